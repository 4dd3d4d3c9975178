"""Marks taken away again without a trace of their colours and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from addin.excel.areas import parts_at, together
from addin.excel.hidden_records import About, find_record, forget
from addin.excel.marks import CANNOT, RECORD, Noted, can_be_cleared, hexadecimal, notes_on
from addin.excel.native import native, where_it_can
from addin.office.pages.sheet_looks import MARK_COLOURS, rgb

if TYPE_CHECKING:
    import xlwings

_TAGGED = re.compile(r"【台账通\d*】")

Data = dict[str, Any]


def clear_marks(book: xlwings.Book) -> tuple[int, list[str]]:
    """Take all our marks away; return how many cells had one, and what had to stay, in words.

    A colour that the clerk has given since stays; what she wrote into our note stays. Marks are
    found by their notes wherever sorting has put them, the others by the reference that followed
    their cell. Notes of ours without a record (a row that she copied) go too.
    """
    by_sheet: dict[str, list[tuple[Data, str | None]]] = {}
    record = find_record(book, RECORD)
    for entry in record.entries() if record else []:
        by_sheet.setdefault(entry.sheet, []).append((dict(entry.data), entry.cell))
    left: list[str] = []
    stay: list[About] = []
    cleared = 0
    for sheet in book.sheets:
        name = sheet.name
        marks = by_sheet.pop(name, [])
        if why := _why_not(sheet, name, marks):
            left.append(why)
            stay += [About(name, cell, its) for its, cell in marks if cell]
        else:
            cleared += _clear_sheet(sheet, marks)
    forget(book, RECORD, [About(a.sheet, a.cell, _without_place(a.data)) for a in stay])
    return cleared, left


def _why_not(
    sheet: xlwings.Sheet, name: str, marks: Sequence[tuple[Data, str | None]]
) -> str | None:
    """Return why the marks of a sheet cannot be taken away; None where they can, or are none."""
    if marks and not can_be_cleared(sheet):
        return f"{CANNOT}，“{name}”表的标记没有清除；请在电脑版的Excel里清除"
    if marks and native(sheet, "ProtectContents", default=False):
        return f"“{name}”表有保护，上面的标记没有清除"
    return None


def _clear_sheet(sheet: xlwings.Sheet, marks: Sequence[tuple[Data, str | None]]) -> int:
    """Take the marks of a sheet away; return how many cells had one."""
    try:
        notes = notes_on(sheet)
    except (NotImplementedError, AttributeError):
        return 0
    found = list(_found_again({cell: its.text for cell, its in notes.items()}, marks))
    for its, cell in found:
        noted = notes.pop(cell, None)
        if its["note"] and noted:
            _clear_note(noted, its["note"])
    _clear_colours(sheet, found)
    copies = {cell: its for cell, its in notes.items() if _TAGGED.search(its.text)}
    if not copies or native(sheet, "ProtectContents", default=False):
        return len(found)
    for cell, copy in copies.items():
        _sweep(sheet.range(cell), copy)
    return len(found) + len(copies)


def _without_place(data: Mapping[str, Any]) -> Data:
    return {k: v for k, v in data.items() if k not in ("sheet", "cell")}


def _found_again(
    notes: dict[str, str], marks: Sequence[tuple[Data, str | None]]
) -> Iterator[tuple[Data, str]]:
    """Yield each mark with the cell that bears it now: where its note is, or where it was put.

    ``notes``: what is written on the cells of the sheet.
    """
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


def _clear_colours(sheet: xlwings.Sheet, found: Iterable[tuple[Data, str]]) -> None:
    """Give cells that still have the colour of their mark their own colours back."""
    by_colour: dict[str, dict[str, Data]] = {}
    for its, cell in found:
        if its["colour"]:
            by_colour.setdefault(its["colour"], {})[cell] = its
    for colour, cells in by_colour.items():
        before: dict[tuple[Any, ...], list[str]] = {}
        for cell in _still(sheet, colour, list(cells)):
            its = cells[cell]
            before.setdefault((its["before"], *(its["theme"] or ())), []).append(cell)
        for (own, *theme), addresses in before.items():
            for part in parts_at(sheet, addresses):
                part.color = rgb(own) if own else None
                if theme:
                    with where_it_can():
                        part.api.Interior.ThemeColor, part.api.Interior.TintAndShade = theme


def _still(sheet: xlwings.Sheet, colour: str, cells: Sequence[str]) -> Iterator[str]:
    """Yield those of some cells that have a colour, asking about all of them first."""
    for addresses, part in together(sheet, cells):
        if len(addresses) == 1 or hexadecimal(part.color) == colour:
            yield from addresses if hexadecimal(part.color) == colour else ()
            continue
        yield from (c for c in addresses if hexadecimal(sheet.range(c).color) == colour)


def _sweep(cell: xlwings.Range, noted: Noted) -> None:
    """Take a mark away that nothing is known of: a copy of another."""
    _clear_note(noted, None)
    if hexadecimal(cell.color) in MARK_COLOURS.values():
        cell.color = None


def _clear_note(noted: Noted, ours: str | None) -> None:
    """Take our words off a cell, and the note with them if it holds nothing else.

    Of a line of ours that she has changed only our name goes: the words may be hers.
    """
    if ours is None:
        lines = [line for line in noted.text.splitlines() if not _TAGGED.match(line)]
        hers = "\n".join(lines)
    else:
        hers = _TAGGED.sub("", noted.text.replace(ours, ""))
    if hers.strip("\n") == noted.text:
        return
    if hers.strip():
        noted.note.text = hers.strip("\n")
    else:
        noted.note.delete()
