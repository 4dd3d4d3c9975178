"""A workbook says the same through Excel's door as through the file's."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from addin.excel.open_workbook import plain_value, read_open_workbook
from addin.ledger.grid import CellError, Grid, Merge
from addin.ledger.own_sheets import OWN_SHEETS
from addin.ledger.refusal import Refusal
from addin.ledger.values.text import is_blank
from addin.office.reading.closed_workbook import read_workbook
from addin.resources import resource
from addin.workflows import check, check_grids, new_ledger
from addin.workflows.input_and_output import LedgerInput
from excel.engine import excel_of, open_book

SAMPLES = ("活动台账.xlsx", "问题台账.xlsx", "全套台账.xlsx")


@pytest.mark.parametrize("name", SAMPLES)
def test_findings_and_figures_are_the_same_through_both_doors(name: str) -> None:
    path = resource("samples", name)
    closed = check(LedgerInput(path))
    through_excel = check_grids(LedgerInput(path), read_open_workbook(open_book(path)))
    assert through_excel.findings == closed.findings
    assert closed.findings
    assert through_excel.tally.figures == closed.tally.figures
    assert through_excel.scope == closed.scope


def _as_seen(grid: Grid) -> tuple[object, ...]:
    cells = {
        (r, c): v for r, row in enumerate(grid.rows) for c, v in enumerate(row) if not is_blank(v)
    }
    hidden = grid.hidden_rows, grid.hidden_columns
    return grid.sheet, cells, grid.merges, hidden, grid.date1904


@pytest.mark.parametrize("name", SAMPLES)
def test_cells_merges_and_hidden_rows_of_the_samples_are_the_same(name: str) -> None:
    path = resource("samples", name)
    closed = [_as_seen(g) for g in read_workbook(path) if g.sheet not in OWN_SHEETS]
    assert [_as_seen(g) for g in read_open_workbook(open_book(path))] == closed


def test_a_blank_ledger_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    new_ledger(path, 2023)
    closed = [_as_seen(g) for g in read_workbook(path) if g.sheet not in OWN_SHEETS]
    assert [_as_seen(g) for g in read_open_workbook(open_book(path))] == closed


def _strange(path: Path, date1904: bool = False) -> Path:
    """A workbook with everything that a cell can be."""
    with xlsxwriter.Workbook(str(path), {"date_1904": date1904}) as workbook:
        sheet = workbook.add_worksheet("怪")
        day, clock, long, money, percent = (
            workbook.add_format({"num_format": f})
            for f in ("yyyy-mm-dd", "hh:mm", "[h]:mm", "¥#,##0.00", "0.0%")
        )
        sheet.write_datetime("C3", datetime(2022, 3, 5), day)
        sheet.write_datetime("C4", datetime(2022, 3, 5, 14, 30), day)
        sheet.write_datetime("C5", time(9, 5), clock)
        sheet.write_datetime("C6", timedelta(hours=26), long)
        sheet.write_number("D3", 12.5, money)
        sheet.write_number("D4", 0.945, percent)
        sheet.write_number("D5", 23)
        sheet.write_boolean("D6", True)
        sheet.write_formula("E3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("E4", "=NA()", None, "#N/A")
        sheet.write_formula("E5", '="a"&"b"', None, "ab")
        sheet.write_string("E6", "  两头有空格 ")
        sheet.merge_range("A8:B9", "合并")
        sheet.merge_range("D8:D12", "合并的列")
        sheet.merge_range("F3:H3", "")
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.set_row(10, None, None, {"hidden": True})
        sheet.set_row(14, None, None, {"hidden": True})
        sheet.set_column("D:E", 8, None, {"hidden": True})
        sheet.set_column("G:H", 8, None, {"hidden": True})
        sheet.write_string("A20", "末行")
    return path


_KINDS = ("General", "yyyy-mm-dd", "hh:mm", "[h]:mm", "0.0%", "yyyy-mm-dd hh:mm", "@")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_KINDS),
            st.one_of(
                st.integers(0, 60_000),
                st.sampled_from((0.0, 0.0625, 0.5, 1.0, 1.0833333333333333, 20.0, 60.0, 61.0)),
                st.sampled_from(("#N/A", "#REF!", "支委会", "", "3月5日", " 5 ")),
                st.booleans(),
            ),
        ),
        min_size=1,
        max_size=12,
    ),
    st.booleans(),
)
def test_numbers_under_any_format_are_read_alike(
    cells: list[tuple[str, object]], date1904: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "格式.xlsx"
        with xlsxwriter.Workbook(str(path), {"date_1904": date1904}) as workbook:
            sheet = workbook.add_worksheet()
            sheet.write_string("A1", "头")
            for row, (number_format, value) in enumerate(cells, 1):
                style = workbook.add_format({"num_format": number_format})
                if isinstance(value, str):
                    sheet.write_string(row, 0, value, style)
                else:
                    sheet.write(row, 0, value, style)
        (closed,) = read_workbook(path)
        (through_excel,) = read_open_workbook(open_book(path))
        assert _as_seen(through_excel) == _as_seen(closed)


@pytest.mark.parametrize("date1904", [False, True])
def test_everything_a_cell_can_be_is_read_alike(tmp_path: Path, date1904: bool) -> None:
    path = _strange(tmp_path / "怪.xlsx", date1904)
    (closed,) = read_workbook(path)
    (through_excel,) = read_open_workbook(open_book(path))
    assert _as_seen(through_excel)[1:] == _as_seen(closed)[1:]
    assert through_excel.hidden_rows == {9, 10, 14}
    assert Merge(7, 3, 11, 3) in through_excel.merges


@pytest.mark.parametrize(
    ("excel_says", "meant"),
    [
        (datetime(2022, 3, 5), date(2022, 3, 5)),
        (datetime(1899, 12, 30, 9, 5), time(9, 5)),
        (datetime(1899, 12, 31, 2), timedelta(hours=26)),
        (Decimal("12.50"), 12.5),
        ("#REF!", CellError("#REF!")),
        (-2146826273, CellError("#VALUE!")),
        (-2146826243, CellError("#SPILL!")),
        (20, 20.0),
        (True, True),
        (None, None),
    ],
)
def test_what_excel_says_becomes_what_a_file_would_say(excel_says: object, meant: object) -> None:
    found = plain_value(excel_says)
    assert (type(found), found) == (type(meant), meant)


def test_a_value_of_no_known_kind_is_refused() -> None:
    with pytest.raises(Refusal, match="看不懂"):
        plain_value(object())


def test_a_sheet_is_read_in_one_call_whatever_its_length(tmp_path: Path) -> None:
    calls = {}
    for rows in (50, 3000):
        path = tmp_path / f"{rows}.xlsx"
        with xlsxwriter.Workbook(str(path)) as workbook:
            sheet = workbook.add_worksheet()
            for r in range(rows):
                sheet.write_row(r, 0, ["2022-01-05", "支委会", "题", 5])
        book = open_book(path)
        excel_of(book).calls.clear()
        read_open_workbook(book)
        calls[rows] = sum(excel_of(book).calls.values())
    assert calls[3000] == calls[50]


def test_cells_too_far_away_are_not_laid_out(book: Callable[..., Path]) -> None:
    workbook = open_book(book("远.xlsx", 活动台账="日期|活动类型"))
    workbook.sheets[0].range("XFD1048576").value = "远"
    (grid,) = read_open_workbook(workbook)
    assert grid.too_large


def test_formats_far_away_do_not_make_a_sheet_too_large(book: Callable[..., Path]) -> None:
    workbook = open_book(book("远.xlsx", 活动台账="日期|活动类型"))
    workbook.sheets[0].range("XFD1048576").color = "#FFFF00"
    (grid,) = read_open_workbook(workbook)
    assert (grid.too_large, grid.rows) == (False, [["日期", "活动类型"]])


def test_a_sheet_of_formats_alone_is_blank(book: Callable[..., Path]) -> None:
    workbook = open_book(book("空.xlsx", 活动台账="日期|活动类型"))
    workbook.sheets.add("别的").range("XFD1048576").color = "#FFFF00"
    assert {g.sheet: g.too_large for g in read_open_workbook(workbook)} == {
        "活动台账": False,
        "别的": False,
    }


def test_our_own_sheets_are_not_read(tmp_path: Path, book: Callable[..., Path]) -> None:
    path = book("a.xlsx", 活动台账="日期|活动类型", 校验结果="a|b", 统计="a|b")
    assert [g.sheet for g in read_open_workbook(open_book(path))] == ["活动台账"]


def _marked(path: Path, legend: str) -> Path:
    """A ledger with a row struck out, a row and some cells filled, a cell struck out alone."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        head = workbook.add_format({"bold": True, "bg_color": "#E7EEF7"})
        struck = workbook.add_format({"font_strikeout": True})
        grey = workbook.add_format({"bg_color": "#D9D9D9"})
        sheet.write_row("A1", ("日期", "活动类型", "主题", "主持人", "实到人数"), head)
        looks = (None, struck, None, grey, None)
        for row, look in enumerate(looks, 1):
            sheet.write_row(row, 0, (f"2022年{row}月5日", "支委会", "研究", "张三", 5), look)
        sheet.write("D4", "李四", struck)
        sheet.write("A8", legend)
    return path


