"""The sheets of a workbook, each read in the form that explains it best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.best_reading import SheetRead, read_sheet
from addin.ledger.forms.likeness import seems_to_hold_activities
from addin.ledger.grid import Grid
from addin.ledger.tables.branch_sheets import with_branches
from addin.ledger.tables.confirmed_headings import HeadingMap
from addin.ledger.tables.data_rows import ACTIVITIES
from addin.ledger.tables.table import Table
from addin.ledger.values.text import is_blank


class SheetReading(Struct, frozen=True):
    """How a sheet was read.

    ``form``: list, cards, ... or unread. ``kind``: what it was taken for, empty where unread.
    ``explained``: the share of its filled cells that the reading accounts for.
    """

    sheet: str
    form: str
    kind: str
    records: int
    explained: float


class Sheets(Struct, frozen=True):
    """The tables of a workbook; sheets that are none of ours, and those that seem to hold
    activities but were not understood; how each sheet was read."""

    tables: tuple[Table, ...]
    unread: tuple[str, ...]
    not_understood: tuple[str, ...]
    reading: tuple[SheetReading, ...]


def read_sheets(grids: Iterable[Grid], catalogue: Catalogue, confirmed: HeadingMap) -> Sheets:
    """Read every sheet; leave out what is not read with confidence."""
    tables: list[Table] = []
    unread: list[str] = []
    not_understood: list[str] = []
    reading: list[SheetReading] = []
    for grid in grids:
        if all(is_blank(v) for row in grid.rows for v in row):
            continue
        its = confirmed.applied(catalogue, grid.sheet)
        read = read_sheet(grid, its)
        sure = [t for t in read.tables if read.understood or t.kind.name != ACTIVITIES]
        tables += sure
        reading.append(_reading(grid.sheet, sure, read))
        if len(sure) < len(read.tables) or (not sure and seems_to_hold_activities(grid, its)):
            not_understood.append(grid.sheet)
        elif not sure:
            unread.append(grid.sheet)
    told = tuple(with_branches(tables, catalogue))
    return Sheets(told, tuple(unread), tuple(not_understood), tuple(reading))


def _reading(sheet: str, tables: Sequence[Table], read: SheetRead) -> SheetReading:
    if not tables:
        return SheetReading(sheet, "unread", "", 0, 0.0)
    main = max(tables, key=lambda t: len(t.rows))
    records = sum(len(t.rows) for t in tables)
    return SheetReading(sheet, main.form, main.kind.name, records, read.evidence.explained)
