"""Marks on the clerk's cells: a colour and a note, taken away again without a trace of either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from addin.checks.finding import SEVERITY_LABEL, SEVERITY_ORDER, Finding
from addin.excel.hidden_records import About, find_record, forget, open_record
from addin.excel.native import native, where_it_can
from addin.excel.own_sheets import named
from addin.ledger.refusal import Refusal
from addin.office.pages.sheet_looks import MARK_COLOURS, rgb

if TYPE_CHECKING:
    import xlwings

RECORD = "台账通标记"
MOST_MARKS = 3000
_TAGGED = re.compile(r"【台账通\d*】")
_LONGEST_NOTE = 1000
_SOLID = (1, -4142)  # xlSolid, xlNone: other patterns and gradients are left as they are
_CANNOT = "这里读不到单元格的颜色和批注"


class Mark(Struct, frozen=True):
    """A mark on a cell. ``before``: its own colour (None: no fill); ``theme``: that colour's place
    in the workbook's theme and its shade; ``hers``: her own note.

    ``colour`` and ``note`` are ours, None where the cell keeps its own.
    """

    colour: str | None
    note: str | None
    before: str | None = None
    theme: tuple[int, float] | None = None
    hers: str | None = None


def mark(book: xlwings.Book, findings: Iterable[Finding]) -> list[str]:
    """Mark the cells of findings; return what could not be marked, in words.

    A cell's own note is never touched: it then gets the colour alone. What cannot be taken away
    again later (an engine that does not tell a cell's colour) is not put on.
    """
    planned: list[About] = []
    left: list[str] = []
    for name, cells in _by_sheet(findings).items():
        sheet = named(book, name)
        if sheet is None:
            continue
        if native(sheet, "ProtectContents", default=False):
            left.append(f"“{name}”表有保护，没有在单元格上作标记")
            continue
        if not _can_be_cleared(sheet):
            return [f"{_CANNOT}，以后清除不了，所以没有作标记"]
        room = MOST_MARKS - len(planned)
        if len(cells) > room:
            left.append(f"问题太多，“{name}”表只标记了前{room}个单元格")
        planned += _planned(sheet, dict(list(cells.items())[:room]))
    return left + (_put_all(book, planned) if planned else [])


def _put_all(book: xlwings.Book, planned: Sequence[About]) -> list[str]:
    """Write the marks down, then put them on; return why not."""
    try:
        open_record(book, RECORD).remember(planned)
    except Refusal:
        return ["工作簿的结构有保护，记不下标记，所以没有作标记"]
    for about in planned:
        _put(book.sheets[about.sheet].range(about.cell), about.data)
    return []


def _by_sheet(findings: Iterable[Finding]) -> dict[str, dict[str, list[Finding]]]:
    """Return the findings of each cell, the sheets and cells in the order of the findings."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for f in findings:
        if f.cell:
            found.setdefault(f.sheet, {}).setdefault(f.cell, []).append(f)
    return found


def _can_be_cleared(sheet: xlwings.Sheet) -> bool:
    """Return whether the engine tells colours and notes, so that ours can be told from hers."""
    try:
        sheet.range("A1").color  # noqa: B018 - whether it can be asked at all
        _notes(sheet)
    except (NotImplementedError, AttributeError):
        return False
    return True


def _notes(sheet: xlwings.Sheet) -> dict[str, str]:
    """Return the notes on a sheet by cell."""
    return {n.location.address.replace("$", ""): n.text or "" for n in sheet.notes}


def _planned(sheet: xlwings.Sheet, cells: dict[str, list[Finding]]) -> Iterator[About]:
    notes = _notes(sheet)
    merged: dict[str, list[Finding]] = {}
    for address, findings in cells.items():
        merged.setdefault(_visible(sheet.range(address), address), []).extend(findings)
    for number, (address, findings) in enumerate(merged.items(), 1):
        its = _plan(sheet.range(address), findings, notes.get(address), number)
        if its.colour or its.note:
            yield About(sheet.name, address, asdict(its))


def _visible(cell: xlwings.Range, address: str) -> str:
    """Return the cell that shows what is in a merged range; of any other, its own address."""
    try:
        return cell.merge_area.address.partition(":")[0].replace("$", "")
    except (NotImplementedError, AttributeError):
        return address


def _plan(cell: xlwings.Range, findings: Sequence[Finding], hers: str | None, number: int) -> Mark:
    worst = min(findings, key=lambda f: SEVERITY_ORDER[f.severity]).severity
    words = _words(findings, number) if hers is None else None
    if native(cell, "Interior", "Pattern", default=1) not in _SOLID:
        return Mark(None, words, hers=hers)
    before = _hex(cell.color)
    return Mark(MARK_COLOURS[worst], words, before, _theme(cell, before), hers)


def _theme(cell: xlwings.Range, colour: str | None) -> tuple[int, float] | None:
    """Return which of the theme's colours a cell has, None where its colour is its own."""
    place = native(cell, "Interior", "ThemeColor") if colour else None
    if not isinstance(place, int) or place <= 0:
        return None
    return place, float(native(cell, "Interior", "TintAndShade", default=0.0) or 0.0)


def _hex(colour: Any) -> str | None:
    if colour is None or isinstance(colour, str):
        return colour
    return "#" + "".join(f"{int(part):02X}" for part in colour)


def _words(findings: Sequence[Finding], number: int) -> str:
    """Return a note's lines; the number tells notes of the same words apart."""
    lines = []
    for f in findings:
        hint = f"　建议：{f.suggestion}" if f.suggestion else ""
        lines.append(f"【台账通{number}】{SEVERITY_LABEL[f.severity]}：{f.message}{hint}")
    return "\n".join(lines)[:_LONGEST_NOTE]


def _put(cell: xlwings.Range, its: Any) -> None:
    if its["colour"]:
        cell.color = its["colour"]
    if its["note"]:
        with where_it_can():  # A threaded comment takes the place of a note: then the colour tells.
            cell.add_note(its["note"])
            cell.note.api.Shape.TextFrame.AutoSize = True  # type: ignore[union-attr]


# --- Taking them away -------------------------------------------------------------------------


def clear_marks(book: xlwings.Book) -> tuple[int, list[str]]:
    """Take all our marks away; return how many cells had one, and what had to stay, in words.

    A colour that the clerk has given since stays; what she wrote into our note stays. Marks are
    found by their notes wherever sorting has put them, the others by the reference that followed
    their cell. Notes of ours without a record (a row that she copied) go too.
    """
    by_sheet: dict[str, list[tuple[dict[str, Any], str | None]]] = {}
    record = find_record(book, RECORD)
    for entry in record.entries() if record else []:
        by_sheet.setdefault(entry.sheet, []).append((dict(entry.data), entry.cell))
    left: list[str] = []
    stay: list[About] = []
    cleared = 0
    for sheet in book.sheets:
        marks = by_sheet.pop(sheet.name, [])
        if not _can_be_cleared(sheet):
            if marks:
                left.append(f"{_CANNOT}，“{sheet.name}”表的标记没有清除；请在电脑版的Excel里清除")
                stay += [About(sheet.name, cell, its) for its, cell in marks if cell]
            continue
        if native(sheet, "ProtectContents", default=False):
            if marks:
                left.append(f"“{sheet.name}”表有保护，上面的标记没有清除")
                stay += [About(sheet.name, cell, its) for its, cell in marks if cell]
            continue
        cleared += sum(_clear(sheet.range(c), its) for its, c in _found_again(sheet, marks))
        cleared += sum(_sweep(sheet.range(c)) for c in _tagged(sheet))
    forget(book, RECORD, [About(a.sheet, a.cell, _without_place(a.data)) for a in stay])
    return cleared, left


def _without_place(data: Any) -> dict[str, Any]:
    return {k: v for k, v in data.items() if k not in ("sheet", "cell")}


def _tagged(sheet: xlwings.Sheet) -> list[str]:
    return [cell for cell, text in _notes(sheet).items() if _TAGGED.search(text)]


def _found_again(
    sheet: xlwings.Sheet, marks: Sequence[tuple[dict[str, Any], str | None]]
) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each mark with the cell that bears it now: where its note is, or where it was put."""
    if not marks:
        return
    notes = _notes(sheet)
    moved = []
    for its, cell in marks:
        words = its["note"] or its["hers"]
        if cell and words and words in notes.get(cell, ""):
            del notes[cell]
            yield its, cell
        else:
            moved.append((its, cell, words))
    for its, cell, words in moved:
        now = next((c for c, text in notes.items() if words and words in text), None)
        notes.pop(now or "", None)
        if now or cell:
            yield its, str(now or cell)


def _clear(cell: xlwings.Range, its: dict[str, Any]) -> bool:
    if its["note"]:
        _clear_note(cell, its["note"])
    if its["colour"] and _hex(cell.color) == its["colour"]:
        cell.color = rgb(its["before"]) if its["before"] else None
        if its["theme"]:
            with where_it_can():
                cell.api.Interior.ThemeColor, cell.api.Interior.TintAndShade = its["theme"]
    return True


def _sweep(cell: xlwings.Range) -> bool:
    """Take a mark away that nothing is known of: a copy of another."""
    _clear_note(cell, None)
    if _hex(cell.color) in MARK_COLOURS.values():
        cell.color = None
    return True


def _clear_note(cell: xlwings.Range, ours: str | None) -> None:
    """Take our words off a cell, and the note with them if it holds nothing else.

    Of a line of ours that she has changed only our name goes: the words may be hers.
    """
    found = cell.note
    if found is None:
        return
    text = found.text or ""
    if ours is None:
        lines = [line for line in text.splitlines() if not _TAGGED.match(line)]
        hers = "\n".join(lines)
    else:
        hers = _TAGGED.sub("", text.replace(ours, ""))
    if hers.strip("\n") == text:
        return
    if hers.strip():
        found.text = hers.strip("\n")
    else:
        found.delete()
