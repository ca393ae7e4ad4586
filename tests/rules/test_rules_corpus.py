from datetime import date

import pytest

from bot.language.text import tidy
from bot.rules.library import CorpusError, merge, read_file, read_files
from bot.rules.model import Corpus, Standing

LAW = "06/2022/QH15"

SMALL = """
[document]
number = "1/2030/QH99"
code = "1-2030"
kind = "Luật"
title = "Luật thử"
issuer = "Quốc hội"
names = ["luật thử"]
in_force_from = 2030-01-01

[[article]]
number = "4"
heading = "Tên điều"
clauses = 2

[[article.provision]]
clause = "2"
title = "Tên khoản"
digest = "Một câu trả lời."
"""


def test_the_digest_holds_every_article_of_the_law_in_order(corpus: Corpus) -> None:
    law = corpus.document(LAW)
    assert law is not None
    assert law.articles == 96
    assert [it.number for it in corpus.articles if it.document == law] == [str(it) for it in range(1, 97)]
    assert not [it for it in corpus.pointers if it.document == law]


def test_the_law_comes_first_so_that_an_article_without_a_document_is_one_of_its_articles(corpus: Corpus) -> None:
    assert corpus.documents[0].number == LAW
    assert [it.document.number for it in corpus.articles[:96]] == [LAW] * 96


def test_every_clause_of_an_article_of_the_law_has_an_answer(corpus: Corpus) -> None:
    for article in (it for it in corpus.articles if it.document.number == LAW):
        clauses = {it.clause for it in article.provisions}
        missing = {str(number) for number in range(1, article.clauses + 1)} - clauses
        assert not missing or clauses == {None}, (article.number, missing)


def test_a_sample_says_so_in_its_name_in_every_title_and_in_every_answer(corpus: Corpus) -> None:
    sample = next(it for it in corpus.documents if it.code == "qc-mau")
    assert "(mẫu)" in sample.number
    assert "(mẫu)" in sample.title
    provisions = [it for it in corpus.provisions if it.document == sample]
    assert len(provisions) >= 8
    for provision in provisions:
        assert provision.title.endswith("(mẫu)")
        assert provision.heading.endswith("(mẫu)")
        assert provision.digest.startswith("Theo quy chế mẫu")


def test_of_the_decree_only_what_is_known_for_certain_is_cited(corpus: Corpus) -> None:
    decree = corpus.document("152/2025/NĐ-CP")
    assert decree is not None
    assert decree.partial
    cited = {it.number for it in corpus.articles if it.document == decree}
    cited |= {it.article for it in corpus.pointers if it.document == decree and it.article}
    assert cited == {"4", "5", "6", "9", "49", "50", "51", "52", "54", "59", "60"}


def test_digests_are_sentences_in_tidy_text(corpus: Corpus) -> None:
    for provision in corpus.provisions:
        assert provision.digest == tidy(provision.digest)
        assert provision.digest[0].isupper() or provision.digest[0] == "“"
        assert provision.digest.endswith(".")
        assert len(provision.title) <= 80


def test_codes_are_short_stable_and_lead_back(corpus: Corpus) -> None:
    codes = [it.code for it in corpus.provisions]
    assert len(set(codes)) == len(codes)
    assert all(code.isascii() and len(code) <= 24 for code in codes)
    assert all(corpus.by_code(it.code) is it for it in corpus.provisions)
    assert "06-2022:73.4.dd" in codes
    assert corpus.by_code("06-2022:999") is None


def test_provisions_can_be_leafed_through(corpus: Corpus) -> None:
    first, last = corpus.provisions[0], corpus.provisions[-1]
    assert corpus.neighbours(first.code) == (None, corpus.provisions[1])
    assert corpus.neighbours(last.code) == (corpus.provisions[-2], None)
    assert corpus.neighbours("nothing") == (None, None)


def test_the_law_binds_from_its_day_and_knows_its_unmerged_amendment(corpus: Corpus) -> None:
    law = corpus.document(LAW)
    assert law is not None
    assert law.standing(date(2023, 12, 31)) is Standing.NOT_YET
    assert law.standing(date(2024, 1, 1)) is Standing.IN_FORCE
    assert not law.unmerged(date(2026, 9, 30))
    assert [it.number for it in law.unmerged(date(2026, 10, 1))] == ["06/2026/QH16"]


