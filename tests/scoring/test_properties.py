"""What holds for any sheet, any answers and any two people at work at once."""

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.language.phrases import Refused
from bot.people.permissions import Actor
from bot.scoring.answers import chips, fitting
from bot.scoring.entries import clear_entry, pass_or_fail, save_points, set_note, skip_entry
from bot.scoring.history import history
from bot.scoring.reading import overview_of_submission
from bot.scoring.sheet_tree import DraftRow, ReadRow, ReadSheet, tree_faults
from bot.scoring.totals import Answer, rounded, tally, tally_groups
from bot.scoring.views import Change, Conflict, CriterionView, LastSeason, LeafView, Saved
from storage.tables import EntryState
from tests.scoring.team import GROUP, PASS_FAIL, Team, row

SMALL_RUN = settings(derandomize=True, deadline=None, max_examples=60, database=None, phases=[Phase.generate])
LONG_RUN = settings(deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow])


def leaf_rows(draw: st.DrawFn, code: str) -> ReadRow:
    if draw(st.booleans()):
        return row(code, str(draw(st.integers(1, 40))), kind=PASS_FAIL)
    step = draw(st.sampled_from([Decimal("0.01"), Decimal("0.05"), Decimal("0.25"), Decimal("0.5"), Decimal(1)]))
    return row(code, str(step * draw(st.integers(1, 60))), step=str(step))


def grow(draw: st.DrawFn, code: str, level: int) -> list[ReadRow]:
    if level == 4 or draw(st.integers(0, 2)) == 0:
        return [leaf_rows(draw, code)]
    below = [
        each for number in range(1, draw(st.integers(1, 3)) + 1) for each in grow(draw, f"{code}.{number}", level + 1)
    ]
    most = sum((each.most for each in below if each.kind is not GROUP), Decimal(0))
    return [row(code, str(most), kind=GROUP), *below]


@st.composite
def sheets(draw: st.DrawFn) -> ReadSheet:
    rows = [each for number in range(1, draw(st.integers(1, 4)) + 1) for each in grow(draw, str(number), 1)]
    return ReadSheet("Bảng ngẫu nhiên", tuple(rows))


def as_views(read: ReadSheet) -> list[CriterionView]:
    ids = {each.code: number for number, each in enumerate(read.rows, 100)}
    return [
        CriterionView(
            id=ids[each.code],
            parent_id=ids.get(each.parent_code),
            position=number,
            code=each.code,
            title=each.title,
            kind=each.kind,
            level=each.level,
            most=each.most,
            step=each.step,
            needs_evidence=each.needs_evidence,
            guidance=None,
            basis=None,
        )
        for number, each in enumerate(read.rows, 1)
    ]


def right_points(leaf: CriterionView, chance: random.Random) -> Decimal:
    if leaf.kind is PASS_FAIL:
        return chance.choice([leaf.most, Decimal(0)])
    step = leaf.step or Decimal("0.01")
    return step * chance.randint(0, int(leaf.most / step))


def answered(leaf: CriterionView, chance: random.Random) -> Answer:
    state = chance.choice([EntryState.OPEN, EntryState.SKIPPED, EntryState.SCORED, EntryState.SCORED])
    return state, right_points(leaf, chance) if state is EntryState.SCORED else None


def totals_are_plain_sums(read: ReadSheet, seed: int) -> None:
    """Counts again with whole hundredths and nothing but codes."""
    views, chance = as_views(read), random.Random(seed)
    leaves = [each for each in views if each.is_leaf]
    answers = {leaf.id: answered(leaf, chance) for leaf in leaves if chance.random() < 0.9}
    assert not tree_faults([DraftRow(code=each.code, kind=each.kind, most=each.most, step=each.step) for each in views])
    groups = tally_groups(views, answers)
    assert set(groups) == {each.id for each in views if not each.is_leaf}
    for whole, code, found in [
        (None, "", tally(views, answers)),
        *((g.id, f"{g.code}.", groups[g.id]) for g in views if g.kind is GROUP),
    ]:
        hundredths = most = 0
        states: list[EntryState] = []
        for leaf in leaves:
            if leaf.code.startswith(code):
                state, points = answers.get(leaf.id, (EntryState.OPEN, None))
                states.append(state)
                hundredths += int(str((points or Decimal(0)).quantize(Decimal("0.01"))).replace(".", ""))
                most += int(str(leaf.most.quantize(Decimal("0.01"))).replace(".", ""))
        assert (found.points, found.most) == (Decimal(hundredths) / 100, Decimal(most) / 100), whole
        counts = (found.scored, found.skipped, found.open)
        assert counts == tuple(states.count(each) for each in (EntryState.SCORED, EntryState.SKIPPED, EntryState.OPEN))
        assert found.done + found.open == found.count == len(states)


