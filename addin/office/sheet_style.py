"""How the program's own workbooks look: typeface, colours, titles, header rows, printing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FONT = "微软雅黑"
INK = "#262626"
QUIET = "#6B6B6B"
RULE = "#BFBFBF"
NAVY = "#2F4B6E"
CRIMSON = "#9B1C1C"
PALE_NAVY = "#E6ECF3"
PALE_RED = "#FBE4E1"
PALE_AMBER = "#FFF2D6"
PALE_BLUE = "#E3EEF8"

LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "subtitle": {"font_color": QUIET, "align": "center", "valign": "vcenter"},
    "section": {
        "bold": True,
        "font_size": 12,
        "font_color": NAVY,
        "bottom": 2,
        "bottom_color": NAVY,
        "valign": "vcenter",
    },
    "note": {"font_size": 9, "font_color": QUIET, "valign": "vcenter", "text_wrap": True},
    "heading": {
        "bold": True,
        "bg_color": PALE_NAVY,
        "border": 1,
        "border_color": RULE,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "cell": {
        "border": 1,
        "border_color": RULE,
        "valign": "vcenter",
        "text_wrap": True,
        "indent": 1,
    },
    "middle": {
        "border": 1,
        "border_color": RULE,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "figure": {"border": 1, "border_color": RULE, "align": "center", "valign": "vcenter"},
}
"""The properties of each kind of cell; a workbook's formats are these with a few changes."""

_TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(2022, 1, 1)


def new_workbook(path: Path, title: str) -> Workbook:
    """Return a workbook that writes text as text and whose bytes depend on its contents only."""
    options = {
        **_TEXT_STAYS_TEXT,
        "in_memory": True,
        "default_row_height": 22,
        "default_format_properties": {"font_name": FONT, "font_size": 10},
    }
    book = Workbook(str(path), options)
    book.set_properties({"title": title, "author": "台账通", "created": _CREATED})
    return book


def style(book: Workbook, look: str, **changes: object) -> Format:
    """Return the format of a kind of cell, with changes."""
    return book.add_format({"font_color": INK, "font_scheme": False, **LOOKS[look], **changes})


def bare_name(file_name: str) -> str:
    """Return a ledger's name as it stands in a title, without its ending."""
    return file_name.removesuffix(".xlsx").removesuffix(".xlsm")


def write_across(sheet: Worksheet, row: int, columns: range, text: str, fmt: Format) -> None:
    """Write text across columns of a row, merged where there is more than one."""
    if len(columns) == 1:
        sheet.write_string(row, columns[0], text, fmt)
    else:
        sheet.merge_range(row, columns[0], row, columns[-1], "", fmt)
        sheet.write_string(row, columns[0], text, fmt)


def height(cells: Iterable[tuple[str, int]]) -> float:
    """Return the height in points for a row's texts in cells of given widths in characters.

    Excel finds it by itself, but not for merged cells, and not every program does.
    """
    return min(409.0, 16.5 * max((_lines(*cell) for cell in cells), default=1) + 3)


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-_text_width(line) // (width - 2))) for line in text.split("\n"))


def _text_width(text: str) -> int:
    """Return how many characters wide a text is, a Chinese one counting two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def print_on_a4(sheet: Worksheet, *, landscape: bool, header: int | None = None) -> None:
    """Print on A4 as wide as the page, the header row on each, with page numbers."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_footer(f'&C&"{FONT}"&9第 &P 页　共 &N 页')
    if header is not None:
        sheet.repeat_rows(header)
