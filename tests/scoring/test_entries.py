from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import select

from bot.people.permissions import Actor
from bot.scoring.entries import LONGEST_NOTE, clear_entry, pass_or_fail, revision, save_points, set_note, skip_entry
from bot.scoring.history import history
from bot.scoring.reading import others_at_work
from bot.scoring.submissions import restart_submission, start_submission, submission_of
from bot.scoring.views import ChangeKind, Conflict, LeafView, Saved, Stale, SubmissionView
from storage.tables import Entry, EntryState
from tests.scoring.team import Team

OPEN, SCORED, SKIPPED = EntryState.OPEN, EntryState.SCORED, EntryState.SKIPPED


def leaf_of(team: Team, code: str, actor: Actor | None = None) -> LeafView:
    return next(leaf for leaf in team.look(actor).leaves if leaf.criterion.code == code)


def at(team: Team, submission: int, code: str, actor: Actor | None = None, **more: Any) -> dict[str, Any]:
    """What a use case on a leaf is called with by somebody who sees how it is now."""
    seen = leaf_of(team, code).rev
    place: dict[str, Any] = {
        "submission_id": submission,
        "criterion_id": team.leaf(code).id,
        "seen_rev": seen,
        "now": team.now,
    }
    return {"actor": actor or team.an, **place, **more}


def entries(team: Team) -> list[tuple[int, EntryState, Decimal | None, str | None, int]]:
    query = select(Entry).order_by(Entry.id)
    return team.cast.look(
        lambda s: [(each.criterion_id, each.state, each.points, each.note, each.rev) for each in s.scalars(query)]
    )


def test_points_are_kept_exactly_and_counted(scoring: Team) -> None:
    submission = scoring.start()
    saved = scoring.cast.do(save_points, points=Fraction(19, 2), **at(scoring, submission, "1.1"))
    assert isinstance(saved, Saved)
    assert (saved.points, saved.before, saved.rev, saved.changed) == (Decimal("9.50"), None, 1, True)
    assert scoring.look().tally.points == Decimal("9.50")
    assert scoring.look().submission is not None
    scoring.cast.sound()


def test_the_same_again_changes_nothing(scoring: Team) -> None:
    submission = scoring.start()
    scoring.points("1.1", "9.5")
    head = scoring.cast.head()
    for actor in (scoring.an, scoring.binh):
        again = scoring.cast.do(
            save_points, points=Decimal("9.50"), **at(scoring, submission, "1.1", actor, seen_rev=0)
        )
        assert isinstance(again, Saved)
        assert (again.changed, again.rev) == (False, 1)
    assert scoring.cast.head() == head


def test_skipping_takes_the_points_and_clearing_opens_again(scoring: Team) -> None:
    submission = scoring.start()
    scoring.points("1.1", "9.5")
    skipped = scoring.cast.do(skip_entry, **at(scoring, submission, "1.1"))
    assert isinstance(skipped, Saved)
    assert (skipped.state, skipped.points, skipped.before) == (SKIPPED, None, Decimal("9.50"))
    assert (scoring.look().tally.skipped, scoring.look().tally.points) == (1, Decimal(0))
    cleared = scoring.cast.do(clear_entry, **at(scoring, submission, "1.1"))
    assert isinstance(cleared, Saved)
    assert (cleared.state, cleared.points, cleared.rev) == (OPEN, None, 3)
    scoring.cast.sound()


def test_clearing_what_was_never_answered_makes_no_entry(scoring: Team) -> None:
    submission = scoring.start()
    head = scoring.cast.head()
    cleared = scoring.cast.do(clear_entry, **at(scoring, submission, "1.1"))
    assert isinstance(cleared, Saved)
    assert (cleared.entry_id, cleared.changed) == (None, False)
    assert entries(scoring) == []
    assert scoring.cast.head() == head


def test_passed_is_the_maximum_and_failed_is_nothing(scoring: Team) -> None:
    submission = scoring.start()
    for passed, points in ((True, Decimal(5)), (False, Decimal(0))):
        saved = scoring.cast.do(pass_or_fail, passed=passed, **at(scoring, submission, "1.2"))
        assert isinstance(saved, Saved)
        assert (saved.state, saved.points) == (SCORED, points)
    use = at(scoring, submission, "1.1", passed=True)
    assert scoring.cast.refused(pass_or_fail, **use).key == "refused-not-pass-fail"


