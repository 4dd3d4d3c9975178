"""Meetings by the norms: what the span of the day lacks, by its last day."""

from __future__ import annotations

from datetime import date

import pytest

from addin.agenda.agenda import agenda
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from due_ledgers import due_on, told
from ledgers import H1, grid

HEAD = "日期|活动类型|主题|主持人|主讲人|实到人数"
NORMS = ("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F09", "F10", "F11")


def held(*rows: str) -> str:
    return "\n".join([HEAD, *rows])


def test_a_month_s_meeting_is_due_by_its_last_day() -> None:
    rows = held("2022-4-6|支委会|研究发展党员|张三||5")
    assert told(due_on("2022-05-10", rows), "F02") == [("支委会", "2022-05-31", "")]
    assert told(due_on("2022-04-30", rows), "F02") == []


def test_a_month_that_is_over_is_no_to_do() -> None:
    """March had none; in April that is past mending."""
    rows = held("2022-2-6|主题党日|植树|张三||5", "2022-4-6|主题党日|植树|张三||5")
    assert told(due_on("2022-04-10", rows), "F05") == []


def test_what_is_held_later_than_the_day_is_not_yet_held() -> None:
    rows = held("2022-4-20|支委会|研究发展党员|张三||5")
    assert told(due_on("2022-04-19", rows), "F02") == [("支委会", "2022-04-30", "")]
    assert told(due_on("2022-04-20", rows), "F02") == []


def test_each_norm_by_its_own_span() -> None:
    rows = held("2022-1-6|支委会|研究计划|张三||5")
    found = due_on("2022-02-01", rows)
    assert told(found, *NORMS) == [
        ("支委会", "2022-02-28", ""),
        ("主题党日", "2022-02-28", ""),
        ("党员大会", "2022-03-31", ""),
        ("组织生活会", "2022-12-31", ""),
        ("民主评议党员", "2022-12-31", ""),
    ]
    assert [d.by for d in found] == sorted(d.by for d in found)


def test_the_span_after_the_ledger_s_period_counts_too() -> None:
    """A ledger of the first half of the year says what July lacks."""
    rows = held("2022-6-6|支委会|研究计划|张三||5")
    assert told(due_on("2022-07-05", rows), "F01", "F02") == [
        ("支委会", "2022-07-31", ""),
        ("党员大会", "2022-09-30", ""),
    ]


def test_how_many_are_still_missing() -> None:
    settings = "键|值\n党小组数|3"
    rows = held("2022-4-6|党小组会|学习|张三||5")
    found = [d for d in due_on("2022-04-10", rows, 参数=settings) if d.rule == "F03"]
    assert [(d.words, d.rows) for d in found] == [("党小组会（还差2次）", ("活动台账!2",))]


def test_a_norm_that_the_office_switched_off_is_not_due() -> None:
    settings = "键|值\n党员大会每季度|0"
    assert told(due_on("2022-04-10", 参数=settings), "F01") == []


def test_each_branch_owes_its_own() -> None:
    rows = """
    日期 | 党支部 | 活动类型 | 主题 | 主持人 | 实到人数
    2022-4-6 | 第一党支部 | 主题党日 | 植树 | 张三 | 5
    2022-3-6 | 第二党支部 | 主题党日 | 植树 | 李四 | 5
    """
    assert told(due_on("2022-04-10", rows), "F05") == [("主题党日", "2022-04-30", "第二党支部")]


# --- Yearly meetings ---------------------------------------------------------------------------

LAST_YEAR = ("2022-1-6|支委会|研究计划|张三||5", "2022-12-6|支委会|小结|张三||5")
YEARLY = ("F06",)


def test_last_year_s_meeting_may_be_held_until_march() -> None:
    rows = held(*LAST_YEAR)
    own_year = ("组织生活会", "2023-12-31", "")
    found = told(due_on("2023-01-20", rows, "2022"), *YEARLY)
    assert found == [("2022年度组织生活会", "2023-03-31", ""), own_year]


def test_in_april_last_year_s_meeting_is_past_mending() -> None:
    rows = held(*LAST_YEAR, *(f"2023-{m}-6|支委会|研究|张三||5" for m in (1, 2, 3, 4)))
    found = told(due_on("2023-04-10", rows, "2022"), *YEARLY)
    assert found == [("组织生活会", "2023-12-31", "")]


def test_one_of_last_year_held_in_february_is_done() -> None:
    also = "2023-1-6|支委会|研究|张三||5"
    rows = held(*LAST_YEAR, also, "2023-2-6|组织生活会|2022年度组织生活会|张三||5")
    found = told(due_on("2023-02-20", rows, "2022"), *YEARLY)
    assert found == [("组织生活会", "2023-12-31", "")]
    assert told(due_on("2023-02-01", rows, "2022"), *YEARLY)[0][0] == "2022年度组织生活会"


