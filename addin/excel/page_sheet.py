"""Draws a page on a sheet of the open workbook, in few calls: every one crosses to Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from addin.excel.native import native, where_it_can
from addin.excel.own_sheets import fresh_sheet
from addin.excel.page_chart import draw_chart
from addin.ledger.grid import Merge
from addin.office.pages.page import Look, Page
from addin.office.pages.sheet_looks import FONT, INK

if TYPE_CHECKING:
    import xlwings

_FORMULA_STARTS = ("=", "+", "-", "@", "'")
_TEXT = "@"
_ALIGNED = {"vcenter": "center", "top": "top"}


def show_page(book: xlwings.Book, page: Page) -> xlwings.Sheet:
    """Draw a page on our sheet of its name, made anew; return the sheet."""
    sheet = fresh_sheet(book, page.name)
    draw(sheet, page)
    return sheet


def draw(sheet: xlwings.Sheet, page: Page) -> None:
    """Draw a page on an empty sheet; text stays text, whatever it begins with."""
    rows = page.last_row + 1
    block = sheet.range((1, 1), (rows, page.columns))
    with where_it_can():  # Without formats what begins like a formula is still kept a text.
        block.number_format = _TEXT
        for area, value_format in _areas(page, _number_format):
            if value_format != _TEXT:
                _range(sheet, area).number_format = value_format
    block.value = [[_entry(page, r, c) for c in range(page.columns)] for r in range(rows)]
    for area, kept in _areas(page, _keeps_text_format):
        if not kept:  # Excel shows long texts in text format as a row of ####
            with where_it_can():
                _range(sheet, area).number_format = "General"
    _link(sheet, page)
    with where_it_can():
        _dress(sheet, page, block)
    _lay_out(sheet, page)


def typed_text(text: str) -> str:
    """Return a text as it must be typed so that Excel takes it for nothing but text."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _entry(page: Page, row: int, column: int) -> str | float | date | None:
    cell = page.cells.get((row, column))
    value = cell.value if cell else None
    return typed_text(value) if isinstance(value, str) else value


def _range(sheet: xlwings.Sheet, area: Merge) -> xlwings.Range:
    return sheet.range((area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1))


def _link(sheet: xlwings.Sheet, page: Page) -> None:
    for (row, column), cell in page.cells.items():
        if cell.link:
            words = str(cell.value)
            sheet.range((row + 1, column + 1)).add_hyperlink(cell.link, words, f"转到 {words}")


# --- Areas of one kind -----------------------------------------------------------------------


def _number_format(page: Page, row: int, column: int) -> object:
    cell = page.cells.get((row, column))
    if cell is None or isinstance(cell.value, str):
        return _TEXT
    return dict(cell.look).get("num_format", "General")


def _keeps_text_format(page: Page, row: int, column: int) -> object:
    cell = page.cells.get((row, column))
    return cell is None or not isinstance(cell.value, str) or cell.quoted


def _look(page: Page, row: int, column: int) -> object:
    cell = page.cells.get((row, column))
    return cell.look if cell else None


def _areas(page: Page, of: Any) -> Iterator[tuple[Merge, Any]]:
    """Yield rectangles of cells that are alike, with what they have in common.

    Runs down a column are joined with equal runs beside them.
    """
    rows = range(page.last_row + 1)
    open_runs: dict[tuple[int, int], tuple[int, object]] = {}
    for column in range(page.columns + 1):
        runs = {} if column == page.columns else _runs(rows, lambda r, c=column: of(page, r, c))
        for place, (left, kind) in list(open_runs.items()):
            if runs.get(place, _nothing) != kind:
                yield Merge(place[0], left, place[1], column - 1), kind
                del open_runs[place]
        for place, kind in runs.items():
            open_runs.setdefault(place, (column, kind))


_nothing = object()


def _runs(keys: Iterable[int], of: Any) -> dict[tuple[int, int], object]:
    found = {}
    for kind, run in groupby(keys, key=of):
        members = list(run)
        found[members[0], members[-1]] = kind
    return found


# --- Looks -----------------------------------------------------------------------------------


def _dress(sheet: xlwings.Sheet, page: Page, block: xlwings.Range) -> None:
    block.font.set(name=FONT, size=10, color=INK, bold=False)
    with where_it_can():
        block.vertical_alignment = "center"
    for area, its in _areas(page, _look):
        if its:
            _dress_area(_range(sheet, area), its)
    for m in page.merges:
        _range(sheet, m).merge()


