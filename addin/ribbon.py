"""The buttons of the ribbon: each calls one workflow on the open workbook and shows its result.

Every public function here is a button, takes nothing, and works on the workbook that called it;
``BUTTONS`` tells their labels. This is the one module that loads xlwings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlwings

from addin.checks.finding import counted_in_words
from addin.excel import desk as desks
from addin.excel.desk import Desk, documents
from addin.excel.findings_sheet import show_findings
from addin.excel.handbook_button import open_handbook
from addin.excel.marks import clear_marks as take_marks_away
from addin.excel.marks import mark
from addin.excel.own_sheets import bring_up
from addin.excel.page_sheet import show_page
from addin.excel.proofreading_talk import open_basis, wished
from addin.excel.report_buttons import (
    copy_out,
    record_selected,
    show_parameters,
    shown,
    write_by_template,
    write_usual_report,
)
from addin.excel.report_choice import choose_report
from addin.excel.suggestions import apply_ticked, undo_applied
from addin.ledger.forms.sheet_reading import reading_in_words
from addin.office import desktop
from addin.office.pages.agenda_page import agenda_page, agenda_title
from addin.office.pages.findings_page import findings_title
from addin.office.pages.sources_page import sources_page
from addin.office.pages.statistics_page import statistics_page, statistics_title
from addin.office.writing.safe_file import free_path
from addin.workflows import new_ledger as make_ledger
from addin.workflows.agendas import agenda_of
from addin.workflows.audits import audit_checked
from addin.workflows.input_and_output import Destination
from addin.workflows.offers import carry_out
from addin.workflows.proofreading import Copies, proofread
from addin.workflows.report_copies import AUDITED, PROOFREAD, beside
from addin.workflows.report_origin import remembered_period
from addin.workflows.reports import refresh_checked
from addin.workflows.result_messages import (
    audited_in_words,
    corrected_in_words,
    proofread_in_words,
    renewed_in_words,
)

NOT_CHOSEN = "没有选择报告，什么也没有做"
_PATIENCE = 200  # times that xlwings asks again while Excel is busy; it would ask for ever


def check() -> None:
    """Check the ledger: findings on 校验结果, marks on its cells."""
    _press("校验台账", _check)


def apply_suggestions() -> None:
    """Write the ticked proposals into the ledger."""
    _press("应用建议", _apply)


def undo_suggestions() -> None:
    """Take applied proposals back."""
    _press("撤销建议", _undo)


def clear_marks() -> None:
    """Take colours and notes of the last check away."""
    _press("清除标记", _clear)


def tally() -> None:
    """Count the ledger: figures and charts on 统计, their rows on 数据来源."""
    _press("统计", _tally)


def agenda() -> None:
    """List what is due by when and not yet held or done, as of today, on 待办."""
    _press("待办", _agenda)


def report() -> None:
    """Write the Word report beside the ledger and open it."""
    _press("生成报告", write_usual_report)


def report_by_template() -> None:
    """Write a Word document of a template and for a period that the clerk picks, and open it."""
    _press("选模板生成", write_by_template)


def record_activities() -> None:
    """Write minutes of the activities whose rows are selected, one document each."""
    _press("活动记录", record_selected)


def copy_template() -> None:
    """Copy a template out to be edited, into the folder 模板 beside the ledger, and open it."""
    _press("取出模板", copy_out)


def refresh_report() -> None:
    """Renew the figures of a report beside the ledger in a new document, and open it."""
    _press("更新报告数据", _refresh_report)


def audit_report() -> None:
    """Hold a report against the ledger: a copy with comments, opened."""
    _press("核对报告", _audit_report)


def proofread_report() -> None:
    """Proof-read a report beside the ledger: a copy with comments, and one put right if wished."""
    _press("公文校对", _proofread_report)


def parameters() -> None:
    """Show the sheet 参数, adding it or the keys it lacks."""
    _press("参数", show_parameters)


def new_ledger() -> None:
    """Write a blank ledger for this year and open it."""
    _press("新建台账", _new_ledger, _new_ledger_in_documents)


def show_help() -> None:
    """Open the handbook."""
    _press("帮助", _help, open_handbook)


BUTTONS: dict[Callable[[], None], str] = {
    check: "校验台账",
    apply_suggestions: "应用建议",
    undo_suggestions: "撤销建议",
    clear_marks: "清除标记",
    tally: "统计",
    agenda: "待办",
    report: "生成报告",
    report_by_template: "选模板生成",
    record_activities: "活动记录",
    copy_template: "取出模板",
    refresh_report: "更新报告数据",
    audit_report: "核对报告",
    proofread_report: "公文校对",
    parameters: "参数",
    new_ledger: "新建台账",
    show_help: "帮助",
}
"""Every button with its label on the ribbon."""


def _press(
    button: str, job: Callable[[Desk], str], alone: Callable[[], object] | None = None
) -> None:
    """Do a button's job; ``alone``: how, where Excel has no workbook open to find it by."""
    if sys.platform == "win32":
        xlwings._xlwindows.N_COM_ATTEMPTS = _PATIENCE
    try:
        book = xlwings.Book.caller()
    except Exception:
        if alone is None:
            raise  # The launcher says that the program did not get to work.
        desks.without_book(button, alone)
        return
    desks.run(book, button, job)


