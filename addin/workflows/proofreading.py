"""The job that proof-reads a report: its text, and with a ledger its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.checks.finding import SEVERITY_LABEL, counted_in_words
from addin.ledger.period import Period, parse_period
from addin.ledger.refusal import Refusal
from addin.office.safe_file import refuse_overwriting, write_safely
from addin.office.word.body import BodyParagraph, read_body
from addin.office.word.comments import Comment, with_comments
from addin.office.word.corrections import Correction, disjoint, with_corrections
from addin.office.word.word_file import WordFile, open_word
from addin.report.proofreading.finding import TextFinding
from addin.report.proofreading.registry import proofread_text
from addin.report.proofreading.rule import Case, Figure
from addin.workflows.progress import Progress, silent


@dataclass(frozen=True)
class Proofread:
    """A report that was proof-read: what was found, and where copies were written.

    ``corrected``: how many safe corrections stand in the copy ``fixed`` as tracked changes.
    """

    report: Path
    findings: tuple[TextFinding, ...]
    marked: Path | None = None
    fixed: Path | None = None
    corrected: int = 0

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
) -> Proofread:
    """Proof-read a .docx.

    ``output``: a copy with a comment at every finding. ``fix``: a copy in which the safe
    corrections stand as tracked changes. The period is the one that the report was written for
    or says it is of, unless one is given. ``ledger``: its figures are held against this one;
    ``mapping``: the ledger's headings, as 活动类形=活动类型.
    """
    _refuse_targets((report, *([ledger] if ledger else [])), output, fix, force)
    progress("读取报告")
    with open_word(report) as file:
        body = read_body(file)
        progress("校对")
        period = period or remembered_period(file)
        figures = _figures(file, ledger, period, progress, mapping) if ledger else ()
        case = Case([p.prose for p in body if not p.boxed], period, figures)
        findings = tuple(proofread_text(case))
        if output:
            progress("写批注")
            write_marked(file, body, findings, output)
        corrected = write_fixed(file, body, findings, fix) if fix else 0
    return Proofread(report, findings, output, fix, corrected)


def _figures(
    file: WordFile,
    ledger: Path,
    period: Period | None,
    progress: Progress,
    mapping: Sequence[str],
) -> tuple[Figure, ...]:
    from addin.workflows.figures import figures_of  # noqa: PLC0415 - loads the ledger
    from addin.workflows.ledgers import check  # noqa: PLC0415

    return figures_of(file, check(ledger, period, progress, mapping))


def _refuse_targets(
    inputs: Sequence[Path], output: Path | None, fix: Path | None, force: bool
) -> None:
    for target in filter(None, (output, fix)):
        refuse_overwriting(target, force, inputs)
    if output and fix and output.resolve() == fix.resolve():
        raise Refusal("-o 和 --fix 写的是同一个文件；请换一个文件名")


def remembered_period(file: WordFile) -> Period | None:
    """Return the period that a report remembers it was written for."""
    from addin.office.word.provenance_part import find_provenance  # noqa: PLC0415

    found = find_provenance(file)
    return parse_period(found[1].origin.period) if found else None


def write_marked(
    file: WordFile, body: Sequence[BodyParagraph], findings: Sequence[TextFinding], target: Path
) -> None:
    """Write a copy with a comment at every finding, and what is said of the whole at the top."""
    comments = [Comment(f.where, comment_words(f)) for f in findings if f.where]
    changed = with_comments(file, body, comments, summary_words(findings))
    write_safely(target, lambda path: file.save(path, changed))


def write_fixed(
    file: WordFile, body: Sequence[BodyParagraph], findings: Sequence[TextFinding], target: Path
) -> int:
    """Write a copy with the safe corrections tracked; return how many there are."""
    corrections = disjoint(
        Correction(f.where, f.suggestion)
        for f in findings
        if f.safe and f.where and f.suggestion is not None
    )
    changed = with_corrections(file, body, corrections)
    write_safely(target, lambda path: file.save(path, changed))
    return len(corrections)


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
    return f"改为“{finding.suggestion}”" if finding.suggestion else "删去"


def summary_words(findings: Sequence[TextFinding]) -> str:
    """Sum up what was found; findings on the document as a whole are told here."""
    whole = [
        f"【{SEVERITY_LABEL[f.severity]} {f.code}】{f.message}" for f in findings if not f.where
    ]
    return "\n".join([f"公文校对：{counted_in_words(findings)}", *whole])
