"""Reviewers accept, change, give back and close; nobody verifies their own unit, and nobody is overwritten."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from bot.language.phrases import Refused
from bot.people.permissions import Actor
from bot.people.seasons import Officers, change_officers, close_season
from bot.scoring.evidence import living_evidence
from bot.scoring.handing_in import hand_in, may_reopen, reopen
from bot.scoring.review import Concern, Review, evidence_in_review, review_of, verified_of, worklist
from bot.scoring.verification import Decided, Overtaken, accept, accept_group, change, close, resume, return_for_rework
from bot.scoring.views import ReceiptView
from storage.tables import Role, SubmissionState
from tests.scoring.team import Team


@pytest.fixture
def court(scoring: Team) -> Team:
    """Thanh Hóa leads, Nghệ An is deputy; both have handed in."""
    lead, deputy = scoring.units
    scoring.cast.do(
        change_officers,
        actor=scoring.cast.boss(),
        season_id=scoring.season,
        officers=Officers(lead_id=lead, deputy_id=deputy),
        now=scoring.now,
    )
    for name in ("an", "binh", "chief", "nghe", "nghe_chief"):
        setattr(scoring, name, scoring.cast.actor(getattr(scoring, name).person_id))
    for actor in (scoring.an, scoring.nghe):
        scoring.fills(actor)
        scoring.hands_in(actor)
    return scoring


def submission_of(team: Team, actor: Actor) -> int:
    shown = team.look(actor).submission
    assert shown is not None
    return shown.id


def theirs(team: Team) -> int:
    """Nghệ An's, which Thanh Hóa verifies."""
    return submission_of(team, team.nghe)


def look(team: Team, actor: Actor | None = None, submission_id: int | None = None) -> Review:
    reviewer, which = actor or team.an, submission_id or theirs(team)
    return team.cast.look(lambda s: review_of(s, actor=reviewer, submission_id=which, now=team.now))


def decides(team: Team, code: str, points: str | None = None, reason: str = "", **more: Any) -> Decided | Overtaken:
    """A reviewer looks at a criterion and accepts it, or gives it other points."""
    actor = more.pop("actor", team.an)
    review = look(team, actor)
    line = next(line for line in review.lines if line.leaf.criterion.code == code)
    seen = more.pop("seen", line.verdict.rev if line.verdict else 0)
    place: dict[str, Any] = {"submission_id": review.submission.id, "criterion_id": line.leaf.criterion.id}
    rest: dict[str, Any] = {"actor": actor, "seen_rev": seen, "now": team.now}
    if points is None:
        return team.cast.do(accept, **place, **rest)
    return team.cast.do(change, **place, **rest, points=Decimal(points), reason=reason)


def closes(team: Team, actor: Actor | None = None, stamp: int | None = None) -> Any:
    reviewer = actor or team.an
    seen = look(team, reviewer).stamp if stamp is None else stamp
    return team.cast.do(close, actor=reviewer, submission_id=theirs(team), seen_stamp=seen, now=team.now)


def verifies_everything(team: Team) -> None:
    decides(team, "1.1", "8", "Kế hoạch ban hành muộn")
    decides(team, "1.2")
    decides(team, "2.1")
    closes(team)


def test_what_asks_for_attention_stands_first(court: Team) -> None:
    review = look(court)
    assert [line.leaf.criterion.code for line in review.by_concern] == ["1.1", "1.2", "2.1"]
    assert [line.concern for line in review.by_concern] == [Concern.NO_EVIDENCE, Concern.NO_EVIDENCE, Concern.NONE]
    [item] = court.cast.look(lambda s: worklist(s, actor=court.an))
    assert (item.unit_name, item.pending, item.count, item.state) == ("Nghệ An", 3, 3, SubmissionState.SUBMITTED)


def test_a_change_counts_with_its_reason_and_the_unit_is_told_once_when_all_is_decided(court: Team) -> None:
    made = decides(court, "1.1", "8", "  Kế hoạch ban hành\nmuộn ")
    assert made == Decided(court.leaf("1.1").id, Decimal(8), 2)
    decides(court, "1.2")
    decides(court, "2.1")
    review = look(court)
    assert (review.self_tally.points, review.tally.points) == (Decimal("21.75"), Decimal("20.25"))
    assert [(line.leaf.criterion.code, line.verdict and line.verdict.reason) for line in review.changed] == [
        ("1.1", "Kế hoạch ban hành muộn")
    ]
    assert court.told("verified") == []
    assert closes(court).state is SubmissionState.VERIFIED
    assert closes(court, stamp=0).state is SubmissionState.VERIFIED
    assert sorted(court.told("verified")) == ["Chuyên viên Nghệ An", "Lãnh đạo Nghệ An", "Thường trực"]
    court.cast.sound()


