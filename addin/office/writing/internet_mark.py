"""The mark that Windows gives files from the internet, by which Office opens them with care."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

HAS_MARKS = os.name == "nt"  # no other system has such streams
_LARGEST = 1 << 16  # bytes; a mark has some hundred


def mark_of(path: Path) -> bytes:
    """Return a file's mark, a stream beside its contents; nothing where it has none."""
    if not HAS_MARKS:
        return b""
    with contextlib.suppress(OSError), stream_of(path).open("rb") as stream:
        return stream.read(_LARGEST)
    return b""


def put_mark(path: Path, mark: bytes) -> None:
    """Give a file a mark; a disk that keeps none, as a USB stick may, is left alone."""
    if mark:
        with contextlib.suppress(OSError):
            stream_of(path).write_bytes(mark)


def carry_mark(source: Path, copy: Path) -> bool:
    """Give a copy the mark of the file that it was made from; return whether there was one."""
    mark = mark_of(source)
    put_mark(copy, mark)
    return bool(mark)


def stream_of(path: Path) -> Path:
    """Return the stream in which Windows notes that a file came from the internet."""
    return Path(f"{path}:Zone.Identifier")
