"""Pages drawn into a file look the same at every run."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from addin.office.pages.page import Page, look
from addin.office.writing.page_file import draw

SIDES = ("top", "bottom", "left", "right")


@pytest.mark.parametrize("side", SIDES)
def test_a_side_without_border_stays_without(tmp_path: Path, side: str) -> None:
    """A label over its figure: a box, but for the line between the two."""
    page = Page("统计", 2)
    page.put(0, 0, "活动总数", look("heading", **{side: 0}))
    with Workbook(tmp_path / "统计.xlsx") as book:
        draw(book, page)

    border = openpyxl.load_workbook(tmp_path / "统计.xlsx")["统计"]["A1"].border
    drawn = {s for s in SIDES if getattr(border, s) and getattr(border, s).style}
    assert drawn == set(SIDES) - {side}
