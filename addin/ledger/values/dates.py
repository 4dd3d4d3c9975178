"""Dates as clerks type them.

``parse_when`` reads what has one reading and asks about the rest: a month without a day still
counts for its month, 3.1 may be 1 or 10 March, 2月30日 is no day at all.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from addin.ledger.grid import Value
from addin.ledger.period import Period, chinese_date, month
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean, folded, shown


class When(Struct, frozen=True):
    """The day or days of an activity: ``first == last`` for most.

    ``exact`` is False where only the month is sure; then the span is that month or a part of it.
    """

    first: date
    last: date
    start: time | None = None
    end: time | None = None
    exact: bool = True

    def within(self, period: Period) -> bool:
        """Return whether it counts for a period: by its first day, or its month."""
        return self.first in period if self.exact else period.covers(Period(self.first, self.last))


class DateContext(Struct, frozen=True):
    """What a date without a year, or a bare number, is read against."""

    year: int | None = None
    date1904: bool = False
    month: int | None = None


FIRST_YEAR_OF_1900S = 50  # 22.3.5 is of 2022, 55.3.5 a birthday of 1955

_SEP = r"\s*[年./\-]\s*"
_MSEP = r"\s*[月./\-]\s*"
_DAY_END = r"\s*[日号]?"
_FULL = pattern(rf"(?P<y>\d{{4}}|\d{{2}}){_SEP}(?P<m>\d{{1,2}}){_MSEP}(?P<d>\d{{1,2}}){_DAY_END}")
_SPACED = pattern(r"(?P<y>\d{4})[\s,、]+(?P<m>\d{1,2})[\s,、]+(?P<d>\d{1,2})\s*[日号]?")
_DAY_ALONE = pattern(r"(\d{1,2})\s*[日号]")
_COMPACT = pattern(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
_MONTH_DAY = pattern(rf"(?P<y>)(?P<m>\d{{1,2}}){_MSEP}(?P<d>\d{{1,2}}){_DAY_END}")
_YEAR_MONTH = pattern(r"(?P<y>\d{4})\s*[年./\-]\s*(?P<m>\d{1,2})\s*(?:月份?)?")
_MONTH = pattern(r"(?P<y>)(?P<m>\d{1,2})\s*月份?")
_PART_OF_MONTH = pattern(
    r"(?:(?P<y>\d{4})\s*年\s*)?(?P<m>\d{1,2})\s*月份?\s*(?P<part>上旬|中旬|下旬|初|中|底|末)"
)
_WEEKDAY = pattern(r"\s*\(?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*\)?")
_ONE_FOR_DASH = pattern(r"(?<=[日号])\s*一\s*(?=\d)")  # 9月18日一19日
_WEEK = "一二三四五六日"
_REMARK = pattern(r"\s*\((?:农历|阴历|除夕|春节|[正腊冬][月])[^()]*\)")
_CLOCK = (
    r"(?P<{0}ap>上午|下午|晚上|晚|早上|中午|凌晨)?\s*(?P<{0}h>\d{{1,2}})\s*(?::|时|点)\s*"
    r"(?P<{0}min>\d{{1,2}}|半)?(?::\d\d(?:\.\d+)?)?\s*分?"
)
_TIMES = pattern(rf"\s*{_CLOCK.format('a')}(?:\s*[~\-]\s*{_CLOCK.format('b')})?\s*$")
_HALF_DAY = pattern(r"\s*\(?(?:上午|下午|晚上|全天)\)?$")
_RANGE = pattern(r"\s*~\s*|(?<=[日号])\s*-\s*")
_TO = pattern(r"\s*(?:—+|–|―|至|到)\s*")
_DAYS = pattern(
    r"(?P<head>(?:\d{4}|[^~]*月)[^~]*\d)\s*[日号]?\s*[-~]\s*(?P<last>\d{1,2})\s*[日号]?"
)
_TWO = pattern(r"\s*[/、,;及和与]\s*")


def parse_when(value: Value, context: DateContext) -> Reading[When]:
    """Read a date cell. No value where the day cannot be known even to the month."""
    if isinstance(value, datetime):
        clock = value.time().replace(microsecond=0)
        return Reading(When(value.date(), value.date(), clock if clock != time() else None))
    if isinstance(value, date):
        return Reading(When(value, value))
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return unreadable("date-unreadable")
    if isinstance(value, str):
        return _from_text(value, context)
    if context.month and value in range(1, 32):
        return _dated(None, context.month, int(value), context)
    return _from_number(float(value), context)


def parse_year_month(value: Value, context: DateContext) -> Reading[When]:
    """Read a month: 2022年3月, 2022-03, 202203, 3月, 3, or any day in it."""
    text = folded(shown(value))
    if m := re.fullmatch(r"((?:19|20)\d\d)(0[1-9]|1[0-2])", text):
        value = f"{m[1]}年{int(m[2])}月"
    elif re.fullmatch(r"0?[1-9]|1[0-2]", text):
        value = f"{int(text)}月"
    reading = parse_when(value, context)
    when = reading.value
    if when is None or (when.first.year, when.first.month) != (when.last.year, when.last.month):
        return unreadable("month-unreadable")
    return Reading(when, tuple(p for p in reading.problems if p.kind != "date-vague"))


def _from_number(number: float, context: DateContext) -> Reading[When]:
    if number.is_integer() and _COMPACT.fullmatch(str(int(number))):
        return _from_text(str(int(number)), context)
    if 20_000 <= number < 80_000:
        day = _from_serial(number, context.date1904)
        return Reading(When(day, day))
    if m := re.fullmatch(r"([1-9]|1[0-2])\.(\d{1,2})", repr(number)):
        if m[2] in ("1", "2", "3"):
            return _one_or_ten(int(m[1]), int(m[2]), context)
        return _dated(None, int(m[1]), int(m[2]), context, Problem("date-number"))
    if m := re.fullmatch(r"((?:19|20)\d\d)\.(0?[1-9]|1[0-2])", repr(number)):
        return _year_and_month(int(m[1]), m[2])
    return unreadable("date-unreadable")


def _year_and_month(y: int, m: str) -> Reading[When]:
    """Read 1980.5, and 1980.1, which Excel makes of 1980.10 as well."""
    if m == "1":
        span = Period(month(y, 1).start, month(y, 10).end)
        return Reading(When(span.start, span.end, exact=False), (_vague(f"{y}年1月或10月"),))
    return _in_month(y, int(m))


def _from_serial(serial: float, date1904: bool) -> date:
    epoch = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
    return epoch + timedelta(days=int(serial))


def _one_or_ten(m: int, tens: int, context: DateContext) -> Reading[When]:
    """Read 3.1, which Excel makes of 3.10 as well: March for sure, the 1st or the 10th."""
    if context.year is None or _day(context.year, m, tens * 10) is None:
        return _dated(None, m, tens, context, Problem("date-number"))
    span = month(context.year, m)
    problem = _vague(f"{m}月{tens}日或{m}月{tens * 10}日")
    return Reading(When(span.start, span.end, exact=False), (problem,))


def _from_text(raw: str, context: DateContext) -> Reading[When]:
    text = clean(unicodedata.normalize("NFKC", clean(raw))).replace("。", ".").rstrip(".")
    weekdays = _WEEKDAY.findall(text)
    text = _ONE_FOR_DASH.sub("~", text)
    text = _TO.sub("~", han_to_arabic(_WEEKDAY.sub("", _REMARK.sub("", text))))
    text, start, end = _without_time(text)
    for form in (_FULL, _SPACED, _COMPACT, _MONTH_DAY):
        if m := form.fullmatch(text):
            reading = _dated(m["y"], int(m["m"]), int(m["d"]), context)
            return _with_weekday(_with_time(reading, start, end), weekdays)
    if context.month and (m := _DAY_ALONE.fullmatch(text)):
        return _with_time(_dated(None, context.month, int(m[1]), context), start, end)
    return (
        _month_only(text, context) or _several_days(text, context) or unreadable("date-unreadable")
    )


def _without_time(text: str) -> tuple[str, time | None, time | None]:
    text = re.sub(r"(?<=\d)T(?=\d)", " ", text)
    if (m := _TIMES.search(text)) and m.start() > 0:
        start, end = _clock(m, "a"), _clock(m, "b")
        if start is not None:
            known = start if start != time() else None
            return text[: m.start()].strip(), known, end
    return _HALF_DAY.sub("", text), None, None


def _clock(m: re.Match[str], which: str) -> time | None:
    if not m[f"{which}h"]:
        return None
    hour = int(m[f"{which}h"])
    minute = m[f"{which}min"]
    if (m[f"{which}ap"] or "") in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    try:
        return time(hour, 30 if minute == "半" else int(minute or 0))
    except ValueError:
        return None


def _with_time(reading: Reading[When], start: time | None, end: time | None) -> Reading[When]:
    if reading.value is None or start is None:
        return reading
    w = reading.value
    return Reading(When(w.first, w.last, start, end, w.exact), reading.problems)


def _with_weekday(reading: Reading[When], written: list[str]) -> Reading[When]:
    """Return the reading of a day, and ask where the one weekday beside it is another day's."""
    if reading.value is None or len(written) != 1:
        return reading
    day = reading.value.first
    right, said = _WEEK[day.weekday()], written[0].replace("天", "日")
    if right == said:
        return reading
    args = {"day": chinese_date(day), "weekday": f"星期{right}", "written": f"星期{said}"}
    return Reading(reading.value, (*reading.problems, Problem("date-weekday", None, {**args})))


