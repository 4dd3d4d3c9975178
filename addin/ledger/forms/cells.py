"""Cells of a grid as the readers of forms look at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from addin.ledger.forms.form import Cell
from addin.ledger.grid import Grid
from addin.ledger.values.text import shown, standing


def filled_cells(grid: Grid) -> frozenset[Cell]:
    """Return the cells in which a person could see anything."""
    return frozenset((r, c) for r, row in enumerate(grid.rows) for c, _ in standing(row))


def owners(grid: Grid) -> Mapping[Cell, Cell]:
    """Return, for each cell under a merged range, the cell that holds its value."""
    return {
        (r, c): (m.top, m.left)
        for m in grid.merges
        for r in range(m.top, m.bottom + 1)
        for c in range(m.left, m.right + 1)
        if (r, c) != (m.top, m.left)
    }


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
