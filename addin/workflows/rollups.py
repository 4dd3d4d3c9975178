"""The job on a folder: every branch's ledger examined, all of them in one summary.

Results are written down one by one, so that an interrupted run goes on where it stopped. Whoever
does the work — threads of this computer, a cluster — the summary is the same to the byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import AbstractContextManager, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from msgspec import Struct

from addin.ledger.catalogue import catalogue
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.office.writing.safe_file import write_safely
from addin.report.branches.branch_return import BranchReturn, refused
from addin.report.branches.branch_summary import Rollup, common_period, rolled_up
from addin.workflows.branch_files import ledgers_below
from addin.workflows.branches import BROKEN, Examiners, Task, examine_apart
from addin.workflows.input_and_output import UNNAMED, Destination, LedgerInput
from addin.workflows.rollup_journal import REPORTS, Journal, told

WORKBOOK, DOCUMENT = "支部汇总.xlsx", "支部汇总.docx"
_WAIT = 0.5  # seconds

Step = Callable[[int, int, str], None]
"""Shows progress: how many are done, of how many, and the file that was done last."""


def unseen(_done: int, _all: int, _file: str) -> None:
    """Show no progress."""


class Workers(Struct, frozen=True):
    """Who examines the ledgers: so many threads of this computer, or a Dask cluster.

    ``jobs``: None for as many as the computer has cores; ``scheduler``: the cluster's address.
    """

    jobs: int | None = None
    scheduler: str | None = None

    def executor(self) -> AbstractContextManager[Executor]:
        """Give an executor: threads with a process of its own each, or the cluster's."""
        if self.scheduler is None:
            return _threads(self.jobs or os.cpu_count() or 1)
        return _cluster(self.scheduler)


THIS_COMPUTER = Workers()
"""As many threads of this computer as it has cores."""


class RolledUp(Struct, frozen=True):
    """A folder summed up: the view, and where its summaries are; ``resumed``: files done before."""

    rollup: Rollup
    folder: Path
    resumed: int

    @property
    def errors(self) -> int:
        """How many errors there are: files that could not be read, and findings of that grade."""
        found = sum(b.count("error") for b in self.rollup.branches)
        return found + len(self.rollup.refused)


def rollup(
    ledgers: LedgerInput,
    output: Destination = UNNAMED,
    *,
    reports: bool = False,
    workers: Workers = THIS_COMPUTER,
    step: Step = unseen,
) -> RolledUp:
    """Examine every ledger below a folder and write one summary of all into another folder.

    Where no folder is named that is beside it, as 台账（汇总）. Where no period is given it is the
    one that most ledgers state. ``reports``: write a report of each ledger too.
    """
    folder, period = ledgers.path, ledgers.period
    target = output.path or _beside(folder)
    found = ledgers_below(folder, target)
    files = found.files
    journal = Journal(target, told(ledgers, reports), output.force)
    tasks = _tasks(ledgers, files, _report_paths(target, files) if reports else [""] * len(files))
    with workers.executor() as executor:
        returns = _examined(tasks, executor, journal, step)
        chosen = period or common_period(returns)
        if chosen is None:
            raise Refusal(_no_period(folder, returns))
        again = [
            replace(task, period=chosen.code)
            for task, its in zip(tasks, returns, strict=True)
            if not period and _needs_again(its, chosen)
        ]
        second = {its.file: its for its in _examined(again, executor, journal, step)}
    returns = [_joined(its, second.get(its.file)) for its in returns]
    done = rolled_up(chosen, [*returns, *found.left_out], catalogue())
    _write(done, target, folder)
    journal.finish()
    return RolledUp(done, target, journal.resumed)


def _tasks(ledgers: LedgerInput, files: Sequence[str], reports: Sequence[str]) -> list[Task]:
    """Return a task for each file; ``reports``: where its report goes, "" for none."""
    root, code = ledgers.path.resolve(), ledgers.period.code if ledgers.period else ""
    return [
        Task(str(root / name), name, code, tuple(ledgers.mapping), path)
        for name, path in zip(files, reports, strict=True)
    ]


@contextmanager
def _cluster(scheduler: str) -> Iterator[Executor]:
    """Give the executor of a Dask cluster."""
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


