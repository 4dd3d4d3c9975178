"""Many branches' returns as pages: the view in one sheet, branch by duty, and what lies behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.grid import Merge
from addin.ledger.values.identity_numbers import unidentified
from addin.office.pages import sheet_looks
from addin.office.pages.page import Cell, ChartPlan, Line, Page, Printing, head, look
from addin.office.pages.rollup_lists import UNKNOWN, rollup_lists
from addin.report.branches.branch_return import BranchReturn
from addin.report.branches.branch_summary import Rollup, TypeTotal, by_type, duty_of
from addin.report.values.wording import NOTHING

OVERVIEW, MATRIX = "汇总", "支部对照"
_ALARM: dict[str, object] = {
    "bold": True,
    "font_color": sheet_looks.CRIMSON,
    "bg_color": sheet_looks.PALE_RED,
}
_QUIET: dict[str, object] = {"font_color": sheet_looks.QUIET}
_OVERVIEW_COLUMNS = ("活动类型", "合计次数", "应开合计", "缺少合计", "有缺项的支部", "是哪些支部")
_CHART = 360  # pixels of height


def rollup_pages(done: Rollup, root: str) -> Iterator[Page]:
    """Lay out a rollup, a page at a time; ``root``: the ledgers' folder, from the workbook's."""
    yield _overview(done)
    yield _matrix(done)
    yield from rollup_lists(done, root)


def _overview(done: Rollup) -> Page:
    columns = tuple(zip(_OVERVIEW_COLUMNS, (18, 11, 11, 11, 13, 62), strict=True))
    page = Page(OVERVIEW, len(columns))
    header = head(page, f"{done.period.title}党建活动台账汇总", _summed_up(done), columns)
    page.heights[1] = sheet_looks.height([(_summed_up(done), sum(int(w) for _, w in columns))])
    for row, its in enumerate(done.types, header + 1):
        _put_type(page, row, its)
    last = header + len(done.types)
    note = (
        "应开、缺少只算有频次要求的支部；一次活动兼有两类的，两类各计一次；"
        "次数够而有的月份、季度未见记录的支部，也有缺项。"
        "每个合计由各支部台账的哪几行数出，见“数据来源”。"
    )
    page.across(last + 1, note, look("note"))
    most = max((int(t.held.value) for t in done.types), default=0)
    if most:
        words = "条形图：各类活动合计次数与应开次数，数据见上表。"
        block, size = Merge(header, 0, last, 2), (900, 150 + 28 * len(done.types))
        page.charts.append(
            ChartPlan(
                "bar",
                "各类活动合计次数与应开次数",
                words,
                block,
                "columns",
                ("活动类型", "次数"),
                most=max(most, *(int(t.required.value) for t in done.types if t.required), 0),
                row=last + 3,
                width=size[0],
                height=size[1],
            )
        )
    breaks = tuple(chart.row for chart in page.charts)
    page.printing = Printing(landscape=True, header=header, breaks=breaks)
    return page


def _put_type(page: Page, row: int, its: TypeTotal) -> None:
    names = "、".join(b.name for b in its.short)
    if its.open:
        names = f"{names}（待核实：{'、'.join(b.name for b in its.open)}）"
    page.put(row, 0, its.type, look("cell"))
    page.put(row, 1, float(its.held.value), look("figure"))
    for column, figure in ((2, its.required), (3, its.missing)):
        alarm = _ALARM if figure is its.missing and figure and figure.value else {}
        page.put(row, column, float(figure.value) if figure else None, look("figure", **alarm))
    if its.open:
        page.put(row, 3, UNKNOWN, look("figure"))
    page.put(row, 4, float(len(its.short)) if its.required else None, look("figure"))
    page.put(row, 5, names, look("cell"), quoted=True)
    page.heights[row] = sheet_looks.height([(names, 62)])


def _summed_up(done: Rollup) -> str:
    told = [f"台账{len(done.branches)}个", f"活动{done.activities.value}次"]
    told += [f"{s.key}{s.value}{s.unit}" for s in done.sums]
    share = done.share_met()
    told += [f"应完成的事项达标{share}%"] if share is not None else []
    told += [f"未能处理{len(done.refused)}个"] if done.refused else []
    told += [f"内容重复未计{len(done.repeated)}个"] if done.repeated else []
    return "，".join(told)


# --- Branch by duty -------------------------------------------------------------------------


def _matrix(done: Rollup) -> Page:
    types = [t for t in done.types if t.required]
    fixed = (("名次", 7), ("支部", 24), ("达标", 9), ("缺少", 8), ("错误", 8), ("提醒", 8))
    columns = (*fixed, ("到会率", 9), *((t.type, 11) for t in types))
    page = Page(MATRIX, len(columns))
    note = (
        "达标：有频次要求的事项中做到的；3/4 是开展3次、应开4次，标红的有缺。"
        "名次按达标、缺少、错误排；“？”是有没读出的行、还不知道缺不缺的，不排名次。"
    )
    header = head(page, f"{done.period.title}各支部对照", note, columns)
    page.heights[header] = 36
    last = header + len(done.order)
    page.lines = _matrix_lines(done, types)
    page.frozen = (header + 1, 2)
    page.filter = Merge(header, 0, last, len(columns) - 1)
    page.charts += _merits(done, header, last)
    page.printing = Printing(landscape=True, header=header, rows=last + 2)
    return page


def _merits(done: Rollup, header: int, last: int) -> list[ChartPlan]:
    """Return a chart of what each branch lacks; of very many it would show nothing."""
    most = max((b.missing for b in done.branches), default=0)
    if not most or len(done.order) > 60:
        return []
    return [
        ChartPlan(
            "bar",
            "各支部缺少次数",
            "条形图：各支部比应开少的次数，数据见上表“缺少”一列。",
            Merge(header, 1, last, 3),
            "columns",
            ("支部", "次数"),
            most,
            row=last + 4,
            width=900,
            height=_CHART + 24 * len(done.order),
        )
    ]


def _matrix_lines(done: Rollup, types: Sequence[TypeTotal]) -> Iterator[Line]:
    for placed in done.order:
        cells = _branch_cells(placed.place, placed.branch, [t.type for t in types])
        yield Line(cells, sheet_looks.height([(placed.branch.name, 24)]))
    yield Line(_total_cells(done, types))


def _branch_cells(
    place: int | None, branch: BranchReturn, types: Sequence[str]
) -> tuple[Cell, ...]:
    figure = look("figure")
    missing = _ALARM if branch.missing else {}
    return (
        Cell(NOTHING if place is None else float(place), figure),
        Cell(unidentified(branch.name), look("cell"), quoted=True),
        Cell(f"{branch.met}/{branch.due}" if branch.due else NOTHING, figure),
        Cell(float(branch.missing) if branch.gaps_known else UNKNOWN, look("figure", **missing)),
        Cell(float(branch.count("error")), figure),
        Cell(float(branch.count("warning")), figure),
        Cell(f"{branch.rate}%" if branch.rate else NOTHING, figure),
        *(_duty_cell(branch, name) for name in types),
    )


def _duty_cell(branch: BranchReturn, name: str) -> Cell:
    duty, figure = duty_of(branch, name), by_type(branch).get(name)
    held = figure.value if figure else 0
    if duty is None or duty.required is None:
        said, its = (str(held), {}) if held else (NOTHING, _QUIET)
    else:
        maybe = "" if duty.known else "？"
        said, its = f"{held}/{duty.required}{maybe}", (_ALARM if duty.short else {})
    return Cell(said, look("figure", **its))


def _total_cells(done: Rollup, types: Sequence[TypeTotal]) -> tuple[Cell, ...]:
    bold = look("figure", bold=True)
    share = done.share_met()
    return (
        Cell(None, bold),
        Cell("合计", look("cell", bold=True)),
        Cell(f"{share}%" if share is not None else NOTHING, bold),
        Cell(float(sum(b.missing for b in done.branches)), bold),
        Cell(float(sum(b.count("error") for b in done.branches)), bold),
        Cell(float(sum(b.count("warning") for b in done.branches)), bold),
        Cell(None, bold),
        *(Cell(f"{t.held.value}/{t.required.value if t.required else 0}", bold) for t in types),
    )
