"""The job on a folder: every branch's ledger examined, all of them in one summary.

Results are written down one by one, so that an interrupted run goes on where it stopped. Whoever
does the work — threads of this computer, a cluster — the summary is the same to the byte.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from addin import __version__
from addin.ledger.catalogue import catalogue
from addin.ledger.period import Period
from addin.ledger.refusal import Refusal
from addin.office.safe_file import append_line, write_bytes, write_safely
from addin.report.branch_return import BranchReturn, as_data, from_data
from addin.report.rollup import Rollup, common_period, rolled_up
from addin.workflows.branches import Task, examine_apart

LEDGERS = (".xlsx", ".xlsm", ".xls", ".csv", ".et")
WORKBOOK, DOCUMENT, REPORTS = "支部汇总.xlsx", "支部汇总.docx", "报告"
_JOURNAL = ".taizhang-rollup.jsonl"

Step = Callable[[int, int, str], None]
"""Shows progress: how many are done, of how many, and the file that was done last."""


def unseen(_done: int, _all: int, _file: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class RolledUp:
    """A folder summed up: the view, and where its summaries are; ``resumed``: files done before."""

    rollup: Rollup
    folder: Path
    resumed: int

    @property
    def errors(self) -> int:
        """How many errors there are: files that could not be read, and findings of that grade."""
        found = sum(b.count("error") for b in self.rollup.branches)
        return found + len(self.rollup.refused)


def rollup(  # noqa: PLR0913, PLR0917 - what a command can say, the job must take
    folder: Path,
    output: Path | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    period: Period | None = None,
    mapping: Sequence[str] = (),
    reports: bool = False,
    force: bool = False,
    step: Step = unseen,
) -> RolledUp:
    """Examine every ledger below a folder and write one summary of all into another folder.

    Without ``output`` that is beside it, as 台账（汇总）. Without ``period`` it is the one that
    most ledgers tell. ``jobs``: how many are examined at once; ``scheduler``: a Dask cluster's.
    """
    target = output or folder.with_name(f"{folder.resolve().name}（汇总）")
    files = _ledgers(folder, target)
    journal = _Journal(target, _told(period, mapping, reports), force)
    tasks = [
        Task(
            str(folder.resolve() / name),
            name,
            period.code if period else "",
            tuple(mapping),
            _report_path(target, name) if reports else "",
        )
        for name in files
    ]
    with workers(jobs, scheduler) as executor:
        returns = _examined(tasks, executor, journal, step)
        chosen = period or common_period(returns)
        if chosen is None:
            raise Refusal(
                f"“{folder}”里没有一个台账能看出报告期；请加 --period 写明，如 --period 2022H1"
            )
        again = [
            replace(task, period=chosen.code)
            for task, its in zip(tasks, returns, strict=True)
            if not period and _needs_again(its, chosen)
        ]
        second = {its.file: its for its in _examined(again, executor, journal, step)}
    returns = [_joined(its, second.get(its.file)) for its in returns]
    done = rolled_up(folder.resolve().name, chosen, returns, catalogue())
    _write(done, target, folder)
    journal.finish()
    return RolledUp(done, target, journal.resumed)


@contextmanager
def workers(jobs: int | None, scheduler: str | None) -> Iterator[Executor]:
    """Give an executor: threads of this computer, each with its own process, or a cluster's."""
    if scheduler is None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as threads:
            yield threads
        return
    try:
        distributed: Any = import_module("distributed")  # the extra “cluster”
    except ImportError as e:
        raise Refusal("--scheduler 要用到Dask，这台电脑没有装；请安装 taizhang[cluster]") from e
    try:
        client = distributed.Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as e:
        raise Refusal(f"连不上调度器“{scheduler}”；请核对地址，如 tcp://10.0.0.5:8786") from e
    with client:
        yield client.get_executor(pure=False)


def _needs_again(its: BranchReturn, chosen: Period) -> bool:
    """Whether a ledger was counted for another period, or none could be found for it."""
    return bool(its.refusal and its.sha256) or bool(its.period and its.period != chosen.code)


def _joined(own: BranchReturn, again: BranchReturn | None) -> BranchReturn:
    """Return what counts of two looks at a ledger; what period it tells, the first look knows."""
    if again is None:
        return own
    return again if again.refusal or again.told else replace(again, told=own.told)


def _examined(
    tasks: Sequence[Task], executor: Executor, journal: _Journal, step: Step
) -> list[BranchReturn]:
    """Return what each task gives, in their order; what the journal has is not done again."""
    known = {task: its for task in tasks if (its := journal.find(task))}
    waiting: dict[Future[BranchReturn], Task] = {}
    done = len(known)
    step(done, len(tasks), "")
    try:
        waiting = {executor.submit(examine_apart, t): t for t in tasks if t not in known}
        for future in as_completed(waiting):
            task = waiting[future]
            known[task] = its = future.result()
            journal.add(task, its)
            done += 1
            step(done, len(tasks), task.file)
    except (KeyboardInterrupt, CancelledError):
        for future in waiting:
            future.cancel()
        raise
    return [known[task] for task in tasks]


def _ledgers(folder: Path, target: Path) -> list[str]:
    """Return the ledgers below a folder, in order; raise Refusal where there is none."""
    if not folder.is_dir():
        raise Refusal(f"没有文件夹“{folder}”；rollup 后面要写放着各支部台账的文件夹")
    root, own = folder.resolve(), target.resolve()
    if own == root:
        raise Refusal("汇总不能写进放台账的文件夹本身；请用 -o 另写一个文件夹")
    found = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.suffix.lower() in LEDGERS
        and not any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)
        and own not in path.parents
        and path.is_file()
    ]
    if not found:
        raise Refusal(
            f"“{folder}”里没有台账（.xlsx、.xlsm、.xls、.csv）；请把各支部的台账放进这个文件夹"
        )
    return sorted(found)


def _report_path(target: Path, file: str) -> str:
    name = file.rpartition(".")[0].replace("/", "_")
    return str(target.resolve() / REPORTS / f"{name}党建工作汇报.docx")


def _write(done: Rollup, target: Path, folder: Path) -> None:
    from addin.office.rollup_workbook import write_rollup  # noqa: PLC0415
    from addin.office.word_template import fill  # noqa: PLC0415
    from addin.report.rollup_fields import rollup_fields, rollup_values  # noqa: PLC0415
    from addin.resources import resource  # noqa: PLC0415

    root = Path(os.path.relpath(folder.resolve(), target.resolve())).as_posix()
    write_safely(target / WORKBOOK, lambda path: write_rollup(path, done, root))
    template = resource("templates", "支部台账汇总.docx")

    def write(path: Path) -> None:
        fill(template, rollup_values(done), rollup_fields(), path, traced=False)

    write_safely(target / DOCUMENT, write)


def _told(period: Period | None, mapping: Sequence[str], reports: bool) -> list[object]:
    """Return what results depend on beside the files: with other words they are no longer true."""
    return [__version__, period.code if period else "", list(mapping), reports]


class _Journal:
    """The results so far, a line each, in the folder that the summary goes to."""

    def __init__(self, folder: Path, told: list[object], force: bool) -> None:
        self._path = folder / _JOURNAL
        self._found: dict[str, BranchReturn] = {}
        head = json.dumps(told, ensure_ascii=False)
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
        return self._found.get(_mark(task))

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
