"""Draws a page into a workbook file that we write ourselves."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from addin.ledger.grid import Merge, a1
from addin.office.pages.page import Cell, Look, Page
from addin.office.pages.page_charts import chart_of
from addin.office.writing.sheet_style import print_on_a4

MOST_LINKS = 65_000  # Excel opens no sheet with more than 65,530 hyperlinks.


def draw(book: Workbook, page: Page) -> Worksheet:
    """Add a sheet to a workbook and draw a page on it."""
    sheet = book.add_worksheet(page.name)
    sheet.set_default_row(page.default_height)
    if not page.gridlines:
        sheet.hide_gridlines(2)
    for column, width in page.widths.items():
        sheet.set_column(column, column, width)
    for row, height in page.heights.items():
        sheet.set_row(row, height)
    formats: dict[Look, Format] = {}
    merges = sorted(page.merges, key=lambda m: (m.top, m.left))
    # From top to bottom: a long workbook is written row by row and keeps none of them.
    for (row, column), cell in sorted(page.cells.items(), key=lambda place: place[0]):
        while merges and merges[0].top <= row:
            _merge(book, sheet, page, merges.pop(0), formats)
        _write(sheet, row, column, cell, _format(book, cell, formats))
    for row, line in enumerate(page.lines, page.last_row + 1):
        if line.height is not None:
            sheet.set_row(row, line.height)
        for column, cell in enumerate(line.cells):
            _write(sheet, row, column, cell, _format(book, cell, formats))
    for chart in page.charts:
        place = {"x_offset": 2, "y_offset": 4, "description": chart.words}
        sheet.insert_chart(chart.row, 0, chart_of(book, page.name, chart), place)
    _set_up(sheet, page)
    return sheet


def _merge(
    book: Workbook, sheet: Worksheet, page: Page, its: Merge, formats: dict[Look, Format]
) -> None:
    fmt = _format(book, page.cells[its.top, its.left], formats)
    sheet.merge_range(its.top, its.left, its.bottom, its.right, "", fmt)


def _format(book: Workbook, cell: Cell, formats: dict[Look, Format]) -> Format:
    """Return a cell's format, the same one for the same look."""
    # Quoted, so that a value such as =cmd|… stays text even after someone edits its cell.
    its = cell.look | {("quote_prefix", True)} if cell.quoted else cell.look
    if its not in formats:
        # In one order, so that a border on one side always comes after the border on all.
        formats[its] = book.add_format({"font_scheme": False, **dict(sorted(its))})
    return formats[its]


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, fmt: Format) -> None:
    if cell.value is None:
        sheet.write_blank(row, column, None, fmt)
    elif isinstance(cell.value, date):
        sheet.write_datetime(row, column, cell.value, fmt)
    elif not isinstance(cell.value, str):
        sheet.write_number(row, column, cell.value, fmt)
    else:
        sheet.write_string(row, column, cell.value, fmt)
        if cell.link and row < MOST_LINKS:
            _write_link(sheet, row, column, cell.link, cell.value, fmt)


def _write_link(  # noqa: PLR0913, PLR0917 - a link has a place, a target, a text and a format
    sheet: Worksheet, row: int, column: int, link: str, text: str, fmt: Format
) -> None:
    """Make a link of a cell; one that is longer than Excel takes stays text."""
    with suppress(ValueError):
        its = Url(link)
        its.text = text
        sheet.write_url(row, column, its, fmt)
        if link.startswith("external:"):
            its.text = ""  # written by now; a sheet keeps its links, of which there may be many


def _set_up(sheet: Worksheet, page: Page) -> None:
    for place, rule in page.rules:
        area = (place.top, place.left, place.bottom, place.right)
        sheet.data_validation(*area, dict(rule))
    for column in page.hidden_columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    if page.frozen:
        sheet.freeze_panes(*page.frozen)
    if m := page.filter:
        sheet.autofilter(m.top, m.left, m.bottom, m.right)
        quiet = f"{a1(m.top + 1, m.left)}:{a1(m.bottom, m.right)}"
        sheet.ignore_errors({"number_stored_as_text": quiet})
    how = page.printing
    print_on_a4(sheet, landscape=how.landscape, header=how.header)
    if how.rows is not None:
        sheet.print_area(0, 0, how.rows - 1, page.columns - 1)
    sheet.set_h_pagebreaks(how.breaks)
