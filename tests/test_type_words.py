"""Types of activity in other words: what frames leave them as they are, and what is no such type."""

from __future__ import annotations

import pytest

from addin.checks.safe_corrections import corrections
from addin.ledger.catalogue import catalogue
from addin.ledger.values.activity_types.types import parse_types
from ledgers import ledger

PARTY_DAY = ("主题党日",)
COMMITTEE = ("支委会",)
MEETING = ("党员大会",)
GROUP = ("党小组会",)
LECTURE = ("党课",)
MICRO = ("微党课",)
START = ("动员部署会",)
STUDY_GROUP = ("中心组学习",)


@pytest.mark.parametrize(
    ("typed", "types", "noted"),
    [
        ("党员大会暨“两优一先”表彰", MEETING, True),
        ("主题党日暨纪念章颁发", PARTY_DAY, True),
        ("主题党日暨开犁仪式", PARTY_DAY, True),
        ("支委会暨党建工作推进会", COMMITTEE, True),
        ("支委会暨民主评议准备会", COMMITTEE, False),
        ("党员大会暨党课暨表彰", ("党员大会", "党课"), True),
    ],
)
def test_an_occasion_joined_to_a_type(typed: str, types: tuple[str, ...], noted: bool) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is not None
    assert reading.value.names == types
    assert [p.kind for p in reading.problems] == ["type-other"] * noted


@pytest.mark.parametrize(
    "typed", ["主题党日暨民主评仪", "党员大会暨学习会", "支委会暨评议会", "表彰暨主题党日"]
)
def test_what_is_joined_may_be_a_type_itself(typed: str) -> None:
    assert parse_types(typed, catalogue()).value is None