@contextmanager
def _threads(number: int) -> Iterator[Executor]:
    """Give threads with a process each; at the end, and when interrupted, no file is waited for."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    examiners = Examiners()
    threads = ThreadPoolExecutor(number, initializer=examiners.join)
    try:
        yield threads
    finally:
        # In this order: nothing more is begun, what was begun is ended, and then no thread is left.
        threads.shutdown(wait=False, cancel_futures=True)
        examiners.stop()
        threads.shutdown()


def _no_period(folder: Path, returns: Sequence[BranchReturn]) -> str:
    """Say why there is no period: no ledger tells one, or none could be read at all."""
    its = returns[0]
    why = f"（如“{its.file}”：{its.refusal}）" if all(r.refusal for r in returns) else ""
    return f"“{folder}”里没有一个台账能看出报告期{why}；请加 --period 写明，如 --period 2022H1"


def _needs_again(its: BranchReturn, chosen: Period) -> bool:
    """Whether a ledger was counted for another period, or none could be found for it."""
    return bool(its.refusal and its.sha256) or bool(its.period and its.period != chosen.code)


def _joined(own: BranchReturn, again: BranchReturn | None) -> BranchReturn:
    """Return what counts of two looks at a ledger; what period it tells, the first look knows."""
    if again is None:
        return own
    return again if again.refusal or again.told else replace(again, told=own.told)


def _examined(
    tasks: Sequence[Task], executor: Executor, journal: Journal, step: Step
) -> list[BranchReturn]:
    """Return what each task gives, in their order; what the journal has is not done again."""
    known = {task: its for task in tasks if (its := journal.find(task))}
    waiting: dict[Future[BranchReturn], Task] = {}
    done = len(known)
    step(done, len(tasks), "")
    try:
        waiting = {executor.submit(examine_apart, t): t for t in tasks if t not in known}
        for future in _as_done(waiting):
            task = waiting[future]
            known[task] = its = _result(future, task)
            journal.add(task, its)
            done += 1
            step(done, len(tasks), task.file)
    except (KeyboardInterrupt, CancelledError):
        for future in waiting:
            future.cancel()
        raise
    return [known[task] for task in tasks]


def _as_done(waiting: Collection[Future[BranchReturn]]) -> Iterator[Future[BranchReturn]]:
    """Yield each when it is done; nobody can be interrupted in Windows but between two waits."""
    done: SimpleQueue[Future[BranchReturn]] = SimpleQueue()
    for future in waiting:
        future.add_done_callback(done.put)
    left = len(waiting)
    while left:
        with suppress(Empty):
            yield done.get(timeout=_WAIT)
            left -= 1


def _result(future: Future[BranchReturn], task: Task) -> BranchReturn:
    """Return what a worker found; a worker that was lost is one file's trouble."""
    try:
        return future.result()
    except (CancelledError, Refusal):
        raise
    except Exception:
        return refused(task.file, BROKEN)


def _beside(folder: Path) -> Path:
    its = folder.resolve()
    if not its.name:
        raise Refusal(f"“{folder}”是整个磁盘；请写明放着各支部台账的文件夹")
    # As the clerk wrote it, where that names the folder: 各支部, not ../单位/各支部 or a dot.
    return (
        folder.with_name(f"{its.name}（汇总）")
        if folder.name == its.name
        else (its.with_name(f"{its.name}（汇总）"))
    )


def _report_paths(target: Path, files: Sequence[str]) -> list[str]:
    """Return where each ledger's report goes; ledgers of nearly one name are told apart."""
    taken: set[str] = set()
    paths = []
    for file in files:
        stem = name = file.rpartition(".")[0].replace("/", "_")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}（{number}）"
        taken.add(name.casefold())
        paths.append(str(target.resolve() / REPORTS / f"{name}党建工作汇报.docx"))
    return paths


def _write(done: Rollup, target: Path, folder: Path) -> None:
    from addin.office.templates.word_template import fill  # noqa: PLC0415
    from addin.office.writing.rollup_workbook import write_rollup  # noqa: PLC0415
    from addin.report.branches.rollup_fields import rollup_fields, rollup_values  # noqa: PLC0415
    from addin.resources import resource  # noqa: PLC0415

    template = resource("templates", "支部台账汇总.docx")

    def write(path: Path) -> None:
        fill(template, rollup_values(done), rollup_fields(), path, traced=False)

    # The document first: of many branches it takes the more memory, and the workbook reuses it.
    write_safely(target / DOCUMENT, write)
    root = _seen_from(target.resolve(), folder.resolve())
    write_safely(target / WORKBOOK, lambda path: write_rollup(path, done, root))


def _seen_from(target: Path, folder: Path) -> str:
    """Return the folder as links in the target name it: from there, or in full on another drive."""
    try:
        return Path(os.path.relpath(folder, target)).as_posix()
    except ValueError:
        return folder.as_posix()
