"""The one computer that the program runs on, as a value: tests hand in another."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.installation.registry import NoRegistry, Registry

NOT_STARTED, TIMED_OUT = -1, -2  # exit statuses of a command that never gave one

_CREATE_NO_WINDOW = 0x08000000


@dataclass(frozen=True)
class Ran:
    """A command that has ended: its exit status, and what it printed, both streams together."""

    status: int
    output: str

    @property
    def last_line(self) -> str:
        """Return the last line that says something: the cause, where Python failed."""
        return next((s.strip() for s in reversed(self.output.splitlines()) if s.strip()), "")


Run = Callable[[Sequence[str], float], Ran]


@dataclass(frozen=True)
class Computer:
    """What installing and examining need to know of a computer, and the two doors into it."""

    platform: str
    environment: Mapping[str, str]
    home: Path
    executable: Path
    base_prefix: str  # the Python that a virtual environment was made from
    version: tuple[int, int, int]
    bits: int
    registry: Registry
    run: Run

    @property
    def is_windows(self) -> bool:
        """Return whether Excel's add-in can be installed here at all."""
        return self.platform == "win32"

    @property
    def has_store_python(self) -> bool:
        """Return whether Python is the Microsoft Store's: Windows hides what that one writes."""
        return "\\windowsapps\\" in self.base_prefix.lower()


def this_computer() -> Computer:
    """Return the computer that the program runs on."""
    return Computer(
        platform=sys.platform,
        environment=os.environ,
        home=Path.home(),
        executable=Path(sys.executable),
        base_prefix=sys.base_prefix,
        version=sys.version_info[:3],
        bits=struct.calcsize("P") * 8,
        registry=_registry(),
        run=run_command,
    )


def _registry() -> Registry:
    if sys.platform == "win32":  # pragma: no cover - the tests' computers are values
        from addin.installation.windows_registry import WindowsRegistry  # noqa: PLC0415

        return WindowsRegistry()
    return NoRegistry()


def run_command(command: Sequence[str], timeout: float) -> Ran:
    """Run a command without a window, for so many seconds at most; never raises."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
            creationflags=_CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except subprocess.TimeoutExpired:
        return Ran(TIMED_OUT, f"{timeout:.0f}秒内没有结束")
    except OSError as error:
        return Ran(NOT_STARTED, f"{error}")
    return Ran(done.returncode, done.stdout.decode("utf-8", errors="replace"))
