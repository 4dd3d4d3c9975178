"""The door of this Excel for tests: start it, open a book, look at everything on it.

`open_book(path)` gives an ordinary `xlwings.Book`. xlwings' own Windows engine
stands between the two, so what it supports on Windows is supported here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from math import inf
from pathlib import Path
from typing import Any

import xlwings

from .application import Application
from .cells import Cell, SheetState
from .formulas import value_of
from .pywin32 import YES_NO, YES_NO_CANCEL, com_error, xlwings_for_windows
from .saving import save
from .workbook import Workbook

__all__ = ["Alert", "Excel", "com_error", "excel_of", "open_book", "save_as", "snapshot", "start"]

ANSWERS = {"ok": 1, "cancel": 2, "yes": 6, "no": 7}
BUTTONS = {0: "ok", 1: "ok_cancel", 3: "yes_no_cancel", 4: "yes_no"}
MODES = {0: None, 64: "info", 48: "critical"}
_running: dict[int, Excel] = {}


@dataclass(frozen=True)
class Alert:
    """A message box that the clerk saw."""

    prompt: str
    title: str
    buttons: str
    mode: str | None
    answer: str


@dataclass
class Excel:
    """A running Excel, as a test sees and sets it."""

    application: Application
    alerts: list[Alert] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)  # what the clerk will press, in order

    @property
    def app(self) -> xlwings.App:
        return xlwings.App(impl=windows.App(xl=self.application.hwnd))

    @property
    def calls(self) -> Counter[str]:
        """Calls so far by kind, such as "get Range.Value"; `.clear()` starts anew."""
        return self.application._calls.counter

    @property
    def unknown(self) -> Counter[str]:
        """Members of Excel's that were asked for and aren't imitated, even if nobody heard."""
        return self.application._calls.unknown

    @property
    def questions(self) -> list[str]:
        """What Excel itself would have asked the clerk, had alerts been on."""
        return self.application.questions

    def busy(self, calls: float = inf) -> None:
        """Reject the next calls; for ever by default, as while a cell is being edited."""
        self.application._calls.rejecting = calls

    def ready(self) -> None:
        self.application._calls.rejecting = 0

    def history(self, setting: str) -> list[Any]:
        """Every value a setting was given, such as "StatusBar" or "ScreenUpdating"."""
        return self.application.history.get(setting, [])

    def refuse(self, call: int) -> None:
        """Let one call fail: the next is number 1; 0: none."""
        self.application._calls.refusing = call

    def attempts(self, number: int) -> None:
        """How often xlwings asks a busy Excel again; 0, its default, is for ever."""
        windows.N_COM_ATTEMPTS = number


def _message_box(hwnd: int, prompt: str, title: str, style: int) -> int:
    excel = _running[hwnd]
    buttons = style & 7
    usual = "yes" if buttons in (YES_NO, YES_NO_CANCEL) else "ok"
    answer = excel.answers.pop(0) if excel.answers else usual
    if answer not in BUTTONS[buttons].split("_"):
        raise ValueError(f"a box with {BUTTONS[buttons]} can't be answered {answer!r}")
    excel.alerts.append(Alert(prompt, title, BUTTONS[buttons], MODES[style & ~7], answer))
    return ANSWERS[answer]


def _dispatch(_: str = "Excel.Application") -> Application:
    hwnd = 1000 + 2 * len(_running)
    while hwnd in _running:
        hwnd += 2
    application = Application(hwnd)
    _running[hwnd] = Excel(application)
    return application


def _hwnds() -> list[int]:
    return list(reversed(_running))


def _application(hwnd: int) -> Any:
    return windows.COMRetryObjectWrapper(_running[hwnd].application)


windows = xlwings_for_windows(_dispatch, _message_box)
windows.get_excel_hwnds = _hwnds
windows.get_xl_app_from_hwnd = _application
windows.is_hwnd_xl_app = lambda hwnd: hwnd in _running
xlwings.engines.add(xlwings.Engine(impl=windows.engine))


def start() -> Excel:
    """A fresh Excel without a book; every other one is gone. Its engine is active."""
    _running.clear()
    windows.N_COM_ATTEMPTS = 0
    if hasattr(xlwings.Book, "_mock_caller"):
        del xlwings.Book._mock_caller
    xlwings.engines["excel"].activate()
    return _running[_dispatch().hwnd]


def stop() -> None:
    """No Excel runs, no engine is active."""
    _running.clear()
    xlwings.engines.active = None
    if hasattr(xlwings.Book, "_mock_caller"):
        del xlwings.Book._mock_caller


def open_book(path: Path | str) -> xlwings.Book:
    """Open a file in a fresh Excel."""
    return start().app.books.open(str(path))


def excel_of(book: xlwings.Book) -> Excel:
    """The Excel in which a book is open."""
    return _running[_com(book).app.hwnd]


def _com(book: xlwings.Book) -> Workbook:
    return object.__getattribute__(book.impl.xl, "_inner") if _wrapped(book) else book.impl.xl


def _wrapped(book: xlwings.Book) -> bool:
    return type(book.impl.xl).__name__ == "COMRetryObjectWrapper"


def save_as(book: xlwings.Book, path: Path | str) -> Path:
    """Write the book to a file, without changing the book itself."""
    save(_com(book).state, Path(path))
    return Path(path)


def snapshot(book: xlwings.Book, sheets: list[str] | None = None) -> dict[str, dict[str, Any]]:
    """Everything on the sheets (all by default) as plain data to compare.

    {sheet: {"cells": {(row, column): {...}}, "notes": ..., "merges": ..., ...}}
    """
    state = _com(book).state
    wanted = [s for s in state.sheets if sheets is None or s.name in sheets]
    return {sheet.name: _plain_sheet(book, sheet) for sheet in wanted}


def _plain_sheet(book: xlwings.Book, sheet: SheetState) -> dict[str, Any]:
    state = _com(book).state
    plain = {
        f.name: _copied(getattr(sheet, f.name))
        for f in fields(sheet)
        if f.name not in ("cells", "name")
    }
    cells = {
        spot: _plain_cell(cell, value_of(state, sheet, cell))
        for spot, cell in sorted(sheet.cells.items())
    }
    return {"cells": cells, **plain}


def _plain_cell(cell: Cell, value: Any) -> dict[str, Any]:
    look = {f.name: getattr(cell.style, f.name) for f in fields(cell.style)}
    return {"value": value, "formula": cell.formula, **look}


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    if isinstance(value, set):
        return set(value)
    if isinstance(value, list):
        return [_copied(inner) for inner in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _copied(getattr(value, f.name)) for f in fields(value)}
    return value
