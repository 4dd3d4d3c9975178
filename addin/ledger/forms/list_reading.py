"""A sheet read as a list, and how far that explains it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.evidence import CONVINCING, LEAST_SHARE, MOST_SLIPS, Evidence, evidence
from addin.ledger.grid import Grid
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, TYPE
from addin.ledger.tables.table import Table, find_tables
from addin.ledger.values.text import heading_key

NEARLY_ALL = 0.9  # of the filled cells: then there is no further table
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


def read_list(grid: Grid, catalogue: Catalogue, above: str) -> SheetRead:
    """Read a sheet as a list; ``above``: the title above this part of it."""
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


def is_list(read: SheetRead) -> bool:
    """Return whether a reading as a list is so good that no other form needs to be tried."""
    return bool(read.tables) and (
        _convincing(read) or (read.understood and _is_ticked(read.tables))
    )


def _convincing(read: SheetRead) -> bool:
    return read.evidence.share >= CONVINCING and read.evidence.explained >= LEAST_SHARE
