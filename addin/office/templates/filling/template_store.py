"""Where templates that have been read are kept: a folder of the user's own, and of nobody else.

What lies there decides what a report says. So a folder or a file that others may write to, or
that belongs to somebody else, is not used; nor is a file that is not whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from addin.office.own_folder import cache_folder, is_own, is_safe

__all__ = ["cache_folder", "keep", "kept"]

_MOST = 32  # templates that are kept
_DIGEST = hashlib.sha256().digest_size


def kept(folder: Path | None, name: str) -> bytes | None:
    """Return what is kept under a name; None where there is nothing, or it cannot be trusted."""
    if folder is None or not is_own(folder):
        return None
    try:
        with open(folder / name, "rb", opener=_no_link) as file:
            if not is_safe(os.fstat(file.fileno())):
                return None
            written = file.read()
    except OSError:
        return None
    content = written[_DIGEST:]
    return content if hashlib.sha256(content).digest() == written[:_DIGEST] else None


def keep(folder: Path | None, name: str, content: bytes) -> None:
    """Keep something under a name; where that cannot be, nothing happens."""
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_own(folder):
            return
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(temporary).replace(folder / name)
        _drop_oldest(folder)


def _drop_oldest(folder: Path) -> None:
    files = sorted(filter(Path.is_file, folder.iterdir()), key=lambda path: path.stat().st_mtime)
    for path in files[: max(0, len(files) - _MOST)]:
        path.unlink(missing_ok=True)


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
