"""What was held is counted; what was planned, put off or struck from the list is not."""

from __future__ import annotations

import pytest

from addin.ledger.catalogue import catalogue
from addin.ledger.period import parse_period
from addin.ledger.records.status import Status, status_of
from addin.ledger.refusal import Refusal
from addin.statistics.tally import tally
from ledgers import codes, findings, ledger

Q1 = parse_period("2022Q1")
assert Q1 is not None


def figures(table: str, **others: str) -> dict[str, float]:
    assert Q1 is not None
    counted = tally(ledger(table, **others), Q1)
    return {s.key: float(s.value) for s in counted.figures}


def absences(table: str, **others: str) -> set[tuple[str | None, str | None]]:
    return {(f.key, f.when) for f in findings(table, Q1, **others) if f.code in ("F02", "F05")}


@pytest.mark.parametrize(
    ("planned", "real"),
    [
        ("计划时间", "实际时间"),
        ("计划召开时间", "实际召开时间"),
        ("拟开展时间", "开展时间"),
        ("计划日期", "日期"),
        ("计划完成时间", "完成时间"),
        ("预定时间", "实际开展日期"),
        ("计划月份", "实际召开时间"),
    ],
)
def test_the_real_day_is_the_day_and_without_one_nothing_was_held(planned: str, real: str) -> None:
    table = f"""
    {planned}|{real}|活动类型|主题|主持人|应到人数|实到人数
    2022-1-10|2022-1-12|支委会|研究|张三|5|5
    2022-2-25|2022-3-2|支委会|研究|张三|5|5
    2022-3-28||支委会|研究|张三|5|
    """
    assert figures(table)["支委会"] == 2
    assert ("支委会", "2022-02") in absences(table)
    assert ("支委会", "2022-03") not in absences(table)
    found = findings(table, Q1)
    assert [(f.code, f.cell) for f in found if f.severity != "warning"] == [("L074", "A4")]


def test_what_was_put_off_was_held_on_its_real_day_where_people_came() -> None:
    table = """
    计划时间|实际时间|状态|活动类型|主题|主持人|应到人数|实到人数
    1月|2022-2-11|延期|支委会|研究|张三|5|5
    2月|2022-3-2|推迟召开|支委会|研究|张三|5|5
    3月||延期|支委会|研究|张三|5|
    3月|2022-3-28|取消|支委会|研究|张三|5|5
    """
    assert [a.row.number for a in ledger(table).activities] == [2, 3]
    assert [f.cell for f in findings(table, Q1) if f.code == "L072"] == ["C5"]


def test_a_column_of_real_days_stands_before_one_of_days() -> None:
    table = """
    日期|实际日期|活动类型|主题|主持人|实到人数
    2022-1-10|2022-2-12|支委会|研究|张三|5
    2022-2-10|2022-3-12|支委会|研究|张三|5
    """
    assert [a.when and a.when.first.month for a in ledger(table).activities] == [2, 3]
    assert "L042" in codes(table)  # and it is asked which of them is the date


def test_a_status_tells_what_was_held() -> None:
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数|状态
    2022-1-10|支委会|研究|张三|5|5|已归档
    2022-2-10|支委会|研究|张三|5||待召开
    2022-3-10|支委会|研究|张三|5||已取消
    """
    assert figures(table)["支委会"] == 1
    assert codes(table).isdisjoint({"L001", "L103"})


@pytest.mark.parametrize(
    ("heading", "said", "means"),
    [
        ("状态", "已归档", Status.HELD),
        ("状态", "待归档", Status.HELD),
        ("会议状态", "按期召开", Status.HELD),
        ("完成情况", "已完成，3月5日", Status.HELD),
        ("完成情况", "√", Status.HELD),
        ("是否开展", "是", Status.HELD),
        ("是否开展", "已开展", Status.HELD),
        ("状态", "待召开", Status.NOT_HELD),
        ("状态", "草稿", Status.NOT_HELD),
        ("状态", "计划中", Status.NOT_HELD),
        ("状态", "已取消（防汛）", Status.NOT_HELD),
        ("状态", "延期至4月", Status.NOT_HELD),
        ("状态", "延期完成", Status.HELD),
        ("完成情况", "推迟后已完成", Status.HELD),
        ("状态", "改期完成（4月3日）", Status.HELD),
        ("状态", "逾期完成", Status.HELD),
        ("状态", "已补开", Status.HELD),
        ("状态", "延期未完成", Status.NOT_HELD),
        ("完成情况", "未完成", Status.NOT_HELD),
        ("完成情况", "×", Status.NOT_HELD),
        ("是否召开", "否", Status.NOT_HELD),
        ("状态", "审核中", Status.UNKNOWN),
        ("状态", "进行中", Status.UNKNOWN),
        ("完成情况", "完成80%", Status.UNKNOWN),
        ("状态", "是", Status.UNKNOWN),
        ("完成情况", "组织党员参观烈士陵园，重温入党誓词", None),
        ("落实情况", "效果良好", None),
        ("状态", " ", None),
        ("检查状态", "未抽查", None),
        ("状态", "已备案", None),
    ],
)
def test_the_words_of_a_status(heading: str, said: str, means: Status | None) -> None:
    assert status_of(said, heading, catalogue().status) is means


def test_an_unknown_status_is_asked_about_once_and_counts_where_people_came() -> None:
    table = """
    日期|活动类型|主题|主持人|实到人数|状态
    2022-1-10|支委会|研究|张三|5|审核中
    2022-2-10|支委会|研究|张三||审核中
    2022-3-10|支委会|研究|张三|5|审核中
    """
    assert figures(table)["支委会"] == 2
    (asked,) = [f for f in findings(table, Q1) if f.code == "L073"]
    assert "2行照常计数，1行没有实到人数，没有计数" in asked.message
    assert ("支委会", "2022-02") not in absences(table)  # it may have been held


@pytest.mark.parametrize("typed", ["0", "0人", "零人"])
def test_an_activity_that_nobody_came_to_is_asked_about(typed: str) -> None:
    table = f"""
    日期|活动类型|主题|主持人|应到人数|实到人数
    2022-1-10|主题党日|学习|张三|31|{typed}
    2022-2-10|主题党日|学习|张三|31|30
    2022-3-10|主题党日|学习|张三|31|29
    """
    found = figures(table)
    assert (found["主题党日"], found["参加人次"], found["到会率"]) == (2, 59, 95.2)
    assert [(f.code, f.cell) for f in findings(table, Q1) if f.severity == "error"] == [
        ("L076", "F2")
    ]
    assert ("主题党日", "2022-01") not in absences(table)


def test_a_remark_answers_whether_what_nobody_came_to_was_held() -> None:
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数|备注
    2022-1-10|主题党日|学习|张三|31|0|因疫情取消
    2022-2-10|主题党日|学习|张三|31|30|
    """
    assert "L076" not in codes(table)
    assert figures(table)["主题党日"] == 1


