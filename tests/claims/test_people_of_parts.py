"""The people and parts that a text names, and those that a number behind them is about."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.possible_figures import Means
from addin.audit.parts.people_words import People, people_of
from addin.audit.parts.subset import Part
from addin.audit.parts.subset_finder import named_parts, parts_at
from addin.audit.text.clauses import sentences
from claims.reports import ledger

_DUTIES = {"白云山": "书记", "柳春芽": "副书记", "高粱红": "组织委员", "米黄": "组织委员"}
_PEOPLE = People(["石榴"], _DUTIES)


def _named(text: str, people: People = _PEOPLE) -> list[tuple[str, str, str]]:
    """Return what a text names: its words, their kind, and the names that rows have."""
    found = named_parts(text, people, ("志愿服务",), ("主题教育", "党纪学习教育"))
    return [(text[n.start : n.end], n.part.by, "、".join(n.part.names)) for n in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The ledger's people, with what stands around their names.
        ("石榴讲", [("石榴", "person", "石榴")]),
        ("石榴同志讲", [("石榴同志", "person", "石榴")]),
        ("其他支委委员石榴本人讲", [("其他支委委员石榴本人", "person", "石榴")]),
        ("党支部书记白云山讲", [("党支部书记白云山", "person", "白云山")]),
        ("石榴、米黄两位同志讲", [("石榴", "person", "石榴"), ("米黄两位同志", "person", "米黄")]),
        ("石榴、米黄2人讲", [("石榴", "person", "石榴"), ("米黄", "person", "米黄")]),
        ("石榴、米黄两人讲", [("石榴", "person", "石榴"), ("米黄两人", "person", "米黄")]),
        # By their given names, where those are called 同志 or counted.
        ("云山同志讲", [("云山同志", "person", "白云山")]),
        ("云山、春芽两位同志讲", [("云山", "person", "白云山"), ("春芽两位同志", "person", "柳春芽")]),
        ("云山讲", []),
        ("榴同志讲", []),  # of two characters nobody says one
        ("我到双塔村开展", [("我", "person", ""), ("到双塔村", "place", "双塔村")]),
        ("第二党小组我讲", [("第二党小组", "group", "二"), ("我", "person", "")]),
        ("登云山同志", []),  # in another word
        ("云山和春芽讲", []),
        # Who speaks, and strangers.
        ("我讲", [("我", "person", "")]),
        ("我本人讲", [("我本人", "person", "")]),
        ("我们讲", []),
        ("“我的故事”", []),
        ("根本人心", []),
        ("王大河同志讲", [("王大河同志", "person", "")]),
        ("王大河同志们", []),
        ("书记王大河讲", [("书记王大河", "person", "")]),
        ("书记大大河讲", [("书记", "duty", "白云山")]),  # no surname
        # Duties, of one or of several.
        ("书记讲", [("书记", "duty", "白云山")]),
        ("组织委员讲", [("组织委员", "duty", "高粱红、米黄")]),
        ("宣传委员讲", [("宣传委员", "duty", "")]),
        ("总支书记讲", [("总支书记", "group", "")]),
        ("纪委书记讲", [("纪委书记", "group", "")]),
        ("书记处讲", []),
        ("书记会讲", []),
        ("一名书记讲", [("书记", "duty", "白云山")]),
        ("1名副书记讲", [("1名副书记", "duty", "柳春芽")]),
        ("两位副书记讲", [("两位副书记", "duty", "")]),
        ("组织委员会讲", []),
        # Groups, topics, places.
        ("青年党员讲", [("青年党员", "group", "")]),
        ("志愿服务主题党日", [("志愿服务", "topic", "志愿服务")]),
        ("志愿服务类主题党日", [("志愿服务类", "topic", "志愿服务")]),
        ("志愿服务很好", []),
        ("其中主题教育9次", [("主题教育", "topic", "主题教育")]),
        ("其中关于主题教育9次", [("关于主题教育", "topic", "主题教育")]),
        ("其中热烈主题教育9次", []),
        ("主题教育9次", []),
        ("（党纪学习教育9次）", [("党纪学习教育", "topic", "党纪学习教育")]),
        ("其中很多很多9次", []),
        ("到双塔村开展", [("到双塔村", "place", "双塔村")]),
        ("到双塔村、石桥村开展", [("到双塔村", "place", "双塔村"), ("石桥村", "place", "石桥村")]),
        ("到5月开展", []),
        ("到十月开展", []),
        ("在会上开展", []),
        ("到村开展", []),  # one character is too short
        ("第二党小组开展", [("第二党小组", "group", "二")]),
        ("第一、二党小组开展", [("第一", "group", "一"), ("二党小组", "group", "二")]),
        ("第一和第二党小组开展", [("第一", "group", "一"), ("第二党小组", "group", "二")]),
        ("两个小组各4次", [("两个小组", "group", "一、二")]),
        ("3个党小组均4次", [("3个党小组", "group", "一、二、三")]),
        ("两个小组分别4次", [("两个小组", "group", "")]),
        ("两个小组共4次", []),
    ],
)  # fmt: skip
def test_a_text_names_people_and_parts(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我谈话", [("我", "person", "白云山")]),
        ("同党员干部谈话", [("同党员干部", "person", "白云山")]),
        ("今年以来，先后与干部群众分别谈话", [("与干部群众", "person", "白云山")]),
        ("石榴同党员干部谈话", [("石榴", "person", "石榴")]),  # somebody else does
        ("同党员干部开会", []),
    ],
)
def test_who_speaks_holds_the_talks_that_name_nobody(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert _named(text, _PEOPLE.speaking(["白云山"])) == found


def test_talks_of_whom_nobody_knows_are_nobodys() -> None:
    assert _named("同党员干部谈话") == []


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        (["述职报告", "汇报人：白云山"], "白云山"),
        (["白云山", "白云山"], "白云山"),
        (["白云山", "石榴"], ""),
        (["汇报人"], ""),
        (["白云山".rjust(40, "好")], "白云山"),
        (["白云山".rjust(41, "好")], ""),
        ([], ""),
    ],
)
def test_who_speaks_is_the_only_one_in_the_short_lines(lines: list[str], speaker: str) -> None:
    speaking = _PEOPLE.speaking(lines)
    assert speaking.speaker == speaker
    assert speaking.names == _PEOPLE.names


def test_given_names_that_two_have_or_that_are_a_name_mean_nobody() -> None:
    people = People(["白云山", "柳云山", "高春芽", "春芽", "米黄"])
    assert _named("云山同志讲", people) == [("云山同志", "person", "")]  # 云 is a surname
    assert _named("春芽同志讲", people) == [("春芽同志", "person", "春芽")]


def test_a_ledger_names_people_in_columns_and_on_its_roster() -> None:
    roster = "姓名|入党日期|党内职务\n白云山|1998-6-1|书记\n米黄|2010-6-1|\n|2010-6-1|书记"
    header = "日期|活动类型|主题|主持人|主讲人|应到人数|实到人数"
    rows = ("2022年1月12日|党课|讲讲家风|柳春芽|高粱红、石榴|20|19",)
    talks = "日期|谈话人|谈话对象\n2022-1-5|金小麦|丁四"
    people = people_of(ledger(*rows, header=header, 党员名册=roster, 谈心谈话=talks).ledger)
    assert people.names == {"白云山", "米黄", "柳春芽", "高粱红", "石榴", "金小麦"}
    assert _named("书记讲", people) == [("书记", "duty", "白云山")]
    assert _named("组织委员讲", people) == [("组织委员", "duty", "")]


def _at(text: str, type_: str = "党课") -> list[Part | None]:
    """Return the parts that the number 9 of a text is about."""
    named = named_parts(text, _PEOPLE)
    sentence = next(sentences(text, lambda _text: [(n.start, n.end) for n in named]))
    counted = next(c for c in sentence.counted if c.quantity.number == 9)
    at = counted.quantity.start
    start = text.index(type_) if type_ in text else at
    end = start + len(type_) if type_ in text else at
    return parts_at(named, sentence, counted, Means(type_, (type_,), start, end), type_)


def _told(parts: list[Part | None]) -> list[str]:
    """Return the words of each part, its names, its column, and ~ where it is not near."""
    return [
        "" if p is None else f"{'' if p.near else '~'}{p.words}={'+'.join(p.names)}@{p.column}"
        for p in parts
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("石榴讲党课9次", ["石榴=石榴@主讲人"]),
        ("石榴主持党课9次", ["石榴=石榴@主持人"]),
        ("石榴参加党课9次", ["石榴=石榴@"]),
        ("石榴党课9次", ["石榴=石榴@主讲人"]),  # by the type
        ("9次党课", [""]),
        ("石榴、米黄讲党课9次", ["石榴、米黄=石榴+米黄@主讲人"]),
        ("石榴、王大河同志讲党课9次", ["石榴、王大河同志=@主讲人"]),  # one is unknown
        ("石榴，米黄讲党课9次", ["米黄=米黄@主讲人"]),
        ("石榴、米黄、高粱红讲党课9次", ["石榴、米黄、高粱红=石榴+米黄+高粱红@主讲人"]),
        ("青年党员、石榴讲党课9次", ["石榴=石榴@主讲人"]),
        ("石榴、米黄各讲党课9次", ["石榴=石榴@主讲人", "米黄=米黄@主讲人"]),
        ("石榴、米黄分别讲党课9次、3次", ["石榴=石榴@主讲人"]),
        ("石榴、米黄分别讲党课3次、9次", ["米黄=米黄@主讲人"]),
        ("石榴、米黄分别讲党课3次、4次、9次", ["石榴、米黄=@"]),
        ("石榴、白云山分别讲3次、9次", ["白云山=白云山@主讲人"]),
        ("书记、米黄讲党课9次", ["书记、米黄=白云山+米黄@主讲人"]),
        ("两个小组各9次", ["两个小组=一@", "两个小组=二@"]),
        ("第一、第二党小组各9次", ["第一=一@", "第二党小组=二@"]),
        ("到双塔村、石桥村分别开展3次、9次", ["石桥村=石桥村@"]),
        ("到双塔村，到石桥村、红石村分别开展3次、9次", ["红石村=红石村@"]),
        # Whom somebody talked to says nothing of what those did.
        ("书记同石榴谈话9次", ["书记同石榴=@"]),
        ("书记和石榴谈话9次", ["书记和石榴=白云山+石榴@谈话人"]),
        ("书记和副书记谈话9次", ["书记和副书记=@"]),
        ("书记找副书记谈话9次", ["书记找副书记=@"]),
        ("书记同青年党员谈话9次", ["书记同青年党员=@"]),
        ("书记向石榴谈话9次", ["书记向石榴=@"]),
        ("书记找副书记谈话、找石榴谈话9次", ["书记找副书记谈话、找石榴=@"]),
        # What the words of the clause before name may be no limit.
        ("到双塔村开展实践，讲党课9次", ["~到双塔村=双塔村@"]),
        ("到双塔村开展实践：讲党课9次", ["到双塔村=双塔村@"]),
        ("到双塔村开展实践，工作很好，讲党课9次", [""]),
        ("石榴很好，讲党课9次", [""]),
        ("围绕保密法开展实践，讲党课9次", ["~围绕保密法=保密法@"]),
        ("青年党员3次、讲党课9次", ["~青年党员=@"]),
        ("党课3次、9次，石榴很好", [""]),
        ("石榴讲党课3次，9次", [""]),
        ("石榴讲党课3次、9次", ["~石榴=石榴@主讲人"]),
    ],
)
def test_a_number_is_about_parts(text: str, found: list[str]) -> None:
    assert _told(_at(text)) == found


@pytest.mark.parametrize(
    ("type_", "column"),
    [("党课", "主讲人"), ("微党课", "主讲人"), ("专题学习", "主讲人"), ("谈心谈话", "谈话人")],
)
def test_without_a_verb_the_type_says_what_somebody_did(type_: str, column: str) -> None:
    assert _told(_at(f"石榴{type_}9次", type_)) == [f"石榴=石榴@{column}"]


def test_what_somebody_did_may_be_unknown() -> None:
    assert _told(_at("石榴支委会9次", "支委会")) == ["石榴=石榴@"]


def test_so_many_secretaries_are_those_of_the_roster() -> None:
    people = People((), {"白云山": "副书记", "柳春芽": "副书记"})
    assert _named("两名副书记讲", people) == [("两名副书记", "duty", "白云山、柳春芽")]
    assert _named("2名副书记讲", people) == [("2名副书记", "duty", "白云山、柳春芽")]
    assert _named("三名副书记讲", people) == [("三名副书记", "duty", "")]
    its, *_ = people.named("三名副书记讲")
    assert its.part.words == "三名副书记"


def test_the_longest_name_is_meant() -> None:
    people = People(["石榴", "石榴花", "榴花", "石"])
    assert _named("石榴花讲", people) == [("石榴花", "person", "石榴花")]
