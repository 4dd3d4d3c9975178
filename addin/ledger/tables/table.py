"""Where a sheet's table is: its kind, its header, its columns, its data rows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.grid import Grid, column_letters
from addin.ledger.period import period_in_title
from addin.ledger.record import replace
from addin.ledger.tables.further_tables import SETTINGS, further_headers, title_top
from addin.ledger.tables.headings.headers import (
    HEADER_SEARCH_ROWS,
    dated_at,
    fullest,
    headers,
    untyped_at,
)
from addin.ledger.tables.headings.matched_headings import NAMES, TITLE
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, TYPE, Header, Row
from addin.ledger.tables.rows.halves import parted, possible_cuts, sides
from addin.ledger.tables.rows.record_rows import data_rows, small_tables, totals_rows
from addin.ledger.tables.rows.row_roles import has_record
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.tables.type_columns import with_types
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import heading_key, is_blank, shown

if TYPE_CHECKING:
    from addin.ledger.tables.stated_counts import StatedCount

__all__ = ["Row", "Table", "find_table", "find_tables", "looks_untyped", "with_implied"]

FEWEST_MEMBERS = 3  # that have a column each


class Table(Struct, frozen=True):
    """A sheet understood: kind, header (one-based row), columns by canonical key, data rows.

    ``hidden``: numbers of the data rows that Excel does not show. ``totals``: the rows that sum
    the others up. ``implied``: values that the sheet's name or title gives to all rows.
    ``hidden_columns``: letters of the columns with a heading that it does not show. ``asides``:
    the first and last rows of small tables of figures among the rows, not read. ``ticks``: types
    that have a column each, to be ticked. ``form``: how the sheet is laid out; ``columns`` are
    positions in ``Row.values`` and, in a list, columns of the sheet. ``sums``: what
    a form says that its records come to: the cell, the number, and what each way to count gives.
    ``counts``: figures below a list that say how often each type was held. ``people``: the columns
    headed with members' names, to be ticked. ``own``: further columns by
    their headings: the office's own.
    """

    kind: SheetKind
    sheet: str
    header: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    title: str
    problems: tuple[CellProblem, ...] = ()
    hidden: tuple[int, ...] = ()
    totals: tuple[Row, ...] = ()
    implied: Mapping[str, str] = field(default_factory=dict)
    asides: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[str, ...] = ()
    ticks: Mapping[int, str] = field(default_factory=dict)
    form: str = "list"
    cells: frozenset[tuple[int, int]] = frozenset()
    sums: tuple[tuple[str, int, tuple[int, ...]], ...] = ()
    spanned: frozenset[int] = frozenset()
    counts: tuple[StatedCount, ...] = ()
    people: Mapping[int, str] = field(default_factory=dict)
    own: Mapping[str, int] = field(default_factory=dict)


def find_table(grid: Grid, catalogue: Catalogue) -> Table | None:
    """Return the first table of a sheet; None where no kind of sheet fits."""
    return next(iter(find_tables(grid, catalogue)), None)


def find_tables(grid: Grid, catalogue: Catalogue, above: str = "") -> list[Table]:
    """Find the tables of a sheet by its contents, from top to bottom.

    A sheet is of the kind whose header has the most columns. A further header that puts its
    columns elsewhere, or is of another kind, begins a table of its own. An activity sheet without
    a column for the type takes it from the sheet's name or title. ``above``: the title of a table
    that this part of the sheet stands beside.
    """
    best = fullest(headers(grid, catalogue.sheets))
    first = best or fullest(_untyped(grid, catalogue))
    if first is None:
        return []
    if first.kind.name != SETTINGS and (parts := sides(grid, first, catalogue)):
        left = find_tables(parts[0], catalogue, above)
        return left + find_tables(parts[1], catalogue, left[0].title if left else above)
    if first.kind.name == ACTIVITIES and (both := _two_lists(grid, first, catalogue, above)):
        return both
    told = frozenset() if TYPE in first.columns else frozenset({TYPE})
    found = [first]
    if first.kind.name != SETTINGS:  # a list of keys, with notes beside it
        further = further_headers(grid, first, catalogue, told)
        found = _with_records(grid, sorted([first, *further], key=lambda h: h.top), first)
    tables: list[Table] = []
    for header in (_typed(grid, h, catalogue) for h in found):
        table = _finished(grid, header, catalogue, tables[0].title if tables else above)
        if best or TYPE in table.columns or table.kind.name != ACTIVITIES or TYPE in table.implied:
            tables.append(table)
    return tables


def _two_lists(grid: Grid, first: Header, catalogue: Catalogue, above: str) -> list[Table]:
    """Return the tables of a page whose halves are two lists with other columns; none where it is
    one list. Each has days and types of its own, or a title that tells the type."""
    for cut, title in possible_cuts(grid, first):
        parts = parted(grid, cut, catalogue)
        right = find_tables(parts[1], catalogue)
        if not _is_list_of_its_own(right, title, catalogue):
            continue
        left = find_tables(parts[0], catalogue, above)
        if left and left[0].kind.name == ACTIVITIES and _holds_values(left[0]):
            return left + [_titled(t, left[0].title or above) for t in right]
    return []


def _holds_values(table: Table) -> bool:
    """Return whether rows are below a header, none of them a form's labels in place of a day."""
    days = [heading_key(row.text(DATE)) for row in table.rows]
    return bool(days) and not any(day in table.kind.headings for day in days)


