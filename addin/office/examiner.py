"""A process of its own for files that may take too long or too much: watched, and ended if so.

The process reads requests and writes answers, a line of JSON each; ``addin.examining`` is what runs
in it. It serves one file after the other and is replaced after some, or when it went too far.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

SECONDS = 60.0  # that one file may take
MEGABYTES = 1536  # that the process may use
FILES = 100  # that a process serves before a new one takes its place
_PACKAGES = Path(__file__).resolve().parent.parent.parent


class TooLongError(Exception):
    """The file was not done in time; its process has been ended."""


class BrokenError(Exception):
    """The process ended by itself: out of memory, or worse."""


class Examiner:
    """A process that answers requests, one at a time; started with the first of them."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._end: Callable[[], object] = _nothing
        self._answers: queue.Queue[str] = queue.Queue()
        self._served = 0
        self._starting = threading.Lock()
        self._stopped = False

    def ask(self, request: Mapping[str, Any], seconds: float = SECONDS) -> dict[str, Any]:
        """Return the answer to a request; raise TooLongError or BrokenError where there is none."""
        if self._process is None or self._process.poll() is not None or self._served >= FILES:
            self.close()
            self._start()
        self._served += 1
        process = self._process
        assert process is not None and process.stdin is not None
        try:
            process.stdin.write(json.dumps(request, ensure_ascii=True) + "\n")
            process.stdin.flush()
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.close()
            raise TooLongError from None
        except OSError as e:
            self.close()
            raise BrokenError from e
        try:
            found: dict[str, Any] = json.loads(answer)
        except ValueError as e:  # nothing, or half an answer
            self.close()
            raise BrokenError from e
        return found

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process = None
        self._end()

    def stop(self) -> None:
        """End the process for good, from any thread; whoever waits for its answer gets BrokenError.

        A process that is only being started is waited for, so that none is left behind.
        """
        with self._starting:
            self._stopped = True
            process = self._process
        if process is not None:
            process.kill()

    def _start(self) -> None:
        with self._starting:
            if self._stopped:
                raise BrokenError
            self._process = process = _new_process()
        # Whoever asked may be gone, a thread that has done its part: its process goes with it.
        self._end = weakref.finalize(self, _end, process, os.getpid())
        self._served = 0
        self._answers = queue.Queue()
        reading = threading.Thread(
            target=_read,
            args=(process.stdout, self._answers),
            daemon=True,
            name="taizhang-examiner",
        )
        reading.start()


def _new_process() -> subprocess.Popen[str]:
    told = os.environ.get("PYTHONPATH")
    paths = os.pathsep.join(filter(None, [str(_PACKAGES), told]))
    utf8 = ["-X", "utf8"] if sys.flags.utf8_mode else []
    # -P: a folder of ledgers must not be where modules are looked for.
    return subprocess.Popen(
        [sys.executable, *utf8, "-P", "-m", "addin.examining", str(MEGABYTES)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
        env={**os.environ, "PYTHONPATH": paths},
        start_new_session=True,  # Ctrl+C is for the one that asks
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # so in Windows
    )


def _nothing() -> None:
    """End nothing: no process has been started."""


def _end(process: subprocess.Popen[str], started_by: int) -> None:
    if os.getpid() != started_by:  # a fork of its parent, whose streams a copied lock may hold
        return
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _read(stream: Iterable[str], answers: queue.Queue[str]) -> None:
    """Pass on what a process writes, and an empty text when it has ended."""
    with contextlib.suppress(ValueError, OSError):
        for line in stream:
            answers.put(line)
    answers.put("")


def limit_memory(megabytes: int) -> None:
    """Let this process use no more memory than that, where the system can hold it to it."""
    if sys.platform == "win32":  # pragma: no cover - a job object does it there
        _limit_by_job(megabytes)
        return
    import resource  # noqa: PLC0415 - not on Windows

    size = megabytes * 1024 * 1024
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _limit_by_job(megabytes: int) -> None:  # pragma: no cover - Windows
    import ctypes  # noqa: PLC0415

    class Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, its fields by name where one is needed."""

        _fields_ = (
            ("times", ctypes.c_int64 * 2),
            ("flags", ctypes.c_uint32),
            ("working_sets", ctypes.c_size_t * 2),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("classes", ctypes.c_uint32 * 2),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("rest", ctypes.c_size_t * 3),
        )

    of_one_process, extended = 0x100, 9
    limits = Limits(flags=of_one_process, process_memory=megabytes * 1024 * 1024)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there for type checkers elsewhere
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    kernel.SetInformationJobObject(job, extended, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(-1))  # -1: this process
