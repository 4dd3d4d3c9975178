"""The parts of a page side by side: halves of one list, with one total or several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from addin.ledger.records.activity import Activity
from addin.ledger.tables.table import Table


class Beside(Struct, frozen=True):
    """What stands beside a table: activities, hidden rows, and the rows with a total.

    ``ends_the_page``: all of it is on the table's left.
    """

    activities: tuple[Activity, ...]
    hidden: frozenset[int]
    totals: frozenset[int]
    ends_the_page: bool


def split_by_side(
    table: Table, tables: Sequence[Table], activities: Sequence[Activity]
) -> tuple[list[Activity], Beside | None]:
    """Return a table's share of a sheet's activities, and what stands beside it, if anything.

    ``tables``: those of the sheet. Tables above and below are none beside.
    """
    others = [t for t in tables if _beside(table.columns, t.columns)]
    if not others:
        return list(activities), None
    own = [a for a in activities if not _beside(table.columns, a.row.columns)]
    theirs = tuple(a for a in activities if _beside(table.columns, a.row.columns))
    hidden = frozenset(n for t in others for n in t.hidden)
    totals = frozenset(row.number for t in others for row in t.totals)
    ends = all(max(t.columns.values()) < min(table.columns.values()) for t in others)
    return own, Beside(theirs, hidden, totals, ends)


def _beside(mine: Mapping[str, int], its: Mapping[str, int]) -> bool:
    """Return whether other columns lie to the left or to the right of a table's."""
    return max(its.values()) < min(mine.values()) or min(its.values()) > max(mine.values())
