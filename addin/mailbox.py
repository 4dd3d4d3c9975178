"""The folder through which the launcher in Excel and a spare process speak to each other.

A spare is called by its Excel window and a random number, ``<hwnd>-<hex>``; what is going on shows
in which of its files are there:

- ``.lock`` is held open by the spare as long as it lives: Windows lets nobody delete it meanwhile;
- ``.ready`` is empty: the spare waits for a click. The launcher takes it by renaming it, which
  only one can do, to
- ``.taken``; deleting that one gives the spare up;
- ``.request`` is what to do, in lines of the conf file: "FUNCTION" and "BOOK";
- ``.done`` is the exit status, in digits.

``wait`` is what the launcher starts and waits for while a spare works. A process that ends wakes
the launcher at once, and until then Excel answers what the spare asks of it, as it does while a
button's own process runs; a loop in VBA would answer late, or keep a processor busy.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from addin.excel.log import log_path
from addin.installation.conf import conf_settings
from addin.installation.places import SPARES

DIED = 3  # the exit status of a click whose spare ended without an answer

_PAUSE = 0.05  # seconds
_NAME = re.compile(r"-?[0-9]+-[0-9a-f]+")
_ANY_PROCESS = 0xFFFFFFFF


class Box(Struct, frozen=True):
    """The files of one spare."""

    folder: Path
    name: str

    def file(self, ending: str) -> Path:
        """Return one of the files by its ending, which may not be there."""
        return self.folder / f"{self.name}.{ending}"

    def is_there(self) -> bool:
        """Return whether the launcher still has a use for the spare."""
        return self.file("ready").exists() or self.file("taken").exists()

    def is_withdrawn(self) -> bool:
        """Take the spare off the launcher's list; False where the launcher was faster."""
        try:
            self.file("ready").unlink()
        except OSError:
            return False
        return True

    def request(self) -> dict[str, str] | None:
        """Return what the launcher wrote, by key; None where it cannot be read yet."""
        try:
            text = self.file("request").read_text(encoding="ascii", errors="replace")
        except OSError:
            return None
        return conf_settings(text)

    def answer(self, status: int) -> None:
        """Tell the exit status, all at once."""
        self.file("answer").write_text(str(status), encoding="ascii")
        self.file("answer").replace(self.file("done"))

    def answered(self) -> int | None:
        """Return the exit status, None where it is not there or cannot be read yet."""
        try:
            return int(self.file("done").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def clear(self, *endings: str) -> None:
        """Remove some of the files, as far as they are there and can be removed."""
        for ending in endings:
            with contextlib.suppress(OSError):
                self.file(ending).unlink(missing_ok=True)


def mailbox() -> Path:
    """Return the folder: %LOCALAPPDATA%\\taizhang\\spare on Windows."""
    return log_path().with_name(SPARES)


def argument(arguments: Sequence[str], name: str) -> str:
    """Return the value of ``--name=value`` among a command's arguments; "" without it."""
    found = (a.partition("=") for a in arguments)
    return next((value for key, _, value in found if key == f"--{name}"), "")


def wait() -> None:
    """End with the exit status of the click that was handed to the spare ``--spare=<name>``."""
    name = argument(sys.argv, "spare")
    if not _NAME.fullmatch(name):
        sys.exit(DIED)
    _let_windows_come_forward()
    sys.exit(status_of(Box(mailbox(), name)))


def status_of(
    box: Box,
    sleep: Callable[[float], None] = time.sleep,
    is_held: Callable[[Path], bool] | None = None,
) -> int:
    """Wait for a spare's answer and return it; DIED where the spare ended without one."""
    is_held = is_held or is_held_open
    while (status := box.answered()) is None and is_held(box.file("lock")):
        sleep(_PAUSE)
    if status is None:  # it may have answered just before it ended
        status = box.answered()
    box.clear("done")
    return DIED if status is None else status


def is_held_open(lock: Path) -> bool:
    """Return whether the process that opened a lock lives; on Windows a dead one's goes."""
    if sys.platform == "win32":  # nobody but Windows refuses to delete what is open
        with contextlib.suppress(OSError):  # pragma: no cover
            lock.unlink()
    return lock.exists()


def _let_windows_come_forward() -> None:
    """Let the spare show Word, or a message, in front: Excel's last start of a process may.

    Windows lets the process that the clerk works with, and one that it has just started, do so;
    a spare has been started too long ago.
    """
    if sys.platform == "win32":  # pragma: no cover - there are no such windows elsewhere
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
