"""What a rollup has done so far, written down line by line, so that it can go on after a stop.

Every line is held to its checksum and to the types of what it says. What could not be done is not
written down: the disk may have room the next time, and the file be closed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert

from addin import __version__
from addin.ledger.refusal import Refusal
from addin.office.writing.leftovers import OURS
from addin.office.writing.safe_file import append_line, sha256_of, write_bytes
from addin.report.branches.branch_return import BranchReturn, as_data, from_data
from addin.workflows.branches import Task
from addin.workflows.input_and_output import LedgerInput

REPORTS = "报告"
_NAME = ".rollup.jsonl"  # not called as what is swept away after a while
_DIGITS = 16  # of a checksum: against accidents, not against a forger


def told(ledgers: LedgerInput, reports: bool) -> list[object]:
    """Return what results depend on beside the files: with other words they are no longer true."""
    code = ledgers.period.code if ledgers.period else ""
    return [__version__, str(ledgers.path.resolve()), code, list(ledgers.mapping), reports]


class Journal:
    """The results so far, a line each, in the folder that the summary goes to.

    ``force``: what an earlier run found is forgotten, and a summary of it replaced.
    """

    def __init__(self, folder: Path, told: list[object], force: bool) -> None:
        self._path = folder / _NAME
        self._found: dict[str, BranchReturn] = {}
        if folder.exists() and not folder.is_dir():
            raise Refusal(f"“{folder}”是文件，不是文件夹；汇总要写进一个文件夹，请用 -o 另写一个")
        head, *lines = self._lines() or [None]
        if head is None and not force and _is_used(folder):
            raise Refusal(f"“{folder}”已经存在，没有覆盖；请换一个文件夹，或加 --force")
        _make(folder)
        if head == told and not force:
            self._found = dict(_results(lines))
        else:
            write_bytes(self._path, f"{_line(told)}\n".encode())
        _make(folder / REPORTS) if told[-1] else None
        self.resumed = len(self._found)

    def find(self, task: Task) -> BranchReturn | None:
        """Return a result of the interrupted run, where the file has not changed since."""
        its = self._found.get(_mark(task))
        if its is None or its.file != task.file or its.sha256 != sha256_of(Path(task.path)):
            return None
        return None if its.report and not Path(task.report).is_file() else its

    def add(self, task: Task, its: BranchReturn) -> None:
        """Write a result down; a refusal may be one of the moment."""
        if not its.refusal:
            append_line(self._path, _line([_mark(task), as_data(its)]))

    def finish(self) -> None:
        """Take the journal away: the summary holds all of it."""
        with suppress(OSError):
            self._path.unlink()

    def _lines(self) -> list[Any]:
        """Return what is written down, its beginning first; nothing where that is not whole."""
        try:
            written = self._path.read_bytes().split(b"\n")
        except OSError:
            return []
        head, *lines = map(_read, written)
        return [] if head is None else [head, *lines]


def _line(content: object) -> str:
    text = json.dumps(content, ensure_ascii=True)
    return f"{_checksum(text.encode())} {text}"


def _read(line: bytes) -> Any:
    """Return what a line says; None for one that was cut off or changed."""
    checksum, _, text = line.partition(b" ")
    if checksum.decode("ascii", "replace") != _checksum(text):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _checksum(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:_DIGITS]


def _results(lines: list[Any]) -> Iterator[tuple[str, BranchReturn]]:
    for line in lines:
        with suppress(ValueError, TypeError, KeyError, AttributeError, ValidationError):
            mark, data = line
            convert(data, BranchReturn)
            its = from_data(data)
            figures = (its.activities, *(its.types or {}).values(), *(its.sums or {}).values())
            if isinstance(mark, str) and all(figure.rows is not None for figure in figures):
                yield mark, its


def _is_used(folder: Path) -> bool:
    """Whether a folder holds anything but what a run left that was ended in its midst."""
    try:
        return any(not p.name.startswith((OURS, _NAME)) for p in folder.iterdir())
    except FileNotFoundError:
        return False


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise Refusal(f"不能建文件夹“{folder}”；请换一个位置，或检查权限") from e


def _mark(task: Task) -> str:
    """Return what a result belongs to: the file as it is now, and the period asked for."""
    try:
        its = Path(task.path).stat()
    except OSError:
        return f"{task.file}|{task.period}"
    return f"{task.file}|{task.period}|{its.st_size}|{its.st_mtime_ns}"
