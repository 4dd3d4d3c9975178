"""Cells of a table with two axes that hold no day: notes, ticks and figures."""

import pytest

from form_sheets import book, day, found, held, sheet

DAYS = """
2023年三会一课开展情况一览表
类别     | 1月  | 2月  | 3月    | 4月  | 5月  | 6月  | 合计
党员大会 |      |      | 18日   |      |      | 20日 | 2
支委会   | 6日  | 9日  | {note} | 7日  | 8日  | 5日  | 5
主题党日 | 10日 | 15日 | 5日    | 14日 | 5日  | 6日  | 6
"""


@pytest.mark.parametrize(
    "note",
    [
        *("暑假", "寒　假", "放假", "国庆放假", "停开", "疫情防控，暂停", "因疫情暂停一次"),
        *("农忙停开", "防汛未开", "未开（外出培训）", "中考监考，未开", "与二月合并", "合并到上月"),
        *("免", "免开", "本月无", "待开", "缺", "0", "0次", "—（放假）", "5日（取消）", "5日 暂停"),
        *("拟6日", "6日（计划）", "轮空", "停会", "春节", "书记外出，未召开", "/", "无"),
    ],
)
def test_a_note_that_nothing_was_held_is_no_activity_and_no_slip(note: str) -> None:
    table = DAYS.format(note=note)
    assert len(held(table)) == 13
    assert not [f for f in found(table, period="2023H1") if f.severity != "info"]


@pytest.mark.parametrize(
    "note",
    [
        *(
            "见附件",
            "详见会议记录",
            "因疫情推迟到5日",
            "推迟至4月5日",
            "5日改7日",
            "5日（改到7日）",
        ),
        *("同党员大会", "√5", "5日×", "补开", "停课，改为线上", "2人", "95%"),
        *("与党员大会合并召开", "合并到4月2日"),
    ],
)
def test_a_note_that_does_not_say_what_was_held_is_asked_about(note: str) -> None:
    table = DAYS.format(note=note)
    assert len([d for d, _, _ in held(table) if d != "?"]) == 13
    assert [f.cell for f in found(table, period="2023H1") if f.severity == "error"] == ["D4"]


@pytest.mark.parametrize("note", ["√（推迟）", "√（停开）"])
def test_a_tick_that_was_called_off_is_said(note: str) -> None:
    table = DAYS.format(note=note)
    assert len(held(table)) == 13
    assert ("L062", "D4") in [(f.code, f.cell) for f in found(table)]


@pytest.mark.parametrize("topic", ["未成年人保护", "暑假安全教育", "慰问停产职工", "见义勇为座谈"])
def test_a_topic_may_begin_as_a_note_does(topic: str) -> None:
    table = DAYS.format(note=f"9日 {topic}")
    assert ("2023-03-09", "支委会", topic) in held(table)


TICKS = """
2023年组织生活开展情况
项目     | 1月 | 2月 | 3月    | 4月 | 5月 | 6月 | 合计
党员大会 |     |     | √      |     |     | √   | 2
支委会   | √   | √   | {tick} | √   | √   | √   | {sum}
主题党日 | √   | —   | √      | √   | √   | √   | 5
"""


@pytest.mark.parametrize(
    ("tick", "times"),
    [
        *(("√", 1), ("√√", 2), ("√ √", 2), ("√、√", 2), ("√√√", 3), ("√（2次）", 2), ("√×2", 2)),
        *(("2次√", 2), ("√两次", 2), ("2次", 2), ("2", 2), ("1", 1), ("3次", 3), ("●●", 2)),
    ],
)
def test_ticks_may_say_how_often(tick: str, times: int) -> None:
    table = TICKS.format(tick=tick, sum=5 + times)
    its = [a for a in book(table).activities if "支委会" in a.type_names]
    assert [day(a) for a in its].count("2023-03") == times
    assert not [f for f in found(table, period="2023H1") if f.severity != "info"]


