import re
import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.telex import repair
from bot.language.text import fold

SENTENCES = (
    "điều kiện xét tặng danh hiệu Chiến sĩ thi đua cơ sở",
    "Hồ sơ đề nghị khen thưởng gồm những gì?",
    "Tỉnh Nghệ An đã nộp bảng tự chấm điểm chưa ạ",
    "thời hạn gửi báo cáo về thường trực Cụm là ngày nào",
    "Uỷ ban nhân dân tỉnh Quảng Trị, Thanh Hoá và thành phố Huế",
    "Tỉ lệ phiếu bầu tối thiểu để được suy tôn Cờ thi đua của Chính phủ",
    "có được cộng điểm thưởng khi vượt 10% chỉ tiêu không?",
    "quyết định 25/2026/QĐ-UBND còn hiệu lực hay đã bị thay thế",
    "Đồng chí vui lòng kiểm tra lại minh chứng của tiêu chí 3.2.1 trước 17:00 ngày 25/11",
    "mô hình hay, cách làm sáng tạo, nguyên tắc xếp hạng",
    "khuyến khích tập thể nhỏ, người lao động trực tiếp, chiến sĩ CSTĐ",
    "giữ gìn đoàn kết, giúp đỡ nhau cùng tiến bộ; quý III khó khăn",
    "BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2026",
    "thuở ấy giếng khơi, khuỷu tay, ngoằn ngoèo, xoắn xuýt, quạnh hiu",
)
WORDS = sorted({word for sentence in SENTENCES if not sentence.isupper() for word in sentence.split()})
ORDINARY = (
    "cac quy dinh ve ho so de nghi khen thuong",
    "Dieu kien xet tang danh hieu chien si thi dua la gi",
    "thi dua",
    "hai ba cho con em di hoc ve nha an com",
    *SENTENCES,
    "Tôi muốn test thử list này trên web, max bao nhiêu host?",
    "The committee meets as soon as it has seen the news about this law.",
    "how to see this list",
    "this is his or her car",
    "Is it too low for us now, or must we boost it?",
    "He keeps three rooms and sees the trees",
    "as is",
    "web law news as SOS box text COVID-19 covid 25/11 TW tw UBND HDND A4 a4 T6 u17 U23 mp3 h2o CO2 so1 dieu5 H1N1",
    "Bài1, bài2, nhom3, lop4, khoan5",
    "https://news.vn/ddieeuf ddieeuf@web.vn /ddieeuf #ddieeuf ddieeuf.docx",
    "95,5 điểm",
    "",
    "👍 …",
    "как дела",
    "w ww www dd s f j",
)
TONES = "\u0300\u0309\u0303\u0301\u0323"
TELEX = dict(zip(TONES, "frxsj", strict=True)) | {"\u0306": "w", "\u031b": "w", "stroke": "d"}
VNI = dict(zip(TONES, "23415", strict=True)) | {"\u0302": "6", "\u0306": "8", "\u031b": "7", "stroke": "9"}
METHODS = st.sampled_from([TELEX, VNI])


def keys_of(word: str, keys: Mapping[str, str], *, tone_last: bool, one_horn: bool) -> str:
    """The keys that a person presses for a word: tone after its letter or last, one horn for `ươ` or two."""
    pressed, tone = "", ""
    for letter in word:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        base, stroke = ("dD"[base == "Đ"], True) if base in "đĐ" else (base, False)
        shapes = [mark for mark in marks if mark not in TONES]
        own = "".join(keys[mark] for mark in marks if mark in TONES)
        pressed += base + "".join(keys.get(mark, base) for mark in shapes) + keys["stroke"] * stroke
        tone, pressed = (tone + own, pressed) if tone_last else (tone, pressed + own)
    if one_horn:
        pressed = re.sub("(?i)(u)[w7](o[w7])", r"\1\2", pressed)
    return (pressed + tone).upper() if len(word) > 1 and word.isupper() else pressed + tone


def typed(text: str, keys: Mapping[str, str], *, tone_last: bool = True, one_horn: bool = False) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: keys_of(word[0], keys, tone_last=tone_last, one_horn=one_horn), text)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("dieefu kieejn", "diều kiện"),
        ("hoof sow", "hồ sơ"),
        ("d9ie62u kie65n", "điều kiện"),
        ("dde62", None),
        ("thi ddua khen thuwowngr", "thi đua khen thưởng"),
        ("thi ddua khen thuowngr", "thi đua khen thưởng"),
        ("thi d9ua khen thu7o7ng3", "thi đua khen thưởng"),
        ("Uyr ban nhaan daan tinhr Ngheej An", "Uỷ ban nhân dân tỉnh Nghệ An"),
        ("DDIEEUF KIEEJN", "ĐIỀU KIỆN"),
        ("cos phair khoong", "có phải không"),
        ("this ddieemr", "thí điểm"),
        ("been trong hoof sow nayf cos gif", "bên trong hồ sơ này có gì"),
        ("nhwng ddaua", None),
        ("nhwng thwcj hieenj", "nhưng thực hiện"),
        ("thi ddua test max list 25/11 COVID-19", "thi đua test max list 25/11 COVID-19"),
        ("hồ sơ thi ddua", "hồ sơ thi đua"),
        ("hoof sow -> abc@web.vn", "hồ sơ -> abc@web.vn"),
        ("quyeets ddinhj 25/QDD-UBND", "quyết định 25/QĐ-UBND"),
        ("hoaf thuys khoer", "hoà thuý khoẻ"),
    ],
)
def test_raw_keys_are_composed(raw: str, meant: str | None) -> None:
    assert repair(raw) == meant


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert repair(text) is None
    assert repair(unicodedata.normalize("NFD", text)) is None


def test_one_word_that_may_be_another_is_not_enough() -> None:
    assert [repair(word) for word in ("khoong", "cos", "moon", "sow")] == [None] * 4
    assert repair("hoawcj?") == "hoặc?"


@given(st.sampled_from(SENTENCES), METHODS, st.booleans(), st.booleans())
def test_every_sentence_is_read_from_its_keys(
    sentence: str, keys: Mapping[str, str], tone_last: bool, one_horn: bool
) -> None:
    assert repair(typed(sentence, keys, tone_last=tone_last, one_horn=one_horn)) == sentence


@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=20), METHODS)
def test_words_are_read_in_any_order(words: list[str], keys: Mapping[str, str]) -> None:
    text = " ".join(["điều kiện", *words])
    assert fold(repair(typed(text, keys)) or "") == fold(text)


@given(st.text() | st.text(st.sampled_from("aeouwdsfrxj DWS12679đêạ./-"), max_size=60))
def test_any_text_may_come_and_is_changed_or_left(text: str) -> None:
    mended = repair(text)
    assert mended != text
    assert mended is None or len(mended.split()) == len(text.split())


@pytest.mark.parametrize(
    "text", ["x-" * 2048, "a" * 4096, "aeoaeo666666 " * 315, "w" * 4096, "6" * 4096, "d9" * 2048, "ddu " * 1024]
)
def test_long_text_is_no_trouble(text: str) -> None:
    assert repair(text) is None or set(str(repair(text)).split()) == {"đu"}
