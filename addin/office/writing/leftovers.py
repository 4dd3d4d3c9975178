"""What a killed run leaves behind, swept when the next one starts.

A run that writes has a folder of its own among those of the user. It holds a lock as long as the
run lives, and the paths of the temporary files that it has beside its targets. A folder whose lock
nobody holds is of a run that was killed.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import stat
import sys
from pathlib import Path

from addin.office.own_folder import cache_folder, is_own

OURS = ".taizhang-"
_RUNS, _LOCK, _NOTED = "runs", "lock", "noted"


class _Run:
    """The folder of this run, with its lock held; what the run keeps for itself goes there too."""

    def __init__(self, runs: Path) -> None:
        self.process = os.getpid()
        self.folder = runs / os.urandom(8).hex()
        self.folder.mkdir(mode=0o700)
        self._lock = _held(self.folder / _LOCK, create=True)

    def note(self, temporary: Path) -> None:
        """Write down how a temporary file is called before it is made."""
        with (self.folder / _NOTED).open("ab") as file:
            file.write(os.fsencode(temporary.absolute()) + b"\0")

    def end(self) -> None:
        """Take the folder away; a fork of the process leaves it alone."""
        if os.getpid() == self.process and self._lock is not None:
            os.close(self._lock)
            self._lock = None
            _remove(self.folder)


_of_this_process: list[_Run] = []


def note(temporary: Path) -> None:
    """Note how the name of a temporary file is going to begin; where that cannot be, do nothing."""
    with contextlib.suppress(OSError):
        if run := _run():
            run.note(temporary)


def private_folder() -> str | None:
    """Return the folder for what this run keeps on the disk for itself; None where it has none.

    What is in it goes when the run ends, or when the next one starts.
    """
    with contextlib.suppress(OSError):
        if run := _run():
            return str(run.folder)
    return None


def _run() -> _Run | None:
    if not _of_this_process or _of_this_process[-1].process != os.getpid():
        _of_this_process.clear()
        _begin()
    return _of_this_process[-1] if _of_this_process else None


def _begin() -> None:
    if (runs := _runs()) is None:
        return
    for folder in (runs.parent, runs):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_own(runs.parent) and is_own(runs):
        run = _Run(runs)
        _of_this_process[:] = [run]
        atexit.register(run.end)


def sweep_killed() -> None:
    """Remove what killed runs left; where that cannot be, nothing happens."""
    runs = _runs()
    with contextlib.suppress(OSError):
        if runs is None or not is_own(runs.parent) or not is_own(runs):
            return
        for folder in runs.iterdir():
            if is_own(folder):
                _sweep(folder)


def _sweep(folder: Path) -> None:
    with contextlib.suppress(OSError):
        lock = _held(folder / _LOCK)
        if lock is None:
            return
        try:
            for temporary in _noted(folder):
                with contextlib.suppress(OSError):
                    temporary.unlink()
        finally:
            os.close(lock)
        _remove(folder)


def _noted(folder: Path) -> list[Path]:
    """Return the temporary files of a run that are still there, and are such files."""
    try:
        written = (folder / _NOTED).read_bytes().split(b"\0")[:-1]
    except OSError:
        return []
    beginnings = [Path(os.fsdecode(name)) for name in written]
    ours = (its for its in beginnings if its.name.startswith(OURS) and len(its.name) > len(OURS))
    return [path for its in ours for path in _beside(its) if _is_temporary(path)]


def _beside(beginning: Path) -> list[Path]:
    """Return the files whose names begin so."""
    try:
        names = os.listdir(beginning.parent)  # noqa: PTH208 - names alone
    except (OSError, ValueError):
        return []
    return [beginning.with_name(n) for n in names if n.startswith(beginning.name)]


def _is_temporary(path: Path) -> bool:
    try:
        return path.name.startswith(OURS) and stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for its in folder.iterdir():
            if its.name != _LOCK:
                _remove_whole(its)
        (folder / _LOCK).unlink(missing_ok=True)  # the last: without one nobody sweeps the folder
        folder.rmdir()


def _remove_whole(its: Path) -> None:
    """Remove a file, or a folder with what is in it; a link, and not what it leads to."""
    if stat.S_ISDIR(its.lstat().st_mode):
        for inside in its.iterdir():
            _remove_whole(inside)
        its.rmdir()
    else:
        its.unlink()


def _held(path: Path, *, create: bool = False) -> int | None:
    """Return a lock, held; None where another process holds it, or there is none."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | (os.O_CREAT if create else 0)
    try:
        handle = os.open(path, flags, 0o600)
    except OSError:
        return None
    try:
        _lock(handle)
    except OSError:
        os.close(handle)
        return None
    return handle


if sys.platform == "win32":  # pragma: no cover - Windows

    def _lock(handle: int) -> None:
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:

    def _lock(handle: int) -> None:
        import fcntl  # noqa: PLC0415

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _runs() -> Path | None:
    folder = cache_folder()
    return folder / _RUNS if folder else None
