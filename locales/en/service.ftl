# While the assistant runs: faults, sentences on the command line, notices to the administrator.

error-set-aside =
    The Assistant had a problem with your last request. The request has been kept and is not lost; the administrator has been told.
    Please try again later, or give the secretariat the code { $code }.
notice-set-aside =
    <b>A request could not be handled</b>
    The Assistant tried three times without success and has set the request aside. The code { $code } is also in the server’s log, where the cause can be found.

cannot-start-folder = The data folder { $folder } cannot be written to ({ $reason }). Please check the permissions, or set DATA_FOLDER to another folder.
cannot-start-database-url = DATABASE_URL is not in the right form. For example: postgresql://user:password@host/database; leave it empty to use a file in the data folder.
cannot-start-database = The database cannot be opened ({ $reason }). Please check the data file or DATABASE_URL, then start again.
cannot-start-second = Another Assistant is running on the same data. Please stop it first.
cannot-start-ahead = This data was written by a newer version of the program (level { $revision }). Please update the program and start again; the data has not been changed.
cannot-start-token = Telegram does not accept the bot token in TELEGRAM_BOT_TOKEN. Please get it again from BotFather and check that no character is missing or too many.
cannot-start-network = Telegram’s server cannot be reached ({ $reason }). Please check the network; if the network blocks Telegram, set TELEGRAM_PROXY or TELEGRAM_BASE_URL.
cannot-start-telegram = Telegram refused ({ $reason }). Please check the settings, then start again.
cannot-start-other-bot = This data belongs to bot number { $served }, but the token in use is that of bot number { $bot }. Please use the right token, or set a separate DATA_FOLDER for the new bot.
cannot-start-poller = Another program is receiving this bot’s messages. Please stop it, then start again.
cannot-start-settings =
    The settings are not right:
    { $faults }
settings-fault = { $name }: { $reason }
