"""The records below a table's header, with what merged cells and bands tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Value, a1
from addin.ledger.tables.date_columns import (
    MonthAbove,
    date_in_parts,
    date_parts,
    day_cell,
    month_cell,
    year_cell,
)
from addin.ledger.tables.rows.bands import Band
from addin.ledger.tables.rows.continued_rows import goes_on, is_next_item, joined, lists_items
from addin.ledger.tables.rows.data_rows import (
    ACTIVITIES,
    DATE,
    PLACE,
    PRESENT,
    REMARK,
    TYPE,
    Header,
    Row,
)
from addin.ledger.tables.rows.row_roles import RowRoles, needed_columns, row_roles
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.tables.summary_tables import tables_of_figures
from addin.ledger.tables.tick_columns import NOTHING, hollow_marks, ticked
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_blank, shown, standing
from addin.ledger.values.time_and_place import time_and_place

if TYPE_CHECKING:
    from addin.ledger.tables.stated_counts import Block

_NONE: Mapping[str, Any] = {}  # for the many rows to share
_HEADS = pattern(
    r"(?:应到:?\d+[人名]?[,、;]?)?实到:?\d+[人名]?(?:[,、;]?(?:请假|缺席):?\d+[人名]?)?"
    r"(?=[,、;。()]|$)"
)
_Cell = tuple[int, int]


def data_rows(
    grid: Grid, header: Header, catalogue: Catalogue, asides: Iterable[range] = ()
) -> Iterator[Row]:
    """Yield the records below a header; bands (三月份、一、党员大会、第一党支部) tell of the rows
    below them. ``asides``: rows that are no records."""
    roles = row_roles(grid, header, catalogue)
    parts, merged = date_parts(header.texts), _merged_down(grid, header)
    hollow = hollow_marks(grid, header.below(grid), header.ticks) if header.ticks else NOTHING
    cells = _Cells(grid, header, parts, merged, hollow)
    told, signed = _told_above(grid, roles), False
    year: int | None = None
    above = MonthAbove()
    last: Row | None = None
    aside, items = {r for block in asides for r in block}, lists_items(header)
    for r in header.below(grid):
        if r in aside:
            continue
        texts = standing(grid.rows[r])
        year = cells.year(r) or year  # often written in the first row alone
        if len(texts) == 1 and (band := roles.band(texts, r)):
            told = told.followed_by(band)
        if roles.is_empty(texts):
            continue
        whole = roles.is_record(texts)
        signed = not whole and (signed or roles.is_signature(texts))
        if roles.is_apart(texts, r, signed):
            continue
        above = cells.month_above(r, above) if header.in_parts else above
        row = cells.row(r, told, year, above.number)
        if items and last and is_next_item(last, row, header):
            last = joined(last, row, header, {i for i, _ in texts})
            continue
        if last and not whole and goes_on(last, row, header, {i for i, _ in texts}):
            last = joined(last, row, header, {i for i, _ in texts})
            continue
        if last:
            yield last
        last = row
    if last:
        yield last


def totals_rows(
    grid: Grid,
    header: Header,
    catalogue: Catalogue,
    records: Iterable[Row],
    asides: Iterable[range] = (),
) -> Iterator[Row]:
    """Yield the rows below the header that sum the others up: none of its records.

    ``asides``: rows whose figures are read as such.
    """
    roles = row_roles(grid, header, catalogue)
    known = {row.number for row in records} | {r + 1 for block in asides for r in block}
    for r in header.below(grid):
        if r + 1 in known:
            continue
        texts = standing(grid.rows[r])
        if texts and roles.is_totals(texts):
            yield Row(grid.sheet, r + 1, grid.rows[r], header.columns)


def small_tables(grid: Grid, header: Header, catalogue: Catalogue) -> tuple[Block, ...]:
    """Return the rows below an activity header that hold figures, and no records."""
    if header.kind.name != ACTIVITIES:
        return ()
    tables = tuple(tables_of_figures(grid, header.below(grid)))
    if not tables and _ends_with_record(grid, header):
        return ()
    from addin.ledger.tables.stated_counts import (  # noqa: PLC0415 - seldom needed
        Block,
        blocks_below,
        counts_of_table,
    )

    headed = (Block(rows, tuple(counts_of_table(grid, rows, catalogue))) for rows in tables)
    known = {r for rows in tables for r in rows}
    below = blocks_below(grid, header, needed_columns(header), catalogue)
    return (*headed, *(b for b in below if known.isdisjoint(b.rows)))


def _ends_with_record(grid: Grid, header: Header) -> bool:
    """Return whether the last row that holds anything is a record, or the header's own."""
    rows = header.below(grid)
    last = next((r for r in reversed(rows) if standing(grid.rows[r])), None)
    if last is None:
        return True
    if not {i for i, _ in standing(grid.rows[last])}.issuperset(needed_columns(header)):
        return False
    day = grid.value(last, header.columns.get(DATE, -1))
    dated = not isinstance(day, str) or any(map(str.isdigit, day))
    return dated and isinstance(grid.value(last, header.columns.get(TYPE, -1)), str)


