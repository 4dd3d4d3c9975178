"""The same content in every layout gives the same records, figures and findings."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from addin.ledger.grid import Grid, Value
from addin.ledger.values.text import shown
from addin.office.reading.closed_workbook import read_workbook
from addin.workflows import Checked, check_grids
from addin.workflows.input_and_output import LedgerInput
from layouts import HEADINGS, LAYOUTS, RECORDS, plain
from ledgers import H1

COMMON = {"L101": 1, "L103": 1, "L003": 1}  # the faults planted in the records


def records(checked: Checked) -> list[tuple[object, ...]]:
    return sorted(
        (
            a.when.first if a.when else date.min,
            a.type_names,
            a.topic,
            a.chair and a.chair.names,
            a.due,
            a.present,
            a.absent and (a.absent.names, tuple(sorted(a.absent.roles.items()))),
        )
        for a in checked.ledger.activities
    )  # type: ignore[type-var]


def figures(checked: Checked) -> dict[str, object]:
    return {s.key: (s.value, len(s.rows)) for s in checked.tally.figures}


def findings(checked: Checked) -> list[tuple[object, ...]]:
    return sorted(
        (f.code, f.severity, f.key or "", f.when or "", f.suggestion or "")
        for f in checked.findings
    )


def assert_same(grids: Sequence[Grid]) -> None:
    told = check_grids(LedgerInput(Path("台账.xlsx"), H1), grids)
    expected = check_grids(LedgerInput(Path("台账.xlsx"), H1), plain(RECORDS))
    assert records(told) == records(expected)
    assert figures(told) == figures(expected)
    assert findings(told) == findings(expected)


def test_the_plain_layout_has_the_faults_and_figures_that_were_put_in() -> None:
    told = check_grids(LedgerInput(Path("台账.xlsx"), H1), plain(RECORDS))
    found = [f.code for f in told.findings if f.cell]
    assert {code: found.count(code) for code in COMMON} == COMMON
    assert {k: s.value for k, s in told.tally.types.items() if s.value} == {
        "党员大会": 3,
        "支委会": 6,
        "主题党日": 2,
    }
    assert told.tally.activities.value == 10


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_says_the_same(layout: str) -> None:
    assert_same(LAYOUTS[layout](RECORDS))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_says_the_same(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "台账.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerows([HEADINGS, *([shown(v) for v in r] for r in RECORDS)])
    assert_same(read_workbook(path))


def write_table(path: Path, totals: bool = True) -> Path:
    """Write the records as an Excel table with a totals row of its own."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        end = len(RECORDS) + (1 if totals else 0)
        columns: list[dict[str, object]] = [{"header": h} for h in HEADINGS]
        columns[0] |= {"total_string": "汇总", "format": day}
        columns[5] |= {
            "total_function": "sum",
            "total_value": sum(float(str(r[5])) for r in RECORDS),
        }
        sheet.add_table(
            0,
            0,
            end,
            len(HEADINGS) - 1,
            {
                "name": "活动",
                "total_row": totals,
                "columns": columns,
                "data": [[_cell(v) for v in r] for r in RECORDS],
            },
        )
    return path


def _cell(value: Value) -> object:
    return (value - date(1899, 12, 30)).days if isinstance(value, date) else value


def test_an_excel_table_with_a_totals_row_says_the_same(tmp_path: Path) -> None:
    assert_same(read_workbook(write_table(tmp_path / "台账.xlsx")))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to write .xls")
def test_an_old_xls_says_the_same(tmp_path: Path) -> None:
    path = write_table(tmp_path / "台账.xlsx")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xls:MS Excel 97", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert_same(read_workbook(tmp_path / "台账.xls"))
