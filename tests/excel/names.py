"""Defined names and tables."""

# ruff: noqa: N802, N803, ARG002  (capitalised names are Excel's own)

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .addresses import parse
from .cells import Area, Cell, CellError
from .com import Collection, ComObject, refused
from .formulas import normal

if TYPE_CHECKING:
    from .ranges import Range
    from .worksheet import Worksheet

_NAME = re.compile(r"[^\W\d\\][\w.\\?]*$|_[\w.]*$|\\[\w.]*$")


class Name(ComObject):
    """A defined name of the book, or of one sheet (then written Sheet!Name)."""

    def __init__(self, book: Any, sheet: Worksheet | None, name: str) -> None:
        super().__init__(book._calls)
        self._book, self._sheet, self._name = book, sheet, name

    @property
    def _names(self) -> dict[str, str]:
        return self._sheet.state.names if self._sheet else self._book.state.names

    def _key(self) -> str:
        return f"{self._sheet.state.name}!{self._name}" if self._sheet else self._name

    @property
    def Name(self) -> str:
        return self._key()

    @Name.setter
    def Name(self, value: str) -> None:
        self._names[value] = self._names.pop(self._name)
        self._name = value

    @property
    def RefersTo(self) -> str:
        return self._names[self._name]

    @RefersTo.setter
    def RefersTo(self, value: str) -> None:
        self._names[self._name] = normal(value)

    @property
    def RefersToRange(self) -> Range:
        sheet, _, cells = self._names[self._name].removeprefix("=").rpartition("!")
        there = self._book.worksheet(sheet.strip("'").replace("''", "'"))
        areas = parse(cells)
        if there is None or areas is None:
            raise refused("应用程序定义或对象定义错误")
        return there.at(*areas)

    def Delete(self) -> None:
        self._names.pop(self._name)


class Names(Collection):
    def __init__(self, book: Any, sheet: Worksheet | None = None) -> None:
        super().__init__(book._calls, sheet or book)
        self._book, self._sheet = book, sheet

    def _members(self) -> list[Name]:
        sheets = [self._sheet] if self._sheet else self._book.worksheets()
        own = [Name(self._book, sheet, name) for sheet in sheets for name in sheet.state.names]
        shared = [] if self._sheet else [Name(self._book, None, n) for n in self._book.state.names]
        return sorted([*shared, *own], key=lambda name: name._key().lower())

    def _find(self, key: Any) -> Name:
        try:
            return super()._find(key)
        except Exception as error:
            raise refused("应用程序定义或对象定义错误") from error

    def Add(self, Name: str, RefersTo: Any, Sheet: Worksheet | None = None) -> Any:
        sheet = self._sheet
        if "!" in Name:
            sheet_name, _, Name = Name.rpartition("!")  # noqa: N806
            sheet = self._book.worksheet(sheet_name.strip("'"))
        if not _NAME.match(Name) or parse(Name):
            raise refused("此名称的语法不正确。")
        refers_to = str(RefersTo) if str(RefersTo).startswith("=") else f"={RefersTo}"
        if Sheet is not None and "!" not in refers_to:
            refers_to = f"='{Sheet.state.name}'!{refers_to[1:]}"
        names = sheet.state.names if sheet else self._book.state.names
        for known in [known for known in names if known.lower() == Name.lower()]:
            del names[known]
        names[Name] = normal(refers_to)
        return type(self)._made(self._book, sheet, Name)

    @staticmethod
    def _made(book: Any, sheet: Worksheet | None, name: str) -> Name:
        return globals()["Name"](book, sheet, name)


class ListObject(ComObject):
    """A table."""

    def __init__(self, sheet: Worksheet, table: dict[str, Any]) -> None:
        super().__init__(sheet._calls)
        self._sheet, self._table = sheet, table

    @property
    def area(self) -> Area:
        return self._table["area"]

    def _key(self) -> str:
        return self._table["name"]

    @property
    def Name(self) -> str:
        return self._table["name"]

    @Name.setter
    def Name(self, value: str) -> None:
        self._table["name"] = value

    @property
    def DisplayName(self) -> str:
        return self._table["name"]

    @property
    def Parent(self) -> Worksheet:
        return self._sheet

    @property
    def Range(self) -> Range:
        return self._sheet.at(self.area)

    @property
    def HeaderRowRange(self) -> Range:
        a = self.area
        return self._sheet.at(Area(a.top, a.left, a.top, a.right))

    @property
    def DataBodyRange(self) -> Range | None:
        a = self.area
        return self._sheet.at(Area(a.top + 1, a.left, a.bottom, a.right)) if a.rows > 1 else None

    @property
    def ShowHeaders(self) -> bool:
        return True

    @property
    def ShowAutoFilter(self) -> bool:
        return self._table["filter"]

    @ShowAutoFilter.setter
    def ShowAutoFilter(self, value: bool) -> None:
        self._table["filter"] = bool(value)

    def Resize(self, Range: Range) -> None:
        self._table["area"] = Range.area

    def Unlist(self) -> None:
        self._sheet.state.tables.remove(self._table)


class ListObjects(Collection):
    def _members(self) -> list[ListObject]:
        return [ListObject(self._parent, table) for table in self._parent.state.tables]

    def Add(  # noqa: PLR0917
        self,
        SourceType: int = 1,
        Source: Any = None,
        LinkSource: Any = None,
        XlListObjectHasHeaders: int = 1,
        Destination: Any = None,
        TableStyleName: str | None = None,
    ) -> ListObject:
        state = self._parent.state
        if any(t["area"].meet(Source.area) for t in state.tables):
            raise refused("表格不能与另一个表格重叠。")
        if XlListObjectHasHeaders != 1:
            raise NotImplementedError("ListObjects.Add without headers")
        area = Source.area
        for column in range(area.left, area.right + 1):
            cell = state.cells.setdefault(
                (area.top, column), Cell(state.style_at(area.top, column))
            )
            if cell.is_empty or isinstance(cell.value, CellError):
                cell.value = f"列{column - area.left + 1}"
        table = {
            "name": f"表{len(state.tables) + 1}",
            "area": area,
            "style": TableStyleName or "TableStyleMedium2",
            "filter": True,
        }
        state.tables.append(table)
        return ListObject(self._parent, table)
