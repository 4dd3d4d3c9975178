"""The rest of the branches, how a list of them shares numbers, and the words for other bodies."""

from __future__ import annotations

import pytest

from addin.audit.claim import Body
from addin.audit.subjects.branch_words import Branches, Named, bodies_at
from addin.audit.subjects.other_bodies import number_of_branches, other_bodies
from addin.audit.subjects.rest_of_branches import rest_of, the_rest

_FOUR = ("甲河党支部", "乙河党支部", "丙河党支部", "丁河党支部")
_NAMES = {name[0]: name for name in _FOUR}


def _named(text: str) -> list[tuple[int, int, Body | None]]:
    """Return where a text names the branches, by 甲 to 丁; 全 is all, 某 another one."""
    found: list[tuple[int, int, Body | None]] = []
    for i, c in enumerate(text):
        if c in _NAMES:
            found.append((i, i + 1, Body(_NAMES[c], c)))
        elif c in "全某":
            found.append((i, i + 1, None if c == "全" else Body("", c)))
    return found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲3次，其余支部各2次", "乙丙丁"),
        ("甲3次，其他党支部各2次", "乙丙丁"),
        ("甲3次，其余三个支部各2次", "乙丙丁"),
        ("甲3次，其余3个支部各2次", "乙丙丁"),
        ("甲3次，其余两个支部各2次", "?"),
        ("甲、乙3次，其余两个支部各2次", "丙丁"),
        ("甲、乙3次，其余两个各2次", "丙丁"),
        ("甲3次，乙2次，其余支部各2次", "丙丁"),
        ("甲3次、乙2次、丙1次，其余支部2次", "丁"),
        ("甲3人次，其余支部各2次", "乙丙丁"),
        ("甲三场，其余各2次", "乙丙丁"),
        ("甲很好，其余各2次", "?"),  # it needs a number of its own
        ("甲很好，乙2次，其余各2次", "?"),
        ("甲3次，乙很好，其余各2次", "?"),
        ("甲、乙、丙、丁各3次，其余支部2次", "?"),  # none is left
        ("其余支部各2次", ""),
        ("全3次，其余支部各2次", ""),
        ("某3次，其余支部各2次", ""),
        ("其余支部各2次，甲3次", ""),  # named behind it
        ("甲3次，某2次，其余支部各2次", "乙丙丁"),
    ],
)
def test_the_rest_are_those_not_named_before(text: str, left: str) -> None:
    (m,) = rest_of(text)
    its = the_rest(m, _named(text), _FOUR)
    if left in ("", "?"):
        assert its == (Body("", m[0], other=True) if left else None)
        return
    first, *more = (_NAMES[c] for c in left)
    assert its == Body(first, m[0], more=tuple(more))


def test_branches_meant_by_one_word_are_named_as_well() -> None:
    both = Body(_FOUR[0], "两个", more=(_FOUR[1],))
    (m,) = rest_of("两个3次，其余支部各2次")
    its = the_rest(m, [(0, 2, both)], _FOUR)
    assert its == Body(_FOUR[2], m[0], more=(_FOUR[3],))


@pytest.mark.parametrize("text", ["其余书记各2次", "其余支部书记2次", "其余2次", "其余各类2次"])
def test_the_rest_of_something_else(text: str) -> None:
    assert list(rest_of(text)) == []


