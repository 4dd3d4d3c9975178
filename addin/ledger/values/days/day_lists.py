"""Several days in one cell: 3月5日—6日, one activity; 2月7、14、21日, perhaps three."""

from __future__ import annotations

import re
from collections.abc import Callable

from addin.ledger.period import chinese_date
from addin.ledger.record import replace
from addin.ledger.values.days.clock_times import Clock, without_clock
from addin.ledger.values.days.date_wording import (
    half_width,
    one_dash,
    without_remarks,
    without_weekday,
)
from addin.ledger.values.days.one_day import one_day
from addin.ledger.values.days.when import DateContext, When, dated
from addin.ledger.values.numerals import from_han, han_to_arabic, to_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable

_TO_WHOLE_DAY = pattern(
    r"(?<=\d)\s*-\s*(?=\d{4}-\d{1,2}-\d{1,2}$|(?:\d{4}[./])?\d{1,2}[./]\d{1,2}$"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?$)"
)
_TO = pattern(r"\s*~\s*|(?<=[日号])\s*-\s*")
_TO_DAY = pattern(
    r"(?P<head>(?:\d{4}|[^~]*月)[^~]*\d|\d{1,2}[./]\d{1,2})\s*[日号]?\s*[-~]\s*"
    r"(?P<last>\d{1,2}\s*[日号]?)"
)
_IN_TOLD_MONTH = pattern(r"\d{1,2}\s*[日号]?\s*[-~]\s*\d{1,2}\s*[日号]")
_DAY_ALONE = pattern(r"(\d{1,2})\s*[日号]?")

_COMMA = pattern(r"\s*(?:[、,;&+]|以及|[和及与])\s*")
_SEPARATORS = (_COMMA, pattern(r"\s*/\s*"), pattern(r"\s+"))
_LISTED = pattern(
    r"(?:(?P<y>\d{4}|\d{2})\s*[年./\-]\s*(?=\d+\s*[月./\-]))?"
    r"(?:(?P<m>\d{1,2})\s*(?:[月./]|(?<=-\d)-|(?<=-\d\d)-)\s*)?(?P<d>\d{1,2})"
    r"\s*(?P<mark>[日号])?(?:\s*[~\-]\s*(?P<last>\d{1,2})\s*[日号])?"
)
_LEADS = pattern(
    r"第(?:\d{1,2}|[一二三四五六七八九十]{1,3})次\s*:?\s*(?=[\d元一二三四五六七八九十])|^分别[于在]"
)
_MONTH_APART = pattern(r"月份?\s*:\s*(?=\d)")  # 3月：1、8日
_IN_BRACKETS = pattern(r"月份?\s*\(([\d、,;日号\s]+)\)")  # 3月（5、12日）
_TIMES = pattern(
    r"\s*[,、;(]?\s*(?:共计?|合计|计)?\s*(?<!第)(\d{1,2}|[一二两三四五六七八九十]{1,3})次\)?$"
)
_MONTH_DASH_DAY = pattern(r"(\d{1,2})-(\d{1,2})")
_MOST = 31
Parse = Callable[[str, DateContext], Reading[When]]


def days_in_a_row(text: str, context: DateContext, clock: Clock) -> Reading[When] | None:
    """Read 3月5日~6日, 3.5-3.6, 2022.03.05-06: one activity that goes on over days."""
    text = _TO_WHOLE_DAY.sub("~", text)
    if context.month and _IN_TOLD_MONTH.fullmatch(text):
        text = f"{context.month}月{text}"
    if m := _TO_DAY.fullmatch(text):
        text = f"{m['head']}~{m['last']}"
    parts = [p for p in _TO.split(text) if p]
    if len(parts) != 2:
        return None
    begun, since = without_clock(parts[0])
    first = one_day(begun, context)
    if first is None or first.value is None:
        return first
    last = _later_day(parts[1], context, first.value)
    if last is None or last.value is None:
        return last
    return _from_to(first, last.value, since, clock)


def _later_day(text: str, context: DateContext, before: When) -> Reading[When] | None:
    """Read the second day, of the year and month of the first where it has none."""
    if m := _DAY_ALONE.fullmatch(text):
        return dated(str(before.first.year), before.first.month, int(m[1]), context)
    return one_day(text, replace(context, year=before.first.year, span=None))


