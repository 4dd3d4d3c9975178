"""The shipped samples: what a careful colleague would say of them."""

from __future__ import annotations

import filecmp
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from addin.resources import resource
from addin.workflows import Checked, check
from addin.workflows.input_and_output import LedgerInput

SAMPLES = Path(__file__).parent.parent / "samples"


def checked(name: str) -> Checked:
    return check(LedgerInput(resource("samples", name)))


def test_the_good_ledger_has_the_figures_of_a_real_report() -> None:
    found = checked("活动台账.xlsx")
    expected = {"党员大会": 6, "支委会": 5, "党课": 3, "主题党日": 9, "专题学习": 6}
    assert {name: found.tally.types[name].value for name in expected} == expected
    assert found.tally.tagged["专题学习.两化"].value == 6
    assert 30 <= found.tally.activities.value <= 60
    assert found.tally.others["党员总数"].value == 23


@pytest.mark.parametrize("name", ["活动台账.xlsx", "全套台账.xlsx"])
def test_all_that_is_wrong_with_it_is_the_month_without_a_committee_meeting(name: str) -> None:
    (finding,) = checked(name).findings
    assert (finding.key, finding.when, finding.cell, finding.severity) == (
        "支委会",
        "2022-04",
        None,
        "warning",
    )


def test_the_full_ledger_has_every_kind_of_sheet_there_is() -> None:
    ledger = checked("全套台账.xlsx").ledger
    kinds = {kind.name for kind in ledger.catalogue.sheets if not kind.form_of}
    found = {t.kind.name for t in ledger.tables}
    assert kinds - {"党费收缴"} <= found <= kinds  # its ledgers are in test_dues.py
    assert ledger.unread == ()


def test_every_planted_problem_is_found_at_its_cell_and_nothing_else() -> None:
    planted = tomllib.loads((SAMPLES / "问题清单.toml").read_text(encoding="utf-8"))["problem"]
    found = [
        (f.code, f.severity, f.sheet, f.cell or "", f.key or "", f.when or "")
        for f in checked("问题台账.xlsx").findings
    ]
    expected = [
        (p["code"], p["severity"], p["sheet"], p["cell"], p.get("key", ""), p.get("when", ""))
        for p in planted
    ]
    assert sorted(found) == sorted(expected)
    assert len({p["code"] for p in planted}) >= 25


def test_the_samples_are_what_the_script_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "make_samples.py"), str(tmp_path)], check=True)
    for name in (
        "活动台账.xlsx",
        "问题台账.xlsx",
        "全套台账.xlsx",
        "各式台账.xlsx",
        "问题清单.toml",
    ):
        same = filecmp.cmp(tmp_path / name, SAMPLES / name, shallow=False)
        assert same, f"{name}: run python samples/make_samples.py"


def test_a_sample_that_is_no_list_is_read_in_every_form() -> None:
    done = checked("各式台账.xlsx")
    assert [(r.sheet, r.form, r.records) for r in done.ledger.reading] == [
        ("1月登记表", "cards", 2),
        ("2月考勤", "columns", 3),
        ("3至4月一览", "crosstab", 6),
        ("5月日历", "calendar", 2),
        ("6月纪事", "text", 3),
        ("参数", "list", 5),
    ]
    counts = {name: s.value for name, s in done.tally.types.items() if s.value}
    assert counts == {"党员大会": 2, "支委会": 6, "党课": 1, "主题党日": 7}
    assert [(f.code, f.when) for f in done.findings if f.severity != "info"] == []
