"""A1 addresses to areas and back."""

from __future__ import annotations

import re
from functools import lru_cache

from .cells import COLUMNS, ROWS, Area
from .com import refused

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})$")
_ROW = re.compile(r"\$?(\d{1,7})$")


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=COLUMNS)
def column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _corner(text: str, end: bool) -> tuple[int, int] | None:
    if match := _CELL.match(text):
        return int(match[2]), column_number(match[1])
    if match := _COLUMN.match(text):
        return (ROWS if end else 1), column_number(match[1])
    if match := _ROW.match(text):
        return int(match[1]), (COLUMNS if end else 1)
    return None


def parse(address: str) -> list[Area] | None:
    """The areas of "A1:B2,C:C,3:4"; None when it isn't an address."""
    areas = []
    for part in address.split(","):
        first, _, last = part.strip().partition(":")
        if not last and not _CELL.match(first):
            return None
        start, end = _corner(first, False), _corner(last or first, True)
        if start is None or end is None:
            return None
        rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
        areas.append(Area(rows[0], columns[0], rows[1], columns[1]))
        if rows[0] < 1 or rows[1] > ROWS or columns[1] > COLUMNS:
            return None
    return areas


def area_of(address: str) -> Area:
    areas = parse(address)
    if not areas:
        raise refused(f"不是单元格地址：{address}")
    return areas[0]


def address(area: Area, rows: bool = True, columns: bool = True) -> str:
    """ "$A$1:$B$2"; whole columns as "$A:$B", whole rows as "$1:$2"."""
    row, column = "$" * bool(rows), "$" * bool(columns)
    if area.is_whole_rows:
        return f"{row}{area.top}:{row}{area.bottom}"
    first = f"{column}{column_letters(area.left)}"
    last = f"{column}{column_letters(area.right)}"
    if area.is_whole_columns:
        return f"{first}:{last}"
    first, last = f"{first}{row}{area.top}", f"{last}{row}{area.bottom}"
    return first if area.count == 1 else f"{first}:{last}"


_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*$")


def quoted(sheet: str) -> str:
    """A sheet's name as a formula spells it: in apostrophes only where it must be."""
    looks_like_cell = _CELL.match(sheet) or re.match(r"(?i)r\d*c?\d*$|c\d*$", sheet)
    if _PLAIN_NAME.match(sheet) and not looks_like_cell:
        return sheet
    return "'" + sheet.replace("'", "''") + "'"
