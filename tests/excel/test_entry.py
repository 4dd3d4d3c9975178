"""What a cell makes of what is entered, and what it gives back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
import xlwings

from .engine import com_error

NOW = dt.date.today().year


@pytest.mark.parametrize(
    ("typed", "value", "number_format"),
    [
        ("党员大会", "党员大会", "General"),
        ("12", 12.0, "General"),
        (" 12.5 ", 12.5, "General"),
        ("1,234", 1234.0, "#,##0"),
        ("1,23", "1,23", "General"),
        ("E34", "E34", "General"),
        ("1e3", 1000.0, "0.00E+00"),
        ("-", "-", "General"),
        ("-5", -5.0, "General"),
        (".5", 0.5, "General"),
        ("110105194912310021", 110105194912310000.0, "General"),
        ("95%", 0.95, "0%"),
        ("95.5%", 0.955, "0.00%"),
        ("2025-03-01", dt.datetime(2025, 3, 1), "yyyy/m/d"),
        ("2025/3/1", dt.datetime(2025, 3, 1), "yyyy/m/d"),
        ("2025/3/1 9:30", dt.datetime(2025, 3, 1, 9, 30), "yyyy/m/d h:mm"),
        ("2025年3月1日", dt.datetime(2025, 3, 1), 'yyyy"年"m"月"d"日"'),
        ("3月1日", dt.datetime(NOW, 3, 1), 'm"月"d"日"'),
        ("3-1", dt.datetime(NOW, 3, 1), 'm"月"d"日"'),
        ("2025-02-30", "2025-02-30", "General"),
        ("9:30", dt.datetime(1899, 12, 30, 9, 30), "h:mm"),
        ("TRUE", True, "General"),
        ("'2025-03-01", "2025-03-01", "General"),
        ("'=A1", "=A1", "General"),
        (dt.datetime(2025, 3, 1, 14, 0), dt.datetime(2025, 3, 1, 14, 0), "yyyy/m/d h:mm"),
        (dt.date(2025, 3, 1), dt.datetime(2025, 3, 1), "yyyy/m/d"),
        (7, 7.0, "General"),
        (True, True, "General"),
    ],
)
def test_a_general_cell_takes_a_value_as_if_typed(
    sheet: xlwings.Sheet, typed: Any, value: Any, number_format: str
) -> None:
    cell = sheet["B2"]
    cell.value = typed
    assert (cell.value, type(cell.value), cell.number_format) == (value, type(value), number_format)


@pytest.mark.parametrize(
    "typed", ["2025-03-01", "110105194912310021", "=A1", "TRUE", "#N/A", "95%"]
)
def test_a_text_cell_keeps_what_is_typed(sheet: xlwings.Sheet, typed: str) -> None:
    sheet["B2"].number_format = "@"
    sheet["B2"].value = typed
    assert sheet["B2"].value == typed
    assert sheet["B2"].formula == typed


def test_an_apostrophe_is_a_prefix_even_in_a_text_cell(sheet: xlwings.Sheet) -> None:
    sheet["B2"].number_format = "@"
    sheet["B2"].value = "'=A1"
    assert sheet["B2"].value == "=A1"
    assert sheet["B2"].api.PrefixCharacter == "'"
    sheet["B2"].value = "x"
    assert sheet["B2"].api.PrefixCharacter == ""


def test_a_column_formatted_as_text_keeps_what_comes_later(sheet: xlwings.Sheet) -> None:
    sheet["C:C"].number_format = "@"
    sheet["B1:D1"].value = ["007", "007", "007"]
    assert sheet["B1:D1"].value == [7.0, "007", 7.0]
    assert sheet.used_range.address == "$B$1:$D$1"


def test_a_date_format_of_its_own_stays(sheet: xlwings.Sheet) -> None:
    sheet["A1"].number_format = "yyyy.mm.dd"
    sheet["A1"].value = "2025-03-01"
    assert (sheet["A1"].value, sheet["A1"].number_format) == (dt.datetime(2025, 3, 1), "yyyy.mm.dd")


def test_errors_are_read_as_xlwings_reads_them_on_windows(sheet: xlwings.Sheet) -> None:
    sheet["A1:B1"].value = ["#N/A", "#DIV/0!"]
    assert sheet["A1:B1"].raw_value == ((-2146826246, -2146826281),)
    assert sheet["A1:B1"].value == [None, None]
    assert sheet["A1:B1"].options(err_to_str=True).value == ["#N/A", "#DIV/0!"]


def test_reading_options(sheet: xlwings.Sheet) -> None:
    sheet["A1:A3"].value = [[1], [None], ["2025-03-01"]]
    assert sheet["A1:A3"].options(ndim=2, numbers=int, empty="无", dates=dt.date).value == [
        [1],
        ["无"],
        [dt.date(2025, 3, 1)],
    ]


def test_a_currency_is_delivered_as_a_decimal(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = "¥1,234.5"
    assert sheet["A1"].value == Decimal("1234.5")
    assert isinstance(sheet["A1"].value, Decimal)


def test_text_has_a_longest(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = "长" * 32_767
    with pytest.raises(com_error):
        sheet["A1"].value = "长" * 32_768
    assert sheet["A1"].value == "长" * 32_767


def test_an_array_too_small_leaves_na_and_a_scalar_fills(sheet: xlwings.Sheet) -> None:
    sheet["A1:C1"].raw_value = [["甲", "乙"]]
    assert sheet["C1"].options(err_to_str=True).value == "#N/A"
    sheet["A5:B6"].value = "满"
    assert sheet["A5:B6"].value == [["满", "满"]] * 2


def test_a_plain_reference_shows_its_cell_and_takes_its_format(sheet: xlwings.Sheet) -> None:
    there = sheet.book.sheets.add("活动台账")
    there["C7"].value = "2025-03-01"
    sheet["A1"].formula = "='活动台账'!$C$7"
    sheet["A2"].value = "=活动台账!C8"
    assert sheet["A1"].formula == "=活动台账!$C$7"
    assert sheet["A1"].value == dt.datetime(2025, 3, 1)
    assert sheet["A2"].value == 0.0
    there["C7"].value = "2025-03-02"
    assert sheet["A1"].value == dt.datetime(2025, 3, 2)


def test_a_formula_that_needs_calculating_is_not_made_up(sheet: xlwings.Sheet) -> None:
    sheet["A1"].formula = "=SUM(B1:B9)"
    with pytest.raises(NotImplementedError, match="SUM"):
        _ = sheet["A1"].value
    sheet["A2"].formula = '=HYPERLINK("#A1","第一行")'
    assert sheet["A2"].value == "第一行"


def test_one_formula_for_many_cells_moves_its_references(sheet: xlwings.Sheet) -> None:
    sheet["B1:B3"].formula = "=A1"
    assert sheet["B1:B3"].formula == (("=A1",), ("=A2",), ("=A3",))


def test_moving_through_cells(sheet: xlwings.Sheet) -> None:
    sheet["B2"].value = [["a", "b"], ["c", None], ["e", "f"]]
    assert sheet["B2"].expand().address == "$B$2:$C$4"
    assert sheet["B2"].end("down").address == "$B$4"
    assert sheet["C2"].end("down").address == "$C$4"
    assert sheet["B1048576"].end("up").row == 4
    assert sheet["C3"].current_region.address == "$B$2:$C$4"
    assert sheet.used_range.address == "$B$2:$C$4"
