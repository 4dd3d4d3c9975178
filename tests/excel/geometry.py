"""Where a range is: areas, addresses, rows and columns, sizes, and moving through cells."""

# ruff: noqa: N802, N803, ARG002  (capitalised names are Excel's own)

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .addresses import address, quoted
from .cells import COLUMNS, ROWS, Area, SheetState, Style
from .com import ComObject, refused

if TYPE_CHECKING:
    from .ranges import Range
    from .worksheet import Worksheet

DOWN, TO_LEFT, TO_RIGHT, UP = -4121, -4159, -4161, -4162
PROTECTED = "您试图更改的单元格或图表位于受保护的工作表中。若要进行更改，请取消工作表保护。您可能需要输入密码。"


class Geometry(ComObject):
    """The part of a range that knows its place. `unit` is what its items are."""

    def __init__(self, sheet: Worksheet, areas: list[Area], unit: str = "cells") -> None:
        super().__init__(sheet._calls)
        self._sheet, self.areas, self._unit = sheet, areas, unit

    @property
    def area(self) -> Area:
        return self.areas[0]

    @property
    def state(self) -> SheetState:
        return self._sheet.state

    def _new(self, areas: list[Area] | Area, unit: str = "cells") -> Range:
        return type(self)(self._sheet, [areas] if isinstance(areas, Area) else areas, unit)

    def common(self, name: str) -> Any:
        """What all cells have, None where they differ."""
        found = self.styles(name)
        return found.pop() if len(found) == 1 else None

    def styles(self, name: str) -> set[Any]:
        """All that the cells have of one trait; far empty cells count by row and column."""
        found: set[Any] = set()
        for area in self.areas:
            existing = self.state.existing(area)
            found |= {getattr(self.state.cells[spot].style, name) for spot in existing}
            if len(existing) < area.count:
                found |= self._bare_styles(area, name, set(existing))
        return found

    def _bare_styles(self, area: Area, name: str, existing: set[tuple[int, int]]) -> set[Any]:
        if area.count <= 100_000:
            spots = (spot for spot in area.spots() if spot not in existing)
            return {getattr(self.state.style_at(*spot), name) for spot in spots}
        columns = self.state.column_styles
        inside = [c for c in columns if area.left <= c <= area.right]
        found = {getattr(columns[c], name) for c in inside}
        if len(inside) < area.columns:
            found.add(getattr(self.state.default, name))
        return found

    def restyle(self, **changes: Any) -> None:
        for area in self.areas:
            self.restyle_area(area, lambda style: style.but(**changes))

    def restyle_area(self, area: Area, change: Callable[[Style], Style]) -> None:
        """Change the look of cells; whole rows and columns keep theirs for cells to come."""
        self._may_format()
        state = self.state
        if area.is_whole_columns:
            if area.is_whole_rows:
                state.default = change(state.default)
                columns = list(state.column_styles)
            else:
                columns = range(area.left, area.right + 1)
            for column in columns:
                base = state.column_styles.get(column, state.default)
                state.column_styles[column] = change(base)
        elif area.is_whole_rows:
            for row in range(area.top, area.bottom + 1):
                state.row_styles[row] = change(state.row_styles.get(row, state.default))
        spots = state.existing(area) if self._is_endless(area) else area.spots()
        for row, column in list(spots):
            cell = state.cell_at(row, column)
            cell.style = change(cell.style)

    @staticmethod
    def _is_endless(area: Area) -> bool:
        return area.is_whole_columns or area.is_whole_rows

    def _may_format(self) -> None:
        if self._sheet.is_guarded("AllowFormattingCells"):
            raise refused(PROTECTED)

    @property
    def Application(self) -> Any:
        return self._sheet.book.app

    @property
    def Worksheet(self) -> Worksheet:
        return self._sheet

    @property
    def Parent(self) -> Worksheet:
        return self._sheet

    @property
    def Address(self) -> str:
        return ",".join(map(address, self.areas))

    def GetAddress(
        self,
        RowAbsolute: bool = True,
        ColumnAbsolute: bool = True,
        ReferenceStyle: int = 1,
        External: bool = False,
    ) -> str:
        text = ",".join(address(area, RowAbsolute, ColumnAbsolute) for area in self.areas)
        if not External:
            return text
        place = f"[{self._sheet.book.state.name}]{self.state.name}"
        return f"{quoted(place) if quoted(self.state.name)[0] == chr(39) else place}!{text}"

    @property
    def Row(self) -> int:
        return self.area.top

    @property
    def Column(self) -> int:
        return self.area.left

    @property
    def Count(self) -> int:
        if self._unit == "rows":
            return self.area.rows
        if self._unit == "columns":
            return self.area.columns
        count = sum(area.count for area in self.areas)
        if count >= 2**31:
            raise refused("溢出")
        return count

    @property
    def CountLarge(self) -> int:
        return sum(area.count for area in self.areas)

    @property
    def Areas(self) -> Any:
        return Areas(self)

    @property
    def Rows(self) -> Range:
        return self._new(self.area, "rows")

    @property
    def Columns(self) -> Range:
        return self._new(self.area, "columns")

    @property
    def Cells(self) -> Range:
        return self._new(self.areas)

    @property
    def EntireRow(self) -> Range:
        return self._new([Area(a.top, 1, a.bottom, COLUMNS) for a in self.areas], "rows")

    @property
    def EntireColumn(self) -> Range:
        return self._new([Area(1, a.left, ROWS, a.right) for a in self.areas], "columns")

    def _item(self, row: int, column: int | None) -> Area:
        area = self.area
        row, column = int(row), column if column is None else int(column)
        if self._unit == "rows" and column is None:
            found = Area(area.top + row - 1, area.left, area.top + row - 1, area.right)
        elif self._unit == "columns" and column is None:
            found = Area(area.top, area.left + row - 1, area.bottom, area.left + row - 1)
        else:
            if column is None:
                row, column = (row - 1) // area.columns + 1, (row - 1) % area.columns + 1
            top, left = area.top + row - 1, area.left + column - 1
            found = Area(top, left, top, left)
        if found.top < 1 or found.left < 1 or found.bottom > ROWS or found.right > COLUMNS:
            raise refused("应用程序定义或对象定义错误")
        return found

    def Item(self, row: int, column: int | None = None) -> Range:
        return self._new(self._item(row, column))

    def __call__(self, row: int, column: int | None = None) -> Range:
        return self._new(self._item(row, column))

    def __iter__(self) -> Iterator[Range]:
        if self._unit == "cells":
            spots = (Area(r, c, r, c) for area in self.areas for r, c in area.spots())
            return (self._new(spot) for spot in spots)
        size = self.area.rows if self._unit == "rows" else self.area.columns
        return (self._new(self._item(index, None)) for index in range(1, size + 1))

    def GetOffset(self, RowOffset: int = 0, ColumnOffset: int = 0) -> Range:
        a = self.area
        top, left = a.top + RowOffset, a.left + ColumnOffset
        return self._new(Area(top, left, a.bottom + RowOffset, a.right + ColumnOffset))

    def GetResize(self, RowSize: int | None = None, ColumnSize: int | None = None) -> Range:
        a = self.area
        bottom = a.top + (RowSize or a.rows) - 1
        return self._new(Area(a.top, a.left, bottom, a.left + (ColumnSize or a.columns) - 1))

    def End(self, Direction: int) -> Range:
        """As Ctrl+arrow: to the end of a filled run, or to the next filled cell."""
        vertical = Direction in (DOWN, UP)
        row, column = self.area[:2]
        here, across = (row, column) if vertical else (column, row)
        step = 1 if Direction in (DOWN, TO_RIGHT) else -1
        filled = {
            (r if vertical else c)
            for (r, c), cell in self.state.cells.items()
            if (c if vertical else r) == across and not cell.is_empty
        }
        place = _run_end(filled, here, step, ROWS if vertical else COLUMNS)
        return self._new(
            Area(place, column, place, column) if vertical else Area(row, place, row, place)
        )

    @property
    def CurrentRegion(self) -> Range:
        filled = {spot for spot, cell in self.state.cells.items() if not cell.is_empty}
        row, column = self.area[:2]
        area = Area(row, column, row, column)
        while (grown := _grown(area, filled)) != area:
            area = grown
        return self._new(area)


