"""The statistics of a ledger as a workbook: a sheet to show, and a sheet that tells the rows."""

from __future__ import annotations

from pathlib import Path

from addin.office.pages.sources_page import sources_page
from addin.office.pages.statistics_page import statistics_page, statistics_title
from addin.office.writing.page_file import draw
from addin.office.writing.sheet_style import new_workbook
from addin.statistics.tally import Tally


def write_statistics(path: Path, ledger_name: str, tally: Tally) -> None:
    """Write the figures of a tally: 统计 with its charts, 数据来源 with the rows behind each."""
    title = statistics_title(ledger_name)
    with new_workbook(path, f"{title}（{tally.period.title}）") as book:
        draw(book, statistics_page(title, tally))
        draw(book, sources_page(tally))
