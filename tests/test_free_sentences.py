"""Sentences of a diary that name the type behind who, where and what for."""

from __future__ import annotations

import pytest

from addin.ledger.records.activity import Activity
from form_sheets import book, day, found

DIARY = """
2023年工作纪实
1月5日，召开支委会，研究年度计划，应到5人，实到5人。
1月12日，召开党员大会，通报工作，应到24人，实到23人。
1月20日，开展主题党日活动，慰问老党员，应到24人，实到24人。
2月6日，支部召开支委会，研究发展党员，应到5人，实到5人。
2月9日，主题党日，参观纪念馆，应到24人，实到22人。
{}
3月20日，开展主题党日活动，义诊，应到24人，实到23人。
"""
READ = [
    ("支委会", "3月12日下午在三楼开了支委会，主持人是韩梅，5名支委都来了。"),
    ("支委会", "3月12日下午在三楼会议室，支委会，议题是发展对象。"),
    ("支委会", "3月12日，韩梅同志主持召开支委会。"),
    ("支委会", "3月12日：5名支委在书记办公室开支委会。"),
    ("支委会", "3月12日支委会5人"),
    ("支委会", "3.12  支委会。5人。议题：采购廉洁风险点。"),
    ("支委会", "今年3月12日，支委会如期召开。"),
    ("支委会", "书记韩梅于3月12日主持召开支委会。"),
    ("支委会", "支部3月12日召开支委会，研究年度计划。"),
    ("支委会", "会议室里，3月12日下午开了支委会。"),
    ("党员大会", "3月12日，韩梅主持召开党员大会，讨论发展计划。"),
    ("党员大会", "3月12日，召开了2023年第一季度党员大会。"),
    ("党员大会", "3月12日在厂部礼堂，韩梅同志主持，党员大会，通报党费。"),
    ("党员大会", "3月12日，支部党员大会在会议室召开，应到24人，实到20人。"),
    ("党小组会", "3月12日晚，第二党小组会，韩梅主持。"),
    ("党课", "3月12日晚，由韩梅同志讲了一堂党课，题目是《初心》。"),
    ("党课", "3月12日上午，韩梅同志上党课《一滴水的旅程》，应到24人，实到24人。"),
    ("党课", "三月十二日晚，韩梅同志上党课《一滴水》，应到24人，实到24人，另有预备党员李想列席。"),
    ("党课", "3月12日，支部书记韩梅为全体党员讲党课。"),
    ("党课", "3月12日，请镇党委副书记来上了一次党课。"),
    ("党课", "3月12日，韩梅主讲党课，20人听课。"),
    ("党课", "3月12日，第一堂党课开讲，韩梅讲《初心》。"),
    ("微党课", "3月12日，微党课，三名青年党员讲。"),
    ("主题党日", "3月12日，党支部组织党员到敬老院开展“情暖夕阳”主题党日活动，24人参加。"),
    ("主题党日", "3月12日，围绕“植绿护绿”主题开展了主题党日。"),
    ("主题党日", "3月12日下午两点，党员们在码头集合，主题党日“清河行动”开始。"),
    ("主题党日", "3月12日上午9:00—11:00，组织在职党员赴红军村开展主题党日活动。"),
    ("主题党日", "全体党员于3月12日在广场开展主题党日。"),
    ("专题学习", "3月12日，全体党员于二楼会议室集中学习《准则》，24人参加。"),
    ("专题学习", "3月12日，专题学习作风建设规定（第一讲），应到24人，实到24人。"),
    ("专题学习", "3月12日，组织党员专题学习两会精神。"),
    ("专题学习", "3月12日，支部集中学习文化思想。"),
    ("专题学习", "3月12日 周日 专题学习《条例》 24人"),
    ("组织生活会", "3月12日，召开2022年度组织生活会，开展批评与自我批评。"),
    ("组织生活会", "3月12日下午2点半，支部组织生活会在二楼召开，24人全到。"),
    ("民主评议党员", "3月12日，民主评议党员，24人参评，优秀4名。"),
    ("警示教育", "3月12日，组织观看警示教育片《零容忍》。"),
    ("警示教育", "3月12日，开展警示教育，集体观看专题片。"),
]
ASKED = [
    "3月12日，邀请党校老师作专题党课辅导。",
    "3月12日，在河堤植树，作为本月主题党日活动。",
    "3月12日，学习了新修订的纪律处分条例，24人参加。",
    "3月12日，全体党员在礼堂开大会，表决预备党员转正。",
    "3月12日支委碰头开会，定了发展对象。",
    "3月12日，第一党小组在老槐树下开会，谈学习体会。",
    "3月12日，一组、二组分别召开党小组会。",
    "3月12日，先后召开支委会和党员大会。",
    "3月12日是本月主题党日，全体党员重温入党誓词。",
    "主题党日定在3月12日，大家到桥头栽树，24人参加。",
    "党课一堂，3月12日，韩梅主讲《纪律》。",
]
NOT_HELD = [
    "3月12日，收到上级通知，要求召开组织生活会。",
    "3月12日，原定的支委会因防汛未开。",
    "3月12日，参加镇里的宣讲会。",
    "3月12日，筹备主题党日活动。",
    "3月12日，准备支委会材料。",
    "本月拟召开支委会一次。",
    "书记：韩梅　　2023年3月12日",
    "机关党支部　2023年3月12日",
]


