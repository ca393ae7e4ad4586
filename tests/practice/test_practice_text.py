"""HTML and found entities, counted in UTF-16."""

from typing import Any

import pytest

from bot.practice.html import parse_html
from bot.practice.spans import find_entities, utf16_slice, with_found


def marked(source: str) -> list[tuple[str, str]]:
    text, entities = parse_html(source)
    return [(one["type"], utf16_slice(text, one["offset"], one["length"])) for one in entities]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("😀<b>đậm</b>", [("bold", "đậm")]),
        ("<b>a <i>b</i></b>", [("bold", "a b"), ("italic", "b")]),
        ('<a href="https://t.me/x?a=1&amp;b=2">x</a>', [("text_link", "x")]),
        ("<blockquote expandable>dài</blockquote>", [("expandable_blockquote", "dài")]),
        ('<pre><code class="language-python">x = 1</code></pre>', [("pre", "x = 1")]),
        ('<span class="tg-spoiler">kín</span>', [("spoiler", "kín")]),
        ("<b></b>trống", []),
        ("<B>hoa</B>", [("bold", "hoa")]),
        (
            "<tg-spoiler>kín</tg-spoiler> <s>bỏ</s><u>gạch</u>",
            [("spoiler", "kín"), ("strikethrough", "bỏ"), ("underline", "gạch")],
        ),
        ("<blockquote>trích</blockquote>", [("blockquote", "trích")]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji><b>x</b>', [("bold", "x")]),
        ('<tg-time unix="1800000000" format="wDT">mai</tg-time>', [("date_time", "mai")]),
        ("<pre>một</pre><code>hai</code>", [("pre", "một"), ("code", "hai")]),
    ],
)
def test_tags_become_entities(source: str, expected: list[tuple[str, str]]) -> None:
    assert marked(source) == expected


def test_the_argument_of_a_link_is_unescaped() -> None:
    _, entities = parse_html('<a href="https://t.me/x?a=1&amp;b=2">x</a>')
    assert entities[0]["url"] == "https://t.me/x?a=1&b=2"


def test_what_an_entity_carries() -> None:
    _, entities = parse_html(
        '<pre><code class="language-python">x</code></pre><tg-time unix="7" format="r">y</tg-time>'
    )
    assert entities == [
        {"type": "pre", "offset": 0, "length": 1, "language": "python"},
        {"type": "date_time", "offset": 1, "length": 1, "unix_time": 7, "date_time_format": "r"},
    ]
    assert "date_time_format" not in parse_html('<tg-time unix="7">y</tg-time>')[1][0]


def test_only_telegrams_names_are_references() -> None:
    assert parse_html("&lt;&amp;&#8364;&#x20AC;&nbsp;")[0] == "<&€€&nbsp;"


def found(text: str) -> list[tuple[Any, str]]:
    return [(one["type"], utf16_slice(text, one["offset"], one["length"])) for one in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("😀 /nop@a_bot_bot đi", [("bot_command", "/nop@a_bot_bot")]),
        ("xem https://example.org/a, rồi", [("url", "https://example.org/a")]),
        ("t.me/tro_ly_thi_dua_bot?start=a b", [("url", "t.me/tro_ly_thi_dua_bot?start=a")]),
        ("gửi @chuyen_vien nhé", [("mention", "@chuyen_vien")]),
        ("9.5/10 và 25/11/2026", []),
        ("thư tới a.b@example.org", [("email", "a.b@example.org")]),
        ("#thidua", [("hashtag", "#thidua")]),
    ],
)
def test_entities_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_code_stays_code() -> None:
    text, entities = parse_html("<code>/nop</code> /hoi")
    told = with_found(text, entities)
    assert [one["type"] for one in told] == ["code", "bot_command"]
