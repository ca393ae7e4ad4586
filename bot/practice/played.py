"""What people do, and what can be looked at, as methods of the practice Telegram."""

import functools
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Concatenate, Literal, ParamSpec, TypeVar

from bot.practice import actions, forums, groups, inline, pressing
from bot.practice.arguments import Upload
from bot.practice.journal import Call
from bot.practice.things import Chat, InlineQuery, Message, Person, Press, Pressed, Standing, Topic
from bot.practice.world import Listener, World

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Played:
    """The people's side. Each move is whole before the next begins, and kept when it returns."""

    world: World
    lock: threading.RLock

    def flush(self) -> None:
        """Keep what changed."""
        raise NotImplementedError

    # Moves.

    def add_person(
        self,
        *,
        first_name: str,
        id: int | None = None,  # noqa: A002 - the Bot API's own word
        username: str | None = None,
        group: str = "",
        role: str = "",
    ) -> Person:
        """A new person, or new labels for the one with this id."""
        return self._do(groups.add_person, first_name=first_name, id=id, username=username, group=group, role=role)

    def add_group(
        self,
        *,
        title: str,
        members: Iterable[int],
        kind: Literal["group", "supergroup"] = "group",
        with_bot: bool = True,
        forum: bool = False,
    ) -> Chat:
        """A group made by its first member, with the bot in it unless told otherwise. A forum has topics."""
        people = list(members)
        return self._do(groups.add_group, title=title, members=people, kind=kind, with_bot=with_bot, forum=forum)

    def add_member(self, chat_id: int, user_id: int, *, by: int) -> None:
        """Somebody brings a person, or the bot, into a group."""
        self._do(groups.add_member, chat_id, user_id, by=by)

    def remove_member(self, chat_id: int, user_id: int, *, by: int) -> None:
        """Somebody leaves a group, or is taken out of it."""
        self._do(groups.remove_member, chat_id, user_id, by=by)

    def set_standing(self, chat_id: int, user_id: int, standing: Standing, *, by: int) -> None:
        """Somebody makes a member an administrator, or takes that away."""
        self._do(groups.set_standing, chat_id, user_id, standing, by=by)

    def upgrade(self, chat_id: int, *, by: int) -> Chat:
        """A group becomes a supergroup with another id."""
        return self._do(forums.upgrade, chat_id, by=by)

    def open_topic(self, chat_id: int, name: str, *, by: int) -> Topic:
        """Somebody makes a topic in a forum."""
        return self._do(forums.open_topic, chat_id, name, by=by)

    def close_topic(self, chat_id: int, thread: int, *, by: int, closed: bool = True) -> Topic:
        """An administrator closes a topic, or opens it again."""
        return self._do(forums.close_topic, chat_id, thread, by=by, closed=closed)

    def say(
        self,
        person_id: int,
        text: str = "",
        chat_id: int | None = None,
        *,
        reply_to: int | None = None,
        edit: int | None = None,
        forward: int | str | None = None,
        kind: str = "text",
        thread: int | None = None,
        anonymous: bool = False,
    ) -> Message:
        """A person writes to the bot or into a group, or changes an own message (``edit``)."""
        if edit is not None:
            return self._do(actions.edit, person_id, edit, text, chat_id)
        return self._do(
            actions.say,
            person_id,
            text,
            chat_id,
            reply_to=reply_to,
            forward=forward,
            kind=kind,
            thread=thread,
            anonymous=anonymous,
        )

    def upload(
        self,
        person_id: int,
        name: str,
        data: bytes,
        chat_id: int | None = None,
        *,
        mime_type: str = "",
        caption: str = "",
        as_photo: bool = False,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> Message:
        """A person sends a file, as a document or as a photo."""
        file = Upload(name, data, mime_type)
        return self._do(
            actions.upload,
            person_id,
            file,
            chat_id,
            caption=caption,
            as_photo=as_photo,
            reply_to=reply_to,
            thread=thread,
        )

    def album(
        self,
        person_id: int,
        files: Sequence[Upload],
        chat_id: int | None = None,
        *,
        caption: str = "",
        as_photo: bool = False,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> list[Message]:
        """A person sends 2-10 files as one album: a message and an update each."""
        return self._do(
            actions.album,
            person_id,
            files,
            chat_id,
            caption=caption,
            as_photo=as_photo,
            reply_to=reply_to,
            thread=thread,
        )

    def pin(self, person_id: int, message_id: int, chat_id: int | None = None, *, off: bool = False) -> None:
        """A person pins a message, or unpins it."""
        self._do(actions.pin, person_id, message_id, chat_id, off=off)

    def delete(self, person_id: int, message_id: int, chat_id: int | None = None) -> None:
        """A person takes a message away for everybody."""
        self._do(actions.delete, person_id, message_id, chat_id)

    def tap(
        self,
        person_id: int,
        message_id: int,
        button_text_or_data: str,
        chat_id: int | None = None,
        *,
        forged: bool = False,
    ) -> Pressed:
        """A person presses a button, found by its label or its data."""
        return self._do(pressing.tap, person_id, message_id, button_text_or_data, chat_id, forged=forged)

    def ask_inline(self, person_id: int, query: str, chat_id: int | None = None, *, offset: str = "") -> InlineQuery:
        """A person types behind the bot's name in a chat."""
        return self._do(inline.ask, person_id, query, chat_id, offset=offset)

    def pick(self, person_id: int, query_id: str, result_id: str, chat_id: int | None = None) -> Message:
        """A person sends a result of an inline query."""
        return self._do(inline.pick, person_id, query_id, result_id, chat_id)

    def start(self, person_id: int, payload: str = "") -> Message:
        """A person presses Start, perhaps after a deep link."""
        return self._do(actions.start, person_id, payload)

    def block(self, person_id: int) -> None:
        """A person blocks the bot."""
        self._do(actions.block, person_id)

    def unblock(self, person_id: int) -> None:
        """A person lets the bot write again."""
        self._do(actions.unblock, person_id)

    def read(self, person_id: int, chat_id: int | None = None) -> None:
        """A person has seen everything in the chat."""
        self._do(actions.read, person_id, chat_id)

    # Looking.

    def messages(self, chat_id: int, *, last: int | None = None) -> list[Message]:
        """The messages of a chat (a person's id names the chat with the bot), oldest first."""
        with self.lock:
            found = list(self.world.chat(chat_id).messages.values())
            return found if last is None else found[-last:]

    def inline_query(self, query_id: str) -> InlineQuery:
        """An inline query with the bot's answer, if there is one."""
        return self.view(inline.find, query_id)

    def press(self, query_id: str) -> Press:
        """A pressed button with the bot's answer, if there is one."""
        with self.lock:
            return self.world.presses[query_id]

    def calls(self, method: str | None = None) -> list[Call]:
        """The bot's latest calls, oldest first."""
        with self.lock:
            return [one for one in self.world.calls if method is None or one.method.lower() == method.lower()]

    def view(
        self, question: Callable[Concatenate[World, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Result:
        """Ask one of the ``views``."""
        with self.lock:
            return question(self.world, *given, **named)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell a function of everything that happens; gives the function that ends it."""
        self.world.listeners.append(listener)
        return functools.partial(self.world.listeners.remove, listener)

    def _do(
        self, action: Callable[Concatenate[World, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Result:
        with self.lock:
            try:
                return action(self.world, *given, **named)
            finally:
                self.flush()
