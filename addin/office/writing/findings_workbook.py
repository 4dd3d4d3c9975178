"""The findings of a check as a workbook of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin.checks.finding import Finding
from addin.office.pages.findings_page import Link, address_of
from addin.office.pages.page import Page
from addin.office.writing.page_file import draw
from addin.office.writing.sheet_style import new_workbook


def write_findings(path: Path, title: str, pages: Sequence[Page]) -> None:
    """Write the page of the findings, and those that follow it, on a sheet each."""
    with new_workbook(path, title) as book:
        for page in pages:
            draw(book, page)


def links_into(ledger: str | None) -> Link:
    """Return the links to the findings' cells in a ledger of a name, as seen from the new workbook.

    There is none where the file cannot be pointed to.
    """
    # In a link, # ends the file's name: a ledger with # in its own cannot be pointed into.
    known = ledger if ledger and "#" not in ledger else None

    def link(finding: Finding) -> str | None:
        if known is None or finding.cell is None:
            return None
        return f"external:{known}#{address_of(finding.sheet, finding.cell)}"

    return link
