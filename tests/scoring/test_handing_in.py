from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.people.permissions import Actor
from bot.people.seasons import close_season
from bot.scoring.entries import save_points, set_note
from bot.scoring.handing_in import approve, hand_in, may_reopen, reopen, return_to_specialist
from bot.scoring.reading import missing
from bot.scoring.receipts import check_receipt, receipt_by_code, receipt_for, receipt_told, receipts
from bot.scoring.submissions import submission_by_id, submission_for
from bot.scoring.views import GapKind, ReceiptView, Stale, SubmissionView, Waiting
from storage.tables import AfterDue, SubmissionState
from tests.scoring.team import Team


def view(team: Team, submission: int, at: datetime | None = None) -> SubmissionView:
    found = team.cast.look(lambda s: submission_by_id(s, submission, now=at or team.now))
    assert found is not None
    return found


def try_to_hand_in(team: Team, submission: int, actor: Actor | None = None, at: datetime | None = None) -> str:
    rev = view(team, submission).rev
    use: dict[str, Any] = {
        "actor": actor or team.an,
        "submission_id": submission,
        "seen_rev": rev,
        "now": at or team.now,
    }
    return team.cast.refused(hand_in, **use).key


def test_a_complete_self_scoring_is_handed_in_and_gets_a_receipt(scoring: Team) -> None:
    submission = scoring.fills()
    before = scoring.cast.head()
    receipt = scoring.hands_in(at=scoring.later(minutes=5))
    assert (receipt.total, receipt.most, receipt.is_late, receipt.number) == (Decimal("21.75"), Decimal(23), False, 1)
    assert (receipt.unit_name, receipt.year, receipt.by.name) == ("Thanh Hóa", 2026, "Chuyên viên Thanh Hóa")
    assert receipt.head == before.hash
    assert len(receipt.code) == 8
    assert view(scoring, submission).state is SubmissionState.SUBMITTED
    scoring.cast.sound()


def test_the_unit_and_the_secretariat_are_told_and_nobody_else(scoring: Team) -> None:
    """Who handed in gets the receipt as a message of its own."""
    scoring.fills()
    scoring.hands_in()
    assert sorted(scoring.told("submitted")) == [
        "Chuyên viên Thanh Hóa",
        "Chuyên viên hai Thanh Hóa",
        "Lãnh đạo Thanh Hóa",
        "Thường trực",
    ]


def test_handing_in_twice_gives_the_same_receipt(scoring: Team) -> None:
    submission = scoring.fills()
    rev = view(scoring, submission).rev
    first = scoring.hands_in()
    again: dict[str, Any] = {"submission_id": submission, "seen_rev": rev, "now": scoring.later(minutes=1)}
    for actor in (scoring.an, scoring.binh, scoring.chief):
        assert scoring.cast.do(hand_in, actor=actor, **again) == first
    assert scoring.cast.look(lambda s: receipts(s, actor=scoring.an, submission_id=submission)) == (first,)
    assert len(scoring.told("submitted")) == 4


def test_what_is_missing_stands_in_the_way_in_sheet_order(scoring: Team) -> None:
    submission = scoring.start()
    scoring.points("2.1", "7.25")
    gaps = [(gap.criterion.code, gap.why) for gap in missing(scoring.look())]
    assert gaps == [("1.1", GapKind.OPEN), ("1.2", GapKind.OPEN), ("2.1", GapKind.NO_EVIDENCE)]
    assert try_to_hand_in(scoring, submission) == "refused-incomplete"
    scoring.points("2.1", "0")  # nothing claimed, nothing to prove
    assert [gap.criterion.code for gap in missing(scoring.look())] == ["1.1", "1.2"]


def test_what_changed_since_the_review_is_shown_before_it_is_handed_in(scoring: Team) -> None:
    submission = scoring.fills()
    rev = view(scoring, submission).rev
    scoring.points("1.1", "8", scoring.binh, at=scoring.later(minutes=2))
    use: dict[str, Any] = {"actor": scoring.an, "submission_id": submission, "now": scoring.later(minutes=3)}
    stale = scoring.cast.do(hand_in, seen_rev=rev, **use)
    assert isinstance(stale, Stale)
    assert stale.changed is not None
    assert (stale.rev, stale.changed.by.name) == (rev + 1, "Chuyên viên hai Thanh Hóa")
    assert isinstance(scoring.cast.do(hand_in, seen_rev=stale.rev, **use), ReceiptView)


