"""What is due by when as a page, the earliest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from addin.agenda.basis import basis
from addin.agenda.due import OPEN, Due, in_words
from addin.ledger.grid import Merge
from addin.ledger.period import chinese_date
from addin.office.pages import sheet_looks
from addin.office.pages.page import Page, Printing, head, look
from addin.office.pages.sheet_looks import bare_name
from addin.statistics.statistic import rows_in_words

SHEET = "待办"
LATE = "逾期"
BRANCH = "支部"
COLUMNS: tuple[tuple[str, float], ...] = (
    ("期限", 13),
    ("情况", 8),
    (BRANCH, 20),
    ("事项", 52),
    ("依据", 40),
    ("规则", 8),
    ("所在行", 32),
)


def agenda_title(ledger_name: str) -> str:
    """Return the title of a ledger's list: 《活动台账》待办."""
    return f"《{bare_name(ledger_name)}》{SHEET}"


def agenda_page(title: str, agenda: Sequence[Due], day: date) -> Page:
    """Lay out what is due as of a day; 支部 only where the ledger tells several apart."""
    branches = any(due.branch for due in agenda)
    columns = [its for its in COLUMNS if branches or its[0] != BRANCH]
    page = Page(SHEET, len(columns))
    header = head(page, title, f"截至{chinese_date(day)}：{in_words(agenda, day)}", columns)
    for row, due in enumerate(agenda, header + 1):
        _put(page, row, due, day, columns)
    if agenda:
        page.filter = Merge(header, 0, header + len(agenda), len(columns) - 1)
    page.printing = Printing(landscape=True, header=header)
    return page


def _put(page: Page, row: int, due: Due, day: date, columns: Sequence[tuple[str, float]]) -> None:
    texts = _texts(due, day)
    for column, (name, _) in enumerate(columns):
        its = look("cell") if name in {"事项", "依据", "所在行"} else look("middle")
        if name == "情况" and texts[name]:
            colour = sheet_looks.PALE_RED if texts[name] == LATE else sheet_looks.PALE_AMBER
            its = look("middle", bg_color=colour)
        page.put(row, column, texts[name], its, quoted=name in {BRANCH, "事项"})
    lines = [(texts[name], int(width)) for name, width in columns]
    page.heights[row] = sheet_looks.height(lines)


def _texts(due: Due, day: date) -> dict[str, str]:
    return {
        "期限": due.by.isoformat(),
        "情况": LATE if due.overdue(day) else OPEN if due.unsure else "",
        BRANCH: due.branch,
        "事项": due.words,
        "依据": basis(due),
        "规则": due.rule,
        "所在行": rows_in_words(due.rows),
    }
