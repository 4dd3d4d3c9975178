"""The rows of the ledger behind each figure, as a page."""

from __future__ import annotations

from addin.ledger.grid import Merge
from addin.office.pages import sheet_looks
from addin.office.pages.figure_page import number_format
from addin.office.pages.page import Page, Printing, head, look
from addin.statistics.statistic import Statistic, rows_in_words
from addin.statistics.tally import Tally

SHEET = "数据来源"
COLUMNS = (("指标", 26), ("数值", 10), ("单位", 8), ("所在行", 72))
NOTE = "每个数各由台账的哪几行数出；行号是台账工作表左侧的行号。"


def sources_page(tally: Tally) -> Page:
    """Lay out every figure that 统计 shows, with its rows."""
    page = Page(SHEET, len(COLUMNS))
    header = head(page, SHEET, NOTE, COLUMNS)
    figures = _all_figures(tally)
    for row, (name, s) in enumerate(figures, header + 1):
        rows = rows_in_words(s.rows)
        page.put(row, 0, name, look("cell"))
        exact = look("figure", num_format=number_format(s, unit=False))
        page.put(row, 1, float(s.value), exact)
        page.put(row, 2, s.unit, look("figure"))
        page.put(row, 3, rows, look("cell"))
        page.heights[row] = sheet_looks.height([(rows, 72)])
    page.frozen = (header + 1, 1)
    page.filter = Merge(header, 0, header + len(figures), len(COLUMNS) - 1)
    page.printing = Printing(landscape=False, header=header)
    return page


def _all_figures(tally: Tally) -> list[tuple[str, Statistic]]:
    """Return the figures that 统计 shows: the tally, the months with any, the branches."""
    found = tally.figures + [c.statistic for c in tally.calendar if c.statistic.value]
    return [(s.key, s) for s in found] + [
        (f"{its.branch}：{s.key}", s)
        for its in tally.branches
        for d in its.duties
        for s in (d.held, d.required, d.gap, d.heads, d.expected, d.rate)
        if s is not None
    ]
