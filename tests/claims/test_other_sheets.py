"""Claims about what the sheets beside 活动台账 keep: counted here by hand."""

from __future__ import annotations

import pytest

from claims.reports import ledger, stated, told, verdicts

ROSTER = """
姓名|性别|学历|入党时间|转正时间|党内职务
甲某|男|研究生|2001-7-1|2002-7-1|书记
乙某|女|研究生|2003-7-1|2004-7-1|组织委员
丙某|女|大学本科|2005-7-1|2006-7-1|宣传委员
丁某|男|大学本科|2007-7-1|2008-7-1|
"""
PROBLEMS = """
问题编号|来源|问题|整改措施|责任人|整改时限|完成情况|完成日期
1|巡察|甲|改|甲某|2022-3-31|已完成|2022-3-30
2|巡察|乙|改|甲某|2022-9-30|正在整改|
3|组织生活会|丙|改|乙某|2022-4-30|已完成|2022-4-20
4|组织生活会|丁|改|乙某|2022-9-30|正在整改|
5|自查|戊|改|丙某|2022-5-31|已完成|2022-5-30
"""
TALKS = """
序号|日期|谈话人|谈话对象|类别|主要内容
1|2022-1-10|甲某|乙某|支委之间|思想
2|2022-2-10|甲某|丁某|支委与党员|思想
3|2022-3-10|乙某|丁某|提醒谈话|纪律
4|2022-4-10|丙某|丁某|支委与党员|思想
"""
STEPS = """
姓名|当前阶段|申请书日期|确定积极分子日期|确定发展对象日期|支部大会日期
己某|积极分子|2021-5-1|2022-2-1||
庚某|发展对象|2020-5-1|2021-2-1|2021-12-1|
"""
HOURS = """
日期|活动类型|主题|主讲人|应到人数|实到人数|学时
2022-1-7|中心组学习|学习一||5|5|3
2022-3-4|中心组学习|学习二||5|4|3.5
2022-4-8|党课|讲党课|甲某|4|4|2
2022-5-6|党课|讲党课|乙某|4|3|2
2022-6-1|警示教育|看片||4|4|1
"""
LEDGER = ledger(
    *HOURS.strip().splitlines()[1:],
    header=HOURS.strip().splitlines()[0],
    参数="键|值\n单位全称|测试局\n报告期起|2022-1-1\n报告期止|2022-6-30\n党小组数|2\n支委人数|3",
    党员名册=ROSTER,
    问题整改=PROBLEMS,
    谈心谈话=TALKS,
    发展党员=STEPS,
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("党员中具有研究生学历的2名", "match"),
        ("支部有研究生学历党员3名", "mismatch"),
        ("下设党小组2个", "match"),
        ("支部委员会由3名委员组成", "match"),
        ("支部委员会由5名委员组成", "mismatch"),
        ("开展谈心谈话4人次", "match"),
        ("支委之间、支委与党员之间谈心谈话4次", "match"),
        ("支委之间、支委与党员之间谈心谈话3次", "match"),
        ("支委之间、支委与党员之间谈心谈话5次", "mismatch"),
        ("会前普遍谈心谈话，半年共谈话4人次", "match"),
        ("会前普遍谈心谈话，半年共谈话5人次", "mismatch"),
        ("谈心谈话4人次，由丙某谈的有1人次", "match"),
        ("谈心谈话4人次，由甲某谈的有3人次", "mismatch"),
        ("支部对1名党员进行了提醒谈话", "match"),
        ("支部对2名党员进行了提醒谈话", "mismatch"),
        ("梳理出的5个党建问题逐条建账", "match"),
        ("自查问题1个，已经整改", "match"),
        ("对巡察和自查发现的5项问题，已完成整改3项", "match"),
        ("对巡察和自查发现的问题，已完成整改4项", "mismatch"),
        ("组织生活会查摆问题2个，1个正在整改", "match"),
        ("整改问题5个，正在整改的还有2项", "match"),
        ("整改问题5个，正在整改的还有3项", "mismatch"),
        ("整改清单上的5个问题，到六月底还剩2个没有完成", "match"),
        ("整改清单上的5个问题，到六月底还剩3个没有完成", "mismatch"),
        ("整改问题5个，尚有2个未能按期销号", "match"),
        ("整改问题5个，没有完成整改的2个", "match"),
        ("整改清单上的5个问题，我盯着1件1件地销", "match"),  # one by one is no number
        ("主题教育启动后，我负责清单。整改清单上的5个问题，逐条在改", "match"),
        ("确定入党积极分子1名", "match"),
        ("确定发展对象1名", "mismatch"),
        ("培养发展对象1名", "match"),
        ("书记讲党课1次", "match"),
        ("书记讲党课2次", "mismatch"),
        ("本人讲党课2次", "match"),
        ("中心组学习2次，累计6.5学时", "match"),
        ("中心组学习2次，累计9学时", "mismatch"),
        ("中心组集体学习3次", "mismatch"),
        ("党课听课共计7人次", "match"),
        ("党课听课共计8人次", "mismatch"),
        ("警示教育受教育党员5人次", "mismatch"),
        ("党课应到8人次，实到7人次", "match"),
        ("党课到课率87.5%", "match"),
        ("党课到课率90%", "mismatch"),
        ("设支委委员3人", "match"),
        ("到六月底已完成整改3条", "match"),
        ("到六月底已完成整改4条", "mismatch"),
        ("十余名党员递交请战书", "unverifiable"),
        ("设立党员先锋岗4个", "unverifiable"),
        ("党员认领“微心愿”近50个", "unverifiable"),
        ("组织党课学习共3次", "mismatch"),
    ],
)
def test_a_claim_is_held_against_its_own_sheet(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text)[-1] == verdict


