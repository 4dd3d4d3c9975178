"""Sheets that Excel does not show are read as others are, and said; old drafts are not read."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.scope import find_scope
from addin.office.reading.closed_workbook import read_workbook
from ledgers import H1

HEADER = ["日期", "活动类型", "主题"]


def book(path: Path, sheet: str, state: str) -> Ledger:
    """Write and read a ledger with a second sheet in a state."""
    written = openpyxl.Workbook()
    first = written.active
    first.title = "活动台账"
    second = written.create_sheet(sheet)
    for its, day in ((first, "2022-3-5"), (second, "2022-3-9")):
        its.append(HEADER)
        its.append([day, "支委会", "研究"])
    second.sheet_state = state
    written.save(path)
    return read_ledger(path.name, read_workbook(path), catalogue(), 2022)


def said(read: Ledger) -> list[Finding]:
    return [f for f in check_ledger(read, find_scope(read, H1)) if f.code == "L044"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_counts_and_is_said(tmp_path: Path, state: str) -> None:
    read = book(tmp_path / "a.xlsx", "2022", state)
    assert len(read.activities) == 2
    assert [(f.sheet, f.severity) for f in said(read)] == [("2022", "info")]


@pytest.mark.parametrize(
    "sheet", ["旧稿", "活动台账草稿", "备份", "模板", "历史数据", "活动台账 (副本)"]
)
def test_a_hidden_draft_is_not_counted_and_is_said(tmp_path: Path, sheet: str) -> None:
    read = book(tmp_path / "a.xlsx", sheet, "hidden")
    assert len(read.activities) == 1
    assert [f.sheet for f in said(read)] == [sheet]


def test_a_sheet_that_is_shown_is_read_whatever_its_name(tmp_path: Path) -> None:
    read = book(tmp_path / "a.xlsx", "备份", "visible")
    assert len(read.activities) == 2
    assert not said(read)
