"""A branch written once, in the first row of its block: the blank cells below are of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin.ledger.record import replace
from addin.ledger.tables.rows.data_rows import Row
from addin.ledger.tables.table import Table
from addin.ledger.values.text import is_blank

BRANCH = "党支部"
FEWEST_BLANK = 3  # one or two blank cells may have been forgotten


def with_branches_above(tables: Iterable[Table]) -> list[Table]:
    """Return the tables; a run of blank cells takes the branch above it, up to the next total."""
    return [replace(t, rows=tuple(_filled(t))) if _has_runs(t) else t for t in tables]


def _has_runs(table: Table) -> bool:
    if BRANCH not in table.columns or table.kind.name != "活动台账":
        return False
    return sum(is_blank(row.value(BRANCH)) for row in table.rows) >= FEWEST_BLANK


def _filled(table: Table) -> Iterator[Row]:
    totals = sorted(row.number for row in table.totals)
    for block in _blocks(table.rows, totals):
        name = block[0].value(BRANCH)
        blank = block[1:]
        yield block[0]
        if is_blank(name) or len(blank) < FEWEST_BLANK:
            yield from blank
        else:
            yield from (replace(row, filled={**row.filled, BRANCH: name}) for row in blank)


def _blocks(rows: Sequence[Row], totals: Sequence[int]) -> Iterator[list[Row]]:
    """Yield a row that names a branch, or follows a total, with the rows below that name none."""
    block: list[Row] = []
    for row in rows:
        summed = block and any(block[-1].number < n < row.number for n in totals)
        if block and (summed or not is_blank(row.value(BRANCH))):
            yield block
            block = []
        block.append(row)
    if block:
        yield block
