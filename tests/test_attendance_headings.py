"""Who was due, who came and who was away, under the many headings that clerks give them."""

from __future__ import annotations

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.records.activity import Activity
from addin.ledger.scope import find_scope
from ledgers import H1, findings, grid
from test_header_rows import spread

_FOUR = "日期|活动类型|主题|主持人"
_UNDER = "^|^|^|^"
_ROW = "2022-3-5|主题党日|修剪果树|石磊"


def _book(table: str, way: str = "merged") -> Ledger:
    return read_ledger("台账.xlsx", [spread(table, way)], catalogue(), 2022)


def _found(book: Ledger) -> list[Finding]:
    return check_ledger(book, find_scope(book, H1))


def _heads(a: Activity) -> tuple[int | None, int | None, int | None]:
    return a.due, a.present, a.away


@pytest.mark.parametrize("way", ["merged", "unmerged"])
@pytest.mark.parametrize(
    ("headings", "cells", "heads"),
    [
        ("党员出席情况|<\n^|^|^|^|应出席|实出席", "20|19", (20, 19, None)),
        ("参会情况|<|<\n^|^|^|^|应|实|假", "20|19|1", (20, 19, 1)),
        ("人数|<|<\n^|^|^|^|应|实|缺", "20|19|1", (20, 19, 1)),
        ("到会情况|<\n^|^|^|^|到会|缺席", "19|1", (None, 19, 1)),
        ("出缺席情况|<\n^|^|^|^|出席|缺席", "19|1", (None, 19, 1)),
        ("应参会党员数|实参会党员数|请假人数", "20|19|1", (20, 19, 1)),
        ("应与会人数|实与会人数", "20|19", (20, 19, None)),
        ("应签到|实签到", "20|19", (20, 19, None)),
        ("到会|缺席", "19|1", (None, 19, 1)),
        ("人数（应/实）", "20/19", (20, 19, None)),
        ("人数（实/应）", "19/20", (20, 19, None)),
        ("应/实", "20/19", (20, 19, None)),
        ("参会人数（应到/实到/请假）", "20/19/1", (20, 19, 1)),
        ("出席情况", "应20实19假1", (20, 19, 1)),
        ("出席情况", "应与会20人，实与会19人", (20, 19, None)),
    ],
)
def test_who_was_due_and_who_came(
    headings: str, cells: str, heads: tuple[int | None, int | None, int | None], way: str
) -> None:
    book = _book(f"{_FOUR}|{headings}\n{_ROW}|{cells}", way)
    assert [_heads(a) for a in book.activities] == [heads]
    assert not {f.code for f in _found(book)} & {"L001", "L020", "L033", "L039"}


def test_heads_that_are_asked_for_of_others_are_none_of_the_members() -> None:
    table = f"{_FOUR}|实到人数|群众参会情况|<\n^|^|^|^|^|应|实\n{_ROW}|19|8|7"
    assert [_heads(a) for a in _book(table).activities] == [(None, 19, None)]


@pytest.mark.parametrize(
    "headings",
    [
        "请假|请假人员",
        "请假|请假情况",
        "请假人数|请假人员姓名",
        "缺席|缺席及事由",
        "请假（人）|请假人",
    ],
)
def test_of_two_columns_for_leave_one_has_the_number_and_one_the_names(headings: str) -> None:
    table = f"""
    日期 | 活动类型 | 主题 | 主持人 | 应到 | {headings.replace("|", " | ")}
    2022-3-5 | 主题党日 | 修剪果树 | 石磊 | 20 | 2 | 万芳、白杨
    2022-3-12 | 主题党日 | 清理水渠 | 石磊 | 20 | 3 | 万芳、白杨
    2022-4-9 | 主题党日 | 维修路灯 | 石磊 | 20 | 21 |
    2022-4-12 | 主题党日 | 慰问老人 | 石磊 | 20 | 0 | /
    """
    book = read_ledger("台账.xlsx", [grid(table)], catalogue(), 2022)
    assert [a.present for a in book.activities] == [18, 17, None, 20]
    told = {(f.code, f.cell) for f in findings(table) if f.code in {"L039", "L101", "L104", "L109"}}
    cells = {cell for _, cell in told}
    assert cells == {"G3", "F4"}, told


def test_the_form_of_organised_life_is_its_type() -> None:
    table = """
    召开日期 | 组织生活形式 | 议题 | 主持人 | 实到人数
    2022-3-5 | 支委会 | 研究春耕 | 石磊 | 5
    """
    assert [a.type_names for a in _book(table).activities] == [("支委会",)]
    assert "L033" not in {f.code for f in findings(table)}
