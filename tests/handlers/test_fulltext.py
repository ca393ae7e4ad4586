"""A provision in full: pages that lose nothing, and a quote that knows its room."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.language.catalogue import Catalogue
from bot.language.markup import escape, length, plain_text, split_html
from bot.language.phrases import say
from bot.rules.answer import Source
from bot.rules.bonus import load_bonuses
from handlers import answers, sums
from handlers.fulltext import GIST, PAGE, QUOTE, gist, pages, quote
from handlers.screen import Screen, word

TEXTS = Catalogue("vi", ZoneInfo("Asia/Ho_Chi_Minh"), strict=True)
DIGEST = "Một câu ngắn."


def source(clause: str | None, digest: str, official: str | None = None, point: str | None = None) -> Source:
    place = ".".join(it for it in (clause, point) if it)
    return Source(
        code=f"1-2030:4.{place}",
        document="1/2030/QH99",
        document_title="Luật thử",
        article="4",
        clause=clause,
        point=point,
        heading="Tên điều",
        title="Tên khoản",
        digest=digest,
        valid_from=date(2030, 1, 1),
        valid_to=None,
        notes=(),
        unchecked_against=(),
        score=1.0,
        official=official,
    )


def seen(page: tuple[object, ...]) -> str:
    return plain_text(TEXTS.html(say("article-text", clauses=page)))  # type: ignore[arg-type]


WORDS = st.text(st.sampled_from("abcđ ế.;\n😀<&"), min_size=1, max_size=4000).filter(lambda it: bool(it.strip()))


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_an_article_of_any_length_is_paged_without_losing_a_word(clauses: list[str]) -> None:
    sources = [source(str(number), text.strip()) for number, text in enumerate(clauses, 1)]
    found = pages(sources)
    told = "".join("".join(seen(page).split()) for page in found)
    wanted = "".join(f"{number}.{''.join(text.split())}" for number, text in enumerate(clauses, 1))
    assert told.replace("\xa0", "") == wanted
    for page in found:
        assert length(TEXTS.html(say("article-text", clauses=page))) <= PAGE + 40


def test_a_page_with_all_that_stands_around_it_is_one_message() -> None:
    sources = [source(str(number), "chữ " * 400) for number in range(1, 9)]
    for page in pages(sources):
        heading = answers.heading(sources[0])
        number = say("article-page", number="2", last="9")
        validity = answers.validity(sources[0])
        screen = Screen((heading, number, say("article-text", clauses=page), validity))
        assert len(split_html(word(screen, TEXTS))) == 1


def test_where_the_documents_own_words_are_held_they_stand_there_once_a_clause() -> None:
    own = "Lời của chính văn bản."
    sources = [source("1", DIGEST, own), source("1", DIGEST, own, "a"), source("2", "Khoản hai.", None)]
    assert [seen(page).split("\n") for page in pages(sources)] == [[f"1. {own}", "2. Khoản hai."]]
    assert [TEXTS.plain(it) for it in quote(sources, sources[0])] == [f"1. {own}", "2. Khoản hai."]


def test_a_quote_says_what_the_answer_does_not() -> None:
    alone, other = source(None, DIGEST), source("2", "Khoản hai.")
    assert quote([alone], alone) == ()
    assert [TEXTS.plain(it) for it in quote([alone, other], alone)] == ["2. Khoản hai."]
    long = source("1", "Câu dài. " * 100)
    assert len(gist(long.digest)) <= GIST + 2
    assert [TEXTS.plain(it) for it in quote([long], long)] == [f"1. {'Câu dài. ' * 100}"]


def test_a_quote_without_room_for_all_leads_on() -> None:
    endless = source("1", "Câu dài. " * 1000)
    found = [TEXTS.plain(it) for it in quote([endless, source("2", DIGEST)], endless)]
    assert found[-1] == TEXTS.plain(say("quote-goes-on"))
    assert QUOTE / 2 <= len(found[0]) <= QUOTE + 10
    assert len(split_html("\n".join(map(escape, found)))) == 1


@given(WORDS, st.integers(1, 600))
def test_the_gist_is_a_beginning(text: str, most: int) -> None:
    found = gist(text, most)
    assert text.startswith(found.removesuffix(" …"))
    assert len(found) <= most + 2


def test_each_award_has_a_label_of_its_own_that_fits_its_button() -> None:
    labels = {it.code: sums.label(it) for it in load_bonuses().multiples}
    assert len(set(labels.values())) == len(labels)
    assert all(1 < len(it) <= sums.LONGEST_LABEL for it in labels.values())
