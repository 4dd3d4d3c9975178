"""check --fixed: the safe corrections are made, and nothing else in the workbook is touched."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.office.reading.closed_workbook import read_workbook
from addin.office.writing.patched_copy import STYLES
from addin.workflows import check
from addin.workflows.input_and_output import LedgerInput
from commands import Output
from conftest import WriteBook
from rich_workbook import SHEET, parts, rewritten

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CORRECTED = {
    "A2": datetime(2022, 1, 5),
    "B2": "支委会",
    "D2": "张三",
    "E2": 5,
    "F2": 5,
    "A3": datetime(2022, 3, 3),
    "E3": 20,
    "F3": 19,
    "F4": 5,
    "E5": 5,
    "F5": 5,
}


def fixed(ledger: Path, copy: Path) -> Path:
    assert main(["check", str(ledger), "--fixed", str(copy)]) in (0, 1)
    return copy


def cells(xml: bytes) -> dict[str, str]:
    """Return each cell of a sheet part as it is written, and all around the cells as ""."""
    root = etree.fromstring(xml)
    found = {}
    for cell in list(root.iter("{*}c")):
        found[cell.get("r")] = etree.tostring(cell, with_tail=False).decode()
        cell.getparent().remove(cell)
    return {**found, "": etree.tostring(root).decode()}


def converted(path: Path, folder: Path, kind: str) -> Path:
    """Let LibreOffice open a workbook and save it as another kind of file."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return path.with_suffix(f".{kind.partition(':')[0]}")


def test_all_parts_but_the_sheet_and_the_styles_are_the_same(rich: Path) -> None:
    copy = fixed(rich, rich.with_stem("副本"))
    before, after = parts(rich), parts(copy)
    assert list(before) == list(after)
    assert {n for n in before if before[n] != after[n]} == {SHEET, "xl/styles.xml"}
    kept = ("comments", "threaded", "slicer", "chart", "media", "external", "printer", "customXml")
    assert all(any(word in name for name in after) for word in kept)
    assert ("xl/vbaProject.bin" in after) == (rich.suffix == ".xlsm")


def test_in_the_sheet_only_the_corrected_cells_differ(rich: Path) -> None:
    copy = fixed(rich, rich.with_stem("副本"))
    before, after = (cells(parts(p)[SHEET]) for p in (rich, copy))
    assert {c for c in before | after if before.get(c) != after.get(c)} == set(CORRECTED)


def test_a_rewritten_cell_keeps_its_looks_and_gets_ours(rich: Path) -> None:
    copy = fixed(rich, rich.with_stem("副本"))
    sheet = openpyxl.load_workbook(copy)["活动台账"]
    assert {c: sheet[c].value for c in CORRECTED} == CORRECTED
    assert {sheet[c].fill.fgColor.rgb for c in CORRECTED} == {"FFFFEB9C"}
    day = sheet["A2"]
    assert (day.number_format, day.border.left.style, day.alignment.horizontal) == (
        "yyyy-mm-dd",
        "thin",
        "center",
    )
    assert sheet["C2"].fill.fgColor.rgb == "00000000"


def test_what_the_clerk_must_decide_is_left(rich: Path, capsys: Output) -> None:
    copy = fixed(rich, rich.with_stem("副本"))
    sheet = openpyxl.load_workbook(copy)["活动台账"]
    assert [sheet[c].value for c in ("A4", "B4", "E4", "A5")] == [
        "3月8日",
        "支委汇",
        "20余人",
        "2022年2月30日",
    ]
    said = capsys.readouterr().out
    assert "未更正 活动台账!D4 去掉多余的空格　没有动：单元格是公式" in said
    assert "未更正 活动台账!D5 去掉多余的空格　没有动：单元格里的文字有不同的字体或颜色" in said
    assert f"已更正{len(CORRECTED)}处，另存为：{copy}" in said
    assert "重新计算" in said


def test_the_ledger_stays_and_the_copy_of_a_copy_is_the_same(
    rich: Path, tmp_path: Path, capsys: Output
) -> None:
    before = rich.read_bytes()
    copy = fixed(rich, rich.with_stem("副本"))
    assert rich.read_bytes() == before
    capsys.readouterr()
    again = fixed(copy, rich.with_stem("副本的副本"))
    assert "没有可以直接更正的地方" in capsys.readouterr().out
    assert again.read_bytes() == copy.read_bytes()


