"""Heights, widths, window and print settings of a sheet in a file."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet as FileSheet

from .addresses import column_number
from .cells import SheetState
from .colors import Colors
from .loading_looks import looks

PADDING = 0.71  # what a file adds to a width, as XlsxWriter writes it
MARGINS = {"left": 0.7, "right": 0.7, "top": 0.75, "bottom": 0.75, "header": 0.3, "footer": 0.3}


def take_rows(state: SheetState, sheet: FileSheet, colors: Colors) -> None:
    state.default_height = float(sheet.sheet_format.defaultRowHeight or 13.5)
    for number, row in sheet.row_dimensions.items():
        if row.height is not None and float(row.height) != state.default_height:
            state.heights[number] = float(row.height)
        if row.hidden:
            state.hidden_rows.add(number)
        if row.has_style:
            state.row_styles[number] = looks(row, colors)


def take_columns(state: SheetState, sheet: FileSheet, colors: Colors) -> None:
    form = sheet.sheet_format
    state.default_width = float(form.defaultColWidth or form.baseColWidth + 0.38)
    for letters, column in sheet.column_dimensions.items():
        first = column.min or column_number(letters)
        for number in range(first, min(column.max or first, first + 300) + 1):
            if column.customWidth or column.width:
                state.widths[number] = max(round(float(column.width) - PADDING, 2), 0)
            if column.hidden:
                state.hidden_columns.add(number)
            if column.has_style:
                state.column_styles[number] = looks(column, colors)


def take_window(state: SheetState, sheet: FileSheet) -> None:
    view = sheet.sheet_view
    if view.showGridLines is False:
        state.window["DisplayGridlines"] = False
    pane = view.pane
    if pane is not None and pane.state in ("frozen", "frozenSplit"):
        split = {"SplitRow": int(pane.ySplit or 0), "SplitColumn": int(pane.xSplit or 0)}
        state.window.update(FreezePanes=True, **split)


def take_page(state: SheetState, sheet: FileSheet) -> None:
    """Only what differs from Excel's own settings."""
    page = state.page
    _take_paper(page, sheet)
    for key, breaks in (("HPageBreaks", sheet.row_breaks), ("VPageBreaks", sheet.col_breaks)):
        if breaks.brk:
            page[key] = [one.id + 1 for one in breaks.brk]
    _take_titles(page, sheet)
    for side, usual in MARGINS.items():
        inches = float(getattr(sheet.page_margins, side))
        if round(inches, 3) != usual:
            page[f"{side.capitalize()}Margin"] = round(inches * 72, 2)
    for kind in ("Header", "Footer"):
        for side in ("left", "center", "right"):
            text = getattr(getattr(sheet, f"odd{kind}"), side).text
            if text:
                page[f"{side.capitalize()}{kind}"] = text


def _take_titles(page: dict[str, Any], sheet: FileSheet) -> None:
    if sheet.print_area:
        page["PrintArea"] = ",".join(p.rpartition("!")[2] for p in str(sheet.print_area).split(","))
    if sheet.print_title_rows:
        page["PrintTitleRows"] = sheet.print_title_rows
    if sheet.print_title_cols:
        page["PrintTitleColumns"] = sheet.print_title_cols


def _take_paper(page: dict[str, Any], sheet: FileSheet) -> None:
    setup = sheet.page_setup
    if setup.orientation == "landscape":
        page["Orientation"] = 2
    if setup.paperSize and int(setup.paperSize) != 9:
        page["PaperSize"] = int(setup.paperSize)
    properties = sheet.sheet_properties.pageSetUpPr
    if properties and properties.fitToPage:
        page["Zoom"] = False
        page["FitToPagesWide"] = 1 if setup.fitToWidth is None else setup.fitToWidth or False
        page["FitToPagesTall"] = 1 if setup.fitToHeight is None else setup.fitToHeight or False
    elif setup.scale and int(setup.scale) != 100:
        page["Zoom"] = int(setup.scale)
