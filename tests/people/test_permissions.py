"""Who may do what, written out by hand: the table in the code is compared with this one, cell by cell."""

from itertools import product

import pytest

from bot.language.phrases import Refused
from bot.people.permissions import TABLE, UNIT_ROLES, Action, Actor, actor_of, ending, inviting
from storage.tables import Role
from tests.cast import Cast

A = Action
OWN, OTHER, LEAD, DEPUTY = 11, 22, 33, 44
NOWHERE, OWN_UNIT, EVERYWHERE = "no", "own unit", "everywhere"
BY_LEAD, BY_OFFICERS, BY_REVIEWERS = "as the lead unit", "as lead or deputy", "as lead, or as deputy of the lead"

#                         owner       secretariat  leader      specialist  observer    guest
EXPECTED = {
    A.ASK_RULES:         (EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE),
    A.SEE_CLUSTER:       (EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, NOWHERE),
    A.SEE_PEOPLE:        (EVERYWHERE, EVERYWHERE, OWN_UNIT,   OWN_UNIT,   NOWHERE,    NOWHERE),
    A.MANAGE_UNITS:      (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.MANAGE_SEASONS:    (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.INVITE_UNIT_ROLES: (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.INVITE_OFFICERS:   (EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.END_UNIT_ROLES:    (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.END_OFFICERS:      (EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.RECORD_RESULTS:    (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.SEE_SHEET:         (EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, NOWHERE),
    A.MANAGE_SHEET:      (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.SEE_ENTRIES:       (NOWHERE,    NOWHERE,    OWN_UNIT,   OWN_UNIT,   NOWHERE,    NOWHERE),
    A.SCORE:             (NOWHERE,    NOWHERE,    OWN_UNIT,   OWN_UNIT,   NOWHERE,    NOWHERE),
    A.APPROVE:           (NOWHERE,    NOWHERE,    OWN_UNIT,   NOWHERE,    NOWHERE,    NOWHERE),
    A.REOPEN:            (EVERYWHERE, EVERYWHERE, OWN_UNIT,   OWN_UNIT,   NOWHERE,    NOWHERE),
    A.VERIFY:            (NOWHERE,    NOWHERE,    BY_REVIEWERS, BY_REVIEWERS, NOWHERE,  NOWHERE),
    A.SEE_STANDINGS:     (EVERYWHERE, EVERYWHERE, BY_LEAD,    BY_LEAD,    NOWHERE,    NOWHERE),
    A.EXCLUDE_UNITS:     (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.DRAFT_RESULTS:     (NOWHERE,    EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.APPROVE_RESULTS:   (NOWHERE,    EVERYWHERE, BY_OFFICERS, NOWHERE,   NOWHERE,    NOWHERE),
    A.SEE_RESULTS:       (EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, NOWHERE),
    A.REGISTER_GROUPS:   (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.SEE_PROGRESS:      (EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, NOWHERE),
    A.SEE_DEADLINES:     (EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, NOWHERE),
    A.MANAGE_DEADLINES:  (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.COMPLETE_TASKS:    (NOWHERE,    NOWHERE,    OWN_UNIT,   OWN_UNIT,   NOWHERE,    NOWHERE),
    A.MANAGE_RULES:      (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.ANSWER_QUESTIONS:  (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
    A.APPROVE_ANSWERS:   (EVERYWHERE, EVERYWHERE, NOWHERE,    NOWHERE,    NOWHERE,    NOWHERE),
}  # fmt: skip
WHO = (Role.OWNER, Role.SECRETARIAT, Role.LEADER, Role.SPECIALIST, Role.OBSERVER, None)


def who(role: Role | None, own: int = OWN) -> Actor:
    held = () if role is None else ((role, own if role in UNIT_ROLES else None),)
    return Actor(1, held, LEAD, DEPUTY)


def reached(reach: str, own: int) -> set[int | None]:
    """The units that somebody of `own` reaches, and none for the whole cluster."""
    everywhere: set[int | None] = {OWN, OTHER, LEAD, DEPUTY, None}
    nowhere: set[int | None] = set()
    match reach:
        case "everywhere":
            return everywhere
        case "own unit":
            return {own}
        case "as the lead unit":
            return everywhere if own == LEAD else nowhere
        case "as lead or deputy":
            return everywhere if own in {LEAD, DEPUTY} else nowhere
        case "as lead, or as deputy of the lead":
            reviewed: dict[int, set[int | None]] = {LEAD: {OWN, OTHER, DEPUTY}, DEPUTY: {LEAD}}
            return reviewed.get(own, nowhere)
    return nowhere


def test_the_table_here_knows_every_action_and_every_role() -> None:
    assert set(EXPECTED) == set(Action) == set(TABLE)
    assert set(WHO) == {*Role, None}


@pytest.mark.parametrize(("action", "role"), list(product(Action, WHO)), ids=str)
def test_each_role_may_do_just_what_is_written_here(action: Action, role: Role | None) -> None:
    reach = EXPECTED[action][WHO.index(role)]
    for own in (OWN, LEAD, DEPUTY):
        actor = who(role, own)
        assert {unit for unit in (OWN, OTHER, LEAD, DEPUTY, None) if actor.may(action, unit)} == reached(reach, own)


def test_without_officers_nobody_is_one() -> None:
    actor = Actor(1, ((Role.LEADER, OWN),))
    assert not actor.reviews
    for action in (Action.VERIFY, Action.SEE_STANDINGS, Action.APPROVE_RESULTS):
        assert not actor.may(action, OTHER)


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.ASK_RULES], ids=str)
def test_guests_are_told_how_to_come_in_and_members_that_it_is_not_theirs(action: Action) -> None:
    with pytest.raises(Refused, match="refused-guest"):
        who(None).require(action, OTHER)
    for role in Role:
        if EXPECTED[action][WHO.index(role)] != EVERYWHERE:
            with pytest.raises(Refused, match="refused-role"):
                who(role).require(action, OTHER)
        else:
            who(role).require(action, OTHER)


@pytest.mark.parametrize("role", list(Role))
def test_officers_are_invited_and_ended_by_owners_alone(role: Role) -> None:
    officer = role in {Role.OWNER, Role.SECRETARIAT}
    assert inviting(role) is (Action.INVITE_OFFICERS if officer else Action.INVITE_UNIT_ROLES)
    assert ending(role) is (Action.END_OFFICERS if officer else Action.END_UNIT_ROLES)


def test_two_roles_add_up_and_no_more() -> None:
    actor = Actor(1, ((Role.OBSERVER, None), (Role.SPECIALIST, OWN)))
    assert actor.unit_id == OWN
    assert actor.may(Action.SEE_PEOPLE, OWN)
    assert not actor.may(Action.SEE_PEOPLE, OTHER)
    assert not actor.may(Action.SEE_PEOPLE)


def test_an_ended_role_permits_nothing_any_more(cast: Cast) -> None:
    from bot.people.memberships import end_own

    person, unit = cast.meets("Chuyên viên", 9101), cast.unit("Nghệ An")
    membership = cast.joins(person, Role.SPECIALIST, unit)
    assert cast.actor(person).may(Action.SEE_PEOPLE, unit)
    cast.do(end_own, person_id=person, membership_id=membership, now=cast.now)
    actor = cast.look(lambda session: actor_of(session, person))
    assert actor.is_guest
    assert not actor.may(Action.SEE_CLUSTER)
