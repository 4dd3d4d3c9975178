"""Struck-out rows and rows in a colour that the sheet explains, in files as Excel writes them."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid
from addin.ledger.ledger import Ledger
from addin.ledger.period import parse_period
from addin.ledger.scope import find_scope
from addin.ledger.tables.looks.colours import words_for
from addin.office.reading.closed_workbook import read_workbook

HEADER = ("日期", "活动类型", "主题", "主持人", "应到", "实到")
ROWS = (
    ("2022年1月10日", "支委会", "研究走访", "张三", 3, 3),
    ("2022年1月17日", "主题党日", "参观烈士陵园", "张三", 15, 15),
    ("2022年2月24日", "主题党日", "社区清扫", "张三", 15, 15),
    ("2022年3月7日", "支委会", "审核经费", "张三", 3, 3),
)
Looks = dict[int, dict[str, Any]]


def book(
    path: Path, looks: Looks, below: Iterable[Sequence[object]] = (), *, old: bool = False
) -> Path:
    """Write a ledger; ``looks``: the format of a row of ``ROWS``, counted from 0."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        sheet.merge_range("A1:F1", "第二党支部2022年第一季度活动台账")
        head = workbook.add_format({"bold": True, "bg_color": "#E7EEF7"})
        sheet.write_row(1, 0, HEADER, head)
        for n, row in enumerate(ROWS):
            sheet.write_row(n + 2, 0, row, workbook.add_format(looks.get(n, {})))
        long = workbook.add_worksheet("附页")  # old files of a few lines are kept otherwise
        long.write_column(0, 0, [f"第{n}条 附页上的文字" for n in range(300 if old else 0)])
        for n, line in enumerate(below):
            for c, cell in enumerate(line):
                value, look = cell if isinstance(cell, tuple) else (cell, {})
                sheet.write(n + 3 + len(ROWS), c, value, workbook.add_format(look))
    return path


def read(path: Path) -> Ledger:
    return read_ledger(path.name, read_workbook(path), catalogue(), 2022)


def held(path: Path) -> list[int]:
    return [a.row.number for a in read(path).activities]


def findings(path: Path) -> list[Finding]:
    return check_ledger(book := read(path), find_scope(book, parse_period("2022Q1")))


def test_rows_struck_out_are_called_off_and_not_looked_at(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {1: {"font_strikeout": True}}, [["注：划去的为已取消。"]])
    assert held(path) == [3, 5, 6]
    said = [(f.code, f.cell) for f in findings(path) if f.cell and f.cell.endswith("4")]
    assert said == [("L095", "A4")]


def test_strokes_that_mean_dealt_with_call_nothing_off(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {1: {"font_strikeout": True}}, [["注：划线的表示已上报"]])
    assert held(path) == [3, 4, 5, 6]


