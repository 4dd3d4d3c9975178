"""The headings of activities across: those of a list that lies on its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Merge, a1, position
from addin.ledger.record import replace
from addin.ledger.tables.headings.headers import dated_at, fullest
from addin.ledger.tables.headings.month_headings import heading_text
from addin.ledger.tables.rows.data_rows import ACTIVITIES, Header
from addin.ledger.tables.type_columns import with_types
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import heading_key, standing


def block_starts(grid: Grid, column: int, catalogue: Catalogue) -> Sequence[int]:
    """Return the rows where blocks of headings begin: the first heading known, and where it comes
    again; the rows right above it that are laid out like it belong to it."""
    texts = [heading_text(grid.value(r, column)) for r in range(len(grid.rows))]
    known = catalogue.sheet(ACTIVITIES).headings
    keys = [known.get(heading_key(t), "") if t else "" for t in texts]
    first = next((r for r, key in enumerate(keys) if key), 0)
    starts = [r for r, key in enumerate(keys) if key and key == keys[first]]
    return [start - _above(grid, texts, start, first) for start in starts]


def _above(grid: Grid, texts: Sequence[str], start: int, first: int) -> int:
    """Return how many rows above a block's known heading are headed as above the first one's."""
    above = 0
    while (
        start > above
        and first > above
        and texts[start - above - 1]
        and texts[start - above - 1] == texts[first - above - 1]
        and len(standing(grid.rows[start - above - 1])) > 1
    ):
        above += 1
    return above


def block_header(
    grid: Grid, rows: range, column: int, catalogue: Catalogue, *, typed: bool
) -> Header | None:
    """Return the headings of a block, its rows as columns; None where they are too few.

    ``typed``: the types are told elsewhere and need not be looked for.
    """
    its = _turned(grid, rows)
    known = dated_at(its, catalogue.sheet(ACTIVITIES), column) if column < len(its.rows) else ()
    header = fullest(known)
    if header is None:
        return None
    told = header if typed else with_types(its, header, catalogue)
    header = header if told.ticks else told
    return replace(
        header,
        columns={key: rows[i] for key, i in header.columns.items()},
        texts={rows[i]: text for i, text in header.texts.items()},
        problems=tuple(_upright(header.problems, rows.start)),
    )


def _turned(grid: Grid, rows: range) -> Grid:
    """Return some rows of a sheet as columns; titles and bands among them are left out."""
    lines = [grid.rows[r] if len(standing(grid.rows[r])) > 1 else () for r in rows]
    width = max((len(line) for line in lines), default=0)
    turned = [[line[c] if c < len(line) else None for line in lines] for c in range(width)]
    merges = (
        Merge(m.left, m.top - rows.start, m.right, m.bottom - rows.start)
        for m in grid.merges
        if m.top in rows and m.bottom in rows
    )
    return Grid(grid.sheet, turned, tuple(merges), date1904=grid.date1904)


def _upright(problems: Sequence[CellProblem], first: int) -> Iterator[CellProblem]:
    for p in problems:
        across, down = position(p.cell) if p.cell else (0, 0)
        yield replace(p, cell=a1(down + first, across) if p.cell else None)
