"""Sheets in forms that are no lists, written as small text tables; ⏎ is a line break in a cell."""

from __future__ import annotations

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Merge, Value
from addin.ledger.ledger import Ledger
from addin.ledger.period import parse_period
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.scope import find_scope
from ledgers import grid


def sheet(table: str, name: str = "Sheet1", *merges: tuple[int, int, int, int]) -> Grid:
    """Return a table as a grid; a merge is top, left, bottom, right."""
    its = grid(table, name)
    rows = [[_with_breaks(v) for v in row] for row in its.rows]
    return replace(its, rows=rows, merges=tuple(Merge(*m) for m in merges))


def _with_breaks(value: Value) -> Value:
    return value.replace("⏎", "\n") if isinstance(value, str) else value


def book(*grids: Grid | str) -> Ledger:
    its = [sheet(g) if isinstance(g, str) else g for g in grids]
    return read_ledger("台账.xlsx", its, catalogue(), 2023)


def day(a: Activity) -> str:
    """Return the day of an activity, its month where that is all that is known, or ?."""
    if a.when is None:
        return "?"
    return str(a.when.first) if a.when.exact else f"{a.when.first:%Y-%m}"


def held(*grids: Grid | str) -> list[tuple[str, str, str]]:
    """Return day, type and topic of each activity that is read."""
    return [(day(a), "暨".join(a.type_names), a.topic) for a in book(*grids).activities]


def found(*grids: Grid | str, period: str = "2023") -> list[Finding]:
    """Return what the rules find at cells."""
    its = book(*grids)
    return [f for f in check_ledger(its, find_scope(its, parse_period(period))) if f.cell]


def form(*grids: Grid | str) -> list[str]:
    """Return the forms that the sheets were read as."""
    return [r.form for r in book(*grids).reading]
