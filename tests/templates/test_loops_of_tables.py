"""Tables of old reports whose rows are months, branches or types become loops."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents import tables
from made_templates import Table, filled, held, ledger, made

BOARD = held("2022-01-05", "2022-02-08", "2022-02-22", "2022-04-08", "2022-05-06", "2022-06-06")
LESSONS = held("2022-02-15", "2022-05-18", type="党课")
TITLE = "某某支部2022年上半年党建工作汇报"
MONTHS: Table = [
    ["月份", "支委会（次）", "党课（次）"],
    ["1月", "1", "—"],
    ["2月", "2", "1"],
    ["3月", "—", "—"],
    ["4月", "1", "—"],
    ["5月", "1", "1"],
    ["6月", "1", "—"],
]
LATER = ledger(held("2022-07-05", "2022-09-08") + held("2022-12-01", type="党课"), "2022H2")


def test_a_table_of_months_is_one_row_in_a_loop(tmp_path: Path) -> None:
    checked = ledger(BOARD + LESSONS)
    its = made(tmp_path, checked, TITLE, "各月开展情况", MONTHS)
    assert its.path is not None
    assert its.loops == 1
    assert [row[0] for row in tables(its.path)[0]] == [
        "月份", "{%tr for 月 in 各月 %}", "{{ 月.简称 }}", "{%tr endfor %}",
    ]  # fmt: skip
    filled(tmp_path, its, checked)
    assert tables(tmp_path / "新报告.docx")[0] == [list(row) for row in MONTHS]


def test_the_loop_has_the_rows_of_the_next_period(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(BOARD + LESSONS), TITLE, "各月开展情况", MONTHS)
    filled(tmp_path, its, LATER)
    assert tables(tmp_path / "新报告.docx")[0][1:] == [
        ["7月", "1", "—"],
        ["8月", "—", "—"],
        ["9月", "1", "—"],
        ["10月", "—", "—"],
        ["11月", "—", "—"],
        ["12月", "—", "1"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        MONTHS[:4],
        [MONTHS[0], MONTHS[2], MONTHS[1], *MONTHS[3:]],
        [MONTHS[0], ["1月", "1", "另有说明"], *MONTHS[2:]],
    ],
    ids=["not all months", "in another order", "with words of its own"],
)
def test_other_tables_are_filled_cell_by_cell(tmp_path: Path, rows: Table) -> None:
    checked = ledger(BOARD + LESSONS)
    its = made(tmp_path, checked, TITLE, "各月开展情况", rows)
    assert its.loops == 0
    filled(tmp_path, its, checked)
    assert tables(tmp_path / "新报告.docx")[0] == [list(row) for row in rows]
