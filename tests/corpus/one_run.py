"""One command in a process of its own: how it ended, what time and memory it took, what it left."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import re
import resource as limits
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 20  # of a processor
MEMORY = 1 << 30
LONG = 1800  # seconds on the clock for a whole folder: it has many files
_PATIENCE = 6  # times as long on the clock: other programs may keep the processors busy
_ALLOWED = 3 << 30  # memory that a process can have before the system refuses it more
_BROKEN = 70  # exit status that commands do not have
_CHINESE = re.compile("[\u4e00-\u9fff]")
MADE = Path("made")


@dataclass(frozen=True, order=True)
class Run:
    """A command run on a file: exit status (minus a signal), seconds, megabytes, what went wrong."""

    file: str
    command: str
    status: int
    seconds: float
    megabytes: float
    wrong: str = ""

    @property
    def line(self) -> str:
        """How it is written in the list of expected failures."""
        return f"{self.command}\t{self.file}"


@dataclass(frozen=True)
class _Ended:
    """How a process ended, and what it wrote to standard error."""

    status: int
    seconds: float
    megabytes: float
    said: str


def run(
    main: Callable[[Sequence[str]], int],
    arguments: Sequence[str],
    source: Path,
    seconds: float = SECONDS,
) -> Run:
    """Run a command on a file or folder; note also whether that changed, or anything was left."""
    before = _state(source)
    with tempfile.TemporaryDirectory() as folder:
        for name in (MADE, "temporary", "cache"):
            (Path(folder) / name).mkdir()
        ended = _ended(main, arguments, Path(folder), seconds)
        left = _left(Path(folder))
    wrong = _wrong(ended, seconds) or (f"left {left[0]}" if left else "")
    if _state(source) != before:
        wrong = "the original was changed"
    return Run(source.name, arguments[0], ended.status, ended.seconds, ended.megabytes, wrong)


def _ended(
    main: Callable[[Sequence[str]], int], arguments: Sequence[str], folder: Path, seconds: float
) -> _Ended:
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        _become(main, arguments, folder, seconds)
    status, used = _waited(child, seconds * _PATIENCE)
    said = (folder / "stderr").read_text(encoding="utf-8", errors="replace")
    return _Ended(status, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def _become(
    main: Callable[[Sequence[str]], int], arguments: Sequence[str], folder: Path, seconds: float
) -> None:  # pragma: no cover - another process
    try:
        atexit._clear()  # what the process that this one parted from is going to do
        os.setpgid(0, 0)
        os.chdir(folder)
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "temporary")
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        limits.setrlimit(limits.RLIMIT_AS, (_ALLOWED, _ALLOWED))
        limits.setrlimit(limits.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        for number, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), number)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        status = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:
        os.write(2, f"Traceback: {type(error).__name__}".encode())
        status = _BROKEN
    atexit._run_exitfuncs()
    os._exit(status)


def _waited(child: int, seconds: float) -> tuple[int, limits.struct_rusage]:
    """Return how a process ended and what it took; kill it, and what it started, after a time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), used
        time.sleep(0.005)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return -signal.SIGKILL, os.wait4(child, 0)[2]


def _wrong(ended: _Ended, seconds: float) -> str:
    status, said = ended.status, ended.said
    raised = re.search(r"Traceback: (\w+)|Traceback \(most|程序内部出错（(\w+)）", said)
    if status in (-signal.SIGKILL, -signal.SIGXCPU) or ended.seconds > seconds:
        return f"over {seconds:.0f} s"
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    if raised or status not in (0, 1, 2):
        return f"internal {raised[1] or raised[2] or 'traceback' if raised else status}"
    if ended.megabytes > MEMORY >> 20:
        return f"over {MEMORY >> 30} GB"
    if status == 2 and (said.count("\n") != 1 or not _CHINESE.search(said)):
        return "refused in other than one Chinese line"
    return ""


def _left(folder: Path) -> list[str]:
    """Return what a run left: halves of files, temporary files, notes of a run, anything beside."""
    halves = [path.name for path in (folder / MADE).rglob(".*")]
    temporary = [path.name for path in (folder / "temporary").iterdir()]
    notes = [path.name for path in (folder / "cache").rglob("runs/*")]
    beside = {path.name for path in folder.iterdir()}
    return [
        *halves,
        *temporary,
        *notes,
        *(beside - {MADE.name, "temporary", "cache", "stdout", "stderr"}),
    ]


def _state(source: Path) -> object:
    """Return what must not change: the bytes of a file and the names beside it, or of a folder."""
    if source.is_dir():
        return {path: _hash(path) for path in source.rglob("*") if path.is_file()}
    return _hash(source), sorted(os.listdir(source.parent))  # noqa: PTH208 - names alone


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
