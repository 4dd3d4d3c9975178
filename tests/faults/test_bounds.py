"""What comes is done or refused in time and memory, whatever its size: limits and linear work."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from addin.audit import report_audit
from addin.cli import main
from addin.ledger import limits
from addin.ledger.forms.cells import owners
from addin.ledger.grid import Grid, Merge
from addin.ledger.refusal import Refusal
from addin.ledger.tables.headings.header_blocks import header_block, row_texts
from addin.ledger.values.names import parse_names
from addin.office.ooxml.spans import outermost
from addin.office.reading import closed_workbook, sheet_limits, sheet_parts
from addin.office.reading.closed_workbook import read_workbook
from addin.office.reading.old_package import OldPackage
from addin.office.templates.engine_limits import EngineLimits
from addin.office.templates.filling.filling_limits import LimitError
from addin.office.word import body
from addin.office.word.body import read_body
from addin.office.word.word_file import open_word
from addin.proofreading.text_rule import Case
from addin.proofreading.text_rules import proofread_text
from addin.report.language.template_names import check_template
from addin.report.prose import Paragraph
from addin.report.values.field_tree import Tree
from addin.resources import resource
from tests.faults.packages import spoilt

SHEET = "xl/worksheets/sheet{}.xml"


def workbook(path: Path, **last: str) -> Path:
    """Write a workbook with sheets that reach from A1 to a cell."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cell in last.items():
        sheet = book.create_sheet(name)
        sheet["A1"], sheet[cell] = "头", "尾"
    book.save(path)
    return path


