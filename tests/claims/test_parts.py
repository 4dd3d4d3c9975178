"""A number about a part of a figure is held against the rows that belong to the part."""

from __future__ import annotations

import pytest

from claims.reports import judged, ledger, verdicts

_HEADER = "日期|活动类型|主题|地点|主持人|主讲人|应到人数|实到人数|主题标签"
_ROWS = (
    "2022年1月12日|党课|开年第一课|三楼会议室|白云山|白云山|20|19|",
    "2022年3月9日|党课|讲讲家风|三楼会议室|白云山|柳春芽|20|18|",
    "2022年5月11日|党课|讲讲家风|三楼会议室|白云山|白云山|20|20|",
    "2022年2月16日|主题党日|清扫河岸|白杨河渡口|柳春芽||20|17|志愿服务",
    "2022年4月13日|主题党日|祭扫先烈|双塔烈士陵园|柳春芽||20|20|",
    "2022年6月15日|主题党日|清扫河岸|白杨河渡口|白云山||20|16|志愿服务",
    "2022年1月26日|党小组会|第一党小组学习|三楼会议室|白云山||9|9|",
    "2022年2月23日|党小组会|第二党小组学习|三楼会议室|柳春芽||9|8|",
    "2022年4月27日|党小组会|第二党小组学习|三楼会议室|柳春芽||9|9|",
    "2022年3月30日|专题学习|学习保密法|三楼会议室|白云山|高粱红|20|20|",
    "2022年5月25日|专题学习|学习档案法|三楼会议室|白云山|高粱红|20|20|",
)  # fmt: skip
_ROSTER = (
    "姓名|入党日期|党内职务\n白云山|1998-6-1|书记\n柳春芽|2006-6-1|副书记\n高粱红|2010-6-1|组织委员"
)
LEDGER = ledger(*_ROWS, header=_HEADER, 党员名册=_ROSTER)
NO_ROSTER = ledger(*_ROWS, header=_HEADER)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("白云山同志讲党课2次。", "match"),
        ("白云山同志讲党课3次。", "mismatch"),
        ("党课由白云山主讲2次。", "match"),
        ("高粱红同志讲党课1次。", "mismatch"),  # every lecture says who gave it
        ("副书记讲党课1次。", "match"),
        ("副书记讲党课2次。", "mismatch"),
        ("副书记柳春芽讲授专题党课1次。", "match"),
        ("组织委员高粱红领学2次。", "match"),
        ("高粱红领学3次。", "mismatch"),
        ("由柳春芽主持的主题党日2次。", "match"),
        ("云山同志讲党课2次。", "match"),
        ("柳如是同志讲党课1次。", "unverifiable"),  # nobody in the ledger
        ("青年党员讲党课1次。", "unverifiable"),
        ("宣传委员讲党课1次。", "unverifiable"),  # nobody has that duty
        ("邀请专家讲党课1次。", "unverifiable"),
        ("支部副书记讲党课1次。", "match"),
        ("总支书记讲党课1次。", "unverifiable"),  # no branch's secretary
        ("其他委员讲党课1次。", "unverifiable"),
        ("党课方面，其余委员各1次。", "unverifiable"),
        ("党课方面，其中支部书记白云山授课2次。", "match"),
        ("党课方面，其中总支书记白云山授课3次。", "mismatch"),
        ("党课方面，柳春芽承担了1次。", "match"),
        ("白云山同志参加主题党日3次。", "unverifiable"),
    ],
)
def test_people_are_known_by_the_column_that_names_them(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("我讲党课1次。", "match"), ("我讲党课2次。", "mismatch"), ("我领学1次。", "mismatch")],
)
def test_who_speaks_is_the_one_at_the_foot(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, "述职报告", text, "柳春芽") == [verdict]


