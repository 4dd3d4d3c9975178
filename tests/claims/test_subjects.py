"""Whom a sentence names: branches by short names, people, other bodies; how lists share numbers."""

from __future__ import annotations

import pytest

from addin.audit.claim import Body
from addin.audit.parts.people_words import People
from addin.audit.parts.subset_finder import named_parts
from addin.audit.subjects.branch_words import Branches, branches_of
from addin.audit.subjects.subjects import Subjects, subjects_of
from addin.audit.text.distribution import Sharing, sharing
from addin.audit.text.quantity import quantities
from claims.reports import ledger, paragraphs

EACH, TOGETHER, FIRST, SECOND = (
    Sharing(each=True),
    Sharing(),
    Sharing(place=0),
    Sharing(place=1),
)


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("各召开支委会#", EACH),
        ("均召开支委会#", EACH),
        ("分别召开支委会#", FIRST),
        ("分别召开支委会3次、#", SECOND),
        ("依次为3次和#", SECOND),
        ("共召开支委会#", TOGETHER),
        ("召开支委会#", TOGETHER),
        ("各类活动#", TOGETHER),
        ("平均#", TOGETHER),
        ("均已召开，共#", TOGETHER),
        ("分别召开支委会3次、2次，党员大会各#", EACH),
    ],
)
def test_the_last_word_says_how_a_list_shares_a_number(behind: str, found: Sharing) -> None:
    at = behind.index("#")
    numbers = [i for i, c in enumerate(behind) if c.isdigit()] + [at]
    assert sharing(behind, 0, at, numbers) == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("分别为12、10、13和8次", [12, 10, 13, 8]),
        ("依次召开4、5及6次", [4, 5, 6]),
        ("分别为12次、10次", [12, 10]),
        ("召开于3、5、7次会议室", [7]),  # nothing says that they are in turn
        ("分别为12、10", []),  # without any unit
    ],
)
def test_a_list_in_turn_has_the_unit_of_its_last_number(text: str, numbers: list[int]) -> None:
    assert [int(q.number) for q in quantities(text)] == numbers


_BRANCHES = Branches(
    ["机关党支部", "水闸运行队党支部", "河道管护站党支部"], "云州市水务局机关党委 云州市水务局"
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("运行队召开党员大会3次", ["水闸运行队党支部"]),
        ("管护站、运行队各召开3次", ["河道管护站党支部", "水闸运行队党支部"]),
        ("机关召开党员大会3次", ["机关党支部"]),
        ("机关支部召开党员大会3次", ["机关党支部"]),
        ("机关作风建设专项检查3次", []),
        ("各机关召开党员大会3次", []),
        ("在运行队值班室召开党员大会3次", []),
        ("机关总支部召开党员大会3次", []),
        ("我们支部召开党员大会3次", [""]),  # one of them, unknown which
    ],
)
def test_short_names_stand_where_somebody_does_something(text: str, names: list[str]) -> None:
    assert [n.body.name for n in _BRANCHES.named(text) if n.body] == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("个别支部只开1次", ["个别支部"]),
        ("兄弟单位和共建单位开展3次", ["兄弟单位", "共建单位"]),
        ("该站党支部举办8次", ["该站党支部"]),
        ("县委组织部举办2次", ["县委组织部"]),
        ("按县委组织部要求召开2次", []),
        ("在市委的领导下召开2次", []),
        ("税务局党支部举办2次", ["税务局党支部"]),
        ("税务局党支部的党课2次", ["税务局党支部"]),
        ("水务局机关党支部举办2次", []),
        ("全系统23个支部召开61次", ["全系统23个支部"]),
        ("三个支部召开9次", []),
    ],
)
def test_other_bodies_are_known_by_their_words(text: str, words: list[str]) -> None:
    named = _BRANCHES.named(text)
    assert [n.body.words for n in named if n.body and n.body.other and not n.body.name] == words


_PEOPLE = People(["白云山", "柳春芽"], {"白云山": "书记", "柳春芽": "副书记"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("白云山讲", [("person", ("白云山",))]),
        ("党支部书记白云山同志讲", [("person", ("白云山",))]),
        ("云山同志讲", [("person", ("白云山",))]),
        ("云山雾绕", []),
        ("副书记讲", [("duty", ("柳春芽",))]),
        ("书记处书记", [("duty", ("白云山",))]),
        ("组织委员讲", [("duty", ())]),
        ("两名书记讲", [("duty", ())]),  # the roster has one
        ("李大河同志讲", [("person", ())]),
        ("广大党员同志讲", []),
        ("青年党员讲", [("group", ())]),
        ("我局讲", []),
        ("在下半年讲", []),
        ("到会率", []),
    ],
)
def test_people_and_duties_are_named(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(n.part.by, n.part.names) for n in named_parts(text, _PEOPLE)] == found


