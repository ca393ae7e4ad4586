"""Every word the assistant can say is there, is used, and can be shown."""

from collections.abc import Iterator
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest

from bot.language.catalogue import Catalogue, Language, read_texts
from bot.language.markup import plain_text
from bot.language.phrases import Phrase
from tests import texts

# Texts that no code names, each with the reason.
ALLOWED_UNUSED: dict[str, str] = {}
LANGUAGES: tuple[Language, ...] = ("vi", "en")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def shown(language: Language) -> Iterator[tuple[str, texts.Text, str]]:
    """Every text in every variant, as HTML."""
    words = Catalogue(language, ZONE, strict=True)
    for key, text in texts.texts_of(read_texts(language)).items():
        if not key.startswith("-"):
            for args in texts.samples(text):
                yield key, text, words.html(Phrase(key, args))


def test_every_text_the_code_names_is_there_and_gets_what_it_takes() -> None:
    said = [each for each in texts.said_everywhere() if not each.place.startswith("bot/language/phrases.py")]
    assert len(said) > 3
    assert texts.key_faults(said, texts.texts_of(read_texts("vi"))) == []


def test_every_text_is_used() -> None:
    vi = texts.texts_of(read_texts("vi"))
    assert texts.unused_texts(texts.said_everywhere(), vi, ALLOWED_UNUSED) == []
    assert ALLOWED_UNUSED.keys() <= vi.keys()


def test_both_languages_hold_the_same_texts() -> None:
    vi, en = (texts.texts_of(read_texts(language)) for language in LANGUAGES)
    assert texts.twin_faults(vi, en) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_shown_by_telegram(language: Language) -> None:
    assert [(key, fault) for key, _, html in shown(language) for fault in texts.html_faults(html)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_well_printed(language: Language) -> None:
    assert [(key, fault) for key, _, html in shown(language) for fault in texts.print_faults(plain_text(html))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_fits_its_button(language: Language) -> None:
    faults = [
        fault
        for key, text, html in shown(language)
        if key.endswith("-button")
        for fault in texts.label_faults(key, html, takes_arguments=bool(text.variables))
    ]
    assert faults == []


# --- the checks can fail --------------------------------------------------------------------------------------------

CODE = dedent(
    """
    from bot.language import phrases
    from bot.language.phrases import Phrase, say as tell
    tell("hello", who=1)
    phrases.say("hello", **args)
    tell(key)
    tell("a" if x else "b")
    phrases.Phrase("hello", {})
    say("not ours")
    room.say("not ours")
    """
)
FTL = dedent(
    """
    -bot = Trợ lý
    hello = { -bot } chào { $who } { part }
    part = có { $n ->
        [one] một
       *[other] { $n }
     } { DATE($d) }
        .hint = gợi ý
    """
)


def test_the_reader_of_code_finds_every_say() -> None:
    said = texts.said_in(CODE, "x.py")
    assert [(each.key, each.args) for each in said] == [
        ("hello", frozenset({"who"})),
        ("hello", None),
        (None, None),
        (None, None),
        (None, None),
    ]
    assert texts.said_in("import bot.language.phrases as p\np.say('a')", "y.py")[0].key == "a"


def test_the_reader_of_texts_follows_references() -> None:
    found = texts.texts_of({"x.ftl": FTL})
    assert found.keys() == {"-bot", "hello", "part", "part.hint"}
    assert found["hello"].variables == {"who", "n", "d"}
    assert found["hello"].references == {"-bot", "part"}
    assert [args["n"] for args in texts.samples(found["part"])] == [7, 1, 7]
    assert all(args["d"] == texts.WHEN for args in texts.samples(found["part"]))


def test_words_and_numbers_in_selectors_get_their_kind() -> None:
    found = texts.texts_of({"x.ftl": "a = { $k ->\n [lead] A\n *[other] B\n }{ $n ->\n [0] none\n *[other] { $n }\n }"})
    tried = list(texts.samples(found["a"]))
    assert {args["k"] for args in tried} == {"mẫu & <mẫu>", "lead", "other"}
    assert {args["n"] for args in tried} == {0, 7}


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('say("gone")', "no text gone"),
        ("say(key)", "not one literal"),
        ('say(f"hello-{x}")', "not one literal"),
        ('say("hello", who=1)', "hello takes ['d', 'n', 'who'], not ['who']"),
        ('say("part.hint", n=1)', "part.hint takes [], not ['n']"),
    ],
)
def test_a_wrong_key_or_argument_is_found(code: str, fault: str) -> None:
    said = texts.said_in(f"from bot.language.phrases import say\n{code}", "x.py")
    assert fault in texts.key_faults(said, texts.texts_of({"x.ftl": FTL}))[0]


def test_an_unused_text_is_found() -> None:
    found = texts.texts_of({"x.ftl": FTL})
    said = [texts.Said("x.py:1", "hello", None)]
    assert texts.unused_texts(said, found) == ["x.ftl: part.hint is used nowhere"]
    assert texts.unused_texts(said, found, {"part.hint"}) == []
    assert texts.unused_texts([], found)[0] == "x.ftl: hello is used nowhere"


@pytest.mark.parametrize("other", ["a = x { $n }", "a = x\n    .h = y { $n }", "a = x\n    .h = y\nb = z"])
def test_a_difference_between_languages_is_found(other: str) -> None:
    ours = texts.texts_of({"x.ftl": "a = x\n    .h = y"})
    assert texts.twin_faults(ours, ours) == []
    assert texts.twin_faults(ours, texts.texts_of({"x.ftl": other})) != []


@pytest.mark.parametrize(
    "markup",
    [
        "<b>a",
        "a</b>",
        "<b><i>a</b></i>",
        "<div>a</div>",
        "a<br>b",
        '<b class="x">a</b>',
        "a & b",
        "a < b",
        "&nbsp;",
        "<!-- a -->",
    ],
)
def test_html_that_telegram_refuses_is_found(markup: str) -> None:
    assert texts.html_faults(markup) != []


@pytest.mark.parametrize(
    "markup",
    ['<a href="https://x.vn/?a=1&amp;b=2">a</a>', "<blockquote expandable>a\n<b>b</b></blockquote>", "1 &lt; 2"],
)
def test_html_that_telegram_takes_is_no_fault(markup: str) -> None:
    assert texts.html_faults(markup) == []


@pytest.mark.parametrize(
    "text", ["Ðiểm", "Nghệ Аn", "Hue\u0302\u0301", "chờ...", "hai  khoảng", " đầu", "cuối ", "✅ xong 👍", "🇻🇳 nước 👍"]
)
def test_bad_print_is_found(text: str) -> None:
    assert texts.print_faults(text) != []


@pytest.mark.parametrize(
    "text", ["Điểm tự chấm…", "👩\u200d💻 xong", "✅ một\n👍 hai", "▓▓▓░░ 3/12", "⚠️ Quá hạn", "🇻🇳 nước"]
)
def test_good_print_is_no_fault(text: str) -> None:
    assert texts.print_faults(text) == []


def test_a_long_or_marked_up_label_is_found() -> None:
    assert texts.label_faults("a-button", "Nộp bản tự chấm điểm ngay", takes_arguments=False) != []
    assert texts.label_faults("a-button", "Nộp bản tự chấm điểm của mẫu", takes_arguments=True) == []
    assert texts.label_faults("a-button", "<b>Nộp</b>", takes_arguments=True) != []
    assert texts.label_faults("a-button", "Nộp điểm", takes_arguments=False) == []
