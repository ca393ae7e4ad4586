"""Scores, deadlines, verification and standings: who may do and see what, through the very buttons of those who may.

Nghệ An has handed in 21 points of its sheet and Huế is writing; a deadline is set; the lead unit has begun to verify.
"""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.deadlines.changes import create_deadline
from bot.people.permissions import Actor, actor_of
from bot.people.units import find_unit
from bot.scoring.entries import pass_or_fail, save_points, skip_entry
from bot.scoring.evidence import add_link
from bot.scoring.handing_in import hand_in
from bot.scoring.reading import missing, overview
from bot.scoring.submissions import start_submission
from bot.scoring.verification import change
from storage.tables import AfterDue, CriterionKind, DutyKind, Entry, Person, Season, SeasonState
from tests.conftest import NOW
from tests.e2e.scoring import leader, specialist
from tests.e2e.test_refusals import GUEST, MANAGERS, OBSERVER, SECRETARY, SENTENCES, Deed, does
from tests.room import open_room
from tests.room import words as w

REVIEWER, DEPUTY, OWN, OWN_LEADER, OTHER = (
    "Chuyên viên Thanh Hóa",
    "Chuyên viên Hà Tĩnh",
    "Chuyên viên Nghệ An",
    "Lãnh đạo Nghệ An",
    "Chuyên viên Huế",
)
TRIED_BY = (SECRETARY, REVIEWER, DEPUTY, OWN, OWN_LEADER, OTHER, OBSERVER, GUEST)
TABLES = (
    *("submission", "entry", "evidence", "receipt", "verdict"),
    *("deadline", "extension", "season", "season_unit", "audit"),
)
SECRET = "9,25"
"""What Nghệ An gave itself for one criterion: no other number of the season looks like it."""
REFUSED = (
    *SENTENCES,
    w("refused-own-verification"),
    w("refused-no-submission"),
    w("score-not-unit"),
    w("standings-unpublished", year="2026"),
    w("screen-gone"),
)

LEAD, UNIT = (REVIEWER,), (OWN, OWN_LEADER)
LEADING = (*MANAGERS, REVIEWER)
UNITS = (REVIEWER, DEPUTY, OWN, OWN_LEADER, OTHER)
REVIEW, ONE = ("open:review", "unit:{submission}"), ("open:deadlines", "one:{deadline}")
SETTING = ("kind:task", ">Báo cáo sơ kết", ">17h 20/12", "grace:0", "after:refuse", "everybody", "set")
LINK = w("review-evidence-link-button", number=1)
DEEDS = (
    Deed("set a deadline", ("open:deadlines", "go:kind", *SETTING), MANAGERS),
    Deed("move a deadline", (*ONE, "go:move", ">17h 30/12", "move-now"), MANAGERS),
    Deed("extend a deadline", (*ONE, "go:whom", "whom:{hue}", ">17h 30/12", ">Bão lũ", "extend-now"), MANAGERS),
    Deed("cancel a deadline", (*ONE, "go:cancel", ">Hoãn hội nghị", "cancel-now"), MANAGERS),
    Deed("reopen for a unit", ("open:progress", "go:reopen", "unit:{nghe_an}", ">Bổ sung minh chứng"), MANAGERS),
    Deed("see evidence", ("open:scoring", "criterion:{leaf}", "go:evidence"), UNIT, "bao-cao.example"),
    Deed("see a unit's points", ("open:scoring", "go:overview", "group:{group}"), UNIT, SECRET),
    Deed("see a unit's review", REVIEW, LEAD, SECRET),
    Deed("accept a criterion", (*REVIEW, "line:{leaf}", "accept"), LEAD),
    Deed("change a criterion", (*REVIEW, "line:{leaf}", ">8", ">Thiếu căn cứ"), LEAD),
    Deed("accept a group", (*REVIEW, "group:{group}", "accept-group"), LEAD),
    Deed("open evidence under review", (*REVIEW, "line:{leaf}", "go:evidence"), LEAD, LINK),
    Deed("give a submission back", (*REVIEW, "go:return", ">Bổ sung số liệu"), LEAD),
    Deed("verify by a notice", ("n:go-review", "unit:{submission}", "next", "accept"), LEAD),
    Deed("see the standings", ("open:standings",), LEADING, "1. Nghệ An – "),
    Deed("see how a figure comes about", ("open:standings", "unit:{nghe_an}"), LEADING, SECRET),
    Deed("exclude a unit", ("open:standings", "exclude:{nghe_an}", ">Đang thanh tra"), MANAGERS),
    Deed("rank ties otherwise", ("open:standings", "tie:dense"), MANAGERS),
)


def prepared(session: Session) -> dict[str, int]:
    """Puts something there to be had; the ids of all that is tried for."""
    ids = {key: find_unit(session, name).sure or 0 for key, name in (("nghe_an", "Nghệ An"), ("hue", "Huế"))}
    season = session.scalars(select(Season.id).where(Season.state == SeasonState.OPEN)).one()
    office, own, reviewer = (_actor(session, name) for name in (SECRETARY, OWN, REVIEWER))
    deadline = create_deadline(
        session,
        actor=office,
        kind=DutyKind.SCORING,
        title="Nộp bản tự chấm",
        due_at=NOW.replace(month=12, day=25),
        grace_minutes=0,
        after_due=AfterDue.REFUSE,
        unit_ids=None,
        now=NOW,
    )
    start_submission(session, actor=_actor(session, OTHER), unit_id=ids["hue"], now=NOW)
    ids |= {"season": season, "deadline": deadline.id, **_handed_in(session, own)}
    change(
        session,
        actor=reviewer,
        submission_id=ids["submission"],
        criterion_id=ids["other_leaf"],
        points=Decimal(3),
        reason="Nộp chậm",
        seen_rev=0,
        now=NOW,
    )
    return ids


