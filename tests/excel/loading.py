"""An .xlsx or .xlsm file as the state of a book."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell as FileCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet as FileSheet

from .addresses import area_of
from .cells import Area, BookState, Cell, CellError, Filter, Link, Note, SheetState, Style, Value
from .colors import Colors
from .formulas import normal
from .loading_looks import looks
from .loading_page import take_columns, take_page, take_rows, take_window
from .loading_rules import charts, conditions, filter_fields, validations

VISIBLE = {"visible": -1, "hidden": 0, "veryHidden": 2}
ALLOWED = {
    "formatCells": "AllowFormattingCells",
    "formatColumns": "AllowFormattingColumns",
    "formatRows": "AllowFormattingRows",
    "insertColumns": "AllowInsertingColumns",
    "insertRows": "AllowInsertingRows",
    "insertHyperlinks": "AllowInsertingHyperlinks",
    "deleteColumns": "AllowDeletingColumns",
    "deleteRows": "AllowDeletingRows",
    "autoFilter": "AllowFiltering",
}


def load(path: Path) -> BookState:
    """Read the file twice: once for formulas, once for their cached values."""
    keep = path.suffix.lower() == ".xlsm"
    formulas = openpyxl.load_workbook(path, keep_vba=keep)
    values = openpyxl.load_workbook(path, data_only=True)
    state = BookState(path.name, str(path.parent))
    state.date1904 = formulas.epoch == CALENDAR_MAC_1904
    state.structure_protected = bool(formulas.security and formulas.security.lockStructure)
    colors = Colors(formulas)
    state.theme = colors.theme
    state.normal = looks(FileCell(formulas.worksheets[0], 1, 1), colors)
    for sheet in formulas.worksheets:
        state.sheets.append(_sheet(sheet, values[sheet.title], formulas, colors, state.normal))
    state.names = {name: "=" + d.attr_text for name, d in formulas.defined_names.items()}
    active = formulas.active
    state.active = formulas.worksheets.index(active) if active in formulas.worksheets else 0
    return state


def _sheet(
    sheet: FileSheet, values: FileSheet, book: Any, colors: Colors, normal_style: Style
) -> SheetState:
    state = SheetState(sheet.title, default=normal_style)
    state.visible = VISIBLE[sheet.sheet_state]
    styles: dict[tuple[int, ...], Style] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell._style is None:  # covered by a merge; openpyxl loses its own look
                continue
            key = tuple(cell._style)
            if key not in styles:
                styles[key] = looks(cell, colors)
            _take_cell(state, cell, values, styles[key], book.epoch)
    state.merges = [Area(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells]
    for area in state.merges:
        for spot in area.spots():
            state.cells.setdefault(spot, Cell(state.style_at(area.top, area.left)))
    take_rows(state, sheet, colors)
    take_columns(state, sheet, colors)
    take_window(state, sheet)
    take_page(state, sheet)
    if sheet.protection.sheet:
        # In the file, 1 means that the kind of change is locked.
        allowed = {name: not getattr(sheet.protection, key) for key, name in ALLOWED.items()}
        allowed["AllowEditingObjects"] = not sheet.protection.objects
        state.protection = {**allowed, "password": sheet.protection.password}
    if sheet.auto_filter.ref:
        state.filter = Filter(area_of(sheet.auto_filter.ref))
        state.filter.hid = _hidden_inside(state)
        state.filter.fields = filter_fields(sheet)
    state.validations = validations(sheet)
    state.conditions = conditions(sheet, colors)
    state.charts = charts(sheet, state)
    for table in sheet.tables.values():
        style = table.tableStyleInfo.name if table.tableStyleInfo else None
        has_filter = table.autoFilter is not None
        state.tables.append(
            {"name": table.name, "area": area_of(table.ref), "style": style, "filter": has_filter}
        )
    state.names = {
        name: "=" + d.attr_text
        for name, d in sheet.defined_names.items()
        if not name.startswith("_xlnm")
    }
    return state


def _hidden_inside(state: SheetState) -> set[int]:
    area = state.filter.area
    return {row for row in state.hidden_rows if area.top < row <= area.bottom}


def _take_cell(
    state: SheetState, cell: Any, values: FileSheet, style: Style, epoch: dt.datetime
) -> None:
    spot = (cell.row, cell.column)
    value, formula = _content(cell, values, epoch)
    if value is not None or formula is not None or style != state.default:
        state.cells[spot] = Cell(style, value, formula)
    if cell.comment:
        state.notes[spot] = Note(cell.comment.text, cell.comment.author or "")
    link = cell.hyperlink
    if link:
        place = (link.location or "").removeprefix("#")
        state.links.append(Link(area_of(link.ref), link.target or "", place, link.tooltip or ""))


def _content(cell: Any, values: FileSheet, epoch: dt.datetime) -> tuple[Value, str | None]:
    if getattr(cell, "data_type", None) != "f":
        return _plain(cell, epoch), None
    text = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
    text = text if isinstance(text, str) else f"={getattr(text, 'ref', '')}"
    return _plain(values.cell(cell.row, cell.column), epoch), normal(text)


def _plain(cell: Any, epoch: dt.datetime) -> Value:
    value = cell.value
    if value is None or isinstance(value, (bool, str)):
        return CellError(value) if getattr(cell, "data_type", "") == "e" else value
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return float(to_excel(value, epoch))
    return float(value)
