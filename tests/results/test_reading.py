"""What is published is there for every member; what is not is nowhere, by whatever door."""

from typing import Any

import pytest
from sqlalchemy import select, update

from bot.results.approving import approve
from bot.results.decisions import record_decision
from bot.results.drafting import set_note
from bot.results.reading import announcement_by_code, announcement_for, outcomes
from bot.results.report import Fate, delivery_report, mark_received, send_again
from storage import outbox
from storage.tables import Announcement, Award, AwardStage, Outbox, Outcome
from tests.results.house import CERTIFICATE, FLAG, House


def test_every_member_reads_what_is_published_and_a_guest_does_not(house: House) -> None:
    told = house.publishes()
    for who in (house.first, house.team.chief, house.team.nghe, house.team.observer, house.cast.boss()):
        found = house.cast.look(lambda s, who=who: outcomes(s, actor=who))  # type: ignore[misc]
        assert [each.year for each in found] == [2026]
        assert [each.unit for each in found[0].awards] == ["Nghệ An", "Thanh Hóa"]
        assert house.cast.look(lambda s, who=who: announcement_for(s, actor=who, announcement_id=told.about.id)) == told  # type: ignore[misc]
    guest = house.team.guest
    assert house.cast.refused(outcomes, actor=guest).key == "refused-guest"
    for number in (told.about.id, 10**6):
        assert house.cast.refused(announcement_for, actor=guest, announcement_id=number).key == "refused-guest"
    assert house.cast.refused(announcement_by_code, actor=guest, code=told.about.code).key == "refused-guest"


@pytest.mark.parametrize("state", ["draft", "waiting", "correction waiting"])
def test_what_is_not_published_is_refused_in_the_same_words_as_what_was_never_there(house: House, state: str) -> None:
    if state == "correction waiting":
        told = house.publishes()
        draft = house.begins(corrects=True)
        draft = house.do(set_note, actor=house.first, announcement_id=draft.id, note="Sửa tên đơn vị")
        house.sends(draft)
        assert house.reads(told.about.id).about.corrected is None
    else:
        draft = house.drafts(standings=True)
        if state == "waiting":
            house.sends(draft)
    for who in (house.team.chief, house.team.nghe, house.team.observer, house.first, house.cast.boss()):
        for number in (draft.id, 10**6):
            key = house.cast.refused(announcement_for, actor=who, announcement_id=number).key
            assert key == "refused-no-announcement"
        for code in ("AAAAAAAA", "", str(draft.id), "NULL"):
            assert house.cast.refused(announcement_by_code, actor=who, code=code).key == "refused-no-announcement"
        found = house.cast.look(lambda s, who=who: outcomes(s, actor=who))  # type: ignore[misc]
        assert len(found[0].announcements) == (state == "correction waiting")
        assert len(found[0].awards) == 2 * (state == "correction waiting")
    for who in (house.team.chief, house.cast.boss()):
        assert house.cast.refused(delivery_report, actor=who, announcement_id=draft.id).key == "refused-role"
    assert house.cast.refused(delivery_report, actor=house.first, announcement_id=draft.id).key == (
        "refused-no-announcement"
    )


def test_a_code_is_read_as_people_type_it(house: House) -> None:
    told = house.publishes()
    code = told.about.code
    for typed in (code.lower(), f" {code[:4]}-{code[4:]} "):
        found = house.cast.look(lambda s, typed=typed: announcement_by_code(s, actor=house.first, code=typed))  # type: ignore[misc]
        assert found == told


def test_a_decision_changes_the_wording_from_then_on_and_what_was_published_stays(house: House) -> None:
    told = house.publishes()
    today = house.now.date()
    about: dict[str, Any] = {"season_id": house.team.season, "kind": FLAG, "number": " 12/QĐ-TTg ", "day": today}
    for who in (house.team.chief, house.team.observer):
        assert house.refusal(record_decision, actor=who, **about, today=today) == "refused-role"
    later = about | {"day": today.replace(year=today.year + 1)}
    assert house.refusal(record_decision, actor=house.first, **later, today=today) == "refused-decision-day"
    bad = about | {"number": "QĐ"}
    assert house.refusal(record_decision, actor=house.first, **bad, today=today) == "refused-decision-number"
    for _ in range(2):
        house.do(record_decision, actor=house.first, **about, today=today)
    award = house.cast.look(lambda s: s.scalars(select(Award).where(Award.kind == FLAG)).one())
    assert (award.stage, award.decision_number, award.decision_date) == (AwardStage.DECIDED, "12/QĐ-TTg", today)
    assert house.reads(told.about.id).content == told.content
    found = house.cast.look(lambda s: outcomes(s, actor=house.team.observer))
    assert [each.decision is not None for each in found[0].awards] == [True, False]
    newer = house.publishes(house.begins())
    assert newer.snapshot.nominees[0].decision is not None
    house.cast.sound()


def test_no_decision_where_nobody_was_nominated(house: House) -> None:
    house.drafts()
    today = house.now.date()
    about = {"season_id": house.team.season, "kind": CERTIFICATE, "number": "1", "day": today, "today": today}
    assert house.refusal(record_decision, actor=house.first, **about) == "refused-no-nominee"


