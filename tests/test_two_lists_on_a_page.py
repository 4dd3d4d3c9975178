"""Halves of a page that are two lists with other columns are both read, or it is asked about."""

from __future__ import annotations

import pytest

from addin.ledger.catalogue import catalogue
from addin.ledger.forms.evidence import evidence
from addin.ledger.tables import table as tables
from ledgers import findings, grid, ledger

TITLE = "松溪县档案馆党支部2022年上半年组织生活"
MEETINGS = "三会一课||||||主题党日与学习"
PAGE = f"""
{TITLE}
{MEETINGS}
月|日|项目|议题|主持|实到||名称|时间|内容|到会|类型
1|5|支委会|研究工作|张三|5||走访|1月20日|走访困难户|12|主题党日
2|9|党员大会|年度总结|张三|20||读书|2月22日|读报告|12|专题学习
3|3|支委会|研究发展|张三|5||植树|3月12日|植树|13|主题党日
4|7|党课|讲党史|张三|19
"""


def types(text: str) -> list[tuple[int, tuple[str, ...], str]]:
    """Return the rows that count: number, types, day."""
    found = ledger(text, None).activities
    return [(a.row.number, a.type_names, f"{a.when.first:%m-%d}" if a.when else "") for a in found]


def test_halves_with_other_headings_are_both_read() -> None:
    assert types(PAGE) == [
        (4, ("支委会",), "01-05"),
        (5, ("党员大会",), "02-09"),
        (6, ("支委会",), "03-03"),
        (7, ("党课",), "04-07"),
        (4, ("主题党日",), "01-20"),
        (5, ("专题学习",), "02-22"),
        (6, ("主题党日",), "03-12"),
    ]
    assert not [f for f in findings(PAGE) if f.severity == "error"]


@pytest.mark.parametrize(
    "page",
    [
        # no empty column between them, but a title above each
        """
        三会一课|||||主题党日与学习
        日期|类别|议题|主持|实到|时间|内容|类型|到会
        2022-1-5|支委会|研究工作|张三|5|2022-1-20|走访困难户|主题党日|12
        2022-2-9|党员大会|年度总结|张三|20|2022-2-22|读报告|专题学习|12
        """,
        # the title of the right half tells its type
        """
        三会一课||||||专题学习
        日期|类别|议题|主持|实到||日期|内容|地点|到会
        2022-1-5|支委会|研究工作|张三|5||2022-1-20|读原著|机关|12
        2022-2-9|党员大会|年度总结|张三|20||2022-2-22|读报告|机关|12
        """,
        # their headings are in different rows
        """
        日期|类别|议题|主持|实到||主题党日、学习
        2022-1-5|支委会|研究工作|张三|5||时间|内容|类型|到会
        2022-2-9|党员大会|年度总结|张三|20||2022-1-20|走访困难户|主题党日|12
        '||||||2022-2-22|读报告|专题学习|12
        """,
    ],
)
def test_halves_are_told_apart_however_they_are_headed(page: str) -> None:
    assert len(types(page)) == 4
    assert not [f for f in findings(page) if f.severity == "error"]


def test_three_lists_beside_one_another() -> None:
    text = """
    日期|类别|议题|实到||时间|内容|类型|到会||月|日|主讲|题目|活动类型
    2022-1-5|支委会|研究工作|5||2022-1-20|走访|主题党日|12||1|9|李四|党史|党课
    2022-2-9|党员大会|年度总结|20||2022-2-22|读报告|专题学习|12||4|9|李四|党章|党课
    """
    found = [a.type_names[0] for a in ledger(text).activities]
    assert sorted(found) == ["专题学习", "主题党日", "党员大会", "党课", "党课", "支委会"]


def test_each_half_has_a_subtotal_of_its_own() -> None:
    text = PAGE + "小计|支委会2  党员大会1  党课1||||||小计|主题党日{}  专题学习1"
    said = [(f.cell, f.message) for f in findings(text.format(5)) if f.code == "L054"]
    assert said == [("I8", "主题党日的合计写的是5，逐行加起来是2；请核对")]
    assert not [f for f in findings(text.format(2)) if f.code == "L054"]
    assert len(types(text.format(2))) == 7


