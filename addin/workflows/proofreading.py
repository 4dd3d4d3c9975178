"""The job that proof-reads a report: its text, and with a ledger its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.checks.finding import SEVERITY_LABEL, counted_in_words
from addin.ledger.period import Period, parse_period
from addin.ledger.refusal import Refusal
from addin.office.word.body import BodyParagraph, read_body
from addin.office.word.comments import Comment, with_comments
from addin.office.word.tracked_corrections import Correction, disjoint, with_corrections
from addin.office.word.word_file import WordFile, open_word
from addin.office.writing.safe_file import refuse_overwriting, write_safely
from addin.proofreading.text_finding import TextFinding
from addin.proofreading.text_rule import Case, Figure
from addin.proofreading.text_rules import order, proofread_text
from addin.workflows.layouts import judged_layout, layout_put_right, profile_of
from addin.workflows.progress import Progress, silent


@dataclass(frozen=True)
class Proofread:
    """A report that was proof-read: what was found, and where copies were written.

    ``corrected``: how many safe corrections stand in the copy ``fixed`` as tracked changes.
    ``laid_out``: the copy whose layout was put right, and ``rearranged`` whether that was needed.
    """

    report: Path
    findings: tuple[TextFinding, ...]
    marked: Path | None = None
    fixed: Path | None = None
    corrected: int = 0
    laid_out: Path | None = None
    rearranged: bool = False

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(1 for f in self.findings if f.severity == "error")

    @property
    def summary(self) -> str:
        """Return the result in one phrase: 校对完成：错误 3，提醒 5，提示 1."""
        return f"校对完成：{counted_in_words(self.findings)}"


def proofread(  # noqa: PLR0913, PLR0917 - what a command can say, the job must take
    report: Path,
    output: Path | None = None,
    fix: Path | None = None,
    period: Period | None = None,
    force: bool = False,
    progress: Progress = silent,
    ledger: Path | None = None,
    mapping: Sequence[str] = (),
    profile: str | None = None,
    fix_layout: Path | None = None,
) -> Proofread:
    """Proof-read a .docx, its text and its layout.

    ``output``: a copy with a comment at every finding. ``fix``: a copy in which the safe
    corrections stand as tracked changes. The period is the one that the report was written for
    or says it is of, unless one is given. ``ledger``: its figures are held against this one;
    ``mapping``: the ledger's headings, as 活动类形=活动类型. ``profile``: a layout by its name or
    its file; without one the standard's, and a document that was never laid out is told so once.
    ``fix_layout``: a copy in which the layout is put right; it may be the same as ``fix``.
    """
    inputs = (report, *([ledger] if ledger else []))
    _refuse_targets(inputs, output, {"--fix": fix, "--fix-layout": fix_layout}, force)
    if fix and fix_layout and fix.resolve() == fix_layout.resolve():
        fix_layout = fix
    wanted = profile_of(profile)
    progress("读取报告")
    with open_word(report) as file:
        body = read_body(file)
        progress("校对")
        period = period or remembered_period(file)
        figures = _figures(file, ledger, period, progress, mapping) if ledger else ()
        case = Case([p.prose for p in body if not p.boxed], period, figures)
        layout = judged_layout(file, body, wanted, every=profile is not None)
        findings = tuple(sorted((*proofread_text(case), *layout), key=order))
        if output:
            progress("写批注")
            write_marked(file, body, findings, output)
        arranged = layout_put_right(file, body, wanted) if fix_layout else {}
        if fix_layout and fix_layout != fix:
            write_copy(file, arranged, fix_layout)
        both = arranged if fix == fix_layout else {}
        corrected = write_fixed(file, body, findings, fix, both) if fix else 0
    return Proofread(report, findings, output, fix, corrected, fix_layout, bool(arranged))


def _figures(
    file: WordFile,
    ledger: Path,
    period: Period | None,
    progress: Progress,
    mapping: Sequence[str],
) -> tuple[Figure, ...]:
    from addin.workflows.contradicted_figures import figures_of  # noqa: PLC0415 - loads the ledger
    from addin.workflows.ledgers import check  # noqa: PLC0415

    return figures_of(file, check(ledger, period, progress, mapping))


def _refuse_targets(
    inputs: Sequence[Path], output: Path | None, copies: Mapping[str, Path | None], force: bool
) -> None:
    for target in filter(None, (output, *copies.values())):
        refuse_overwriting(target, force, inputs)
    for option, copy in copies.items():
        if output and copy and output.resolve() == copy.resolve():
            raise Refusal(f"-o 和 {option} 写的是同一个文件；请换一个文件名")


def remembered_period(file: WordFile) -> Period | None:
    """Return the period that a report remembers it was written for."""
    from addin.office.word.controls.provenance_part import find_provenance  # noqa: PLC0415

    found = find_provenance(file)
    return parse_period(found[1].origin.period) if found else None


def write_marked(
    file: WordFile, body: Sequence[BodyParagraph], findings: Sequence[TextFinding], target: Path
) -> None:
    """Write a copy with a comment at every finding, and what is said of the whole at the top."""
    comments = [Comment(f.where, comment_words(f)) for f in findings if f.where]
    write_copy(file, with_comments(file, body, comments, summary_words(findings)), target)


def write_fixed(
    file: WordFile,
    body: Sequence[BodyParagraph],
    findings: Sequence[TextFinding],
    target: Path,
    arranged: Mapping[str, bytes],
) -> int:
    """Write a copy with the safe corrections tracked; return how many there are.

    ``arranged``: parts that are changed already, their text being the same.
    """
    if arranged:
        file = file.altered(arranged)
        body = read_body(file)
    corrections = disjoint(
        Correction(f.where, f.suggestion)
        for f in findings
        if f.safe and f.where and f.suggestion is not None
    )
    write_copy(file, {**arranged, **with_corrections(file, body, corrections)}, target)
    return len(corrections)


def write_copy(file: WordFile, changed: Mapping[str, bytes], target: Path) -> None:
    """Write a copy with other contents in some parts."""
    write_safely(target, lambda path: file.save(path, changed))


def comment_words(finding: TextFinding) -> str:
    """Say in a comment what is wrong, what is proposed and what that rests on."""
    proposal = suggestion_words(finding)
    lines = [
        f"【{SEVERITY_LABEL[finding.severity]} {finding.code}】{finding.message}",
        f"建议：{proposal}" if proposal else "",
        f"依据：{finding.basis}",
    ]
    return "\n".join(filter(None, lines))


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
