"""A copy of somebody else's file has no kind of finding that the file itself did not have."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from openxml_audit import FileFormat

from addin.cli import main
from addin.resources import resource
from addin.workflows.finals import finalize
from rich_workbook import write_rich_workbook
from validators.judging import FORMATS, findings, new_findings
from word import official, wps

NO_OFFICE = not shutil.which("soffice")
Writer = Callable[[Path], Path]
SLIPS = (
    "一、2022年上半年工作开展情况",
    "召开党员大会7次,支委会 8次，主题党日*次。",
    "认真学习习近平总书记重要讲话精神精神，切实做到入脑入心",
    "联系人：张三，身份证号110101199003070011。",
)


def run(*words: object) -> None:
    assert main([str(w) for w in words]) in (0, 1)


def of_python_docx(path: Path) -> Path:
    """Write a report with a table, a comment, a header and a picture's neighbours, by a library."""
    document = docx.Document()
    runs = [document.add_paragraph(text).runs[0] for text in SLIPS]
    document.add_comment(runs[1], text="请核对", author="王五", initials="W")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "支委会", "9次"
    document.save(str(path))
    return path


def of_a_library(path: Path) -> Path:
    return official.written(path)


def of_wps(path: Path) -> Path:
    return wps.written(path)


def by_libre_office(folder: Path, source: Path) -> Path:
    """Return a document as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", folder / "存"]
    subprocess.run([*command, source], check=True, capture_output=True, timeout=180)
    return folder / "存" / source.name


def copies(report: Path, folder: Path) -> dict[str, Path]:
    """Return every copy that commands make of a report, by the command's name."""
    ledger = resource("samples", "活动台账.xlsx")
    made = {n: folder / f"{n}.docx" for n in ("audit", "sources", "proofread", "fix", "layout")}
    run("audit", report, ledger, "-o", made["audit"])
    run("audit", report, ledger, "-o", made["sources"], "--sources")
    run("proofread", report, "-o", made["proofread"], "--fix", made["fix"], "--ledger", ledger)
    run("proofread", report, "--profile", "国标", "--fix-layout", made["layout"])
    return made


def worse(
    report: Path, folder: Path, formats: Sequence[FileFormat] = FORMATS
) -> dict[str, list[str]]:
    """Return the copies of a report that have findings of their own, with those."""
    made = copies(report, folder)
    new = {name: new_findings(path, report, formats) for name, path in made.items()}
    return {name: found for name, found in new.items() if found}


def test_a_document_of_a_library(tmp_path: Path) -> None:
    assert worse(of_python_docx(tmp_path / "汇报.docx"), tmp_path, FORMATS[:1]) == {}


@pytest.mark.slow
@pytest.mark.parametrize("written", [of_python_docx, of_a_library, of_wps])
def test_an_official_report(written: Writer, tmp_path: Path) -> None:
    assert worse(written(tmp_path / "汇报.docx"), tmp_path) == {}


@pytest.mark.slow
@pytest.mark.pages
@pytest.mark.skipif(NO_OFFICE, reason="nothing is saved without soffice")
@pytest.mark.parametrize("written", [of_python_docx, of_a_library])
def test_a_document_that_libre_office_has_saved(written: Writer, tmp_path: Path) -> None:
    saved = by_libre_office(tmp_path, written(tmp_path / "汇报.docx"))
    assert worse(saved, tmp_path) == {}


@pytest.mark.slow
@pytest.mark.pages
@pytest.mark.skipif(NO_OFFICE, reason="nothing is saved without soffice")
def test_a_report_of_ours_that_libre_office_has_saved(tmp_path: Path) -> None:
    first, ledger = tmp_path / "汇报.docx", resource("samples", "全套台账.xlsx")
    run("report", resource("samples", "活动台账.xlsx"), "-o", first)
    saved = by_libre_office(tmp_path, first)
    for words in ([], ["--track"]):
        new = tmp_path / f"新{len(words)}.docx"
        run("refresh", saved, ledger, "--period", "2022H1", "-o", new, *words)
        assert new_findings(new, saved) == []


def test_a_final_copy(tmp_path: Path) -> None:
    report = tmp_path / "汇报.docx"
    run("report", resource("samples", "各式台账.xlsx"), "-o", report)
    finalize(report, tmp_path / "定稿.docx")
    assert not findings(tmp_path / "定稿.docx")


def test_the_copy_of_a_workbook_with_everything_in_it(tmp_path: Path) -> None:
    for name in ("台账.xlsx", "台账.xlsm"):
        ledger, copy = write_rich_workbook(tmp_path / name), tmp_path / f"副本{name}"
        run("check", ledger, "--fixed", copy, "--period", "2022H1")
        assert new_findings(copy, ledger) == []
