"""The workbook open in Excel, read into the same grids as a closed file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any

from addin.excel.cell_formats import read_formats
from addin.excel.native import native
from addin.ledger.grid import CellError, Grid, Merge, Value, filled_columns, settled
from addin.ledger.limits import MOST_CELLS
from addin.ledger.own_sheets import OWN_SHEETS
from addin.ledger.refusal import Refusal

if TYPE_CHECKING:
    import xlwings

_WIDE = 200_000  # cells: beyond this it pays to ask where the last filled one is
_FORMULAS, _BY_ROWS, _BY_COLUMNS = -4123, 1, 2
_ERROR_BASE = -2146828288  # a cell's error number stands this far below its code
_ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}
_VISIBLE, _HIDDEN = -1, (0, 2)  # xlSheetVisible; xlSheetHidden, xlSheetVeryHidden


def read_open_workbook(book: xlwings.Book) -> list[Grid]:
    """Return the sheets of an open workbook in order, but for those that are our own.

    Values are read in one call a sheet. Merged and hidden cells are told as far as the engine
    knows them. Nothing is written.
    """
    date1904 = has_1904_dates(book)
    return [_grid(sheet, date1904) for sheet in book.sheets if sheet.name not in OWN_SHEETS]


def has_1904_dates(book: xlwings.Book) -> bool:
    """Return whether a workbook counts its days from 1904."""
    return bool(native(book, "Date1904", default=False))


def _grid(sheet: xlwings.Sheet, date1904: bool) -> Grid:
    last = _last_cell(sheet)
    if last.row * last.column > MOST_CELLS:
        return Grid(sheet.name, (), date1904=date1904, too_large=last.row * last.column)
    area = sheet.range((1, 1), (last.row, last.column))
    rows = area.options(ndim=2, err_to_str=True).value
    values = [[plain_value(v, date1904) for v in row] for row in rows]
    hidden = frozenset(_hidden_rows(sheet, 1, last.row))
    columns = filled_columns(values, frozenset(_hidden_columns(sheet, 1, last.column)))
    whole = Merge(0, 0, last.row - 1, last.column - 1)
    merges = sorted(_merges(sheet, values, whole), key=lambda m: (m.top, m.left))
    return Grid(
        sheet.name,
        values,
        tuple(merges),
        hidden,
        date1904,
        hidden_columns=columns,
        formats=read_formats(sheet, values),
        hidden=native(sheet, "Visible", default=_VISIBLE) in _HIDDEN,
    )


def _last_cell(sheet: xlwings.Sheet) -> xlwings.Range:
    """Return the last cell in use; on a sheet with far-away formats, the last that is filled."""
    last = sheet.used_range.last_cell
    if last.row * last.column <= _WIDE:
        return last
    find = native(sheet, "Cells", "Find")
    if find is None:
        return last
    how = {"What": "*", "LookIn": _FORMULAS, "LookAt": 2, "SearchDirection": 2}
    row, column = find(SearchOrder=_BY_ROWS, **how), find(SearchOrder=_BY_COLUMNS, **how)
    if row is None or column is None:
        return sheet.range("A1")
    return sheet.range((int(row.Row), int(column.Column)))


def plain_value(value: Any, date1904: bool = False) -> Value:
    """Return a cell's value as a closed file would tell it.

    Excel gives every date as a datetime, times of day as the first day of its calendar, money as
    Decimal, errors as numbers or their text.
    """
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool):
        code = value - _ERROR_BASE
        return CellError(_ERRORS.get(code, "#VALUE!")) if 2000 <= code < 2100 else float(value)
    if value is None or isinstance(value, str | bool | float | date | time | timedelta):
        return settled(value, date1904)
    raise Refusal(f"单元格的值“{value}”看不懂（{type(value).__name__}）；请改成文字、数字或日期")


# --- Merged and hidden cells -----------------------------------------------------------------


def _hidden_rows(sheet: xlwings.Sheet, first: int, last: int) -> Iterator[int]:
    """Yield the hidden rows of a span, counted from 0, asking about halves where some are."""
    hidden = _hidden(sheet.range(f"{first}:{last}"))
    if hidden is None and first < last:
        middle = (first + last) // 2
        yield from _hidden_rows(sheet, first, middle)
        yield from _hidden_rows(sheet, middle + 1, last)
    elif hidden:
        yield from range(first - 1, last)


def _hidden_columns(sheet: xlwings.Sheet, first: int, last: int) -> Iterator[int]:
    """Yield the hidden columns of a span, counted from 0, in the same way."""
    hidden = _hidden(sheet.range((1, first), (1, last)), "EntireColumn")
    if hidden is None and first < last:
        middle = (first + last) // 2
        yield from _hidden_columns(sheet, first, middle)
        yield from _hidden_columns(sheet, middle + 1, last)
    elif hidden:
        yield from range(first - 1, last)


def _hidden(part: xlwings.Range, whole: str = "EntireRow") -> bool | None:
    """Return whether a part's rows, or columns, are hidden; None where some are.

    An engine that cannot tell has none.
    """
    unknown = object()
    state = native(part, whole, "Hidden", default=unknown)
    if state is not unknown:
        return None if state is None else bool(state)
    try:
        return part.rows.hidden if whole == "EntireRow" else part.columns.hidden
    except (NotImplementedError, AttributeError):
        return False


def _merges(
    sheet: xlwings.Sheet, values: Sequence[Sequence[Value]], area: Merge
) -> Iterator[Merge]:
    """Yield the merged ranges of an area, halving it wherever it holds any.

    All but one cell of a merged range are blank, so that nothing else need be asked about.
    """
    known: set[tuple[int, int]] = set()
    waiting = [area]
    while waiting:
        part = waiting.pop()
        cells = product(range(part.top, part.bottom + 1), range(part.left, part.right + 1))
        blank = [c for c in cells if values[c[0]][c[1]] is None and c not in known]
        if not blank or not _any_merged(_range(sheet, part)):
            continue
        if (part.top, part.left) != (part.bottom, part.right):
            waiting += _halves(part)
            continue
        whole = sheet.range((part.top + 1, part.left + 1)).merge_area
        rows, columns = whole.shape
        found = Merge(
            whole.row - 1, whole.column - 1, whole.row + rows - 2, whole.column + columns - 2
        )
        known |= set(
            product(range(found.top, found.bottom + 1), range(found.left, found.right + 1))
        )
        yield found


def _range(sheet: xlwings.Sheet, area: Merge) -> xlwings.Range:
    return sheet.range((area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1))


def _any_merged(part: xlwings.Range) -> bool:
    """Return whether any cell of a range is merged; False where the engine cannot tell."""
    try:
        merged = part.merge_cells
    except (NotImplementedError, AttributeError):
        return False
    # Excel says None of a range of which some cells are merged and some are not.
    return bool(merged) or (merged is None and part.shape != (1, 1))


def _halves(area: Merge) -> list[Merge]:
    top, left, bottom, right = area.top, area.left, area.bottom, area.right
    if bottom - top >= right - left:
        row = (top + bottom) // 2
        return [Merge(row + 1, left, bottom, right), Merge(top, left, row, right)]
    column = (left + right) // 2
    return [Merge(top, column + 1, bottom, right), Merge(top, left, bottom, column)]
