"""Figures of the sheets beside 活动台账, each with its unit and the rows behind it.

Counted by hand from the tables; a row is the number that Excel shows at its left.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.all_sheets.counting import tally
from addin.ledger.period import parse_period
from addin.sheets.commitments.figures import upcoming
from addin.statistics.statistic import Statistic
from ledgers import ledger

Figures = dict[str, Statistic]


def figures(code: str = "2022H1", **sheets: str) -> Figures:
    period = parse_period(code)
    assert period is not None
    activities = sheets.pop("活动台账", "日期|活动类型\n2022-3-3|主题党日")
    return {s.key: s for s in tally(ledger(activities, **sheets), period).figures}


def expect(
    found: Figures, sheet: str, *expected: tuple[str, int | str, str, tuple[int, ...]]
) -> None:
    """Hold figures against key, value, unit and row numbers; a text is a decimal."""
    for key, value, unit, rows in expected:
        number = Decimal(value) if isinstance(value, str) else value
        s = found[key]
        refs = tuple(f"{sheet}!{n}" for n in rows)
        assert (s.key, s.value, s.unit, s.rows) == (key, number, unit, refs)


ROSTER = """
姓名|性别|民族|学历|出生日期|党员类别|党内职务|是否领导干部|入党日期|转正日期|评议等次|个人有关事项报告日期
张三|男|汉族|大学本科|1970-5-1|正式党员|书记|是|2000-3-5|2001-3-5|优秀|2022-1-31
李四|女|回族|研究生|1986-6-30|正式党员||是|2010-7-1|2011-7-1|合格|2022-2-1
王五|女|汉|高中|1986-7-1|正式党员||否|2012-5-4|2013-5-4|合格|
赵六|男|汉族|大学专科|1999-7-1|预备党员||否|2022-5-6||不定等次|
"""


def test_the_roster() -> None:
    expect(
        figures(党员名册=ROSTER),
        "党员名册",
        ("党员总数", 4, "名", (2, 3, 4, 5)),
        ("正式党员", 3, "名", (2, 3, 4)),
        ("预备党员", 1, "名", (5,)),
        ("女党员", 2, "名", (3, 4)),
        ("少数民族党员", 1, "名", (3,)),
        ("大专以上学历党员", 3, "名", (2, 3, 5)),
        ("研究生学历党员", 1, "名", (3,)),
        ("35岁以下党员", 2, "名", (4, 5)),  # 36 on 30 June is too old
        ("参评党员", 4, "名", (2, 3, 4, 5)),
        ("评议.优秀", 1, "名", (2,)),
        ("评议.优秀占比", "25.0", "%", (2, 3, 4, 5)),
        ("评议.合格", 2, "名", (3, 4)),
        ("评议.合格占比", "50.0", "%", (2, 3, 4, 5)),
        ("评议.不定等次", 1, "名", (5,)),
        ("政治生日党员", 2, "名", (2, 4)),  # who joined this May has none yet
        ("政治生日党员.2022-03", 1, "名", (2,)),
        ("政治生日党员.2022-05", 1, "名", (4,)),
        ("个人有关事项应报", 2, "名", (2, 3)),
        ("个人有关事项按时报告", 1, "名", (2,)),
        ("个人有关事项按时率", "50.0", "%", (2, 3)),
    )


def test_a_roster_without_a_grade_or_a_birthday_has_no_figure_of_it() -> None:
    found = figures(党员名册="姓名|党员类别|入党日期\n张三|正式党员|2000-8-5")
    assert not [key for key in found if key.startswith(("评议", "参评", "政治生日", "个人有关"))]


def test_members_who_joined_in_the_month_of_a_former_year_celebrate_each_year() -> None:
    found = figures("2021H1", 党员名册=ROSTER)
    expect(found, "党员名册", ("政治生日党员", 2, "名", (2, 4)))
    assert "政治生日党员.2021-07" not in found


def test_reports_of_personal_matters_are_of_the_latest_year_that_has_them() -> None:
    found = figures("2022", 党员名册=ROSTER)
    expect(found, "党员名册", ("个人有关事项应报", 2, "名", (2, 3)))
    assert "个人有关事项应报" not in figures("2022Q2", 党员名册=ROSTER)  # 31 January is outside
    assert "个人有关事项应报" not in figures("2021H1", 党员名册=ROSTER)  # no report of that year


def test_rectifications() -> None:
    table = """
    问题|来源|整改措施|完成情况
    甲|两化|做|已完成
    乙|两化|做|未完成
    丙|巡察|做|长期坚持
    丁|两化|做|已销号
    """
    expect(
        figures(整改台账=table),
        "整改台账",
        ("整改问题", 4, "项", (2, 3, 4, 5)),
        ("整改完成", 2, "项", (2, 5)),
        ("整改未完成", 1, "项", (3,)),
        ("整改完成率", "50.0", "%", (2, 3, 4, 5)),
        ("整改长期坚持", 1, "项", (4,)),
        ("整改问题.两化", 3, "项", (2, 3, 5)),
        ("整改完成.两化", 2, "项", (2, 5)),
        ("整改未完成.两化", 1, "项", (3,)),
        ("整改完成率.两化", "66.7", "%", (2, 3, 5)),
        ("整改问题.巡察", 1, "项", (4,)),
        ("整改完成.巡察", 0, "项", ()),
        ("整改完成率.巡察", "0.0", "%", (4,)),
    )


def test_courses() -> None:
    table = """
    班次|起止日期|学时|参加人员|是否集中培训
    书记班|2022年3月1日—3日|24|张三、李四|是
    骨干班|2022-4-1|4.5|张三等20人|否
    自学班|2022-5-1||各科室|否
    下半年班|2022-7-1|8|张三|是
    """
    expect(
        figures(培训=table),
        "培训",
        ("培训期数", 3, "期", (2, 3, 4)),
        ("集中培训期数", 1, "期", (2,)),
        ("培训人次", 22, "人次", (2, 3)),
        ("培训学时", "28.5", "学时", (2, 3)),
    )


def test_a_course_of_everyone_is_of_the_roster_of_its_first_day() -> None:
    found = figures(培训="班次|起止日期|参加人员\n轮训|2022年5月5日—6日|全体党员", 党员名册=ROSTER)
    expect(found, "培训", ("培训人次", 3, "人次", (2,)))  # 赵六 joined on 6 May
    assert not {"集中培训期数", "培训学时"} & set(found)


def test_courses_of_another_time_give_no_figure() -> None:
    assert "培训期数" not in figures(培训="班次|起止日期|参加人员\n轮训|2022-7-1|张三")


def test_talks() -> None:
    table = """
    日期|谈话人|谈话对象|类别
    2022-3-1|张三|李四|支委之间
    2022-3-2|张三|王五|提醒谈话
    2022-3-3|张三|赵六|提醒谈话
    2022-7-2|张三|王五|提醒谈话
    """
    expect(
        figures(谈心谈话=table),
        "谈心谈话",
        ("谈心谈话", 3, "次", (2, 3, 4)),
        ("谈心谈话.支委之间", 1, "次", (2,)),
        ("谈心谈话.提醒谈话", 2, "次", (3, 4)),
    )
    assert "谈心谈话.党员之间" not in figures(谈心谈话=table)


def test_readings() -> None:
    found = figures(
        活动台账="日期|活动类型|主题\n2022-6-30|专题学习|学习条例甲\n2022-7-1|专题学习|学习条例乙",
        必学清单="文件或讲话|要求完成日期|关键字1\n甲|2022-3-31|条例甲\n乙|2022-6-30|条例乙\n丙|2022-7-1|条例甲",
    )
    expect(found, "必学清单", ("必学篇目", 2, "篇", (2, 3)), ("必学篇目已学", 1, "篇", (2,)))


def test_venues() -> None:
    table = """
    名称|类别|最近检查日期
    网站甲|网站|2022-1-1
    网站乙|网站|2021-12-31
    活动室|党员活动室|2022-6-30
    展板||2022-7-1
    """
    found = figures(阵地=table)
    expect(
        found,
        "阵地",
        ("阵地", 4, "个", (2, 3, 4, 5)),
        ("阵地已检查", 2, "个", (2, 4)),
        ("阵地.网站", 2, "个", (2, 3)),
        ("阵地.活动室", 1, "个", (4,)),
    )
    assert {key for key in found if key.startswith("阵地.")} == {"阵地.网站", "阵地.活动室"}


def test_admissions() -> None:
    table = """
    姓名|当前阶段|申请书日期|确定积极分子日期|支部大会日期|转正大会日期|转正结果
    甲某|积极分子|2022-1-1|2022-2-1|||
    乙某|预备党员|2019-5-1|2020-2-1|2022-6-30||
    丙某|正式党员|2018-5-1|2019-2-1|2021-3-1|2022-3-1|按期转正
    丁某|预备党员|2018-5-1|2019-2-1|2021-3-1|2022-3-1|取消
    """
    found = figures(发展党员=table)
    expect(
        found,
        "发展党员",
        ("发展党员.积极分子", 1, "名", (2,)),
        ("发展党员.预备党员", 2, "名", (3, 5)),
        ("新收入党申请书", 1, "名", (2,)),
        ("新确定积极分子", 1, "名", (2,)),
        ("接收预备党员", 1, "名", (3,)),
        ("预备党员转正", 1, "名", (4,)),
    )
    assert not {"新确定发展对象", "发展党员.申请人"} & set(found)


def test_leaders_in_the_life_of_their_branch() -> None:
    activities = """
    日期|活动类型|参加人员
    2022-3-3|主题党日|张三、李四
    2022-4-3|党课|张三、王五
    2022-5-3|党小组会|张三
    2022-5-9|支委会|李四
    """
    found = figures(活动台账=activities, 党员名册=ROSTER)
    expect(
        found,
        "党员名册",
        ("领导干部", 2, "名", (2, 3)),
        ("双重组织生活人数", 2, "名", (2, 3)),
    )
    # 张三 three times, 李四 once; the committee's meeting is no life of the branch
    expect(found, "活动台账", ("双重组织生活", 4, "人次", (2, 3, 4)))


def test_leaders_belong_to_their_own_branch() -> None:
    activities = """
    党支部|日期|活动类型|参加人员
    一支部|2022-3-3|主题党日|张三、李四
    二支部|2022-4-3|党课|张三、李四
    """
    roster = """
    姓名|党员类别|入党日期|是否领导干部|党支部
    张三|正式党员|2000-3-5|是|一支部
    李四|正式党员|2000-3-5|是|三支部
    """
    found = figures(活动台账=activities, 党员名册=roster)
    expect(found, "党员名册", ("领导干部", 1, "名", (2,)))  # 三支部 held nothing
    expect(found, "活动台账", ("双重组织生活", 1, "人次", (2,)))


def test_what_topics_say() -> None:
    activities = """
    日期|活动类型|主题|主要内容|备注|党支部
    2022-3-1|党员大会|支部委员会换届选举|||一支部
    2022-3-2|党员大会|学习《换届选举条例》|||二支部
    2022-3-3|主题党日|参观|重温入党誓词||一支部
    2022-3-4|党组会|研究工作||三重一大|一支部
    2022-3-5|党组会|研究三重一大事项|||一支部
    2022-3-6|意识形态专题|分析研判|||一支部
    2022-3-7|意识形态专题|风险排查|||一支部
    """
    expect(
        figures(活动台账=activities),
        "活动台账",
        ("换届支部", 1, "个", (2,)),
        ("重温入党誓词", 1, "次", (4,)),
        ("党组会.三重一大", 2, "次", (5, 6)),
        ("意识形态专题.分析研判", 1, "次", (7,)),
        ("意识形态专题.风险排查", 1, "次", (8,)),
    )


@pytest.mark.parametrize(("end", "days"), [("2022-6-29", None), ("2022-6-30", 0), ("2022-7-1", 1)])
def test_days_to_the_end_of_the_term(end: str, days: int | None) -> None:
    found = figures(参数=f"键|值\n届满日期|{end}")
    if days is None:
        assert "距届满天数" not in found
    else:
        expect(found, "参数", ("距届满天数", days, "天", (2,)))


def test_numbers_that_the_body_states() -> None:
    stated = "键|值\n支部数|3\n党小组数|4\n支委人数|5\n党员总数|20\n学习强国活跃党员数|15\n责任书签订人数|7"
    found = figures(参数=stated)
    expect(found, "参数", ("支部数", 3, "个", (2,)), ("党小组数", 4, "个", (3,)))
    expect(found, "参数", ("支委人数", 5, "名", (4,)), ("党员总数", 20, "名", (5,)))
    expect(found, "参数", ("学习强国活跃率", "75.0", "%", (6, 5)))
    assert found["责任书签订人数"].rows == ("参数!7",)


def test_a_share_may_be_the_whole_and_none_is_told_of_nothing() -> None:
    found = figures(
        参数="键|值\n学习计划项数|12\n学习计划完成数|12\n责任清单事项数|0\n责任清单完成数|0"
    )
    expect(found, "参数", ("学习计划完成率", "100.0", "%", (3, 2)))
    assert "责任清单完成率" not in found


def test_promises() -> None:
    activities = "日期|活动类型\n2022-1-5|党课\n2022-2-5|党课\n2022-5-5|党课\n2022-5-6|支委会"
    promises = """
    原文|事项类型|频次|单位|期间起|期间止
    每季度讲党课|党课|1|季度|2022-1-1|2022-6-30
    每季度讲两次党课|党课|2|季度|2022-1-1|2022-6-30
    下半年的|党课|1|季度|2022-7-1|2022-12-31
    建好活动室||||2022-1-1|2022-6-30
    没有写期间的|党课|1|季度||
    只写到哪天的|党课|1|季度||2022-6-30
    """
    found = figures(活动台账=activities, 承诺事项=promises)
    expect(found, "承诺事项", ("上期承诺", 3, "项", (2, 3, 7)), ("上期承诺完成", 2, "项", (2, 7)))


def test_the_report_promises_what_runs_on_after_its_period() -> None:
    promises = """
    序号|原文|期间起|期间止
    1|到期末为止|2022-1-1|2022-6-30
    2|到下半年|2022-1-1|2022-7-1
    3|下半年开始|2022-7-1|
    4|早已开始而不知何时为止|2022-1-1|
    5|没有写期间||
    6||2022-7-1|2022-12-31
    """
    period = parse_period("2022H1")
    assert period is not None
    book = ledger("日期|活动类型\n2022-3-3|主题党日", 承诺事项=promises)
    assert [p.text for p in upcoming(book, period)] == ["到下半年", "下半年开始", "没有写期间"]


def test_study_hours_by_type() -> None:
    activities = """
    日期|活动类型|学时|实到人数
    2022-3-3|党课|1.5|2
    2022-3-4|专题学习|2|1
    2022-3-5|专题学习|0|1
    2022-3-6|专题学习||1
    """
    expect(
        figures(活动台账=activities),
        "活动台账",
        ("学时", "3.5", "学时", (2, 3)),
        ("学时.党课", "1.5", "学时", (2,)),
        ("学时.专题学习", 2, "学时", (3,)),
    )
    found = figures(活动台账=activities)
    assert {key for key in found if key.startswith("学时.")} == {"学时.党课", "学时.专题学习"}
    with_roster = figures(活动台账=activities, 党员名册=ROSTER)
    # 1.5 × 2/3 + 2 × 1/3 of the three who were members in March
    expect(with_roster, "活动台账", ("人均学时", "1.7", "学时", (2, 3)))


def test_party_group_lectures_and_places() -> None:
    activities = """
    日期|活动类型|主题|形式|主讲人|应到人数|实到人数|主题标签
    2022-3-1|党组会|议事||||5|第一议题
    2022-3-2|党组会|议事||||5|
    2022-3-3|党课|学党史||张三|4|3|
    2022-3-4|党课|学党史||李四|4|4|
    2022-3-5|主题党日|现场教学活动|||4|4|
    """
    found = figures(活动台账=activities, 党员名册=ROSTER)
    expect(
        found,
        "活动台账",
        ("第一议题覆盖率", "50.0", "%", (2, 3)),
        ("书记讲党课", 1, "次", (4,)),
        ("现场教学", 1, "次", (6,)),
        ("参加人次.现场教学", 4, "人次", (6,)),
        ("到会率.现场教学", "100.0", "%", (6,)),
        ("应到人次.现场教学", 4, "人次", (6,)),
        ("参加人次.党课", 7, "人次", (4, 5)),
        ("应到人次.党课", 8, "人次", (4, 5)),
        ("到会率.党课", "87.5", "%", (4, 5)),
    )


def test_no_lecture_of_the_secretary_is_nought_only_where_the_secretary_is_known() -> None:
    table = "日期|活动类型|主讲人\n2022-3-4|党课|李四"
    for period in ("2022H1", "2022"):
        found = figures(period, 活动台账=table, 党员名册=ROSTER)
        expect(found, "活动台账", ("书记讲党课", 0, "次", ()))
        assert "书记讲党课" not in figures(period, 活动台账=table)


def test_a_lecture_of_nobody_may_be_the_secretarys() -> None:
    table = "日期|活动类型|主讲人\n2022-3-4|党课|李四\n2022-4-4|党课|"
    assert "书记讲党课" not in figures("2022", 活动台账=table, 党员名册=ROSTER)


def test_a_secretary_named_in_settings_counts_as_one_on_the_roster() -> None:
    table = "日期|活动类型|主讲人\n2022-3-4|党课|李四\n2022-4-4|党课|王五"
    found = figures("2022", 活动台账=table, 参数="键|值\n书记姓名|李四、赵六")
    expect(found, "活动台账", ("书记讲党课", 1, "次", (2,)))


def test_a_type_that_is_due_and_was_never_held_counts_nobody() -> None:
    found = figures("2022Q1", 活动台账="日期|活动类型\n2022-3-4|党课")
    expect(
        found,
        "活动台账",
        ("党员大会", 0, "次", ()),
        ("应开.党员大会", 1, "次", ()),
        ("缺少.党员大会", 1, "次", ()),
        ("参加人次.党员大会", 0, "人次", ()),
    )
    assert "到会率.党员大会" not in found
    assert "参加人次.党课" not in found  # held once, and no row says how many came


def test_groups_owe_their_meetings_only_where_there_are_groups() -> None:
    assert "应开.党小组会" not in figures()
    found = figures(参数="键|值\n党小组数|2")
    expect(found, "参数", ("应开.党小组会", 12, "次", ()))  # two groups, six months
    assert "应开.党小组会" not in figures(参数="键|值\n党小组数|0")


def test_dues() -> None:
    table = """
    姓名|年月|应缴|实缴|状态
    张三|2022年1月|30|30|
    张三|2022年2月|30|30|
    李四|2022年1月|20|10|少缴
    王五|2022年1月|10||
    赵六|2022年1月|10|12|
    钱七|2022年1月|5||免缴
    孙八|2022年1月|5|4|
    """
    expect(
        figures(党费收缴=table),
        "党费收缴",
        ("党费.应缴合计", "105.00", "元", (2, 3, 4, 5, 6, 8)),
        ("党费.实缴合计", "86.00", "元", (2, 3, 4, 6, 8)),
        ("党费.收缴率", "81.9", "%", (2, 3, 4, 5, 6, 8)),
        ("党费.缴纳人数", 4, "名", (2, 3, 4, 6, 8)),
        ("党费.足额人数", 2, "名", (2, 3, 6)),
        ("党费.未缴人数", 1, "名", (5,)),
    )


def test_hours_a_member_are_of_activities_that_say_how_many_came() -> None:
    activities = """
    日期|活动类型|学时|实到人数
    2022-3-3|党课|3|3
    2022-3-4|党课|3|
    2022-3-5|党课|3|5
    """
    found = figures(活动台账=activities, 党员名册=ROSTER)
    # of three members: 3 × 3/3, and 3 × 3/3 of the five, two of whom were guests
    expect(found, "活动台账", ("学时", 9, "学时", (2, 3, 4)), ("人均学时", 6, "学时", (2, 4)))
    assert "人均学时" not in figures(活动台账=activities)  # nobody knows of how many


def test_months_before_the_first_payment_are_not_owed_where_no_roster_says_since_when() -> None:
    table = "2022年党费收缴表\n姓名|1月|2月|3月\n张三|||15\n李四|15|15|15\n王五|15||15"
    found = figures(党费收缴=table)
    expect(found, "党费收缴", ("党费.缴纳人数", 3, "名", (3, 4, 5)))
    expect(found, "党费收缴", ("党费.未缴人数", 1, "名", (5,)))


def test_who_paid_less_by_leave_has_not_paid_in_full_even_if_a_tick_hides_the_sum() -> None:
    table = "姓名|年月|应缴|实缴|状态\n张三|2022年1月|30|√|\n李四|2022年1月|20|√|少缴"
    found = figures(党费收缴=table)
    expect(found, "党费收缴", ("党费.足额人数", 1, "名", (2,)))
    expect(found, "党费收缴", ("党费.实缴合计", "30.00", "元", (2,)))
    assert "党费.收缴率" not in found


def test_what_is_due_is_unknown_where_neither_it_nor_the_base_is_written() -> None:
    found = figures(党费收缴="姓名|年月|党费类别|计算基数|应缴|实缴\n张三|2022年1月|在职|||15")
    expect(found, "党费收缴", ("党费.实缴合计", "15.00", "元", (2,)))
    assert not {"党费.应缴合计", "党费.收缴率"} & set(found)


def test_a_month_with_nothing_due_is_owed_by_nobody() -> None:
    table = "姓名|年月|应缴|实缴\n张三|2022年1月|0|\n李四|2022年1月|10|10"
    found = figures(党费收缴=table)
    expect(found, "党费收缴", ("党费.未缴人数", 0, "名", ()), ("党费.足额人数", 1, "名", (3,)))
    expect(found, "党费收缴", ("党费.收缴率", "100.0", "%", (3,)))


def test_a_type_is_counted_by_the_tags_that_its_rows_have_and_by_no_other() -> None:
    table = """
    日期|活动类型|主题标签
    2022-3-3|党课|党史学习教育
    2022-3-4|党课|
    2022-3-5|专题学习|两化
    """
    found = figures(活动台账=table)
    expect(
        found, "活动台账", ("党课.党史学习教育", 1, "次", (2,)), ("专题学习.两化", 1, "次", (4,))
    )
    assert not {"党课.两化", "专题学习.党史学习教育"} & set(found)


def test_the_share_of_meetings_with_a_first_topic() -> None:
    activities = """
    日期|活动类型|主题标签
    2022-3-3|党组会|第一议题
    2022-4-3|党组会|
    2022-5-3|党组会|廉政
    """
    expect(figures(活动台账=activities), "活动台账", ("第一议题覆盖率", "33.3", "%", (2, 3, 4)))
    without = activities.replace("第一议题", "")
    assert "第一议题覆盖率" not in figures(活动台账=without)


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        ("姓名|入党时间", ("张三|1998-6-1", "李四|2006-6-1", "王五|2021-12-9"), None),
        ("姓名|入党时间", ("王五|2021-12-9",), (0, 1)),
        (
            "姓名|入党时间|转正时间",
            ("张三|1998-6-1|1999-6-1", "王五|2021-12-9|"),
            (1, 1),
        ),
        ("姓名|入党时间|转正时间", ("张三|1998-6-1|", "王五|2021-12-9|"), None),
        ("姓名|入党时间|党员类别", ("张三|1998-6-1|正式党员", "李四|2006-6-1|"), None),
        ("姓名|入党时间|党员类别", ("张三|1998-6-1|正式党员", "王五|2021-12-9|预备党员"), (1, 1)),
        ("姓名|入党时间|党员类别", ("张三|1998-6-1|正式党员", "王五|2021-12-9|正式党员"), None),
    ],
)
def test_who_is_on_probation_is_known_of_all_or_not_stated(
    columns: str, rows: tuple[str, ...], expected: tuple[int, int] | None
) -> None:
    found = figures(党员名册="\n".join((columns, *rows)))
    assert found["党员总数"].value == len(rows)
    stated = tuple(found[k].value for k in ("正式党员", "预备党员") if k in found)
    assert stated == (expected or ())
