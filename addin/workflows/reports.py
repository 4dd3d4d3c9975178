"""The jobs that write reports: from a template, and anew where the ledger has gone on."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.checks.period import OF_THE_PERIOD
from addin.ledger.period import Period, parse_period
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.office.writing.internet_mark import carry_mark, mark_of
from addin.office.writing.safe_file import refuse_overwriting, source_of, write_safely
from addin.report.renewing.provenance import Origin
from addin.report.renewing.refresh import Fate, Outcome
from addin.report.values.period_names import kind_of_period
from addin.resources import DEFAULT_TEMPLATE, resource
from addin.workflows.fieldless_templates import refuse_no_template
from addin.workflows.held_figures import HELD, figures_held
from addin.workflows.input_and_output import UNNAMED, Destination, LedgerInput
from addin.workflows.ledgers import Checked, check, refuse_without_activities
from addin.workflows.progress import Progress, silent
from addin.workflows.report_copies import RENEWED, beside, save_copy
from addin.workflows.report_origin import for_report, origin_of
from addin.workflows.template_library import (
    is_one_an_activity,
    kind_of_template,
    template_at,
    template_stated,
)

if TYPE_CHECKING:
    from addin.audit.claim import Claim
    from addin.office.word.controls.doubted_controls import Words
    from addin.report.language.field import Tree
    from addin.report.language.traced import Values
    from addin.report.prose import Paragraph


class ReportForm(Struct, frozen=True):
    """How a report is made.

    ``template``: a path or the name of one that is at hand; None for the one that 参数 names, else
    the one that is shipped. ``plain``: figures as bare text, and nothing
    remembered. ``annex``: the report ends with a list of the rows behind each figure.
    """

    template: Path | str | None = None
    plain: bool = False
    annex: bool = False


USUAL = ReportForm()
"""The shipped template, its figures traced, without a list of their rows."""


ANOTHER_KIND = "这个模板是按{}写的，这次填的是{}；“全年”“上半年”一类的词和分季分月的表请核对"


class Reported(Struct, frozen=True):
    """A report that was written: of which ledger, where, and how many places are left open.

    ``meant_for``: the kind of period that its template says it is for; ``held``: how many figures
    of a finished report the template still holds.
    """

    checked: Checked
    path: Path
    missing: int
    taken_out: tuple[str, ...] = ()
    meant_for: str = ""
    held: int = 0

    @property
    def remarks(self) -> list[str]:
        """Say what is to be known of the period that the report is of, and of its template."""
        found = [f.message for f in self.checked.findings if f.code in OF_THE_PERIOD]
        kind = kind_of_period(self.checked.scope.period)
        if self.meant_for and self.meant_for != kind:
            found.append(ANOTHER_KIND.format(self.meant_for, self.checked.scope.period.title))
        if self.held:
            found.append(HELD.format(self.held))
        return found

    @property
    def open_points(self) -> list[str]:
        """Say what to look at before the report is sent."""
        from addin.report.values.open_points import open_points  # noqa: PLC0415 - loaded with the report

        return open_points(self.checked.ledger, self.checked.tally)

    @property
    def left_open(self) -> str:
        """What is left open, and what to do, behind the number of places."""
        from addin.report.values.doubtful_duties import left_to_confirm  # noqa: PLC0415 - as above

        found = left_to_confirm(self.checked.tally.duties, self.checked.ledger)
        what = "（待补充）或（待核实）" if found else "（待补充）"
        unread = any(s.maybe.rows or s.maybe.sheets for s in found)
        todo = "改正没有读出的行、补齐参数，" if unread else "补齐参数"
        return f"{what}，已标红；请{todo}或直接在Word里填写"


class Refreshed(Struct, frozen=True):
    """A report that was renewed: where the new one is, and what became of every value."""

    checked: Checked
    target: Path
    outcomes: tuple[Outcome, ...] = ()
    repaired: bool = False
    notes: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        """Return how many values met a fate."""
        return sum(1 for o in self.outcomes if o.fate is fate)

    @property
    def changed(self) -> bool:
        """Whether the new report differs from the old one."""
        return any(self.count(f) for f in (Fate.RENEWED, Fate.ADDED, Fate.REMOVED)) or self.repaired

    @property
    def summary(self) -> str:
        """Sum it up in one line."""
        told = [
            f"更新{self.count(Fate.RENEWED)}处",
            *(f"{words}{n}处" for fate, words in _TOLD.items() if (n := self.count(fate))),
        ]
        if self.count(Fate.RENEWED) or len(told) > 1:
            return "，".join(told)
        return "报告里的数据与台账一致，没有要更新的"

    def sentences(self) -> list[str]:
        """Say what was changed, what was kept and what could not be done."""
        told = [o.sentence for o in self.outcomes if o.fate is not Fate.SAME]
        return [*self.notes, *dict.fromkeys(told)]


_TOLD = {
    Fate.ADDED: "新增",
    Fate.REMOVED: "去掉",
    Fate.KEPT: "手工改过未动",
    Fate.DELETED: "报告里已删去",
    Fate.LEFT: "没有处理",
    Fate.DOUBTED: "拿不准没有更新",
    Fate.STALE: "标记已去掉没有更新",
}
_CHARTS = b"word/charts/"  # as the names of a package's parts stand in it
_PERIODS = ("半年", "季度", "年")
_FORGOTTEN = (
    "这份报告里没有生成时的记录（可能用别的软件另存过），分不清哪些数字手工改过："
    "只更新了形式没有变的数字，请逐处核对"
)


def report(
    ledger: LedgerInput,
    output: Destination = UNNAMED,
    *,
    form: ReportForm = USUAL,
    progress: Progress = silent,
) -> Reported:
    """Fill a Word template from a closed ledger.

    Where no file is named the report is written beside the ledger, named after its period.
    """
    named = [template_at(form.template, ledger.path)] if form.template else []
    for its in named:
        refuse_no_template(its)
    if output.path:
        refuse_overwriting(output.path, output.force, [ledger.path, *named])
    checked = check(ledger, progress=progress)
    refuse_without_activities(checked)
    template = named[0] if named else template_of(checked)
    if is_one_an_activity(template):
        raise Refusal(f"“{template.stem}”是每次活动一份的模板；请加 --each，-o 写一个文件夹的名称")
    target = output.path or ledger.path.with_name(report_name(checked, template))
    refuse_overwriting(target, output.force, [ledger.path, template])
    form = replace(form, template=template)
    return write_report(checked, target, form=form, progress=progress, force=output.force)


def template_of(checked: Checked) -> Path:
    """Return the template of a ledger's reports: the one that 参数 names, else the shipped one."""
    named = checked.ledger.settings.text("模板")
    return (
        template_stated(named, checked.file) if named else resource("templates", DEFAULT_TEMPLATE)
    )


