"""Struck-out cells and fills of an open sheet, in one call where no cell has any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from addin.excel.areas import Asked
from addin.excel.native import native
from addin.ledger.grid import Formats, Merge, Value
from addin.ledger.tables.looks.legend_words import may_explain_colours

if TYPE_CHECKING:
    import xlwings

_NO_FILL = -4142
_WHITE = "FFFFFF"
Values = Sequence[Sequence[Value]]
Ask = Callable[["xlwings.Range"], object]


def read_formats(asked: Asked, values: Values) -> Formats | None:
    """Return the formats of a sheet that may mean something; None where it has none.

    Excel says None of a range whose cells differ, which is then halved. Fills are asked for only
    where a text may explain them. An engine that cannot tell has none.
    """
    struck: set[tuple[int, int]] = set()
    partly: set[tuple[int, int]] = set()
    for its, is_struck in _uniform(asked, values, _strikethrough):
        if is_struck is not False:
            (struck if is_struck else partly).update(_filled_cells(its, values))
    fills = dict(_fills(asked, values)) if _has_legend(values) else {}
    if not (struck or partly or fills):
        return None
    return Formats(frozenset(struck), frozenset(partly), fills)


def _has_legend(values: Values) -> bool:
    return any(isinstance(v, str) and may_explain_colours(v) for row in values for v in row)


def _fills(asked: Asked, values: Values) -> Iterator[tuple[tuple[int, int], str]]:
    for its, colour in _uniform(asked, values, _colour):
        if isinstance(colour, str) and colour != _WHITE:
            yield from ((cell, colour) for cell in _cells(its))


def _strikethrough(its: xlwings.Range) -> object:
    return native(its, "Font", "Strikethrough", default=False)


def _colour(its: xlwings.Range) -> object:
    """Return a range's fill as RRGGBB, False where it has none, None where its cells differ."""
    index = native(its, "Interior", "ColorIndex", default=_NO_FILL)
    if index is None or index == _NO_FILL:
        return None if index is None else False
    colour = int(native(its, "Interior", "Color", default=0) or 0)
    if colour == 0 and its.shape != (1, 1):
        return None  # black is also what Excel says of several colours
    return f"{colour & 0xFF:02X}{colour >> 8 & 0xFF:02X}{colour >> 16 & 0xFF:02X}"


def _uniform(asked: Asked, values: Values, ask: Ask) -> Iterator[tuple[Merge, object]]:
    """Yield the largest parts of a sheet about which Excel has one answer, and that answer."""
    waiting = [Merge(0, 0, len(values) - 1, len(values[0]) - 1)] if values and values[0] else []
    while waiting:
        its = waiting.pop()
        answer = ask(asked.part(its))
        if answer is None and (its.top, its.left) != (its.bottom, its.right):
            waiting += _halves(its)
        else:
            yield its, answer


def _halves(area: Merge) -> list[Merge]:
    """Return the halves of an area: rows first, for what is marked is mostly a row."""
    top, left, bottom, right = area.top, area.left, area.bottom, area.right
    if bottom > top:
        middle = (top + bottom) // 2
        return [Merge(middle + 1, left, bottom, right), Merge(top, left, middle, right)]
    middle = (left + right) // 2
    return [Merge(top, middle + 1, bottom, right), Merge(top, left, bottom, middle)]


def _cells(area: Merge) -> Iterator[tuple[int, int]]:
    return product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))


def _filled_cells(area: Merge, values: Values) -> Iterator[tuple[int, int]]:
    return (cell for cell in _cells(area) if values[cell[0]][cell[1]] is not None)
