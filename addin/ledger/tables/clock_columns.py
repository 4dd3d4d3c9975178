"""A column headed as the day's, 会议时间, that holds clock times beside one that holds the days."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.catalogue import SheetKind
from addin.ledger.grid import Grid
from addin.ledger.tables.rows.data_rows import DATE
from addin.ledger.values.days.clock_times import is_clock
from addin.ledger.values.text import heading_key, is_unfilled

START = "开始时间"
_LOOKED_AT = 40  # rows below a heading
_IN_PARTS = {"月", "日"}


def with_clock_columns(
    grid: Grid, kind: SheetKind, row: int, texts: Mapping[int, str], known: dict[int, str | None]
) -> dict[int, str | None]:
    """Return what headings are known as: of two of the day, that of clock times is the start's."""
    dated = [i for i, key in known.items() if key == DATE]
    in_parts = bool(dated) and {heading_key(t) for t in texts.values()} >= _IN_PARTS
    if len(dated) + in_parts < 2 or START not in kind.headings:
        return known
    clocks = [i for i in dated if holds_clock_times(grid, row, i)]
    if not clocks or len(clocks) == len(dated) + in_parts:
        return known
    its = None if START in known.values() else START
    return {**known, **dict.fromkeys(clocks), clocks[0]: its}


def holds_clock_times(grid: Grid, header: int, column: int) -> bool:
    """Return whether most of what stands below a heading are clock times and no days."""
    below = range(header + 1, min(header + 1 + _LOOKED_AT, len(grid.rows)))
    values = [v for row in below if not is_unfilled(v := grid.value(row, column))]
    return sum(map(is_clock, values)) * 2 > len(values)
