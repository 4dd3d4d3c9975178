"""Activities across: the headings are in one column, each further column is one activity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.forms.across.attendance_marks import came_and_away, is_mark
from addin.ledger.forms.across.headings import block_header, block_starts
from addin.ledger.forms.across.months import Months, months_of
from addin.ledger.forms.cells import filled_cells, lone_cells, owners, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.grid import Grid, Value
from addin.ledger.record import replace
from addin.ledger.tables.headings.month_headings import heading_text
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, TYPE
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import clean, folded, heading_key, is_unfilled, shown, standing

_SEARCHED = 6  # columns in which the headings may be
_LEAST_ACTIVITIES = 2
_LEAST_FILLED = 3  # cells of a column whose day is not written
_PRESENT = "实到人数"
_PERSON = pattern(r"[\u4e00-\u9fff·]{2,6}")
_REMARKS = pattern(r"备注|说明")
_SUMS_UP = pattern(r"合计|小计|总计|累计|备注|说明")
_ANY_YEAR = 2000


class _Block(Struct, frozen=True):
    """The headings of some rows, right of which each column holds an activity.

    ``left``: the last column of headings; ``keys``: the rows by the column of a list that each is;
    ``texts``: the headings as written; ``people``: rows with names.
    """

    left: int
    keys: Mapping[str, int]
    texts: Mapping[int, str]
    people: Sequence[int]
    months: Months = Months()
    problems: tuple[CellProblem, ...] = ()

    def row_of(self, key: str) -> int | None:
        return self.keys.get(key)

    @property
    def known(self) -> frozenset[int]:
        """The rows that are columns of a list."""
        return frozenset(self.keys.values())


def read_columns(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read a sheet with an activity a column; None where no column of headings is found."""
    for column in range(_SEARCHED):
        sheet = _Sheet(grid, catalogue, column)
        blocks = [(block, sheet.activities(block)) for block in sheet.blocks()]
        if max((len(columns) for _, columns in blocks), default=0) >= _LEAST_ACTIVITIES:
            return _found(sheet, blocks, above)
    return None


def _found(
    sheet: _Sheet, blocks: Sequence[tuple[_Block, Sequence[int]]], above: str
) -> Found | None:
    """Return the records of the blocks of headings; None where nothing states their types."""
    grid = sheet.grid
    header = min(min(block.known) for block, _ in blocks)
    title = title_text(grid, header, above)
    told = type_told(grid.sheet, title, sheet.catalogue)
    records = [
        record
        for block, columns in blocks
        for c in columns
        if (record := sheet.record(block, c, told)) is not None
    ]
    if len(records) < _LEAST_ACTIVITIES:
        return None
    cells = {cell for block, columns in blocks for cell in sheet.accounted(block, columns)}
    cells |= {*lone_cells(grid), *((header - 1, c) for c, _ in standing(grid.rows[header - 1]))}
    held = frozenset(cells) & filled_cells(grid)
    problems = tuple(p for block, _ in blocks for p in block.problems)
    titles = {
        key: text
        for block, _ in reversed(blocks)
        for key, r in block.keys.items()
        if (text := block.texts.get(r))
    }
    totals = tuple(total for block, _ in blocks for total in sheet.totals(block))
    found = Found("columns", tuple(records), held, header, title)
    return replace(found, problems=problems, titles=titles, totals=totals)


