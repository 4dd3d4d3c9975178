"""Summing up a folder of branches' ledgers: two cores against one, and what memory it takes.

Here it is the clock that counts: two cores take no less CPU time than one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.ledgers import write_ledger
from tests.benchmarks.measuring import Figure, Timed, peak

SIZES = (100, 1000)
ROWS = 300
_FASTER = 1 / 1.7


def figures(folder: Path, sizes: tuple[int, ...] = SIZES, rows: int = ROWS) -> Iterator[Figure]:
    """Yield the figures of rolling up; ``folder``: where files are made."""
    few, many = sizes[0], sizes[-1]
    for number in sizes:
        _write(folder / f"各支部{number}", number, rows)
    branches = folder / f"各支部{many}"
    one, two = (_rollup(branches, folder / "汇总", jobs)() for jobs in (1, 2))
    what = f"taizhang rollup, {many:,} workbooks of {rows} rows, two cores"
    yield Figure(what, "one core", two / one, _FASTER)
    if sys.platform == "win32":
        yield Figure("memory of rollup", "", None, note="skipped: not told on Windows")
        return
    peaks = [_memory(folder / f"各支部{number}", folder / "汇总") for number in (few, many)]
    yield Figure(f"its memory at {many:,} workbooks", f"at {few:,}", peaks[1] / peaks[0], 1.5)


def _write(folder: Path, number: int, rows: int) -> None:
    """Write ledgers of as many bodies."""
    folder.mkdir()
    for n in range(1, number + 1):
        write_ledger(folder / f"{n:04}.xlsx", rows, unit=f"石桥镇第{n}党支部")


def _rollup(branches: Path, output: Path, jobs: int) -> Timed:
    def once() -> float:
        shutil.rmtree(output, ignore_errors=True)
        words = ["rollup", str(branches), "-o", str(output), "--jobs", str(jobs)]
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "addin", *words], capture_output=True, check=False
        )
        took = time.perf_counter() - start
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
        return took

    return once


def _memory(branches: Path, output: Path) -> float:
    shutil.rmtree(output, ignore_errors=True)
    return peak("rollup", str(branches), "-o", str(output))
