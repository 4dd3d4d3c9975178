"""Marks on cells: seen, and taken away again without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from addin import ribbon
from excel.engine import snapshot
from ribbon.conftest import Clerk

LEDGER = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022年1月5日|支委会|研究全年计划|张三|5|5
2022年2月30日|支委会|研究发展对象|张三|5|5
2022年3月3日|党员大汇|学习全会精神|张三|20|25
2022年3月8日|支委会|研究三月工作|张三|5|5
"""
PARAMETERS = "键|值\n单位全称|临江县民政局党组\n报告期起|2022-01-01\n报告期止|2022-03-31"
RED, AMBER = (0xFF, 0xC7, 0xCE), (0xFF, 0xEB, 0x9C)


@pytest.fixture
def clerk(book: Callable[..., Path], opened: Callable[[Path], Clerk]) -> Clerk:
    return opened(book("台账.xlsx", 活动台账=LEDGER, 参数=PARAMETERS))


def test_a_marked_cell_has_a_colour_and_a_note_that_says_why(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    assert ledger.range("A3").color == RED
    assert ledger.range("A3").note.text.startswith("【台账通1】错误：")
    assert "2月" in ledger.range("A3").note.text
    assert "建议：党员大会" in ledger.range("B4").note.text
    assert ledger.range("A2").color is None
    assert ledger.range("A2").note is None


def test_the_address_in_the_findings_leads_to_the_cell(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    sheet = clerk.book.sheets["校验结果"]
    row = next(r for r, line in enumerate(clerk.lines(), 4) if line["单元格"] == "A3")
    assert sheet.range((row, 4)).api.Hyperlinks(1).SubAddress == "'活动台账'!A3"


def test_findings_stand_worst_first_under_a_filter(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    grades = [line["级别"] for line in clerk.lines()]
    assert grades == sorted(grades, key=["错误", "提醒", "提示"].index)
    assert len(set(grades)) > 1
    assert clerk.book.sheets["校验结果"].api.AutoFilterMode


def test_her_own_colours_and_notes_come_back(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("A3").color = "#00B0F0"
    ledger.range("B4").add_note("王主任看过")
    before = snapshot(clerk.book, ["活动台账", "参数"])
    clerk.press(ribbon.check)
    assert ledger.range("A3").color == RED
    assert ledger.range("B4").note.text == "王主任看过"
    assert ledger.range("B4").color == RED
    clerk.press(ribbon.clear_marks)
    assert snapshot(clerk.book, ["活动台账", "参数"]) == before
    assert "台账通标记" not in clerk.sheets


def test_a_second_check_marks_what_is_wrong_now_and_no_more(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("A3").value = "2022年2月25日"
    clerk.press(ribbon.check)
    assert ledger.range("A3").color is None
    assert ledger.range("A3").note is None
    assert ledger.range("B4").color == RED
    assert clerk.press(ribbon.clear_marks).startswith("已清除")
    assert clerk.press(ribbon.clear_marks) == "没有要清除的标记"


def test_marks_are_found_again_after_rows_were_put_in(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("A3").add_note("她自己的")  # so that the colour alone is ours
    clerk.press(ribbon.check)
    ledger.range("2:3").insert("down")
    assert ledger.range("A5").color == RED
    clerk.press(ribbon.clear_marks)
    assert [ledger.range(f"A{r}").color for r in range(1, 9)] == [None] * 8
    assert ledger.range("A5").note.text == "她自己的"
    assert ledger.range("B6").note is None
    assert ledger.range("B6").color is None


def test_a_mark_on_a_row_that_she_deleted_is_gone_with_it(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("3:3").delete("up")
    clerk.press(ribbon.clear_marks)
    assert [ledger.range(f"{c}{r}").color for r in range(1, 6) for c in "ABCDEF"] == [None] * 30
    assert not list(ledger.notes)


def test_marks_are_found_again_where_sorting_has_put_them(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    note = ledger.range("A3").note.text
    ledger.range("A3").note.delete()  # Excel takes colour and note along when it sorts
    ledger.range("A3").color = None
    ledger.range("A5").color = RED
    ledger.range("A5").add_note(note)
    clerk.press(ribbon.clear_marks)
    assert ledger.range("A5").color is None
    assert ledger.range("A5").note is None


def test_a_cell_whose_note_she_deleted_loses_its_colour_too(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("A3").note.delete()
    clerk.press(ribbon.clear_marks)
    assert ledger.range("A3").color is None
    assert ledger.range("B4").color is None


def test_a_colour_that_she_chose_since_stays(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("A3").color = "#92D050"
    clerk.press(ribbon.clear_marks)
    assert ledger.range("A3").color == (0x92, 0xD0, 0x50)


def test_what_she_wrote_into_our_note_stays(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    note = clerk.book.sheets["活动台账"].range("A3").note
    note.text = note.text + "\n已问过张三"
    clerk.press(ribbon.clear_marks)
    assert clerk.book.sheets["活动台账"].range("A3").note.text == "已问过张三"


def test_marks_are_found_after_she_deleted_the_findings(clerk: Clerk) -> None:
    before = snapshot(clerk.book, ["活动台账"])
    clerk.press(ribbon.check)
    clerk.book.sheets["校验结果"].delete()
    clerk.press(ribbon.clear_marks)
    assert snapshot(clerk.book, ["活动台账"]) == before


def test_marks_are_found_on_a_sheet_that_she_renamed(clerk: Clerk) -> None:
    before = snapshot(clerk.book, ["活动台账"])["活动台账"]
    clerk.press(ribbon.check)
    clerk.book.sheets["活动台账"].name = "一季度'22"
    clerk.press(ribbon.clear_marks)
    assert snapshot(clerk.book, ["一季度'22"])["一季度'22"] == before


def test_a_marked_sheet_that_she_deleted_is_no_trouble(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    clerk.book.sheets["活动台账"].delete()
    assert "没有做成" not in clerk.press(ribbon.clear_marks)
    assert "台账通标记" not in clerk.sheets


def test_a_protected_sheet_is_checked_but_not_marked(clerk: Clerk) -> None:
    clerk.book.sheets["活动台账"].api.Protect()
    before = snapshot(clerk.book, ["活动台账"])
    said = clerk.press(ribbon.check)
    assert said.startswith("校验完成：错误")
    assert "“活动台账”表有保护，没有在单元格上作标记" in said
    assert snapshot(clerk.book, ["活动台账"]) == before
    assert clerk.lines()


def test_her_own_sheet_named_like_ours_is_left_alone(
    book: Callable[..., Path], opened: Callable[[Path], Clerk]
) -> None:
    hers = "校验情况|备注\n已看|王主任"
    clerk = opened(book("台账.xlsx", 活动台账=LEDGER, 参数=PARAMETERS, 校验结果=hers, 统计=hers))
    before = snapshot(clerk.book, ["校验结果", "统计"])
    clerk.press(ribbon.check)
    clerk.press(ribbon.tally)
    assert snapshot(clerk.book, ["校验结果", "统计"]) == before
    assert {"校验结果（台账通）", "统计（台账通）"} < set(clerk.sheets)
    clerk.press(ribbon.check)
    assert clerk.sheets.count("校验结果（台账通）") == 1


def test_what_she_wrote_beside_the_findings_is_set_aside(clerk: Clerk) -> None:
    clerk.press(ribbon.check)
    clerk.book.sheets["校验结果"].range("N5").value = "已问过张三"
    clerk.press(ribbon.check)
    assert clerk.book.sheets["校验结果（旧1）"].range("N5").value == "已问过张三"
    assert clerk.book.sheets["校验结果"].range("N5").value is None


def test_text_of_the_ledger_stays_text(
    book: Callable[..., Path], opened: Callable[[Path], Clerk]
) -> None:
    ledger = LEDGER + '2022年3月9日|=HYPERLINK("http")|@SUM(1)|张三|+5|5\n'
    clerk = opened(book("台账.xlsx", 活动台账=ledger, 参数=PARAMETERS))
    clerk.press(ribbon.check)
    sheet = clerk.book.sheets["校验结果"]
    shown = [line["原值"] for line in clerk.lines()]
    assert '=HYPERLINK("http")' in shown
    formulas = [str(f) for row in sheet.used_range.formula for f in row]
    texts = [str(v or "") for row in sheet.used_range.value for v in row]
    assert formulas == texts  # of a formula, Excel tells the text that is none of its value


def test_nothing_found_says_so(book: Callable[..., Path], opened: Callable[[Path], Clerk]) -> None:
    rows = ["日期|活动类型|主题|主持人|应到人数|实到人数|记录人"]
    for month, day in ((1, 6), (2, 10), (3, 3)):
        rows.append(f"2022年{month}月{day}日|支委会|研究{month}月工作|张三|5|5|李四")
        rows.append(f"2022年{month}月{day + 7}日|主题党日|学习第{month}讲|张三|20|20|李四")
    rows.append("2022年2月16日|党员大会|通过年度总结|张三|20|20|李四")
    given = f"{PARAMETERS}\n主送机关|县直机关工委\n成文日期|2022年4月1日"
    clerk = opened(book("台账.xlsx", 活动台账="\n".join(rows), 参数=given))
    assert clerk.press(ribbon.check) == "校验完成：未发现问题"
    assert clerk.book.sheets["校验结果"].range("A4").value == "未发现问题"