def _dress_area(area: xlwings.Range, its: Look) -> None:
    """Give an area its fill, font, borders and alignment."""
    looks: dict[str, Any] = dict(its)
    if colour := looks.get("bg_color"):
        area.color = colour
    font = {
        "bold": looks.get("bold"),
        "size": looks.get("font_size"),
        "color": looks["font_color"] if looks["font_color"] != INK else None,
    }
    if font := {k: _colour(v) for k, v in font.items() if v is not None}:
        area.font.set(**font)
    with where_it_can():
        if looks.get("border"):
            area.borders.set("all", line_style="continuous", color=looks["border_color"])
        elif looks.get("bottom"):
            area.borders.set("edge_bottom", line_style="continuous", color=looks["bottom_color"])
    with where_it_can():
        if looks.get("align"):
            area.horizontal_alignment = looks["align"]
        if looks.get("text_wrap"):
            area.wrap_text = True
    with where_it_can():
        if looks.get("indent"):
            area.api.IndentLevel = looks["indent"]


def _colour(value: Any) -> Any:
    return "#FFFFFF" if value == "white" else value


def _lay_out(sheet: xlwings.Sheet, page: Page) -> None:
    """Set widths, heights, drop-downs, filter, charts, panes and printing."""
    with where_it_can():
        for column, width in page.widths.items():
            sheet.range((1, column + 1)).column_width = width
        for area, height in _heights(page):
            sheet.range((area[0] + 1, 1), (area[1] + 1, 1)).row_height = height
    for column in page.hidden_columns:
        with where_it_can():
            sheet.range((1, column + 1)).columns.hidden = True
    lists = [(place, rule) for place, rule in page.rules if isinstance(rule.get("source"), list)]
    for place, rule in lists:
        with where_it_can():
            _range(sheet, place).data_validation.set_list(list(rule["source"]))
    if page.filter:
        _filter(_range(sheet, page.filter))
    for plan in page.charts:
        with where_it_can():
            draw_chart(sheet, plan, _top(sheet, page, plan.row))
    with where_it_can():
        if not page.gridlines:
            sheet.show_gridlines = False
    if page.frozen:
        with where_it_can():
            _freeze(sheet, *page.frozen)
    with where_it_can():
        _print_on_a4(sheet, page)


def _heights(page: Page) -> Iterator[tuple[tuple[int, int], float]]:
    rows = range(max([page.last_row + 1, *(plan.row for plan in page.charts)]))
    runs = _runs(rows, lambda r: page.heights.get(r, page.default_height))
    for place, height in runs.items():
        yield place, float(str(height))


def _top(sheet: xlwings.Sheet, page: Page, row: int) -> float:
    """Return how far down the sheet a row begins; as reckoned where the engine cannot tell."""
    try:
        return float(sheet.range((row + 1, 1)).top)
    except (NotImplementedError, AttributeError):
        return page.top(row)


def _filter(area: xlwings.Range) -> None:
    """Put a filter's arrows on a table's headings."""
    filtering = native(area, "AutoFilter")
    if filtering is not None:
        filtering(1)


def _freeze(sheet: xlwings.Sheet, row: int, column: int) -> None:
    """Keep the rows above and the columns before a cell in sight.

    In Excel panes belong to the window; xlwings 0.37.8 leaves them to it there.
    """
    windows = native(sheet.book, "Windows")
    if windows is None:
        sheet.freeze_panes.freeze_at(sheet.range((1, 1), (row, max(1, column))))
        return
    sheet.activate()
    window = windows(1)
    window.FreezePanes = False
    window.ScrollRow, window.ScrollColumn = 1, 1
    window.SplitRow, window.SplitColumn = row, column
    window.FreezePanes = True


def _print_on_a4(sheet: xlwings.Sheet, page: Page) -> None:
    how, setup = page.printing, native(sheet, "PageSetup")
    if setup is None:
        return
    setup.PaperSize = 9
    setup.Orientation = 2 if how.landscape else 1
    setup.Zoom = False
    setup.FitToPagesWide = 1
    setup.FitToPagesTall = False
    if how.header is not None:
        setup.PrintTitleRows = f"${how.header + 1}:${how.header + 1}"
    if how.rows is not None:
        sheet.page_setup.print_area = sheet.range((1, 1), (how.rows, page.columns)).address
    for row in how.breaks:
        native(sheet, "HPageBreaks").Add(sheet.range((row + 1, 1)).api)
