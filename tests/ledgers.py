"""Ledgers written as small text tables, for tests that read like the domain.

A cell is text unless it looks like a plain number; an empty cell is blank. Columns are split at |.
A cell that begins with [划] is struck out, with [半划] in part; [黄], [灰], [红] or [绿] fill it.
"""

from __future__ import annotations

import re

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Formats, Grid, Value
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, parse_period
from addin.ledger.record import replace
from addin.ledger.scope import find_scope

H1 = parse_period("2022H1")
assert H1 is not None


FILLS = {"黄": "FFFF00", "灰": "D9D9D9", "红": "FF0000", "绿": "00B050"}
_LOOK = re.compile(r"\[(划|半划|黄|灰|红|绿)\]")


def grid(table: str, sheet: str = "活动台账") -> Grid:
    """Return a table as a grid; a | at the start of a line is its edge, no blank cell."""
    rows = [
        [cell_value(c) for c in line.strip().strip("|").split("|")]
        for line in table.strip().splitlines()
    ]
    return _with_looks(Grid(sheet, rows))


def _with_looks(plain: Grid) -> Grid:
    """Return a grid with the looks that its cells are marked with, and without the marks."""
    looks: dict[tuple[int, int], str] = {}
    rows = [list(row) for row in plain.rows]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str) and (m := _LOOK.match(value)):
                looks[r, c] = m[1]
                row[c] = cell_value(value[m.end() :])
    if not looks:
        return plain
    struck, partly = ({p for p, look in looks.items() if look == its} for its in ("划", "半划"))
    fills = {p: FILLS[look] for p, look in looks.items() if look in FILLS}
    return replace(plain, rows=rows, formats=Formats(frozenset(struck), frozenset(partly), fills))


def cell_value(cell: str) -> Value:
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