def test_the_copy_is_counted_as_the_ledger_is(rich: Path) -> None:
    copy = fixed(rich, rich.with_stem("副本"))
    one, other = check(LedgerInput(rich)), check(LedgerInput(copy))
    assert one.tally.figures == other.tally.figures
    assert one.tally.calendar == other.tally.calendar
    assert [(f.code, f.cell) for f in one.findings] == [(f.code, f.cell) for f in other.findings]


@pytest.mark.slow
@pytest.mark.pages
@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")
def test_libreoffice_opens_the_copy(rich: Path, tmp_path: Path) -> None:
    copy = fixed(rich, tmp_path / f"copy{rich.suffix}")
    page = converted(copy, tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76")
    lines = page.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("2022-01-05,支委会,研究 & <全年> 计划,张三,5,5")
    assert lines[2].startswith("2022-03-03,党员大会,学习全会精神,张三,20,19")


@pytest.mark.slow
@pytest.mark.pages
@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")
def test_libreoffice_shows_our_notes(book: WriteBook, tmp_path: Path) -> None:
    copy = fixed(book(活动台账=PLAIN), tmp_path / "copy.xlsx")
    text = converted(copy, tmp_path, "fods").read_text(encoding="utf-8")
    assert text.count("<office:annotation ") == 4
    assert "【台账通更正】改为规范的类型名称。原值：支部委员会" in text


def test_the_findings_workbook_lists_what_was_corrected(
    rich: Path, tmp_path: Path, capsys: Output
) -> None:
    copy, output = rich.with_stem("副本"), tmp_path / "校验结果.xlsx"
    main(["check", str(rich), "--fixed", str(copy), "-o", str(output)])
    findings, listed = read_workbook(output)
    assert (findings.sheet, listed.sheet) == ("校验结果", "更正")
    rows = {row[1]: tuple(row[2:5]) for row in listed.rows[3:]}
    assert rows["A2"] == ("2022。1。5", "2022-01-05", "文本改为日期")
    assert rows["D4"][2] == "去掉多余的空格：没有动，单元格是公式，请手工修改"
    assert set(rows) == {*CORRECTED, "D4", "D5"}


# --- Notes -----------------------------------------------------------------------------------

PLAIN = "日期|活动类型|主持人\n2022。1。5|支部委员会|张 三\n2022-01-06|支委会|张三"


def test_a_sheet_without_notes_gets_one_at_each_cell(
    book: WriteBook, tmp_path: Path, capsys: Output
) -> None:
    ledger = book(活动台账=PLAIN, 参数="键|值\n报告期起|2022年1月1日")
    copy = fixed(ledger, tmp_path / "副本.xlsx")
    workbook = openpyxl.load_workbook(copy)
    notes = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert notes == {
        ("活动台账", "A2"): "【台账通更正】文本改为日期。原值：2022。1。5",
        ("活动台账", "B2"): "【台账通更正】改为规范的类型名称。原值：支部委员会",
        ("活动台账", "C2"): "【台账通更正】去掉多余的空格。原值：张 三",
        ("活动台账", "A3"): "【台账通更正】文本改为日期。原值：2022-01-06",
        ("参数", "B2"): "【台账通更正】文本改为日期。原值：2022年1月1日",
    }


def test_notes_add_parts_and_touch_no_others(
    book: WriteBook, tmp_path: Path, capsys: Output
) -> None:
    ledger = book(活动台账=PLAIN, 参数="键|值\n报告期起|2022-01-01")
    before, after = parts(ledger), parts(fixed(ledger, tmp_path / "副本.xlsx"))
    assert list(after)[: len(before)] == list(before)
    assert {n for n in before if before[n] != after[n]} == {
        "[Content_Types].xml",
        SHEET,
        "xl/worksheets/sheet2.xml",
        "xl/styles.xml",
    }
    assert set(after) - set(before) == {
        f"xl/{name}{n}.{ending}"
        for n in (1, 2)
        for name, ending in (("comments", "xml"), ("drawings/vmlDrawing", "vml"))
    } | {f"xl/worksheets/_rels/sheet{n}.xml.rels" for n in (1, 2)}
    ids = [part for name, part in after.items() if name.endswith(".vml")]
    assert len({part.split(b'data="')[1][:2] for part in ids}) == 2


def test_notes_stand_behind_the_drawing_and_before_the_tables(
    tmp_path: Path, capsys: Output
) -> None:
    ledger = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(ledger)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        columns = [{"header": "日期"}, {"header": "活动类型"}]
        sheet.add_table("A1:B3", {"columns": columns, "data": [["2022。1。5", "支部会"]]})
        sheet.insert_textbox("K10", "本人的文本框")
        sheet.add_sparkline("D2", {"range": "活动台账!A2:B2"})
    root = etree.fromstring(parts(fixed(ledger, tmp_path / "副本.xlsx"))[SHEET])
    names = [etree.QName(child).localname for child in root]
    assert names[names.index("drawing") :] == ["drawing", "legacyDrawing", "tableParts", "extLst"]


# --- What may not be done -------------------------------------------------------------------


def test_the_object_of_the_contract_is_alone_on_the_output(
    book: WriteBook, tmp_path: Path, capsys: Output
) -> None:
    ledger = book(活动台账="日期|活动类型\n2022年1月5日|支委会")
    main(["check", str(ledger), "--json", "--fixed", str(tmp_path / "副本.xlsx")])
    assert json.loads(capsys.readouterr().out)["activities"] == 1


# --- Laws ------------------------------------------------------------------------------------


def test_no_synonym_that_is_replaced_changes_a_figure(tmp_path: Path, capsys: Output) -> None:
    names = [s for t in catalogue().activity.types for s in (t.name, *t.synonyms)]
    ledger = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(ledger)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        sheet.write_row(0, 0, ["日期", "活动类型", "主讲人"])
        for row, name in enumerate(names, 1):
            sheet.write_row(row, 0, ["2022年3月5日", name, "张三"])
    copy = fixed(ledger, tmp_path / "副本.xlsx")
    assert check(LedgerInput(copy)).tally.figures == check(LedgerInput(ledger)).tally.figures
    (grid,) = read_workbook(copy)
    known = {t.name for t in catalogue().activity.types}
    assert {row[1] for row in grid.rows[1:]} - known == {"书记讲党课"}


def test_a_units_own_word_stays(book: WriteBook, tmp_path: Path, capsys: Output) -> None:
    ledger = book(
        活动台账="日期|活动类型\n2022年1月5日|支部例会\n2022年1月6日|支部委员会",
        参数="键|值\n类型同义词：支委会|支部例会",
    )
    grid = read_workbook(fixed(ledger, tmp_path / "副本.xlsx"))[0]
    assert [row[1] for row in grid.rows[1:]] == ["支部例会", "支委会"]


@pytest.mark.parametrize("date1904", [False, True])
def test_a_day_is_the_same_day_in_both_date_systems(
    tmp_path: Path, capsys: Output, date1904: bool
) -> None:
    ledger = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(ledger), {"date_1904": date1904}) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        sheet.write_row(0, 0, ["日期", "活动类型"])
        sheet.write_row(1, 0, ["2022.3.5", "支委会"])
    (grid,) = read_workbook(fixed(ledger, tmp_path / "副本.xlsx"))
    assert str(grid.value(1, 0)) == "2022-03-05"