def _actor(session: Session, name: str) -> Actor:
    return actor_of(session, session.scalars(select(Person.id).where(Person.display_name == name)).one())


def _handed_in(session: Session, actor: Actor) -> dict[str, int]:
    """Nghệ An scores the first two direct criteria, leaves the others out, proves the first, and hands in."""
    assert actor.unit_id is not None
    begun = start_submission(session, actor=actor, unit_id=actor.unit_id, now=NOW)
    shown = overview(session, actor=actor, unit_id=actor.unit_id, now=NOW)
    use: dict[str, Any] = {"actor": actor, "submission_id": begun.id, "seen_rev": None, "now": NOW}
    direct = [leaf.criterion for leaf in shown.leaves if leaf.criterion.kind is CriterionKind.DIRECT]
    fine = next(each for each in direct if each.step == Decimal("0.25"))
    other = next(each for each in direct if each is not fine)
    for leaf in shown.leaves:
        criterion = leaf.criterion
        if criterion == fine:
            save_points(session, criterion_id=criterion.id, points=Decimal("9.25"), **use)
        elif criterion == other:
            save_points(session, criterion_id=criterion.id, points=Decimal(5), **use)
        elif criterion.kind is CriterionKind.PASS_FAIL and not criterion.needs_evidence:
            pass_or_fail(session, criterion_id=criterion.id, passed=True, **use)
        else:
            skip_entry(session, criterion_id=criterion.id, **use)
    url = "https://bao-cao.example/nghe-an"
    for criterion in (fine, other):
        place: dict[str, Any] = {"submission_id": begun.id, "criterion_id": criterion.id, "url": url}
        add_link(session, actor=actor, now=NOW, **place)
    shown = overview(session, actor=actor, unit_id=actor.unit_id, now=NOW)
    assert missing(shown) == ()
    assert shown.submission is not None
    hand_in(session, actor=actor, submission_id=begun.id, seen_rev=shown.submission.rev, now=NOW)
    group = next(each for each in shown.sheet.trail(fine))
    return {"submission": begun.id, "leaf": fine.id, "other_leaf": other.id, "group": group.id}


def whole(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a deed could change."""
    return {table: [tuple(row) for row in session.execute(text(f"SELECT * FROM {table}"))] for table in TABLES}


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
async def test_those_who_may_get_what_they_want_by_these_very_steps(tmp_path: Path, deed: Deed) -> None:
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        person = room.person(deed.may[-1])
        await person.starts()
        before = room.looks(whole)
        seen = await does(person, deed, ids)
        if deed.tells:
            assert any(deed.tells in each for each in seen), person.chat()
        else:
            assert room.looks(whole) != before, person.chat()


@pytest.mark.parametrize("name", TRIED_BY)
async def test_all_others_get_a_sentence_and_nothing_else(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        person = room.person(name)
        await person.starts()
        for deed in [deed for deed in DEEDS if name not in deed.may and not _is_own(name, deed)]:
            before = room.looks(whole)
            seen = await does(person, deed, ids)
            assert room.looks(whole) == before, f"{name} could {deed.name}\n{person.chat()}"
            assert any(sentence in each for each in seen for sentence in REFUSED), f"{deed.name}\n{person.chat()}"
            assert not deed.tells or not any(deed.tells in each for each in seen), f"{deed.name}\n{person.chat()}"


def _is_own(name: str, deed: Deed) -> bool:
    """Every unit has a self-scoring of its own to look at: the steps are the same, what they show is not."""
    return deed.may == UNIT and name in UNITS


@pytest.mark.parametrize("name", [REVIEWER, DEPUTY, OTHER])
async def test_the_same_steps_show_everybody_their_own_unit_alone(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        person = room.person(name)
        await person.says("/nop")
        if "Bắt đầu chấm" in person.buttons:
            await person.taps("Bắt đầu chấm")
        for deed in [deed for deed in DEEDS if deed.may == UNIT]:
            seen = await does(person, replace(deed, may=()), ids)
            assert not any(deed.tells in each for each in seen), person.chat()
        await person.forges_here("item", 1)
        await person.forges_here("fetch")
        person.sees_nowhere(SECRET, "bao-cao.example")


@pytest.mark.parametrize("name", [DEPUTY, OTHER, OBSERVER, GUEST, SECRETARY])
async def test_commands_links_and_words_tell_nothing_unpublished(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path) as room:
        room.store.transact_now(prepared)
        person = room.person(name)
        await person.starts()
        for way in ("/tiendo", "/hanchot", "/bangtieuchi", "/nop", "/thamdinh", "/cum", "điểm của Nghệ An"):
            await person.says(way)
        for payload in ("nop", "thamdinh", "review", "standings", "n-go-review"):
            await person.starts(payload)
        person.sees_nowhere(SECRET, "17,25", "Nộp chậm", "bao-cao.example")
        for unit in ("Huế", "Nghệ An"):
            assert specialist(room, unit).name != leader(room, unit).name
        entries = room.looks(lambda session: list(session.scalars(select(Entry.points))))
        assert Decimal("9.25") in entries
