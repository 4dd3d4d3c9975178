"""The statistics of a ledger as a page: key figures, duties against norms, months, tags."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from addin.ledger.grid import Merge
from addin.ledger.period import Period
from addin.office.pages import sheet_looks
from addin.office.pages.duty_tables import (
    month_in_words,
    put_branches,
    put_duty,
    put_duty_headings,
    put_months,
)
from addin.office.pages.figure_page import FIRST_WIDTH, ROW, WIDTH, FigurePage, number_format
from addin.office.pages.page import ChartPlan, Page, Printing, look
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally

SHEET = "统计"
LEAST_COLUMNS = 14
MONTH_CHART_HEIGHT = 340
CHART_BAR = 28  # pixels of height that a type of activity takes
CHART_FRAME = 150  # pixels that title, axis and legend take
MOST_SERIES = 6
PAIRS = tuple((range(n, n + m), range(n + m, n + m + 2)) for n, m in ((0, 2), (4, 3), (9, 3)))
CARDS = tuple(range(n, n + 2) for n in range(0, LEAST_COLUMNS, 2))
DUTY_NOTE = (
    "应开：按频次要求和报告期内的完整周期计算，空格表示没有频次要求。"
    "一次活动兼有两类的，两类可各计一次，各类次数相加可能大于活动总数。"
)
CALENDAR_NOTE = (
    "颜色越深次数越多；“—”当月没有；“未见”所在周期次数不足、当月未见记录；“*”当月有记录，次数不足。"
)
NO_ACTIVITIES = "这本台账里没有活动记录，不统计会议和活动，也不检查应开次数。"
DOUBT_NOTE = "“待核”没有读出的行或工作表里可能有当月的记录，改正后才知道。"
PARTIAL_NOTE = "报告期首尾不足整月的日子不列入本表。"


def statistics_title(ledger_name: str) -> str:
    """Return the title of a ledger's statistics: 《活动台账》统计."""
    return f"《{sheet_looks.bare_name(ledger_name)}》{SHEET}"


def statistics_page(title: str, tally: Tally) -> Page:
    """Lay out the figures of a tally on a page fit to be shown."""
    columns = max(LEAST_COLUMNS, 1 + len(_months(tally)), 2 + len(_tagged_types(tally)))
    paper = FigurePage(SHEET, columns, default_height=ROW, gridlines=False, frozen=(2, 0))
    paper.widths = {0: FIRST_WIDTH, **dict.fromkeys(range(1, columns), WIDTH)}
    paper.line(0, title, "title", 36)
    paper.line(1, tally.period.title, "subtitle")
    starts = [_put_key_figures(paper, tally, 3)]
    for block in (_put_duties, _put_calendar, _put_tags, _put_institutions, put_branches):
        starts += block(paper, tally, starts[-1])
    paper.printing = _printing(paper, starts)
    return paper


