import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.language.phrases import Refused
from bot.people.codes import digest, looks_like_code, new_code
from bot.people.invitations import (
    LIFETIME,
    LOCKED_FOR,
    MOST_FAILURES,
    MOST_USES,
    invitation_for,
    invite,
    redeem,
    renew,
    revoke,
    standing,
)
from bot.people.memberships import end_own, roles_of
from bot.people.units import retire_unit
from storage.tables import Invitation, Membership, Outbox, Role
from tests.cast import Cast
from tests.room import holds


def roles(cast: Cast, person_id: int) -> list[tuple[Role, str | None]]:
    held = cast.look(lambda session: list(roles_of(session, person_id)))
    return [(each.role, each.unit.name if each.unit else None) for each in held]


def listed(cast: Cast) -> list[int]:
    return cast.look(lambda s: [each.id for each in standing(s, actor=cast.boss(), now=cast.now)])


def test_a_code_brings_somebody_into_a_role_once(cast: Cast) -> None:
    unit, newcomer, other = cast.unit("Nghệ An"), cast.meets("Người mới", 9101), cast.meets("Người khác", 9102)
    issued = cast.issues(Role.SPECIALIST, unit)
    assert cast.opens(newcomer, issued.code) == issued.invitation_id
    cast.do(redeem, person_id=newcomer, invitation_id=issued.invitation_id, now=cast.now)
    assert roles(cast, newcomer) == [(Role.SPECIALIST, "Nghệ An")]
    assert cast.opens(other, issued.code) is None
    refused = cast.refused(redeem, person_id=other, invitation_id=issued.invitation_id, now=cast.now)
    assert refused.key == "refused-invitation-over"
    assert roles(cast, other) == []
    cast.sound()


def test_looking_at_an_invitation_uses_nothing_up(cast: Cast) -> None:
    issued = cast.issues(Role.OBSERVER)
    for number in range(3):
        assert cast.opens(cast.meets(f"Người {number}", 9200 + number), issued.code) == issued.invitation_id


def test_an_invitation_of_three_uses_serves_three(cast: Cast) -> None:
    issued = cast.issues(Role.SPECIALIST, cast.unit("Nghệ An"), uses=3)
    came = [cast.meets(f"Chuyên viên {number}", 9300 + number) for number in range(4)]
    for person in came[:3]:
        cast.do(redeem, person_id=person, invitation_id=issued.invitation_id, now=cast.now)
    cast.refused(redeem, person_id=came[3], invitation_id=issued.invitation_id, now=cast.now)
    assert [len(roles(cast, person)) for person in came] == [1, 1, 1, 0]
    assert listed(cast) == []


def test_the_code_is_nowhere_in_the_store(cast: Cast) -> None:
    issued = cast.issues(Role.OBSERVER)
    newcomer = cast.meets("Người mới", 9101)
    assert cast.opens(newcomer, issued.code) is not None
    cast.do(redeem, person_id=newcomer, invitation_id=issued.invitation_id, now=cast.now)
    path = _folder(cast)
    assert holds(path, digest(issued.code)), "the search must be able to find what is there"
    assert not holds(path, issued.code)


def _folder(cast: Cast) -> Path:
    return Path(str(cast.store.url.database)).parent


def test_it_ends_with_its_day(cast: Cast) -> None:
    issued, newcomer = cast.issues(Role.OBSERVER), cast.meets("Người mới", 9101)
    last_moment = cast.now + LIFETIME - timedelta(microseconds=1)
    assert cast.opens(newcomer, issued.code, at=last_moment) == issued.invitation_id
    assert cast.opens(newcomer, issued.code, at=cast.now + LIFETIME) is None
    late = cast.now + LIFETIME
    cast.refused(redeem, person_id=newcomer, invitation_id=issued.invitation_id, now=late)


def test_what_was_taken_back_opens_nothing_and_who_came_before_stays(cast: Cast) -> None:
    issued = cast.issues(Role.SPECIALIST, cast.unit("Nghệ An"), uses=2)
    early, late = cast.meets("Sớm", 9101), cast.meets("Muộn", 9102)
    cast.do(redeem, person_id=early, invitation_id=issued.invitation_id, now=cast.now)
    for _twice in range(2):
        cast.do(revoke, actor=cast.boss(), invitation_id=issued.invitation_id, now=cast.now)
    assert cast.opens(late, issued.code) is None
    assert len(roles(cast, early)) == 1
    boss = cast.boss()
    assert cast.refused(renew, actor=boss, invitation_id=issued.invitation_id, now=cast.now).key == (
        "refused-invitation-over"
    )


