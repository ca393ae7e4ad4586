"""The library: what the secretariat loads, mends, takes out and puts back, and what everybody is then answered."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select, update

from bot.language.phrases import Refused
from bot.people.permissions import Actor
from bot.rules.answer import Note, Source
from bot.rules.library import load_corpus
from bot.rules.model import Corpus, Standing
from bot.rules.official import loading
from bot.rules.official.corpus import corpus_of
from bot.rules.official.joining import joined
from bot.rules.official.loading import Detail
from bot.rules.official.reading import read_document
from bot.rules.official.shape import Paper
from bot.rules.official.views import UNDO, DocumentView
from bot.rules.shelf import Shelf, build, stock
from handlers.screen import MOST_DATA, Coded, code
from storage import invariants
from storage.tables import Amendment, Audit, DocumentState, Membership, Provision, Role, RuleDocument
from tests.cast import Cast
from tests.rules.papers import AMENDING, DECREE, GUIDANCE

NUMBER = "01/2099/NĐ-MẪU"
TODAY = date(2026, 11, 25)


def paper(text: str = DECREE) -> Paper:
    return read_document("mau.txt", text.encode())


def newer() -> Paper:
    """The same decree with another word in it."""
    return paper(DECREE.replace("40 thuyền", "45 thuyền"))


@pytest.fixture
def office(cast: Cast) -> Actor:
    """Somebody of the secretariat."""
    person_id = cast.meets("Thường trực Cụm", 9100)
    cast.joins(person_id, Role.SECRETARIAT)
    return cast.actor(person_id)


def load(cast: Cast, office: Actor, read: Paper) -> DocumentView:
    cast.do(loading.draft_document, actor=office, paper=read, now=cast.now)
    return cast.do(loading.load_draft, actor=office, now=cast.now)


def corpus(cast: Cast) -> Corpus:
    return cast.look(corpus_of)


def test_a_draft_is_seen_by_whoever_sent_it_and_is_not_on_the_shelf(cast: Cast, office: Actor) -> None:
    draft = cast.do(loading.draft_document, actor=office, paper=paper(), now=cast.now)
    assert (draft.state, draft.articles, draft.clauses, draft.chapters, draft.others) == (
        DocumentState.DRAFT,
        5,
        8,
        3,
        1,
    )
    assert cast.look(lambda s: loading.draft_of(s, actor=office)) == draft
    assert cast.look(lambda s: loading.draft_of(s, actor=cast.boss_in(s))) is None
    assert corpus(cast).documents == ()
    assert cast.look(loading.shelf_version) == 0
    cast.sound()


def test_another_file_takes_the_place_of_the_draft(cast: Cast, office: Actor) -> None:
    cast.do(loading.draft_document, actor=office, paper=paper(), now=cast.now)
    cast.do(loading.draft_document, actor=office, paper=paper(AMENDING), now=cast.now)
    assert rows(cast) == [1, 5, 4]
    cast.do(loading.discard_draft, actor=office, now=cast.now)
    assert rows(cast) == [0, 0, 0]
    cast.do(loading.discard_draft, actor=office, now=cast.now)
    cast.sound()


def rows(cast: Cast) -> list[int | None]:
    """How many documents, provisions and amendments there are."""
    counts = (select(func.count()).select_from(table) for table in (RuleDocument, Provision, Amendment))
    return cast.look(lambda session: [session.scalar(count) for count in counts])


def test_loaded_it_is_on_the_shelf_with_its_own_words(cast: Cast, office: Actor) -> None:
    loaded = load(cast, office, paper())
    assert (loaded.state, loaded.number) == (DocumentState.LOADED, NUMBER)
    assert cast.look(loading.shelf_version) == 1
    held = corpus(cast)
    [document] = held.documents
    assert (document.number, document.articles, document.official, document.held) == (NUMBER, 5, True, True)
    clause = next(it for it in held.provisions if (it.article, it.clause) == ("3", "2"))
    assert clause.digest.startswith("Người được tặng phải có đủ các điều kiện sau:\na) Tự tay gấp thuyền;")
    assert clause.code == f"{document.code}:3.2"
    assert [it.number for it in held.articles] == ["1", "2", "3", "4", "5", "Phụ lục I"]
    cast.sound()


def test_a_clause_that_begins_later_is_not_yet_in_force(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    late = next(it for it in corpus(cast).provisions if (it.article, it.clause) == ("3", "3"))
    assert [late.standing(day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [
        Standing.NOT_YET,
        Standing.IN_FORCE,
    ]


def test_codes_fit_a_button_whatever_the_place_is_called(cast: Cast, office: Actor) -> None:
    load(cast, office, paper(DECREE.replace("PHỤ LỤC I", "PHỤ LỤC XXXVIII")))
    codes = [it.code for it in corpus(cast).provisions]
    assert len(set(codes)) == len(codes)
    assert all(it.isascii() for it in codes)
    for each in codes:
        assert len(code(Coded(36**6, "provision", each)).encode()) <= MOST_DATA


def test_the_same_text_is_loaded_once(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    told = cast.refused(loading.draft_document, actor=office, paper=paper(), now=cast.now)
    assert (told.key, told.args["document"]) == ("refused-law-same", NUMBER)
    told = cast.refused(loading.import_document, paper=paper(), now=cast.now)
    assert told.key == "refused-law-same"


def test_two_drafts_of_one_text_become_one_document(cast: Cast, office: Actor) -> None:
    boss = cast.boss()
    for who in (office, boss):
        cast.do(loading.draft_document, actor=who, paper=paper(), now=cast.now)
    cast.do(loading.load_draft, actor=office, now=cast.now)
    assert cast.refused(loading.load_draft, actor=boss, now=cast.now).key == "refused-law-same"


def test_a_newer_version_takes_the_place_of_the_older_one(cast: Cast, office: Actor) -> None:
    older = load(cast, office, paper())
    draft = cast.do(loading.draft_document, actor=office, paper=newer(), now=cast.now)
    assert draft.older is not None
    assert draft.older.id == older.id
    loaded = cast.do(loading.load_draft, actor=office, now=cast.now)
    assert [it.number for it in corpus(cast).documents] == [NUMBER]
    assert "45 thuyền" in next(it.digest for it in corpus(cast).provisions if it.article == "3")
    told = cast.refused(loading.put_back, actor=office, document_id=older.id, now=cast.now)
    assert told.key == "refused-law-number-taken"
    cast.do(loading.remove, actor=office, document_id=loaded.id, now=cast.now)
    cast.do(loading.put_back, actor=office, document_id=older.id, now=cast.now)
    assert "40 thuyền" in next(it.digest for it in corpus(cast).provisions if it.article == "3")
    cast.sound()


def test_a_number_is_the_same_however_it_is_written(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    draft = cast.do(loading.draft_document, actor=office, paper=newer(), now=cast.now)
    mended = cast.do(
        loading.mend, actor=office, document_id=draft.id, detail=Detail.NUMBER, value=" 01 / 2099/nđ-mẫu", now=cast.now
    )
    assert mended.number == "01/2099/nđ-mẫu"
    assert mended.older is not None


def test_what_was_read_wrongly_is_mended_before_it_is_loaded(cast: Cast, office: Actor) -> None:
    draft = cast.do(loading.draft_document, actor=office, paper=paper(GUIDANCE), now=cast.now)
    for detail, value in (
        (Detail.NUMBER, "Hướng dẫn ngày hội"),
        (Detail.TITLE, "Hướng dẫn xếp thuyền"),
        (Detail.IN_FORCE_FROM, date(2026, 1, 1)),
        (Detail.IN_FORCE_TO, date(2026, 12, 31)),
        (Detail.ISSUER, None),
    ):
        cast.do(loading.mend, actor=office, document_id=draft.id, detail=detail, value=value, now=cast.now)
    loaded = cast.do(loading.load_draft, actor=office, now=cast.now)
    assert (loaded.number, loaded.title, loaded.issuer) == ("Hướng dẫn ngày hội", "Hướng dẫn xếp thuyền", None)
    engine = build(corpus(cast))
    answer = engine.ask("mang bao nhiêu thuyền giấy theo 1/2099", TODAY)  # a number that is a name trips nothing over
    assert answer.mentions == ()
    cast.sound()


def test_a_document_without_a_number_is_not_loaded(cast: Cast, office: Actor) -> None:
    nameless = paper(DECREE.replace("Số: 01/2099/NĐ-MẪU\n", ""))
    assert nameless.head.number is None
    cast.do(loading.draft_document, actor=office, paper=nameless, now=cast.now)
    assert cast.refused(loading.load_draft, actor=office, now=cast.now).key == "refused-law-no-number"
    assert cast.refused(loading.import_document, paper=nameless, now=cast.now).key == "refused-law-no-number"


@pytest.mark.parametrize(
    ("detail", "value", "key"),
    [
        (Detail.NUMBER, "!!!", "refused-no-words"),
        (Detail.NUMBER, "số " * 40, "refused-law-detail-long"),
        (Detail.IN_FORCE_TO, date(2020, 1, 1), "refused-law-dates"),
    ],
)
def test_what_cannot_be_so_is_not_written(
    cast: Cast, office: Actor, detail: Detail, value: str | date, key: str
) -> None:
    draft = cast.do(loading.draft_document, actor=office, paper=paper(), now=cast.now)
    told = cast.refused(loading.mend, actor=office, document_id=draft.id, detail=detail, value=value, now=cast.now)
    assert told.key == key


def test_of_a_loaded_document_only_its_validity_is_set_by_hand(cast: Cast, office: Actor) -> None:
    loaded = load(cast, office, paper())
    told = cast.refused(
        loading.mend, actor=office, document_id=loaded.id, detail=Detail.NUMBER, value="9/2099/X", now=cast.now
    )
    assert told.key == "refused-law-gone"
    for detail, value in ((Detail.IN_FORCE_TO, date(2026, 6, 30)), (Detail.REPLACED_BY, "8/2100/NĐ-MẪU")):
        cast.do(loading.mend, actor=office, document_id=loaded.id, detail=detail, value=value, now=cast.now)
    [document] = corpus(cast).documents
    assert document.standing(date(2026, 7, 1)) is Standing.EXPIRED
    assert document.replaced_by == "8/2100/NĐ-MẪU"
    assert cast.look(loading.shelf_version) == 3


def test_taken_out_it_can_be_put_back_for_ten_minutes(cast: Cast, office: Actor) -> None:
    loaded = load(cast, office, paper())
    cast.do(loading.remove, actor=office, document_id=loaded.id, now=cast.now)
    assert corpus(cast).documents == ()
    later = cast.now + UNDO
    assert cast.look(lambda s: loading.documents(s, actor=office, now=later)) == [loaded.id]
    assert cast.look(lambda s: loading.document(s, actor=office, document_id=loaded.id)).can_return(later)
    cast.do(loading.put_back, actor=office, document_id=loaded.id, now=later)
    assert len(corpus(cast).documents) == 1
    cast.do(loading.remove, actor=office, document_id=loaded.id, now=later)
    too_late = later + UNDO + timedelta(seconds=1)
    told = cast.refused(loading.put_back, actor=office, document_id=loaded.id, now=too_late)
    assert told.key == "refused-law-too-late"
    assert cast.look(lambda s: loading.documents(s, actor=office, now=too_late)) == []
    cast.sound()


def test_a_draft_that_nobody_loads_goes_after_a_while(cast: Cast, office: Actor) -> None:
    cast.do(loading.draft_document, actor=office, paper=paper(), now=cast.now)
    assert cast.do(loading.drop_old_drafts, before=cast.now) == 0
    assert cast.do(loading.drop_old_drafts, before=cast.later(seconds=1)) == 1
    assert rows(cast) == [0, 0, 0]
    loaded = load(cast, office, paper())
    assert cast.do(loading.drop_old_drafts, before=cast.later(days=99)) == 0
    assert [it.code for it in corpus(cast).documents] == [f"v{loaded.id}"]


def test_each_use_case_asks_for_permission(cast: Cast, office: Actor) -> None:
    loaded = load(cast, office, paper())
    cast.do(loading.draft_document, actor=office, paper=paper(AMENDING), now=cast.now)
    unit = cast.unit("Nghệ An")
    guest = cast.meets("Người lạ", 9300)
    leader = cast.meets("Lãnh đạo Nghệ An", 9400)
    cast.joins(leader, Role.LEADER, unit)
    steps: tuple[Callable[[Actor], object], ...] = (
        lambda who: cast.do(loading.draft_document, actor=who, paper=newer(), now=cast.now),
        lambda who: cast.look(lambda s: loading.draft_of(s, actor=who)),
        lambda who: cast.do(loading.load_draft, actor=who, now=cast.now),
        lambda who: cast.do(loading.discard_draft, actor=who, now=cast.now),
        lambda who: cast.do(
            loading.mend, actor=who, document_id=loaded.id, detail=Detail.IN_FORCE_TO, value=None, now=cast.now
        ),
        lambda who: cast.look(lambda s: loading.documents(s, actor=who, now=cast.now)),
        lambda who: cast.look(lambda s: loading.document(s, actor=who, document_id=loaded.id)),
        lambda who: cast.do(loading.remove, actor=who, document_id=loaded.id, now=cast.now),
        lambda who: cast.do(loading.put_back, actor=who, document_id=loaded.id, now=cast.now),
    )
    before = cast.head()
    for person_id, key in ((guest, "refused-guest"), (leader, "refused-role")):
        for step in steps:
            with pytest.raises(Refused, match=key):
                step(cast.actor(person_id))
    assert cast.head() == before
    assert [it.number for it in corpus(cast).documents] == [NUMBER]


def test_a_draft_is_mended_by_nobody_else(cast: Cast, office: Actor) -> None:
    draft = cast.do(loading.draft_document, actor=office, paper=paper(), now=cast.now)
    told = cast.refused(
        loading.mend, actor=cast.boss(), document_id=draft.id, detail=Detail.TITLE, value="Tên khác", now=cast.now
    )
    assert told.key == "refused-law-gone"


def test_the_check_names_a_document_whose_text_was_tampered_with(cast: Cast, office: Actor) -> None:
    loaded = load(cast, office, paper())
    cast.do(lambda s: s.execute(update(Provision).where(Provision.article == "4").values(text="Khác hẳn.")))
    [fault] = cast.look(lambda s: list(invariants.check(s)))
    assert (fault.rule, fault.where) == (
        "rule-document",
        f"rule_document {loaded.id}: another text than its fingerprint says",
    )


def test_whoever_loaded_a_document_stays_in_the_audit_and_the_text_does_not(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    rows = cast.look(lambda s: s.execute(select(Audit.action, Audit.actor_id, Audit.after)).all())
    mine = [(action, actor_id) for action, actor_id, _ in rows if action.startswith("document")]
    assert mine == [("document-drafted", office.person_id), ("document-loaded", office.person_id)]
    assert "MẪU" not in str([after for _, _, after in rows])


# What is answered then.


def asked(cast: Cast, question: str, on: date = TODAY) -> Source:
    answer = build(corpus(cast)).ask(question, on)
    assert answer.best is not None, answer
    return answer.best


def test_a_citation_goes_to_the_loaded_document(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    best = asked(cast, "điều 3 khoản 1 nghị định 01/2099/NĐ-MẪU")
    assert (best.document, best.article, best.clause) == (NUMBER, "3", "1")
    assert "40 thuyền giấy" in best.digest
    assert best.touches == ()


def test_a_question_in_words_finds_it(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    answer = build(corpus(cast)).ask("gấp bao nhiêu thuyền giấy thì được tặng hoa sen giấy", TODAY)
    assert answer.ranked[0].document == NUMBER
    assert answer.ranked[0].article == "3"


def test_amended_provisions_say_by_what_and_since_when(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    load(cast, office, paper(AMENDING))
    cited = "điều {} nghị định 01/2099/NĐ-MẪU"
    before = asked(cast, cited.format("3 khoản 1"), date(2026, 9, 30))
    assert before.touches == ()
    after = asked(cast, cited.format("3 khoản 1"))
    said = {(it.number, it.article, it.clause, it.deed.value, it.since) for it in after.touches}
    since = date(2026, 10, 1)
    assert said == {("02/2099/NĐ-MẪU", "1", "1", "amended", since), ("02/2099/NĐ-MẪU", "1", "2", "added", since)}
    repealed = asked(cast, cited.format("2 khoản 2"))
    assert Note.EXPIRED in repealed.notes
    assert repealed.valid_to == date(2026, 9, 30)
    untouched = asked(cast, cited.format("2 khoản 1"))
    assert (untouched.touches, untouched.notes) == ((), ())


def test_taken_out_an_amendment_says_nothing_any_more(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    amending = load(cast, office, paper(AMENDING))
    cast.do(loading.remove, actor=office, document_id=amending.id, now=cast.now)
    assert asked(cast, "điều 3 khoản 1 nghị định 01/2099/NĐ-MẪU").touches == ()


def test_what_a_loaded_document_replaces_has_ended(cast: Cast, office: Actor) -> None:
    old = DECREE.replace("01/2099", "77/2090").replace("thay thế Nghị định số 77/2090/NĐ-MẪU", "thay cho lời nói")
    load(cast, office, paper(old.replace("15 tháng 8 năm 2025", "01 tháng 01 năm 2020")))
    load(cast, office, paper())
    engine = build(corpus(cast))
    ended = engine.corpus.document("77/2090/NĐ-MẪU")
    assert ended is not None
    assert (ended.in_force_to, ended.replaced_by) == (date(2025, 8, 14), NUMBER)


# Together with the digest.

LAW = """\
QUỐC HỘI
Luật số: 06/2022/QH15
LUẬT
Thi đua, khen thưởng (bản mẫu để thử)
Điều 24. Tên điều mẫu
1. Lời mẫu của khoản một, không phải lời của luật, có đúng các từ về thuyền giấy.
2. Lời mẫu của khoản hai, không phải lời của luật, về việc gấp thuyền giấy.
Điều 25. Tên điều mẫu khác
1. Lời mẫu của khoản một điều sau, không phải lời của luật, về hoa sen giấy.
2. Lời mẫu của khoản hai điều sau, không phải lời của luật, về hoa sen giấy.
"""


def both(cast: Cast) -> Corpus:
    return joined(load_corpus(), corpus(cast))


def test_the_digest_answers_and_the_documents_own_words_stand_behind_it(cast: Cast, office: Actor) -> None:
    load(cast, office, paper(LAW))
    digested = next(it for it in both(cast).provisions if it.code == "06-2022:25.2")
    shipped = next(it for it in load_corpus().provisions if it.code == "06-2022:25.2")
    assert digested.digest == shipped.digest
    assert digested.official == "Lời mẫu của khoản hai điều sau, không phải lời của luật, về hoa sen giấy."
    assert (digested.document.held, digested.document.official) == (True, True)
    assert len([it for it in both(cast).documents if it.number == "06/2022/QH15"]) == 1


EXCERPT = """\
CHÍNH PHỦ
Số: 152/2025/NĐ-CP
NGHỊ ĐỊNH
Về hoa sen giấy (bản mẫu để thử)
Điều 51. Tên điều mẫu
Lời mẫu của một điều, không phải lời của nghị định, về việc gấp thuyền giấy.
Điều 52. Tên điều mẫu khác
1. Lời mẫu của khoản một, không phải lời của nghị định, về hoa sen giấy.
2. Lời mẫu của khoản hai, không phải lời của nghị định, về thuyền giấy.
"""


def test_what_was_only_pointed_to_is_answered_once_its_text_is_loaded(cast: Cast, office: Actor) -> None:
    number = "152/2025/NĐ-CP"
    pointers = {it.article: it for it in load_corpus().pointers if it.document.number == number}
    known = load_corpus().document(number)
    assert "52" in pointers
    assert known is not None
    load(cast, office, paper(EXCERPT))
    whole = both(cast)
    document = whole.document(number)
    assert document is not None
    assert (document.held, document.partial, document.in_force_to) == (True, False, known.in_force_to)
    assert set(known.names) <= set(document.names)
    left = {it.article for it in whole.pointers if it.document.number == number}
    assert left == set(pointers) - {"52"}
    first, second = (it for it in whole.provisions if it.document.number == number and it.article == "52")
    assert first.article_words == (pointers["52"].title, *pointers["52"].words)
    assert (first.code, second.code) == ("152-2025:52.1", "152-2025:52.2")
    best = build(corpus(cast)).ask("khoản 2 điều 52 nghị định 152/2025", TODAY).best
    assert best is not None
    assert best.digest == "Lời mẫu của khoản hai, không phải lời của nghị định, về thuyền giấy."


def test_a_loaded_amendment_of_the_law_marks_the_digest(cast: Cast, office: Actor) -> None:
    number = "06/2026/QH16"
    text = AMENDING.replace("02/2099/NĐ-MẪU", number).replace("01/2099/NĐ-MẪU", "06/2022/QH15")
    text = text.replace("khoản 1 Điều 3", "khoản 2 Điều 25").replace("NGHỊ ĐỊNH", "LUẬT").replace("Nghị định", "Luật")
    load(cast, office, paper(text))
    engine = build(corpus(cast))
    touched = engine.ask("điều 25 khoản 2 luật thi đua khen thưởng", TODAY).best
    assert touched is not None
    assert {(it.number, it.clause) for it in touched.touches} == {(number, "1")}
    assert not {Note.UNCHECKED, Note.UNCHECKED_ABOVE_ALL} & set(touched.notes)
    untouched = engine.ask("điều 27 luật thi đua khen thưởng", TODAY).best
    assert untouched is not None
    assert (untouched.touches, untouched.unchecked_against) == ((), ())


def test_nothing_loaded_leaves_the_digest_as_it_is() -> None:
    assert joined(load_corpus(), Corpus((), (), ())) is load_corpus()


def test_what_was_read_before_is_not_read_again_and_comes_to_the_same(cast: Cast, office: Actor) -> None:
    load(cast, office, paper())
    before = corpus(cast)
    loaded = load(cast, office, paper(AMENDING))
    cast.do(loading.mend, actor=office, document_id=loaded.id, detail=Detail.IN_FORCE_TO, value=TODAY, now=cast.now)
    again = cast.look(lambda session: corpus_of(session, before))
    assert again == corpus(cast)
    assert again.documents[1].in_force_to == TODAY
    assert {it.document.code for it in again.articles} == {it.code for it in again.documents}
    cast.do(loading.remove, actor=office, document_id=loaded.id, now=cast.now)
    assert cast.look(lambda session: corpus_of(session, again)) == before


def test_the_shelf_swaps_at_once_and_never_back(cast: Cast, office: Actor) -> None:
    first = build(Corpus((), (), ()))
    shelf = Shelf(first)
    load(cast, office, paper())
    held, version = cast.look(stock)
    second = build(held)
    shelf.swap(second, version)
    assert (shelf.engine, shelf.version) == (second, 1)
    shelf.swap(first, 0)
    assert shelf.engine is second


def test_membership_that_ended_ends_the_right(cast: Cast, office: Actor) -> None:
    cast.do(lambda s: s.execute(delete(Membership).where(Membership.person_id == office.person_id)))
    told = cast.refused(loading.draft_document, actor=cast.actor(office.person_id), paper=paper(), now=cast.now)
    assert told.key == "refused-guest"