class _Sheet(Struct, frozen=True, dict=True):
    """A sheet with its headings in one column."""

    grid: Grid
    catalogue: Catalogue
    column: int

    def __post_init__(self) -> None:
        self.__dict__["_under"] = owners(self.grid)

    @property
    def kind(self) -> SheetKind:
        return self.catalogue.sheet(ACTIVITIES)

    def at(self, row: int, column: int) -> tuple[Value, Cell]:
        """Return the value of a cell, that of its merged range included, and where it is."""
        cell = self.__dict__["_under"].get((row, column), (row, column))
        return self.grid.value(*cell), cell

    def blocks(self) -> Iterator[_Block]:
        """Yield the blocks of headings, each with a day and something more."""
        starts = block_starts(self.grid, self.column, self.catalogue)
        for start, end in pairwise([*starts, len(self.grid.rows)]):
            block = self._block(range(start, end))
            if DATE in block.keys and len(block.known) > 1:
                yield block

    def _block(self, rows: range) -> _Block:
        texts = {r: t for r in rows if (t := heading_text(self.grid.value(r, self.column)))}
        headings = {r: self.kind.headings.get(heading_key(t), "") for r, t in texts.items()}
        exact = {key: r for r, key in reversed(headings.items()) if key}
        above = min(exact.values()) - 1
        typed = TYPE not in exact and self._names_types(above)
        header = block_header(self.grid, rows, self.column, self.catalogue, typed=typed)
        keys = dict(header.columns) if header else exact
        keys |= {TYPE: above} if typed else {}
        texts = header.texts if header else texts
        left = header.bottom if header else self.column
        people = [r for r in texts if r not in keys.values() and self._is_person(r, left)]
        months = months_of(self.grid, rows.start, texts)
        return _Block(left, keys, texts, people, months, header.problems if header else ())

    def _is_person(self, row: int, left: int) -> bool:
        """Return whether a row is headed by a name and marked with who came."""
        values = [folded(shown(v)) for c, v in standing(self.grid.rows[row]) if c > left]
        name = folded(shown(self.grid.value(row, self.column)))
        return _PERSON.fullmatch(name) is not None and any(map(is_mark, values))

    def _names_types(self, row: int) -> bool:
        """Return whether a row without a heading, or with one such as 项目, names types."""
        if row < 0:
            return False
        width = max(len(self.grid.rows[row]), len(self.grid.rows[row + 1]))
        values = [self.at(row, c)[0] for c in range(self.column + 1, width)]
        named = [v for v in values if isinstance(v, str) and parse_types(v, self.catalogue).value]
        return len(named) >= _LEAST_ACTIVITIES and len(named) == sum(v is not None for v in values)

    def activities(self, block: _Block) -> list[int]:
        """Return the columns that hold an activity each: a day, or a type and more without one."""
        typed = block.row_of(TYPE)
        width = max(len(self.grid.rows[r]) for r in block.known)
        return [
            c
            for c in range(block.left + 1, width)
            if not self._heads(min(block.known), c, _SUMS_UP)
            and (self._is_day(block, c) or self._is_typed(block, typed, c))
        ]

    def _heads(self, top: int, column: int, words: re.Pattern[str]) -> bool:
        """Return whether a column is headed 合计 or 备注, in its first row or the one above."""
        heads = (folded(shown(self.grid.value(r, column))) for r in (top - 1, top) if r >= 0)
        return any(words.fullmatch(text) for text in heads)

    def _is_day(self, block: _Block, column: int) -> bool:
        value = self._value(block.keys[DATE], column)
        if is_unfilled(value):
            return False
        month = block.months.month(self._value, block.left, column)
        reading = parse_when(value, DateContext(_ANY_YEAR, month=month))
        return reading.value is not None or any(
            p.kind == "date-impossible" for p in reading.problems
        )

    def _value(self, row: int, column: int) -> Value:
        return self.at(row, column)[0]

    def _is_typed(self, block: _Block, row: int | None, column: int) -> bool:
        value = self.at(row, column)[0] if row is not None else None
        if not isinstance(value, str) or parse_types(value, self.catalogue).value is None:
            return False
        return (
            sum(not is_unfilled(self.grid.value(r, column)) for r in block.known) >= _LEAST_FILLED
        )

    def record(self, block: _Block, column: int, told: str | None) -> Record | None:
        fields = [self._field(key, r, column) for key, r in block.keys.items()]
        typed = block.row_of(TYPE)
        if typed is None and told is None:
            return None
        if typed is None:
            fields.append(Field(TYPE, told, fields[0].cell, None, True))
        month = block.months.month(self._value, block.left, column)
        year = block.months.year(self._value, block.left, column)
        return Record((*fields, *self._people(block, column)), month, year)

    def _field(self, key: str, row: int, column: int) -> Field:
        value, cell = self.at(row, column)
        return Field(key, value, cell, (row, self.column), cell != (row, column))

    def _people(self, block: _Block, column: int) -> Iterator[Field]:
        """Yield who came and who did not, where people are marked below one another."""
        names = {
            clean(shown(self.grid.value(r, self.column))).replace(" ", ""): r for r in block.people
        }
        marks = {name: folded(shown(self.grid.value(r, column))) for name, r in names.items()}
        if (told := came_and_away(marks)) is None:
            return
        present, away = told
        known = block.keys
        counted = block.row_of(_PRESENT)
        at = (names[present[0]] if counted is None else counted, column)
        if "参加人员" not in known:
            yield Field("参加人员", "、".join(present), at, None, True)
        if away and "请假人员" not in known:
            reasons = "、".join(f"{name}（{mark}）" for name, mark in away.items())
            yield Field("请假人员", reasons, (names[next(iter(away))], column), None, True)
        if counted is None:
            yield Field(_PRESENT, float(len(present)), at, None, True)

    def totals(self, block: _Block) -> Iterator[Record]:
        """Yield the columns headed 合计, with what they say of each row."""
        for c in self._sums(block):
            its = [(key, r) for key, r in block.keys.items() if self.grid.value(r, c) is not None]
            fields = [Field(key, self.grid.value(r, c), (r, c)) for key, r in its]
            if fields and not self._heads(min(block.known), c, _REMARKS):
                yield Record(tuple(fields))

    def _sums(self, block: _Block) -> list[int]:
        width = max(len(self.grid.rows[r]) for r in block.known)
        top = min(block.known)
        return [c for c in range(block.left + 1, width) if self._heads(top, c, _SUMS_UP)]

    def accounted(self, block: _Block, columns: Sequence[int]) -> Iterator[Cell]:
        """Yield the cells of the headings, what is left of them, of activities, and of sums."""
        sums = self._sums(block)
        for r in {*block.known, *block.texts}:
            yield from ((r, c) for c in (*range(block.left + 1), *columns, *sums))