def test_a_renewed_invitation_opens_by_its_new_code_only(cast: Cast) -> None:
    old, newcomer = cast.issues(Role.OBSERVER), cast.meets("Người mới", 9101)
    new = cast.do(renew, actor=cast.boss(), invitation_id=old.invitation_id, now=cast.later(days=20))
    assert new.code != old.code
    assert cast.opens(newcomer, old.code, at=cast.later(days=20)) is None
    assert cast.opens(newcomer, new.code, at=cast.later(days=20)) == old.invitation_id


def test_an_offer_that_stood_open_while_the_code_was_renewed_is_worth_nothing(cast: Cast) -> None:
    old, thief = cast.issues(Role.OBSERVER), cast.meets("Kẻ nhặt được mã", 9101)
    assert cast.opens(thief, old.code) is not None
    new = cast.do(renew, actor=cast.boss(), invitation_id=old.invitation_id, now=cast.now)
    taking: dict[str, Any] = {"person_id": thief, "invitation_id": old.invitation_id, "now": cast.now}
    assert cast.refused(redeem, code_hash=digest(old.code), **taking).key == "refused-invitation-over"
    cast.do(redeem, code_hash=digest(new.code), **taking)


def test_a_foreign_code_opens_nothing_and_tells_nothing(cast: Cast) -> None:
    cast.issues(Role.OBSERVER)
    assert cast.opens(cast.meets("Người lạ", 9101), new_code()) is None
    assert cast.refused(redeem, person_id=cast.owner, invitation_id=999, now=cast.now).key == "refused-invitation-over"


def test_the_invitations_of_one_who_lost_the_role_are_over_until_another_stands_for_them(cast: Cast) -> None:
    secretary, newcomer = cast.meets("Thường trực", 9101), cast.meets("Người mới", 9102)
    membership = cast.joins(secretary, Role.SECRETARIAT)
    issued = cast.issues(Role.OBSERVER, by=cast.actor(secretary))
    assert listed(cast) == [issued.invitation_id]
    cast.do(end_own, person_id=secretary, membership_id=membership, now=cast.now)
    assert cast.opens(newcomer, issued.code) is None
    assert listed(cast) == []
    again = cast.do(renew, actor=cast.boss(), invitation_id=issued.invitation_id, now=cast.now)
    assert cast.opens(newcomer, again.code) == issued.invitation_id
    assert listed(cast) == [issued.invitation_id]


def test_nobody_comes_in_for_a_unit_that_has_left_the_cluster(cast: Cast) -> None:
    unit, newcomer = cast.unit("Quảng Bình"), cast.meets("Người mới", 9101)
    issued = cast.issues(Role.SPECIALIST, unit)
    cast.do(retire_unit, actor=cast.boss(), unit_id=unit, now=cast.now)
    assert cast.opens(newcomer, issued.code) is None
    assert listed(cast) == []
    for gone in (unit, 999, 0, -5):
        phrase = cast.refused(invite, actor=cast.boss(), role=Role.LEADER, unit_id=gone, now=cast.now)
        assert phrase.key == "refused-no-unit"


def test_roles_of_units_need_a_unit_the_others_have_none_and_uses_are_few(cast: Cast) -> None:
    unit = cast.unit("Nghệ An")
    wrong = [
        (Role.SPECIALIST, None, 1),
        (Role.LEADER, None, 1),
        (Role.OBSERVER, unit, 1),
        (Role.SECRETARIAT, unit, 1),
        (Role.OWNER, unit, 1),
        (Role.OBSERVER, None, 0),
        (Role.OBSERVER, None, -1),
        (Role.OBSERVER, None, MOST_USES + 1),
    ]
    for role, unit_id, uses in wrong:
        phrase = cast.refused(invite, actor=cast.boss(), role=role, unit_id=unit_id, uses=uses, now=cast.now)
        assert phrase.key == "refused-invitation-form"
    assert cast.look(lambda s: s.scalars(select(Invitation)).all()) == []


