"""Rows of a list that are no activities: sums whatever else they say, and examples."""

from __future__ import annotations

import pytest

from ledgers import findings, ledger

HEAD = "序号|日期|活动类型|主题|地点|主持人|应到人数|实到人数"
FIRST = "1|2022-1-10|支委会|研究防汛|会议室|王强|3|3"
SECOND = "2|2022-1-20|主题党日|植树|会议室|王强|10|9"


def rows_of(*rows: str) -> list[int]:
    return [a.row.number for a in ledger("\n".join([HEAD, *rows])).activities]


@pytest.mark.parametrize(
    "row",
    [
        "小计|1月|支委会|1||||",
        "小计|1月|2次||||13|12",
        "1月小计|1月|支委会、主题党日|2||||",
        "合计|2022年1月|支委会|1|||3|3",
        "总计|1月|主题党日|1|||10|9",
        "本月合计|2022-1-31|主题党日|1|||10|9",
    ],
)
def test_a_row_that_begins_with_a_sum_is_none_whatever_else_it_says(row: str) -> None:
    assert rows_of(FIRST, SECOND, row) == [2, 3]
    found = findings("\n".join([HEAD, FIRST, SECOND, row]))
    assert not [f for f in found if f.cell and f.cell.endswith("4")]


def test_a_wrong_sum_of_a_type_is_found() -> None:
    found = findings("\n".join([HEAD, FIRST, SECOND, "小计|1月|支委会|1|||4|3"]))
    assert [(f.code, f.cell) for f in found if f.cell and f.cell.endswith("4")] == [("L054", "G4")]


@pytest.mark.parametrize(
    "row",
    [
        "示例|2022-1-1|党员大会|传达学习|会议室|张三|20|18",
        "例|2022-1-1|党员大会|传达学习|会议室|张三|20|18",
        "样例1|2022-1-1|党员大会|传达学习|会议室|张三|20|18",
        "填写示例|2022-1-1|党员大会|传达学习|会议室|张三|20|18",
        "（范例）|2022-1-1|党员大会|传达学习|会议室|张三|20|18",
        "1|2022-1-1|党员大会|（此行为示例，填报时请删除）|会议室|张三|20|18",
        "1|2022-1-1|党员大会|（样例）|会议室|张三|20|18",
        "1|2022-1-1|党员大会|示例：传达学习|会议室|张三|20|18",
    ],
)
def test_an_example_is_no_activity(row: str) -> None:
    assert rows_of(row, FIRST, SECOND) == [3, 4]
    assert rows_of(FIRST, row, SECOND) == [2, 4]


@pytest.mark.parametrize(
    "topic", ["例会", "学习典型案例", "传达条例", "案例教学", "示例教学法研讨"]
)
def test_a_topic_may_have_the_word_in_it(topic: str) -> None:
    assert rows_of(f"1|2022-1-10|支委会|{topic}|会议室|王强|3|3") == [2]
