"""What an entry of a calendar says of its day against the box in which it is written."""

from __future__ import annotations

import pytest

from form_sheets import found, held

CALENDAR = """
粮库党支部2023年3月月历
周一   | 周二   | 周三   | 周四   | 周五   | 周六 | 周日
6      | 7      | 8      | 9      | 10     | 11 | 12
支委会⏎9:00 值守室 | | {cell} | | 党课 19:30 食堂 | |
13     | 14     | 15     | 16     | 17     | 18 | 19
党小组会（一组）8:30 一组 | | 主题党日⏎晒场 | | | |
"""


def asked(cell: str) -> list[tuple[str, str | None]]:
    its = found(CALENDAR.format(cell=cell), period="2023-03")
    return [(f.code, f.cell) for f in its if f.severity != "info"]


def days(cell: str) -> list[tuple[str, str]]:
    among = {"2023-03-06", "2023-03-10", "2023-03-13", "2023-03-15"}
    return [(d, kind) for d, kind, _ in held(CALENDAR.format(cell=cell)) if d not in among]


@pytest.mark.parametrize(
    "cell",
    [
        *("党员大会（周五）⏎9:00 礼堂", "党员大会 周四 9:00 礼堂", "党员大会⏎星期二上午⏎礼堂"),
        *("党员大会：审议预算（星期五）", "党员大会 礼堂，周一", "党员大会（礼拜六）"),
    ],
)
def test_a_weekday_that_is_another_days_is_asked_about(cell: str) -> None:
    assert asked(cell) == [("L060", "C4")]
    assert days(cell) == [("2023-03-08", "党员大会")]


@pytest.mark.parametrize(
    "cell",
    [
        *("党员大会（周三）⏎9:00 礼堂", "党员大会 星期三 9:00 礼堂", "党员大会：改每周五晒粮"),
        *(
            "党员大会⏎周五前交材料",
            "党员大会：周末值班（周六、周日）",
            "党员大会 礼堂（并入周五学习安排）",
        ),
    ],
)
def test_its_own_weekday_and_other_words_are_right(cell: str) -> None:
    assert asked(cell) == []
    assert days(cell) == [("2023-03-08", "党员大会")]


@pytest.mark.parametrize(
    "cell",
    [
        *("党小组会（二组）3月7日 16:00 二组", "党小组会 3月7日 二组", "3月7日 党小组会（二组）"),
        *(
            "党小组会（3月7日）二组",
            "党小组会 二组 3月7日 16:00",
            "党小组会（二组）⏎3月7日下午3:00",
        ),
        "党小组会（二组）：查粮情，3月7日 16:00",
    ],
)
def test_a_day_that_is_not_the_boxs_is_asked_about(cell: str) -> None:
    assert asked(cell) == [("L066", "C4")]
    assert days(cell) == [("2023-03-07", "党小组会")]


@pytest.mark.parametrize(
    "cell",
    [
        *("党小组会（二组）3月8日 16:00 二组", "3月8日 党小组会（二组）", "党小组会 8日 二组"),
        *("党小组会（二组）传达3月7日会议精神", "党小组会 纪念3月5日学雷锋日", "党小组会 3/7 二组"),
    ],
)
def test_its_own_day_and_days_of_other_things_are_right(cell: str) -> None:
    assert "L066" not in {code for code, _ in asked(cell)}
    assert days(cell) == [("2023-03-08", "党小组会")]


@pytest.mark.parametrize(
    "cell",
    [
        *("组织生活会 9:00 礼堂⏎②民主评议党员 14:00 礼堂", "组织生活会⏎2.民主评议党员"),
        *("组织生活会⏎（2）民主评议党员", "组织生活会⏎查摆问题⏎二、民主评议党员"),
        "①组织生活会⏎②民主评议党员",
    ],
)
def test_the_second_of_two_is_no_item_of_the_first(cell: str) -> None:
    assert days(cell) == [("2023-03-08", "组织生活会"), ("2023-03-08", "民主评议党员")]
    assert "L058" not in {code for code, _ in asked(cell)}


def test_items_from_the_first_on_are_an_agenda() -> None:
    assert days("党员大会⏎1.审议预算⏎2.党课：讲党章") == [("2023-03-08", "党员大会")]


@pytest.mark.parametrize(
    "later",
    [
        "警示教育 14:30 礼堂 16/16 观看片子",
        "警示教育（全体）14:30 礼堂（16/16）",
        "14:30 警示教育 礼堂 16/16",
        "警示教育 下午2:30-4:00 礼堂 16/16",
    ],
)
def test_two_at_one_time_by_the_same_people_may_be_one(later: str) -> None:
    cell = f"专题学习 14:30 礼堂 16/16⏎{later}"
    its = found(CALENDAR.format(cell=cell), period="2023-03")
    assert [f.cell for f in its if f.code == "L305"] == ["C4"]


def test_two_one_after_the_other_are_two() -> None:
    cell = "专题学习 9:00 礼堂 16/16⏎警示教育 14:30 礼堂 16/16"
    its = found(CALENDAR.format(cell=cell), period="2023-03")
    assert "L305" not in {f.code for f in its}
