"""Headers of one to four rows, in files with merged cells and in files that know none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Merge, Value
from addin.ledger.ledger import Ledger
from addin.ledger.records.activity import Activity
from addin.ledger.scope import find_scope
from ledgers import H1, grid

WAYS = ["merged", "unmerged", "repeated"]


def spread(table: str, way: str = "merged", sheet: str = "活动台账") -> Grid:
    """Return a table as a grid: < is one cell with that on its left, ^ one with that above.

    ``unmerged``: the file has the texts alone; ``repeated``: each cell has the text of its range.
    """
    rows = [list(row) for row in grid(table, sheet).rows]
    merges = list(_ranges(rows))
    texts: list[list[Value]] = [[None if v in {"<", "^"} else v for v in row] for row in rows]
    if way == "repeated":
        for m in merges:
            for r in range(m.top, m.bottom + 1):
                texts[r][m.left : m.right + 1] = [rows[m.top][m.left]] * (m.right - m.left + 1)
    return Grid(sheet, texts, tuple(merges) if way == "merged" else ())


def _ranges(rows: Sequence[Sequence[Value]]) -> list[Merge]:
    found = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value in {None, "<", "^"}:
                continue
            right = c
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            bottom = r
            while (
                bottom + 1 < len(rows) and c < len(rows[bottom + 1]) and rows[bottom + 1][c] == "^"
            ):
                bottom += 1
            if (right, bottom) != (c, r):
                found.append(Merge(r, c, bottom, right))
    return found


def book(table: str, way: str = "merged") -> Ledger:
    return read_ledger("台账.xlsx", [spread(table, way)], catalogue(), 2022)


def found(table: str, way: str = "merged") -> list[Finding]:
    its = book(table, way)
    return check_ledger(its, find_scope(its, H1))


def facts(activity: Activity) -> tuple[object, ...]:
    day = activity.when and activity.when.first
    return (
        day and (day.month, day.day),
        activity.type_names,
        activity.topic,
        activity.due,
        activity.present,
    )


THREE_ROWS = """
第一党支部2022年上半年组织生活情况|<|<|<|<|<|<|<
时间|组织生活|<|主持人|参加情况|<|<|备注
^|类别|主题|^|人数|<|缺席|^
^|^|^|^|应到|实到|^|^
2022-4-3|支委会|研究工作|石磊|5|5||
2022-4-18|主题党日|植树|石磊|20|19|万芳（病假）|
"""


@pytest.mark.parametrize("way", WAYS)
def test_a_header_of_three_rows(way: str) -> None:
    activities = book(THREE_ROWS, way).activities
    assert [facts(a) for a in activities] == [
        ((4, 3), ("支委会",), "研究工作", 5, 5),
        ((4, 18), ("主题党日",), "植树", 20, 19),
    ]
    assert activities[1].absent
    assert activities[1].absent.names == ("万芳",)
    assert not {f.code for f in found(THREE_ROWS, way)} & {"L039", "L033", "L042", "L056"}


@pytest.mark.parametrize(
    "header",
    [
        "日期|活动类型|主题|参加情况|<\n^|^|^|应到|实到",
        "日期|活动类型|主题|人数|<\n^|^|^|应到|实到",
        "日期|活动类型|主题|出席人数|<\n^|^|^|应到|实到",
        "会议情况|<|<|参加情况|<\n时间|类别|主题|应到人数|实到人数",
        "组织生活开展情况|<|<|<|<\n时间|类别|主题|人数|<\n^|^|^|应到|实到",
        "活动|<|<|人数|<\n日期|类型|主题|应到|实到",
        "会议|<|<|到会|<\n时间|类型|议题|应到|实到",
        "基本信息|<|内容|到会情况|<\n日期|活动类型|^|应到人数|实到人数",
        "时间|类别|主题|参会人员|<\n^|^|^|人数|<\n^|^|^|应到|实到",
        "2022年上半年|<|<|<|<\n活动情况|<|<|参加人数|<\n日期|类型|主题|应参加|实参加",
        "日期|组织生活|<|党员参加情况|<\n^|类别|主题|应到（人）|实到（人）",
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_headings_say_with_those_above_what_they_head(header: str, way: str) -> None:
    table = f"{header}\n2022-4-18|主题党日|植树|20|19\n2022-4-20|支委会|研究工作|5|5"
    assert [facts(a) for a in book(table, way).activities] == [
        ((4, 18), ("主题党日",), "植树", 20, 19),
        ((4, 20), ("支委会",), "研究工作", 5, 5),
    ]


@pytest.mark.parametrize("way", WAYS)
def test_what_is_above_may_make_another_thing_of_a_heading(way: str) -> None:
    table = """
    序号|计划|<|实际|<|活动类型|党员|<|群众|<
    ^|时间|内容|时间|内容|^|应到|实到|应到|实到
    1|2022-3-1|学习|2022-3-5|学习两会精神|主题党日|20|18|9|8
    2|2022-4-1|植树|2022-4-6|植树|主题党日|20|19|9|9
    """
    assert [
        (a.when.first.day, a.due, a.present) for a in book(table, way).activities if a.when
    ] == [
        (5, 20, 18),
        (6, 20, 19),
    ]


@pytest.mark.parametrize("way", ["merged", "unmerged"])
def test_a_person_in_two_columns_is_the_one_with_a_name(way: str) -> None:
    table = """
    日期|活动类型|主题|主持人|<|记录人|<
    ^|^|^|工号|姓名|工号|姓名
    2022-3-5|支委会|研究工作|20031|石磊|20077|万芳
    """
    (activity,) = book(table, way).activities
    assert activity.chair
    assert activity.chair.names == ("石磊",)
    assert "L029" not in {f.code for f in found(table, way)}


def test_a_finding_is_at_the_cell_of_the_heading() -> None:
    table = """
    日期|活动类型|主题|组织|<|实到人数
    ^|^|^|授科人|主持人|^
    2022-3-5|支委会|研究工作|石磊|万芳|5
    """
    assert [(f.code, f.cell) for f in found(table) if f.code == "L033"] == [("L033", "D2")]
    again = table.replace("活动类型", "活动类形").replace("授科人", "授课人")
    assert [(f.code, f.cell) for f in found(again) if f.code == "L033"] == [("L033", "B1")]


def test_lines_of_a_title_in_two_cells_are_no_header() -> None:
    table = """
    城关镇中心学校党支部|<|<|2022年|<
    日期|活动类型|主题|主持人|实到人数
    3月5日|支委会|研究工作|石磊|5
    """
    its = read_ledger("台账.xlsx", [spread(table)], catalogue())
    assert its.title_period
    assert its.title_period.start.year == 2022
    (activity,) = its.activities
    assert activity.row.number == 3


@pytest.mark.parametrize("way", WAYS)
def test_a_repeated_header_of_several_rows_is_no_record(way: str) -> None:
    head, rows = THREE_ROWS.strip().split("\n")[:4], THREE_ROWS.strip().split("\n")[4:]
    table = "\n".join(
        [*head, *rows, "第2页 共2页", *head[1:], "2022-5-8|支委会|研究评优|石磊|5|4||"]
    )
    assert len(book(table, way).activities) == 3
    assert not [f for f in found(table, way) if f.severity == "error"]


@pytest.mark.parametrize("way", ["merged", "unmerged"])
def test_blocks_of_different_depth_on_one_sheet(way: str) -> None:
    table = """
    2022年第一季度组织生活|<|<|<|<|<
    日期|活动类型|主题|主持人|实到人数|备注
    2022-2-3|支委会|研究工作|石磊|5|
    2022-3-18|主题党日|植树|石磊|19|
    |||||
    2022年第二季度组织生活|<|<|<|<|<
    序号|时间|组织生活|<|参加情况|<
    ^|^|类别|主题|应到|实到
    1|2022-4-3|支委会|研究评优|5|4
    2|2022-5-18|党课|学习|20|18
    """
    assert [facts(a)[1:] for a in book(table, way).activities] == [
        (("支委会",), "研究工作", None, 5),
        (("主题党日",), "植树", None, 19),
        (("支委会",), "研究评优", 5, 4),
        (("党课",), "学习", 20, 18),
    ]


@pytest.mark.parametrize("way", WAYS)
def test_types_to_be_ticked_under_two_rows(way: str) -> None:
    table = """
    日期|组织生活类型|<|<|主题|人数|<
    ^|党员大会|支委会|主题党日|^|应到|实到
    2022-2-3||√||研究工作|5|5
    2022-3-18|||√|植树|20|19
    """
    assert [facts(a)[1:] for a in book(table, way).activities] == [
        (("支委会",), "研究工作", 5, 5),
        (("主题党日",), "植树", 20, 19),
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_date_in_parts_under_a_header_of_three_rows(way: str) -> None:
    table = """
    时间|<|<|组织生活|<|参加情况|<
    年|月|日|类别|主题|人数|<
    ^|^|^|^|^|应到|实到
    2022|4|3|支委会|研究工作|5|5
    2022|4|18|主题党日|植树|20|19
    """
    assert [facts(a) for a in book(table, way).activities] == [
        ((4, 3), ("支委会",), "研究工作", 5, 5),
        ((4, 18), ("主题党日",), "植树", 20, 19),
    ]


@pytest.mark.parametrize("way", ["merged", "unmerged"])
def test_the_line_that_spans_a_header_is_no_record_where_it_is_repeated(way: str) -> None:
    head = """
    会议基本情况|<|<|<|出席情况|<|材料|<
    日期|会议名称|议题|主持|人数|<|记录人|备注
    ^|^|^|^|应到|实到|^|^
    """.strip()
    table = f"""
    某水库管理所党组2022年会议台账|<|<|<|<|<|<|<
    {head}
    2022-3-5|党组会|研究汛前检查|石磊|7|7|万芳|
    第1页 共2页|<|<|<|<|<|<|<
    （承前页）|<|<|<|<|<|<|<
    {head}
    2022-4-5|党组会|研究用水计划|石磊|7|6|万芳|
    """
    assert [a.topic for a in book(table, way).activities] == ["研究汛前检查", "研究用水计划"]
    assert not [f for f in found(table, way) if f.severity == "error"]