def test_a_number_that_is_said_again_does_not_end_what_it_counts() -> None:
    found = told(LEDGER, "中心组学习2次，参加9人次，两次合计6.5学时。")
    assert found[-1] == ("6.5学时", "学时.中心组学习", "match")


def test_a_time_that_opens_a_paragraph_may_have_passed_some_sentences_on() -> None:
    """七月份 and the like begin a paragraph; of what comes later the whole period may be meant."""
    first = "一季度开展中心组学习2次。廉政教育常抓不懈，警示教育搞了{}次。"
    assert verdicts(LEDGER, first.format(1)) == ["match", "match"]
    assert verdicts(LEDGER, first.format(2)) == ["match", "mismatch"]


def test_a_last_years_number_is_last_years_though_it_is_compared_with() -> None:
    (its, that) = told(LEDGER, "讲党课2次，比去年同期的3次党课少。")
    assert its[1:] == ("党课", "match")
    assert that[2] == "unverifiable"


@pytest.mark.parametrize(
    "day", ["（2022年12月30日）", "二〇二二年十二月三十日", "2023年1月10日"]
)  # fmt: skip
def test_the_day_on_a_title_page_is_no_period(day: str) -> None:
    assert verdicts(LEDGER, "机关党建小结", day, "讲党课2次。") == ["match"]


def test_problems_and_plans_in_one_section_are_told_apart_by_the_text() -> None:
    found = stated(
        "三、存在问题和下步打算",
        "讲党课只有2次，次数不多。",
        "下一步，抓好以下工作。",
        "开展主题党日6次，组织培训2期。",
        "四、其他",
        "召开支委会5次。",
    )
    assert [key for _, _, key in found] == ["党课", "支委会"]


@pytest.mark.parametrize(
    "text",
    [
        "10月底前组织1次红色教育活动。",
        "局里整改扬尘点位64处。",
        "党员服务队覆盖常住人口18.6万人。",
        "某局经济责任审计二处党支部",
        "对查摆出来的问题一项一项过筛子。",
        "党员连夜转移危房群众317户。",
    ],
)
def test_what_only_looks_like_a_claim_is_none(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("撰写心得体会三十余篇", 30),
        ("党员写下读书笔记近百篇", 100),
        ("撰写心得体会百余篇", 100),
        ("党员到社区报到服务47人次", 47),
        ("谈认识、谈打算，撰写心得体会20篇", 20),
        ("党员大会都有计划、有记录，党员大会开了5次", 5),
        ("按月足额缴纳党费的党员二十五名", 25),
    ],
)
def test_such_words_do_not_hide_a_claim(text: str, number: int) -> None:
    assert [n for _, n, _ in stated(text)] == [number]


