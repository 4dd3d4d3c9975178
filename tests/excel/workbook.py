"""A book and its window."""

# ruff: noqa: N802, N803, ARG002  (capitalised names are Excel's own)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cells import BookState, SheetState
from .com import ComObject, refused
from .names import Name, Names
from .ranges import Range
from .saving import save
from .sheets import Worksheets
from .worksheet import STRUCTURE, VISIBLE, Worksheet

if TYPE_CHECKING:
    from .application import Application


class Workbook(ComObject):
    """A book as COM shows it."""

    def __init__(self, app: Application, state: BookState) -> None:
        super().__init__(app._calls)
        self.app, self.state = app, state

    # inside

    def _key(self) -> str:
        return self.state.name

    def worksheets(self) -> list[Worksheet]:
        return [Worksheet(self, state) for state in self.state.sheets]

    def worksheet(self, name: str) -> Worksheet | None:
        state = self.state.sheet(name)
        return Worksheet(self, state) if state else None

    def visible_sheets(self) -> list[SheetState]:
        return [sheet for sheet in self.state.sheets if sheet.visible == VISIBLE]

    def guard_structure(self) -> None:
        if self.state.structure_protected:
            raise refused(STRUCTURE)

    def free_name(self, name: str) -> str:
        number = 2
        while self.state.sheet(f"{name} ({number})"):
            number += 1
        return f"{name} ({number})"

    def new_sheet(self) -> SheetState:
        number = len(self.state.sheets) + 1
        while self.state.sheet(f"Sheet{number}"):
            number += 1
        return SheetState(f"Sheet{number}", default=self.state.normal)

    def put_in(self, sheet: SheetState, place: int) -> Worksheet:
        """A new sheet at this place; it becomes the active one."""
        self.state.sheets.insert(place, sheet)
        self.state.active = place
        self.state.saved = False
        return Worksheet(self, sheet)

    def drop(self, sheet: SheetState) -> None:
        active = self.state.sheets[self.state.active]
        place = next(i for i, s in enumerate(self.state.sheets) if s is sheet)
        del self.state.sheets[place]
        kept = [i for i, s in enumerate(self.state.sheets) if s is active]
        self.state.active = kept[0] if kept else min(place, len(self.state.sheets) - 1)
        self.leave_hidden()
        self.state.saved = False

    def leave_hidden(self) -> None:
        """The active sheet is a visible one."""
        if self.state.sheets[self.state.active].visible != VISIBLE:
            order = [i for i, s in enumerate(self.state.sheets) if s.visible == VISIBLE]
            later = [i for i in order if i > self.state.active]
            self.state.active = (later or order)[0]

    def name_of(self, cells: Range) -> Name | None:
        for name in Names(self)._members():
            try:
                there = name.RefersToRange
            except Exception:
                continue
            if there.state is cells.state and there.areas == cells.areas:
                return name
        return None

    def name_called(self, name: str, sheet: Worksheet) -> Name | None:
        for names, home in ((sheet.state.names, sheet), (self.state.names, None)):
            for known in names:
                if known.lower() == name.lower():
                    return Name(self, home, known)
        return None

    # Excel's members

    @property
    def Application(self) -> Application:
        return self.app

    @property
    def Name(self) -> str:
        return self.state.name

    @property
    def Path(self) -> str:
        return self.state.path

    @property
    def FullName(self) -> str:
        if not self.state.path:
            return self.state.name
        return str(Path(self.state.path) / self.state.name)

    @property
    def FileFormat(self) -> int:
        return {".xlsm": 52, ".xlam": 55, ".xls": 56}.get(Path(self.state.name).suffix.lower(), 51)

    @property
    def ReadOnly(self) -> bool:
        return self.state.read_only

    @property
    def Saved(self) -> bool:
        return self.state.saved

    @Saved.setter
    def Saved(self, value: bool) -> None:
        self.state.saved = bool(value)

    @property
    def Date1904(self) -> bool:
        return self.state.date1904

    @property
    def ProtectStructure(self) -> bool:
        return self.state.structure_protected

    @property
    def ProtectWindows(self) -> bool:
        return False

    @property
    def MultiUserEditing(self) -> bool:
        return False

    def Protect(self, Password: Any = None, Structure: bool = True, Windows: bool = False) -> None:
        self.state.structure_protected = bool(Structure)

    def Unprotect(self, Password: Any = None) -> None:
        self.state.structure_protected = False

    @property
    def Worksheets(self) -> Worksheets:
        return Worksheets(self._calls, self)

    @property
    def Sheets(self) -> Worksheets:
        return Worksheets(self._calls, self)

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self, self.state.sheets[self.state.active])

    @property
    def Names(self) -> Names:
        return Names(self)

    def Windows(self, Index: int = 1) -> Window:
        return Window(self)

    def Activate(self) -> None:
        self.app.active_book = self

    def Save(self) -> None:
        if self.state.read_only:
            raise refused(f"无法保存只读文件“{self.state.name}”。")
        if not self.state.path:
            raise NotImplementedError("Workbook.Save of a book without a path")
        save(self.state, Path(self.FullName))
        self.state.saved = True

    def SaveAs(self, Filename: str, FileFormat: int = 51, Password: str | None = None) -> None:
        if Password:
            raise NotImplementedError("Workbook.SaveAs with a password")
        path = Path(Filename)
        others = [b for b in self.app.open_books if b is not self]
        if any(book.state.name.lower() == path.name.lower() for book in others):
            raise refused("不能以与另一个打开的工作簿相同的名称保存该工作簿。")
        save(self.state, path)
        self.state.name, self.state.path = path.name, str(path.parent)
        self.state.saved, self.state.read_only = True, False

    def Close(self, SaveChanges: bool | None = None) -> None:
        if SaveChanges:
            self.Save()
        elif SaveChanges is None and not self.state.saved:
            self.app.would_ask(f"是否保存对“{self.state.name}”的更改?")
        self.app.open_books.remove(self)
        if self.app.active_book is self:
            self.app.active_book = self.app.open_books[-1] if self.app.open_books else None


