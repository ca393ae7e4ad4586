from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import catalogue as module
from bot.language.catalogue import Catalogue, Language, TextError, TextWarning, catalogue
from bot.language.markup import plain_text
from bot.language.phrases import say

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LANGUAGES: tuple[Language, ...] = ("vi", "en")
WHEN = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
VI = """
hello = <b>Chào { $who }</b>
role = chuyên viên <i>{ $unit }</i>
plain-role = vai { $name }
invite = Mời làm { $role }
points = { $n } điểm
fixed = { NUMBER($n, minimumFractionDigits: 2) } và { NUMBER($n, maximumFractionDigits: 1) }
when = { DATE($t) } | { DAY($t) } | { TIME($t) } | { MOMENT($t) } | { WEEKDAY($t) } | { OFFICIAL($t) } | { $t }
kind =
    { $kind ->
        [lead] Cụm trưởng
       *[other] đơn vị { $kind }
    }
units = { LIST($units) }
rows =
    Gồm:
    { $rows }
only-vi = Chỉ có { $n }
tile = Nộp điểm
    .help = Nộp cho { $unit }
"""
EN = """
hello = <b>Hello { $who }</b>
points =
    { $n ->
        [one] one point
       *[other] { $n } points
    }
units = { LIST($units) }
when = { MOMENT($t) }, { WEEKDAY($t) }
"""


class Texts:
    """Texts of these tests beside the common ones; a test may add some before it makes a catalogue."""

    def __init__(self) -> None:
        common = {language: module.read_texts(language)["common.ftl"] for language in LANGUAGES}
        self.vi = {"common.ftl": common["vi"], "test.ftl": VI}
        self.en = {"common.ftl": common["en"], "test.ftl": EN}

    def read(self, language: Language) -> dict[str, str]:
        return {"vi": self.vi, "en": self.en}[language]

    def catalogue(self, language: Language, zone: ZoneInfo = ZONE, **options: Any) -> Catalogue:
        return Catalogue(language, zone, **options)


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Texts:
    made = Texts()
    monkeypatch.setattr(module, "read_texts", made.read)
    return made


@pytest.fixture
def vi(texts: Texts) -> Catalogue:
    return texts.catalogue("vi", strict=True)


@pytest.fixture
def en(texts: Texts) -> Catalogue:
    return texts.catalogue("en", strict=True)


def test_html_escapes_what_came_from_people_once(vi: Catalogue) -> None:
    assert vi.html(say("hello", who="<b>A&B</b>")) == "<b>Chào &lt;b&gt;A&amp;B&lt;/b&gt;</b>"


def test_phrases_inside_phrases_keep_their_tags(vi: Catalogue) -> None:
    assert vi.html(say("invite", role=say("role", unit="A&B"))) == "Mời làm chuyên viên <i>A&amp;B</i>"


def test_plain_escapes_nothing(vi: Catalogue) -> None:
    assert vi.plain(say("invite", role=say("plain-role", name="A&B <x>"))) == "Mời làm vai A&B <x>"


def test_plain_takes_no_tags(vi: Catalogue) -> None:
    with pytest.raises(TextError, match="hello: has tags"):
        vi.plain(say("hello", who="x"))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (2026, "2.026"),
        (1234567, "1.234.567"),
        (0, "0"),
        (-3, "-3"),
        (Decimal("95.5"), "95,5"),
        (Decimal("95.50"), "95,5"),
        (Decimal("1000.00"), "1.000"),
        (Decimal("1234.56"), "1.234,56"),
        (Decimal("-0.05"), "-0,05"),
        ("2026", "2026"),
    ],
)
def test_numbers_are_written_as_vietnamese_readers_do(vi: Catalogue, number: int | Decimal | str, shown: str) -> None:
    assert vi.plain(say("points", n=number)) == f"{shown} điểm"


def test_numbers_round_half_up_where_a_text_asks_for_fewer_places(vi: Catalogue) -> None:
    assert vi.plain(say("fixed", n=Decimal("0.25"))) == "0,25 và 0,3"
    assert vi.plain(say("fixed", n=95)) == "95,00 và 95"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "one point"), (Decimal("1.00"), "one point"), (Decimal("1.5"), "1.5 points"), (2, "2 points")],
)
def test_plurals_are_chosen_also_by_exact_numbers(en: Catalogue, number: int | Decimal, shown: str) -> None:
    assert en.plain(say("points", n=number)) == shown


def test_times_are_told_in_the_readers_zone(vi: Catalogue, en: Catalogue) -> None:
    assert vi.plain(say("when", t=WHEN)) == (
        "25/11/2026 | 25/11 | 17:00 | 17:00 ngày 25/11/2026 | thứ Tư | "
        "ngày 25 tháng 11 năm 2026 | 17:00 ngày 25/11/2026"
    )
    assert en.plain(say("when", t=WHEN)) == "17:00 on 25/11/2026, Wednesday"


def test_another_zone_has_another_hour(texts: Texts) -> None:
    assert texts.catalogue("en", ZoneInfo("UTC")).plain(say("when", t=WHEN)).startswith("10:00 on")


def test_a_late_evening_in_greenwich_is_the_next_day_here(vi: Catalogue) -> None:
    assert vi.plain(say("when", t=datetime(2026, 12, 31, 17, 0, tzinfo=UTC))).startswith("01/01/2027 | 01/01 | 00:00")