@pytest.mark.parametrize(
    "text", ["副书记讲党课1次。", "书记讲党课2次。", "支部书记带头讲党课3次。"]
)
def test_duties_are_unknown_without_a_roster(text: str) -> None:
    assert verdicts(NO_ROSTER, text) == ["unverifiable"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("白云山、柳春芽分别讲党课2次和1次。", ["match", "match"]),
        ("白云山、柳春芽分别讲党课1次、2次。", ["mismatch", "mismatch"]),
        ("白云山、柳春芽共讲党课3次。", ["match"]),
        ("高粱红、柳春芽各讲党课1次。", ["mismatch", "match"]),
        ("上半年讲党课3次，其中白云山2次、柳春芽1次。", ["match", "match", "match"]),
        ("讲党课3次。白云山讲了2次，柳春芽讲了2次。", ["match", "match", "mismatch"]),
        # A number more than there are people is nobody's, whatever it is.
        ("白云山、柳春芽分别讲党课2次、1次、5次。", ["match", "match", "unverifiable"]),
        ("白云山、柳春芽分别讲党课2次、1次、3次。", ["match", "match", "unverifiable"]),
        ("青年党员开展三会一课2次。", ["unverifiable"]),  # a sum has no parts
        ("党课讲了3次，白云山、柳春芽两位同志各讲1次。", ["match", "mismatch", "match"]),
    ],
)
def test_numbers_are_shared_out_over_people(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("到双塔烈士陵园开展主题党日1次。", "match"),
        ("在白杨河渡口开展的主题党日有2次。", "match"),
        ("在白杨河渡口开展的主题党日有1次。", "mismatch"),
        ("赴红石镇开展主题党日1次。", "unverifiable"),
        ("志愿服务类主题党日开展2次。", "match"),
        ("志愿服务类主题党日开展4次。", "mismatch"),
        ("以“祭扫先烈”为主题开展主题党日1次。", "match"),
        ("以“植树添绿”为主题开展主题党日1次。", "unverifiable"),
        ("围绕保密法开展专题学习1次。", "match"),
        ("紧紧围绕中心工作开展专题学习2次。", "match"),
        ("紧紧围绕中心工作，开展专题学习3次。", "mismatch"),
        ("与邻县气象台党支部联合开展主题党日1次。", "unverifiable"),
        ("第二党小组召开党小组会2次。", "match"),
        ("第二党小组召开党小组会3次。", "mismatch"),
        ("第三党小组召开党小组会1次。", "unverifiable"),
    ],
)
def test_places_topics_and_partners_are_known_where_rows_name_them(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text) == [verdict]


def test_a_kind_of_activity_is_a_part_of_what_was_named_before() -> None:
    found = verdicts(LEDGER, "开展主题党日3次，其中志愿服务类2次。")
    assert found == ["match", "match"]


def test_a_part_says_why_it_is_not_known_or_names_its_rows() -> None:
    (unknown,) = judged(LEDGER, "青年党员讲党课1次。")
    assert unknown.reason == "台账没有分出“青年党员”的部分，核对不了"
    (known,) = judged(LEDGER, "副书记讲党课2次。")
    assert (known.actual, known.rows) == (1, ("活动台账!3",))


def test_rows_that_name_nobody_may_belong_to_anybody() -> None:
    open_ = ledger(*_ROWS, "2022年6月22日|党课|讲纪律|三楼会议室|白云山||20|20|", header=_HEADER)
    text = ["白云山同志讲党课2次。", "白云山同志讲党课3次。", "白云山同志讲党课4次。"]
    assert [verdicts(open_, line)[0] for line in text] == ["match", "unverifiable", "mismatch"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("支部召开了一次党小组会，研究有关事项。", "unverifiable"),
        ("召开1次党小组会，学习文件。", "unverifiable"),
        ("上半年只召开了一次党小组会。", "mismatch"),
        ("共召开党小组会1次，研究事项3个。", "mismatch"),
    ],
)
def test_one_activity_that_is_told_of_is_no_count(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text)[0] == verdict