@pytest.mark.parametrize(
    ("code", "points", "key"),
    [
        ("1.1", Decimal("10.01"), "refused-points-over"),
        ("1.1", Decimal(10**30), "refused-points-over"),
        ("1.1", Decimal("9.3"), "refused-points-step"),
        ("2.1", Decimal("7.3"), "refused-points-step"),
        ("1.1", Decimal("-0.5"), "refused-points-negative"),
        ("1.1", Decimal("9.505"), "refused-points-fine"),
        ("1.1", Fraction(1, 3), "refused-points-fine"),
        ("1.2", Decimal("2.5"), "refused-points-pass-fail"),
        ("1", Decimal(5), "refused-group"),
    ],
)
def test_wrong_points_are_refused_and_the_right_ones_stay(
    scoring: Team, code: str, points: Decimal | Fraction, key: str
) -> None:
    submission = scoring.fills()
    before = entries(scoring)
    use: dict[str, Any] = {"submission_id": submission, "criterion_id": scoring.leaf(code).id, "now": scoring.now}
    refused = scoring.cast.refused(save_points, actor=scoring.an, points=points, seen_rev=1, **use)
    assert refused.key == key
    assert entries(scoring) == before


def test_what_is_no_criterion_of_this_sheet_is_refused(scoring: Team) -> None:
    use = at(scoring, scoring.start(), "1.1", points=1) | {"criterion_id": 999}
    assert scoring.cast.refused(save_points, **use).key == "refused-no-criterion"


def test_a_note_is_kept_beside_the_points_and_goes_again(scoring: Team) -> None:
    submission = scoring.start()
    scoring.points("1.1", "9.5")
    scoring.cast.do(set_note, note="  Theo báo cáo\tquý III ", **at(scoring, submission, "1.1"))
    assert leaf_of(scoring, "1.1").note == "Theo báo cáo quý III"
    assert leaf_of(scoring, "1.1").points == Decimal("9.50")
    long = at(scoring, submission, "1.1", note="ạ" * (LONGEST_NOTE + 1))
    assert scoring.cast.refused(set_note, **long).key == "refused-note-long"
    scoring.cast.do(set_note, note="ạ" * LONGEST_NOTE, **at(scoring, submission, "1.1"))
    scoring.cast.do(set_note, note=" ", **at(scoring, submission, "1.1"))
    assert leaf_of(scoring, "1.1").note is None
    kinds = [change.kind for change in changes(scoring, submission, "1.1")]
    assert kinds == [ChangeKind.SCORED, ChangeKind.NOTED, ChangeKind.NOTED, ChangeKind.NOTED]
    scoring.cast.sound()


def changes(team: Team, submission: int, code: str) -> list[Any]:
    place: dict[str, Any] = {"submission_id": submission, "criterion_id": team.leaf(code).id}
    return team.cast.look(lambda s: list(history(s, actor=team.an, **place)))


def writes(team: Team, submission: int, actor: Actor) -> list[tuple[Any, dict[str, Any]]]:
    """Every way to write in the criterion 1.2 of a submission."""
    place = at(team, submission, "1.2", actor)
    return [
        (save_points, place | {"points": 0}),
        (pass_or_fail, place | {"passed": False}),
        (skip_entry, place),
        (clear_entry, place),
        (set_note, place | {"note": "của người khác"}),
    ]


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("nghe", "refused-role"),
        ("nghe_chief", "refused-role"),
        ("office", "refused-role"),
        ("observer", "refused-role"),
        ("guest", "refused-guest"),
    ],
)
def test_nobody_but_the_unit_writes_or_reads(scoring: Team, who: str, key: str) -> None:
    submission = scoring.fills()
    scoring.start(scoring.nghe)
    stranger: Actor = getattr(scoring, who)
    before = entries(scoring)
    for use_case, use in writes(scoring, submission, stranger):
        assert scoring.cast.refused(use_case, **use).key == key
    unit: dict[str, Any] = {"unit_id": scoring.units[0], "now": scoring.now}
    assert scoring.cast.refused(start_submission, actor=stranger, **unit).key == key
    assert scoring.cast.refused(submission_of, actor=stranger, **unit).key == key
    again: dict[str, Any] = {"submission_id": submission, "seen_rev": 1, "now": scoring.now}
    assert scoring.cast.refused(restart_submission, actor=stranger, **again).key == key
    place: dict[str, Any] = {"submission_id": submission, "criterion_id": scoring.leaf("1.2").id}
    assert scoring.cast.refused(history, actor=stranger, **place).key == key
    assert entries(scoring) == before


