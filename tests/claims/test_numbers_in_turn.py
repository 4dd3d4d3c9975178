"""What each number of a text counts, read in turn, with the reason to doubt it."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.possible_figures import (
    NARROWER,
    ONE_OR_ALL,
    OTHERS_TOO,
    STORY,
    UNCLEAR,
)
from claims.reports import Line, claims, ledger, verdicts

Read = list[tuple[str, str]]


def _read(*lines: str) -> Read:
    """Return the figures of each number, joined by + where together, and the doubt."""
    return [("+".join(c.sums) or " ".join(c.keys), c.loose) for c in claims(*lines)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A deed of somebody goes on with what was counted, if it is of its kind.
        ("两化专题学习6次，李大河同志领学2次。", "专题学习 专题学习.两化"),
        ("支委会6次，李大河同志领学2次。", "专题学习 专题学习"),
        ("作风检查6次，李大河同志领学2次。", "专题学习 专题学习"),
        ("谈心谈话6次，李大河同志谈了2次。", "谈心谈话 谈心谈话"),
        ("党课6次。李大河同志3次。", "党课 党课"),
        # Of several that were counted the last is meant.
        ("党课2次、支委会4次，3月1次。", "支委会"),
        ("党课2次、支委会4次，学习20学时。", "学时.支委会"),
        ("党课2次、支委会4次，集中学习20学时。", "学时.支委会 学时"),
        ("党课3次、现场教学2次。", "现场教学"),
        ("谈心谈话也没断，共3次。", "谈心谈话"),
        ("党课也没断，共3次。", "党课"),
        ("党课3次，3月2次和4月1次。", "党课"),
        ("党课应召开12次，实际召开11次。", "党课"),
        # Of what a line or a sentence before named the words may mean more here.
        ("第一议题学习12次。覆盖率100%。", "第一议题覆盖率"),
    ],
)
def test_the_last_number_counts(text: str, found: str) -> None:
    assert _read(text)[-1] == (found, "")


@pytest.mark.parametrize(
    "text",
    [
        "支委会6次，李大河同志主持2小时。",
        "党课6次，李大河同志，2次。",  # a person alone before a comma is no subject
        "谈心谈话3次，共6学时。",
        "作风检查4次，20人次。",
        "党课3次，共20人。",
        "党课3次，达95%。",
        "收缴党费1200元，帮扶300元，共1500元。",
    ],
)
def test_a_number_that_names_nothing_goes_on_with_nothing(text: str) -> None:
    assert len([key for key, _ in _read(text) if key]) == 1


def test_what_somebody_did_with_so_many_people_is_no_count_of_activities() -> None:
    assert _read("李大河同志讲了30人次。") == []
    assert _read("李大河同志主持30人次。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党课6次，分别为4次、2次。", [("党课", "")] * 3),
        ("党课6次，分别为4次，2次。", [("党课", "")] * 3),
        ("党课也没断，分别为3次，走访2次。", [("党课", "")]),
        ("党课也没断，工作很实，讲了3次。", [("党课", "")]),
        ("党课3次，17名党员到会。", [("党课", ""), ("参加人次.党课", ONE_OR_ALL)]),
        ("党课3次，共17名党员到会。", [("党课", ""), ("参加人次.党课", "")]),
        (
            "党课3次、支委会2次，17名党员到会。",
            [("党课", ""), ("支委会", ""), ("参加人次.支委会 参加人次", ONE_OR_ALL)],
        ),
        ("党课3次，支委会2次，60人次。", [("党课", ""), ("支委会", ""), ("参加人次.支委会", "")]),
        ("党课2次，20人次，慰问20次，10人次。", [("党课", ""), ("参加人次.党课", ""), ("", "")]),
        ("党课2次，慰问20户，10人次。", [("党课", ""), ("", ""), ("参加人次.党课", "")]),
        ("党课2次，慰问增加5次，10人次。", [("党课", ""), ("参加人次.党课", "")]),
        ("党课2次，慰问比去年多5次，10人次。", [("党课", ""), ("参加人次.党课", "")]),
    ],
)  # fmt: skip
def test_numbers_behind_each_other(text: str, found: Read) -> None:
    assert _read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支委会均热烈召开6次。", [("支委会", NARROWER)]),
        ("支委会热烈召开3次、4次。", [("支委会", NARROWER)]),
        ("共召开党课8次。", [("党课", "")]),
        ("党课、主题党日各2次。", [("党课", ""), ("主题党日", "")]),
        ("其他中心组3次。", [("中心组学习", NARROWER)]),
        ("组织一次现场教学。", [("现场教学", STORY)]),
        ("党员现场教学热烈开展3次。", [("现场教学", NARROWER)]),
        ("现场教学热烈开展3次。", []),
        ("党组织整改扬尘点位64处。", []),
        ("各类会议9次。", [("", UNCLEAR)]),
        ("第一议题、分析研判6次。", [("意识形态专题.分析研判", "")]),
        ("提醒谈话、谈心谈话8次。", [("谈心谈话", "")]),
        ("党课应开展6学时。", [("", "")]),
        (
            "党课3次，支委会比去年多1次，主题党日2次，共5次。",
            [("党课", ""), ("支委会", ""), ("主题党日", ""), ("党课+主题党日", "")],
        ),
        ("两化专题学习20人次。", [("参加人次.专题学习", NARROWER)]),
        (
            "党课3次、支委会：2次，60人次。",
            [("党课", ""), ("支委会", ""), ("参加人次.支委会 参加人次", UNCLEAR)],
        ),
        ("整改问题5个，剩余问题2个。", [("整改问题 整改完成", ""), ("整改未完成 整改长期坚持", OTHERS_TOO)]),
        ("作风检查4次，学习20学时。", [("作风检查次数", "")]),
        ("党课3次、支委会2次，共5次。", [("党课", ""), ("支委会", ""), ("党课+支委会", "")]),
        (
            "党课3次，60人次，支委会2次，共5次。",
            [("党课", ""), ("参加人次.党课", ""), ("支委会", ""), ("党课+支委会", "")],
        ),
        (
            "党课3次，比去年多1次，支委会2次，共5次。",
            [("党课", ""), ("党课", ""), ("支委会", ""), ("党课+支委会", "")],
        ),
    ],
)  # fmt: skip
def test_a_number_by_its_words(text: str, found: Read) -> None:
    assert _read(text) == found


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("3个党支部开展志愿服务。", ["3个党支部开展志愿服务"]),
        ("8名党员参加义诊。", ["8名党员参加义诊"]),
        ("近20名党员下沉一线。", ["近20名党员"]),
        ("20名党员下沉一线。", []),
        ("5个问题已整改3个。", ["5个问题", "已整改3个"]),
        ("5个问题已整改了3个。", ["5个问题", "已整改了3个"]),
        ("5个问题已整改完成，新增3个。", ["5个问题已整改完成"]),
        ("各支部12篇心得体会。", ["各支部12篇"]),
    ],
)
def test_how_many_do_something_is_no_figure(text: str, texts: list[str]) -> None:
    assert [c.text for c in claims(text)] == texts


# 支委会 3, 党员大会 2, 主题党日 2, 党课 1, 专题学习 1: 9 in all.
LEDGER = ledger()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["支委会", "共召开3次，很好"], ["match"]),
        (["支委会、党课", "共召开3次，很好"], []),
        (["支委会的筹备", "共召开3次，很好"], []),
        (["支委会（会议）", "共召开3次，很好"], ["match"]),
        (["各项工作", "召开3次"], []),
    ],
)
def test_a_cell_counts_what_heads_its_row_and_nothing_else(
    row: list[str], found: list[str]
) -> None:
    table: Line = [["项目", "情况"], row]
    assert verdicts(LEDGER, table) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("支委会", ["match"]),
        ("当月支委会（次）", ["match"]),
        ("支委会筹备", []),
        ("支委会、党课", []),
        ("委员会", []),  # often another one
    ],
)
def test_a_cell_of_a_month_counts_what_heads_its_column(head: str, found: list[str]) -> None:
    table: Line = [["月份", head], ["2月", "召开1次，很好"]]
    assert verdicts(LEDGER, table) == found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("主题党日到纪念馆开展1次。", "unverifiable"), ("主题党日到纪念馆开展2次。", "unverifiable")],
)
def test_a_place_behind_a_type_leaves_the_type(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text) == [verdict]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("党课3次。支委会3次，其中：", "第一小组：1次；"), ["党课", "支委会", "支委会"]),
        (("支委会3次，其中：", "工作很实。", "第一小组：1次；"), ["支委会"]),
        (("支委会3次，其中：", "第一小组：1次；", "第二小组：2次。"), ["支委会"] * 3),
        (("情况如下：", "第一小组：1次；"), []),
    ],
)
def test_lines_under_a_line_count_the_same(lines: tuple[str, ...], found: list[str]) -> None:
    assert [c.keys[0] for c in claims(*lines)] == found


def test_lines_under_a_line_have_its_last_time() -> None:
    *_, its = claims("1月支委会1次、2月支委会2次，其中：", "第一小组：1次；")
    assert its.when is not None
    assert (its.when.words, its.when.near) == ("2月", False)


def test_a_cell_is_no_such_line() -> None:
    cells: Line = [["第一小组：1次"], ["第二小组：1次"]]
    assert verdicts(LEDGER, "支委会3次，其中：", cells) == ["match"]
    head: Line = [["项目", "支委会3次，其中："]]
    assert verdicts(LEDGER, head, "第一小组：1次；") == ["match"]
