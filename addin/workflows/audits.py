"""The job that holds a report against the ledger: any report, ours or another's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.audit.claim import Judged, Verdict
from addin.audit.places import place_words
from addin.ledger.record import replace
from addin.office.writing.internet_mark import mark_of, put_mark
from addin.office.writing.safe_file import refuse_overwriting
from addin.report.prose import Stretch
from addin.statistics.statistic import rows_in_words
from addin.workflows.input_and_output import UNNAMED, Destination, LedgerInput
from addin.workflows.ledgers import Checked, check
from addin.workflows.progress import Progress, silent
from addin.workflows.report_copies import save_copy
from addin.workflows.report_origin import for_report, relative

if TYPE_CHECKING:
    from addin.audit.report_audit import Audit
    from addin.office.ooxml.spans import Span
    from addin.office.word.body import BodyParagraph
    from addin.office.word.comments import Comment
    from addin.office.word.word_file import WordFile
    from addin.report.renewing.provenance import Written


class Audited(Struct, frozen=True):
    """A report held against a ledger: its claims in order, and where the marked copy is.

    ``unread``: what the report holds that is not read: 图片3张.
    """

    checked: Checked
    report: Path
    claims: tuple[Judged, ...]
    target: Path | None = None
    unread: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Return how many claims have a verdict."""
        return sum(1 for c in self.claims if c.verdict is verdict)

    @property
    def mismatches(self) -> int:
        """How many claims disagree with the ledger."""
        return self.count(Verdict.MISMATCH)

    @property
    def summary(self) -> str:
        """Sum it up in one line."""
        if not self.claims:
            return "报告里没有找到可以与台账核对的数字"
        told = [f"找到{len(self.claims)}处数字"]
        told += [f"{words}{n}处" for v, words in _TOLD.items() if (n := self.count(v))]
        return "，".join(told)

    @property
    def by_urgency(self) -> list[Judged]:
        """The claims that disagree first, then those that can't be verified, then the others."""
        return sorted(self.claims, key=lambda c: _URGENCY.index(c.verdict))

    def sentences(self) -> list[str]:
        """Say of each claim that does not agree, or can't be held against the ledger, why.

        What is not read comes last.
        """
        doubted = [c for c in self.by_urgency if c.verdict is not Verdict.MATCH]
        return [f"{where(c)}“{quoted(c)}”：{words(c)}" for c in doubted] + self.not_read

    @property
    def not_read(self) -> list[str]:
        """What is said of what is not read, if there is anything."""
        return [f"没有核对：{'、'.join(self.unread)}（里面的数字请自己看）"] if self.unread else []


_URGENCY = [Verdict.MISMATCH, Verdict.UNVERIFIABLE, Verdict.MATCH]
_TOLD = {
    Verdict.MATCH: "与台账一致",
    Verdict.MISMATCH: "与台账不符",
    Verdict.UNVERIFIABLE: "核对不了",
}


def words(claim: Judged) -> str:
    """Say of a claim what the ledger says to it, and where."""
    if claim.verdict is Verdict.UNVERIFIABLE:
        known = f"（台账为{_number(claim)}，见{rows_in_words(claim.rows)}）" if claim.rows else ""
        return f"核对不了：{claim.reason.removesuffix('，核对不了')}{known}"
    rows = f"，见{rows_in_words(claim.rows)}" if claim.rows else "，没有相应的记录"
    stated = f"{claim.stated}{claim.unit}"
    if claim.verdict is Verdict.MATCH:
        return f"与台账一致（{_number(claim)}{rows}）"
    remark = f"；{claim.reason}" if claim.reason else ""
    return f"报告写{stated}，台账为{_number(claim)}{rows}{remark}"


def quoted(claim: Judged) -> str:
    """Return what a report states, without telephone, identity and account numbers in it."""
    inside = claim.text.translate(_INNER_QUOTES)
    return _PERSONAL.sub("***", inside)


_INNER_QUOTES = str.maketrans("“”", "‘’")
_PERSONAL = re.compile(r"(?<![\d.,])(?:\d[\s-]?){10,19}[\dXx](?![\d.])")


def where(claim: Judged) -> str:
    """Say where a claim is, unless that is a paragraph of the body."""
    return "" if re.fullmatch(r"第\d+段", claim.place) else f"{claim.place} "


def _number(claim: Judged) -> str:
    return f"{claim.actual}{claim.unit}"


def audit(
    report: Path,
    ledger: LedgerInput,
    output: Destination = UNNAMED,
    *,
    annex: bool = False,
    progress: Progress = silent,
) -> Audited:
    """Hold a report against a closed ledger.

    The period is the one that the report was written for, unless one is given; a report that
    does not say is about what its title says, or else the ledger.
    """
    if output.path:
        refuse_overwriting(output.path, output.force, [report, ledger.path])
    progress("读取报告")
    checked = check(for_report(ledger, report), progress=progress)
    return audit_checked(checked, report, output, annex=annex, progress=progress)


def audit_checked(
    checked: Checked,
    report: Path,
    output: Destination = UNNAMED,
    *,
    annex: bool = False,
    progress: Progress = silent,
) -> Audited:
    """Hold a report against a ledger that has been read.

    ``output``: a copy with comments at what disagrees, where a file is named. ``annex``: the copy
    ends with a list of where each figure comes from.
    """
    from addin.office.word.other_texts import unread  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415

    target = output.path
    if target:
        refuse_overwriting(target, output.force, filter(None, (report, checked.file)))
    progress("核对报告")
    with open_word(report) as file:
        paragraphs, claims = audit_document(file, checked)
        done = Audited(checked, report, tuple(claims), target, tuple(unread(file)))
        if target:
            changed = _marked(file, paragraphs, done)
            if annex:
                changed = sourced(file, claims, checked.file, target, changed)
            done = replace(done, taken_out=save_copy(file, changed, output))
    return done


