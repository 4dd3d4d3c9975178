"""Headings that are months: as Excel turns them into dates, and over pairs of columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from addin.ledger.grid import Grid, Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded

_MONTH = pattern(r"(?:20\d\d年)?(?:0?[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?)月份?")


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
    """Return the lower row of a header in two rows; under 1月, 应缴 is 1月应缴."""
    months = {
        column: folded(upper)
        for m in grid.merges
        if m.top == top
        and m.right > m.left
        and _MONTH.fullmatch(folded(upper := heading_text(grid.value(top, m.left))))
        for column in range(m.left, m.right + 1)
    }
    return {i: months.get(i, "") + text for i, text in texts(grid, top + 1).items()}
