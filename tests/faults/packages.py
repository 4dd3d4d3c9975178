"""Office files that somebody has spoilt: parts put in, cut, or told of otherwise than they are."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

Spoil = Callable[[bytes], bytes]


def with_parts(path: Path, new: Mapping[str, bytes | None]) -> Path:
    """Put other contents into parts of a package, in place; None takes a part out."""
    with zipfile.ZipFile(path) as old:
        parts: dict[str, bytes | None] = {n: old.read(n) for n in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (parts | dict(new)).items():
            if content is not None:
                package.writestr(name, content)
    return path


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def spoilt(path: Path, name: str, spoil: Spoil) -> Path:
    """Spoil one part of a package, in place."""
    return with_parts(path, {name: spoil(part(path, name))})


def told_otherwise(path: Path, name: str, size: int, crc: int) -> Path:
    """Let a package tell another size and checksum of a part than it has, in place."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        entry = package.getinfo(name)
        start = package.start_dir
    at = content.index(name.encode(), start) - 46
    for where, offset in ((at, 16), (entry.header_offset, 14)):
        content[where + offset : where + offset + 4] = struct.pack("<I", crc)
        content[where + offset + 8 : where + offset + 12] = struct.pack("<I", size)
    path.write_bytes(content)
    return path


def zip_of(parts: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of some parts, names twice over and all."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in parts:
            package.writestr(name, content)
    return buffer.getvalue()


def old_package(*names: str, cutoff: int = 4096) -> bytes:
    """Return an empty container of before 2007 with streams of some names: [MS-CFB]."""
    sector = 512
    header = bytearray(sector)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIII", header, 44, 1, 1, 0, cutoff, 0xFFFFFFFE)
    struct.pack_into("<III", header, 64, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    entries = b"".join(_entry(n, i, len(names)) for i, n in enumerate(("Root Entry", *names)))
    directory = entries.ljust(-(-len(entries) // sector) * sector, b"\0")
    count = len(directory) // sector
    fat = [0xFFFFFFFD, *range(2, count + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat)))
    return bytes(header) + table + directory


def _entry(name: str, number: int, last: int) -> bytes:
    entry = bytearray(128)
    text = name.encode("utf-16-le")
    entry[: len(text)] = text
    nothing = 0xFFFFFFFF
    kind = 5 if number == 0 else 2
    right = number + 1 if 0 < number < last else nothing
    child = 1 if number == 0 and last else nothing
    struct.pack_into("<HBBIII", entry, 64, len(text) + 2, kind, 1, nothing, right, child)
    struct.pack_into("<IQ", entry, 116, 0xFFFFFFFE, 0)
    return bytes(entry)