def _check(desk: Desk) -> str:
    checked = desk.check()
    desk.progress("写校验结果")
    book, findings = desk.book, checked.findings
    title = findings_title(checked.ledger.name, checked.scope.period)
    sheet = show_findings(book, title, findings, reading_in_words(checked.ledger.reading))
    desk.progress("标记单元格")
    left = [*take_marks_away(book)[1], *mark(book, findings)]
    bring_up(sheet)
    if desk.read_only:
        left.append("工作簿是只读打开的，结果要另存才留得下来")
    return "\n".join([f"校验完成：{counted_in_words(findings)}", *left])


def _apply(desk: Desk) -> str:
    done, left = apply_ticked(desk.book)
    rest = f"，{left}条没有动（原因见“状态”列）" if left else ""
    return f"已应用{done}条建议{rest}。请再点一次“校验台账”；要退回，点“撤销建议”"


def _undo(desk: Desk) -> str:
    done, left = undo_applied(desk.book)
    rest = f"，{left}条没有撤销（原因见“状态”列）" if left else ""
    return f"已撤销{done}条建议，单元格恢复为原值{rest}"


def _clear(desk: Desk) -> str:
    cleared, left = take_marks_away(desk.book)
    said = f"已清除{cleared}个单元格的标记" if cleared else "没有要清除的标记"
    return "\n".join([said, *left])


def _tally(desk: Desk) -> str:
    checked = desk.check()
    desk.progress("写统计表")
    show_page(desk.book, sources_page(checked.tally))
    page = statistics_page(statistics_title(checked.ledger.name), checked.tally)
    bring_up(show_page(desk.book, page))
    times = checked.tally.times_in_words
    return f"统计完成：{checked.scope.period.title}{times}，各数所在的行见“数据来源”"


def _agenda(desk: Desk) -> str:
    done = agenda_of(desk.check(), date.today())
    desk.progress("写待办")
    page = agenda_page(agenda_title(done.checked.ledger.name), done.due, done.day)
    bring_up(show_page(desk.book, page))
    return f"截至今天：{done.summary}，逐项见“待办”表"


def _refresh_report(desk: Desk) -> str:
    report = choose_report(desk)
    if report is None:
        return NOT_CHOSEN
    checked = desk.check(remembered_period(report))
    done = refresh_checked(desk.with_file(checked), report, progress=desk.progress)
    if not done.changed:
        done.target.unlink()  # the same as the report that is there
        return renewed_in_words(done)
    return shown(done.target, renewed_in_words(done))


def _audit_report(desk: Desk) -> str:
    report = choose_report(desk)
    if report is None:
        return NOT_CHOSEN
    checked = desk.check(remembered_period(report))
    target = beside(report, AUDITED)
    done = audit_checked(
        desk.with_file(checked), report, Destination(target), progress=desk.progress
    )
    return shown(target, audited_in_words(done))


def _proofread_report(desk: Desk) -> str:
    report = choose_report(desk)
    if report is None:
        return NOT_CHOSEN
    basis, remarks = open_basis(desk, report)
    target = beside(report, PROOFREAD)
    done = proofread(report, Copies(target), basis=basis, progress=desk.progress)
    words = shown(target, proofread_in_words(done, remarks))
    wishes = wished(desk, done)
    if not wishes:
        return words
    put_right = carry_out(report, wishes, basis, desk.progress)
    copy = put_right.fixed or put_right.laid_out
    return f"{shown(copy, corrected_in_words(put_right))}\n\n{words}" if copy else words


def _new_ledger(desk: Desk) -> str:
    desk.progress("新建台账")
    target = _blank_ledger(desk.folder(or_documents=True))
    try:
        desk.book.app.books.open(target)
    except Exception:  # Excel would not; then as a double click would
        desktop.show(target)
    return f"已新建台账：{target}"


def _new_ledger_in_documents() -> None:
    desktop.show(_blank_ledger(documents()))


def _blank_ledger(folder: Path) -> Path:
    year = date.today().year
    target = free_path(folder / f"{year}年党建活动台账.xlsx")
    make_ledger(target, year)
    return target


def _help(_desk: Desk) -> str:
    page = open_handbook()
    return f"使用手册已打开；没有看到的，请打开文件：{page}"
