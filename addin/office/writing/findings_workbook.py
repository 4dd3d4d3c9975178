"""The findings of a check as a workbook of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin.checks.finding import Finding
from addin.ledger.period import Period
from addin.office.pages.findings_page import address_of, findings_page, findings_title
from addin.office.pages.page import Page
from addin.office.writing.page_file import draw
from addin.office.writing.sheet_style import new_workbook


def write_findings(  # noqa: PLR0913, PLR0917 - what the workbook may hold
    path: Path,
    ledger_name: str,
    period: Period | None,
    findings: Sequence[Finding],
    ledger_link: str | None = None,
    more: Sequence[Page] = (),
) -> None:
    """Write the findings in the order given.

    ``ledger_link``: the ledger's file name as seen from the new workbook; with it each
    address is a link to its cell. ``more``: pages that follow on sheets of their own.
    """
    title = findings_title(ledger_name, period)
    with new_workbook(path, title) as book:
        draw(book, findings_page(title, findings, lambda f: _link(f, ledger_link)))
        for page in more:
            draw(book, page)


def _link(finding: Finding, ledger: str | None) -> str | None:
    """Return the link to a finding's cell; None where there is no cell or no file to point to."""
    # In a link, # ends the file's name: a ledger with # in its own cannot be pointed into.
    if not (ledger and finding.cell) or "#" in ledger:
        return None
    return f"external:{ledger}#{address_of(finding.sheet, finding.cell)}"
