"""The buttons about a report that lies beside the ledger: refresh, audit, proof-read."""

from __future__ import annotations

from addin.excel.buttons.documents import shown
from addin.excel.desk import Desk
from addin.excel.report_choice import choose_report
from addin.workflows.input_and_output import Destination
from addin.workflows.report_copies import AUDITED, PROOFREAD, beside
from addin.workflows.report_origin import remembered_period
from addin.workflows.result_messages import (
    audited_in_words,
    corrected_in_words,
    proofread_in_words,
    renewed_in_words,
)

NOT_CHOSEN = "没有选择报告，什么也没有做"


def refresh(desk: Desk) -> str:
    """Renew the figures of a report in a new document, and open it."""
    from addin.workflows.reports import refresh_checked  # noqa: PLC0415 - each button its own

    report = choose_report(desk)
    if report is None:
        return NOT_CHOSEN
    checked = desk.check(remembered_period(report))
    done = refresh_checked(desk.with_file(checked), report, progress=desk.progress)
    if not done.changed:
        done.target.unlink()  # the same as the report that is there
        return renewed_in_words(done)
    return shown(done.target, renewed_in_words(done))


def audit(desk: Desk) -> str:
    """Hold a report against the ledger: a copy with comments, opened."""
    from addin.workflows.audits import audit_checked  # noqa: PLC0415 - each button its own

    report = choose_report(desk)
    if report is None:
        return NOT_CHOSEN
    checked = desk.check(remembered_period(report))
    target = beside(report, AUDITED)
    done = audit_checked(
        desk.with_file(checked), report, Destination(target), progress=desk.progress
    )
    return shown(target, audited_in_words(done))


def proofread(desk: Desk) -> str:
    """Proof-read a report: a copy with comments, and one put right if wished."""
    from addin.excel.proofreading_talk import open_basis, wished  # noqa: PLC0415 - as above
    from addin.workflows.offers import carry_out  # noqa: PLC0415
    from addin.workflows.proofreading import Copies  # noqa: PLC0415
    from addin.workflows.proofreading import proofread as proofread_report  # noqa: PLC0415

    report = choose_report(desk)
    if report is None:
        return NOT_CHOSEN
    basis, remarks = open_basis(desk, report)
    target = beside(report, PROOFREAD)
    done = proofread_report(report, Copies(target), basis=basis, progress=desk.progress)
    words = shown(target, proofread_in_words(done, remarks))
    wishes = wished(desk, done)
    if not wishes:
        return words
    put_right = carry_out(report, wishes, basis, desk.progress)
    copy = put_right.fixed or put_right.laid_out
    return f"{shown(copy, corrected_in_words(put_right))}\n\n{words}" if copy else words
