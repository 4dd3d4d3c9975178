"""Registers beside the ledger that have a day and a type of activity, and hold no activities."""

from __future__ import annotations

import pytest

from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.period import parse_period
from addin.ledger.refusal import Refusal
from ledgers import codes, grid, ledger

ACTIVITIES = """
    日期     | 活动类型 | 主题 | 主持人 | 应到人数 | 实到人数
    2022-1-10| 支委会   | 研究 | 张三   | 5 | 5
    2022-2-20| 党员大会 | 学习 | 张三   | 9 | 9
"""
LEAVE = """
    日期     | {type} | {who} | 事由 | 批准人
    2022-1-20| 主题党日 | 甲一 | 出差 | 张三
    2022-1-20| 主题党日 | 乙二 | 病假 | 张三
    2022-3-15| 党员大会 | 甲一 | 事假 | 张三
"""
PLAIN = LEAVE.format(type="会议类型", who="请假人")
Q1 = parse_period("2022Q1")
assert Q1 is not None


def counted(book: Ledger) -> dict[str, int]:
    assert Q1 is not None
    types = {"支委会", "党员大会", "主题党日", "党课", "组织生活会"}
    return {s.key: int(s.value) for s in tally(book, Q1).figures if s.key in types and s.value}


@pytest.mark.parametrize(
    ("sheet", "title", "table"),
    [
        ("请假登记", "", PLAIN),
        ("请假情况统计", "", PLAIN),
        ("Sheet2", "2022年党员请假登记表", PLAIN),
        ("Sheet2", "缺席人员登记", PLAIN),
        ("材料目录", "", "日期|名称|类别|页数\n2022-3-31|大会签到表|党员大会|1\n2022-3-31|课件|党课|20"),
        ("档案目录", "", "归档日期|日期|类别|页数\n2022-4-1|2022-3-31|党员大会|1"),
        ("信息报送", "", "日期|标题|类型|刊发媒体\n2022-1-21|开展主题党日|主题党日|党建网"),
        ("宣传报道台账", "", "日期|题目|类型|作者\n2022-1-21|开展主题党日|主题党日|李四"),
        ("积分", "党员积分登记", "日期|活动类型|姓名|得分\n2022-1-20|主题党日|甲一|2"),
        ("督查记录", "", "日期|活动类型|督查人|发现问题\n2022-3-30|党员大会|周某|缺签到"),
        ("Sheet2", "组织生活检查情况", "日期|活动类型|检查人|存在问题\n2022-3-30|党员大会|周某|无"),
        ("补学", "缺席党员补学记录", "原会议日期|会议类型|补学人|补学日期\n2022-1-20|主题党日|甲一|2022-1-25"),
        ("联系点", "", "日期|活动类型|参加领导|联系支部|主题\n2022-1-15|党员大会|周某|乙村|学习"),
        ("志愿服务", "志愿服务记录", "日期|活动类型|地点|参加人员|时长\n2022-1-15|主题党日|社区|甲一|2"),
        ("Sheet2", "党员大会签到明细", "日期|活动类型|姓名|签到时间\n2022-2-20|党员大会|甲一|8:55"),
        ("培训课程表", "", "日期|时间|课程内容|授课人|地点\n2022-3-6|9:00-11:00|党课：党的历史|甲一|报告厅\n2022-3-7|9:00-11:00|主题党日：参观|乙二|报告厅"),
        ("制度要求", "", "活动类型|频次|时间|主持人\n党员大会|每季度1次|季末|书记\n支委会|每月1次|每月10日前|书记"),
    ],
)  # fmt: skip
def test_a_register_that_says_what_it_is_counts_no_activity(
    sheet: str, title: str, table: str
) -> None:
    text = f"{title}\n{table.strip()}" if title else table
    book = ledger(ACTIVITIES, **{sheet: text})
    assert counted(book) == {"支委会": 1, "党员大会": 1}
    assert sheet not in book.not_understood
    assert not {"L301", "L033", "L039"} & codes(ACTIVITIES, Q1, **{sheet: text})


