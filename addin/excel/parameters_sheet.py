"""The sheet 参数 in the clerk's workbook: added where it is missing, completed where keys are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addin.excel.native import native
from addin.excel.open_workbook import read_open_workbook
from addin.excel.own_sheets import bring_up, is_empty, named
from addin.excel.page_sheet import draw
from addin.ledger.catalogue import Catalogue, Parameter
from addin.ledger.ledger import Ledger
from addin.ledger.refusal import Refusal
from addin.ledger.tables.table import Table, find_table
from addin.office.pages.settings_page import (
    HEADER,
    OWN_WORDS,
    SHEET,
    VALUE_COLUMN,
    settings_page,
)

if TYPE_CHECKING:
    import xlwings

    from addin.workflows import Checked


def still_needed(ledger: Ledger) -> list[str]:
    """Return the parameters a report must have that are not filled in."""
    return [
        p.key
        for p in ledger.catalogue.parameters
        if p.required and ledger.settings.values.get(p.key) is None
    ]


def period_given(checked: Checked) -> tuple[date, date] | None:
    """Return the period to fill in: the one that the ledger's own title tells."""
    period = checked.scope.period
    return (period.start, period.end) if checked.scope.source == "title" else None


def add_parameters(
    book: xlwings.Book, catalogue: Catalogue, given: tuple[date, date] | None = None
) -> xlwings.Sheet:
    """Add the sheet, or the keys that the one there lacks, and show it.

    ``given``: the period's first and last day, where they are known. What is filled in already is
    never touched.
    """
    table = _table(book, catalogue)
    if table is not None:
        return _complete(book.sheets[table.sheet], table, catalogue)
    sheet = named(book, SHEET)
    if sheet is not None and is_empty(sheet):
        return _drawn(sheet, catalogue, given)
    if sheet is not None:
        raise Refusal(
            f"已有一张“{SHEET}”表，但看不懂：要有“键”和“值”两列；请补上表头，或把它改名后再点一次"
        )
    if native(book, "ProtectStructure", default=False):
        raise Refusal(
            f"工作簿的结构有保护，加不了“{SHEET}”表；请在“审阅”里点“保护工作簿”取消保护，再点一次"
        )
    return _drawn(book.sheets.add(SHEET, before=book.sheets[0]), catalogue, given)


def _drawn(
    sheet: xlwings.Sheet, catalogue: Catalogue, given: tuple[date, date] | None
) -> xlwings.Sheet:
    draw(sheet, settings_page(catalogue, given))
    _show(sheet, HEADER + 2, VALUE_COLUMN + 1)
    return sheet


def _table(book: xlwings.Book, catalogue: Catalogue) -> Table | None:
    found = (find_table(grid, catalogue) for grid in read_open_workbook(book))
    return next((t for t in found if t and t.kind.name == SHEET), None)


def _complete(sheet: xlwings.Sheet, table: Table, catalogue: Catalogue) -> xlwings.Sheet:
    """Write the keys that a sheet lacks below what it holds."""
    known = {row.text("键").strip() for row in table.rows}
    missing = [p for p in catalogue.parameters if p.key not in known]
    missing += [p for p in OWN_WORDS if not any(key.startswith(p.key) for key in known)]
    first = max([table.header, *(row.number for row in table.rows)]) + 1
    while any(v is not None for v in sheet.range((first, 1), (first, 8)).value):
        first += 1  # what stands below the table stays where it is
    for row, parameter in enumerate(missing, first):
        _write_key(sheet, row, table, parameter)
    at = first if missing else table.header + 1
    _show(sheet, at, table.columns["值"] + 1)
    return sheet


def _write_key(sheet: xlwings.Sheet, row: int, table: Table, parameter: Parameter) -> None:
    sheet.range((row, table.columns["键"] + 1)).value = parameter.key
    if "说明" in table.columns:
        sheet.range((row, table.columns["说明"] + 1)).value = parameter.words


def _show(sheet: xlwings.Sheet, row: int, column: int) -> None:
    bring_up(sheet)
    sheet.range((row, column)).select()
