import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import Fault, Part, ReadMoment, read_moment
from bot.language.text import fold

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
"""A Wednesday, nine in the morning in Hà Nội."""

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NEAR_DAYS = st.integers(0, 364).map(lambda days: date(2026, 11, 25) + timedelta(days=days))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WITH_YEAR = (
    *("{0:%d/%m/%Y}", "{0.day}/{0.month}/{0.year}", "{0:%d-%m-%Y}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0:%d / %m / %Y}"),
    *("ngày {0.day} tháng {0.month} năm {0.year}", "{0:%d} tháng {0:%m}/{0.year}", "ngày {0:%d/%m} năm {0.year}"),
)
WEEKDAYS = ("thứ Hai", "thứ ba", "Thứ Tư", "thứ 5", "t6", "thứ bảy", "chủ nhật")
WORDS = st.lists(
    st.sampled_from(
        [
            *("25/11", "30-02-2026", "2026", "ngày", "tháng", "năm", "tuần", "sau", "tới", "toi", "này", "nữa", "3"),
            *("thứ", "t6", "sáu", "cn", "mai", "mot", "cuối", "đầu", "quý", "17h", "17:30", "h", "sáng", "tối", "-"),
            *("trước", "đến", "hạn", "/", "11", "99999999", "²", "٣", "\u0301"),
        ]
    ),
    max_size=12,
).map(" ".join)


def read(text: str, *, now: datetime = NOW) -> ReadMoment:
    return read_moment(text, now=now, zone=ZONE)


