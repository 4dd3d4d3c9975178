"""A date in columns of its own: 年, 月 and 日; or a column 月份 beside the date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from addin.ledger.grid import Grid, Value
from addin.ledger.values.text import folded, heading_key, shown

Merged = Mapping[tuple[int, int], tuple[int, int]]
"""For each cell hidden under a vertical merge, the cell that holds its value."""

_NAMES = {"年": ("年", "年份", "年度"), "月": ("月", "月份"), "日": ("日",)}


def date_parts(texts: Mapping[int, str]) -> dict[str, int]:
    """Return the columns headed as 年, 月 and 日, as far as a header has them."""
    keys = {heading_key(text): i for i, text in reversed(list(texts.items()))}
    found = {part: [keys[n] for n in names if n in keys] for part, names in _NAMES.items()}
    return {part: columns[0] for part, columns in found.items() if columns}


def month_cell(grid: Grid, parts: Mapping[str, int], merged: Merged, row: int) -> Value:
    """Return what stands in a column 月份 or 月, 3月 for 3; None where there is none."""
    value = _cell(grid, parts, "月", merged, row)
    return f"{shown(value)}月" if isinstance(value, float) else value


def year_cell(grid: Grid, parts: Mapping[str, int], merged: Merged, row: int) -> int | None:
    """Return the year that stands in a column 年; None where there is none, or it is blank."""
    text = folded(shown(_cell(grid, parts, "年", merged, row))).removesuffix("年")
    return int(text) if re.fullmatch(r"(?:19|20)\d\d", text) else None


class MonthAbove(Struct, frozen=True):
    """The month written last above a row, None where days below it went back: 20, then 5."""

    number: int | None = None
    day: int = 0

    def then(self, month: int | None, day: int | None) -> MonthAbove:
        """Return the same for the next row, with the month and the day that stand in it."""
        if month is not None:
            return MonthAbove(month, day or 0)
        if day is None:
            return self
        return MonthAbove(self.number if day >= self.day else None, day)


def day_cell(grid: Grid, parts: Mapping[str, int], merged: Merged, row: int) -> int | None:
    """Return the day that stands in a column 日; None where there is none."""
    text = folded(shown(_cell(grid, parts, "日", merged, row))).removesuffix("日")
    return int(text) if text.isascii() and text.isdigit() else None


def date_in_parts(
    grid: Grid, parts: Mapping[str, int], merged: Merged, row: int, above: int | None = None
) -> str | None:
    """Return a row's date as one text; None where month or day is not written.

    The year may be told elsewhere; a column of it that is blank tells nothing. ``above``: the month
    of a row without one.
    """
    year, month, day = (
        folded(shown(_cell(grid, parts, p, merged, row))).removesuffix(p) for p in "年月日"
    )
    month = month or (str(above) if above else "")
    if not (month and day):
        return None
    return (f"{year}年" if year else "") + f"{month}月{day}" + ("日" if day[-1].isdigit() else "")


def _cell(grid: Grid, parts: Mapping[str, int], part: str, merged: Merged, row: int) -> Value:
    index = parts.get(part)
    return None if index is None else grid.value(*merged.get((row, index), (row, index)))