def moved(path: Path, number: int, to: str) -> Path:
    """Move the part of a sheet elsewhere in its package."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[to] = parts.pop(SHEET.format(number))
    old = f"/{SHEET.format(number)}".encode()
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = parts[name].replace(old, f"/{to}".encode())
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("to", ["xl/sheets/sheet9.xml", "xl/a.xml", "sheets/a.xml", "a.xml"])
def test_a_sheet_is_read_wherever_its_part_lies(tmp_path: Path, to: str) -> None:
    path = moved(workbook(tmp_path / "a.xlsx", 甲="B2", 乙="C3"), 2, to)
    first, second = read_workbook(path)
    assert (first.sheet, second.sheet) == ("甲", "乙")
    assert second.value(2, 2) == "尾"


def test_the_largest_sheets_are_left_out_while_the_rest_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_parts, "MOST_CELLS_TOGETHER", 100)
    path = workbook(tmp_path / "a.xlsx", 甲="B5", 乙="C30", 丙="C20")
    assert [g.too_large for g in read_workbook(path)] == [0, 90, 0]


def test_the_filled_cells_of_all_sheets_are_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_parts, "MOST_FILLED_CELLS", 3)
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append([1, 2, 3])
    book.create_sheet("乙").append([4])
    book.save(path)
    assert [g.too_large for g in read_workbook(path)] == [3, 0]


def test_many_ordinary_sheets_are_not_too_large(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 甲="D9000", 乙="D9000", 丙="D9000", 丁="D9000")
    assert not any(g.too_large for g in read_workbook(path))


def test_blanks_up_to_a_cell_far_away_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closed_workbook, "_LARGE", 10)
    (grid,) = read_workbook(workbook(tmp_path / "a.xlsx", 甲="C5"))
    assert [list(row) for row in grid.rows] == [["头"], [], [], [], ["", "", "尾"]]


def test_a_workbook_of_too_many_sheets_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_SHEETS", 2)
    path = workbook(tmp_path / "a.xlsx", 甲="B2", 乙="B2", 丙="B2")
    with pytest.raises(Refusal, match="有3张工作表，最多读2张"):
        read_workbook(path)


def test_columns_hidden_many_times_over_cost_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 甲="C3")
    columns = b"<cols>" + b'<col min="1" max="16384" hidden="1"/>' * 20_000 + b"</cols><sheetData>"
    spoilt(path, SHEET.format(1), lambda xml: xml.replace(b"<sheetData>", columns))
    started = time.process_time()
    (grid,) = read_workbook(path)
    assert grid.hidden_columns == {0, 2}
    assert time.process_time() - started < 3


def test_a_sheet_of_a_xls_is_taken_out_by_an_end_right_after_its_beginning() -> None:
    package = object.__new__(OldPackage)
    size = 512
    package._size = size
    package._content = bytes(size * 4)
    package._table = [0xFFFFFFFE, 0, 0xFFFFFFFE]
    package.entries = [type("E", (), {"name": "Workbook", "start": 1})()]  # type: ignore[list-item]
    changed = package.with_bytes({size - 1: b"ab"}, "Workbook")
    # The stream is sector 1, then sector 0: its byte 511 ends sector 1, 512 begins sector 0.
    assert [n for n, byte in enumerate(changed) if byte] == [size, size * 3 - 1]


TEXTS = {
    "opening brackets": "（" * 20_000,
    "closing brackets": "）" * 20_000,
    "titles in one another": "《" * 10_000 + "》" * 10_000,
    "quotation marks the wrong way round": "”字“" * 5_000,
    "straight quotation marks": '字"' * 10_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_brackets_without_end_are_proofread_in_time(name: str) -> None:
    started = time.process_time()
    proofread_text(Case([Paragraph(0, TEXTS[name])]))
    assert time.process_time() - started < 10


HEADS = "支部|党员大会次数|支委会次数|党课次数|参加人次"


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.slow
def test_a_long_table_is_proofread_and_audited_in_linear_time(tmp_path: Path, sample: Path) -> None:
    def of_both(rows: int) -> float:
        path = tmp_path / f"{rows}.docx"
        document = Document()
        grid = document.add_table(0, 5)
        for line in [HEADS, *(f"第{n}党支部|{n % 4 + 1}|{n % 7}|2|{n}" for n in range(rows))]:
            for cell, text in zip(grid.add_row().cells, line.split("|"), strict=True):
                cell.text = text
        document.save(path)
        return seconds(lambda: main(["audit", str(path), str(sample)])) + seconds(
            lambda: main(["proofread", str(path)])
        )

    of_both(10)
    assert of_both(400) < 2.7 * of_both(200)


@pytest.mark.slow
def test_the_words_above_a_table_are_read_once_for_all_its_cells(
    tmp_path: Path, sample: Path
) -> None:
    def audited(caption: str) -> float:
        document = Document()
        document.add_paragraph(caption)
        grid = document.add_table(150, 6)
        for n, cell in enumerate(grid._cells):
            cell.text = f"{'甲乙丙丁戊己'[n % 6]}{n}"
        document.save(path := tmp_path / f"{len(caption)}.docx")
        return seconds(lambda: main(["audit", str(path), str(sample)]))

    audited("短")
    assert audited("设备清单，" * 39) < 1.6 * audited("设备清单")


BRACES = ["{" * 40_000, "{{r " * 10_000, "{%" * 20_000, "}}" * 20_000, "{{ 不认识 }}" * 3_000]


@pytest.mark.parametrize("text", BRACES)
def test_braces_without_end_are_refused_in_time(text: str) -> None:
    tree: Tree = {}
    started = time.process_time()
    assert check_template([text], tree)
    assert time.process_time() - started < 10


def test_a_template_of_too_many_tags_is_refused() -> None:
    problems = check_template(["{{ 字段 }}"] * (limits.MOST_TAGS + 1), {})
    assert [p.message for p in problems] == [
        f"到这里标签已超过{limits.MOST_TAGS}个，太多了，请用循环或分成几个模板"
    ]


@pytest.mark.parametrize("digits", [-999_999_999, 999_999_999, "9"])
def test_a_number_is_not_rounded_to_a_million_digits(digits: Any) -> None:
    with pytest.raises(LimitError):
        EngineLimits().filters()["round"](12, digits)


def test_a_number_is_rounded() -> None:
    rounded = EngineLimits().filters()["round"]
    assert (rounded(12.345, 1), rounded(15, -1)) == (12.3, 20)


def test_the_clock_stops_filters() -> None:
    its = EngineLimits(iter([0.0, *[1e9] * 9]).__next__)
    upper: Callable[..., object] = its.filters()["upper"]
    with pytest.raises(LimitError):
        for _ in range(300):
            upper("a")


def report(path: Path, text: str) -> Path:
    document = Document()
    document.add_paragraph(text)
    document.save(path)
    return path


def test_a_report_of_too_many_parts_or_characters_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = report(tmp_path / "长.docx", "开" * 60)
    with open_word(path) as file:
        assert read_body(file)
        monkeypatch.setattr(body, "LONGEST_PARAGRAPH", 59)
        with pytest.raises(Refusal, match=r"“长\.docx”第1段有60字，一段最多处理59字"):
            read_body(file)
        monkeypatch.setattr(body, "MOST_CHARACTERS", 59)
        with pytest.raises(Refusal, match=r"“长\.docx”的正文有60字，最多处理59字"):
            read_body(file)
        monkeypatch.setattr(body, "MOST_ELEMENTS", 3)
        with pytest.raises(Refusal, match=r"由\d+个部件组成"):
            read_body(file)


def test_a_report_of_too_many_numbers_is_not_audited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document()
    document.add_paragraph("上半年召开党员大会2次，支委会6次，上党课2次。")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("类型", "次数", "党课", "2"), strict=True):
        cell.text = text
    document.save(path := tmp_path / "多.docx")
    ledger = str(resource("samples", "活动台账.xlsx"))
    monkeypatch.setattr(report_audit, "MOST_NUMBERS", 3)
    assert main(["audit", str(path), ledger]) == 2
    refused = capsys.readouterr().err
    assert refused == "报告里有4处数字，一次最多核对3处；请把报告分成几份，分别核对\n"
    monkeypatch.setattr(report_audit, "MOST_NUMBERS", 4)
    assert main(["audit", str(path), ledger]) in (0, 1)


def test_every_limit_has_a_reason() -> None:
    text = Path(limits.__file__).read_text(encoding="utf-8")
    assert len(re.findall(r'^[A-Z_]+ = [\d_]+\n"""', text, re.M)) == len(
        [name for name in vars(limits) if name.isupper()]
    )