@pytest.mark.parametrize("legend", ["灰色为取消", "以上均已归档"])
def test_strokes_and_fills_are_the_same_through_both_doors(tmp_path: Path, legend: str) -> None:
    path = _marked(tmp_path / "a.xlsx", legend)
    (closed,), (opened,) = read_workbook(path), read_open_workbook(open_book(path))
    assert closed.formats is not None
    assert opened.formats == closed.formats
    assert bool(closed.formats.fills) is (legend == "灰色为取消")
    through_excel = check_grids(LedgerInput(path), [opened])
    assert through_excel.findings == check(LedgerInput(path)).findings
    assert {"L095", "L097"} <= {f.code for f in through_excel.findings}


def test_a_cell_of_which_some_words_are_struck_out(tmp_path: Path) -> None:
    book = open_book(_marked(tmp_path / "a.xlsx", ""))
    cell = excel_of(book).application.open_books[0].state.sheets[0].cells[2, 3]
    cell.style = cell.style.but(strike=None)  # as Excel has it where letters differ
    (grid,) = read_open_workbook(book)
    assert grid.formats is not None
    assert grid.formats.partly == {(1, 2)}


def test_looks_cost_a_call_a_sheet_where_there_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        for row in range(300):
            sheet.write_row(row, 0, (f"2022年3月{row % 28 + 1}日", "支委会", "研究红色工作"))
    book = open_book(path)
    excel = excel_of(book)
    excel.calls.clear()
    read_open_workbook(book)
    assert excel.calls["get Font.Strikethrough"] == 1
    assert excel.calls["get Interior.ColorIndex"] == 0
