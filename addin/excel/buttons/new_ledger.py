"""The button that writes a blank ledger for this year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from addin.excel.desk import Desk, documents
from addin.office import desktop
from addin.office.writing.safe_file import free_path
from addin.workflows import new_ledger as make_ledger


def new_ledger(desk: Desk) -> str:
    """Write it beside the open workbook, and open it in Excel."""
    desk.progress("新建台账")
    target = _blank_ledger(desk.folder(or_documents=True))
    try:
        desk.book.app.books.open(target)
    except Exception:  # Excel would not; then as a double click would
        desktop.show(target)
    return f"已新建台账：{target}"


def new_ledger_in_documents() -> None:
    """Write it among the clerk's documents, and open it."""
    desktop.show(_blank_ledger(documents()))


def _blank_ledger(folder: Path) -> Path:
    year = date.today().year
    target = free_path(folder / f"{year}年党建活动台账.xlsx")
    make_ledger(target, year)
    return target
