"""Menus: the commands that Telegram shows, by scope and role, the descriptions and the menu button."""

import logging
from functools import cache
from itertools import islice

from sqlalchemy import select
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
from bot.people.permissions import Actor
from bot.runtime.pacing import Pacer
from handlers.commands import Command, offered_in_groups, offered_to
from storage import Store
from storage.tables import Chat, Membership, Role

_log = logging.getLogger(__name__)

Names = tuple[str, ...]
MOST_AT_A_TICK = 30
"""Menus that are set at one tick: the other beats must not wait for those of a whole country."""


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
        """Gives their menus to people whose roles have changed since the last time; to so many, the rest next time."""
        wanted = await self._store.read(_menus_of_members)
        changed = (
            chat_id
            for chat_id in wanted | self._shown
            if tuple(command.name for command in wanted.get(chat_id, ())) != self._shown.get(chat_id, ())
        )
        for chat_id in list(islice(changed, MOST_AT_A_TICK)):
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
    """The commands of everybody who holds a role and can be reached, by chat; one statement, however many they are."""
    query = (
        select(Chat.tg_chat_id, Membership.role, Membership.unit_id)
        .join(Membership, Membership.person_id == Chat.person_id)
        .where(Chat.kind == "private", Chat.unreachable_since.is_(None), Membership.ended_at.is_(None))
        .order_by(Membership.id)
    )
    held: dict[int, list[tuple[Role, int | None]]] = {}
    for chat_id, role, unit_id in session.execute(query):
        if chat_id is not None:
            held.setdefault(chat_id, []).append((role, unit_id))
    menu = cache(lambda roles: offered_to(Actor(0, roles)))
    return {chat_id: menu(tuple(roles)) for chat_id, roles in held.items()}