@pytest.mark.parametrize(
    "table",
    [
        LEAVE.format(type="活动类型", who="姓名"),
        "日期|活动类型|姓名|主持人\n2022-1-20|主题党日|甲一|张三\n2022-1-20|主题党日|乙二|张三",
        "日期|类型|补学人\n2022-1-20|主题党日|甲一\n2022-2-20|主题党日|乙二",
        "日期|时间|会议名称|人数|预约人\n2022-3-14|9:00-10:00|支委会|3|甲一",
        "日期|活动类型|签到人\n2022-1-20|主题党日|甲一\n2022-1-20|主题党日|乙二",
        "日期|活动类型|得分\n2022-1-20|主题党日|3",
        "日期|活动类型|参加人\n2022-1-20|主题党日|甲一\n2022-1-20|主题党日|乙二\n2022-1-20|主题党日|丙三",
    ],
)
def test_what_only_its_columns_tell_is_asked_once(table: str) -> None:
    book = ledger(ACTIVITIES, Sheet2=table)
    assert counted(book) == {"支委会": 1, "党员大会": 1}
    assert book.not_understood == ("Sheet2",)
    found = codes(ACTIVITIES, Q1, Sheet2=table)
    assert "L063" in found
    assert "F01" not in found
    with pytest.raises(Refusal):
        read_ledger("台账.xlsx", [grid(table, "Sheet1")], catalogue(), 2022)


YOUTH = "{}\n日期|活动类型|主题|主持人\n2022-1-9|支部大会|学习|甲一\n2022-2-9|团课|学习|甲一\n2022-3-9|支委会|学习|甲一"


@pytest.mark.parametrize(
    "title",
    [
        "共青团乙局支部2022年“三会两制一课”台账",
        "共青团乙局总支部活动记录",
        "乙局团支部2022年活动台账",
    ],
)
def test_a_ledger_of_the_youth_league_is_not_the_partys(title: str) -> None:
    with pytest.raises(Refusal):
        read_ledger("台账.xlsx", [grid(YOUTH.format(title))], catalogue(), 2022)


@pytest.mark.parametrize(
    "title", ["共青团乙市委机关党支部2022年活动台账", "乙市总工会机关党支部活动台账"]
)
def test_a_branch_of_the_party_may_be_in_any_unit(title: str) -> None:
    book = read_ledger(
        "台账.xlsx", [grid(YOUTH.format(title).replace("团课", "党课"))], catalogue()
    )
    assert len(book.activities) == 3


def test_a_list_of_people_is_none_though_its_sheet_is_called_a_ledger() -> None:
    table = "日期|活动类型|姓名\n2022-3-3|党课|甲一\n2022-3-3|党课|乙二\n2022-3-4|党课|甲一\n2022-3-4|党课|丙三"
    with pytest.raises(Refusal, match="一人一行"):
        read_ledger("台账.xlsx", [grid(table, "三会一课台账")], catalogue(), 2022)


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        ("三会一课台账", "日期|活动类型|主题|审批人\n2022-3-3|党课|讲党课|张三"),
        ("三会一课台账", "日期|活动类型|参加人员\n2022-3-3|党课|甲一、乙二\n2022-3-4|支委会|甲一"),
        ("三会一课台账", "日期|活动类型|主题|主持人|姓名|实到人数\n2022-3-3|党课|讲党课|张三|甲一|5"),
        ("三会一课签到台账", "日期|活动类型|主题|实到人数\n2022-3-3|党课|讲党课|5"),
        ("Sheet2", "“三会一课”制度落实情况\n日期|活动类型|主题|主持人\n2022-3-3|党课|讲党课|张三"),
        ("Sheet2", "主题党日、志愿服务活动记录\n日期|活动类型|主题|主持人\n2022-3-3|党课|讲党课|张三"),
        ("Sheet2", "日期|活动类型\n2022-3-3|党课"),
        ("Sheet2", "日期|活动类型|参加人员\n2022-3-3|谈心谈话|甲一\n2022-3-3|谈心谈话|乙二\n2022-3-3|谈心谈话|丙三\n2022-3-3|党课|甲一、乙二"),
    ],
)  # fmt: skip
def test_a_ledger_with_such_a_column_or_word_stays_a_ledger(sheet: str, table: str) -> None:
    book = read_ledger("台账.xlsx", [grid(table, sheet)], catalogue(), 2022)
    assert counted(book).get("党课") == 1
