"""Never one person twice: who may approve, who may not by whatever account, and what approving does."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.people.seasons import Officers, change_officers
from bot.results.approvers import editor_ids
from bot.results.approving import Approved, approve, give_back
from bot.results.drafting import choose, send, set_note, set_standings
from bot.results.drafts import StaleDraft, draft_of, waiting_for
from bot.results.snapshot import canonical, fingerprint, read
from storage.tables import (
    AnnouncementState,
    Approval,
    Audit,
    Award,
    Entry,
    Membership,
    Person,
    Role,
)
from tests.results.house import CERTIFICATE, FLAG, House


def approving(waiting: Any) -> dict[str, Any]:
    return {"announcement_id": waiting.id, "seen_rev": waiting.rev}


def test_another_of_the_secretariat_approves_and_with_that_it_is_published(house: House) -> None:
    told = house.publishes(house.drafts(standings=True))
    row = house.row(told.about.id)
    assert row.state is AnnouncementState.PUBLISHED
    assert fingerprint(told.content) == told.fingerprint == row.fingerprint
    snapshot = told.snapshot
    assert [(each.kind, each.unit) for each in snapshot.nominees] == [(FLAG, "Nghệ An"), (CERTIFICATE, "Thanh Hóa")]
    assert snapshot.table is not None
    assert [(line.rank, line.unit) for line in snapshot.table.lines] == [(1, "Thanh Hóa"), (2, "Nghệ An")]
    assert snapshot.table.provisional
    assert canonical(read(told.content)) == told.content
    house.cast.sound()


def test_everybody_with_a_role_who_can_be_reached_and_every_registered_group_is_told(house: House) -> None:
    group = house.registers()
    lost = house.registers(-4002, "Nhóm đã mất")
    from storage.tables import Chat

    house.changes(update(Chat).where(Chat.id == lost).values(unreachable_since=house.now))
    house.loses(house.team.observer)
    told = house.publishes()
    posted = house.posted(told.about.id)
    members = house.cast.look(
        lambda s: set(
            s.scalars(
                select(Chat.id)
                .join(Membership, Membership.person_id == Chat.person_id)
                .where(Membership.ended_at.is_(None), Chat.unreachable_since.is_(None))
            )
        )
    )
    chats = {chat for kind, chat in posted if kind != "results-asked"}
    assert chats == members | {group}
    for kind in ("results-picture", "results-file"):
        assert sorted(chat for each, chat in posted if each == kind) == sorted(chats)
    assert house.team.told("results-picture").count("Khách") == 0


@pytest.mark.parametrize("who", ["editor", "sender", "namesake", "both roles", "renamed", "came again"])
def test_nobody_who_wrote_it_approves_it(house: House, who: str) -> None:
    draft = house.drafts()
    approver = house.second
    if who == "editor":
        draft = house.do(set_note, actor=house.second, announcement_id=draft.id, note="Thêm một dòng")
        house.team.member("Thường trực ba", 303, Role.SECRETARIAT, None)
    elif who == "sender":
        house.team.member("Thường trực ba", 303, Role.SECRETARIAT, None)
        draft = house.sends(draft, by=house.second)
    elif who == "both roles":
        house.cast.joins(house.first.person_id, Role.LEADER, house.team.units[0])
        approver = house.cast.actor(house.first.person_id)
        assert approver.holds(Role.SECRETARIAT)
        assert approver.holds(Role.LEADER)
    else:
        approver = house.team.member("THƯỜNG  trực".replace("  ", " "), 304, Role.SECRETARIAT, None)
    if who in {"renamed", "came again"}:
        house.changes(
            update(Person).where(Person.id == house.first.person_id).values(display_name="X", name_folded="x")
        )
    waiting = draft if draft.is_waiting else house.sends(draft)
    key = house.refusal(approve, actor=approver, **approving(waiting))
    assert key in {"refused-approver-wrote", "refused-approver-namesake"}
    assert (key == "refused-approver-namesake") == (who in {"namesake", "renamed", "came again"})
    give = {"announcement_id": waiting.id, "reason": "Xem lại"}
    assert house.refusal(give_back, actor=approver, **give) == key
    assert house.row(waiting.id).state is AnnouncementState.WAITING
    assert house.cast.look(lambda s: list(s.scalars(select(Approval)))) == []


def test_who_has_no_right_to_approve_is_refused_whatever_they_know(house: House) -> None:
    waiting = house.sends(house.drafts())
    about = approving(waiting)
    for who in (house.team.nghe_chief, house.team.an, house.team.observer, house.cast.boss()):
        assert house.refusal(approve, actor=who, **about) == "refused-role"
    assert house.refusal(approve, actor=house.team.guest, **about) == "refused-guest"
    assert house.cast.look(lambda s: waiting_for(s, actor=house.team.an)) == ()


def test_a_leader_approves_only_where_nobody_else_of_the_secretariat_can_be_reached(house: House) -> None:
    waiting = house.sends(house.drafts())
    assert house.refusal(approve, actor=house.team.chief, **approving(waiting)) == "refused-approver-secretariat"
    assert house.cast.look(lambda s: waiting_for(s, actor=house.team.chief)) == ()
    house.loses(house.second)
    assert [each.id for each in house.cast.look(lambda s: waiting_for(s, actor=house.team.chief))] == [waiting.id]
    assert isinstance(house.do(approve, actor=house.team.chief, **approving(waiting)), Approved)
    house.cast.sound()


def test_the_leaders_of_lead_and_deputy_unit_are_asked_and_those_of_other_units_are_not(house: House) -> None:
    house.loses(house.second)
    draft = house.drafts()
    sent = house.do(send, actor=house.first, announcement_id=draft.id, seen_rev=draft.rev)
    assert (sent.asked, sent.of_secretariat) == (1, False)
    assert house.team.told("results-asked") == ["Lãnh đạo Thanh Hóa"]
    about = approving(sent.draft)
    assert house.refusal(approve, actor=house.team.nghe_chief, **about) == "refused-role"
    lead, other = house.team.units
    officers = Officers(lead_id=lead, deputy_id=other)
    house.do(change_officers, actor=house.cast.boss(), season_id=house.team.season, officers=officers)
    deputy = house.cast.actor(house.team.nghe_chief.person_id)
    assert isinstance(house.do(approve, actor=deputy, **about), Approved)


def test_with_nobody_to_approve_the_bot_names_by_role_who_is_missing(house: House) -> None:
    draft = house.drafts()
    for who in (house.second, house.team.chief):
        house.loses(who)
    refused = house.cast.refused(send, actor=house.first, announcement_id=draft.id, seen_rev=draft.rev, now=house.now)
    assert refused.key == "refused-no-approver"
    assert getattr(refused.args["missing"], "key", "") == "results-missing-approvers"
    assert house.row(draft.id).state is AnnouncementState.DRAFT


def test_approving_twice_publishes_once(house: House) -> None:
    waiting = house.sends(house.drafts())
    first = house.do(approve, actor=house.second, **approving(waiting))
    again = house.do(approve, actor=house.second, **approving(waiting), now=house.team.later(hours=1))
    assert again == first
    assert house.refusal(approve, actor=house.first, **approving(waiting)) == "refused-approver-wrote"
    assert len(house.cast.look(lambda s: list(s.scalars(select(Approval))))) == 1
    published = select(Audit).where(Audit.action == "results-published")
    assert len(house.cast.look(lambda s: list(s.scalars(published)))) == 1


def test_an_approval_of_what_somebody_has_changed_publishes_nothing(house: House) -> None:
    seen = house.sends(house.drafts())
    changed = house.do(set_note, actor=house.first, announcement_id=seen.id, note="Thêm")
    newer = house.sends(changed)
    assert house.do(approve, actor=house.second, **approving(seen)) == StaleDraft()
    assert house.row(newer.id).state is AnnouncementState.WAITING


def test_figures_that_change_while_it_waits_make_it_a_draft_again(house: House) -> None:
    waiting = house.sends(house.drafts(standings=True))
    house.changes(update(Entry).where(Entry.points > 8).values(points=8))
    assert house.do(approve, actor=house.second, **approving(waiting)) == StaleDraft(figures=True)
    assert house.row(waiting.id).state is AnnouncementState.DRAFT
    assert house.team.told("results-outdated") == ["Thường trực"]
    assert house.team.told("results-picture") == []


def test_given_back_with_a_reason_that_those_who_wrote_it_read(house: House) -> None:
    waiting = house.sends(house.drafts())
    about = {"actor": house.second, "announcement_id": waiting.id}
    assert house.refusal(give_back, **about, reason=" ") == "refused-reason-missing"
    back = house.do(give_back, **about, reason="Xin ghi rõ năm")
    assert (back.state, back.returned) == (AnnouncementState.DRAFT, "Xin ghi rõ năm")
    assert house.team.told("results-returned") == ["Thường trực"]
    seen = house.cast.look(lambda s: draft_of(s, actor=house.first, season_id=house.team.season))
    assert seen == back
    assert house.refusal(approve, actor=house.second, **approving(waiting)) == "refused-no-draft"


def test_a_correction_is_linked_and_changes_the_awards(house: House) -> None:
    first = house.publishes()
    draft = house.begins(corrects=True)
    lead, _other = house.team.units
    about = {"actor": house.first, "announcement_id": draft.id}
    house.do(choose, **about, kind=CERTIFICATE, unit_id=None)
    draft = house.do(choose, **about, kind=FLAG, unit_id=lead)
    second = house.publishes(draft, at=house.team.later(days=1))
    assert second.about.corrects is not None
    assert second.about.corrects.code == first.about.code
    assert second.snapshot.corrects == second.about.corrects
    old = house.reads(first.about.id)
    assert old.about.corrected is not None
    assert old.about.corrected.code == second.about.code
    assert old.content == first.content
    awards = house.cast.look(lambda s: [(each.kind, each.unit_id) for each in s.scalars(select(Award))])
    assert awards == [(FLAG, lead)]
    actions = [row.action for row in house.cast.look(lambda s: list(s.scalars(select(Audit))))]
    assert actions.count("award-changed") == actions.count("award-withdrawn") == 1
    house.cast.sound()


def test_names_of_then_stay_in_the_snapshot(house: House) -> None:
    from bot.people.units import rename_unit

    told = house.publishes()
    house.do(rename_unit, actor=house.first, unit_id=house.team.units[1], name="Nghệ An mới")
    assert house.reads(told.about.id).snapshot.nominees[0].unit == "Nghệ An"


@given(seed=st.integers(0, 10**9))
@settings(max_examples=25, deadline=None)
def test_no_editor_ever_approves(built: Any, tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Three of the secretariat and two leaders write, send, approve and give back at random: never one person twice."""
    import shutil
    from contextlib import closing
    from dataclasses import replace

    from storage import Store

    folder, made = built
    place = tmp_path_factory.mktemp("random")
    shutil.copytree(folder, place, dirs_exist_ok=True)
    with closing(Store.in_folder(place)) as store:
        house = replace(made, team=replace(made.team, cast=replace(made.cast, store=store)))
        _live_at_random(house, random.Random(seed))
        house.cast.sound()


