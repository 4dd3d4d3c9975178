"""Workbooks that are true to the format and still wreck those who read them carelessly."""

from __future__ import annotations

import json
import re
import time
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.cli import main
from addin.ledger.grid import CellError, NotCalculated
from addin.office.reading.closed_workbook import read_workbook
from commands import ACTIVITIES, PARAMETERS, Output, refused
from conftest import WriteBook
from faults.packages import part, spoilt, with_parts

SHEET = "xl/worksheets/sheet1.xml"
LINKS = "xl/externalLinks/externalLink1.xml"
QUICK = 5.0  # seconds, on a busy computer


def checked(capsys: Output, *arguments: object) -> dict[str, object]:
    capsys.readouterr()
    assert main(["check", *map(str, arguments), "--json"]) in (0, 1)
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "tail",
    [
        "".join(f'<row r="{r}" s="1" customFormat="1"/>' for r in range(100, 1_048_577, 4)),
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
    ],
    ids=["a quarter of a million blank formatted rows", "a blank cell in the last corner"],
)
def test_blank_rows_and_cells_cost_a_moment_and_change_nothing(
    book: WriteBook, capsys: Output, tail: str
) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    before = checked(capsys, path)
    spoilt(path, SHEET, lambda xml: xml.replace(b"</sheetData>", tail.encode() + b"</sheetData>"))
    started = time.perf_counter()
    assert checked(capsys, path) == before
    assert time.perf_counter() - started < QUICK


@pytest.mark.parametrize("told", ["A1", "A1:XFD1048576", "B2:C3"])
def test_a_dimension_that_lies_is_not_believed(book: WriteBook, capsys: Output, told: str) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    before = checked(capsys, path)
    lie = f'<dimension ref="{told}"/>'.encode()
    spoilt(path, SHEET, lambda xml: re.sub(rb"<dimension[^>]*/>", lie, xml))
    assert lie in part(path, SHEET)
    assert checked(capsys, path) == before


def test_a_dimension_that_is_none_is_refused_and_not_crashed_on(
    book: WriteBook, capsys: Output
) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    none = b'<dimension ref="nonsense"/>'
    spoilt(path, SHEET, lambda xml: re.sub(rb"<dimension[^>]*/>", none, xml))
    assert "读不出来" in refused(capsys, "check", path)


def test_a_filled_cell_in_the_last_corner_is_said(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    spoilt(path, SHEET, lambda xml: xml.replace(b"</sheetData>", corner))
    assert "范围太大" in refused(capsys, "check", path)


def test_error_cells_are_findings_and_in_no_total(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    workbook = openpyxl.load_workbook(path)
    workbook["活动台账"]["A3"] = "#REF!"
    workbook["活动台账"]["A3"].data_type = "e"
    workbook.save(path)
    grid = next(g for g in read_workbook(path) if g.sheet == "活动台账")
    assert grid.value(2, 0) == CellError("#REF!")
    found = checked(capsys, path)
    assert found["activities"] == 1
    assert any(f["cell"] == "A3" and f["severity"] == "error" for f in found["findings"])  # type: ignore[attr-defined]


def test_a_formula_never_calculated_is_not_called_empty(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    workbook = openpyxl.load_workbook(path)
    workbook["活动台账"]["F3"] = "=1+18"
    workbook.save(path)
    grid = next(g for g in read_workbook(path) if g.sheet == "活动台账")
    assert grid.value(2, 5) == NotCalculated("1+18")
    its = [f for f in checked(capsys, path)["findings"] if f["cell"] == "F3"]  # type: ignore[attr-defined]
    assert its and all("空" not in f["message"] for f in its)


@pytest.mark.parametrize("date1904", [False, True])
def test_days_are_the_same_in_either_date_system(
    tmp_path: Path, capsys: Output, date1904: bool
) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": date1904}) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        style = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["日期", "活动类型", "主题", "主持人"])
        sheet.write_datetime(1, 0, datetime(2022, 3, 5), style)
        sheet.write_row(1, 1, ["支委会", "研究", "张三"])
    found = checked(capsys, path, "--period", "2022-03")
    assert found["activities"] == 1
    assert found["statistics"]["支委会"] == 1  # type: ignore[index]


def test_links_to_other_workbooks_are_not_followed(book: WriteBook, capsys: Output) -> None:
    """Sockets are blocked in all tests: what would go out fails."""
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    before = checked(capsys, path)
    relations = "xl/_rels/workbook.xml.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = f'<Relationship Id="rId99" Type="{office}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    away = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/externalLinkPath" Target="http://192.0.2.1/a.xlsx" TargetMode="External"/>'
        "</Relationships>"
    )
    main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = f'<externalLink xmlns="{main_namespace}"><externalBook xmlns:r="{office}" r:id="rId1"/></externalLink>'
    with_parts(
        path,
        {
            relations: part(path, relations).replace(
                b"</Relationships>", related.encode() + b"</Relationships>"
            ),
            LINKS: link.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": away.encode(),
        },
    )
    assert checked(capsys, path)["statistics"] == before["statistics"]


# --- Text that programs take for more than text -------------------------------------------------------

FORMULAS = [
    "=cmd|'/C calc'!A0",
    "+1+2",
    "-1+2",
    "@SUM(A1)",
    "\tTab",
    '=HYPERLINK("http://192.0.2.1")',
]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_like_a_formula_stays_text_in_all_that_is_written(
    tmp_path: Path, capsys: Output, text: str
) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as workbook:
        for name, table in (("活动台账", ACTIVITIES), ("参数", PARAMETERS)):
            sheet = workbook.add_worksheet(name)
            for r, line in enumerate(table.strip().splitlines()):
                for c, cell in enumerate(line.split("|")):
                    sheet.write_string(r, c, cell)
        workbook.get_worksheet_by_name("活动台账").write_string(1, 0, text)
        workbook.get_worksheet_by_name("活动台账").write_string(1, 1, text)
    findings, statistics = tmp_path / "校验.xlsx", tmp_path / "统计.xlsx"
    assert main(
        ["check", str(path), "-o", str(findings), "--fixed", str(tmp_path / "副本.xlsx")]
    ) in (0, 1)
    assert main(["tally", str(path), "-o", str(statistics)]) in (0, 1)
    capsys.readouterr()
    texts = [c for c in cells(findings) if text.strip() in str(c.value)]
    assert texts and all(c.data_type == "s" for c in texts)
    for written in (findings, statistics, tmp_path / "副本.xlsx"):
        assert [
            c.value for c in cells(written) if c.data_type == "f" and "cmd" in str(c.value)
        ] == []


def cells(path: Path) -> list[openpyxl.cell.Cell]:
    book = openpyxl.load_workbook(path)
    return [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]


STRANGE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x07\x0b\x1f\ud800\udfff\ufffe\uffff\u202e\u2066\u200b\ufeff😀𠮷\r\n\t<&>{}%"
        ),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STRANGE, st.integers(1, 600))
