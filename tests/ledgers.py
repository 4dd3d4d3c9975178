"""Ledgers written as small text tables, for tests that read like the domain.

A cell is text unless it looks like a plain number; an empty cell is blank. Columns are split at |.
"""

from __future__ import annotations

import re

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Value
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, parse_period
from addin.ledger.scope import find_scope

H1 = parse_period("2022H1")
assert H1 is not None


def grid(table: str, sheet: str = "活动台账") -> Grid:
    """Return a table as a grid; a | at the start of a line is its edge, no blank cell."""
    rows = [
        [_value(c) for c in line.strip().strip("|").split("|")]
        for line in table.strip().splitlines()
    ]
    return Grid(sheet, rows)


def _value(cell: str) -> Value:
    cell = cell.strip()
    if not cell:
        return None
    if re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return float(cell)
    return cell.removeprefix("'")


def ledger(activities: str, year: int | None = 2022, **others: str) -> Ledger:
    """Return a ledger of an activity table and others by sheet name (党员名册=..., 参数=...)."""
    grids = [grid(activities), *(grid(table, sheet) for sheet, table in others.items())]
    return read_ledger("活动台账.xlsx", grids, catalogue(), year)


def findings(activities: str, period: Period | None = H1, **others: str) -> list[Finding]:
    """Return what the rules find in such a ledger, in the first half of 2022 unless told."""
    book = ledger(activities, period.start.year if period else None, **others)
    return check_ledger(book, find_scope(book, period))


def codes(activities: str, period: Period | None = H1, **others: str) -> set[str]:
    return {f.code for f in findings(activities, period, **others)}
