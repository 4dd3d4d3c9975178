"""Marks on the clerk's cells: a colour and a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from addin.checks.finding import SEVERITY_LABEL, SEVERITY_ORDER, Finding
from addin.excel.areas import parts_at
from addin.excel.hidden_records import About, open_record
from addin.excel.native import native, where_it_can
from addin.excel.own_sheets import named
from addin.ledger.refusal import Refusal
from addin.office.pages.sheet_looks import MARK_COLOURS

if TYPE_CHECKING:
    import xlwings

RECORD = "台账通标记"
MOST_MARKS = 3000
_LONGEST_NOTE = 1000
_FITTING = 40  # characters that the box of a note holds as Excel draws it
_NO_PATTERN = -4142
_SOLID = (1, _NO_PATTERN)  # xlSolid, xlNone: other patterns and gradients are left as they are
CANNOT = "这里读不到单元格的颜色和批注"


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


class Noted(Struct, frozen=True):
    """A note on a cell, and what it says."""

    note: xlwings.main.Note
    text: str


def mark(book: xlwings.Book, findings: Iterable[Finding]) -> list[str]:
    """Mark the cells of findings; return what could not be marked, in words.

    A cell's own note is never touched: it then gets the colour alone. What cannot be taken away
    again later (an engine that does not tell a cell's colour) is not put on.
    """
    planned: list[About] = []
    sheets: dict[str, xlwings.Sheet] = {}
    left: list[str] = []
    for name, cells in _by_sheet(findings).items():
        sheet = named(book, name)
        if sheet is None:
            continue
        if native(sheet, "ProtectContents", default=False):
            left.append(f"“{name}”表有保护，没有在单元格上作标记")
            continue
        if not can_be_cleared(sheet):
            return [f"{CANNOT}，以后清除不了，所以没有作标记"]
        room = MOST_MARKS - len(planned)
        if len(cells) > room:
            left.append(f"问题太多，“{name}”表只标记了前{room}个单元格")
        sheets[name] = sheet
        planned += _planned(sheet, name, dict(list(cells.items())[:room]))
    return left + (_put_all(book, planned, sheets) if planned else [])


def _put_all(
    book: xlwings.Book, planned: Sequence[About], sheets: Mapping[str, xlwings.Sheet]
) -> list[str]:
    """Write the marks down, then put them on; return why not."""
    try:
        open_record(book, RECORD).remember(planned)
    except Refusal:
        return ["工作簿的结构有保护，记不下标记，所以没有作标记"]
    by_sheet: dict[str, list[About]] = {}
    for about in planned:
        by_sheet.setdefault(about.sheet, []).append(about)
    for name, abouts in by_sheet.items():
        _put(sheets[name], abouts)
    return []


def _by_sheet(findings: Iterable[Finding]) -> dict[str, dict[str, list[Finding]]]:
    """Return the findings of each cell, the sheets and cells in the order of the findings."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for f in findings:
        if f.cell:
            found.setdefault(f.sheet, {}).setdefault(f.cell, []).append(f)
    return found


def can_be_cleared(sheet: xlwings.Sheet) -> bool:
    """Return whether the engine tells colours and notes, so that ours can be told from hers."""
    if native(sheet, "Comments") is not None:
        return True
    try:
        sheet.range("A1").color  # noqa: B018 - whether it can be asked at all
        sheet.notes  # noqa: B018 - as above
    except (NotImplementedError, AttributeError):
        return False
    return True


def notes_on(sheet: xlwings.Sheet) -> dict[str, Noted]:
    """Return the notes on a sheet by cell."""
    return {n.location.address.replace("$", ""): Noted(n, n.text or "") for n in sheet.notes}


def _planned(sheet: xlwings.Sheet, name: str, cells: dict[str, list[Finding]]) -> Iterator[About]:
    notes = {cell: its.text for cell, its in notes_on(sheet).items()}
    merged: dict[str, list[Finding]] = {}
    for address, findings in zip(_visible(sheet, list(cells)), cells.values(), strict=True):
        merged.setdefault(address, []).extend(findings)
    bare = _are_bare(sheet, list(merged))
    for number, (address, findings) in enumerate(merged.items(), 1):
        its = _plan(None if bare else sheet.range(address), findings, notes.get(address), number)
        if its.colour or its.note:
            yield About(name, address, asdict(its))


def _visible(sheet: xlwings.Sheet, addresses: Sequence[str]) -> list[str]:
    """Return for each cell the one that shows what is in its merged range: mostly itself."""
    try:
        if all(its.merge_cells is False for its in parts_at(sheet, addresses)):
            return list(addresses)
        areas = (sheet.range(address).merge_area.address for address in addresses)
        return [area.partition(":")[0].replace("$", "") for area in areas]
    except (NotImplementedError, AttributeError):
        return list(addresses)


def _are_bare(sheet: xlwings.Sheet, addresses: Sequence[str]) -> bool:
    """Return whether none of some cells has a fill or a pattern."""
    found = parts_at(sheet, addresses)
    return all(native(its, "Interior", "Pattern", default=None) == _NO_PATTERN for its in found)


def _plan(
    cell: xlwings.Range | None, findings: Sequence[Finding], hers: str | None, number: int
) -> Mark:
    """Return the mark of a cell; ``cell``: None where it is known to have no fill."""
    worst = min(findings, key=lambda f: SEVERITY_ORDER[f.severity]).severity
    words = _words(findings, number) if hers is None else None
    if cell is None:
        return Mark(MARK_COLOURS[worst], words, hers=hers)
    if native(cell, "Interior", "Pattern", default=1) not in _SOLID:
        return Mark(None, words, hers=hers)
    before = hexadecimal(cell.color)
    return Mark(MARK_COLOURS[worst], words, before, _theme(cell, before), hers)


def _theme(cell: xlwings.Range, colour: str | None) -> tuple[int, float] | None:
    """Return which of the theme's colours a cell has, None where its colour is its own."""
    place = native(cell, "Interior", "ThemeColor") if colour else None
    if not isinstance(place, int) or place <= 0:
        return None
    return place, float(native(cell, "Interior", "TintAndShade", default=0.0) or 0.0)


def hexadecimal(colour: Any) -> str | None:
    """Return a colour as #RRGGBB, however the engine tells it; None for none."""
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


def _put(sheet: xlwings.Sheet, abouts: Sequence[About]) -> None:
    """Put the marks of a sheet on: a colour at once on all that get it, a note on each cell."""
    by_colour: dict[str, list[str]] = {}
    for about in abouts:
        if colour := about.data["colour"]:
            by_colour.setdefault(colour, []).append(about.cell)
    for colour, addresses in by_colour.items():
        for its in parts_at(sheet, addresses):
            its.color = colour
    for about in abouts:
        if about.data["note"]:
            with where_it_can():  # A threaded comment takes a note's place: then the colour tells.
                _annotate(sheet.range(about.cell), about.data["note"])


def _annotate(cell: xlwings.Range, words: str) -> None:
    add = native(cell, "AddComment")
    if add is None:
        cell.add_note(words)
    else:
        note = add(words)
        if len(words) > _FITTING:
            note.Shape.TextFrame.AutoSize = True
