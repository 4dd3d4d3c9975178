"""Parts of a year in words, read as periods: 上半年, 前三季度, 1至3月, 5月上旬, 3月5日至8日."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from addin.ledger.period import Period, half, month, quarter
from addin.ledger.values.numerals import from_han

YEAR = (
    r"(?:20\d\d(?=[、和及与]20\d\d[年两]|两年)|(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年度?"
    r"|今年|本年度?|去年|上一?年度?|前年|明年)"
)
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|两)"
NUMBER = _N
TO = r"[-—–~～至到]{1,2}"
_MONTH_END = "(?:份|底|末)?"
PART = (
    rf"(?:[上前]半年|下半年|后半年|半年|[前头]{_N}个?季度|第?{_N}{TO}第?{_N}季度|{_N}、{_N}季度|(?:第{_N}个?|{_N})季度(?:[底末])?"
    rf"|[前头]{_N}个月|{_N}、{_N}月份?|{_N}月?份?{TO}{_N}月{_MONTH_END}(?!{_N}日)"
    rf"|{_N}月{_N}日{TO}(?:{_N}月)?{_N}日|{_N}月{_N}[日号]|{_N}月[上中下]旬"
    rf"|{_N}月{_MONTH_END}|全年|年初|年底|年末)"
)
_N1 = f"({_N})"

_Reading = Callable[[int, re.Match[str]], Period | None]


def part_of_year(y: int, words: str) -> Period | None:
    """Return a part of a year; None where there is no such month, quarter or day."""
    for pattern, reading in _PARTS:
        if m := pattern.fullmatch(words):
            return reading(y, m)
    return None


def number(text: str) -> int:
    """Return a small number in digits or Chinese numerals, 0 where it is none."""
    return int(text) if text.isdigit() else from_han(text) or 0


def _day(y: int, m: str, d: str) -> date | None:
    try:
        return date(y, number(m), number(d))
    except ValueError:
        return None


def _days(y: int, m: re.Match[str]) -> Period | None:
    first, last = _day(y, m[1], m[2]), _day(y, m[3] or m[1], m[4])
    return Period(first, last) if first and last and first <= last else None


def _one_day(y: int, m: re.Match[str]) -> Period | None:
    day = _day(y, m[1], m[2])
    return Period(day, day) if day else None


def _months(y: int, m: re.Match[str]) -> Period | None:
    first, last = number(m[1]), number(m[2])
    valid = 1 <= first <= last <= 12
    return Period(month(y, first).start, month(y, last).end) if valid else None


def _two_months(y: int, m: re.Match[str]) -> Period | None:
    return _months(y, m) if number(m[2]) == number(m[1]) + 1 else None


def _month(y: int, m: re.Match[str]) -> Period | None:
    return month(y, number(m[1])) if 1 <= number(m[1]) <= 12 else None


def _ten_days(y: int, m: re.Match[str]) -> Period | None:
    whole = _month(y, m)
    if whole is None:
        return None
    first = {"上": 1, "中": 11, "下": 21}[m[2]]
    start = whole.start.replace(day=first)
    return Period(start, whole.end if first == 21 else start + timedelta(days=9))


def _quarter(y: int, m: re.Match[str]) -> Period | None:
    n = number(m[2])
    if not 1 <= n <= 4:
        return None
    return Period(quarter(y, 1 if m[1] in ("前", "头") else n).start, quarter(y, n).end)


def _two_quarters(y: int, m: re.Match[str]) -> Period | None:
    return _quarters(y, m) if number(m[2]) == number(m[1]) + 1 else None


def _quarters(y: int, m: re.Match[str]) -> Period | None:
    first, last = number(m[1]), number(m[2])
    valid = 1 <= first < last <= 4
    return Period(quarter(y, first).start, quarter(y, last).end) if valid else None


def _first_months(y: int, m: re.Match[str]) -> Period | None:
    last = _month(y, m)
    return Period(date(y, 1, 1), last.end) if last else None


_PARTS: tuple[tuple[re.Pattern[str], _Reading], ...] = (
    (re.compile("[上前]半年"), lambda y, _: half(y, 1)),
    (re.compile("[下后]半年"), lambda y, _: half(y, 2)),
    (re.compile(rf"{_N1}、{_N1}季度"), _two_quarters),
    (re.compile(rf"第?{_N1}{TO}第?{_N1}季度"), _quarters),
    (re.compile(rf"([第前头])?{_N1}个?季度[底末]?"), _quarter),
    (re.compile(rf"[前头]{_N1}个月"), _first_months),
    (re.compile(rf"{_N1}、{_N1}月份?"), _two_months),
    (re.compile(rf"{_N1}月{_N1}日{TO}(?:{_N1}月)?{_N1}日"), _days),
    (re.compile(rf"{_N1}月?份?{TO}{_N1}月{_MONTH_END}"), _months),
    (re.compile(rf"{_N1}月{_N1}[日号]"), _one_day),
    (re.compile(rf"{_N1}月([上中下])旬"), _ten_days),
    (re.compile(rf"{_N1}月{_MONTH_END}"), _month),
)


def year_told(words: str, spoken: int) -> int | None:
    """Return a year in digits or Chinese numerals, or by the one that is spoken in: 去年."""
    relative = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1}
    if words[:1] in relative:
        return spoken + relative[words[:1]]
    told = words.removesuffix("度").removesuffix("年")
    return int(told) if told.isdigit() else from_han(told)
