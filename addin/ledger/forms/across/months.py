"""The month and the year of activities across, where their days are written without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from addin.ledger.grid import Grid, Value
from addin.ledger.tables.date_columns import date_parts
from addin.ledger.tables.headings.month_headings import heading_text, is_month
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled, shown, standing

At = Callable[[int, int], Value]
"""The value of a cell, that of its merged range included."""

_YEAR = pattern(r"((?:19|20)\d\d)年?")


class Months(Struct, frozen=True):
    """The rows of a block that hold months and years, and the month that stands above it."""

    months: int | None = None
    years: int | None = None
    above: int | None = None

    def month(self, at: At, left: int, column: int) -> int | None:
        """Return the month of a column: its own, or the last one left of it, or the block's."""
        text = _last(at, self.months, left, column)
        return month_told(text if text.endswith(("月", "月份")) else f"{text}月") or self.above

    def year(self, at: At, left: int, column: int) -> int | None:
        """Return the year of a column: its own, or the last one left of it."""
        m = _YEAR.fullmatch(_last(at, self.years, left, column))
        return int(m[1]) if m else None


def months_of(grid: Grid, start: int, texts: Mapping[int, str]) -> Months:
    """Return where a block's months are told; ``texts``: its headings by row."""
    parts = date_parts(texts)
    return Months(parts.get("月"), parts.get("年"), _month_above(grid, start))


def _month_above(grid: Grid, start: int) -> int | None:
    """Return the month that stands alone in the row right above a block."""
    texts = standing(grid.rows[start - 1]) if start else []
    text = heading_text(texts[0][1]) if len(texts) == 1 else ""
    return month_told(text) if text and is_month(text) else None


def _last(at: At, row: int | None, left: int, column: int) -> str:
    for c in range(column, left, -1) if row is not None else ():
        if row is not None and not is_unfilled(value := at(row, c)):
            return folded(shown(value))
    return ""
