"""Headings that are months: as Excel turns them into dates, and over pairs of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from addin.ledger.grid import Grid, Value
from addin.ledger.values.month_columns import with_quarters_named
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded

_MONTH = pattern(
    r"(?:20\d\d年?度?)?(?:(?:0?[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?)月份?|第[一二三四]季度|[上下]半年)"
)
_WORD = pattern(r"(?:应|实|已)[缴交](?:金额|数|党费)?|(?:计算|缴费|月)?基数")


def heading_text(value: Value) -> str:
    """Return a cell's text as a heading; 2022年1月 that Excel made a date is a heading again."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date) and value.day == 1:
        return f"{value.year}年{value.month}月"
    return ""


def under_months(
    grid: Grid, top: int, texts: Callable[[Grid, int], dict[int, str]]
) -> dict[int, str]:
    """Return the lower row of a header in two rows; under 1月, 应缴 is 1月应缴.

    Of 应缴 over 1月 and 2月 it is 1月应缴 as well. Quarters and half-years are like months.
    """
    uppers = dict(_uppers(grid, top))
    return {i: _joined(uppers.get(i, ""), text) for i, text in texts(grid, top + 1).items()}


def _uppers(grid: Grid, top: int) -> Iterator[tuple[int, str]]:
    """Yield the columns with the heading that spans each: merged, or followed by blank cells."""
    merges = [m for m in grid.merges if m.top == top]
    for m in merges:
        if m.right > m.left:
            upper = with_quarters_named(folded(heading_text(grid.value(top, m.left))))
            yield from ((column, upper) for column in range(m.left, m.right + 1))
    upper = ""
    for column in range(len(grid.rows[top])) if not merges else ():
        own = with_quarters_named(folded(heading_text(grid.value(top, column))))
        upper = own or upper
        yield column, upper


def _joined(upper: str, lower: str) -> str:
    if _MONTH.fullmatch(upper):
        return upper + lower
    named = with_quarters_named(folded(lower))
    return named + upper if _WORD.fullmatch(upper) and _MONTH.fullmatch(named) else lower
