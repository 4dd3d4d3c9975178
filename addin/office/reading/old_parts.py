"""What the fast reader leaves out of a .xls: error cells, hidden rows and columns, the
date system, looks that carry meaning.

Layout of the records of the Workbook stream: [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

from msgspec import Struct

from addin.ledger.grid import CellError, Value
from addin.ledger.limits import MOST_CELLS_OF_OLD, MOST_COLUMNS
from addin.ledger.record import replace
from addin.office.reading.old_formats import OldFormatsReader, OldLooks, OldLooksReader
from addin.office.reading.old_package import OldPackage
from addin.office.reading.sheet_limits import left_out
from addin.office.reading.sheet_parts import SheetParts

_BOUNDSHEET, _DATEMODE, _ROW, _BOOLERR, _FORMULA, _EOF = 0x85, 0x22, 0x208, 0x205, 0x06, 0x0A
_COLINFO = 0x7D
_FILLED = frozenset((0x06, 0xFD, 0x204, 0x203, 0x27E, 0x205, 0xD6))
_NUMBERS = 0xBD  # several cells in one record; its last two bytes are the last one's column
_STREAMS = ("Workbook", "Book")
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def old_parts(content: bytes) -> list[SheetParts]:
    """Return these for every worksheet in order; none where they cannot be told."""
    try:
        found = list(_sheets(OldPackage(content).stream(*_STREAMS)))
    except (struct.error, IndexError, ValueError):
        return []
    out = left_out([its.area for its in found], MOST_CELLS_OF_OLD)
    return [replace(its, too_large=its.area) if n in out else its for n, its in enumerate(found)]


def without_sheets(content: bytes, places: Collection[int]) -> bytes:
    """Return a .xls in which the worksheets at some places have no cell.

    The fast reader lays out every sheet when it opens a .xls, also those that are not asked for.
    """
    package = OldPackage(content)
    stream = package.stream(*_STREAMS)
    starts = [start for start, _ in _globals(stream).worksheets]
    ends = (starts[n] + 4 + struct.unpack_from("<H", stream, starts[n] + 2)[0] for n in places)
    return package.with_bytes({end: struct.pack("<HH", _EOF, 0) for end in ends}, *_STREAMS)


class _Globals(Struct, frozen=True):
    """What the beginning of the stream says; ``worksheets``: start of each, and whether hidden."""

    date1904: bool
    worksheets: list[tuple[int, bool]]
    looks: OldLooks


def _globals(stream: bytes) -> _Globals:
    date1904, starts, collected = False, [], OldLooksReader()
    for kind, body in _records(stream, 0):
        collected.take(kind, body)
        if kind == _DATEMODE:
            date1904 = body[0] == 1
        elif kind == _BOUNDSHEET and body[5] == 0:
            starts.append((struct.unpack_from("<I", body)[0], bool(body[4] & 0x03)))
    return _Globals(date1904, starts, collected.looks())


def _sheets(stream: bytes) -> Iterator[SheetParts]:
    its = _globals(stream)
    for start, unseen in its.worksheets:
        yield replace(_sheet(stream, start, its.date1904, its.looks), hidden=unseen)


def _sheet(stream: bytes, start: int, date1904: bool, looks: OldLooks) -> SheetParts:
    special: dict[tuple[int, int], Value] = {}
    hidden: set[int] = set()
    columns: set[int] = set()
    collected = OldFormatsReader(looks)
    rows = widest = 0
    for kind, body in _records(stream, start):
        if kind in _FILLED or kind == _NUMBERS:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _NUMBERS else column
            rows, widest = max(rows, row + 1), max(widest, last + 1)
        if looks.struck or looks.fills:
            collected.take(kind, body)
        if kind == _ROW and body[12] & 0x20:
            hidden.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLINFO and body[8] & 0x01:
            first, last = struct.unpack_from("<HH", body)
            columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        elif (code := _error(kind, body)) is not None:
            row, column = struct.unpack_from("<HH", body)
            special[row, column] = CellError(_ERRORS.get(code, "#VALUE!"))
    return SheetParts(
        special,
        frozenset(hidden),
        date1904,
        hidden_columns=frozenset(columns),
        formats=collected.formats(),
        area=rows * widest,
    )


def _error(kind: int, body: bytes) -> int | None:
    """Return the code of a cell that holds an error, None of any other record."""
    if kind == _BOOLERR and body[7] == 1:
        return body[6]
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a substream, to its end."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        if kind == _EOF:
            return
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length
