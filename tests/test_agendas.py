"""The agenda of a meeting is one meeting; its items are none."""

import pytest

from addin.ledger.period import parse_period
from addin.ledger.refusal import Refusal
from ledgers import findings, ledger

AGENDA = """
    {}
    时间：2023年3月20日
    地点：会议室
    主持：张三
    9:00-9:20   | 支委会工作报告
    9:20-9:40   | 党课：学习党章
    9:40-10:00  | 民主评议党员
    10:00-10:20 | 主题党日：重温入党誓词
"""


@pytest.mark.parametrize(
    "title", ["党员大会议程", "第一季度党员大会会议议程", "支部党员大会流程表"]
)
def test_an_agenda_is_the_one_meeting_that_its_title_names(title: str) -> None:
    book = ledger(AGENDA.format(title), 2023)
    assert [(a.type_names, str(a.when and a.when.first)) for a in book.activities] == [
        (("党员大会",), "2023-03-20")
    ]
    chair = book.activities[0].chair
    assert chair is not None
    assert chair.names == ("张三",)


def test_the_items_may_hold_their_time_in_the_text() -> None:
    table = """
        党员大会议程
        2023年3月20日
        9:00 支委会工作报告
        9:20 党课：学习党章
        9:40 主题党日：重温入党誓词
    """
    assert [a.type_names for a in ledger(table, 2023).activities] == [("党员大会",)]


def test_an_agenda_without_type_counts_nothing() -> None:
    with pytest.raises(Refusal):
        ledger(AGENDA.format("会议议程"), 2023)


def test_an_agenda_beside_a_ledger_leaves_the_items_out() -> None:
    table = "日期|活动类型|主题|主持人\n2023-1-10|支委会|学习|张三"
    found = findings(table, parse_period("2023Q1"), 议程=AGENDA.format("党员大会议程"))
    absent = {(f.key, f.when) for f in found if f.code in ("F01", "F05")}
    assert ("主题党日", "2023-03") in absent
    assert not [k for k, _ in absent if k == "党员大会"]