@SMALL_RUN
@given(sheets(), st.integers(0, 2**32))
def test_totals_are_plain_sums(read: ReadSheet, seed: int) -> None:
    totals_are_plain_sums(read, seed)


@pytest.mark.long
@LONG_RUN
@given(sheets(), st.integers(0, 2**32))
def test_totals_are_plain_sums_for_long(read: ReadSheet, seed: int) -> None:
    totals_are_plain_sums(read, seed)


@SMALL_RUN
@given(st.fractions(-1000, 1000))
def test_rounding_is_half_up_and_never_further_than_half_a_hundredth(value: Fraction) -> None:
    found = Fraction(rounded(value))
    assert abs(found - value) <= Fraction(1, 200)
    assert rounded(-value) == -rounded(value)
    if abs(found - value) == Fraction(1, 200):
        assert abs(found) > abs(value)


def test_rounding_at_the_edges() -> None:
    table = {"0.005": "0.01", "-0.005": "-0.01", "0.0049": "0", "1.005": "1.01", "9.995": "10.00", "0": "0"}
    for value, expected in table.items():
        assert rounded(Decimal(value)) == Decimal(expected), value


@SMALL_RUN
@given(sheets(), st.fractions(-2, 70, max_denominator=1000))
def test_points_are_taken_just_where_they_are_right(read: ReadSheet, typed: Fraction) -> None:
    for leaf in filter(lambda each: each.is_leaf, as_views(read)):
        most = Fraction(leaf.most)
        right = {Fraction(0), most} if leaf.kind is PASS_FAIL else None
        fits = typed in right if right is not None else 0 <= typed <= most and typed % Fraction(leaf.step or 1) == 0
        try:
            kept = fitting(leaf, typed)
        except Refused:
            assert not fits
        else:
            assert fits
            assert Fraction(kept) == typed
        offered = chips(leaf, LastSeason(2025, Decimal(7)))
        assert offered[0] == leaf.most
        assert len(set(offered)) == len(offered)
        assert all(fitting(leaf, chip) == chip for chip in offered)


# --- two people at once ---------------------------------------------------------------------------------------------


class Desk:
    """What somebody had on the screen when they last looked: perhaps long ago."""

    def __init__(self, team: Team, actor: Actor, submission: int) -> None:
        self.team, self.actor, self.submission = team, actor, submission
        self.seen: dict[int, LeafView] = {}
        self.look()

    def look(self) -> None:
        self.seen = {leaf.criterion.id: leaf for leaf in self.team.look(self.actor).leaves}

    def does(self, chance: random.Random, at: int) -> tuple[int, str, object, Saved | Conflict]:
        """Something random, with the revs of the screen; gives the leaf, what was done and what came of it."""
        leaf = chance.choice(list(self.seen.values()))
        what = chance.choice(["points", "points", "skip", "clear", "note"])
        place: dict[str, Any] = {"actor": self.actor, "submission_id": self.submission, "seen_rev": leaf.rev}
        place |= {"criterion_id": leaf.criterion.id, "now": self.team.later(seconds=at)}
        do = self.team.cast.do
        if what == "skip":
            return leaf.criterion.id, what, None, do(skip_entry, **place)
        if what == "clear":
            return leaf.criterion.id, what, None, do(clear_entry, **place)
        if what == "note":
            note = chance.choice(["", "một", "hai", f"ghi chú {at}"])
            return leaf.criterion.id, what, note or None, do(set_note, note=note, **place)
        points = right_points(leaf.criterion, chance)
        if leaf.criterion.kind is PASS_FAIL:
            return leaf.criterion.id, what, points, do(pass_or_fail, passed=bool(points), **place)
        return leaf.criterion.id, what, points, do(save_points, points=points, **place)