def _told_above(grid: Grid, roles: RowRoles) -> Band:
    """Return what the title rows of a further table, or of a roster, tell of all its rows."""
    told, header = Band(), roles.header
    first = header.top if header.kind.name == ACTIVITIES else 0
    for r in range(first if header.begin is None else header.begin, header.top):
        told = told.followed_by(roles.title_band(standing(grid.rows[r])) or Band())
    return told


class _Cells(Struct, frozen=True):
    """The cells below a header: the columns of the parts of a date, and for each cell hidden under
    a vertical merge the cell that holds its value; further marks that say that a type was not held.
    """

    grid: Grid
    header: Header
    parts: Mapping[str, int]
    merged: Mapping[_Cell, _Cell]
    hollow: frozenset[str] = NOTHING

    def year(self, row: int) -> int | None:
        """Return the year in a row's column 年; None where there is none, or it is blank."""
        return year_cell(self.grid, self.parts, self.merged, row) if self.parts else None

    def month_above(self, row: int, above: MonthAbove) -> MonthAbove:
        """Return the month that a row is of: its own, or where that is blank, that above."""
        day = day_cell(self.grid, self.parts, self.merged, row)
        return above.then(self._month(row), day)

    def row(self, row: int, told: Band, year: int | None, above: int | None) -> Row:
        """Return a row's record; ``above``: the month of a day whose own cell of it is blank."""
        owners = self._owners(row) if self.merged else {}
        month = self._month(row) if self.parts else None
        return Row(
            self.grid.sheet,
            row + 1,
            self.grid.rows[row],
            self.header.columns,
            self._filled(row, told, owners, above) or _NONE,
            {key: a1(*owner) for key, owner in owners.items()} or _NONE,
            month or told.month,
            year or told.year,
        )

    def _owners(self, row: int) -> dict[str, _Cell]:
        """Return the cells that hold the values of a row's columns hidden under merged ranges."""
        columns = self.header.columns.items()
        return {key: self.merged[row, i] for key, i in columns if (row, i) in self.merged}

    def _month(self, row: int) -> int | None:
        return month_told(shown(month_cell(self.grid, self.parts, self.merged, row)))

    def _filled(
        self, row: int, told: Band, owners: Mapping[str, _Cell], above: int | None
    ) -> dict[str, Value]:
        """Return the values of a row that are not in its own cells."""
        values, header = self.grid.rows[row], self.header
        filled = {key: self.grid.value(*owner) for key, owner in owners.items()}
        for key, value in told.values.items():
            if key not in owners and is_blank(_at(values, header.columns.get(key, -1))):
                filled[key] = value
        if header.ticks:
            filled[TYPE] = ticked(header.ticks, values, self.hollow)
        if header.in_parts and (day := self._date(row, above)):
            filled[DATE] = day
        came = header.columns.get(PRESENT, -1)
        if came >= 0 and REMARK in header.columns and is_blank(_at(values, came)):
            filled |= self._heads_in_remark(filled, _at(values, header.columns[REMARK]))
        return filled | self._told_apart(filled, values)

    def _heads_in_remark(self, filled: Mapping[str, Value], remark: Value) -> dict[str, Value]:
        """Return how many came as a remark says it, 应到13实到12, where their own cell is blank."""
        if PRESENT in filled or not isinstance(remark, str) or "实到" not in remark:
            return {}
        m = _HEADS.search(folded(remark))
        return {PRESENT: m[0]} if m else {}

    def _date(self, row: int, above: int | None) -> str | None:
        return date_in_parts(self.grid, self.parts, self.merged, row, above)

    def _told_apart(self, filled: Mapping[str, Value], values: Sequence[Value]) -> dict[str, Value]:
        """Return the date and the place of one column for both, where they can be told apart."""
        column = self.header.columns.get(DATE, -1)
        if self.header.columns.get(PLACE) != column:
            return {}
        value = filled.get(DATE, _at(values, column))
        if not isinstance(value, str):
            return {}
        parts = time_and_place(value)
        return {DATE: parts[0], PLACE: parts[1] or None} if parts else {PLACE: None}


def _at(values: Sequence[Value], index: int) -> Value:
    return values[index] if 0 <= index < len(values) else None


def _merged_down(grid: Grid, header: Header) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell hidden under a vertical merge, the cell that holds its value."""
    return {
        (r, c): (m.top, m.left)
        for m in grid.merges
        if m.top > header.bottom and m.bottom > m.top
        for r in range(m.top + 1, min(m.bottom + 1, len(grid.rows)))
        for c in {*header.columns.values(), *header.texts}
        if m.left <= c <= m.right
    }
