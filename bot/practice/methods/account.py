"""The bot's own account: who it is, its commands, its descriptions, its menu button."""

import re
from collections.abc import Iterator
from typing import Any

from bot.practice.arguments import Arguments
from bot.practice.refusals import bad_request
from bot.practice.things import Chat, Json
from bot.practice.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_MOST_COMMANDS = 100
_MOST_COMMAND_DESCRIPTION = 256
_TEXTS = {"description": 512, "short_description": 120}
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


def get_me(world: World, _arguments: Arguments) -> Json:
    """``getMe``."""
    return {
        **world.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.settings.get("privacy", True),
        "supports_inline_queries": bool(world.settings.get("inline", True)),
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, arguments: Arguments) -> bool:
    """``setMyCommands`` for a scope and a language."""
    commands = arguments.json("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    read = [_command(one) for one in commands]
    _replace(world, _key(world, arguments), read)
    return True


def get_my_commands(world: World, arguments: Arguments) -> list[Json]:
    """``getMyCommands`` of exactly this scope and language."""
    commands: list[Json] = _commands(world).get(_key(world, arguments), [])
    return commands


def delete_my_commands(world: World, arguments: Arguments) -> bool:
    """``deleteMyCommands`` of exactly this scope and language."""
    _replace(world, _key(world, arguments), None)
    return True


def commands_for(world: World, chat: Chat, person_id: int, language: str) -> list[Json]:
    """The command menu that a person sees in a chat: the narrowest scope wins, its own language first."""
    known = _commands(world)
    for scope in _scopes(chat, person_id):
        for code in (language, ""):
            if f"{scope}/{code}" in known:
                found: list[Json] = known[f"{scope}/{code}"]
                return found
    return []


def set_chat_menu_button(world: World, arguments: Arguments) -> bool:
    """``setChatMenuButton`` for one private chat or for all."""
    button = arguments.json("menu_button") or {"type": "default"}
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    kept = {**world.settings.get("menu_buttons", {}), _menu_key(world, arguments): button}
    world.set("menu_buttons", kept)
    return True


def get_chat_menu_button(world: World, arguments: Arguments) -> Json:
    """``getChatMenuButton``."""
    kept = world.settings.get("menu_buttons", {})
    button: Json = kept.get(_menu_key(world, arguments)) or kept.get("") or {"type": "commands"}
    return {"type": "commands"} if button["type"] == "default" else button


def _setter(name: str) -> Any:
    def set_text(world: World, arguments: Arguments) -> bool:
        text = arguments.text(name).strip()
        if len(text) > _TEXTS[name]:
            raise bad_request(f"BOT_{name.upper().replace('DESCRIPTION', 'ABOUT')}_TOO_LONG")
        kept = dict(world.settings.get(name, {}))
        kept[arguments.text("language_code")] = text
        world.set(name, {code: value for code, value in kept.items() if value})
        return True

    return set_text


def _getter(name: str) -> Any:
    def get_text(world: World, arguments: Arguments) -> Json:
        kept = world.settings.get(name, {})
        return {name: kept.get(arguments.text("language_code")) or kept.get("", "")}

    return get_text


def _command(one: Any) -> Json:
    if not isinstance(one, dict) or not _COMMAND.fullmatch(str(one.get("command", "")).removeprefix("/").lower()):
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(one.get("description", "")).strip()
    if not description or len(description) > _MOST_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": str(one["command"]).removeprefix("/").lower(), "description": description}


def _commands(world: World) -> dict[str, Any]:
    kept: dict[str, Any] = world.settings.get("commands", {})
    return kept


def _replace(world: World, key: str, commands: list[Json] | None) -> None:
    kept = {name: value for name, value in _commands(world).items() if name != key}
    if commands:
        kept[key] = commands
    world.set("commands", kept)
    world.emit("commands")


def _key(world: World, arguments: Arguments) -> str:
    scope = arguments.json("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    parts = [kind]
    if kind.startswith("chat"):
        parts.append(_scope_chat(world, scope))
    if kind == "chat_member":
        parts.append(str(scope.get("user_id")))
    return f"{':'.join(parts)}/{arguments.text('language_code')}"


def _scope_chat(world: World, scope: Json) -> str:
    if scope.get("chat_id") in {None, ""}:
        raise bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
    try:
        chat_id = int(scope["chat_id"])
    except ValueError:
        raise bad_request("chat not found") from None
    if chat_id not in world.chats:
        raise bad_request("chat not found")
    return str(chat_id)


def _scopes(chat: Chat, person_id: int) -> Iterator[str]:
    if chat.type == "private":
        yield from (f"chat:{chat.id}", "all_private_chats", "default")
        return
    administrator = chat.members.get(person_id) in {"creator", "administrator"}
    yield f"chat_member:{chat.id}:{person_id}"
    if administrator:
        yield f"chat_administrators:{chat.id}"
    yield f"chat:{chat.id}"
    if administrator:
        yield "all_chat_administrators"
    yield from ("all_group_chats", "default")


def _menu_key(world: World, arguments: Arguments) -> str:
    chat_id = arguments.text("chat_id")
    if chat_id and (not chat_id.isdigit() or int(chat_id) not in world.chats):
        raise bad_request("chat not found")
    return chat_id


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
