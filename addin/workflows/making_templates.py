"""The job that makes a template of a finished report and its ledger."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.audit.claim import Verdict
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.office.writing.safe_file import refuse_overwriting, source_of
from addin.report.values.period_names import kind_of_period
from addin.workflows.audits import audit_document
from addin.workflows.input_and_output import UNNAMED, Destination, LedgerInput
from addin.workflows.ledgers import Checked, check, refuse_without_activities
from addin.workflows.progress import Progress, silent
from addin.workflows.report_copies import beside, save_copy
from addin.workflows.report_origin import for_report

if TYPE_CHECKING:
    from addin.audit.backwards.loops import Loop
    from addin.audit.backwards.substitution import Facts, Substitution
    from addin.office.word.templating import LoopRows, TemplateParts
    from addin.office.word.word_file import WordFile
    from addin.report.language.field import Tree
    from addin.report.language.traced import Values

MADE = "（模板）"
_FEWEST = 4  # claims of which at least half have to agree before a ledger is taken for the report's
ANOTHER_LEDGER = (
    "报告里{}处数字，只有{}处与台账一致；这份台账可能不是写这份报告用的那一份，请核对后再用这个模板"
)
HAS_TAGS = "“{}”里已经有模板的标签（{{{{ … }}}}），本来就是模板；要检查它请用 taizhang lint"
NOT_THE_SAME = "“{}”做不成模板：用同一份台账填写后，{}第{}段与原文不同；没有写出文件"
UNREACHED = "在控件、域或文本框里，放不进标签，原样留下"


class MadeTemplate(Struct, frozen=True):
    """A template that was made: where it is, the fields in it, and what was left as it was.

    ``left`` are those with a comment in the template, and those that are only listed.
    """

    report: Path
    checked: Checked
    path: Path | None
    fields: tuple[Substitution, ...]
    left: tuple[Substitution, ...]
    warnings: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()
    loops: int = 0

    @property
    def remarks(self) -> int:
        """How many comments the template has."""
        return sum(1 for its in (*self.fields, *self.left) if its.note and not its.quiet)

    @property
    def summary(self) -> str:
        """Sum it up in one line."""
        said = f"换成字段{len(self.fields)}处"
        said += f"，{self.loops}个表格改成循环" if self.loops else ""
        return f"{said}，加批注{self.remarks}处请看" if self.remarks else said


def make_template(
    report: Path, ledger: LedgerInput, output: Destination = UNNAMED, *, progress: Progress = silent
) -> MadeTemplate:
    """Make a template of a finished report: what the ledger confirms becomes fields.

    Filled with the same ledger it gives the report's text back, character by character; that is
    tried before the file is kept. Without a named file it is written beside the report.
    """
    if output.path:
        refuse_overwriting(output.path, output.force, [report, ledger.path])
    progress("读取报告")
    checked = _for_its_period(report, ledger, check(for_report(ledger, report), progress=progress))
    return template_of_checked(checked, report, output, progress=progress)


def _for_its_period(report: Path, ledger: LedgerInput, checked: Checked) -> Checked:
    """Return a ledger checked for the period that a report's title names, where that is another."""
    from addin.audit.report_audit import report_period  # noqa: PLC0415
    from addin.office.word.body import read_body  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415

    with open_word(report) as file:
        period = report_period([p.prose for p in read_body(file)], checked.scope)
    if ledger.period or period == checked.scope.period:
        return checked
    return check(replace(ledger, period=period))


def template_of_checked(
    checked: Checked, report: Path, output: Destination = UNNAMED, *, progress: Progress = silent
) -> MadeTemplate:
    """Make a template of a report and a ledger that has been read."""
    from addin.office.word.word_file import open_word  # noqa: PLC0415

    refuse_without_activities(checked)
    target = output.path or beside(report, MADE)
    refuse_overwriting(target, output.force, filter(None, (report, checked.file)))
    progress("制作模板")
    reading = source_of(report)
    with open_word(report) as file:
        made = _Making(file, checked).made()
        progress("用同一份台账试填")
        to = Destination(target, output.force)
        sources = (*checked.sources, reading)
        out = save_copy(file, made.parts.changed, to, dropped=made.parts.dropped, sources=sources)
    return replace(made.template, path=target, taken_out=out)


class _Result(Struct, frozen=True):
    template: MadeTemplate
    parts: TemplateParts