def _from_to(first: Reading[When], last: When, since: Clock, clock: Clock) -> Reading[When] | None:
    when = first.value
    if when is None or last.first < when.first:
        return unreadable("date-backwards")
    start, end = clock.start, clock.end
    if since.start:  # 3月5日9:00至6日17:00: each day has its own
        start, end = since.start, clock.start if last.first == when.first else None
    whole = f"{chinese_date(when.first)}—{_short(when, last)}"
    problems = tuple(replace(p, suggestion=whole) for p in first.problems)
    return Reading(When(when.first, last.first, start, end), problems)


def _short(first: When, last: When) -> str:
    """Return the last day as it is written behind the first: 6日, 4月2日."""
    text = chinese_date(last.first)
    if first.first.year != last.first.year:
        return text
    same = first.first.month == last.first.month
    return f"{last.first.day}日" if same else text.partition("年")[2]


def days_apart(raw: str, context: DateContext, parse: Parse) -> Reading[When] | None:
    """Read a list of days: counted once, and asked whether it was one activity or several."""
    days = listed_days(raw, context.month)
    readings = [parse(day, context) for day in days]
    found = [r.value for r in readings if r.value and r.value.exact]
    if len(found) < len(days) or not found:
        return next((r for r in readings if r.value is None), None)
    notes = {p.kind: replace(p, suggestion=None) for r in readings for p in r.problems}
    count = "两" if len(days) == 2 else to_han(len(days))
    asked = Problem("date-two", None, {"count": count})
    first, last = min(w.first for w in found), max(w.last for w in found)
    return Reading(When(first, last), (*notes.values(), asked))


def listed_days(raw: str, month: int | None = None) -> tuple[str, ...]:
    """Return the days that a text lists, each written out as far as the text tells it.

    2月7、14日 gives 2月7日 and 2月14日. Empty where it is no list of days, or not surely one.
    ``month``: the month of days that are written without one.
    """
    text, times = _without_times(_LEADS.sub("", _MONTH_APART.sub("月", half_width(raw))))
    text, _ = without_weekday(without_remarks(_IN_BRACKETS.sub(r"月\1", text)))
    text, _ = without_clock(han_to_arabic(one_dash(text)))
    for separator in _SEPARATORS:
        items = [item for item in separator.split(text) if item]
        if 1 < len(items) <= _MOST:
            days = _written_out(items, month, bare=separator is _COMMA)
            if days and len(set(days)) == len(days):
                return days if times in (None, len(days)) else ()
    return ()


def times_told(raw: str) -> int | None:
    """Return how often a list of days itself says that it was: 3月12日、6月18日，共2次."""
    return _without_times(half_width(raw))[1]


def _without_times(text: str) -> tuple[str, int | None]:
    m = _TIMES.search(text) if text.endswith(("次", "次)")) else None
    if m is None:
        return text, None
    number = from_han(m[1]) if not m[1].isdecimal() else int(m[1])
    return text[: m.start()], number


def _written_out(items: list[str], month: int | None, *, bare: bool) -> tuple[str, ...]:
    """Return each of the days with the year and month of the one before where it has none.

    ``bare``: whether a number alone may be a day, as between the commas of 2月7、14日.
    """
    if month is None and all(_MONTH_DASH_DAY.fullmatch(item) for item in items):
        items = [item.replace("-", "/") for item in items]
    matches = [m for item in items if (m := _LISTED.fullmatch(without_clock(item)[0]))]
    if len(matches) < len(items) or not _is_list(matches, bare=bare):
        return ()
    days: list[str] = []
    year, latest, before = "", str(month or ""), 0
    unmarked = not all(m["mark"] for m in matches)
    for m in matches:
        year, latest = m["y"] or year, m["m"] or latest
        if not latest or (unmarked and not m["m"] and int(m["d"]) <= before):
            return ()
        before = int(m["last"] or m["d"])
        days.append((f"{year}年" if year else "") + f"{latest}月{int(m['d'])}日")
        days[-1] += f"—{before}日" if m["last"] else ""
    return tuple(days)


def _is_list(days: list[re.Match[str]], *, bare: bool) -> bool:
    """Return whether every number is a day's: it has its month, or 日, or 日 ends the list."""
    said = bare and bool(days[0]["m"] or days[-1]["mark"])
    return all(m["m"] or m["mark"] or said for m in days)
