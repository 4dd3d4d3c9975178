"""Closed workbooks as they really are, read into grids."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill

from addin.all_sheets.reading import read_ledger
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import CellError, Merge, NotCalculated
from addin.ledger.refusal import Refusal
from addin.office.reading.closed_workbook import read_workbook


def test_cells_stand_where_they_stand_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("台账")
        sheet.write("C3", "文本")
        sheet.write("D4", 23)
        sheet.write_datetime(
            "E5", datetime(2022, 3, 5), workbook.add_format({"num_format": "yyyy-mm-dd"})
        )
        sheet.merge_range("A7:B9", "合并")
    (grid,) = read_workbook(path)
    assert grid.sheet == "台账"
    assert (grid.value(2, 2), grid.value(3, 3), str(grid.value(4, 4))) == (
        "文本",
        23.0,
        "2022-03-05",
    )
    assert grid.merges == (Merge(6, 0, 8, 1),)


def test_error_cells_are_errors_and_not_blanks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_formula("B2", "=#REF!", None, "#REF!")
        sheet.write_formula("B3", "=1+1", None, 2)
        sheet.write_formula("B4", '="a"&"b"', None, "ab")
    (grid,) = read_workbook(path)
    assert [grid.value(r, 1) for r in (1, 2, 3)] == [CellError("#REF!"), 2.0, "ab"]


def test_a_formula_never_calculated_is_not_blank(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active["B2"] = "=SUM(A1:A9)"
    workbook.active["A1"] = 1
    workbook.save(path)
    (grid,) = read_workbook(path)
    assert grid.value(1, 1) == NotCalculated("SUM(A1:A9)")


def test_hidden_rows_columns_and_sheets_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("台账")
        for row in range(4):
            sheet.write(row, 0, f"第{row + 1}行")
        sheet.write_row("B1", ["甲", "乙", "丙"])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("B:C", 8, None, {"hidden": True})
        sheet.set_column("F:XFD", 8, None, {"hidden": True})
        workbook.add_worksheet("隐藏").write("A1", "x")
        workbook.get_worksheet_by_name("隐藏").hide()
    first, second = read_workbook(path)
    assert first.hidden_rows == {2}
    assert first.hidden_columns == {1, 2}
    assert first.value(0, 1) == "甲"
    assert first.value(2, 0) == "第3行"
    assert second.sheet == "隐藏"


def test_a_1904_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as workbook:
        workbook.add_worksheet().write("A1", 43163)
    (grid,) = read_workbook(path)
    assert grid.date1904


def test_dates_of_a_1904_workbook_are_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as workbook:
        style = workbook.add_format({"num_format": "yyyy-mm-dd"})
        workbook.add_worksheet().write_datetime("A1", datetime(2022, 3, 5), style)
    (grid,) = read_workbook(path)
    assert str(grid.value(0, 0)) == "2022-03-05"


def test_chart_sheets_are_known_not_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.add_worksheet("台账").write("A1", 1)
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=台账!$A$1:$A$1"})
        workbook.add_chartsheet("图表").set_chart(chart)
    grids = [(g.sheet, g.without_cells) for g in read_workbook(path)]
    assert grids == [("台账", False), ("图表", True)]


def test_a_chart_sheet_is_said_not_to_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        sheet.write_row(0, 0, ["日期", "活动类型", "主题", "主持人", "应到人数", "实到人数"])
        sheet.write_row(1, 0, ["2022年1月5日", "支委会", "研究计划", "张三", 5, 5])
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=活动台账!$F$2:$F$2"})
        workbook.add_chartsheet("图表").set_chart(chart)
    assert main(["check", str(path), "--json", "--period", "2022H1"]) in (0, 1)
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [f["sheet"] for f in found if f["code"] == "L038"] == ["图表"]


@pytest.mark.parametrize(
    ("main_part", "strings"),
    [
        ("xl/workbook2.xml", "xl/sharedStrings.xml"),
        ("book/main.xml", "xl/sharedStrings.xml"),
        ("xl/workbook.xml", "xl/texts.xml"),
        ("workbook.xml", "texts.xml"),
    ],
)
def test_parts_are_found_by_their_relationships(
    sample: Path, tmp_path: Path, main_part: str, strings: str
) -> None:
    folder, _, file = main_part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    names = {
        "xl/workbook.xml": main_part,
        "xl/_rels/workbook.xml.rels": relations,
        "xl/sharedStrings.xml": strings,
    }
    moved = tmp_path / "moved.xlsx"
    with zipfile.ZipFile(sample) as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                part = part.replace(b'Target="', b'Target="/xl/')
            if name in ("xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml"):
                for before, after in names.items():
                    part = part.replace(before.encode(), after.encode())
            new.writestr(names.get(name, name), part)
    assert read_workbook(moved) == read_workbook(sample)


def test_strict_open_xml_is_never_zero_sheets_and_nothing_wrong(
    sample: Path, tmp_path: Path
) -> None:
    strict = tmp_path / "strict.xlsx"
    with zipfile.ZipFile(sample) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            new.writestr(name, part)
    with pytest.raises(Refusal, match="Strict"):
        read_workbook(strict)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]
)
def test_a_workbook_cut_in_the_middle_is_refused(sample: Path, tmp_path: Path, part: str) -> None:
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(sample) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if name == part else content)
    with pytest.raises(Refusal, match="读不出来"):
        read_workbook(broken)


def test_half_a_file_is_refused(sample: Path) -> None:
    sample.write_bytes(sample.read_bytes()[:5000])
    with pytest.raises(Refusal, match="读不出来"):
        read_workbook(sample)


def stray(path: Path, row: int, column: int) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.append(["日期", "活动类型"])
    workbook.active.cell(row, column, "x")
    workbook.save(path)
    return path


def test_a_cell_in_the_last_corner_does_not_eat_the_memory(tmp_path: Path) -> None:
    (grid,) = read_workbook(stray(tmp_path / "a.xlsx", 1_048_576, 16_384))
    assert grid.too_large and not grid.rows
    with pytest.raises(Refusal, match=r"范围太大.*删去"):
        read_ledger("a.xlsx", [grid], catalogue())


def test_a_fill_without_a_value_far_away_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["日期", "活动类型"])
    workbook.active["XFD1048576"].fill = PatternFill("solid", "FFFF00")
    workbook.save(path)
    (grid,) = read_workbook(path)
    assert not grid.too_large
    assert grid.value(0, 0) == "日期"


@pytest.mark.slow
@pytest.mark.parametrize(("row", "column"), [(1_048_576, 1), (3, 16_384)])
def test_a_stray_cell_in_one_direction_is_read(tmp_path: Path, row: int, column: int) -> None:
    (grid,) = read_workbook(stray(tmp_path / "a.xlsx", row, column))
    assert grid.value(row - 1, column - 1) == "x"