@pytest.mark.parametrize("tick", ["见附件", "√2", "√√5日", "15√"])
def test_what_is_no_plain_tick_is_asked_about(tick: str) -> None:
    table = TICKS.format(tick=tick, sum=5)
    assert [f.cell for f in found(table, period="2023H1") if f.severity == "error"] == ["D4"]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        *(
            ("合计", "合计"),
            ("全年合计", "当月小计"),
            ("合计次数", "本月合计"),
            ("次数", "每月小计"),
        ),
        *(
            ("全年次数", "各月合计"),
            ("开展次数", "小计"),
            ("总次数", "总计"),
            ("总计（次）", "累计"),
        ),
    ],
)
def test_sums_by_month_and_of_all_are_held_against_the_cells(heading: str, below: str) -> None:
    table = f"""
    2023年三会一课
    类别     | 1月  | 2月  | 3月  | {heading}
    支委会   | 6日  | 停开 | 9日  | 3
    主题党日 | 10日 | 15日 | 5日  | 3
    {below}  | 2    | 1    | 2    | 6
    """
    assert [(f.code, f.cell) for f in found(table) if f.severity != "info"] == [
        ("L054", "E3"),
        ("L054", "E5"),
    ]


def test_headings_of_months_may_say_how_often_and_sums_may_stand_between() -> None:
    table = """
    2023年三会一课
    项目     | 责任人 | 1月（2次） | 2月（2次） | 3月份2次 | 一季度小计 | 4月（党日月） | 实开次数
    支委会   | 韩梅   | 6日        | 9日（四）  | 8日      | 3          | 6日           | 4
    主题党日 | 罗刚   | 10日       | 15日（三） | 暂停     | 2          | 停开          | 3
    """
    assert [d for d, _, _ in held(table)] == [
        *("2023-01-06", "2023-02-09", "2023-03-08", "2023-04-06", "2023-01-10", "2023-02-15"),
    ]
    assert not [topic for _, _, topic in held(table) if topic]
    assert [f.cell for f in found(table) if f.severity != "info"] == ["H4"]


def test_a_tick_with_a_note_is_of_its_month() -> None:
    table = TICKS.format(tick="√（线上）", sum=6)
    assert ("2023-03", "支委会", "线上") in held(table)
    assert not [f for f in found(table, period="2023H1") if f.severity != "info"]


def test_a_day_or_topic_of_several_columns_may_say_that_nothing_was_held() -> None:
    table = """
    2023年组织生活一览
    月份 | 支委会 |      |      | 主题党日 |      |
    | | 时间 | 议题 | 人数 | 时间 | 主题 | 人数
    1月  | 5日      | 研究计划 | 5    | 10日 | 慰问 | 23
    2月  | 春节放假 |          |      | 15日 | 取消 |
    3月  | 7日      | 研究防汛 | 5    | 停开 | 植树 |
    4月  | 8日      | 研究党费 | 5    | 14日 | 祭扫 | 21
    """
    its = sheet(table, "一览", (1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 1, 6))
    assert [(d, kind) for d, kind, _ in held(its)] == [
        *(("2023-01-05", "支委会"), ("2023-01-10", "主题党日"), ("2023-03-07", "支委会")),
        *(("2023-04-08", "支委会"), ("2023-04-14", "主题党日")),
    ]
    assert not [f for f in found(its, period="2023") if f.severity != "info"]


@pytest.mark.parametrize(
    "note",
    [
        *(
            "收麦子，与4月合开",
            "与五月合开",
            "因洪水停（原定8日）",
            "停开，原定12日",
            "停办(原计划9日)",
        ),
        *("原定8日，因停电取消", "忙，并到4月"),
    ],
)
def test_what_was_meant_first_is_no_activity_where_it_was_called_off(note: str) -> None:
    table = DAYS.format(note=note)
    assert len(held(table)) == 13
    assert not [f for f in found(table, period="2023H1") if f.severity != "info"]


@pytest.mark.parametrize("note", ["8日 与二组合开", "8日 停电，点蜡烛学习", "8日 改线上开"])
def test_what_was_held_all_the_same_is_an_activity(note: str) -> None:
    assert len(held(DAYS.format(note=note))) == 14
