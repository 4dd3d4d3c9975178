"""Ledgers that are no .xlsx, are protected, or are open on another screen."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from datetime import date, time
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from addin.cli import main
from addin.ledger.grid import CellError, Grid, Merge
from addin.office.reading.closed_workbook import read_workbook
from addin.office.reading.old_parts import old_parts
from addin.office.writing.locks import lock_beside
from commands import ACTIVITIES, Output, refused
from conftest import WriteBook

TABLE = "日期,活动类型,主题,主持人,应到人数,实到人数\n2022-3-5,支委会,研究党费,张三,5,5\n"


def checked(capsys: Output, *arguments: object) -> dict[str, object]:
    assert main(["check", *map(str, arguments), "--json"]) in (0, 1)
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def codes(found: dict[str, object]) -> list[str]:
    assert isinstance(found["findings"], list)
    return [f["code"] for f in found["findings"]]


# --- .csv ---------------------------------------------------------------------------------------


def read_csv(path: Path, content: bytes) -> Grid:
    path.write_bytes(content)
    (grid,) = read_workbook(path)
    return grid


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_one_sheet_called_after_the_file(
    tmp_path: Path, capsys: Output, encoding: str
) -> None:
    path = tmp_path / "2022年台账.csv"
    path.write_bytes(TABLE.encode(encoding))
    found = checked(capsys, path, "--period", "2022-03")
    assert found["activities"] == 1


def test_numbers_of_a_csv_are_numbers_but_codes_stay_text(tmp_path: Path) -> None:
    grid = read_csv(tmp_path / "a.csv", b"20,1.5,007,110105194912310028,-3,#REF!,3.10,1e5\n")
    assert list(grid.rows[0]) == [
        20.0,
        1.5,
        "007",
        "110105194912310028",
        -3.0,
        CellError("#REF!"),
        3.1,
        "1e5",
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="2022-02-10"', "2022-02-10"),
        ('="007"', "007"),
        ('"=""2022-02-10"""', "2022-02-10"),
        ('="甲,乙"', "甲,乙"),
        ('="他说""好"""', '他说"好"'),
        ("'2022-02-10", "2022-02-10"),
        ("'007", "007"),
        ("'甲'组", "'甲'组"),
        ('=""', None),
        ("=B2&C2", "=B2&C2"),
    ],
)
def test_what_an_export_marks_as_text_is_the_text(
    tmp_path: Path, cell: str, text: str | None
) -> None:
    grid = read_csv(tmp_path / "a.csv", f"{cell},支委会,{cell}\n".encode())
    assert list(grid.rows[0]) == [text, "支委会", text]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_marks_are_read_whatever_separates_the_cells(tmp_path: Path, separator: str) -> None:
    content = f'="2022-02-10"{separator}支委会\r\n="2022-03-05"{separator}="党课"\r\n'
    grid = read_csv(tmp_path / "a.csv", content.encode())
    assert [list(row) for row in grid.rows] == [["2022-02-10", "支委会"], ["2022-03-05", "党课"]]


def test_tabs_that_keep_numbers_text_separate_nothing(tmp_path: Path) -> None:
    grid = read_csv(tmp_path / "a.csv", "日期\t,活动类型\t\n2022-02-10\t,\t支委会\n".encode())
    assert [[str(v).strip() for v in row] for row in grid.rows] == [
        ["日期", "活动类型"],
        ["2022-02-10", "支委会"],
    ]


def test_a_first_line_may_state_the_separator(tmp_path: Path) -> None:
    grid = read_csv(tmp_path / "a.csv", "sep=;\r\n日期;主题,内容,要点,记录\r\n".encode())
    assert [list(row) for row in grid.rows] == [["日期", "主题,内容,要点,记录"]]


def test_dates_that_an_export_marks_as_text_are_counted(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "导出.csv"
    path.write_text(
        "会议时间,会议类型,会议主题,应到人数,实到人数\n"
        '="2022-02-10",支委会,="研究二季度安排",="5",="5"\n'
        '="2022-03-05",主题党日,植树,="20",="19"\n',
        encoding="utf-8-sig",
    )
    found = checked(capsys, path, "--period", "2022Q1")
    assert found["statistics"] == {"支委会": 1, "主题党日": 1}
    assert "L002" not in {f["code"] for f in found["findings"]}


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_quotes_and_breaks_in_a_csv(tmp_path: Path, separator: str) -> None:
    content = separator.join(["日期", "活动类型", '"主题\n（议题）"', '"张三, 李四; 王五"'])
    grid = read_csv(tmp_path / "a.csv", content.encode())
    assert list(grid.rows[0]) == ["日期", "活动类型", "主题\n（议题）", "张三, 李四; 王五"]


def test_marks_inside_quotes_separate_nothing(tmp_path: Path) -> None:
    grid = read_csv(tmp_path / "a.csv", '日期,主题\n2022-3-5,"甲;乙;丙;丁;戊\n己;庚"\n'.encode())
    assert [len(row) for row in grid.rows] == [2, 2]
    assert grid.rows[1][1] == "甲;乙;丙;丁;戊\n己;庚"


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", "日期,类型".encode("gb18030") + b"\xff\xff", b"a,\0b"]
)
def test_a_csv_in_no_known_encoding_is_refused(
    tmp_path: Path, capsys: Output, content: bytes
) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(content)
    assert "另存为.xlsx" in refused(capsys, "check", path)


