"""Groups: who hears what, who may do what, a group that becomes a supergroup, topics, pins."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.practice import Chat, ImpossibleError, Person, Telegram
from bot.practice.arguments import Upload

Call = Callable[..., Any]
Updates = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def group(telegram: Telegram, person: Person, updates: Updates) -> Chat:
    made = telegram.add_group(title="Cụm thi đua", members=[person.id])
    updates()
    return made


@pytest.fixture
def forum(telegram: Telegram, person: Person, updates: Updates) -> Chat:
    made = telegram.add_group(title="Diễn đàn", members=[person.id], forum=True)
    updates()
    return made


def kinds(told: list[dict[str, Any]]) -> list[str]:
    return [next(name for name in update if name != "update_id") for update in told]


def test_privacy_mode_can_be_switched_off(telegram: Telegram, person: Person, group: Chat, updates: Updates) -> None:
    telegram.say(person.id, "không gọi ai", group.id)
    telegram.upload(person.id, "a.pdf", b"%PDF", group.id)
    assert updates() == []
    telegram.set_bot(privacy=False)
    telegram.say(person.id, "nghe được", group.id)
    assert [one["message"]["text"] for one in updates()] == ["nghe được"]
    with pytest.raises(ImpossibleError, match="no such setting"):
        telegram.set_bot(telepathy=True)


def test_a_caption_calls_the_bot_too(telegram: Telegram, person: Person, group: Chat, updates: Updates) -> None:
    telegram.upload(person.id, "a.pdf", b"%PDF", group.id, caption="/nop")
    (update,) = updates()
    assert update["message"]["caption"] == "/nop"


def test_an_administrator_hears_who_comes_and_goes(
    telegram: Telegram, person: Person, group: Chat, call: Call, updates: Updates
) -> None:
    call("getUpdates", allowed_updates=["chat_member", "my_chat_member"])
    other = telegram.add_person(first_name="Chuyên viên Hà Tĩnh")
    telegram.add_member(group.id, other.id, by=person.id)
    assert updates() == []
    telegram.set_standing(group.id, telegram.bot.id, "administrator", by=person.id)
    telegram.set_standing(group.id, other.id, "administrator", by=person.id)
    telegram.remove_member(group.id, other.id, by=person.id)
    told = updates()
    assert kinds(told) == ["my_chat_member", "chat_member", "chat_member"]
    assert [one["chat_member"]["new_chat_member"]["status"] for one in told[1:]] == ["administrator", "kicked"]
    administrators = call("getChatAdministrators", chat_id=group.id)
    assert [one["status"] for one in administrators] == ["creator", "administrator"]


def test_an_anonymous_administrator_writes_as_the_group(
    telegram: Telegram, person: Person, group: Chat, updates: Updates
) -> None:
    telegram.say(person.id, "/tiendo", group.id, anonymous=True)
    (update,) = updates()
    assert update["message"]["from"]["username"] == "GroupAnonymousBot"
    assert update["message"]["sender_chat"]["id"] == group.id
    other = telegram.add_person(first_name="Chuyên viên")
    telegram.add_member(group.id, other.id, by=person.id)
    with pytest.raises(ImpossibleError, match="administrators"):
        telegram.say(other.id, "/tiendo", group.id, anonymous=True)
    with pytest.raises(ImpossibleError, match="administrators"):
        telegram.say(person.id, "/tiendo", anonymous=True)


def test_what_cannot_be_asked_of_a_private_chat(person: Person, call: Call, refused: Call, group: Chat) -> None:
    assert call("getChatAdministrators", chat_id=group.id)
    assert refused("getChatAdministrators", chat_id=person.id) == (
        400,
        "Bad Request: there are no administrators in the private chat",
    )
    assert refused("leaveChat", chat_id=person.id) == (
        400,
        "Bad Request: chat member status can't be changed in private chats",
    )
    assert call("getChatMember", chat_id=group.id, user_id=person.id)["status"] == "creator"
    assert refused("getChatMember", chat_id=group.id, user_id=1) == (400, "Bad Request: user not found")


def test_leaving_is_told_to_all(
    telegram: Telegram, person: Person, group: Chat, call: Call, refused: Call, updates: Updates
) -> None:
    call("leaveChat", chat_id=group.id)
    assert kinds(updates()) == ["message", "my_chat_member"]
    assert refused("sendMessage", chat_id=group.id, text="x") == (
        403,
        "Forbidden: bot is not a member of the group chat",
    )
    telegram.say(person.id, "/hoi", group.id)
    assert updates() == []


def test_a_group_becomes_a_supergroup(
    telegram: Telegram, person: Person, group: Chat, call: Call, updates: Updates
) -> None:
    seen: list[dict[str, Any]] = []
    telegram.listen(seen.append)
    new = telegram.upgrade(group.id, by=person.id)
    to, since = (update["message"] for update in updates())
    assert (to["chat"]["id"], to["migrate_to_chat_id"]) == (group.id, new.id)
    assert (since["chat"], since["migrate_from_chat_id"]) == (
        {"id": new.id, "title": "Cụm thi đua", "type": "supergroup"},
        group.id,
    )
    assert {"type": "migrated", "from": group.id, "to": new.id} in seen
    for method in ("sendMessage", "getChat", "getChatMemberCount"):
        status, answer = telegram.call(method, {"chat_id": group.id, "text": "x"})
        assert (status, answer["description"], answer["parameters"]) == (
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": new.id},
        )
    assert call("sendMessage", chat_id=new.id, text="x")["message_id"] == 2
    assert call("getChatMember", chat_id=new.id, user_id=person.id)["status"] == "creator"


def test_what_an_upgraded_group_no_longer_lets_people_do(telegram: Telegram, person: Person, group: Chat) -> None:
    other = telegram.add_person(first_name="Chuyên viên")
    telegram.add_member(group.id, other.id, by=person.id)
    with pytest.raises(ImpossibleError, match="administrator"):
        telegram.upgrade(group.id, by=other.id)
    new = telegram.upgrade(group.id, by=person.id)
    for impossible in (
        lambda: telegram.say(person.id, "x", group.id),
        lambda: telegram.remove_member(group.id, other.id, by=person.id),
        lambda: telegram.upgrade(group.id, by=person.id),
        lambda: telegram.upgrade(new.id, by=person.id),
    ):
        with pytest.raises(ImpossibleError, match="supergroup"):
            impossible()


def test_topics_keep_their_messages_together(
    telegram: Telegram, person: Person, forum: Chat, call: Call, updates: Updates
) -> None:
    topic = telegram.open_topic(forum.id, "Nộp điểm", by=person.id)
    thread = topic.message_thread_id
    sent = call("sendMessage", chat_id=forum.id, message_thread_id=thread, text="Chào")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Nộp điểm"
    telegram.say(person.id, "/nop", forum.id, thread=thread)
    telegram.say(person.id, "95", forum.id, reply_to=sent["message_id"])
    telegram.say(person.id, "/hoi", forum.id)
    opened, command, reply, general = (update["message"] for update in updates())
    assert opened["message_thread_id"] == opened["message_id"] == thread
    assert opened["chat"]["is_forum"]
    assert (command["message_thread_id"], command["is_topic_message"]) == (thread, True)
    assert reply["message_thread_id"] == thread
    assert "message_thread_id" not in general


def test_topics_that_are_not_there_or_closed(
    telegram: Telegram, person: Person, forum: Chat, group: Chat, call: Call, refused: Call, updates: Updates
) -> None:
    thread = telegram.open_topic(forum.id, "Nộp điểm", by=person.id).message_thread_id
    assert call("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")
    missing = (400, "Bad Request: message thread not found")
    assert refused("sendMessage", chat_id=forum.id, message_thread_id=99, text="x") == missing
    assert refused("sendMessage", chat_id=group.id, message_thread_id=thread, text="x") == missing
    telegram.close_topic(forum.id, thread, by=person.id)
    closed = (400, "Bad Request: TOPIC_CLOSED")
    assert refused("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x") == closed
    other = telegram.add_person(first_name="Chuyên viên")
    telegram.add_member(forum.id, other.id, by=person.id)
    for impossible in (
        lambda: telegram.say(other.id, "x", forum.id, thread=thread),
        lambda: telegram.say(other.id, "x", forum.id, thread=99),
        lambda: telegram.close_topic(forum.id, thread, by=other.id),
        lambda: telegram.open_topic(forum.id, " ", by=person.id),
        lambda: telegram.open_topic(group.id, "x", by=person.id),
    ):
        with pytest.raises(ImpossibleError):
            impossible()
    updates()
    telegram.close_topic(forum.id, thread, by=person.id, closed=False)
    assert "forum_topic_reopened" in updates()[0]["message"]
    assert call("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")


def test_pins_are_told_and_taken_off(
    telegram: Telegram, person: Person, call: Call, refused: Call, updates: Updates
) -> None:
    first, second = (call("sendMessage", chat_id=person.id, text=text)["message_id"] for text in "ab")
    for message in (first, second, second):
        call("pinChatMessage", chat_id=person.id, message_id=message, disable_notification=True)
    assert [one["message"]["pinned_message"]["message_id"] for one in updates()] == [first, second]
    assert call("getChat", chat_id=person.id)["pinned_message"]["message_id"] == second
    call("unpinChatMessage", chat_id=person.id)
    assert telegram.world.chats[person.id].pinned == [first]
    missing = (400, "Bad Request: message to unpin not found")
    assert refused("unpinChatMessage", chat_id=person.id, message_id=second) == missing
    assert refused("pinChatMessage", chat_id=person.id, message_id=999) == (
        400,
        "Bad Request: message to pin not found",
    )
    call("unpinAllChatMessages", chat_id=person.id)
    assert telegram.world.chats[person.id].pinned == []


def test_only_administrators_pin_in_a_group(
    telegram: Telegram, person: Person, group: Chat, call: Call, refused: Call, updates: Updates
) -> None:
    message = call("sendMessage", chat_id=group.id, text="x")["message_id"]
    expected = (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    assert refused("pinChatMessage", chat_id=group.id, message_id=message) == expected
    assert refused("unpinAllChatMessages", chat_id=group.id) == expected
    telegram.set_standing(group.id, telegram.bot.id, "administrator", by=person.id)
    assert call("pinChatMessage", chat_id=group.id, message_id=message)
    updates()
    telegram.pin(person.id, message, group.id, off=True)
    assert updates() == []
    telegram.pin(person.id, message, group.id)
    assert updates()[0]["message"]["pinned_message"]["message_id"] == message
    with pytest.raises(ImpossibleError):
        telegram.pin(person.id, 999, group.id)


def test_an_album_is_one_update_for_each_file(telegram: Telegram, person: Person, updates: Updates) -> None:
    files = [Upload(f"{n}.pdf", b"%PDF", "application/pdf") for n in range(3)]
    telegram.album(person.id, files, caption="minh chứng")
    told = [update["message"] for update in updates()]
    assert len({one["media_group_id"] for one in told}) == 1
    assert [one.get("caption") for one in told] == ["minh chứng", None, None]
    with pytest.raises(ImpossibleError, match="2-10"):
        telegram.album(person.id, files[:1])


def test_a_deleted_message_is_gone_and_nobody_tells(
    telegram: Telegram, person: Person, group: Chat, call: Call, refused: Call, updates: Updates
) -> None:
    screen = call("sendMessage", chat_id=person.id, text="x")["message_id"]
    assert call("editMessageText", chat_id=person.id, message_id=screen, text="y")
    telegram.delete(person.id, screen)
    assert updates() == []
    assert refused("editMessageText", chat_id=person.id, message_id=screen, text="z") == (
        400,
        "Bad Request: message to edit not found",
    )
    other = telegram.add_person(first_name="Chuyên viên")
    telegram.add_member(group.id, other.id, by=person.id)
    said = telegram.say(person.id, "của tôi", group.id)
    for impossible in (said.message_id, 999):
        with pytest.raises(ImpossibleError):
            telegram.delete(other.id, impossible, group.id)


def test_deleting_in_a_group_asks_for_rights(
    telegram: Telegram, person: Person, group: Chat, call: Call, refused: Call
) -> None:
    said = telegram.say(person.id, "/nop", group.id)
    expected = (400, "Bad Request: message can't be deleted")
    assert refused("deleteMessage", chat_id=group.id, message_id=said.message_id) == expected
    telegram.set_standing(group.id, telegram.bot.id, "administrator", by=person.id)
    assert call("deleteMessage", chat_id=group.id, message_id=said.message_id)