def _of_its_day(sentence: str) -> list[Activity]:
    its = book(DIARY.format(sentence)).activities
    return [a for a in its if day(a) in ("2023-03-12", "?")]


@pytest.mark.parametrize(("kind", "sentence"), READ)
def test_a_type_that_was_plainly_held_is_read(kind: str, sentence: str) -> None:
    assert ["暨".join(a.type_names) for a in _of_its_day(sentence)] == [kind]
    wrong = [f for f in found(DIARY.format(sentence)) if f.cell == "A7" and f.code != "L001"]
    assert not [f for f in wrong if f.severity in ("error", "warning")]


@pytest.mark.parametrize("sentence", ASKED)
def test_what_was_held_in_other_words_is_asked_about(sentence: str) -> None:
    said = [
        (f.code, "活动类型" in f.message) for f in found(DIARY.format(sentence)) if f.cell == "A7"
    ]
    assert ("L001", True) in said


@pytest.mark.parametrize("sentence", NOT_HELD)
def test_what_was_not_held_here_is_no_activity(sentence: str) -> None:
    assert _of_its_day(sentence) == []
    assert not [f for f in found(DIARY.format(sentence)) if f.cell == "A7"]


def test_a_weekday_in_a_sentence_is_held_against_its_day() -> None:
    its = found(DIARY.format("3月12日（星期三）下午，专题学习反腐文件，24人参加。"))
    assert [f.cell for f in its if f.code == "L060"] == ["A7"]


def test_a_sentence_says_who_led_and_what_about() -> None:
    (lecture,) = _of_its_day("3月12日晚，由韩梅同志讲了一堂党课，题目是《初心》，24人参加。")
    assert lecture.lecturer is not None and lecture.lecturer.names == ("韩梅",)
    (meeting,) = _of_its_day("书记韩梅于3月12日主持召开支委会，研究防汛，应到5人，实到4人。")
    assert meeting.chair is not None and meeting.chair.names == ("韩梅",)
    assert (meeting.topic, meeting.due, meeting.present) == ("研究防汛", 5, 4)


@pytest.mark.parametrize(
    "sentence",
    [
        "3.12  支委会。5人。议题：采购廉洁风险点。",
        "3月12日支委会5人",
        "3月12日，支委会：5人，研究补助。",
    ],
)
def test_heads_right_behind_the_type_are_of_those_who_came(sentence: str) -> None:
    assert [a.present for a in _of_its_day(sentence)] == [5]


def test_the_year_that_a_meeting_is_of_stays_with_it() -> None:
    (meeting,) = _of_its_day("3月12日，韩梅主持召开2022年度组织生活会，24人参加。")
    assert (meeting.topic, meeting.type_names) == ("2022年度组织生活会", ("组织生活会",))


def test_days_below_a_day_are_of_its_month() -> None:
    its = book(DIARY.format("3.12  支委会，研究补助。\n15日，党课，学章程。")).activities
    assert [day(a) for a in its if a.type_names == ("党课",)] == ["2023-03-15"]
