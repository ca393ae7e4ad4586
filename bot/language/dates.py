"""Dates and times as people type them: a small grammar of our own, with marks or without.

A text is cut into pieces (a time, a part of the day, a day, polite words) that must cover it whole: no date is picked
out of a sentence. All ways of cutting it are tried; when they disagree the text is ambiguous, not guessed at.
"""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.language.text import fold, tidy

_Time: TypeAlias = time  # its name is taken by a field below


class Fault(StrEnum):
    """Why a text gives no moment; the caller words it."""

    NOT_A_DATE = "not-a-date"
    NO_SUCH_DAY = "no-such-day"  # 30/02, 11/25
    NO_SUCH_TIME = "no-such-time"  # 25h
    AMBIGUOUS = "ambiguous"  # several days or hours may be meant, or a whole week or month


class Part(StrEnum):
    """A part of the day, told without an hour or beside it."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class ReadMoment:
    """A day, a time of day, or both; else the fault, and nothing besides.

    `part` is what was told of the day where the hour is missing: tomorrow morning has a day and a part, no time.
    """

    day: date | None = None
    time: _Time | None = None
    part: Part | None = None
    fault: Fault | None = None


class _Polite(Enum):
    """A word that says nothing of the moment."""

    WORD = "word"


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class _Weekday:
    """A weekday alone: a day of its own, or a label that must fit the date beside it."""

    number: int
    coming: date = field(compare=False)


_Day: TypeAlias = date | Fault
_Piece: TypeAlias = _Clock | Part | _Weekday | _Day | _Polite
_Maker: TypeAlias = Callable[[re.Match[str], date], _Piece]
_Grammar: TypeAlias = Sequence[tuple[re.Pattern[str], _Maker]]

_LONGEST = 160
_MOST_TOKENS = 24
_LONGEST_PIECE = 8
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# The minutes of `17h30` belong to the hour, but `17h30/11` is an hour and a day.
_TOKEN = re.compile(r"[0-9]{1,2}(?:h|g|giờ|gio|:)[0-9]{1,2}(?![0-9]| ?/|\.[0-9])|[0-9]+|[^\W\d_]+|\S")
# "Before" is skipped where a day or an hour follows; "last month" is not "this month".
_BEFORE = re.compile(r"\b(?:trước|truoc) (?=[0-9]|(?:ngày|ngay|thứ|thu|lúc|luc)\b)")
_NOISE = re.compile(r"[,;()\s]+")

_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8}
_NUMBERS |= {"chín": 9, "mười": 10, "mười một": 11, "mười hai": 12}
_NUMBERS |= {fold(word): number for word, number in _NUMBERS.items()}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DAY_PARTS = {
    "sáng": Part.MORNING,
    "trưa": Part.NOON,
    "chiều": Part.AFTERNOON,
    "tối": Part.EVENING,
    "đêm": Part.NIGHT,
    "khuya": Part.NIGHT,
}
_DAY_PARTS |= {fold(word): part for word, part in _DAY_PARTS.items()}
# The hours people give with each part of the day, as the clock has them.
_HOURS = {
    Part.MORNING: {hour: hour for hour in range(12)},
    Part.NOON: {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14},
    Part.AFTERNOON: {hour % 12: hour for hour in range(13, 20)} | {hour: hour for hour in range(12, 20)},
    Part.EVENING: {hour % 12: hour for hour in range(17, 24)} | {hour: hour for hour in range(17, 24)},
    Part.NIGHT: {hour % 12: hour for hour in range(20, 24)} | {hour: hour for hour in range(20, 24)},
}
# Midnight and after, by these names: of the day before or of the day named?
_SMALL_HOURS = {Part.EVENING: {0, 12, 24}, Part.NIGHT: {0, 1, 2, 3, 4, 12, 24}}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def read_moment(text: str, *, now: datetime, zone: ZoneInfo) -> ReadMoment:
    """The day and time meant by a whole text, in `zone`; `now` is aware.

    A day without its year is the next such day, today among them; a weekday alone is the next one after today.
    A day with its year, or of this week, is given as it is, be it past. 24:00 is the last minute of its day.
    ValueError where `now` is naive; none for any text.
    """
    if now.utcoffset() is None:
        raise ValueError("now is a naive datetime")
    tokens = _tokens(text)
    if not 0 < len(tokens) <= _MOST_TOKENS:
        return ReadMoment(fault=Fault.NOT_A_DATE)
    today = now.astimezone(zone).date()
    return _agreed(_readings(tokens, today, _AS_WRITTEN) or _readings(tokens, today, _WITHOUT_MARKS))


def _tokens(text: str) -> list[str]:
    plain = tidy(text.translate(_FULL_WIDTH)).casefold()
    if len(plain) > _LONGEST:
        return []
    return _TOKEN.findall(_BEFORE.sub("", _NOISE.sub(" ", plain).rstrip(".! ")))


def _readings(tokens: Sequence[str], today: date, grammar: _Grammar) -> set[ReadMoment]:
    return {_moment(pieces) for pieces in _cut(tokens, today, grammar)}


def _agreed(readings: Iterable[ReadMoment]) -> ReadMoment:
    """What all readings without a fault say; else the fault nearest to a date."""
    good = {reading for reading in readings if reading.fault is None}
    if not good:
        faults = {reading.fault for reading in readings}
        named = (Fault.NO_SUCH_DAY, Fault.NO_SUCH_TIME, Fault.AMBIGUOUS)
        return ReadMoment(fault=next((fault for fault in named if fault in faults), Fault.NOT_A_DATE))
    if len({(reading.day, reading.time) for reading in good}) > 1:
        return ReadMoment(fault=Fault.AMBIGUOUS)
    return min(good, key=lambda reading: reading.part or "")


def _cut(tokens: Sequence[str], today: date, grammar: _Grammar) -> Iterator[tuple[_Piece, ...]]:
    """Every way to cut the tokens into pieces, each kept once."""
    ways: list[set[tuple[_Piece, ...]]] = [set() for _ in tokens] + [{()}]
    for start in reversed(range(len(tokens))):
        for end in range(start + 1, min(start + _LONGEST_PIECE, len(tokens)) + 1):
            if ways[end]:
                for piece in _pieces(" ".join(tokens[start:end]), today, grammar):
                    ways[start].update(_joined(piece, way) for way in ways[end])
    yield from ways[0]


def _joined(piece: _Piece, others: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """The pieces without polite words and twins, so that their number stays small."""
    return others if piece is _Polite.WORD or piece in others else (piece, *others)


def _pieces(words: str, today: date, grammar: _Grammar) -> Iterator[_Piece]:
    for pattern, make in grammar:
        if found := pattern.fullmatch(words):
            yield make(found, today)


def _moment(pieces: Sequence[_Piece]) -> ReadMoment:
    """One reading: at most one time, one part of the day, and days that are all the same."""
    clocks = [piece for piece in pieces if isinstance(piece, _Clock)]
    parts = [piece for piece in pieces if isinstance(piece, Part)]
    day = _one_day(pieces)
    if isinstance(day, Fault):
        return ReadMoment(fault=day)
    if len(clocks) > 1 or len(parts) > 1:
        return ReadMoment(fault=Fault.AMBIGUOUS)
    part = parts[0] if parts else None
    if not clocks:
        return ReadMoment(day, part=part) if day else ReadMoment(fault=Fault.NOT_A_DATE)
    at = _time(clocks[0], part)
    return ReadMoment(fault=at) if isinstance(at, Fault) else ReadMoment(day, at)


def _one_day(pieces: Iterable[_Piece]) -> _Day | None:
    weekdays = [piece for piece in pieces if isinstance(piece, _Weekday)]
    days = [piece for piece in pieces if isinstance(piece, date | Fault)]
    faults = [day for day in days if isinstance(day, Fault)]
    if faults:
        return faults[0]
    if len(days) > 1 or len(weekdays) > 1:
        return Fault.AMBIGUOUS
    if not days:
        return weekdays[0].coming if weekdays else None
    day = days[0]
    fits = all(isinstance(day, date) and day.weekday() == weekday.number for weekday in weekdays)
    return day if fits else Fault.AMBIGUOUS


def _time(clock: _Clock, part: Part | None) -> time | Fault:
    if clock.minute > 59:
        return Fault.NO_SUCH_TIME
    if part and clock.hour in _SMALL_HOURS.get(part, ()):
        return Fault.AMBIGUOUS
    if (clock.hour, clock.minute, part) == (24, 0, None):
        return time(23, 59)
    hour = _HOURS[part].get(clock.hour) if part else clock.hour
    return time(hour, clock.minute) if hour is not None and hour < 24 else Fault.NO_SUCH_TIME


# Days, from what the patterns below found.


def _date(year: int, month: int, day: int) -> _Day:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12:
        return Fault.NO_SUCH_DAY
    return date(year, month, day) if 1 <= day <= _length(year, month) else Fault.NO_SUCH_DAY


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _year(found: re.Match[str], today: date) -> int | None:
    """The year that was told, if any; two digits are of this century."""
    words = found["year"]
    if words is None:
        return None
    if words.isdigit():
        return int(words) if len(words) == 4 else 2000 + int(words)
    return today.year + (words != "nay")


def _of_month(found: re.Match[str], today: date) -> _Day:
    day, month = int(found["day"]), _number(found["month"])
    year = _year(found, today)
    return _date(year or today.year + ((month, day) < (today.month, today.day)), month, day)


def _of_near_month(found: re.Match[str], today: date) -> _Day:
    """A day of this month or the next."""
    year, month = _month_after(today, found["which"] != "này" and found["which"] != "nay")
    return _date(year, month, int(found["day"]))


def _of_coming_month(found: re.Match[str], today: date) -> _Day:
    """A day whose month was not told: of this month while it has not passed."""
    day = int(found["day"])
    return _date(*_month_after(today, day < today.day), day)


def _month_after(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def _end_of_month(found: re.Match[str], today: date) -> _Day:
    month = _number(found["month"])
    year = _year(found, today) or today.year + (month < today.month)
    return _date(year, month, _length(year, month)) if 1 <= month <= 12 else Fault.NO_SUCH_DAY


def _start_of_month(found: re.Match[str], today: date) -> _Day:
    month = _number(found["month"])
    return _date(_year(found, today) or today.year + ((month, 1) < (today.month, today.day)), month, 1)


def _end_of_near_month(found: re.Match[str], today: date) -> _Day:
    year, month = _month_after(today, found["which"] not in {None, "này", "nay"})
    return _date(year, month, _length(year, month))


def _start_of_near_month(found: re.Match[str], today: date) -> _Day:
    here = found["which"] in {"này", "nay"} or (found["which"] is None and today.day == 1)
    return _date(*_month_after(today, not here), 1)


def _end_of_quarter(found: re.Match[str], today: date) -> _Day:
    told = found["quarter"]
    quarter = (today.month + 2) // 3 if told is None else _QUARTERS.get(told) or int(told)
    if not 1 <= quarter <= 4:
        return Fault.NO_SUCH_DAY
    year = _year(found, today) or today.year + (3 * quarter < today.month)
    return _date(year, 3 * quarter, _length(2000, 3 * quarter))


def _end_of_year(found: re.Match[str], today: date) -> _Day:
    return _date(_year(found, today) or today.year, 12, 31)


def _later(found: re.Match[str], today: date) -> _Day:
    count = _number(found["count"])
    if found["unit"] in {"tháng", "thang"}:
        year, month = _month_after(today, count)
        return _date(year, month, min(today.day, _length(year, month)))
    return today + timedelta(weeks=count) if found["unit"] in {"tuần", "tuan"} else today + timedelta(days=count)


def _weekday(found: re.Match[str]) -> int | None:
    """Monday is 0; None where there is no such weekday."""
    words = found["weekday"]
    if words is None:
        return 6
    number = _number(words)
    return number - 2 if 2 <= number <= 7 else None


def _coming_weekday(found: re.Match[str], today: date) -> _Piece:
    number = _weekday(found)
    if number is None:
        return Fault.NO_SUCH_DAY
    return _Weekday(number, today + timedelta(days=(number - today.weekday() - 1) % 7 + 1))


def _weekday_of_week(found: re.Match[str], today: date) -> _Day:
    """Weeks begin on Monday."""
    number = _weekday(found)
    weeks = 0 if found["which"] in {"này", "nay"} else 1
    return Fault.NO_SUCH_DAY if number is None else today + timedelta(days=number - today.weekday(), weeks=weeks)


def _days_on(days: int) -> _Maker:
    return lambda _found, today: today + timedelta(days=days)


def _clock(found: re.Match[str], _today: date) -> _Clock:
    minute = found["minute"]
    return _Clock(int(found["hour"]), 0 if minute is None else int(minute) if minute.isdigit() else 30)


def _day_part(found: re.Match[str], _today: date) -> Part:
    return _DAY_PARTS[found[0]]


def _always(piece: _Piece) -> _Maker:
    return lambda _found, _today: piece


_COUNT = "(?P<count>[0-9]{1,3}|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
_MONTH = "(?P<month>[0-9]{1,2}|mười một|mười hai|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
_YEAR = "(?: (?:(?:năm|[/.-]) )?(?P<year>[0-9]{4}|(?<=[/.-] )[0-9]{2}|(?<=năm )(?:[0-9]{2}|nay|sau|tới)))?"
_YEAR_BEHIND_BAR = "(?: (?:(?P=bar)|năm) (?P<year>[0-9]{4}|[0-9]{2}|(?<=năm )(?:nay|sau|tới))| này| tới)?"
_OF_DAYS = "(?:ngày |mùng |mồng )"
# Sunday has no number.
_WEEKDAY = "(?:(?:thứ|t(?= [2-7])) (?P<weekday>[0-9]|hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật|chúa nhật|cn)"
_WORDINGS: tuple[tuple[str, _Maker], ...] = (
    ("hạn|nộp|chót|gia|là|vào|lúc|đến|hết|chậm|muộn|nhất|hôm|buổi|nhé|nha|nhá|ạ|dạ|[:.–-]", _always(_Polite.WORD)),
    ("(?P<hour>[0-9]{1,2}) ?: ?(?P<minute>[0-9]{2})", _clock),
    ("(?P<hour>[0-9]{1,2}) ?(?:h|g|giờ)(?: ?(?P<minute>[0-9]{1,2}|rưỡi)(?: (?:phút|p|['’]))?| đúng)?", _clock),
    ("sáng|trưa|chiều|tối|đêm|khuya", _day_part),
    ("(?:hôm |bữa |ngày )?nay", _days_on(0)),
    ("(?:ngày )?mai", _days_on(1)),
    ("(?:ngày )?mốt|ngày kia", _days_on(2)),
    ("hôm qua", _days_on(-1)),
    (f"{_OF_DAYS}?(?P<day>[0-9]{{1,2}}) (?P<bar>[/.-]) (?P<month>[0-9]{{1,2}}){_YEAR_BEHIND_BAR}", _of_month),
    ("(?P<year>[0-9]{4}) - (?P<month>[0-9]{1,2}) - (?P<day>[0-9]{1,2})", _of_month),
    (f"{_OF_DAYS}?(?P<day>[0-9]{{1,2}}) tháng {_MONTH}{_YEAR}", _of_month),
    (f"{_OF_DAYS}?(?P<day>[0-9]{{1,2}}) tháng (?P<which>này|sau|tới)", _of_near_month),
    (f"{_OF_DAYS}(?P<day>[0-9]{{1,2}})", _of_coming_month),
    (_WEEKDAY + "(?: này| tới)?", _coming_weekday),
    (_WEEKDAY + " tuần (?P<which>này|sau|tới)", _weekday_of_week),
    (f"(?:sau )?{_COUNT} (?P<unit>ngày|hôm|tuần|tháng) nữa", _later),
    (f"sau {_COUNT} (?P<unit>ngày|hôm|tuần|tháng)", _later),
    (f"(?:cuối|hết) (?:tháng|t) {_MONTH}{_YEAR}", _end_of_month),
    ("(?:cuối|hết) tháng(?: (?P<which>này|sau|tới))?", _end_of_near_month),
    (f"đầu (?:tháng|t) {_MONTH}{_YEAR}", _start_of_month),
    ("đầu tháng(?: (?P<which>này|sau|tới))?", _start_of_near_month),
    (f"(?:cuối|hết) quý(?: (?P<quarter>[0-9]|iv|i{{1,3}}){_YEAR}| này| nay)?", _end_of_quarter),
    ("(?:cuối|hết) năm(?: (?P<year>[0-9]{4}|nay|sau|tới))?", _end_of_year),
    # Whole weeks, months and years: which day of them?
    ("(?:đầu |giữa |cuối )?tuần (?:này|sau|tới)|(?:đầu|giữa|cuối) tuần", _always(Fault.AMBIGUOUS)),
    (f"(?:giữa )?tháng (?:này|sau|tới|{_MONTH}{_YEAR})|giữa tháng", _always(Fault.AMBIGUOUS)),
    (
        "(?:[0-9]{1,2} [/-]|(?:đầu |giữa )?năm) [0-9]{4}|(?:đầu |giữa )?năm (?:nay|sau|tới)|(?:đầu|giữa) năm",
        _always(Fault.AMBIGUOUS),
    ),
    (f"(?:đầu |giữa )?quý (?:[0-9]|iv|i{{1,3}}){_YEAR}|quý (?:này|sau|tới)", _always(Fault.AMBIGUOUS)),
)


def _bare_too(words: str) -> str:
    """The pattern with each word also as it is typed without marks."""
    return re.sub(r"\w*(?![\x00-\x7f])\w+", lambda word: f"(?:{word[0]}|{fold(word[0])})", words)


_AS_WRITTEN: _Grammar = tuple((re.compile(words), make) for words, make in _WORDINGS)
_WITHOUT_MARKS: _Grammar = tuple((re.compile(_bare_too(words)), make) for words, make in _WORDINGS)
