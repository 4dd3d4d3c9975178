"""Excel itself and the books that are open in it."""

# ruff: noqa: N802, N803, ARG002  (capitalised names are Excel's own)

from __future__ import annotations

from pathlib import Path
from typing import Any

from .cells import BookState, SheetState
from .com import Calls, Collection, ComObject, refused
from .loading import load
from .ranges import Range
from .workbook import Window, Workbook
from .worksheet import Worksheet


class Workbooks(Collection):
    def _members(self) -> list[Workbook]:
        return self._parent.open_books

    @property
    def Application(self) -> Application:
        return self._parent

    def Add(self, Template: Any = None) -> Workbook:
        app = self._parent
        app.books_made += 1
        state = BookState(f"工作簿{app.books_made}", sheets=[SheetState("Sheet1")])
        return app.show(Workbook(app, state))

    def Open(
        self, Filename: str, UpdateLinks: Any = None, ReadOnly: bool | None = None, *others: Any
    ) -> Workbook:
        path = Path(Filename)
        if not path.exists():
            raise refused(f"抱歉，无法找到 {Filename}。是否可能被移动、重命名或删除?")
        if any(book.state.name.lower() == path.name.lower() for book in self._parent.open_books):
            raise refused(f"抱歉，Excel 无法同时打开两个同名的工作簿：{path.name}")
        state = load(path.resolve())
        state.read_only = bool(ReadOnly)
        return self._parent.show(Workbook(self._parent, state))


SETTINGS = {
    "ScreenUpdating": True,
    "DisplayAlerts": True,
    "EnableEvents": True,
    "Interactive": True,
    "Visible": True,
    "Calculation": -4105,
    "StatusBar": False,
    "Cursor": -4143,
    "CutCopyMode": False,
}


def _setting(name: str) -> property:
    def read(self: Application) -> Any:
        return self.settings[name]

    def write(self: Application, value: Any) -> None:
        self.history.setdefault(name, []).append(value)
        if name == "StatusBar" and value is not False:
            value = str(value)
        self.settings[name] = value

    return property(read, write)


class Application(ComObject):
    """Excel itself. Its small-letter members are for tests."""

    def __init__(self, hwnd: int) -> None:
        super().__init__(Calls())
        self.hwnd = hwnd
        self.user_name = "书记"
        self.open_books: list[Workbook] = []
        self.active_book: Workbook | None = None
        self.books_made = 0
        self.selected: Range | None = None
        self.questions: list[str] = []  # what Excel would have asked the clerk
        self.chosen: list[str] = []  # the files that she will choose, one dialogue after the other
        self.said: list[str] = []  # what she will type, one box after the other
        self.boxes: list[str] = []
        self.dialogues: list[tuple[Any, ...]] = []
        self.history: dict[str, list[Any]] = {}  # every value each setting was given
        self.settings: dict[str, Any] = dict(SETTINGS)

    def show(self, book: Workbook) -> Workbook:
        self.open_books.append(book)
        self.active_book = book
        return book

    def would_ask(self, question: str) -> None:
        if self.settings["DisplayAlerts"]:
            self.questions.append(question)

    for _name in SETTINGS:
        locals()[_name] = _setting(_name)
    del _name

    @property
    def Application(self) -> Application:
        return self

    @property
    def Name(self) -> str:
        return "Microsoft Excel"

    @property
    def Hwnd(self) -> int:
        return self.hwnd

    @property
    def Version(self) -> str:
        return "16.0"

    @property
    def Ready(self) -> bool:
        return True

    @property
    def UserName(self) -> str:
        return self.user_name

    @property
    def Path(self) -> str:
        return "C:\\Program Files\\Microsoft Office\\root\\Office16"

    @property
    def International(self) -> dict[int, Any]:
        return {5: ","}

    @property
    def Workbooks(self) -> Workbooks:
        return Workbooks(self._calls, self)

    @property
    def ActiveWorkbook(self) -> Workbook | None:
        return self.active_book

    @property
    def ActiveSheet(self) -> Worksheet | None:
        return self.active_book.ActiveSheet if self.active_book else None

    @property
    def ActiveWindow(self) -> Window | None:
        return Window(self.active_book) if self.active_book else None

    @property
    def ActiveCell(self) -> Range | None:
        chosen = self.Selection
        return chosen(1, 1) if chosen else None

    @property
    def Selection(self) -> Range | None:
        sheet = self.ActiveSheet
        if sheet is None:
            return None
        if self.selected is not None and self.selected.state is sheet.state:
            return self.selected
        return sheet.Range("A1")

    def Calculate(self) -> None:
        """Nothing to calculate: plain references are followed when they are read."""

    def Goto(self, Reference: Range, Scroll: bool = False) -> None:
        book = Reference._sheet.book
        self.active_book = book
        Reference._sheet.Activate()
        self.selected = Reference

    def Intersect(self, one: Range, other: Range) -> Range | None:
        if one.state is not other.state:
            return None
        found = [m for a in one.areas for b in other.areas if (m := a.meet(b))]
        return one._new(found) if found else None

    def Union(self, *ranges: Range) -> Range:
        return ranges[0]._new([area for cells in ranges for area in cells.areas])

    def GetOpenFilename(self, *asked: Any) -> str | bool:
        self.dialogues.append(asked)
        return self.chosen.pop(0) if self.chosen else False

    def InputBox(self, Prompt: str, Title: str, Default: str) -> str | bool:
        self.boxes.append(Prompt)
        return self.said.pop(0) if self.said else False

    def Quit(self) -> None:
        self.open_books.clear()
        self.active_book = None
