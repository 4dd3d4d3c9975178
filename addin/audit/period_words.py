"""The times that a report speaks of, as periods: 一季度, 上半年, 去年, 截至5月底, 2021年."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from addin.audit.claim import When
from addin.ledger.period import Period, half, month, quarter, year
from addin.ledger.values.numerals import from_han

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = (
    r"(?:(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年度?"
    r"|今年|本年度?|去年|上一?年度?|前年|明年)"
)
_TO = r"[-—–~～至到]{1,2}"
_PART = (
    rf"(?:上半年|下半年|半年|前?{_N}个?季度|第{_N}季度|前{_N}个月|{_N}月?份?{_TO}{_N}月(?:份|底|末)?(?!{_N}日)"
    rf"|{_N}月{_N}日{_TO}(?:{_N}月)?{_N}日|{_N}月{_N}[日号]|{_N}月(?:份|底|末)?|全年|年初|年底|年末)"
)
_TIME = re.compile(
    rf"(?P<till>截至|截止到?|截止|到(?=(?:今年)?[\d一二三四五六七八九十]{{1,3}}月[底末]))?(?P<year>{_YEAR})?(?:的)?(?P<part>{_PART})?(?P<since>以来|至今|同期)?"
)
_OTHERS = re.compile(
    r"报告期内?|期间内|截至目前|截至日前|目前|年内|一年来|半年来|本月|当月|上月|本季度|上个?季度|上期|本期|近(?:两|三|四|五|几|\d)年来?"
)


class Time(Struct, frozen=True):
    """A time at ``text[start:end]``."""

    start: int
    end: int
    when: When


_JOINED = re.compile(rf"\s*{_TO}\s*")


def times(text: str, period: Period) -> Iterator[Time]:
    """Yield the times that a text speaks of; a year that is not said is the period's."""
    last: Time | None = None
    for its in _single(text, period):
        if last and _JOINED.fullmatch(text[last.end : its.start]):
            last = Time(last.start, its.end, When(text[last.start : its.end], _span(last, its)))
            continue
        if last:
            yield last
        last = its
    if last:
        yield last


def _span(first: Time, last: Time) -> Period | None:
    start, end = first.when.period, last.when.period
    return Period(start.start, end.end) if start and end and start.start <= end.end else None


def _single(text: str, period: Period) -> Iterator[Time]:
    at = 0
    while at < len(text):
        other, told = _OTHERS.match(text, at), _TIME.match(text, at)
        if other:
            yield Time(at, other.end(), When(other[0], _relative(other[0], period)))
            at = other.end()
        elif told and (told["year"] or told["part"]) and _is_time(text, told):
            yield Time(at, told.end(), When(told[0], _told(told, period)))
            at = told.end()
        else:
            at += 1


def _is_time(text: str, m: re.Match[str]) -> bool:
    """Whether it is a time and not a part of another number: 12月 in 2012月, 三月 in 十三月."""
    before = text[m.start() - 1 : m.start()]
    if m[0] in ("一月", "一季度") and text.startswith("一", m.end()):  # 一月一清: every month
        return False
    return not (before and (before.isdigit() or before in "第十零〇每")) and m[0] != "半年"


def _told(m: re.Match[str], period: Period) -> Period | None:
    y = _year(m["year"] or "", period)
    if y is None:
        return None
    part = m["part"]
    if part in ("年底", "年末") and period.end == year(y).end:
        return period  # the day on which it ends
    if not part or part in ("全年", "年初", "年底", "年末"):
        span: Period | None = year(y)
        if m["since"] in ("以来", "至今") or (part == "年初"):
            span = Period(date(y, 1, 1), period.end) if y <= period.end.year else None
        elif not part:
            span = _year_as_told(y, period)
    else:
        span = _part(y, part)
    if span and m["till"]:
        return Period(
            min(period.start, span.start) if y == period.start.year else span.start, span.end
        )
    return span


def _year_as_told(y: int, period: Period) -> Period:
    """Return 今年 as a report means it: the part of the year that it is about."""
    return period if period.start.year == period.end.year == y else year(y)


def _relative(words: str, period: Period) -> Period | None:
    y = period.end.year
    if words in ("年内", "一年来"):
        return year(y) if words == "一年来" else _year_as_told(y, period)
    if words in ("报告期", "报告期内", "期间内", "截至目前", "截至日前", "目前", "半年来", "本期"):
        return period
    if words in ("本月", "当月"):
        return period if period == month(period.start.year, period.start.month) else None
    if words == "本季度":
        return period if period in period.quarters() else None
    if words in ("上季度", "上个季度"):
        return _quarter_before(period) if period in period.quarters() else None
    return None


def _quarter_before(period: Period) -> Period:
    y, n = period.start.year, (period.start.month - 1) // 3
    return quarter(y, n) if n else quarter(y - 1, 4)


def _year(words: str, period: Period) -> int | None:
    base = period.end.year
    relative = {"": 0, "今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1}
    if words[:1] in relative:
        return base + relative[words[:1]]
    told = words.removesuffix("度").removesuffix("年")
    return int(told) if told.isdigit() else from_han(told)


_Reading = Callable[[int, re.Match[str]], Period | None]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else from_han(text) or 0


def _day(y: int, m: str, d: str) -> date | None:
    try:
        return date(y, _number(m), _number(d))
    except ValueError:
        return None


def _days(y: int, m: re.Match[str]) -> Period | None:
    first, last = _day(y, m[1], m[2]), _day(y, m[3] or m[1], m[4])
    return Period(first, last) if first and last and first <= last else None


def _one_day(y: int, m: re.Match[str]) -> Period | None:
    day = _day(y, m[1], m[2])
    return Period(day, day) if day else None


def _months(y: int, m: re.Match[str]) -> Period | None:
    first, last = _number(m[1]), _number(m[2])
    valid = 1 <= first <= last <= 12
    return Period(month(y, first).start, month(y, last).end) if valid else None


def _month(y: int, m: re.Match[str]) -> Period | None:
    return month(y, _number(m[1])) if 1 <= _number(m[1]) <= 12 else None


def _quarter(y: int, m: re.Match[str]) -> Period | None:
    n = _number(m[2])
    if not 1 <= n <= 4:
        return None
    return Period(quarter(y, 1 if m[1] == "前" else n).start, quarter(y, n).end)


_N1 = f"({_N})"
_PARTS: tuple[tuple[re.Pattern[str], _Reading], ...] = (
    (re.compile("上半年"), lambda y, _: half(y, 1)),
    (re.compile("下半年"), lambda y, _: half(y, 2)),
    (re.compile(rf"(第|前)?{_N1}个?季度"), _quarter),
    (
        re.compile(rf"前{_N1}个月"),
        lambda y, m: Period(date(y, 1, 1), month(y, max(1, min(12, _number(m[1])))).end),
    ),
    (re.compile(rf"{_N1}月{_N1}日{_TO}(?:{_N1}月)?{_N1}日"), _days),
    (re.compile(rf"{_N1}月?份?{_TO}{_N1}月(?:份|底|末)?"), _months),
    (re.compile(rf"{_N1}月{_N1}[日号]"), _one_day),
    (re.compile(rf"{_N1}月(?:份|底|末)?"), _month),
)


def _part(y: int, words: str) -> Period | None:
    """Return a part of a year; None where there is no such month, quarter or day."""
    for pattern, reading in _PARTS:
        if m := pattern.fullmatch(words):
            return reading(y, m)
    return None
