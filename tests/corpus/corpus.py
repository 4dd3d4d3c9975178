"""Every office file of a folder through every command, each in a process with limits of its own.

``python tests/corpus/corpus.py FOLDER`` prints what broke, by kind. A file may be refused, in one
Chinese line; it may not raise, hang, eat the memory, or change. Failures that are known stand in
``expected.txt``; one that no longer happens is told too, so that the list stays true.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import resource as limits
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.cli import main
from addin.resources import resource

SECONDS = 20  # of a processor
PATIENCE = 6 * SECONDS  # on the clock: other programs may keep the processors busy
MEMORY = 3 << 30
EXPECTED = Path(__file__).with_name("expected.txt")
LEDGERS = (".xlsx", ".xlsm", ".xls", ".csv", ".et")
DOCUMENTS = (".docx", ".dotx", ".docm", ".doc", ".wps")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_BROKEN = 70  # exit statuses of a child that commands do not have


@dataclass(frozen=True, order=True)
class Failure:
    """What went wrong: with which file and command, and of what kind it is."""

    file: str
    command: str
    kind: str

    @property
    def line(self) -> str:
        """How it stands in the list of expected failures."""
        return f"{self.command}\t{self.file}"


def jobs(file: Path, ledger: Path, made: Path, known: Iterable[str]) -> Iterator[list[str]]:
    """Yield the commands that a file is put through, as far as the program knows them."""
    name, sample = str(file), str(ledger)
    if file.suffix.lower() in LEDGERS:
        fixed = ["--fixed", str(made / f"副本{file.suffix}")] if _is_package(file) else []
        wanted = [
            ["check", name, "--json", "--period", "2022", *fixed],
            ["tally", name, "-o", str(made / "统计.xlsx"), "--period", "2022"],
            ["report", name, "-o", str(made / "汇报.docx"), "--period", "2022H1"],
        ]
    else:
        wanted = [
            ["refresh", name, sample, "-o", str(made / "更新.docx")],
            ["refresh", name, sample, "-o", str(made / "修订.docx"), "--track"],
            ["report", sample, "-t", name, "-o", str(made / "套用.docx")],
            ["audit", name, sample, "-o", str(made / "核对.docx")],
            ["proofread", name, "-o", str(made / "校对.docx"), "--fix", str(made / "改.docx")],
            ["lint", name],
        ]
    yield from (job for job in wanted if job[0] in known)


def _is_package(file: Path) -> bool:
    return file.suffix.lower() in (".xlsx", ".xlsm")


def commands() -> frozenset[str]:
    """Return the commands that the program says it has."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        main(["--help"])
    return frozenset(re.findall(r"^  ([a-z]+) ", said.getvalue(), re.MULTILINE))


def failures(
    folder: Path, ledger: Path, show: Callable[[str], object] = print
) -> tuple[int, list[Failure]]:
    """Return how many commands were run on the files of a folder, and all that went wrong."""
    known, found, ran = commands(), [], 0
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (*LEDGERS, *DOCUMENTS))
    for file in (f for f in files if f.is_file()):
        before = _hash(file)
        for job in jobs(file, ledger, Path("made"), known):
            kind = outcome(job)
            ran += 1
            if kind is None and _hash(file) != before:
                kind = "the original was changed"
            if kind:
                found.append(Failure(str(file.relative_to(folder)), job[0], kind))
                show(f"{kind}\t{found[-1].line}")
    return ran, found


def outcome(arguments: Sequence[str], seconds: int = PATIENCE) -> str | None:
    """Run a command in a process of its own; return the kind of failure, None where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        made.mkdir()
        child = os.fork()
        if child == 0:  # pragma: no cover - another process
            _run(Path(folder), arguments)
        status = _waited(child, seconds)
        said = (Path(folder) / "stderr").read_text(encoding="utf-8", errors="replace")
        halves = [p.name for p in made.iterdir() if p.name.startswith(".")]
        return _kind(status, said, halves)


def _run(folder: Path, arguments: Sequence[str]) -> None:  # pragma: no cover - another process
    try:
        os.chdir(folder)
        limits.setrlimit(limits.RLIMIT_AS, (MEMORY, MEMORY))
        limits.setrlimit(limits.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr)):
            handle = os.open(name, os.O_WRONLY | os.O_CREAT)
            os.dup2(handle, 1 if name == "stdout" else 2)
            stream.flush()
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        status = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:
        os.write(2, f"Traceback: {type(error).__name__}".encode())
        status = _BROKEN
    os._exit(status)


def _waited(child: int, seconds: int) -> int:
    """Return how a process ended: its exit status, or minus the signal that ended it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -signal.SIGKILL


def _kind(status: int, said: str, halves: Sequence[str]) -> str | None:
    told = re.search(r"Traceback: (\w+)|程序内部出错（(\w+)）", said)
    if status in (-signal.SIGKILL, -signal.SIGXCPU):
        return f"over {SECONDS} s"
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    if told or status not in (0, 1, 2):
        return f"internal {told[1] or told[2] if told else status}"
    if halves:
        return "left half a file"
    if status == 2 and (said.count("\n") != 1 or not _CHINESE.search(said)):
        return "refused in other than one Chinese line"
    return None


def unexpected(
    found: Iterable[Failure], expected: Iterable[str]
) -> tuple[list[Failure], list[str]]:
    """Return the failures that no list expects, and those expected that did not happen."""
    lines = {its.line for its in found}
    return [its for its in found if its.line not in set(expected)], sorted(set(expected) - lines)


def expected_failures(path: Path = EXPECTED) -> list[str]:
    """Return the lines of the list of expected failures; # begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    from addin import terminal, workflows  # noqa: F401 - loaded once, before the processes part
    from addin.office.reading import closed_workbook  # noqa: F401
    from addin.office.templates import word_template  # noqa: F401

    sample = resource("samples", "活动台账.xlsx").resolve()
    number, wrong = failures(Path(sys.argv[1]).resolve(), sample)
    new, gone = unexpected(wrong, expected_failures())
    for kind, times in Counter(its.kind for its in wrong).most_common():
        print(f"{times:5}  {kind}")
    print(f"{number} commands, {len(wrong)} failures, {len(new)} of them new, {len(gone)} gone")
    for line in gone:
        print(f"no longer fails: {line}")
    sys.exit(1 if new or gone else 0)
