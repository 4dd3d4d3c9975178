"""The buttons that work on a report beside the ledger."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from addin import ribbon
from addin.excel.report_choice import reports_beside
from addin.office.writing.safe_file import free_path
from ribbon.conftest import Clerk
from word.edited import edit, part, parts, replaced, said, write_in


@pytest.fixture
def reported(tidy: Clerk) -> Clerk:
    """A clerk who has her report, written from the ledger that is open."""
    tidy.press(ribbon.report)
    return tidy


def report_of(clerk: Clerk) -> Path:
    return clerk.opened[0]


def one_more_meeting(clerk: Clerk) -> None:
    """Turn one 主题党日 into a 支委会, in Excel only."""
    sheet = clerk.book.sheets["活动台账"]
    row = next(r for r in range(4, 40) if sheet.range((r, 5)).value == "主题党日")
    sheet.range((row, 5)).value = "支委会"


def column_of_types(clerk: Clerk) -> int:
    head = clerk.book.sheets["活动台账"].range("A1:P4").value
    return next(i for row in head for i, v in enumerate(row, 1) if v == "活动类型")


def another(report: Path, name: str, older: bool = False) -> Path:
    copy = Path(shutil.copy(report, report.with_name(name)))
    seconds = report.stat().st_mtime + (-100 if older else 100)
    os.utime(copy, (seconds, seconds))
    return copy


def test_the_report_beside_the_ledger_follows_what_is_open(reported: Clerk) -> None:
    assert column_of_types(reported) == 5
    before = report_of(reported).read_bytes()
    one_more_meeting(reported)
    words = reported.press(ribbon.refresh_report)
    new = reported.opened[-1]
    assert new.name == "2022年上半年党建工作汇报（已更新）.docx"
    assert f"新的报告：{new.name}" in words and "已更新 “次数.支委会”：5 → 6" in words
    assert any("支委会6次" in s for s in said(new))
    assert report_of(reported).read_bytes() == before


def test_a_second_time_there_is_nothing_to_renew(reported: Clerk) -> None:
    one_more_meeting(reported)
    reported.press(ribbon.refresh_report)
    new = reported.opened[-1]
    report_of(reported).unlink()
    words = reported.press(ribbon.refresh_report)
    assert words.startswith("报告里的数据与台账一致，没有要更新的")
    assert sorted(p.name for p in new.parent.glob("*.docx")) == [new.name]
    assert reported.opened[-1] == new


def test_what_was_changed_by_hand_is_told(reported: Clerk) -> None:
    edit(report_of(reported), write_in("次数.支委会", "9"))
    words = reported.press(ribbon.refresh_report)
    assert "手工改过，没有动 “次数.支委会”：生成时为5，报告里现为9，台账现为5" in words


def test_an_audit_marks_what_disagrees_and_changes_no_letter(reported: Clerk) -> None:
    edit(report_of(reported), write_in("次数.支委会", "9"))
    words = reported.press(ribbon.audit_report)
    marked = reported.opened[-1]
    assert marked.name == "2022年上半年党建工作汇报（核对）.docx"
    assert said(marked) == said(report_of(reported))
    assert "报告写9次，台账为5次" in words
    comments = part(marked, "word/comments.xml").decode()
    assert "报告写9次，台账为5次，见" in comments


def test_anybodys_report_is_chosen_and_audited(tidy: Clerk, tmp_path: Path) -> None:
    theirs = tmp_path / "别处" / "材料.docx"
    theirs.parent.mkdir()
    document = docx.Document()
    document.add_paragraph("2022年上半年，召开党员大会6次、支委会8次。")
    document.save(str(theirs))
    app = tidy.excel.application
    app.chosen.append(str(theirs))
    words = tidy.press(ribbon.audit_report)
    assert app.dialogues == [("Word文档 (*.docx),*.docx", 1, "请选择报告")]
    assert tidy.opened == [theirs.with_name("材料（核对）.docx")]
    assert "找到2处数字" in words and "报告写8次，台账为5次" in words


@pytest.mark.parametrize(
    "button", [ribbon.refresh_report, ribbon.audit_report, ribbon.proofread_report]
)
def test_choosing_nothing_does_nothing(tidy: Clerk, button: Callable[[], None]) -> None:
    assert tidy.press(button) == ribbon.NOT_CHOSEN
    assert not tidy.opened


def test_of_several_reports_the_newest_is_offered_by_name(reported: Clerk) -> None:
    newest = another(report_of(reported), "送审稿.docx")
    another(report_of(reported), "送审稿（核对）.docx")
    another(report_of(reported), "~$审稿.docx")
    (report_of(reported).parent / "坏的.docx").write_bytes(b"PK\x03\x04")
    reported.excel.answers.append("yes")
    reported.press(ribbon.audit_report)
    question = reported.excel.alerts[0].prompt
    assert question == "台账旁边有2份报告。用最新的“送审稿.docx”吗？点“否”自己选一份"
    assert reported.opened[-1] == newest.with_name("送审稿（核对）（2）.docx")


def test_another_ledgers_report_is_used_only_where_there_is_no_own_one(reported: Clerk) -> None:
    report = report_of(reported)
    assert reports_beside(report.parent, reported.book.name) == [report]
    assert reports_beside(report.parent, "别的台账.xlsx") == [report]
    other = another(report, "别人的.docx")
    custom = next(n for n, xml in parts(other).items() if b"urn:taizhang:report" in xml)
    renamed = part(other, custom).replace(reported.book.name.encode(), b"other.xlsx")
    replaced(other, {custom: renamed})
    assert reports_beside(report.parent, reported.book.name) == [report]
    assert reports_beside(report.parent, "other.xlsx") == [other]


def test_a_report_is_proof_read_beside_the_ledger(reported: Clerk) -> None:
    words = reported.press(ribbon.proofread_report)
    marked = reported.opened[-1]
    assert marked.name == "2022年上半年党建工作汇报（校对）.docx"
    assert words.startswith("已校对“2022年上半年党建工作汇报.docx”")
    assert said(marked) == said(report_of(reported))


def test_a_document_of_nobody_is_refused_in_words(tidy: Clerk, tmp_path: Path) -> None:
    theirs = free_path(tmp_path / "空白.docx")
    docx.Document().save(str(theirs))
    tidy.excel.application.chosen.append(str(theirs))
    assert "没有可以更新的" in tidy.press(ribbon.refresh_report)
    assert not theirs.with_name("空白（已更新）.docx").exists()


def test_a_ledger_never_saved_is_told_to_be_saved_first(
    opened: Callable[[Path], Clerk], tidy: Clerk
) -> None:
    clerk = Clerk(tidy.book.app.books.add(), tidy.excel)
    assert "还没有保存过" in clerk.press(ribbon.audit_report)