def _live_at_random(house: House, chance: random.Random) -> None:
    third = house.team.member("Thường trực ba", 303, Role.SECRETARIAT, None)
    twin = house.team.member("Thuong truc", 304, Role.SECRETARIAT, None)
    people = [house.first, house.second, third, twin, house.team.chief]
    lead, other = house.team.units
    draft = house.begins(by=chance.choice(people[:4]))
    acts: list[tuple[Any, Any]] = [
        (choose, lambda: {"kind": chance.choice([FLAG, CERTIFICATE]), "unit_id": chance.choice([lead, other, None])}),
        (set_note, lambda: {"note": f"Ghi chú {chance.randrange(9)}"}),
        (set_standings, lambda: {"wanted": chance.random() < 0.5}),
        (send, lambda: {"seen_rev": house.row(draft.id).rev}),
        (approve, lambda: {"seen_rev": house.row(draft.id).rev}),
        (approve, lambda: {"seen_rev": house.row(draft.id).rev}),
        (give_back, lambda: {"reason": "Xem lại"}),
    ]
    from bot.language.phrases import Refused

    for _ in range(30):
        act, more = chance.choice(acts)
        wrote = editor_ids(house.row(draft.id))
        names = {_folded(house, each) for each in wrote}
        who = chance.choice(people)
        try:
            done = house.do(act, actor=house.cast.actor(who.person_id), announcement_id=draft.id, **more())
        except Refused:
            continue
        if isinstance(done, Approved):
            assert who.person_id not in wrote
            assert _folded(house, who.person_id) not in names
            return


def _folded(house: House, person_id: int) -> str:
    return house.cast.look(lambda s: s.get_one(Person, person_id).name_folded)
