"""A bare python-telegram-bot bot that keeps nothing: the yardstick of `bench updates`.

It makes the same calls as ours for a press (answer, then edit) and for a text (send), and nothing else. Everything but
working on updates side by side is as the library's builder makes it.
"""

import sys

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters


def _keyboard(count: int) -> InlineKeyboardMarkup:
    labels = ("one", "two", "three", "four")
    return InlineKeyboardMarkup([[InlineKeyboardButton(f"{label} {count}", callback_data=label)] for label in labels])


async def _on_press(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert isinstance(query, CallbackQuery)  # noqa: S101 - the handler takes nothing else
    await query.answer()
    await query.edit_message_text(f"<b>{query.id}</b>", parse_mode="HTML", reply_markup=_keyboard(1))


async def _on_text(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert isinstance(message, Message)  # noqa: S101 - the handler takes nothing else
    await message.reply_html(f"<b>{message.message_id}</b>", reply_markup=_keyboard(0))


def main(token: str, address: str) -> None:
    """Runs until it is stopped."""
    application = Application.builder().token(token).base_url(f"{address}/bot").concurrent_updates(True).build()
    application.add_handler(CallbackQueryHandler(_on_press))
    application.add_handler(MessageHandler(filters.ALL, _on_text))
    application.run_polling(timeout=5)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
