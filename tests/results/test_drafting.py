"""Writing an announcement: who may be nominated, who may write, and what a change does to an approval."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.results import drafting
from bot.results.approving import approve, give_back
from bot.results.decisions import record_decision
from bot.results.drafting import Sent, begin, choose, drop, send, set_note, set_standings
from bot.results.drafts import StaleDraft, candidates, draft_for, draft_of, preview
from storage.tables import AnnouncementState, Audit, Season, SeasonState
from tests.results.house import CERTIFICATE, FLAG, House


def test_the_secretariat_drafts_and_a_season_has_one_draft_at_a_time(house: House) -> None:
    first = house.begins()
    again = house.begins(by=house.second)
    assert again == first
    assert (first.flag, first.certificate, first.with_standings, first.note) == (None, None, False, None)
    assert house.drafts().flag == (house.team.units[1], "Nghệ An")
    house.cast.sound()


def test_nobody_but_the_secretariat_writes(house: House) -> None:
    draft = house.drafts()
    lead, _other = house.team.units
    about: dict[str, Any] = {"announcement_id": draft.id}
    doors: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (begin, {"season_id": house.team.season, "corrects": False}),
        (choose, {**about, "kind": FLAG, "unit_id": lead}),
        (set_standings, {**about, "wanted": True}),
        (set_note, {**about, "note": "Ghi chú"}),
        (send, {**about, "seen_rev": draft.rev}),
        (drop, about),
    ]
    for who in (house.team.chief, house.team.an, house.team.nghe_chief, house.team.observer, house.cast.boss()):
        for door, more in doors:
            assert house.refusal(door, actor=who, **more) == "refused-role"
    for door, more in doors:
        assert house.refusal(door, actor=house.team.guest, **more) == "refused-guest"
    assert house.row(draft.id).rev == draft.rev


def test_a_unit_that_is_excluded_is_refused_with_its_reason(house: House) -> None:
    draft = house.begins()
    lead, other = house.team.units
    house.excludes(other, "đang xác minh khiếu nại")
    refused = house.cast.refused(
        choose, actor=house.first, announcement_id=draft.id, kind=FLAG, unit_id=other, now=house.now
    )
    assert refused.key == "refused-nominee-excluded"
    assert refused.args["reason"] == "đang xác minh khiếu nại"
    shown = house.cast.look(lambda s: candidates(s, actor=house.first, season_id=house.team.season))
    assert [(each.unit_id, each.excluded) for each in shown] == [(lead, None), (other, "đang xác minh khiếu nại")]


def test_the_same_unit_twice_and_a_unit_of_no_season_are_refused(house: House) -> None:
    draft = house.begins()
    lead, _other = house.team.units
    stranger = house.cast.unit("Quảng Trị")
    house.do(choose, actor=house.first, announcement_id=draft.id, kind=FLAG, unit_id=lead)
    about = {"actor": house.first, "announcement_id": draft.id, "kind": CERTIFICATE}
    assert house.refusal(choose, **about, unit_id=lead) == "refused-nominee-twice"
    assert house.refusal(choose, **about, unit_id=stranger) == "refused-nominee-no-member"
    assert house.refusal(choose, **about, unit_id=10**6) == "refused-nominee-no-member"
    assert house.row(draft.id).certificate_unit_id is None


def test_a_unit_that_is_excluded_after_it_was_chosen_is_not_sent_nor_published(house: House) -> None:
    draft = house.drafts()
    house.excludes(house.team.units[1])
    about = {"announcement_id": draft.id, "seen_rev": draft.rev}
    assert house.refusal(send, actor=house.first, **about) == "refused-nominee-excluded"


def test_an_exclusion_while_it_waits_stops_the_publishing(house: House) -> None:
    waiting = house.sends(house.drafts())
    house.excludes(house.team.units[1])
    about = {"announcement_id": waiting.id, "seen_rev": waiting.rev}
    assert house.refusal(approve, actor=house.second, **about) == "refused-nominee-excluded"
    assert house.row(waiting.id).state is AnnouncementState.WAITING


def test_an_announcement_says_something(house: House) -> None:
    draft = house.begins()
    about = {"actor": house.first, "announcement_id": draft.id}
    assert house.refusal(send, **about, seen_rev=draft.rev) == "refused-results-empty"
    draft = house.do(set_standings, **about, wanted=True)
    assert house.sends(draft).is_waiting


def test_standings_go_along_only_where_there_are_any(house: House) -> None:
    def reopen_all(session: Any) -> None:
        from storage.tables import Submission, SubmissionState

        session.execute(update(Submission).values(state=SubmissionState.DRAFT))

    house.cast.do(reopen_all)
    draft = house.begins()
    assert (
        house.refusal(set_standings, actor=house.first, announcement_id=draft.id, wanted=True) == "refused-no-standings"
    )


@pytest.mark.parametrize(
    ("note", "key"), [("", "refused-results-note-empty"), ("—", "refused-results-note-empty"),
                      ("a" * 501, "refused-results-note-long")],
)  # fmt: skip
def test_a_note_has_words_and_not_too_many(house: House, note: str, key: str) -> None:
    draft = house.begins()
    assert house.refusal(set_note, actor=house.first, announcement_id=draft.id, note=note) == key
    kept = house.do(set_note, actor=house.first, announcement_id=draft.id, note="a" * 500)
    assert len(kept.note) == drafting.LONGEST_NOTE


def test_whatever_changes_while_it_waits_makes_it_a_draft_again(house: House) -> None:
    about: dict[str, Any] = {"actor": house.first}
    _lead, other = house.team.units
    changes: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (choose, {"kind": FLAG, "unit_id": None}),
        (choose, {"kind": FLAG, "unit_id": other}),
        (set_standings, {"wanted": True}),
        (set_note, {"note": "Hội nghị tổng kết"}),
        (set_note, {"note": None}),
    ]
    draft = house.drafts()
    for change, more in changes:
        waiting = house.sends(draft)
        assert waiting.is_waiting
        draft = house.do(change, announcement_id=draft.id, **about, **more)
        assert not draft.is_waiting
        assert draft.rev > waiting.rev
        old = {"announcement_id": draft.id, "seen_rev": waiting.rev}
        assert house.refusal(approve, actor=house.second, **old) == "refused-no-draft"
        assert house.row(draft.id).content is None
    house.cast.sound()


def test_choosing_what_is_chosen_changes_nothing(house: House) -> None:
    waiting = house.sends(house.drafts())
    lead, other = house.team.units
    for kind, unit in ((FLAG, other), (CERTIFICATE, lead)):
        same = house.do(choose, actor=house.second, announcement_id=waiting.id, kind=kind, unit_id=unit)
        assert same == waiting
    assert house.do(set_standings, actor=house.second, announcement_id=waiting.id, wanted=False) == waiting


def test_sending_what_somebody_has_just_changed_is_not_done(house: House) -> None:
    seen = house.drafts()
    house.do(set_note, actor=house.second, announcement_id=seen.id, note="Thêm")
    found = house.do(send, actor=house.first, announcement_id=seen.id, seen_rev=seen.rev)
    assert found == StaleDraft()
    assert house.row(seen.id).state is AnnouncementState.DRAFT


def test_sending_again_asks_nobody_anew(house: House) -> None:
    waiting = house.sends(house.drafts())
    again = house.do(send, actor=house.first, announcement_id=waiting.id, seen_rev=waiting.rev)
    assert isinstance(again, Sent)
    assert house.team.told("results-asked") == ["Thường trực hai"]


def test_a_draft_is_dropped_for_good(house: House) -> None:
    draft = house.sends(house.drafts())
    house.do(drop, actor=house.second, announcement_id=draft.id)
    house.do(drop, actor=house.second, announcement_id=draft.id)
    about = {"announcement_id": draft.id}
    assert house.refusal(approve, actor=house.second, **about, seen_rev=draft.rev) == "refused-no-draft"
    assert house.refusal(set_note, actor=house.first, **about, note="x") == "refused-no-draft"
    assert house.cast.look(lambda s: draft_of(s, actor=house.first, season_id=house.team.season)) is None
    assert house.begins().id != draft.id
    house.cast.sound()


def test_a_published_one_is_changed_by_nobody(house: House) -> None:
    told = house.publishes()
    about = {"actor": house.first, "announcement_id": told.about.id}
    assert house.refusal(choose, **about, kind=FLAG, unit_id=None) == "refused-no-draft"
    assert house.refusal(drop, **about) == "refused-no-draft"
    assert house.refusal(give_back, **about, reason="Sai số liệu") == "refused-no-draft"
    assert house.reads(told.about.id) == told


def test_a_second_announcement_is_a_correction_or_tells_of_a_decision(house: House) -> None:
    assert house.refusal(begin, actor=house.first, season_id=house.team.season, corrects=True) == (
        "refused-nothing-to-correct"
    )
    told = house.publishes()
    about = {"actor": house.first, "season_id": house.team.season}
    assert house.refusal(begin, **about, corrects=False) == "refused-announced-before"
    today = house.now.date()
    decided = {"kind": FLAG, "number": "12/QĐ-TTg", "day": today, "today": today}
    house.do(record_decision, actor=house.first, season_id=house.team.season, **decided)
    draft = house.begins()
    assert (draft.flag, draft.corrects) == ((house.team.units[1], "Nghệ An"), None)
    more = {"actor": house.first, "announcement_id": draft.id, "kind": FLAG}
    assert house.refusal(choose, **more, unit_id=None) == "refused-nominee-decided"
    changed = house.do(choose, **(more | {"kind": CERTIFICATE}), unit_id=None)
    assert house.refusal(send, actor=house.first, announcement_id=draft.id, seen_rev=changed.rev) == (
        "refused-results-need-correction"
    )
    assert house.reads(told.about.id).content == told.content


def test_no_results_of_a_season_that_is_only_planned_or_not_there(house: House) -> None:
    def plan(session: Any) -> int:
        season = Season(year=2030, state=SeasonState.PLANNED, created_at=house.now)
        session.add(season)
        session.flush()
        return int(season.id)

    for season_id in (house.cast.do(plan), 10**6):
        assert house.refusal(begin, actor=house.first, season_id=season_id, corrects=False) == "refused-no-season"


def test_every_change_is_in_the_audit_and_what_was_typed_is_beside_it(house: House) -> None:
    draft = house.drafts()
    house.do(set_note, actor=house.first, announcement_id=draft.id, note="Chỉ người nhận đọc")
    rows = house.cast.look(lambda s: list(s.scalars(select(Audit).where(Audit.object_kind == "announcement"))))
    assert [row.action for row in rows] == ["results-drafted", *["results-edited"] * 3]
    assert all("Chỉ người nhận đọc" not in str(row.after) for row in rows)
    assert rows[-1].detail_digest is not None


def test_a_draft_is_shown_to_those_who_write_and_to_nobody_else(house: House) -> None:
    draft = house.drafts()
    for who in (house.team.chief, house.team.an, house.team.observer, house.team.guest):
        for number in (draft.id, 10**6):
            assert house.cast.refused(draft_for, actor=who, announcement_id=number).key == "refused-no-draft"
            more = {"announcement_id": number}
            assert house.refusal(preview, actor=who, **more) == "refused-no-draft"
