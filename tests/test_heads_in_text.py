"""How many came of those due, in the texts of calendars, crosstabs and diaries: 15/16, （26/28）."""

from __future__ import annotations

import pytest

from addin.ledger.values.heads.ratio_order import order_of_most, order_said
from form_sheets import book, found, sheet

CALENDAR = """
{title}
一     | 二     | 三     | 四     | 五     | 六 | 日
6      | 7      | 8      | 9      | 10     | 11 | 12
支委会⏎9:00 值守室⏎5/5 研究防汛 | | {cell} | | 党课 19:30 食堂（17/19）韩梅讲 | |
13     | 14     | 15     | 16     | 17     | 18 | 19
党小组会（一组）8:30 一组（6/7） | | 主题党日⏎大堤⏎18/19 | | | |
20     | 21     | 22     | 23     | 24     | 25 | 26
 | 专题学习 15:00 值守室 16/19 | | | | |
"""
TITLE = "水文站党支部2023年3月月历　到/应"


def heads(cell: str, title: str = TITLE) -> tuple[int | None, int | None]:
    its = book(CALENDAR.format(title=title, cell=cell))
    return next((a.present, a.due) for a in its.activities if a.row.address("活动类型") == "C4")


def asked(cell: str, title: str = TITLE) -> list[tuple[str, str | None]]:
    its = found(CALENDAR.format(title=title, cell=cell), period="2023-03")
    return [(f.code, f.cell) for f in its if f.severity != "info"]


@pytest.mark.parametrize(
    "cell",
    [
        *("党员大会⏎9:00 值守室⏎18/19", "党员大会（18/19）", "党员大会 9:00 值守室 18/19 审议预算"),
        *(
            "党员大会 18人/19人",
            "党员大会：审议预算（到会18/应到19）",
        ),
        *("党员大会 18/19（1人值班）", "党员大会（到18/应19）审议预算"),
    ],
)
def test_a_text_says_how_many_came_of_those_due(cell: str) -> None:
    assert heads(cell) == (18, 19)
    assert asked(cell) == []


def test_an_entry_may_say_its_own_order() -> None:
    assert heads("党员大会 应到/实到：19/18") == (18, 19)


def test_few_are_heads_too_and_no_day_where_the_day_is_known() -> None:
    its = book(CALENDAR.format(title=TITLE, cell="党小组会 3/5 二组"))
    one = next(a for a in its.activities if a.row.address("活动类型") == "C4")
    assert (one.present, one.due, str(one.when and one.when.first)) == (3, 5, "2023-03-08")


@pytest.mark.parametrize("cell", ["党员大会 21/19", "党员大会⏎9:00 值守室⏎20/19"])
def test_more_than_were_due_is_asked_about_at_the_cell(cell: str) -> None:
    assert asked(cell) == [("L101", "C4")]


def test_what_most_texts_show_tells_the_order_where_nothing_says_it() -> None:
    title = "水文站党支部2023年3月月历"
    assert asked("党员大会 20/19", title) == [("L101", "C4")]
    assert [code for code, _ in asked("党员大会 18/19", title)] == ["L022"]


def test_another_sheet_may_say_the_order() -> None:
    note = sheet("水文站党支部组织生活记录\n格内：类型、时间、地点（应到/实到）、事由", "说明")
    table = sheet(CALENDAR.format(title="水文站党支部2023年3月月历", cell="党员大会"), "3月")
    its = book(note, table)
    assert {(a.due, a.present) for a in its.activities if a.due == 18} == {(18, 19)}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        *(("到/应", "实到/应到"), ("人数（实到/应到）", "实到/应到"), ("到会／应到", "实到/应到")),
        *(("应到/实到", "应到/实到"), ("应/实", "应到/实到"), ("到会人数/应到人数", "实到/应到")),
        *(
            ("实到/应到或应到/实到", ""),
            ("应到23人/请假2人", ""),
            ("到期/应缴", ""),
            ("应急/到岗", ""),
        ),
    ],
)
def test_titles_say_which_number_comes_first(text: str, order: str) -> None:
    assert order_said(text) == order


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        ("8/9 7/9 9/9 6/9 8/9 10/9", "实到/应到"),
        ("9/8 9/7 9/6 9/8 8/9", "应到/实到"),
        ("8/9 7/9 6/9 8/9", ""),
        ("8/9 9/8 7/9 9/7", ""),
    ],
)
def test_one_against_many_tells_the_order(cells: str, order: str) -> None:
    assert order_of_most(cells.split()) == order


def test_a_crosstab_says_heads_behind_its_days() -> None:
    table = """
    2023年一季度组织生活一览（实到/应到）
    月份 | 支委会           | 主题党日
    1月  | 5日 研究计划 5/5 | 12日 慰问（18/19）
    2月  | 6日 研究防汛 4/5 | 13日 植树（20/19）
    3月  | 7日 3/5          | 15日 学雷锋 17/19
    """
    its = book(table)
    got = {(a.row.address("活动类型"), a.present, a.due) for a in its.activities}
    assert got == {
        *(("B3", 5, 5), ("C3", 18, 19), ("B4", 4, 5), ("C4", 20, 19), ("B5", 3, 5), ("C5", 17, 19))
    }
    assert [(f.code, f.cell) for f in found(table) if f.severity == "error"] == [("L101", "C4")]


def test_without_a_day_two_small_numbers_may_be_one() -> None:
    table = """
    2023年一季度活动记事
    1月5日 支委会：研究计划
    主题党日 3/5 植树
    支委会 3/6 研究防汛
    """
    days = [str(a.when.first) for a in book(table).activities if a.when]
    assert days == ["2023-01-05", "2023-03-05", "2023-03-06"]
