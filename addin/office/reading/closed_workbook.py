"""Closed workbooks, read into grids."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from addin.ledger.grid import Grid, Merge, Value, filled_columns, settled
from addin.ledger.refusal import Refusal
from addin.ledger.values.text import is_blank
from addin.office.reading.file_kind import Kind
from addin.office.reading.incoming import LEDGER, TEXT_LEDGER, admitted
from addin.office.reading.parsing import quiet, refusing
from addin.office.reading.sheet_limits import refuse_many_sheets
from addin.office.reading.sheet_parts import SheetParts, sheet_parts
from addin.office.reading.usual_names import as_usual

TEXT = (".csv",)
WPS = (".et", ".ett")
_AFTER_EXCELS_LEAP_DAY = date(1900, 3, 1)
_LARGE = 1_000_000  # cells of a sheet that are worth a look at which are blank
_TEMPORAL = {date, datetime, timedelta, int}


def read_workbook(path: Path) -> list[Grid]:
    """Return the sheets of a workbook in order, never writing to it.

    .xlsx, .xlsm, .xls and .csv are read. Raises Refusal, saying what to do, for anything else.
    """
    if path.suffix.lower() in WPS and path.is_file():
        raise Refusal(f"“{path.name}”是WPS表格的格式（.et）；请用WPS打开后另存为.xlsx再试")
    is_text = path.suffix.lower() in TEXT
    kind = admitted(path, TEXT_LEDGER if is_text else LEDGER)
    if kind is Kind.OLD_WORKBOOK:
        return _read_old(path)
    if kind is not Kind.WORKBOOK:
        from addin.office.reading.text_table import read_text_table  # noqa: PLC0415 - few are text

        return [read_text_table(path)]
    import python_calamine  # noqa: PLC0415 - only reading commands pay for it

    with refusing(f"“{path.name}”已损坏或不是Excel工作簿，读不出来；{LEDGER.advice}"), quiet():
        content = as_usual(path)
        parts = sheet_parts(path, io.BytesIO(content) if content else None)
        file = io.BytesIO(content) if content else str(path)
        with python_calamine.CalamineWorkbook.from_object(file) as book:
            return [_grid(book, name, parts.get(name, SheetParts())) for name in parts]


def _read_old(path: Path) -> list[Grid]:
    """Read a .xls (BIFF8)."""
    import python_calamine  # noqa: PLC0415

    from addin.office.reading.old_parts import old_parts, without_sheets  # noqa: PLC0415 - few are of this format

    with refusing(f"“{path.name}”是旧格式，读不出来；{LEDGER.advice}"), quiet():
        content = path.read_bytes()
        told = old_parts(content)
        refuse_many_sheets(path.name, len(told))
        if far := [n for n, its in enumerate(told) if its.too_large]:
            content = without_sheets(content, far)
        try:
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        except python_calamine.PasswordError as e:
            raise Refusal(f"“{path.name}”设了打开密码；请先在Excel里取消密码并保存，再试") from e
        with book:
            worksheet = python_calamine.SheetTypeEnum.WorkSheet
            names = [s.name for s in book.sheets_metadata if s.typ == worksheet]
            if not names:
                raise ValueError("no sheet")
            parts = told if len(told) == len(names) else [SheetParts()] * len(names)
            read = {n: _grid(book, n, p) for n, p in zip(names, parts, strict=True)}
            named = (s.name for s in book.sheets_metadata)
            return [read.get(n) or Grid(n, (), without_cells=True) for n in named]


def _grid(book: Any, name: str, parts: SheetParts) -> Grid:
    if parts.without_cells:
        return Grid(name, (), hidden=parts.hidden, without_cells=True)
    if parts.too_large:
        return Grid(name, (), too_large=parts.too_large)
    sheet = book.get_sheet_by_name(name)
    cells = sheet.to_python(skip_empty_area=False) if parts.area <= _LARGE else _trimmed(sheet)
    rows: list[Sequence[Value]] = [
        [
            _settled(v, parts.date1904)
            if type(v) in _TEMPORAL or (type(v) is str and v[:1] == "#")
            else v
            for v in row
        ]
        if row
        else ()
        for row in cells
    ]
    for (row, column), value in parts.special.items():
        _put(rows, row, column, value)
    merges = tuple(
        Merge(top, left, bottom, right)
        for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ())
    )
    return Grid(
        name,
        rows,
        merges,
        parts.hidden_rows,
        parts.date1904,
        hidden_columns=filled_columns(rows, parts.hidden_columns),
        formats=parts.formats,
        hidden=parts.hidden,
    )


def _trimmed(sheet: Any) -> list[list[Value]]:
    """Return a large sheet's rows without the blanks at the end of each: a cell far away makes
    millions of them, which all that follows would look at."""
    return [_without_end(row) for row in sheet.iter_rows()]


def _without_end(row: list[Value]) -> list[Value]:
    if row.count("") == len(row):
        return []
    if row[-1] != "":
        return row
    return row[: next(n for n in range(len(row), 0, -1) if row[n - 1] != "")]


def _settled(value: Value, date1904: bool) -> Value:
    """Return a value as every door tells it.

    Before March 1900 the fast reader shows a day as Excel does, which counts a 29 February 1900.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)  # as .xlsx files tell every number
    if isinstance(value, date) and not date1904:
        day = value.date() if isinstance(value, datetime) else value
        if day < _AFTER_EXCELS_LEAP_DAY:
            value -= timedelta(days=1)
    return settled(value, date1904)


def _put(rows: list[Sequence[Value]], row: int, column: int, value: Value) -> None:
    """Put a value where the fast reader left a blank, or nothing at all."""
    rows += [()] * (row + 1 - len(rows))
    its = rows[row]
    if not isinstance(its, list):
        rows[row] = its = list(its)
    its += [None] * (column + 1 - len(its))
    if is_blank(its[column]):
        its[column] = value
