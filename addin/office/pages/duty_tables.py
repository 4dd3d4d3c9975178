"""What was held against what was due, and month by month, as tables: of the whole, of branches."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.period import Period
from addin.office.pages import sheet_looks
from addin.office.pages.figure_page import ROW, WIDTH, FigurePage, number_format
from addin.office.pages.page import look
from addin.report.values.wording import short_words
from addin.statistics.statistic import BranchDuties, CalendarCell, DutyFigure
from addin.statistics.tally import Tally

EMPTY_SPANS = range(4, 12)
DUTY_COLUMNS = {
    "类型": range(1),
    "次数": range(1, 2),
    "应开": range(2, 3),
    "缺少": range(3, 4),
    "未见记录或不足的期间": EMPTY_SPANS,
    "参加人次": range(12, 13),
    "到会率": range(13, 14),
}
UNKNOWN = "待核实"
_ALARM = {"bold": True, "font_color": sheet_looks.CRIMSON, "bg_color": sheet_looks.PALE_RED}
_DOUBT = {"bold": True, "bg_color": sheet_looks.PALE_AMBER}


def put_duty_headings(paper: FigurePage, row: int) -> None:
    """Put the headings of a table of duties."""
    paper.heights[row] = 24
    for name, columns in DUTY_COLUMNS.items():
        paper.across(row, name, look("heading"), columns)


def put_duty(paper: FigurePage, row: int, duty: DutyFigure) -> None:
    """Put a type against its norm: what is missing red, what is not known as 待核实."""
    spans = short_words(duty.sure, duty.owing)
    if duty.open:
        spans = f"{spans}；{UNKNOWN}：{short_words(duty.open, duty.owing)}".lstrip("；")
    paper.heights[row] = max(ROW, sheet_looks.height([(spans, WIDTH * len(EMPTY_SPANS))]))
    paper.put(row, 0, duty.type, look("cell"))
    paper.figure(row, 1, duty.held)
    paper.figure(row, 2, duty.required)
    if duty.required and duty.gap is None:
        paper.put(row, 3, UNKNOWN, look("figure", **_DOUBT))
    else:
        paper.figure(row, 3, duty.gap, **(_ALARM if duty.gap and duty.gap.value else {}))
    paper.across(row, spans, look("cell"), EMPTY_SPANS)
    paper.figure(row, 12, duty.heads if duty.heads and duty.heads.rows else None)
    rate = duty.rate
    paper.figure(row, 13, rate, num_format=number_format(rate, unit=True) if rate else "0")


def put_months(
    paper: FigurePage,
    row: int,
    types: Sequence[str],
    calendar: Sequence[CalendarCell],
    duties: Sequence[DutyFigure],
) -> None:
    """Put how often each type was held in each month, a row a type."""
    months = list(dict.fromkeys(c.month for c in calendar))
    most = max((int(c.statistic.value) for c in calendar), default=0)
    for r, name in enumerate(types, row):
        paper.put(r, 0, name, look("cell"))
    for c in calendar:
        r, column = row + types.index(c.type), months.index(c.month) + 1
        paper.figure(r, column, c.statistic, **_month_look(duties, c, most))


def month_in_words(month: Period, months: Sequence[Period]) -> str:
    """Return a month as a heading, with its year where there are several."""
    year, words = f"{month.start.year}年", f"{month.start.month}月"
    return words if months[0].start.year == months[-1].end.year else f"{year}\n{words}"


def _month_look(duties: Sequence[DutyFigure], cell: CalendarCell, most: int) -> dict[str, object]:
    """Return how a month looks: as missing, short or not known, else darker the more there is."""
    duty = next((d for d in duties if d.type == cell.type), None)
    empty = duty.empty if duty else ()
    unknown = [s.span for s in duty.open] if duty else []
    if not cell.statistic.value and any(span.covers(cell.month) for span in empty):
        return {"num_format": '0;-0;"未见"', **_ALARM}
    if not cell.statistic.value and any(span.covers(cell.month) for span in unknown):
        return {"num_format": '0;-0;"待核"', **_DOUBT}
    if cell.month in empty:
        return {"num_format": '0"*"', **_DOUBT}
    share = min(1.0, float(cell.statistic.value) / max(4, most))
    shade = {"bg_color": sheet_looks.between("#FFFFFF", "#8FADCF", share)} if share else {}
    return {"num_format": '0;-0;"—"', **shade}


def put_branches(paper: FigurePage, tally: Tally, row: int) -> list[int]:
    """Put what each of several branches held and owed; return the row after each."""
    if not tally.branches:
        return [row]
    paper.line(row, "五、各支部情况", "section", 24)
    ends, at = [], row + 1
    for its in tally.branches:
        at = _put_branch(paper, its, at)
        ends.append(at)
    return ends


def _put_branch(paper: FigurePage, its: BranchDuties, row: int) -> int:
    paper.line(row, its.branch, "heading", 24)
    put_duty_headings(paper, row + 1)
    for r, duty in enumerate(its.duties, row + 2):
        put_duty(paper, r, duty)
    after = row + 2 + len(its.duties)
    months = list(dict.fromkeys(c.month for c in its.calendar))
    if len(months) < 2:
        return after + 1
    paper.headings(after, ["类型", *(month_in_words(m, months) for m in months)])
    types = [d.type for d in its.duties]
    put_months(paper, after + 1, types, its.calendar, its.duties)
    return after + 2 + len(types)
