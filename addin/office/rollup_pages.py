"""Many branches' returns as pages: the view in one sheet, branch by duty, and what lies behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin.checks.finding import SEVERITY_LABEL
from addin.ledger.grid import Merge
from addin.office import looks
from addin.office.findings_page import address_of
from addin.office.page import ChartPlan, Page, Printing, head, look
from addin.report.branch_return import BranchReturn
from addin.report.rollup import Rollup, TypeTotal, by_type, duty_of
from addin.report.wording import NOTHING
from addin.statistics.statistic import rows_in_words

OVERVIEW, MATRIX, GAPS, SOURCES = "汇总", "支部对照", "未见记录", "数据来源"
UNLIKE, REMARKS, REFUSED = "与范本不同", "台账问题", "未能处理"
_ALARM: dict[str, object] = {"bold": True, "font_color": looks.CRIMSON, "bg_color": looks.PALE_RED}
_QUIET: dict[str, object] = {"font_color": looks.QUIET}
_OVERVIEW_COLUMNS = ("活动类型", "合计次数", "应开合计", "缺少合计", "有缺项的支部", "是哪些支部")
_CHART = 360  # pixels of height


def rollup_pages(done: Rollup, root: str) -> Iterator[Page]:
    """Lay out a rollup, a page at a time; ``root``: the ledgers' folder, from the workbook's."""
    yield _overview(done)
    yield _matrix(done)
    yield _gaps(done)
    yield _sources(done, root)
    yield _unlike(done)
    yield _remarks(done, root)
    yield _refused(done)


def _overview(done: Rollup) -> Page:
    columns = tuple(zip(_OVERVIEW_COLUMNS, (18, 11, 11, 11, 13, 62), strict=True))
    page = Page(OVERVIEW, len(columns))
    header = head(page, f"{done.period.title}党建活动台账汇总", _summed_up(done), columns)
    page.heights[1] = looks.height([(_summed_up(done), sum(int(w) for _, w in columns))])
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
    page.put(row, 0, its.type, look("cell"))
    page.put(row, 1, float(its.held.value), look("figure"))
    for column, figure in ((2, its.required), (3, its.missing)):
        alarm = _ALARM if figure is its.missing and figure and figure.value else {}
        page.put(row, column, float(figure.value) if figure else None, look("figure", **alarm))
    page.put(row, 4, float(len(its.short)) if its.required else None, look("figure"))
    page.put(row, 5, names, look("cell"), quoted=True)
    page.heights[row] = looks.height([(names, 62)])


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
        "名次按达标、缺少、错误排。"
    )
    header = head(page, f"{done.period.title}各支部对照", note, columns)
    page.heights[header] = 36
    for row, placed in enumerate(done.order, header + 1):
        _put_branch(page, row, placed.place, placed.branch, [t.type for t in types])
    last = header + len(done.order)
    _put_totals(page, last + 1, done, types)
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


def _put_branch(
    page: Page, row: int, place: int, branch: BranchReturn, types: Sequence[str]
) -> None:
    page.put(row, 0, float(place), look("figure"))
    page.put(row, 1, branch.name, look("cell"), quoted=True)
    page.put(row, 2, f"{branch.met}/{branch.due}" if branch.due else NOTHING, look("figure"))
    missing = _ALARM if branch.missing else {}
    page.put(row, 3, float(branch.missing), look("figure", **missing))
    page.put(row, 4, float(branch.count("error")), look("figure"))
    page.put(row, 5, float(branch.count("warning")), look("figure"))
    page.put(row, 6, f"{branch.rate}%" if branch.rate else NOTHING, look("figure"))
    for column, name in enumerate(types, 7):
        _put_duty(page, row, column, branch, name)
    page.heights[row] = looks.height([(branch.name, 24)])


def _put_duty(page: Page, row: int, column: int, branch: BranchReturn, name: str) -> None:
    duty, figure = duty_of(branch, name), by_type(branch).get(name)
    held = figure.value if figure else 0
    if duty is None or duty.required is None:
        said, its = (str(held), {}) if held else (NOTHING, _QUIET)
    else:
        said, its = f"{held}/{duty.required}", (_ALARM if duty.short else {})
    page.put(row, column, said, look("figure", **its))


def _put_totals(page: Page, row: int, done: Rollup, types: Sequence[TypeTotal]) -> None:
    bold = look("figure", bold=True)
    page.put(row, 0, None, bold)
    page.put(row, 1, "合计", look("cell", bold=True))
    share = done.share_met()
    page.put(row, 2, f"{share}%" if share is not None else NOTHING, bold)
    page.put(row, 3, float(sum(b.missing for b in done.branches)), bold)
    page.put(row, 4, float(sum(b.count("error") for b in done.branches)), bold)
    page.put(row, 5, float(sum(b.count("warning") for b in done.branches)), bold)
    page.put(row, 6, None, bold)
    for column, its in enumerate(types, 7):
        required = its.required.value if its.required else 0
        page.put(row, column, f"{its.held.value}/{required}", bold)


# --- What lies behind -----------------------------------------------------------------------


def _gaps(done: Rollup) -> Page:
    found = [(b, d) for b in done.branches for d in b.duties if d.short]
    rows = [(b.name, d.type, f"{d.held}/{d.required}", str(d.gap), d.missing) for b, d in found]
    columns = (("支部", 26), ("活动类型", 16), ("次数/应开", 11), ("缺少", 8), ("情况", 56))
    return _table(GAPS, f"{done.period.title}缺项", "按频次要求", columns, rows)


def _sources(done: Rollup, root: str) -> Page:
    columns = (("指标", 16), ("支部", 24), ("次数", 9), ("所在行", 66), ("台账", 36))
    page = Page(SOURCES, len(columns))
    header = head(page, SOURCES, "每个合计由各支部台账的哪几行数出；点“所在行”打开台账。", columns)
    row = header
    for its in done.types:
        for branch in done.branches:
            figure = by_type(branch).get(its.type)
            if figure is None or not figure.value:
                continue
            row += 1
            said = rows_in_words(figure.rows)
            link = _link(root, branch.file, figure.rows[0]) if figure.rows else None
            page.put(row, 0, its.type, look("cell"))
            page.put(row, 1, branch.name, look("cell"), quoted=True)
            page.put(row, 2, float(figure.value), look("figure"))
            page.put(row, 3, said, _linked(link), link)
            page.put(row, 4, branch.file, look("cell"), quoted=True)
            page.heights[row] = looks.height([(said, 66), (branch.file, 36)])
    page.filter = Merge(header, 0, max(row, header + 1), len(columns) - 1)
    page.printing = Printing(landscape=True, header=header)
    return page


def _unlike(done: Rollup) -> Page:
    rows = [(b.name, b.file, words) for b in done.branches for words in _differing(b, done)]
    rows += [
        (again.unit, again.file, f"内容与“{first.file}”完全相同，没有重复计入")
        for again, first in done.repeated
    ]
    columns = (("支部", 26), ("台账", 40), ("不同之处", 80))
    return _table(UNLIKE, UNLIKE, "表式与“新建台账”不同的、报告期不同的、重复的", columns, rows)


def _differing(branch: BranchReturn, done: Rollup) -> list[str]:
    told = [f"台账写的报告期是{branch.told}，这里按{done.period.title}统计"]
    return [*(told if branch in done.other_periods else []), *branch.unlike]


def _remarks(done: Rollup, root: str) -> Page:
    columns = (("支部", 24), ("级别", 7), ("规则", 8), ("工作表", 12), ("单元格", 9), ("问题", 66))
    page = Page(REMARKS, len(columns))
    note = "每个台账至多列10条错误和提醒；全部问题请用“校验台账”查看。"
    header = head(page, REMARKS, note, columns)
    row = header
    for branch in done.branches:
        for its in branch.remarks:
            row += 1
            link = _link(root, branch.file, f"{its.sheet}!{its.place}") if its.place else None
            page.put(row, 0, branch.name, look("cell"), quoted=True)
            page.put(row, 1, SEVERITY_LABEL.get(its.severity, ""), look("middle"))  # type: ignore[call-overload]
            page.put(row, 2, its.code, look("middle"))
            page.put(row, 3, its.sheet, look("middle"), quoted=True)
            page.put(row, 4, its.place, _linked(link, "middle"), link)
            page.put(row, 5, its.message, look("cell"), quoted=True)
            page.heights[row] = looks.height([(its.message, 66), (branch.name, 24)])
    page.filter = Merge(header, 0, max(row, header + 1), len(columns) - 1)
    page.printing = Printing(landscape=True, header=header)
    return page


def _refused(done: Rollup) -> Page:
    rows = [(b.file, b.refusal) for b in done.refused]
    return _table(REFUSED, REFUSED, "没有计入汇总的文件", (("台账", 46), ("原因和办法", 90)), rows)


def _table(
    name: str,
    title: str,
    note: str,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str]],
) -> Page:
    """Return a page that lists texts; where there are none it says so."""
    page = Page(name, len(columns))
    header = head(page, title, note, columns)
    row = header
    for row, texts in enumerate(rows, header + 1):
        for column, text in enumerate(texts):
            page.put(row, column, text, look("cell"), quoted=True)
        wide = [int(width) for _, width in columns]
        page.heights[row] = looks.height(list(zip(texts, wide, strict=True)))
    if row == header:
        page.across(header + 1, "没有", look("middle"))
    else:
        page.filter = Merge(header, 0, row, len(columns) - 1)
    page.printing = Printing(landscape=True, header=header)
    return page


def _link(root: str, file: str, ref: str) -> str | None:
    """Return the link to a row or a cell of a branch's ledger: 活动台账!5, 活动台账!C5."""
    sheet, _, place = ref.rpartition("!")
    path = f"{root}/{file}"
    # In a link, # ends the file's name, and a .csv has no places to lead to.
    if "#" in path or file.lower().endswith(".csv"):
        return None
    cell = f"A{place}" if place.isdigit() else place
    return f"external:{path}#{address_of(sheet, cell)}"


def _linked(link: str | None, kind: str = "cell") -> frozenset[tuple[str, object]]:
    return look(kind, font_color=looks.NAVY, underline=1) if link else look(kind)
