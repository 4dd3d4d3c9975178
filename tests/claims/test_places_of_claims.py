"""Where claims stand, and the time and the part that each is about."""

from __future__ import annotations

import pytest

from addin.audit.parts.people_words import People
from addin.audit.parts.subset_finder import named_parts
from addin.audit.subjects.branch_words import Branches
from addin.audit.subjects.subjects import Subjects, subjects_of
from addin.report.prose import Cell, Paragraph
from claims.reports import claims, ledger

_PEOPLE = People(["白云山", "柳春芽"], {"白云山": "书记", "柳春芽": "副书记"})


@pytest.mark.parametrize(
    "text",
    [
        "召开支委会6次。",
        "一是抓会议。召开支委会6次，党课2次；收缴党费1.2万元。",
        "组织到位，开展6次党员大会。",
        "党课3次，60人次参加。",
        "党课3次，共6学时。",
        "党课也没断，讲了3次。",
    ],
)
def test_a_claim_stands_where_its_words_do(text: str) -> None:
    found = claims("开头没有数字。", text)
    assert found
    for its in found:
        where, number = its.stretch, its.stated
        assert where.paragraph == 1
        assert text[where.start : where.end] == its.text
        assert where.start <= number.start < number.end <= where.end
        assert text[number.start : number.end].endswith(number.unit)
        assert (
            text[number.start : number.number_end] + number.unit
            == (text[number.start : number.end])
        )


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("10月底前召开支委会4次。", []),
        ("5月底前召开支委会4次。", ["支委会4次"]),
        ("6月30日前召开支委会4次。", ["支委会4次"]),
        ("10月底召开支委会4次。", ["支委会4次"]),
        ("召开支委会4次，10月底前。", ["支委会4次"]),
        ("计划召开支委会4次；党课2次。", []),
        ("计划召开支委会4次。党课2次。", ["党课2次"]),
        ("计划召开支委会4次；目前已召开党课2次。", ["党课2次"]),
    ],
)
def test_what_is_due_behind_the_period_is_not_claimed(text: str, texts: list[str]) -> None:
    assert [c.text for c in claims(text)] == texts


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("3月，召开支委会2次。召开党课1次。", ["3月", "3月"]),
        ("一是3月，召开支委会2次。召开党课1次。", ["3月", "3月"]),
        ("（二）3月，召开支委会2次。召开党课1次。", ["3月", "3月"]),
        ("2.一季度，召开支委会2次。召开党课1次。", ["一季度", "一季度"]),
        ("很好，3月召开支委会2次。召开党课1次。", ["3月", None]),
        ("召开支委会2次。3月，召开党课1次。", [None, "3月"]),
    ],
)
def test_the_time_that_opens_a_paragraph_is_that_of_all(text: str, times: list[str | None]) -> None:
    assert [c.when and c.when.words for c in claims(text)] == times


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("青年党员讲党课2次。", "group"),
        ("离退休干部谈心谈话2次。", "group"),
        ("青年党员开展各类活动2次。", "group"),
        ("青年党员讲党课，20人次。", ""),
        ("青年党员收缴党费200元。", ""),
        ("青年党员参加60人次。", ""),
        ("讲党课2次。", ""),
        ("青年党员很好。讲党课2次。", ""),
        ("在双塔镇开展服务，讲党课2次。", "place"),
        ("青年党员踊跃，讲党课2次。", ""),
    ],
)
def test_activities_have_parts_and_nothing_else_has(text: str, by: str) -> None:
    its = claims(text)[-1]
    assert (its.part.by if its.part else "") == by
    if its.part and "活动" not in text:
        assert its.keys[0] in ("党课", "谈心谈话")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到双塔镇开展", [("place", "到双塔镇", ("双塔镇",))]),
        ("赴红石镇、双塔村开展", [("place", "赴红石镇", ("红石镇",)), ("place", "双塔村", ("双塔村",))]),
        ("到三月开展", []),
        ("到5月开展", []),
        ("在前期基础上开展", []),
        ("在活动中开展", []),
        ("在节日期间开展", [("group", "在节日期间", ())]),
        ("赴一起开展", []),
        ("到我局开展", []),
        ("到全县开展", []),
        ("围绕新修订的《保密法》开展", [("topic", "围绕新修订的《保密法》", ("保密法",))]),
        ("围绕《保密法》（共70条）开展", [("topic", "围绕《保密法》（共70条）", ("保密法",))]),
        ("围绕3月植树开展", [("topic", "围绕3月植树", ("植树",))]),
        ("围绕分别植树开展", [("topic", "围绕分别植树", ("植树",))]),
        ("围绕“法”开展", []),
        ("山河清扫主题党日", [("topic", "山河清扫", ("山河清扫",))]),
        ("山河清扫类主题党日", [("topic", "山河清扫类", ("山河清扫",))]),
        ("山河清扫植树", []),
        ("第1、第2党小组召开", [("group", "第1", ("1",)), ("group", "第2党小组", ("2",))]),
        ("第二党小组召开", [("group", "第二党小组", ("二",))]),
        ("第一、第二党小组召开", [("group", "第一", ("一",)), ("group", "第二党小组", ("二",))]),
        ("第一和3党小组召开", [("group", "第一", ("一",)), ("group", "3党小组", ("3",))]),
        ("组织委员会召开", []),
        ("组织委员召开", [("duty", "组织委员", ())]),
        ("与邻县气象台联合开展", [("partner", "与邻县气象台联合", ("邻县气象台",))]),
        ("柳春芽讲，白云山讲", [("person", "柳春芽", ("柳春芽",)), ("person", "白云山", ("白云山",))]),
    ],
)  # fmt: skip
def test_parts_are_named_in_many_ways(
    text: str, found: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    named = named_parts(text, _PEOPLE, ("山河清扫",))
    assert [(n.part.by, n.part.words, n.part.names) for n in named] == found
    assert all(text[n.start : n.end] == n.part.words for n in named)


def _own(*lines: str) -> str:
    """Return the branch that a report of these lines is about."""
    header = "日期|党支部|活动类型|主题|主持人|应到人数|实到人数"
    rows = [f"2022年3月4日|{b}党支部|支委会|研究计划|张三|5|5" for b in ("闸站", "泵站")]
    checked = ledger(*rows, header=header)
    paragraphs = [Paragraph(i, line) for i, line in enumerate(lines)]
    own = subjects_of(checked.ledger, paragraphs).own
    return own.name if own else ""


_TITLE = "闸站党支部2022年上半年工作总结"
_BODY = "工作很实。"


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        ([_TITLE, _BODY], "闸站党支部"),
        (["", *[_BODY] * 5, _TITLE, *[_BODY] * 2], "闸站党支部"),  # blank lines do not count
        ([*[_BODY] * 5, _TITLE, *[_BODY] * 5], "闸站党支部"),
        ([*[_BODY] * 6, _TITLE, *[_BODY] * 3], ""),
        (["闸站党支部2022年上半年工作总结。", _BODY], ""),  # a sentence
        ([_BODY], ""),
    ],
)
def test_the_lines_at_the_head_and_foot_say_whose_a_report_is(lines: list[str], own: str) -> None:
    assert _own(*lines) == own


