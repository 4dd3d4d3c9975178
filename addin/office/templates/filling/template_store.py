"""Where templates that have been read are kept: a folder of the user's own, and of nobody else.

What lies there decides what a report says. So a folder or a file that others may write to, or
that belongs to somebody else, is not used; nor is a file that is not whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_MOST = 32  # templates that are kept
_DIGEST = hashlib.sha256().digest_size


def cache_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """Return the folder for what a program keeps to be faster; None where a user has none."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "taizhang"
    if platform == "darwin":
        return home / "Library" / "Caches" / "taizhang"
    told = environment.get("XDG_CACHE_HOME", "")
    return (Path(told) if Path(told).is_absolute() else home / ".cache") / "taizhang"


def kept(folder: Path | None, name: str) -> bytes | None:
    """Return what is kept under a name; None where there is nothing, or it cannot be trusted."""
    if folder is None or not _is_own(folder):
        return None
    try:
        with open(folder / name, "rb", opener=_no_link) as file:
            if not _is_safe(os.fstat(file.fileno())):
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
        if not _is_own(folder):
            return
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(temporary).replace(folder / name)
        _drop_oldest(folder)


def _drop_oldest(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in files[: max(0, len(files) - _MOST)]:
        path.unlink(missing_ok=True)


def _is_own(folder: Path) -> bool:
    try:
        told = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(told.st_mode) and _is_safe(told)


def _is_safe(told: os.stat_result) -> bool:
    """Whether something is the user's own and nobody else may write to it."""
    if sys.platform == "win32":  # the folder is in the user's profile, closed to others
        return True
    return told.st_uid == os.getuid() and not told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