def _window_property(name: str, default: Any) -> property:
    def read(self: Window) -> Any:
        return self.shown().window.get(name, default)

    def write(self: Window, value: Any) -> None:
        self.shown().window[name] = value

    return property(read, write)


class Window(ComObject):
    """The book's window: what it sets belongs to the sheet that it shows."""

    def __init__(self, book: Workbook) -> None:
        super().__init__(book._calls)
        self._book = book

    def shown(self) -> SheetState:
        return self._book.state.sheets[self._book.state.active]

    DisplayGridlines = _window_property("DisplayGridlines", True)
    DisplayHeadings = _window_property("DisplayHeadings", True)
    Zoom = _window_property("Zoom", 100)
    ScrollRow = _window_property("ScrollRow", 1)
    ScrollColumn = _window_property("ScrollColumn", 1)
    SplitRow = _window_property("SplitRow", 0)
    SplitColumn = _window_property("SplitColumn", 0)
    View = _window_property("View", 1)
    WindowState = _window_property("WindowState", -4143)

    @property
    def FreezePanes(self) -> bool:
        return self.shown().window.get("FreezePanes", False)

    @FreezePanes.setter
    def FreezePanes(self, value: bool) -> None:
        """Freeze at the split, or above and left of the selection where there is none."""
        window = self.shown().window
        selected = self._book.app.selected
        if value and not (window.get("SplitRow") or window.get("SplitColumn")) and selected:
            row, column = selected.area[:2]
            window.update(SplitRow=row - 1, SplitColumn=column - 1)
        if not value:
            window.update(SplitRow=0, SplitColumn=0)
        window["FreezePanes"] = bool(value)

    def Activate(self) -> None:
        self._book.app.active_book = self._book
