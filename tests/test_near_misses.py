"""The law of near misses: what is never a slip of something else, and what is proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.ledger.catalogue import catalogue
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.near_misses import differ_in_meaning, person_meant, slip_of
from addin.ledger.values.tags import parse_tags
from ledgers import findings, ledger

OPPOSITES = (
    *(("缺席", "出席"), ("应到", "实到"), ("计划", "实际"), ("未缴", "已缴"), ("会前", "会后")),
    *(("上半年", "下半年"), ("增加", "减少"), ("有", "无"), ("赞成", "反对"), ("转入", "转出")),
    *(("正式", "预备"), ("合格", "不合格"), ("列席", "出席"), ("开始", "结束"), ("第一", "第二")),
    *(("党员", "团员"), ("书记", "副书记"), ("同意", "不同意"), ("增", "减"), ("收", "支")),
    *(("2021", "2022"), ("时间", "时长"), ("人数", "人次"), ("月度", "季度")),
)
AROUND = st.text("会议活动支部主题日期名单情况", max_size=4)
KNOWN = sorted({*catalogue().type_names, *catalogue().tag_names})


@given(st.sampled_from(OPPOSITES), AROUND, AROUND, st.booleans())
def test_words_that_differ_by_opposites_are_no_slips(
    pair: tuple[str, str], before: str, behind: str, turned: bool
) -> None:
    one, other = (f"{before}{word}{behind}" for word in (reversed(pair) if turned else pair))
    assert differ_in_meaning(one, other)
    assert slip_of(one, (other,)) is None


@given(st.sampled_from(KNOWN), st.sampled_from("会议党团课题目学习"), st.integers(0, 11))
def test_a_proposed_type_is_read_without_the_same_question(word: str, letter: str, at: int) -> None:
    typed = word[: at % len(word)] + letter + word[at % len(word) + 1 :]
    for problem in parse_types(typed, catalogue()).problems:
        if problem.kind == "type-unknown" and problem.suggestion:
            assert typed not in catalogue().type_names
            reading = parse_types(problem.suggestion, catalogue())
            assert (bool(reading.value), reading.problems) == (True, ())


@given(st.sampled_from(KNOWN), st.sampled_from("会议党团课题目学习"), st.integers(0, 11))
def test_a_proposed_tag_is_read_without_a_question(word: str, letter: str, at: int) -> None:
    typed = word[: at % len(word)] + letter + word[at % len(word) + 1 :]
    for problem in parse_tags(typed, catalogue()).problems:
        if problem.suggestion:
            assert parse_tags(problem.suggestion, catalogue()).problems == ()


@given(st.sampled_from(KNOWN))
def test_a_known_name_is_a_slip_of_none(word: str) -> None:
    assert slip_of(word, KNOWN) is None
    assert slip_of(word, (k for k in KNOWN if k != word), (word,)) is None


@pytest.mark.parametrize("word", ["团课", "文化", "家访", "在校"])
def test_of_a_word_of_two_characters_one_is_too_little_to_know_it_by(word: str) -> None:
    assert slip_of(word, ("党课", "两化", "家庭", "在职")) is None


def test_a_slip_that_fits_two_words_is_left_to_the_clerk() -> None:
    assert slip_of("会议主乙", ("会议主题", "会议主持")) is None
    assert slip_of("会议主提", ("会议主题", "会议地点")) == "会议主题"


HEADER = "日期 | 活动类型 | 主题 | 主持人 | {heading}"
ROW = "2022-3-5 | 支委会 | 研究工作 | 张三 | {cell}"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *(("不参加人数", "实到人数"), ("计划参加人数", "实到人数"), ("预计参会人数", "实到人数")),
        *(
            ("女党员到会人数", "实到人数"),
            ("其中预备党员到会人数", "实到人数"),
            ("实到率", "实到人数"),
        ),
        *(("应实到人数", "实到人数"), ("列席参会人数", "实到人数"), ("未缴人数", "缺席人数")),
        *(("参加单位", "党支部"), ("责任单位", "党支部"), ("党支部书记", "党支部")),
        *(("请假原因", "请假人员"), ("到会率", "参加人员")),
    ],
)
def test_a_heading_that_asks_for_something_else_is_not_read_as_a_column(
    heading: str, key: str
) -> None:
    rows = f"{HEADER.format(heading=heading)}\n{ROW.format(cell=3)}"
    table = ledger(rows).table("活动台账")
    assert table is not None
    assert key not in table.columns
    assert not [f for f in findings(rows) if f.code in ("L033", "L056")]


@pytest.mark.parametrize(
    "heading", ["计划时间", "通知时间", "上报时间", "下次会议时间", "录入时间", "填表日期"]
)
def test_a_time_of_something_else_is_not_the_day_of_the_meeting(heading: str) -> None:
    rows = f"{heading} | 日期 | 活动类型 | 主题\n2022-4-5 | 2022-3-5 | 支委会 | 研究工作"
    (activity,) = ledger(rows).activities
    assert activity.when is not None
    assert activity.when.first.month == 3


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *(("学习篇目", "主要内容"), ("活动开展情况", "主要内容"), ("会议主要内容", "主要内容")),
        *(("应参会党员数", "应到人数"), ("参加人次", "实到人数"), ("学习时数", "学时")),
        *(("领读人", "主讲人"), ("组织人", "主持人"), ("会议室", "地点"), ("活动方式", "形式")),
        *(
            ("未参会人员", "请假人员"),
            ("会议决议", "决议"),
            ("现场照片", "佐证材料"),
            ("课题", "主要内容"),
        ),
        *(("所属党支部", "党支部"), ("活动开始时间", "开始时间")),
        *(("应学人数", "应到人数"), ("实学人数", "实到人数"), ("听课人数", "实到人数")),
    ],
)
def test_headings_of_other_registers(heading: str, key: str) -> None:
    table = ledger(f"日期 | 活动类型 | 主题 | {heading}\n2022-3-5 | 支委会").table("活动台账")
    assert table is not None
    assert (table.columns[key], table.problems) == (3, ())


@pytest.mark.parametrize(
    ("heading", "key"),
    [("开始时问", "开始时间"), ("参力人数", "实到人数"), ("活动内荣", "主要内容")],
)
def test_a_heading_with_a_slip_is_read_and_asked_about(heading: str, key: str) -> None:
    rows = f"{HEADER.format(heading=heading)}\n{ROW.format(cell=9)}"
    assert [(f.cell, f.suggestion) for f in findings(rows) if f.code == "L033"] == [("E1", key)]


def test_a_choice_that_says_the_opposite_gets_no_proposal() -> None:
    roster = """
        姓名 | 入党日期 | 党员类别 | 评议等次
        张三 | 2001-7-1 | 正式党员 | 不优秀
        李四 | 2001-7-1 | 正式党员 | 优季
    """
    rows = "日期 | 活动类型\n2022-3-5 | 支委会"
    found = [f for f in findings(rows, 党员名册=roster) if f.code == "L030"]
    assert [f.suggestion for f in found] == [None, None]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *(("张珊", "张姗"), ("王健国", "王建国"), ("建王国", "王建国"), ("王国", "王建国")),
        *(
            ("王建国国", "王建国"),
            ("王建华", None),
            ("张丽", None),
            ("李四光", None),
            ("王建国", None),
        ),
    ],
)
def test_a_name_is_a_slip_of_one_that_sounds_or_looks_alike(name: str, meant: str | None) -> None:
    assert person_meant(name, ("张姗", "王建国", "李四")) == meant


def test_of_two_names_as_near_neither_is_proposed() -> None:
    assert person_meant("张珊", ("张姗", "张删")) is None


def test_of_two_words_as_near_the_one_that_sounds_alike_is_meant() -> None:
    assert slip_of("己缴费", ("已缴费", "未缴费", "补缴费")) == "已缴费"
    assert slip_of("会议主提", ("会议主题", "会议主持")) == "会议主题"


def test_a_column_of_lectures_has_its_day() -> None:
    rows = "授课时间 | 党课类别 | 党课题目 | 授课人\n2022-3-5 | 专题党课 | 学党史 | 张三"
    (activity,) = ledger(rows).activities
    assert activity.when is not None
    assert (activity.when.first.day, activity.type_names) == (5, ("党课",))