def test_columns_of_those_who_were_to_come_and_of_hours() -> None:
    table = [
        ["活动类型", "次数", "应到人次", "实到人次", "累计学时"],
        ["中心组学习", "2", "10", "9", "6.5"],
        ["党课", "2", "8", "8", "5"],
    ]
    assert told(LEDGER, table) == [
        ("2", "中心组学习", "match"),
        ("10", "应到人次.中心组学习", "match"),
        ("9", "参加人次.中心组学习", "match"),
        ("6.5", "学时.中心组学习", "match"),
        ("2", "党课", "match"),
        ("8", "应到人次.党课", "match"),
        ("8", "参加人次.党课", "mismatch"),
        ("5", "学时.党课", "mismatch"),
    ]


def test_what_is_still_wanted_does_not_hide_what_is_done_by_now() -> None:
    found = stated("整改还需加力，目前梳理党建问题5个，已完成整改3个。")
    assert [(number, key) for _, number, key in found] == [(5, "整改问题"), (3, "整改完成")]


def test_a_unit_in_the_name_of_a_row_says_what_its_number_is() -> None:
    table = [["指标", "数值"], ["讲党课（次）", "2"], ["党员总数（名）", "5"]]
    assert told(LEDGER, table) == [("2", "党课", "match"), ("5", "党员总数", "mismatch")]


def test_a_cell_means_what_its_row_is_called() -> None:
    rows = [
        ["项目", "上半年", "说明"],
        ["谈心谈话", "4人次", "支委之间1人次，支委与党员3人次"],
        ["党课", "2次，7人次参加", "每季度一次"],
        ["中心组学习", "计3次（含扩大学习）", ""],
    ]
    assert verdicts(LEDGER, rows) == [
        *("match", "match", "mismatch"),
        *("match", "match"),
        "mismatch",
    ]
    assert verdicts(LEDGER, [rows[0], ["党课", "2次，8人次参加", ""]]) == ["match", "mismatch"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲某同志谈心谈话2次", ["match"]),
        ("甲某同乙某谈话1次", ["unverifiable"]),
        ("总支书记同各支部书记谈话5次", ["unverifiable"]),
        ("公司党委书记与支部书记谈心谈话5次", ["unverifiable"]),
        ("找组织委员谈话3次", ["unverifiable"]),
        ("甲某、乙某谈心谈话3次", ["match"]),
        ("甲某、乙某谈心谈话4次", ["mismatch"]),
        ("支部书记谈心谈话3次", ["mismatch"]),
    ],
)
def test_whom_somebody_talked_to_did_not_hold_those_talks(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("整改清单五个问题，销掉了三个，剩下的两个正在整改", ["match"] * 3),
        ("整改清单五个问题，销了四个", ["match", "mismatch"]),
        ("整改清单5项，已办结3项，正在推进3项", ["match", "match", "mismatch"]),
        ("整改台账5项，已销号3项，尚余2项", ["match", "match", "match"]),
        (
            "对2021年度述职点评反馈及自查的问题建立台账，已完成整改3项，正在推进2项。",
            ["match", "match"],
        ),
        ("对述职点评和自查的问题，已完成整改3项", ["unverifiable"]),
        ("会上查找的问题以及日常自查发现的问题共4个", ["unverifiable"]),
        ("会上列入清单的问题以及日常自查发现的问题共5个", ["match"]),
        ("对自查的问题，已完成整改2项", ["mismatch"]),
        ("整改问题5个，已整改3个，剩余1个", ["match", "match", "unverifiable"]),
        ("整改清单的问题1件1件地销，销了3个", ["match"]),
        ("认领问题5个", ["match"]),
        ("受理群众诉求36件，办结36件", []),
    ],
)
def test_problems_put_right_and_left_in_other_words(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found
