"""A zip package whose files are kept as they lie in it, compressed, and copied as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from msgspec import Struct

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800
_DAY = (1 << 5) | 1  # 1 January 1980: a filled document tells no hour
_LARGEST = 2**31 - 1
_LEVEL = 3  # zlib's; seven times as fast as its usual 6 on such parts, and nearly as small


class Member(Struct, frozen=True):
    """One file of a package: its bytes as they lie there, and what they unpack to."""

    name: str
    method: int
    checksum: int
    size: int
    packed: bytes


def members_of(package: bytes) -> list[Member]:
    """Return a package's files in their order."""
    found: list[Member] = []
    with ZipFile(BytesIO(package)) as archive:
        for its in archive.infolist():
            head = _LOCAL.unpack_from(package, its.header_offset)
            start = its.header_offset + _LOCAL.size + head[-2] + head[-1]
            packed = package[start : start + its.compress_size]
            found.append(Member(its.filename, its.compress_type, its.CRC, its.file_size, packed))
    return found


def packed(name: str, content: bytes) -> Member:
    """Return a new file, compressed."""
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    small = squeeze.compress(content) + squeeze.flush()
    if len(small) >= len(content):
        return Member(name, ZIP_STORED, zlib.crc32(content), len(content), content)
    return Member(name, ZIP_DEFLATED, zlib.crc32(content), len(content), small)


def unpacked(member: Member) -> bytes:
    """Return what a file holds."""
    if member.method == ZIP_STORED:
        return member.packed
    return zlib.decompress(member.packed, -15)


def replaced(members: Sequence[Member], changed: Mapping[str, bytes]) -> list[Member]:
    """Return the files with other contents in those named; new ones stand last."""
    known = {m.name for m in members}
    return [
        *(packed(m.name, changed[m.name]) if m.name in changed else m for m in members),
        *(packed(name, changed[name]) for name in sorted(changed.keys() - known)),
    ]


def package_of(members: Iterable[Member]) -> bytes:
    """Return the package that holds these files."""
    parts: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for its in members:
        name = its.name.encode()
        told = (20, _UTF8, its.method, 0, _DAY, its.checksum, len(its.packed), its.size, len(name))
        if max(at, its.size) > _LARGEST:
            raise OverflowError(its.name)
        parts += [_LOCAL.pack(b"PK\x03\x04", *told, 0), name, its.packed]
        listed += [_CENTRAL.pack(b"PK\x01\x02", 20, *told, 0, 0, 0, 0, 0, at), name]
        at += _LOCAL.size + len(name) + len(its.packed)
    index = b"".join(listed)
    count = len(listed) // 2
    return b"".join(
        (*parts, index, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(index), at, 0))
    )
