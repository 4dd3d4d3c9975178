"""The 统计 sheet: key figures, duties against norms, the calendar of months, tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from addin.ledger.period import Period
from addin.office import sheet_style as look
from addin.office.statistics_charts import MOST_SERIES, SHEET, duty_chart, month_chart
from addin.report.wording import spans_words
from addin.statistics.statistic import CalendarCell, DutyFigure, Statistic
from addin.statistics.tally import Tally

LEAST_COLUMNS = 14
FIRST_WIDTH, WIDTH = 16, 8
ROW = 20  # points
PIXELS = 61  # of a column 8 characters wide
FIRST_PIXELS = 117
MONTH_CHART_HEIGHT = 340
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
CARDS = tuple(range(n, n + 2) for n in range(0, LEAST_COLUMNS, 2))
DUTY_NOTE = (
    "应开：按频次要求和报告期内的完整周期计算，空格表示没有频次要求。"
    "一次活动兼有两类的，两类可各计一次，各类次数相加可能大于活动总数。"
)
CALENDAR_NOTE = (
    "颜色越深次数越多；“—”当月没有；“未见”所在周期次数不足、当月未见记录；“*”当月有记录，次数不足。"
)
PARTIAL_NOTE = "报告期首尾不足整月的日子不列入本表。"


@dataclass(frozen=True)
class _Paper:
    """What is written on: the sheet, its width in columns, the figures."""

    book: Workbook
    sheet: Worksheet
    columns: int
    tally: Tally

    @property
    def pixels(self) -> int:
        """The width of the sheet in use."""
        return FIRST_PIXELS + PIXELS * (self.columns - 1)

    def style(self, kind: str, **changes: object) -> Format:
        return look.style(self.book, kind, **changes)

    def across(self, row: int, text: str, kind: str, height: float = ROW) -> None:
        """Write a line over the whole width."""
        self.sheet.set_row(row, height)
        look.write_across(self.sheet, row, range(self.columns), text, self.style(kind))

    def headings(self, row: int, names: Sequence[str]) -> None:
        self.sheet.set_row(row, 2 * ROW if any(len(n) > 4 for n in names) else 24)
        for column, name in enumerate(names):
            self.sheet.write_string(row, column, name, self.style("heading"))

    def figure(self, row: int, column: int, figure: Statistic | None, **changes: object) -> None:
        """Write a figure, an empty cell where there is none."""
        if figure is None:
            self.sheet.write_blank(row, column, None, self.style("figure"))
        else:
            changes = {"num_format": number_format(figure, unit=False), **changes}
            fmt = self.style("figure", **changes)
            self.sheet.write_number(row, column, float(figure.value), fmt)

    def chart(self, row: int, chart: Chart, height: int, words: str) -> int:
        """Put a chart at a row; return the row after it."""
        # A little smaller than its cells, so that its frame is printed on the same page.
        chart.set_size({"width": self.pixels - 4, "height": height})
        place = {"x_offset": 2, "y_offset": 4}
        self.sheet.insert_chart(row, 0, chart, {"description": words, **place})
        return row + -(-height * 3 // (4 * ROW)) + 1


def number_format(figure: Statistic, *, unit: bool) -> str:
    """Return Excel's number format for a figure: its own decimals, its unit behind it."""
    decimals = len(str(figure.value).partition(".")[2])
    return "0" + ("." + "0" * decimals if decimals else "") + (f'"{figure.unit}"' if unit else "")


def write_statistics_sheet(book: Workbook, title: str, tally: Tally) -> None:
    """Write the figures of a tally on a sheet fit to be shown."""
    sheet = book.add_worksheet(SHEET)
    columns = max(LEAST_COLUMNS, 1 + len(_months(tally)), 2 + len(_tagged_types(tally)))
    paper = _Paper(book, sheet, columns, tally)
    sheet.hide_gridlines(2)
    sheet.set_default_row(ROW)
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, columns - 1, WIDTH)
    paper.across(0, title, "title", 36)
    paper.across(1, tally.period.title, "subtitle")
    sheet.freeze_panes(2, 0)
    starts = [_write_key_figures(paper, 3)]
    for block in (_write_duties, _write_calendar, _write_tags):
        starts += block(paper, starts[-1])
    _print_setup(paper, starts)


