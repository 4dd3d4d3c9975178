"""Putting in and taking away whole rows or columns, and all that moves with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .addresses import address, parse
from .cells import Area, BookState, Cell, SheetState, Style, points
from .formulas import Shift, renamed, shifted


def move(book: BookState, sheet: SheetState, shift: Shift, like: int | None = None) -> None:
    """Shift the sheet; new rows look like row `like` (as it was before)."""
    looks = _looks(sheet, shift, like) if like and shift.count > 0 else {}
    sizes = sheet.heights if shift.rows else sheet.widths
    size = sizes.get(like) if like else None
    _move_charts(sheet, shift)
    sheet.cells = _keyed(sheet.cells, shift.spot)
    sheet.notes = _keyed(sheet.notes, shift.spot)
    for name in ("heights", "row_styles") if shift.rows else ("widths", "column_styles"):
        setattr(sheet, name, _keyed(getattr(sheet, name), shift.index))
    hidden = "hidden_rows" if shift.rows else "hidden_columns"
    places = map(shift.index, getattr(sheet, hidden))
    setattr(sheet, hidden, {place for place in places if place is not None})
    sheet.merges = _areas(sheet.merges, shift)
    _move_marks(sheet, shift)
    every_formula(book, lambda formula, home: shifted(formula, home, sheet.name, shift))
    for (row, column), style in looks.items():
        sheet.cells.setdefault((row, column), Cell(style))
    if size is not None:
        sizes = sheet.heights if shift.rows else sheet.widths
        sizes.update(dict.fromkeys(range(shift.at, shift.at + shift.count), size))


def _keyed(places: dict[Any, Any], to: Callable[[Any], Any]) -> dict[Any, Any]:
    moved = ((to(place), thing) for place, thing in places.items())
    return {place: thing for place, thing in moved if place is not None}


def _areas(areas: list[Area], shift: Shift) -> list[Area]:
    return [moved for area in areas if (moved := shift.area(area))]


def _move_marks(sheet: SheetState, shift: Shift) -> None:
    """Hyperlinks (not where they lead), filter, validation, conditional formats, tables."""
    for link in sheet.links:
        link.area = shift.area(link.area)
    sheet.links = [link for link in sheet.links if link.area]
    if sheet.filter:
        area = shift.area(sheet.filter.area)
        if area is None:
            sheet.filter = None
        else:
            sheet.filter.area = area
    for rule in (*sheet.validations, *sheet.conditions):
        rule["areas"] = _areas(rule["areas"], shift)
    sheet.validations = [rule for rule in sheet.validations if rule["areas"]]
    sheet.conditions = [rule for rule in sheet.conditions if rule["areas"]]
    for table in sheet.tables:
        table["area"] = shift.area(table["area"])
    sheet.tables = [table for table in sheet.tables if table["area"]]
    key = "HPageBreaks" if shift.rows else "VPageBreaks"
    if key in sheet.page:
        sheet.page[key] = [p for place in sheet.page[key] if (p := shift.index(place))]
    for key in ("PrintArea", "PrintTitleRows", "PrintTitleColumns"):
        if areas := parse(sheet.page.get(key) or "-"):
            sheet.page[key] = ",".join(map(address, _areas(areas, shift)))


def _move_charts(sheet: SheetState, shift: Shift) -> None:
    size = sheet.default_height if shift.rows else points(sheet.default_width)
    side = "top" if shift.rows else "left"
    places = range(1, shift.at)
    edge = (
        sum(map(sheet.height, places))
        if shift.rows
        else sum(points(sheet.width(p)) for p in places)
    )
    for chart in sheet.charts:
        if chart[side] >= edge:
            chart[side] = max(edge, chart[side] + shift.count * size)


def _looks(sheet: SheetState, shift: Shift, like: int) -> dict[tuple[int, int], Style]:
    """The looks of the new cells: those of the row (or column) `like`."""
    new = range(shift.at, shift.at + shift.count)
    models = [
        (spot, cell.style) for spot, cell in sheet.cells.items() if spot[shift.rows ^ 1] == like
    ]
    if shift.rows:
        return {(place, spot[1]): style for spot, style in models for place in new}
    return {(spot[0], place): style for spot, style in models for place in new}


def every_formula(book: BookState, change: Callable[[str, str], str]) -> None:
    """Replace every formula of the book by change(formula, name of its sheet)."""
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            if cell.formula:
                cell.formula = change(cell.formula, sheet.name)
        for holder, key in _places_of_formulas(sheet):
            if isinstance(holder[key], str) and holder[key].startswith("="):
                holder[key] = change(holder[key], sheet.name)
        sheet.names.update({k: change(v, sheet.name) for k, v in sheet.names.items()})
    book.names.update({k: change(v, "") for k, v in book.names.items()})


def _places_of_formulas(sheet: SheetState) -> Iterator[tuple[dict[str, Any], str]]:
    for rule in (*sheet.validations, *sheet.conditions):
        yield from ((rule, key) for key in ("formula1", "formula2") if key in rule)
    for chart in sheet.charts:
        for series in chart["series"]:
            yield from ((series, key) for key in ("name", "values", "categories"))


def rename_sheet(book: BookState, old: str, new: str | None) -> None:
    """Formulas follow a sheet's new name; those on a deleted sheet become #REF!."""
    every_formula(book, lambda formula, _: renamed(formula, old, new))
