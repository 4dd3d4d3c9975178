"""Counts on a contents page, or on a table of counts, are held against the rows that were read."""

from __future__ import annotations

import pytest

from ledgers import H1, findings

LEDGER = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022-1-5|支委会|研究工作|林青|3|3
2022-2-9|党员大会|年度总结|林青|20|20
2022-2-16|支委会|研究发展|林青|3|3
2022-3-3|主题党日|植树|林青|20|18
2022-3-9|党课|讲党史|林青|20|19
2022-3-9|党课|讲党史|林青|20|19
2022-4-6|支委会|研究预算|林青|3|3
"""


def said(counts: str, sheet: str = "目录", ledger: str = LEDGER) -> list[tuple[str | None, str]]:
    """Return the counts that are asked about: the cell and the message."""
    found = findings(ledger, H1, **{sheet: counts})
    return [(f.cell, f.message) for f in found if f.code == "L054" and f.sheet == sheet]


@pytest.mark.parametrize(
    ("counts", "cell"),
    [
        ("序号|类别|次数|保管人\n1|支委会|{}|林青\n2|党员大会|1|林青\n3|党课|1|林青", "C2"),
        ("活动类型|完成次数\n支委会|{}次\n党员大会|1次\n主题党日|1次", "B2"),
        ("内容|支委会|党员大会|党课\n次数|{}|1|2", "B2"),
        ("月份|支委会|党员大会\n1月|1|0\n2月|1|1\n4月|1|0\n合计|{}|1", "B5"),
        ("类型|一季度|二季度|合计\n支委会|2|1|{}\n党员大会|1|0|1\n党课|1|0|1", "D2"),
        ("党支部2022年次数统计\n类型|次数\n支委会|{}\n党员大会|1\n党课|2", "B3"),
    ],
)
def test_a_wrong_count_of_a_type_is_asked_about(counts: str, cell: str) -> None:
    assert not said(counts.format(3))
    (asked,) = said(counts.format(5))
    assert asked == (cell, "支委会的合计写的是5，逐行加起来是3；请核对")


@pytest.mark.parametrize("number", [1, 2])
def test_a_row_entered_twice_may_be_counted_once_or_twice(number: int) -> None:
    assert not said(f"类型|次数\n支委会|3\n党员大会|1\n党课|{number}")


@pytest.mark.parametrize(
    ("counts", "sheet"),
    [
        ("类型|次数\n支委会|12\n党员大会|4\n党课|4", "年度计划"),
        ("类型|应开次数\n支委会|12\n党员大会|4\n党课|4", "目录"),
        ("2021年统计\n类型|次数\n支委会|12\n党员大会|4\n党课|4", "目录"),
        ("姓名|支委会|党员大会|党课\n林青|3|1|1\n石磊|3|1|1\n合计|6|2|2", "目录"),
        ("类型|1月|2月|合计\n支委会|3|3|9\n党员大会|0|20|20\n党课|0|19|19", "参会人次"),
        ("类型|次数\n谈心谈话|8\n走访慰问|4\n支委会|3", "目录"),
    ],
)
def test_other_counts_are_left_alone(counts: str, sheet: str) -> None:
    assert not said(counts, sheet)


def test_a_contents_page_counts_the_rows_of_each_sheet() -> None:
    meetings = (
        "日期|议题|主持人|应到人数|实到人数\n2022-1-5|研究工作|林青|3|3\n2022-2-5|预算|林青|3|3"
    )
    lessons = "日期|主题|主讲人|实到人数\n2022-1-9|讲党史|林青|20\n2022-2-9|讲党章|林青|20"
    index = "序|表名|次数\n1|支部委员会记录|{}\n2|党课登记|2\n3|活动台账|7"
    others = {"支部委员会记录": meetings, "党课登记": lessons}
    for number, cells in ((2, []), (5, []), (9, ["C2"])):
        found = findings(LEDGER, H1, 目录=index.format(number), **others)
        assert [f.cell for f in found if f.code == "L054"] == cells
