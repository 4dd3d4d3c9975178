"""What a clerk is offered once her report is proof-read: its corrections, and its layout."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Literal

from msgspec import Struct

from addin.layout.layout_rules import LAYOUT_RULES
from addin.workflows.progress import Progress, silent
from addin.workflows.proofreading import Basis, Copies, Proofread, proofread, safe_corrections
from addin.workflows.report_copies import CORRECTED, beside

Wish = Literal["correct", "arrange"]
CORRECT: Wish = "correct"
ARRANGE: Wish = "arrange"
_NEVER_LAID_OUT = "Y000"


class Offers(Struct, frozen=True):
    """The questions that a clerk answers by yes or no; "" where there is nothing to offer."""

    correct: str = ""
    arrange: str = ""


def offers_of(done: Proofread) -> Offers:
    """Return what can be offered for what was found."""
    return Offers(_corrections(done), _layout(done))


def carry_out(
    report: Path, wishes: Collection[Wish], basis: Basis, progress: Progress = silent
) -> Proofread:
    """Write the copy that a clerk wishes beside her report: 汇报（更正）.docx.

    Its corrections are tracked changes; its layout is put right where that is wished.
    """
    target = beside(report, CORRECTED)
    copies = Copies(
        fixed=target if CORRECT in wishes else None,
        laid_out=target if ARRANGE in wishes else None,
    )
    return proofread(report, copies, basis=basis, progress=progress)


def _corrections(done: Proofread) -> str:
    count = len(safe_corrections(done.findings))
    if not count:
        return ""
    return (
        f"其中{count}处可以直接更正。要另存一份更正好的吗？\n"
        "每处更正都是修订，可以逐处接受或拒绝；原文件不动"
    )


def _layout(done: Proofread) -> str:
    arranged = {rule.code for rule in LAYOUT_RULES if rule.arranged}
    found = [f for f in done.findings if f.code in arranged]
    if not found:
        return ""
    if any(f.code == _NEVER_LAID_OUT for f in found):
        said = "这份报告没有按公文格式（国标）排版"
    else:
        said = f"版式有{len(found)}项与公文格式（国标）不同"
    return f"{said}。要在另存的一份里排好吗？\n只改版式，文字一个不动；本单位另有规定的请点“否”"