def test_the_owner_runs_the_bot_and_scores_for_nobody(scoring: Team) -> None:
    submission = scoring.fills()
    for use_case, use in writes(scoring, submission, scoring.cast.boss()):
        assert scoring.cast.refused(use_case, **use).key == "refused-role"


def test_somebody_whose_role_has_ended_writes_no_more(scoring: Team) -> None:
    from bot.people.memberships import end_membership
    from storage.tables import Membership

    submission = scoring.fills()
    mine = select(Membership.id).where(Membership.person_id == scoring.binh.person_id)
    membership = scoring.cast.look(lambda s: s.scalars(mine).one())
    scoring.cast.do(end_membership, actor=scoring.cast.boss(), membership_id=membership, now=scoring.now)
    gone = scoring.cast.actor(scoring.binh.person_id)
    for use_case, use in writes(scoring, submission, gone):
        assert scoring.cast.refused(use_case, **use).key == "refused-guest"


def test_nothing_is_written_after_the_deadline(scoring: Team) -> None:
    due = scoring.later(days=1)
    scoring.due(due, grace=0)
    submission = scoring.fills()
    before = entries(scoring)
    for use_case, use in writes(scoring, submission, scoring.an):
        late = use | {"now": due + timedelta(seconds=1)}
        assert scoring.cast.refused(use_case, **late).key == "refused-scoring-closed"
    start: dict[str, Any] = {"actor": scoring.nghe, "unit_id": scoring.units[1], "now": due + timedelta(seconds=1)}
    assert scoring.cast.refused(start_submission, **start).key == "refused-scoring-closed"
    assert entries(scoring) == before


def test_nothing_is_written_in_what_was_handed_in(scoring: Team) -> None:
    submission = scoring.fills()
    scoring.hands_in()
    before = entries(scoring)
    for use_case, use in writes(scoring, submission, scoring.chief):
        assert scoring.cast.refused(use_case, **use).key == "refused-handed-in"
    assert entries(scoring) == before


def test_a_colleagues_points_are_not_overwritten_unseen(scoring: Team) -> None:
    submission = scoring.start()
    scoring.points("1.1", "9.5")
    seen = at(scoring, submission, "1.1", points=Decimal(8))
    scoring.points("1.1", "7", scoring.binh, at=scoring.later(minutes=1))
    before, head = entries(scoring), scoring.cast.head()
    conflict = scoring.cast.do(save_points, **seen)
    assert isinstance(conflict, Conflict)
    assert (conflict.by.name, conflict.points, conflict.rev) == ("Chuyên viên hai Thanh Hóa", Decimal(7), 2)
    assert conflict.at == scoring.later(minutes=1)
    assert isinstance(scoring.cast.do(skip_entry, **at(scoring, submission, "1.1", seen_rev=1)), Conflict)
    assert isinstance(scoring.cast.do(clear_entry, **at(scoring, submission, "1.1", seen_rev=1)), Conflict)
    assert (entries(scoring), scoring.cast.head()) == (before, head)
    saved = scoring.cast.do(save_points, **seen | {"seen_rev": conflict.rev})
    assert isinstance(saved, Saved)
    assert (saved.points, saved.before) == (Decimal(8), Decimal(7))


@pytest.mark.parametrize("seen", [None, 0, 99, -1])
def test_a_rev_that_nobody_was_shown_is_no_leave_to_overwrite(scoring: Team, seen: int | None) -> None:
    submission = scoring.start()
    scoring.points("1.1", "7", scoring.binh)
    before = entries(scoring)
    conflict = scoring.cast.do(save_points, **at(scoring, submission, "1.1", points=Decimal(8), seen_rev=seen))
    assert isinstance(conflict, Conflict)
    assert entries(scoring) == before