def test_the_unit_sees_nothing_of_it_before_it_is_closed(court: Team) -> None:
    which = theirs(court)

    def seen() -> Review | None:
        return court.cast.look(lambda s: verified_of(s, actor=court.nghe, submission_id=which, now=court.now))

    decides(court, "1.1", "8", "Kế hoạch ban hành muộn")
    assert seen() is None
    decides(court, "1.2")
    decides(court, "2.1")
    closes(court)
    result = seen()
    assert result is not None
    assert result.tally.points == Decimal("20.25")


def test_a_group_is_accepted_at_once_and_leaves_what_was_decided(court: Team) -> None:
    decides(court, "1.1", "8", "Kế hoạch ban hành muộn")
    group = look(court).sheet.by_code("1")
    assert group is not None
    use: dict[str, Any] = {"actor": court.an, "submission_id": theirs(court), "now": court.now}
    assert court.cast.do(accept_group, **use, group_id=group.id) == 1
    assert court.cast.do(accept_group, **use, group_id=group.id) == 0
    assert [line.counts for line in look(court).lines] == [8, 5, Decimal("7.25")]
    assert court.cast.refused(accept_group, **use, group_id=court.leaf("1.1").id).key == "refused-no-criterion"
    assert court.cast.refused(accept_group, **use, group_id=10**6).key == "refused-no-criterion"


@pytest.mark.parametrize(
    ("points", "reason", "refusal"),
    [
        ("8", "", "refused-reason-missing"),
        ("8", "12", "refused-reason-missing"),
        ("8", "x" * 301, "refused-reason-long"),
        ("10.5", "Vượt", "refused-points-over"),
        ("-1", "Âm", "refused-points-negative"),
        ("8.25", "Lệch bước", "refused-points-step"),
    ],
)
def test_a_change_without_a_reason_or_with_wrong_points_is_refused(
    court: Team, points: str, reason: str, refusal: str
) -> None:
    line = look(court).lines[0]
    use: dict[str, Any] = {"actor": court.an, "submission_id": theirs(court), "criterion_id": line.leaf.criterion.id}
    refused = court.cast.refused(change, **use, points=Decimal(points), reason=reason, seen_rev=0, now=court.now)
    assert refused.key == refusal
    assert look(court).lines[0].verdict is None


def test_two_reviewers_never_overwrite_each_other_in_silence(court: Team) -> None:
    decides(court, "1.1", "8", "Kế hoạch ban hành muộn", actor=court.binh)
    made = decides(court, "1.1", seen=0)
    assert isinstance(made, Overtaken)
    assert (made.verdict.by.name, made.verdict.points) == ("Chuyên viên hai Thanh Hóa", Decimal(8))
    assert look(court).lines[0].counts == Decimal(8)
    assert isinstance(decides(court, "1.1", seen=made.verdict.rev), Decided)
    assert look(court).lines[0].counts == Decimal("9.5")


def test_the_same_decision_twice_is_one(court: Team) -> None:
    decides(court, "1.1", "8", "Kế hoạch ban hành muộn")
    head = court.cast.head()
    decides(court, "1.1", "8", "Kế hoạch ban hành muộn", seen=0)
    assert court.cast.head() == head
    verdict = look(court).lines[0].verdict
    assert verdict is not None
    assert verdict.rev == 1


def test_nothing_is_closed_undecided_or_unseen(court: Team) -> None:
    use: dict[str, Any] = {"actor": court.an, "submission_id": theirs(court), "now": court.now}
    decides(court, "1.1")
    refused = court.cast.refused(close, **use, seen_stamp=look(court).stamp)
    assert (refused.key, refused.args["count"]) == ("refused-undecided", 2)
    decides(court, "1.2")
    stamp = look(court).stamp
    decides(court, "2.1", actor=court.binh)
    assert closes(court, stamp=stamp) is None
    assert look(court).submission.state is SubmissionState.SUBMITTED