def test_the_report_tells_what_became_of_each_message_by_role_and_group(house: House) -> None:
    house.registers(title="Nhóm của cụm")
    house.loses(house.team.nghe)
    told = house.publishes()
    rows = house.cast.look(lambda s: list(s.scalars(select(Outbox).where(Outbox.kind == "results-picture"))))
    for row, outcome in zip(rows, (Outcome.SENT, Outcome.UNCERTAIN, Outcome.UNREACHABLE), strict=False):
        house.cast.do(outbox.finish, row.id, outcome, now=house.now)
    report = house.cast.look(lambda s: delivery_report(s, actor=house.first, announcement_id=told.about.id))
    assert report.counts[Fate.SENT] == report.counts[Fate.UNCERTAIN] == 1
    assert report.counts[Fate.UNREACHABLE] == 2, "one whose chat was lost then, one who could not be reached at all"
    assert [each.to.unit for each in report.of(Fate.UNREACHABLE) if each.outbox_id is None] == ["Nghệ An"]
    assert "Nhóm của cụm" in {each.to.group for each in report.deliveries}


def test_only_what_is_uncertain_goes_again_and_only_by_a_person_of_the_secretariat(house: House) -> None:
    house.publishes()
    rows = house.cast.look(lambda s: list(s.scalars(select(Outbox).where(Outbox.kind == "results-file"))))
    for row in rows[:2]:
        house.cast.do(outbox.start_sending, row.id, now=house.now)
        house.cast.do(outbox.finish, row.id, Outcome.UNCERTAIN, now=house.now)
    for who in (house.team.chief, house.team.observer, house.cast.boss()):
        for door in (send_again, mark_received):
            assert house.refusal(door, actor=who, outbox_id=rows[0].id) == "refused-role"
    asked = house.cast.look(lambda s: s.scalars(select(Outbox.id).where(Outbox.kind == "results-asked")).one())
    assert house.refusal(send_again, actor=house.first, outbox_id=asked) == "refused-no-letter"
    assert house.refusal(send_again, actor=house.first, outbox_id=rows[2].id) == "refused-letter-settled"
    house.cast.do(outbox.start_sending, rows[2].id, now=house.now)
    house.cast.do(outbox.finish, rows[2].id, Outcome.REFUSED, now=house.now)
    assert house.refusal(mark_received, actor=house.first, outbox_id=rows[2].id) == "refused-letter-settled"
    house.do(send_again, actor=house.first, outbox_id=rows[2].id)
    house.do(send_again, actor=house.first, outbox_id=rows[0].id)
    assert house.refusal(send_again, actor=house.second, outbox_id=rows[0].id) == "refused-letter-settled"
    house.do(mark_received, actor=house.first, outbox_id=rows[1].id)
    assert house.refusal(send_again, actor=house.second, outbox_id=rows[1].id) == "refused-letter-settled"
    outcomes_now = house.cast.look(lambda s: [s.get_one(Outbox, row.id).outcome for row in rows[:2]])
    assert outcomes_now == [None, Outcome.SENT]
    house.cast.sound()


FORGERIES: dict[str, dict[str, Any]] = {
    "content": {"content": "{}"},
    "content and fingerprint": {
        "content": "{}",
        "fingerprint": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    },
    "nominee": {"flag_unit_id": None},
    "code": {"code": "ZZZZZZZZ"},
    "state": {"state": "draft"},
    "link": {"corrects_id": 1},
    "head": {"head": "0" * 64},
}


@pytest.mark.parametrize("what", FORGERIES)
def test_what_is_changed_in_the_database_is_found_and_named(house: House, what: str) -> None:
    from storage import invariants

    told = house.publishes()
    house.cast.sound()
    house.changes(update(Announcement).where(Announcement.id == told.about.id).values(**FORGERIES[what]))
    found = house.cast.look(lambda s: list(invariants.check(s)))
    assert any(each.rule == "announcement" and f"announcement {told.about.id}:" in each.where for each in found)


def test_an_award_or_approval_that_is_changed_or_taken_away_is_found(house: House) -> None:
    from sqlalchemy import delete

    from storage import invariants
    from storage.tables import Approval

    told = house.publishes()
    award = house.cast.look(lambda s: s.scalars(select(Award).where(Award.kind == FLAG)).one())
    house.changes(update(Award).where(Award.id == award.id).values(stage=AwardStage.DECIDED))
    house.changes(delete(Approval))
    found = {(each.rule, each.where.partition(":")[0]) for each in house.cast.look(lambda s: list(invariants.check(s)))}
    assert found == {("award", f"award {award.id}"), ("approval", f"announcement {told.about.id}")}


def test_approving_by_a_forged_number_publishes_nothing(house: House) -> None:
    house.sends(house.drafts())
    for number in (0, 10**6):
        assert house.refusal(approve, actor=house.second, announcement_id=number, seen_rev=1) == "refused-no-draft"
