"""A zip package copied part by part, in its order; only the parts named get other contents."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from addin.ledger.refusal import Refusal
from addin.office.reading.parsing import refusing

_SIGNED = "_xmlsignatures/"
_PIECE = 1 << 20  # bytes


def refuse_signed(archive: ZipFile, name: str = "台账", program: str = "Excel") -> None:
    """Raise Refusal where the package is signed: a changed copy would bear a broken signature."""
    if any(part.lower().startswith(_SIGNED) for part in archive.namelist()):
        raise Refusal(
            f"{name}带有数字签名，改动后的副本签名会失效，所以没有做；"
            f"请在{program}里删去签名另存一份，再试"
        )


def copy_package(
    source: ZipFile,
    target: Path | BinaryIO,
    changed: Mapping[str, bytes],
    damaged: str,
    dropped: Container[str] = (),
) -> None:
    """Write a package with other contents in the parts named, all else the same.

    Parts keep their order, dates and way of compression. Parts that are new stand last; those
    dropped are left out. Raises Refusal, saying ``damaged``, where a part cannot be read.
    """
    with ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            if entry.filename in dropped:
                continue
            its = _entry(entry)
            if entry.filename in changed:
                copy.writestr(its, changed[entry.filename])
                continue
            its.file_size = entry.file_size
            with refusing(damaged):
                old = source.open(entry)
            with old, copy.open(its, "w") as new:
                for piece in _pieces(old, damaged):
                    new.write(piece)
        for name in sorted(changed.keys() - set(source.namelist())):
            # Dated by the format's first day: the same contents are the same bytes at any time.
            copy.writestr(ZipInfo(name), changed[name], ZIP_DEFLATED)


def _pieces(part: IO[bytes], damaged: str) -> Iterator[bytes]:
    """Yield a part piece by piece: what is wrong in reading is told from what is in writing."""
    while True:
        with refusing(damaged):
            piece = part.read(_PIECE)
        if not piece:
            return
        yield piece


def _entry(old: ZipInfo) -> ZipInfo:
    new = ZipInfo(old.filename, old.date_time)
    new.compress_type = old.compress_type if old.compress_type == ZIP_STORED else ZIP_DEFLATED
    new.create_system = old.create_system
    new.external_attr = old.external_attr
    new.comment = old.comment
    return new
