"""A clerk's morning at her desk, from the messy ledger to the report."""

from __future__ import annotations

from docx import Document

from addin import ribbon
from excel.engine import snapshot
from ribbon.conftest import Clerk

HERS = ["参数", "党员名册", "活动台账", "整改台账", "承诺事项"]


def _put_her_own_things_on(clerk: Clerk) -> None:
    """She has coloured cells and written notes, some of them where an error is."""
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("A1").color = "#FFFF00"
    ledger.range("B19").color = "#92D050"  # 2002年3月9日, out of the period
    ledger.range("E34").add_note("王主任：这一行再核实")  # 支委汇
    ledger.range("G10").add_note("会前已通知")


def test_from_the_messy_ledger_to_the_report(messy: Clerk) -> None:
    _put_her_own_things_on(messy)
    before = snapshot(messy.book, HERS)

    assert messy.press(ribbon.check) == "校验完成：错误 18，提醒 27，提示 3"
    assert messy.in_front == "校验结果"
    assert len(messy.lines()) == 48
    assert messy.book.sheets["活动台账"].range("B19").color == (0xFF, 0xEB, 0x9C)
    assert snapshot(messy.book, HERS) != before

    messy.tick("E34", "B19", "J20")
    assert messy.press(ribbon.apply_suggestions).startswith("已应用3条建议。")
    ledger = messy.book.sheets["活动台账"]
    assert ledger.range("E34").value == "支委会"
    assert ledger.range("J20").value == "袁丽娟"

    said = messy.press(ribbon.check)
    assert said == "校验完成：错误 17，提醒 25，提示 3"
    codes = [line["规则"] for line in messy.lines() if line["状态"] is None]
    assert len(codes) == 45
    assert len([line for line in messy.lines() if line["状态"] == "已应用（第1次）"]) == 3

    assert "共" in messy.press(ribbon.tally)
    assert messy.in_front == "统计"
    assert len(messy.book.sheets["统计"].charts) == 2

    assert messy.press(ribbon.report).startswith("已生成报告：")
    (report,) = messy.opened
    assert Document(str(report)).paragraphs

    assert messy.press(ribbon.undo_suggestions).startswith("已撤销3条建议")
    messy.press(ribbon.clear_marks)
    assert snapshot(messy.book, HERS) == before
    assert messy.sheets == [*HERS, "校验结果", "数据来源", "统计"]


def test_the_status_bar_tells_the_steps_and_is_given_back(tidy: Clerk) -> None:
    tidy.press(ribbon.check)
    shown = tidy.excel.history("StatusBar")
    assert shown[0] == "台账通：正在读取台账……"
    assert len(set(shown)) > 4
    assert shown[-1] is False
    assert tidy.excel.history("ScreenUpdating")[-1] is True


def test_what_she_has_not_saved_is_checked(tidy: Clerk) -> None:
    tidy.press(ribbon.check)
    before = len(tidy.lines())
    tidy.book.sheets["活动台账"].range("C5").value = "支委汇"
    tidy.press(ribbon.check)
    assert len(tidy.lines()) > before


def test_a_second_report_never_covers_the_first(tidy: Clerk) -> None:
    for _ in range(2):
        tidy.press(ribbon.report)
    first, second = tidy.opened
    assert first.name == "2022年上半年党建工作汇报.docx"
    assert second.name == "2022年上半年党建工作汇报（2）.docx"


def test_a_new_ledger_opens_and_covers_nothing(tidy: Clerk) -> None:
    for _ in range(2):
        assert tidy.press(ribbon.new_ledger).startswith("已新建台账：")
    names = [b.name for b in tidy.book.app.books]
    assert len(names) == 3
    assert any(n.endswith("（2）.xlsx") for n in names)


def test_the_handbook_comes_up_as_a_page(tidy: Clerk) -> None:
    tidy.press(ribbon.show_help)
    (page,) = tidy.opened
    text = page.read_text(encoding="utf-8")
    assert "<h1>台账通使用手册</h1>" in text
    assert "<table>" in text
    assert "http" not in text.replace("file://", "")
