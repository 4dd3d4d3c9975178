"""The table of the records that a form holds: its labels matched as the headings of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from addin.ledger.catalogue import SheetKind
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.one_heading import with_one_heading
from addin.ledger.grid import Grid, a1
from addin.ledger.record import replace
from addin.ledger.tables.headings.matched_headings import match_headings
from addin.ledger.tables.rows.data_rows import DATE, TYPE, Row
from addin.ledger.tables.table import Table, own_columns
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import heading_key


def table_of(grid: Grid, found: Found, kind: SheetKind) -> Table:
    """Return the table of what was found, each field with the address of its cell."""
    records = with_one_heading(found.records, kind)
    headings = _headings(records)
    texts = dict(enumerate(headings.values()))
    columns, problems = match_headings(grid, kind, 0, texts)
    keys = list(headings)
    rows = tuple(_row(grid.sheet, r, keys, columns, n) for n, r in enumerate(records, 1))
    totals = tuple(_total(_row(grid.sheet, r, keys, columns, 0), r) for r in found.totals)
    return Table(
        kind=kind,
        sheet=grid.sheet,
        header=found.header + 1,
        columns=columns,
        headings={key: found.titles.get(key, texts[i]) for key, i in columns.items()},
        rows=rows,
        title=found.title,
        totals=totals,
        problems=(*_at_labels(problems, records), *found.problems),
        hidden=tuple(row.number for row in rows if row.number - 1 in grid.hidden_rows),
        form=found.form,
        cells=found.cells,
        sums=tuple((a1(*s.cell), s.stated, s.counted) for s in found.sums),
        own=own_columns(texts, frozenset(columns.values())),
    )


def _total(row: Row, record: Record) -> Row:
    """Return a row of sums as one that comes below all that it sums up."""
    return replace(row, number=max(f.cell[0] for f in record.fields) + 1)


def _headings(records: Iterable[Record]) -> dict[str, str]:
    """Return every heading once, by its key, in the order in which they come."""
    found: dict[str, str] = {}
    for record in records:
        for field in record.fields:
            found.setdefault(heading_key(field.heading), field.heading)
    return found


def _row(
    sheet: str, record: Record, keys: Sequence[str], columns: Mapping[str, int], item: int
) -> Row:
    by_key: dict[str, Field] = {}
    for field in record.fields:
        by_key.setdefault(heading_key(field.heading), field)
    fields = [by_key.get(key) for key in keys]
    own = {key: f for key, i in columns.items() if (f := fields[i]) is not None}
    return Row(
        sheet,
        _anchor(record, own)[0] + 1,
        [f.value if f else None for f in fields],
        {key: i for key, i in columns.items() if key in own},
        filled={key: f.value for key, f in own.items() if f.part},
        addresses={key: a1(*f.cell) for key, f in own.items()},
        month=record.month,
        year=record.year,
        item=item,
    )


def _anchor(record: Record, own: Mapping[str, Field]) -> Cell:
    """Return the cell whose row a record is named by: that of the day, else of its first field."""
    dated = own.get(DATE)
    if dated is not None and not dated.part:
        return dated.cell
    typed = own.get("主题") or own.get(TYPE) or dated
    return typed.cell if typed else record.fields[0].cell


def _at_labels(problems: Iterable[CellProblem], records: Sequence[Record]) -> Iterable[CellProblem]:
    """Yield the problems of headings at the cells where those headings are."""
    labels: dict[str, Cell] = {}
    for record in records:
        for f in record.fields:
            if f.label is not None:
                labels.setdefault(heading_key(f.heading), f.label)
    for p in problems:
        place = labels.get(heading_key(p.text))
        yield replace(p, cell=a1(*place) if place else None)
