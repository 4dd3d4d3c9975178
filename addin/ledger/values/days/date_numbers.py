"""Dates that a cell holds as a number: Excel's count of days, 3.5, 305, 20220305."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from addin.ledger.period import Period, chinese_date, month
from addin.ledger.record import replace
from addin.ledger.values.days.parts_of_month import month_alone
from addin.ledger.values.days.when import (
    DateContext,
    When,
    dated,
    day_of_calendar,
    in_month,
    in_span,
)
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import shown

_FIRST_SERIAL, _AFTER_SERIALS = 20_000, 80_000
_LARGEST_DIGITS = 100_000_000
_LARGEST_TYPED = 10_000  # a lesser number in a date's cell was no date when it was typed
_COMPACT = pattern(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SHORT_COMPACT = pattern(r"(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_MONTH_AND_DAY = pattern(r"(0?[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_DAY_AND_TWO = pattern(r"1[0-2][1-9]")  # 111 may be 11 January or 1 November


def day_of_number(number: float, context: DateContext) -> Reading[When]:
    """Read a number typed where a date should stand."""
    if _FIRST_SERIAL <= number < _AFTER_SERIALS:
        day = _from_serial(number, context.date1904)
        return Reading(When(day, day))
    if number.is_integer() and 0 < number < _LARGEST_DIGITS:
        digits = str(int(number))
        day_or_month = day_of_digits(digits, context) or month_alone(digits, context)
        return day_or_month or unreadable("date-unreadable")
    if m := re.fullmatch(r"([1-9]|1[0-2])\.(\d{1,2})", repr(number)):
        if m[2] in ("1", "2", "3"):
            return _one_or_ten(int(m[1]), int(m[2]), context)
        return dated(None, int(m[1]), int(m[2]), context, Problem("date-number"))
    if m := re.fullmatch(r"((?:19|20)\d\d)\.(0?[1-9]|1[0-2])", repr(number)):
        return _year_and_month(int(m[1]), m[2])
    return unreadable("date-unreadable")


def day_of_digits(text: str, context: DateContext) -> Reading[When] | None:
    """Read 20220305, 220305 in a sheet of 2022, 0305; None where digits are no day, or two."""
    if m := _COMPACT.fullmatch(text):
        return dated(m[1], int(m[2]), int(m[3]), context)
    if context.year is None:
        return None
    if (m := _SHORT_COMPACT.fullmatch(text)) and int(m[1]) == context.year % 100:
        return dated(m[1], int(m[2]), int(m[3]), context)
    if (m := _MONTH_AND_DAY.fullmatch(text)) and not _DAY_AND_TWO.fullmatch(text):
        return dated(None, int(m[1]), int(m[2]), context, Problem("date-number"))
    return None


def typed_number(value: date | timedelta, context: DateContext) -> Reading[When] | None:
    """Return the day meant by a number that a date's cell turned into a day of long ago.

    Excel shows 3.5 in such a cell as a day of January 1900. None where the day is none of these.
    """
    number = _as_number(value, context.date1904)
    if not 1 <= number < _LARGEST_TYPED:
        return None
    typed = shown(number)
    if context.month and number in range(1, 32):
        reading = dated(None, context.month, int(number), context)
    else:
        reading = day_of_number(number, context)
    if reading.value is None or not reading.value.exact:
        asked = tuple(replace(p, args={"typed": typed, **p.args}) for p in reading.problems)
        return Reading(reading.value, asked)
    day = chinese_date(reading.value.first)
    return Reading(
        reading.value, (Problem("date-typed-number", day, {"typed": typed, "day": day}),)
    )


def _as_number(value: date | timedelta, date1904: bool) -> float:
    if not isinstance(value, timedelta):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        value = moment - datetime.combine(_epoch(date1904), time())
    return round(value / timedelta(days=1), 4)


def _epoch(date1904: bool) -> date:
    return date(1904, 1, 1) if date1904 else date(1899, 12, 30)


def _from_serial(serial: float, date1904: bool) -> date:
    return _epoch(date1904) + timedelta(days=int(serial))


def _one_or_ten(m: int, tens: int, context: DateContext) -> Reading[When]:
    """Read 3.1, which Excel makes of 3.10 as well: March for sure, the 1st or the 10th."""
    y = context.year_of(m)
    if y is None or day_of_calendar(y, m, tens * 10) is None:
        return dated(None, m, tens, context, Problem("date-number"))
    return in_span(month(y, m), f"{m}月{tens}日或{m}月{tens * 10}日")


def _year_and_month(y: int, m: str) -> Reading[When]:
    """Read 1980.5, and 1980.1, which Excel makes of 1980.10 as well."""
    if m == "1":
        return in_span(Period(month(y, 1).start, month(y, 10).end), f"{y}年1月或10月")
    return in_month(y, int(m))
