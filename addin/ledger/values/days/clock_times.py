"""Clock times as clerks type them: 9:00, 下午2:30-4:00, 14时30分, 两点半, 0900."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from msgspec import Struct

from addin.ledger.grid import Value
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Reading, unreadable
from addin.ledger.values.text import clean, shown
from addin.ledger.values.traditional import half_width


class Clock(Struct, frozen=True):
    """From when until when, on one day; None where it is not told."""

    start: time | None = None
    end: time | None = None


_PART = "上午|下午|晚[上间]?|傍晚|夜[间里]|早[上晨]?|清晨|中午|午后|凌晨|AM|PM|上|下"
_NIGHT = frozenset(("晚", "晚上", "晚间", "夜间", "夜里"))
_AFTERNOON = _NIGHT | {"下午", "午后", "傍晚", "PM", "下"}
_EARLIEST = 7  # of 2:30-下午4:00 the start is in the afternoon, of 8:00-下午4:00 it is not
_LUNCH = timedelta(hours=4)  # the longest that a meeting across noon, 11:30-1:00, may take
_MINUTES = {"": 0, "整": 0, "正": 0, "半": 30, "1刻": 15, "3刻": 45}
_CLOCK = (
    rf"(?P<{{0}}ap>{_PART})?\s*(?P<{{0}}h>\d{{{{1,2}}}})\s*(?::|时|点钟?)\s*"
    r"(?P<{0}min>\d{{1,2}}(?![\d刻])|半|[13]刻|[整正])?(?::\d\d(?:\.\d+)?)?\s*分?[整正]?"
    r"(?:\s*(?P<{0}pm>AM|PM))?"
)
_HOUR_ALONE = rf"(?P<cap>{_PART})?\s*(?P<ch>\d{{1,2}})(?P<cmin>)(?P<cpm>)"  # 下午2-4点
_SPAN = pattern(
    rf"[\s,]*(?:{_CLOCK.format('a')}(?:\s*[~\-]\s*{_CLOCK.format('b')})?"
    rf"|{_HOUR_ALONE}\s*[~\-]\s*{_CLOCK.format('d')})\s*(?:开始|起|左右|许)?\s*$",
    re.IGNORECASE,
)
_HALF_DAY = pattern(
    r"[\s,]*(?:[上下]?半天|全天|(?:上午|下午|晚[上间]?|傍晚|夜[间里]|[深半]夜|中午|早[上晨]?|清晨|午后"
    r"|午休|凌晨|(?:下[班课夜]|收[工车]|交接?班|散学|放学)[之以]?后)"
    r"(?:(?:和|、|及)?(?:上午|下午|晚上))?|上[、和]?下午"
    r"|(?<=[\d日号])\s*(?:上[、和]?下|[上下午夜]))$"
)
_ENDS_OF_PARTS = frozenset("午晚上下间里早晨后天夜休")
_MAY_BE_CLOCK = pattern("[:点时]")
_TO = pattern(r"\s*(?:[—–―]+|至|到)\s*")
_BARE = pattern(r"(?<!\d)([01]?\d|2[0-3])([0-5]\d)(?!\d)")


def without_clock(text: str) -> tuple[str, Clock]:
    """Split a text into what comes before its clock times, and these.

    Of two spans, 上午9:00-11:00、下午2:00-4:00, the first start and the last end.
    """
    if not _MAY_BE_CLOCK.search(text):
        return _HALF_DAY.sub("", text) if text[-1:] in _ENDS_OF_PARTS else text, Clock()
    clock = Clock()
    while (m := _SPAN.search(text)) and m.start() > 0 and (found := _clock(m)).start is not None:
        clock = Clock(found.start, clock.end or found.end)
        text = text[: m.start()].rstrip(" ,、;和及")
    return text, clock


def _clock(m: re.Match[str]) -> Clock:
    first, last = ("c", "d") if m["dh"] else ("a", "b")
    said, until = _part_of_day(m, first), _part_of_day(m, last)
    if until in _AFTERNOON and not said and int(m[f"{first}h"]) < _EARLIEST:
        said = until
    start = _time(m, first, said)
    end = _time(m, last, until) if m[f"{last}h"] else None
    if start and end and not until:
        end = _held_over(start, end, said)
    return Clock(start, end)


def _part_of_day(m: re.Match[str], which: str) -> str:
    return (m[f"{which}ap"] or m[f"{which}pm"] or "").upper()


def _held_over(start: time, end: time, said: str) -> time | None:
    """Return the end of which no part of the day is told: 下午2:30-4:00, 11:30-1:00."""
    later = end.replace(hour=end.hour + 12) if end.hour < 12 else end
    if said in _AFTERNOON:
        return later if later > start else None  # None: past midnight
    if end <= start < later and 8 <= start.hour <= 12 and _between(start, later) <= _LUNCH:
        return later
    return end


def _between(start: time, end: time) -> timedelta:
    return datetime.combine(datetime.min, end) - datetime.combine(datetime.min, start)


def _time(m: re.Match[str], which: str, said: str) -> time | None:
    hour, written = int(m[f"{which}h"]), m[f"{which}min"] or ""
    if hour < 12 and (said in _AFTERNOON or (said == "中午" and hour < 3)):
        hour += 12
    elif hour == 12 and (said in _NIGHT or said in ("凌晨", "AM")):
        hour = 0 if said in ("凌晨", "AM") else 24  # 晚12:00 begins the next day
    minute = _MINUTES[written] if written in _MINUTES else int(written)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_clock(value: Value) -> Reading[Clock]:
    """Read the cell of a start, of an end, or of both: 09:00 - 10:30."""
    if isinstance(value, datetime):
        return Reading(Clock(value.time()))
    if isinstance(value, time):
        return Reading(Clock(value))
    if isinstance(value, timedelta):
        value = value.total_seconds() / 86400
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return unreadable("time-unreadable")
    if 0 <= value < 1:
        return Reading(Clock((datetime.min + timedelta(seconds=round(value * 86400))).time()))
    return _from_text(shown(value))


def _from_text(raw: str) -> Reading[Clock]:
    text = han_to_arabic(_TO.sub("~", clean(half_width(raw))))
    if not _MAY_BE_CLOCK.search(text):
        text = _BARE.sub(r"\1:\2", text)
    rest, clock = without_clock(f"|{text}")  # 下午 alone leaves nothing, and tells no time
    return Reading(clock) if rest == "|" else unreadable("time-unreadable")


def is_clock(value: Value) -> bool:
    """Return whether a cell holds a clock time, or a span of them, and no day."""
    fraction = isinstance(value, float) and 0 < value < 1
    return (fraction or isinstance(value, str | time)) and parse_clock(value).value is not None
