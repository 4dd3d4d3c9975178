"""Heights, widths and hiding of the rows and columns of a range."""

# ruff: noqa: N802  (capitalised names are Excel's own)

from __future__ import annotations

import math
import unicodedata
from typing import Any

from .cells import CellError, NotCalculated
from .com import refused
from .contents import Contents
from .formulas import value_of
from .geometry import PROTECTED, Geometry

TALLEST, WIDEST = 409.5, 255


class Sizes(Geometry):
    """The part of a range that has a size."""

    @property
    def RowHeight(self) -> float | None:
        found = {self._sheet.height(row) for row in self._few_rows()}
        return found.pop() if len(found) == 1 else None

    @RowHeight.setter
    def RowHeight(self, value: float) -> None:
        self._may_size("AllowFormattingRows")
        if not 0 <= value <= TALLEST:
            raise refused("不能设置类 Range 的 RowHeight 属性")
        for area in self.areas:
            if area.is_whole_columns:
                self.state.default_height = float(value)
                self.state.heights.clear()
                continue
            for row in range(area.top, area.bottom + 1):
                self.state.heights[row] = round(value * 4 / 3) * 0.75
                (self.state.hidden_rows.add if value == 0 else self.state.hidden_rows.discard)(row)

    @property
    def ColumnWidth(self) -> float | None:
        found = {self._sheet.width(c) for c in range(self.area.left, self.area.right + 1)}
        return found.pop() if len(found) == 1 else None

    @ColumnWidth.setter
    def ColumnWidth(self, value: float) -> None:
        self._may_size("AllowFormattingColumns")
        if not 0 <= value <= WIDEST:
            raise refused("不能设置类 Range 的 ColumnWidth 属性")
        hidden = self.state.hidden_columns
        for area in self.areas:
            if area.is_whole_rows:
                self.state.default_width = float(value)
                self.state.widths.clear()
                continue
            for column in range(area.left, area.right + 1):
                self.state.widths[column] = float(value)
                (hidden.add if value == 0 else hidden.discard)(column)

    def _few_rows(self) -> list[int]:
        area = self.area
        if not area.is_whole_columns:
            return list(range(area.top, area.bottom + 1))
        return [*self.state.heights, *self.state.hidden_rows, area.bottom]

    def _may_size(self, allowed: str) -> None:
        if self._sheet.is_guarded(allowed):
            raise refused(PROTECTED)

    @property
    def Left(self) -> float:
        return self._sheet.left_of(self.area.left)

    @property
    def Top(self) -> float:
        return self._sheet.top_of(self.area.top)

    @property
    def Width(self) -> float:
        return self._sheet.left_of(self.area.right + 1) - self.Left

    @property
    def Height(self) -> float:
        return self._sheet.top_of(self.area.bottom + 1) - self.Top

    @property
    def Hidden(self) -> bool | None:
        _, hidden, first, last = self._line_units()
        inside = sum(1 for place in hidden if first <= place <= last)
        return True if inside == last - first + 1 else None if inside else False

    @Hidden.setter
    def Hidden(self, value: bool) -> None:
        rows, hidden, first, last = self._line_units()
        self._may_size("AllowFormattingRows" if rows else "AllowFormattingColumns")
        places = range(first, last + 1)
        (hidden.update if value else hidden.difference_update)(places)

    def _line_units(self) -> tuple[bool, set[int], int, int]:
        if self.area.is_whole_rows:
            return True, self.state.hidden_rows, self.area.top, self.area.bottom
        if self.area.is_whole_columns:
            return False, self.state.hidden_columns, self.area.left, self.area.right
        raise refused("不能设置类 Range 的 Hidden 属性")

    def AutoFit(self) -> bool:
        if self._unit == "columns" or self.area.is_whole_columns:
            self._may_size("AllowFormattingColumns")
            self._fit_columns()
        elif self._unit == "rows" or self.area.is_whole_rows:
            self._may_size("AllowFormattingRows")
            self._fit_rows()
        else:
            raise refused("类 Range 的 AutoFit 方法无效")
        return True

    def _shown(self) -> list[tuple[int, int, str, Any]]:
        found = []
        for row, column in self.state.existing(self.area):
            cell = self.state.cells[row, column]
            value = value_of(self._sheet.book.state, self.state, cell)
            if (
                value is None
                or isinstance(value, NotCalculated)
                or self.state.merge_at(row, column)
            ):
                continue
            text = value.text if isinstance(value, CellError) else Contents._formula(cell)
            dated = isinstance(value, float) and cell.style.number_format != "General"
            found.append((row, column, "2025年12月31日" if dated else text, cell.style))
        return found

    def _fit_columns(self) -> None:
        widest: dict[int, float] = {}
        for _, column, text, style in self._shown():
            width = max(map(_width, text.split("\n"))) * style.size / 11 + 0.75
            widest[column] = max(widest.get(column, 0), min(width, WIDEST))
        self.state.widths.update(widest)

    def _fit_rows(self) -> None:
        tallest: dict[int, float] = {}
        for row, column, text, style in self._shown():
            wide = max(self._sheet.width(column) * 11 / style.size, 1)
            lines = sum(max(1, math.ceil(_width(t) / wide)) for t in text.split("\n"))
            height = (lines if style.wrap else 1) * style.size * 1.23
            tallest[row] = min(max(tallest.get(row, self.state.default_height), height), 409.5)
        self.state.heights.update(tallest)


def _width(text: str) -> float:
    return sum(2.0 if unicodedata.east_asian_width(ch) in "WFA" else 1.0 for ch in text)
