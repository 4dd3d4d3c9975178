"""Excel refusing any one call, and a clerk's own things in the way: nothing of hers is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from addin import ribbon
from excel.engine import snapshot
from ribbon.conftest import Clerk

LEDGER = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022年1月5日|支委汇|研究全年计划|张三|5|5
3月3日|党员大汇|学习全会精神|张三|20|20
2022年3月8日|支委会|研究三月工作|张三|5|5
2022年3月9日|支委汇|研究四月工作|张三|5|5
"""
PARAMETERS = "键|值\n单位全称|临江县民政局党组\n报告期起|2022-01-01\n报告期止|2022-03-31"
Sit = Callable[[], Clerk]


@pytest.fixture
def sit(book: Callable[..., Path], opened: Callable[[Path], Clerk]) -> Sit:
    path = book("台账.xlsx", 活动台账=LEDGER, 参数=PARAMETERS)

    def sit() -> Clerk:
        clerk = opened(path)
        ledger = clerk.book.sheets["活动台账"]
        ledger.range("B2").color = "#FFFF00"
        ledger.range("B3").add_note("她的")
        return clerk

    return sit


def _ledger(clerk: Clerk) -> dict[str, Any]:
    return snapshot(clerk.book, ["活动台账"])


def _values(clerk: Clerk) -> dict[Any, Any]:
    cells = _ledger(clerk)["活动台账"]["cells"]
    return {at: (c["value"], c["formula"], c["number_format"]) for at, c in cells.items()}


