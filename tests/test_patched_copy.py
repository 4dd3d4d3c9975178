"""Cells rewritten in a workbook's own bytes: which may be, how they look, what they are read as."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from addin.ledger.grid import a1
from addin.office.reading.closed_workbook import read_workbook
from addin.office.writing.patched_copy import STYLES, write_patched_copy
from addin.office.writing.patching.patched_cells import NewCell
from rich_workbook import parts


def test_formulas_arrays_and_rich_text_are_never_rewritten(rich: Path) -> None:
    cells = ("H2", "H3", "I2", "I3", "I4", "C4", "D5", "Z99")
    patches = {("活动台账", cell): NewCell("x", note="x") for cell in cells}
    left = write_patched_copy(rich, rich.with_stem("副本"), patches, "FFEB9C")
    assert {cell: reason for (_, cell), reason in left.items()} == {
        "H2": "单元格是公式",
        "H3": "单元格是公式",
        "I2": "单元格是公式",
        "I3": "单元格在数组公式的范围里",
        "I4": "单元格在数组公式的范围里",
        "C4": "单元格里的文字有不同的字体或颜色",
        "D5": "单元格里的文字有不同的字体或颜色",
        "Z99": "找不到单元格",
    }
    assert rich.with_stem("副本").read_bytes() == rich.read_bytes()


def test_number_formats_change_only_where_they_must(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    formats = ["General", "@", "yyyy/m/d", "yyyy-mm-dd", '"第"0', 'yyyy"年"m"月"d"日"', "h:mm"]
    with xlsxwriter.Workbook(str(source)) as workbook:
        sheet = workbook.add_worksheet("表")
        for column, code in enumerate(formats):
            its = workbook.add_format({"num_format": code, "quote_prefix": column == 1})
            sheet.write_string(0, column, "日", its)
            sheet.write_string(1, column, "数", its)
    cells = {a1(0, c): NewCell(44625.0, is_day=True) for c in range(len(formats))}
    cells |= {a1(1, c): NewCell(23.0) for c in range(len(formats))}
    write_patched_copy(source, target, {("表", c): new for c, new in cells.items()}, "FFEB9C")
    days, numbers = openpyxl.load_workbook(target).active.iter_rows()
    ours = "yyyy-mm-dd"
    assert [c.number_format for c in days] == [ours, ours, formats[2], ours, ours, formats[5], ours]
    assert [c.number_format for c in numbers] == ["General", "General", *formats[2:]]
    assert not days[1].quotePrefix
    assert parts(target)[STYLES].count(b'formatCode="yyyy-mm-dd"') == 1


def test_characters_that_xml_has_no_place_for_are_kept(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(source)) as workbook:
        workbook.add_worksheet("表").write_row(0, 0, ["甲", "乙"])
    new = {"A1": "a\x01b_x0041_", "B1": " <&>\n"}
    patches = {("表", cell): NewCell(text, note=text) for cell, text in new.items()}
    write_patched_copy(source, target, patches, "FFEB9C")
    (grid,) = read_workbook(target)
    assert list(grid.rows[0]) == list(new.values())


texts = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn", "Co"]), max_size=12)
values = st.one_of(texts.filter(str.strip), st.integers(-(10**9), 10**9).map(float))


@given(
    table=st.lists(st.lists(values, min_size=1, max_size=5), min_size=1, max_size=6),
    data=st.data(),
)
def test_any_cells_patched_are_read_so_and_all_others_as_before(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str | float]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("patched")
    source, target = folder / "a.xlsx", folder / "b.xlsx"
    options = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(source), options) as workbook:
        sheet = workbook.add_worksheet("表")
        for r, row in enumerate(table):
            for c, value in enumerate(row):
                (sheet.write_string if isinstance(value, str) else sheet.write_number)(r, c, value)
    places = [(r, c) for r, row in enumerate(table) for c in range(len(row))]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True))
    new = {place: data.draw(values) for place in chosen}
    patches = {("表", a1(*place)): NewCell(value) for place, value in new.items()}
    assert write_patched_copy(source, target, patches, "FFEB9C") == {}
    (before,), (after,) = read_workbook(source), read_workbook(target)
    for place in places:
        assert after.value(*place) == new.get(place, before.value(*place)), place
