"""The container of office files before 2007, and of encrypted ones: streams in a directory.

Layout: [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from addin.ledger.refusal import Refusal

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # this and above: no more sectors
_NONE = 0xFFFFFFFF
_STREAM = 2  # the kind of an entry
_ENTRY = 128  # bytes of one entry of the directory


class Entry(Struct, frozen=True):
    """A stream or a storage: where it begins, how long it is, and its place in the tree."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    length: int


class OldPackage:
    """A container that has been read; struct.error, IndexError or ValueError for what is none."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = {9: 512, 12: 4096}.get(struct.unpack_from("<H", content, 30)[0], 0)
        if not self._size:
            raise ValueError("no such container")
        self._table = self._allocation()
        listed = self._chain(struct.unpack_from("<I", content, 48)[0])
        self.entries = [_entry(listed, at) for at in range(0, len(listed) - _ENTRY + 1, _ENTRY)]

    def top_names(self) -> frozenset[str]:
        """Return the names of what stands in the container itself, not in a storage within it."""
        return frozenset(self._beside(self.entries[0].child)) if self.entries else frozenset()

    def stream(self, *names: str) -> bytes:
        """Return the first stream that has one of some names; ValueError where there is none.

        Small streams, that are kept elsewhere, are not read.
        """
        for entry in self.entries:
            if entry.name in names:
                if entry.length < struct.unpack_from("<I", self._content, 56)[0]:
                    raise ValueError("in the stream of small parts")
                return self._chain(entry.start)[: entry.length]
        raise ValueError("no such stream")

    def with_bytes(self, changes: Mapping[int, bytes], *names: str) -> bytes:
        """Return the container with other bytes at some positions of the first stream so named."""
        entry = next(e for e in self.entries if e.name in names)
        sectors, changed = list(self._sectors(entry.start)), bytearray(self._content)
        for start, new in changes.items():
            for at, byte in enumerate(new, start):
                changed[(sectors[at // self._size] + 1) * self._size + at % self._size] = byte
        return bytes(changed)

    def is_endless(self) -> bool:
        """Return whether the sectors of any stream lead back to one of them: readers never end."""
        fat, small = self._table, self._small_table()
        cutoff = struct.unpack_from("<I", self._content, 56)[0]
        starts = [e.start for e in self.entries if e.kind == _STREAM and e.length >= cutoff]
        little = [e.start for e in self.entries if e.kind == _STREAM and e.length < cutoff]
        return any(_leads_back(fat, s) for s in starts) or any(
            _leads_back(small, s) for s in little
        )

    def _small_table(self) -> Sequence[int]:
        listed = self._chain(struct.unpack_from("<I", self._content, 60)[0])
        return struct.unpack(f"<{len(listed) // 4}I", listed[: len(listed) // 4 * 4])

    def _beside(self, at: int) -> Iterator[str]:
        """Yield the names of an entry and all its siblings; each place is visited once."""
        waiting, seen = [at], {_NONE}
        while waiting:
            at = waiting.pop()
            if at not in seen and at < len(self.entries):
                seen.add(at)
                entry = self.entries[at]
                waiting += [entry.left, entry.right]
                yield entry.name

    def _allocation(self) -> list[int]:
        """Return the table that tells which sector follows which."""
        content, size = self._content, self._size
        sectors = [s for s in struct.unpack_from("<109I", content, 76) if s < _END]
        more, count = struct.unpack_from("<II", content, 68)
        for _ in range(min(count, len(content) // size)):
            listed = struct.unpack_from(f"<{size // 4}I", content, (more + 1) * size)
            sectors += [s for s in listed[:-1] if s < _END]
            more = listed[-1]
        if len(sectors) > len(content) // size:
            raise ValueError("more tables than sectors")
        table: list[int] = []
        for sector in sectors:
            table += struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
        return table

    def _chain(self, sector: int) -> bytes:
        places = ((its + 1) * self._size for its in self._sectors(sector))
        return b"".join(self._content[at : at + self._size] for at in places)

    def _sectors(self, sector: int) -> Iterator[int]:
        if _leads_back(self._table, sector):
            raise ValueError("endless")
        while sector < _END:
            yield sector
            sector = self._table[sector]


def _leads_back(table: Sequence[int], sector: int) -> bool:
    """Return whether a chain of sectors comes back to itself: it is longer than its table."""
    steps = 0
    while sector < len(table):
        sector, steps = table[sector], steps + 1
        if steps > len(table):
            return True
    return False


def _entry(listed: bytes, at: int) -> Entry:
    length = max(0, struct.unpack_from("<H", listed, at + 64)[0] - 2)
    name = listed[at : at + min(length, 64)].decode("utf-16-le", "replace")
    tree = struct.unpack_from("<III", listed, at + 68)
    return Entry(name, listed[at + 66], *tree, *struct.unpack_from("<II", listed, at + 116))


def refuse_endless(path: Path, advice: str) -> None:
    """Raise Refusal where a container is damaged so that readers of it would never end."""
    try:
        endless = OldPackage(path.read_bytes()).is_endless()
    except (struct.error, IndexError, ValueError):
        endless = True
    if endless:
        raise Refusal(f"“{path.name}”是旧格式，内部结构已损坏，读不出来；{advice}")
