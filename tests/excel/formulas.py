"""Formulas as text: how Excel spells them, which cell a plain one points at, how they move."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.formula.translate import Translator

from .addresses import column_letters, parse, quoted
from .cells import Area, BookState, Cell, CellError, NotCalculated, SheetState, Value

_REFERENCE = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^!']+)!)?(?P<cells>[$A-Za-z0-9:]+)$")
_HYPERLINK = re.compile(r'=HYPERLINK\("(?:[^"]|"")*"(?:,"(?P<text>(?:[^"]|"")*)")?\)$', re.I)
DEEPEST = 100


def _sheet_of(match: re.Match[str]) -> str | None:
    name = match["sheet"]
    if name is None:
        return None
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _rewritten(formula: str, change: Callable[[re.Match[str]], str | None]) -> str:
    """The formula with each reference replaced by what `change` says (None: as it is)."""
    tokens = Tokenizer(formula)
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            match = _REFERENCE.match(token.value)
            if match and parse_any(match["cells"]):
                token.value = change(match) or token.value
    return tokens.render()


def parse_any(cells: str) -> Area | None:
    areas = parse(cells)
    return areas[0] if areas and len(areas) == 1 else None


def normal(formula: str) -> str:
    """The formula as Excel gives it back: sheet names without needless apostrophes."""

    def respelled(match: re.Match[str]) -> str:
        sheet = _sheet_of(match)
        return f"{quoted(sheet)}!{match['cells']}" if sheet else match[0].upper()

    return _rewritten(formula, respelled)


def copied(formula: str, origin: tuple[int, int], target: tuple[int, int]) -> str:
    """The formula of one cell copied to another: relative references move."""
    start, end = (f"{column_letters(c)}{r}" for r, c in (origin, target))
    return Translator(formula, origin=start).translate_formula(end)


@dataclass(frozen=True)
class Shift:
    """Rows (or columns) put in at a place, or taken away where `count` is negative."""

    at: int
    count: int
    rows: bool = True

    def index(self, number: int) -> int | None:
        if number < self.at:
            return number
        if self.count < 0 and number < self.at - self.count:
            return None
        return number + self.count

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        if self.count > 0:
            return first + self.count * (first >= self.at), last + self.count * (last >= self.at)
        end = self.at - self.count
        if first >= self.at and last < end:
            return None
        first = self.at if self.at <= first < end else first + self.count * (first >= end)
        last = self.at - 1 if self.at <= last < end else last + self.count * (last >= end)
        return first, last

    def area(self, area: Area) -> Area | None:
        if area.is_whole_columns if self.rows else area.is_whole_rows:
            return area
        if self.rows:
            rows = self.span(area.top, area.bottom)
            return rows and Area(rows[0], area.left, rows[1], area.right)
        columns = self.span(area.left, area.right)
        return columns and Area(area.top, columns[0], area.bottom, columns[1])

    def spot(self, spot: tuple[int, int]) -> tuple[int, int] | None:
        place = self.index(spot[0] if self.rows else spot[1])
        if place is None:
            return None
        return (place, spot[1]) if self.rows else (spot[0], place)


def _respelled(cells: str, area: Area) -> str:
    """The area with the dollar signs that the old text had."""
    parts = []
    corners = ((area.top, area.left), (area.bottom, area.right))
    for part, (row, column) in zip(cells.split(":"), corners, strict=False):
        match = re.match(r"(\$?)([A-Za-z]*)(\$?)(\d*)", part)
        letters = f"{match[1]}{column_letters(column)}" if match[2] else ""
        dollar = match[3] if match[2] else match[1]
        parts.append(letters + (f"{dollar}{row}" if match[4] else ""))
    return ":".join(parts)


def shifted(formula: str, home: str, sheet: str, shift: Shift) -> str:
    """A formula standing on sheet `home` after a shift on `sheet`."""

    def moved(match: re.Match[str]) -> str | None:
        if (_sheet_of(match) or home).lower() != sheet.lower():
            return None
        area = shift.area(parse_any(match["cells"]))
        before = f"{match['sheet']}!" if match["sheet"] else ""
        return before + (_respelled(match["cells"], area) if area else "#REF!")

    return _rewritten(formula, moved)


def renamed(formula: str, old: str, new: str | None) -> str:
    """The formula after a sheet was renamed, or deleted (None)."""

    def change(match: re.Match[str]) -> str | None:
        if (_sheet_of(match) or "").lower() != old.lower():
            return None
        return f"{quoted(new)}!{match['cells']}" if new else f"#REF!{match['cells']}"

    return _rewritten(formula, change)


def target(formula: str | None) -> tuple[str | None, int, int] | None:
    """The one cell that a plain reference formula points at: sheet, row, column."""
    match = _REFERENCE.match((formula or "").removeprefix("="))
    area = parse_any(match["cells"]) if match else None
    if not (formula or "").startswith("=") or area is None or area.count != 1:
        return None
    return _sheet_of(match), area.top, area.left


def first_value(formula: str) -> Value:
    """What a formula just entered shows, as far as that needs no calculation engine."""
    if match := _HYPERLINK.match(formula):
        return (match["text"] or "").replace('""', '"')
    if target(formula):
        return None
    return CellError("#REF!") if "#REF!" in formula else NotCalculated(formula)


def value_of(book: BookState, sheet: SheetState, cell: Cell, depth: int = 0) -> Value:
    """The cell's value; a plain reference is followed, an empty cell at its end is 0."""
    if cell.formula is None:
        return cell.value
    if "#REF!" in cell.formula:
        return CellError("#REF!")
    place = target(cell.formula)
    if place is None:
        return cell.value
    there = book.sheet(place[0]) if place[0] else sheet
    if there is None:
        return CellError("#REF!") if cell.value is None else cell.value
    found = there.cells.get(place[1:])
    if depth > DEEPEST or found is None or found.is_empty:
        return 0.0
    return value_of(book, there, found, depth + 1)
