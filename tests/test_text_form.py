"""Texts that say what was held: a line, a cell or an agenda each; and calendars of them."""

from __future__ import annotations

import pytest

from addin.all_sheets.checking import check_ledger
from addin.ledger.period import parse_period
from addin.ledger.refusal import Refusal
from addin.ledger.scope import find_scope
from form_sheets import book, found, held, sheet

DIARY = """
2023年3月工作日志
3月1日 | 到县局报送材料 | 支委会：研究党费（主持：韩梅；应到5人，实到6人）
3月2日 | 传达支委会精神 | 整理档案
3月3日 | 支委会前准备   | 筹备党员大会
3月6日 | 参加县委组织部会议 | 党课：学习章程（韩梅主讲）
3月7日 | 主题党日活动方案报批 | 主题党日：植树
3月8日 | 党员大会会议材料整理 | 通知召开支委会
3月9日 | 调研 | 学习文件
"""


def test_only_a_text_that_opens_with_a_type_is_an_activity() -> None:
    assert held(DIARY) == [
        ("2023-03-01", "支委会", "研究党费"),
        ("2023-03-06", "党课", "学习章程"),
        ("2023-03-07", "主题党日", "植树"),
    ]
    assert [(f.code, f.cell) for f in found(DIARY) if f.severity == "error"] == [("L101", "C2")]


def test_the_month_may_stand_above_the_days() -> None:
    lines = """
    2023年党建大事记
    一月
    5日，召开支委会，研究年度计划。
    12日，召开党员大会，通报工作（应到24人，实到23人）。
    20日，开展主题党日活动：慰问老党员。
    二月
    6日，支部召开支委会，研究发展党员。
    15日，书记韩梅讲党课。
    20日，组织开展主题党日活动，参观纪念馆。
    """
    assert held(lines) == [
        ("2023-01-05", "支委会", "研究年度计划"),
        ("2023-01-12", "党员大会", "通报工作"),
        ("2023-01-20", "主题党日", "慰问老党员"),
        ("2023-02-06", "支委会", "研究发展党员"),
        ("2023-02-15", "党课", ""),
        ("2023-02-20", "主题党日", "参观纪念馆"),
    ]


def test_whole_sentences_say_who_and_how_many() -> None:
    lines = """
    2023年活动纪实
    2023年1月5日，党支部召开支委会，研究年度计划，会议由韩梅主持，应到5人，实到5人。
    2023年1月12日，党支部召开党员大会，通报工作，应到24人实到23人。
    2023年1月20日，党支部开展主题党日活动，慰问老党员，共24人参加。
    """
    first, second, third = book(lines).activities
    assert first.chair is not None
    assert (first.chair.names, first.due, first.present) == (("韩梅",), 5, 5)
    assert (second.topic, second.present) == ("通报工作", 23)
    assert (third.topic, third.present) == ("慰问老党员", 24)


def test_the_day_may_be_behind_the_type() -> None:
    lines = """
    2023年活动
    支委会（3月5日）：研究党费
    党员大会（3月12日）：通报工作
    主题党日 3月20日 植树
    """
    assert held(lines) == [
        ("2023-03-05", "支委会", "研究党费"),
        ("2023-03-12", "党员大会", "通报工作"),
        ("2023-03-20", "主题党日", "植树"),
    ]


def test_morning_and_afternoon_may_share_a_cell() -> None:
    diary = """
    2023年工作日志
    日期    | 内容
    3月1日  | 上午：支委会，研究党费；下午：到县局送材料
    3月2日  | 上午：整理档案。下午：主题党日，植树
    3月3日  | 上午 党课，学习章程⏎下午 参加例会
    """
    assert held(diary) == [
        ("2023-03-01", "支委会", "研究党费"),
        ("2023-03-02", "主题党日", "植树"),
        ("2023-03-03", "党课", "学习章程"),
    ]


def test_agenda_lines_are_of_the_day_above_them() -> None:
    lines = """
    会议议程
    2023年3月5日（星期日）上午9:00
    1. 支委会：研究党费
    2. 党员大会：通报工作
    2023年4月6日
    （1）支委会：研究植树
    （2）主题党日：植树
    """
    assert [(d, kind) for d, kind, _ in held(lines)] == [
        ("2023-03-05", "支委会"),
        ("2023-03-05", "党员大会"),
        ("2023-04-06", "支委会"),
        ("2023-04-06", "主题党日"),
    ]


def test_a_wrong_day_of_several_activities_is_asked_about_once() -> None:
    lines = """
    会议议程
    2023年2月30日
    1. 支委会：研究党费
    2. 党员大会：通报工作
    2023年4月6日
    1. 支委会：研究植树
    """
    assert [(f.code, f.cell) for f in found(lines) if f.severity == "error"] == [("L003", "A2")]


