"""The sheets of a workbook, each read in the form that explains it best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.best_reading import read_sheet
from addin.ledger.forms.list_reading import SheetRead
from addin.ledger.forms.other_registers import other_register, says_how_often
from addin.ledger.forms.sheet_reading import SheetReading
from addin.ledger.grid import Grid
from addin.ledger.tables.branch_sheets import with_branches
from addin.ledger.tables.headings.confirmed_headings import HeadingMap
from addin.ledger.tables.rows.branch_column import with_branches_above
from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.ledger.tables.table import Table
from addin.ledger.values.text import is_blank


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
    reading: list[SheetReading] = []
    for grid in grids:
        if all(is_blank(v) for row in grid.rows for v in row):
            continue
        its = confirmed.applied(catalogue, grid.sheet)
        read = read_sheet(grid, its)
        another = next(filter(None, (other_register(t, grid) for t in read.tables)), "")
        understood = read.understood and not another
        sure = [t for t in read.tables if understood or t.kind.name != ACTIVITIES]
        tables += sure
        reading.append(_reading(grid, sure, read, its, another))
    if any(t.form == "names" for t in tables) and (disproved := _disproved(tables)):
        tables = [t for t in tables if t.sheet not in disproved]
        reading = [SheetReading(r.sheet, "unread") if r.sheet in disproved else r for r in reading]
    return Sheets(
        tuple(with_branches(with_branches_above(tables), catalogue)),
        tuple(r.sheet for r in reading if r.form == "unread" and not r.seen),
        tuple(r.sheet for r in reading if r.seen),
        tuple(reading),
    )


def _disproved(tables: Sequence[Table]) -> frozenset[str]:
    """Return the sheets with lists of names that the activities contradict."""
    from addin.ledger.forms.presumed_rosters import (  # noqa: PLC0415 - most books have none
        disproved_rosters,
    )

    return disproved_rosters(tables)


def _reading(
    grid: Grid, sure: Sequence[Table], read: SheetRead, catalogue: Catalogue, another: str
) -> SheetReading:
    """Return how a sheet was read; ``sure``: those of its tables that were understood.

    ``another``: why it may be a register of something else.
    """
    seen = another
    says_often = not another and not read.evidence.whole and says_how_often(grid)
    if not another and not says_often and len(sure) < len(read.tables):
        seen = f"按列表读，{read.evidence.records}行里只有{read.evidence.whole}行有日期和类型"
    elif not seen and sure and read.evidence.unread:
        seen = f"另有一块有日期的没有读到，表头有“{read.evidence.unread}”"
    if not sure:
        return _unread(grid, seen, catalogue, holds_none=bool(another or says_often))
    main = max(sure, key=lambda t: len(t.rows))
    records = sum(len(t.rows) for t in sure)
    explained = read.evidence.explained
    return SheetReading(grid.sheet, main.form, main.kind.name, records, explained, seen)


def _unread(grid: Grid, seen: str, catalogue: Catalogue, *, holds_none: bool) -> SheetReading:
    """Return what is on a sheet that was not read; ``holds_none``: surely no activities."""
    from addin.ledger.forms.contents_pages import stated_counts  # noqa: PLC0415 - as above
    from addin.ledger.forms.likeness import (  # noqa: PLC0415 - most sheets are read
        activities_seen,
        is_table_of_counts,
    )

    if not seen and not holds_none:
        seen = activities_seen(grid, catalogue)
    counts = not seen and is_table_of_counts(grid, catalogue)
    stated = () if seen else stated_counts(grid)
    return SheetReading(grid.sheet, "unread", seen=seen, counts=counts, stated=stated)
