"""Ratios of CPU time, user and system, measured in turn: a busy machine changes them little."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_PEAK = """
import contextlib, io, pathlib, resource, sys
from addin.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main(sys.argv[1:])
status = pathlib.Path("/proc/self/status")
if status.exists():  # getrusage begins with what the process that started this one had
    told = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print(int(told.split()[1]) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

Timed = Callable[[], float]
"""Does something once and returns the seconds of CPU time that it took."""


@dataclass(frozen=True)
class Figure:
    """One figure: the time that something took, in that of something else; ``target``: at most.

    ``met`` is None where nothing was promised; ``note``: what the reader has to know of it.
    """

    what: str
    against: str
    ratio: float | None
    target: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met."""
        if self.ratio is None or self.target is None:
            return None
        return self.ratio <= self.target


def timed(work: Callable[[], object], target: Path | None = None) -> Timed:
    """Return a function that does a piece of work in this process and tells the CPU time it took.

    ``target``: the file that the work writes, taken away before.
    """

    def once() -> float:
        if target:
            target.unlink(missing_ok=True)
        gc.collect()
        start = time.process_time()
        work()
        return time.process_time() - start

    return once


def process(*arguments: str, environment: Mapping[str, str] | None = None) -> Timed:
    """Return a function that runs a whole process and tells the CPU time that it took.

    ``environment``: what is set for it beside what is set already. Windows tells no CPU time of
    processes that have ended; there it is the time on the clock.
    """

    def once() -> float:
        start = _of_children()
        done = subprocess.run(
            arguments, env={**os.environ, **(environment or {})}, capture_output=True, check=False
        )
        took = _of_children() - start
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
        return took

    return once


def _of_children() -> float:
    if resource is None:
        return time.perf_counter()
    its = resource.getrusage(resource.RUSAGE_CHILDREN)
    return its.ru_utime + its.ru_stime


def python(*arguments: str) -> Timed:
    """Return a function that runs this Python with arguments and tells the time it took."""
    return process(sys.executable, *arguments)


def in_turn(sides: Mapping[str, Timed], runs: int, warm: int = 1) -> dict[str, list[float]]:
    """Return each side's times: all of them once, then all again, the first rounds not counted."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(warm + runs):
        for name, once in sides.items():
            took = once()
            if number >= warm:
                times[name].append(took)
    return times


def ratio(times: Sequence[float], others: Sequence[float]) -> float:
    """Return the median of the ratios round by round."""
    return median(a / b for a, b in zip(times, others, strict=True))


def peak(*command: str) -> float:
    """Return the most memory, in bytes, that a command of the program had at once."""
    told = [sys.executable, "-c", _PEAK, *command]
    return float(subprocess.run(told, capture_output=True, text=True, check=True).stdout)