def _titled(table: Table, above: str) -> Table:
    """Return a table with the title of the page before its own, which may call it a plan."""
    if "计划" in table.title or period_in_title(table.title) or not period_in_title(above):
        return table
    return replace(table, title=f"{above} {table.title}".strip())


def _is_list_of_its_own(tables: Sequence[Table], title: str, catalogue: Catalogue) -> bool:
    """Return whether what is on the right of a page is a list of activities."""
    first = next(iter(tables), None)
    if first is None or first.kind.name != ACTIVITIES or not first.rows:
        return False
    return TYPE in first.columns or type_told("", title, catalogue) is not None


def _typed(grid: Grid, header: Header, catalogue: Catalogue) -> Header:
    """Return an activity header with the column that tells the type, though it is not headed so."""
    if header.kind.name != ACTIVITIES:
        return header
    return with_types(grid, header, catalogue)


def _with_records(grid: Grid, found: Sequence[Header], first: Header) -> list[Header]:
    """Return the headers that head anything, each with where its table begins and ends.

    Above the ``first`` only a header with a whole record below it is one: a form's captions may
    look like headings.
    """
    ends = [h.top for h in found[1:]] + [len(grid.rows)]
    kept = [
        h
        for h, end in zip(found, ends, strict=True)
        if h.top >= first.top or has_record(grid, h, end)
    ]
    later = [title_top(grid, h.top) for h in kept[1:]]
    begins, ends = [None, *later], [*later, len(grid.rows)]
    return [
        replace(h, begin=begin, end=end) for h, begin, end in zip(kept, begins, ends, strict=True)
    ]


def _finished(grid: Grid, header: Header, catalogue: Catalogue, above: str) -> Table:
    """Return the table below a header, with the type of its activities where no column tells it.

    ``above``: the title of the sheet's first table, where this one has none of its own.
    """
    table = _table(grid, header, catalogue, above)
    if table.kind.name == ACTIVITIES and heading_key(table.headings.get(TYPE, "")) in NAMES:
        table = _by_name(table, grid, catalogue)
    if table.kind.name != ACTIVITIES or TYPE in table.columns:
        return table
    name = type_told(grid.sheet, table.title, catalogue)
    if name is not None:
        return with_implied(_with_further_types(table, name, catalogue), TYPE, name)
    by_bands = bool(table.rows) and all(TYPE in row.filled for row in table.rows)
    return replace(table, implied={TYPE: ""}) if by_bands else table


