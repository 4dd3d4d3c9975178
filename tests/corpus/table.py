"""The runs of a corpus as the tables of docs/外来文件实测.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from tests.corpus.one_run import Run

_REFUSED = 2
_HEADINGS = ("次数", "做成", "一句话拒绝", "时间中位数", "最长", "内存最多", "出错")
_ROLLUP = "rollup"


def table(done: Sequence[Run]) -> str:
    """Return both tables: by command, and by kind of file."""
    of_files = [its for its in done if its.command != _ROLLUP]
    return "\n\n".join(
        (
            _table("命令", done, lambda its: f"`{its.command}`"),
            _table("文件", of_files, lambda its: PurePosixPath(its.file).suffix.lower()),
        )
    )


def _table(first: str, done: Iterable[Run], of: Callable[[Run], str]) -> str:
    grouped: dict[str, list[Run]] = defaultdict(list)
    for its in done:
        grouped[of(its)].append(its)
    headings = (first, *_HEADINGS) if first == "命令" else (first, "份数", *_HEADINGS)
    rows = [
        (name, *_cells(its, count_files=first != "命令")) for name, its in sorted(grouped.items())
    ]
    rule = ["---"] * len(headings)
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, rule, *rows))


def _cells(done: Sequence[Run], *, count_files: bool) -> list[str]:
    """Return how many runs, how they ended, their time, memory and failures."""
    times = sorted(its.seconds for its in done)
    files = [f"{len({its.file for its in done}):,}"] if count_files else []
    return [
        *files,
        f"{len(done):,}",
        f"{sum(its.status in (0, 1) for its in done):,}",
        f"{sum(its.status == _REFUSED for its in done):,}",
        f"{times[len(times) // 2]:.2f}秒",
        f"{times[-1]:.1f}秒",
        f"{max(its.megabytes for its in done):,.0f}MB",
        f"{sum(bool(its.wrong) for its in done):,}",
    ]
