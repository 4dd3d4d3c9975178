"""What is not understood is said, and nothing is made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.all_sheets.reading import read_ledger
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid
from addin.ledger.refusal import Refusal
from commands import Output
from conftest import WriteBook
from ledgers import grid

SCATTERED = """
支委会   | 值班张三 | 2022-3-5 | 2022-3-6
2022-3-7 | 主题党日 | 李四     | 党员大会
主题党日 | 2022-3-9 | 王五     | 支委会
"""

LEDGER = """
日期      | 活动类型 | 主题
2022-1-5  | 支委会   | 研究计划
2022-1-20 | 主题党日 | 植树
2022-2-5  | 支委会   | 研究预算
"""

DECOYS = {
    "值班表": """
        日期     | 带班领导 | 值班人员 | 备注
        2022-3-5 | 张三     | 李四     |
        2022-3-6 | 王五     | 赵六     |
        2022-3-7 | 张三     | 孙七     |
    """,
    "用车登记": """
        日期     | 类型     | 事由     | 负责人
        2022-3-5 | 公务用车 | 送文件   | 张三
        2022-3-6 | 公务用车 | 接待     | 李四
        2022-3-7 | 维修     | 换轮胎   | 王五
        2022-3-8 | 加油     | 例行     | 王五
    """,
    "工会活动": """
        日期     | 活动类型 | 主题       | 参加人数
        2022-3-5 | 文体活动 | 拔河       | 30
        2022-3-6 | 慰问     | 看望病号   | 3
        2022-3-7 | 文体活动 | 乒乓球赛   | 20
        2022-3-8 | 福利发放 | 三八节礼品 | 12
    """,
    "次数统计": """
        类型     | 1月 | 2月 | 3月 | 合计
        支委会   | 1   | 1   | 1   | 3
        主题党日 | 1   | 2   | 1   | 4
        党员大会 |     |     | 1   | 1
    """,
    "通讯录": """
        姓名 | 电话 | 登记日期
        张三 | 1001 | 2022-3-5
        李四 | 1002 | 2022-3-6
        王五 | 1003 | 2022-3-7
    """,
}


def read(**sheets: str) -> object:
    grids = [grid(table, sheet) for sheet, table in sheets.items()]
    return read_ledger("台账.xlsx", grids, catalogue(), 2022)


@pytest.mark.parametrize("name", DECOYS)
def test_what_only_looks_like_a_ledger_gives_no_activity(name: str) -> None:
    alone = [grid(LEDGER), grid(DECOYS[name], name)]
    book = read_ledger("台账.xlsx", alone, catalogue(), 2022)
    assert {a.row.sheet for a in book.activities} == {"活动台账"}


@pytest.mark.parametrize("name", ["值班表", "用车登记", "工会活动", "次数统计"])
def test_a_book_of_nothing_else_is_refused(name: str) -> None:
    with pytest.raises(Refusal):
        read(**{name: DECOYS[name]})


def test_a_book_that_is_not_understood_is_refused_with_what_was_seen() -> None:
    with pytest.raises(Refusal, match=r"“活动记录”.*4处日期.*5处活动类型.*一行一次活动"):
        read(活动记录=SCATTERED)


def test_a_table_of_how_often_is_called_one() -> None:
    with pytest.raises(Refusal, match="“次数统计”是次数统计表，看不出每次是哪天的什么活动"):
        read(次数统计=DECOYS["次数统计"])


def test_a_list_of_which_too_few_rows_have_a_day_and_a_type_is_refused() -> None:
    rows = "\n".join(f"张{n} | 后勤 | 电脑" for n in "三四五六")
    with pytest.raises(Refusal, match="4行里只有0行有日期和类型"):
        read(活动台账=f"日期 | 活动类型 | 主题\n{rows}")


def test_one_slip_among_few_rows_is_a_slip() -> None:
    table = "日期 | 活动类型 | 主题\n2022-3-5 | 支委会 | 研究\n三月里 | 支委会 | 研究"
    book = read_ledger("台账.xlsx", [grid(table)], catalogue(), 2022)
    assert len(book.activities) == 2


def test_how_each_sheet_was_read_is_in_the_json(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=LEDGER, 活动记录=SCATTERED, 通讯录=DECOYS["通讯录"])
    assert main(["check", str(path), "--json", "--period", "2022Q1"]) == 1
    reading = json.loads(capsys.readouterr().out)["reading"]
    assert [(r["sheet"], r["as"], r["kind"], r["records"]) for r in reading] == [
        ("活动台账", "list", "活动台账", 3),
        ("活动记录", "unread", "", 0),
        ("通讯录", "unread", "", 0),
    ]
    assert reading[0]["explained"] == 1.0
    assert "4处日期" in reading[1]["seen"]
    assert "seen" not in reading[2]


def test_how_each_sheet_was_read_is_on_the_screen(book: WriteBook, capsys: Output) -> None:
    main(["check", str(book(活动台账=LEDGER)), "--period", "2022Q1"])
    assert "读取：“活动台账”按列表读作活动台账，3条，看懂100%" in capsys.readouterr().out


def test_how_each_sheet_was_read_is_above_the_findings(book: WriteBook, tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - to look into what was written

    out = tmp_path / "校验结果.xlsx"
    main(["check", str(book(活动台账=LEDGER)), "--period", "2022Q1", "-o", str(out)])
    sheet = openpyxl.load_workbook(out)["校验结果"]
    assert "按列表读作活动台账，3条" in str(sheet["A2"].value)


def test_cells_beside_the_records_are_not_explained() -> None:
    """A ledger whose rows go on far to the right, under no heading."""
    rows = [["日期", "活动类型", "主题"]]
    rows += [[f"2022-{m}-5", "支委会", "研究", *["?"] * 9] for m in range(1, 7)]
    book = read_ledger("台账.xlsx", [Grid("活动台账", rows)], catalogue(), 2022)
    assert book.reading[0].explained < 0.3


def test_a_long_sheet_is_a_list_or_nothing() -> None:
    """Forms are not looked for in what no hand has filled in."""
    rows = [
        ["经手", "何时", "说明"],
        *([f"张{n}", "2022-3-5", "支委会：研究"] for n in range(3000)),
    ]
    alone = [grid(LEDGER), Grid("Sheet9", rows)]
    book = read_ledger("台账.xlsx", alone, catalogue(), 2022)
    assert {a.row.sheet for a in book.activities} == {"活动台账"}
    assert [r.sheet for r in book.reading if r.seen] == ["Sheet9"]


def test_days_of_a_month_in_a_sheet_named_like_a_type_are_not_passed_over() -> None:
    """Whose groups they are is written as no group is, so the sheet is not read."""
    table = """
    班组 | 组长 | 一 | 二 | 三
    前台 | 张三 | 9日 | 8日 | 10日
    后厨 | 李四 | 10日 | 6日、21日 | 17日
    """
    alone = [grid(LEDGER), grid(table, "党小组会")]
    book = read_ledger("台账.xlsx", alone, catalogue(), 2022)
    assert book.not_understood == ("党小组会",)
