"""Where a report came from: the ledger, the period and the template that it remembers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from addin import __version__
from addin.ledger.period import Period, parse_period
from addin.ledger.record import replace
from addin.office.writing.safe_file import exists, sha256_of
from addin.report.renewing.provenance import Origin
from addin.workflows.input_and_output import LedgerInput

if TYPE_CHECKING:
    from addin.office.word.word_file import WordFile
    from addin.workflows.ledgers import Checked


def remembered_period(report: Path | WordFile) -> Period | None:
    """Return the period that a report was written for, None where it does not say.

    ``report``: its file, or the document that has been opened.
    """
    origin = remembered_origin(report)
    return parse_period(origin.period) if origin else None


def for_report(ledger: LedgerInput, report: Path) -> LedgerInput:
    """Return a ledger to be read for a report's period, where no other was asked for."""
    return ledger if ledger.period else replace(ledger, period=remembered_period(report))


def remembered_ledger(report: Path) -> Path | None:
    """Return the ledger that a report was written from, where it still is there."""
    origin = remembered_origin(report)
    if origin is None:
        return None
    named = [report.parent / name for name in (origin.path, origin.ledger) if _is_sane(name)]
    return next((path.resolve() for path in named if exists(path) and path.is_file()), None)


def _is_sane(name: str) -> bool:
    """Whether a path that a document names stays on this computer, near the report."""
    return bool(name) and not Path(name).is_absolute() and ":" not in name and "\\" not in name


def remembered_origin(report: Path | WordFile) -> Origin | None:
    """Return where a report came from, None where it does not remember."""
    from addin.office.word.controls.provenance_part import find_provenance  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415

    if isinstance(report, Path):
        with open_word(report) as file:
            return remembered_origin(file)
    found = find_provenance(report)
    return found[1].origin if found else None


def origin_of(checked: Checked, target: Path, template: tuple[str, str, str]) -> Origin:
    """Return what a report is to remember; ``template``: its name, digest and version.

    ``target``: where the report is going to be; the ledger's path leads from its folder.
    """
    ledger, (name, sha256, version) = checked.file, template
    return Origin(
        ledger=ledger.name if ledger else checked.ledger.name,
        path=relative(ledger, target.parent) if ledger else "",
        sha256=_ledger_as_read(checked),
        period=checked.scope.period.code,
        template=name,
        template_sha256=sha256,
        template_version=version,
        program=f"台账通 {__version__}",
    )


def relative(path: Path, folder: Path) -> str:
    """Return a path from a folder, with "/"; nothing where they are on two drives."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return ""


def _ledger_as_read(checked: Checked) -> str:
    """Return what a ledger's bytes came to when it was read; of one open in Excel, its file's."""
    if checked.file is None:
        return ""
    read = (s.sha256 for s in checked.sources if s.path == checked.file)
    return next(read, sha256_of(checked.file))