PLAN = """
日期|活动类型|主题|主持人
2022-1-10|主题党日|植树|张三
2022-2-10|主题党日|学雷锋|张三
"""
LEDGER = """
日期|活动类型|主题|主持人|实到人数
2022-1-10|主题党日|植树|张三|20
"""


@pytest.mark.parametrize("sheet", ["主题党日计划", "2022年活动安排表", "工作计划", "下月安排"])
def test_a_sheet_of_plans_beside_the_ledger_counts_nothing(sheet: str) -> None:
    assert figures(LEDGER, **{sheet: PLAN})["主题党日"] == 1
    said = [f for f in findings(LEDGER, Q1, **{sheet: PLAN}) if f.code == "L077"]
    assert [(f.sheet, f.severity) for f in said] == [(sheet, "info")]


INTENDED = """
日期|活动类型|主题|主持人|{heads}
2022-1-10|主题党日|植树|张三|20
2022-2-10|主题党日|学雷锋|张三|20
"""


@pytest.mark.parametrize("heads", ["参加人数", "拟参加人数", "预计参会人数", "应到人数"])
@pytest.mark.parametrize(
    "sheet", ["3月下旬活动安排", "党日活动方案", "主题党日实施方案", "主题党日轮流安排表"]
)
def test_heads_of_a_plan_are_those_expected(sheet: str, heads: str) -> None:
    plan = INTENDED.format(heads=heads)
    assert figures(LEDGER, **{sheet: plan})["主题党日"] == 1
    said = [f for f in findings(LEDGER, Q1, **{sheet: plan}) if f.code == "L077"]
    assert [f.sheet for f in said] == [sheet]


def test_a_rota_of_lectures_is_a_plan() -> None:
    rota = """
    2022年党课轮讲表
    时间|题目|主讲人|地点
    2022年1月|党的历史|张三|会议室
    2022年2月|党章|李四|会议室
    2022年3月|纪律|王五|会议室
    """
    assert len(ledger(LEDGER, 党课=rota).activities) == 1
    assert "L077" in codes(LEDGER, Q1, 党课=rota)


@pytest.mark.parametrize("sheet", ["计划落实情况", "主题党日", "三会一课计划执行台账"])
def test_a_sheet_of_what_came_of_a_plan_is_a_ledger(sheet: str) -> None:
    assert "L077" not in {f.code for f in findings(LEDGER, Q1, **{sheet: PLAN})}


def test_rows_of_a_plan_that_people_came_to_were_held() -> None:
    table = """
    2022年主题党日活动计划表
    日期|活动类型|主题|主持人|实到人数|完成情况
    2022-1-10|主题党日|植树|张三|20|
    2022-2-10|主题党日|学雷锋|张三||已完成
    2022-3-10|主题党日|扫墓|张三||
    """
    assert [a.row.number for a in ledger(table).activities] == [3, 4]


def test_a_book_of_plans_alone_is_refused_in_plain_words() -> None:
    with pytest.raises(Refusal, match="登记的是计划"):
        ledger("2022年主题党日活动计划表\n" + PLAN.strip())


