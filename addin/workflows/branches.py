"""The job on one of many ledgers: read, count, check, and report where asked."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from addin.ledger.period import parse_period
from addin.ledger.refusal import Refusal
from addin.office.examiner import SECONDS, BrokenError, Examiner, TooLongError
from addin.report.branches.branch_return import (
    BranchReturn,
    as_data,
    branch_return,
    from_data,
    refused,
)
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.ledgers import check
from addin.workflows.reports import write_report

TOO_LONG = "{seconds}秒还没有处理完，已停止；请单独打开看看，删去用不到的工作表和空行后再试"
BROKEN = "处理时程序意外退出；请用Excel打开后另存为新文件再试"


class Task(Struct, frozen=True):
    """A ledger to be examined: its path, how it is called below the folder, for which period.

    ``period`` "" for the ledger's own; ``report``: where its report goes, "" for none.
    """

    path: str
    file: str
    period: str = ""
    mapping: tuple[str, ...] = ()
    report: str = ""


def examine(
    path: str, file: str, period: str, mapping: Sequence[str], report: str
) -> dict[str, Any]:
    """Return a ledger's return as data; a ledger that cannot be read has its refusal there.

    The report replaces one of an interrupted run: its folder is the rollup's own.
    """
    source = Path(path)
    sha256 = ""
    try:
        sha256 = _sha256(source)
        asked = parse_period(period) if period else None
        checked = check(LedgerInput(source, asked, mapping))
        if not checked.ledger.keeps_activities:
            kinds = "、".join(checked.ledger.other_kinds)
            return as_data(refused(file, f"只有{kinds}，没有活动记录，没有计入汇总", sha256))
        its = branch_return(
            file, sha256, checked.ledger, checked.scope, checked.tally, checked.findings
        )
        if not report:
            return as_data(its)
        write_report(checked, Path(report))
        return {**as_data(its), "report": Path(report).name}
    except Refusal as refusal:
        return as_data(refused(file, str(refusal), sha256))
    except MemoryError:
        raise
    except Exception as error:  # one file's trouble must not be the others'
        return as_data(refused(file, f"程序内部出错（{type(error).__name__}）", sha256))


def examine_apart(task: Task, seconds: float = SECONDS) -> BranchReturn:
    """Examine a ledger in a process of its own, with limits of time and memory."""
    try:
        answer = _of_this_thread().examiner.ask(asdict(task), seconds)
    except TooLongError:
        return refused(task.file, TOO_LONG.format(seconds=f"{seconds:g}"))
    except BrokenError:
        return refused(task.file, BROKEN)
    return from_data(answer) if "file" in answer else refused(task.file, answer["refusal"])


class Examiners:
    """The processes that serve the threads of one run, to be ended together."""

    def __init__(self) -> None:
        self._all: list[Examiner] = []

    def join(self) -> None:
        """Count in the process of the thread that calls."""
        self._all.append(_of_this_thread().examiner)

    def stop(self) -> None:
        """End all of them, whatever they are doing."""
        for examiner in tuple(self._all):
            examiner.stop()


class _OfThread(threading.local):
    """The process that serves this thread."""

    def __init__(self) -> None:
        self.examiner = Examiner()


@cache
def _of_this_thread() -> _OfThread:
    return _OfThread()


def _sha256(path: Path) -> str:
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where a folder is closed
        raise Refusal(f"“{path.name}”读不了（文件已不在，或没有权限）；请核对后再试")
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as e:
        raise Refusal(f"“{path.name}”读不了；请核对权限，或先关闭正在用它的程序") from e