def _with_further_types(table: Table, told: str, catalogue: Catalogue) -> Table:
    """Return a table of one type whose rows are of a further type as well where their topic says
    so: 2024年度组织生活会暨民主评议党员 on a sheet 组织生活会."""
    names = set(told.split("暨"))

    def of_both(row: Row) -> Row:
        topic = row.text(TITLE)
        types = parse_types(topic, catalogue).value if any(n in topic for n in names) else None
        if types is None or not names < set(types.names):
            return row
        return replace(row, filled={**row.filled, TYPE: "暨".join(types.names)})

    return replace(table, rows=tuple(of_both(row) for row in table.rows))


def looks_untyped(grid: Grid, catalogue: Catalogue) -> bool:
    """Return whether a sheet would be an activity sheet, if only something told the type."""
    return fullest(_untyped(grid, catalogue)) is not None


def with_implied(table: Table, column: str, value: str) -> Table:
    """Return a table whose every row has a value that no cell of it holds."""
    rows = tuple(replace(r, filled={column: value, **r.filled}) for r in table.rows)
    return replace(table, rows=rows, implied={**table.implied, column: value})


def _by_name(table: Table, grid: Grid, catalogue: Catalogue) -> Table:
    """Return a table whose 会议名称 is the topic, where the sheet tells the type and no topic is
    written elsewhere."""
    if TITLE in table.columns or type_told(grid.sheet, table.title, catalogue) is None:
        return table
    renamed = {TITLE if key == TYPE else key: i for key, i in table.columns.items()}
    headings = {TITLE if key == TYPE else key: t for key, t in table.headings.items()}
    rows = tuple(replace(row, columns=renamed) for row in table.rows)
    return replace(table, columns=renamed, headings=headings, rows=rows)


def _untyped(grid: Grid, catalogue: Catalogue) -> Iterator[Header]:
    """Yield the headers near the top of an activity sheet that lacks the type."""
    for kind in (k for k in catalogue.sheets if k.name == ACTIVITIES):
        for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
            yield from untyped_at(grid, kind, top)
            dated = (with_types(grid, h, catalogue) for h in dated_at(grid, kind, top))
            yield from (h for h in dated if TYPE in h.columns)


def own_columns(texts: Mapping[int, str], read: Container[int]) -> dict[str, int]:
    """Return the columns by heading that nothing else is read from; ``read``: those that are."""
    found: dict[str, int] = {}
    for at, text in sorted(texts.items()):
        name = "".join(text.split())
        if name and at not in read and at >= 0:
            found.setdefault(name, at)
    return found


def _people(header: Header) -> Mapping[int, str]:
    """Return the names that head columns to be ticked; few lists have headings left for them."""
    if len(header.texts) < len({*header.columns.values(), *header.ticks}) + FEWEST_MEMBERS:
        return {}
    from addin.ledger.tables.member_columns import member_columns  # noqa: PLC0415 - seldom needed

    return member_columns(header)


def _table(grid: Grid, header: Header, catalogue: Catalogue, above: str) -> Table:
    blocks = small_tables(grid, header, catalogue)
    asides = tuple(block.rows for block in blocks)
    rows = tuple(data_rows(grid, header, catalogue, asides))
    lines = range(header.begin or 0, header.top)
    title = " ".join(shown(v) for r in lines for v in grid.rows[r] if not is_blank(v))
    title = title if not above or period_in_title(title) else f"{above} {title}".strip()
    people = _people(header)
    read = {*header.columns.values(), *header.ticks, *people}
    return Table(
        kind=header.kind,
        sheet=grid.sheet,
        header=header.bottom + 1,
        columns=header.columns,
        headings={key: header.texts[i] for key, i in header.columns.items()},
        rows=rows,
        title=title,
        problems=header.problems,
        hidden=tuple(row.number for row in rows if row.number - 1 in grid.hidden_rows),
        totals=tuple(totals_rows(grid, header, catalogue, rows, asides)),
        ticks=header.ticks,
        people=people,
        own=own_columns(header.texts, read),
        spanned=frozenset(header.texts),
        asides=tuple((rows[0] + 1, rows[-1] + 1) for rows in asides if len(rows) > 1),
        counts=tuple(c for block in blocks for c in block.counts),
        hidden_columns=tuple(
            column_letters(i) for i in sorted(header.texts) if i in grid.hidden_columns
        ),
    )
