"""The conversation: reads an update, calls one use case, renders one screen.

`said` reads what a person did, `conversation` applies it in one transaction, `forms/` holds the screens, `desk` tells
what the running bot hands in, and `entry` joins them to python-telegram-bot.
"""