def test_a_leader_approves_where_the_season_asks_for_it(team: Team) -> None:
    team.apply(leader_approves=True)
    submission = team.fills()
    rev = view(team, submission).rev
    waiting = team.cast.do(hand_in, actor=team.an, submission_id=submission, seen_rev=rev, now=team.now)
    assert waiting == Waiting(submission, rev + 1, 1)
    assert team.cast.do(hand_in, actor=team.an, submission_id=submission, seen_rev=rev, now=team.now) == waiting
    assert team.told("approval-asked") == ["Lãnh đạo Thanh Hóa"]
    assert team.told("submitted") == []
    use: dict[str, Any] = {"submission_id": submission, "seen_rev": rev + 1, "now": team.later(hours=1)}
    for stranger in (team.an, team.nghe_chief, team.office, team.cast.boss()):
        team.cast.refused(approve, actor=stranger, **use)
    receipt = team.cast.do(approve, actor=team.chief, **use)
    assert isinstance(receipt, ReceiptView)
    assert receipt.by.name == "Lãnh đạo Thanh Hóa"
    assert team.cast.do(approve, actor=team.chief, **use) == receipt
    sent_by = view(team, submission).sent_by
    assert sent_by is not None
    assert sent_by.name == "Chuyên viên Thanh Hóa"
    team.cast.sound()


def test_a_leader_needs_nobodys_approval(team: Team) -> None:
    team.apply(leader_approves=True)
    team.fills()
    assert team.hands_in(team.chief).by.name == "Lãnh đạo Thanh Hóa"
    assert team.told("approval-asked") == []


def test_a_leader_who_hands_in_what_waits_approves_it(team: Team) -> None:
    team.apply(leader_approves=True)
    submission = team.fills()
    rev = view(team, submission).rev
    team.cast.do(hand_in, actor=team.an, submission_id=submission, seen_rev=rev, now=team.now)
    assert team.hands_in(team.chief).number == 1


def test_a_leader_returns_it_with_a_reason_and_asks_again_for_a_new_approval(team: Team) -> None:
    team.apply(leader_approves=True)
    submission = team.fills()
    rev = view(team, submission).rev
    team.cast.do(hand_in, actor=team.an, submission_id=submission, seen_rev=rev, now=team.now)
    back: dict[str, Any] = {"submission_id": submission, "now": team.now}
    assert team.cast.refused(return_to_specialist, actor=team.chief, reason=" ? ", **back).key == (
        "refused-reason-missing"
    )
    assert team.cast.refused(return_to_specialist, actor=team.binh, reason="Sai", **back).key == "refused-role"
    shown = team.cast.do(return_to_specialist, actor=team.chief, reason="Tiêu chí 1.1 chấm cao", **back)
    assert (shown.state, shown.reopen_reason) == (SubmissionState.DRAFT, "Tiêu chí 1.1 chấm cao")
    assert team.told("submission-returned") == ["Chuyên viên Thanh Hóa"]
    assert team.cast.refused(approve, actor=team.chief, seen_rev=shown.rev, **back).key == "refused-not-waiting"
    team.points("1.1", "9")
    rev = view(team, submission).rev
    team.cast.do(hand_in, actor=team.binh, submission_id=submission, seen_rev=rev, now=team.now)
    assert team.told("approval-asked") == ["Lãnh đạo Thanh Hóa"] * 2
    team.cast.sound()


def test_nobody_writes_in_what_waits_or_was_handed_in(team: Team) -> None:
    team.apply(leader_approves=True)
    submission = team.fills()
    leaf = team.leaf("1.1").id
    save: dict[str, Any] = {"submission_id": submission, "criterion_id": leaf, "points": 1, "seen_rev": 1}
    rev = view(team, submission).rev
    team.cast.do(hand_in, actor=team.an, submission_id=submission, seen_rev=rev, now=team.now)
    assert team.cast.refused(save_points, actor=team.an, **save, now=team.now).key == "refused-waiting"
    team.hands_in(team.chief)
    assert team.cast.refused(save_points, actor=team.an, **save, now=team.now).key == "refused-handed-in"


