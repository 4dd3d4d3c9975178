"""The sheet 志愿服务: read, counted, stated in the report, and held against a report's words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.all_sheets.counting import tally
from addin.ledger.period import Period, parse_period
from addin.report.values.context import context
from addin.sheets.volunteering.record import SERVICES
from ledgers import H1, codes, ledger

ACTIVITIES = """
日期     | 活动类型 | 主题         | 主持人 | 实到人数
2022-3-4 | 主题党日 | 学习雷锋精神 | 张三   | 12
"""
SERVICE = """
服务日期   | 服务项目 | 志愿者               | 人数 | 服务时长
2021-12-5  | 敬老     | 张三、李四           | 2    | 2
2022-3-5   | 社区清洁 | 张三、李四、王五     |      | 90分钟
2022-4-2   | 交通劝导 | 张三等8人            |      | 半天
2022-6-30  | 政策咨询 | 赵六                 | 1    | 2小时
"""


def figures(table: str, period: Period | None = H1, **others: str) -> dict[str, object]:
    assert period is not None
    book = ledger(ACTIVITIES, 志愿服务=table, **others)
    found = tally(book, period).figures
    return {s.key: s.value for s in found if s.key.startswith("志愿服务")}


def test_it_is_counted_for_the_period() -> None:
    # 90分钟 and 半天 are 1.5 and 4 hours, with the 2 hours in June 7.5; three names, 8 and 1 people.
    expected = {"志愿服务.次数": 3, "志愿服务.人次": 12, "志愿服务.时长": Decimal("7.5")}
    assert figures(SERVICE) == expected
    assert figures(SERVICE, parse_period("2021H2")) == {
        "志愿服务.次数": 1,
        "志愿服务.人次": 2,
        "志愿服务.时长": 2,
    }


def test_hours_are_hours_of_the_clock_whatever_a_lesson_is() -> None:
    lessons = "键 | 值\n报告期起 | 2022-1-1\n报告期止 | 2022-6-30\n学时口径 | 45"
    assert figures(SERVICE, 参数=lessons)["志愿服务.时长"] == Decimal("7.5")


@pytest.mark.parametrize(
    ("row", "unknown"),
    [
        ("2022-5-8 | 植树 | 全体党员 | | 2", "志愿服务.人次"),
        ("2022-5-8 | 植树 | 张三 | 1 | ", "志愿服务.时长"),
        ("2022-5-8 | 植树 | 张三 | 1 | 一上午", "志愿服务.时长"),
    ],
)
def test_a_sum_that_one_service_leaves_open_is_unknown(row: str, unknown: str) -> None:
    found = figures(f"{SERVICE.strip()}\n{row}")
    assert found["志愿服务.次数"] == 4
    assert unknown not in found and len(found) == 2


def test_the_figures_know_their_rows() -> None:
    found = tally(ledger(ACTIVITIES, 志愿服务=SERVICE), H1).institutions
    rows = ("志愿服务!3", "志愿服务!4", "志愿服务!5")
    assert {s.rows for key, s in found.items() if key.startswith("志愿服务.")} == {rows}


def test_without_the_sheet_nothing_is_known() -> None:
    book = ledger(ACTIVITIES)
    assert book.of(SERVICES) == ()
    values = context(book, tally(book, H1))["志愿服务"]
    assert [values[name].value for name in ("次数", "人次", "时长")] == [None, None, None]


def test_a_row_of_that_name_among_the_activities_is_not_counted() -> None:
    rows = f"{ACTIVITIES.strip()}\n2022-5-6 | 志愿服务 | 社区清洁 | 张三 | 5"
    counted = tally(ledger(rows, 志愿服务=SERVICE), H1)
    assert counted.institutions["志愿服务.次数"].value == 3
    assert not any("志愿服务" in key for key in counted.types)
    assert "L080" in codes(rows)


def test_a_sheet_of_other_matters_is_not_taken_for_it() -> None:
    other = "日期 | 项目 | 人数 | 时长\n2022-3-5 | 业务培训 | 20 | 3"
    assert ledger(ACTIVITIES, 学习记录=other).of(SERVICES) == ()
