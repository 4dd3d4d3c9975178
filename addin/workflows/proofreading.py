"""The job that proof-reads a report: its text, and with a ledger its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.checks.finding import SEVERITY_LABEL, counted_in_words
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.values.identity_numbers import unidentified
from addin.office.word.body import BodyParagraph, read_body
from addin.office.word.comments import Comment, with_comments
from addin.office.word.tracked_corrections import Correction, disjoint, with_corrections
from addin.office.word.word_file import WordFile, open_word
from addin.office.writing.safe_file import refuse_overwriting
from addin.proofreading.text_finding import TextFinding
from addin.proofreading.text_rule import Case, Figure
from addin.proofreading.text_rules import order, proofread_text
from addin.words.segmentation import segmenter
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.layouts import judged_layout, layout_put_right, profile_of
from addin.workflows.progress import Progress, silent
from addin.workflows.report_copies import save_copy
from addin.workflows.report_origin import remembered_period

if TYPE_CHECKING:
    from addin.workflows.ledgers import Checked


class Basis(Struct, frozen=True):
    """What a report is proof-read against.

    ``period``: None for the one that the report was written for or says it is of. ``ledger``: the
    report's figures are held against it, read for the report's period where it names no other;
    ``checked``: such a ledger that has been read already.
    ``profile``: a layout by its name or its file; without one the standard's, and a document that
    was never laid out is given one finding for all.
    """

    period: Period | None = None
    ledger: LedgerInput | None = None
    profile: str | None = None
    checked: Checked | None = None


TEXT_ALONE = Basis()
"""No ledger, and the standard's layout."""


class Copies(Destination, frozen=True):
    """Where the copies of a report are written; ``path``: the one with a comment at every finding.

    ``fixed``: one in which the safe corrections are tracked changes. ``laid_out``: one in which
    the layout is put right; it may be the same as ``fixed``.
    """

    fixed: Path | None = None
    laid_out: Path | None = None


NO_COPIES = Copies()


class Proofread(Struct, frozen=True):
    """A report that was proof-read: what was found, and where copies were written.

    ``corrected``: how many safe corrections stand in the copy ``fixed`` as tracked changes.
    ``laid_out``: the copy whose layout was put right, and ``rearranged`` whether that was needed.
    ``taken_out``: what the copies lack of what opens to other computers, in words.
    """

    report: Path
    findings: tuple[TextFinding, ...]
    marked: Path | None = None
    fixed: Path | None = None
    corrected: int = 0
    laid_out: Path | None = None
    rearranged: bool = False
    taken_out: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(1 for f in self.findings if f.severity == "error")

    @property
    def summary(self) -> str:
        """Return the result in one phrase: 校对完成：错误 3，提醒 5，提示 1."""
        missing = "" if segmenter() else "（本机没有装分词组件，同音错字没有查）"
        return f"校对完成：{counted_in_words(self.findings)}{missing}"


def proofread(
    report: Path,
    copies: Copies = NO_COPIES,
    *,
    basis: Basis = TEXT_ALONE,
    progress: Progress = silent,
) -> Proofread:
    """Proof-read a .docx, its text and its layout; write the copies that are named."""
    _refuse_targets(report, basis, copies)
    marked, fixed, laid_out = copies.path, copies.fixed, copies.laid_out
    if fixed and laid_out and fixed.resolve() == laid_out.resolve():
        laid_out = fixed
    wanted = profile_of(basis.profile)
    out: list[str] = []
    progress("读取报告")
    with open_word(report) as file:
        body = read_body(file)
        progress("校对")
        period = basis.period or remembered_period(file)
        figures, names = _of_the_ledger(file, basis, period, progress)
        case = Case([p.prose for p in body if not p.boxed], period, figures, names)
        layout = judged_layout(file, body, wanted, every=basis.profile is not None)
        findings = tuple(sorted((*proofread_text(case), *layout), key=order))
        if marked:
            progress("写批注")
            out += write_marked(file, body, findings, Destination(marked, copies.force))
        arranged = layout_put_right(file, body, wanted) if laid_out else {}
        if laid_out and laid_out != fixed:
            out += save_copy(file, arranged, Destination(laid_out, copies.force))
        both = arranged if fixed == laid_out else {}
        target = Destination(fixed, copies.force)
        corrected = 0
        if fixed:
            corrected, said = write_fixed(file, body, findings, target, both)
            out += said
    rearranged, taken_out = bool(arranged), tuple(dict.fromkeys(out))
    return Proofread(report, findings, marked, fixed, corrected, laid_out, rearranged, taken_out)


