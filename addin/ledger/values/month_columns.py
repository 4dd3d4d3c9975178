"""Columns of months and quarters: 1月 to 12月, 第一季度, and such with a word behind: 1月应缴."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from addin.ledger.values.numerals import from_han, to_han
from addin.ledger.values.patterns import pattern

_ALSO: Mapping[str, tuple[str, ...]] = {
    "应缴": ("应交",),
    "实缴": ("实交", "已缴", "已交"),
    "基数": ("计算基数", "缴费基数"),
}
_TYPES = {"": "payment", "实缴": "payment"}


class Months(NamedTuple):
    """Months that one column is of: what it is called, the first and the last of them."""

    name: str
    first: int
    last: int


MONTHS = tuple(Months(f"{m}月", m, m) for m in range(1, 13))
QUARTERS = tuple(Months(f"第{to_han(n)}季度", 3 * n - 2, 3 * n) for n in range(1, 5))
HALVES = (Months("上半年", 1, 6), Months("下半年", 7, 12))
SPANS = (*QUARTERS, *HALVES)
_BY_ENDS = {(its.first, its.last): its.name for its in (*MONTHS, *SPANS)}

_QUARTER = pattern(
    r"第?([一二三四1-4])季度?(?:\([^()]*月[^()]*\))?|(?<![A-Za-z])[Qq]([1-4])(?!\d)"
    r"|(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2})月?份?(?:-|—+|–|~|至|到)"
    r"(\d{1,2}|[一二三四五六七八九十]{1,2})月份?"
)


def month_columns(words: Iterable[str]) -> list[dict[str, Any]]:
    """Return the columns of months and quarters, one for each word behind (may be none)."""
    words = tuple(words)
    of_months = [
        (its, w, _names(its.first, (w, *_ALSO.get(w, ())))) for w in words for its in MONTHS
    ]
    of_spans = [
        (its, w, [its.name + also for also in _ALSO.get(w, ())]) for w in words for its in SPANS
    ]
    return [
        {
            "key": its.name + word,
            "type": _TYPES.get(word, "money"),
            "synonyms": tuple(n for n in names if n != its.name + word),
            "sensitive": True,
        }
        for its, word, names in (*of_months, *of_spans)
    ]


def _names(month: int, words: tuple[str, ...]) -> list[str]:
    numbers = (str(month), f"{month:02d}", to_han(month))
    names = [f"{n}月{part}{word}" for word in words for n in numbers for part in ("", "份")]
    return list(dict.fromkeys(names))


def with_quarters_named(heading: str) -> str:
    """Return a folded heading with quarters by one name: 1-3月应缴, Q1应缴 are 第一季度应缴."""
    if "季" in heading or "月" in heading or "Q" in heading.upper():
        return _QUARTER.sub(lambda m: _span_name(m.groups()) or m[0], heading)
    return heading


def _span_name(parts: tuple[str | None, ...]) -> str | None:
    quarter, also, first, last = parts
    if n := quarter or also:
        return QUARTERS[_number(n) - 1].name
    return _BY_ENDS.get((_number(first or ""), _number(last or "")))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else from_han(text) or 0
