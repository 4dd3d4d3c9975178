"""What is in a range: values, formulas, clearing, merging, copying."""

# ruff: noqa: N802, N803  (capitalised names are Excel's own)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .cells import Area, Cell, CellError
from .coercion import Entry, delivered, entered
from .com import refused
from .formulas import copied, first_value, normal, target, value_of
from .geometry import PROTECTED, Geometry

MOST_CELLS = 20_000_000
LONGEST_FORMULA = 8_192
MERGED = "我们不能对合并单元格执行此操作。"


class Contents(Geometry):
    """The part of a range that holds values."""

    def _rows_of(self, read: Callable[[Cell], Any], bare: Any) -> Any:
        area = self.area
        if area.count > MOST_CELLS:
            raise refused("内存不足。")
        cells = self.state.cells
        columns = range(area.left, area.right + 1)
        found = tuple(
            tuple(read(cell) if (cell := cells.get((row, column))) else bare for column in columns)
            for row in range(area.top, area.bottom + 1)
        )
        return found[0][0] if area.count == 1 else found

    def _value(self, cell: Cell) -> Any:
        book = self._sheet.book.state
        value = value_of(book, self.state, cell)
        return delivered(value, cell.style.number_format, book.date1904)

    def _value2(self, cell: Cell) -> Any:
        return delivered(value_of(self._sheet.book.state, self.state, cell), "General")

    @staticmethod
    def _formula(cell: Cell) -> str:
        if cell.formula is not None or cell.value is None:
            return cell.formula or ""
        if isinstance(cell.value, CellError):
            return cell.value.text
        if isinstance(cell.value, bool):
            return str(cell.value).upper()
        return f"{cell.value:.15g}" if isinstance(cell.value, float) else str(cell.value)

    @property
    def Value(self) -> Any:
        return self._rows_of(self._value, None)

    @Value.setter
    def Value(self, data: Any) -> None:
        self._enter(data)

    @property
    def Value2(self) -> Any:
        return self._rows_of(self._value2, None)

    @Value2.setter
    def Value2(self, data: Any) -> None:
        self._enter(data)

    @property
    def Formula(self) -> Any:
        return self._rows_of(self._formula, "")

    @Formula.setter
    def Formula(self, data: Any) -> None:
        self._enter(data)

    @property
    def Formula2(self) -> Any:
        return self._rows_of(self._formula, "")

    @Formula2.setter
    def Formula2(self, data: Any) -> None:
        self._enter(data)

    @property
    def HasFormula(self) -> bool | None:
        found = {
            (cell := self.state.cells.get(spot)) is not None and cell.formula is not None
            for spot in self.area.spots()
        }
        return found.pop() if len(found) == 1 else None

    @property
    def HasArray(self) -> bool:
        return False

    def _may_change(self, area: Area) -> None:
        if self._sheet.is_guarded() and (
            self._is_endless(area) or any(self.state.style_at(*s).locked for s in area.spots())
        ):
            raise refused(PROTECTED)

    def _enter(self, data: Any) -> None:
        """A scalar goes to every cell, an array to its place; what it lacks is #N/A."""
        for area in self.areas:
            self._may_change(area)
            if area.count > MOST_CELLS:
                raise refused("内存不足。")
            for row, column in area.spots():
                i, j = row - area.top, column - area.left
                value = _picked(data, i, j)
                if (i or j) and data is value and isinstance(value, str) and value[:1] == "=":
                    value = copied(value, area[:2], (row, column))
                self._enter_one(row, column, value)
        self._sheet.book.state.saved = False

    def _enter_one(self, row: int, column: int, value: Any) -> None:
        merge = self.state.merge_at(row, column) if self.state.merges else None
        if merge and merge[:2] != (row, column):
            return
        style = self.state.style_at(row, column)
        if isinstance(value, CellError):
            entry = Entry(value)
        else:
            entry = entered(value, style.number_format, self._sheet.book.state.date1904)
        if entry.value is None and entry.formula is None and (row, column) not in self.state.cells:
            return
        cell = self.state.cell_at(row, column)
        self._keep(cell, entry)

    def _keep(self, cell: Cell, entry: Entry) -> None:
        if entry.number_format:
            cell.style = cell.style.but(number_format=entry.number_format)
        if entry.prefix != cell.style.prefix:
            cell.style = cell.style.but(prefix=entry.prefix)
        cell.value, cell.formula = entry.value, None
        if entry.formula is None:
            return
        if len(entry.formula) > LONGEST_FORMULA:
            raise refused("公式的长度不能超过 8192 个字符。")
        cell.formula = normal(entry.formula)
        cell.value = first_value(cell.formula)
        self._take_format(cell)

    def _take_format(self, cell: Cell) -> None:
        """A plain reference in a General cell takes the number format of its target."""
        place = target(cell.formula)
        if place is None or cell.style.number_format != "General":
            return
        there = self._sheet.book.state.sheet(place[0]) if place[0] else self.state
        if there is None:
            raise refused("应用程序定义或对象定义错误")
        cell.style = cell.style.but(number_format=there.style_at(*place[1:]).number_format)

    def ClearContents(self) -> bool:
        for area in self.areas:
            self._may_change(area)
            self._whole_merges_only(area)
            for spot in self.state.existing(area):
                cell = self.state.cells[spot]
                cell.value = cell.formula = None
        return True

    def _whole_merges_only(self, area: Area) -> None:
        for merge in self.state.merges:
            if area.meet(merge) not in (None, merge):
                raise refused(MERGED)

    def ClearFormats(self) -> bool:
        for area in self.areas:
            self._may_change(area)
            self.restyle_area(area, lambda _: self._sheet.book.state.normal)
            self.state.merges = [m for m in self.state.merges if not area.meet(m)]
            _drop(self.state.conditions, area)
            for spot in self.state.existing(area):
                if self.state.cells[spot].is_empty:
                    del self.state.cells[spot]
            if area.is_whole_columns:
                for column in range(area.left, area.right + 1):
                    self.state.column_styles.pop(column, None)
            if area.is_whole_rows:
                for row in [r for r in self.state.row_styles if area.top <= r <= area.bottom]:
                    del self.state.row_styles[row]
        return True

    def Clear(self) -> bool:
        self.ClearContents()
        self.ClearFormats()
        self.ClearComments()
        for area in self.areas:
            self.state.links = [link for link in self.state.links if not area.meet(link.area)]
            _drop(self.state.validations, area)
        return True

    def ClearComments(self) -> bool:
        for area in self.areas:
            for spot in [spot for spot in self.state.notes if spot in area]:
                self._may_change(area)
                del self.state.notes[spot]
        return True

    @property
    def MergeCells(self) -> bool | None:
        meetings = (merge.meet(area) for area in self.areas for merge in self.state.merges)
        covered = sum(meeting.count for meeting in meetings if meeting)
        if not covered:
            return False
        return True if covered == sum(area.count for area in self.areas) else None

    @property
    def MergeArea(self) -> Any:
        if self.area.count > 1:
            raise refused("应用程序定义或对象定义错误")
        return self._new(self.state.merge_at(*self.area[:2]) or self.area)

    def Merge(self, Across: bool = False) -> None:
        self._may_format()
        for area in self.areas:
            if Across:
                for row in range(area.top, area.bottom + 1):
                    self._merge(Area(row, area.left, row, area.right))
            else:
                self._merge(area)

    def _merge(self, area: Area) -> None:
        """The first value in reading order stays, at the upper left; the others are lost."""
        spots = self.state.existing(area)
        filled = [spot for spot in spots if not self.state.cells[spot].is_empty]
        if len(filled) > 1:
            self._sheet.book.app.would_ask("合并单元格时，仅保留左上角的值，而放弃其他值。")
        self.state.merges = [m for m in self.state.merges if not m.meet(area)]
        if area.count > 1:
            self.state.merges.append(area)
        anchor = self.state.cell_at(*area[:2])
        if filled and filled[0] != area[:2]:
            first = self.state.cells[filled[0]]
            anchor.value, anchor.formula = first.value, first.formula
        for spot in area.spots():
            if spot != area[:2]:
                self.state.cells[spot] = Cell(anchor.style)

    def UnMerge(self) -> None:
        self._may_format()
        self.state.merges = [m for m in self.state.merges if not m.meet(self.area)]

    def Copy(self, Destination: Contents | None = None) -> bool:
        if Destination is None:
            raise NotImplementedError("Range.Copy to the clipboard")
        source, there = self.area, Destination.area
        rows, columns = there.top - source.top, there.left - source.left
        goal = Area(there.top, there.left, source.bottom + rows, source.right + columns)
        Destination._may_change(goal)
        copies = {}
        for row, column in self.state.existing(source):
            cell = self.state.cells[row, column]
            spot = (row + rows, column + columns)
            formula = cell.formula and copied(cell.formula, (row, column), spot)
            copies[spot] = replace(cell, formula=formula)
        merges = [m for m in self.state.merges if m.meet(source) == m]
        goal_state = Destination.state
        for spot in goal_state.existing(goal):
            del goal_state.cells[spot]
        goal_state.cells.update(copies)
        moved = [
            Area(m.top + rows, m.left + columns, m.bottom + rows, m.right + columns) for m in merges
        ]
        goal_state.merges = [m for m in goal_state.merges if not m.meet(goal)] + moved
        notes = {s: n for s, n in self.state.notes.items() if s in source}
        for (row, column), note in notes.items():
            goal_state.notes[row + rows, column + columns] = replace(note)
        return True


def _picked(data: Any, row: int, column: int) -> Any:
    """The value for one cell out of a scalar, a row or rows, as Excel spreads them."""
    if not isinstance(data, (list, tuple)):
        return data
    rows = data if data and isinstance(data[0], (list, tuple)) else [data]
    if len(rows) > 1 and row >= len(rows):
        return CellError("#N/A")
    values = rows[0] if len(rows) == 1 else rows[row]
    if len(values) == 1:
        return values[0]
    return values[column] if column < len(values) else CellError("#N/A")


def _drop(rules: list[dict[str, Any]], area: Area) -> None:
    for rule in list(rules):
        rule["areas"] = [a for a in rule["areas"] if a.meet(area) != a]
        if not rule["areas"]:
            rules.remove(rule)