def test_given_back_it_is_the_units_again_and_what_it_leaves_alone_stays_decided(court: Team) -> None:
    decides(court, "1.1", "8", "Kế hoạch ban hành muộn")
    decides(court, "1.2")
    use: dict[str, Any] = {"actor": court.an, "submission_id": theirs(court), "now": court.now}
    assert court.cast.refused(return_for_rework, **use, reason=" ").key == "refused-reason-missing"
    court.cast.do(return_for_rework, **use, reason="Bổ sung số liệu mục 1.1")
    assert sorted(court.told("reopened")) == ["Chuyên viên Nghệ An", "Lãnh đạo Nghệ An"]
    assert court.look(court.nghe).submission is not None
    assert court.cast.refused(accept, **use, criterion_id=court.leaf("1.2").id, seen_rev=1).key == (
        "refused-not-handed-in"
    )
    court.points("1.1", "9", court.nghe)
    court.hands_in(court.nghe)
    lines = {line.leaf.criterion.code: line for line in look(court).lines}
    assert (lines["1.1"].is_decided, lines["1.1"].counts) == (False, Decimal(9))
    assert lines["1.1"].verdict is not None
    assert lines["1.2"].is_decided
    assert [line.leaf.criterion.code for line in look(court).pending] == ["1.1", "2.1"]
    court.cast.sound()


def test_what_is_verified_the_unit_cannot_change_and_a_reviewer_may_take_up_again(court: Team) -> None:
    verifies_everything(court)
    which = theirs(court)
    with pytest.raises(Refused, match="refused-verified"):
        court.points("1.1", "10", court.nghe)
    handed: Any = court.cast.do(hand_in, actor=court.nghe, submission_id=which, seen_rev=0, now=court.now)
    assert isinstance(handed, ReceiptView)
    use: dict[str, Any] = {"submission_id": which, "now": court.now}
    assert not court.cast.look(lambda s: may_reopen(s, actor=court.nghe, **use))
    assert court.cast.refused(reopen, actor=court.nghe, reason="Muốn sửa", **use).key == "refused-reopen-closed"
    taken: dict[str, Any] = {"actor": court.an, **use}
    assert court.cast.refused(accept, criterion_id=court.leaf("1.2").id, seen_rev=1, **taken).key == (
        "refused-verification-closed"
    )
    assert court.cast.refused(return_for_rework, reason="Sửa lại", **taken).key == "refused-verification-closed"
    assert court.cast.refused(resume, reason="…", **taken).key == "refused-reason-missing"
    court.cast.do(resume, reason="Đơn vị bổ sung minh chứng", **taken)
    decides(court, "1.1", "9", "Đã có minh chứng bổ sung")
    closes(court)
    assert sorted(court.told("verified")) == sorted(["Chuyên viên Nghệ An", "Lãnh đạo Nghệ An", "Thường trực"] * 2)
    court.cast.sound()


def test_the_secretariat_opens_a_verified_one_for_its_unit(court: Team) -> None:
    verifies_everything(court)
    which = theirs(court)
    court.cast.do(reopen, actor=court.office, submission_id=which, reason="Đơn vị đề nghị", now=court.now)
    court.points("1.1", "10", court.nghe)
    court.hands_in(court.nghe)
    assert look(court).submission.verified_at is None
    assert [line.leaf.criterion.code for line in look(court).pending] == ["1.1"]


def attempts(court: Team) -> list[tuple[Callable[..., Any], dict[str, Any]]]:
    leaf, group = court.leaf("1.1").id, court.look().sheet.by_code("1")
    assert group is not None
    return [
        (accept, {"criterion_id": leaf, "seen_rev": 0}),
        (change, {"criterion_id": leaf, "points": Decimal(8), "reason": "Thử", "seen_rev": 0}),
        (accept_group, {"group_id": group.id}),
        (return_for_rework, {"reason": "Thử"}),
        (close, {"seen_stamp": 0}),
        (resume, {"reason": "Thử"}),
    ]


REFUSALS = {
    "nghe": "refused-own-verification",
    "nghe_chief": "refused-own-verification",
    "office": "refused-role",
    "observer": "refused-role",
    "guest": "refused-guest",
}


@pytest.mark.parametrize("who", REFUSALS)
def test_nobody_else_verifies(court: Team, who: str) -> None:
    """Nghệ An's own people least of all; the same deeds are done by those who may."""
    actor, which = getattr(court, who), theirs(court)
    for use_case, more in attempts(court):
        refused = court.cast.refused(use_case, actor=actor, submission_id=which, now=court.now, **more)
        own = who.startswith("nghe")
        assert refused.key == (
            "refused-own-verification" if own else f"refused-{'guest' if who == 'guest' else 'role'}"
        )
    with pytest.raises(Refused):
        look(court, actor, which)
    if not who.startswith("nghe"):
        with pytest.raises(Refused):
            court.cast.look(lambda s: worklist(s, actor=actor))


