"""Makes the pictures of the user's guide from the practice room: `python -m tests.pictures [NAME ...]`.

Each picture is a scene: a fresh practice room at a fixed moment, a few steps in it as people take them, and the page
as a phone shows it. Codes of invitations are random, so in the pictures their place is taken by dots or by a sample.
"""

import argparse
import asyncio
import contextlib
import re
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bot.language.catalogue import catalogue
from bot.people.invitations import LIFETIME, Issued
from bot.people.owner import new_owner_code
from bot.people.units import offered_units
from bot.practice import Telegram
from bot.practice.server import running
from bot.samples.cluster import SAMPLE_DEPUTY, SAMPLE_LEAD
from bot.samples.personas import OWNER
from bot.settings import Settings
from handlers.invitation_sheet import invitation_sheet
from storage.tables import Role
from tests.conftest import NOW
from tests.e2e.results import approves, drafts, sends
from tests.e2e.scoring import hands_in, scores_everything
from tests.room import Chatter, Room, open_room, words

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
LARGEST = 200_000
"""Bytes of a picture, at the most: the guide is read on phones."""

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTH, HEIGHT = 390, 760
SHARPNESS = 1.3
PATIENCE = 15_000
"""Milliseconds until something that should be on the page is missing."""

FIT = """(log, count) => {
  const shown = [...log.querySelectorAll('article')].slice(-count);
  const room = log.lastElementChild.getBoundingClientRect().bottom - shown[0].getBoundingClientRect().top;
  return Math.ceil(innerHeight - log.clientHeight + room + 14);
}"""
"""How high the page has to be to show just the latest messages of a chat."""

BLOT = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    texts.currentNode.data = texts.currentNode.data.replace(/\\b([io])-[A-Za-z0-9_-]{22}/g, '$1-••••••');
}"""
"""Puts dots in the place of every code on the page."""


@dataclass(frozen=True)
class Shot:
    """What a picture shows: whose phone, what must be seen there, how many of the latest messages, in which group.

    Nobody's phone is the first page.
    """

    who: str | None
    sees: str
    messages: int = 2
    group: str | None = None


Scene = Callable[[Room], Awaitable[Shot]]


async def choosing(_room: Room) -> Shot:
    """Whom to be in the practice room."""
    return Shot(None, OWNER.name)


async def invited(room: Room) -> Shot:
    """A newcomer has followed a link."""
    unit = offered_units()[-1].name
    newcomer = room.person(f"Chuyên viên mới {unit}")
    await newcomer.follows(await invites(room.person("Thường trực Cụm"), words("role-specialist"), unit))
    return Shot(newcomer.name, words("offer-secret"))


async def invites(host: Chatter, role: str, unit: str) -> str:
    """Makes an invitation in chat; gives its link."""
    await host.says("/moi")
    for label in (words("invite-button"), role, unit, words("count", count=1)):
        await host.taps(label)
    found = re.search(r"https://t\.me/\S+", host.last)
    assert found, host.chat()
    return found[0]


async def at_home(room: Room) -> Shot:
    """Home of somebody who works for a unit."""
    return Shot(room.person("Chuyên viên Nghệ An").name, words("ask-button"))


async def scoring(room: Room) -> Shot:
    """One criterion of the self-scoring."""
    specialist = room.person("Chuyên viên Nghệ An")
    await specialist.says("/nop")
    await specialist.taps(words("score-begin-button"))
    return Shot(specialist.name, words("score-skip-button"))


async def handed_in(room: Room, unit: str) -> None:
    """A unit scores everything and hands in."""
    specialist = room.person(f"Chuyên viên {unit}")
    await scores_everything(specialist)
    await hands_in(specialist)


async def verifying(room: Room) -> Shot:
    """One criterion under review by the lead unit."""
    await handed_in(room, "Nghệ An")
    reviewer = room.person(f"Chuyên viên {SAMPLE_LEAD}")
    await reviewer.says("/thamdinh")
    await reviewer.taps("Nghệ An")
    await reviewer.taps(words("review-next-button"))
    return Shot(reviewer.name, words("review-unproven"))


async def ranking(room: Room) -> Shot:
    """The provisional standings, as the secretariat sees them."""
    for unit in ("Nghệ An", "Hà Tĩnh"):
        await handed_in(room, unit)
    secretary = room.person("Thường trực Cụm (hai)")
    await secretary.says("/xephang")
    return Shot(secretary.name, words("standings-not-in", unit="Huế"))


async def announcing(room: Room) -> Shot:
    """The announced result on the phone of somebody in a meeting."""
    for unit in ("Nghệ An", "Huế"):
        await handed_in(room, unit)
    first, second, reader = room.person("Thường trực Cụm"), room.person("Thường trực Cụm (hai)"), "Lãnh đạo Hà Tĩnh"
    await drafts(first)
    await first.taps(words("draft-standings-on-button"))
    await sends(first)
    await approves(second)
    return Shot(room.person(reader).name, words("notice-results-button"), messages=2)


async def answered(room: Room) -> Shot:
    """A question without marks, and its answer."""
    specialist = room.person("Chuyên viên Nghệ An")
    await specialist.says("ai quyet dinh tang bang khen cap tinh")
    return Shot(specialist.name, words("whole-article-button"))


async def in_group(room: Room) -> Shot:
    """A question before everybody, and something that is better talked about in private."""
    one, other = room.person("Chuyên viên Nghệ An"), room.person("Lãnh đạo Hà Tĩnh")
    group = await room.settled_group("Cụm thi đua – trao đổi", room.person(OWNER.name), one, other)
    await group.hears(one, "/hoi điều 25 khoản 2")
    await group.hears(other, "/caidat")
    return Shot(other.name, words("private-button"), messages=4, group=group.title)


async def setting_up(room: Room) -> Shot:
    """The last step of the first start: everything is looked at once more."""
    owner = room.person(OWNER.name)
    await owner.starts(f"o-{room.store.transact_now(new_owner_code, now=NOW)}")
    year = words("year", year=str(NOW.year))
    for label in (words("setup-button"), words("continue-button"), year, SAMPLE_LEAD, SAMPLE_DEPUTY):
        await owner.taps(label)
    return Shot(owner.name, words("set-up-button"), messages=1)


SCENES: Mapping[str, Scene] = {
    "phong-thuc-hanh": choosing,
    "loi-moi": invited,
    "trang-chinh": at_home,
    "cham-diem": scoring,
    "tham-dinh": verifying,
    "xep-hang": ranking,
    "cong-bo": announcing,
    "cau-tra-loi": answered,
    "trong-nhom": in_group,
    "thiet-lap-cum": setting_up,
}
"""The pictures from the practice room, by the names of their files."""

WITHOUT_CLUSTER = {setting_up}
SHEET = "to-loi-moi"
SAMPLE_CODE = "MAU-KHONG-DUNG-DUOC"


@contextlib.asynccontextmanager
async def staged(*, cluster: bool) -> AsyncIterator[tuple[Room, str]]:
    """A fresh room in which no time passes, and the address of its page."""
    telegram = Telegram(real=NOW.timestamp)
    with tempfile.TemporaryDirectory(prefix="tro-ly-pictures-") as folder:
        opened = open_room(Path(folder), cluster=cluster, telegram=telegram, sound=False)
        async with opened as room, running(telegram) as address:
            room.service.clock.offset = NOW - datetime.now(UTC)
            yield room, address


@contextlib.asynccontextmanager
async def screen(browser: Browser, width: int, height: int) -> AsyncIterator[Page]:
    """A page as a phone shows it, on which no time passes either."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=SHARPNESS,
        is_mobile=True,
        has_touch=True,
        locale="vi-VN",
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    await page.clock.set_fixed_time(NOW)
    yield page
    await context.close()


