"""The workbook that Python opens for a command line: xlwings' own Book.caller, without Excel."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import SimpleNamespace
from unittest.mock import patch

import xlwings
from xlwings import main


def book_opened(argv: Sequence[str]) -> tuple[str, int]:
    """Return the name asked for, in small letters, and the window that it is asked of."""
    asked: dict[str, int] = {}

    def app(xl: int) -> SimpleNamespace:
        asked["window"] = xl
        return SimpleNamespace(pid=1, books=lambda name: SimpleNamespace(name=name))

    windows = SimpleNamespace(App=app, BOOK_CALLER=None)
    with (
        patch.object(xlwings, "_xlwindows", windows, create=True),
        patch.object(sys, "platform", "win32"),
        patch.object(sys, "argv", list(argv)),
    ):
        return main.Book.caller().impl.name, asked["window"]
