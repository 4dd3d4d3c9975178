"""The workbook open in Excel, read into the same grids as a closed file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from addin.excel.areas import Asked, values_of
from addin.excel.cell_formats import read_formats
from addin.excel.merged_ranges import merged_ranges
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
    named = ((sheet, sheet.name) for sheet in book.sheets)
    return [_grid(sheet, name, date1904) for sheet, name in named if name not in OWN_SHEETS]


def has_1904_dates(book: xlwings.Book) -> bool:
    """Return whether a workbook counts its days from 1904."""
    return bool(native(book, "Date1904", default=False))


def _grid(sheet: xlwings.Sheet, name: str, date1904: bool) -> Grid:
    asked = Asked(sheet)
    whole = _used(asked)
    count = (whole.bottom + 1) * (whole.right + 1)
    if count > MOST_CELLS:
        return Grid(name, (), date1904=date1904, too_large=count)
    area = asked.part(whole)
    values = [[plain_value(v, date1904) for v in row] for row in values_of(area)]
    hidden = frozenset(_hidden_rows(asked, whole))
    columns = filled_columns(values, frozenset(_hidden_columns(asked, whole)))
    merges = sorted(merged_ranges(asked, values, whole), key=lambda m: (m.top, m.left))
    return Grid(
        name,
        values,
        tuple(merges),
        hidden,
        date1904,
        hidden_columns=columns,
        formats=read_formats(asked, values),
        hidden=native(sheet, "Visible", default=_VISIBLE) in _HIDDEN,
    )


def _used(asked: Asked) -> Merge:
    """Return the cells from A1 to the last in use; where formats lie far away, the last filled."""
    used = asked.used()
    large = (used.bottom + 1) * (used.right + 1) > _WIDE
    find = native(asked.sheet, "Cells", "Find") if large else None
    if find is None:
        return Merge(0, 0, used.bottom, used.right)
    how = {"What": "*", "LookIn": _FORMULAS, "LookAt": 2, "SearchDirection": 2}
    row, column = find(SearchOrder=_BY_ROWS, **how), find(SearchOrder=_BY_COLUMNS, **how)
    if row is None or column is None:
        return Merge(0, 0, 0, 0)
    return Merge(0, 0, int(row.Row) - 1, int(column.Column) - 1)


def plain_value(value: Any, date1904: bool = False) -> Value:
    """Return a cell's value as a closed file would tell it.

    Excel gives every date as a datetime, times of day as the first day of its calendar, money as
    Decimal, errors as numbers or their text.
    """
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):  # COM's own kind of it, in a time zone that Excel has not
        value = datetime(*value.timetuple()[:6], value.microsecond)
    if isinstance(value, int) and not isinstance(value, bool):
        code = value - _ERROR_BASE
        return CellError(_ERRORS.get(code, "#VALUE!")) if 2000 <= code < 2100 else float(value)
    if value is None or isinstance(value, str | bool | float | date | time | timedelta):
        return settled(value, date1904)
    raise Refusal(f"单元格的值“{value}”看不懂（{type(value).__name__}）；请改成文字、数字或日期")


# --- Hidden cells ----------------------------------------------------------------------------


def _hidden_rows(asked: Asked, area: Merge) -> Iterator[int]:
    """Yield the hidden rows of an area, counted from 0, asking about halves where some are."""
    hidden = _hidden(asked.part(area))
    if hidden is None and area.top < area.bottom:
        middle = (area.top + area.bottom) // 2
        yield from _hidden_rows(asked, Merge(area.top, 0, middle, 0))
        yield from _hidden_rows(asked, Merge(middle + 1, 0, area.bottom, 0))
    elif hidden:
        yield from range(area.top, area.bottom + 1)


def _hidden_columns(asked: Asked, area: Merge) -> Iterator[int]:
    """Yield the hidden columns of an area, counted from 0, in the same way."""
    hidden = _hidden(asked.part(area), "EntireColumn")
    if hidden is None and area.left < area.right:
        middle = (area.left + area.right) // 2
        yield from _hidden_columns(asked, Merge(0, area.left, 0, middle))
        yield from _hidden_columns(asked, Merge(0, middle + 1, 0, area.right))
    elif hidden:
        yield from range(area.left, area.right + 1)


def _hidden(its: xlwings.Range, whole: str = "EntireRow") -> bool | None:
    """Return whether a part's rows, or columns, are hidden; None where some are.

    An engine that cannot tell has none.
    """
    unknown = object()
    state = native(its, whole, "Hidden", default=unknown)
    if state is not unknown:
        return None if state is None else bool(state)
    try:
        return its.rows.hidden if whole == "EntireRow" else its.columns.hidden
    except (NotImplementedError, AttributeError):
        return False
