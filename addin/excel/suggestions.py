"""应用建议 and 撤销建议: ticked proposals written into the ledger, and taken back again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from addin.checks.ledger_rule import shortened
from addin.excel.changes import RECORD as CHANGES
from addin.excel.changes import Change, changes, settle, write_down
from addin.excel.findings_sheet import APPLIED, LEFT, UNDONE, Line, note, read_lines
from addin.excel.hidden_records import Record, find_record, forget, open_record
from addin.excel.marks import RECORD as MARKS
from addin.excel.native import in_words, native
from addin.excel.open_workbook import has_1904_dates, plain_value
from addin.excel.own_sheets import find_sheet, named
from addin.ledger.refusal import Refusal
from addin.ledger.values.identity_numbers import masked
from addin.ledger.values.text import shown
from addin.office.pages.findings_page import SHEET

if TYPE_CHECKING:
    import xlwings

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*")
_COERCED = re.compile(r"[\d=+\-@'#(¥$￥.]|true$|false$", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"0\d+|\d{12,}[\dXx]?")
_LOOKS = ("Bold", "Italic", "Color", "Size", "Name", "Strikethrough")


def apply_ticked(book: xlwings.Book) -> tuple[int, int]:
    """Write the ticked proposals into the ledger; return how many were, and how many could not be.

    A cell that no longer holds what the finding was about, or that holds a formula, is left alone
    and its row says so. The old value is written down before a cell is changed. Raises Refusal
    before any change where there is nothing to do, or where a sheet is protected or the workbook
    is read-only.
    """
    sheet = find_sheet(book, SHEET)
    if sheet is None:
        raise Refusal(f"还没有“{SHEET}”表；请先点“校验台账”")
    chosen = [line for line in read_lines(sheet) if line.ticked and line.change is None]
    if not chosen:
        raise Refusal(f"没有要应用的建议；请在“{SHEET}”表的“采纳”列给同意的行选√，再点“应用建议”")
    _refuse_closed(book, (line.texts["工作表"] for line in chosen))
    record = open_record(book, CHANGES)
    batch = 1 + max((c.batch for c in changes(record)), default=0)
    places = _places(book)
    done = 0
    for line in chosen:
        with _telling(f"已经应用{done}条，其余没有动"):
            where = line.texts["工作表"], line.texts["单元格"]
            reason, change = _apply(record, line, _cell(book, *places.get(where, where)), batch)
            state = f"{APPLIED}（第{batch}次）" if change else f"{LEFT}：{reason}"
            note(sheet, line.row, state, change.row if change else None)
            done += change is not None
    if not changes(record):
        forget(book, CHANGES)
    return done, len(chosen) - done


def undo_applied(book: xlwings.Book) -> tuple[int, int]:
    """Put back what stood in the cells; return how many were, and how many could not be.

    The rows undone are those ticked among the applied ones, or else those of the last time. A
    cell that was changed since is left alone and its row says so.
    """
    record = find_record(book, CHANGES)
    made = changes(record)
    if record is None or not made:
        raise Refusal("没有已应用的建议，没有可撤销的")
    sheet = find_sheet(book, SHEET)
    lines = {line.change: line for line in (read_lines(sheet) if sheet is not None else [])}
    ticked = [c for c in made if c.row in lines and lines[c.row].ticked]
    last = max(c.batch for c in made)
    chosen = ticked or [c for c in made if c.batch == last]
    _refuse_closed(book, (c.sheet for c in chosen))
    done = 0
    for change in chosen:
        with _telling(f"已经撤销{done}条，其余没有动"):
            reason = _undo(book, record, change)
            line = lines.get(change.row)
            if sheet is not None and line is not None:
                still = f"{APPLIED}，没有撤销：{reason}" if reason else UNDONE
                note(sheet, line.row, still, change.row if reason else None)
            done += not reason
    if not changes(record):
        forget(book, CHANGES)
    return done, len(chosen) - done


@contextmanager
def _telling(far: str) -> Iterator[None]:
    """Say, where Excel fails halfway, how far the work has got."""
    try:
        yield
    except Exception as error:
        refused = in_words(error)
        if refused is None:
            raise
        raise Refusal(f"{refused}（{far}）") from error


def _refuse_closed(book: xlwings.Book, names: Iterable[str]) -> None:
    """Raise Refusal where the changes could not be made or not be saved, before making any."""
    if native(book, "ReadOnly", default=False):
        raise Refusal(f"“{book.name}”是只读打开的，改了也存不回去；请另存一份，在新的文件里再点")
    for name in dict.fromkeys(names):
        sheet = named(book, name)
        if sheet is not None and native(sheet, "ProtectContents", default=False):
            raise Refusal(f"“{name}”表有保护，改不了；请在“审阅”里点“撤销工作表保护”，再点一次")


def _places(book: xlwings.Book) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return where the cells marked at the last check are now."""
    record = find_record(book, MARKS)
    marked = record.entries() if record else []
    return {(e.data["sheet"], e.data["cell"]): (e.sheet, e.cell) for e in marked}


