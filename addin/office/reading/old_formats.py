"""Struck-out cells and fills of a .xls, which the fast reader leaves out.

Layout of the records of the Workbook stream: [MS-XLS]. Words struck out within a cell are not
read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct, field

from addin.ledger.grid import Formats
from addin.office.reading.theme_colours import numbered

_FONT, _XF, _PALETTE = 0x31, 0xE0, 0x92
_CELLS = frozenset((0x06, 0xFD, 0x204, 0x203, 0x27E, 0x201, 0x205, 0xD6))
_NUMBERS, _BLANKS = 0xBD, 0xBE  # several cells in one record
_STRUCK = 0x0008
_SOLID = 1
_FIRST_OF_PALETTE = 8
_NO_FONT = 4  # the number that no font has


class OldLooks(Struct, frozen=True):
    """The styles of a workbook that are struck out, and the fills of those that have one."""

    struck: frozenset[int] = frozenset()
    fills: dict[int, str] = field(default_factory=dict)


class OldLooksReader:
    """Collects the looks from the records of the workbook's globals, one after the other."""

    def __init__(self) -> None:
        self._fonts: list[bool] = []
        self._styles: list[tuple[int, int, int]] = []
        self._palette: list[str] = []

    def take(self, kind: int, body: bytes) -> None:
        """Take a record; any but those of fonts, styles and colours is passed over."""
        if kind == _FONT:
            self._fonts.append(bool(struct.unpack_from("<H", body, 2)[0] & _STRUCK))
        elif kind == _XF:
            (font,) = struct.unpack_from("<H", body)
            pattern, colours = struct.unpack_from("<IH", body, 14)
            self._styles.append((font, pattern >> 26, colours & 0x7F))
        elif kind == _PALETTE:
            count = struct.unpack_from("<H", body)[0]
            self._palette = [body[2 + 4 * n : 5 + 4 * n].hex().upper() for n in range(count)]

    def looks(self) -> OldLooks:
        """Return what was collected."""
        styles = list(enumerate(self._styles))
        struck = frozenset(n for n, (font, _, _) in styles if self._is_struck(font))
        fills = {n: self._colour(c) for n, (_, pattern, c) in styles if pattern == _SOLID}
        return OldLooks(struck, {n: c for n, c in fills.items() if c and c != "FFFFFF"})

    def _is_struck(self, font: int) -> bool:
        place = font if font < _NO_FONT else font - 1
        return place < len(self._fonts) and self._fonts[place]

    def _colour(self, number: int) -> str:
        place = number - _FIRST_OF_PALETTE
        if 0 <= place < len(self._palette):
            return self._palette[place]
        return numbered(number) or ""


class OldFormatsReader:
    """Collects the formats of a sheet's cells from its records."""

    def __init__(self, looks: OldLooks) -> None:
        self._looks = looks
        self._struck: set[tuple[int, int]] = set()
        self._fills: dict[tuple[int, int], str] = {}

    def take(self, kind: int, body: bytes) -> None:
        """Take a record; any but those of cells is passed over."""
        for row, column, style in _styled(kind, body):
            if style in self._looks.struck:
                self._struck.add((row, column))
            if style in self._looks.fills:
                self._fills[row, column] = self._looks.fills[style]

    def formats(self) -> Formats | None:
        """Return what was collected; None where no cell has any."""
        if not self._struck and not self._fills:
            return None
        return Formats(frozenset(self._struck), frozenset(), self._fills)


def _styled(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the row, column and style of each cell of a record."""
    if kind in _CELLS:
        yield struct.unpack_from("<HHH", body)
    elif kind in (_NUMBERS, _BLANKS):
        row, column = struct.unpack_from("<HH", body)
        width = 6 if kind == _NUMBERS else 2
        for n in range((len(body) - 6) // width):
            yield row, column + n, struct.unpack_from("<H", body, 4 + n * width)[0]