def test_any_text_in_a_cell_is_kept_or_found_and_never_breaks_a_report(
    tmp_path: Path, text: str, times: int
) -> None:
    path = tmp_path / "台账.csv"
    theme = (text * times)[:32_767].replace('"', '""')
    table = f'日期,活动类型,主题,主持人\n2022年1月5日,支委会,"{theme}",张三\n2022年3月3日,党员大会,学习,张三\n'
    path.write_bytes(table.encode("utf-8", "replace"))
    out = tmp_path / "汇报.docx"
    status = main(["report", str(path), "--period", "2022Q1", "-o", str(out), "--force"])
    if "\0" in table:
        assert status == 2
        return
    assert status in (0, 1)
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None


FAR = {
    "an attribute before the place": '<row r="1048576"><c s="1" r="XFD1048576"><v>1</v></c></row>',
    "other quotes": "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    "a cell without a place": '<row r="1048576"><c><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
    "small letters": '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
    "a column beyond the last": '<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>',
    "a row beyond the last": '<row r="4000000000"><c r="C4000000000"><v>1</v></c></row>',
    "a row told alone": '<row r="4000000000"><c><v>1</v></c></row>',
    "a line break": '<row r="1048576"><c\nr="XFD1048576"><v>1</v></c></row>',
}


@pytest.mark.parametrize("name", FAR)
def test_a_cell_far_away_eats_no_memory_however_it_is_written(book: WriteBook, name: str) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    far = FAR[name].encode() + b"</sheetData>"
    spoilt(path, SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    first, second = read_workbook(path)
    assert first.too_large and not first.rows
    assert not second.too_large


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet9.xml"),
        ("xl/_rels/workbook.xml.rels", b'Id="rId1"', b'Id="rId77"'),
        ("xl/workbook.xml", b"<sheet ", b"<shoot "),
        ("xl/workbook.xml", b"spreadsheetml/2006/main", b"spreadsheetml/2007/main"),
        (SHEET, b"spreadsheetml/2006/main", b"spreadsheetml/2007/main"),
    ],
)
def test_a_workbook_that_has_lost_a_sheet_is_damaged_and_not_smaller(
    book: WriteBook, capsys: Output, name: str, old: bytes, new: bytes
) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    spoilt(path, name, lambda xml: xml.replace(old, new))
    assert "读不出来" in refused(capsys, "check", path)


def test_a_table_of_one_row_over_and_over_takes_no_longer_for_it(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    row = "2022-1-1,支委会,学习全会精神,张三\n"
    path.write_text("日期,活动类型,主题,主持人\n" + row * 3000, encoding="utf-8")
    started = time.perf_counter()
    assert main(["check", str(path), "--period", "2022Q1"]) in (0, 1)
    assert time.perf_counter() - started < 3 * QUICK
