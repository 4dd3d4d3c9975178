"""Sheets that are no plain lists: the form, or the forms of their parts, that explain them best."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.across.attendance_sheet import read_attendance
from addin.ledger.forms.across.columns import read_columns
from addin.ledger.forms.across.people_tables import read_people
from addin.ledger.forms.across.rosters import read_roster
from addin.ledger.forms.calendars.calendar import read_calendar
from addin.ledger.forms.cards.cards import read_cards
from addin.ledger.forms.crosstabs.crosstab import read_crosstab
from addin.ledger.forms.evidence import LEAST_SHARE, evidence
from addin.ledger.forms.form import Reader
from addin.ledger.forms.list_reading import NEARLY_ALL, SheetRead, is_list, read_list
from addin.ledger.forms.noted_totals import noted_totals
from addin.ledger.forms.overviews import without_overviews
from addin.ledger.forms.records_table import table_of
from addin.ledger.forms.regions import Part, regions
from addin.ledger.forms.texts.agenda import is_agenda, read_agenda
from addin.ledger.forms.texts.text import read_text
from addin.ledger.grid import Grid
from addin.ledger.record import replace
from addin.ledger.tables.kind_of_sheet import is_of_another_kind
from addin.ledger.tables.rows.data_rows import ACTIVITIES

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


def read_in_forms(grid: Grid, catalogue: Catalogue, listed: SheetRead) -> SheetRead:
    """Read a sheet in the form, or its parts in the forms, that explain more than the list."""
    whole = _read_as_one(grid, catalogue, "", listed)
    if not whole.tables and (people := _of_people(grid, catalogue)):
        return people
    if whole.evidence.explained >= NEARLY_ALL or is_of_another_kind(
        grid, catalogue.sheet(ACTIVITIES)
    ):
        return whole
    ways = (_in_parts(grid, parts, catalogue) for parts in regions(grid))
    better = [read for read in ways if read and read.evidence.whole > whole.evidence.whole]
    return max([whole, *better], key=lambda read: read.evidence.weight)


def _read_as_one(grid: Grid, catalogue: Catalogue, above: str, listed: SheetRead) -> SheetRead:
    if is_list(listed):
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
    if len(grid.rows) > MOST_ROWS:
        return None
    found = read_people(grid, catalogue, "") or read_roster(grid, catalogue)
    if found is None:
        return None
    table = table_of(grid, found, catalogue.sheet(found.kind))
    read = SheetRead((table,), evidence(grid, (table,), catalogue))
    return read if read.evidence.explained >= LEAST_SHARE else None


def _in_parts(grid: Grid, parts: Sequence[Part], catalogue: Catalogue) -> SheetRead | None:
    """Read each part of a sheet by itself; None where one of them is not understood."""
    reads = [
        _read_as_one(p.grid, catalogue, p.above, read_list(p.grid, catalogue, p.above))
        for p in parts
    ]
    if not all(read.understood for read in reads):
        return None
    tables = without_overviews([t for read in reads for t in read.tables])
    return SheetRead(tables, evidence(grid, tables, catalogue))


def _as_form(grid: Grid, catalogue: Catalogue, reader: Reader, above: str) -> SheetRead | None:
    found = reader(grid, catalogue, above)
    if found is None:
        return None
    table = table_of(grid, found, catalogue.sheet(ACTIVITIES))
    table = replace(table, totals=(*table.totals, *noted_totals(grid, found, catalogue)))
    read = SheetRead((table,), evidence(grid, (table,), catalogue))
    alone = reader in (read_calendar, read_columns)  # others may be beside, or of much else
    enough = not alone or read.evidence.explained >= LEAST_SHARE
    return read if read.evidence.whole and enough and read.understood else None