def on(day: str, at: str | None = None, part: Part | None = None) -> ReadMoment:
    return ReadMoment(date.fromisoformat(day), time.fromisoformat(at) if at else None, part)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("25/11", on("2026-11-25")),
        ("25-11-2026", on("2026-11-25")),
        ("25.11.2026", on("2026-11-25")),
        ("25 / 11 / 2026", on("2026-11-25")),
        ("25/11/26", on("2026-11-25")),
        ("2026-12-01", on("2026-12-01")),
        ("1/12", on("2026-12-01")),
        ("24/11", on("2027-11-24")),
        ("05/01", on("2027-01-05")),
        ("24/11/2026", on("2026-11-24")),
        ("25/11 tới", on("2026-11-25")),
        ("25/11 năm sau", on("2027-11-25")),
        ("ngày 25 tháng 11 năm 2026", on("2026-11-25")),
        ("25 tháng 11", on("2026-11-25")),
        ("ngày 5 tháng năm", on("2027-05-05")),
        ("5 tháng năm năm 2028", on("2028-05-05")),
        ("mùng 5 tháng mười hai", on("2026-12-05")),
        ("ngày 20", on("2026-12-20")),
        ("ngày 30 tháng này", on("2026-11-30")),
        ("25 tháng sau", on("2026-12-25")),
        ("17h 25/11", on("2026-11-25", "17:00")),
        ("17h30 25/11", on("2026-11-25", "17:30")),
        ("17 giờ 30 phút ngày 25/11", on("2026-11-25", "17:30")),
        ("17h30/11", on("2026-11-30", "17:00")),
        ("17:00 ngày 25/11/2026", on("2026-11-25", "17:00")),
        ("25/11 lúc 17g", on("2026-11-25", "17:00")),
        ("5 giờ chiều 25/11", on("2026-11-25", "17:00")),
        ("5h rưỡi chiều mai", on("2026-11-26", "17:30")),
        ("24h ngày 25/11", on("2026-11-25", "23:59")),
        ("hôm nay", on("2026-11-25")),
        ("mai", on("2026-11-26")),
        ("ngày mai", on("2026-11-26")),
        ("sáng mai", on("2026-11-26", part=Part.MORNING)),
        ("chiều nay", on("2026-11-25", part=Part.AFTERNOON)),
        ("8h sáng mai", on("2026-11-26", "08:00")),
        ("sáng mai 8h", on("2026-11-26", "08:00")),
        ("mốt", on("2026-11-27")),
        ("ngày kia", on("2026-11-27")),
        ("hôm qua", on("2026-11-24")),
        ("thứ sáu", on("2026-11-27")),
        ("thứ 6", on("2026-11-27")),
        ("T6", on("2026-11-27")),
        ("thứ tư", on("2026-12-02")),
        ("chủ nhật", on("2026-11-29")),
        ("CN", on("2026-11-29")),
        ("thứ 6 tới", on("2026-11-27")),
        ("thứ sáu tuần sau", on("2026-12-04")),
        ("thứ hai tuần này", on("2026-11-23")),
        ("cn tuần này", on("2026-11-29")),
        ("17h thứ 6 tuần tới", on("2026-12-04", "17:00")),
        ("8h tối thứ 6", on("2026-11-27", "20:00")),
        ("thứ sáu, 27/11", on("2026-11-27")),
        ("17:00 ngày 27/11/2026 (thứ Sáu)", on("2026-11-27", "17:00")),
        ("cuối tháng", on("2026-11-30")),
        ("cuối tháng 12", on("2026-12-31")),
        ("hết tháng 2/2028", on("2028-02-29")),
        ("đầu tháng", on("2026-12-01")),
        ("đầu tháng 1", on("2027-01-01")),
        ("cuối quý I", on("2027-03-31")),
        ("cuối năm", on("2026-12-31")),
        ("hết năm 2027", on("2027-12-31")),
        ("3 ngày nữa", on("2026-11-28")),
        ("sau 3 ngày", on("2026-11-28")),
        ("2 tuần nữa", on("2026-12-09")),
        ("một tuần nữa", on("2026-12-02")),
        ("3 tháng nữa", on("2027-02-25")),
        ("hạn nộp: trước 17h, ngày 25/11 nhé!", on("2026-11-25", "17:00")),
        ("đến hết ngày 30/11 ạ.", on("2026-11-30")),
        ("chậm nhất là thứ sáu", on("2026-11-27")),
    ],
)
def test_a_moment_is_read_however_it_is_typed(typed: str, moment: ReadMoment) -> None:
    forms = {typed, typed.upper(), typed.title(), f"  {typed}\u200b ", typed.replace(" ", "\u00a0  ")}
    for form in forms | {unicodedata.normalize("NFD", form) for form in forms}:
        assert read(form) == moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("17:00 ngay 25/11/2026", on("2026-11-25", "17:00")),
        ("ngay 25 thang 11 nam 2026", on("2026-11-25")),
        ("ngay 5 thang nam nam 2027", on("2027-05-05")),
        ("thu sau tuan sau", on("2026-12-04")),
        ("thu nam", on("2026-11-26")),
        ("thu 6 toi", on("2026-11-27")),
        ("t6 toi", on("2026-11-27")),
        ("chu nhat", on("2026-11-29")),
        ("mot", on("2026-11-27")),
        ("mot tuan nua", on("2026-12-02")),
        ("8h toi mai", on("2026-11-26", "20:00")),
        ("8h toi thứ 6", on("2026-11-27", "20:00")),
        ("chieu nay", on("2026-11-25", part=Part.AFTERNOON)),
        ("cuoi thang 12", on("2026-12-31")),
        ("3 ngay nua", on("2026-11-28")),
        ("２５／１１", on("2026-11-25")),
    ],
)
def test_a_moment_is_read_without_marks(typed: str, moment: ReadMoment) -> None:
    assert read(typed) == moment


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("17h", "17:00"),
        ("17g30", "17:30"),
        ("17:05", "17:05"),
        ("9h tối", "21:00"),
        ("12h trưa", "12:00"),
        ("1h trưa", "13:00"),
        ("lúc 5 giờ chiều", "17:00"),
        ("15h chiều", "15:00"),
        ("0h", "00:00"),
        ("10h đêm", "22:00"),
    ],
)
def test_a_time_may_come_alone(typed: str, at: str) -> None:
    assert read(typed) == ReadMoment(time=time.fromisoformat(at))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        *((day, Fault.NO_SUCH_DAY) for day in ("30/02", "11/25", "31/11/2026", "00/11", "29/2", "25/11/1026")),
        *((day, Fault.NO_SUCH_DAY) for day in ("17h 30/2", "ngày 30 tháng 2", "ngày 5 tháng 13", "thứ 9")),
        *((at, Fault.NO_SUCH_TIME) for at in ("25h 25/11", "17h75", "17:60 mai", "24:30", "13h sáng", "3h tối mai")),
        ("tuần sau", Fault.AMBIGUOUS),
        ("tháng 12", Fault.AMBIGUOUS),
        ("12/2026", Fault.AMBIGUOUS),
        ("17h30 tuần sau", Fault.AMBIGUOUS),
        ("20/11 - 25/11", Fault.AMBIGUOUS),
        ("thứ năm 27/11", Fault.AMBIGUOUS),  # a Friday
        ("12h đêm 25/11", Fault.AMBIGUOUS),  # the night before or after?
        ("25 thang sau", Fault.AMBIGUOUS),  # the sixth month, or the next?
        ("thu 6 toi 8h", Fault.AMBIGUOUS),  # the next Friday at eight, or Friday evening?
        ("8h, 9h", Fault.AMBIGUOUS),
    ],
)
def test_what_cannot_be_is_told_apart_from_what_is_unclear(typed: str, fault: Fault) -> None:
    assert read(typed) == ReadMoment(fault=fault)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "đến",
            "chiều",
            "ạ",
            "?",
            "95,5",
            "25",
            "2026",
            "tháng",
            "ngày",
            "25/",
            "/11",
            "25/11/202",
            "1/2/3/4",
        ),
        *("mai nộp báo cáo", "hạn nộp hồ sơ là bao giờ", "Quyết định 25/11/2026/QĐ-UBND", "từ 20/11 đến 25/11"),
        *("tuần trước", "cuối tháng trước", "cuối tháng trước nhé", "thứ hai trước", "3 ngày trước", "hôm trước"),
        *("10 ngày làm việc", "nộp ngay", "tôi", "8 đến 9/11", "8h đến 30", "thừ sáu", "25²/11", "٢٥/١١"),
        *("mai " * 25, "25/11 " * 800, "1" * 4096, "/" * 4096, "17h30 " * 700, "thứ " * 1000),
    ],
)
def test_no_date_is_picked_out_of_other_words(typed: str) -> None:
    assert read(typed) == ReadMoment(fault=Fault.NOT_A_DATE)


