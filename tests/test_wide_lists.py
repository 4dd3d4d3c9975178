"""Lists with more columns than are asked for: exports of other systems, registers of other aims."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledgers import codes, findings, ledger


def test_codes_of_people_are_no_names() -> None:
    text = """
    支部编码|支部名称|活动类型|主持人学工号|主持人姓名|记录人学工号|记录人姓名|主持人电话|会议时间|会议主题|实到人数
    D0102|教工第一党支部|支委会|20031|石磊|20077|万芳|66001234|2022-3-5|研究工作|5
    """
    (activity,) = ledger(text).activities
    assert activity.branch == "教工第一党支部"
    assert activity.chair
    assert activity.chair.names == ("石磊",)
    assert activity.row.address("记录人") == "G2"
    assert "L029" not in codes(text)


@pytest.mark.parametrize(
    "other", ["发布时间", "填报时间", "审核时间", "上报时间", "下发时间", "备案时间", "通知时间"]
)
def test_other_days_are_none_of_the_activity(other: str) -> None:
    text = f"{other}|开展时间|活动类型|主题\n2022-6-1|2022-3-5|支委会|研究工作"
    (activity,) = ledger(text).activities
    assert activity.when
    assert activity.when.first.month == 3
    assert "L042" not in codes(text)


def test_a_topic_beside_an_agenda_needs_no_question() -> None:
    text = """
    会议类型|召开日期|会议主题|主持人|会议议题|出席人员
    支委会|2022-3-5|研究评优|石磊|一、审议名单；二、讨论方案|石磊、万芳、段勇
    """
    (activity,) = ledger(text).activities
    assert activity.topic == "研究评优"
    assert activity.row.text("主要内容") == "一、审议名单；二、讨论方案"
    assert not {"L042", "L039"} & codes(text)


def test_a_topic_an_agenda_and_contents_are_three_columns() -> None:
    text = "日期|活动类型|会议主题|会议议题|会议内容\n2022-3-5|支委会|研究评优|审议名单|通过了名单"
    (activity,) = ledger(text).activities
    assert activity.topic == "研究评优"
    assert activity.row.text("主要内容") == "通过了名单"


def test_a_register_of_study_has_its_own_headings() -> None:
    text = "学习主题|类型|学习日期|学习地点|实到人数\n党章|专题学习|2022-3-5|会议室|20"
    (activity,) = ledger(text).activities
    assert activity.topic == "党章"
    assert activity.when
    assert activity.when.first.month == 3


def test_contents_are_the_topic_where_the_name_is_the_type() -> None:
    text = "实际时间|活动名称|主要内容|实到人数\n2022-3-5|支部党员大会|选举委员|20\n2022-4-6|支委会|研究工作|5"
    assert [a.topic for a in ledger(text).activities] == ["选举委员", "研究工作"]
    assert "L039" not in {f.code for f in findings(text) if "主题" in f.message}


@pytest.mark.parametrize(
    ("hours", "read", "found"),
    [
        ("60/40分钟", None, {"L064"}),
        ("60分钟/40分钟", None, {"L064"}),
        ("60+40分钟", Decimal("1.67"), set()),
        ("1/2", None, {"L025"}),
    ],
)
def test_two_durations_in_one_cell_are_asked_about(
    hours: str, read: Decimal | None, found: set[str]
) -> None:
    text = f"日期|活动类型|主题|学时\n2022-3-5|党员大会暨主题党日|学习|{hours}"
    assert ledger(text).activities[0].hours == read
    assert codes(text) & {"L064", "L025"} == found


def test_a_list_of_what_is_to_be_studied_is_no_activity_ledger() -> None:
    activities = "日期|活动类型|主题\n2022-3-5|支委会|研究工作"
    papers = """
    唯一标识|公文|下发部门|下发时间|学习要求和内容|关键字1|关键字2
    1|关于学习文件的通知|组织部|2022-2-1|各支部组织学习|文件|学习
    2|关于学习讲话的通知|宣传部|2022-3-1|各支部组织学习|讲话|学习
    """
    assert "L055" not in codes(activities, 议题及关键字=papers)


@pytest.mark.parametrize(
    "line",
    [
        "1|2|3|4|5",
        "甲|乙|丙|丁|戊",
        "甲|乙|丙|1|2",
        "（1）|（2）|（3）|（4）|（5）",
        "必填|从下拉框选|写清学了什么|姓名|只填数字",
        "示例|党员大会|学习|张三|20",
    ],
)
def test_a_row_that_numbers_or_explains_the_columns_is_no_record(line: str) -> None:
    text = f"日期|活动类型|主题|主持人|实到人数\n{line}\n2022-3-5|支委会|研究工作|石磊|5"
    assert [a.row.number for a in ledger(text).activities] == [3]
    assert not [f for f in findings(text) if f.severity == "error"]


def test_a_first_row_that_only_looks_like_numbers_of_columns_is_a_record() -> None:
    text = "序号|日期|活动类型|主题\n1|2022-3-5|支委会|研究工作\n2|2022-4-5|支委会|研究工作"
    assert len(ledger(text).activities) == 2
