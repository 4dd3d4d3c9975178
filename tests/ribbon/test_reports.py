"""The buttons that work on a report beside the ledger."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from addin import ribbon
from addin.excel import desk
from addin.excel.buttons.written_reports import NOT_CHOSEN
from addin.excel.report_choice import reports_beside
from addin.ledger.refusal import Refusal
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
    assert tidy.press(button) == NOT_CHOSEN
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
    assert "数字已与台账“" in words
    assert said(marked) == said(report_of(reported))
    assert len(reported.excel.alerts) == 1  # all is right: nothing is asked


def slip(clerk: Clerk) -> Path:
    """Put a slip of the pen and a marked sentence into the clerk's report."""
    report = report_of(clerk)
    document = docx.Document(str(report))
    paragraph = next(p for p in document.paragraphs if len(p.text) > 60)
    paragraph.runs[0].text = "围绕中心,服务大局，" + paragraph.runs[0].text
    paragraph.runs[0].font.highlight_color = 7
    document.save(str(report))
    return report


def answered(clerk: Clerk, *answers: str) -> list[str]:
    """Press 公文校对 with answers to what is asked; return the questions and the last words."""
    clerk.excel.answers.extend(answers)
    clerk.press(ribbon.proofread_report)
    return [alert.prompt for alert in clerk.excel.alerts]


def test_corrections_and_layout_are_offered_and_written_into_one_new_file(
    reported: Clerk,
) -> None:
    report = slip(reported)
    before = report.read_bytes()
    correct, arrange, words = answered(reported, "yes", "yes")
    assert "其中1处可以直接更正。要另存一份更正好的吗？" in correct
    assert "版式有1项与公文格式（国标）不同" in arrange
    marked, copy = reported.opened[-2:]
    assert copy.name == "2022年上半年党建工作汇报（更正）.docx"
    assert words.startswith(f"已另存：{copy.name}\n文字更正1处，都是修订")
    assert "版式已排好" in words and marked.name in words
    assert b"<w:del " in part(copy) and b'w:highlight w:val="yellow"' not in part(copy)
    assert any("围绕中心，服务大局" in s for s in said(copy))
    assert report.read_bytes() == before


def test_the_layout_may_stay_and_so_may_the_words(reported: Clerk) -> None:
    report = slip(reported)
    answered(reported, "yes", "no")
    copy = reported.opened[-1]
    assert b"<w:del " in part(copy) and b'w:highlight w:val="yellow"' in part(copy)
    copy.unlink()
    answered(reported, "no", "yes")
    copy = reported.opened[-1]
    assert b"<w:del " not in part(copy) and b'w:highlight w:val="yellow"' not in part(copy)
    assert said(copy) == said(report)


def test_what_was_put_right_is_the_report_to_go_on_with(reported: Clerk) -> None:
    report = slip(reported)
    answered(reported, "yes", "yes")
    copy = reported.opened[-1]
    assert set(reports_beside(report.parent, reported.book.name)) == {report, copy}


def test_who_wishes_nothing_has_the_copy_with_comments_alone(reported: Clerk) -> None:
    report = slip(reported)
    answered(reported, "no", "no")
    assert sorted(p.name for p in report.parent.glob("*.docx")) == [
        "2022年上半年党建工作汇报.docx",
        "2022年上半年党建工作汇报（校对）.docx",
    ]


def test_the_open_ledger_contradicts_a_figure(reported: Clerk) -> None:
    edit(report_of(reported), write_in("次数.支委会", "9"))
    words = reported.press(ribbon.proofread_report)
    assert "报告写9次，台账为5次" in words


def test_anybodys_report_is_held_against_the_ledger_where_that_is_wished(
    tidy: Clerk, tmp_path: Path
) -> None:
    theirs = tmp_path / "材料.docx"
    document = docx.Document()
    document.add_paragraph("2022年上半年，我支部召开党员大会6次、支委会8次。")
    document.save(str(theirs))
    for answer, contradicted in (("yes", True), ("no", False)):
        tidy.excel.application.chosen.append(str(theirs))
        question, *_, words = answered(tidy, answer, "no")
        assert question.startswith("“材料.docx”里的数字，要与打开的台账“")
        assert ("台账为5次" in words) is contradicted


def test_a_ledger_that_cannot_be_read_does_not_keep_the_words_from_being_read(
    reported: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object) -> None:
        raise Refusal("台账读不了")

    monkeypatch.setattr(desk.Desk, "check", unread)
    words = reported.press(ribbon.proofread_report)
    assert "数字没有与台账核对：台账读不了" in words


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
