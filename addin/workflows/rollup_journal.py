"""What a rollup has done so far, written down line by line, so that it can go on after a stop."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from addin import __version__
from addin.ledger.refusal import Refusal
from addin.office.writing.safe_file import append_line, write_bytes
from addin.report.branch_return import BranchReturn, as_data, from_data
from addin.workflows.branches import Task
from addin.workflows.input_and_output import LedgerInput

REPORTS = "报告"
_NAME = ".rollup.jsonl"  # not called as what is swept away after a while


def told(ledgers: LedgerInput, reports: bool) -> list[object]:
    """Return what results depend on beside the files: with other words they are no longer true."""
    code = ledgers.period.code if ledgers.period else ""
    return [__version__, str(ledgers.path.resolve()), code, list(ledgers.mapping), reports]


class Journal:
    """The results so far, a line each, in the folder that the summary goes to."""

    def __init__(self, folder: Path, told: list[object], force: bool) -> None:
        self._path = folder / _NAME
        self._found: dict[str, BranchReturn] = {}
        head = json.dumps(told, ensure_ascii=False)
        if folder.exists() and not folder.is_dir():
            raise Refusal(f"“{folder}”是文件，不是文件夹；汇总要写进一个文件夹，请用 -o 另写一个")
        lines = self._lines()
        if lines is None and folder.exists() and any(folder.iterdir()) and not force:
            raise Refusal(f"“{folder}”已经存在，没有覆盖；请换一个文件夹，或加 --force")
        _make(folder)
        _make(folder / REPORTS) if told[-1] else None
        if lines and lines[0] == head:
            self._read(lines[1:])
        else:
            write_bytes(self._path, f"{head}\n".encode())
        self.resumed = len(self._found)

    def find(self, task: Task) -> BranchReturn | None:
        """Return a result of the interrupted run, where the file has not changed since."""
        its = self._found.get(_mark(task))
        lost = its is not None and its.report and not Path(task.report).is_file()
        return None if lost else its

    def add(self, task: Task, its: BranchReturn) -> None:
        """Write a result down."""
        append_line(self._path, json.dumps([_mark(task), as_data(its)], ensure_ascii=False))

    def finish(self) -> None:
        """Take the journal away: the summary holds all of it."""
        with suppress(OSError):
            self._path.unlink()

    def _lines(self) -> list[str] | None:
        try:
            return self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None

    def _read(self, lines: Sequence[str]) -> None:
        for line in lines:
            with suppress(ValueError, TypeError, KeyError):  # a line that was cut off
                mark, data = json.loads(line)
                self._found[mark] = from_data(data)


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