def _put_key_figures(paper: FigurePage, tally: Tally, row: int) -> int:
    """Put the figures one asks for first, seven in a row; return the row after them.

    A figure of one kind of activity (参加人次.现场教学) is left to 数据来源.
    """
    others = [s for s in tally.others.values() if "." not in s.key]
    shown = [tally.activities, *others] if tally.activities else others
    label = look("heading", bold=False, font_color=sheet_looks.QUIET, bottom=0)
    big = {"bold": True, "font_size": 14, "font_color": sheet_looks.NAVY, "top": 0}
    for index, figure in enumerate(shown):
        top, columns = row + index // len(CARDS) * 3, CARDS[index % len(CARDS)]
        paper.across(top, figure.label, label, columns)
        its = look("figure", **big, num_format=number_format(figure, unit=True))
        paper.across(top + 1, float(figure.value), its, columns)
        paper.heights |= {top + 1: 30, top + 2: 10.5}
    return _put_meanings(paper, shown, row + -(-len(shown) // len(CARDS)) * 3)


def _put_meanings(paper: FigurePage, shown: Sequence[Statistic], row: int) -> int:
    """Put how figures are counted, a line each; return the row after them."""
    meant = [s for s in shown if s.figure.meaning]
    for r, s in enumerate(meant, row):
        paper.line(r, f"{s.label}：{s.figure.meaning}。", "note")
    return row + len(meant) + bool(meant)


# --- 三会一课及其他活动 -----------------------------------------------------------------------


def _put_duties(paper: FigurePage, tally: Tally, row: int) -> list[int]:
    """Put times held against times due; return the rows where the chart and the rest start."""
    duties = tally.duties
    paper.line(row, "一、三会一课及其他活动", "section", 24)
    put_duty_headings(paper, row + 1)
    if not duties:
        nothing = "报告期内没有活动记录，也没有应开的活动。" if tally.activities else NO_ACTIVITIES
        paper.line(row + 2, nothing, "middle", 30)
        return [row + 4]
    rows = range(row + 2, row + 2 + len(duties))
    for r, duty in zip(rows, duties, strict=True):
        put_duty(paper, r, duty)
    paper.line(rows.stop, DUTY_NOTE, "note")
    most = max(int(s.value) for d in duties for s in (d.held, d.required) if s)
    if not most:
        return [rows.stop + 2]
    plan = ChartPlan(
        kind="bar",
        title="各类活动开展次数与应开次数",
        words="条形图：各类活动的开展次数与应开次数，数据见上表。",
        block=Merge(row + 1, 0, rows[-1], 2),
        series="columns",
        axes=("活动类型", "次数"),
        most=most,
        row=rows.stop + 2,
        width=paper.pixels,
        height=CHART_FRAME + CHART_BAR * len(rows),
    )
    return [plan.row, paper.chart(plan)]


# --- 逐月情况 --------------------------------------------------------------------------------


def _months(tally: Tally) -> list[Period]:
    return list(dict.fromkeys(c.month for c in tally.calendar))


def _put_calendar(paper: FigurePage, tally: Tally, row: int) -> list[int]:
    """Put types by months; return the rows where the chart and the rest start."""
    months = _months(tally)
    if len(months) < 2:
        return [row]  # One month says no more than the table above.
    charted = _charted(tally)
    types = sorted(dict.fromkeys(c.type for c in tally.calendar), key=lambda t: t not in charted)
    paper.line(row, "二、逐月情况（次）", "section", 24)
    paper.headings(row + 1, ["类型", *(month_in_words(m, months) for m in months)])
    paper.heights[row + 1] = 24 if months[0].start.year == months[-1].end.year else 2 * ROW
    most = max(int(c.statistic.value) for c in tally.calendar)
    put_months(paper, row + 2, types, tally.calendar, tally.duties)
    after = row + 2 + len(types)
    whole = months[0].start <= tally.period.start and tally.period.end <= months[-1].end
    doubt = DOUBT_NOTE if any(d.open for d in tally.duties) else ""
    paper.line(after, CALENDAR_NOTE + doubt + ("" if whole else PARTIAL_NOTE), "note")
    if not most:
        return [after + 2]
    shown = sum(name in charted for name in types)
    plan = ChartPlan(
        kind="column",
        title="主要活动逐月开展次数",
        words="柱形图：主要活动类型逐月开展次数，数据见上表。",
        block=Merge(row + 1, 0, row + 1 + shown, len(months)),
        series="rows",
        axes=("月份", "次数"),
        most=most,
        row=after + 2,
        width=paper.pixels,
        height=MONTH_CHART_HEIGHT,
    )
    return [plan.row, paper.chart(plan)]


def _charted(tally: Tally) -> list[str]:
    """Return the types to chart by month: those most often due, else those most often held."""
    due = {d.type: d.required.value for d in tally.duties if d.required}
    weight = due or {name: s.value for name, s in tally.types.items()}
    return sorted(weight, key=lambda name: -weight[name])[:MOST_SERIES]


# --- 主题标签 --------------------------------------------------------------------------------


def _tagged_types(tally: Tally) -> list[str]:
    return list(dict.fromkeys(key.partition(".")[0] for key in tally.tagged))


def _put_tags(paper: FigurePage, tally: Tally, row: int) -> list[int]:
    """Put tags by types of activity; return the row after them."""
    if not tally.tags:
        return [row]
    types = _tagged_types(tally)
    names = ["标签", "次数", *types]
    paper.line(row, "三、主题标签（次）", "section", 24)
    paper.headings(row + 1, names)
    paper.heights[row + 1] = 2 * ROW if any(len(n) > 4 for n in names) else 24
    for r, (tag, figure) in enumerate(tally.tags.items(), row + 2):
        paper.put(r, 0, tag, look("cell", shrink=True))
        paper.figure(r, 1, figure, bold=True)
        for column, name in enumerate(types, 2):
            paper.figure(r, column, tally.tagged.get(f"{name}.{tag}"))
    return [row + 3 + len(tally.tags)]


# --- 各项制度 --------------------------------------------------------------------------------


def _put_institutions(paper: FigurePage, tally: Tally, row: int) -> list[int]:
    """Put the figures of talks, admissions, training and the like; return the row after them."""
    figures = list(tally.institutions.values())
    if not figures:
        return [row]
    paper.line(row, "四、各项制度", "section", 24)
    for index, figure in enumerate(figures):
        r, (name, value) = row + 1 + index // len(PAIRS), PAIRS[index % len(PAIRS)]
        paper.across(r, figure.label, look("cell", shrink=True), name)
        its = look("figure", num_format=number_format(figure, unit=True))
        paper.across(r, float(figure.value), its, value)
    return [row + 2 + -(-len(figures) // len(PAIRS))]


# --- Printing -------------------------------------------------------------------------------


def _printing(paper: FigurePage, starts: Sequence[int]) -> Printing:
    """Print as wide as A4, breaking pages before the table or chart that would be cut.

    The width is fitted, not scaled here: fonts that stand in for ours are wider. Microsoft says
    that breaks may be ignored where a sheet is fitted; a chart may then run over two pages.
    """
    upright = paper.columns == LEAST_COLUMNS
    width, height = (7.27, 10.39) if upright else (10.69, 6.97)
    room = int(height * 72 / min(1, width * 96 / paper.pixels) / ROW) - 1
    breaks, top = [], 0
    for start, end in pairwise(starts):
        if end - top > room and start > top:
            breaks.append(start)
            top = start
    return Printing(landscape=not upright, rows=starts[-1], breaks=tuple(breaks))