def _run_end(filled: set[int], here: int, step: int, last: int) -> int:
    edge = last if step > 0 else 1
    if here == edge:
        return here
    if here in filled and here + step in filled:
        while here + step in filled:
            here += step
        return here
    ahead = [place for place in filled if (place - here) * step > 0]
    if not ahead:
        return edge
    return min(ahead) if step > 0 else max(ahead)


def _grown(area: Area, filled: set[tuple[int, int]]) -> Area:
    """Grown side by side, for as long as the strip beside it touches a filled cell."""
    top, left, bottom, right = area

    def touches(rows: range, columns: range) -> bool:
        return any((r, c) in filled for r in rows for c in columns)

    def one(place: int) -> range:
        return range(place, place + 1)

    while touches(one(bottom + 1), range(left - 1, right + 2)):
        bottom += 1
    while touches(one(top - 1), range(left - 1, right + 2)):
        top -= 1
    while touches(range(top - 1, bottom + 2), one(right + 1)):
        right += 1
    while touches(range(top - 1, bottom + 2), one(left - 1)):
        left -= 1
    return Area(top, left, bottom, right)


class Areas(ComObject):
    """The rectangles of a range."""

    def __init__(self, of: Geometry) -> None:
        super().__init__(of._calls)
        self._range = of

    @property
    def Count(self) -> int:
        return len(self._range.areas)

    def __call__(self, index: int) -> Range:
        return self._range._new(self._range.areas[index - 1])

    def Item(self, index: int) -> Range:
        return self._range._new(self._range.areas[index - 1])

    def __iter__(self) -> Iterator[Range]:
        return iter([self._range._new(area) for area in self._range.areas])