def test_collective_study_is_what_the_ledger_has_of_the_kind() -> None:
    assert verdicts(LEDGER, "集中学习2次。") == ["match"]
    assert verdicts(LEDGER, "集中学习3次。") == ["mismatch"]
    both = ledger(*_ROWS, "2022年6月22日|中心组学习|学讲话|三楼会议室|白云山||9|9|", header=_HEADER)
    assert verdicts(both, "集中学习3次。") == ["unverifiable"]
    assert verdicts(LEDGER, "召开各类会议8次。") == ["unverifiable"]


def test_a_verb_may_stand_between_kinds_that_share_a_number() -> None:
    assert verdicts(LEDGER, "召开党小组会、讲授党课各3次。") == ["match", "match"]
    assert verdicts(LEDGER, "召开党小组会、开展主题党日各2次。") == ["mismatch", "mismatch"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("线上召开党小组会2次。", ["unverifiable"]),
        ("赴双塔烈士陵园、白杨河渡口开展主题党日3次。", ["match"]),
        ("在双塔烈士陵园、白杨河渡口分别开展主题党日1次、1次。", ["match", "mismatch"]),
        ("开展主题党日3次，其中赴白杨河渡口2次。", ["match", "match"]),
        ("第一、第二党小组分别召开党小组会1次、3次。", ["match", "mismatch"]),
        ("第1、第2党小组分别召开党小组会1次、2次。", ["match", "match"]),
        ("邀请党校教师讲党课1次。", ["unverifiable"]),
        ("个别党员只参加主题党日1次。", ["unverifiable"]),
        ("青年党员围绕“强国复兴有我”开展专题学习1次。", ["unverifiable"]),
    ],
)
def test_places_and_groups_can_be_listed_and_forms_are_not_known(
    text: str, found: list[str]
) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("县直机关工委组织警示教育1次。", "unverifiable"),
        ("市财政局党委召开党员大会9次。", "unverifiable"),
        ("其他支部召开党小组会9次，我支部召开党小组会3次。", "match"),
        ("在县委组织部的指导下，召开党小组会3次。", "match"),
        ("配合县直机关工委召开党小组会3次。", "match"),
    ],
)
def test_what_other_bodies_did_is_not_in_the_ledger(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text)[-1] == verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("梳理巡察和自查问题3个，其中巡察反馈1个、自查发现2个。", ["match", "match", "match"]),
        ("巡察反馈2个、自查发现2个。", ["mismatch", "match"]),
        ("审计发现3个问题。", ["unverifiable"]),  # the ledger has no such source
    ],
)
def test_problems_are_shared_out_over_where_they_came_from(text: str, found: list[str]) -> None:
    problems = (
        "来源|问题|整改措施|完成情况\n巡察|学习不深|补课|已完成\n"
        "自查|记录不全|补记|已完成\n自查|台账不细|补记|正在整改"
    )
    assert verdicts(ledger(整改清单=problems), text) == found


def test_who_is_newly_named_in_a_list_is_new_as_well() -> None:
    applicants = (
        "姓名|当前阶段|申请书日期|确定积极分子日期|确定发展对象日期\n"
        "甲一|积极分子|2020-1-5|2021-3-1|\n乙二|积极分子|2020-1-5|2022-3-1|\n"
        "丙三|发展对象|2020-1-5|2020-8-1|2022-4-1"
    )
    checked = ledger(发展党员=applicants)
    text = "新确定发展对象1名、入党积极分子{}名。"
    assert verdicts(checked, text.format(1)) == ["match", "match"]
    assert verdicts(checked, text.format(2)) == ["match", "mismatch"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("开展志愿服务主题党日2次。", "match"),
        ("开展志愿服务主题党日1次。", "mismatch"),
        ("在党员活动室召开党小组会2次。", "unverifiable"),
        ("县委书记到支部讲党课1次。", "unverifiable"),
        ("局党组成员参加支部活动8次。", "unverifiable"),
        ("每个党小组召开党小组会2次。", "unverifiable"),
        ("召开专题党小组会1次，研究整改。", "unverifiable"),
        ("其他党课1次。", "unverifiable"),
        ("开展“祭扫先烈”主题党日1次。", "match"),
        ("开展“我为群众办实事”主题党日1次。", "unverifiable"),
        ("组织志愿服务等主题党日1次。", "unverifiable"),
        ("春节前夕开展主题党日1次。", "unverifiable"),
        ("结合世界水日开展主题党日1次。", "unverifiable"),
        ("到基层一线开展主题党日2次。", "unverifiable"),
        ("分别围绕保密法和档案法开展专题学习各1次。", "match"),
        ("召开党小组会2次。", "mismatch"),
    ],
)
def test_words_right_before_a_type_make_it_some_of_its_activities(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text)[0] == verdict