def test_merged_ranges_as_wide_as_excel_cost_no_more_than_narrow_ones(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for n in range(1, 300):
        book.active[f"A{n}"] = f"条目{n}"
        book.active.merge_cells(start_row=n, end_row=n, start_column=1, end_column=2)
    book.save(path := tmp_path / "宽.xlsx")
    widened = spoilt(path, SHEET.format(1), lambda its: re.sub(rb":B(\d+)", rb":XFD\1", its))
    assert seconds(lambda: main(["check", str(widened)])) < 5


def test_the_owner_of_a_merged_cell_is_its_first_cell() -> None:
    grid = Grid(
        "表", [["甲", None, "乙"], [None, None, None]], (Merge(0, 0, 1, 1), Merge(0, 2, 900, 2))
    )
    under = owners(grid)
    assert under.get((1, 1)) == under[0, 1] == (0, 0)
    assert under[1, 2] == (0, 2)
    assert (0, 0) not in under
    assert under.get((0, 3)) is None
    assert set(under) == {(0, 1), (1, 0), (1, 1), (1, 2), (2, 2)}


def test_a_list_of_many_names_is_read_in_linear_time() -> None:
    def seconds(count: int) -> float:
        typed = "、".join(
            f"张{chr(0x5000 + i // 200)}{chr(0x7000 + i % 200)}" for i in range(count)
        )
        began = time.process_time()
        reading = parse_names(typed)
        assert reading.value is not None and len(reading.value.names) > 0.9 * count
        return time.process_time() - began

    seconds(1)
    assert seconds(16_000) < 12 * seconds(4_000)


@pytest.mark.parametrize("rows", [3, 5_000])
def test_a_column_of_one_text_in_each_row_is_no_header(rows: int) -> None:
    grid = Grid("台账", [["日期", "活动类型", None], *([None, None, "主题"] for _ in range(rows))])
    assert header_block(grid, 0, row_texts(grid, 0), {}) is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.booleans()), max_size=8))
def test_changes_inside_what_is_taken_out_are_left_out(made: list[tuple[int, int, bool]]) -> None:
    changes = [(start, start + length, b"x" if kept else b"") for start, length, kept in made]
    gone = [(start, end) for start, end, new in changes if end > start and not new]

    def is_inside(start: int, end: int) -> bool:
        if start == end:
            return any(a < start < b for a, b in gone)
        return any(a <= start and end <= b and (a, b) != (start, end) for a, b in gone)

    assert outermost(changes) == [c for c in changes if not is_inside(c[0], c[1])]


@pytest.mark.parametrize("command", ["proofread", "audit"])
def test_styles_that_rest_on_one_another_without_end(
    tmp_path: Path, sample: Path, command: str
) -> None:
    document = Document()
    document.add_paragraph("召开支委会3次。", style="Normal")
    styles, normal = document.styles.element, document.styles["Normal"].element
    for n in range(20_000):
        its = normal.makeelement(qn("w:style"))
        its.set(qn("w:type"), "paragraph")
        its.set(qn("w:styleId"), f"s{n}")
        base = its.makeelement(qn("w:basedOn"))
        base.set(qn("w:val"), f"s{n + 1}")
        its.append(base)
        styles.append(its)
    document.save(str(tmp_path / "汇报.docx"))
    began = time.process_time()
    ledgers = [str(sample)] if command == "audit" else []
    assert main([command, str(tmp_path / "汇报.docx"), *ledgers]) in {0, 1}
    assert time.process_time() - began < 15


@pytest.mark.parametrize("number", ["²", "9" * 5_000, "x", ""])
def test_numbers_of_levels_and_spans_that_are_none(
    tmp_path: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document()
    its = document.add_paragraph("召开支委会3次。")._p.get_or_add_pPr()
    listed = its.get_or_add_numPr()
    for parent, name in ((listed, "w:ilvl"), (listed, "w:numId"), (its, "w:outlineLvl")):
        child = parent.makeelement(qn(name))
        child.set(qn("w:val"), number)
        parent.append(child)
    cell = document.add_table(1, 1).cell(0, 0)._tc.get_or_add_tcPr()
    span = cell.makeelement(qn("w:gridSpan"))
    span.set(qn("w:val"), number)
    cell.append(span)
    document.save(str(tmp_path / "汇报.docx"))
    assert main(["proofread", str(tmp_path / "汇报.docx")]) in {0, 1}
    assert capsys.readouterr().err == ""