def test_words_struck_out_within_a_cell(tmp_path: Path) -> None:
    """A cell all of whose runs are struck out is; one with some is asked about."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        struck, plain = workbook.add_format({"font_strikeout": True}), workbook.add_format()
        sheet = workbook.add_worksheet("活动台账")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROWS[0])
        sheet.write_row(2, 0, ROWS[1])
        for column, text in enumerate(ROWS[1][:4]):
            sheet.write_rich_string(2, column, struck, text[:1], struck, text[1:])
        sheet.write_row(3, 0, ROWS[2])
        sheet.write_rich_string(3, 3, struck, "李四", plain, "张三")
    assert held(path) == [2, 4]
    said = sorted((f.code, f.cell) for f in findings(path) if f.code in ("L095", "L097"))
    assert said == [("L095", "A3"), ("L097", "D4")]


def test_a_workbook_without_strokes_or_a_legend_has_no_formats(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {1: {"bg_color": "#FFFF00"}}, [["注：以上均已归档"]])
    assert read_workbook(path)[0].formats is None
    assert held(path) == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("legend", "colour", "counted"),
    [
        ("注：黄色为计划，灰色为取消", "#FFFF00", False),
        ("注：黄色为计划，灰色为取消", "#D9D9D9", False),
        ("红色底纹表示未召开", "#FF0000", False),
        ("说明：灰色底色的行代表已取消的活动", "#BFBFBF", False),
        ("未开展的用橙色标注", "#FFC000", False),
        ("取消的活动标红", "#FF5050", False),
        ("绿色：已完成；黄色：计划", "#00B050", True),
        ("绿色：已完成；黄色：计划", "#FFFF99", False),
        ("黄色为重点活动", "#FFFF00", True),
        ("红字表示未召开", "#FF0000", True),
        ("黄色为计划", "#92D050", True),
        ("蓝色表示延期", "#5B9BD5", False),
        ("灰色：计划外", "#D9D9D9", True),
        ("黄色为计划以外的活动", "#FFFF00", True),
        ("灰色：计划内；黄色：超计划", "#FFFF00", True),
        ("黄色：未开展、已补开；灰色：计划外", "#FFFF00", True),
    ],
)
def test_a_fill_means_what_the_sheet_says(
    tmp_path: Path, legend: str, colour: str, counted: bool
) -> None:
    rows = list(ROWS)
    path = book(tmp_path / "a.xlsx", {1: {"bg_color": colour}}, [[legend]])
    with_people = read(path)
    off = [n.activity.row.number for n in (*with_people.called_off, *with_people.unclear)]
    assert (off == []) is counted
    assert len(held(path)) == (len(rows) if counted else len(rows) - 1)


def test_coloured_cells_with_words_beside_them_are_a_legend(tmp_path: Path) -> None:
    grey, yellow = {"bg_color": "#BFBFBF"}, {"bg_color": "#FFFF00"}
    legend = [["图例", (None, grey), "已取消", (None, yellow), "计划"]]
    path = book(tmp_path / "a.xlsx", {1: grey, 3: {}}, legend)
    assert held(path) == [3, 5, 6]
    legend = [[("未召开", grey)]]
    assert held(book(tmp_path / "b.xlsx", {0: grey}, legend)) == [4, 5, 6]


def test_people_at_what_a_fill_calls_planned_are_asked_about(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {1: {"bg_color": "#FFFF00"}}, [["注：黄色为计划"]])
    (asked,) = [f for f in findings(path) if f.code == "L096"]
    assert (asked.severity, asked.cell) == ("error", "A4")


def test_fills_by_theme_and_by_index(tmp_path: Path) -> None:
    """灰 as Excel offers it is the theme's white made darker; old files number their colours."""
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "活动台账"
    for row in (HEADER, *ROWS, ["注：灰色为取消，黄色为计划"]):
        sheet.append(row)
    for cell in sheet[3][:6]:
        cell.fill = PatternFill("solid", fgColor=Color(theme=0, tint=-0.15))
    for cell in sheet[4][:6]:
        cell.fill = PatternFill("solid", fgColor=Color(indexed=13))
    workbook.save(path)
    (grid,) = read_workbook(path)
    assert grid.formats is not None
    assert {grid.formats.fills[2, 0], grid.formats.fills[3, 0]} == {"D9D9D9", "FFFF00"}
    assert held(path) == [2, 5]


@pytest.mark.parametrize(
    ("colour", "word"),
    [
        ("FF0000", "红"), ("C00000", "红"), ("FFC7CE", "粉"), ("FFC000", "黄"), ("FFC000", "橙"),
        ("FFFF00", "黄"), ("FFEB9C", "黄"), ("92D050", "绿"), ("C6EFCE", "绿"), ("0070C0", "蓝"),
        ("DDEBF7", "蓝"), ("7030A0", "紫"), ("808080", "灰"), ("E7E6E6", "灰"), ("000000", "黑"),
    ],
)  # fmt: skip
def test_the_words_for_colours(colour: str, word: str) -> None:
    assert word in words_for(colour)


def test_styles_are_found_however_cells_are_written(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {1: {"font_strikeout": True}})
    other = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b'<c r="A4" s="2" t="s">', b"<c t='s' s='2' r='A4'>")
            new.writestr(name, part)
    assert _struck(read_workbook(path)) == _struck(read_workbook(other))


def _struck(grids: Sequence[Grid]) -> frozenset[tuple[int, int]]:
    return grids[0].formats.struck if grids[0].formats else frozenset()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to write .xls")
def test_an_old_workbook_tells_of_strokes_and_fills(tmp_path: Path) -> None:
    looks: Looks = {1: {"font_strikeout": True}, 2: {"bg_color": "#C0C0C0"}}
    path = book(tmp_path / "a.xlsx", looks, [["注：灰色为取消"]], old=True)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xls:MS Excel 97", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert held(tmp_path / "a.xls") == held(path) == [3, 6]
