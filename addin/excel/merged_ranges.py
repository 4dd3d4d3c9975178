"""The merged ranges of an open sheet, found in few calls: every one crosses to Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from addin.excel.areas import Asked, area_at
from addin.excel.native import native
from addin.ledger.grid import Merge, Value

_TITLES = 5  # rows at the top that are looked at one by one: titles and heads are merged there

Cell = tuple[int, int]


def merged_ranges(asked: Asked, values: Sequence[Sequence[Value]], area: Merge) -> Iterator[Merge]:
    """Yield the merged ranges of an area, dividing it wherever it holds any.

    All but one cell of a merged range are blank, so that nothing else need be asked about.
    """
    known: set[Cell] = set()
    waiting = _divided(area) if _has_title(values) else [area]
    while waiting:
        its = waiting.pop()
        blank = [c for c in _cells(its) if values[c[0]][c[1]] is None and c not in known]
        if not blank:
            continue
        is_line = its.top == its.bottom and (its.top < _TITLES or its.top == area.bottom)
        if is_line and (found := _merge_of(asked, _beginning(values, blank[0]))):
            if not known.issuperset(_cells(found)):
                known |= set(_cells(found))
                yield found
            blank = [cell for cell in blank if cell not in known]
        if not blank or not _any_merged(asked, its):
            continue
        if (its.top, its.left) != (its.bottom, its.right):
            waiting += _divided(its)
        elif found := _merge_of(asked, blank[0]):
            known |= set(_cells(found))
            yield found


def _has_title(values: Sequence[Sequence[Value]]) -> bool:
    """Whether the first row says one thing at its beginning, which is mostly merged over all."""
    first = values[0]
    return len(first) > 1 and first[0] is not None and all(v is None for v in first[1:])


def _beginning(values: Sequence[Sequence[Value]], blank: Cell) -> Cell:
    """Return the cell that a merged range with a row's first blank cell mostly begins with."""
    row, column = blank
    return (row, column - 1) if column and values[row][column - 1] is not None else blank


def _merge_of(asked: Asked, cell: Cell) -> Merge | None:
    """Return the merged range that a cell is in; None where it is in none."""
    its = asked.part(Merge(*cell, *cell))
    address = native(its, "MergeArea", "Address")
    if not isinstance(address, str):
        try:
            address = its.merge_area.address
        except (NotImplementedError, AttributeError):
            return None
    found = area_at(address)
    return found if found != Merge(*cell, *cell) else None


def _any_merged(asked: Asked, its: Merge) -> bool:
    """Return whether any cell of an area is merged; False where the engine cannot tell."""
    try:
        merged = asked.part(its).merge_cells
    except (NotImplementedError, AttributeError):
        return False
    # Excel says None of a range of which some cells are merged and some are not.
    return bool(merged) or (merged is None and (its.top, its.left) != (its.bottom, its.right))


def _divided(area: Merge) -> list[Merge]:
    """Return the parts of an area: rows at the top of a sheet and its last alone, else halves."""
    top, left, bottom, right = area.top, area.left, area.bottom, area.right
    if top == 1 and bottom > top + 1:
        ends = [Merge(bottom, left, bottom, right), Merge(top, left, top, right)]
        return [Merge(top + 1, left, bottom - 1, right), *ends]
    if top < bottom and top < _TITLES:
        return [Merge(top + 1, left, bottom, right), Merge(top, left, top, right)]
    if bottom - top >= right - left:
        row = (top + bottom) // 2
        return [Merge(row + 1, left, bottom, right), Merge(top, left, row, right)]
    column = (left + right) // 2
    return [Merge(top, column + 1, bottom, right), Merge(top, left, bottom, column)]


def _cells(area: Merge) -> Iterator[Cell]:
    return product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
