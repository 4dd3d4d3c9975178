"""What is due by when as of a day, listed and written down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from addin.agenda.agenda import agenda
from addin.agenda.due import Due, in_words
from addin.office.writing.safe_file import refuse_overwriting, write_safely
from addin.workflows.ledgers import Checked


class Agenda(Struct, frozen=True):
    """What a ledger says is due, as of a day."""

    checked: Checked
    day: date
    due: list[Due]

    @property
    def summary(self) -> str:
        """How many things are due, in words."""
        return in_words(self.due, self.day)


def agenda_of(checked: Checked, day: date) -> Agenda:
    """Return what is due by when and not yet held or done as of a day."""
    return Agenda(checked, day, agenda(checked.ledger, checked.scope.period, day))


def save_agenda(done: Agenda, ledger: Path, output: Path, force: bool) -> None:
    """Write what is due as a workbook."""
    from addin.office.pages.agenda_page import agenda_page, agenda_title  # noqa: PLC0415
    from addin.office.writing.findings_workbook import write_findings  # noqa: PLC0415

    refuse_overwriting(output, force, [ledger])
    title = agenda_title(done.checked.ledger.name)
    page = agenda_page(title, done.due, done.day)
    write_safely(
        output, lambda path: write_findings(path, title, [page]), done.checked.sources, force=force
    )
