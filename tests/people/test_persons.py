import json
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.language.phrases import say, to_json
from bot.people.persons import Caller, forget, lose_chat, meet, move_chat, open_chat, private_chat, queue_of
from bot.people.units import rename_unit
from storage import dialogs, inbox
from storage.inbox import Incoming
from storage.tables import Chat, Inbox, Invitation, Person, Role
from tests.cast import Cast
from tests.room import holds

NAME, NUMBER = 'Nguyễn "Bí" \\Ẩn', 7_654_321_987


def folder(cast: Cast) -> Path:
    return Path(str(cast.store.url.database)).parent


def writes(cast: Cast, update_id: int, queue: str, payload: str, *, answered: bool = True) -> int:
    """An update that was worked on."""
    batch = [Incoming(update_id, queue, payload)]
    row = cast.do(inbox.receive, bot_id=1, batch=batch, now=cast.now)[0].inbox_id
    cast.do(inbox.mark_applied, row, now=cast.now)
    if answered:
        cast.do(inbox.mark_answered, row, now=cast.now)
    return row


def as_json(text: str) -> str:
    return json.dumps({"text": text}, ensure_ascii=False)


def test_somebody_new_is_a_guest_and_is_known_again(cast: Cast) -> None:
    first, second = cast.meets("Người mới", 9101), cast.meets("Người mới", 9101)
    assert first == second
    assert cast.actor(first).is_guest


def test_a_changed_name_is_taken_over(cast: Cast) -> None:
    person = cast.meets("Tên cũ", 9101)
    cast.meets("Tên mới", 9101)
    assert cast.look(lambda s: s.get_one(Person, person).display_name) == "Tên mới"
    cast.sound()


@pytest.mark.parametrize("name", ["x" * 400, "\ufdfa" * 128, "", "😀" * 64, "<b>&</b>"])
def test_no_name_is_too_strange_to_be_kept(cast: Cast, name: str) -> None:
    for _time in range(2):
        cast.meets(name, 9101)
    cast.sound()


def test_a_chat_that_was_lost_is_found_again_when_somebody_speaks(cast: Cast) -> None:
    person = cast.meets("Người mới", 9101)
    cast.do(lose_chat, 9101, reason="blocked " * 100, now=cast.now)
    lost = cast.look(lambda s: private_chat(s, person))
    assert lost is not None
    assert lost.unreachable_since == cast.now
    cast.meets("Người mới", 9101)
    found = cast.look(lambda s: private_chat(s, person))
    assert found is not None
    assert (found.unreachable_since, found.unreachable_reason) == (None, None)


def test_a_group_that_moved_is_one_group(cast: Cast) -> None:
    cast.do(lambda s: open_chat(s, -50, kind="group", person_id=None, now=cast.now).id)
    cast.do(move_chat, -50, -1050)
    cast.do(move_chat, -50, -1050)
    cast.do(lambda s: open_chat(s, -1050, kind="supergroup", person_id=None, now=cast.now).id)
    groups = cast.look(lambda s: list(s.scalars(select(Chat.tg_chat_id).where(Chat.kind != "private"))))
    assert groups == [-1050]


def test_after_being_forgotten_nothing_personal_is_left_in_the_file(cast: Cast) -> None:
    unit = cast.unit("Nghệ An")
    person, other = cast.meets(NAME, NUMBER), cast.meets("Đồng nghiệp", 9102)
    cast.joins(person, Role.SPECIALIST, unit)
    writes(cast, 1, queue_of(NUMBER), as_json(f"{NAME} hỏi, {NUMBER}"))
    writes(cast, 2, queue_of(9102), as_json(f"{NAME} vừa nhận vai trò"))
    writes(cast, 3, queue_of(9102), f'{{"forward_origin": {{"id": {NUMBER}}}}}')
    cast.do(lambda s: dialogs.dialog_of(s, person, now=cast.now).rev)
    cast.do(lambda s: setattr(dialogs.dialog_of(s, other, now=cast.now), "notice", to_json(say("x", name=NAME))))
    assert holds(folder(cast), "Ẩn")
    assert holds(folder(cast), str(NUMBER))
    cast.do(forget, person, now=cast.now)
    cast.sound()
    cast.store.close()
    for personal in ("Bí", "Ẩn", "Nguyễn", str(NUMBER), "nguyen"):
        assert not holds(folder(cast), personal), personal
    assert holds(folder(cast), "Đồng nghiệp"), "the search must be able to find what is there"


def test_what_others_wrote_about_others_stays(cast: Cast) -> None:
    person = cast.meets(NAME, NUMBER)
    kept = writes(cast, 1, queue_of(9102), as_json("không nói về ai"))
    open_still = writes(cast, 2, queue_of(9102), as_json(NAME), answered=False)
    cast.do(forget, person, now=cast.now)
    payloads = cast.look(lambda s: {row.id: row.payload for row in s.scalars(select(Inbox))})
    assert payloads[kept] == as_json("không nói về ai")
    assert payloads[open_still] == as_json(NAME), "its screen may still have to be drawn"


def test_who_has_no_name_takes_nobody_elses_words_along(cast: Cast) -> None:
    person = cast.meets("", NUMBER)
    kept = writes(cast, 1, queue_of(9102), as_json("không nói về ai"))
    cast.do(forget, person, now=cast.now)
    assert cast.look(lambda s: s.get_one(Inbox, kept).payload) == as_json("không nói về ai")


def test_who_is_forgotten_comes_again_as_somebody_new(cast: Cast) -> None:
    person = cast.meets(NAME, NUMBER)
    cast.joins(person, Role.OBSERVER)
    cast.do(forget, person, now=cast.now)
    again = cast.meets(NAME, NUMBER)
    assert again != person
    assert cast.actor(again).is_guest
    assert cast.actor(person).is_guest
    cast.sound()


def test_the_invitations_of_one_who_was_forgotten_are_over(cast: Cast) -> None:
    secretary = cast.meets(NAME, NUMBER)
    cast.joins(secretary, Role.SECRETARIAT)
    issued = cast.issues(Role.OBSERVER, by=cast.actor(secretary))
    cast.do(forget, secretary, now=cast.now)
    assert cast.opens(cast.meets("Người mới", 9102), issued.code) is None
    assert cast.look(lambda s: s.get_one(Invitation, issued.invitation_id).revoked_at) is None


def test_an_owner_hands_over_before_being_forgotten(cast: Cast) -> None:
    cast.joins(cast.meets("Quản trị viên hai", 9101), Role.OWNER)
    assert cast.refused(forget, cast.owner, now=cast.now).key == "refused-forget-owner"


def test_forgetting_keeps_the_audit_of_what_was_done(cast: Cast) -> None:
    secretary = cast.meets(NAME, NUMBER)
    cast.joins(secretary, Role.SECRETARIAT)
    unit = cast.unit("Thừa Thiên Huế")
    actor = cast.actor(secretary)
    cast.do(rename_unit, actor=actor, unit_id=unit, name="Huế", now=cast.now)
    head = cast.head()
    cast.do(forget, secretary, now=cast.now)
    assert cast.head().length == head.length + 1
    cast.sound()


def test_a_caller_is_only_a_number_and_a_name(cast: Cast) -> None:
    person = cast.do(lambda s: meet(s, Caller(9103, "Người mới"), now=cast.now).id)
    assert cast.look(lambda s: private_chat(s, person)) is None, "who never pressed Start cannot be written to"
