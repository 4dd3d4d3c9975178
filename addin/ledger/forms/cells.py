"""Cells of a grid as the readers of forms look at them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import itemgetter

from addin.ledger.forms.form import Cell
from addin.ledger.grid import Grid, Merge
from addin.ledger.values.text import shown, standing


def filled_cells(grid: Grid) -> frozenset[Cell]:
    """Return the cells in which a person could see anything."""
    return frozenset((r, c) for r, row in enumerate(grid.rows) for c, _ in standing(row))


def owners(grid: Grid) -> Mapping[Cell, Cell]:
    """Return, for each cell under a merged range, the cell that holds its value."""
    return _Owners(grid)


class _Owners(Mapping[Cell, Cell]):
    """The cells under merged ranges; a range may reach to Excel's last column in every row."""

    def __init__(self, grid: Grid) -> None:
        self._lines: dict[int, list[tuple[int, Merge]]] = {}
        for m in sorted(grid.merges, key=lambda m: m.left):
            for r in range(m.top, min(m.bottom, len(grid.rows)) + 1):
                self._lines.setdefault(r, []).append((m.left, m))

    def __getitem__(self, cell: Cell) -> Cell:
        row, column = cell
        line = self._lines.get(row, [])
        at = bisect_right(line, column, key=itemgetter(0)) - 1
        if at >= 0 and column <= line[at][1].right:
            its = line[at][1]
            if cell != (its.top, its.left):
                return its.top, its.left
        raise KeyError(cell)

    def __iter__(self) -> Iterator[Cell]:
        for row, line in self._lines.items():
            for left, its in line:
                yield from ((row, c) for c in range(left, its.right + 1) if (row, c) in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def title_cells(grid: Grid, before: int) -> Iterator[Cell]:
    """Yield the filled cells of the rows before a row that hold one text alone, or two."""
    for r in range(min(before, len(grid.rows))):
        texts = standing(grid.rows[r])
        if len(texts) <= 2:
            yield from ((r, c) for c, _ in texts)


def title_text(grid: Grid, before: int, above: str = "") -> str:
    """Return the texts of the title rows before a row, after the title above the grid."""
    found = [shown(grid.value(*cell)) for cell in title_cells(grid, before)]
    return " ".join([*([above] if above else []), *found])


def lone_cells(grid: Grid) -> Iterator[Cell]:
    """Yield the cells that are the only filled one of their row: titles, bands, notes."""
    for r, row in enumerate(grid.rows):
        texts = standing(row)
        if len(texts) == 1:
            yield r, texts[0][0]