def test_who_is_away_may_have_reasons_in_brackets() -> None:
    lines = """
    2023年活动
    3月5日 支委会：研究党费（主持：韩梅；应到5人，实到3人；请假：李四（出差）、王五）
    3月9日 支委会：研究植树（主持：韩梅；应到5人，实到5人）
    """
    first, _ = book(lines).activities
    assert first.absent is not None
    assert (first.absent.names, first.absent.roles) == (("李四", "王五"), {"李四": "出差"})


def test_punctuation_of_a_topic_is_kept() -> None:
    lines = """
    2023年活动
    3月5日 支委会：一、研究党费；二、研究“七一”活动（含经费），主持人：韩梅
    3月9日 支委会：研究植树
    """
    assert held(lines)[0][2] == "一、研究党费；二、研究“七一”活动（含经费）"


WEEK = """
2023年第10周工作纪实（3月6日—3月10日）
时间 | 周一             | 周二             | 周三 | 周四 | 周五
上午 | 支委会：研究党费 |                  | 调研 |      |
下午 |                  | 主题党日：植树   |      | 党课：学习章程 | 例会
"""


def test_a_week_may_have_its_days_in_the_title() -> None:
    assert held(WEEK) == [
        ("2023-03-06", "支委会", "研究党费"),
        ("2023-03-07", "主题党日", "植树"),
        ("2023-03-09", "党课", "学习章程"),
    ]


def test_weeks_may_be_down_and_weekdays_across() -> None:
    weeks = """
    2023年3月周报
    周次                     | 周一           | 周二         | 周三 | 周四           | 周五
    第一周（3月6日—3月10日） | 支委会：研究   |              | 例会 | 主题党日：植树 |
    第二周（3月13日—17日）   |                | 党课：学习   |      |                | 例会
    """
    assert held(weeks) == [
        ("2023-03-06", "支委会", "研究"),
        ("2023-03-09", "主题党日", "植树"),
        ("2023-03-14", "党课", "学习"),
    ]


MONTH = """
2023年3月日历
周一             | 周二             | 周三             | 周四         | 周五       | 周六 | 周日
27               | 28               | 1                | 2            | 3          | 4    | 5
| | | 支委会：研究党费 | | | |
6                | 7                | 8                | 9            | 10         | 11   | 12
支委会           | 党员大会 14:30   | 局务会           | 工会会员大会 | 团支部大会 |      |
13               | 14               | 15               | 16           | 17         | 18   | 19
9:00主题党日（植树） |              |                  |              |            |      |
"""


def test_a_calendar_holds_what_others_do_as_well() -> None:
    assert held(MONTH) == [
        ("2023-03-01", "支委会", "研究党费"),
        ("2023-03-06", "支委会", ""),
        ("2023-03-07", "党员大会", ""),
        ("2023-03-13", "主题党日", "植树"),
    ]


def test_what_is_found_is_at_the_text_or_at_the_day() -> None:
    wrong = MONTH.replace("研究党费", "研究党费（应到5人，实到6人）")
    (error,) = [f for f in found(wrong) if f.severity == "error"]
    assert (error.code, error.cell) == ("L101", "C4")


AGENDAS = """
2023年大事记
日期 | 记事
3月1日 | 支委会：研究计划。参加5人
3月8日 | 党员大会⏎1.传达精神；⏎2.党课：书记沈河讲党史；⏎3.主题党日安排
3月9日 | ①支委会：研究防汛⏎②党课：方英讲课
3月16日 | 支部委员会⏎1.讨论党员大会议程、主题党日安排。
"""


def test_numbered_lines_below_one_that_is_not_are_its_agenda() -> None:
    assert [(day, types) for day, types, _ in held(AGENDAS)] == [
        ("2023-03-01", "支委会"),
        ("2023-03-08", "党员大会"),
        ("2023-03-09", "支委会"),
        ("2023-03-09", "党课"),
        ("2023-03-16", "支委会"),
    ]


def test_an_item_that_opens_like_another_type_is_asked_about() -> None:
    asked = [(f.code, f.cell) for f in found(AGENDAS) if f.severity != "info"]
    assert asked == [("L058", "B4")]


def test_a_slip_in_the_type_is_asked_about_and_not_passed_over() -> None:
    notes = """
    日期      | 记事
    2023年3月1日 | 支委会：研究计划
    2023年3月8日 | 组织生话会：交流
    2023年3月15日 | 主题党日：植树
    2023年3月17日 | 座谈会：讨论
    2023年3月19日 | 院务会：讨论
    """
    assert [day for day, _, _ in held(notes)] == ["2023-03-01", "2023-03-08", "2023-03-15"]
    assert [(f.code, f.cell) for f in found(notes) if f.severity == "error"] == [("L010", "B3")]


