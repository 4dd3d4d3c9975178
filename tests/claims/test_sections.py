"""Sections of plans and of shortcomings, and the numbers that only plan."""

from __future__ import annotations

import pytest

from addin.audit.text.intentions import Section, is_planned, is_record, sections
from addin.report.prose import Cell, Paragraph

_NONE, _PLAN, _SHORT = Section(), Section(plan=0), Section(short=True)
_TEXT = "召开支委会4次。"
Line = str | tuple[str, int]


def _sections(*lines: Line) -> list[Section]:
    """Return what the section of each line is about; a level makes it a heading."""
    told = [(line, None) if isinstance(line, str) else line for line in lines]
    found = sections(Paragraph(i, t, level) for i, (t, level) in enumerate(told))
    return [Section(s.plan, s.short) for _, s in found]


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        # A heading by its level, by its number and length, or by its words alone.
        ((("下一步打算", 1), _TEXT), _PLAN),
        (("二、下一步打算", _TEXT), _PLAN),
        (("下一步打算", _TEXT), _PLAN),
        (("存在的问题", _TEXT), _SHORT),
        (("存在的问题，不少", _TEXT), _NONE),
        (("查找存在的问题3次", _TEXT), _NONE),
        (("我们认真查找存在各种各样问题", _TEXT), _SHORT),
        (("我们认真查找存在的各种各样问题", _TEXT), _NONE),  # longer than a heading
        (("工作情况", _TEXT), _NONE),
        # It holds up to the next one of its rank.
        ((("下一步打算", 1), ("", 1), _TEXT), _PLAN),
        ((("下一步打算", 1), ("其他", 1), _TEXT), _NONE),
        ((("下一步打算", 1), ("其他", 2), _TEXT), _PLAN),
        ((("情况", 1), ("下一步打算", 2), ("其他", 1), _TEXT), _NONE),
        ((("下一步打算", 1), "一、其他", _TEXT), _NONE),
        ((("下一步打算", 1), "（一）其他", _TEXT), _PLAN),
        (("下一步打算", "一、其他", _TEXT), _NONE),
        (("一、" + "好" * 30, _TEXT), _NONE),
        (("一、下一步打算" + "好" * 25, _TEXT), _PLAN),
        (("一、下一步打算" + "好" * 26, _TEXT), _NONE),  # longer than a heading
        (("一、下一步打算" + "好" * 25 + "。好。", _TEXT), _PLAN),
        (("一、下一步打算", "（一）其他", _TEXT), _PLAN),
        (("（一）下一步打算", "一、其他", _TEXT), _NONE),
        (("一、下一步打算", "1.其他", "（1）其他", _TEXT), _PLAN),
        (("一、存在的问题", "（一）下一步打算", _TEXT), Section(0, short=True)),
        # 问题和打算 begins with the one, and the text says where the other begins.
        (("一、存在的问题和下一步打算", _TEXT), _SHORT),
        (("一、存在的问题和打算", "下一步，召开支委会4次。"), Section(0, short=True)),
        (("一、存在的问题和打算", "下一步，抓学习。", _TEXT), Section(0, short=True)),
        (("一、其他", "（一）存在的问题和打算", "下一步，抓学习。", _TEXT), Section(0, short=True)),
        (("一、存在的问题", "（一）学习", "下一步，抓学习。", _TEXT), Section(0, short=True)),
        (("工作情况", "下一步，抓学习。", _TEXT), _NONE),
    ],
)
def test_a_section_is_known_by_its_heading(lines: tuple[Line, ...], last: Section) -> None:
    assert _sections(*lines)[-1] == last


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("下一步，抓学习", 0),
        ("召开支委会4次。下一步，抓学习", 8),
        ("召开支委会4次，下一步，抓学习", None),
        ("2023年工作安排如下：召开支委会4次", 12),
        ("抓学习", None),
    ],
)
def test_a_paragraph_plans_from_such_words_on(text: str, plan: int | None) -> None:
    assert _sections(text) == [Section(plan)]


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("支委会召开情况", True),
        ("支委会召开情况：", True),
        ("表1 支委会", True),
        ("活动计划情况", False),
        ("支委会", False),
    ],
)
def test_a_table_tells_what_was_where_its_title_says_so(caption: str, found: bool) -> None:
    assert is_record(caption) is found


def test_a_table_of_what_was_plans_nothing_in_a_section_of_plans() -> None:
    def last(caption: str) -> Section:
        head = Paragraph(0, "下一步打算", 1)
        cell = Paragraph(2, "召开支委会4次", None, Cell(0, 0, 0))
        *_, (_, its) = sections([head, Paragraph(1, caption), cell])
        return Section(its.plan, its.short)

    assert last("支委会召开情况") == _NONE
    assert last("支委会") == _PLAN
    assert last("  ") == _PLAN


@pytest.mark.parametrize(
    ("before", "planned"),
    [
        ("每月召开支委会", True),
        ("每月有安排，召开支委会", False),
        ("每月，", False),
        ("工作很实，不少于4次，召开支委会", True),
        ("工作很实，不少于4次，共召开支委会", False),
        ("工作很实，每月有安排，召开支委会", False),
        ("工作很实，每月召开支委会", True),
        ("要达到不少于4次，召开支委会", True),
        ("要求不少于4次，共召开支委会", False),
        ("计划召开支委会", True),
        ("计划召开支委会4次，实际召开", False),
        ("计划召开支委会4次，实际召开，计划再召开", True),
        ("会议决定召开支委会", True),
        ("会议决定召开支委会4次，实际召开", False),
        ("如果条件成熟，召开支委会", True),
        ("补开支委会", True),
        ("召开支委会", False),
    ],
)
def test_a_number_is_planned_by_the_words_before_it(before: str, planned: bool) -> None:
    assert is_planned(f"{before}4次。", len(before)) is planned


@pytest.mark.parametrize(
    ("behind", "planned"),
    [("次未能召开。", True), ("个场次已补开。", True), ("次已补开。", True), ("次很好。", False)],
)
def test_a_number_is_moved_by_the_words_behind_it(behind: str, planned: bool) -> None:
    assert is_planned(f"支委会4{behind}", 3) is planned


def test_a_cell_is_no_heading() -> None:
    cell = Paragraph(0, "下一步打算", None, Cell(0, 0, 0))
    *_, (_, its) = sections([cell, Paragraph(1, _TEXT)])
    assert its == Section()


def test_the_titles_of_the_sections_above_are_known() -> None:
    lines = ("一、工作", "（一）学习", _TEXT, "（二）会议", _TEXT)
    found = sections(Paragraph(i, t) for i, t in enumerate(lines))
    assert [s.titles for _, s in found] == [
        ("一、工作",),
        ("一、工作", "（一）学习"),
        ("一、工作", "（一）学习"),
        ("一、工作", "（二）会议"),
        ("一、工作", "（二）会议"),
    ]
