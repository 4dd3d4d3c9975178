"""Which form a sheet is laid out in: the one whose reading explains most of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.agenda import is_agenda, read_agenda
from addin.ledger.forms.attendance_sheet import read_attendance
from addin.ledger.forms.calendar import read_calendar
from addin.ledger.forms.cards import read_cards
from addin.ledger.forms.columns import read_columns
from addin.ledger.forms.crosstab import read_crosstab
from addin.ledger.forms.evidence import CONVINCING, LEAST_SHARE, MOST_SLIPS, Evidence, evidence
from addin.ledger.forms.form import Reader
from addin.ledger.forms.noted_totals import noted_totals
from addin.ledger.forms.overviews import without_overviews
from addin.ledger.forms.people_tables import read_people
from addin.ledger.forms.records_table import table_of
from addin.ledger.forms.regions import Part, regions
from addin.ledger.forms.text import read_text
from addin.ledger.grid import Grid
from addin.ledger.record import replace
from addin.ledger.tables.data_rows import ACTIVITIES, DATE, TYPE
from addin.ledger.tables.kind_of_sheet import is_of_another_kind
from addin.ledger.tables.table import Table, find_tables
from addin.ledger.values.text import heading_key

READERS: tuple[Reader, ...] = (
    read_cards,
    read_columns,
    read_attendance,
    read_crosstab,
    read_calendar,
    read_text,
)
MOST_ROWS = 2_000
"""What is longer than this is a list; forms are filled in by hand."""
_NEARLY_ALL = 0.9  # of the filled cells: then there is no further table
_LOOKED_AT = 20  # rows of a list that may be the rows of a form


class SheetRead(Struct, frozen=True):
    """The tables of a sheet in the form that explains it best, and what speaks for it.

    ``of_labels``: it is read as a list of rows that hold headings, as a form's rows do.
    """

    tables: tuple[Table, ...]
    evidence: Evidence
    of_labels: bool = False

    @property
    def understood(self) -> bool:
        """Whether enough of its records have a day and a type; one or two may be slips."""
        slips = self.evidence.records - self.evidence.whole
        return self.evidence.share >= LEAST_SHARE or (slips <= MOST_SLIPS and not self.of_labels)


def read_sheet(grid: Grid, catalogue: Catalogue) -> SheetRead:
    """Read a sheet as the list that it is, or as the form or forms that explain more of it."""
    whole = _read_as_one(grid, catalogue, "")
    if not whole.tables and (people := _of_people(grid, catalogue)):
        return people
    if whole.evidence.explained >= _NEARLY_ALL:
        return whole
    if is_of_another_kind(grid, catalogue.sheet(ACTIVITIES)):
        return whole
    ways = (_in_parts(grid, parts, catalogue) for parts in regions(grid))
    better = [read for read in ways if read and read.evidence.whole > whole.evidence.whole]
    return max([whole, *better], key=lambda read: read.evidence.weight)


def _read_as_one(grid: Grid, catalogue: Catalogue, above: str) -> SheetRead:
    listed = _as_list(grid, catalogue, above)
    if listed.tables and (_convincing(listed) or (listed.understood and _is_ticked(listed.tables))):
        return listed
    if len(grid.rows) > MOST_ROWS or is_of_another_kind(grid, catalogue.sheet(ACTIVITIES)):
        return listed
    readers = (read_agenda,) if is_agenda(grid) else READERS
    found = (_as_form(grid, catalogue, reader, above) for reader in readers)
    least = listed.evidence.whole + listed.understood
    better = [read for read in found if read and read.evidence.whole >= max(1, least)]
    return max([listed, *better], key=lambda read: read.evidence.weight)


def _of_people(grid: Grid, catalogue: Catalogue) -> SheetRead | None:
    """Read a sheet that is no list and holds no activities as a table of people."""
    found = read_people(grid, catalogue, "") if len(grid.rows) <= MOST_ROWS else None
    if found is None:
        return None
    table = table_of(grid, found, catalogue.sheet(found.kind))
    read = SheetRead((table,), evidence(grid, (table,), catalogue))
    return read if read.evidence.explained >= LEAST_SHARE else None


def _in_parts(grid: Grid, parts: Sequence[Part], catalogue: Catalogue) -> SheetRead | None:
    """Read each part of a sheet by itself; None where one of them is not understood."""
    reads = [_read_as_one(part.grid, catalogue, part.above) for part in parts]
    if not all(read.understood for read in reads):
        return None
    tables = without_overviews([t for read in reads for t in read.tables])
    return SheetRead(tables, evidence(grid, tables, catalogue))


def _as_list(grid: Grid, catalogue: Catalogue, above: str) -> SheetRead:
    tables = tuple(find_tables(grid, catalogue, above))
    return SheetRead(tables, evidence(grid, tables, catalogue), _of_labels(tables))


def _of_labels(tables: Iterable[Table]) -> bool:
    """Return whether the first rows of an activity list hold headings in place of day or type."""
    return any(
        heading_key(row.text(column)) in t.kind.headings
        for t in tables
        if t.kind.name == ACTIVITIES
        for row in t.rows[:_LOOKED_AT]
        for column in (DATE, TYPE)
    )


def _is_ticked(tables: Iterable[Table]) -> bool:
    """Return whether a list has a column for each type, to be ticked, as a crosstab has."""
    return any(t.ticks for t in tables)


def _convincing(read: SheetRead) -> bool:
    return read.evidence.share >= CONVINCING and read.evidence.explained >= LEAST_SHARE


def _as_form(grid: Grid, catalogue: Catalogue, reader: Reader, above: str) -> SheetRead | None:
    found = reader(grid, catalogue, above)
    if found is None:
        return None
    table = table_of(grid, found, catalogue.sheet(ACTIVITIES))
    table = replace(table, totals=tuple(noted_totals(grid, found, catalogue)))
    read = SheetRead((table,), evidence(grid, (table,), catalogue))
    return read if read.evidence.whole and read.understood else None
