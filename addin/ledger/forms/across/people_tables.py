"""Tables of people that are no lists: steps down and persons across, talks person by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.forms.cells import filled_cells, lone_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.texts.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.headings.headers import HEADER_SEARCH_ROWS
from addin.ledger.tables.headings.month_headings import heading_text
from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.ledger.values.names import has_surname
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, heading_key, is_unfilled, shown, standing

TALKS = "谈心谈话"
_NOT_OF_PEOPLE = (ACTIVITIES, "参数", TALKS)
_PERSON = "姓名"
_SEARCHED = 3  # columns in which the headings may be
_LEAST_HEADINGS = 3
_LEAST_PEOPLE = 2
_NAME = pattern(r"[\u4e00-\u9fff·]{2,4}")
_OF_TALKS = pattern(r"谈心|谈话")


def read_people(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read a sheet with a person a column, or of talks between persons; None where it is neither.

    Of several kinds it is the one that knows most of its headings.
    """
    kinds = (k for k in catalogue.sheets if k.name not in _NOT_OF_PEOPLE)
    found = [its for k in kinds if _PERSON in k.identified_by and (its := _across(grid, k, above))]
    best = max(found, key=lambda its: len(its.records[0].fields), default=None)
    return best or _talks(grid, above)


def _across(grid: Grid, kind: SheetKind, above: str) -> Found | None:
    """Return the persons of a sheet whose headings are in one column."""
    for column in range(_SEARCHED):
        keys = {
            r: key
            for r in range(len(grid.rows))
            if (key := kind.headings.get(heading_key(heading_text(grid.value(r, column))), ""))
        }
        named = next((r for r, key in keys.items() if key == _PERSON), None)
        if named is None or len(set(keys.values())) < _LEAST_HEADINGS:
            continue
        people = [c for c, _ in standing(grid.rows[named]) if c > column]
        if not people or not all(_is_person(grid.value(named, c)) for c in people):
            continue
        records = [_person(grid, keys, column, c) for c in people]
        cells = {(r, c) for r in keys for c in (column, *people)} | set(lone_cells(grid))
        held = filled_cells(grid) & cells
        title = title_text(grid, min(keys), above)
        return Found("columns", tuple(records), held, min(keys), title, kind.name)
    return None


def _person(grid: Grid, keys: Mapping[int, str], column: int, person: int) -> Record:
    return Record(
        tuple(
            Field(
                clean(shown(grid.value(r, column))), grid.value(r, person), (r, person), (r, column)
            )
            for r in keys
        )
    )


def _is_person(value: Value) -> bool:
    text = folded(value) if isinstance(value, str) else ""
    return _NAME.fullmatch(text) is not None and has_surname(text)


def _talks(grid: Grid, above: str) -> Found | None:
    """Return the talks of a sheet with who talked down and with whom across, a day in each cell."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        across = {c: v for c, v in standing(grid.rows[top]) if c and _is_person(v)}
        title = title_text(grid, top, above)
        if len(across) < _LEAST_PEOPLE or not _OF_TALKS.search(grid.sheet + title):
            continue
        down = {r: v for r in range(top + 1, len(grid.rows)) if _is_person(v := grid.value(r, 0))}
        records = list(_of_talks(grid, down, across, top))
        if len(down) >= _LEAST_PEOPLE and len(records) >= _LEAST_PEOPLE:
            cells = {(r, c) for r in (top, *down) for c in (0, *across)} | set(lone_cells(grid))
            held = filled_cells(grid) & cells
            return Found("crosstab", tuple(records), held, top, title, TALKS)
    return None


def _of_talks(
    grid: Grid, down: Mapping[int, Value], across: Mapping[int, Value], top: int
) -> Iterator[Record]:
    for r, talker in down.items():
        for c, listener in across.items():
            value = grid.value(r, c)
            if not is_unfilled(value) and is_day(value):
                yield Record(_talk((r, c), value, ((r, 0), talker), ((top, c), listener)))


def _talk(
    cell: Cell, day: Value, talker: tuple[Cell, Value], listener: tuple[Cell, Value]
) -> tuple[Field, ...]:
    return (
        Field("日期", day, cell),
        Field("谈话人", talker[1], talker[0]),
        Field("谈话对象", listener[1], listener[0]),
    )
