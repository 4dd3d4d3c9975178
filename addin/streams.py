"""The streams of a process and its start: whatever is closed or full, the work goes on."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import warnings
from io import TextIOWrapper
from pathlib import Path

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def prepare() -> None:
    """Have three open streams of UTF-8; what is closed leads nowhere.

    A file that is opened while a stream is closed would get the stream's number, and whatever is
    written to the stream would go into the file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
    sys.stdout = sys.stdout or _stream(1)
    sys.stderr = sys.stderr or _stream(2)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def begin() -> None:
    """Begin a process of its own: one that prints no traceback, and can name every file.

    Where the system's settings know ASCII names alone (LANG=C), Python is started again in its
    UTF-8 mode.
    """
    sys.unraisablehook = _nothing
    warnings.simplefilter("ignore")  # what libraries remark is nothing to a clerk
    if sys.platform != "win32" and not _names_chinese():
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def end() -> None:
    """Let nothing interrupt a process that has done its work and said so."""
    with contextlib.suppress(ValueError):  # not the main thread: nobody interrupts it
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def in_characters(name: str) -> str:
    """Return a name as it can be written down: what is no character becomes a question mark."""
    return name.encode("utf-8", "replace").decode()


def complain(sentence: str) -> None:
    """Write one line to standard error; characters that steer a terminal become blanks."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{_STEERING.sub(' ', sentence)}\n")
        sys.stderr.flush()


def give_up_output() -> None:
    """Send the rest of the output nowhere; Python would try once more at its end."""
    sys.stdout = _stream_to_nowhere()


def _stream(number: int) -> TextIOWrapper:
    return open(number, "w", encoding="utf-8", closefd=False)


def _stream_to_nowhere() -> TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")


def _names_chinese() -> bool:
    try:
        "台账".encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        return False
    return True


def _nothing(_: object) -> None:
    """Say nothing of an error that nobody can catch, as when a file is closed at the end."""
