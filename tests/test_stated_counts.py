"""Figures below a list: a small table of totals, pairs in one row, lines by quarter."""

import pytest

from ledgers import findings, ledger

ROWS = """
日期|活动类型|主题|主持人|地点|应到人数|实到人数
2022-1-5|支委会|研究春训|向红|会议室|5|5
2022-2-9|支委会|研究评优|向红|会议室|5|5
2022-2-16|主题党日|清扫码头|向红|码头|20|18
2022-3-9|党员大会|推选代表|向红|礼堂|20|20
2022-3-16|党课|书记讲航标灯的故事|向红|礼堂|20|19
"""


def _totals(below: str) -> list[tuple[str | None, str]]:
    found = findings(ROWS + below)
    assert not [f for f in found if f.severity == "error"]
    assert len(ledger(ROWS + below).activities) == 5
    return [(f.cell, f.message.split("；")[0]) for f in found if f.code == "L054"]


@pytest.mark.parametrize(
    ("below", "cell"),
    [
        ("全年合计\n支委会|{n}次\n党员大会|1次", "B8"),
        ("'|全年合计\n'|支委会|{n}\n'|党员大会|1\n'|党课|1", "C8"),
        ("'\n类别统计\n支委会|共{n}次\n党员大会|共1次\n志愿服务|3次\n合计|5次", "B9"),
        ("'\n各类活动次数\n支委会：{n}次\n党员大会：1次", "A9"),
        ("支委会|{n}|党员大会|1|党课|1", "B7"),
        ("合计|5|'|登记5次\n支委会|{n}|党员大会|1|党课|1", "B8"),
        ("合计|支委会|{n}|党员大会|1|党课|1", "C7"),
        ("'\n支委会|党员大会|党课|主题党日\n{n}|1|1|1", "A9"),
        ("'\n类别|次数\n支委会|{n}\n党员大会|1", "B9"),
    ],
)
def test_figures_below_a_list_are_held_against_it(below: str, cell: str) -> None:
    assert _totals(below.format(n=2)) == []
    assert _totals(below.format(n=3)) == [(cell, "支委会的合计写的是3，逐行加起来是2")]


@pytest.mark.parametrize(
    "below", ["全年合计|6次", "全年合计\n支委会|2\n总计|6", "支委会|2|党员大会|1|合计|6"]
)
def test_a_figure_of_all_is_held_against_all_rows(below: str) -> None:
    assert [said for _, said in _totals(below)] == ["次数的合计写的是6，逐行加起来是5"]


def test_a_row_that_was_begun_is_no_figure() -> None:
    table = f"{ROWS}'|支委会|5"
    assert len(ledger(table).activities) == 6
    assert "L001" in {f.code for f in findings(table)}


def test_a_small_lecture_may_be_counted_as_a_lecture() -> None:
    rows = f"{ROWS}2022-4-6|微党课|谈守灯|向红|礼堂|20|19\n"
    for number, wrong in ((1, []), (2, []), (3, ["党课的合计写的是3，逐行加起来是1"])):
        found = findings(f"{rows}合计\n党课|{number}次\n支委会|2次")
        assert [f.message.split("；")[0] for f in found if f.code == "L054"] == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("组织生活会（民主评议）1次，支委会2次，共3次", []),
        ("组织生活会（含民主评议党员）1次，支委会2次，共3次", []),
        ("组织生活会（民主评议）2次，支委会2次，共3次", ["组织生活会"]),
        ("支委会（扩大）1次，支委会2次", []),
        ("支委会1次，共4次", ["支委会", "次数"]),
    ],
)
def test_brackets_in_a_line_of_totals_are_part_of_the_name(said: str, wrong: list[str]) -> None:
    table = f"""
    日期|活动类型|主题|主持人
    2022-1-5|支委会|研究春训|向红
    2022-1-20|组织生活会、民主评议党员|对照检查|向红
    2022-2-9|支委会|研究评优|向红
    一季度小计：{said}|||
    2022-4-9|支委会|研究评优|向红
    二季度小计：支委会1次，共1次|||
    """
    found = findings(table)
    assert [f.message.split("的合计")[0] for f in found if f.code == "L054"] == wrong


@pytest.mark.parametrize(("kind", "wrong"), [("支委会议会", 0), ("", 0), ("支部联学", 1)])
def test_a_row_whose_type_is_not_read_may_be_what_a_total_counts(kind: str, wrong: int) -> None:
    table = f"""
    日期|活动类型|主题|主持人
    2022-1-5|支委会|研究春训|向红
    2022-2-9|{kind}|研究评优|向红
    合计||支委会2次|
    """
    assert len([f for f in findings(table) if f.code == "L054"]) == wrong


@pytest.mark.parametrize(
    "line",
    [
        "一季度小计：支委会{n}次",
        "一季度：支委会{n}次、党员大会1次",
        "1-3月小计：支委会{n}次",
        "1季度小计|支委会{n}次",
        "Q1小计：支委会{n}次",
        "小计（一季度）|支委会{n}次",
        "（一季度小计：支委会{n}次）",
        "一季度召开支委会{n}次、党员大会1次",
        "一季度小计 支委会{n}  党员大会1",
        "一季度小计|支委会|{n}|党员大会|1",
        "一季度小计：支委会（{n}次）、党员大会（1次）",
        "'|'|一季度小计：支委会{n}次，党课1次（书记讲）",
    ],
)
def test_a_line_of_a_quarter_is_of_the_rows_above_it(line: str) -> None:
    for n in (2, 3):
        table = f"{ROWS}{line.format(n=n)}\n2022-4-6|支委会|研究防汛|向红|会议室|5|5\n"
        found = [f for f in findings(table) if f.severity != "info" and f.cell]
        assert [f.message.split("；")[0] for f in found] == (
            ["支委会的合计写的是3，逐行加起来是2"] if n == 3 else []
        )
        assert len(ledger(table).activities) == 6


@pytest.mark.parametrize("line", ["一季度共{n}次", "第一季度共开展活动{n}次", "一季度合计|{n}"])
def test_a_line_of_a_quarter_may_be_of_all_its_rows(line: str) -> None:
    for n in (5, 6):
        table = f"{ROWS}{line.format(n=n)}\n2022-4-6|支委会|研究防汛|向红|会议室|5|5\n"
        found = [f.message for f in findings(table) if f.severity != "info" and f.cell]
        assert len(found) == (n == 6)
