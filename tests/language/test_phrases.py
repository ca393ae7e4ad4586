import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.phrases import Phrase, Refused, Value, from_json, say, to_json

MOMENT = datetime(2026, 11, 25, 17, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PLAIN = (
    st.text()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2200-01-01"), timezones=st.timezones())
)
ARGS = st.dictionaries(
    st.sampled_from(["n", "unit", "key", "self"]), PLAIN | st.lists(PLAIN, max_size=3).map(tuple), max_size=3
)
PHRASES = st.builds(Phrase, st.sampled_from(["a", "b.c"]), ARGS)


def test_phrases_are_the_same_by_value() -> None:
    assert say("greeting", unit="Huế", points=Decimal("95.5")) == say("greeting", points=Decimal("95.50"), unit="Huế")
    assert say("greeting", unit="Huế") != say("greeting", unit="Nghệ An")
    assert len({say("greeting", day=date(2026, 11, 25)), say("greeting", day=date(2026, 11, 25))}) == 1


def test_a_moment_is_the_same_in_every_zone() -> None:
    phrase = say("due", when=MOMENT)
    assert (
        phrase
        == say("due", when=MOMENT.astimezone(UTC))
        == say("due", when=MOMENT.astimezone(timezone(timedelta(hours=-5))))
    )
    assert phrase.args["when"] == MOMENT


def test_a_phrase_does_not_change() -> None:
    names = {"unit": "Huế"}
    phrase = Phrase("greeting", names)
    names["unit"] = "Nghệ An"
    assert phrase.args["unit"] == "Huế"
    with pytest.raises(TypeError):
        phrase.args["unit"] = "Nghệ An"  # type: ignore[index]


def test_arguments_may_be_called_as_anything() -> None:
    assert say("x", key="k", self="s").args == {"key": "k", "self": "s"}


class Role(StrEnum):
    LEAD = "lead"


def test_enumerations_are_kept_as_plain_text() -> None:
    assert type(say("role", role=Role.LEAD).args["role"]) is str


@pytest.mark.parametrize("value", [True, 1.5, None, [1], b"x", Decimal("NaN"), datetime(2026, 1, 1), (1, (2, None))])  # noqa: DTZ001
def test_what_has_no_exact_meaning_is_not_taken(value: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="argument x"):
        say("text", x=value)


@given(PHRASES, PHRASES)
def test_a_stay_in_the_store_loses_nothing(phrase: Phrase, inner: Phrase) -> None:
    outer = Phrase(phrase.key, {**phrase.args, "inner": inner, "row": (inner, 1)})
    back = from_json(json.loads(json.dumps(to_json(outer))))
    assert back == outer
    assert hash(back) == hash(outer)
    assert {name: type(value) for name, value in back.args.items()} == {
        name: type(value) for name, value in outer.args.items()
    }
    assert to_json(back) == to_json(outer)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"key": "a"},
        {"key": "a", "args": []},
        {"key": "a", "args": {"x": {"number": 1}}},
        {"key": "a", "args": {"x": {"decimal": "many"}}},
        {"key": "a", "args": {"x": {"moment": "2026-11-25T10:00:00"}}},
        {"key": "a", "args": {"x": {"date": "yesterday"}}},
        {"key": "a", "args": {"x": {"phrase": {"key": "b"}}}},
        {"key": "a", "args": {"x": None}},
        {"key": "a", "args": {"x": True}},
        {"key": 1, "args": {}},
    ],
)
def test_what_is_no_phrase_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a"):
        from_json(data)


def test_a_refusal_carries_its_sentence() -> None:
    with pytest.raises(Refused) as caught:
        raise Refused(say("not-yours", unit="Huế"))
    assert caught.value.phrase == say("not-yours", unit="Huế")
    assert str(caught.value) == "not-yours"


def test_all_kinds_of_values_pass_the_type_checker() -> None:
    values: tuple[Value, ...] = ("a", 1, Decimal(1), date(2026, 1, 1), MOMENT, say("b"), ("a", say("b")))
    assert say("a", all=values).args["all"] == values
