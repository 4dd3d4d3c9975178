"""Our sheets in a clerk's workbook: found again by what they say, never taken for one of hers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addin.excel.areas import text_at
from addin.excel.native import is_busy, is_missing, native, where_it_can
from addin.ledger.refusal import Refusal
from addin.statistics.figure_table import figure

if TYPE_CHECKING:
    import xlwings

MARK = "台账通"
_SIGNS: dict[str, tuple[tuple[str, str], ...]] = {
    "校验结果": (
        ("A1", "《.+》校验结果(（.+）)?"),
        ("B3", "规则"),
        ("D3", "单元格"),
    ),
    "统计": (("A1", "《.+》统计"), ("A4", figure("活动总数").key)),
    "数据来源": (("A1", "数据来源"), ("A2", "每个数各由台账的哪几行数出.*")),
    "待办": (("A1", "《.+》待办"), ("A2", "截至.+日：.+")),
    "台账通提示": (("A1", "台账通提示"), ("A2", "点了“.+”.*")),
    "台账通标记": (("A1", "本表由台账通记录已作的标记.*"),),
    "台账通改动": (("A1", "本表由台账通记录应用过的建议.*"),),
}
"""What stands where on each of our sheets, and on no sheet of hers."""


def find_sheet(book: xlwings.Book, name: str) -> xlwings.Sheet | None:
    """Return our sheet of a name, None where there is none or the one of that name is not ours."""
    sheets = book.sheets
    for candidate in (name, f"{name}（{MARK}）"):
        sheet = _member(sheets, candidate)
        if sheet is not None and is_ours(sheet, name):
            return sheet
    return None


def named(book: xlwings.Book, name: str) -> xlwings.Sheet | None:
    """Return the sheet of a name; Excel tells no capitals apart."""
    return _member(book.sheets, name)


def _member(sheets: xlwings.main.Sheets, name: str) -> xlwings.Sheet | None:
    try:
        return sheets[name]
    except Exception as error:  # every engine has its own way of saying that there is none
        if is_busy(error):
            raise
        if is_missing(error):
            return None
    return next((s for s in sheets if s.name.lower() == name.lower()), None)


def is_ours(sheet: xlwings.Sheet, name: str) -> bool:
    """Return whether a sheet is one of ours: it says what only ours say, or it holds nothing."""
    signs = _SIGNS[name]
    said = ((text_at(sheet, cell), sign) for cell, sign in signs)
    return all(re.fullmatch(sign, text) for text, sign in said) or is_empty(sheet)


def is_empty(sheet: xlwings.Sheet) -> bool:
    """Return whether nothing at all is on a sheet."""
    used = sheet.used_range
    if (used.row, used.column, *used.shape) != (1, 1, 1, 1) or used.value is not None:
        return False
    if native(sheet, "Shapes", "Count", default=0):
        return False
    try:
        return not len(sheet.charts) and not list(sheet.notes)
    except (NotImplementedError, AttributeError):
        return False


def bring_up(sheet: xlwings.Sheet) -> None:
    """Put a sheet in front, showing it if it is hidden."""
    with where_it_can():
        if not sheet.visible:
            sheet.visible = True
    activate(sheet)


def activate(sheet: xlwings.Sheet) -> None:
    """Put a sheet in front of the others of its workbook."""
    to_front = native(sheet, "Activate")
    if to_front is None:
        sheet.activate()
    else:
        to_front()


def fresh_sheet(book: xlwings.Book, name: str) -> xlwings.Sheet:
    """Return our sheet of a name, emptied, or a new one behind the others.

    A clerk's own sheet of that name is left alone: ours then gets another name. Raises Refusal
    where the workbook takes no new sheet.
    """
    sheet = find_sheet(book, name)
    if sheet is not None:
        empty(sheet)
        return sheet
    if native(book, "ProtectStructure", default=False):
        raise Refusal(
            f"工作簿的结构有保护，加不了“{name}”表；请在“审阅”里点“保护工作簿”取消保护，再点一次"
        )
    free = name if named(book, name) is None else f"{name}（{MARK}）"
    if named(book, free) is not None:
        raise Refusal(f"工作簿里已有“{name}”和“{free}”两张表，都不是台账通写的；请给其中一张改名")
    return _added(book, free)


def _added(book: xlwings.Book, name: str) -> xlwings.Sheet:
    """Return a new sheet of a name behind the others; which one is in front, the caller says."""
    sheets, active = native(book, "Worksheets"), native(book, "ActiveSheet")
    if sheets is None or active is None:
        before = book.sheets.active
        sheet = book.sheets.add(name, after=book.sheets[len(book.sheets) - 1])
        with where_it_can():
            before.activate()
        return sheet
    sheets.Add(After=sheets(sheets.Count)).Name = name
    with where_it_can():
        active.Activate()
    return book.sheets[name]


def empty(sheet: xlwings.Sheet) -> None:
    """Take everything off one of our sheets, so that it can be drawn anew."""
    with where_it_can():
        for chart in list(sheet.charts):
            chart.delete()
    with where_it_can():
        if native(sheet, "AutoFilterMode", default=False):
            sheet.api.AutoFilterMode = False
    with where_it_can():
        sheet.used_range.unmerge()
    with where_it_can():
        sheet.used_range.data_validation.delete()
    sheet.clear()


def remove(book: xlwings.Book, sheet: xlwings.Sheet) -> None:
    """Delete one of our sheets without Excel asking."""
    app = book.app
    with where_it_can():
        app.display_alerts = False
    try:
        sheet.delete()
    finally:
        with where_it_can():
            app.display_alerts = True
