"""What the fast reader leaves out of a .xls: error cells, hidden rows and columns, the
date system.

Layout of the file: [MS-CFB] (the container) and [MS-XLS] (the records of the Workbook stream).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from addin.ledger.grid import CellError, Value
from addin.office.sheet_parts import MOST_COLUMNS, SheetParts

_END = 0xFFFFFFFA  # this and above: no more sectors
_BOUNDSHEET, _DATEMODE, _ROW, _BOOLERR, _FORMULA, _EOF = 0x85, 0x22, 0x208, 0x205, 0x06, 0x0A
_COLINFO = 0x7D
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
        return list(_sheets(_workbook_stream(content)))
    except (struct.error, IndexError, ValueError):
        return []


def _sheets(stream: bytes) -> Iterator[SheetParts]:
    date1904, starts = False, []
    for kind, body in _records(stream, 0):
        if kind == _DATEMODE:
            date1904 = body[0] == 1
        elif kind == _BOUNDSHEET and body[5] == 0:
            starts.append(struct.unpack_from("<I", body)[0])
    for start in starts:
        yield _sheet(stream, start, date1904)


def _sheet(stream: bytes, start: int, date1904: bool) -> SheetParts:
    special: dict[tuple[int, int], Value] = {}
    hidden: set[int] = set()
    columns: set[int] = set()
    for kind, body in _records(stream, start):
        if kind == _ROW and body[12] & 0x20:
            hidden.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLINFO and body[8] & 0x01:
            first, last = struct.unpack_from("<HH", body)
            columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        elif (code := _error(kind, body)) is not None:
            row, column = struct.unpack_from("<HH", body)
            special[row, column] = CellError(_ERRORS.get(code, "#VALUE!"))
    return SheetParts(special, frozenset(hidden), date1904, hidden_columns=frozenset(columns))


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


def _workbook_stream(content: bytes) -> bytes:
    """Return the stream called Workbook out of the container."""
    size = {9: 512, 12: 4096}.get(struct.unpack_from("<H", content, 30)[0], 0)
    if not size:
        raise ValueError("no such container")
    table = _allocation(content, size)
    directory = _chain(content, table, struct.unpack_from("<I", content, 48)[0], size)
    for start in range(0, len(directory) - 127, 128):
        entry = directory[start : start + 128]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le")
        if name in ("Workbook", "Book"):
            first, length = struct.unpack_from("<II", entry, 116)
            if length < struct.unpack_from("<I", content, 56)[0]:
                raise ValueError("in the stream of small parts")
            return _chain(content, table, first, size)[:length]
    raise ValueError("no workbook")


def _allocation(content: bytes, size: int) -> list[int]:
    """Return the table that tells which sector follows which."""
    sectors = [s for s in struct.unpack_from("<109I", content, 76) if s < _END]
    more, count = struct.unpack_from("<II", content, 68)
    per_sector = size // 4
    for _ in range(count):
        listed = struct.unpack_from(f"<{per_sector}I", content, (more + 1) * size)
        sectors += [s for s in listed[:-1] if s < _END]
        more = listed[-1]
    table: list[int] = []
    for sector in sectors:
        table += struct.unpack_from(f"<{per_sector}I", content, (sector + 1) * size)
    return table


def _chain(content: bytes, table: list[int], sector: int, size: int) -> bytes:
    parts: list[bytes] = []
    while sector < _END and len(parts) <= len(table):
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