def test_today_is_that_of_the_zone() -> None:
    late = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)  # three in the morning of the 26th
    assert read("hôm nay", now=late) == on("2026-11-26")
    assert read("25/11", now=late) == on("2027-11-25")


def test_a_leap_day_without_its_year_is_that_of_the_coming_year_or_none() -> None:
    assert read("29/2", now=datetime(2027, 6, 1, tzinfo=UTC)) == on("2028-02-29")
    assert read("29/2", now=datetime(2028, 2, 29, tzinfo=UTC)) == on("2028-02-29")
    assert read("29/2", now=datetime(2028, 3, 1, tzinfo=UTC)).fault is Fault.NO_SUCH_DAY


def test_months_of_different_length() -> None:
    end_of_january = datetime(2027, 1, 31, 2, 0, tzinfo=UTC)
    assert read("một tháng nữa", now=end_of_january) == on("2027-02-28")
    assert read("cuối tháng sau", now=end_of_january) == on("2027-02-28")
    assert read("ngày 30", now=end_of_january).fault is Fault.NO_SUCH_DAY


def test_the_first_of_the_month_is_its_start() -> None:
    first = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
    assert read("đầu tháng", now=first) == read("đầu tháng này", now=first) == on("2026-12-01")
    assert read("đầu tháng sau", now=first) == on("2027-01-01")


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        read("mai", now=datetime(2026, 11, 25))  # noqa: DTZ001


@given(DAYS, st.sampled_from(WITH_YEAR))
def test_every_day_with_its_year_is_read_back(day: date, form: str) -> None:
    for text in (form.format(day), fold(form.format(day))):
        assert read(text) == ReadMoment(day)


@given(NEAR_DAYS, st.sampled_from(["{0:%d/%m}", "{0.day}-{0.month}", "ngày {0:%d/%m}", "{0.day} tháng {0.month}"]))
def test_every_day_of_the_next_year_is_read_back_without_it(day: date, form: str) -> None:
    for text in (form.format(day), fold(form.format(day))):
        assert read(text) == ReadMoment(day)


@given(DAYS, TIMES, st.sampled_from(["{1} {0}", "{1} ngày {0}", "{0} {1}", "{0} lúc {1}", "{1}, {0}"]))
def test_every_moment_is_read_back(day: date, at: time, form: str) -> None:
    for clock in (f"{at:%H:%M}", f"{at:%Hh%M}", f"{at.hour}g{at.minute:02}", f"{at.hour} giờ {at.minute} phút"):
        text = form.format(f"{day:%d/%m/%Y}", clock)
        assert read(text) == read(fold(text)) == ReadMoment(day, at)


@given(st.integers(1, 7))
def test_every_weekday_is_one_of_the_next_seven_days(days: int) -> None:
    day = NOW.date() + timedelta(days=days)
    name = WEEKDAYS[day.weekday()]
    assert read(name) == read(fold(name)) == ReadMoment(day)
    assert read(f"{name}, {day:%d/%m/%Y}") == ReadMoment(day)


@given(st.integers(0, 999))
def test_every_number_of_days_is_counted(days: int) -> None:
    assert read(f"{days} ngày nữa") == read(f"sau {days} ngay") == ReadMoment(NOW.date() + timedelta(days=days))


@given(st.text() | WORDS)
def test_any_text_may_come_and_gives_a_moment_or_a_fault(text: str) -> None:
    moment = read(text)
    told = moment.day or moment.time
    assert (told is None) == (moment.fault is not None)
    assert moment.part is None or (moment.day is not None and moment.time is None)
    assert read(unicodedata.normalize("NFD", text)) == moment