class _Making:
    """A report on its way to a template."""

    def __init__(self, file: WordFile, checked: Checked) -> None:
        from addin.report.values.context import context  # noqa: PLC0415
        from addin.report.values.field_tree import fields_of  # noqa: PLC0415

        self._file, self._checked = file, checked
        self._values: Values = context(checked.ledger, checked.tally)
        self._tree: Tree = fields_of(checked.ledger)
        self._paragraphs, self._judged = audit_document(file, checked)
        self._facts: Facts
        self._body = [p for p in self._paragraphs if not p.boxed]

    def made(self) -> _Result:
        """Return the template; raise Refusal where it does not give the report back."""
        self._refuse_tags()
        found = self._substitutions()
        loops = self._loops(found)
        parts = self._parts(found, loops)
        if loops and self._difference(parts):
            loops, parts = [], self._parts(found, [])
        if differs := self._difference(parts):
            raise Refusal(NOT_THE_SAME.format(self._file.path.name, *differs))
        return self._result(found, loops, parts)

    def _result(
        self, found: Sequence[Substitution], loops: Sequence[Loop], parts: TemplateParts
    ) -> _Result:
        from addin.audit.backwards.loops import without_loops  # noqa: PLC0415

        fields = tuple(its for its in found if its.field)
        outside = without_loops(found, loops)
        left = tuple(its for its in outside if not its.tag and its.note)
        warnings, report = tuple(self._warnings()), self._file.path
        made = MadeTemplate(report, self._checked, None, fields, left, warnings)
        return _Result(replace(made, loops=len(loops)), parts)

    def _refuse_tags(self) -> None:
        if any("{{" in p.text or "{%" in p.text for p in self._paragraphs):
            raise Refusal(HAS_TAGS.format(self._file.path.name))

    def _substitutions(self) -> list[Substitution]:
        from addin.audit.backwards.backwards import substitutions  # noqa: PLC0415
        from addin.audit.backwards.substitution import Facts  # noqa: PLC0415
        from addin.office.word.controls.own_values import owned_by_keys  # noqa: PLC0415
        from addin.office.word.controls.provenance_part import find_provenance  # noqa: PLC0415
        from addin.report.language.values_by_key import ByKey  # noqa: PLC0415
        from addin.report.values.figure_paths import FigurePaths  # noqa: PLC0415

        checked, remembered = self._checked, find_provenance(self._file)
        keys = [*ByKey(self._values), *(remembered[1].values if remembered else ())]
        own = owned_by_keys(self._body, keys)
        period = checked.scope.period
        paths = FigurePaths(checked.ledger.catalogue, period)
        self._facts = Facts(self._values, period, paths)
        return substitutions([p.prose for p in self._body], self._judged, own, self._facts)

    def _loops(self, found: Sequence[Substitution]) -> list[Loop]:
        """Return the loops that tables may become: their rows look alike but for their texts."""
        from addin.audit.backwards.loops import loops_back  # noqa: PLC0415
        from addin.office.word.templating import can_loop, forgotten  # noqa: PLC0415
        from addin.workflows.finals import our_controls  # noqa: PLC0415

        listed = list(loops_back([p.prose for p in self._body], found, self._facts))
        if not listed:
            return []
        bare = forgotten(self._file, our_controls(self._file))
        file = self._file.altered(bare.changed)
        return [its for its in listed if can_loop(file, _rows_of(its))]

    def _parts(self, found: Sequence[Substitution], loops: Sequence[Loop]) -> TemplateParts:
        from addin.audit.backwards.loops import without_loops  # noqa: PLC0415
        from addin.office.word.body import read_body  # noqa: PLC0415
        from addin.office.word.kind_of_period import with_kind  # noqa: PLC0415
        from addin.office.word.templating import (  # noqa: PLC0415
            Tagged,
            TemplateParts,
            can_hold,
            forgotten,
            with_loops,
            with_tags,
        )
        from addin.workflows.finals import our_controls  # noqa: PLC0415

        bare = forgotten(self._file, our_controls(self._file))
        file = self._file.altered(bare.changed)
        xml = file.part(file.main)
        by_number = {p.number: p for p in read_body(file) if not p.boxed}

        def tagged(its: Substitution) -> Tagged:
            at = its.stretch
            fits = can_hold(by_number[at.paragraph], xml, at.start, at.end)
            note = its.note if not its.quiet else ""
            return Tagged(at, its.tag, note) if fits else Tagged(at, None, note or UNREACHED)

        changed = with_tags(file, [tagged(its) for its in without_loops(found, loops)])
        rows = with_loops(file.altered(changed), [_rows_of(its) for its in loops])
        kind = with_kind(file, kind_of_period(self._checked.scope.period))
        return TemplateParts({**bare.changed, **changed, **rows, **kind}, bare.dropped)

    def _difference(self, parts: TemplateParts) -> tuple[str, int] | None:
        """Fill the template with the same ledger; return where a character differs."""
        from addin.office.templates.word_template import fill  # noqa: PLC0415
        from addin.office.word.saving import save_document  # noqa: PLC0415
        from addin.office.word.templating import texts_of  # noqa: PLC0415
        from addin.office.word.word_file import open_word  # noqa: PLC0415

        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            template, filled = Path(folder) / "模板.docx", Path(folder) / "报告.docx"
            copy = BytesIO()
            save_document(self._file, copy, parts.changed, parts.dropped)
            template.write_bytes(copy.getvalue())
            fill(template, self._values, self._tree, filled, traced=False)
            with open_word(filled) as now:
                return _difference(texts_of(self._file), texts_of(now))

    def _warnings(self) -> list[str]:
        told = [c for c in self._judged if c.verdict is not Verdict.UNVERIFIABLE]
        agree = sum(1 for c in told if c.verdict is Verdict.MATCH)
        doubtful = len(told) >= _FEWEST and agree * 2 < len(told)
        return [ANOTHER_LEDGER.format(len(told), agree)] if doubtful else []


def _rows_of(its: Loop) -> LoopRows:
    from addin.office.word.templating import LoopRows, Tagged  # noqa: PLC0415

    cells = tuple(Tagged(c.stretch, c.tag) for c in its.cells)
    return LoopRows(its.table, its.rows, its.opening, its.closing, cells)


def _difference(
    before: Sequence[tuple[str, list[str]]], now: Sequence[tuple[str, list[str]]]
) -> tuple[str, int] | None:
    """Return the first text and paragraph that differ, counted from 1."""
    if [name for name, _ in before] != [name for name, _ in now]:
        return "页眉、页脚或附注", 1
    for (name, old), (_, new) in zip(before, now, strict=True):
        if old != new:
            pairs = zip(old, new, strict=False)
            at = next((i for i, (a, b) in enumerate(pairs, 1) if a != b), min(len(old), len(new)))
            return name, at
    return None
