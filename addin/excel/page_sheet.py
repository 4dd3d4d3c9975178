"""Draws a page on a sheet of the open workbook, in few calls: every one crosses to Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from addin.excel.areas import colour_number, part, parts, write
from addin.excel.native import native, where_it_can
from addin.excel.own_sheets import activate, fresh_sheet
from addin.excel.page_chart import draw_chart
from addin.ledger.grid import Merge
from addin.office.pages.page import Page
from addin.office.pages.sheet_looks import FONT, INK

if TYPE_CHECKING:
    import xlwings

_Place = TypeVar("_Place")
_CONTINUOUS = 1
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
    block = part(sheet, Merge(0, 0, rows - 1, page.columns - 1))
    with where_it_can():  # Without formats what begins like a formula is still kept a text.
        block.number_format = _TEXT
        for value_format, areas in _together(page, _number_format).items():
            if value_format != _TEXT:
                for its in parts(sheet, areas):
                    its.number_format = str(value_format)
    write(block, [[_entry(page, r, c) for c in range(page.columns)] for r in range(rows)])
    shown = _together(page, _keeps_text_format).get(False, [])
    for its in parts(sheet, shown):  # Excel shows long texts in text format as a row of ####
        with where_it_can():
            its.number_format = "General"
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


def _link(sheet: xlwings.Sheet, page: Page) -> None:
    add = native(sheet, "Hyperlinks", "Add")
    for (row, column), cell in page.cells.items():
        if not cell.link:
            continue
        place, words = part(sheet, Merge(row, column, row, column)), str(cell.value)
        if add is None:
            place.add_hyperlink(cell.link, words, f"转到 {words}")
        else:
            add(place.api, "", cell.link.removeprefix("#"), f"转到 {words}")


# --- Areas of one kind -----------------------------------------------------------------------


def _number_format(page: Page, row: int, column: int) -> object:
    cell = page.cells.get((row, column))
    if cell is None or isinstance(cell.value, str):
        return _TEXT
    return dict(cell.look).get("num_format", "General")


def _keeps_text_format(page: Page, row: int, column: int) -> object:
    cell = page.cells.get((row, column))
    return cell is None or not isinstance(cell.value, str) or cell.quoted


def _together(page: Page, of: Any) -> dict[object, list[Merge]]:
    """Return the rectangles of each kind of cells."""
    found: dict[object, list[Merge]] = {}
    for area, kind in _areas(page, of):
        found.setdefault(kind, []).append(area)
    return found


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
    for names, give in _GIVEN.items():
        for looks, areas in _together(page, partial(_looks, names)).items():
            if looks:
                for its in parts(sheet, areas):
                    with where_it_can():
                        give(its, *looks)  # type: ignore[misc]
    _underline(sheet, page)
    _merge(sheet, page.merges)


def _looks(names: Sequence[str], page: Page, row: int, column: int) -> object:
    """Return what a cell's look says of some of its properties; None where it says none of them."""
    cell = page.cells.get((row, column))
    looks = dict(cell.look) if cell else {}
    told = tuple(looks.get(name) for name in names)
    return None if not told[0] or told == (INK,) else told


def _fill(its: xlwings.Range, colour: str) -> None:
    its.color = colour


def _embolden(its: xlwings.Range, bold: bool) -> None:
    its.font.bold = bold


def _size(its: xlwings.Range, size: float) -> None:
    its.font.size = size


def _colour(its: xlwings.Range, colour: str) -> None:
    its.font.color = "#FFFFFF" if colour == "white" else colour


def _border(its: xlwings.Range, _line: int, colour: str) -> None:
    """Draw the borders of all cells of a range."""
    borders = native(its, "Borders")
    if borders is None:
        its.borders.set("all", line_style="continuous", color=colour)
        return
    borders.LineStyle = _CONTINUOUS
    borders.Color = colour_number(colour)


def _align(its: xlwings.Range, align: Any) -> None:
    its.horizontal_alignment = align


