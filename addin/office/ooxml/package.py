"""A zip package copied part by part, in its order; only the parts named get other contents."""

from __future__ import annotations

import shutil
from collections.abc import Container, Mapping
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from addin.ledger.refusal import Refusal

_SIGNED = "_xmlsignatures/"


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
    dropped: Container[str] = (),
) -> None:
    """Write a package with other contents in the parts named, all else the same.

    Parts keep their order, dates and way of compression. Parts that are new stand last; those
    dropped are left out.
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
            with source.open(entry) as old, copy.open(its, "w") as new:
                shutil.copyfileobj(old, new)
        for name in sorted(changed.keys() - set(source.namelist())):
            copy.writestr(name, changed[name])


def _entry(old: ZipInfo) -> ZipInfo:
    new = ZipInfo(old.filename, old.date_time)
    new.compress_type = old.compress_type if old.compress_type == ZIP_STORED else ZIP_DEFLATED
    new.create_system = old.create_system
    new.external_attr = old.external_attr
    new.comment = old.comment
    return new
