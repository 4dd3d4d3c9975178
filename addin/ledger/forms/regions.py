"""The parts of a sheet: cut at blank columns, at blank rows, and at titles between tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from addin.ledger.grid import Grid, Value
from addin.ledger.record import replace
from addin.ledger.values.text import is_blank, shown, standing

_MOST_ROWS = 600  # a longer sheet is one list
_LEAST_COLUMNS = 2
_LEAST_ROWS = 2  # that hold more than one cell

Rows = list[int]


class Part(Struct, frozen=True):
    """A part of a sheet: its grid with all other cells blank, and the title of the whole sheet.

    Its cells are where they are in the sheet, so that they keep their addresses.
    """

    grid: Grid
    above: str


def regions(grid: Grid) -> Iterator[tuple[Part, ...]]:
    """Yield the ways to cut a sheet into two or more parts, the coarser first."""
    if len(grid.rows) > _MOST_ROWS:
        return
    columns = _columns(grid)
    seen = {1}
    for at_titles in (False, True):
        cut = [(its, rows) for its in columns for rows in _rows(grid, its, at_titles)]
        if len(cut) not in seen:
            seen.add(len(cut))
            above = _title(grid)
            yield tuple(Part(_part(grid, rows, its), above) for its, rows in cut)


def _columns(grid: Grid) -> list[range]:
    """Return the columns of the parts side by side; all where a part would be too narrow."""
    filled = {c for row in grid.rows if len(row) > 1 for c in _beside_others(row)}
    runs = _runs(sorted(filled))
    if len(runs) < 2 or min(map(len, runs)) < _LEAST_COLUMNS:
        return [range(max(map(len, grid.rows), default=0))]
    return [range(run[0], run[-1] + 1) for run in runs]


def _beside_others(row: Sequence[Value]) -> Iterable[int]:
    texts = standing(row)
    return [c for c, _ in texts] if len(texts) > 1 else []


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return stretches of numbers that follow one another."""
    found: list[list[int]] = []
    for n in numbers:
        if found and found[-1][-1] == n - 1:
            found[-1].append(n)
        else:
            found.append([n])
    return found


def _rows(grid: Grid, columns: range, at_titles: bool) -> list[Rows]:
    """Return the rows of the parts below one another, each with the titles above it."""
    filled = {
        r: sum(not is_blank(grid.value(r, c)) for c in columns) for r in range(len(grid.rows))
    }
    found: list[Rows] = []
    titles: Rows = []
    for run in _runs([r for r, n in filled.items() if n]):
        for rows in _at_titles(run, filled) if at_titles else [run]:
            if sum(filled[r] > 1 for r in rows) >= _LEAST_ROWS:
                found.append([*titles, *rows])
                titles = []
            else:
                titles += rows
    if found and titles:  # notes below the last table
        found[-1] += titles
    return found


def _at_titles(rows: Rows, filled: dict[int, int]) -> Iterator[Rows]:
    """Yield rows in stretches that each begin with a row of one cell."""
    part: Rows = []
    for r in rows:
        if filled[r] == 1 and any(filled[other] > 1 for other in part):
            yield part
            part = []
        part.append(r)
    yield part


def _title(grid: Grid) -> str:
    """Return the first text of a sheet, where it is alone in its row."""
    first = next((texts for row in grid.rows if (texts := standing(row))), [])
    return shown(first[0][1]) if len(first) == 1 else ""


def _part(grid: Grid, rows: Rows, columns: range) -> Grid:
    kept = set(rows)
    cells: list[list[Value]] = [
        [v if c in columns else None for c, v in enumerate(row)] if r in kept else []
        for r, row in enumerate(grid.rows)
    ]
    merges = tuple(m for m in grid.merges if m.top in kept and m.left in columns)
    return replace(grid, rows=cells, merges=merges)
