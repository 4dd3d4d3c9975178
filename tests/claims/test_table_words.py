"""What heads, labels and captions of a table make its numbers mean."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.possible_figures import NARROWER
from addin.audit.subjects.branch_words import Branches
from addin.audit.tables.table_claims import is_list_of_sources
from addin.audit.tables.table_headings import tables_of
from addin.audit.tables.table_numbers import meant, names_of
from addin.audit.tables.table_surroundings import time_of
from addin.audit.text.seen_number import INVISIBLE, TOUCHED, seen_around, why_unclear
from addin.audit.times.period_words import times
from addin.ledger.period import parse_period
from claims.reports import WORDS, Line, judged, ledger, paragraphs, told, verdicts

# 支委会 3 (5, 4, 5 of 5 each), 党员大会 2 (19, 20 of 20), 主题党日 2 (18, 19 of 20), 党课 1 (17 of 20),
# 专题学习 1 (20 of 20): 9 in all, 127 of 135 came (94.1%).
LEDGER = ledger()
RIGHT, WRONG, OPEN = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        # The unit is in the cell, in a cell of its own, in the head, or behind the label.
        ("数", ["支委会", "3次"], [("支委会", RIGHT)]),
        ("数", ["支委会", "14人次"], [("参加人次.支委会", RIGHT)]),
        ("数", ["支委会（人次）", "14"], [("参加人次.支委会", RIGHT)]),
        ("数（人次）", ["支委会", "14"], [("参加人次.支委会", RIGHT)]),
        ("人次", ["支委会（次）", "14"], [("参加人次.支委会", RIGHT)]),
        ("次数", ["支委会（次）", "4"], [("支委会", WRONG)]),
        ("数/次", ["支委会", "4"], [("支委会", WRONG)]),
        ("参会人数", ["支委会", "14"], [("参加人次.支委会", RIGHT)]),
        ("到会率", ["支委会", "93.3%"], [("到会率.支委会", RIGHT)]),
        ("完成率", ["支委会", "93.3%"], []),
        ("完成率", ["支委会", "3次"], [("支委会", RIGHT)]),
        ("青年支委会次数", ["党课", "1"], [("党课", RIGHT)]),
        ("支委会次数", ["党课", "3"], [("支委会", RIGHT)]),
        ("活动次数", ["支委会", "3"], [("支委会", RIGHT)]),
        ("应到人次", ["支委会", "15"], [("应到人次.支委会", RIGHT)]),
        ("应到人次", ["支委会", "14"], [("应到人次.支委会", WRONG)]),
        # Where the row names a part of a type, another number proves nothing.
        ("次数", ["扩大支委会", "3"], [("支委会", RIGHT)]),
        # The row's name outranks a head of a unit only; what is planned or differs claims nothing.
        ("计划次数", ["支委会", "3"], []),
        ("同比增减", ["支委会", "3"], []),
        ("实际召开", ["支委会", "3"], [("支委会", RIGHT)]),
        # What no ledger of activities keeps is not verified where it is Party work.
        ("次数", ["红色家访", "3"], [("红色家访", OPEN)]),
        ("次数", ["道路养护", "3"], []),
        ("金额", ["红色家访", "3"], []),
    ],
)
def test_a_number_means_what_its_row_and_column_say(
    head: str, row: list[str], expected: list[tuple[str, str]]
) -> None:
    table = [["项目", head], row]
    assert [(k, v) for _, k, v in told(LEDGER, table)] == expected


@pytest.mark.parametrize(
    ("head", "cell", "unit"),
    [
        ("人次", "14", "人次"),
        ("应到人次", "15", "人次"),
        ("次数", "3场", "场"),
        ("到会率", "93", "%"),
        ("数", "3", "次"),
        ("第一季度", "2", "次"),
        ("", "3", "次"),
    ],
)
def test_a_numbers_unit_is_its_own_or_its_heads(head: str, cell: str, unit: str) -> None:
    (its,) = judged(LEDGER, [["项目", head], ["支委会", cell]])
    assert its.unit == unit


def test_a_unit_may_be_in_a_cell_of_its_own() -> None:
    table = [["项目", "单位", "数"], ["支委会", "次", "3"], ["支委会", "人次", "14"]]
    assert [(k, v) for _, k, v in told(LEDGER, table)] == [
        ("支委会", RIGHT),
        ("参加人次.支委会", RIGHT),
    ]


@pytest.mark.parametrize(
    ("table", "last"),
    [
        # Of what is above it, row by row.
        ([["项目", "次数"], ["支委会", "3"], ["党员大会", "2"], ["合计", "5"]], RIGHT),
        ([["项目", "次数"], ["支委会", "3"], ["党员大会", "2"], ["合计", "6"]], WRONG),
        ([["项目", "人次"], ["支委会", "14"], ["党员大会", "39"], ["小计", "53"]], RIGHT),
        ([["项目", "人次"], ["支委会", "14"], ["党员大会", "39"], ["小计", "54"]], WRONG),
        # Of what is before it, column by column.
        ([["月份", "支委会", "党员大会", "小计"], ["3月", "0", "1", "1"]], RIGHT),
        ([["月份", "支委会", "党员大会", "小计"], ["3月", "0", "1", "2"]], WRONG),
        # A part that the ledger does not keep leaves the sum open.
        ([["项目", "次数"], ["支委会", "3"], ["党员大会", "2"], ["红色家访", "4"], ["合计", "9"]], OPEN),
        ([["组别", "支委会"], ["甲组", "1"], ["小计", "9"]], WRONG),
        # A head that names all activities has them in parts.
        ([["类型", "活动次数"], ["支委会", "3"], ["党员大会", "2"], ["合计", "5"]], RIGHT),
        ([["类型", "活动次数"], ["支委会", "3"], ["党员大会", "2"], ["合计", "6"]], WRONG),
        ([["月份", "活动次数"], ["1月", "1"], ["2月", "1"], ["合计", "9"]], RIGHT),
        ([["类型", "活动次数"], ["支委会", "4"]], WRONG),
        ([["月份", "活动次数"], ["4月", "2"]], RIGHT),
        ([["月份", "活动次数"], ["4月", "3"]], WRONG),
        ([["组别", "活动次数"], ["甲组", "3"], ["乙组", "2"]], OPEN),
        ([["类型", "党课次数"], ["支委会", "3"], ["党员大会", "2"], ["合计", "1"]], RIGHT),
        # Of one type it is no sum, but of all activities perhaps.
        ([["项目", "次数"], ["支委会", "3"], ["合计", "9"]], RIGHT),
        ([["项目", "次数"], ["支委会", "3"], ["合计", "8"]], OPEN),
        ([["项目", "到会率"], ["支委会", "93.3%"], ["合计", "94.1%"]], RIGHT),
    ],
)  # fmt: skip
def test_a_total_is_the_sum_of_what_is_before_it(table: Line, last: str) -> None:
    assert verdicts(LEDGER, table)[-1] == last


@pytest.mark.parametrize(
    ("caption", "table", "expected"),
    [
        ("支委会分月情况", [["月份", "次数"], ["1月", "1"], ["2月", "2"]], [RIGHT, WRONG]),
        ("支委会分月情况", [["月份", "次数"], ["1月", "1"], ["合计", "3"]], [RIGHT, RIGHT]),
        ("支委会、党课分月情况", [["月份", "次数"], ["1月", "1"]], []),
        ("支委会分月情况", [["活动", "次数"], ["读书角", "7"]], [OPEN]),
        ("支委会分月情况", [["月份", "参加人次"], ["1月", "5"], ["2月", "5"]], [RIGHT, WRONG]),
    ],
)
def test_the_caption_names_a_type_where_the_rows_are_times(
    caption: str, table: Line, expected: list[str]
) -> None:
    assert verdicts(LEDGER, caption, table) == expected


@pytest.mark.parametrize(
    ("label", "head", "caption", "code"),
    [
        ("3月", "", "", "2022-03"),
        ("3月", "2021年", "", "2021-03"),
        ("2021年度", "上半年", "", "2021H1"),
        ("3月", "", "2021年分月情况", "2021-03"),
        ("3月", "", "换届以来情况", "2022-03"),
        ("3月", "", "2021年1月至2022年6月情况", "2022-03"),
        ("2021年3月", "2022年", "", "2021-03"),
        ("支委会", "2021年", "一季度情况", "2021"),
        ("支委会", "次数", "一季度情况", "2022Q1"),
        ("支委会", "次数", "一季度总结。二季度情况：", "2022Q2"),
        ("一季度", "3月", "", "2022-03"),
        ("3月", "一季度", "", "2022-03"),
        ("3月", "二季度", "", None),
        ("支委会", "13月", "", None),
        ("3月", "13月", "", None),
    ],
)
def test_a_cells_time_is_the_narrowest_that_its_headings_name(
    label: str, head: str, caption: str, code: str | None
) -> None:
    its = time_of(label, head, caption, parse_period("2022H1"))
    assert its is not None
    assert its.period == (parse_period(code) if code else None)


def test_a_cell_without_a_time_has_none() -> None:
    assert time_of("支委会", "次数", "组织生活情况", parse_period("2022H1")) is None
    assert list(times("组织生活情况", parse_period("2022H1"))) == []


@pytest.mark.parametrize(
    ("table", "last"),
    [
        ([["类别", "1月", "2月", "合计"], ["支委会", "1", "1", "2"]], RIGHT),
        ([["类别", "1月", "2月", "合计"], ["支委会", "1", "1", "3"]], RIGHT),  # the half's perhaps
        ([["类别", "1月", "2月", "合计"], ["支委会", "1", "1", "4"]], WRONG),
        ([["类别", "1月", "4月", "合计"], ["支委会", "1", "1", "2"]], OPEN),
        ([["类别", "一季度", "3月", "合计"], ["支委会", "2", "0", "2"]], OPEN),
        ([["类别", "2月", "1月", "合计"], ["支委会", "1", "1", "2"]], RIGHT),
        ([["类别", "1月", "备注数", "合计"], ["支委会", "1", "1", "3"]], RIGHT),
    ],
)
def test_a_total_of_times_is_of_them_together(table: Line, last: str) -> None:
    assert verdicts(LEDGER, table)[-1] == last


BRANCHES = ledger(
    "一支部|2022年1月7日|支委会|研究计划|张三|5|5",
    "二支部|2022年4月8日|支委会|研究工作|李四|5|5",
    "三支部|2022年6月8日|支委会|研究工作|王五|5|5",
    header="党支部|日期|活动类型|主题|主持人|应到人数|实到人数",
)


@pytest.mark.parametrize(
    ("table", "last"),
    [
        ([["支部", "支委会"], ["一支部", "1"], ["二支部", "1"], ["合计", "2"]], RIGHT),
        ([["支部", "支委会"], ["一支部", "1"], ["二支部", "1"], ["合计", "4"]], WRONG),
        ([["项目", "一支部", "二支部", "合计"], ["支委会", "1", "1", "2"]], RIGHT),
        ([["项目", "一支部", "二支部", "合计"], ["支委会", "1", "1", "4"]], WRONG),
        ([["支部", "支委会"], ["一支部", "1"], ["二支部", "1"], ["三支部", "1"], ["合计", "3"]], RIGHT),
        ([["支部", "支委会"], ["一支部", "1"], ["二支部", "1"], ["三支部", "1"], ["合计", "2"]], WRONG),
    ],
)  # fmt: skip
def test_a_total_of_branches_is_theirs(table: Line, last: str) -> None:
    assert verdicts(BRANCHES, table)[-1] == last


def test_a_table_knows_its_heads_and_the_words_of_its_rows() -> None:
    (table,) = tables_of(
        paragraphs(
            "组织生活情况",
            "  ",
            [
                ["序号", "项目", "一季度", ""],
                ["", "", "次数", "人次"],
                ["1", "支委会", "2", "9"],
                ["2", "", "1", "5"],
            ],
        )
    )
    assert (table.caption, table.number) == ("组织生活情况", 0)
    assert (table.first_data_row, table.rows, table.columns) == (2, [2, 3], [2, 3])
    assert [table.heads(c) for c in (2, 3)] == [["一季度", "次数"], ["一季度", "人次"]]
    assert table.words_of(2, 2) == ["支委会"] == table.words_of(2, 3)
    assert table.words_of(2, 0) == table.words_of(3, 2) == []
    assert table.before(2, 2) == ["1", "支委会"]


def test_a_merged_first_cell_names_the_rows_under_it() -> None:
    (table,) = tables_of(
        paragraphs(
            [
                ["支部", "项目", "次数"],
                ["一支部", "支委会", "2"],
                ["", "党课", "1"],
                ["二支部", "党课", "1"],
            ]
        )
    )
    assert table.words_of(2, 2) == ["一支部", "党课"]


def test_a_table_without_numbers_has_no_row_of_data() -> None:
    (table,) = tables_of(paragraphs([["项目", "内容"], ["支委会", "召开了会议"]]))
    assert (table.first_data_row, table.rows, table.columns) == (0, [], [])


def test_our_own_list_of_sources_is_known_by_its_heads() -> None:
    ours = [["指标", "数值", "所在行"], ["支委会", "3", "活动台账!2"]]
    other = [["指标", "数值"], ["支委会", "3"]]
    assert is_list_of_sources(paragraphs("甲", other, ours)) == frozenset(range(5, 11))


def test_two_tables_keep_their_own_captions() -> None:
    found = list(tables_of(paragraphs("甲", [["支委会", "2"]], "乙", [["党课", "1"]])))
    assert [(t.caption, t.number, t.cells[0, 0]) for t in found] == [
        ("甲", 0, "支委会"),
        ("乙", 1, "党课"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "seen"),
    [
        ("共3次", "3", "3"),
        ("共13次", "3", "13"),
        ("共3.5次", "3", "3.5"),
        ("共3.次", "3", "3"),
        ("共1,3次", "3", "1,3"),
        ("共,3次", "3", "3"),
        (",3次", "3", "3"),
        ("共-3次", "3", "-3"),
        ("支委会--3次", "3", "3"),
        ("①3次", "3", "3"),
        ("⓿3次", "3", "3"),
        ("❷3次", "3", "3"),
        ("十3次", "3", "十3"),
        ("3余次", "3", "3余"),
        ("3%", "3", "3%"),
        ("3", "3", "3"),
        ("3.", "3", "3"),
    ],
)
def test_what_touches_a_number_is_seen_with_it(text: str, number: str, seen: str) -> None:
    start = text.rindex(number) if seen.endswith(number) else text.index(number)
    first, last = seen_around(text, start, start + len(number))
    assert text[first:last] == seen
    assert why_unclear(text, start, start + len(number)) == ("" if seen == number else TOUCHED)


def test_what_nobody_sees_in_a_number_is_told() -> None:
    assert why_unclear("共\u200b3次", 2, 3) == INVISIBLE
    assert why_unclear("共\t3\n次", 2, 3) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("兄弟支部召开支委会9次", "说的是“兄弟支部”，不是台账所记的组织，核对不了"),
        ("换届以来召开支委会9次", "看不出“换届以来”是哪一段时间"),
        ("书记讲党课1次", "台账看不出谁是书记，或没有写明主讲人，核对不了"),
        ("开展警示教育大讨论9次", "台账里没有这项数据"),
        ("扩大支委会召开9次", NARROWER),
        ("主题党日20余次", "说的是约数，核对不了"),
    ],
)
def test_why_a_number_is_not_verified(text: str, reason: str) -> None:
    (its,) = judged(LEDGER, text)
    assert (its.verdict.value, its.reason) == (OPEN, reason)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # A head of a list of activities, in the first row of heads or in another, ends the table.
        ([["主持人", "次数"], ["支委会", "3"]], []),
        ([["支委会", "支委会"], ["日期", "次数"], ["3月", "1"]], []),
        # The same words in the rows of data do not.
        ([["项目", "内容", "次数"], ["支委会", "议题三个", "3"]], [RIGHT]),
        ([["项目", "次数"], ["支委会", "3"], ["主讲人", "甲"]], [RIGHT]),
        ([["党员大会", "2次"], ["主持人", "张三"]], [RIGHT]),
        ([["主题党日", "序号"], ["2", "1"]], [RIGHT]),  # 主题党日 is no 主题
    ],
)
def test_a_list_of_single_activities_is_known_by_its_heads(
    table: Line, expected: list[str]
) -> None:
    assert verdicts(LEDGER, table) == expected


@pytest.mark.parametrize(
    ("caption", "table", "expected"),
    [
        # The branch is in the caption, or in the name of a row before what is counted.
        ("各支部情况：一支部支委会分月情况", [["月份", "次数"], ["1月", "1"], ["4月", "1"]], [RIGHT, WRONG]),
        ("情况", [["项目", "次数"], ["一支部的支委会", "1"], ["二支部：支委会", "2"]], [RIGHT, WRONG]),
        ("情况", [["项目", "次数"], ["各支部支委会", "3"]], [RIGHT]),
        ("情况", [["项目", "次数"], ["支委会", "3"]], [RIGHT]),
        # The branch of the row or column goes before that of the caption.
        ("一支部情况", [["支部", "支委会"], ["二支部", "0"], ["一支部", "1"]], [WRONG, RIGHT]),
    ],
)  # fmt: skip
def test_a_number_in_a_table_is_of_the_branch_that_is_named(
    caption: str, table: Line, expected: list[str]
) -> None:
    assert verdicts(BRANCHES, caption, table) == expected


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        # All who came, with the types as parts; other words are no such head.
        ("参加人次", ["支委会", "14"], [("参加人次.支委会", RIGHT)]),
        ("参加人次", ["小计", "127"], [("参加人次", RIGHT)]),
        ("学时", ["支委会", "3"], [("学时.支委会", OPEN)]),
    ],
)
def test_a_head_of_all_has_the_types_as_its_parts(
    head: str, cells: list[str], expected: list[tuple[str, str]]
) -> None:
    assert [(k, v) for _, k, v in told(LEDGER, [["类型", head], cells])] == expected


PROBLEMS = "来源|问题数|已完成|完成率 / 巡察|2|1|50% / 合计|3|2|66.7% / 作风|1|1|100%"
MEANT = (
    # caption, rows, the number's row and column: keys or sums, unit, kind, whether it is a part.
    ("整改情况", PROBLEMS, 1, 1, "整改问题.巡察 项 things"),
    ("整改情况", PROBLEMS, 1, 2, "整改完成.巡察 项 things"),
    ("整改情况", PROBLEMS, 1, 3, "整改完成率.巡察 % rate"),
    ("整改情况", PROBLEMS, 2, 1, "整改问题 项 things"),
    ("整改情况", PROBLEMS, 2, 3, "整改完成率 % rate"),
    ("整改情况", PROBLEMS, 3, 2, "整改完成 项 things part"),
    ("情况", "已完成整改|完成率 / 2|50%", 1, 0, "整改完成 项 things"),
    ("情况", "已完成整改|完成率 / 2|50%", 1, 1, "整改完成率 % rate"),
    ("问题来源", "来源|数量 / 巡察|2 / 张三|1", 1, 1, "整改问题.巡察 项 things"),
    ("问题来源", "来源|数量 / 巡察|2 / 张三|1", 2, 1, ""),
    ("情况", "来源|数量 / 巡察|2", 1, 1, " 次 times"),
    # Sums of what is before a total, by column and by row.
    ("情况", "月份|支委会|党课|小计 / 3月|1|2|3", 1, 3, "支委会+党课 次 times"),
    ("情况", "组|支委会|党课|小计 / 甲组|1|2|3", 1, 3, ""),
    ("情况", "|支委会|党课|小计 / |1|2|3", 1, 3, "支委会+党课 次 times"),
    ("情况", "项目|次数 / 支委会|3 / 党课|1 / 合计|4", 3, 1, "支委会+党课 次 times"),
    ("情况", "项目|人次 / 支委会|3 / 党课|1 / 合计|4", 3, 1, "参加人次.支委会+参加人次.党课 人次 heads"),
    ("情况", "类别|一季度 / 支委会|2 / 党课|1 / 合计|3", 3, 1, "支委会+党课 次 times"),
    ("情况", "项目|党课次数 / 支委会|3 / 党员大会|2 / 合计|1", 3, 1, "党课 次 times"),
    # Of one type, or of what is no ledger's, it is perhaps all of them.
    ("情况", "项目|次数 / 支委会|3 / 合计|4", 2, 1, "活动总数 次 times part"),
    ("情况", "项目|到会率 / 支委会|93% / 党课|90% / 合计|91%", 3, 1, "到会率 % rate part"),
    ("情况", "项目|人次 / 合计|6", 1, 1, "参加人次 人次 heads part"),
    ("情况", "项目|金额 / 合计|6", 1, 1, ""),
    # The unit of the label, the head, or a cell of its own.
    ("情况", "项目|数额 / 收缴党费（元）|300", 1, 1, "党费.实缴合计 元 money"),
    ("情况", "项目|学时 / 中心组学习|6", 1, 1, "学时.中心组学习 学时 hours"),
    ("情况", "项目|人数 / 支委会|5", 1, 1, "参加人次.支委会 名 people"),
    ("情况", "项目|单位|数 / 支委会|人次|14", 1, 2, "参加人次.支委会 人次 heads"),
    ("情况", "项目|应到人次 / 支委会|5", 1, 1, "应到人次.支委会 人次 heads"),
    ("情况", "应到人次 / 5", 1, 0, ""),
    # The name of the row, a part of one, or of a time.
    ("情况", "项目|备忘 / 支委会|3", 1, 1, "支委会 次 times part"),
    ("情况", "项目|次数 / 红色家访|5", 1, 1, " 次 times"),
    ("情况", "项目|次数 / 3月红色家访|5", 1, 1, ""),
    ("情况", "项目|次数 / 青年支委会|5", 1, 1, "支委会 次 times part"),
    ("情况", "项目|次数 / 3月支委会|5", 1, 1, "支委会 次 times"),
    ("情况", "月份|支委会 / 3月|1 / 5月|2", 1, 1, "支委会 次 times"),
    ("情况", "组别|支委会 / 甲组|1 / 乙组|2", 1, 1, "支委会 次 times part"),
    ("情况", "支委会|2次|党课|3次", 0, 1, "支委会 次 times"),
    ("情况", "支委会|2次|党课|3次", 0, 3, "党课 次 times"),
)  # fmt: skip


@pytest.mark.parametrize(("caption", "rows", "row", "column", "expected"), MEANT)
def test_a_number_of_a_table_means_a_figure(
    *, caption: str, rows: str, row: int, column: int, expected: str
) -> None:
    cells = [[c.strip() for c in line.split("|")] for line in rows.split(" / ")]
    (table,) = tables_of(paragraphs(caption, cells))
    place = row, column
    its = meant(table, place, names_of(table, place, Branches()), WORDS)
    keys = "+".join(its.sums) or "".join(its.keys[:1]) if its else ""
    part = " part" if its and its.loose else ""
    assert (f"{keys} {its.unit} {its.kind}{part}" if its else "") == expected


@pytest.mark.parametrize(
    ("head", "number", "expected"),
    [
        ("应到", "15", ("应到人次.支委会", RIGHT)),
        ("应到", "14", ("应到人次.支委会", WRONG)),
        ("值", "3", ("支委会", RIGHT)),
        ("本期", "4", ("支委会", WRONG)),
        # What else a head may count is no number of meetings.
        ("缺席", "4", ("支委会", OPEN)),
        ("请假", "4", ("支委会", OPEN)),
        ("心得", "4", ("支委会", OPEN)),
        ("权重", "4", ("支委会", OPEN)),
    ],
)
def test_a_head_may_count_something_else(head: str, number: str, expected: tuple[str, str]) -> None:
    (its,) = judged(LEDGER, [["类型", head], ["支委会", number]])
    assert (its.key, its.verdict.value) == expected


def test_a_name_beside_a_number_is_that_of_its_own_row() -> None:
    table = [
        ["类别", "指标", "值"],
        ["组织建设", "党课", "1"],
        ["组织建设", "支委会", "4"],
        ["作风建设", "专题学习", "1"],
    ]
    found = [("党课", RIGHT), ("支委会", WRONG), ("专题学习", RIGHT)]
    assert [(k, v) for _, k, v in told(LEDGER, table)] == found


def test_scores_add_up_to_no_number_of_activities() -> None:
    table = [["类型", "心得"], ["党课", "1"], ["支委会", "3"], ["合计", "5"]]
    assert [v for t, _, v in told(LEDGER, table) if t == "5"] == []


def test_a_rate_by_its_row_is_that_of_the_problems() -> None:
    rows = "问题来源|问题|整改措施|责任人|整改时限|完成情况\n" + "\n".join(
        f"巡察|问题{i}|改|张三|2022-6-30|{'已完成' if i < 4 else '整改中'}" for i in range(4 + 1)
    )
    table = [["指标", "数值"], ["整改完成率", "80%"], ["问题整改率", "60%"]]
    assert told(ledger(整改台账=rows), table) == [
        ("80%", "整改完成率", RIGHT),
        ("60%", "整改完成率", WRONG),
    ]
