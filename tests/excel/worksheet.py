"""A sheet as COM shows it."""

# ruff: noqa: N802, N803, ARG002  (capitalised names are Excel's own)

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from . import marks, names
from .addresses import parse
from .autofilter import SheetFilter
from .cells import COLUMNS, ROWS, Area, SheetState, points
from .charts import ChartObjects
from .com import ComObject, refused
from .geometry import PROTECTED
from .page import PageBreaks, PageSetup
from .ranges import Range
from .shifting import rename_sheet

if TYPE_CHECKING:
    from .workbook import Workbook

VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2
STRUCTURE = "工作簿受保护，不能更改。"
BAD_NAME = "您键入的工作表或图表名称无效。请确认：名称不多于 31 个字符；不包含 : \\ / ? * [ 或 ]。"


class Worksheet(ComObject):
    """A sheet as COM shows it."""

    def __init__(self, book: Workbook, state: SheetState) -> None:
        super().__init__(book._calls)
        self.book, self.state = book, state

    # inside

    def _key(self) -> str:
        return self.state.name

    def at(self, *areas: Area) -> Range:
        return Range(self, list(areas))

    def tables(self) -> list[names.ListObject]:
        return [names.ListObject(self, table) for table in self.state.tables]

    def is_active(self) -> bool:
        return self.book.state.sheets[self.book.state.active] is self.state

    def is_guarded(self, allowed: str = "") -> bool:
        """Whether protection stands in the way, unless it allows this kind of change."""
        protection = self.state.protection
        if protection is None or protection.get("UserInterfaceOnly"):
            return False
        return not protection.get(allowed, False)

    def height(self, row: int) -> float:
        return self.state.height(row)

    def width(self, column: int) -> float:
        return self.state.width(column)

    def top_of(self, row: int) -> float:
        special = {r for r in (*self.state.heights, *self.state.hidden_rows) if r < row}
        usual = (row - 1 - len(special)) * self.state.default_height
        return usual + sum(map(self.height, special))

    def left_of(self, column: int) -> float:
        return sum(points(self.width(place)) for place in range(1, column))

    # Excel's members

    @property
    def Application(self) -> Any:
        return self.book.app

    @property
    def Parent(self) -> Workbook:
        return self.book

    @property
    def Name(self) -> str:
        return self.state.name

    @Name.setter
    def Name(self, value: str) -> None:
        value = str(value)
        self.book.guard_structure()
        bad = not value or len(value) > 31 or set(value) & set(":\\/?*[]")
        if bad or value[0] == "'" or value[-1] == "'":
            raise refused(BAD_NAME)
        other = self.book.state.sheet(value)
        if other is not None and other is not self.state:
            raise refused("该名称已被使用。请尝试其他名称。")
        old, self.state.name = self.state.name, value
        rename_sheet(self.book.state, old, value)

    @property
    def CodeName(self) -> str:
        return f"Sheet{self.Index}"

    @property
    def Index(self) -> int:
        return next(i for i, s in enumerate(self.book.state.sheets, 1) if s is self.state)

    @property
    def Visible(self) -> int:
        return self.state.visible

    @Visible.setter
    def Visible(self, value: int) -> None:
        self.book.guard_structure()
        if value not in (VISIBLE, HIDDEN, VERY_HIDDEN, True):
            raise refused("不能设置类 Worksheet 的 Visible 属性")
        value = VISIBLE if value == 1 else int(value)
        if value != VISIBLE and self.book.visible_sheets() in ([], [self.state]):
            raise refused("不能设置类 Worksheet 的 Visible 属性")
        self.state.visible = value
        self.book.leave_hidden()

    @property
    def Names(self) -> names.Names:
        return names.Names(self.book, self)

    @property
    def Comments(self) -> marks.Comments:
        return marks.Comments(self._calls, self)

    @property
    def CommentsThreaded(self) -> list[Any]:
        return []

    @property
    def Hyperlinks(self) -> marks.Hyperlinks:
        return marks.Hyperlinks(self)

    @property
    def ListObjects(self) -> names.ListObjects:
        return names.ListObjects(self._calls, self)

    @property
    def Shapes(self) -> Shapes:
        return Shapes(self)

    def ChartObjects(self, Index: Any = None) -> Any:
        charts = ChartObjects(self._calls, self)
        return charts if Index is None else charts._find(Index)

    def Range(self, Cell1: Any, Cell2: Any = None) -> Range:
        first = self._range(Cell1)
        if Cell2 is None:
            return first
        a, b = first.area, self._range(Cell2).area
        corners = (
            min(a.top, b.top),
            min(a.left, b.left),
            max(a.bottom, b.bottom),
            max(a.right, b.right),
        )
        return self.at(Area(*corners))

    def _range(self, cell: Any) -> Range:
        if isinstance(cell, Range):
            return cell
        areas = parse(str(cell))
        if areas:
            return self.at(*areas)
        name = self.book.name_called(str(cell), self)
        if name is None:
            raise refused("应用程序定义或对象定义错误")
        return name.RefersToRange

    @property
    def Cells(self) -> Range:
        return self.at(Area(1, 1, ROWS, COLUMNS))

    @property
    def Rows(self) -> Range:
        return Range(self, [Area(1, 1, ROWS, COLUMNS)], "rows")

    @property
    def Columns(self) -> Range:
        return Range(self, [Area(1, 1, ROWS, COLUMNS)], "columns")

    @property
    def UsedRange(self) -> Range:
        return self.at(self.state.used())

    @property
    def PageSetup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def HPageBreaks(self) -> PageBreaks:
        return PageBreaks(self, "HPageBreaks")

    @property
    def VPageBreaks(self) -> PageBreaks:
        return PageBreaks(self, "VPageBreaks")

    def ResetAllPageBreaks(self) -> None:
        for key in ("HPageBreaks", "VPageBreaks"):
            self.state.page.pop(key, None)

    @property
    def Tab(self) -> Tab:
        return Tab(self)

    @property
    def StandardWidth(self) -> float:
        return self.state.default_width

    @property
    def ProtectContents(self) -> bool:
        return self.state.protection is not None

    @property
    def ProtectDrawingObjects(self) -> bool:
        return self.is_guarded("AllowEditingObjects")

    def Protect(self, Password: str | None = None, **options: Any) -> None:
        kept = {
            k: v for k, v in options.items() if k.startswith("Allow") or k == "UserInterfaceOnly"
        }
        if options.get("DrawingObjects") is False:
            kept["AllowEditingObjects"] = True
        self.state.protection = {**kept, "password": Password}

    def Unprotect(self, Password: str | None = None) -> None:
        protection = self.state.protection
        if protection and protection.get("password") and protection["password"] != Password:
            raise refused("您提供的密码不正确。")
        self.state.protection = None

    @property
    def AutoFilterMode(self) -> bool:
        return self.state.filter is not None

    @AutoFilterMode.setter
    def AutoFilterMode(self, value: bool) -> None:
        if value:
            raise refused("不能设置类 Worksheet 的 AutoFilterMode 属性")
        if self.state.filter:
            self.state.hidden_rows -= self.state.filter.hid
            self.state.filter = None

    @property
    def AutoFilter(self) -> SheetFilter | None:
        return SheetFilter(self) if self.state.filter else None

    @property
    def FilterMode(self) -> bool:
        return bool(self.state.filter and self.state.filter.fields)

    def ShowAllData(self) -> None:
        if not self.FilterMode:
            raise refused("类 Worksheet 的 ShowAllData 方法无效")
        if self.is_guarded("AllowFiltering"):
            raise refused(PROTECTED)
        self.state.hidden_rows -= self.state.filter.hid
        self.state.filter.fields, self.state.filter.hid = {}, set()

    def Activate(self) -> None:
        if self.state.visible != VISIBLE:
            raise refused("类 Worksheet 的 Activate 方法无效")
        self.book.state.active = self.Index - 1

    def Select(self, Replace: bool = True) -> None:
        if self.state.visible != VISIBLE or self.book.app.active_book is not self.book:
            raise refused("类 Worksheet 的 Select 方法无效")
        self.Activate()

    def Delete(self) -> bool:
        self.book.guard_structure()
        if self.book.visible_sheets() == [self.state]:
            raise refused("工作簿内至少含有一张可视工作表。")
        self.book.app.would_ask("Microsoft Excel 将永久删除此工作表。")
        self.book.drop(self.state)
        rename_sheet(self.book.state, self.state.name, None)
        return True

    def Copy(self, Before: Worksheet | None = None, After: Worksheet | None = None) -> None:
        if Before is None and After is None:
            raise NotImplementedError("Worksheet.Copy into a new book")
        there = (Before or After).book
        there.guard_structure()
        twin = copy.deepcopy(self.state)
        twin.name = there.free_name(self.state.name)
        place = (Before or After).Index - (1 if Before else 0)
        there.put_in(twin, place)

    def Move(self, Before: Worksheet | None = None, After: Worksheet | None = None) -> None:
        self.book.guard_structure()
        active = self.book.state.sheets[self.book.state.active]
        self.book.state.sheets.remove(self.state)
        place = (Before or After).Index - (1 if Before else 0)
        self.book.state.sheets.insert(place, self.state)
        self.book.state.active = next(
            i for i, sheet in enumerate(self.book.state.sheets) if sheet is active
        )


class Tab(ComObject):
    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(sheet._calls)
        self._sheet = sheet

    @property
    def Color(self) -> float | bool:
        color = self._sheet.state.tab_color
        return False if color is None else float(color)

    @Color.setter
    def Color(self, value: float) -> None:
        self._sheet.state.tab_color = int(value)


class Shapes(ComObject):
    """What floats over the cells: of it only the charts are imitated."""

    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(sheet._calls)
        self._sheet = sheet

    @property
    def Count(self) -> int:
        return len(self._sheet.state.charts)
