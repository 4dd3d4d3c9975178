"""Days that come again: 每周五（3月—6月）, 3—6月每月15日, 上半年每月1次."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from addin.ledger.period import Period, half, month, quarter, year
from addin.ledger.values.days.date_wording import half_width, one_dash
from addin.ledger.values.days.when import DateContext, When, day_of_calendar, whole_year
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern

_MOST_DAYS = 366
_AGAIN = pattern(r"[每逢]")
_WEEK = r"(?:星期|周|礼拜)"
_AND = r"\s*[、,;/和及]\s*"
_WEEKDAYS = rf"[1-6日天](?:{_AND}{_WEEK}?[1-6日天](?!\d|月))*"
_WEEKLY = pattern(rf"每?逢?个?(?:周的?(?=星期|礼拜|周))?{_WEEK}{_WEEKDAYS}")
_MONTHLY = pattern(
    rf"每个?月份?的?(?:(?P<days>\d{{1,2}}(?:{_AND}\d{{1,2}})*)[日号]"
    rf"|(?:第(?P<nth>[1-5])|(?P<end>首|最后1?|末))个?的?{_WEEK}(?P<weekday>[1-6日天])"
    r"|(?P<times>\d{1,2})[次场])"
)
_QUARTERLY = pattern(r"每个?季度?的?(?P<times>\d{1,2})[次场]")
_YEAR = r"(?:(?P<y>\d{4}|\d{2}(?=\s*年))\s*[年./]\s*)?"
_FROM_TO = pattern(
    rf"{_YEAR}(?P<m>\d{{1,2}})\s*月?份?(?P<d>\d{{1,2}})?[日号]?\s*[~\-]\s*"
    r"(?:(?P<y2>\d{4})\s*年\s*)?(?P<m2>\d{1,2})\s*月份?(?:(?P<d2>\d{1,2})[日号])?"
)
_MONTHS = pattern(rf"{_YEAR}(?P<months>\d{{1,2}}(?:\s*月?份?{_AND}\d{{1,2}})*)\s*月份?")
_PART = pattern(
    rf"{_YEAR}(?:(?P<half>[上下])半年|第?(?P<quarter>[1-4])季度|(?P<whole>全年|(?<=年\s)|(?<=年)))度?"
)
_REST = pattern(
    r"[()\[\]\s,、:;]*(?:(?:期间|各|[的内里在于上下午晚间]|开展|学习|活动|召开)[()\[\]\s,、:;]*)*"
)
_CLOCK = pattern(r"\d{1,2}:\d{2}(?:\s*[~\-]\s*\d{1,2}:\d{2})?")
_NUMBER = pattern(r"\d{1,2}")


def days_again(raw: str, context: DateContext) -> tuple[When, ...]:
    """Return the days, or the months or quarters, of something that is held again and again.

    Empty where the text says no such thing, or not of which months, or anything more.
    """
    if not _AGAIN.search(raw):
        return ()
    text = _CLOCK.sub("", han_to_arabic(one_dash(half_width(raw))))
    for form, read in ((_MONTHLY, _of_months), (_QUARTERLY, _of_quarters), (_WEEKLY, _of_weeks)):
        if m := form.search(text):
            spans = _spans(f"{text[: m.start()]} {text[m.end() :]}", context)
            return tuple(read(m, spans))[: _MOST_DAYS + 1] if spans else ()
    return ()


def _spans(text: str, context: DateContext) -> tuple[Period, ...]:
    """Return the spans of time that the rest of a text tells, and nothing else but them."""
    for form, read in ((_FROM_TO, _from_to), (_PART, _part), (_MONTHS, _months)):
        if m := form.search(text):
            rest = text[: m.start()] + text[m.end() :]
            if _REST.fullmatch(rest):
                return read(m, context)
    told = context.year and context.month and _REST.fullmatch(text)
    return (month(context.year, context.month),) if told else ()  # type: ignore[arg-type]


def _from_to(m: re.Match[str], context: DateContext) -> tuple[Period, ...]:
    y = whole_year(m["y"]) if m["y"] else context.year
    if y is None:
        return ()
    start, end = _begin(y, m["m"], m["d"]), _end(int(m["y2"] or y), m["m2"], m["d2"])
    if start is None or end is None or not start < end or (end - start).days > _MOST_DAYS:
        return ()
    return (Period(start, end),)


def _begin(y: int, number: str, day: str | None) -> date | None:
    return day_of_calendar(y, int(number), int(day or 1))


def _end(y: int, number: str, day: str | None) -> date | None:
    if day:
        return day_of_calendar(y, int(number), int(day))
    last = _month(y, number)
    return last.end if last else None


def _part(m: re.Match[str], context: DateContext) -> tuple[Period, ...]:
    y = whole_year(m["y"]) if m["y"] else context.year
    if y is None:
        return ()
    if m["half"]:
        return (half(y, 1 if m["half"] == "上" else 2),)
    return (quarter(y, int(m["quarter"])) if m["quarter"] else year(y),)


def _months(m: re.Match[str], context: DateContext) -> tuple[Period, ...]:
    y = whole_year(m["y"]) if m["y"] else context.year
    found = [_month(y, number) for number in _NUMBER.findall(m["months"])] if y else []
    sure = [its for its in found if its is not None]
    return tuple(sure) if len(sure) == len(set(sure)) == len(found) else ()


def _month(y: int, number: str) -> Period | None:
    return month(y, int(number)) if 1 <= int(number) <= 12 and 1 <= y <= 9999 else None


def _of_weeks(m: re.Match[str], spans: Iterable[Period]) -> Iterable[When]:
    weekdays = {"123456".find(d) if d.isdigit() else 6 for d in re.findall(r"[1-6日天]", m[0])}
    return (When(d, d) for span in spans for d in _all_days(span) if d.weekday() in weekdays)


def _all_days(span: Period) -> Iterable[date]:
    return (span.start + timedelta(n) for n in range((span.end - span.start).days + 1))


def _of_months(m: re.Match[str], spans: Iterable[Period]) -> Iterable[When]:
    """Return the days of each month; of 每月2次 the month, twice."""
    months = [its for span in spans for its in span.months()]
    if m["times"]:
        return (_some_day(its) for its in months for _ in range(int(m["times"])))
    days = [day for its in months for day in _in_month(m, its)]
    return (When(day, day) for day in days if day) if all(days) else ()


def _in_month(m: re.Match[str], its: Period) -> list[date | None]:
    if m["days"]:
        numbers = _NUMBER.findall(m["days"])
        return [day_of_calendar(its.start.year, its.start.month, int(n)) for n in numbers]
    number = "123456".find(m["weekday"]) if m["weekday"].isdigit() else 6
    fit = [d for d in _all_days(its) if d.weekday() == number]
    which = int(m["nth"]) - 1 if m["nth"] else 0 if m["end"] == "首" else len(fit) - 1
    return [fit[which] if which < len(fit) else None]


def _of_quarters(m: re.Match[str], spans: Iterable[Period]) -> Iterable[When]:
    """Return the quarters that lie in the spans, each as often as it is said."""
    quarters = {
        quarter(its.start.year, (its.start.month + 2) // 3): None
        for span in spans
        for its in span.months()
    }
    return (_some_day(q) for q in quarters for _ in range(int(m["times"])))


def _some_day(span: Period) -> When:
    return When(span.start, span.end, exact=False)
