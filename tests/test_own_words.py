"""The clerk's own types, tags and campaigns, as the 参数 sheet gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.office.reading.closed_workbook import read_workbook
from addin.office.writing.blank_ledger import write_blank_ledger
from addin.report.branches.branch_return import BranchReturn, Figure
from addin.report.branches.branch_summary import rolled_up
from addin.statistics.tally import Tally, tally
from ledgers import H1, findings, grid, ledger

ROWS = """
    日期     | 活动类型 | 主题     | 主持人 | 实到人数 | 主题标签
    2022-3-5 | 支委会   | 研究工作 | 张三   | 5        |
    2022-3-6 | 读书会   | 读经典   | 张三   | 5        | 学雷锋
    2022-4-6 | 读书会   | 读经典   | 张三   | 6        |
    2022-4-7 | 碰头会   | 研究工作 | 张三   | 6        |
"""


def counted(rows: str, *parameters_rows: str) -> Tally:
    assert H1 is not None
    return tally(ledger(rows, 参数=parameters(*parameters_rows)), H1)


def parameters(*rows: str) -> str:
    return "\n".join(("键 | 值 | 说明", *rows))


def said(*rows: str) -> list[tuple[str, str | None]]:
    found = findings(ROWS, 参数=parameters(*rows))
    return [(f.code, f.cell) for f in found if f.code in ("L010", "L014", "L040", "L080", "L081")]


def test_a_type_of_her_own_has_its_figures() -> None:
    its = counted(ROWS, "活动类型：读书会 | 计数")
    assert its.types["读书会"].value == 2
    assert [s.value for s in its.figures if s.key == "参加人次.读书会"] == [11]


@pytest.mark.parametrize("value", ["", "计数", "计次数", "计入；又名：读书分享"])
def test_a_type_of_her_own_is_asked_about_no_more(value: str) -> None:
    assert (
        said(f"活动类型：读书会 | {value}", "活动类型：碰头会 | 不计", "主题标签：学雷锋 |") == []
    )


def test_other_names_of_a_type_of_her_own_are_it() -> None:
    rows = ROWS.replace("2022-4-6 | 读书会", "2022-4-6 | 经典诵读")
    its = counted(rows, "活动类型：读书会 | 计数；经典诵读、读书分享")
    assert its.types["读书会"].value == 2


def test_other_names_may_be_given_above_the_type_itself() -> None:
    rows = ROWS.replace("2022-4-6 | 读书会", "2022-4-6 | 经典诵读")
    its = counted(rows, "类型同义词：读书会 | 经典诵读", "活动类型：读书会 | 计数")
    assert its.types["读书会"].value == 2


def test_types_that_are_none_of_those_counted_are_no_errors() -> None:
    rows = ROWS.replace("碰头会", "志愿服务").replace("| 学雷锋", "|")
    assert not [f for f in findings(rows) if f.severity == "error"]


def test_a_type_that_is_not_counted_is_passed_over_without_a_word() -> None:
    rows = ("活动类型：读书会 | 不计", "活动类型：碰头会 | 不计数", "主题标签：学雷锋 |")
    assert set(counted(ROWS, *rows).types) == {"支委会"}
    assert said(*rows) == []


def test_a_type_may_be_another_name_of_a_counted_one() -> None:
    assert counted(ROWS, "活动类型：碰头会 | 支委会").types["支委会"].value == 2


def test_a_type_without_a_word_about_it_is_said_once() -> None:
    assert said("主题标签：学雷锋 |") == [("L080", "B3"), ("L080", "B5")]


def test_a_tag_of_her_own_is_counted() -> None:
    for rows in (ROWS, ROWS.replace("| 学雷锋", "| 雷锋精神")):
        assert counted(rows, "主题标签：学雷锋 | 雷锋精神").tags["学雷锋"].value == 1


@pytest.mark.parametrize(
    "days",
    [
        "2022-03-01至2022-07-31",
        "2022年3月1日—2022年7月31日",
        "起止：2022.3.1-2022.7.31",
        "2022年3月1日起",
    ],
)
def test_a_campaign_of_her_own_has_its_days(days: str) -> None:
    read = ledger(ROWS, 参数=parameters(f"专项教育：学雷锋 | {days}；雷锋精神"))
    (tag,) = (t for t in read.catalogue.tags if t.name == "学雷锋")
    (campaign,) = tag.campaigns
    assert str(campaign.first) == "2022-03-01"
    assert str(campaign.last) == ("None" if days.endswith("起") else "2022-07-31")
    assert counted(ROWS, f"专项教育：学雷锋 | {days}").tags["学雷锋"].value == 1


@pytest.mark.parametrize(
    "row",
    [
        "活动类型：支委会 | 不计",
        "活动类型：碰头会 | 支委会、党小组会",
        "专项教育：学雷锋 | 2022年13月45日至今年",
        "活动类型： | 计数",
        "主题标签：学雷锋 | 不计",
    ],
)
def test_a_row_that_cannot_be_understood_is_asked_about(row: str) -> None:
    assert ("L081", "B2") in said(row)


def test_rows_that_only_show_how_it_is_written_are_left_alone() -> None:
    rows = ("活动类型： |", "主题标签： |", "专项教育： |", "类型同义词： |", "列同义词： |")
    assert not {"L040", "L081"} & {code for code, _ in said(*rows)}


def test_a_further_name_of_an_unknown_type_is_asked_about_at_its_key() -> None:
    assert ("L040", "A2") in said("类型同义词：支委绘 | 碰头会")


def test_the_sheet_of_a_new_ledger_shows_how_such_words_are_written(tmp_path: Path) -> None:
    write_blank_ledger(tmp_path / "新.xlsx", catalogue(), 2024)
    blank = next(g for g in read_workbook(tmp_path / "新.xlsx") if g.sheet == "参数")
    keys = {row[0] for row in blank.rows if row}
    assert {"活动类型：", "类型同义词：", "主题标签：", "专项教育：", "列同义词："} <= keys
    read = read_ledger("台账.xlsx", [grid(ROWS), blank], catalogue(), 2024)
    assert not [p.text for p in read.problems if p.sheet == "参数"]


def test_the_tags_of_a_new_ledger_are_those_of_its_year() -> None:
    listed = {t.name for t in catalogue().tags if t.is_about_in(2024)}
    assert {"党纪学习教育", "主题教育", "二十届三中全会", "廉政"} <= listed
    assert not {"党史学习教育", "二十届四中全会", "正确政绩观学习教育"} & listed


def test_types_of_branches_own_are_totals_of_a_roll_up_too() -> None:
    assert H1 is not None
    first = BranchReturn("甲.xlsx", "1", types={"支委会": Figure(2), "读书会": Figure(3)})
    second = BranchReturn("乙.xlsx", "2", types={"读书会": Figure(1)})
    done = rolled_up(H1, [first, second], catalogue())
    assert {t.type: t.held.value for t in done.types} == {"支委会": 2, "读书会": 4}
