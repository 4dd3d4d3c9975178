"""No validator finds anything in a file that the program makes of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.cli import main
from addin.macros.__main__ import main as build
from addin.resources import SHIPPED_TEMPLATES, resource
from commands import ACTIVITIES, PARAMETERS
from conftest import WriteBook
from validators.judging import findings

SAMPLES = ("活动台账", "问题台账", "全套台账", "各式台账")
TEMPLATES = (*SHIPPED_TEMPLATES, "支部台账汇总")


def run(*words: object) -> None:
    assert main([str(w) for w in words]) in (0, 1)


def faulty(folder: Path) -> dict[str, list[str]]:
    """Return the files below a folder in which something is found, with what."""
    files = sorted(p for p in folder.rglob("*") if p.suffix[:2] in (".x", ".d"))
    assert files
    return {f.name: sorted(found) for f in files if (found := findings(f))}


@pytest.fixture
def small(book: WriteBook) -> Path:
    return book(活动台账=ACTIVITIES, 参数=PARAMETERS)


def test_the_workbooks_of_a_ledger(small: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    run("check", small, "-o", made / "校验结果.xlsx", "--fixed", made / "副本.xlsx")
    run("tally", small, "-o", made / "统计.xlsx")
    assert faulty(made) == {}


def test_a_rollup(small: Path, tmp_path: Path) -> None:
    (tmp_path / "各支部").mkdir()
    small.rename(tmp_path / "各支部" / "甲.xlsx")
    run("rollup", tmp_path / "各支部", "-o", tmp_path / "汇总", "--jobs", "1")
    assert faulty(tmp_path / "汇总") == {}


def test_a_report(small: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    run("report", small, "-o", made / "汇报.docx")
    run("report", small, "-t", "年度工作总结", "-o", made / "总结.docx")  # with charts
    run("report", small, "-t", "活动记录", "--each", "-o", made / "记录")
    assert faulty(made) == {}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_templates(name: str) -> None:
    assert not findings(resource("templates", f"{name}.docx"))


@pytest.mark.slow
def test_the_add_ins_and_a_blank_ledger(tmp_path: Path) -> None:
    assert build([str(tmp_path), "--year", "2022"]) == 0
    run("new", tmp_path / "新台账.xlsx", "--year", "2022")
    assert faulty(tmp_path) == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_and_all_that_is_made_of_them(name: str, tmp_path: Path) -> None:
    ledger = resource("samples", f"{name}.xlsx")
    first, others = tmp_path / "汇报.docx", resource("samples", "全套台账.xlsx")
    assert not findings(ledger)
    run("check", ledger, "-o", tmp_path / "校验结果.xlsx", "--fixed", tmp_path / "副本.xlsx")
    run("tally", ledger, "-o", tmp_path / "统计.xlsx")
    run("report", ledger, "-o", first, "--sources")
    run("report", ledger, "-o", tmp_path / "文字.docx", "--plain")
    run("audit", first, others, "-o", tmp_path / "批注.docx", "--sources", "--period", "2022H1")
    run("proofread", first, "-o", tmp_path / "校对.docx", "--fix", tmp_path / "修订.docx")
    run("proofread", first, "--profile", "国标", "--fix-layout", tmp_path / "排好.docx")
    for copy in ("更新", "修订更新"):
        track = ["--track"] if copy == "修订更新" else []
        run("refresh", first, others, "--period", "2022H1", "-o", tmp_path / f"{copy}.docx", *track)
    assert faulty(tmp_path) == {}


@pytest.mark.slow
def test_a_rollup_of_the_samples_with_its_reports(tmp_path: Path) -> None:
    folder = tmp_path / "各支部"
    folder.mkdir()
    for name in SAMPLES:
        (folder / f"{name}.xlsx").write_bytes(resource("samples", f"{name}.xlsx").read_bytes())
    run("rollup", folder, "-o", tmp_path / "汇总", "--reports", "--jobs", "1")
    assert faulty(tmp_path / "汇总") == {}
