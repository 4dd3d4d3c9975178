"""Sheets that hold one type each: rows of a further type, footers, and headings of their own."""

from __future__ import annotations

import pytest

from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.ledger_reading import Known, read_ledger
from ledgers import grid


def book(**sheets: str) -> Ledger:
    """Return the ledger of a book with these sheets."""
    grids = [grid(text, sheet) for sheet, text in sheets.items()]
    return read_ledger("台账.xlsx", grids, Known(catalogue(), time=2022))


REVIEW = """
会议名称|日期|应到|实到
{}|2022-2-14|15|15
专题组织生活会|2022-7-25|15|15
"""


@pytest.mark.parametrize(
    "name",
    [
        "2021年度组织生活会暨民主评议党员",
        "组织生活会和民主评议党员",
        "组织生活会兼民主评议党员",
        "组织生活会（含民主评议党员）",
    ],
)
def test_a_name_that_tells_a_further_type_is_of_both(name: str) -> None:
    held = book(组织生活会=REVIEW.format(name)).activities
    assert [set(a.type_names) for a in held] == [{"组织生活会", "民主评议党员"}, {"组织生活会"}]


def test_a_topic_that_speaks_of_another_type_is_of_the_sheets_alone() -> None:
    text = """
    日期|议题|应到|实到
    2022-2-14|筹备组织生活会和民主评议党员|5|5
    2022-3-14|研究支委会分工、党员大会议程|5|5
    """
    assert [a.type_names for a in book(支委会=text).activities] == [("支委会",)] * 2


@pytest.mark.parametrize(
    "footer",
    [
        "支委：林青（书记）、石磊（组织）、苗苗（纪检）",
        "请假须书面并经书记同意。",
        "支部班子成员：林青、石磊",
    ],
)
def test_a_footer_in_the_column_of_days_is_no_record(footer: str) -> None:
    text = f"""
    日期|议题|实到
    2022-1-5|研究工作|5
    2022-2-5|研究发展|5

    {footer}
    """
    read = book(支委会=text)
    assert len(read.activities) == 2
    assert not read.problems


@pytest.mark.parametrize(
    "text", ["支委会：研究预算", "三月五日：研究预算", "3月5日：研究", "研究预算"]
)
def test_what_may_be_a_record_in_the_column_of_days_is_kept(text: str) -> None:
    sheet = f"""
    日期|议题|实到
    2022-1-5|研究工作|5
    {text}
    2022-2-5|研究发展|5
    """
    assert len(book(支委会=sheet).tables[0].rows) == 3


@pytest.mark.parametrize("heading", ["参会委员", "到会委员", "出席委员"])
def test_those_who_came_to_a_committee_are_known_by_its_own_word(heading: str) -> None:
    text = f"""
    日期|议题|{heading}
    2022-1-5|研究工作|林青、石磊、苗苗
    """
    read = book(支委会=text)
    assert [a.present for a in read.activities] == [3]
    assert not read.problems


LESSONS = """
日期|题目|主讲人|实到|备注
2022-3-18|讲党史|林青|20
2022-6-24|一封家书|石磊|19|{}
"""
DAYS = """
日期|内容|实到|主持人
2022-5-20|植树|18|石磊
2022-6-24|走访故居{}|19|石磊
"""


@pytest.mark.parametrize(
    ("remark", "topic"),
    [
        ("与6月主题党日合并开展", ""),
        ("结合主题党日一并进行", ""),
        ("", "（与党课合并，见党课表）"),
        ("同主题党日一起", "（党课、主题党日合并开展）"),
    ],
)
def test_what_was_held_together_counts_once_and_is_of_both_types(remark: str, topic: str) -> None:
    read = book(党课=LESSONS.format(remark), 主题党日=DAYS.format(topic))
    assert len(read.activities) == 3
    assert [len(read.by_type[t]) for t in ("党课", "主题党日")] == [2, 2]
    (repeat,) = read.repeats
    assert {repeat.kept.row.sheet, repeat.again.row.sheet} == {"党课", "主题党日"}


@pytest.mark.parametrize("remark", ["", "不与主题党日合并", "与支委会合并", "主题党日另开"])
def test_two_types_on_one_day_are_two_unless_a_row_says_otherwise(remark: str) -> None:
    read = book(党课=LESSONS.format(remark), 主题党日=DAYS.format(""))
    assert len(read.activities) == 4
    assert not read.repeats
