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
