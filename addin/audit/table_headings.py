"""A table as its cells are read: what stands above a number, and what at the head of its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from addin.audit.cell_numbers import cell_number
from addin.audit.quantity import Quantity
from addin.report.prose import Paragraph


class Table(Struct, frozen=True):
    """A table's cells by row and column, and the paragraph that each number stands in.

    ``number`` counts the document's tables from 0.
    """

    cells: Mapping[tuple[int, int], str]
    numbers: Mapping[tuple[int, int], tuple[Paragraph, Quantity]]
    caption: str
    number: int = 0

    @property
    def first_data_row(self) -> int:
        """The first row with a number that is not only counting the rows."""
        return min((r for (r, c) in self.numbers if not self._counts_rows(c)), default=0)

    def _counts_rows(self, column: int) -> bool:
        head = self.cells.get((0, column), "")
        return head in ("序号", "序", "编号")

    @property
    def columns(self) -> list[int]:
        """The columns that hold numbers which do not only count the rows."""
        return sorted({c for (_, c) in self.numbers if not self._counts_rows(c)})

    @property
    def rows(self) -> list[int]:
        """The rows that hold numbers."""
        return sorted({r for (r, c) in self.numbers if not self._counts_rows(c)})

    def heads(self, column: int) -> list[str]:
        """Return what stands above a column, row of heads by row of heads."""
        found = [self._at_or_before(r, column) for r in range(self.first_data_row)]
        return list(dict.fromkeys(t for t in found if t))

    def _at_or_before(self, row: int, column: int) -> str:
        own = [c for (r, c) in self.cells if r == row and c <= column]
        return self.cells[row, max(own)] if own else ""

    def words_of(self, row: int, column: int) -> list[str]:
        """Return the words of a row before a column, those first that rows above share with it."""
        if column == 0:
            return []
        before = sorted(
            c for (r, c) in self.cells if r == row and c < column and not self._number_at(r, c)
        )
        found = [self.cells[row, c] for c in before]
        if (not found or before[0] > 0 or not found[0]) and (shared := self._first_above(row)):
            found.insert(0, shared)
        return [t for t in found if t]

    def _first_above(self, row: int) -> str:
        """Return the name that a merged first column still holds for a row."""
        above = [r for r in range(self.first_data_row, row) if self.cells.get((r, 0))]
        if not above or self._counts_rows(0) or self._number_at(above[-1], 0):
            return ""
        return self.cells[above[-1], 0]

    def _number_at(self, row: int, column: int) -> bool:
        return (row, column) in self.numbers


def tables_of(paragraphs: Iterable[Paragraph]) -> Iterator[Table]:
    """Yield the tables among paragraphs, each with the paragraph before it as its caption."""
    caption, last = "", None
    cells: dict[tuple[int, int], str] = {}
    numbers: dict[tuple[int, int], tuple[Paragraph, Quantity]] = {}
    for p in [*paragraphs, Paragraph(-1, "")]:
        if last is not None and (p.cell is None or p.cell.table != last):
            yield Table(cells, numbers, caption, last)
            cells, numbers, last = {}, {}, None
        if p.cell is None:
            caption = p.text if p.text.strip() else caption
            continue
        last, place = p.cell.table, (p.cell.row, p.cell.column)
        cells[place] = cells.get(place, "") + p.text.strip()
        if number := cell_number(p.text):
            numbers[place] = (p, number)
