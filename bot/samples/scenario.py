"""Stories: written steps that are played into a practice room, to show a meeting the bot, and in the tests.

A story is a text file; each line is one step:

    == Ngày đầu tiên                         a heading, shown to the audience
    Chuyên viên Huế > điều 25                says
    Chuyên viên Huế * Đồng ý                 taps the latest button with this label
    Chuyên viên Huế ^ invitation             presses Start after a deep link that was kept under this name
    Chuyên viên Huế ? Chào mừng đồng chí     sees this in a new message, or the step waits for it
    Thường trực Cụm = invitation             keeps the payload of the latest deep link in the chat
    Thường trực Cụm = invitation Nghệ An     the same, from the document's card that says this
    :: cụm thực hành                         the room holds the practice cluster; without it nobody is known
    @@ 2026-12-24 08:00                      the clock on the wall is set to this

Empty lines and lines that begin with # are for the reader of the file.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from bot.practice import Message, Telegram

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SIGNS = ">*^?="
_STEP = re.compile(rf"(?P<who>[^{SIGNS}]+?) (?P<sign>[{SIGNS}]) (?P<what>.+)")
_LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]{1,64})")
_CARD = re.compile(r"<section>.*?</section>", re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One line of a story. Headings, settings of the room and the clock have no person: `==`, `::`, `@@`."""

    line: int
    who: str
    sign: str
    what: str


class StoryError(Exception):
    """A story cannot be read, or does not go as it was written."""


def stories() -> list[str]:
    """The names of the stories that are shipped."""
    found = (file.name for file in files("bot.samples").joinpath("stories").iterdir())
    return sorted(name.removesuffix(".txt") for name in found if name.endswith(".txt"))


def read_story(name: str) -> list[Step]:
    """The steps of a shipped story. Raises `StoryError` for one that is not there or cannot be read."""
    if name not in stories():
        raise StoryError(name)
    return parse(files("bot.samples").joinpath("stories", f"{name}.txt").read_text("utf-8"))


def parse(text: str) -> list[Step]:
    """The steps of a story's text. Raises `StoryError` naming the line that is no step."""
    steps = []
    for number, line in enumerate(text.splitlines(), 1):
        if line[:3] in {"== ", ":: ", "@@ "}:
            steps.append(Step(number, "", line[:2], line[3:].strip()))
        elif line.strip() and not line.startswith("#"):
            found = _STEP.fullmatch(line.strip())
            if found is None:
                raise StoryError(f"line {number}: {line}")
            steps.append(Step(number, found["who"].strip(), found["sign"], found["what"].strip()))
    return steps


def needs_cluster(steps: list[Step]) -> bool:
    """Whether a story plays in the practice cluster, and not in a room where nobody is known."""
    return any(step.sign == "::" for step in steps)


@dataclass
class Player:
    """Plays a story.

    `pause` is awaited before each thing that somebody does, `look` until something is seen, `jump` sets the clock.
    """

    telegram: Telegram
    people: Mapping[str, int]
    look: Callable[[Callable[[], bool]], Awaitable[bool]]
    pause: Callable[[Step], Awaitable[None]]
    jump: Callable[[datetime], Awaitable[None]]
    kept: dict[str, str] = field(default_factory=dict)
    _seen: dict[int, int] = field(default_factory=dict)

    async def play(self, steps: list[Step]) -> None:
        """Plays all steps. Raises `StoryError` with the chat as it stands where one does not go as written."""
        for step in steps:
            if not step.who:
                await self._stage(step)
                continue
            if step.who not in self.people:
                raise StoryError(f"line {step.line}: nobody is called {step.who}")
            await self._step(step, self.people[step.who])

    async def _stage(self, step: Step) -> None:
        """What nobody does: a heading is told, the clock is set."""
        if step.sign == "@@":
            await self.jump(datetime.fromisoformat(step.what).replace(tzinfo=ZONE))
        await self.pause(step)

    async def _step(self, step: Step, person: int) -> None:
        if step.sign == "?":
            if not await self.look(lambda: self._sees(person, step.what)):
                raise self._went_wrong(step, person)
            return
        if step.sign == "=":
            self._keep(step, person)
            return
        await self.pause(step)
        self._seen[person] = self._newest(person)
        match step.sign:
            case ">":
                self.telegram.say(person, step.what)
            case "^":
                self.telegram.start(person, self.kept.get(step.what, step.what))
            case _:
                await self._tap(step, person)

    async def _tap(self, step: Step, person: int) -> None:
        def found() -> Message | None:
            return next((each for each in reversed(self._answers(person)) if step.what in each.buttons), None)

        if not await self.look(lambda: found() is not None):
            raise self._went_wrong(step, person)
        message = found()
        assert message is not None  # noqa: S101 - it was found just now
        self._seen[person] = min(self._seen[person], message.message_id - 1)
        self.telegram.tap(person, message.message_id, step.what)

    def _sees(self, person: int, words: str) -> bool:
        return any(words in each.text for each in self._answers(person) if each.message_id > self._seen.get(person, 0))

    def _keep(self, step: Step, person: int) -> None:
        name, _, card = step.what.partition(" ")
        for message in reversed(self._answers(person)):
            for text in self._texts(message):
                places = [each for each in _CARD.findall(text) if card in each] if card else [text]
                link = next((found for place in places if (found := _LINK.search(place))), None)
                if link is not None:
                    self.kept[name] = link[1]
                    return
        raise self._went_wrong(step, person)

    def _texts(self, message: Message) -> list[str]:
        document = message.body.get("document")
        file = self.telegram.file(document["file_id"]) if document else None
        return [file[1].decode("utf-8", "replace")] if file else [message.text]

    def _answers(self, person: int) -> list[Message]:
        return [message for message in self.telegram.messages(person) if message.outgoing]

    def _newest(self, person: int) -> int:
        return max((message.message_id for message in self.telegram.messages(person)), default=0)

    def _went_wrong(self, step: Step, person: int) -> StoryError:
        chat = "\n".join(f"  {each.text} {each.buttons or ''}" for each in self.telegram.messages(person, last=6))
        return StoryError(f"line {step.line}: {step.who} {step.sign} {step.what}\n{chat}")


async def look_until(happened: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Looks again and again until something has happened; False if it has not in time."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not happened():
        if loop.time() > end:
            return False
        await asyncio.sleep(0.02)
    return True