def test_a_colleagues_note_does_not_stand_in_the_way_of_points(scoring: Team) -> None:
    submission = scoring.start()
    scoring.points("1.1", "9.5")
    seen = at(scoring, submission, "1.1")
    scoring.cast.do(set_note, note="Xem lại", **at(scoring, submission, "1.1", scoring.binh))
    saved = scoring.cast.do(save_points, points=Decimal(8), **seen)
    assert isinstance(saved, Saved)
    assert leaf_of(scoring, "1.1").note == "Xem lại"
    conflict = scoring.cast.do(set_note, note="của tôi", **seen)
    assert isinstance(conflict, Conflict)
    assert (conflict.by.name, conflict.note) == ("Chuyên viên hai Thanh Hóa", "Xem lại")
    assert leaf_of(scoring, "1.1").note == "Xem lại"


def test_the_history_names_who_when_before_and_after(scoring: Team) -> None:
    submission = scoring.start()
    scoring.points("2.1", "7")
    scoring.points("2.1", "7.25", scoring.binh, at=scoring.later(minutes=5))
    scoring.proves("2.1", "báo cáo", scoring.chief)
    scored, changed, added = changes(scoring, submission, "2.1")
    assert (scored.by.name, scored.before.state, scored.before.points, scored.after.points) == (
        "Chuyên viên Thanh Hóa",
        OPEN,
        None,
        7,
    )
    assert (changed.by.name, changed.before.points, changed.after.points) == (
        "Chuyên viên hai Thanh Hóa",
        7,
        Decimal("7.25"),
    )
    assert changed.at == scoring.later(minutes=5)
    assert (added.kind, added.text) == (ChangeKind.EVIDENCE_ADDED, "báo cáo.pdf")
    assert changes(scoring, submission, "1.1") == []
    place: dict[str, Any] = {"submission_id": submission, "criterion_id": scoring.leaf("2.1").id}
    assert scoring.cast.look(lambda s: revision(s, **place)) == 3


def test_colleagues_see_each_other_at_work_for_a_while(scoring: Team) -> None:
    scoring.start()
    scoring.points("1.1", "9.5", scoring.binh)
    unit, me = scoring.units[0], scoring.an.person_id
    for after, names in ((timedelta(minutes=15), ["Chuyên viên hai Thanh Hóa"]), (timedelta(minutes=16), [])):
        seen = scoring.cast.look(lambda s, now=scoring.now + after: others_at_work(s, unit, me, now))  # type: ignore[misc]
        assert [each.who.name for each in seen] == names
        assert [each.who.name for each in scoring.look(at=scoring.now + after).others] == names
    assert scoring.look(scoring.binh).others == ()


def test_two_who_start_at_once_write_in_one_submission(scoring: Team) -> None:
    assert scoring.start(scoring.an) == scoring.start(scoring.binh)


def test_starting_over_empties_everything_and_forgets_nothing(scoring: Team) -> None:
    submission = scoring.fills()
    scoring.cast.do(set_note, note="ghi chú", **at(scoring, submission, "1.1"))
    shown = scoring.look().submission
    assert shown is not None
    use: dict[str, Any] = {"actor": scoring.binh, "submission_id": submission, "now": scoring.now}
    before = entries(scoring)
    assert isinstance(scoring.cast.do(restart_submission, seen_rev=shown.rev - 1, **use), Stale)
    assert entries(scoring) == before
    assert isinstance(scoring.cast.do(restart_submission, seen_rev=shown.rev, **use), SubmissionView)
    assert all(
        (leaf.state, leaf.points, leaf.note, leaf.evidence) == (OPEN, None, None, 0) for leaf in scoring.look().leaves
    )
    last = changes(scoring, submission, "1.1")[-1]
    assert (last.kind, last.before.points, last.before.note) == (ChangeKind.RESTARTED, Decimal("9.50"), "ghi chú")
    scoring.cast.sound()