@pytest.mark.parametrize(
    ("typed", "types"),
    [
        # What it was about, or for which day.
        ("学雷锋主题党日活动", PARTY_DAY),
        ("迎新春主题党日", PARTY_DAY),
        ("七一主题党日", PARTY_DAY),
        ("三八妇女节主题党日", PARTY_DAY),
        ("不忘初心主题党日", PARTY_DAY),
        ("无偿献血主题党日", PARTY_DAY),
        ("学习党的二十大精神主题党日", PARTY_DAY),
        ("集团联合主题党日", PARTY_DAY),
        ("接收预备党员支部大会", MEETING),
        ("预备党员转正支部党员大会", MEETING),
        ("年终总结党员大会", MEETING),
        ("廉政教育党课", LECTURE),
        ("主题教育专题组织生活会", ("组织生活会",)),
        # How, and for the how many-th time.
        ("线上支委会", COMMITTEE),
        ("线上：支委会", COMMITTEE),
        ("补开支委会", COMMITTEE),
        ("（补）支委会", COMMITTEE),
        ("【补】支委会", COMMITTEE),
        ("第3次支委会", COMMITTEE),
        ("支委会第3次会议", COMMITTEE),
        ("支委会-2", COMMITTEE),
        ("第二党小组会", GROUP),
        ("第一小组会", GROUP),
        # A class before it, a serial number.
        ("三会一课—支委会", COMMITTEE),
        ("三会一课：党课", LECTURE),
        ("三会一课支委会", COMMITTEE),
        ("组织生活：主题党日", PARTY_DAY),
        ("①主题党日", PARTY_DAY),
        ("⑵党课", LECTURE),
        ("1.支委会", COMMITTEE),
        ("一、支委会", COMMITTEE),
        ("党员大会·换届选举", MEETING),
        ("党团共建主题党日", PARTY_DAY),
        # Whose it was, of which campaign: of types beside the meetings.
        ("职工党员微党课", MICRO),
        ("“我身边的榜样”微党课", MICRO),
        ("新入职党员讲微党课", MICRO),
        ("“讲规矩、守纪律”专项教育动员部署会", START),
        ("讲规矩、守纪律专项教育动员部署会", START),
        ("学习贯彻全会精神主题教育动员大会", START),
        ("学习贯彻习近平新时代中国特色社会主义思想主题教育动员部署会", START),
        ("以案促改警示教育会", ("警示教育",)),
        ("支部委员谈心谈话", ("谈心谈话",)),
        ("党员集体政治生日", ("政治生日",)),
        ("2022年度民主评议党员", ("民主评议党员",)),
        ("党员集中学习", ("专题学习",)),
        ("党章专题学习", ("专题学习",)),
        ("警示教育主题党日", PARTY_DAY),
        ("集体过政治生日主题党日", PARTY_DAY),
        ("警示教育专题党课", LECTURE),
        ("植新绿、护河湖主题党日", PARTY_DAY),
        # What a 党组 does, in the words of its minutes.
        ("厅党组理论学习中心组第四次集体学习研讨", STUDY_GROUP),
        ("党委理论学习中心组2022年第2次学习", STUDY_GROUP),
        ("中心组专题学习研讨会", STUDY_GROUP),
        ("党组中心组读书班", STUDY_GROUP),
        ("听取机关党建工作汇报", ("听取党建汇报",)),
        ("党组听取机关党委、各支部党建工作情况汇报", ("听取党建汇报",)),
        ("听取所属支部工作汇报会", ("听取党建汇报",)),
        ("党组专题研究党建工作", ("党建专题会议",)),
        ("党组意识形态工作专题会议", ("意识形态专题",)),
        ("专题研究意识形态工作", ("意识形态专题",)),
        ("意识形态形势分析研判会", ("意识形态专题",)),
        ("基层党建工作调研", ("党建调研",)),
        # One activity of two types.
        ("主题党日（含党课）", ("主题党日", "党课")),
        ("主题党日含党课", ("主题党日", "党课")),
        ("党员大会（含主题党日）", ("党员大会", "主题党日")),
        ("党员大会（套开主题党日）", ("党员大会", "主题党日")),
        ("党员大会暨学雷锋主题党日", ("党员大会", "主题党日")),
        ("主题党日（不含党课）", PARTY_DAY),
    ],
)
def test_what_stands_beside_a_type_leaves_it_that_type(typed: str, types: tuple[str, ...]) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is not None
    assert (reading.value.names, reading.problems) == (types, ())


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "取消主题党日",
            "推迟支委会",
            "未开主题党日",
            "没有召开党员大会",
            "拟召开党员大会",
            "下月主题党日",
        ),
        *("传达党员大会精神", "学习党员大会纪要", "党员大会精神学习", "支委会纪要", "党课观后感"),
        *(
            "支委会前准备",
            "主题党日活动方案",
            "筹备党员大会",
            "布置主题党日",
            "研究主题党日",
            "学习主题党日",
        ),
        *(
            "参加县委党课",
            "听党课",
            "观看红色党课",
            "观看微党课",
            "列席支委会",
            "观摩组织生活会",
            "缺席支委会",
        ),
        *(
            "团支部组织生活会",
            "工会主题党日",
            "妇联主题党日",
            "学院团支部大会",
            "班组小组会",
        ),
        *("传达局党组会议", "参加区党组会议", "向支委会汇报", "报支委会", "检查主题党日"),
        *("祝寿暨主题党日", "机关委员会会议", "民主生活会情况通报会"),
        *("专题民主生活会情况通报会", "组织生活会情况通报"),
        *("理论学习、主题党日", "党员教育、培训主题党日", "微党课比赛", "参加全系统微党课"),
        *("业务专题学习", "支委集中学习", "县委中心组学习"),
    ],
)
def test_what_only_speaks_of_a_type_is_asked_about(typed: str) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is None
    assert [p.kind for p in reading.problems] == ["type-unknown"]


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "取消主题党日",
            "推迟支委会",
            "传达党员大会精神",
            "支委会前准备",
            "参加县委党课",
            "团支部组织生活会",
        ),
        *(
            "工会主题党日",
            "观看微党课",
            "主题党日活动总结",
            "研究主题党日",
            "党总支委员会",
            "班组小组会",
        ),
        *(
            "团课",
            "上课",
            "团支大会",
            "座谈",
            "团员大会",
            "全体团员大会",
            "组织生活日",
            "党小组长会",
            "全员大会",
        ),
    ],
)
def test_nothing_is_proposed_for_what_is_something_else(typed: str) -> None:
    assert [p.suggestion for p in parse_types(typed, catalogue()).problems] == [None]


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [
        *(
            ("支委汇", "支委会"),
            ("主题当日", "主题党日"),
            ("组织生或会", "组织生活会"),
            ("课党", "党课"),
        ),
        ("学雷锋主题当日", "学雷锋主题党日"),
        ("接收预备党员大汇", "接收预备党员大会"),
        ("3月支委汇", "3月支委会"),
    ],
)
def test_a_slip_of_a_type_is_asked_about_with_the_type(typed: str, proposal: str) -> None:
    (problem,) = parse_types(typed, catalogue()).problems
    assert (problem.kind, problem.suggestion) == ("type-unknown", proposal)
    assert parse_types(proposal, catalogue()).problems == ()