def test_an_unknown_secretary_is_the_reason_that_is_given() -> None:
    (its,) = judged(NO_ROSTER, "书记讲党课2次。")
    assert its.reason == "台账看不出谁是书记，或没有写明主讲人，核对不了"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("副书记钟若将讲党课1次，书记白云山讲了2次。", ["match", "match"]),
        ("副书记钟若将讲党课2次。", ["mismatch"]),
        ("钟若将同志讲党课1次；白云山讲党课3次。", ["match", "mismatch"]),
        ("若人员到齐，白云山讲党课2次。", []),  # supposed, not told
    ],
)
def test_the_characters_of_a_name_plan_nothing(text: str, found: list[str]) -> None:
    rows = [row.replace("柳春芽", "钟若将") for row in _ROWS]
    roster = _ROSTER.replace("柳春芽", "钟若将")
    assert verdicts(ledger(*rows, header=_HEADER, 党员名册=roster), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("两个党小组开会3次，第二党小组2次。", ["match", "match"]),
        ("两个党小组共召开会议4次。", ["mismatch"]),
        ("党小组会没有落下，两个小组加起来开了3次。", ["match"]),
        ("党小组会没有落下，两个小组加起来开了4次。", ["mismatch"]),
        ("志愿服务小组开会3次。", ["unverifiable"]),  # no group of the branch
    ],
)
def test_meetings_of_the_groups_are_counted_however_they_are_put(
    text: str, found: list[str]
) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("召开党员大会，19名党员到会。", "unverifiable"),  # of one of two meetings
        ("3月4日召开党员大会，19名党员到会。", "match"),
        ("3月4日召开党员大会，18名党员到会。", "unverifiable"),
        ("支部党员20名。", "unverifiable"),
        ("开展警示教育1次，20名党员参加。", "match"),
    ],
)
def test_who_came_is_not_how_many_there_are(text: str, verdict: str) -> None:
    rows = (
        "2022年3月4日|党员大会|审议计划|张三|20|19||",
        "2022年5月9日|警示教育|看片|张三|20|20||",
        "2022年6月20日|党员大会|半年小结|张三|20|18||",
    )
    assert verdicts(ledger(*rows), text)[-1] == verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("开展主题党日3次，属于志愿服务的有2次。", ["match", "match"]),
        ("开展主题党日3次，属于志愿服务的有3次。", ["match", "unverifiable"]),
        ("开展主题党日3次，涉及志愿服务方面的占1次。", ["match", "mismatch"]),
        ("围绕新修订的《保密法》（共70条）开展专题学习1次。", ["match"]),
        ("围绕新修订的《保密法》（共70条）开展专题学习3次。", ["mismatch"]),
        ("党小组会开会3次，其中研究帮扶困难职工1次。", ["match", "unverifiable"]),
        ("讲党课3次，组织委员没讲，副书记走上讲台讲了1次。", ["match", "match"]),
        ("副书记登台讲了2次。", ["mismatch"]),
        ("党小组会议定事项都有人办，共议事3次。", ["match"]),
        ("党小组会议定事项都有人办，共议事5次。", ["mismatch"]),
    ],
)
def test_a_part_is_told_by_what_it_belongs_to(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


def test_a_topic_may_be_that_of_all_kinds_in_a_list() -> None:
    rows = (
        "2022年3月4日|主题党日|学习党章党规|张三|20|19|党纪学习教育|",
        "2022年4月4日|主题党日|植树|张三|20|19||",
        "2022年5月9日|党课|把纪律挺在前面|张三|20|20|党纪学习教育|张三",
        "2022年6月20日|党课|讲历史|张三|20|18||张三",
        "2022年6月21日|党课|讲传统|张三|20|18||张三",
    )
    held = ledger(*rows)
    text = "党纪学习教育主题党日、党课各{}次。"
    assert verdicts(held, text.format(1)) == ["match", "match"]
    assert verdicts(held, text.format(3)) == ["mismatch", "match"]  # of lectures all may be meant
    assert verdicts(held, text.format(2)) == ["mismatch", "unverifiable"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("支委会4次，专题研究意识形态工作1次。", "match"),
        ("支委会4次，专题研究意识形态工作2次。", "unverifiable"),  # others may have had it too
        ("支委会4次，其中专题研究发展党员工作1次。", "match"),
        ("支委会4次，其中专题研究发展党员工作2次。", "unverifiable"),
        ("支委会4次，讨论年度预算1次。", "unverifiable"),
    ],
)
def test_what_a_meeting_was_about_can_agree_and_no_more(text: str, verdict: str) -> None:
    rows = (
        "2022年2月4日|支委会|研究支部计划|张三|5|5||",
        "2022年3月4日|支委会|分析研判意识形态工作|张三|5|5|意识形态|",
        "2022年4月4日|支委会|研究发展党员工作|张三|5|5||",
        "2022年5月4日|支委会|研究七一活动|张三|5|5||",
    )
    assert verdicts(ledger(*rows), text)[-1] == verdict


