"""Heights, widths, window and print settings as XlsxWriter writes them."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet as FileSheet

from .addresses import parse
from .cells import Area, SheetState


def css(rgb: int) -> str:
    return f"#{rgb:06X}"


def corners(area: Area) -> tuple[int, int, int, int]:
    """The area as XlsxWriter counts: from 0."""
    return area.top - 1, area.left - 1, area.bottom - 1, area.right - 1


def write_sizes(sheet: SheetState, out: FileSheet, formats: Any) -> None:
    out.set_default_row(sheet.default_height)
    for column in sorted({*sheet.widths, *sheet.hidden_columns, *sheet.column_styles}):
        style = sheet.column_styles.get(column)
        look = formats.of(style) if style else None
        width = sheet.widths.get(column, sheet.default_width)
        out.set_column(
            column - 1, column - 1, width, look, {"hidden": column in sheet.hidden_columns}
        )
    for row in sorted({*sheet.heights, *sheet.hidden_rows, *sheet.row_styles}):
        style = sheet.row_styles.get(row)
        look = formats.of(style) if style else None
        height = sheet.heights.get(row, sheet.default_height)
        out.set_row(row - 1, height, look, {"hidden": row in sheet.hidden_rows})


def write_window(sheet: SheetState, out: FileSheet) -> None:
    if sheet.window.get("FreezePanes"):
        out.freeze_panes(sheet.window.get("SplitRow", 0), sheet.window.get("SplitColumn", 0))
    if not sheet.window.get("DisplayGridlines", True):
        out.hide_gridlines(2)
    if sheet.visible == 0:
        out.hide()
    elif sheet.visible == 2:
        out.very_hidden()
    if sheet.protection is not None:
        out.protect()
    if sheet.tab_color is not None:
        color = sheet.tab_color
        out.set_tab_color(css((color & 255) << 16 | color & 0xFF00 | color >> 16))


def write_page(sheet: SheetState, out: FileSheet) -> None:
    page = sheet.page
    if page.get("Orientation") == 2:
        out.set_landscape()
    out.set_paper(page.get("PaperSize", 9))
    if page.get("Zoom", 100) is False:
        out.fit_to_pages(int(page.get("FitToPagesWide", 1)), int(page.get("FitToPagesTall", 1)))
    elif page.get("Zoom", 100) != 100:
        out.set_print_scale(page["Zoom"])
    usual = {"left": 50.4, "right": 50.4, "top": 54, "bottom": 54}
    out.set_margins(**{s: page.get(f"{s.capitalize()}Margin", pt) / 72 for s, pt in usual.items()})
    for part, write in (("Header", out.set_header), ("Footer", out.set_footer)):
        sides = (("L", "Left"), ("C", "Center"), ("R", "Right"))
        texts = [f"&{key}{text}" for key, side in sides if (text := page.get(f"{side}{part}"))]
        if texts:
            write("".join(texts))
    if areas := parse(page.get("PrintArea") or "-"):
        out.print_area(*corners(areas[0]))
    if areas := parse(page.get("PrintTitleRows") or "-"):
        out.repeat_rows(areas[0].top - 1, areas[0].bottom - 1)
    if areas := parse(page.get("PrintTitleColumns") or "-"):
        out.repeat_columns(areas[0].left - 1, areas[0].right - 1)
    out.set_h_pagebreaks([row - 1 for row in page.get("HPageBreaks", ())])
    out.set_v_pagebreaks([column - 1 for column in page.get("VPageBreaks", ())])
    if page.get("CenterHorizontally"):
        out.center_horizontally()
