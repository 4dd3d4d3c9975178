"""What a clerk is asked about proof-reading: against the open ledger, and what to put right."""

from __future__ import annotations

from pathlib import Path

from addin.excel.desk import Desk
from addin.ledger.refusal import Refusal
from addin.workflows.offers import ARRANGE, CORRECT, Wish, offers_of
from addin.workflows.proofreading import TEXT_ALONE, Basis, Proofread
from addin.workflows.report_origin import remembered_origin, remembered_period


def open_basis(desk: Desk, report: Path) -> tuple[Basis, list[str]]:
    """Return what a report is proof-read against: the open ledger, where it is about that."""
    origin = remembered_origin(report)
    known = origin is not None and origin.ledger == desk.book.name
    if not known and not desk.ask(
        f"“{report.name}”里的数字，要与打开的台账“{desk.book.name}”核对吗？\n"
        "不是按这份台账写的，请点“否”，只校对文字和版式"
    ):
        return TEXT_ALONE, []
    try:
        checked = desk.with_file(desk.check(remembered_period(report)))
    except Refusal as refusal:
        return TEXT_ALONE, [f"数字没有与台账核对：{refusal}"]
    return Basis(checked=checked), [f"数字已与台账“{desk.book.name}”核对"]


def wished(desk: Desk, done: Proofread) -> list[Wish]:
    """Ask what is to be put right in a copy; nothing is asked where nothing can be."""
    offers, wishes = offers_of(done), list[Wish]()
    if offers.correct and desk.ask(f"{done.summary}。{offers.correct}"):
        wishes.append(CORRECT)
    if offers.arrange and desk.ask(offers.arrange):
        wishes.append(ARRANGE)
    return wishes