def _bodies(text: str, every: tuple[str, ...] = ()) -> list[str]:
    """Return whose the number at # is: names by 甲 to 丁, + together, 全 all, ? unknown."""
    named = [Named(*its) for its in _named(text)]
    at = text.index("#")
    numbers = [i for i, c in enumerate(text) if c.isdigit() or c == "#"]
    found = bodies_at(named, text, at, numbers, every)
    return [
        "全" if b is None else "+".join(n[:1] for n in (b.name, *b.more)) or f"?{b.words}"
        for b in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲召开#次", ["甲"]),
        ("甲召开3次，乙召开#次", ["乙"]),
        ("甲、乙召开#次", ["甲+乙"]),
        ("甲和乙共召开#次", ["甲+乙"]),
        ("甲、乙各召开#次", ["甲", "乙"]),
        ("甲，乙各召开#次", ["乙"]),
        ("甲、乙、丙各召开#次", ["甲", "乙", "丙"]),
        ("甲，乙、丙各召开#次", ["乙", "丙"]),
        ("甲、乙分别召开#次", ["甲"]),
        ("甲、乙分别召开3次、#次", ["乙"]),
        ("甲、乙分别召开3次、4次、#次", ["?甲、乙"]),
        ("甲、全共召开#次", ["全"]),
        ("甲、某共召开#次", ["?甲、某"]),
        ("甲、甲共召开#次", ["甲"]),
        ("全召开#次", ["全"]),
        ("某召开#次", ["?某"]),
    ],
)
def test_a_number_is_of_the_branches_named_before_it(text: str, found: list[str]) -> None:
    assert _bodies(text) == found


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("甲召开#次", True),
        ("甲很好，召开#次", False),
        ("甲：召开#次", True),
        ("甲；召开#次", False),
    ],
)
def test_a_branch_is_near_in_the_clause_of_the_number(text: str, near: bool) -> None:
    (its,) = bodies_at([Named(0, 1, Body("甲河党支部", "甲"))], text, text.index("#"), [])
    assert its
    assert its.near is near


def test_words_inside_a_list_share_nothing_out() -> None:
    text = "甲、均河召开9次"
    names = Body("甲河党支部", "甲"), Body("均河党支部", "均河")
    named = [Named(0, 1, names[0]), Named(2, 4, names[1])]
    (its,) = bodies_at(named, text, 6, [6])
    assert its == Body("甲河党支部", "甲、均河", more=("均河党支部",))


_EVERY = ("甲河党支部", "乙河党支部")


def test_all_branches_and_one_of_them_are_all() -> None:
    text = "各支部、甲河支部各召开9次"
    mine = Body("甲河党支部", "甲河支部")
    named = [Named(0, 3, None), Named(4, 8, mine)]
    assert bodies_at(named, text, 11, [11], _EVERY) == [None, mine]


def test_without_branches_all_of_them_are_one() -> None:
    assert bodies_at([Named(0, 3, None)], "各支部均召开9次", 6, [6]) == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("各支部均召开#次", ["甲", "乙"]),
        ("各支部召开#次", ["全"]),
        ("各支部共召开#次", ["全"]),
        ("所属支部各召开#次", ["全"]),  # whether each of them, nobody says
        ("每个支部各召开#次", ["甲", "乙"]),
        ("各支部分别召开#次", ["甲", "乙"]),
        ("各支部分别召开#次、3次", ["?各支部"]),
        ("各支部分别召开3次、#次", ["?各支部"]),
        ("各支部党课、党日各#次", ["全"]),  # the types have so many each
        ("各支部共召开8次，其中3月、4月各#次", ["全"]),
        ("各支部共召开8次，各#次", ["甲", "乙"]),
        ("各支部共召开8次，平均各#次", ["甲", "乙"]),
    ],
)
def test_each_of_all_branches_has_its_own_number(text: str, found: list[str]) -> None:
    end = text.index("支部") + 2
    at = text.index("#")
    text = text.replace("#", "9")
    numbers = [i for i, c in enumerate(text) if c.isdigit() and text[i + 1] == "次"]
    its = bodies_at([Named(0, end, None)], text, at, numbers, _EVERY)
    assert ["全" if b is None else b.name[:1] or f"?{b.words}" for b in its] == found


def test_several_that_one_word_means_have_a_number_each() -> None:
    both = Body("甲河党支部", "其余支部", more=("乙河党支部",))

    def of(text: str) -> list[Body | None]:
        return bodies_at([Named(0, 4, both)], text, text.index("#"), [text.index("#")])

    assert of("其余支部各#次") == [Body(n, "其余支部") for n in _EVERY]
    assert of("其余支部共#次") == [both]
    assert of("其余支部分别#次") == [Body("", "其余支部")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("23个支部", [(0, 5, "23", False)]),
        ("共三个党支部", [(1, 6, "三", False)]),
        ("全系统23个支部", [(0, 8, "23", True)]),
        ("全县所属23个党支部", [(0, 10, "23", True)]),
        ("23个小组", []),
    ],
)
def test_how_many_branches_there_are(text: str, found: list[tuple[int, int, str, bool]]) -> None:
    assert list(number_of_branches(text)) == found


