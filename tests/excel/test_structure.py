"""Rows, sheets, merges, notes, links, looks: what Excel allows and what moves along."""

from __future__ import annotations

from typing import Any

import pytest
import xlwings

from .engine import Excel, com_error, snapshot


def test_a_merge_keeps_the_first_value_and_loses_what_is_written_beside(
    excel: Excel, sheet: xlwings.Sheet
) -> None:
    sheet["A1:B2"].value = [["甲", "乙"], ["丙", "丁"]]
    sheet["A1:B2"].merge()
    assert excel.questions == []  # xlwings turns alerts off for it
    sheet["B2"].value = "戊"
    assert sheet["A1:B2"].value == [["甲", None], [None, None]]
    assert sheet["B1"].merge_area.address == "$A$1:$B$2"
    assert sheet["A1:C1"].merge_cells is None
    sheet["A1"].unmerge()
    assert sheet["A1"].merge_cells is False
    sheet["B1"].value = "己"
    sheet["A1:B1"].api.Merge()
    assert excel.questions == ["合并单元格时，仅保留左上角的值，而放弃其他值。"]


def test_part_of_a_merge_cannot_be_cleared(sheet: xlwings.Sheet) -> None:
    sheet["A1:B2"].merge()
    with pytest.raises(com_error):
        sheet["A1"].clear_contents()
    sheet["A1:C3"].clear_contents()


def test_rows_put_in_move_all_that_hangs_on_them(sheet: xlwings.Sheet) -> None:
    other = sheet.book.sheets.add("统计")
    sheet["A5"].value = "值"
    sheet["A5"].add_note("注")
    sheet["A6:B7"].merge()
    sheet["A5"].row_height = 30
    sheet["8:8"].rows.hidden = True
    sheet["C5"].add_hyperlink("#Sheet1!A5", "去")
    other["A1"].formula = "=Sheet1!A5"
    sheet["3:4"].insert("down")
    assert sheet["A7"].value == "值"
    assert sheet["A7"].note.text == "注"
    assert sheet["A8"].merge_area.address == "$A$8:$B$9"
    assert (sheet["A7"].row_height, sheet["A5"].row_height) == (30, 13.5)
    assert (sheet["A10"].rows.hidden, sheet["A8"].rows.hidden) == (True, False)
    assert other["A1"].formula == "=Sheet1!A7"
    link = sheet["C7"].api.Hyperlinks(1)
    assert link.SubAddress == "Sheet1!A5"


def test_rows_taken_away_leave_broken_references(sheet: xlwings.Sheet) -> None:
    sheet["A5"].value = "值"
    sheet["B1"].formula = "=A5"
    sheet["B2"].formula = "=$A$9"
    sheet["5:6"].delete("up")
    assert sheet["B1"].formula == "=#REF!"
    assert sheet["B1"].options(err_to_str=True).value == "#REF!"
    assert sheet["B2"].formula == "=$A$7"


def test_columns_move_too(sheet: xlwings.Sheet) -> None:
    sheet["C1"].value = "值"
    sheet["A1"].formula = "=C1"
    sheet["C1"].column_width = 20
    sheet["B:B"].insert("right")
    assert sheet["A1"].formula == "=D1"
    assert sheet["D1"].column_width == 20


def test_new_rows_look_like_the_row_above(sheet: xlwings.Sheet) -> None:
    sheet["A1"].color = (255, 0, 0)
    sheet["2:2"].insert("down")
    assert sheet["A2"].color == (255, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: setattr(sheet["A1"], "value", 1),
        lambda sheet: setattr(sheet["A1"], "color", (1, 2, 3)),
        lambda sheet: setattr(sheet["A1"], "number_format", "@"),
        lambda sheet: setattr(sheet["A1"].font, "bold", True),
        lambda sheet: sheet["A1"].add_note("注"),
        lambda sheet: sheet["A1"].merge(),
        lambda sheet: sheet["1:1"].insert("down"),
        lambda sheet: sheet["1:1"].delete("up"),
        lambda sheet: sheet["A1:B1"].clear_contents(),
        lambda sheet: sheet["A1"].add_hyperlink("#A1"),
        lambda sheet: setattr(sheet["A1"], "row_height", 20),
        lambda sheet: setattr(sheet["A1"].rows, "hidden", True),
        lambda sheet: sheet.charts.add(),
    ],
)
def test_a_protected_sheet_refuses_every_change(sheet: xlwings.Sheet, change: Any) -> None:
    sheet.api.Protect()
    before = snapshot(sheet.book)
    with pytest.raises(com_error, match="受保护") as error:
        change(sheet)
    assert error.value.hresult == -2147352567
    assert error.value.excepinfo[5] == -2146827284
    assert snapshot(sheet.book) == before
    assert sheet.api.ProtectContents is True


