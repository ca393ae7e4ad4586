import threading

import pytest
from sqlalchemy import select

from bot.language.phrases import Refused
from bot.people.invitations import redeem
from bot.people.memberships import end_membership, end_own, grant, members, membership_for, roles_of
from bot.people.owner import claim, has_owner, new_owner_code
from storage.tables import Membership, Outbox, Role
from tests.cast import Cast


def roles(cast: Cast, person_id: int) -> list[Role]:
    return cast.look(lambda session: [each.role for each in roles_of(session, person_id)])


def owners_role(cast: Cast) -> int:
    found = cast.look(lambda s: s.scalar(select(Membership.id).where(Membership.person_id == cast.owner)))
    assert found is not None
    return found


def test_the_last_owner_can_neither_leave_nor_be_ended(cast: Cast) -> None:
    role = owners_role(cast)
    boss = cast.boss()
    own = cast.refused(end_own, person_id=cast.owner, membership_id=role, now=cast.now)
    ended = cast.refused(end_membership, actor=boss, membership_id=role, now=cast.now)
    assert (own.key, ended.key) == ("refused-last-owner", "refused-last-owner")
    second = cast.meets("Quản trị viên hai", 9101)
    cast.joins(second, Role.OWNER)
    cast.do(end_own, person_id=cast.owner, membership_id=role, now=cast.now)
    assert roles(cast, cast.owner) == []
    cast.sound()


