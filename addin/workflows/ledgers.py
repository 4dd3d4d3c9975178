"""The jobs on a ledger: check it, count it, correct a copy, begin a new one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.counting import branch_figures, tally
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid
from addin.ledger.ledger import Ledger
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.scope import Scope, find_scope
from addin.office.writing.locks import lock_beside
from addin.office.writing.safe_file import Source, refuse_overwriting, source_of, write_safely
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.progress import Progress, silent

if TYPE_CHECKING:
    from addin.office.pages.page import Page
    from addin.office.writing.fixed_copy import Fixed


class Checked(Struct, frozen=True):
    """A ledger read, counted and checked for a period; ``grids`` are its sheets as they were.

    ``file``: where the ledger is kept; None for a workbook that has no file on this computer.
    ``sources``: its file as it was when it was read, where it was read from one.
    """

    ledger: Ledger
    scope: Scope
    tally: Tally
    findings: list[Finding]
    grids: tuple[Grid, ...] = ()
    file: Path | None = None
    sources: tuple[Source, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(1 for f in self.findings if f.severity == "error")

    @property
    def branch_figures(self) -> dict[str, list[Statistic]]:
        """The figures of each branch by its name; empty where the ledger tells none apart."""
        return branch_figures(self.ledger, self.scope.period, self.scope.reached)


def check(ledger: LedgerInput, *, progress: Progress = silent) -> Checked:
    """Read a closed ledger, count it and check it."""
    from addin.office.reading.closed_workbook import read_workbook  # noqa: PLC0415

    progress("读取台账")
    path = ledger.path
    source, opened = source_of(path), lock_beside(path) is not None
    grids = read_workbook(path)
    checked = check_grids(ledger, grids, opened=opened, progress=progress)
    return replace(checked, file=path, sources=(source,))


def check_grids(
    ledger: LedgerInput,
    grids: Iterable[Grid],
    *,
    opened: bool = False,
    progress: Progress = silent,
) -> Checked:
    """Count and check a ledger whose sheets have been read, from a file or from Excel.

    ``opened``: somebody has the file open, so that it may lack what was changed since.
    """
    progress("识别记录")
    grids = tuple(grids)
    read = read_ledger(ledger.path.name, grids, catalogue(), ledger.period, ledger.mapping)
    read = replace(read, opened=opened)
    scope = find_scope(read, ledger.period)
    progress("统计")
    figures = tally(read, scope.period, scope.reached)
    progress("校验")
    return Checked(read, scope, figures, check_ledger(read, scope), grids)


def refuse_fixed_copy(ledger: Path, copy: Path, force: bool) -> None:
    """Raise Refusal where a corrected copy may not be written, before any work is done."""
    from addin.office.writing.fixed_copy import refuse_other_kind  # noqa: PLC0415

    refuse_other_kind(ledger, copy)
    refuse_overwriting(copy, force, [ledger])


def save_fixed_copy(
    checked: Checked, ledger: Path, copy: Path, force: bool, progress: Progress = silent
) -> Fixed:
    """Write a copy of the ledger in which the safe corrections are made and marked."""
    from addin.checks.safe_corrections import corrections  # noqa: PLC0415
    from addin.office.writing.fixed_copy import write_fixed_copy  # noqa: PLC0415

    refuse_fixed_copy(ledger, copy, force)
    progress("更正")
    proposed = corrections(checked.ledger, checked.findings)
    fixed: list[Fixed] = []
    write_safely(
        copy,
        lambda path: fixed.append(write_fixed_copy(ledger, path, proposed, checked.grids)),
        checked.sources,
        force=force,
    )
    return fixed[0]


def save_findings(
    checked: Checked, ledger: Path, output: Path, force: bool, more: Iterable[Page] = ()
) -> None:
    """Write the findings workbook; ``more``: pages that follow on sheets of their own."""
    from addin.ledger.forms.sheet_reading import reading_in_words  # noqa: PLC0415
    from addin.office.pages.findings_page import findings_page, findings_title  # noqa: PLC0415
    from addin.office.writing.findings_workbook import links_into, write_findings  # noqa: PLC0415

    refuse_overwriting(output, force, [ledger])
    beside = ledger.name if ledger.resolve().parent == output.resolve().parent else None
    title = findings_title(checked.ledger.name, checked.scope.period)
    reading = reading_in_words(checked.ledger.reading)
    page = findings_page(title, checked.findings, links_into(beside), reading=reading)
    write_safely(
        output,
        lambda path: write_findings(path, title, [page, *more]),
        checked.sources,
        force=force,
    )


def corrections_listed(fixed: Fixed, copy: Path) -> Page:
    """Return the list of what was corrected in a copy as a page."""
    from addin.office.pages.corrections_page import corrections_page  # noqa: PLC0415

    return corrections_page(copy.name, fixed)


def save_statistics(checked: Checked, ledger: Path, output: Path, force: bool) -> None:
    """Write the statistics workbook."""
    from addin.office.writing.statistics_workbook import write_statistics  # noqa: PLC0415

    refuse_overwriting(output, force, [ledger])
    write_safely(
        output,
        lambda path: write_statistics(path, checked.ledger.name, checked.tally),
        checked.sources,
        force=force,
    )


def refuse_without_activities(checked: Checked) -> None:
    """Raise Refusal where a book holds dues, a roster or the like alone: no report is of these."""
    ledger = checked.ledger
    if not ledger.keeps_activities:
        raise Refusal(
            f"“{ledger.name}”里只有{'、'.join(ledger.other_kinds)}，没有活动记录，出不了工作汇报；"
            "可以校验、统计，要出报告请用登记了活动的台账"
        )


def new_ledger(output: Path, year: int | None = None, force: bool = False) -> None:
    """Write a blank ledger workbook, ready to fill in."""
    from addin.office.writing.blank_ledger import write_blank_ledger  # noqa: PLC0415

    refuse_overwriting(output, force)
    write_safely(output, lambda path: write_blank_ledger(path, catalogue(), year), force=force)