@pytest.mark.parametrize(
    "text",
    [
        "党纪学习教育期间，讲党课1次。",
        "主题教育期间，讲党课3次。",
        "整改期间，开展主题党日1次。",
    ],
)
def test_nobody_knows_the_days_of_a_campaign_of_ones_own(text: str) -> None:
    assert verdicts(LEDGER, text) == ["unverifiable"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("主题党日3次，其中主题教育2次。", "match"),
        ("主题党日3次，其中主题教育1次。", "mismatch"),
        ("主题党日3次（主题教育2次）。", "match"),
        ("主题党日3次，其中与主题教育有关的2次。", "match"),
        ("主题党日3次，其中警示教育1次。", "match"),  # a type of its own
    ],
)
def test_a_known_topic_alone_before_a_number_is_a_part(text: str, verdict: str) -> None:
    rows = (
        "2022年3月4日|主题党日|读书分享|张三|20|19|主题教育|",
        "2022年4月4日|主题党日|植树|张三|20|19||",
        "2022年5月9日|主题党日|交流体会|张三|20|20|主题教育|",
        "2022年6月9日|警示教育|观看影片|张三|20|20||",
        "2022年6月20日|党课|讲历史|张三|20|18|主题教育|张三",
    )
    assert verdicts(ledger(*rows), text)[-1] == verdict