def sourced(
    file: WordFile,
    claims: Sequence[Judged],
    ledger: Path | None,
    target: Path,
    changed: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the parts that change where a document gets the list of its figures' sources."""
    from addin.office.word.annex import Source, with_annex  # noqa: PLC0415

    figures = {(c.key, c.actual): c for c in claims if c.actual is not None}
    listed = [Source(c.key, _number(c), c.rows) for c in figures.values()]
    return with_annex(file, listed, relative(ledger, target.parent) if ledger else "", changed)


def add_sources(path: Path, checked: Checked, target: Path) -> None:
    """Put the list of its figures' sources behind a report that has just been written.

    ``target``: where the report is going to stand; links lead from there to the ledger.
    """
    from addin.office.word.saving import save_document  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415

    copy, mark = BytesIO(), mark_of(path)
    with open_word(path) as file:
        _, claims = audit_document(file, checked)
        save_document(file, copy, sourced(file, claims, checked.file, target, {}))
    path.write_bytes(copy.getvalue())
    put_mark(path, mark)  # writing takes it away


def audit_document(file: WordFile, checked: Checked) -> tuple[list[BodyParagraph], list[Judged]]:
    """Return the paragraphs of an open document, and its claims held against the ledger.

    The claims of its body come first, then those of text boxes, notes, headers and footers.
    """
    from addin.audit.report_audit import Audit  # noqa: PLC0415
    from addin.office.word.body import read_body  # noqa: PLC0415
    from addin.office.word.controls.provenance_part import find_provenance  # noqa: PLC0415
    from addin.office.word.layout.paragraph_styles import styles_of  # noqa: PLC0415
    from addin.office.word.other_texts import body_and_boxes, other_texts  # noqa: PLC0415

    paragraphs = read_body(file)
    body, boxes = body_and_boxes(paragraphs)
    prose, remembered = [p.prose for p in body], find_provenance(file)
    written = remembered[1].values if remembered else None
    audit = Audit(prose, checked.ledger, checked.scope, checked.tally, written)
    reading = _Reading(audit, checked, written, styles_of(file))
    places = place_words(prose)
    found = [replace(c, place=places[c.stretch.paragraph]) for c in reading.claims(body)]
    for text in (*boxes, *other_texts(file)):
        claims = reading.claims(text.paragraphs)
        found += [replace(c, part=text.kind, place=text.name) for c in claims]
    return paragraphs, found


class _Reading(Struct):
    """How the texts of a document are audited; ``written``: what it remembers of its controls."""

    audit: Audit
    checked: Checked
    written: Mapping[str, Written] | None
    styles: Mapping[str, Span]

    def claims(self, paragraphs: Sequence[BodyParagraph]) -> list[Judged]:
        """Return the claims of one text, held against the ledger."""
        from addin.office.word.controls.own_values import owned  # noqa: PLC0415
        from addin.office.word.unseen_text import unseen  # noqa: PLC0415

        own = owned(paragraphs, self.checked.ledger, self.checked.tally, self.written)
        hidden = unseen(paragraphs, self.styles)
        return self.audit.of([p.prose for p in paragraphs], own, hidden)


def _marked(file: WordFile, paragraphs: Sequence[BodyParagraph], done: Audited) -> dict[str, bytes]:
    from addin.office.word.comments import with_comments  # noqa: PLC0415

    comments = audit_comments(done.claims, paragraphs)
    return with_comments(file, paragraphs, comments, _on_the_whole(done))


def audit_comments(
    claims: Sequence[Judged], paragraphs: Sequence[BodyParagraph]
) -> Iterator[Comment]:
    """Yield the comments at the claims that disagree with the ledger.

    What is in a text box is commented on at the paragraph that holds the box. Word allows no
    comments in notes, headers and footers: the comment on the whole document lists those.
    """
    from addin.office.word.comments import Comment  # noqa: PLC0415

    texts = {p.number: p.text for p in paragraphs if not p.boxed}
    for claim in claims:
        if not _has_comment(claim):
            continue
        at, text = claim.stretch, texts.get(claim.stretch.paragraph, "")
        if claim.part == "body" and text[at.start : at.end] == claim.text:
            yield Comment(at, words(claim))
        else:
            yield Comment(Stretch(at.paragraph, 0, len(text)), f"“{quoted(claim)}”：{words(claim)}")


def _has_comment(claim: Judged) -> bool:
    return claim.verdict is Verdict.MISMATCH and claim.part in ("body", "textbox")


def _on_the_whole(done: Audited) -> str:
    """Return what is said of a report as a whole: the sum, and what has no comment of its own."""
    name, period = done.checked.ledger.name, done.checked.scope.period.title
    told = [f"与《{name}》（{period}）核对：{done.summary}"]
    told += [
        f"{where(c)}“{quoted(c)}”：{words(c)}"
        for c in done.by_urgency
        if c.verdict is not Verdict.MATCH and not _has_comment(c)
    ]
    return "\n".join(told + done.not_read)