def _of_the_ledger(
    file: WordFile, basis: Basis, period: Period | None, progress: Progress
) -> tuple[tuple[Figure, ...], frozenset[str]]:
    """Return what the ledger says to the report's figures, and the names in it."""
    ledger = basis.ledger
    if ledger is None and basis.checked is None:
        return (), frozenset()
    from addin.workflows.contradicted_figures import (  # noqa: PLC0415 - loads the ledger
        figures_of,
        names_of,
    )
    from addin.workflows.ledgers import check  # noqa: PLC0415

    checked = basis.checked
    if ledger is not None:
        checked = check(replace(ledger, period=ledger.period or period), progress=progress)
    return (figures_of(file, checked), names_of(checked)) if checked else ((), frozenset())


def _refuse_targets(report: Path, basis: Basis, copies: Copies) -> None:
    marked, others = copies.path, {"--fix": copies.fixed, "--fix-layout": copies.laid_out}
    inputs = [report]
    inputs += [basis.ledger.path] if basis.ledger else []
    inputs += [basis.checked.file] if basis.checked and basis.checked.file else []
    for target in filter(None, (marked, *others.values())):
        refuse_overwriting(target, copies.force, inputs)
    for option, copy in others.items():
        if marked and copy and marked.resolve() == copy.resolve():
            raise Refusal(f"-o 和 {option} 写的是同一个文件；请换一个文件名")


def write_marked(
    file: WordFile,
    body: Sequence[BodyParagraph],
    findings: Sequence[TextFinding],
    target: Destination,
) -> tuple[str, ...]:
    """Write a copy with a comment at every finding, and what is said of the whole at the top.

    Return what was taken out of it, in words.
    """
    comments = [Comment(f.where, comment_words(f)) for f in findings if f.where]
    return save_copy(file, with_comments(file, body, comments, summary_words(findings)), target)


def write_fixed(
    file: WordFile,
    body: Sequence[BodyParagraph],
    findings: Sequence[TextFinding],
    target: Destination,
    arranged: Mapping[str, bytes],
) -> tuple[int, tuple[str, ...]]:
    """Write a copy with the safe corrections tracked; return how many, and what was taken out.

    ``arranged``: parts that are changed already, their text being the same.
    """
    if arranged:
        file = file.altered(arranged)
        body = read_body(file)
    corrections = safe_corrections(findings)
    changed = {**arranged, **with_corrections(file, body, corrections)}
    return len(corrections), save_copy(file, changed, target)


def safe_corrections(findings: Sequence[TextFinding]) -> list[Correction]:
    """Return the corrections that may be made without asking, in the text's order."""
    return disjoint(
        Correction(where, new) for f in findings if f.safe for where, new in f.corrections
    )


def comment_words(finding: TextFinding) -> str:
    """Say in a comment what is wrong, what is proposed and what that rests on."""
    proposal = suggestion_words(finding)
    lines = [
        f"【{SEVERITY_LABEL[finding.severity]} {finding.code}】{finding.message}",
        f"建议：{proposal}" if proposal else "",
        f"依据：{finding.basis}",
    ]
    return unidentified("\n".join(filter(None, lines)))


def suggestion_words(finding: TextFinding) -> str:
    """Return what is proposed, in words: a text, or 删去 where nothing is to stand there."""
    if finding.suggestion is None:
        return ""
    if not finding.suggestion:
        return "删去"
    quoted = set("“”") & set(finding.suggestion)  # quotes within quotes would be misread
    return f"改为：{finding.suggestion}" if quoted else f"改为“{finding.suggestion}”"


def summary_words(findings: Sequence[TextFinding]) -> str:
    """Sum up what was found; findings on the document as a whole are told here."""
    whole = [
        f"【{SEVERITY_LABEL[f.severity]} {f.code}】{f.message}" for f in findings if not f.where
    ]
    return "\n".join([f"公文校对：{counted_in_words(findings)}", *whole])
