"""The buttons of the ribbon: each calls one workflow on the open workbook and shows its result.

Every public function here is a button, takes nothing, and works on the workbook that called it;
``BUTTONS`` tells their labels. This is the one module that loads xlwings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import xlwings

from addin.excel import desk as desks
from addin.excel.desk import Desk

_PATIENCE = 200  # times that xlwings asks again while Excel is busy; it would ask for ever


def check() -> None:
    """Check the ledger: findings on 校验结果, marks on its cells."""
    from addin.excel.buttons import checking  # noqa: PLC0415 - loaded with the click

    _press("校验台账", checking.check)


def apply_suggestions() -> None:
    """Write the ticked proposals into the ledger."""
    from addin.excel.buttons import checking  # noqa: PLC0415 - loaded with the click

    _press("应用建议", checking.apply)


def undo_suggestions() -> None:
    """Take applied proposals back."""
    from addin.excel.buttons import checking  # noqa: PLC0415 - loaded with the click

    _press("撤销建议", checking.undo)


def clear_marks() -> None:
    """Take colours and notes of the last check away."""
    from addin.excel.buttons import checking  # noqa: PLC0415 - loaded with the click

    _press("清除标记", checking.clear_marks)


def tally() -> None:
    """Count the ledger: figures and charts on 统计, their rows on 数据来源."""
    from addin.excel.buttons import counting  # noqa: PLC0415 - loaded with the click

    _press("统计", counting.tally)


def agenda() -> None:
    """List what is due by when and not yet held or done, as of today, on 待办."""
    from addin.excel.buttons import counting  # noqa: PLC0415 - loaded with the click

    _press("待办", counting.agenda)


def report() -> None:
    """Write the Word report beside the ledger and open it."""
    from addin.excel.buttons import reports  # noqa: PLC0415 - loaded with the click

    _press("生成报告", reports.write_usual_report)


def report_by_template() -> None:
    """Write a Word document of a template and for a period that the clerk picks, and open it."""
    from addin.excel.buttons import reports  # noqa: PLC0415 - loaded with the click

    _press("选模板生成", reports.write_by_template)


def record_activities() -> None:
    """Write minutes of the activities whose rows are selected, one document each."""
    from addin.excel.buttons import reports  # noqa: PLC0415 - loaded with the click

    _press("活动记录", reports.record_selected)


def copy_template() -> None:
    """Copy a template out to be edited, into the folder 模板 beside the ledger, and open it."""
    from addin.excel.buttons import reports  # noqa: PLC0415 - loaded with the click

    _press("取出模板", reports.copy_out)


def refresh_report() -> None:
    """Renew the figures of a report beside the ledger in a new document, and open it."""
    from addin.excel.buttons import written_reports  # noqa: PLC0415 - loaded with the click

    _press("更新报告数据", written_reports.refresh)


def audit_report() -> None:
    """Hold a report against the ledger: a copy with comments, opened."""
    from addin.excel.buttons import written_reports  # noqa: PLC0415 - loaded with the click

    _press("核对报告", written_reports.audit)


def proofread_report() -> None:
    """Proof-read a report beside the ledger: a copy with comments, and one put right if wished."""
    from addin.excel.buttons import written_reports  # noqa: PLC0415 - loaded with the click

    _press("公文校对", written_reports.proofread)


def parameters() -> None:
    """Show the sheet 参数, adding it or the keys it lacks."""
    from addin.excel.buttons import reports  # noqa: PLC0415 - loaded with the click

    _press("参数", reports.show_parameters)


def new_ledger() -> None:
    """Write a blank ledger for this year and open it."""
    from addin.excel.buttons import new_ledger as its  # noqa: PLC0415 - loaded with the click

    _press("新建台账", its.new_ledger, its.new_ledger_in_documents)


def show_help() -> None:
    """Open the handbook."""
    from addin.excel.buttons import handbook  # noqa: PLC0415 - loaded with the click

    _press("帮助", handbook.show_handbook, handbook.open_handbook)


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