def test_an_unlocked_cell_takes_values_on_a_protected_sheet(sheet: xlwings.Sheet) -> None:
    sheet["A1"].api.Locked = False
    sheet.api.Protect()
    sheet["A1"].value = 1
    assert sheet["A1"].value == 1.0


def test_a_protected_structure_refuses_changes_of_sheets(sheet: xlwings.Sheet) -> None:
    book = sheet.book
    book.sheets.add("二")
    book.api.Protect()
    assert book.api.ProtectStructure is True
    for change in (
        lambda: book.sheets.add("三"),
        book.sheets["二"].delete,
        lambda: setattr(book.sheets["二"], "name", "三"),
        lambda: setattr(book.sheets["二"], "visible", False),
    ):
        with pytest.raises(com_error):
            change()
    assert [sheet.name for sheet in book.sheets] == ["二", "Sheet1"]


@pytest.mark.parametrize("name", ["a" * 32, "a/b", "[a]", "a:b", "a?", "a*", "a\\b", "'a"])
def test_bad_sheet_names_are_refused(sheet: xlwings.Sheet, name: str) -> None:
    with pytest.raises((com_error, ValueError)):
        sheet.name = name
    with pytest.raises(com_error):
        sheet.api.Name = name
    assert sheet.name == "Sheet1"


def test_sheet_names_differ_in_more_than_case(sheet: xlwings.Sheet) -> None:
    sheet.book.sheets.add("Other")
    with pytest.raises(com_error):
        sheet.name = "OTHER"


def test_formulas_follow_a_renamed_and_a_deleted_sheet(sheet: xlwings.Sheet) -> None:
    other = sheet.book.sheets.add("旧名")
    other["A1"].value = 3
    sheet["A1"].formula = "=旧名!A1"
    other.name = "新 名"
    assert (sheet["A1"].formula, sheet["A1"].value) == ("='新 名'!A1", 3.0)
    other.delete()
    assert sheet["A1"].formula == "=#REF!A1"
    assert sheet["A1"].options(err_to_str=True).value == "#REF!"


def test_the_last_visible_sheet_stays(sheet: xlwings.Sheet) -> None:
    other = sheet.book.sheets.add("二")
    other.visible = False
    with pytest.raises(com_error):
        sheet.delete()
    with pytest.raises(com_error):
        sheet.visible = False
    assert [s.name for s in sheet.book.sheets] == ["二", "Sheet1"]


def test_a_very_hidden_sheet(sheet: xlwings.Sheet) -> None:
    other = sheet.book.sheets.add("二")
    other.api.Visible = 2
    assert other.visible == 2
    assert sheet.book.sheets.active.name == "Sheet1"
    with pytest.raises(com_error):
        other.activate()


def test_a_cell_has_one_note(sheet: xlwings.Sheet) -> None:
    note = sheet["A1"].add_note("一")
    with pytest.raises(com_error):
        sheet["A1"].api.AddComment("二")
    note.text = "三"
    assert sheet["A1"].note.text == "三"
    assert [n.location.address for n in sheet.notes] == ["$A$1"]
    note.delete()
    assert sheet["A1"].note is None


def test_a_hyperlink_colours_and_underlines_its_cell(sheet: xlwings.Sheet) -> None:
    sheet["A1"].add_hyperlink("#'活动台账'!A7", text_to_display="第7行", screen_tip="去看")
    assert sheet["A1"].value == "第7行"
    assert sheet["A1"].font.color == (5, 99, 193)
    link = sheet["A1"].api.Hyperlinks(1)
    assert (link.Address, link.SubAddress, link.ScreenTip) == ("", "'活动台账'!A7", "去看")
    with pytest.raises(Exception, match="hyperlink"):
        _ = sheet["B1"].hyperlink


def test_hyperlinks_of_a_sheet_are_limited(sheet: xlwings.Sheet) -> None:
    sheet["A1"].add_hyperlink("#A1")
    links = object.__getattribute__(sheet.api, "_inner").state.links
    links *= 65_530
    with pytest.raises(com_error):
        sheet["B1"].add_hyperlink("#A1")


def test_heights_and_widths_have_limits(sheet: xlwings.Sheet) -> None:
    sheet["A1"].row_height = 409
    sheet["A1"].column_width = 255
    with pytest.raises(com_error):
        sheet["A1"].row_height = 410
    with pytest.raises(com_error):
        sheet["A1"].column_width = 256
    assert (sheet["A1"].row_height, sheet["A1"].column_width) == (408.75, 255)


def test_hidden_rows_and_columns(sheet: xlwings.Sheet) -> None:
    sheet["2:3"].rows.hidden = True
    sheet["B:B"].columns.hidden = True
    assert sheet["A2:A3"].rows.hidden is True
    assert sheet["A1:A2"].rows.hidden is None
    assert sheet["B5"].columns.hidden is True
    assert sheet["A4"].top == 13.5