def report_name(checked: Checked, template: Path) -> str:
    """Return the file name of a ledger's report: 2022年上半年党建工作汇报.docx."""
    period = checked.scope.period.title
    if template.name == DEFAULT_TEMPLATE:
        return f"{period}党建工作汇报.docx"
    return f"{joined(period, template.stem)}.docx"


def joined(period: str, name: str) -> str:
    """Return a period and a template's name as one: 2022年 and 年度工作总结 as 2022年度工作总结."""
    if period.endswith("月") and name.startswith("月度"):
        return f"{period}{name.removeprefix('月度')}"
    shared = next((w for w in _PERIODS if period.endswith(w) and name.startswith(w)), "")
    return f"{period}{name.removeprefix(shared)}"


def write_report(
    checked: Checked,
    target: Path,
    *,
    form: ReportForm = USUAL,
    progress: Progress = silent,
    force: bool = True,
) -> Reported:
    """Write the report of a checked ledger; with ``force`` in place of what is there."""
    from addin.report.values.context import context  # noqa: PLC0415
    from addin.report.values.field_tree import fields_of  # noqa: PLC0415

    refuse_without_activities(checked)
    progress("生成报告")
    source = Path(form.template) if form.template else template_of(checked)
    filling = Filling(
        checked, source, context(checked.ledger, checked.tally), fields_of(checked.ledger)
    )
    return write_filled(filling, target, form, force=force)


class Filling(Struct, frozen=True):
    """What a document is made of: a ledger, a template, the values and names of its fields."""

    checked: Checked
    template: Path
    values: Values
    tree: Tree


def write_filled(its: Filling, target: Path, form: ReportForm, *, force: bool) -> Reported:
    """Write a filled template; what it may bring from other computers is left out."""
    from addin.office.templates.word_template import fill, version_of  # noqa: PLC0415
    from addin.office.word.controls.remembered_values import remember  # noqa: PLC0415

    checked, source = its.checked, its.template
    filled_in = source_of(source)
    missing: list[int] = []
    out: list[str] = []

    def write(path: Path) -> None:
        pictures = checked.file.parent if checked.file else None
        filled = fill(source, its.values, its.tree, path, traced=not form.plain, pictures=pictures)
        missing.append(filled.missing)
        _fill_charts(path, its.values)
        if source != resource("templates", DEFAULT_TEMPLATE):
            out.extend(_clear(path, source))
        if not form.plain:
            template = (source.name, filled_in.sha256, version_of(source, its.tree))
            origin = origin_of(checked, target, template)
            remember(path, its.values, origin, filled.edges)
        if form.annex:
            from addin.workflows.audits import add_sources  # noqa: PLC0415

            add_sources(path, checked, target)
        carry_mark(source, path)

    write_safely(target, write, (*checked.sources, filled_in), force=force)
    own = source != resource("templates", DEFAULT_TEMPLATE)
    held = figures_held(source) if own else 0
    return Reported(checked, target, missing[0], tuple(out), kind_of_template(source), held)


