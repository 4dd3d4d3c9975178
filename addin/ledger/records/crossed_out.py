"""Rows struck out, or filled with a colour that the sheet explains: they were called off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.ledger.grid import Formats, Grid, position
from addin.ledger.tables.rows.data_rows import ACTIVITIES, NUMBER
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import is_blank

if TYPE_CHECKING:
    from addin.ledger.tables.looks.legend import Legend

Cells = Mapping[str, tuple[int, int]]


class Marks(Struct, frozen=True):
    """The formats of a sheet, and what it says of them."""

    formats: Formats
    legend: Legend

    def struck(self, row: Row) -> str | None:
        """Return a column of a row most of whose filled cells are struck out; None of another."""
        if self.legend.strokes_mean_done or not self.formats.struck:
            return None
        cells = filled_cells(row)
        struck = [key for key, cell in cells.items() if cell in self.formats.struck]
        return struck[0] if _most(len(struck), len(cells)) else None

    def filled(self, row: Row) -> tuple[str, str] | None:
        """Return a column of a row filled with a colour for 取消 or 计划, and these words."""
        cells = filled_cells(row) if self.legend.off else {}
        by_fill: dict[str, list[str]] = {}
        for key, cell in cells.items():
            fill = self.formats.fills.get(cell, "")
            if fill in self.legend.off:
                by_fill.setdefault(fill, []).append(key)
        return next(
            (
                (keys[0], self.legend.off[fill])
                for fill, keys in by_fill.items()
                if _most(len(keys), len(cells))
            ),
            None,
        )

    def asked(self, rows: Iterable[Row], activities: bool) -> Iterator[CellProblem]:
        """Yield what is to be asked of rows that stand: cells struck out, whole or in part.

        Rows of other sheets, all of which stand, are asked about once each; their words, which may
        be private, are not quoted.
        """
        for row in rows if not self.legend.strokes_mean_done else ():
            cells = filled_cells(row)
            struck = {k: c for k, c in cells.items() if c in self.formats.struck}
            if _most(len(struck), len(cells)):
                if not activities:
                    yield _problem(row, next(iter(struck)), "row-struck", quoted=False)
                continue
            partly = (k for k, c in cells.items() if c in self.formats.partly)
            for column in dict.fromkeys((*struck, *partly)):
                yield _problem(row, column, "cell-struck", quoted=activities)


def marks(grids: Iterable[Grid], tables: Sequence[Table]) -> dict[str, Marks]:
    """Return the marks of the sheets that have formats, by the sheet's name."""
    found = {}
    for grid in (g for g in grids if g.formats is not None):
        from addin.ledger.tables.looks.legend import find_legend  # noqa: PLC0415 - seldom needed

        its = [t for t in tables if t.sheet == grid.sheet]
        if its and grid.formats is not None:
            found[grid.sheet] = Marks(grid.formats, find_legend(grid, grid.formats, its))
    return found


def asked(marks: Mapping[str, Marks], tables: Iterable[Table]) -> list[CellProblem]:
    """Return what is to be asked about the struck-out cells of all tables."""
    return [
        problem
        for table in tables
        if (its := marks.get(table.sheet)) and (its.formats.struck or its.formats.partly)
        for problem in its.asked(table.rows, table.kind.name == ACTIVITIES)
    ]


def filled_cells(row: Row) -> Cells:
    """Return where a row's cells are that hold anything, by column; the serial number aside."""
    cells: dict[str, tuple[int, int]] = {}
    for column in row.columns:
        address = row.address(column)
        if column != NUMBER and address and not is_blank(row.value(column)):
            place = position(address)
            if place not in cells.values():
                cells[column] = place
    return cells


def _most(some: int, of: int) -> bool:
    return some * 2 > of


def _problem(row: Row, column: str, kind: str, *, quoted: bool) -> CellProblem:
    text = row.text(column) if quoted else ""
    return CellProblem(row.sheet, row.address(column), column, text, Problem(kind))
