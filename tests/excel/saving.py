"""The state of a book as an .xlsx file, looks and charts included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook as FileBook
from xlsxwriter.worksheet import Worksheet as FileSheet

from .addresses import quoted
from .cells import BookState, CellError, NotCalculated, Note, SheetState, Style, Value
from .coercion import LONGEST
from .formulas import value_of
from .loading_looks import HORIZONTAL, LINES, PATTERNS, SIDES, VERTICAL
from .saving_page import corners, css, write_page, write_sizes, write_window
from .saving_rules import write_chart, write_condition, write_filter, write_validation

_ALIGN = {number: name for name, number in HORIZONTAL.items() if name}
_ALIGN[7], _VALIGN = "center_across", {v: k for k, v in VERTICAL.items() if k}
_VALIGN.update({-4108: "vcenter", -4130: "vjustify", -4117: "vdistributed"})
_PATTERNS = (None, *PATTERNS.values())
_BORDER = {
    "thin": 1,
    "medium": 2,
    "dashed": 3,
    "dotted": 4,
    "thick": 5,
    "double": 6,
    "hair": 7,
    "mediumDashed": 8,
    "dashDot": 9,
    "mediumDashDot": 10,
    "dashDotDot": 11,
    "mediumDashDotDot": 12,
    "slantDashDot": 13,
}
_LINES = {pair: _BORDER[name] for name, pair in LINES.items()}


class Formats:
    """Each style becomes one format of the file."""

    def __init__(self, book: FileBook) -> None:
        self._book, self._made = book, {}

    def of(self, style: Style) -> Any:
        if style not in self._made:
            self._made[style] = self._book.add_format(properties(style))
        return self._made[style]


def properties(style: Style) -> dict[str, Any]:
    found = {
        "num_format": style.number_format,
        "font_name": style.font,
        "font_size": style.size,
        "bold": style.bold,
        "italic": style.italic,
        "underline": int(style.underline),
        "font_strikeout": style.strike,
        "valign": _VALIGN.get(style.vertical, "bottom"),
        "text_wrap": style.wrap,
        "shrink": style.shrink,
        "indent": style.indent,
        "locked": style.locked,
        "quote_prefix": style.prefix,
    }
    if style.color:
        found["font_color"] = css(style.color)
    if style.horizontal != 1:
        found["align"] = _ALIGN.get(style.horizontal, "left").replace(
            "centerContinuous", "center_across"
        )
    if style.fill is not None:
        pattern = _PATTERNS.index(style.pattern) if style.pattern in _PATTERNS else 1
        found.update(pattern=pattern, bg_color=css(style.fill))
    if -90 <= style.rotation <= 90:
        found["rotation"] = style.rotation
    sides = {number: name for name, number in SIDES.items()}
    for number, line in style.borders:
        if number in sides:
            found[sides[number]] = _LINES.get((line.style, line.weight), 1)
            found[f"{sides[number]}_color"] = css(line.color)
    return {
        key: value for key, value in found.items() if value not in (False, 0) or key == "locked"
    }


def save(state: BookState, path: Path) -> None:
    """Write everything this Excel knows of the book. Cached values stand beside formulas."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), {**options, "date_1904": state.date1904}) as book:
        formats = Formats(book)
        sheets = [book.add_worksheet(sheet.name) for sheet in state.sheets]
        for sheet, out in zip(state.sheets, sheets, strict=True):
            _write_sheet(state, sheet, book, out, formats)
        for name, refers_to in state.names.items():
            book.define_name(name, refers_to)
        sheets[state.active].activate()


def _write_sheet(
    state: BookState, sheet: SheetState, book: FileBook, out: FileSheet, formats: Formats
) -> None:
    write_sizes(sheet, out, formats)
    _write_cells(state, sheet, out, formats)
    for (row, column), note in sheet.notes.items():
        out.write_comment(row - 1, column - 1, note.text[:LONGEST], _frame(note))
    if sheet.filter:
        write_filter(out, sheet.filter)
    for rule in sheet.validations:
        write_validation(out, rule)
    for rule in sheet.conditions:
        write_condition(book, out, rule)
    for table in sheet.tables:
        _write_table(sheet, out, table)
    for chart in sheet.charts:
        write_chart(book, out, chart)
    for name, refers_to in sheet.names.items():
        book.define_name(f"{quoted(sheet.name)}!{name}", refers_to)
    write_window(sheet, out)
    write_page(sheet, out)


def _frame(note: Note) -> dict[str, Any]:
    """Author and size; a frame that fits its text is reckoned roughly."""
    width, height = note.width, note.height
    if note.fits:
        lines = note.text.split("\n")
        width = min(max(len(line) for line in lines) * 9 + 12, 600)
        height = sum(len(line) * 9 // 590 + 1 for line in lines) * 12.5 + 8
    points = {"width": round(width * 4 / 3), "height": round(height * 4 / 3)}
    return {"author": note.author, "font_name": "宋体", "font_size": 9, **points}


def _write_cells(state: BookState, sheet: SheetState, out: FileSheet, formats: Formats) -> None:
    for area in sheet.merges:
        look = formats.of(sheet.style_at(area.top, area.left))
        out.merge_range(*corners(area), "", look)
    for link in sheet.links:
        _write_link(out, sheet, link, formats)
    for spot, cell in sorted(sheet.cells.items()):
        value = value_of(state, sheet, cell)
        _write_cell(out, (spot[0] - 1, spot[1] - 1, formats.of(cell.style)), cell.formula, value)


def _write_cell(
    out: FileSheet, at: tuple[int, int, Any], formula: str | None, value: Value
) -> None:
    row, column, look = at
    if isinstance(value, CellError):
        text = "=NA()" if value.text == "#N/A" else "=" + value.text
        out.write_formula(row, column, formula or text, look, value.text)
    elif formula is not None:
        cached = 0 if isinstance(value, NotCalculated) else "" if value is None else value
        out.write_formula(row, column, formula, look, cached)
    elif value is None:
        out.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        out.write_boolean(row, column, value, look)
    elif isinstance(value, float):
        out.write_number(row, column, value, look)
    else:
        out.write_string(row, column, str(value), look)


def _write_link(out: FileSheet, sheet: SheetState, link: Any, formats: Formats) -> None:
    url = f"internal:{link.place}" if link.place and not link.address else link.address
    if link.place and link.address:
        url = f"{link.address}#{link.place}"
    look = formats.of(sheet.style_at(*link.area[:2]))
    out.write_url(link.area.top - 1, link.area.left - 1, url, look, None, link.tip or None)


def _write_table(sheet: SheetState, out: FileSheet, table: dict[str, Any]) -> None:
    area = table["area"]
    heads = [sheet.cells.get((area.top, c)) for c in range(area.left, area.right + 1)]
    columns = [{"header": str(head.value) if head else f"列{n}"} for n, head in enumerate(heads, 1)]
    options = {"name": table["name"], "style": table["style"], "columns": columns}
    out.add_table(*corners(area), {**options, "autofilter": table["filter"]})