def _write_key_figures(paper: _Paper, row: int) -> int:
    """Write the figures one asks for first, seven in a row; return the row after them.

    A figure of one kind of activity (参加人次.现场教学) is left to 数据来源.
    """
    others = [s for s in paper.tally.others.values() if "." not in s.key]
    figures = [paper.tally.activities, *others]
    label = paper.style("heading", bold=False, font_color=look.QUIET, bottom=0)
    for index, figure in enumerate(figures):
        top, columns = row + index // len(CARDS) * 3, CARDS[index % len(CARDS)]
        value = paper.style(
            "figure",
            bold=True,
            font_size=14,
            font_color=look.NAVY,
            top=0,
            num_format=number_format(figure, unit=True),
        )
        look.write_across(paper.sheet, top, columns, figure.key, label)
        look.write_across(paper.sheet, top + 1, columns, "", value)
        paper.sheet.write_number(top + 1, columns[0], float(figure.value), value)
        paper.sheet.set_row(top + 1, 30)
        paper.sheet.set_row(top + 2, 10)
    return row + -(-len(figures) // len(CARDS)) * 3


# --- 三会一课及其他活动 -----------------------------------------------------------------------


def _write_duties(paper: _Paper, row: int) -> list[int]:
    """Write times held against times due; return the rows where the chart and the rest start."""
    duties = paper.tally.duties
    paper.across(row, "一、三会一课及其他活动", "section", 24)
    paper.sheet.set_row(row + 1, 24)
    for name, columns in DUTY_COLUMNS.items():
        look.write_across(paper.sheet, row + 1, columns, name, paper.style("heading"))
    if not duties:
        paper.across(row + 2, "报告期内没有活动记录，也没有应开的活动。", "middle", 30)
        return [row + 4]
    rows = range(row + 2, row + 2 + len(duties))
    for r, duty in zip(rows, duties, strict=True):
        _write_duty(paper, r, duty)
    paper.across(rows.stop, DUTY_NOTE, "note")
    most = max(int(s.value) for d in duties for s in (d.held, d.required) if s)
    if not most:
        return [rows.stop + 2]
    chart, height = duty_chart(paper.book, rows, most)
    words = "条形图：各类活动的开展次数与应开次数，数据见上表。"
    return [rows.stop + 2, paper.chart(rows.stop + 2, chart, height, words)]


def _write_duty(paper: _Paper, row: int, duty: DutyFigure) -> None:
    spans = spans_words(duty.empty)
    paper.sheet.set_row(row, max(ROW, look.height([(spans, WIDTH * len(EMPTY_SPANS))])))
    alarm = {"bold": True, "font_color": look.CRIMSON, "bg_color": look.PALE_RED}
    paper.sheet.write_string(row, 0, duty.type, paper.style("cell"))
    paper.figure(row, 1, duty.held)
    paper.figure(row, 2, duty.required)
    paper.figure(row, 3, duty.gap, **(alarm if duty.gap and duty.gap.value else {}))
    look.write_across(paper.sheet, row, EMPTY_SPANS, spans, paper.style("cell"))
    paper.figure(row, 12, duty.heads if duty.heads.rows else None)
    rate = duty.rate
    paper.figure(row, 13, rate, num_format=number_format(rate, unit=True) if rate else "0")


# --- 逐月情况 --------------------------------------------------------------------------------


def _months(tally: Tally) -> list[Period]:
    return list(dict.fromkeys(c.month for c in tally.calendar))


def _write_calendar(paper: _Paper, row: int) -> list[int]:
    """Write types by months; return the rows where the chart and the rest start."""
    months, tally = _months(paper.tally), paper.tally
    types = list(dict.fromkeys(c.type for c in tally.calendar))
    if len(months) < 2:
        return [row]  # One month says no more than the table above.
    paper.across(row, "二、逐月情况（次）", "section", 24)
    paper.headings(row + 1, ["类型", *(_month_in_words(m, months) for m in months)])
    rows = {name: row + 2 + i for i, name in enumerate(types)}
    plain = [
        place
        for c in tally.calendar
        if (place := _write_month(paper, rows[c.type], months.index(c.month) + 1, c))
    ]
    for name, r in rows.items():
        paper.sheet.write_string(r, 0, name, paper.style("cell"))
    most = max(int(c.statistic.value) for c in tally.calendar)
    _colour(paper.sheet, plain, most)
    after = row + 2 + len(rows)
    whole = months[0].start <= tally.period.start and tally.period.end <= months[-1].end
    paper.across(after, CALENDAR_NOTE + ("" if whole else PARTIAL_NOTE), "note")
    if not most:
        return [after + 2]
    shown = sorted(rows[name] for name in _charted(tally) if name in rows)
    chart = month_chart(paper.book, row + 1, shown, len(months), most)
    words = "柱形图：主要活动类型逐月开展次数，数据见上表。"
    return [after + 2, paper.chart(after + 2, chart, MONTH_CHART_HEIGHT, words)]


def _month_in_words(month: Period, months: Sequence[Period]) -> str:
    year, words = f"{month.start.year}年", f"{month.start.month}月"
    return words if months[0].start.year == months[-1].end.year else f"{year}\n{words}"


def _write_month(paper: _Paper, row: int, column: int, cell: CalendarCell) -> str | None:
    """Write one month of one type; return its address unless it is marked as missing or short."""
    empty = next((d.empty for d in paper.tally.duties if d.type == cell.type), ())
    if not cell.statistic.value and any(span.covers(cell.month) for span in empty):
        paper.figure(
            row,
            column,
            cell.statistic,
            num_format='0;-0;"未见"',
            bold=True,
            font_color=look.CRIMSON,
            bg_color=look.PALE_RED,
        )
        return None
    if cell.month in empty:
        paper.figure(
            row, column, cell.statistic, num_format='0"*"', bold=True, bg_color=look.PALE_AMBER
        )
        return None
    paper.figure(row, column, cell.statistic, num_format='0;-0;"—"')
    address: str = xl_range(row, column, row, column)
    return address


def _colour(sheet: Worksheet, cells: Sequence[str], most: int) -> None:
    """Shade cells by their number, white for none; the marked ones keep their own colour."""
    if cells:
        scale = {
            "type": "2_color_scale",
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": max(4, most),
            "min_color": "#FFFFFF",
            "max_color": "#8FADCF",
        }
        sheet.conditional_format(cells[0], {**scale, "multi_range": " ".join(cells)})


def _charted(tally: Tally) -> list[str]:
    """Return the types to chart by month: those most often due, else those most often held."""
    due = {d.type: d.required.value for d in tally.duties if d.required}
    weight = due or {name: s.value for name, s in tally.types.items()}
    return sorted(weight, key=lambda name: -weight[name])[:MOST_SERIES]


# --- 主题标签 --------------------------------------------------------------------------------


def _tagged_types(tally: Tally) -> list[str]:
    return list(dict.fromkeys(key.partition(".")[0] for key in tally.tagged))


def _write_tags(paper: _Paper, row: int) -> list[int]:
    """Write tags by types of activity; return the row after them."""
    tally = paper.tally
    if not tally.tags:
        return [row]
    types = _tagged_types(tally)
    paper.across(row, "三、主题标签（次）", "section", 24)
    paper.headings(row + 1, ["标签", "次数", *types])
    for r, (tag, figure) in enumerate(tally.tags.items(), row + 2):
        paper.sheet.write_string(r, 0, tag, paper.style("cell", shrink=True))
        paper.figure(r, 1, figure, bold=True)
        for column, name in enumerate(types, 2):
            paper.figure(r, column, tally.tagged.get(f"{name}.{tag}"))
    return [row + 3 + len(tally.tags)]


# --- Printing -------------------------------------------------------------------------------


def _print_setup(paper: _Paper, starts: Sequence[int]) -> None:
    """Print as wide as A4, breaking pages before the table or chart that would be cut.

    The width is fitted, not scaled here: fonts that stand in for ours are wider. Microsoft says
    that breaks may be ignored where a sheet is fitted; a chart may then run over two pages.
    """
    upright = paper.columns == LEAST_COLUMNS
    look.print_on_a4(paper.sheet, landscape=not upright)
    paper.sheet.print_area(0, 0, starts[-1] - 1, paper.columns - 1)
    width, height = (7.27, 10.39) if upright else (10.69, 6.97)
    room = int(height * 72 / min(1, width * 96 / paper.pixels) / ROW) - 1
    breaks, top = [], 0
    for start, end in pairwise(starts):
        if end - top > room and start > top:
            breaks.append(start)
            top = start
    paper.sheet.set_h_pagebreaks(breaks)