def _positions(clerk: Clerk, press: Callable[[], None], number: int) -> list[int]:
    """Calls spread over a button's work, the first and the last among them."""
    clerk.excel.calls.clear()
    clerk.press(press)
    total = sum(clerk.excel.calls.values())
    return sorted({*range(1, total, max(1, total // number)), total - 1})


@pytest.mark.slow
def test_a_check_that_fails_anywhere_leaves_the_ledger_and_marks_that_can_be_cleared(
    sit: Sit,
) -> None:
    for n in _positions(sit(), ribbon.check, 40):
        clerk = sit()
        before = _ledger(clerk)
        clerk.excel.refuse(n)
        said = clerk.press(ribbon.check)
        clerk.excel.refuse(0)
        assert "程序内部出错" not in said, n
        clerk.press(ribbon.clear_marks)
        assert _ledger(clerk) == before, n
        assert "校验完成" in clerk.press(ribbon.check), n


@pytest.mark.slow
def test_applying_that_fails_anywhere_can_be_taken_back_whole(sit: Sit) -> None:
    def prepared() -> Clerk:
        clerk = sit()
        clerk.press(ribbon.check)
        clerk.tick("B2", "A3", "B3", "B5")
        return clerk

    before = _values(sit())
    for n in _positions(prepared(), ribbon.apply_suggestions, 60):
        clerk = prepared()
        clerk.excel.refuse(n)
        clerk.press(ribbon.apply_suggestions)
        clerk.excel.refuse(0)
        clerk.press(ribbon.undo_suggestions)
        assert _values(clerk) == before, n


@pytest.mark.slow
def test_undoing_that_fails_anywhere_can_be_finished(sit: Sit) -> None:
    def prepared() -> Clerk:
        clerk = sit()
        clerk.press(ribbon.check)
        clerk.tick("B2", "A3", "B3", "B5")
        clerk.press(ribbon.apply_suggestions)
        return clerk

    before = _values(sit())
    for n in _positions(prepared(), ribbon.undo_suggestions, 60):
        clerk = prepared()
        clerk.excel.refuse(n)
        clerk.press(ribbon.undo_suggestions)
        clerk.excel.refuse(0)
        clerk.press(ribbon.undo_suggestions)
        assert _values(clerk) == before, n


@pytest.mark.slow
def test_a_second_check_that_fails_anywhere_does_not_lose_what_can_be_undone(sit: Sit) -> None:
    def prepared() -> Clerk:
        clerk = sit()
        clerk.press(ribbon.check)
        clerk.tick("B2")
        clerk.press(ribbon.apply_suggestions)
        return clerk

    before = _values(sit())
    for n in _positions(prepared(), ribbon.check, 40):
        clerk = prepared()
        clerk.excel.refuse(n)
        clerk.press(ribbon.check)
        clerk.excel.refuse(0)
        clerk.press(ribbon.undo_suggestions)
        assert _values(clerk) == before, n
        assert clerk.excel.history("ScreenUpdating")[-1] is True, n


@pytest.mark.parametrize(
    "hers",
    [
        {"台账通提示": "王主任的提示|1"},
        {"台账通标记": "标记说明|1"},
        {"统计": "统计\n党员大会|6"},
        {"统计": "《我局2021年》统计表|1\n党员大会|6"},
        {"数据来源": "数据来源|来自各科室"},
        {"校验结果": "校验结果|已看"},
    ],
)
def test_her_own_sheets_are_never_taken_for_ours(
    book: Callable[..., Path], opened: Callable[[Path], Clerk], hers: dict[str, str]
) -> None:
    clerk = opened(book("台账.xlsx", 活动台账=LEDGER, 参数=PARAMETERS, **hers))
    before = snapshot(clerk.book, list(hers))
    for button in (ribbon.show_help, ribbon.apply_suggestions, ribbon.check, ribbon.tally):
        assert "程序内部出错" not in clerk.press(button)
    assert clerk.press(ribbon.check).startswith("校验完成")
    assert snapshot(clerk.book, list(hers)) == before
    clerk.press(ribbon.clear_marks)
    assert snapshot(clerk.book, list(hers)) == before


def test_a_sheet_of_hers_with_one_cell_far_from_the_corner_is_no_empty_sheet(sit: Sit) -> None:
    clerk = sit()
    clerk.book.sheets.add("统计").range("C5").value = "她的数"
    clerk.press(ribbon.tally)
    assert clerk.book.sheets["统计"].range("C5").value == "她的数"


def test_copies_of_marked_rows_lose_their_marks_too(sit: Sit) -> None:
    clerk = sit()
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    for cell, copy in (("B5", "B9"), ("A3", "A9")):
        note = ledger.range(cell).note
        assert note is not None
        ledger.range(copy).add_note(note.text)
        ledger.range(copy).color = ledger.range(cell).color
    clerk.press(ribbon.check)
    clerk.press(ribbon.clear_marks)
    assert ledger.range("B9").color is None
    assert {n.location.address for n in ledger.notes} == {"$B$3"}


def test_marks_go_even_when_she_deleted_the_record_of_them(sit: Sit) -> None:
    clerk = sit()
    clerk.press(ribbon.check)
    clerk.book.sheets["台账通标记"].delete()
    assert clerk.press(ribbon.clear_marks).startswith("已清除")
    ledger = clerk.book.sheets["活动台账"]
    assert ledger.range("B5").color is None
    assert {n.location.address for n in ledger.notes} == {"$B$3"}


def test_two_like_marks_keep_their_own_colours_apart_when_sorted(sit: Sit) -> None:
    clerk = sit()
    clerk.press(ribbon.check)
    ledger = clerk.book.sheets["活动台账"]
    two, five = (ledger.range(c) for c in ("B2", "B5"))
    notes = two.note.text, five.note.text
    assert notes[0] != notes[1]
    two.note.text, five.note.text = notes[1], notes[0]  # as sorting takes notes and fills along
    clerk.press(ribbon.clear_marks)
    assert (two.color, five.color) == (None, (0xFF, 0xFF, 0))


def test_words_she_changed_inside_our_note_stay_without_our_name(sit: Sit) -> None:
    clerk = sit()
    clerk.press(ribbon.check)
    note = clerk.book.sheets["活动台账"].range("B5").note
    note.text = note.text.replace("不认识", "不太认识")
    clerk.press(ribbon.clear_marks)
    left = clerk.book.sheets["活动台账"].range("B5").note.text
    assert "不太认识" in left
    assert "台账通" not in left


def test_a_ledger_protected_after_the_check_keeps_its_marks_until_it_is_open(sit: Sit) -> None:
    clerk = sit()
    before = _ledger(clerk)
    clerk.press(ribbon.check)
    clerk.book.sheets["活动台账"].api.Protect()
    said = clerk.press(ribbon.check)
    assert said.startswith("校验完成")
    assert "上面的标记没有清除" in said
    clerk.book.sheets["活动台账"].api.Unprotect()
    clerk.press(ribbon.clear_marks)
    assert _ledger(clerk)["活动台账"]["cells"] == before["活动台账"]["cells"]


def test_a_workbook_protected_after_the_check_is_checked_and_cleared(sit: Sit) -> None:
    clerk = sit()
    before = _ledger(clerk)
    clerk.press(ribbon.check)
    clerk.book.api.Protect()
    assert clerk.press(ribbon.check).startswith("校验完成")
    assert clerk.press(ribbon.clear_marks).startswith("已清除")
    assert _ledger(clerk) == before


@pytest.mark.parametrize(
    ("button", "sheet"),
    [(ribbon.check, "校验结果"), (ribbon.tally, "统计"), (ribbon.parameters, "参数")],
)
def test_a_hidden_sheet_comes_up_again(sit: Sit, button: Callable[[], None], sheet: str) -> None:
    clerk = sit()
    clerk.press(button)
    clerk.book.sheets["活动台账"].activate()
    clerk.book.sheets[sheet].visible = False
    assert "没有做成" not in clerk.press(button)
    assert clerk.in_front == sheet


def test_what_she_wrote_below_the_findings_or_as_a_state_is_set_aside(sit: Sit) -> None:
    for cell in ("F60", "I5"):
        clerk = sit()
        clerk.press(ribbon.check)
        clerk.book.sheets["校验结果"].range(cell).value = "王主任已核"
        clerk.press(ribbon.check)
        assert clerk.book.sheets["校验结果（旧1）"].range(cell).value == "王主任已核"


def test_findings_that_she_renamed_do_not_take_the_undoing_along(sit: Sit) -> None:
    clerk = sit()
    clerk.press(ribbon.check)
    clerk.tick("B2")
    clerk.press(ribbon.apply_suggestions)
    clerk.book.sheets["校验结果"].name = "三月一日的结果"
    clerk.press(ribbon.check)
    clerk.press(ribbon.undo_suggestions)
    assert clerk.book.sheets["活动台账"].range("B2").value == "支委汇"


@pytest.mark.parametrize("text", ["''支委汇", "'支委汇"])
def test_apostrophes_come_back_as_they_were(sit: Sit, text: str) -> None:
    clerk = sit()
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("B2").value = text
    before = _ledger(clerk)
    clerk.press(ribbon.check)
    clerk.tick("B2")
    clerk.press(ribbon.apply_suggestions)
    clerk.press(ribbon.undo_suggestions)
    clerk.press(ribbon.clear_marks)
    assert _ledger(clerk) == before


def test_one_proposal_for_merged_cells_is_applied_once(sit: Sit) -> None:
    clerk = sit()
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("B2:B3").merge()
    clerk.press(ribbon.check)
    clerk.tick("B2", "B3")
    clerk.press(ribbon.apply_suggestions)
    assert ledger.range("B2").value == "支委会"
    states = [str(line["状态"]) for line in clerk.lines() if line["状态"]]
    assert not any("已变动" in state for state in states)


def test_keys_go_right_below_the_table_however_far_the_formats_reach(sit: Sit) -> None:
    clerk = sit()
    sheet = clerk.book.sheets["参数"]
    sheet.range("A1048576").color = "#FFFF00"
    clerk.press(ribbon.parameters)
    assert sheet.range("A5").value is not None


def test_an_empty_sheet_for_parameters_is_filled(
    book: Callable[..., Path], opened: Callable[[Path], Clerk]
) -> None:
    clerk = opened(book("台账.xlsx", 活动台账=LEDGER))
    clerk.book.sheets.add("参数")
    clerk.press(ribbon.parameters)
    assert clerk.book.sheets["参数"].range("A2").value == "键"


def test_an_undoing_that_failed_between_the_format_and_the_text_is_finished(sit: Sit) -> None:
    clerk = sit()
    before = _values(clerk)
    clerk.press(ribbon.check)
    clerk.tick("A3")
    clerk.press(ribbon.apply_suggestions)
    cell = clerk.book.sheets["活动台账"].range("A3")
    assert cell.value != "3月3日"
    cell.number_format = "@"  # as far as it had come
    clerk.press(ribbon.undo_suggestions)
    assert _values(clerk) == before
