"""A sheet of ours before anybody draws it: what stands where, and how it looks.

The same page is drawn into a file of its own (addin/office/writing/page_file.py) and into the
workbook that is open in Excel (addin/excel/page_sheet.py): both look alike and say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct, field

from addin.ledger.grid import Merge
from addin.ledger.values.identity_numbers import unidentified
from addin.office.pages import sheet_looks

Look = frozenset[tuple[str, object]]


@lru_cache(maxsize=512)  # a page of many rows has few looks
def look(kind: str, **changes: object) -> Look:
    """Return the look of a kind of cell, with changes."""
    return frozenset({"font_color": sheet_looks.INK, **sheet_looks.LOOKS[kind], **changes}.items())


class Cell(Struct, frozen=True):
    """What stands in a cell: a text, a number, a day, or nothing; ``link`` leads to another cell.

    ``quoted``: text out of a ledger, which stays text even after somebody edits the cell.
    """

    value: str | float | date | None
    look: Look
    link: str | None = None
    quoted: bool = False


class Line(Struct, frozen=True):
    """A row of cells from a page's first column on, with its height in points where it has one."""

    cells: Sequence[Cell]
    height: float | None = None


class ChartPlan(Struct, frozen=True):
    """A chart of a block of cells: its first row and column name what the others count.

    ``series``: whether a row or a column of the block is one. ``most``: the greatest number in it.
    ``row``: where the chart stands; sizes are in pixels; ``words`` say it to who cannot see it.
    """

    kind: Literal["bar", "column"]
    title: str
    words: str
    block: Merge
    series: Literal["rows", "columns"]
    axes: tuple[str, str]
    most: int
    row: int
    width: int
    height: int


class Printing(Struct, frozen=True):
    """How a page is printed: on A4, as wide as ``wide`` pages, ``header`` repeated on each.

    ``rows``: how many are printed where not all; ``breaks``: rows that start a new page.
    """

    landscape: bool
    header: int | None = None
    rows: int | None = None
    breaks: tuple[int, ...] = ()


class Page(Struct):
    """A sheet being laid out. Rows and columns count from 0; widths are characters, heights points.

    ``rules``: what may be entered where, as addin/office/writing/entry_rules.py tells it.
    ``lines``: what stands below the cells, taken once and a row at a time by what draws the page
    into a file; a thousand branches' lines are never there together.
    """

    name: str
    columns: int
    default_height: float = 22.5
    gridlines: bool = True
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    lines: Iterable[Line] = ()
    merges: list[Merge] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_columns: tuple[int, ...] = ()
    frozen: tuple[int, int] | None = None
    filter: Merge | None = None
    charts: list[ChartPlan] = field(default_factory=list)
    rules: list[tuple[Merge, Mapping[str, Any]]] = field(default_factory=list)
    printing: Printing = field(default_factory=lambda: Printing(landscape=False))

    def put(  # noqa: PLR0913, PLR0917 - a cell has a place, a content and a look
        self,
        row: int,
        column: int,
        value: str | float | date | None,
        its_look: Look,
        link: str | None = None,
        quoted: bool = False,
    ) -> None:
        """Put a text or a number in a cell, or leave it empty with a look."""
        value = unidentified(value) if isinstance(value, str) else value
        self.cells[row, column] = Cell(value, its_look, link, quoted)

    def across(
        self, row: int, value: str | float, its_look: Look, columns: range | None = None
    ) -> None:
        """Put a value over several columns of a row, merged; without ``columns`` over all."""
        wide = columns if columns is not None else range(self.columns)
        self.put(row, wide[0], value, its_look)
        for column in wide[1:]:
            self.put(row, column, None, its_look)
        if len(wide) > 1:
            self.merges.append(Merge(row, wide[0], row, wide[-1]))

    def headings(self, row: int, names: Iterable[str]) -> None:
        """Put a table's headings in a row, from the first column on."""
        for column, name in enumerate(names):
            self.put(row, column, name, look("heading"))

    def top(self, row: int) -> float:
        """Return how far down the page a row begins, in points."""
        return sum(self.heights.get(r, self.default_height) for r in range(row))

    @property
    def last_row(self) -> int:
        """The last row that anything stands in."""
        return max((row for row, _ in self.cells), default=0)


def head(page: Page, title: str, subtitle: str, columns: Sequence[tuple[str, float]]) -> int:
    """Put title, subtitle and a table's headings on a page; return the headings' row.

    A column of width 0 is hidden.
    """
    shown = range(sum(width > 0 for _, width in columns))
    page.across(0, title, look("title"), shown)
    its = look("subtitle", text_wrap=True) if "\n" in subtitle else look("subtitle")
    page.across(1, subtitle, its, shown)
    page.headings(2, [name for name, _ in columns])
    page.heights |= {0: 32, 1: 20, 2: 24}
    page.widths |= {i: width for i, (_, width) in enumerate(columns) if width}
    page.hidden_columns = tuple(i for i, (_, width) in enumerate(columns) if not width)
    page.frozen = (3, 0)
    return 2
