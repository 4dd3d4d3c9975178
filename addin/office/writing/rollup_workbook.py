"""A rollup as a workbook of its own."""

from __future__ import annotations

from pathlib import Path

from addin.office.pages.rollup_pages import rollup_pages
from addin.office.writing.page_file import draw
from addin.office.writing.sheet_style import new_workbook
from addin.report.branches.branch_summary import Rollup


def write_rollup(path: Path, done: Rollup, root: str) -> None:
    """Write a rollup; ``root``: the folder of the ledgers, as seen from the workbook's, with /."""
    with new_workbook(path, f"{done.period.title}党建活动台账汇总", long=True) as book:
        for page in rollup_pages(done, root):
            draw(book, page)
