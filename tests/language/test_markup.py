import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.markup import escape, has_markup, length, plain_text, split_html
from tests.texts import html_faults

WORDS = st.text(st.sampled_from("ab ế👍<&>\"'\n"), max_size=12).map(escape)
TAGS = st.sampled_from(
    [
        ("<b>", "</b>"),
        ('<a href="https://x.vn/?a=1&amp;b=2">', "</a>"),
        ("<blockquote expandable>", "</blockquote>"),
        ("<tg-spoiler>", "</tg-spoiler>"),
    ]
)
MARKUP = st.recursive(
    WORDS,
    lambda inner: (
        st.builds(lambda tag, parts: tag[0] + "".join(parts) + tag[1], TAGS, st.lists(inner, max_size=4))
        | st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=20,
)


def test_length_is_counted_as_telegram_does() -> None:
    assert length("<b>Huế</b> &lt;1&gt; 👍") == len("Huế <1> ") + 2


def test_markup_is_seen() -> None:
    assert has_markup("<b>đậm</b>")
    assert has_markup("a &lt; b")
    assert not has_markup("1 < 2 & 3 > 2")


def test_short_text_stays_whole() -> None:
    assert split_html("<b>Xin chào</b>") == ["<b>Xin chào</b>"]
    assert split_html("") == []


def test_paragraphs_are_kept_together() -> None:
    first, second = split_html("Đoạn một dài.\nDòng hai.\n\nĐoạn hai.", limit=30)
    assert (first, second) == ("Đoạn một dài.\nDòng hai.\n\n", "Đoạn hai.")


def test_a_tag_open_at_the_cut_goes_on_in_the_next_part() -> None:
    quote = "<blockquote expandable><b>Điều 1</b>\n\nKhoản 2 dài</blockquote>"
    assert split_html(quote, limit=12) == [
        "<blockquote expandable><b>Điều 1</b>\n\n</blockquote>",
        "<blockquote expandable>Khoản 2 dài</blockquote>",
    ]


def test_no_tiny_first_part() -> None:
    assert len(split_html("Tiêu đề\n\n" + "chữ " * 1000)[0]) > 3000


def test_a_long_word_is_cut_anywhere() -> None:
    assert split_html("a" * 25, limit=10) == ["a" * 10, "a" * 10, "a" * 5]


def test_blank_parts_are_left_out() -> None:
    assert split_html("a" + "\n" * 30 + "b", limit=10)[-1].strip() == "b"
    assert all(part.strip() for part in split_html("a" + "\n" * 30 + "b", limit=10))


@given(MARKUP, st.integers(2, 40))
def test_nothing_is_lost_and_every_part_can_be_sent(markup: str, limit: int) -> None:
    parts = split_html(markup, limit)
    assert [length(part) for part in parts if length(part) > limit] == []
    assert [fault for part in parts for fault in html_faults(part)] == []
    assert all(plain_text(part).strip() for part in parts)
    whole, seen = plain_text(markup), "".join(map(plain_text, parts))
    assert "".join(seen.split()) == "".join(whole.split())
    assert seen == whole or any(letter.isspace() for letter in whole)


@pytest.mark.parametrize("limit", [4096, 1024])
def test_a_real_limit(limit: int) -> None:
    markup = "".join(f"<b>Điều {n}.</b> " + "Nội dung &amp; căn cứ. 👍 " * (n % 40) + "\n\n" for n in range(60))
    parts = split_html(markup, limit)
    assert "".join(map(plain_text, parts)) == plain_text(markup)
    assert max(map(length, parts)) <= limit
    assert all(part.rstrip().endswith((".", "👍")) or part.endswith("\n\n") for part in parts)


@given(st.text())
def test_escaped_text_is_seen_as_it_was(text: str) -> None:
    assert plain_text(escape(text)) == text
    assert html_faults(escape(text)) == []
