"""The buttons about findings: check, apply and undo proposals, clear marks."""

from __future__ import annotations

from addin.checks.finding import counted_in_words
from addin.excel.cleared_marks import clear_marks as take_marks_away
from addin.excel.desk import Desk
from addin.excel.findings_sheet import show_findings
from addin.excel.marks import mark
from addin.excel.own_sheets import bring_up
from addin.excel.suggestions import apply_ticked, undo_applied
from addin.ledger.forms.sheet_reading import reading_in_words
from addin.office.pages.findings_page import findings_title


def check(desk: Desk) -> str:
    """Write the findings on 校验结果 and mark their cells."""
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


def apply(desk: Desk) -> str:
    """Write the ticked proposals into the ledger."""
    done, left = apply_ticked(desk.book)
    rest = f"，{left}条没有动（原因见“状态”列）" if left else ""
    return f"已应用{done}条建议{rest}。请再点一次“校验台账”；要退回，点“撤销建议”"


def undo(desk: Desk) -> str:
    """Take applied proposals back."""
    done, left = undo_applied(desk.book)
    rest = f"，{left}条没有撤销（原因见“状态”列）" if left else ""
    return f"已撤销{done}条建议，单元格恢复为原值{rest}"


def clear_marks(desk: Desk) -> str:
    """Take colours and notes of the last check away."""
    cleared, left = take_marks_away(desk.book)
    said = f"已清除{cleared}个单元格的标记" if cleared else "没有要清除的标记"
    return "\n".join([said, *left])