@pytest.mark.parametrize(
    ("text", "own", "found"),
    [
        ("兄弟支部召开", "", ["兄弟支部"]),
        ("县委组织部召开", "", ["县委组织部"]),
        ("县委组织部要求召开", "", []),
        # Institutions and their bodies, by names that are not ours.
        ("东湖市水务局党委召开", "云州市林业局", ["市水务局党委"]),
        ("云州市水务局党委召开", "云州市水务局", []),
        ("云州市水务局党委召开", "", []),
        ("气象台党支部的党课", "云州市水务局", ["气象台党支部"]),
        ("气象台党支部的党课", "云州市气象台", []),
        ("气象台党支部的党课", "", []),
        ("物探支部召开", "云州市水务局", ["物探支部"]),
        ("物探支部召开", "云州市物探队", []),
        ("优秀支部召开", "云州市水务局", []),
        ("很好，物探支部召开", "云州市水务局", ["物探支部"]),
    ],
)
def test_other_bodies(text: str, own: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in other_bodies().named(text, own)] == found


def test_a_report_of_one_branch_calls_it_ours() -> None:
    branches = Branches(_FOUR, "云州市水务局")
    mine = branches.of_document(["甲河党支部工作总结"])
    assert mine == Body("甲河党支部", "甲河党支部", near=False)
    (its,) = branches.of_one(mine).named("我们支部召开")
    assert its == Named(0, 4, mine)
    (other,) = branches.named("我们支部召开")
    assert other == Named(0, 4, Body("", "我们支部", near=True))
    assert branches.of_document(["甲河党支部", "乙河党支部"]) is None
    assert branches.of_document(["工作总结"]) is None
    assert branches.of_document(["第九党支部工作总结"]) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲河支部召开", [("甲河支部", "甲河党支部")]),
        ("甲河支部召开，各支部召开", [("甲河支部", "甲河党支部"), ("各支部", "全")]),
        ("甲河、乙河两个支部召开", [("甲河", "甲河党支部"), ("乙河两个支部", "乙河党支部")]),
        ("甲河、乙河两个党支部召开", [("甲河", "甲河党支部"), ("乙河两个党支部", "乙河党支部")]),
        ("甲河支部3次，其余支部各2次", [("甲河支部", "甲河党支部"), ("其余支部", "乙河党支部")]),
        ("东湖区甲河党支部召开", [("甲河党支部", "")]),
        ("云州市甲河党支部召开", [("甲河党支部", "甲河党支部")]),
        ("第九党支部召开", [("第九党支部", "")]),
        (
            "甲河支部3次，其余支部各2次，各支部共9次",
            [("甲河支部", "甲河党支部"), ("其余支部", "乙河党支部"), ("各支部", "全")],
        ),
        ("四个支部召开", [("四个支部", "全")]),
        ("甲河支部各支部召开", [("甲河支部", "甲河党支部"), ("各支部", "全")]),
        ("五个支部召开", []),
        ("学习资料", []),
    ],
)
def test_a_text_names_branches(text: str, found: list[tuple[str, str]]) -> None:
    named = Branches(_FOUR, "云州市水务局").named(text)
    told = [(text[n.start : n.end], "全" if n.body is None else n.body.name) for n in named]
    assert told == found


def test_the_last_of_a_list_of_branches_says_what_they_are() -> None:
    branches = Branches(["水务局机关第一党支部", "水务局闸站第二党支部"])
    named = branches.named("机关第一、闸站第二党支部各1次")
    assert [n.body and n.body.name for n in named] == list(branches.names)
    assert branches.named("机关第一、学习资料") == []


def test_a_general_branch_is_no_branch() -> None:
    branches = Branches(["机关党总支", "水闸党支部"])
    assert [n.body and n.body.name for n in branches.named("机关总支部召开")] == ["机关党总支"]
    assert [n.body and n.body.name for n in branches.named("机关支部召开")] == []
    assert [n.body and n.body.name for n in branches.named("水闸支部召开")] == ["水闸党支部"]
