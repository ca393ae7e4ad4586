"""Every word the assistant says to a person, as Fluent texts: `vi` is the source, `en` follows it."""
