"""How the program's own sheets look: typeface, colours, kinds of cells, heights of rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

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
TAG = "【台账通更正】"
MARK_COLOURS = {"error": "#FFC7CE", "warning": "#FFEB9C", "info": "#DDEBF7"}

CHART_FILLS: tuple[dict[str, dict[str, str]], ...] = (
    {"fill": {"color": NAVY}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": CRIMSON, "bg_color": "white"}},
    {"fill": {"color": "#B9C6D6"}},
    {"pattern": {"pattern": "small_check", "fg_color": "#6B6B6B", "bg_color": "white"}},
    {"fill": {"color": "white"}},
    {"pattern": {"pattern": "dark_horizontal", "fg_color": INK, "bg_color": "white"}},
)
"""Fills that differ in darkness or pattern, not in colour alone."""

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


def bare_name(file_name: str) -> str:
    """Return a ledger's name as it stands in a title, without its ending."""
    return file_name.removesuffix(".xlsx").removesuffix(".xlsm")


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


def rgb(colour: str) -> tuple[int, int, int]:
    """Return a colour's red, green and blue: #FF8000 -> (255, 128, 0)."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def between(light: str, dark: str, share: float) -> str:
    """Return the colour a share of the way from one colour to another."""
    mixed = (round(a + (b - a) * share) for a, b in zip(rgb(light), rgb(dark), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)