@pytest.mark.parametrize(
    ("day", "official"),
    [
        (date(2026, 7, 5), "ngày 05 tháng 7 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 10, 10), "ngày 10 tháng 10 năm 2026"),
    ],
)
def test_documents_write_a_zero_before_small_days_and_the_first_two_months(
    texts: Texts, day: date, official: str
) -> None:
    texts.vi["more.ftl"] = "official = { OFFICIAL($d) }; { $d }"
    assert texts.catalogue("vi", strict=True).plain(say("official", d=day)) == f"{official}; {day:%d/%m/%Y}"


def test_a_date_has_no_time_of_day(vi: Catalogue) -> None:
    with pytest.raises(TextError, match="no time of day"):
        vi.plain(say("when", t=date(2026, 11, 25)))


def test_words_choose_between_variants(vi: Catalogue) -> None:
    assert vi.html(say("kind", kind="lead")) == "Cụm trưởng"
    assert vi.html(say("kind", kind="<lead>")) == "đơn vị &lt;lead&gt;"


@pytest.mark.parametrize(
    ("units", "shown"),
    [((), ""), (("Huế",), "Huế"), (("A", "B"), "A và B"), (("A&B", "B", "C"), "A&amp;B, B và C")],
)
def test_a_list_is_read_as_a_sentence(vi: Catalogue, units: tuple[str, ...], shown: str) -> None:
    assert vi.html(say("units", units=units)) == shown


def test_rows_stand_one_a_line(vi: Catalogue) -> None:
    rows = (say("role", unit="<"), "a&b", Decimal("1.5"), WHEN)
    assert vi.html(say("rows", rows=rows)) == ("Gồm:\nchuyên viên <i>&lt;</i>\na&amp;b\n1,5\n17:00 ngày 25/11/2026")


def test_long_words_pass_whole(vi: Catalogue) -> None:
    assert vi.plain(say("points", n="x" * 9000)) == "x" * 9000 + " điểm"
    assert len(vi.html(say("rows", rows=("x" * 3000, say("points", n="y" * 3000))))) > 6000


def test_an_attribute_is_a_text_too(vi: Catalogue) -> None:
    assert vi.plain(say("tile.help", unit="Huế")) == "Nộp cho Huế"


def test_english_takes_from_vietnamese_what_it_lacks(en: Catalogue) -> None:
    assert en.plain(say("only-vi", n=Decimal("1234.5"))) == "Chỉ có 1.234,5"
    assert en.plain(say("tile.help", unit="Huế")) == "Nộp cho Huế"


@pytest.mark.parametrize("phrase", [say("nowhere"), say("tile.nowhere"), say("hello"), say("units", units="a")])
def test_faults_raise_where_it_is_strict(vi: Catalogue, phrase: Any) -> None:
    with pytest.raises(TextError, match=phrase.key):
        vi.html(phrase)


def test_in_service_a_fault_is_logged_and_the_best_text_still_shown(
    texts: Texts, caplog: pytest.LogCaptureFixture
) -> None:
    served = texts.catalogue("vi")
    with pytest.warns(TextWarning):
        assert served.html(say("hello")) == "<b>Chào who</b>"
    with pytest.warns(TextWarning):
        assert served.html(say("nowhere")) == "nowhere"
    with pytest.warns(TextWarning):
        assert served.plain(say("hello", who="A<")) == "Chào A<"
    assert [record.getMessage().split(":")[0] for record in caplog.records] == [
        "text hello",
        "text nowhere",
        "text hello",
    ]


def test_a_log_line_of_a_fault_holds_no_words_of_people(texts: Texts, caplog: pytest.LogCaptureFixture) -> None:
    texts.vi["more.ftl"] = "odd = { DATE($d) } { LIST($d) } { $lost }"
    with pytest.warns(TextWarning):
        texts.catalogue("vi").plain(say("odd", d="secret"))
    assert len(caplog.records) == 3
    assert "secret" not in caplog.text


def test_errors_may_go_elsewhere(texts: Texts) -> None:
    seen: list[str] = []
    texts.catalogue("vi", on_error=lambda key, _: seen.append(key)).html(say("nowhere"))
    assert seen == ["nowhere"]


@pytest.mark.parametrize(
    ("source", "fault"),
    [("hello = Lần nữa", "hello is already in vi/test.ftl"), ("???", "can't be read"), ("a = { $x", "can't be read")],
)
def test_texts_that_cannot_be_read_in_full_are_refused(texts: Texts, source: str, fault: str) -> None:
    texts.vi["twice.ftl"] = source
    with pytest.raises(TextError, match=fault):
        texts.catalogue("vi")


def test_the_shared_catalogue_is_made_once() -> None:
    assert catalogue("vi", ZONE) is catalogue("vi", ZONE)
    assert catalogue("vi", ZONE) is not catalogue("en", ZONE)


@given(st.text())
def test_any_argument_is_shown_as_it_is(text: str) -> None:
    shown = catalogue("vi", ZONE)
    phrase = say("list-end", first=text, last=say("list-end", first="\ue0000\ue001", last=text))
    assert shown.plain(phrase) == f"{text} và \ue0000\ue001 và {text}"
    assert plain_text(shown.html(phrase)) == shown.plain(phrase)
