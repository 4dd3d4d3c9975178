"""How many calls into Excel a click makes, counted where Excel is imitated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from addin.resources import resource
from tests.benchmarks.measuring import Figure

MOST = {"check": 600, "tally": 500, "report": 100}
_LABELS = {"check": "校验台账", "tally": "统计", "report": "生成报告"}
_LEDGERS = {"check": "问题台账.xlsx", "tally": "活动台账.xlsx", "report": "活动台账.xlsx"}
_CLICK = """
import json, shutil, sys, tempfile
from pathlib import Path
from excel.engine import excel_of, start
from addin import ribbon
from addin.office import desktop
desktop.show = lambda _path: True
with tempfile.TemporaryDirectory() as folder:
    book = start().app.books.open(shutil.copy(sys.argv[2], folder))
    book.set_mock_caller()
    excel = excel_of(book)
    excel.calls.clear()
    getattr(ribbon, sys.argv[1])()
    print(json.dumps(sum(excel.calls.values())))
"""


def figures() -> Iterator[Figure]:
    """Yield the calls of three buttons, in the number that they may make at most."""
    for button, most in MOST.items():
        name = _LEDGERS[button]
        what = f"calls into Excel: {_LABELS[button]}, {name.removesuffix('.xlsx')}"
        yield Figure(what, f"{most} calls", calls(button, resource("samples", name)) / most, 1.0)


def calls(button: str, ledger: Path) -> int:
    """Return how many calls a button makes on a ledger."""
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join((str(tests), str(tests.parent)))
    done = subprocess.run(
        [sys.executable, "-c", _CLICK, button, str(ledger)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(json.loads(done.stdout.splitlines()[-1]))