def test_how_many_came_is_asked_where_all_others_of_the_type_say_it() -> None:
    said = "".join(
        f"3月{n}日 | {kind}：研究工作，应到{heads}人，实到{heads}人\n"
        for n, kind, heads in [
            (1, "支委会", 5), (2, "支委会", 5), (3, "支委会", 5),
            (6, "主题党日", 20), (7, "主题党日", 20), (8, "主题党日", 19),
        ]
    )  # fmt: skip
    notes = f"2023年大事记\n日期 | 记事\n{said}3月9日 | {{}}：讨论"
    missing = {(f.code, f.cell) for f in found(notes.format("支委会")) if f.severity == "error"}
    assert missing == {("L001", "B9")}
    assert not [f for f in found(notes.format("党员大会")) if f.severity == "error"]


DECOYS = {
    "值班表": """
        2023年3月值班表
        日期  | 星期   | 带班领导 | 值班人员
        3月1日 | 星期三 | 韩梅     | 罗刚
        3月2日 | 星期四 | 罗刚     | 钱伟
        3月3日 | 星期五 | 韩梅     | 孙丽
    """,
    "工会活动": """
        2023年工会活动日历
        周一 | 周二 | 周三 | 周四 | 周五 | 周六 | 周日
        6 | 7 | 8 | 9 | 10 | 11 | 12
        工会委员会 | 职工代表大会 | 妇女节慰问 | 拔河比赛 | 团支部大会 | |
    """,
    "会议室": """
        2023年3月会议室预订
        日期   | 上午       | 下午
        3月1日 | 综合科例会 | 人事科面试
        3月2日 | 党员大会用会议室 | 局务会
        3月3日 | 财务科     | 项目评审
    """,
    "课程表": """
        2023年春季学期课程表
        节次 | 星期一 | 星期二 | 星期三 | 星期四 | 星期五
        1    | 语文   | 数学   | 英语   | 党课   | 体育
        2    | 数学   | 语文   | 政治   | 英语   | 班会
    """,
    "次数统计": """
        2023年三会一课次数
        支部       | 党员大会 | 支委会 | 党小组会 | 党课
        第一党支部 | 4        | 12     | 12       | 4
        第二党支部 | 4        | 11     | 12       | 4
    """,
    "按月统计": """
        2023年支委会次数统计
        支部       | 1月 | 2月 | 3月 | 合计
        第一党支部 | 1   | 1   | 1   | 3
        第二党支部 | 1   | 2   | 1   | 4
    """,
}


@pytest.mark.parametrize("name", DECOYS)
def test_what_only_looks_like_it_is_no_activity(name: str) -> None:
    with pytest.raises(Refusal):
        book(sheet(DECOYS[name], name))


def test_the_type_may_be_in_brackets_before_the_day() -> None:
    notes = """
    【支委会】2023年3月1日，沈河主持，研究春耕
    【党员大会】2023年3月8日，沈河主持，通报党费
    【主题党日】2023年3月9日，沈河主持，植树
    """
    assert held(notes) == [
        ("2023-03-01", "支委会", "研究春耕"),
        ("2023-03-08", "党员大会", "通报党费"),
        ("2023-03-09", "主题党日", "植树"),
    ]


def test_half_a_day_may_stand_behind_the_day_behind_the_type() -> None:
    lines = """
    2023年下半年组织生活记录
    支委会：7月3日上午，在会议室召开，主持人韩梅，应到5人，实到5人，研究防汛。
    主题党日：7月10日，清理河道，主持人韩梅，应到36人，实到33人。
    """
    assert [(day, name) for day, name, _ in held(lines)] == [
        ("2023-07-03", "支委会"),
        ("2023-07-10", "主题党日"),
    ]


STORY = """
竹溪供销社退休党支部记事（2023年）
一、三月
3月3日（星期五）上午九时，主题党日：给苗圃浇水。应到20人，实到18人，请假2人。
7日下午，支委会，5人应到4人实到，研究补选。
10日，第一党小组在凉亭里开党小组会，谈读书体会。应到9人，实到8人。
13日，第二党小组党小组会，12人到了10人。
三月十五日上午八点半（避开雨天），专题学习，读章程。应到20人，实到17人。
廿一日（春分，星期二），主题党日，栽柳树。应到20人，实到19人。
二、四月
4月4日上午，支委会在老楼小会议室召开，商量清明祭扫，支委5人全到。
4月6日，党支部组织党员到烈士陵园开展主题党日活动，献花。
4月11日，三名支委全到，在家中召开支委会，研究困难补助。
"""


