"""What a ledger leaves unknown is not ranked, summed or called missing; gaps are those of branches."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.report.branches.branch_return import as_data, from_data
from addin.workflows.branches import examine
from addin.workflows.rollups import DOCUMENT, WORKBOOK, RolledUp
from documents import paragraphs
from rollup.folders import CAREFUL, FORGETFUL, examined, ledger

SLIP = "2023-02-30|支委会|研究培训|王五|3|3"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> RolledUp:
    root = tmp_path_factory.mktemp("rollup")
    ledger(root / "各支部" / "甲.xlsx", CAREFUL, "甲支部")
    ledger(root / "各支部" / "乙.xlsx", FORGETFUL + SLIP, "乙支部")
    return examined(root / "各支部", root / "汇总", jobs=1)


def test_a_branch_with_a_slip_that_may_be_what_it_lacks_is_not_ranked(done: RolledUp) -> None:
    assert [(p.place, p.branch.name) for p in done.rollup.order] == [
        (1, "甲支部"),
        (None, "乙支部"),
    ]
    committees = next(t for t in done.rollup.types if t.type == "支委会")
    assert committees.missing is None
    assert not committees.short
    assert [b.name for b in committees.open] == ["乙支部"]


def test_the_summary_says_that_it_is_not_known(done: RolledUp) -> None:
    text = "\n".join(paragraphs(done.folder / DOCUMENT))
    assert "（待核实：支委会涉及乙支部）" in text
    assert "支委会没有达到频次要求" not in text
    assert "各党支部均有足够的记录" not in text


def test_the_workbook_says_so_too(done: RolledUp) -> None:
    book = openpyxl.load_workbook(done.folder / WORKBOOK)
    overview = {r[0].value: [c.value for c in r] for r in book["汇总"].iter_rows()}
    assert overview["支委会"][3] == "待核实"
    matrix = {r[1].value: [c.value for c in r] for r in book["支部对照"].iter_rows()}
    assert matrix["乙支部"][0] == "—" and matrix["乙支部"][3] == "待核实"
    gaps = [[c.value for c in r] for r in book["未见记录"].iter_rows()]
    (row,) = [r for r in gaps if r[:2] == ["乙支部", "支委会"]]
    assert row[3] == "待核实"
    assert str(row[4]).startswith("待核实：2月记录不足，第8行的日期或类型没有读出")


def test_what_a_ledger_leaves_open_is_kept_as_data(tmp_path: Path) -> None:
    path = ledger(tmp_path / "乙.xlsx", FORGETFUL + SLIP)
    its = from_data(examine(str(path), path.name, "", [], ""))
    assert from_data(as_data(its)) == its
    duty = next(d for d in its.duties if d.type == "支委会")
    assert (duty.gap, duty.missing, duty.short, duty.known) == (None, "", False, False)


def test_gaps_of_a_ledger_of_several_branches_are_added_up(tmp_path: Path) -> None:
    lines = [f"2023-0{m}-05|支委会|研究|张三|3|3" for m in (1, 1, 1, 2, 3)]
    path = ledger(tmp_path / "合记.xlsx", "\n".join(lines))
    book = openpyxl.load_workbook(path)
    sheet = book["活动台账"]
    for row, name in enumerate(["党支部", "一支部", "一支部", "二支部", "一支部", "一支部"], 1):
        sheet.cell(row, 7, name)
    book.save(path)
    its = from_data(examine(str(path), path.name, "", [], ""))
    duty = next(d for d in its.duties if d.type == "支委会")
    assert (duty.held, duty.required, duty.gap) == (5, 6, 2)
    assert duty.missing == "二支部2月、3月未见记录"
