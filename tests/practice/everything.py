"""One long story in which every method is called and every kind of update comes, all of it written down."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.practice import Telegram
from bot.practice.arguments import Upload
from tests.practice.test_practice_files import PNG

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Nộp", "callback_data": "nop"}, {"text": "Trang", "url": "https://example.org/"}],
        [{"text": "Chép", "copy_text": {"text": "mã"}}, {"text": "Hỏi", "switch_inline_query_current_chat": "hỏi"}],
    ]
}
RICH = (
    "<b>đậm</b> <i>nghiêng</i> <u>gạch</u> <s>bỏ</s> <tg-spoiler>kín</tg-spoiler> <code>mã</code> "
    '<pre><code class="language-python">x = 1</code></pre> <blockquote expandable>trích</blockquote> '
    '<a href="https://example.org/">trang</a> <a href="tg://user?id=7">người</a> #thidua @ai_do /nop a@b.vn '
    '<tg-time unix="1800000000" format="wDT">mai</tg-time>'
)


@dataclass
class Story:
    """What the bot called with what came of it, and the updates it got."""

    telegram: Telegram
    results: list[tuple[str, Any]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)

    def call(self, method: str, files: dict[str, Upload] | None = None, **given: Any) -> Any:
        status, answer = self.telegram.call(method, given, files)
        assert status == 200, answer
        self.results.append((method, answer["result"]))
        return answer["result"]

    def fetch(self) -> list[dict[str, Any]]:
        """Get what waits, write it down, and confirm it."""
        told: list[dict[str, Any]] = self.call("getUpdates")
        self.updates += told
        if told:
            self.call("getUpdates", offset=told[-1]["update_id"] + 1)
        return told


def everything() -> Story:
    """The whole story, played."""
    story = Story(Telegram())
    for chapter in (_private, _files, _pins_and_groups, _forum, _inline, _account):
        chapter(story)
        story.fetch()
    return story


def objects(story: Story) -> Iterator[Any]:
    """Every JSON object of the story, whatever it lies in."""
    stack: list[Any] = [story.updates, [result for _, result in story.results]]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            yield one
        stack += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []


def _private(story: Story) -> None:
    telegram = story.telegram
    telegram.add_person(first_name="Chuyên viên", id=7, username="chuyen_vien")
    story.call(
        "getUpdates",
        allowed_updates=[
            "message",
            "edited_message",
            "callback_query",
            "inline_query",
            "chosen_inline_result",
            "my_chat_member",
            "chat_member",
        ],
    )
    telegram.start(7, "moi-1")
    sent = story.call(
        "sendMessage",
        chat_id=7,
        text=RICH,
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        link_preview_options={"is_disabled": True},
        protect_content=True,
    )
    where = {"chat_id": 7, "message_id": sent["message_id"]}
    telegram.tap(7, sent["message_id"], "Nộp")
    query = story.fetch()[-1]["callback_query"]
    story.call("answerCallbackQuery", callback_query_id=query["id"], text="Đã nhận")
    story.call("editMessageText", **where, text="sửa", reply_markup=KEYBOARD)
    story.call("editMessageReplyMarkup", **where)
    said = telegram.say(7, "95", reply_to=sent["message_id"])
    telegram.say(7, "95,5", edit=said.message_id)
    telegram.say(7, "cũ", forward="Người ẩn danh")
    telegram.say(7, "của tôi", forward=7)
    for kind in ("voice", "sticker", "poll", "location", "contact"):
        telegram.say(7, "", kind=kind)
    story.call("sendChatAction", chat_id=7, action="typing")
    telegram.block(7)
    telegram.unblock(7)


def _files(story: Story) -> None:
    telegram, png = story.telegram, Upload("a.png", PNG, "image/png")
    file = telegram.upload(7, "minh chứng.pdf", b"%PDF", caption="#minhchung", mime_type="application/pdf")
    story.call("getFile", file_id=file.body["document"]["file_id"])
    telegram.album(7, [png, png], as_photo=True, caption="ảnh")
    sent = story.call("sendDocument", {"document": png}, chat_id=7, caption="<b>tệp</b>", parse_mode="HTML")
    where = {"chat_id": 7, "message_id": sent["message_id"]}
    story.call("editMessageCaption", **where, caption="khác", show_caption_above_media=True)
    story.call(
        "editMessageMedia", {"f": png}, **where, media={"type": "photo", "media": "attach://f", "has_spoiler": True}
    )
    story.call("sendPhoto", {"photo": png}, chat_id=7, has_spoiler=True)
    album = story.call("sendMediaGroup", {"f": png}, chat_id=7, media=[{"type": "photo", "media": "attach://f"}] * 2)
    story.call("deleteMessage", chat_id=7, message_id=album[0]["message_id"])
    story.call("deleteMessages", chat_id=7, message_ids=[album[1]["message_id"]])


def _pins_and_groups(story: Story) -> None:
    telegram = story.telegram
    telegram.add_person(first_name="Lãnh đạo", id=8)
    group = telegram.add_group(title="Cụm", members=[7, 8])
    telegram.set_standing(group.id, telegram.bot.id, "administrator", by=7)
    telegram.set_standing(group.id, 8, "administrator", by=7)
    telegram.say(8, "/tiendo", group.id, anonymous=True)
    sent = story.call("sendMessage", chat_id=group.id, text="x")
    story.call("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    for method in (
        "getChat",
        "getChatAdministrators",
        "getChatMemberCount",
        "unpinChatMessage",
        "unpinAllChatMessages",
    ):
        story.call(method, chat_id=group.id)
    for user in (7, 8, telegram.bot.id):
        story.call("getChatMember", chat_id=group.id, user_id=user)
    new = telegram.upgrade(group.id, by=7)
    telegram.remove_member(new.id, 8, by=7)
    story.call("getChatMember", chat_id=new.id, user_id=8)
    story.call("leaveChat", chat_id=new.id)


def _forum(story: Story) -> None:
    telegram = story.telegram
    forum = telegram.add_group(title="Diễn đàn", members=[7], forum=True)
    thread = telegram.open_topic(forum.id, "Nộp điểm", by=7).message_thread_id
    telegram.say(7, "/nop", forum.id, thread=thread)
    story.call("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")
    telegram.close_topic(forum.id, thread, by=7)
    telegram.close_topic(forum.id, thread, by=7, closed=False)
    story.call("getChat", chat_id=forum.id)


def _inline(story: Story) -> None:
    telegram = story.telegram
    telegram.set_bot(feedback=True)
    asked = telegram.ask_inline(7, "nghệ an")
    content = {"message_text": "<b>x</b>", "parse_mode": "HTML"}
    article = {"type": "article", "id": "1", "title": "x", "input_message_content": content, "reply_markup": KEYBOARD}
    story.call("answerInlineQuery", inline_query_id=asked.query_id, results=[article])
    message = telegram.pick(7, asked.query_id, "1")
    telegram.tap(7, message.message_id, "Nộp")
    story.call("editMessageText", inline_message_id=message.inline_id, text="mới")


def _account(story: Story) -> None:
    story.call("getMe")
    story.call("setMyCommands", commands=[{"command": "hoi", "description": "Hỏi"}])
    story.call("getMyCommands")
    story.call("deleteMyCommands")
    for name in ("Description", "ShortDescription"):
        snake = "description" if name == "Description" else "short_description"
        given: dict[str, Any] = {snake: "x"}
        story.call(f"setMy{name}", **given)
        story.call(f"getMy{name}")
    story.call("setChatMenuButton", menu_button={"type": "commands"})
    story.call("getChatMenuButton")
    story.fetch()
    story.call("setWebhook", url="http://127.0.0.1:9/", allowed_updates=["message"])
    story.telegram.webhook_failed("Connection refused")
    story.call("getWebhookInfo")
    story.call("deleteWebhook")