def test_a_plan_beside_is_no_list_of_what_was_held() -> None:
    text = f"""
    {TITLE}
    完成情况||||||下一步计划
    日期|类别|议题|主持|实到||日期|内容|类型|负责人
    1月5日|支委会|研究工作|张三|5||5月20日|走访困难户|主题党日|李四
    2月9日|党员大会|年度总结|张三|20||6月22日|读报告|专题学习|李四
    3月3日|支委会|研究发展|张三|5||6月25日|植树|主题党日|李四
    """
    assert [t[1] for t in types(text)] == [("支委会",), ("党员大会",), ("支委会",)]


@pytest.mark.parametrize(
    "text",
    [
        """
        日期|活动类型|主题|主持人|实到人数||登记日期|登记人
        2022-1-5|支委会|研究工作|张三|5||2022-1-6|李四
        2022-2-9|党员大会|年度总结|张三|20||2022-2-10|李四
        2022-3-3|支委会|研究发展|张三|5||2022-3-4|李四
        """,
        """
        活动||||整改
        日期|活动类型|主题|实到人数|日期|内容|责任人
        2022-1-5|支委会|研究工作|5|2022-1-6|改作风|李四
        2022-2-9|党员大会|年度总结|20|2022-2-10|改文风|李四
        2022-3-3|支委会|研究发展|5|2022-3-4|改会风|李四
        """,
    ],
)
def test_further_days_of_a_list_make_no_second_list(text: str) -> None:
    assert [a.type_names[0] for a in ledger(text).activities] == ["支委会", "党员大会", "支委会"]
    assert not [f for f in findings(text) if f.code == "L063"]


def test_a_half_that_cannot_be_told_apart_is_asked_about() -> None:
    text = """
    日期|类别|议题|主持|实到|备注|名称|时间|内容|到会|类型
    2022-1-5|支委会|研究工作|张三|5||走访|2022-1-20|走访困难户|12|主题党日
    2022-2-9|党员大会|年度总结|张三|20||读书|2022-2-22|读报告|12|专题学习
    2022-3-3|支委会|研究发展|张三|5||植树|2022-3-12|植树|13|主题党日
    """
    (read,) = ledger(text).reading
    assert read.explained < 0.9
    (said,) = [f.message for f in findings(text) if f.code == "L063"]
    assert "另有一块有日期的没有读到，表头有“类别”；没有看懂的部分没有统计" in said
    assert not [f for f in findings(text) if f.code in ("F01", "F02", "F05")]


def test_columns_of_days_and_types_in_no_table_are_not_explained() -> None:
    page = grid(PAGE)
    (left, right) = tables.find_tables(page, catalogue())
    whole = evidence(page, (left, right), catalogue())
    half = evidence(page, (right,), catalogue())
    assert whole.explained == 1
    assert half.explained < 0.7


@pytest.mark.parametrize("joined", ["组织生活会兼民主评议党员", "组织生活会 兼 民主评议党员"])
def test_a_meeting_that_is_another_as_well_is_of_both_types(joined: str) -> None:
    text = f"""
    日期|活动类型|主题|主持人|应到人数|实到人数
    2022-1-5|{joined}|对照检查|张三|20|20
    """
    (held,) = ledger(text).activities
    assert held.type_names == ("组织生活会", "民主评议党员")


@pytest.mark.parametrize("word", ["改期", "取消", "未开", "延期"])
def test_a_type_that_only_says_put_off_is_of_nothing_held(word: str) -> None:
    text = f"""
    日期|活动类型|主题|主持人|应到人数|实到人数
    2022-1-5|支委会|研究|张三|5|5
    2022-1-25|{word}|联学|张三
    """
    assert len(ledger(text).activities) == 1
    assert not [f for f in findings(text) if f.severity == "error"]