def test_the_deadline_is_shown_the_grace_taken_and_then_it_is_closed(scoring: Team) -> None:
    due = scoring.later(days=1)
    scoring.due(due, grace=15)
    submission = scoring.fills()
    for at in (due, due + timedelta(minutes=15)):
        receipt = scoring.hands_in(at=at)
        assert not receipt.is_late
        scoring.cast.do(reopen, actor=scoring.an, submission_id=submission, reason=None, now=at)
    after = due + timedelta(minutes=15, microseconds=1)
    assert try_to_hand_in(scoring, submission, at=after) == "refused-scoring-closed"
    leaf = scoring.leaf("1.1").id
    save: dict[str, Any] = {"submission_id": submission, "criterion_id": leaf, "points": 1, "seen_rev": 1}
    assert scoring.cast.refused(save_points, actor=scoring.an, **save, now=after).key == "refused-scoring-closed"


def test_late_work_is_taken_and_marked_where_the_deadline_says_so(scoring: Team) -> None:
    due = scoring.later(days=1)
    scoring.due(due, after=AfterDue.MARK_LATE, grace=0)
    submission = scoring.fills()
    assert scoring.hands_in(at=due + timedelta(seconds=1)).is_late
    scoring.cast.do(reopen, actor=scoring.an, submission_id=submission, reason=None, now=due + timedelta(hours=1))
    assert scoring.hands_in(at=due + timedelta(hours=2)).number == 2


def test_a_unit_reopens_its_own_until_the_close_and_the_secretariat_with_a_reason_after_it(scoring: Team) -> None:
    due = scoring.later(days=1)
    scoring.due(due, grace=0)
    submission = scoring.fills()
    first = scoring.hands_in()
    use: dict[str, Any] = {"submission_id": submission}
    closed = due + timedelta(hours=1)
    assert scoring.cast.refused(reopen, actor=scoring.an, reason="x", now=closed, **use).key == "refused-reopen-closed"
    assert scoring.cast.refused(reopen, actor=scoring.nghe, reason="x", now=scoring.now, **use).key == "refused-role"
    no_reason = scoring.cast.refused(reopen, actor=scoring.office, reason="", now=closed, **use)
    assert no_reason.key == "refused-reason-missing"
    assert not scoring.cast.look(lambda s: may_reopen(s, actor=scoring.an, now=closed, **use))
    assert scoring.cast.look(lambda s: may_reopen(s, actor=scoring.office, now=closed, **use))
    shown = scoring.cast.do(reopen, actor=scoring.office, reason="Thiếu tệp ở 2.1", now=closed, **use)
    assert (shown.state, shown.reopen_reason) == (SubmissionState.DRAFT, "Thiếu tệp ở 2.1")
    assert shown.due.writable
    assert sorted(scoring.told("reopened")) == [
        "Chuyên viên Thanh Hóa",
        "Chuyên viên hai Thanh Hóa",
        "Lãnh đạo Thanh Hóa",
    ]
    scoring.points("1.1", "9", at=closed)
    second = scoring.hands_in(at=closed + timedelta(hours=1))
    assert not second.is_late  # it was in time before the secretariat gave it back
    assert second.fingerprint != first.fingerprint
    found = scoring.cast.look(lambda s: receipts(s, actor=scoring.an, submission_id=submission))
    assert found == (first, second)
    scoring.cast.sound()


def test_who_reopens_their_own_is_not_told(scoring: Team) -> None:
    submission = scoring.fills()
    scoring.hands_in()
    for _twice in range(2):
        scoring.cast.do(reopen, actor=scoring.binh, submission_id=submission, reason=None, now=scoring.now)
    assert sorted(scoring.told("reopened")) == ["Chuyên viên Thanh Hóa", "Lãnh đạo Thanh Hóa"]