def _fill_charts(path: Path, values: Values) -> None:
    """Fill the charts of a document; most have none."""
    content = path.read_bytes()
    if _CHARTS in content:
        from addin.office.templates.charts.filled_charts import with_filled_charts  # noqa: PLC0415

        path.write_bytes(with_filled_charts(content, values))


def _clear(path: Path, template: Path) -> list[str]:
    """Take out of a report what its template brought that opens to other computers, and macros.

    Our own remarks on a template go as well: a report is sent, and they are for who edits it.
    """
    from addin.office.word.own_comments import without_own_comments  # noqa: PLC0415
    from addin.office.word.saving import save_document  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415

    copy = BytesIO()
    with open_word(path) as file:
        changed = without_own_comments(file)
        out = save_document(file, copy, changed)
    out.marked = bool(mark_of(template))
    if out.counts or changed:
        path.write_bytes(copy.getvalue())
    return out.sentences


def refresh(
    report: Path,
    ledger: LedgerInput,
    output: Destination = UNNAMED,
    *,
    track: bool = False,
    progress: Progress = silent,
) -> Refreshed:
    """Renew the figures of a hand-edited report from a closed ledger, in a new file.

    The period is the one that the report was written for, unless one is given.
    """
    if output.path:
        refuse_overwriting(output.path, output.force, [report, ledger.path])
    progress("读取报告")
    checked = check(for_report(ledger, report), progress=progress)
    return refresh_checked(checked, report, output, track=track, progress=progress)


def refresh_checked(
    checked: Checked,
    report: Path,
    output: Destination = UNNAMED,
    *,
    track: bool = False,
    progress: Progress = silent,
) -> Refreshed:
    """Renew the figures of a report from a ledger that has been read, in a new file.

    Where no file is named it is written beside the report, as 汇报（已更新）.docx. ``track``: the
    changes are tracked ones.
    """
    from addin.office.word.annex import has_annex  # noqa: PLC0415
    from addin.office.word.controls.provenance_part import find_provenance  # noqa: PLC0415
    from addin.office.word.controls.renewal import renewed  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415
    from addin.report.values.context import context  # noqa: PLC0415

    refuse_without_activities(checked)
    target = output.path or beside(report, RENEWED)
    refuse_overwriting(target, output.force, filter(None, (report, checked.file)))
    progress("更新报告")
    renewing = source_of(report)
    with open_word(report) as file:
        found = find_provenance(file)
        old = found[1].origin if found else Origin()
        template = (old.template, old.template_sha256, old.template_version)
        origin = origin_of(checked, target, template)
        words = _words(checked, parse_period(old.period) if old.period else None)
        values = context(checked.ledger, checked.tally)
        result = renewed(file, values, origin, words, track=track)
        if not result.outcomes:
            raise Refusal(
                f"“{report.name}”里没有台账通写下的数字（或已转成普通文字），没有可以更新的；"
                "可以用“核对数据”（taizhang audit）与台账比对"
            )
        listed = has_annex(file)

        def finish(path: Path) -> None:
            _fill_charts(path, values)
            if listed:
                from addin.workflows.audits import add_sources  # noqa: PLC0415

                add_sources(path, checked, target)

        to, sources = Destination(target, output.force), (*checked.sources, renewing)
        out = save_copy(file, result.changed, to, finish=finish, sources=sources)
    notes = [_FORGOTTEN] if result.forgotten else []
    if result.repaired:
        notes.append(f"另存这份报告的软件把{result.repaired}处文字写重复了，已经复原")
    if old.period and old.period != checked.scope.period.code:
        then = parse_period(old.period)
        notes.append(
            f"报告原来写的是{then.title if then else old.period}，"
            f"这次按{checked.scope.period.title}更新；标题和其他文字请自己核对"
        )
    return Refreshed(
        checked,
        target,
        tuple(result.outcomes),
        result.repaired > 0,
        tuple(notes),
        out,
    )


def _words(checked: Checked, period: Period | None) -> Words:
    """Return how a report's words are read; ``period``: what it was written about."""
    from addin.office.word.controls.doubted_controls import Words  # noqa: PLC0415

    about = period or checked.scope.period
    units = {f.key: f.unit for f in checked.tally.figures}

    def claims(prose: Sequence[Paragraph]) -> Sequence[Claim]:
        from addin.audit.report_audit import claims_of  # noqa: PLC0415

        return claims_of(prose, checked.ledger, about)

    return Words(claims, about, units)
