"""The state on disk: the same people, messages, files, updates and clock after a restart or a kill."""

import asyncio
import sys
from pathlib import Path

import httpx
import pytest

from bot.practice import Telegram, wipe

PATH = "/bot100000001:practice/"


def filled(folder: Path) -> Telegram:
    telegram = Telegram(folder=folder)
    person = telegram.add_person(first_name="Chuyên viên", id=7, group="Nghệ An")
    telegram.start(person.id)
    markup = {"inline_keyboard": [[{"text": "Nút", "callback_data": "a"}]]}
    sent = telegram.call("sendMessage", {"chat_id": 7, "text": "chào", "reply_markup": markup})[1]["result"]
    telegram.call("deleteMessage", {"chat_id": 7, "message_id": 1})
    telegram.upload(7, "a.txt", b"abc")
    telegram.tap(7, sent["message_id"], "a")
    telegram.call("setMyCommands", {"commands": [{"command": "hoi", "description": "Hỏi"}]})
    telegram.add_group(title="Cụm", members=[7])
    telegram.advance(3600)
    return telegram


def test_everything_comes_back(tmp_path: Path) -> None:
    before = filled(tmp_path)
    told = before.call("getUpdates", {})
    before.call("getUpdates", {"offset": told[1]["result"][0]["update_id"] + 1})
    messages = [one.record() for one in before.messages(7)]
    before.close()
    after = Telegram(folder=tmp_path)
    assert [one.record() for one in after.messages(7)] == messages
    assert after.world.people == before.world.people
    assert {one.id: one.record() for one in after.world.chats.values()} == {
        one.id: one.record() for one in before.world.chats.values()
    }
    assert after.call("getUpdates", {})[1]["result"] == told[1]["result"][1:]
    assert after.call("getMyCommands", {}) == before.call("getMyCommands", {})
    assert (after.clock.offset, after.clock.version) == (3600, 2)
    query = next(iter(after.world.presses.values()))
    after.world.presses[query.query_id].date = after.clock.time()
    assert after.call("answerCallbackQuery", {"callback_query_id": query.query_id})[0] == 200
    found = after.file(after.messages(7)[1].body["document"]["file_id"])
    assert found
    assert found[1] == b"abc"
    fresh_number = after.say(7, "tiếp").message_id
    assert fresh_number > max(one["message_id"] for one in messages)
    after.close()


def test_groups_inline_messages_and_the_webhook_come_back(tmp_path: Path) -> None:
    before = Telegram(folder=tmp_path, real=lambda: 1_800_000_000.0)
    before.add_person(first_name="Chuyên viên", id=7)
    forum = before.add_group(title="Diễn đàn", members=[7], forum=True)
    thread = before.open_topic(forum.id, "Nộp điểm", by=7).message_thread_id
    group = before.add_group(title="Cụm", members=[7])
    new = before.upgrade(group.id, by=7)
    asked = before.ask_inline(7, "nghệ an")
    article = {"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": "kết quả"}}
    before.call("answerInlineQuery", {"inline_query_id": asked.query_id, "results": [article]})
    name = before.pick(7, asked.query_id, "1").inline_id
    before.set_bot(privacy=False)
    before.call("setWebhook", {"url": "http://127.0.0.1:9/", "secret_token": "bi-mat"})
    before.close()
    after = Telegram(folder=tmp_path, real=lambda: 1_800_000_000.0)
    assert after.call("sendMessage", {"chat_id": forum.id, "message_thread_id": thread, "text": "x"})[0] == 200
    refused = after.call("sendMessage", {"chat_id": group.id, "text": "x"})[1]
    assert refused["parameters"] == {"migrate_to_chat_id": new.id}
    assert after.call("editMessageText", {"inline_message_id": name, "text": "mới"})[1]["result"] is True
    assert after.ask_inline(7, "nghệ an").results == after.inline_query(asked.query_id).results
    assert after.call("getMe", {})[1]["result"]["can_read_all_group_messages"]
    assert after.webhook() == before.webhook()
    after.close()


def test_wiping_forgets_all_and_nothing_else(tmp_path: Path) -> None:
    filled(tmp_path).close()
    (tmp_path / "khác.txt").write_text("ở lại")
    wipe(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["khác.txt"]
    telegram = Telegram(folder=tmp_path)
    assert telegram.world.people == {}
    telegram.close()


async def started(*arguments: str) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.practice", "--port", "0", *arguments, stdout=-1, stderr=-1
    )
    assert process.stdout
    return process, (await process.stdout.readline()).decode().strip()


async def test_a_killed_server_has_lost_nothing(tmp_path: Path) -> None:
    process, address = await started("--folder", str(tmp_path))
    async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
        await client.post("/practice/api/people", json={"id": 7, "first_name": "Chuyên viên"})
        await client.post("/practice/api/start", json={"person": 7})
        for number in range(50):
            sent = await client.post(PATH + "sendMessage", json={"chat_id": 7, "text": str(number)})
            assert sent.json()["ok"]
    process.kill()
    await process.wait()
    after = Telegram(folder=tmp_path)
    assert [one.text for one in after.messages(7)] == ["/start", *map(str, range(50))]
    assert len(after.call("getUpdates", {})[1]["result"]) == 1
    after.close()


@pytest.mark.parametrize("token", ["123456789:" + "A" * 35])
async def test_a_real_looking_token_is_told_why(token: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.practice", "--token", token, stdout=-1, stderr=-1
    )
    _, words = await process.communicate()
    assert process.returncode == 2
    assert "không nhận mã thật" in words.decode()
    assert token not in words.decode()