@pytest.mark.parametrize(
    ("remark", "heads"),
    [
        ("应到13实到12", (13, 12)),
        ("应到13人，实到12人。", (13, 12)),
        ("线上；实到12人", (None, 12)),
        ("应到13人、实到12人、请假1人", (13, 12)),
        ("签到表上的实到情况另附", (None, None)),
    ],
)
def test_heads_told_by_the_remark_alone(remark: str, heads: tuple[int | None, int | None]) -> None:
    text = f"""
    日期|活动类型|主题|主持人|应到人数|实到人数|备注
    2022-1-5|党员大会|研究|张三|||{remark}
    """
    (held,) = ledger(text).activities
    assert (held.due, held.present) == heads
    blank = {f.cell for f in findings(text) if f.code == "L001"}
    assert blank == {c for c, n in zip(("E2", "F2"), heads, strict=True) if n is None}


def test_a_remark_does_not_speak_over_the_cell_itself() -> None:
    text = """
    日期|活动类型|主题|主持人|应到人数|实到人数|备注
    2022-1-5|党员大会|研究|张三|13|11|上午实到12
    """
    (held,) = ledger(text).activities
    assert held.present == 11


def test_a_total_that_counts_a_row_entered_twice_once_is_right() -> None:
    text = """
    日期|活动类型|主题|主持人|应到人数|实到人数
    2022-1-5|支委会|研究|张三|5|5
    2022-2-5|党课|讲党史|张三|20|20
    2022-2-5|党课|讲党史|张三|20|20
    合计：{}
    """
    for right in ("支委会1次、党课1次", "支委会1次、党课2次"):
        assert not [f for f in findings(text.format(right)) if f.code == "L054"]
    assert [f for f in findings(text.format("支委会1次、党课3次")) if f.code == "L054"]


def test_a_row_entered_twice_is_not_asked_about_as_two_places_at_once() -> None:
    text = """
    日期|时间|活动类型|主题|地点|主持人|应到人数|实到人数
    2022-1-5|9:00-10:00|支委会|研究|会议室|张三|5|5
    2022-1-5|9:00-10:00|支委会|研究|会议室|张三|5|5
    2022-1-6|9:00-10:00|支委会|研究|会议室|张三|5|5
    2022-1-6|9:00-10:00|党课|讲课|礼堂|张三|5|5
    """
    assert [f.cell for f in findings(text) if f.code == "L302"] == ["F5"]


def test_a_block_with_days_and_topics_that_nothing_types_is_asked_about() -> None:
    text = """
    日期|活动类型|主题|主持人|实到人数||时间|内容|地点|到会
    2022-1-5|支委会|研究工作|张三|5||2022-1-20|走访|社区|12
    2022-2-9|党员大会|年度总结|张三|20||2022-2-22|读报告|机关|12
    '||||||2022-3-12|植树|山上|13
    """
    (said,) = [f.message for f in findings(text) if f.code == "L063"]
    assert "没有读到，表头有“时间”" in said
    assert len([a for a in ledger(text).activities if a.types]) == 2


@pytest.mark.parametrize(
    "beside",
    [
        ("姓名", "出生日期", "职务"),
        ("登记日期", "登记人", "备注"),
        ("日期", "值班人", "电话"),
        ("计划日期", "内容", "负责人"),
    ],
)
def test_days_of_other_things_beside_are_left_alone(beside: tuple[str, ...]) -> None:
    days = ["|".join(f"2022-{m}-7" if "日期" in h else "甲" for h in beside) for m in (1, 2, 3)]
    text = f"""
    日期|活动类型|主题|主持人|实到人数||{"|".join(beside)}
    2022-1-5|支委会|研究工作|张三|5||{days[0]}
    2022-2-9|党员大会|年度总结|张三|20||{days[1]}
    2022-3-9|党课|讲党史|张三|20||{days[2]}
    """
    assert not [f for f in findings(text) if f.code == "L063"]
    assert len(ledger(text).activities) == 3
