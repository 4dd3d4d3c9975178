"""Calendars with what others do, what was only prepared, and lines below that say how often."""

import pytest

from form_sheets import book, found, held

CALENDAR = """
2023年3月党建日历
一     | 二     | 三     | 四     | 五     | 六 | 日
'6     | '7     | '8     | '9     | '10    | '11 | '12
支委会：研究防汛 | 局务会 | {cell} | 植树准备 | 党课：学习章程（韩梅讲） | |
'13    | '14    | '15    | '16    | '17    | '18 | '19
党小组会（一组）⏎党小组会（二组） | 局务会 | | 主题党日：巡堤 | | |
{line}
"""
COUNTED = [
    ("2023-03-06", "支委会"),
    ("2023-03-10", "党课"),
    ("2023-03-13", "党小组会"),
    ("2023-03-13", "党小组会"),
    ("2023-03-16", "主题党日"),
]


def counted(cell: str = "局务会", line: str = "") -> list[tuple[str, str]]:
    table = CALENDAR.format(cell=cell, line=line)
    return [(d, kind) for d, kind, _ in held(table) if (d, kind) != ("2023-03-08", "支委会")]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "（备课）党课",
            "党课（备课）",
            "党员大会（筹备）",
            "主题党日（踩点）",
            "党员大会（准备工作）",
        ),
        *("准备党课讲稿", "支委会前沟通", "党员大会通知", "主题党日方案讨论", "党课彩排"),
        *("党员大会（取消，改6月）", "党员大会取消，移至4月", "党员大会（因防汛取消，并入4月）"),
        *("党员大会（延期）⏎支委会：研究换届", "支委会⏎党员大会（取消）", "党员大会（并入4月）"),
        *("党员大会（并入周五）", "党员大会（合并至下周五）"),
    ],
)
def test_what_was_prepared_or_called_off_was_not_held(cell: str) -> None:
    assert counted(cell) == COUNTED
    table = CALENDAR.format(cell=cell, line="")
    assert not [f for f in found(table) if f.severity != "info"]


@pytest.mark.parametrize(
    "cell",
    [
        *("主题党曰：慰问", "支委汇", "党员大汇（302室）", "党小祖会"),
        *("主提党日 9:00 航标站", "支委汇9:00", "主题党曰，慰问", "党元大会⏎9:00 会议室"),
        *("召开党元大会，审议预算", "9:00 党小祖会 一组", "线上支委汇 19:30", "民主评仪 机关食堂"),
    ],
)
def test_a_slip_of_a_type_is_asked_about(cell: str) -> None:
    table = CALENDAR.format(cell=cell, line="")
    assert [(f.code, f.cell) for f in found(table) if f.severity == "error"] == [("L010", "C4")]


@pytest.mark.parametrize(
    "cell",
    [
        *("主题班会", "党建例会", "职工大会", "主题团日", "部门例会", "党费日", "专项学习 9:00"),
        *(
            "团员大会 9:00 礼堂",
            "党委汇报会，预算",
            "支部委派任务",
            "党建课题 申报",
            "小组学习 9:00",
        ),
    ],
)
def test_what_others_hold_is_no_slip(cell: str) -> None:
    table = CALENDAR.format(cell=cell, line="")
    assert not [f for f in found(table) if f.severity != "info"]


@pytest.mark.parametrize(
    "line",
    [
        *("本月完成：主题党日1次、党课1次、党小组会2次", "主题党日1次，党课1次", "合计：共5次"),
        *(
            "3月共召开支委会1次，主题党日1次。",
            "备注：支委会1次，党课一次",
            "本月小计：党小组会两次",
        ),
        *(
            "共开展活动5次，其中党课1次",
            "●党员大会 ▲党课",
            "党员大会：每季度一次，党课：每季度一次",
        ),
        *("红色：支委会；蓝色：党课", "支委会（红色）、党课（蓝色）", "注：党员大会每季度3次"),
        *("本月应召开支委会3次", "每月支委会2次", "备注：上月支委会2次，党课2次"),
    ],
)
def test_a_line_below_is_no_activity_and_may_be_right(line: str) -> None:
    assert counted(line=line) == COUNTED
    table = CALENDAR.format(cell="局务会", line=line)
    assert not [f for f in found(table) if f.severity != "info"]


@pytest.mark.parametrize(
    "line",
    [
        *("本月完成：主题党日2次、党课1次", "主题党日1次，党课2次", "合计：共6次"),
        *(
            "3月共召开支委会2次，主题党日1次。",
            "备注：支委会2次，党课1次",
            "共开展活动5次，其中党课3次",
        ),
    ],
)
def test_a_line_below_that_miscounts_is_asked_about(line: str) -> None:
    table = CALENDAR.format(cell="局务会", line=line)
    assert [(f.code, f.cell) for f in found(table) if f.severity != "info"] == [("L054", "A7")]
    assert len(book(table).activities) == 5
