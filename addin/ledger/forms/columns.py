"""Activities across: the headings are in one column, each further column is one activity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.forms.cells import filled_cells, lone_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.grid import Grid
from addin.ledger.tables.data_rows import ACTIVITIES, DATE, TYPE
from addin.ledger.tables.month_headings import heading_text
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, heading_key, is_blank, shown

_SEARCHED = 6  # columns in which the headings may be
_LEAST_ACTIVITIES = 2
_PERSON = pattern(r"[\u4e00-\u9fff·]{2,6}")
_PRESENT = {"√", "✓", "✔", "到", "出席", "参加", "1", "●", "○", "是"}
_AWAY = pattern(r"[×✗✘△▲假病事差缺旷]|.{0,3}假|出差|公差|缺席?|请假|外出|值班|培训")
_OUTSIDE = {"", "/", "\\", "-", "—", "——", "–", "无"}
_ANY_YEAR = DateContext(2000)


class _Block(Struct, frozen=True):
    """The headings of some rows, and the columns right of them that hold an activity each."""

    column: int
    keys: Mapping[int, str]
    people: Sequence[int]

    def __hash__(self) -> int:
        return hash((self.column, *self.keys))


def read_columns(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read a sheet with an activity a column; None where no column of headings is found."""
    kind = catalogue.sheet(ACTIVITIES)
    for column in range(_SEARCHED):
        blocks = {b: c for b in _blocks(grid, kind, column) if (c := _activity_columns(grid, b))}
        if max(map(len, blocks.values()), default=0) >= _LEAST_ACTIVITIES:
            return _found(grid, blocks, catalogue, above)
    return None


def _found(
    grid: Grid, blocks: Mapping[_Block, list[int]], catalogue: Catalogue, above: str
) -> Found | None:
    """Return the records of the blocks of headings; None where nothing states their types."""
    header = min(min(block.keys) for block in blocks)
    title = title_text(grid, header, above)
    told = type_told(grid.sheet, title, catalogue)
    records: list[Record] = []
    cells: set[Cell] = set(lone_cells(grid))
    for block, columns in blocks.items():
        for c in columns:
            if record := _record(grid, block, c, told):
                records.append(record)
                cells |= {(r, c) for r in (*block.keys, *block.people)}
        cells |= {(r, block.column) for r in (*block.keys, *block.people)}
    if len(records) < _LEAST_ACTIVITIES:
        return None
    return Found("columns", tuple(records), frozenset(cells) & filled_cells(grid), header, title)


def _blocks(grid: Grid, kind: SheetKind, column: int) -> list[_Block]:
    """Return the blocks of headings in a column, each begun by its date."""
    texts = {r: heading_text(grid.value(r, column)) for r in range(len(grid.rows))}
    keys = {r: kind.headings.get(heading_key(t), "") for r, t in texts.items() if t}
    starts = [r for r, key in keys.items() if key == DATE]
    blocks = []
    for start, end in zip(starts, [*starts[1:], len(grid.rows)], strict=False):
        top = start - 1 if keys.get(start - 1) else start
        own = {r: keys[r] for r in range(top, end) if keys.get(r)}
        people = [r for r in range(top, end) if texts[r] and r not in own and _person(texts[r])]
        if len(own) >= 2:
            blocks.append(_Block(column, own, people))
    return blocks


def _person(text: str) -> bool:
    return _PERSON.fullmatch(folded(text)) is not None


def _activity_columns(grid: Grid, block: _Block) -> list[int]:
    """Return the columns in which a day is written beside the heading 日期."""
    row = next(r for r, key in block.keys.items() if key == DATE)
    return [
        c
        for c in range(block.column + 1, len(grid.rows[row]))
        if not is_blank(v := grid.value(row, c))
        and (parse_when(v, _ANY_YEAR).value is not None or _asks(v))
    ]


def _asks(value: object) -> bool:
    kinds = {p.kind for p in parse_when(value, _ANY_YEAR).problems}  # type: ignore[arg-type]
    return "date-impossible" in kinds


def _record(grid: Grid, block: _Block, column: int, told: str | None) -> Record | None:
    fields: list[Field] = []
    for r, key in block.keys.items():
        value = grid.value(r, column)
        heading = clean(shown(grid.value(r, block.column)))
        fields.append(Field(heading, value, (r, column), (r, block.column)))
        if key == TYPE and is_blank(value):
            return None
    if TYPE not in block.keys.values():
        if not told:
            return None
        fields.append(Field(TYPE, told, fields[0].cell, None, True))
    return Record((*fields, *_people(grid, block, column, set(block.keys.values()))))


def _people(grid: Grid, block: _Block, column: int, known: set[str]) -> list[Field]:
    """Return who came and who did not, where people are marked below one another."""
    marks = {r: folded(shown(grid.value(r, column))) for r in block.people}
    names = {r: clean(shown(grid.value(r, block.column))).replace(" ", "") for r in block.people}
    present = [r for r, mark in marks.items() if mark in _PRESENT]
    away = [r for r, mark in marks.items() if mark not in _PRESENT and _AWAY.fullmatch(mark)]
    if not present or len(block.people) < 2:
        return []
    unread = [m for r, m in marks.items() if r not in present + away and m not in _OUTSIDE]
    if unread:
        return []
    counted = next((r for r, key in block.keys.items() if key == "实到人数"), present[0])
    found = [_listed("参加人员", "、".join(names[r] for r in present), counted, column)]
    if away:
        reasons = "、".join(f"{names[r]}（{marks[r]}）" for r in away)
        found.append(_listed("请假人员", reasons, away[0], column))
    if "实到人数" not in known:
        found.append(_listed("实到人数", float(len(present)), present[0], column))
    return [f for f in found if f.heading not in known]


def _listed(heading: str, value: str | float, row: int, column: int) -> Field:
    return Field(heading, value, (row, column), None, True)