def test_planned_days_alone_are_no_ledger_of_what_was_held() -> None:
    table = """
    计划时间|活动类型|主题|主持人
    2022-1-10|支委会|研究|张三
    """
    with pytest.raises(Refusal, match="登记的是计划"):
        ledger(table)


def test_a_total_may_leave_out_what_was_called_off_or_not() -> None:
    table = """
    日期|活动类型|主题|主持人|实到人数|状态
    2022-1-10|主题党日|植树|张三|20|已召开
    2022-2-10|主题党日|学雷锋|张三||已取消
    2022-3-10|主题党日|扫墓|张三|20|已召开
    合计|共{}次|||40
    """
    assert "L054" not in codes(table.replace("{}", "2"))
    assert "L054" not in codes(table.replace("{}", "3"))
    assert "L054" in codes(table.replace("{}", "4"))


PREFILLED = """
序号|日期|活动类型|主题|主持人|应到人数|实到人数
1|2022-1-10|支委会|研究防汛|张三|3|3
2|2022-2-10|支委会|研究值班|张三|3|3
3|3月|支委会||||
4|2022年3月|主题党日||张三|20|
5|2022年3月|党课|学党章|张三|20|
"""


def test_rows_with_a_month_and_a_type_alone_are_asked_about_once() -> None:
    assert [a.row.number for a in ledger(PREFILLED).activities] == [2, 3, 6]
    found = findings(PREFILLED, Q1)
    (asked,) = [f for f in found if f.code == "L077"]
    assert (asked.severity, "2行（第4、5行）" in asked.message) == ("warning", True)
    assert not [f for f in found if f.cell and f.cell[1:] in ("4", "5")]
    assert "F02" not in {f.code for f in found}


@pytest.mark.parametrize(
    ("day", "topic", "remark"),
    [
        ("2022年3月11日 15:00（未举行，山洪封路）", "读条例", ""),
        ("2022年3月11日（山洪封路，未举行）", "读条例", ""),
        ("2022年3月11日（停电没开，下周再定）", "读条例", ""),
        ("3月28日（拟）", "拟读条例", "暴雨，未开，推迟到四月"),
        ("3月28日（拟）", "拟读条例", ""),
        ("3月28日（计划）", "读条例", ""),
        ("2022-3-28（待定）", "读条例", ""),
        ("2022-3-28", "参观窑址", "临时有检修任务，没去"),
        ("2022-3-28", "参观窑址", "因大雾未能成行，改到5月份"),
        ("2022-3-28", "参观窑址", "本次活动因封控取消，另行通知"),
        ("2022-3-28", "参观窑址", "取消（封控）"),
        ("2022-3-28", "参观窑址。因大桥封闭未去，改到5月份", ""),
        ("2022-3-28", "原定看展，闭馆未成行", ""),
        ("2022-3-28", "读条例", "推到四月一并开"),
        ("2022-3-28", "读条例", "与4月合并"),
        ("3月28日因大雾未开", "读条例", ""),
        ("3月28日 取消", "读条例", ""),
        ("未召开（大雾）", "读条例", ""),
        ("拟3月28日", "读条例", ""),
        ("3月下旬（拟）", "读条例", ""),
    ],
)
def test_what_a_part_of_a_cell_says_was_not_held_is_not_counted_where_nobody_came(
    day: str, topic: str, remark: str
) -> None:
    table = f"""
    日期|活动类型|主题|主持人|应到人数|实到人数|备注
    2022-1-12|支委会|研究|张三|5|5|
    {day}|主题党日|{topic}||5||{remark}
    """
    assert [a.row.number for a in ledger(table).activities] == [2]
    found = [f for f in findings(table, Q1) if f.cell and f.cell.endswith("3")]
    assert {(f.code, f.severity) for f in found} == {("L062", "info")}


@pytest.mark.parametrize(
    ("topic", "remark"),
    [
        ("研究推迟换届，讨论取消补助", ""),
        ("通报未开展的工作，未做决定的再议", ""),
        ("研究换届", "改到二楼会议室"),
        ("研究换届", "推迟到下午3点"),
        ("研究换届", "推到下午3点"),
        ("研究作废的票据", "与4月的票据一起整理"),
    ],
)
def test_what_was_talked_of_or_moved_within_the_day_was_held(topic: str, remark: str) -> None:
    table = f"""
    日期|活动类型|主题|主持人|应到人数|实到人数|备注
    2022-1-12|支委会|研究|张三|5|5|
    2022-3-11|支委会|{topic}|张三|5||{remark}
    """
    assert len(ledger(table).activities) == 2


def test_who_came_tells_more_than_what_was_planned() -> None:
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数|备注
    2022-1-12|支委会|研究|张三|5|5|
    2022-3-11|支委会|研究|张三|5|4|原定3月4日，未开成
    2022年3月28日（拟）|支委会|研究|张三|5|5|
    """
    assert "L062" not in codes(table)
    assert "L002" in codes(table)
