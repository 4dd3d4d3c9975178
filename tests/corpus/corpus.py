"""Every office file of a folder through every command, each in a process with limits of its own.

``python -m tests.corpus.corpus FOLDER [--runs RUNS.csv] [--only check,proofread]`` prints what broke,
and the table of docs/外来文件实测.md; RUNS.csv receives every run. A file may be refused, in one
Chinese line; it may not raise, hang, eat the memory, or change. Failures that are known are listed
in ``expected.txt``; one that no longer happens is printed too, so that the list stays true.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, fields, replace
from pathlib import Path

from addin.cli import main
from addin.resources import resource
from tests.corpus.one_run import LONG, MADE, Run, run
from tests.corpus.table import table

EXPECTED = Path(__file__).with_name("expected.txt")
LEDGERS = (".xlsx", ".xlsm", ".xls", ".csv", ".et", ".xlsb", ".ods", ".xltx", ".xltm")
DOCUMENTS = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".wps")
_PACKAGES = (".xlsx", ".xlsm")


def jobs(file: Path, ledger: Path, report: Path, known: Iterable[str]) -> Iterator[list[str]]:
    """Yield the commands that a file is put through, as far as the program knows them."""
    wanted = (
        _on_ledger(file, str(report))
        if file.suffix.lower() in LEDGERS
        else _on_document(str(file), str(ledger))
    )
    yield from (job for job in wanted if job[0] in known)


def _on_ledger(file: Path, report: str) -> list[list[str]]:
    name = str(file)
    fixed = ["--fixed", _made(f"副本{file.suffix}")] if file.suffix.lower() in _PACKAGES else []
    period = ["--period", "2022"]
    return [
        ["check", name, "-o", _made("校验.xlsx"), *period, *fixed],
        ["tally", name, "-o", _made("统计.xlsx"), *period],
        ["report", name, "-o", _made("汇报.docx"), "--period", "2022H1"],
        ["audit", report, name, "-o", _made("核对.docx"), "--sources", *period],
        ["refresh", report, name, "-o", _made("更新.docx"), *period],
        ["due", name, "--on", "2022-07-05"],
        ["submit", name, "-o", _made("报送.zip"), *period],
        ["proofread", name, "-o", _made("校对.docx")],
    ]


def _on_document(name: str, ledger: str) -> list[list[str]]:
    copies = [
        "-o",
        _made("校对.docx"),
        "--fix",
        _made("改.docx"),
        "--fix-layout",
        _made("排版.docx"),
    ]
    return [
        ["proofread", name, *copies, "--profile", "国标", "--ledger", ledger],
        ["audit", name, ledger, "-o", _made("核对.docx"), "--sources"],
        ["refresh", name, ledger, "-o", _made("修订.docx"), "--track"],
        ["report", ledger, "-t", name, "-o", _made("套用.docx"), "--sources"],
        ["lint", name, "-o", _made("批注.docx")],
        ["template", name, ledger, "-o", _made("模板.docx")],
        ["final", name, "-o", _made("定稿.docx")],
        ["check", name],
    ]


def _made(name: str) -> str:
    return str(MADE / name)


def commands() -> frozenset[str]:
    """Return the commands that the program says it has."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        main(["--help"])
    return frozenset(re.findall(r"^  ([a-z]+) ", said.getvalue(), re.MULTILINE))


def runs(folder: Path, only: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Run the commands on the files of a folder, then the roll-up on each folder of ledgers."""
    known = commands() & only if only else commands()
    ledger = resource("samples", "活动台账.xlsx").resolve()
    files = office_files(folder)
    with _sample_report(ledger) as report:
        for file in files:
            for job in jobs(file, ledger, report, known):
                yield _named(run(main, job, file), file, folder)
    if "rollup" in known:
        for place in sorted({its.parent for its in files if its.suffix.lower() in LEDGERS}):
            job = ["rollup", str(place), "-o", _made("汇总"), "--jobs", "1", "--period", "2022"]
            yield _named(run(main, job, place, LONG), place, folder)


def office_files(folder: Path) -> list[Path]:
    """Return the workbooks and documents of a folder and the folders below."""
    found = (its for its in folder.rglob("*") if its.suffix.lower() in (*LEDGERS, *DOCUMENTS))
    return sorted(its for its in found if its.is_file())


def _named(done: Run, file: Path, folder: Path) -> Run:
    return replace(done, file=file.relative_to(folder).as_posix())


@contextlib.contextmanager
def _sample_report(ledger: Path) -> Iterator[Path]:
    """Make a report from a ledger.

    What that loads, and reading what is no ledger, is there for all processes that part from this.
    """
    with tempfile.TemporaryDirectory() as folder:
        report, other = Path(folder) / "汇报.docx", Path(folder) / "别的表.csv"
        other.write_text("品名,单价\n,\n纸,20元\n笔,3元\n", encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main(["report", str(ledger), "-o", str(report), "--period", "2022H1"])
            main(["audit", str(report), str(ledger)])
            main(["proofread", str(report), "--profile", "国标"])
            main(["check", str(resource("samples", "各式台账.xlsx").resolve())])
            main(["check", str(other)])
        yield report


def unexpected(found: Iterable[Run], expected: Iterable[str]) -> tuple[list[Run], list[str]]:
    """Return the failures that no list expects, and those expected that did not happen."""
    wrong = [its for its in found if its.wrong]
    lines = {its.line for its in wrong}
    return [its for its in wrong if its.line not in set(expected)], sorted(set(expected) - lines)


def expected_failures(path: Path = EXPECTED) -> list[str]:
    """Return the lines of the list of expected failures; # begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def written(done: Iterable[Run], path: Path | None) -> Iterator[Run]:
    """Pass runs on, each written to a file as soon as it is done."""
    with contextlib.ExitStack() as stack:
        if path:
            file = stack.enter_context(path.open("w", encoding="utf-8", newline="", buffering=1))
            out = csv.writer(file)
            out.writerow([field.name for field in fields(Run)])
        for its in done:
            if path:
                out.writerow(astuple(its))
            yield its


def shown(done: Iterable[Run], show: Callable[[str], object] = print) -> Iterator[Run]:
    """Pass runs on; show each that went wrong."""
    for its in done:
        if its.wrong:
            show(f"{its.wrong}\t{its.line}")
        yield its


def examine(words: Sequence[str]) -> int:
    """Run everything on a folder; return 1 where something failed that is not expected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=Path)
    parser.add_argument("--only", type=lambda names: frozenset(names.split(",")), default=())
    asked = parser.parse_args(words)
    folder = asked.folder.resolve()
    done = list(shown(written(runs(folder, frozenset(asked.only)), asked.runs)))
    new, gone = unexpected(done, [] if asked.only else expected_failures())
    print(table(done))
    print(f"{len(done)} runs, {len(new)} new failures, {len(gone)} gone")
    for line in gone:
        print(f"no longer fails: {line}")
    return 1 if new or gone else 0


if __name__ == "__main__":
    sys.exit(examine(sys.argv[1:]))
