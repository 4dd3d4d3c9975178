"""Range.Find: the next cell whose value or formula holds a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .cells import Area, Cell, CellError, NotCalculated
from .formulas import value_of

if TYPE_CHECKING:
    from .ranges import Range

VALUES, FORMULAS = -4163, -4123
WHOLE, BY_COLUMNS, BACKWARDS = 1, 2, 2


def find(cells: Range, what: str, after: Any, options: dict[str, Any]) -> Area | None:
    """The first hit after a cell (the upper left one by default), going round once."""
    pattern = re.compile(_wild(str(what)), 0 if options["case"] else re.IGNORECASE)
    matches = pattern.fullmatch if options["at"] == WHOLE else pattern.search
    read = _reader(cells, options["within"])
    area = cells.area

    def place(spot: tuple[int, int]) -> tuple[int, int]:
        return spot[::-1] if options["order"] == BY_COLUMNS else spot

    hits = [
        spot
        for spot in cells.state.existing(area)
        if not cells.state.cells[spot].is_empty and matches(read(cells.state.cells[spot]))
    ]
    if not hits:
        return None
    start = place(after.area[:2] if after else area[:2])
    ordered = sorted(hits, key=place)
    if options["direction"] == BACKWARDS:
        before = [spot for spot in ordered if place(spot) < start]
        found = (before or ordered)[-1]
    else:
        later = [spot for spot in ordered if place(spot) > start]
        found = (later or ordered)[0]
    return Area(*found, *found)


def _reader(cells: Range, within: int) -> Callable[[Cell], str]:
    if within == FORMULAS:
        return cells._formula
    if within != VALUES:
        raise NotImplementedError(f"Range.Find(LookIn={within})")

    def shown(cell: Cell) -> str:
        value = value_of(cells._sheet.book.state, cells.state, cell)
        if isinstance(value, CellError):
            return value.text
        if value is None or isinstance(value, NotCalculated):
            return ""
        return f"{value:.15g}" if isinstance(value, float) else str(value)

    return shown


def _wild(text: str) -> str:
    """Excel's wildcards: * and ?, escaped by ~. A lone * asks for something at all."""
    if text == "*":
        return "(?s).+"
    parts = re.split(r"(~[~*?]|\*|\?)", text)
    signs = {"*": ".*", "?": "."}
    return "(?s)" + "".join(signs.get(p) or re.escape(p.removeprefix("~") or p) for p in parts)