@pytest.mark.parametrize(
    "typed",
    [
        "其他会议",
        "青年理论学习",
        "志愿服务",
        "团支部大会",
        "工会小组会",
        "其它",
        "党总支委员会",
        "总支委会",
        "党总支委员会会议",
        "党委会",
    ],
)
def test_a_type_known_to_be_none_of_those_counted_is_read_as_that(typed: str) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is not None
    assert reading.value.names == ()
    assert [(p.kind, p.args["name"]) for p in reading.problems] == [("type-other", typed)]


@pytest.mark.parametrize("typed", ["机关党总支扩大会议", "镇党委（扩大）会议", "局党委扩大会"])
def test_a_wider_meeting_of_a_body_above_is_none_of_a_branch(typed: str) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is not None
    assert reading.value.names == ()
    assert [p.kind for p in reading.problems] == ["type-other"]


@pytest.mark.parametrize(
    "typed",
    [
        *("消防器材点验", "春耕备耕", "甲乙丙", "防汛动员会"),
        *("听取安全生产汇报", "听取意识形态工作汇报", "意识形态联席会议", "任前谈话"),
    ],
)
def test_a_word_unlike_any_type_is_not_counted(typed: str) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is None
    assert [p.kind for p in reading.problems] == ["type-other"]


def test_another_type_in_brackets_is_never_passed_over() -> None:
    reading = parse_types("党员大会（同步开展主题党日）", catalogue())
    assert [p.kind for p in reading.problems] == ["type-in-brackets"]


@pytest.mark.parametrize(
    "typed",
    [
        "学雷锋主题党日",
        "党史和国史主题党日",
        "接收预备党员支部大会",
        "主题党日（含党课）",
        "志愿服务",
    ],
)
def test_words_beside_a_type_are_never_corrected_away(typed: str) -> None:
    book = ledger(f"日期 | 活动类型 | 主题\n2022-3-5 | {typed} | 学习")
    assert [c.new for c in corrections(book) if c.cell == "B2"] == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("条例研读（专题学习）", "专题学习"),
        ("红色家书诵读（主题党日）", "主题党日"),
        ("探访老船工（主题党日活动）", "主题党日"),
        ("廉政教育（党课）", "党课"),
        ("纪律学习（专题学习）", "专题学习"),
        ("支委会暨党小组长会", "支委会"),
        ("支委会和党小组长联席会", "支委会"),
        ("支委会/班组长会", "支委会"),
    ],
)
def test_a_type_explains_words_that_are_none(typed: str, name: str) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is not None
    assert reading.value.names == (name,)
    assert all(p.kind == "type-other" for p in reading.problems)


@pytest.mark.parametrize(
    "typed",
    [
        "主题党曰（专题学习）",
        "团日活动（主题党日）",
        "取消（党课）",
        "理论学习（支委会）",
        "传达精神（党员大会）",
    ],
)
def test_a_type_in_brackets_explains_no_other_thing(typed: str) -> None:
    assert parse_types(typed, catalogue()).value is None
