"""The jobs that write reports: from a template, and anew where the ledger has gone on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from addin.ledger.period import Period, parse_period
from addin.ledger.refusal import Refusal
from addin.office.writing.safe_file import refuse_overwriting, source_of, write_safely
from addin.report.provenance import Origin
from addin.report.refresh import Fate, Outcome
from addin.resources import DEFAULT_TEMPLATE, resource
from addin.workflows.ledgers import Checked, check, refuse_unparametered
from addin.workflows.progress import Progress, silent
from addin.workflows.report_copies import RENEWED, beside
from addin.workflows.report_origin import origin_of, remembered_period


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that was written: of which ledger, where, and how many places are left open."""

    checked: Checked
    path: Path
    missing: int


@dataclass(frozen=True)
class Refreshed:
    """A report that was renewed: where the new one is, and what became of every value."""

    checked: Checked
    target: Path
    outcomes: tuple[Outcome, ...] = ()
    forgotten: bool = False
    repaired: bool = False
    notes: tuple[str, ...] = field(default=())

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
}
_FORGOTTEN = (
    "这份报告里没有生成时的记录（可能用别的软件另存过），分不清哪些数字手工改过："
    "只更新了形式没有变的数字，请逐处核对"
)


def report(  # noqa: PLR0913, PLR0917 - what a command can say, the job must take
    ledger: Path,
    template: Path | None = None,
    output: Path | None = None,
    period: Period | None = None,
    force: bool = False,
    progress: Progress = silent,
    mapping: Sequence[str] = (),
    plain: bool = False,
    annex: bool = False,
) -> Reported:
    """Fill a Word template from a closed ledger.

    Without ``output`` the report stands beside the ledger, named after its period. ``plain``:
    figures as bare text, and nothing remembered. ``annex``: the report ends with a list of the
    rows behind each figure.
    """
    if output:
        refuse_overwriting(output, force, [ledger, *([template] if template else [])])
    checked = check(ledger, period, progress, mapping)
    refuse_unparametered(checked)
    target = output or ledger.with_name(report_name(checked))
    source = template or resource("templates", DEFAULT_TEMPLATE)
    refuse_overwriting(target, force, [ledger, source])
    return write_report(checked, target, source, progress, ledger, plain, annex)


def report_name(checked: Checked) -> str:
    """Return the file name of a ledger's report: 2022年上半年党建工作汇报.docx."""
    return f"{checked.scope.period.title}党建工作汇报.docx"


def write_report(  # noqa: PLR0913, PLR0917
    checked: Checked,
    target: Path,
    template: Path | None = None,
    progress: Progress = silent,
    ledger: Path | None = None,
    plain: bool = False,
    annex: bool = False,
) -> Reported:
    """Write the report of a checked ledger; ``ledger``: its file, where it has one."""
    from addin.office.templates.word_template import fill, version_of  # noqa: PLC0415
    from addin.office.word.controls.remembered_values import remember  # noqa: PLC0415
    from addin.report.context import context  # noqa: PLC0415
    from addin.report.fields import fields  # noqa: PLC0415

    progress("生成报告")
    source = template or resource("templates", DEFAULT_TEMPLATE)
    filled_in = source_of(source)
    values, tree = context(checked.ledger, checked.tally), fields(checked.ledger.catalogue)
    missing: list[int] = []

    def write(path: Path) -> None:
        filled = fill(source, values, tree, path, traced=not plain)
        missing.append(filled.missing)
        if not plain:
            template = (source.name, filled_in.sha256, version_of(source, tree))
            origin = origin_of(checked, target, ledger, template)
            remember(path, values, origin, filled.edges)
        if annex:
            from addin.workflows.audits import add_sources  # noqa: PLC0415

            add_sources(path, checked, ledger, target)

    write_safely(target, write, (*checked.sources, filled_in))
    return Reported(checked, target, missing[0])


def refresh(  # noqa: PLR0913, PLR0917
    report: Path,
    ledger: Path,
    output: Path | None = None,
    track: bool = False,
    period: Period | None = None,
    force: bool = False,
    progress: Progress = silent,
    mapping: Sequence[str] = (),
) -> Refreshed:
    """Renew the figures of a hand-edited report from a closed ledger, in a new file.

    The period is the one that the report was written for, unless one is given. Without
    ``output`` the new report stands beside the old one, as 汇报（已更新）.docx.
    """
    if output:
        refuse_overwriting(output, force, [report, ledger])
    progress("读取报告")
    period = period or remembered_period(report)
    checked = check(ledger, period, progress, mapping)
    target = output or beside(report, RENEWED)
    return refresh_checked(checked, report, target, track, ledger, force, progress)


def refresh_checked(  # noqa: PLR0913, PLR0917
    checked: Checked,
    report: Path,
    output: Path,
    track: bool = False,
    ledger: Path | None = None,
    force: bool = False,
    progress: Progress = silent,
) -> Refreshed:
    """Renew the figures of a report from a ledger that has been read."""
    from addin.office.word.annex import has_annex  # noqa: PLC0415
    from addin.office.word.controls.provenance_part import find_provenance  # noqa: PLC0415
    from addin.office.word.controls.renewal import renewed  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415
    from addin.report.context import context  # noqa: PLC0415

    refuse_overwriting(output, force, [report, *([ledger] if ledger else [])])
    progress("更新报告")
    renewing = source_of(report)
    with open_word(report) as file:
        found = find_provenance(file)
        old = found[1].origin if found else Origin()
        origin = origin_of(
            checked,
            output,
            ledger,
            (old.template, old.template_sha256, old.template_version),
        )
        result = renewed(file, context(checked.ledger, checked.tally), origin, track=track)
        if not result.outcomes:
            raise Refusal(
                f"“{report.name}”里没有台账通写下的数字（或已转成普通文字），没有可以更新的；"
                "可以用“核对数据”（taizhang audit）与台账比对"
            )
        listed = has_annex(file)

        def write(path: Path) -> None:
            file.save(path, result.changed)
            if listed:
                from addin.workflows.audits import add_sources  # noqa: PLC0415

                add_sources(path, checked, ledger, output)

        write_safely(output, write, (*checked.sources, renewing))
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
        output,
        tuple(result.outcomes),
        result.forgotten,
        result.repaired > 0,
        tuple(notes),
    )