def test_an_empty_csv_has_no_ledger(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(b"")
    assert "没有找到活动台账" in refused(capsys, "check", path)


# --- .xls and other old formats -------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to write .xls")
def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("1月")
        day, clock = (workbook.add_format({"num_format": f}) for f in ("yyyy-mm-dd", "hh:mm"))
        sheet.write_datetime("A1", date(2022, 3, 5), day)
        sheet.write_datetime("B1", time(9, 30), clock)
        sheet.write_row("C1", [20, 1.5, "文字", True])
        sheet.merge_range("A3:A5", "同一天")
        sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C4", "=NA()", None, "#N/A")
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column("D:E", 8, None, {"hidden": True})
        second = workbook.add_worksheet("2月")
        second.write("A1", 44625)
        second.write_column("A2", [f"第{n}次会议的主要内容" for n in range(300)])
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += ["xls:MS Excel 97", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    first, second = read_workbook(tmp_path / "台账.xls")
    assert list(first.rows[0]) == [date(2022, 3, 5), time(9, 30), 20.0, 1.5, "文字", True]
    assert first.merges == (Merge(2, 0, 4, 0),)
    assert (first.value(2, 2), first.value(3, 2)) == (CellError("#DIV/0!"), CellError("#N/A"))
    assert (first.hidden_rows, second.hidden_rows) == ({3}, frozenset())
    assert (first.hidden_columns, second.hidden_columns) == ({3, 4}, frozenset())
    assert (second.sheet, second.value(0, 0)) == ("2月", 44625.0)


@given(st.binary(max_size=3000), st.integers(0, 3000), st.sampled_from([9, 12, 60000]))
def test_a_damaged_old_workbook_tells_nothing_and_does_no_harm(
    noise: bytes, cut: int, shift: int
) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + struct.pack("<H", shift)
    assert old_parts((head + noise)[: 30 + cut]) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("台账.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "WPS表格"),
        ("台账.ET", b"PK\x03\x04", "WPS表格"),
        ("台账.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧格式"),
        (
            "台账.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "密码",
        ),
        ("台账.xls", b"<html><table><tr><td>1</td></tr></table></html>", "不是Excel工作簿"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(
    tmp_path: Path, capsys: Output, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refused(capsys, "check", path)


# --- Open, protected -------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", ["~$台账.xlsx", ".~台账.xlsx", ".~lock.台账.xlsx#"])
def test_a_ledger_that_a_colleague_has_open_is_read_and_said_so(
    book: WriteBook, capsys: Output, lock: str
) -> None:
    path = book("台账.xlsx", 活动台账=ACTIVITIES)
    assert lock_beside(path) is None
    assert "L057" not in codes(checked(capsys, path))
    path.with_name(lock).write_bytes(b"")
    assert codes(checked(capsys, path)).count("L057") == 1


def test_a_protected_sheet_is_read_as_any(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("活动台账")
        sheet.protect("密码")
        for r, line in enumerate(ACTIVITIES.strip().splitlines()):
            sheet.write_row(r, 0, line.split("|"))
    assert checked(capsys, path)["activities"] == 2


# --- --map -----------------------------------------------------------------------------------------


def test_a_heading_is_mapped_on_the_command_line(
    book: WriteBook, capsys: Output, tmp_path: Path
) -> None:
    odd = ACTIVITIES.replace("活动类型", "哪一种").replace("主持人", "谁牵头")
    path = book("台账.xlsx", Sheet1=odd, 参数="键|值\n单位全称|临江县民政局党组")
    assert "没有找到活动台账" in refused(capsys, "check", path)
    maps = ["--map", "哪一种=活动类型", "--map", "Sheet1!谁牵头=主持人"]
    found = checked(capsys, path, "--period", "2022Q1", *maps)
    assert found["activities"] == 2
    assert "L039" not in codes(found)
    assert main(["tally", str(path), *maps, "--period", "2022Q1"]) in (0, 1)
    report = tmp_path / "报告.docx"
    assert main(["report", str(path), *maps, "--period", "2022Q1", "-o", str(report)]) in (0, 1)
    assert report.exists()


@pytest.mark.parametrize(
    ("given", "said"), [("哪一种", "--map"), ("没有的表头=活动类型", "没有的表头")]
)
def test_a_mapping_of_nothing_is_refused(
    book: WriteBook, capsys: Output, given: str, said: str
) -> None:
    path = book("台账.xlsx", 活动台账=ACTIVITIES)
    assert said in refused(capsys, "check", path, "--map", given)