def _apply(
    record: Record, line: Line, cell: xlwings.Range | None, batch: int
) -> tuple[str, Change | None]:
    """Write one proposal; return why not, or the change."""
    reason = _obstacle(cell, line.texts)
    if reason or cell is None:
        return reason, None
    proposal = line.texts["建议"]
    planned = Change(
        row=0,
        sheet=cell.sheet.name,
        cell=cell.address.replace("$", ""),
        batch=batch,
        old=_packed(_value(cell)),
        look=_format(cell),
        prefix=native(cell, "PrefixCharacter", default="") == "'",
        new=proposal,
        texts=line.texts,
    )
    change = write_down(record, planned)
    cell.value = _typed_proposal(proposal)
    settle(record, change, "applied", _shown(cell))
    return "", change


def _obstacle(cell: xlwings.Range | None, texts: Any) -> str:
    """Return why a proposal cannot be written into a cell, nothing where it can."""
    if cell is None or not texts["建议"]:
        return "找不到单元格" if cell is None else "没有建议，请手工修改"
    now = _shown(cell)
    obstacles = {
        "单元格是公式，请手工修改": _formula(cell),
        "已经是建议的内容": now == texts["建议"],
        "单元格已变动，请重新校验": texts["原值"] not in (shortened(now), masked(now)),
        "单元格里还有时间，请手工修改": _has_time(cell),
        "单元格里的文字格式不一，请手工修改": _is_rich(cell),
    }
    return next((reason for reason, there in obstacles.items() if there), "")


def _has_time(cell: xlwings.Range) -> bool:
    """Return whether a cell holds a date with a time of day, which a proposed date would lose."""
    value = _value(cell)
    return isinstance(value, datetime) and value.time() != time()


def _is_rich(cell: xlwings.Range) -> bool:
    """Return whether the letters of a cell look different from one another."""
    unknown = object()
    font = [native(cell, "Font", name, default=unknown) for name in _LOOKS]
    return any(look is None for look in font)


def _undo(book: xlwings.Book, record: Record, change: Change) -> str:
    """Put one old value back; return why not."""
    cell = _cell(book, change.sheet, change.cell)
    if cell is None:
        return "找不到单元格"
    old = _unpacked(change.old)
    now = _shown(cell)
    before = shown(plain_value(old, has_1904_dates(book)))
    is_known = now in (change.read, before) or _means(now, change.new)
    if not is_known and not _is_half_undone(cell, change):
        return "单元格后来又改过"
    _put_back(cell, old, change)
    settle(record, change, "undone")
    return ""


def _is_half_undone(cell: xlwings.Range, change: Change) -> bool:
    """Return whether a cell is as an undoing left it that failed before the old text was back."""
    is_number = isinstance(_value(cell), float)
    return is_number and change.look != _format(cell) == "@"


def _means(now: str, typed: str) -> bool:
    """Return whether a cell shows what was typed, perhaps as a date or number."""
    if now == typed:
        return True
    numbers = [[float(n) for n in re.findall(r"\d+\.?\d*", text)] for text in (now, typed)]
    return bool(numbers[0]) and numbers[0] == numbers[1]


def _put_back(cell: xlwings.Range, old: Any, change: Change) -> None:
    """Put an old value back under its number format; a text stays one whatever it looks like."""
    if not isinstance(old, str):
        cell.value = old
    elif change.prefix or change.look is None:
        cell.value = f"'{old}" if change.prefix or _COERCED.match(old) else old
    else:
        cell.number_format = "@"
        cell.value = f"'{old}" if old.startswith("'") else old
    if change.look is not None:
        cell.number_format = change.look


def _cell(book: xlwings.Book, name: str, address: str | None) -> xlwings.Range | None:
    """Return the cell that shows what is at an address."""
    sheet = named(book, name)
    if sheet is None or not _CELL.fullmatch(address or ""):
        return None
    cell = sheet.range(str(address))
    try:
        return sheet.range((cell.merge_area.row, cell.merge_area.column))
    except (NotImplementedError, AttributeError):
        return cell


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


def _packed(value: Any) -> list[str]:
    """Return a cell's value with its kind, as it is kept in the workbook."""
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
