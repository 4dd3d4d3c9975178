"""The handbook, opened in the browser by a button."""

from __future__ import annotations

from pathlib import Path
from tempfile import gettempdir

from addin.excel.log import log_path
from addin.ledger.refusal import Refusal
from addin.office import desktop
from addin.office.pages.handbook_page import write_handbook


def open_handbook() -> Path:
    """Write the handbook as a page and show it; return where it is."""
    page = log_path().with_name("使用手册.html")
    try:
        write_handbook(page)
    except (OSError, Refusal):
        page = Path(gettempdir()) / page.name
        write_handbook(page)
    desktop.show(page)
    return page


def show_handbook(_desk: object) -> str:
    """Show the handbook; return where it is."""
    return f"使用手册已打开；没有看到的，请打开文件：{open_handbook()}"