@pytest.mark.parametrize(
    ("number", "successor"),
    [
        ("98/2023/NĐ-CP", "152/2025/NĐ-CP"),
        ("01/2024/TT-BNV", "15/2025/TT-BNV"),
        ("91/2017/NĐ-CP", "152/2025/NĐ-CP"),
        ("15/2003/QH11", LAW),
    ],
)
def test_expired_documents_are_known_by_name_with_what_replaced_them(
    corpus: Corpus, today: date, number: str, successor: str
) -> None:
    document = corpus.document(number)
    assert document is not None
    assert not document.held
    assert document.standing(today) is Standing.EXPIRED
    assert document.replaced_by == successor
    replacement = corpus.document(successor)
    assert replacement is not None
    assert replacement.standing(today) is Standing.IN_FORCE


def test_a_small_file_is_read() -> None:
    part = read_file("small.toml", SMALL)
    assert [it.code for it in part.provisions] == ["1-2030:4.2"]


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('title = "Tên khoản"', "", r"small.toml, article 1 \(number 4\), provision 1: 'title' is missing"),
        ('clause = "2"', 'clause = "3"', r"provision 1: the article has no clause '3'"),
        ('clause = "2"', 'point = "a"', r"provision 1: a point needs its clause"),
        ('digest = "Một', 'digest = " Một', r"provision 1: 'digest' is empty or not tidy text"),
        ('digest = "Một', 'digets = "Một', r"provision 1: unknown key 'digets'"),
        ("clauses = 2", 'clauses = "2"', r"'clauses' must be of type int"),
        ('names = ["luật thử"]', "names = [3]", r"small.toml, document: 'names' must be a list of tidy texts"),
        ('kind = "Luật"', "kind = ", r"small.toml: "),
    ],
)
def test_a_damaged_file_says_which_entry_is_wrong(before: str, after: str, complaint: str) -> None:
    assert before in SMALL
    with pytest.raises(CorpusError, match=complaint):
        read_file("small.toml", SMALL.replace(before, after))


FURTHER = """
continues = "1/2030/QH99"

[[article]]
number = "5"
heading = "Điều sau"
clauses = 0

[[article.provision]]
title = "Tên điều sau"
digest = "Một câu trả lời khác."
"""


def test_a_document_may_go_on_in_another_file() -> None:
    whole = read_files({"a-further.toml": FURTHER, "small.toml": SMALL})
    assert [it.code for it in whole.provisions] == ["1-2030:4.2", "1-2030:5"]
    assert len({id(it.document) for it in whole.provisions}) == 1


@pytest.mark.parametrize(
    ("further", "complaint"),
    [
        (FURTHER.replace("1/2030", "2/2030"), r"b.toml: no file holds the document '2/2030/QH99'"),
        (FURTHER.replace('number = "5"', 'number = "3"'), r"b.toml: the articles of 1/2030/QH99 must be numbered"),
        (FURTHER.replace('number = "5"', 'number = "4"'), r"b.toml: article '1/2030/QH99 4' stands there twice"),
        (
            FURTHER.replace('title = "Tên điều sau"', ""),
            r"b.toml, article 1 \(number 5\), provision 1: 'title' is missing",
        ),
        (FURTHER + "\n[document]\n", r"b.toml: unknown key 'document'"),
    ],
)
def test_a_file_that_goes_on_wrongly_is_named(further: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint):
        read_files({"a.toml": SMALL, "b.toml": further})


def test_the_same_document_twice_is_refused() -> None:
    with pytest.raises(CorpusError, match=r"document '1/2030/QH99' stands there twice"):
        merge([read_file("a.toml", SMALL), read_file("b.toml", SMALL)])


def test_an_article_cannot_have_a_digest_and_be_missing() -> None:
    text = SMALL + '\n[[elsewhere]]\narticle = "4"\ntitle = "Điều bốn"\n'
    with pytest.raises(CorpusError, match=r"article '1/2030/QH99 4' has a digest"):
        read_file("small.toml", text)