def test_the_lead_units_own_goes_to_the_deputy(court: Team) -> None:
    own = submission_of(court, court.an)
    assert (
        court.cast.refused(
            accept, actor=court.an, submission_id=own, criterion_id=court.leaf("1.1").id, seen_rev=0, now=court.now
        ).key
        == "refused-own-verification"
    )
    made = court.cast.do(
        accept, actor=court.nghe, submission_id=own, criterion_id=court.leaf("1.1").id, seen_rev=0, now=court.now
    )
    assert isinstance(made, Decided)
    assert [item.unit_name for item in court.cast.look(lambda s: worklist(s, actor=court.nghe))] == ["Thanh Hóa"]


def test_a_deputy_verifies_no_third_unit(court: Team) -> None:
    cast = court.cast
    stranger = Actor(court.nghe.person_id, ((Role.SPECIALIST, 99),), lead_id=99, deputy_id=court.units[1])
    deputy = Actor(court.nghe.person_id, ((Role.SPECIALIST, court.units[1]),), lead_id=99, deputy_id=court.units[1])
    own = submission_of(court, court.an)
    assert cast.look(lambda s: review_of(s, actor=stranger, submission_id=own, now=court.now)).lines
    with pytest.raises(Refused, match="refused-role"):
        cast.look(lambda s: review_of(s, actor=deputy, submission_id=own, now=court.now))


def test_a_draft_is_no_reviewers_business(court: Team) -> None:
    which = theirs(court)
    court.cast.do(reopen, actor=court.nghe, submission_id=which, reason="Sửa", now=court.now)
    with pytest.raises(Refused, match="refused-not-handed-in"):
        look(court, court.an, which)
    assert court.cast.look(lambda s: worklist(s, actor=court.an)) == ()


def test_evidence_is_opened_by_the_reviewer_of_what_was_handed_in(court: Team) -> None:
    which = theirs(court)
    [piece] = court.cast.look(lambda s: living_evidence(s, which))

    def opened(actor: Actor) -> str:
        return court.cast.look(lambda s: evidence_in_review(s, actor=actor, evidence_id=piece.id, now=court.now)).name

    assert opened(court.an) == "minh chứng.pdf"
    for actor in (court.nghe, court.office, court.observer, court.guest):
        with pytest.raises(Refused):
            opened(actor)
    court.cast.do(reopen, actor=court.nghe, submission_id=which, reason="Sửa", now=court.now)
    with pytest.raises(Refused, match="refused-not-handed-in"):
        opened(court.an)
    with pytest.raises(Refused, match="refused-role"):
        court.cast.look(lambda s: evidence_in_review(s, actor=court.an, evidence_id=10**6, now=court.now))


def test_reviewers_are_told_of_what_comes_in(court: Team) -> None:
    """Thanh Hóa's specialists of Nghệ An's, Nghệ An's of Thanh Hóa's; leaders are spared."""
    told = court.told("submitted")
    assert told.count("Chuyên viên Thanh Hóa") == told.count("Chuyên viên hai Thanh Hóa") == 2
    assert told.count("Chuyên viên Nghệ An") == 2
    assert told.count("Lãnh đạo Thanh Hóa") == told.count("Lãnh đạo Nghệ An") == 1


def test_an_unknown_submission_is_told_from_a_forbidden_one_by_nothing(court: Team) -> None:
    use: dict[str, Any] = {"criterion_id": 1, "seen_rev": 0, "now": court.now}
    unknown = court.cast.refused(accept, actor=court.observer, submission_id=10**6, **use)
    assert unknown == court.cast.refused(accept, actor=court.observer, submission_id=theirs(court), **use)


def test_a_season_later_the_verified_points_are_last_seasons_and_what_differs_comes_before_the_rest(
    court: Team,
) -> None:
    """Nghệ An had 8 verified for 1.1; it gives itself 9.5 again, proven this time, and as much as before elsewhere."""
    verifies_everything(court)
    cast = court.cast
    cast.do(close_season, actor=cast.boss(), season_id=court.season, now=court.now)
    court.season = cast.season(2027, *court.units)
    court.apply()
    court.start(court.nghe)
    for code, points in (("1.1", "9.5"), ("1.2", "5"), ("2.1", "7.25")):
        court.points(code, points, court.nghe)
        court.proves(code, f"minh chứng {code}", court.nghe)
    court.hands_in(court.nghe)
    lines = look(court, cast.actor(court.an.person_id)).by_concern
    assert [line.leaf.criterion.code for line in lines] == ["1.1", "1.2", "2.1"]
    assert [line.concern for line in lines] == [Concern.DIFFERS, Concern.NONE, Concern.NONE]
    assert [line.last_season and line.last_season.points for line in lines] == [8, 5, Decimal("7.25")]