def test_looks_of_a_range(sheet: xlwings.Sheet) -> None:
    cells = sheet["A1:B2"]
    cells.color = "#FFCC00"
    cells.font.bold = True
    cells.horizontal_alignment = "center"
    cells.wrap_text = True
    cells.borders.set(line_style="continuous", weight="thin")
    sheet["B2"].color = None
    assert (sheet["A1"].color, sheet["B2"].color) == ((255, 204, 0), None)
    assert (cells.font.bold, sheet["A1:C1"].font.bold) == (True, None)
    assert cells.horizontal_alignment == "center"
    assert (cells.wrap_text, sheet["A1:C1"].wrap_text) == (True, None)
    assert sheet["A1"].borders["edge_right"].line_style == "continuous"
    assert sheet["C1"].borders["edge_right"].line_style == "none"


def test_an_autofilter_hides_rows(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["类型", "次数"], ["党课", 1], ["党日", 5], ["党课", 7]]
    sheet["A1:B4"].autofilter.apply_values(1, ["党课"])
    assert [sheet[f"A{row}"].rows.hidden for row in range(1, 5)] == [False, False, True, False]
    sheet["A1:B4"].autofilter.apply_comparison(2, "greater_than", 3)
    assert [sheet[f"A{row}"].rows.hidden for row in range(1, 5)] == [False, True, True, False]
    assert sheet["A1:B4"].autofilter.criteria[0].values == ["党课"]
    sheet["A1:B4"].autofilter.clear()
    assert sheet["A2:A4"].rows.hidden is False
    sheet.api.AutoFilterMode = False
    assert sheet.api.AutoFilterMode is False


def test_validation_and_conditional_formats(sheet: xlwings.Sheet) -> None:
    sheet["A1:A9"].data_validation.set_list(["党课", "党日"])
    assert sheet["A1:A9"].data_validation.type == "list"
    assert sheet["A1:A9"].data_validation.source == "党课,党日"
    sheet["B1:B9"].conditional_formats.add_custom('=B1=""', fill_color="#FF0000")
    rule = sheet["B1:B9"].conditional_formats[0]
    assert (rule.formula, rule.fill_color) == ('=B1=""', (255, 0, 0))
    sheet["B1:B9"].conditional_formats.clear()
    assert len(sheet["B1:B9"].conditional_formats) == 0


def test_a_chart_keeps_references_to_cells(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["党支部", "次数"], ["一支部", 3], ["二支部", 5]]
    chart = sheet.charts.add(10, 20, 300, 200)
    chart.set_source_data(sheet["A1:B3"])
    chart.chart_type = "bar_clustered"
    chart.title = "次数"
    chart.legend.visible = False
    chart.value_axis.title = "次"
    chart.series[0].fill_color = "#C00000"
    sheet["1:1"].insert("down")
    series = object.__getattribute__(sheet.api, "_inner").state.charts[0]["series"][0]
    assert (series["values"], series["categories"]) == ("=Sheet1!$B$3:$B$4", "=Sheet1!$A$3:$A$4")
    assert (chart.title, chart.legend.visible, chart.value_axis.title) == ("次数", False, "次")
    assert (chart.chart_type, chart.series[0].name) == ("bar_clustered", "次数")
    chart.delete()
    assert len(sheet.charts) == 0


def test_names(sheet: xlwings.Sheet) -> None:
    names = sheet.book.names
    names.add("合计", "='Sheet1'!$A$5")
    sheet["1:1"].insert("down")
    assert "合计" in names
    assert names["合计"].refers_to == "=Sheet1!$A$6"
    assert names["合计"].refers_to_range.address == "$A$6"
    assert sheet.range("合计").address == "$A$6"
    names["合计"].delete()
    assert "合计" not in names


def test_a_fill_from_the_theme_is_told_and_can_be_put_back(sheet: xlwings.Sheet) -> None:
    fill = sheet["A1"].api.Interior
    fill.ThemeColor = 5
    fill.TintAndShade = 0.4
    assert (fill.Pattern, fill.ThemeColor, fill.TintAndShade) == (1, 5, 0.4)
    assert sheet["A1"].color == pytest.approx((0x8E, 0xA9, 0xDB), abs=1)
    sheet["A1"].color = "#FF0000"
    with pytest.raises(com_error):
        _ = fill.ThemeColor


def test_the_last_filled_cell_is_found(sheet: xlwings.Sheet) -> None:
    sheet["C2"].value = "党课"
    sheet["B7"].formula = "=C2"
    sheet["XFD1048576"].color = "#FFFF00"
    assert sheet.used_range.last_cell.address == "$XFD$1048576"
    cells = sheet.api.Cells
    last = {"What": "*", "LookIn": -4123, "SearchDirection": 2}
    assert cells.Find(**last, SearchOrder=1).Address == "$B$7"
    assert cells.Find(**last, SearchOrder=2).Address == "$C$2"
    assert cells.Find("课", LookIn=-4163).Address == "$C$2"
    assert cells.Find("无") is None