async def find(page: Page, shot: Shot) -> None:
    """Goes where the picture is taken, as somebody would with a finger, and makes the page as high as it needs."""
    if shot.who is None:
        await page.get_by_role("button", name=shot.sees).first.wait_for()
        return
    await page.get_by_role("button", name=shot.who).first.tap()
    if shot.group is not None:
        await page.get_by_role("button", name="Danh sách nhân vật").tap()
        await page.get_by_role("button", name=shot.group).tap()
    log = page.get_by_role("log")
    await log.get_by_text(shot.sees).last.wait_for()
    await page.set_viewport_size({"width": WIDTH, "height": await log.evaluate(FIT, shot.messages)})
    await log.evaluate("log => { log.scrollTop = log.scrollHeight; }")


async def take(page: Page, name: str) -> None:
    """Takes the picture without any code in it. Raises `ValueError` where it is too large."""
    await page.evaluate("document.fonts.ready")
    await page.evaluate(BLOT)
    await page.wait_for_timeout(300)
    file = FOLDER / f"{name}.png"
    await page.screenshot(path=file, animations="disabled", caret="hide")
    if file.stat().st_size > LARGEST:
        raise ValueError(f"{file} has {file.stat().st_size} bytes, more than {LARGEST}")


async def play(browser: Browser, name: str) -> None:
    """Plays one scene and takes its picture."""
    scene = SCENES[name]
    async with staged(cluster=scene not in WITHOUT_CLUSTER) as (room, address):
        shot = await scene(room)
        async with screen(browser, WIDTH, HEIGHT) as page:
            await page.goto(address)
            await find(page, shot)
            await take(page, name)


async def lay_out_sheet(browser: Browser) -> None:
    """The printed sheet of invitations, with a code that opens nothing."""
    unit, until = offered_units()[0].name, NOW + LIFETIME
    cards = [Issued(1, role, unit, SAMPLE_CODE, uses, until) for role, uses in ((Role.SPECIALIST, 2), (Role.LEADER, 1))]
    texts = catalogue("vi", Settings.model_construct().time_zone)
    address = f"https://t.me/{Telegram().bot.username}?start="
    content = invitation_sheet(cards, texts=texts, link=lambda payload: address + payload)
    async with screen(browser, 700, 535) as page:
        await page.set_content(content.decode())
        await take(page, SHEET)


async def make(names: list[str]) -> None:
    """Makes these pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name in names:
            await (lay_out_sheet(browser) if name == SHEET else play(browser, name))
        await browser.close()


def main() -> None:
    """Makes all pictures anew, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join([*SCENES, SHEET]))
    asyncio.run(make(parser.parse_args().names or [*SCENES, SHEET]))


if __name__ == "__main__":
    main()
