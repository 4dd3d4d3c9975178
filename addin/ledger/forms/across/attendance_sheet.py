"""Attendance sheets: people down, days across, a mark where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.across.attendance_marks import came_and_away
from addin.ledger.forms.cells import filled_cells, lone_cells, title_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.texts.activity_text import DATE, TYPE, described
from addin.ledger.forms.texts.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.headings.headers import HEADER_SEARCH_ROWS
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, shown, standing

_LEAST = 2  # days, and people
_NAMES = pattern(r"(?:党员)?(?:姓名|名单|党员|人员)")
_PERSON = pattern(r"[\u4e00-\u9fff·]{2,6}")


def read_attendance(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read a sheet with people down and days across; None where no marks are in it."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        names = [c for c, v in standing(grid.rows[top]) if _NAMES.fullmatch(folded(shown(v)))]
        days = dict(_days(grid, top, catalogue)) if len(names) == 1 else {}
        if len(days) >= _LEAST:
            title = title_text(grid, top, above)
            sheet = _Sheet(grid, catalogue, top, names[0], days)
            records = list(sheet.records(type_told(grid.sheet, title, catalogue)))
            if len(records) >= _LEAST:
                cells = sheet.accounted(records)
                return Found("columns", tuple(records), cells, sheet.first - 1, title)
    return None


def _days(grid: Grid, row: int, catalogue: Catalogue) -> Iterator[tuple[int, Mapping[str, Value]]]:
    """Yield the columns that a row heads with a day, or with a day and a type."""
    for c, value in standing(grid.rows[row]):
        if is_day(value):
            yield c, {DATE: value}
        elif isinstance(value, str) and (said := described(value, catalogue)) and DATE in said:
            yield c, dict(said)


class _Sheet(Struct, frozen=True):
    """An attendance sheet: its header row, the column of names, what its days' headings say."""

    grid: Grid
    catalogue: Catalogue
    top: int
    names: int
    days: Mapping[int, Mapping[str, Value]]

    @property
    def typed(self) -> int | None:
        """The row right above or below the days that names a type for each of them."""
        for r in (self.top + 1, self.top - 1):
            values = [self.grid.value(r, c) for c in self.days]
            if r >= 0 and all(
                isinstance(v, str) and parse_types(v, self.catalogue).value for v in values
            ):
                return r
        return None

    @property
    def first(self) -> int:
        """The first row below the headings."""
        return max(self.top, self.typed or 0) + 1

    @property
    def people(self) -> Mapping[str, int]:
        """The rows of people, by their names."""
        texts = {r: shown(self.grid.value(r, self.names)) for r in self.below}
        return {
            clean(t).replace(" ", ""): r for r, t in texts.items() if _PERSON.fullmatch(folded(t))
        }

    @property
    def below(self) -> range:
        return range(self.first, len(self.grid.rows))

    def records(self, told: str | None) -> Iterator[Record]:
        """Yield what was held: on each day on which somebody is marked as having come."""
        people, typed = self.people, self.typed
        for c, said in self.days.items():
            head = (self.top, c)
            its_type = self.grid.value(typed, c) if typed is not None else said.get(TYPE, told)
            marks = {name: folded(shown(self.grid.value(r, c))) for name, r in people.items()}
            came = came_and_away(marks)
            if its_type is None or came is None:
                continue
            fields = [Field(k, v, head, None, len(said) > 1) for k, v in said.items() if k != TYPE]
            at = head if typed is None else (typed, c)
            fields.append(Field(TYPE, its_type, at, None, typed is None))
            yield Record((*fields, *_who(*came, (people[came[0][0]], c))))

    def accounted(self, records: Sequence[Record]) -> frozenset[Cell]:
        """Return the cells of titles, headings, people and marks."""
        rows = {self.top, *([] if self.typed is None else [self.typed]), *self.people.values()}
        columns = {*range(self.names + 1), *(r.fields[0].cell[1] for r in records)}
        table = {(r, c) for r in rows for c in columns}
        titles = {*lone_cells(self.grid), *title_cells(self.grid, self.top)}
        return filled_cells(self.grid) & {*table, *titles}


def _who(present: Sequence[str], away: Mapping[str, str], cell: Cell) -> Iterator[Field]:
    """Yield how many came, who, and who did not; at the first mark of who came."""
    yield Field("实到人数", float(len(present)), cell, None, True)
    yield Field("参加人员", "、".join(present), cell, None, True)
    if away:
        reasons = "、".join(f"{name}（{mark}）" for name, mark in away.items())
        yield Field("请假人员", reasons, cell, None, True)