def story(team: Team, seed: int, steps: int) -> None:
    """Two people press old and new buttons. A dictionary beside them knows what has to be in the store."""
    chance, clock = random.Random(seed), count(1)
    submission = team.start()
    desks = [Desk(team, actor, submission) for actor in (team.an, team.binh)]
    answers: dict[int, tuple[EntryState, Decimal | None]] = {}
    notes: dict[int, str | None] = {}
    last: dict[tuple[int, bool], int] = {}  # who changed a leaf's points, or its note, last
    unseen: set[tuple[int, int, bool]] = set()  # what of a leaf a person's screen is behind with
    conflicts = 0
    for step in clock:
        if step > steps:
            break
        desk = chance.choice(desks)
        me = desk.actor.person_id
        if chance.random() < 0.3:
            desk.look()
            unseen = {each for each in unseen if each[0] != me}
            continue
        head = team.cast.head()
        leaf, what, value, came = desk.does(chance, step)
        is_note = what == "note"
        wanted = {"points": EntryState.SCORED, "skip": EntryState.SKIPPED, "clear": EntryState.OPEN}.get(what)
        before = notes.get(leaf) if is_note else answers.get(leaf, (EntryState.OPEN, None))
        same = before == (value if is_note else (wanted, value))
        overwrites = (me, leaf, is_note) in unseen and last.get((leaf, is_note)) != me
        assert isinstance(came, Conflict) == (overwrites and not same)
        if isinstance(came, Conflict) or same:
            conflicts += isinstance(came, Conflict)
            assert team.cast.head() == head
            continue
        assert came.changed
        last[leaf, is_note] = me
        unseen |= {(other.actor.person_id, leaf, is_note) for other in desks if other is not desk}
        if is_note:
            notes[leaf] = str(value) if value is not None else None
        else:
            assert wanted is not None
            answers[leaf] = (wanted, value if isinstance(value, Decimal) else None)
    check_end(team, submission, answers, notes)
    assert conflicts or steps < 30


def check_end(
    team: Team, submission: int, answers: dict[int, tuple[EntryState, Decimal | None]], notes: dict[int, str | None]
) -> None:
    shown = team.cast.look(
        lambda s: overview_of_submission(s, actor=team.chief, submission_id=submission, now=team.now)
    )
    for leaf in shown.leaves:
        key = leaf.criterion.id
        assert (leaf.state, leaf.points) == answers.get(key, (EntryState.OPEN, None))
        assert leaf.note == notes.get(key)
        played = team.cast.look(
            lambda s, key=key: history(s, actor=team.an, submission_id=submission, criterion_id=key)  # type: ignore[misc]
        )
        assert list(replay(played)) == [(leaf.state, leaf.points, leaf.note)]
        assert len(played) == leaf.rev
    team.cast.sound()


def replay(changes: list[Change]) -> Iterator[tuple[EntryState, Decimal | None, str | None]]:
    """Each change begins where the one before it ended; gives what stands at the end."""
    state: EntryState = EntryState.OPEN
    points: Decimal | None = None
    note: str | None = None
    for change in changes:
        assert (change.before.state, change.before.points) == (state, points)
        state, points = change.after.state, change.after.points
        if change.kind.name == "NOTED":
            assert change.before.note == note
            note = change.after.note
    yield state, points, note


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost_between_two_people_and_no_old_button_writes(scoring: Team, seed: int) -> None:
    story(scoring, seed, 120)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 40))
def test_nothing_is_lost_between_two_people_for_long(scoring: Team, seed: int) -> None:
    story(scoring, seed, 600)
