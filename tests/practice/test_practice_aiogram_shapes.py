"""aiogram's reading of the Bot API: every object we send is one of its models, and nothing in it is unknown to them."""

from typing import Any

import pytest
from aiogram import types
from aiogram.methods import base
from pydantic import BaseModel, TypeAdapter

from bot.practice.methods import METHODS
from tests.practice import everything
from tests.practice.aiogram_methods import method_class

UPDATE_KINDS = {
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
}


@pytest.fixture(scope="module")
def story() -> everything.Story:
    return everything.everything()


def unknown(value: Any, at: str = "") -> list[str]:
    """The fields that a parsed object carries beyond its model, with their places."""
    if isinstance(value, BaseModel):
        extra = [f"{at}.{name} of {type(value).__name__}" for name in value.model_extra or {}]
        inner = [found for name in type(value).model_fields for found in unknown(getattr(value, name), f"{at}.{name}")]
        return extra + inner
    if isinstance(value, list):
        return [found for one in value for found in unknown(one, f"{at}[]")]
    return []


def test_an_unknown_field_would_be_found() -> None:
    person = {"id": 7, "is_bot": False, "first_name": "x", "rank": 1}
    query = types.InlineQuery.model_validate({"id": "1", "from": person, "query": "", "offset": ""})
    assert unknown(query) == [".from_user.rank of User"]


def test_every_update_is_aiograms(story: everything.Story) -> None:
    for update in story.updates:
        parsed = types.Update.model_validate(update)
        assert unknown(parsed) == [], update
        assert parsed.event_type in UPDATE_KINDS


def test_every_result_is_what_aiogram_expects_of_its_method(story: everything.Story) -> None:
    for name, result in story.results:
        parsed = TypeAdapter(method_class(name).__returning__).validate_python(result)
        assert unknown(parsed) == [], (name, result)


def test_nothing_of_us_is_left_out_of_the_story(story: everything.Story) -> None:
    assert {name.lower() for name, _ in story.results} == set(METHODS)
    assert {name for update in story.updates for name in update} == {"update_id", *UPDATE_KINDS}


def test_every_kind_of_entity_is_in_the_story(story: everything.Story) -> None:
    found = {one["type"] for one in everything.objects(story) if {"type", "offset", "length"} <= one.keys()}
    assert found >= {
        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "expandable_blockquote", "text_link",
        "text_mention", "hashtag", "mention", "bot_command", "email", "date_time",
    }  # fmt: skip


def test_refusals_are_read_as_aiogram_reads_them() -> None:
    from bot.practice.refusals import too_many, upgraded

    for refusal in (too_many(7), upgraded(-1001)):
        parsed = base.Response[bool].model_validate(refusal.answer())
        assert unknown(parsed) == []
        assert parsed.parameters
