"""From a file into this Excel and back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from .engine import Excel, com_error, excel_of, open_book, save_as, snapshot


def test_an_unsaved_book_has_no_folder(excel: Excel, tmp_path: Path) -> None:
    book = excel.app.books.add()
    assert (book.fullname, book.api.Path) == (book.name, "")
    book.save(str(tmp_path / "新.xlsx"))
    assert (book.name, book.api.Path) == ("新.xlsx", str(tmp_path))
    book.close()
    assert len(excel.app.books) == 0


def written(path: Path) -> Path:
    """A file with one of everything that a ledger has."""
    with xlsxwriter.Workbook(str(path)) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd", "bg_color": "#FFFF00", "border": 1})
        sheet = book.add_worksheet("活动台账")
        sheet.merge_range("A1:C1", "台账", book.add_format({"bold": True}))
        sheet.write_datetime("A2", dt.datetime(2025, 3, 1), date)
        sheet.write_formula("B2", "=SUM(1,2)", None, 3)
        sheet.write_formula("C2", "=NA()", None, "#N/A")
        sheet.write_comment("A2", "查", {"author": "王"})
        sheet.write_url("B3", "internal:'活动台账'!A2", None, "看")
        sheet.set_row(3, 30, None, {"hidden": True})
        sheet.set_column(1, 1, 20)
        sheet.autofilter("A2:C9")
        sheet.data_validation("C3:C9", {"validate": "list", "source": ["党课", "党日"]})
        red = book.add_format({"bg_color": "#FF0000"})
        sheet.conditional_format("A3:A9", {"type": "formula", "criteria": '=A3=""', "format": red})
        sheet.freeze_panes(2, 0)
        sheet.set_landscape()
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='活动台账'!$B$2:$B$2"})
        chart.set_title({"name": "图"})
        sheet.insert_chart("E5", chart)
        book.add_worksheet("藏").very_hidden()
        book.define_name("合计", "='活动台账'!$B$2")
    return path


def test_a_file_is_read_with_all_that_is_on_it(tmp_path: Path) -> None:
    book = open_book(written(tmp_path / "台账.xlsx"))
    sheet = book.sheets["活动台账"]
    assert sheet["A2"].value == dt.datetime(2025, 3, 1)
    assert (sheet["A2"].number_format, sheet["A2"].color) == ("yyyy-mm-dd", (255, 255, 0))
    assert (sheet["B2"].formula, sheet["B2"].value) == ("=SUM(1,2)", 3.0)
    assert sheet["C2"].options(err_to_str=True).value == "#N/A"
    assert sheet["B1"].merge_area.address == "$A$1:$C$1"
    assert (sheet["A2"].note.text, sheet["A2"].note.author) == ("查", "王")
    assert sheet["A4"].rows.hidden is True
    assert sheet["B1"].column_width == 20
    assert sheet.api.AutoFilter.Range.Address == "$A$2:$C$9"
    assert sheet["C5"].data_validation.source == "党课,党日"
    assert sheet["A5"].conditional_formats[0].fill_color == (255, 0, 0)
    assert sheet["B3"].api.Hyperlinks(1).SubAddress == "'活动台账'!A2"
    assert sheet.page_setup.api.Orientation == 2
    assert sheet.charts[0].title == "图"
    assert book.sheets["藏"].visible == 2
    assert book.names["合计"].refers_to_range.address == "$B$2"


def test_a_saved_book_reads_back_the_same(tmp_path: Path) -> None:
    book = open_book(written(tmp_path / "台账.xlsx"))
    before = snapshot(book)
    copy = save_as(book, tmp_path / "副本.xlsx")
    assert snapshot(open_book(copy)) == before


def test_dates_since_1904_and_protection_in_a_file(tmp_path: Path) -> None:
    file = openpyxl.Workbook()
    file.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    file.active["A1"] = dt.datetime(2025, 3, 1)
    file.active["A1"].comment = Comment("注", "李")
    file.active.protection.sheet = True
    file.security = openpyxl.workbook.protection.WorkbookProtection(lockStructure=True)
    file.save(tmp_path / "旧.xlsx")
    book = open_book(tmp_path / "旧.xlsx")
    assert book.api.Date1904 is True
    assert book.sheets[0]["A1"].value == dt.datetime(2025, 3, 1)
    assert book.sheets[0].api.ProtectContents is True
    assert book.api.ProtectStructure is True
    assert excel_of(book).app.books[0] == book


def test_the_same_book_cannot_be_opened_under_one_name_twice(tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    first, second = written(tmp_path / "台账.xlsx"), written(tmp_path / "二" / "台账.xlsx")
    book = open_book(first)
    with pytest.raises((com_error, ValueError)):
        excel_of(book).app.books.open(str(second))
    with pytest.raises((com_error, FileNotFoundError)):
        excel_of(book).app.books.open(str(tmp_path / "无.xlsx"))


def test_what_was_made_here_is_saved(excel: Excel, tmp_path: Path) -> None:
    sheet = excel.app.books.add().sheets[0]
    sheet["A1"].value = [["类型", "次数"], ["党课", 1], ["党日", 5]]
    sheet["A1:B1"].color = "#C00000"
    sheet["A1:B1"].font.color = "#FFFFFF"
    sheet["A2"].add_note("查")
    sheet["D1:E1"].merge()
    sheet["A1:B3"].borders.set(line_style="continuous", weight="thin")
    sheet["A5"].add_hyperlink("#Sheet1!A1", "回")
    sheet["A1:B3"].autofilter.apply_values(1, ["党课"])
    sheet["C1:C9"].data_validation.set_list(["甲", "乙"])
    sheet["B2:B3"].conditional_formats.add_cell_value("greater_than", 3, fill_color="#FFC000")
    sheet["A:A"].column_width = 20
    sheet.api.HPageBreaks.Add(sheet["A3"].api)
    chart = sheet.charts.add(200, 50, 300, 200)
    chart.set_source_data(sheet["A1:B3"])
    chart.title = "次数"
    before = snapshot(sheet.book)["Sheet1"]
    after = snapshot(open_book(save_as(sheet.book, tmp_path / "新.xlsx")))["Sheet1"]
    assert after["cells"][1, 1] == {**before["cells"][1, 1], "font": after["cells"][1, 1]["font"]}
    for kind in ("notes", "merges", "links", "filter", "validations", "conditions", "widths"):
        assert after[kind] == before[kind], kind
    assert after["hidden_rows"] == {3}
    assert after["page"] == before["page"] == {"HPageBreaks": [3]}
    assert after["charts"][0]["title"] == "次数"
    assert after["charts"][0]["series"][0]["values"] == "=Sheet1!$B$2:$B$3"
