"""Checking a long ledger: against what openpyxl needs merely to read it, and the bare read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.ledgers import write_ledger
from tests.benchmarks.measuring import Figure, Timed, in_turn, peak, process, python, ratio

SIZES = (20_000, 200_000)
_BYTES_A_ROW = 3 * 1024
_STRAIGHT = 1.15
_OPENPYXL = """
import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
"""
_CALAMINE = """
import sys, python_calamine
with python_calamine.CalamineWorkbook.from_path(sys.argv[1]) as book:
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""


def figures(folder: Path, sizes: tuple[int, ...] = SIZES, runs: int = 3) -> Iterator[Figure]:
    """Yield the figures of checking; ``folder``: where files are made."""
    ours: dict[int, float] = {}
    ledgers = {rows: str(write_ledger(folder / f"{rows}.xlsx", rows)) for rows in sizes}
    for rows, ledger in ledgers.items():
        times = in_turn(_sides(ledger), runs, warm=0)
        ours[rows] = min(times["check"])
        what = f"taizhang check, {rows:,} rows, whole process"
        mere = "openpyxl's mere reading, read_only"
        yield Figure(what, mere, ratio(times["check"], times["openpyxl"]), 0.6)
        bare = "the limit: python-calamine's"
        yield Figure(what, bare, ratio(times["check"], times["bare"]), 6.0)
    if len(sizes) > 1:
        few, many = sizes[0], sizes[-1]
        a_row = (ours[many] / many) / (ours[few] / few)
        yield Figure(f"time a row, {many:,} rows", f"time a row, {few:,} rows", a_row, _STRAIGHT)
        yield from _memory(ledgers[few], few, ledgers[many], many)


def _sides(ledger: str) -> dict[str, Timed]:
    return {
        "check": process(sys.executable, "-m", "addin", "check", ledger),
        "openpyxl": python("-c", _OPENPYXL, ledger),
        "bare": python("-c", _CALAMINE, ledger),
    }


def _memory(short: str, few: int, long: str, many: int) -> Iterator[Figure]:
    """Yield what each further row takes of memory at the peak, in three kilobytes."""
    if sys.platform == "win32":
        yield Figure("memory a row", "3 KB", None, note="skipped: not told on Windows")
        return
    peaks = [peak("check", short), peak("check", long)]
    a_row = (peaks[1] - peaks[0]) / (many - few)
    yield Figure("memory that a further row takes at the peak", "3 KB", a_row / _BYTES_A_ROW, 1.0)
