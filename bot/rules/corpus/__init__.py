"""The shipped digest, one TOML file a document; read by `bot.rules.library`."""
