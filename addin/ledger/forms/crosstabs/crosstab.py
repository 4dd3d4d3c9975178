"""Tables with two axes: types, months, branches or groups down and across, records in the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import filled_cells, lone_cells, owners, title_cells, title_text
from addin.ledger.forms.crosstabs.crosstab_axes import Axes, Roles, axes_at, day_of_month
from addin.ledger.forms.crosstabs.crosstab_plans import are_parted, but_plans, is_plan
from addin.ledger.forms.crosstabs.crosstab_sums import is_sum, sums
from addin.ledger.forms.crosstabs.further_types import pointing, with_further_types
from addin.ledger.forms.crosstabs.held_in_cell import held
from addin.ledger.forms.crosstabs.notes_in_cell import how_often, is_tick, says_none, ticks
from addin.ledger.forms.form import Cell, Field, Found, Record, Sum
from addin.ledger.forms.roles import Role
from addin.ledger.forms.texts.activity_text import REMARK, TITLE, WEEKDAY, activities_in, details
from addin.ledger.forms.texts.usually_said import with_blanks
from addin.ledger.grid import Grid, Value
from addin.ledger.record import replace
from addin.ledger.tables.headings.headers import HEADER_SEARCH_ROWS
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, TYPE
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import heading_key, is_unfilled, shown

_LEAST_RECORDS = 3
_MANY = 5  # 4 may be how often, 15 is a day
_LAST_DAY = 31
_LARGE = 6  # headings on both axes: then a record or two are enough
_BRANCH, _GROUP = "党支部", "党小组"
_SPEAKS = pattern(r"[\u4e00-\u9fff]\D*[\u4e00-\u9fff]")
_LIKE_NAMES = pattern(r"[\u4e00-\u9fff]{2,3}(?:[、，\s][\u4e00-\u9fff]{2,3})*")
_OF_DAYS = pattern(r"(?:召开|开展|举行|活动|会议)?(?:时间|日期)")


def read_crosstab(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read a sheet with two axes; None where most of its cells tell no day or month."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        axes = axes_at(grid, top, catalogue)
        if axes is None:
            continue
        own, title = title_text(grid, top), title_text(grid, top, above)
        known = type_told("", own, catalogue) or type_told(grid.sheet, above, catalogue)
        read = _Cells(grid, axes, catalogue, known, title).read()
        if read is not None:
            return Found("crosstab", read.records, read.cells, axes.bottom, title, sums=read.sums)
    return None


class _Read(Struct, frozen=True):
    records: tuple[Record, ...]
    cells: frozenset[Cell]
    sums: tuple[Sum, ...]


class _Cells(Struct, frozen=True):
    """The cells of a crosstab; ``known``: the type that its title states."""

    grid: Grid
    axes: Axes
    catalogue: Catalogue
    known: str | None
    title: str

    def read(self) -> _Read | None:
        """Return the records of all cells and the cells accounted for; None for mere figures."""
        by_cell = self._by_group() if self.axes.fields else self._by_cell()
        by_cell = but_plans(self.axes, by_cell, self.catalogue)
        records = [record for its in by_cell.values() for record in its]
        read = sum(map(bool, by_cell.values()))
        enough = read * 3 >= len(by_cell) * 2 or self._is_calendar()
        if not enough or len(records) < self._least() or _are_names(records):
            return None
        if not self.axes.fields and not self.axes.days:
            by_cell |= self._of_figures(by_cell)
        by_cell = with_further_types(self.axes, by_cell, self.catalogue)
        counted, pointers = pointing(self.grid, self.axes, by_cell)
        records = [record for its in counted.values() for record in its]
        used = {f.cell for record in records for f in record.fields}
        by_cell = counted | pointers
        cells = self._accounted({*used, *(cell for cell, its in by_cell.items() if its)})
        found = (
            () if self.axes.fields or are_parted(self.axes) else sums(self.grid, self.axes, by_cell)
        )
        return _Read(with_blanks(_of_their_months(records)), cells, found)

    def _by_cell(self) -> dict[Cell, list[Record]]:
        """Return the records of each cell that says something."""
        under = owners(self.grid)
        found: dict[Cell, list[Record]] = {}
        for r, down in self.axes.down.items():
            for c, across in self.axes.across.items():
                value = self.grid.value(r, c)
                if (r, c) not in under and not says_none(value):
                    found[r, c] = list(self._in_cell(value, (r, c), {**down, **across}))
        return found

    def _of_figures(self, by_cell: Mapping[Cell, Sequence[Record]]) -> dict[Cell, list[Record]]:
        """Return the records of the cells of a table of activities that say no more than a figure.

        Alone such cells tell nothing; among days and ticks 2次 is twice in its month.
        """
        ticked = sum(self._is_ticked(cell) for cell, its in by_cell.items() if its)
        ticks = ticked * 2 > sum(map(bool, by_cell.values()))
        found = {}
        for (r, c), its in by_cell.items():
            roles = {**self.axes.down[r], **self.axes.across[c]}
            if not its and ("type" in roles or self.known):
                found[r, c] = self._of_figure((r, c), roles, ticks)
        return found

    def _is_ticked(self, cell: Cell) -> bool:
        value = self.grid.value(*cell)
        return isinstance(value, str) and ticks(value) > 0

    def _of_figure(self, cell: Cell, roles: Roles, among_ticks: bool) -> list[Record]:
        """Return the records of 2次, of 2 among ticks and of 15 among days; else a question."""
        value, month = self.grid.value(*cell), roles.get("month")
        number = int(value) if isinstance(value, float) and value.is_integer() else 0
        times = how_often(value) or (number if among_ticks else 0)
        day: Value = None
        if month and 0 < times < _MANY:
            day = f"{month.number}月"
        elif month and _MANY <= number <= _LAST_DAY:
            day = f"{number}日"
        said = {DATE: day, TYPE: roles["type"].text if "type" in roles else self.known}
        if day is None:
            said[TITLE] = shown(value)
        fields = [Field(key, v, cell, None, True) for key, v in said.items()]
        its = (month.number, month.year) if month else (None, None)
        record = Record((*fields, *self._places(cell, roles)), *its)
        return [record] * (times if day and times < _MANY else 1)

    def _by_group(self) -> dict[Cell, list[Record]]:
        """Return the record of each row of fields, 时间, 议题, 人数, that says something."""
        found: dict[Cell, list[Record]] = {}
        for r, down in self.axes.down.items():
            for group in _groups(self.axes):
                fields = [
                    Field(self.axes.fields[c], value, (r, c))
                    for c in group
                    if not is_unfilled(value := self.grid.value(r, c))
                ]
                if fields and not any(map(self._says_off, fields)):
                    roles = {**down, **self.axes.across[group[0]]}
                    found[r, group[0]] = [self._of_fields(group, fields, roles)]
        return found

    def _says_off(self, field: Field) -> bool:
        """Return whether the day or the topic says that nothing was held: 停开, 春节放假."""
        key = self.catalogue.sheet(ACTIVITIES).headings.get(heading_key(field.heading))
        return key in (DATE, TITLE) and says_none(field.value)

    def _of_fields(self, group: Sequence[int], fields: list[Field], roles: Roles) -> Record:
        row, said = fields[0].cell[0], {f.heading for f in fields}
        blank = (
            Field(self.axes.fields[c], None, (row, c))
            for c in group
            if self.axes.fields[c] not in said
        )
        type_name = roles["type"].text if "type" in roles else self.known
        typed = Field(TYPE, type_name, (row, group[0]), None, True)
        month = roles.get("month")
        places = self._places((row, group[0]), roles)
        number, year = (month.number, month.year) if month else (None, None)
        return Record((*fields, *blank, typed, *places), number, year)

    def _places(self, cell: Cell, roles: Roles) -> list[Field]:
        named = (("branch", _BRANCH), ("group", _GROUP))
        return [Field(h, roles[n].text, cell, None, True) for n, h in named if n in roles]

    def _is_calendar(self) -> bool:
        """Return whether days are down and months across: others write into it as well."""
        return bool(self.axes.days) and all("month" in its for its in self.axes.across.values())

    def _least(self) -> int:
        large = len(self.axes.across) + len(self.axes.down) >= _LARGE
        return 1 if large and not self._is_calendar() else _LEAST_RECORDS

    def _accounted(self, read: set[Cell]) -> frozenset[Cell]:
        """Return the filled cells but those of the table that are not read."""
        filled = filled_cells(self.grid)
        known = {*read, *lone_cells(self.grid), *title_cells(self.grid, self.axes.top)}
        return frozenset(cell for cell in filled if cell in known or self._is_beside(cell))

    def _is_beside(self, cell: Cell) -> bool:
        """Return whether a cell is a heading, a sum or a remark, or says that nothing was held."""
        row, column = cell
        if row in self.axes.down and column in self.axes.across:
            return says_none(self.grid.value(row, column)) or is_plan(self.axes, cell)
        headed = self.axes.top <= row <= self.axes.bottom or row in self.axes.down
        return headed or is_sum(self.grid, row, self.axes.left)

    def _in_cell(self, value: Value, cell: Cell, roles: Roles) -> Iterator[Record]:
        its = roles.get("month")
        month, year = (its.number, its.year) if its else (None, None)
        type_name = roles["type"].text if "type" in roles else self.known or ""
        places = self._places(cell, roles)
        if (day := self.axes.days.get(cell[0])) and its:
            yield from self._in_year(day, value, cell, its)
            return
        if day:
            yield from self._on(day, value, cell, (*places, *self._typed(cell, roles)))
            return
        value = self._as_day(value, month, roles)
        for one in held(value, month, type_name, self.catalogue):
            if (
                one[DATE] is None
                and REMARK not in one
                and not _SPEAKS.search(str(one.get(TITLE) or ""))
            ):
                continue  # 95%, 23人: no activity is told
            whole = self.grid.value(*cell)
            fields = [Field(key, v, cell, None, v is not whole) for key, v in one.items()]
            yield Record((*fields, *places), month, year)

    def _typed(self, cell: Cell, roles: Roles) -> list[Field]:
        return [Field(TYPE, roles["type"].text, cell, None, True)] if "type" in roles else []

    def _on(self, day: Cell, value: Value, cell: Cell, others: Sequence[Field]) -> Iterator[Record]:
        """Yield what was held on the day that its row is headed with: a tick, or what about."""
        if not isinstance(value, str):
            return
        said = {} if is_tick(value) else details(value, self.catalogue, dated=True)
        date_field = Field(DATE, self.grid.value(*day), day)
        yield Record(
            (date_field, *(Field(k, v, cell, None, True) for k, v in said.items()), *others)
        )

    def _in_year(self, day: Cell, value: Value, cell: Cell, month: Role) -> Iterator[Record]:
        """Yield what the text of a calendar of the year says, days down and months across."""
        number = day_of_month(self.grid.value(*day))
        for one in (
            activities_in(value, self.catalogue, dated=True) if isinstance(value, str) else ()
        ):
            weekday = one.pop(WEEKDAY, "")
            said = {DATE: f"{month.number}月{number}日{weekday}", **one}
            fields = tuple(Field(k, v, cell, None, True) for k, v in said.items())
            yield Record(fields, month.number, month.year)

    def _as_day(self, value: Value, month: int | None, roles: Roles) -> Value:
        """Return 5 below 1月 as that day, where a heading or the title says that days are written.

        Elsewhere it is how often.
        """
        if not isinstance(value, float) or not value.is_integer() or month is None:
            return value
        said = (self.title, *(its.said for its in roles.values()))
        return f"{int(value)}日" if any(map(_OF_DAYS.search, said)) else value


def _groups(axes: Axes) -> list[list[int]]:
    """Return the columns with fields that are below one heading of the axis."""
    found: list[list[int]] = []
    for c in sorted(axes.fields):
        if found and axes.across[c] == axes.across[found[-1][0]]:
            found[-1].append(c)
        else:
            found.append([c])
    return found


def _are_names(records: Sequence[Record]) -> bool:
    """Return whether most records have no day, and words as short as people's names are.

    A table of who lectures, or is on duty, holds no activities.
    """
    undated = [r for r in records if r.fields[0].value is None]
    topics = [shown(f.value) for r in undated for f in r.fields if f.heading == TITLE]
    return sum(bool(_LIKE_NAMES.fullmatch(t)) for t in topics) * 2 > len(records)


def _of_their_months(records: list[Record]) -> list[Record]:
    """Return the records, those without a day as of their month where hardly any has a day.

    Among records with days one without is a question.
    """
    blank = sum(r.fields[0].heading == DATE and r.fields[0].value is None for r in records)
    if blank * 2 < len(records):
        return records
    return [_of_its_month(r) if r.fields[0].value is None and r.month else r for r in records]


def _of_its_month(record: Record) -> Record:
    first = replace(record.fields[0], value=f"{record.month}月", part=True)
    return replace(record, fields=(first, *record.fields[1:]))
