"""The agenda of one meeting: its title, when and where, and items with clock times.

The items, 9:20 党课：…, are what the one meeting was about, and no meetings of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import filled_cells
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.texts.activity_text import CLOCK, DATE, TYPE, clean_lines, details
from addin.ledger.forms.texts.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.values.days.clock_times import is_clock
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, shown, standing

CONTENT = "主要内容"
_LEAST_ITEMS = 2
_MOST_ROWS = 200
_TITLE = pattern(r"(?:议程|流程|程序|日程)(?:安排)?[表单]?(?:\([^()]*\))?$")
_LABELLED_DAY = pattern(r"^(?:会议|活动|召开|开会)?(?:时间|日期)\s*[:：]\s*(.+)$")


def is_agenda(grid: Grid) -> bool:
    """Return whether a sheet is the agenda of one meeting."""
    return _title(grid) is not None and len(_items(grid)) >= _LEAST_ITEMS


def read_agenda(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read an agenda as the meeting that its title names; None where it tells no type or day."""
    title = _title(grid) if len(grid.rows) <= _MOST_ROWS else None
    items = _items(grid) if title else []
    if title is None or len(items) < _LEAST_ITEMS:
        return None
    named = shown(grid.value(*title))
    type_name = type_told("", _TITLE.sub("", clean(named)), catalogue)
    said = _said(grid, title[0] + 1, items[0][0], catalogue)
    if type_name is None or DATE not in {f.heading for f in said}:
        return None
    text = "；".join(_item_text(grid, item) for item in items)
    fields = (Field(TYPE, type_name, title, None, True), *said)
    fields = (*fields, Field(CONTENT, text, items[0], None, True))
    return Found(
        "text", (Record(fields),), filled_cells(grid), title[0], f"{above} {named}".strip()
    )


def _title(grid: Grid) -> Cell | None:
    """Return the cell alone in its row, above all others but titles, that says 议程."""
    for r, row in enumerate(grid.rows):
        texts = standing(row)
        if len(texts) > 1:
            return None
        if texts and _TITLE.search(clean(shown(texts[0][1]))):
            return r, texts[0][0]
    return None


def _items(grid: Grid) -> list[Cell]:
    """Return the first cells of the rows that begin with a clock time, or a number and one."""
    found: list[Cell] = []
    for r, row in enumerate(grid.rows[:_MOST_ROWS]):
        texts = standing(row)
        timed = [c for c, v in texts[:2] if _is_timed(v, alone=len(texts) == 1)]
        if timed:
            found.append((r, texts[0][0]))
    return found


def _is_timed(value: Value, *, alone: bool) -> bool:
    if is_clock(value):
        return not alone
    return isinstance(value, str) and CLOCK.match(clean_lines(value)) is not None


def _item_text(grid: Grid, item: Cell) -> str:
    texts = [shown(v) for _, v in standing(grid.rows[item[0]])]
    return clean(" ".join(texts[1:] or texts))


def _said(grid: Grid, top: int, end: int, catalogue: Catalogue) -> Sequence[Field]:
    """Return what the lines between the title and the items say: the day, the place, who led."""
    found: list[Field] = []
    for r in range(top, end):
        for c, value in standing(grid.rows[r]):
            m = _LABELLED_DAY.match(shown(value)) if isinstance(value, str) else None
            if m or is_day(value):
                found.append(Field(DATE, m[1] if m else value, (r, c), None, m is not None))
            elif isinstance(value, str):
                its = details(value, catalogue)
                found += [Field(k, v, (r, c), None, True) for k, v in its.items() if k != "主题"]
    return [f for i, f in enumerate(found) if f.heading not in {x.heading for x in found[:i]}]
