"""Mutation testing, small and bounded: does a test notice when a line of the package is wrong?

    python -m tests.mutations addin/statistics addin/checks [--count 100] [--seed 1] [--workers 2]

Picks random mutants from the functions of the given files or folders, runs against each the tests
that execute the changed line, up to the first failure, and prints the mutants
that no test noticed. Exit status 1 when more than 1 in 20 survived. The tests are collected once
and a process is forked for each mutant (Linux, macOS); in it the function's own code is replaced,
so that every reference to the function runs the mutant. What runs at import is not mutated.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import hashlib
import importlib
import io
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

import coverage
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from mutants import Mutant, identity, mutants

ALLOWED = 0.05  # of the mutants may survive
MEMORY = 8 << 30  # bytes that a mutant may allocate
PATIENCE = 900  # seconds for one run of the tests without mutants

Executed = tuple[dict[str, float], dict[str, dict[int, list[str]]]]
"""The processor's seconds of each test that passes, and the tests that execute a file's line."""


class Trial:
    """A pytest plugin that tries mutants instead of running the tests once."""

    def __init__(self, files: list[Path], options: argparse.Namespace) -> None:
        self.files, self.options = files, options
        self.tried = self.survived = self.out_of_time = 0
        self.failed: set[str] = set()
        self.in_mutant = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for file in self.files:
            importlib.import_module(".".join(file.relative_to(Path.cwd()).with_suffix("").parts))
        self.items = {item.nodeid: item for item in session.items}
        known = gc.get_objects()
        self.functions = [f for f in known if isinstance(f, FunctionType)]
        self.caches = [f for f in known if hasattr(type(f), "cache_clear") and _is_ours(f)]
        del known
        executed = self.executed()
        gc.freeze()
        running: dict[int, tuple[Mutant, int]] = {}
        for mutant in mutants(self.files, self.options.count, self.options.seed):
            tests, seconds = _bearing(mutant, executed, self.options.seconds)
            if len(running) == self.options.workers:
                self.finish(running)
            child = _fork(partial(self.attempt, mutant, tests), 20 + 10 * seconds)
            running[child] = mutant, len(tests)
        while running:
            self.finish(running)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and self.in_mutant:
            os._exit(1)
        if report.failed:
            self.failed.add(report.nodeid)

    def executed(self) -> list[Executed]:
        """Return what the tests execute without mutants; kept until a Python file changes."""
        texts = [f.read_bytes() for f in sorted(Path.cwd().rglob("*.py"))]
        state = hashlib.sha256(repr((self.files, list(self.items), texts)).encode()).hexdigest()
        n = self.options.workers
        stores = [Path(tempfile.gettempdir(), f"mutations-{state[:16]}-{i}-{n}") for i in range(n)]
        children = [
            _fork(partial(self.trace, list(self.items)[i::n], store), PATIENCE)
            for i, store in enumerate(stores)
            if not store.exists()
        ]
        if any(os.waitpid(child, 0)[1] for child in children):
            raise pytest.UsageError("the tests do not run through without mutants")
        return [pickle.loads(store.read_bytes()) for store in stores]

    def trace(self, names: list[str], store: Path) -> None:
        files = [str(file) for file in self.files]
        tracer = coverage.Coverage(data_file=None, include=files, config_file=False)
        tracer.start()
        self.clear_caches()
        seconds = {}
        for name in names:
            tracer.switch_context(name)
            start = time.process_time()
            self.run([name])
            seconds[name] = time.process_time() - start
        tracer.stop()
        passed = {name: spent for name, spent in seconds.items() if name not in self.failed}
        lines = {file: tracer.get_data().contexts_by_lineno(file) for file in files}
        store.write_bytes(pickle.dumps((passed, lines)))

    def attempt(self, mutant: Mutant, tests: list[str]) -> None:
        """Run tests against a mutant; the first that fails ends the process."""
        self.in_mutant = True
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        for function in self.functions:
            if identity(function.__code__) == mutant.function:
                function.__code__ = mutant.code
        self.clear_caches()
        self.run(tests)

    def clear_caches(self) -> None:
        for function in self.caches:
            function.cache_clear()

    def run(self, tests: list[str]) -> None:
        its = [self.items[name] for name in tests]
        for item, following in zip(its, [*its[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)

    def finish(self, running: dict[int, tuple[Mutant, int]]) -> None:
        """Wait for one mutant and print it where no test failed."""
        child, status = os.wait()
        mutant, tests = running.pop(child)
        self.tried += 1
        self.out_of_time += os.WIFSIGNALED(status)
        if status == 0:
            self.survived += 1
            place = f"{os.path.relpath(mutant.path)}:{mutant.lines[-1]} ({tests} tests)"
            told = f"{place}\n  - {mutant.before}\n  + {mutant.after}"
            print(told, file=sys.__stdout__, flush=True)

    def report(self) -> int:
        """Print how many survived; return whether they are too many."""
        if self.out_of_time:
            print(f"{self.out_of_time} killed by the time limit")
        share = self.survived / max(1, self.tried)
        print(f"{self.tried} mutants, {self.survived} survived ({share:.1%})")
        return int(share > ALLOWED)


def _bearing(mutant: Mutant, executed: list[Executed], budget: float) -> tuple[list[str], float]:
    """Return the tests that execute a mutant's line, as many as fit into a budget of seconds.

    First those that reach a line of the function that few tests reach: in a rule that looks at
    every ledger, the tests in which it finds something.
    """
    seconds = {name: spent for its, _ in executed for name, spent in its.items()}
    by_line: dict[int, set[str]] = {
        line: {n for _, lines in executed for n in lines[mutant.path].get(line, ()) if n in seconds}
        for line in mutant.scope
    }
    found = set().union(*(by_line[line] for line in mutant.lines))
    rarest = dict.fromkeys(found, len(seconds))
    for names in by_line.values():
        rarest |= {name: min(rarest[name], len(names)) for name in names & found}
    chosen: list[str] = []
    total = 0.0
    for name in sorted(found, key=lambda name: (rarest[name], seconds[name], name)):
        if chosen and total + seconds[name] > budget:
            continue  # shorter ones behind a long one still fit
        total += seconds[name]
        chosen.append(name)
    return chosen, total


def _fork(work: Callable[[], None], limit: float) -> int:
    """Do work in a silent process, for so many seconds at most; its status 0 is success."""
    if child := os.fork():
        return child
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        work()
        os._exit(0)
    finally:
        os._exit(1)


def _is_ours(cache: Any) -> bool:
    return str(cache.__wrapped__.__code__.co_filename).startswith(str(Path.cwd()))


def _files(paths: Iterable[Path]) -> list[Path]:
    found = [f for p in paths for f in (sorted(p.rglob("*.py")) if p.is_dir() else [p])]
    return [file.resolve() for file in found]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("paths", nargs="+", type=Path, help="files or folders to mutate")
    parser.add_argument("--count", type=int, default=100, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same mutants")
    parser.add_argument("--workers", type=int, default=2, help="how many processes")
    parser.add_argument("--seconds", type=float, default=60, help="of tests per mutant, at most")
    parser.add_argument(
        "--tests", nargs="+", default=sorted(map(str, Path("tests").glob("test_*.py")))
    )
    options = parser.parse_args()
    sys.path.insert(0, str(Path.cwd()))
    trial = Trial(_files(options.paths), options)
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = temporary  # a mutant's failures teach nothing
        os.environ["PYTEST_DEBUG_TEMPROOT"] = temporary
        told = io.StringIO()
        always = ["-m", "not slow and not pages", "-s", "--hypothesis-seed=1"]
        with contextlib.redirect_stdout(told):
            ended = pytest.main([*options.tests, *always], plugins=[trial])
    if ended != pytest.ExitCode.OK:
        print(told.getvalue())
        return 2
    return trial.report()


if __name__ == "__main__":
    sys.exit(main())
