"""What one cell should hold stands in several, or what several should hold in one."""

from datetime import date, time

import pytest

from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Merge, Value
from addin.ledger.values.dates import DateContext
from addin.ledger.values.time_and_place import time_and_place
from ledgers import findings, ledger


def days(text: str, year: int | None = 2023) -> list[date | None]:
    return [
        a.when.first if a.when and a.when.exact else None for a in ledger(text, year).activities
    ]


def test_a_date_in_three_columns_is_one_date() -> None:
    text = """
    年|月|日|活动类型|主题|主持人|实到人数
    2023|3|5|党员大会|学习|张三|20
    2023年|4月|6日|支委会|研究工作|张三|5
    二〇二三|五|七|支委会|研究工作|张三|5
    """
    assert days(text, None) == [date(2023, 3, 5), date(2023, 4, 6), date(2023, 5, 7)]
    assert not [f for f in findings(text, None) if f.severity == "error"]


def test_month_and_day_in_two_columns_take_their_year_from_the_title() -> None:
    text = """
    云州市统计局2023年党建活动台账
    月|日|活动类型|主题|主持人
    3|5|党员大会|学习|张三
    3|5-6|主题党日|学习|张三
    """
    assert days(text, None) == [date(2023, 3, 5), date(2023, 3, 5)]


def test_the_parts_of_a_date_stand_under_a_merged_heading_and_in_merged_cells() -> None:
    rows: list[list[Value]] = [
        ["活动类型", "日期", None, None, "主题"],
        [None, "年", "月", "日", None],
        ["党员大会", 2023.0, 3.0, 5.0, "学习"],
        ["支委会", None, None, 6.0, "研究工作"],
    ]
    merges = (
        Merge(0, 1, 0, 3),
        Merge(0, 0, 1, 0),
        Merge(0, 4, 1, 4),
        Merge(2, 1, 3, 1),
        Merge(2, 2, 3, 2),
    )
    book = read_ledger("甲.xlsx", [Grid("活动台账", rows, merges)], catalogue())
    assert [a.when.first for a in book.activities if a.when] == [date(2023, 3, 5), date(2023, 3, 6)]


def test_a_day_that_there_is_not_is_reported_at_the_day() -> None:
    text = "年|月|日|活动类型|主题\n2023|2|30|支委会|研究工作"
    assert [(f.code, f.cell) for f in findings(text) if f.severity == "error"] == [("L003", "C2")]


TABLE = "时间地点|活动类型|主题|主持人|实到人数"


@pytest.mark.parametrize(
    ("cell", "day", "clock", "place"),
    [
        ("2023年3月5日，三楼会议室", date(2023, 3, 5), None, "三楼会议室"),
        ("2023.3.5 三楼会议室", date(2023, 3, 5), None, "三楼会议室"),
        ("3月5日上午9:00机关会议室", date(2023, 3, 5), time(9), "机关会议室"),
        ("2023年3月5日下午3点\n党员活动室", date(2023, 3, 5), time(15), "党员活动室"),
        ("党员活动室、2023年3月5日", date(2023, 3, 5), None, "党员活动室"),
        ("2023年3月5日—6日/红色教育基地", date(2023, 3, 5), None, "红色教育基地"),
        ("2023年3月5日", date(2023, 3, 5), None, ""),
        ("时间：2023年3月5日 地点：302会议室", date(2023, 3, 5), None, "302会议室"),
        ("3月5日302会议室", date(2023, 3, 5), None, "302会议室"),
    ],
)
def test_time_and_place_in_one_cell_are_told_apart(
    cell: str, day: date, clock: time | None, place: str
) -> None:
    rows: list[list[Value]] = [TABLE.split("|"), [cell, "支委会", "研究工作", "张三", 5.0]]
    (found,) = read_ledger("甲.xlsx", [Grid("台账", rows)], catalogue(), 2023).activities
    assert found.when is not None
    assert (found.when.first, found.start, found.place) == (day, clock, place)


@pytest.mark.parametrize(
    "heading", ["活动时间及地点", "时间、地点", "会议时间和地点", "开展时间/地点"]
)
def test_the_heading_may_join_them_in_other_words(heading: str) -> None:
    text = f"{heading}|活动类型|主题\n2023年3月5日，三楼会议室|支委会|研究工作"
    assert days(text, None) == [date(2023, 3, 5)]


@pytest.mark.parametrize("cell", ["三楼会议室", "年初 三楼会议室", "2023年2月30日 三楼会议室"])
def test_a_cell_that_does_not_read_one_way_is_asked_about(cell: str) -> None:
    text = f"{TABLE}\n{cell}|支委会|研究工作|张三|5"
    assert [f.cell for f in findings(text) if f.code in ("L002", "L003")] == ["A2"]


def test_a_date_that_may_end_in_two_places_is_not_cut() -> None:
    assert time_and_place("3月5302会议室") is None


@pytest.mark.parametrize(
    "text",
    [
        "党员活动室 305",
        "村委会，0305",
        "走访党员 5",
        "研究2项，120",
        "6、7号楼",
        "1105",
    ],
)
def test_the_number_of_a_room_is_no_day(text: str) -> None:
    assert time_and_place(text) is None
    assert time_and_place(text, DateContext(2022, month=3)) is None
