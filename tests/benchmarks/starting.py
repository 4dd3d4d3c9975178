"""Whole processes, from cold: a report, and no more than the help."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from addin.resources import DEFAULT_TEMPLATE, resource
from tests.benchmarks.ledgers import write_ledger
from tests.benchmarks.letters import SYNTAXES, write_template
from tests.benchmarks.measuring import Figure, Timed, in_turn, process, python, ratio

ROWS = 300
_LETTER = Path(__file__).with_name("plain_script.py")
_EQUAL = Path(__file__).with_name("plain_report.py")
_SCRIPTS = {
    "equal": "a script of openpyxl and docxtpl that fills the same report",
    "letter": "a script of them that fills a small letter",
}


def figures(folder: Path, runs: int = 15) -> Iterator[Figure]:
    """Yield the figures of whole processes; ``folder``: where files are made."""
    ledger = str(write_ledger(folder / "ledger.xlsx", ROWS))
    template = str(write_template(folder / "plain.docx", SYNTAXES["docxtpl"]))
    shipped = str(resource("templates", DEFAULT_TEMPLATE))
    report = ("-m", "addin", "report", ledger, "--force", "-o", str(folder / "report.docx"))
    times = in_turn(
        {
            "report": python(*report),
            "plain": python(*report, "--plain"),
            "equal": python(str(_EQUAL), ledger, shipped, str(folder / "equal.docx")),
            "letter": python(str(_LETTER), ledger, template, str(folder / "letter.docx")),
            "new": _first(folder, ledger, Path(shutil.copy(shipped, folder / "own.docx"))),
            "ribbon": python("-c", "import addin.ribbon"),
            "import": python("-c", "import docxtpl"),
            "help": python("-m", "addin", "--help"),
            "bare": python("-c", "pass"),
        },
        runs,
    )
    what = f"taizhang report, {ROWS} rows, whole process"
    for name, told in (("report", what), ("plain", f"{what}, --plain")):
        for side, wording in _SCRIPTS.items():
            yield Figure(told, wording, ratio(times[name], times[side]), 0.55)
        yield Figure(told, 'python -c "import docxtpl"', ratio(times[name], times["import"]), 2.0)
    first = "the first report of a new template, whole process"
    yield Figure(first, _SCRIPTS["equal"], ratio(times["new"], times["equal"]), 1.0)
    ribbon = ratio(times["ribbon"], times["import"])
    yield Figure("import addin.ribbon", 'python -c "import docxtpl"', ribbon, 1.3)
    yield Figure("taizhang --help", "python -c pass", ratio(times["help"], times["bare"]), 3.0)


def _first(folder: Path, ledger: str, template: Path) -> Timed:
    """Return what writes a report of a template that no run has seen yet."""
    cache, words = folder / "cache", ("-t", str(template), "-o", str(folder / "first.docx"))
    report = process(
        *(sys.executable, "-m", "addin", "report", ledger, "--force", *words),
        environment={"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)},
    )

    def once() -> float:
        shutil.rmtree(cache, ignore_errors=True)
        return report()

    return once
