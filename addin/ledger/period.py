"""Spans of time: the report's period, its quarters and its months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded


class Period(Struct, frozen=True, order=True):
    """A span of days, both ends included."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    def months(self) -> list[Period]:
        """Return the calendar months that lie wholly inside."""
        return [m for m in _months(self.start, self.end) if self.covers(m)]

    def quarters(self) -> list[Period]:
        """Return the calendar quarters that lie wholly inside."""
        return [
            q
            for q in (quarter(y, n) for y in self.years_touched() for n in (1, 2, 3, 4))
            if self.covers(q)
        ]

    def halves(self) -> list[Period]:
        """Return the calendar half-years that lie wholly inside."""
        return [
            h for h in (half(y, n) for y in self.years_touched() for n in (1, 2)) if self.covers(h)
        ]

    def years(self) -> list[Period]:
        """Return the calendar years that lie wholly inside."""
        return [y for y in map(year, self.years_touched()) if self.covers(y)]

    def spans(self, unit: str) -> list[Period]:
        """Return the months, quarters, half-years or years (月、季度、半年、年) wholly inside."""
        by_unit = {"月": self.months, "季度": self.quarters, "半年": self.halves, "年": self.years}
        return by_unit[unit]()

    def years_touched(self) -> range:
        """Return the numbers of the calendar years that have a day inside."""
        return range(self.start.year, self.end.year + 1)

    def covers(self, other: Period) -> bool:
        """Return whether another span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Return whether the two spans share a day."""
        return self.start <= other.end and other.start <= self.end

    @property
    def code(self) -> str:
        """The span in the command line's words: 2022, 2022H1, 2022Q2, 2022-04 or start..end."""
        y = self.start.year
        if self == year(y):
            return str(y)
        for n in (1, 2):
            if self == half(y, n):
                return f"{y}H{n}"
        for n in (1, 2, 3, 4):
            if self == quarter(y, n):
                return f"{y}Q{n}"
        if self == month(y, self.start.month):
            return f"{y}-{self.start.month:02d}"
        return f"{self.start}..{self.end}"

    @property
    def title(self) -> str:
        """The span in the report's words: 2022年上半年, 2022年, 2022年第二季度, 2022年4月."""
        y, code = self.start.year, self.code
        if "H" in code:
            return f"{y}年{'上' if code.endswith('H1') else '下'}半年"
        if "Q" in code:
            return f"{y}年第{'一二三四'[int(code[-1]) - 1]}季度"
        if code == str(y):
            return f"{y}年"
        if ".." not in code:
            return f"{y}年{self.start.month}月"
        if len(self.years()) == len(self.years_touched()):
            return f"{y}年至{self.end.year}年"
        first, last = chinese_date(self.start), chinese_date(self.end)
        return f"{first}至{last.removeprefix(f'{y}年')}"

    def following(self) -> Period:
        """Return the span of the same kind that comes next (the next half-year, year, ...)."""
        after = self.end + timedelta(days=1)
        if len(self.years()) == len(self.years_touched()) > 1:
            return Period(after, year(self.end.year + len(self.years())).end)
        for spans in (self.years, self.halves, self.quarters, self.months):
            if self in spans():
                kind = {
                    "years": year(after.year),
                    "halves": half(after.year, 1 if after.month < 7 else 2),
                    "quarters": quarter(after.year, (after.month + 2) // 3),
                    "months": month(after.year, after.month),
                }
                return kind[spans.__name__]
        return Period(after, after + (self.end - self.start))

    def preceding(self) -> Period:
        """Return the span of the same kind that comes before (the last half-year, year, ...)."""
        before = self.start - timedelta(days=1)
        if len(self.years()) == len(self.years_touched()) > 1:
            return Period(year(self.start.year - len(self.years())).start, before)
        for unit in ("年", "半年", "季度", "月"):
            if self in self.spans(unit):
                return year(before.year).spans(unit)[-1 if unit == "年" else _place(before, unit)]
        return Period(before - (self.end - self.start), before)


def _place(day: date, unit: str) -> int:
    """Return which of its year's half-years, quarters or months a day is in, from 0."""
    return (day.month - 1) // {"半年": 6, "季度": 3, "月": 1}[unit]


def year(y: int) -> Period:
    """Return a calendar year."""
    return Period(date(y, 1, 1), date(y, 12, 31))


def half(y: int, n: int) -> Period:
    """Return the first or second half of a year."""
    return (
        Period(date(y, 1, 1), date(y, 6, 30)) if n == 1 else Period(date(y, 7, 1), date(y, 12, 31))
    )


def quarter(y: int, n: int) -> Period:
    """Return the n-th quarter of a year, n from 1 to 4."""
    return Period(month(y, 3 * n - 2).start, month(y, 3 * n).end)


def month(y: int, m: int) -> Period:
    """Return a calendar month."""
    after = date(y + m // 12, m % 12 + 1, 1) if y < 9999 or m < 12 else date.max
    return Period(date(y, m, 1), after - timedelta(days=1))


def chinese_date(day: date) -> str:
    """Return a date the way official documents write it: 2022年7月8日, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_IN_YEARS = 10
_CODE = pattern(r"(\d{4})(?:[Hh]([12])|[Qq]([1-4])|-(\d{1,2}))?")


def parse_period(code: str) -> Period | None:
    """Read a span as the command line writes it; None when it is none.

    2022, 2022H1, 2022Q2, 2022-03, 2022-01-01..2022-06-30; or as a report's title names it:
    2022年上半年, 2022年1月1日至5月31日.
    """
    code = folded(code)
    if ".." in code:
        return _parse_range(code)
    if not (m := _CODE.fullmatch(code)):
        return _parse_title(code)
    y = int(m[1])
    if not FIRST_YEAR <= y <= LAST_YEAR or (m[4] and not 1 <= int(m[4]) <= 12):
        return None
    if m[2]:
        return half(y, int(m[2]))
    if m[3]:
        return quarter(y, int(m[3]))
    return month(y, int(m[4])) if m[4] else year(y)


def _parse_range(code: str) -> Period | None:
    try:
        start, end = (date.fromisoformat(part) for part in code.split("..", 1))
    except ValueError:
        return None
    return Period(start, end) if plausible(start, end) else None


_DAYS = pattern(r"(\d{4})年(\d{1,2})月(\d{1,2})日至(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")


def _parse_title(text: str) -> Period | None:
    """Read a span as ``Period.title`` writes it."""
    if m := _DAYS.fullmatch(text):
        first = f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}"
        return _parse_range(f"{first}..{m[4] or m[1]}-{m[5]:0>2}-{m[6]:0>2}")
    found = period_in_title(text)
    return found if found and found.title == text else None


def plausible(start: date, end: date) -> bool:
    """Return whether two days can be the ends of a report's period: in order, ten years at most."""
    known = start.year >= FIRST_YEAR and end.year <= LAST_YEAR
    return known and start <= end and end.year - start.year < LONGEST_IN_YEARS


_YEAR = r"(20\d\d|[二两][〇○零][〇○零一二三四五六七八九]{2})年度?"
_N = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
_TITLE_YEAR = pattern(_YEAR)
_OVER_YEARS = pattern(
    rf"{_YEAR}(?P<part>(?:{_N}月?份?|[上下]半年|第?[一二三四1-4]季度)?)(?:(?P<day>\d{{1,2}})日)?"
    rf"[-—–~至到]+(?:{_YEAR.replace('(20', '(?P<later>20')}|次年|翌年)"
)
_DASHES = frozenset("-—–~至到")
_DAY = pattern(r"(\d{1,2})月(\d{1,2})日")
_MONTHS = pattern(rf"{_N}月?份?[-—–~至到]+{_N}月(?!\d*日)")
_MONTH = pattern(rf"{_N}月份?(?![\d一二三四五六七八九十]+日)")
_QUARTER = pattern(r"第?([一二三四1-4])季度")
_HALF = pattern(r"(上|下)半年")
_NUMBERS_OF_MONTHS = {*range(1, 13)}


def period_in_title(title: str) -> Period | None:
    """Read the span that a title names: …2022年上半年党建活动台账 -> the first half of 2022.

    1—6月, 前三季度 and the like are spans too.
    """
    text = re.sub(r"[()\[\]]", "", folded(title))
    if not (m := _TITLE_YEAR.search(text)):
        return None
    return _over_years(text) or _part_of_year(_number(m[1]), text[m.end() : m.end() + 12])


def _over_years(text: str) -> Period | None:
    """Read 2022年12月至2023年3月 and 2022年9月1日—次年1月20日: a span that ends in a later year."""
    if _DASHES.isdisjoint(text) or not (m := _OVER_YEARS.search(text)):
        return None
    y = _number(m[1])
    rest = text[m.end() :]
    later = _number(m["later"]) if m["later"] else y + 1
    start, end = _part_of_year(y, m["part"]).start, _part_of_year(later, rest[:12]).end
    if m["day"]:
        start += timedelta(days=int(m["day"]) - 1)
    if day := _DAY.match(rest):
        end = _day(later, int(day[1]), int(day[2])) or end
    return Period(start, end) if plausible(start, end) else None


def _part_of_year(y: int, text: str) -> Period:
    several = None if _DASHES.isdisjoint(text) else _MONTHS.match(text)
    if (m := several) and {_number(m[1]), _number(m[2])} <= _NUMBERS_OF_MONTHS:
        first, last = _number(m[1]), _number(m[2])
        later = y + (last < first)  # 2022年11月—1月
        return Period(month(y, first).start, month(later, last).end)
    if m := _HALF.match(text):
        return half(y, 1 if m[1] == "上" else 2)
    if text.startswith("前三季度"):
        return Period(quarter(y, 1).start, quarter(y, 3).end)
    if m := _QUARTER.match(text):
        return quarter(y, _number(m[1]))
    if (m := _MONTH.match(text)) and 1 <= _number(m[1]) <= 12:
        return month(y, _number(m[1]))
    return year(y)


def _day(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else from_han(text) or 0


def _months(start: date, end: date) -> Iterator[Period]:
    y, m = start.year, start.month
    while (y, m) <= (end.year, end.month):
        yield month(y, m)
        y, m = (y + 1, 1) if m == 12 else (y, m + 1)