def test_two_owners_who_leave_at_once_leave_one(wide_cast: Cast) -> None:
    cast = wide_cast
    second = cast.meets("Quản trị viên hai", 9101)
    pairs = [(cast.owner, owners_role(cast)), (second, cast.joins(second, Role.OWNER))]
    start, outcomes = threading.Barrier(2), list[str]()

    def leave(person_id: int, membership_id: int) -> None:
        start.wait()
        try:
            cast.do(end_own, person_id=person_id, membership_id=membership_id, now=cast.now)
            outcomes.append("left")
        except Refused as refused:
            outcomes.append(refused.phrase.key)

    threads = [threading.Thread(target=leave, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["left", "refused-last-owner"]
    cast.sound()


def test_a_role_that_was_ended_is_over_and_the_person_is_told(cast: Cast) -> None:
    person = cast.meets("Chuyên viên", 9101)
    membership = cast.joins(person, Role.SPECIALIST, cast.unit("Nghệ An"))
    cast.do(end_membership, actor=cast.boss(), membership_id=membership, now=cast.now)
    assert roles(cast, person) == []
    again = cast.refused(end_membership, actor=cast.boss(), membership_id=membership, now=cast.now)
    assert again.key == "refused-role-ended"
    kinds = cast.look(lambda s: list(s.scalars(select(Outbox.kind).where(Outbox.kind == "role-ended"))))
    assert kinds == ["role-ended"]


def test_who_leaves_by_themselves_is_not_told_so(cast: Cast) -> None:
    person = cast.meets("Chuyên viên", 9101)
    membership = cast.joins(person, Role.SPECIALIST, cast.unit("Nghệ An"))
    cast.do(end_own, person_id=person, membership_id=membership, now=cast.now)
    assert cast.look(lambda s: list(s.scalars(select(Outbox.kind).where(Outbox.kind == "role-ended")))) == []


def test_nobody_ends_the_role_of_somebody_else_as_their_own(cast: Cast) -> None:
    person, other = cast.meets("Chuyên viên", 9101), cast.meets("Người khác", 9102)
    membership = cast.joins(person, Role.SPECIALIST, cast.unit("Nghệ An"))
    assert cast.refused(end_own, person_id=other, membership_id=membership, now=cast.now).key == "refused-role"
    assert cast.refused(end_own, person_id=other, membership_id=999, now=cast.now).key == "refused-role-ended"
    assert roles(cast, person) == [Role.SPECIALIST]


def test_a_person_speaks_for_one_unit_only(cast: Cast) -> None:
    person, first, second = cast.meets("Chuyên viên", 9101), cast.unit("Nghệ An"), cast.unit("Hà Tĩnh")
    membership = cast.joins(person, Role.SPECIALIST, first)
    for role in (Role.SPECIALIST, Role.LEADER):
        invitation = cast.issues(role, second).invitation_id
        phrase = cast.refused(redeem, person_id=person, invitation_id=invitation, now=cast.now)
        assert (phrase.key, phrase.args["unit"]) == ("refused-other-unit", "Nghệ An")
    cast.joins(person, Role.LEADER, first)
    cast.joins(person, Role.OBSERVER)
    cast.do(end_own, person_id=person, membership_id=membership, now=cast.now)
    invitation = cast.issues(Role.SPECIALIST, second).invitation_id
    assert cast.refused(redeem, person_id=person, invitation_id=invitation, now=cast.now).key == "refused-other-unit"
    cast.sound()


def test_a_role_that_is_held_is_not_given_twice_and_uses_nothing_up(cast: Cast) -> None:
    person = cast.meets("Quan sát viên", 9101)
    cast.joins(person, Role.OBSERVER)
    issued = cast.issues(Role.OBSERVER)
    phrase = cast.refused(redeem, person_id=person, invitation_id=issued.invitation_id, now=cast.now)
    assert phrase.key == "refused-role-held"
    assert cast.opens(cast.meets("Người khác", 9102), issued.code) == issued.invitation_id


def test_a_role_can_be_held_again_after_it_ended(cast: Cast) -> None:
    person, unit = cast.meets("Chuyên viên", 9101), cast.unit("Nghệ An")
    for _time in range(2):
        membership = cast.joins(person, Role.SPECIALIST, unit)
        cast.do(end_own, person_id=person, membership_id=membership, now=cast.now)
    cast.joins(person, Role.SPECIALIST, unit)
    assert roles(cast, person) == [Role.SPECIALIST]
    cast.sound()


def test_people_of_a_unit_are_seen_by_that_unit_and_the_secretariat(cast: Cast) -> None:
    mine, other = cast.unit("Nghệ An"), cast.unit("Hà Tĩnh")
    colleague, stranger = cast.meets("Đồng nghiệp", 9101), cast.meets("Người đơn vị khác", 9102)
    seen, hidden = cast.joins(colleague, Role.LEADER, mine), cast.joins(stranger, Role.LEADER, other)
    specialist = cast.meets("Chuyên viên", 9103)
    cast.joins(specialist, Role.SPECIALIST, mine)
    actor = cast.actor(specialist)
    assert len(cast.look(lambda s: list(members(s, actor=actor, unit_id=mine)))) == 2
    assert cast.look(lambda s: membership_for(s, actor=actor, membership_id=seen).id) == seen
    for hidden_unit in (other, None):
        with pytest.raises(Refused, match="refused-role"):
            cast.look(lambda s, unit=hidden_unit: members(s, actor=actor, unit_id=unit))  # type: ignore[misc]
    with pytest.raises(Refused, match="refused-role"):
        cast.look(lambda s: membership_for(s, actor=actor, membership_id=hidden))
    assert len(cast.look(lambda s: list(members(s, actor=cast.boss(), unit_id=other)))) == 1


def test_the_owners_code_serves_one_person_once(cast: Cast) -> None:
    code, first, second = (
        cast.do(new_owner_code, now=cast.now),
        cast.meets("Người một", 9101),
        cast.meets("Người hai", 9102),
    )
    assert cast.claims(first, code)
    assert not cast.claims(second, code)
    assert roles(cast, first) == [Role.OWNER]
    assert roles(cast, second) == []
    cast.sound()


def test_a_new_owners_code_makes_the_one_before_it_worthless(cast: Cast) -> None:
    old, new = cast.do(new_owner_code, now=cast.now), cast.do(new_owner_code, now=cast.now)
    person = cast.meets("Người một", 9101)
    assert not cast.claims(person, old)
    assert cast.claims(person, new)


def test_who_owns_the_bot_already_does_not_use_the_code_up(cast: Cast) -> None:
    code = cast.do(new_owner_code, now=cast.now)
    phrase = cast.refused(claim, person_id=cast.owner, code=code, now=cast.now)
    assert phrase.key == "refused-role-held"
    assert cast.claims(cast.meets("Người một", 9101), code)


def test_wrong_owners_codes_are_counted_like_invitations(cast: Cast) -> None:
    code, guesser = cast.do(new_owner_code, now=cast.now), cast.meets("Kẻ đoán", 9101)
    for number in range(5):
        assert not cast.claims(guesser, f"{number}" * 22)
    assert cast.refused(claim, person_id=guesser, code=code, now=cast.now).key == "refused-codes-locked"
    assert cast.do(claim, person_id=guesser, code=code, now=cast.later(minutes=15))


def test_an_owners_code_brought_by_two_at_once_makes_one_owner(wide_cast: Cast) -> None:
    cast = wide_cast
    code = cast.do(new_owner_code, now=cast.now)
    people = [cast.meets(f"Người {number}", 9101 + number) for number in range(3)]
    start, outcomes = threading.Barrier(len(people)), list[bool]()

    def bring(person_id: int) -> None:
        start.wait()
        outcomes.append(cast.claims(person_id, code))

    threads = [threading.Thread(target=bring, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False, False, True]
    cast.sound()


def test_a_store_that_lost_its_owner_says_so(cast: Cast) -> None:
    assert cast.look(has_owner)
    with pytest.raises(Refused, match="refused-role-held"):
        cast.do(grant, person_id=cast.owner, role=Role.OWNER, unit_id=None, granted_by_id=None, now=cast.now)
