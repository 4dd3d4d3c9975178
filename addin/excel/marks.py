"""Marks on the clerk's cells: a colour and a note, and all that is needed to take them away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from addin.checks.finding import SEVERITY_LABEL, SEVERITY_ORDER, Finding
from addin.excel.mark_record import RECORD, Mark, read_record, write_record
from addin.excel.native import native, where_it_can
from addin.excel.own_sheets import find_sheet, named, remove
from addin.office.looks import MARK_COLOURS, TAG, rgb

if TYPE_CHECKING:
    import xlwings

MOST_MARKS = 3000
_LONGEST_NOTE = 1000
_SOLID = (1, -4142)  # xlSolid, xlNone: other patterns and gradients are left as they are


def mark(book: xlwings.Book, findings: Iterable[Finding]) -> list[str]:
    """Mark the cells of findings; return what could not be marked, in words.

    A cell's own note is never touched: it then gets the colour alone. What cannot be taken away
    again later (an engine that does not tell a cell's colour) is not put on.
    """
    planned: list[Mark] = []
    left: list[str] = []
    for name, cells in _by_sheet(findings).items():
        sheet = named(book, name)
        if sheet is None:
            continue
        if native(sheet, "ProtectContents", default=False):
            left.append(f"“{name}”表有保护，没有在单元格上作标记")
            continue
        if not _can_be_cleared(sheet):
            return ["这里读不到单元格的颜色，以后清除不了，所以没有作标记"]
        room = MOST_MARKS - len(planned)
        if len(cells) > room:
            left.append(f"问题太多，“{name}”表只标记了前{room}个单元格")
        noted = {n.location.address.replace("$", "") for n in sheet.notes}
        planned += [_plan(sheet, c, found, noted) for c, found in list(cells.items())[:room]]
    planned = [m for m in planned if m.colour or m.note]
    if planned:
        write_record(book, planned)
        for its in planned:
            _put(book, its)
    return left


def _can_be_cleared(sheet: xlwings.Sheet) -> bool:
    """Return whether the engine tells colours and notes, so that ours can be told from hers."""
    try:
        sheet.range("A1").color  # noqa: B018 - whether it can be asked at all
        [n.text for n in sheet.notes]
    except (NotImplementedError, AttributeError):
        return False
    return True


def _by_sheet(findings: Iterable[Finding]) -> dict[str, dict[str, list[Finding]]]:
    """Return the findings of each cell, the sheets and cells in the order of the findings."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for f in findings:
        if f.cell:
            found.setdefault(f.sheet, {}).setdefault(f.cell, []).append(f)
    return found


def _plan(sheet: xlwings.Sheet, address: str, findings: Sequence[Finding], noted: set[str]) -> Mark:
    worst = min(findings, key=lambda f: SEVERITY_ORDER[f.severity]).severity
    words = _words(findings) if address not in noted else None
    cell = sheet.range(address)
    if native(cell, "Interior", "Pattern", default=1) not in _SOLID:
        return Mark(sheet.name, address, None, words)
    before = _hex(cell.color)
    return Mark(sheet.name, address, MARK_COLOURS[worst], words, before, _theme(cell, before))


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


def _words(findings: Sequence[Finding]) -> str:
    lines = []
    for f in findings:
        hint = f"　建议：{f.suggestion}" if f.suggestion else ""
        lines.append(f"{TAG}{SEVERITY_LABEL[f.severity]}：{f.message}{hint}")
    return "\n".join(lines)[:_LONGEST_NOTE]


def _put(book: xlwings.Book, its: Mark) -> None:
    cell = book.sheets[its.sheet].range(its.cell)
    if its.colour:
        cell.color = its.colour
    if its.note:
        with where_it_can():  # A threaded comment takes the place of a note: then the colour tells.
            cell.add_note(its.note)
        with where_it_can():
            cell.note.api.Shape.TextFrame.AutoSize = True  # type: ignore[union-attr]


# --- Taking them away -------------------------------------------------------------------------


def clear_marks(book: xlwings.Book) -> int:
    """Take all our marks away; return how many cells had one.

    A colour that the clerk has given since stays; what she wrote into our note stays. Marks are
    found by their notes wherever sorting has put them, the others by the reference that followed
    their cell.
    """
    record = find_sheet(book, RECORD)
    if record is None:
        return 0
    by_sheet: dict[str, list[tuple[Mark, str | None]]] = {}
    for its, name, cell in read_record(record):
        by_sheet.setdefault(name, []).append((its, cell))
    cleared = 0
    for name, marks in by_sheet.items():
        sheet = named(book, name)
        if sheet is not None:
            cleared += sum(_clear(sheet, its, cell) for its, cell in _found_again(sheet, marks))
    remove(book, record)
    return cleared


def _found_again(
    sheet: xlwings.Sheet, marks: Sequence[tuple[Mark, str | None]]
) -> Iterator[tuple[Mark, str]]:
    """Yield each mark with the cell that bears it now: where its note is, or where it was put."""
    notes = _our_notes(sheet)
    moved: list[tuple[Mark, str | None]] = []
    unnoted: list[tuple[Mark, str | None]] = []
    for its, cell in marks:
        if cell and its.note and its.note in notes.get(cell, ""):
            del notes[cell]
            yield its, cell
        else:
            (moved if its.note else unnoted).append((its, cell))
    for its, cell in moved:
        now = next((c for c, text in notes.items() if its.note and its.note in text), None)
        if now:
            del notes[now]
            yield its, now
        else:  # She has deleted the note.
            unnoted.append((its, cell))
    yield from ((its, cell) for its, cell in unnoted if cell)


def _our_notes(sheet: xlwings.Sheet) -> dict[str, str]:
    """Return our notes on a sheet by cell."""
    texts = {n.location.address.replace("$", ""): n.text for n in sheet.notes}
    return {cell: text for cell, text in texts.items() if text and TAG in text}


def _clear(sheet: xlwings.Sheet, its: Mark, address: str) -> bool:
    cell = sheet.range(address)
    if its.note:
        _clear_note(cell, its.note)
    if its.colour and _hex(cell.color) == its.colour:
        cell.color = rgb(its.before) if its.before else None
        if its.theme:
            with where_it_can():
                cell.api.Interior.ThemeColor, cell.api.Interior.TintAndShade = its.theme
    return True


def _clear_note(cell: xlwings.Range, ours: str) -> None:
    """Take our words off a cell, and the note with them if it holds nothing else."""
    found = cell.note
    text = (found.text or "") if found is not None else ""
    if found is None or ours not in text:
        return
    hers = text.replace(ours, "").strip("\n")
    if hers:
        found.text = hers
    else:
        found.delete()
