"""Check, edit, write back, again and again: only what is corrected changes, and it stays so."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from addin.ledger.grid import Grid, Value, a1
from addin.office.reading.closed_workbook import read_workbook
from addin.workflows import check, save_fixed_copy
from addin.workflows.input_and_output import LedgerInput

HEADINGS = ["日期", "活动类型", "主题", "主持人", "应到人数", "实到人数"]
TIDY = ["2022年1月5日", "支委会", "研究全年计划", "张三", "5", "5"]
ROWS = 6
MESSY = (
    ("2022。1。5", "二〇二二年一月六日", "2022年2月30日", "3月8日", "2022.03.07 ", ""),
    ("支部委员会", "支委汇", "党员大会", "没有这一类", "主题党日 "),
    ("研究 & <计划>", "=1+1", "待定", "", "学习😀"),
    ("张 三", "李四", ""),
    ("5人", "十九", "20余人", "６", ""),
    ("5人", "全体", "99", "４"),
)


class Ledger(RuleBasedStateMachine):
    """A workbook on disk, edited by hand and corrected by the program in turn."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="taizhang-test-"))
        self.path = self.folder / "台账.xlsx"
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "活动台账"
        for line in (HEADINGS, *[[*TIDY[:2], f"{TIDY[2]}{n}", *TIDY[3:]] for n in range(ROWS)]):
            sheet.append(line)
        book.save(self.path)
        self.corrected: dict[str, Value] = {}

    @rule(row=st.integers(2, ROWS + 1), column=st.integers(0, 5), which=st.integers(0, 5))
    def edit(self, row: int, column: int, which: int) -> None:
        book = openpyxl.load_workbook(self.path)
        choices = MESSY[column]
        cell = book["活动台账"].cell(row, column + 1)
        cell.value = choices[which % len(choices)]
        cell.data_type = "s"
        book.save(self.path)
        self.corrected.pop(cell.coordinate, None)

    @rule()
    def correct(self) -> None:
        before, grid = self.path.read_bytes(), self.grid(self.path)
        copy = self.folder / "副本.xlsx"
        checked = check(LedgerInput(self.path))
        fixed = save_fixed_copy(checked, self.path, copy, force=True)
        assert self.path.read_bytes() == before
        new = {c.cell: c.new for c in fixed.done}
        assert changes(grid, self.grid(copy)) <= new.keys()
        again = check(LedgerInput(copy))
        assert {k: s.value for k, s in again.tally.types.items()} == {
            k: s.value for k, s in checked.tally.types.items()
        }
        twice = save_fixed_copy(again, copy, self.folder / "再.xlsx", force=True)
        assert twice.done == ()
        assert (self.folder / "再.xlsx").read_bytes() == copy.read_bytes()
        shutil.move(copy, self.path)
        self.corrected |= {c.cell: self.grid(self.path).cells[c.cell] for c in fixed.done}

    @invariant()
    def what_was_corrected_stays(self) -> None:
        if getattr(self, "corrected", None):
            cells = self.grid(self.path).cells
            assert {k: cells[k] for k in self.corrected} == self.corrected

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def grid(path: Path) -> Read:
        return Read(read_workbook(path)[0])


class Read:
    """A sheet's cells by address."""

    def __init__(self, grid: Grid) -> None:
        self.cells = {
            a1(r, c): value for r, row in enumerate(grid.rows) for c, value in enumerate(row)
        }


def changes(before: Read, after: Read) -> set[str]:
    everywhere = before.cells.keys() | after.cells.keys()
    return {k for k in everywhere if before.cells.get(k) != after.cells.get(k)}


Ledger.TestCase.settings = settings(max_examples=5, stateful_step_count=7, deadline=None)
TestWritingBack = Ledger.TestCase
