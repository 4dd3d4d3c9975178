"""The COM Range: what is left beside its place and its contents."""

# ruff: noqa: N802, N803, ARG002  (capitalised names are Excel's own)

from __future__ import annotations

from typing import Any

from . import marks
from .autofilter import filtered
from .com import refused
from .contents import Contents
from .formulas import Shift
from .geometry import PROTECTED
from .looks import Borders, Font, Interior, style_property
from .rules import FormatConditions, Validation
from .searching import find
from .shifting import move
from .sizes import Sizes

BLANKS, CONSTANTS, FORMULAS, VISIBLE, VALIDATED = 4, 2, -4123, 12, -4174


class Range(Contents, Sizes):
    """A range as COM shows it."""

    @property
    def _range(self) -> Range:
        return self

    NumberFormat = style_property("number_format", str)
    NumberFormatLocal = style_property("number_format", str)
    HorizontalAlignment = style_property("horizontal", int)
    VerticalAlignment = style_property("vertical", int)
    WrapText = style_property("wrap", bool)
    ShrinkToFit = style_property("shrink", bool)
    IndentLevel = style_property("indent", int)
    Orientation = style_property("rotation", int)
    Locked = style_property("locked", bool)

    @property
    def PrefixCharacter(self) -> str:
        return "'" * self.state.style_at(*self.area[:2]).prefix

    @property
    def Interior(self) -> Interior:
        return Interior(self)

    @property
    def Font(self) -> Font:
        return Font(self)

    @property
    def Borders(self) -> Borders:
        return Borders(self)

    @property
    def Validation(self) -> Validation:
        return Validation(self)

    @property
    def FormatConditions(self) -> FormatConditions:
        return FormatConditions(self)

    @property
    def Comment(self) -> marks.Comment | None:
        spot = self.area[:2]
        return marks.Comment(self._sheet, spot) if spot in self.state.notes else None

    @property
    def CommentThreaded(self) -> None:
        return None

    def AddComment(self, Text: str = "") -> marks.Comment:
        return marks.add_comment(self, Text)

    @property
    def Hyperlinks(self) -> marks.Hyperlinks:
        return marks.Hyperlinks(self._sheet, self)

    @property
    def ListObject(self) -> Any:
        return next((t for t in self._sheet.tables() if t.area.meet(self.area)), None)

    @property
    def Name(self) -> Any:
        found = self._sheet.book.name_of(self)
        if found is None:
            raise refused("应用程序定义或对象定义错误")
        return found

    @Name.setter
    def Name(self, value: str) -> None:
        self._sheet.book.Names.Add(value, f"={self.GetAddress(External=False)}", self._sheet)

    @property
    def Text(self) -> str:
        raise NotImplementedError("Range.Text")

    def Insert(self, Shift: int | None = None, CopyOrigin: int | None = 0) -> bool:
        rows, first, last = self._whole_lines()
        if self._sheet.is_guarded("AllowInsertingRows" if rows else "AllowInsertingColumns"):
            raise refused(PROTECTED)
        like = last + 1 - (last - first + 1) if CopyOrigin == 1 else first - 1
        self._shift(rows, first, last - first + 1, like)
        return True

    def Delete(self, Shift: int | None = None) -> bool:
        rows, first, last = self._whole_lines()
        allowed = "AllowDeletingRows" if rows else "AllowDeletingColumns"
        if self._sheet.is_guarded(allowed):
            raise refused(PROTECTED)
        self._shift(rows, first, first - last - 1, None)
        return True

    def _whole_lines(self) -> tuple[bool, int, int]:
        if len(self.areas) > 1:
            raise NotImplementedError("Range.Insert/Delete of several areas")
        if self.area.is_whole_rows:
            return True, self.area.top, self.area.bottom
        if self.area.is_whole_columns:
            return False, self.area.left, self.area.right
        raise NotImplementedError("Range.Insert/Delete of anything but whole rows or columns")

    def _shift(self, rows: bool, at: int, count: int, like: int | None) -> None:
        move(self._sheet.book.state, self.state, Shift(at, count, rows), like)
        self._sheet.book.state.saved = False

    def Select(self) -> bool:
        app = self._sheet.book.app
        if app.active_book is not self._sheet.book or not self._sheet.is_active():
            raise refused("类 Range 的 Select 方法无效")
        app.selected = self._new(self.areas)
        return True

    def Activate(self) -> bool:
        return self.Select()

    def AutoFilter(
        self,
        Field: int | None = None,
        Criteria1: Any = None,
        Operator: int = 1,
        Criteria2: Any = None,
    ) -> bool:
        if self._sheet.is_guarded():
            raise refused(PROTECTED)
        return filtered(self, Field, Criteria1, Operator, Criteria2)

    def Find(  # noqa: PLR0917
        self,
        What: str,
        After: Range | None = None,
        LookIn: int = FORMULAS,
        LookAt: int = 2,
        SearchOrder: int = 1,
        SearchDirection: int = 1,
        MatchCase: bool = False,
        MatchByte: bool = False,
        SearchFormat: bool = False,
    ) -> Range | None:
        if SearchFormat:
            raise NotImplementedError("Range.Find(SearchFormat=True)")
        how = {"within": LookIn, "at": LookAt, "order": SearchOrder}
        options = {**how, "direction": SearchDirection, "case": MatchCase}
        found = find(self, What, After, options)
        return self._new(found) if found else None

    def SpecialCells(self, Type: int, Value: int = 23) -> Range:
        wanted = {
            BLANKS: lambda cell: cell is None or cell.is_empty,
            CONSTANTS: lambda cell: cell and not cell.is_empty and cell.formula is None,
            FORMULAS: lambda cell: cell and cell.formula is not None,
        }
        if Type == VISIBLE:
            hidden = self.state.hidden_rows
            areas = [a for a in self._new(self.area, "rows") if a.area.top not in hidden]
            found = [row.area for row in areas]
        elif Type == VALIDATED:
            rules = (area for rule in self.state.validations for area in rule["areas"])
            found = [met for area in rules if (met := area.meet(self.area))]
        elif Type in wanted and Value == 23:
            area = self.area.meet(self.state.used())
            spots = area.spots() if area else ()
            hits = [s for s in spots if wanted[Type](self.state.cells.get(s))]
            found = [type(self.area)(r, c, r, c) for r, c in hits]
        else:
            raise NotImplementedError(f"Range.SpecialCells({Type}, {Value})")
        if not found:
            raise refused("未找到单元格。")
        return self._new(found)
