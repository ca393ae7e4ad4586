"""Menus: the commands that Telegram shows, by scope and role, the descriptions and the menu button."""

import logging

from sqlalchemy.orm import Session
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)
from telegram.error import TelegramError

from bot.language.catalogue import Catalogue
from bot.language.phrases import say
from bot.people.memberships import holders
from bot.people.permissions import Actor, actor_of
from bot.people.persons import private_chat
from bot.runtime.pacing import Pacer
from handlers.commands import Command, offered_in_groups, offered_to
from storage import Store
from storage.tables import Role

_log = logging.getLogger(__name__)

Names = tuple[str, ...]


class Menus:
    """Keeps each member's menu as their roles are; guests and groups have one menu each."""

    def __init__(self, bot: Bot, store: Store, pacer: Pacer, texts: Catalogue) -> None:
        self._bot = bot
        self._store = store
        self._pacer = pacer
        self._texts = texts
        self._shown: dict[int, Names] = {}

    async def introduce(self) -> None:
        """Sets what is the same for everybody. A refusal is logged: the bot works without menus too."""
        plain = self._texts.plain
        try:
            await self._bot.set_my_description(plain(say("bot-description")))
            await self._bot.set_my_short_description(plain(say("bot-short-description")))
            await self._bot.set_chat_menu_button(menu_button=MenuButtonCommands())
            guest = self._menu(offered_to(Actor(0)))
            await self._bot.set_my_commands(guest, scope=BotCommandScopeAllPrivateChats())
            await self._bot.set_my_commands(self._menu(offered_in_groups()), scope=BotCommandScopeAllGroupChats())
        except TelegramError as error:
            _log.warning("menus not set: %s", error)

    async def refresh(self) -> None:
        """Gives the menus of people whose roles have changed since the last time."""
        wanted = await self._store.read(_menus_of_members)
        for chat_id in set(wanted) | set(self._shown):
            names = tuple(command.name for command in wanted.get(chat_id, ()))
            if names != self._shown.get(chat_id, ()):
                await self._set(chat_id, wanted.get(chat_id, []))

    async def _set(self, chat_id: int, commands: list[Command]) -> None:
        scope = BotCommandScopeChat(chat_id)
        try:
            await self._pacer.wait(None)
            if commands:
                await self._bot.set_my_commands(self._menu(commands), scope=scope)
            else:
                await self._bot.delete_my_commands(scope=scope)
        except TelegramError as error:
            _log.warning("menu of a member not set: %s", error)
        self._shown[chat_id] = tuple(command.name for command in commands)

    def _menu(self, commands: list[Command]) -> list[BotCommand]:
        return [BotCommand(command.name, self._texts.plain(command.about)) for command in commands]


def _menus_of_members(session: Session) -> dict[int, list[Command]]:
    """The commands of everybody who holds a role and can be reached, by chat."""
    menus = {}
    for person_id in {membership.person_id for membership in holders(session, *Role)}:
        chat = private_chat(session, person_id)
        if chat is not None and chat.tg_chat_id is not None and chat.unreachable_since is None:
            menus[chat.tg_chat_id] = offered_to(actor_of(session, person_id))
    return menus
