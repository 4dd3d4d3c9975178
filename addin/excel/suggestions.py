"""应用建议 and 撤销建议: ticked proposals written into the ledger, and taken back again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from addin.excel.findings_sheet import APPLIED, Line, note, read_lines
from addin.excel.native import native
from addin.excel.open_workbook import has_1904_dates, plain_value
from addin.excel.own_sheets import find_sheet, named
from addin.ledger.refusal import Refusal
from addin.ledger.text import shown
from addin.office.findings_page import SHEET, shortened

if TYPE_CHECKING:
    import xlwings

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*")
_COERCED = re.compile(r"[\d=+\-@'#(¥$￥.]|true$|false$", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"0\d+|\d{12,}[\dXx]?")
_LEFT = "没有动"


def apply_ticked(book: xlwings.Book) -> tuple[int, int]:
    """Write the ticked proposals into the ledger; return how many were, and how many could not be.

    A cell that no longer holds what the finding was about, or that holds a formula, is left alone
    and its row says so. Raises Refusal before any change where there is nothing to do, or where a
    sheet is protected or the workbook is read-only.
    """
    sheet, lines = _lines(book)
    chosen = [line for line in lines if line.ticked and not line.applied]
    if not chosen:
        raise Refusal(f"没有要应用的建议；请在“{SHEET}”表的“采纳”列给同意的行选√，再点“应用建议”")
    _refuse_closed(book, chosen)
    batch = 1 + max((line.record["batch"] for line in lines if line.record), default=0)
    done = 0
    for line in chosen:
        reason, record = _apply(book, line, batch)
        note(sheet, line, reason or f"{APPLIED}（第{batch}次）", record)
        done += reason is None
    return done, len(chosen) - done


def undo_applied(book: xlwings.Book) -> tuple[int, int]:
    """Put back what stood in the cells; return how many were, and how many could not be.

    The rows undone are those ticked among the applied ones, or else those of the last time. A
    cell that was changed since is left alone and its row says so.
    """
    sheet, lines = _lines(book)
    applied = [line for line in lines if line.record]
    if not applied:
        raise Refusal(f"“{SHEET}”表里没有已应用的建议，没有可撤销的")
    last = max(line.record["batch"] for line in applied if line.record)
    chosen = [line for line in applied if line.ticked] or [
        line for line in applied if line.record and line.record["batch"] == last
    ]
    _refuse_closed(book, chosen)
    done = 0
    for line in chosen:
        reason = _undo(book, line)
        note(sheet, line, reason or "已撤销", line.record if reason else None)
        done += reason is None
    return done, len(chosen) - done


def _lines(book: xlwings.Book) -> tuple[xlwings.Sheet, list[Line]]:
    sheet = find_sheet(book, SHEET)
    if sheet is None:
        raise Refusal(f"还没有“{SHEET}”表；请先点“校验台账”")
    return sheet, read_lines(sheet)


def _refuse_closed(book: xlwings.Book, lines: Iterable[Line]) -> None:
    """Raise Refusal where the changes could not be made or not be saved, before making any."""
    if native(book, "ReadOnly", default=False):
        raise Refusal(f"“{book.name}”是只读打开的，改了也存不回去；请另存一份，在新的文件里再点")
    for name in dict.fromkeys(line.texts["工作表"] for line in lines):
        sheet = named(book, name)
        if sheet is not None and native(sheet, "ProtectContents", default=False):
            raise Refusal(f"“{name}”表有保护，改不了；请在“审阅”里点“撤销工作表保护”，再点一次")


def _apply(book: xlwings.Book, line: Line, batch: int) -> tuple[str | None, dict[str, Any] | None]:
    """Write one proposal; return why not, or the record of the change."""
    proposal = line.texts["建议"]
    cell = _cell(book, line)
    if cell is None:
        return f"{_LEFT}：找不到单元格", None
    if not proposal:
        return f"{_LEFT}：没有建议，请手工修改", None
    if _formula(cell):
        return f"{_LEFT}：单元格是公式，请手工修改", None
    old = _value(cell)
    if shortened(_shown(cell)) != line.texts["原值"]:
        return f"{_LEFT}：单元格已变动，请重新校验", None
    record = {"batch": batch, "old": _packed(old), "format": _format(cell)}
    cell.value = _typed_proposal(proposal)
    return None, {**record, "new": proposal, "read": _shown(cell)}


def _undo(book: xlwings.Book, line: Line) -> str | None:
    """Put one old value back; return why not."""
    record = line.record or {}
    cell = _cell(book, line)
    if cell is None:
        return f"{APPLIED}，撤不了：找不到单元格"
    now = _shown(cell)
    if now not in (record["read"], record["new"]):
        return f"{APPLIED}，没有撤销：单元格后来又改过"
    _put_back(cell, _unpacked(record["old"]), record["format"])
    return None


def _put_back(cell: xlwings.Range, old: Any, number_format: str | None) -> None:
    """Put an old value back under its number format; a text stays one whatever it looks like."""
    if number_format is None:
        cell.value = _typed_text(old) if isinstance(old, str) else old
        return
    if isinstance(old, str):
        cell.number_format = "@"
    cell.value = old
    cell.number_format = number_format


def _cell(book: xlwings.Book, line: Line) -> xlwings.Range | None:
    sheet = named(book, line.texts["工作表"])
    address = line.texts["单元格"]
    return sheet.range(address) if sheet is not None and _CELL.fullmatch(address) else None


def _formula(cell: xlwings.Range) -> bool:
    try:
        formula = cell.formula
    except (NotImplementedError, AttributeError):
        return False
    return isinstance(formula, str) and formula.startswith("=")


def _format(cell: xlwings.Range) -> str | None:
    try:
        return cell.number_format
    except (NotImplementedError, AttributeError):
        return None


def _shown(cell: xlwings.Range) -> str:
    """Return a cell's value as findings quote it."""
    return shown(plain_value(_value(cell), has_1904_dates(cell.sheet.book)))


def _value(cell: xlwings.Range) -> Any:
    return cell.options(err_to_str=True).value


# --- Values as they are typed and kept --------------------------------------------------------


def _typed_proposal(text: str) -> str:
    """Return a proposal as the clerk would type it: dates and counts are taken for such.

    What must stay text (a long number, a leading zero, a formula's =) is typed with an apostrophe.
    """
    if _LONG_NUMBER.fullmatch(text) or text.startswith(("=", "+", "-", "@", "'")):
        return f"'{text}"
    return text


def _typed_text(text: str) -> str:
    """Return a text as it must be typed to stay text where the number format is not known."""
    return f"'{text}" if _COERCED.match(text) else text


def _packed(value: Any) -> list[str]:
    """Return a cell's value with its kind, as it is kept in the sheet."""
    if isinstance(value, bool):
        return ["bool", str(int(value))]
    if isinstance(value, datetime | date):
        return ["date", value.isoformat()]
    if isinstance(value, int | float):
        return ["number", repr(float(value))]
    return ["text", value] if isinstance(value, str) else ["blank", ""]


def _unpacked(kept: Sequence[str]) -> Any:
    kind, text = kept
    if kind == "bool":
        return text == "1"
    if kind == "date":
        found = datetime.fromisoformat(text)
        return found.date() if found.time() == time() else found
    if kind == "number":
        return float(text)
    return text if kind == "text" else None
