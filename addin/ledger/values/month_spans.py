"""Several months in one cell, as dues paid by the quarter say: 第一季度, 1—3月, 上半年."""

from __future__ import annotations

from datetime import date

from addin.ledger.grid import Value
from addin.ledger.period import Period, half, month, quarter, year
from addin.ledger.values.dates import DateContext, When, parse_year_month
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Reading, unreadable
from addin.ledger.values.text import folded, shown

_YEAR = pattern(r"(20\d\d)[年\-./]?")
_QUARTER = pattern(r"(?:第?([一二三四1-4])季度|[Qq]([1-4]))")
_EITHER = pattern(r"((?:19|20)\d\d)\.1")
_HALF = pattern(r"([上下])半年")
_MONTHS = pattern(r"(\d{1,2})月?份?[-~至到—–]+(\d{1,2})月份?")


def parse_months(value: Value, context: DateContext) -> Reading[When]:
    """Read a month, or the months that one row is of; a span is not ``exact``.

    The number 2022.1 is January to October: which of the two, the rows around have to say.
    """
    if isinstance(value, float) and (m := _EITHER.fullmatch(repr(value))):
        return Reading(When(date(int(m[1]), 1, 1), date(int(m[1]), 10, 31), exact=False))
    reading = parse_year_month(value, context)
    if reading.value is not None or not isinstance(value, str):
        return reading
    text = folded(shown(value))
    told = _YEAR.match(text)
    y = int(told[1]) if told else context.year
    span = _span(text[told.end() :] if told else text, y) if y else None
    return (
        Reading(When(span.start, span.end, exact=False)) if span else unreadable("month-unreadable")
    )


def is_january_or_october(when: When) -> bool:
    """Return whether a cell holds the number 2022.1, which Excel makes of 2022.10 as well."""
    return (when.first.month, when.last.month) == (1, 10)


def _span(text: str, y: int) -> Period | None:
    if m := _QUARTER.fullmatch(text):
        number = m[1] or m[2]
        return quarter(y, int(number) if number.isdigit() else from_han(number) or 1)
    if m := _HALF.fullmatch(text):
        return half(y, 1 if m[1] == "上" else 2)
    if text in ("全年", "年度"):
        return year(y)
    if (m := _MONTHS.fullmatch(text)) and 1 <= int(m[1]) < int(m[2]) <= 12:
        return Period(month(y, int(m[1])).start, month(y, int(m[2])).end)
    return None