def _dated(
    year_text: str | None, m: int, d: int, context: DateContext, *notes: Problem
) -> Reading[When]:
    """Return the day of a year (as typed, or None), month and day."""
    if year_text:
        y = int(year_text)
        if len(year_text) == 2:
            y += 2000 if y < FIRST_YEAR_OF_1900S else 1900
        if len(year_text) == 2:
            notes = (*notes, Problem("date-short-year", None, {"year": y}))
    elif context.year is None:
        return unreadable("date-no-year")
    else:
        y = context.year
        notes = notes or (Problem("date-no-year-written", None, {"year": y}),)
    if (day := _day(y, m, d)) is None:
        return unreadable("date-impossible", day=f"{y}年{m}月{d}日")
    written = tuple(Problem(n.kind, chinese_date(day), {"year": y, **n.args}) for n in notes)
    return Reading(When(day, day), written)


def _day(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None


def _month_only(text: str, context: DateContext) -> Reading[When] | None:
    m = _PART_OF_MONTH.fullmatch(text) or _YEAR_MONTH.fullmatch(text) or _MONTH.fullmatch(text)
    if not m:
        return None
    y = int(m["y"]) if m["y"] else context.year
    if y is None:
        return unreadable("date-no-year")
    if not 1 <= int(m["m"]) <= 12:
        return unreadable("date-impossible", day=text)
    return _in_month(y, int(m["m"]))


def _in_month(y: int, m: int) -> Reading[When]:
    if not 1 <= y <= 9999:
        return unreadable("date-impossible", day=f"{y}年{m}月")
    span = month(y, m)
    return Reading(When(span.start, span.end, exact=False), (_vague(f"{y}年{m}月的哪一天"),))


def _vague(either: str) -> Problem:
    return Problem("date-vague", None, {"either": either})


def _several_days(text: str, context: DateContext) -> Reading[When] | None:
    """Read 3月5日—6日 (one activity over days) or 3.5/3.12 (asked: one activity or two?)."""
    text = re.sub(r"(?<=\d)\s*-\s*(?=\d{1,2}\.\d{1,2}$)", "~", text)
    if m := _DAYS.fullmatch(text):
        text = f"{m['head']}~{m['last']}"
    for form, kind in ((_RANGE, None), (_TWO, "date-two")):
        parts = [p for p in form.split(text) if p]
        if len(parts) != 2 or not (first := _one_day(parts[0], context, None)):
            continue
        last = _one_day(parts[1], context, first.value)
        if last is None or first.value is None or last.value is None:
            return first if first.value is None else last
        notes = first.problems + ((Problem(kind),) if kind else ())
        if last.value.first < first.value.first:
            return unreadable("date-backwards")
        return Reading(When(first.value.first, last.value.first), notes)
    return None


def _one_day(text: str, context: DateContext, before: When | None) -> Reading[When] | None:
    for form in (_FULL, _MONTH_DAY):
        if m := form.fullmatch(text):
            year_text = m["y"] or (str(before.first.year) if before else None)
            return _dated(year_text, int(m["m"]), int(m["d"]), context)
    if before and (m := re.fullmatch(rf"(\d{{1,2}}){_DAY_END}", text)):
        return _dated(str(before.first.year), before.first.month, int(m[1]), context)
    return None


def parse_time(value: Value) -> Reading[time]:
    """Read the clock time of a start or end cell."""
    if isinstance(value, datetime):
        return Reading(value.time())
    if isinstance(value, time):
        return Reading(value)
    if isinstance(value, timedelta):
        return parse_time(value.total_seconds() / 86400)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1:
        return Reading((datetime.min + timedelta(seconds=round(value * 86400))).time())
    if isinstance(value, str):
        text = _TO.sub("~", clean(unicodedata.normalize("NFKC", value)))
        if (m := _TIMES.fullmatch(text)) and (clock := _clock(m, "a")):
            return Reading(clock)
    return unreadable("time-unreadable")
