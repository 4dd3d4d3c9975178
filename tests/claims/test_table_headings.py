"""What stands above a table's number and before it, cell by cell."""

from __future__ import annotations

import pytest

from addin.audit.tables.table_headings import Table, tables_of
from addin.report.prose import Cell, Paragraph
from claims.reports import paragraphs


def _table(text: str) -> Table:
    """Return the table of a text: a row a line, cells between |."""
    rows = [[c.strip() for c in line.split("|")] for line in text.strip().splitlines()]
    (table,) = tables_of(paragraphs("情况", rows))
    return table


@pytest.mark.parametrize("head", ["序号", "序", "编号"])
def test_numbers_that_only_count_the_rows_are_no_data(head: str) -> None:
    table = _table(f"""
        {head} | 项目   | 次数
        1      | 支委会 |
        2      | 党课   | 2
    """)
    assert (table.first_data_row, table.rows, table.columns) == (2, [2], [2])
    assert table.words_of(2, 2) == ["党课"]


def test_another_first_column_of_numbers_is_data() -> None:
    table = _table("""
        支委会 | 党课
        1      | 2
    """)
    assert (table.first_data_row, table.rows, table.columns) == (1, [1], [0, 1])
    assert table.numbers_in == {0: 1, 1: 1}


def test_a_head_goes_on_over_empty_cells_where_other_heads_are_under_it() -> None:
    table = _table("""
        支部   |        | 一季度 |      | 二季度
               | 支委会 | 支委会 | 党课 |
        一支部 | 3      | 1      | 1    | 2
    """)
    heads = [table.heads(c) for c in range(5)]
    assert heads == [
        ["支部"],
        ["支委会"],  # the head of the rows' names goes on over nothing
        ["一季度", "支委会"],
        ["一季度", "党课"],
        ["二季度"],
    ]


def test_heads_right_above_the_numbers_do_not_go_on() -> None:
    table = _table("""
        项目   | 一季度 |
        支委会 | 2      | 1
    """)
    assert [table.heads(c) for c in range(3)] == [["项目"], ["一季度"], []]


def test_a_head_that_is_repeated_counts_once() -> None:
    table = _table("""
        项目   | 次数
        项目   | 次数
        支委会 | 2
    """)
    assert table.heads(1) == ["次数"]


def test_cells_may_be_missing_in_a_merged_row() -> None:
    cells = [(0, 1, "次数"), (1, 0, "支委会"), (1, 2, "3")]
    (table,) = tables_of(Paragraph(n, t, None, Cell(4, r, c)) for n, (r, c, t) in enumerate(cells))
    assert table.number == 4
    assert [table.heads(c) for c in range(3)] == [[], ["次数"], ["次数"]]
    assert table.words_of(1, 2) == ["支委会"]
    assert (table.before(1, 2), table.before(7, 2)) == (["支委会"], [])


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (1, 2, ["一支部", "支委会"]),
        (2, 2, ["一支部", "党课"]),  # the merged cell above
        (3, 2, ["二支部", "党课"]),
        (3, 1, ["二支部"]),
        (3, 0, []),
        (4, 2, ["二支部"]),  # an empty cell names nothing
    ],
)
def test_a_rows_words_are_its_own_and_those_of_a_merged_cell_above(
    row: int, column: int, words: list[str]
) -> None:
    table = _table("""
        支部   | 项目   | 次数
        一支部 | 支委会 | 2
               | 党课   | 1
        二支部 | 党课   | 1
               |        | 4
    """)
    assert table.words_of(row, column) == words


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        # Numbers and counts before a number are no names of its row; the first column is.
        ("类型 | 应到 | 实到\n支委会 | 5 | 4", 2, ["支委会"]),
        ("类型 | 会议 | 人次\n一支部 | 党课3次、党日5次 | 4", 2, ["一支部"]),
        ("类型 | 会议 | 人次\n一支部 | 党课（3次） | 4", 2, ["一支部", "党课（3次）"]),
        ("类型 | 会议 | 人次\n一支部 | 三会一课 | 4", 2, ["一支部", "三会一课"]),
        ("类型 | 人次\n党课3次 | 4", 1, ["党课3次"]),
        ("类型 | 会议 | 人次\n会议 支委会3次 | 党课 | 4", 2, ["会议 支委会3次", "党课"]),
        # So are columns that only say more of what the row is about.
        ("支部 | 书记 | 次数\n一支部 | 张三 | 4", 2, ["一支部"]),
        ("支部 | 党支部书记姓名 | 次数\n一支部 | 张三 | 4", 2, ["一支部"]),
        ("支部 | 备注 | 次数\n一支部 | 新建 | 4", 2, ["一支部"]),
        ("书记 | 项目 | 次数\n张三 | 党课 | 4", 2, ["张三", "党课"]),
        ("支部 | 书记讲党课 | 次数\n一支部 | 党课 | 4", 2, ["一支部", "党课"]),
    ],
)
def test_the_words_of_a_row_are_names(text: str, column: int, words: list[str]) -> None:
    assert _table(text).words_of(1, column) == words


def test_a_merged_cell_is_named_before_the_names_beside_it() -> None:
    table = _table("""
        支部   | 类别 | 项目   | 次数
        一支部 | 会议 | 支委会 | 2
               | 学习 | 党课   | 1
    """)
    assert table.words_of(2, 3) == ["一支部", "学习", "党课"]


def test_names_and_numbers_side_by_side_have_no_heads() -> None:
    table = _table("党员大会 | 2次 | 书记 | 3次")
    assert table.words_of(0, 3) == ["党员大会", "书记"]
    assert table.heads(3) == []


def test_a_merged_cell_of_numbers_names_no_row() -> None:
    table = _table("""
        次数 | 项目 | 人次
        3    | 党课 | 9
             | 党日 | 8
    """)
    assert table.words_of(2, 2) == ["党日"]


def test_what_counts_the_rows_names_none() -> None:
    table = _table("""
        序号 | 项目   | 次数
        甲   | 支委会 | 2
             | 党课   | 1
    """)
    assert table.words_of(2, 2) == ["党课"]


def test_a_cell_may_hold_several_paragraphs_and_a_table_stand_behind_another() -> None:
    cells = [
        Paragraph(0, "第一张"),
        Paragraph(1, " 支委会 ", None, Cell(0, 0, 0)),
        Paragraph(2, "扩大", None, Cell(0, 0, 0)),
        Paragraph(3, "3次", None, Cell(0, 0, 1)),
        Paragraph(4, "党课", None, Cell(1, 0, 0)),
        Paragraph(5, "  "),
        Paragraph(6, "党日", None, Cell(2, 0, 0)),
        Paragraph(7, "第二张"),
    ]
    first, second, third = tables_of(cells)
    assert (first.cells, list(first.numbers)) == ({(0, 0): "支委会扩大", (0, 1): "3次"}, [(0, 1)])
    assert (second.cells, second.numbers) == ({(0, 0): "党课"}, {})
    assert [t.caption for t in (first, second, third)] == ["第一张"] * 3
    assert [t.number for t in (first, second, third)] == [0, 1, 2]
