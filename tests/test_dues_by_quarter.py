"""Dues by the quarter, by half-years and by a column of months: one yearly table of records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Merge, Value
from addin.ledger.period import parse_period
from addin.ledger.record import replace
from addin.ledger.scope import find_scope
from addin.sheets.dues.record import DUES, Dues
from ledgers import grid

QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def wide(spans: tuple[str, ...], *, merged: bool = True, sheet: str = "党费收缴") -> Grid:
    """A sheet with 应缴 and 实缴 under each span: 15 a month each; 苗青 paid 30 of the second 45."""
    rows: list[list[Value]] = [
        ["2024年党费收缴表"],
        ["姓名", "月基数", *(text for span in spans for text in (span, None))],
        [None, None, *(["应缴", "实缴"] * len(spans))],
        ["程刚", 3000.0, 45.0, 45.0, 45.0, 45.0],
        ["苗青", 3000.0, 45.0, 45.0, 45.0, 30.0],
    ]
    its = Grid(sheet, rows)
    heads = [Merge(1, 0, 2, 0), Merge(1, 1, 2, 1)]
    heads += [Merge(1, 2 + 2 * i, 1, 3 + 2 * i) for i in range(len(spans))]
    return replace(its, merges=tuple(heads) if merged else ())


def records(*grids: Grid) -> tuple[Dues, ...]:
    return read_ledger("党费.xlsx", grids, catalogue()).of(DUES)


def months(found: tuple[Dues, ...], name: str) -> dict[int, tuple[Decimal | None, Decimal | None]]:
    return {d.month.month: (d.due, d.paid) for d in found if d.name == name}


def figures(code: str, *grids: Grid) -> dict[str, Decimal]:
    book = read_ledger("党费.xlsx", grids, catalogue())
    period = parse_period(code)
    assert period
    return {s.key: Decimal(s.value) for s in tally(book, period).figures}


def codes(code: str, *grids: Grid) -> list[tuple[str, str | None]]:
    book = read_ledger("党费.xlsx", grids, catalogue())
    found = check_ledger(book, find_scope(book, parse_period(code)))
    return [(f.code, f.cell) for f in found if f.severity != "info"]


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(
    "spans",
    [
        QUARTERS,
        ("第一季度", "第二季度", "第三季度", "第四季度"),
        ("1季度", "2季度", "3季度", "4季度"),
        ("1-3月", "4-6月", "7-9月", "10-12月"),
        ("1—3月", "4—6月", "7—9月", "10—12月"),
        ("1月至3月", "4月至6月", "7月至9月", "10月至12月"),
        ("一季度（1-3月）", "二季度（4-6月）", "三季度（7-9月）", "四季度（10-12月）"),
        ("2024年一季度", "2024年二季度", "2024年三季度", "2024年四季度"),
        ("Q1", "Q2", "Q3", "Q4"),
    ],
)
def test_a_quarter_is_three_months_in_equal_parts(spans: tuple[str, ...], merged: bool) -> None:
    its = wide(spans, merged=merged)
    each = (Decimal(15), Decimal(15))
    assert months(records(its), "程刚") == dict.fromkeys(range(1, 7), each)
    counted = figures("2024H1", its)
    assert counted["党费.应缴合计"] == 180
    assert counted["党费.实缴合计"] == 165
    assert counted["党费.未缴人数"] == 0


def test_quarters_to_come_are_not_missing_and_too_little_is_said_once() -> None:
    assert codes("2024", wide(QUARTERS)) == [("D11", "F5")]
    assert figures("2024", wide(QUARTERS))["党费.未缴人数"] == 0


def test_a_quarter_that_others_paid_is_missing() -> None:
    its = wide(QUARTERS)
    rows = [list(row) for row in its.rows]
    rows[4][5] = None
    its = replace(its, rows=rows)
    assert figures("2024H1", its)["党费.未缴人数"] == 1
    assert ("D07", "F5") in codes("2024H1", its)


def test_what_is_due_a_quarter_is_held_against_three_months() -> None:
    its = wide(QUARTERS)
    rows = [list(row) for row in its.rows]
    rows[3][2] = 15.0  # the month's dues, though 45 were paid: what is due is written by the month
    rows[4][2] = 20.0
    assert codes("2024Q1", replace(its, rows=rows)) == [("D01", "C5"), ("D11", "F5")]


def test_half_years_are_six_months() -> None:
    its = grid(
        "2024年党费台账\n姓名|月应缴|上半年|下半年|全年合计\n程刚|15|90||90\n苗青|15|90||90", "党费"
    )
    found = records(its)
    assert months(found, "程刚") == dict.fromkeys(range(1, 7), (Decimal(15), Decimal(15)))
    assert figures("2024H1", its)["党费.收缴率"] == 100


def test_words_over_quarters_are_the_same_as_quarters_over_words() -> None:
    its = Grid(
        "党费",
        [
            ["2024年党费收缴表"],
            ["姓名", "应缴", None, "实缴", None],
            [None, "一季度", "二季度", "一季度", "二季度"],
            ["程刚", 45.0, 45.0, 45.0, 30.0],
        ],
    )
    its = replace(its, merges=(Merge(1, 0, 2, 0), Merge(1, 1, 1, 2), Merge(1, 3, 1, 4)))
    assert months(records(its), "程刚")[6] == (Decimal(15), Decimal(10))


def test_sums_of_quarters_beside_months_are_not_paid_twice() -> None:
    table = """
        2024年党费收缴表
        姓名 | 月应缴 | 1月 | 2月 | 3月 | 一季度小计 | 4月 | 5月 | 6月 | 二季度小计
        程刚 | 15     | 15  | 15  | 15  | 45         | 15  |     |     | 15
    """
    assert figures("2024H1", grid(table, "党费"))["党费.实缴合计"] == 60


def test_months_under_the_quarter_that_they_are_of() -> None:
    its = Grid(
        "党费",
        [
            ["2024年党费收缴表"],
            ["姓名", "月应缴", "一季度", None, None, None, "二季度", None, None, None],
            [None, None, "1月", "2月", "3月", "小计", "4月", "5月", "6月", "小计"],
            ["程刚", 15.0, 15.0, 15.0, 15.0, 45.0, 15.0, None, None, 15.0],
        ],
        merges=(Merge(1, 0, 2, 0), Merge(1, 1, 2, 1), Merge(1, 2, 1, 5), Merge(1, 6, 1, 9)),
    )
    each = (Decimal(15), Decimal(15))
    assert months(records(its), "程刚") == dict.fromkeys(range(1, 5), each)
    assert figures("2024H1", its)["党费.实缴合计"] == 60


def test_a_total_of_a_quarter_is_held_against_its_rows() -> None:
    its = wide(QUARTERS)
    total: list[Value] = ["合计", None, 90.0, 90.0, 90.0, 80.0]
    assert ("D13", "F6") in codes("2024H1", replace(its, rows=[*its.rows, total]))


def test_one_cell_a_quarter() -> None:
    table = """
        2024年党费收缴表
        姓名 | 计算基数 | 一季度 | 二季度 | 合计
        程刚 | 3000     | 45     | 45     | 90
        苗青 | 3000     | 45     | 未缴   | 45
    """
    counted = figures("2024H1", grid(table, "党费"))
    assert (counted["党费.实缴合计"], counted["党费.未缴人数"]) == (135, 1)


# --- A column that tells the month or the quarter -----------------------------------------------


def listed(heading: str, cells: tuple[str, ...], sheet: str = "2022年党费收缴台账") -> Grid:
    rows = "\n".join(f"程刚|{cell}|15|15" for cell in cells)
    return grid(f"姓名|{heading}|应缴|实缴\n{rows}", sheet)


@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        ("月度", ("1", "2"), [1, 2]),
        ("缴费月度", ("1月", "2月"), [1, 2]),
        ("月度", ("2022.01", "2022.02"), [1, 2]),
        ("月度", ("202201", "202202"), [1, 2]),
        ("月度", ("2022-1", "2022-2"), [1, 2]),
        ("月度", ("2022.1", "2022.2", "2022.3"), [1, 2, 3]),  # numbers, as Excel keeps them
        ("月度", ("2022.8", "2022.9", "2022.1"), [8, 9, 10]),
        ("季度", ("一季度", "二季度"), [1, 2, 3, 4, 5, 6]),
        ("季度", ("1", "2"), [1, 2, 3, 4, 5, 6]),
        ("缴费季度", ("2022年第二季度",), [4, 5, 6]),
    ],
)
def test_the_column_of_the_month(heading: str, cells: tuple[str, ...], told: list[int]) -> None:
    assert sorted(d.month.month for d in records(listed(heading, cells))) == told


def test_january_or_october_is_asked_where_nothing_tells() -> None:
    its = listed("月度", ("2022.1",))
    assert records(its) == ()
    assert ("D10", "B2") in codes("2022", its)


def test_a_day_of_payment_will_do_for_the_sum() -> None:
    table = """
        序号 | 姓名 | 部门   | 缴费基数 | 缴费比例 | 月度 | 月应缴金额 | 缴费时间
        1    | 程刚 | 办公室 | 6000     | 1.5%     | '1   | 90         | 2022-01-05
        2    | 程刚 | 办公室 | 6000     | 1.5%     | '2   | 90         | 2022-02-08
        3    | 苗青 | 办公室 | 4200     | 1%       | '1   | 42         | 2022-01-05
        4    | 苗青 | 办公室 | 4200     | 1%       | '2   | 42         |
    """
    for sheet in ("2022年一季度党费收缴台账", "2022年党费"):
        its = grid(table, sheet)
        counted = figures("2022Q1", its)
        assert counted["党费.应缴合计"] == 264
        assert counted["党费.实缴合计"] == 222
        assert counted["党费.未缴人数"] == 1
        unpaid = [(d.name, d.month) for d in records(its) if not d.settled]
        assert unpaid == [("苗青", date(2022, 2, 1))]
        assert codes("2022Q1", its) == []


# --- 补缴 in a column of its own -----------------------------------------------------------------


def test_arrears_paid_later_close_the_months_left_open() -> None:
    table = """
        2022年党费收缴表
        姓名 | 月应缴 | 1月 | 2月 | 3月 | 补缴 | 合计
        程刚 | 15     | 15  | 15  | 15  |      | 45
        苗青 | 15     |     |     | 15  | 30   | 45
    """
    counted = figures("2022Q1", grid(table, "党费"))
    assert (counted["党费.实缴合计"], counted["党费.未缴人数"]) == (90, 0)


def test_arrears_of_unknown_dues_leave_no_month_called_unpaid() -> None:
    table = """
        2022年党费收缴表
        姓名 | 1月 | 2月 | 3月 | 补缴
        程刚 | 15  | 15  | 15  |
        苗青 |     |     | 15  | 30
    """
    counted = figures("2022Q1", grid(table, "党费"))
    assert (counted["党费.实缴合计"], counted["党费.未缴人数"]) == (90, 0)


def test_arrears_in_a_row_of_their_month_are_paid() -> None:
    table = """
        2022年党费收缴表
        姓名 | 月份 | 应缴 | 实缴 | 补缴
        程刚 | 1月  | 15   | 15   |
        程刚 | 2月  | 15   |      | 15
    """
    counted = figures("2022Q1", grid(table, "党费"))
    assert (counted["党费.实缴合计"], counted["党费.未缴人数"]) == (30, 0)


# --- Whether 应缴 is of a month or of a quarter --------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "due", "paid"),
    [
        ("月应缴", 15, 45),
        ("应缴", 15, 45),
        ("应缴", 45, 45),
        ("每季应缴", 45, 45),
        ("月应缴", 45, 45),  # the heading is the month's, the sum is not
    ],
)
def test_what_is_due_for_all_quarters(heading: str, due: int, paid: int) -> None:
    table = f"""
        2024年党费收缴表
        姓名 | {heading} | 一季度 | 二季度
        程刚 | {due}      | {paid} | {paid}
        苗青 | {due}      | {paid} |
    """
    its = grid(table, "党费")
    counted = figures("2024H1", its)
    assert (counted["党费.应缴合计"], counted["党费.实缴合计"]) == (180, 135)
    assert counted["党费.未缴人数"] == 1
    assert [c for c in codes("2024Q1", its) if c[0] == "D11"] == []


def test_what_is_due_a_month_in_rows_of_quarters() -> None:
    table = """
        2024年党费台账
        季度   | 姓名 | 月应缴 | 本季应缴 | 本季实缴
        一季度 | 程刚 | 15     | 45       | 45
        二季度 | 程刚 | 15     | 45       | 30
    """
    its = grid(table, "党费台账")
    counted = figures("2024H1", its)
    assert (counted["党费.应缴合计"], counted["党费.实缴合计"]) == (90, 75)
    assert codes("2024H1", its) == [("D11", "E4")]