def prefixed(xml: bytes) -> bytes:
    """Return a part of which every element has a prefix, as some programs write it."""
    root = etree.fromstring(xml)
    space = etree.QName(root).namespace
    new = etree.Element(root.tag, dict(root.attrib), nsmap={"x": space, "r": OFFICE})
    new.extend(list(root))
    text = etree.tostring(new).decode()
    assert "<x:" in text
    return text.encode()


def test_parts_with_prefixes_and_cells_without_addresses(
    book: WriteBook, tmp_path: Path, capsys: Output
) -> None:
    ledger = book(活动台账=PLAIN)
    inside = parts(ledger)
    sheet = re.sub(rb' r="[A-Z]*\d+"', b"", re.sub(rb' spans="[^"]*"', b"", inside[SHEET]))
    rewritten(ledger, SHEET, prefixed(sheet))
    rewritten(ledger, STYLES, prefixed(inside[STYLES]))
    copy = fixed(ledger, tmp_path / "副本.xlsx")
    (grid,) = read_workbook(copy)
    assert [str(v)[:10] for v in grid.rows[1]] == ["2022-01-05", "支委会", "张三"]
    cell = openpyxl.load_workbook(copy).active["B2"]
    assert cell.comment.text.endswith("原值：支部委员会")
    assert cell.fill.fgColor.rgb == "FFFFEB9C"