def test_a_year_that_the_ledger_does_not_hold_is_not_spoken_of() -> None:
    found = told(due_on("2022-02-10"), *YEARLY)
    assert found == [("组织生活会", "2022-12-31", "")]


def test_the_secretary_s_lecture() -> None:
    rows = held("2022-4-6|党课|学习党章|张三|李四|5")
    settings = "键|值\n书记姓名|张三"
    assert told(due_on("2022-05-10", rows, 参数=settings), "F04") == [
        ("书记讲党课", "2022-12-31", "")
    ]
    by_him = rows.replace("李四", "张三")
    assert told(due_on("2022-05-10", by_him, 参数=settings), "F04") == []


def test_who_is_secretary_is_not_known() -> None:
    rows = held("2022-4-6|党课|学习党章|张三|李四|5")
    assert told(due_on("2022-05-10", rows), "F04") == []


# --- What is not known -------------------------------------------------------------------------


def test_a_row_that_may_be_it_is_to_be_verified() -> None:
    rows = held("2022-4-6|支委会|研究|张三||5", "2022年5月|支委汇|研究|张三||5")
    (found,) = told(due_on("2022-05-10", rows), "F02")
    assert found[0].startswith("支委会（待核实：第3行")


def test_a_row_of_another_year_may_be_it() -> None:
    rows = held(
        "2022-4-6|主题党日|植树|张三||5",
        "2021-4-7|支委会|研究|张三||5",
        "2022-4-8|主题党日|扫墓|张三||5",
    )
    (found,) = told(due_on("2022-04-30", rows), "F02")
    assert found[0] == "支委会（待核实：第3行的年份多半写错了，可能是它）"


def test_a_year_of_which_the_ledger_holds_the_second_half_alone() -> None:
    rows = held("2022-7-6|支委会|研究|张三||5")
    found = told(due_on("2022-07-10", rows, "2022H2"), "F01", "F06")
    assert found == [
        ("党员大会", "2022-09-30", ""),
        ("组织生活会（待核实：台账从2022年7月1日记起）", "2022-12-31", ""),
    ]


def test_the_month_after_the_period_is_sure_to_its_last_day() -> None:
    rows = held("2022-6-6|支委会|研究|张三||5")
    assert told(due_on("2022-07-31", rows), "F02") == [("支委会", "2022-07-31", "")]


@pytest.mark.parametrize("day", ["2022-08-01", "2026-12-01"])
def test_long_after_the_ledger_s_period_nothing_is_sure(day: str) -> None:
    rows = held("2022-6-6|支委会|研究|张三||5")
    found = [d for d in due_on(day, rows) if d.rule in NORMS]
    assert found and all(d.unsure == "台账的报告期到2022年6月30日为止" for d in found)


def test_a_ledger_that_goes_on_after_its_period_is_sure() -> None:
    rows = held(*(f"2022-{m}-6|支委会|研究|张三||5" for m in range(1, 9)))
    found = told(due_on("2022-09-10", rows), "F02")
    assert found == [("支委会", "2022-09-30", "")]


def test_one_that_went_on_for_a_while_is_not() -> None:
    rows = held(*(f"2022-{m}-6|支委会|研究|张三||5" for m in range(1, 9)))
    found = told(due_on("2022-12-10", rows), "F02")
    assert found == [("支委会（待核实：台账的报告期到2022年6月30日为止）", "2022-12-31", "")]


def test_last_year_of_which_the_ledger_lacks_the_end() -> None:
    rows = [f"2022-{m}-6|支委会|研究|张三||5" for m in range(1, 11)]
    found = told(due_on("2022-12-20", held(*rows), "2022-01-01..2022-10-31"), *YEARLY)
    assert [by for _, by, _ in found] == ["2022-12-31"]
    found = told(due_on("2023-01-20", held(*rows), "2022-01-01..2022-10-31"), *YEARLY)
    assert [by for _, by, _ in found] == ["2023-12-31"]
    rows += [f"2022-{m}-6|支委会|研究|张三||5" for m in (11, 12)]
    found = told(due_on("2023-01-20", held(*rows), "2022-01-01..2022-10-31"), *YEARLY)
    assert found[0] == ("2022年度组织生活会", "2023-03-31", "")


def test_before_the_ledger_begins_nothing_is_sure() -> None:
    rows = held("2022-6-6|支委会|研究|张三||5")
    assert all(d.unsure for d in due_on("2021-12-20", rows))


def test_a_book_without_activities_lacks_no_meeting() -> None:
    sheet = "序号|问题|整改措施|责任人|整改时限|完成情况\n1|学习不深|补学|张三|2022年5月31日|未完成"
    book = read_ledger("整改.xlsx", [grid(sheet, "整改台账")], catalogue(), 2022)
    assert H1 is not None
    found = agenda(book, H1, date(2022, 5, 1))
    assert [d.rule for d in found] == ["L601"]