def test_a_season_that_is_over_takes_nothing_any_more(scoring: Team) -> None:
    submission = scoring.fills()
    cast = scoring.cast
    leaf = scoring.leaf("1.1").id
    rev = view(scoring, submission).rev
    cast.do(close_season, actor=cast.boss(), season_id=scoring.season, now=cast.now)
    use: dict[str, Any] = {"actor": scoring.an, "submission_id": submission, "now": cast.now}
    assert cast.refused(hand_in, seen_rev=rev, **use).key == "refused-scoring-over"
    assert cast.refused(set_note, criterion_id=leaf, note="x", seen_rev=1, **use).key == "refused-scoring-over"
    assert cast.refused(reopen, reason=None, **use).key == "refused-scoring-over"


def test_a_receipt_says_whether_the_store_still_says_the_same(scoring: Team) -> None:
    submission = scoring.fills()
    receipt = scoring.hands_in()
    use: dict[str, Any] = {"actor": scoring.binh, "receipt_id": receipt.id, "now": scoring.now}
    checked = scoring.cast.look(lambda s: check_receipt(s, **use))
    assert (checked.matches, checked.differing) == (True, ())
    scoring.cast.do(reopen, actor=scoring.an, submission_id=submission, reason=None, now=scoring.now)
    scoring.points("1.1", "9")
    scoring.proves("2.1", "another")
    checked = scoring.cast.look(lambda s: check_receipt(s, **use))
    assert not checked.matches
    assert [leaf.code for leaf in checked.differing] == ["1.1", "2.1"]


def test_a_receipt_is_for_its_own_unit(scoring: Team) -> None:
    submission = scoring.fills()
    receipt = scoring.hands_in()
    typed = f" {receipt.code[:4].lower()}-{receipt.code[4:]} "
    assert scoring.cast.look(lambda s: receipt_by_code(s, actor=scoring.chief, code=typed)) == receipt
    assert scoring.cast.look(lambda s: receipt_told(s, receipt.id)) == receipt
    strangers = (scoring.nghe, scoring.nghe_chief, scoring.office, scoring.cast.boss(), scoring.observer)
    for stranger in strangers:
        use: dict[str, Any] = {"actor": stranger}
        assert scoring.cast.refused(receipt_for, receipt_id=receipt.id, **use).key == "refused-role"
        assert scoring.cast.refused(receipt_by_code, code=receipt.code, **use).key == "refused-role"
        assert scoring.cast.refused(receipts, submission_id=submission, **use).key == "refused-role"
        checking: dict[str, Any] = {"receipt_id": receipt.id, "now": scoring.now}
        assert scoring.cast.refused(check_receipt, **checking, **use).key == "refused-role"
    for nothing in ("", "AAAAAAAA", "1" * 500):
        assert scoring.cast.refused(receipt_by_code, actor=scoring.an, code=nothing).key == "refused-role"


@pytest.mark.parametrize("who", ["nghe", "nghe_chief", "observer", "guest"])
def test_strangers_hand_nothing_in_and_see_nothing(scoring: Team, who: str) -> None:
    submission = scoring.fills()
    stranger: Actor = getattr(scoring, who)
    key = "refused-guest" if who == "guest" else "refused-role"
    assert try_to_hand_in(scoring, submission, stranger) == key
    use: dict[str, Any] = {"actor": stranger, "submission_id": submission, "now": scoring.now}
    assert scoring.cast.refused(reopen, reason="x y z", **use).key == key
    assert scoring.cast.refused(submission_for, **use).key == key
    assert scoring.cast.refused(approve, seen_rev=1, **use).key == key


def test_the_secretariat_sees_how_far_a_submission_is_without_its_points(scoring: Team) -> None:
    submission = scoring.fills()
    use: dict[str, Any] = {"actor": scoring.office, "submission_id": submission, "now": scoring.now}
    assert scoring.cast.look(lambda s: submission_for(s, **use)).state is SubmissionState.DRAFT
    assert try_to_hand_in(scoring, submission, scoring.office) == "refused-role"


def test_what_is_no_submission_is_refused(scoring: Team) -> None:
    for actor, key in ((scoring.an, "refused-role"), (scoring.cast.boss(), "refused-no-submission")):
        use: dict[str, Any] = {"actor": actor, "submission_id": 999, "now": scoring.now}
        assert scoring.cast.refused(reopen, reason="vì sao", **use).key == key