_GROUPS = ledger(
    *(f"2022年{m}月5日|党小组会|第{n}党小组学习|三楼|白云山||9|9|" for m in (1, 3) for n in "一二"),
    *(f"2022年{m}月5日|支委会|研究工作|三楼|白云山||5|5|" for m in (1, 2, 3)),
    header=_HEADER,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党小组会4次，两个小组各2次。", ["match", "match", "match"]),
        ("党小组会4次，两个小组各4次。", ["match", "mismatch", "mismatch"]),
        ("2个党小组均召开党小组会2次。", ["match", "match"]),
        ("两个党小组共召开党小组会4次。", ["match"]),
        ("党小组会4次，两个小组分别1次、3次。", ["match", "unverifiable", "unverifiable"]),
        ("三个小组各召开党小组会2次。", ["match", "match", "unverifiable"]),
        ("曾有1次党小组会漏签到。", ["unverifiable"]),
        ("有1次党小组会不足40分钟。", ["unverifiable"]),
        ("有2次支委会记录缺失。", ["unverifiable"]),
        ("支委会2次没有签到表。", ["unverifiable"]),
        ("支委会召开2次，未达到要求。", ["mismatch"]),
        ("支委会召开2次，记录齐全。", ["mismatch"]),
    ],
)
def test_groups_have_a_number_each_and_faults_are_of_some(text: str, found: list[str]) -> None:
    assert verdicts(_GROUPS, text) == found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("参照通报，市局系统全年共召开支委会30次。", "unverifiable"),
        ("区直系统上半年召开支委会30次。", "unverifiable"),
        ("全县卫生系统共召开支委会30次。", "unverifiable"),
        ("通过学习管理系统，召开支委会30次。", "mismatch"),
    ],
)
def test_what_a_whole_system_did_is_none_of_the_branch(text: str, verdict: str) -> None:
    assert verdicts(_GROUPS, text) == [verdict]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党课3次，白云山讲2次，其余1次由柳春芽主讲。", ["match", "match", "match"]),
        ("党课3次，其余2次由副书记柳春芽主讲。", ["match", "mismatch"]),
        ("主题党日3次，2次由柳春芽主持。", ["match", "match"]),
        ("主题党日3次，3次由柳春芽亲自主持。", ["match", "mismatch"]),
        ("主题党日3次，2次由柳春芽拍照。", ["match"]),
        ("党课3次，白云山讲授2次，一季度1次、二季度1次。", ["match"] * 4),
        ("党课3次，白云山讲授2次，一季度2次。", ["match", "match", "match"]),  # of all of them
        ("党课3次，白云山讲授2次，一季度3次。", ["match", "match", "mismatch"]),  # of neither
        ("召开党小组会3次，第一组1次，第二组2次。", ["match", "match", "match"]),
        ("召开党小组会3次，第一组2次，第二组3次。", ["match", "mismatch", "mismatch"]),
        ("召开党小组会，两组均为1次。", ["match", "mismatch"]),
        ("志愿服务主题党日2次，其中前往白杨河渡口2次。", ["match", "match"]),
        ("志愿服务主题党日2次，其中前往双塔烈士陵园1次。", ["match", "match"]),
        ("赴白杨河渡口的两次主题党日都有记录。", ["match"]),
        ("赴白杨河渡口的三次主题党日都有记录。", ["unverifiable"]),
    ],
)
def test_parts_that_are_named_behind_a_number_or_carried_on(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


_TALKS = (
    "日期|谈话人|谈话对象|类型\n2022-1-10|白云山|林如海|支委与党员\n2022-2-11|白云山|柳春芽|支委之间"
    "\n2022-4-12|白云山|秋海棠|支委与党员\n2022-5-13|柳春芽|秋海棠|支委与党员"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一年中同党员干部谈心谈话3次，一季度2次，二季度1次。", ["match"] * 3),
        ("同党员干部谈心谈话2次。", ["mismatch"]),
        ("同党员干部谈心谈话4次。", ["match"]),  # those of the branch
        ("支部谈心谈话4次。", ["match"]),
        ("支部谈心谈话3次。", ["mismatch"]),
    ],
)
def test_who_speaks_holds_the_talks_that_name_nobody_else(text: str, found: list[str]) -> None:
    own = ledger(*_ROWS, header=_HEADER, 党员名册=_ROSTER, 谈心谈话=_TALKS)
    assert verdicts(own, "述职报告", "党支部书记 白云山", text) == found


_TAGGED = ledger(
    "2022年1月12日|支委会|年度计划|三楼会议室|白云山||5|5|",
    "2022年3月9日|支委会|思想动态|三楼会议室|白云山||5|5|意识形态",
    "2022年5月11日|专题学习|责任制办法|三楼会议室|白云山|柳春芽|20|20|意识形态",
    header=_HEADER,
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("支委会专题研判意识形态工作1次。", "match"),
        ("支委会专题分析研判意识形态工作2次。", "mismatch"),
        ("支委会先后听取意识形态工作汇报1次。", "match"),
        ("专题研判意识形态工作2次。", "match"),
    ],
)
def test_what_a_meeting_dealt_with_is_counted_among_its_own_rows(text: str, verdict: str) -> None:
    assert verdicts(_TAGGED, text) == [verdict]