def test_sentences_may_begin_with_who_met_and_where() -> None:
    assert [(d, kind) for d, kind, _ in held(STORY)] == [
        ("2023-03-03", "主题党日"),
        ("2023-03-07", "支委会"),
        ("2023-03-10", "党小组会"),
        ("2023-03-13", "党小组会"),
        ("2023-03-15", "专题学习"),
        ("2023-03-21", "主题党日"),
        ("2023-04-04", "支委会"),
        ("2023-04-06", "主题党日"),
        ("2023-04-11", "支委会"),
    ]


def test_heads_may_stand_before_their_label() -> None:
    heads = [(a.due, a.present) for a in book(STORY).activities]
    assert heads[:4] == [(20, 18), (5, 4), (9, 8), (12, 10)]
    assert heads[6] == (None, 5)


def test_a_closing_line_is_compared_with_the_paragraphs() -> None:
    lines = """
    2023年活动记事
    3月3日，主题党日，浇水。
    3月7日，支委会，研究补选。
    4月6日，组织生活会，谈体会。
    4月9日，支委会，研究祭扫。
    小结：半年来开支委会3次、主题党日1次、组织生活会1次（与谈心一并进行）。
    """
    assert [(f.code, f.cell) for f in found(lines) if f.code == "L054"] == [("L054", "A6")]


ALIKE = """
2023年支部记事
一、三月
3日，支委会，研究补选。
8日，主题党日，浇水。
11日，妇女党员茶话一下午，应到6人，实到5人。
二、四月
4日，支委会，研究祭扫。
9日，主题党日，扫墓。
14日，工会活动，包粽子。
18日，原定的读书会取消了。
20日，党课，学章程。
【五月】
5日，支委会，研究体检。
"""


def test_a_paragraph_that_is_not_read_is_asked_about() -> None:
    asked = [(f.code, f.cell) for f in found(ALIKE) if f.severity == "error"]
    assert asked == [("L001", "A5")]
    assert [d for d, kind, _ in held(ALIKE) if kind] == [
        *("2023-03-03", "2023-03-08", "2023-04-04", "2023-04-09", "2023-04-20", "2023-05-05")
    ]


def test_what_is_not_read_may_be_what_its_month_lacks() -> None:
    lines = ALIKE.replace("8日，主题党日，浇水。", "8日，老党员们到苗圃浇水，18人参加。")
    its = book(lines)
    said = check_ledger(its, find_scope(its, parse_period("2023-03")))
    assert ["可能是它" in f.message for f in said if f.code == "F05"] == [True]


def test_in_a_diary_of_much_else_only_what_tells_type_and_heads_is_asked_about() -> None:
    lines = ALIKE.replace("记事", "工作日志").replace(
        "14日，工会活动，包粽子。", "14日，到镇里报材料。"
    )
    assert [f.cell for f in found(lines) if f.severity == "error"] == []
    lines += "8日，在家属楼下由老李牵头的党小组会，应到9人，实到8人。"
    assert [f.cell for f in found(lines) if f.severity == "error"] == ["A14"]


def test_days_in_one_paragraph_are_activities_each() -> None:
    lines = """
    2023年支部记事
    3月：3日召开支委会，研究补选；8日开展主题党日活动，浇水；20日党课，学章程。
    4月4日，支委会，研究祭扫。9日，主题党日，扫墓，10人参加。
    5月5日，支委会，研究体检。⏎5月9日，主题党日，看展览。
    """
    assert [(d, kind) for d, kind, _ in held(lines)] == [
        ("2023-03-03", "支委会"),
        ("2023-03-08", "主题党日"),
        ("2023-03-20", "党课"),
        ("2023-04-04", "支委会"),
        ("2023-04-09", "主题党日"),
        ("2023-05-05", "支委会"),
        ("2023-05-09", "主题党日"),
    ]


def test_a_heading_is_of_the_days_below_it() -> None:
    lines = """
    2023年支部记事
    一、三月
    2月28日，支委会，研究补选。
    8日，主题党日，浇水。
    15日，党课，学章程。
    20日，支委会，研究清明。
    """
    assert [d for d, _, _ in held(lines)] == [
        *("2023-02-28", "2023-03-08", "2023-03-15", "2023-03-20")
    ]
    assert [(f.code, f.cell) for f in found(lines) if f.code == "L061"] == [("L061", "A3")]


def test_where_half_is_not_read_what_names_a_type_is_asked_about() -> None:
    lines = """
    2023年支部记事
    1月5日，支委会，研究计划。
    本月12日，主题党日，扫雪。
    2月6日支委会学习文件，研究补助。
    2月9日，上级来人检查。
    2月16日，大家读了章程，22人参加。
    3月9日，支委会，研究春耕。
    """
    assert [f.cell for f in found(lines) if f.code == "L001"] == ["A4", "A6"]
    assert "2023-01-12" in [d for d, _, _ in held(lines)]