@pytest.mark.parametrize(("length", "own"), [(40, "闸站党支部"), (41, "")])
def test_a_title_is_a_short_line(length: int, own: str) -> None:
    assert _own("闸站党支部" + "二〇二二年上半年工作总结".rjust(length - 5, "关"), _BODY) == own


def test_a_cell_is_no_title() -> None:
    header = "日期|党支部|活动类型|主题|主持人|应到人数|实到人数"
    rows = [f"2022年3月4日|{b}党支部|支委会|研究计划|张三|5|5" for b in ("闸站", "泵站")]
    checked = ledger(*rows, header=header)
    cell = Paragraph(0, _TITLE, None, Cell(0, 0, 0))
    assert subjects_of(checked.ledger, [cell]).own is None


def test_topics_of_the_ledger_s_own_are_those_the_catalogue_lacks() -> None:
    checked = ledger(
        "2022年3月4日|主题党日|植树|张三|5|5|山河清扫、两化，绿、护河|",
        "2022年4月4日|主题党日|植树|张三|5|5|水|",
        "2022年5月4日|主题党日|植树|张三|5|5|#山河清扫大会战|",
    )
    assert subjects_of(checked.ledger, []).topics == ("山河清扫大会战", "山河清扫", "护河")


def test_a_number_in_a_name_is_none_and_a_topic_is_no_branch() -> None:
    known = Subjects(people=_PEOPLE)
    branches, parts = known.named("与邻县气象台党支部联合讲党课")
    assert [b.body for b in branches] == []
    assert [p.part.by for p in parts] == ["partner"]
    assert list(known.spans("白云山讲，柳春芽讲")) == [(0, 3), (5, 8)]


def test_a_branch_that_is_a_partner_is_named_as_such() -> None:
    known = Subjects(Branches(["机关党支部", "泵站党支部"]))
    branches, parts = known.named("机关党支部与泵站党支部联合讲党课")
    assert [b.body and b.body.name for b in branches] == ["机关党支部"]
    assert [p.part.words for p in parts] == ["与泵站党支部联合"]