def test_a_secretary_neither_makes_nor_sees_invitations_of_owners(cast: Cast) -> None:
    person = cast.meets("Thường trực", 9101)
    cast.joins(person, Role.SECRETARIAT)
    secretary, owners = cast.actor(person), cast.issues(Role.OWNER)
    for role in (Role.OWNER, Role.SECRETARIAT):
        assert cast.refused(invite, actor=secretary, role=role, unit_id=None, now=cast.now).key == "refused-role"
    for use_case in (renew, revoke):
        phrase = cast.refused(use_case, actor=secretary, invitation_id=owners.invitation_id, now=cast.now)
        assert phrase.key == "refused-role"
    with pytest.raises(Refused, match="refused-role"):
        cast.look(lambda s: invitation_for(s, actor=secretary, invitation_id=owners.invitation_id))
    assert cast.look(lambda s: list(standing(s, actor=secretary, now=cast.now))) == []
    assert listed(cast) == [owners.invitation_id]


def test_five_wrong_codes_in_a_row_bring_a_pause_in_which_the_right_one_is_not_taken(cast: Cast) -> None:
    issued, guesser = cast.issues(Role.OBSERVER), cast.meets("Kẻ đoán", 9101)
    for _try in range(MOST_FAILURES - 1):
        assert cast.opens(guesser, new_code()) is None
    assert cast.opens(guesser, issued.code) == issued.invitation_id, "four wrong ones are forgiven"
    assert cast.opens(guesser, new_code()) is None
    with pytest.raises(Refused) as caught:
        cast.opens(guesser, issued.code)
    assert caught.value.phrase.args["until"] == cast.now + LOCKED_FOR
    with pytest.raises(Refused, match="refused-codes-locked"):
        cast.opens(guesser, issued.code, at=cast.now + LOCKED_FOR - timedelta(seconds=1))
    assert cast.opens(guesser, issued.code, at=cast.now + LOCKED_FOR) == issued.invitation_id
    cast.sound()


def test_the_pause_holds_back_nobody_else(cast: Cast) -> None:
    issued, guesser = cast.issues(Role.OBSERVER), cast.meets("Kẻ đoán", 9101)
    for _try in range(MOST_FAILURES):
        cast.opens(guesser, new_code())
    assert cast.opens(cast.meets("Người ngay", 9102), issued.code) == issued.invitation_id


def test_coming_in_forgives_the_wrong_codes_before(cast: Cast) -> None:
    unit, person = cast.unit("Nghệ An"), cast.meets("Người mới", 9101)
    for role in (Role.SPECIALIST, Role.LEADER):
        for _try in range(MOST_FAILURES - 1):
            assert cast.opens(person, new_code()) is None
        cast.joins(person, role, unit)
    assert roles(cast, person) == [(Role.SPECIALIST, "Nghệ An"), (Role.LEADER, "Nghệ An")]


def test_one_code_brought_by_two_at_once_serves_one(wide_cast: Cast) -> None:
    cast = wide_cast
    issued = cast.issues(Role.OBSERVER)
    people = [cast.meets(f"Người {number}", 9400 + number) for number in range(4)]
    start, outcomes = threading.Barrier(len(people)), list[str]()

    def come(person_id: int) -> None:
        start.wait()
        try:
            cast.do(redeem, person_id=person_id, invitation_id=issued.invitation_id, now=cast.now)
            outcomes.append("in")
        except Refused as refused:
            outcomes.append(refused.phrase.key)

    threads = [threading.Thread(target=come, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", *["refused-invitation-over"] * 3]
    used = cast.look(lambda s: s.scalars(select(Membership.id).where(Membership.role == Role.OBSERVER)).all())
    assert len(used) == 1
    cast.sound()


def test_owner_and_secretariat_are_told_once_of_each_newcomer_and_the_newcomer_is_not(cast: Cast) -> None:
    secretary = cast.meets("Thường trực", 9101)
    cast.joins(secretary, Role.SECRETARIAT)
    cast.joins(cast.meets("Người mới", 9102), Role.OBSERVER)
    keys = cast.look(lambda s: list(s.scalars(select(Outbox.dedupe_key))))
    second, third = (f"joined:{number}" for number in (2, 3))
    assert sorted(keys) == [f"{second}:{cast.owner}", f"{third}:{cast.owner}", f"{third}:{secretary}"]


def test_codes_are_long_different_and_fit_a_link() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(looks_like_code(code) for code in codes)
    for wrong in ("", "a" * 21, "a" * 23, "a" * 21 + "!", "a" * 21 + "\n", "a" * 22 + "\n", "ă" * 22):
        assert not looks_like_code(wrong)
