"""Tables with two axes: types, months, branches or groups down and across, records in the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import filled_cells, lone_cells, owners, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.held_in_cell import held, says_none
from addin.ledger.forms.roles import Role, role
from addin.ledger.forms.usually_said import with_blanks
from addin.ledger.grid import Grid, Value
from addin.ledger.record import replace
from addin.ledger.tables.headers import HEADER_SEARCH_ROWS
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.values.text import standing

_LEAST_ON_AXIS = 2
_LEAST_RECORDS = 3
_LARGE = 6  # headings on both axes: then a record or two are enough
_BRANCH, _GROUP = "党支部", "党小组"
_AXES = ("month", "quarter", "type", "branch", "group")

Roles = dict[str, Role]
"""What the headings of a cell say, by the name of the role."""


class _Axes(Struct, frozen=True):
    """Where the headings of a crosstab are: its rows, the columns of its row headings, the roles
    by column and by row."""

    top: int
    bottom: int
    left: int
    across: Mapping[int, Roles]
    down: Mapping[int, Roles]


def read_crosstab(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read a sheet with two axes; None where most of its cells tell no day or month."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        axes = _axes(grid, top, catalogue)
        if axes is None:
            continue
        title = title_text(grid, top, above)
        known = type_told(grid.sheet, title, catalogue)
        records, cells = _records(grid, axes, known, catalogue)
        if len(records) >= (1 if _is_large(axes) else _LEAST_RECORDS):
            return Found("crosstab", with_blanks(records), cells, axes.bottom, title)
    return None


def _is_large(axes: _Axes) -> bool:
    return len(axes.across) + len(axes.down) >= _LARGE


def _axes(grid: Grid, top: int, catalogue: Catalogue) -> _Axes | None:
    """Return the axes whose column headings begin in a row; None where it heads no crosstab."""
    under = owners(grid)
    across = _roles_of_row(grid, top, under, catalogue)
    if len(across) < _LEAST_ON_AXIS:
        return None
    bottom = top
    while bottom + 1 < len(grid.rows) and bottom < top + 2:
        lower = _roles_of_row(grid, bottom + 1, under, catalogue)
        if len(lower) < len(across) or not _adds(across, lower):
            break
        across = {c: {**across.get(c, {}), **its} for c, its in lower.items()}
        bottom += 1
    left = min(across)
    down = {
        r: found
        for r in range(bottom + 1, len(grid.rows))
        if (found := _roles_left(grid, r, left, under, catalogue))
    }
    kinds = {name for its in (*across.values(), *down.values()) for name in its}
    if len(down) < _LEAST_ON_AXIS - 1 or not kinds & {"month", "type", "quarter"}:
        return None
    same = {name for its in across.values() for name in its} & {
        name for its in down.values() for name in its
    }
    return None if same else _Axes(top, bottom, left, across, down)


def _adds(upper: Mapping[int, Roles], lower: Mapping[int, Roles]) -> bool:
    """Return whether a second row of headings has roles that the first does not have."""
    above = {name for its in upper.values() for name in its}
    return all(not set(its) <= above for its in lower.values())


def _roles_of_row(
    grid: Grid, row: int, under: Mapping[Cell, Cell], catalogue: Catalogue
) -> dict[int, Roles]:
    width = len(grid.rows[row])
    right = max([width, *(m.right + 1 for m in grid.merges if m.top == row)])
    found: dict[int, Roles] = {}
    for c in range(1, right):
        value = grid.value(*under.get((row, c), (row, c)))
        its = role(value, catalogue)
        if its is not None and its.name in _AXES:
            found[c] = {its.name: its}
    return found


def _roles_left(
    grid: Grid, row: int, left: int, under: Mapping[Cell, Cell], catalogue: Catalogue
) -> Roles:
    found: Roles = {}
    for c in range(left):
        its = role(grid.value(*under.get((row, c), (row, c))), catalogue)
        if its is not None and its.name in _AXES:
            found.setdefault(its.name, its)
    return found


def _records(
    grid: Grid, axes: _Axes, known: str | None, catalogue: Catalogue
) -> tuple[list[Record], frozenset[Cell]]:
    """Return the records of all cells and the cells accounted for; none of a table of figures."""
    under = owners(grid)
    records: list[Record] = []
    used: set[Cell] = set(lone_cells(grid))
    used |= {(r, c) for r in range(axes.bottom + 1) for c, _ in standing(grid.rows[r])}
    looked_at = dated = 0
    for r, down in axes.down.items():
        used |= {(r, c) for c in range(axes.left)}
        for c, across in axes.across.items():
            if (r, c) in under:
                continue
            value = grid.value(r, c)
            if says_none(value):
                used.add((r, c))
                continue
            looked_at += 1
            found = list(_in_cell(value, (r, c), {**down, **across}, known, catalogue))
            records += found
            if found:
                dated += 1
                used.add((r, c))
        used |= _totals(grid, r, axes)
    if dated * 3 < looked_at * 2:
        return [], frozenset()
    return _of_their_months(records), frozenset(used) & filled_cells(grid)


def _of_their_months(records: list[Record]) -> list[Record]:
    """Return the records, those without a day as of their month where hardly any has a day.

    Among records with days one without is a question.
    """
    blank = sum(r.fields[0].value is None for r in records)
    if blank * 2 < len(records):
        return records
    return [_of_its_month(r) if r.fields[0].value is None and r.month else r for r in records]


def _of_its_month(record: Record) -> Record:
    first = replace(record.fields[0], value=f"{record.month}月", part=True)
    return replace(record, fields=(first, *record.fields[1:]))


def _totals(grid: Grid, row: int, axes: _Axes) -> set[Cell]:
    """Return the cells of a row outside the axes: 合计, 备注."""
    return {(row, c) for c, _ in standing(grid.rows[row]) if c not in axes.across}


def _in_cell(
    value: Value, cell: Cell, roles: Roles, known: str | None, catalogue: Catalogue
) -> Iterator[Record]:
    month = roles["month"].number if "month" in roles else None
    year = roles["month"].year if "month" in roles else None
    type_name = roles["type"].text if "type" in roles else known or ""
    places = [
        Field(heading, roles[name].text, cell, None, True)
        for name, heading in (("branch", _BRANCH), ("group", _GROUP))
        if name in roles
    ]
    for one in held(value, month, type_name, catalogue):
        fields = [Field(key, its, cell, None, part=its is not value) for key, its in one.items()]
        yield Record((*fields, *places), month, year)
