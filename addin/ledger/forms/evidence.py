"""How far a reading explains its sheet: records with a day and a type, and cells accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, TYPE, Row
from addin.ledger.tables.rows.dittos import is_ditto
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.tables.table import Table
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.days.relative_days import is_relative
from addin.ledger.values.text import folded, heading_key, is_unfilled, shown, standing

LEAST_SHARE = 0.6
CONVINCING = 0.8
MOST_SLIPS = 2
MOST_OTHERS = 5  # activities of types that are not counted, to each that is
_MOST_LOOKED_AT = 100
_HEADER_ROWS = 2  # above the last of a header
_MOST_REMARKS = 2  # in a row above a table: 编制单位, 填表日期
_LEAST_OF_BLOCK = 3
_BLOCK_LOOKED_AT = 20
_NOT_OF_MEETING = ("计划", "预计", "拟", "登记", "录入", "填", "上报", "上传", "归档")
_ANY_YEAR = DateContext(2000)
_TOPIC = ("主题", "主要内容")
_MEANT = {"date-impossible", "date-no-year"}


class Evidence(Struct, frozen=True):
    """What speaks for a reading of a sheet.

    ``records``: how many were looked at; ``whole``: those with a day and a type; ``explained``: the
    share of the filled cells that the reading accounts for; ``unread``: the
    heading of the types in a block of columns with days and types that no table reads, if any.
    """

    records: int
    whole: int
    explained: float
    unread: str = ""

    @property
    def share(self) -> float:
        """The share of the records that have both a day and a type; 1 where there are none."""
        return self.whole / self.records if self.records else 1.0

    @property
    def weight(self) -> float:
        """How good an explanation it is, to be compared with others of the same sheet."""
        return self.whole * self.share * self.explained


def evidence(grid: Grid, tables: Sequence[Table], catalogue: Catalogue) -> Evidence:
    """Return what speaks for the tables read from a sheet, looking at some 100 rows at most.

    Types that are not counted, 工会活动, speak for a ledger only beside such as are.
    """
    rows = [
        row for t in tables if t.kind.name == ACTIVITIES for row in t.rows if DATE not in row.merged
    ]  # rows that share one merged day are one witness
    looked_at = rows[:: len(rows) // _MOST_LOOKED_AT + 1]
    dated = [row for row in looked_at if _is_dated(row)]
    counted = sum(_is_typed(row.value(TYPE), catalogue) for row in dated)
    others = sum(_is_of_another_type(row.value(TYPE), catalogue) for row in dated)
    whole = counted + others if counted * MOST_OTHERS >= others else counted
    heading, columns = _unread_block(grid, tables, catalogue)
    return Evidence(len(looked_at), whole, explained(grid, tables, columns), heading)


def _is_dated(row: Row) -> bool:
    value = row.value(DATE)
    if is_ditto(value) or is_relative(value):
        return True
    if is_unfilled(value):
        return row.month is not None
    reading = parse_when(value, DateContext(2000, month=row.month or month_told(row.sheet)))
    return reading.value is not None or any(p.kind in _MEANT for p in reading.problems)


def _is_typed(value: Value, catalogue: Catalogue) -> bool:
    """Return whether a cell names types that are counted, or is nearly the name of one."""
    if is_ditto(value):
        return True
    reading = parse_types(value, catalogue)
    if reading.value is not None and reading.value.names:
        return True
    return any(p.suggestion or p.kind == "type-too-broad" for p in reading.problems)


def _is_of_another_type(value: Value, catalogue: Catalogue) -> bool:
    """Return whether a cell names a type that is known not to be counted."""
    reading = parse_types(value, catalogue)
    return reading.value is not None and not reading.value.names


def _unread_block(
    grid: Grid, tables: Sequence[Table], catalogue: Catalogue
) -> tuple[str, frozenset[int]]:
    """Return the heading of types, or of days, in columns of a list that are not read and may be
    half of a page, and those columns; an empty one where there are none. Plans are none.

    They hold days and types, or stand apart behind an empty column with days and a topic.
    """
    for table in tables:
        if table.form != "list" or table.kind.name != ACTIVITIES or table.ticks:
            continue
        unread = table.spanned - set(table.columns.values())
        days = [c for c in sorted(unread) if _holds_days(grid, table, c)] if unread else []
        if not days:
            continue
        for c in sorted(unread):
            if _holds_types(grid, table, c, catalogue):
                return shown(grid.value(table.header - 1, c)), unread
        for side in _behind_gaps(grid, table):
            if at := side & set(days):
                return shown(grid.value(table.header - 1, min(at))), side
    return "", frozenset()


def _behind_gaps(grid: Grid, table: Table) -> Iterator[frozenset[int]]:
    """Yield the columns that an empty one parts from those of a list's days, types and topic, and
    that are headed as a list of activities is."""
    known, own = table.kind.headings, table.columns
    told = {own[key] for key in (DATE, TYPE) if key in own}
    topics = {own[key] for key in _TOPIC if key in own}
    for gap in sorted(set(range(min(table.spanned), max(table.spanned))) - table.spanned):
        before = frozenset(c for c in table.spanned if c < gap)
        for side in (before, table.spanned - before):
            texts = (heading_key(shown(grid.value(table.header - 1, c))) for c in side)
            keys = {known.get(text) for text in texts}
            if side & told or topics <= side:
                continue
            if DATE in keys and not keys.isdisjoint(_TOPIC):
                yield side


def _holds_types(grid: Grid, table: Table, column: int, catalogue: Catalogue) -> bool:
    values = _below(grid, table, column)
    typed = sum(isinstance(v, str) and folded(v) in catalogue.type_names for v in values)
    return typed >= max(_LEAST_OF_BLOCK, LEAST_SHARE * len(values))


def _holds_days(grid: Grid, table: Table, column: int) -> bool:
    heading = folded(shown(grid.value(table.header - 1, column)))
    if any(word in heading for word in _NOT_OF_MEETING):
        return False
    values = _below(grid, table, column)
    of_days = heading == "日"
    days = sum(of_days or parse_when(v, _ANY_YEAR).value is not None for v in values)
    return days >= max(_LEAST_OF_BLOCK, LEAST_SHARE * len(values))


def _below(grid: Grid, table: Table, column: int) -> list[Value]:
    rows = range(table.header, min(len(grid.rows), table.header + _BLOCK_LOOKED_AT))
    return [v for r in rows if not is_unfilled(v := grid.value(r, column))]


def explained(grid: Grid, tables: Sequence[Table], unread: frozenset[int] = frozenset()) -> float:
    """Return the share of a sheet's filled cells that its tables account for.

    Of a large list every so many rows are looked at. ``unread``: columns of a block in no table.
    """
    step = len(grid.rows) // _MOST_LOOKED_AT + 1
    rows = range(0, len(grid.rows), step)
    listed = [t for t in tables if t.form == "list"]
    known = frozenset().union(*(t.cells for t in tables))
    filled = accounted = 0
    for r in rows:
        texts = standing(grid.rows[r])
        filled += len(texts)
        accounted += sum(
            (r, c) in known or _in_list(r, c, len(texts), listed)
            for c, _ in texts
            if c not in unread
        )
    return accounted / filled if filled else 0.0


def _in_list(row: int, column: int, beside: int, tables: Sequence[Table]) -> bool:
    """Return whether a cell is in a list's columns, or alone in its row as titles and notes are."""
    return beside == 1 or any(
        (t.header <= row + 1 and column in t.spanned) or _above(row + 1, beside, t.header)
        for t in tables
    )


def _above(number: int, beside: int, header: int) -> bool:
    """Return whether a row is one of the header's, or holds a title or a few remarks above it."""
    return number < header and (beside <= _MOST_REMARKS or number >= header - _HEADER_ROWS)