def test_who_speaks_is_named_at_the_head_of_a_report() -> None:
    speaking = _PEOPLE.speaking(["述职报告", "支部书记　白云山"])
    assert [n.part.names for n in named_parts("我讲党课3次", speaking)] == [("白云山",)]
    nobody = _PEOPLE.speaking(["白云山、柳春芽"])
    assert [n.part.names for n in named_parts("我讲党课3次", nobody)] == [()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("土建工程支部召开支委会9次", ["土建工程支部"]),
        ("上半年，物探队党支部开展主题党日7次", ["物探队党支部"]),
        ("第九党支部召开支委会3次", ["第九党支部"]),
        ("云州市水务局党支部召开支委会12次", []),  # our own
        ("水务局党支部全年讲党课4次", []),  # short for our own
        ("机关党支部召开支委会12次", []),  # as any of one branch may call itself
        ("各党支部召开支委会12次", []),
        ("指导基层党支部完成换届", []),
    ],
)
def test_a_branch_by_a_name_that_is_not_ours_is_another_one(text: str, words: list[str]) -> None:
    named = Branches((), "云州市水务局党支部").named(text)
    assert [n.body.words for n in named if n.body and n.body.other and not n.body.name] == words


def test_a_branch_of_nobody_knows_no_other() -> None:
    assert Branches().named("第九党支部召开支委会3次") == []


_LEDGER = ledger(
    "2022年1月7日|甲河党支部|支委会|研究计划|张三|5|5|清河行动、送学",
    "2022年2月8日|乙河党支部|支委会|研究党费|李四|5|5|廉政，学",
    header="日期|党支部|活动类型|主题|主持人|应到人数|实到人数|主题标签",
    参数="键|值\n单位全称|云州市测试局\n单位简称|云测\n报告期起|2022-1-1\n报告期止|2022-6-30",
).ledger


def test_the_body_that_keeps_a_ledger_has_its_names() -> None:
    own = branches_of(_LEDGER, ["工作总结"]).own
    assert own == "云州市测试局 云测 甲河党支部 乙河党支部 工作总结"


def test_topics_of_the_ledger_and_of_the_catalogue() -> None:
    its = subjects_of(_LEDGER, [])
    assert its.topics == ("清河行动", "送学")  # of two characters, and the catalogue lacks them
    assert {"主题教育", "党风廉政建设"} <= set(its.tags)
    assert not {"两化", "廉政", "警示教育"} & set(its.tags)  # too short, or a type of activity
    assert [len(t) for t in its.tags] == sorted(map(len, its.tags), reverse=True)


_MINE = "甲河党支部工作总结"


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        ([_MINE], True),
        (["好。"] * 5 + [_MINE], True),
        (["好。", ""] * 5 + [_MINE], True),  # empty ones are none
        (["好。"] * 6 + [_MINE] + ["好。"] * 3, False),
        (["好。"] * 6 + [_MINE] + ["好。"] * 2, True),
        ([_MINE + "。"], False),  # a sentence
        ([_MINE.rjust(40, "好")], True),
        ([_MINE.rjust(41, "好")], False),
        ([_MINE, "乙河党支部"], False),
    ],
)
def test_a_report_is_of_the_branch_at_its_head_or_foot(lines: list[str], own: bool) -> None:
    mine = Body("甲河党支部", "甲河党支部", near=False)
    its = subjects_of(_LEDGER, paragraphs(*lines))
    assert its.own == (mine if own else None)
    unknown = Body("", "我们支部", near=True)
    assert [n.body for n in its.branches.named("我们支部召开")] == [its.own or unknown]


def test_a_cell_is_no_head_of_a_report() -> None:
    assert subjects_of(_LEDGER, paragraphs([[_MINE]])).own is None


@pytest.mark.parametrize(
    ("text", "branches", "parts"),
    [
        ("甲河党支部副书记白云山讲", ["甲河党支部"], ["副书记白云山"]),
        ("甲河党支部委员讲", ["甲河党支部"], ["委员"]),
        ("党总支副书记白云山讲", ["党总支"], ["副书记白云山"]),
        ("与甲河党支部联合开展", [], ["与甲河党支部联合"]),
        ("两个党小组各4次", [], ["两个党小组"]),
    ],
)
def test_branches_and_parts_do_not_share_words(
    text: str, branches: list[str], parts: list[str]
) -> None:
    both = Branches(["甲河党支部", "乙河党支部"], "云州市水务局")
    its = Subjects(both, _PEOPLE)
    named, found = its.named(text)
    assert [text[n.start : n.end] for n in named] == branches
    assert [text[n.start : n.end] for n in found] == parts
    bodies = [(n.start, n.end) for n in named if n.body]
    assert its.spans(text) == [*bodies, *((n.start, n.end) for n in found)]
