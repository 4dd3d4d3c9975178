"""The state of a workbook: cells, looks, notes, merges, widths; plain data, no COM."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

ROWS, COLUMNS = 1_048_576, 16_384
CELL_ERRORS = {
    "#NULL!": -2146826288,
    "#DIV/0!": -2146826281,
    "#VALUE!": -2146826273,
    "#REF!": -2146826265,
    "#NAME?": -2146826259,
    "#NUM!": -2146826252,
    "#N/A": -2146826246,
}


class CellError(NamedTuple):
    """An error value such as #N/A; COM delivers its code."""

    text: str

    @property
    def code(self) -> int:
        return CELL_ERRORS[self.text]


class NotCalculated(NamedTuple):
    """The value of a formula that only a real Excel could work out."""

    formula: str


Value = None | bool | float | str | CellError | NotCalculated


class Area(NamedTuple):
    """A rectangle of cells, both ends included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        return self.right - self.left + 1

    @property
    def count(self) -> int:
        return self.rows * self.columns

    @property
    def is_whole_rows(self) -> bool:
        return self.left == 1 and self.right == COLUMNS

    @property
    def is_whole_columns(self) -> bool:
        return self.top == 1 and self.bottom == ROWS

    def __contains__(self, spot: object) -> bool:
        row, column = spot  # type: ignore[misc]
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meet(self, other: Area) -> Area | None:
        area = Area(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )
        return area if area.top <= area.bottom and area.left <= area.right else None

    def spots(self) -> Iterator[tuple[int, int]]:
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


def points(width: float) -> float:
    """A column width in characters as points, as XlsxWriter reckons (7 pixels a character)."""
    return (int(width * 7 + 0.5) + 5 if width >= 1 else int(width * 12 + 0.5)) * 0.75


class Line(NamedTuple):
    """A border: Excel's line style and weight, and a colour as 0xRRGGBB."""

    style: int = 1
    weight: int = 2
    color: int = 0


@dataclass(frozen=True)
class Style:
    """How a cell looks. Colours are 0xRRGGBB; alignments are Excel's constants."""

    number_format: str = "General"
    fill: int | None = None
    pattern: int = -4142  # how the fill is drawn: none, 1 solid, others
    theme: tuple[int, float] | None = None  # the fill's place in the theme, and its tint
    font: str = "宋体"
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    color: int = 0
    horizontal: int = 1
    vertical: int = -4108
    wrap: bool = False
    shrink: bool = False
    indent: int = 0
    rotation: int = -4128
    borders: tuple[tuple[int, Line], ...] = ()
    locked: bool = True
    prefix: bool = False  # a leading apostrophe, hidden
    hyperlink: bool = False

    def but(self, **changes: Any) -> Style:
        return _changed(self, tuple(changes.items()))


@lru_cache(maxsize=65_536)
def _changed(style: Style, changes: tuple[tuple[str, Any], ...]) -> Style:
    return replace(style, **dict(changes))


@dataclass(slots=True)
class Cell:
    """A cell that holds something or looks different from its row and column."""

    style: Style
    value: Value = None
    formula: str | None = None

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.formula is None


@dataclass
class Note:
    """What the clerk knows as a 批注 in its old form."""

    text: str
    author: str = ""
    width: float = 108.0
    height: float = 59.25
    fits: bool = False  # the frame is as large as the text


@dataclass
class Link:
    """A hyperlink on an area: outside address, or a place inside the book."""

    area: Area
    address: str = ""
    place: str = ""
    tip: str = ""


@dataclass
class Filter:
    """A sheet's autofilter: its area and what each field (from 1) lets through."""

    area: Area
    fields: dict[int, dict[str, Any]] = field(default_factory=dict)
    hid: set[int] = field(default_factory=set)


@dataclass
class SheetState:
    """Everything on one sheet."""

    name: str
    default: Style = field(default_factory=Style)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    row_styles: dict[int, Style] = field(default_factory=dict)
    column_styles: dict[int, Style] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    default_height: float = 13.5
    default_width: float = 8.38
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: dict[tuple[int, int], Note] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    filter: Filter | None = None
    validations: list[dict[str, Any]] = field(default_factory=list)
    conditions: list[dict[str, Any]] = field(default_factory=list)
    charts: list[dict[str, Any]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    window: dict[str, Any] = field(default_factory=dict)
    visible: int = -1
    protection: dict[str, Any] | None = None
    tab_color: int | None = None

    def style_at(self, row: int, column: int) -> Style:
        cell = self.cells.get((row, column))
        if cell is not None:
            return cell.style
        return self.row_styles.get(row) or self.column_styles.get(column) or self.default

    def cell_at(self, row: int, column: int) -> Cell:
        """The cell, made if it isn't there."""
        cell = self.cells.get((row, column))
        if cell is None:
            cell = self.cells[row, column] = Cell(self.style_at(row, column))
        return cell

    def height(self, row: int) -> float:
        """In points; 0 for a hidden row."""
        return 0.0 if row in self.hidden_rows else self.heights.get(row, self.default_height)

    def width(self, column: int) -> float:
        """In characters of the usual font; 0 for a hidden column."""
        if column in self.hidden_columns:
            return 0.0
        return self.widths.get(column, self.default_width)

    def merge_at(self, row: int, column: int) -> Area | None:
        return next((area for area in self.merges if (row, column) in area), None)

    def existing(self, area: Area) -> list[tuple[int, int]]:
        """The cells in the area that hold or look like something, in reading order."""
        if area.count <= len(self.cells):
            return [spot for spot in area.spots() if spot in self.cells]
        return sorted(spot for spot in self.cells if spot in area)

    def used(self) -> Area:
        """The used range: what holds something or looks like something; A1 if nothing does."""
        spots = [spot for spot, cell in self.cells.items() if not self._is_plain(spot, cell)]
        for area in self.merges:
            spots += [(area.top, area.left), (area.bottom, area.right)]
        if not spots:
            return Area(1, 1, 1, 1)
        rows, columns = [r for r, _ in spots], [c for _, c in spots]
        return Area(min(rows), min(columns), max(rows), max(columns))

    def _is_plain(self, spot: tuple[int, int], cell: Cell) -> bool:
        return cell.is_empty and cell.style in (
            self.default,
            self.column_styles.get(spot[1]),
        )


@dataclass
class BookState:
    """A workbook: its sheets in order, its names, what it may not do."""

    name: str
    path: str = ""  # its folder; empty while it was never saved
    sheets: list[SheetState] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    normal: Style = field(default_factory=Style)
    theme: tuple[int, ...] = ()
    date1904: bool = False
    structure_protected: bool = False
    read_only: bool = False
    saved: bool = True
    active: int = 0  # position of the active sheet

    def sheet(self, name: str) -> SheetState | None:
        return next((s for s in self.sheets if s.name.lower() == name.lower()), None)
