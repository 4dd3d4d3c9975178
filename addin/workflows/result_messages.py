"""What came of a job on a report, in the few words that a message box has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.checks.finding import SEVERITY_LABEL
from addin.ledger.values.identity_numbers import unidentified
from addin.workflows.audits import Audited
from addin.workflows.ledgers import Checked
from addin.workflows.proofreading import Proofread
from addin.workflows.reports import Refreshed

if TYPE_CHECKING:
    from addin.workflows.making_templates import MadeTemplate
    from addin.workflows.template_checks import Linted

MOST = 12  # sentences
LONGEST = 850  # letters; a message box of VBA ends at 1023


def renewed_in_words(done: Refreshed, ledger: Path | None = None) -> str:
    """Say what became of a report's values; ``ledger``: the file, where the clerk may not know."""
    said = [*_about(ledger, done.checked.ledger.opened), *done.sentences()]
    said = [*(done.taken_out if done.changed else ()), *said]
    where = f"\n新的报告：{done.target.name}" if done.changed else ""
    return _short(f"{done.summary}{where}", said)


def audited_in_words(done: Audited, ledger: Path | None = None) -> str:
    """Say how a report agrees with the ledger, claim by claim where it does not."""
    said = [*done.taken_out, *_about(ledger, done.checked.ledger.opened), *done.sentences()]
    where = f"，加了批注的副本：{done.target.name}" if done.target else ""
    return _short(f"已核对“{done.report.name}”{where}\n{done.summary}", said)


def proofread_in_words(done: Proofread, remarks: Sequence[str] = ()) -> str:
    """Say what was found in a report's text, from top to bottom; ``remarks`` go before."""
    said = [
        f"{SEVERITY_LABEL[f.severity]} "
        f"{f'第{f.where.paragraph + 1}段' if f.where else '全文'}：{f.message}"
        for f in done.findings
    ]
    where = f"，加了批注的副本：{done.marked.name}" if done.marked else ""
    return _short(
        f"已校对“{done.report.name}”{where}\n{done.summary}", [*done.taken_out, *remarks, *said]
    )


def corrected_in_words(done: Proofread) -> str:
    """Say what is other in the copy that was put right."""
    copy = done.fixed or done.laid_out
    told = []
    if done.fixed:
        told.append(f"文字更正{done.corrected}处，都是修订，请逐处接受或拒绝")
    if done.laid_out:
        told.append("版式已排好，请翻看一遍" if done.rearranged else "版式没有能自动排好的")
    return "\n".join((f"已另存：{copy.name if copy else ''}", "；".join(told), *done.taken_out))


def held_against(checked: Checked) -> list[str]:
    """Say which ledger a report's figures were held against."""
    return _about(checked.file or Path(checked.ledger.name), checked.ledger.opened)


def _about(ledger: Path | None, opened: bool) -> list[str]:
    """Say which ledger was read, and that what is not saved in it was not."""
    said = [f"台账：{ledger}"] if ledger else []
    return [*said, "台账正开着，没有保存的改动没有算进去"] if opened else said


def _short(summary: str, sentences: Iterable[str]) -> str:
    """Return a summary and as many sentences as there is room for; the rest is counted."""
    said, left = [summary], list(sentences)
    while left and len(said) <= MOST and len("\n".join((*said, left[0]))) <= LONGEST:
        said.append(left.pop(0))
    if left:
        said.append(f"……另有{len(left)}条没有列出，全部可用 taizhang 命令查看")
    return unidentified("\n".join(said))


def linted_in_words(done: Linted) -> str:
    """Say what was found in a template."""
    where = f"\n每一处都写了批注，另存为：{done.marked.name}" if done.marked else ""
    found = [f"{SEVERITY_LABEL[f.severity]} {f.place}：{f.message}" for f in done.findings]
    return _short(f"{done.template.name}：{done.summary}{where}", [*done.taken_out, *found])


def made_in_words(done: MadeTemplate) -> str:
    """Say what became of a report that was made a template."""
    where = f"\n另存为：{done.path.name}；放进台账旁边的“模板”文件夹就能选它" if done.path else ""
    said = f"{done.report.name} 做成模板：{done.summary}{where}"
    return _short(said, [*done.warnings, *done.taken_out])