def _wrap(its: xlwings.Range, wrap: bool) -> None:
    its.wrap_text = wrap


def _indent(its: xlwings.Range, indent: int) -> None:
    its.api.IndentLevel = indent


_GIVEN: Mapping[tuple[str, ...], Callable[..., None]] = {
    ("bg_color",): _fill,
    ("bold",): _embolden,
    ("font_size",): _size,
    ("font_color",): _colour,
    ("border", "border_color"): _border,
    ("align",): _align,
    ("text_wrap",): _wrap,
    ("indent",): _indent,
}
"""What gives a range a look, by the names of the properties that it takes."""


def _underline(sheet: xlwings.Sheet, page: Page) -> None:
    """Draw the lines below cells that have no other border."""
    names = ("bottom", "bottom_color", "border")
    for looks, areas in _together(page, partial(_looks, names)).items():
        if not isinstance(looks, tuple) or looks[2]:
            continue
        rows = [Merge(r, m.left, r, m.right) for m in areas for r in range(m.top, m.bottom + 1)]
        for its in parts(sheet, rows):
            with where_it_can():
                its.borders.set("edge_bottom", line_style="continuous", color=looks[1])


def _merge(sheet: xlwings.Sheet, merges: Sequence[Merge]) -> None:
    """Merge ranges; those of one row that lie below one another are merged together."""
    lines = [m for m in merges if m.top == m.bottom]
    for across, areas in ((True, _stacked(lines)), (False, [m for m in merges if m not in lines])):
        for its in parts(sheet, areas):
            merge = native(its, "Merge")
            if merge is None:
                its.merge(across)
            else:
                merge(across)


def _stacked(lines: Sequence[Merge]) -> list[Merge]:
    """Return the areas that ranges of one row make with those right below them."""
    found: list[Merge] = []
    for m in sorted(lines, key=lambda m: (m.left, m.right, m.top)):
        last = found[-1] if found else None
        if last and (last.left, last.right, last.bottom + 1) == (m.left, m.right, m.top):
            found[-1] = Merge(last.top, m.left, m.bottom, m.right)
        else:
            found.append(m)
    return found


def _lay_out(sheet: xlwings.Sheet, page: Page) -> None:
    """Set widths, heights, drop-downs, filter, charts, panes and printing."""
    with where_it_can():
        _size_up(sheet, page)
    for column in page.hidden_columns:
        with where_it_can():
            part(sheet, Merge(0, column, 0, column)).columns.hidden = True
    lists = [(place, rule) for place, rule in page.rules if isinstance(rule.get("source"), list)]
    for place, rule in lists:
        with where_it_can():
            part(sheet, place).data_validation.set_list(list(rule["source"]))
    if page.filter:
        _filter(part(sheet, page.filter))
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


def _size_up(sheet: xlwings.Sheet, page: Page) -> None:
    for width, columns in _grouped(page.widths.items()):
        for its in parts(sheet, [Merge(0, c, 0, c) for c in columns]):
            its.column_width = width
    for height, areas in _grouped(_heights(page)):
        for its in parts(sheet, areas):
            its.row_height = height


def _heights(page: Page) -> Iterator[tuple[Merge, float]]:
    rows = range(max([page.last_row + 1, *(plan.row for plan in page.charts)]))
    runs = _runs(rows, lambda r: page.heights.get(r, page.default_height))
    for (top, bottom), height in runs.items():
        yield Merge(top, 0, bottom, 0), float(str(height))


def _grouped(sizes: Iterable[tuple[_Place, float]]) -> Iterator[tuple[float, list[_Place]]]:
    """Yield each size with all that is of it."""
    found: dict[float, list[_Place]] = {}
    for place, size in sizes:
        found.setdefault(size, []).append(place)
    yield from found.items()


def _top(sheet: xlwings.Sheet, page: Page, row: int) -> float:
    """Return how far down the sheet a row begins; as reckoned where the engine cannot tell."""
    try:
        return float(part(sheet, Merge(row, 0, row, 0)).top)
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
    activate(sheet)
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
