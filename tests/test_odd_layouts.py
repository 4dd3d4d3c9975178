"""Layouts as offices keep them: what is counted, and which cells are pointed at."""

from __future__ import annotations

import pytest
from openpyxl.utils import range_boundaries

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Formats, Grid, Merge, Value
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, parse_period
from addin.ledger.scope import find_scope
from ledgers import cell_value
from odd_layouts import LAYOUTS, MERGED

# Layout: period, activities, types, the cells of errors and warnings, months without what is due.
RIGHT: dict[str, tuple[str, int, dict[str, int], set[str], set[tuple[str, str]]]] = {
    "cards": (
        "2023Q2",
        5,
        {"支委会": 2, "主题党日": 2, "党员大会": 1, "党课": 1},
        {"活动记录!D34", "活动记录!B39", "活动记录!D40"},
        {("支委会", "2023-06")},
    ),
    "types_down": (
        "2024H1",
        16,
        {"党员大会": 2, "支委会": 5, "党课": 2, "主题党日": 7},
        set(),
        {("支委会", "2024-05")},
    ),
    "halves_of_a_day": (
        "2022Q3",
        8,
        {"党员大会": 1, "支委会": 3, "党课": 1, "主题党日": 3},
        {"工作日志!B8"},
        set(),
    ),
    "activities_across": (
        "2025Q1",
        7,
        {"党员大会": 1, "支委会": 3, "党课": 1, "主题党日": 2},
        {"考勤表!F12", "考勤表!G13"},
        {("主题党日", "2025-02")},
    ),
    "struck_out": ("2024Q4", 6, {"党员大会": 1, "支委会": 3, "主题党日": 2}, set(), set()),
    "two_halves": ("2023H2", 12, {"党员大会": 1, "支委会": 6, "主题党日": 5}, set(), set()),
    "two_halves_wrong": (
        "2023H2",
        12,
        {"党员大会": 1, "支委会": 6, "主题党日": 5},
        {"台账!A9"},
        set(),
    ),
    "three_header_rows": (
        "2024Q2",
        7,
        {"党员大会": 1, "支委会": 3, "主题党日": 3},
        {"组织生活!F8"},
        set(),
    ),
    "dues_by_quarter": ("2024H1", 4, {"党员大会": 1, "支委会": 3}, {"党费收缴!F5"}, set()),
    "names_with_leave": ("2023Q1", 3, {"支委会": 3}, set(), set()),
    "leave_as_number": (
        "2024Q1",
        7,
        {"党员大会": 1, "支委会": 3, "主题党日": 3},
        {"活动台账!F6"},
        set(),
    ),
    "words_before_types": (
        "2023H1",
        8,
        {"党员大会": 1, "支委会": 2, "党小组会": 1, "党课": 2, "主题党日": 4},
        set(),
        set(),
    ),
}


def grids(name: str) -> list[Grid]:
    return [_grid(sheet, table, MERGED.get(name, {}).get(sheet, ""))
            for sheet, table in LAYOUTS[name].items()]  # fmt: skip


def _grid(sheet: str, table: str, merged: str) -> Grid:
    cells = [
        [cell.replace("⏎", "\n") for cell in line.split("|")] for line in table[1:-1].split("\n")
    ]
    struck = frozenset(
        (r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell.startswith("~")
    )
    rows: list[list[Value]] = [
        [cell_value(cell.removeprefix("~")) for cell in row] for row in cells
    ]
    merges = tuple(
        Merge(top - 1, left - 1, bottom - 1, right - 1)
        for left, top, right, bottom in map(range_boundaries, merged.split())
    )
    return Grid(sheet, rows, merges, formats=Formats(struck=struck) if struck else None)


def read(name: str) -> tuple[Ledger, Period]:
    period = parse_period(RIGHT[name][0])
    assert period is not None
    return read_ledger("台账.xlsx", grids(name), catalogue(), period.start.year), period


def found(name: str) -> list[Finding]:
    book, period = read(name)
    return check_ledger(book, find_scope(book, period))


@pytest.mark.parametrize("name", RIGHT)
def test_what_was_held_is_counted(name: str) -> None:
    book, period = read(name)
    counted = tally(book, period)
    assert counted.activities is not None
    assert counted.activities.value == RIGHT[name][1]
    assert {key: s.value for key, s in counted.types.items() if s.value} == RIGHT[name][2]


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_wrong_is_found_at_its_cell_and_nothing_else_is(name: str) -> None:
    pointed = {f"{f.sheet}!{f.cell}" for f in found(name) if f.cell and f.severity != "info"}
    assert pointed == RIGHT[name][3]


@pytest.mark.parametrize("name", RIGHT)
def test_a_month_without_what_is_due_is_said(name: str) -> None:
    absent = {(f.key, f.when) for f in found(name) if f.code in {"F02", "F05"}}
    assert absent >= RIGHT[name][4]


def test_several_days_are_so_many_times_where_the_count_agrees() -> None:
    book = read_ledger("台账.xlsx", grids("several_days"), catalogue(), 2023)
    period = parse_period("2023H1")
    assert period is not None
    counted = {key: s.value for key, s in tally(book, period).types.items() if s.value}
    assert counted["主题党日"] == counted["党课"] == 1
    assert counted["支委会"] in {1, 2}  # 4月第二周 is of April, on which day is asked
    assert counted["专题学习"] in range(5, 10)  # and so are the Fridays of May
    asked = {f.cell for f in check_ledger(book, find_scope(book, period)) if f.severity == "error"}
    assert asked == set()
