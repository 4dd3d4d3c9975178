"""The pages of a rollup that list what lies behind it: gaps, sources, remarks, files left out.

They grow with the number of branches, so that their lines are made one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin.checks.finding import SEVERITY_LABEL
from addin.ledger.grid import Merge
from addin.office.pages import sheet_looks
from addin.office.pages.findings_page import address_of
from addin.office.pages.page import Cell, Line, Page, Printing, head, look
from addin.report.branches.branch_return import BranchReturn, Duty, Figure, Remark
from addin.report.branches.branch_summary import Rollup, by_type
from addin.statistics.statistic import rows_in_words

GAPS, SOURCES, UNLIKE = "未见记录", "数据来源", "与范本不同"
REMARKS, REFUSED = "台账问题", "未能处理"
UNKNOWN = "待核实"
_Columns = Sequence[tuple[str, float]]


def rollup_lists(done: Rollup, root: str) -> Iterator[Page]:
    """Lay out the lists, a page at a time; ``root``: the ledgers' folder, from the workbook's."""
    yield _gaps(done)
    yield _sources(done, root)
    yield _unlike(done)
    yield _remarks(done, root)
    yield _refused(done)


def _gaps(done: Rollup) -> Page:
    columns = (("支部", 26), ("活动类型", 16), ("次数/应开", 11), ("缺少", 8), ("情况", 56))
    found = [(b, d) for b in done.branches for d in b.duties if d.short or d.open]
    rows = ((b.name, d.type, f"{d.held}/{d.required}", _gap(d), _state(d)) for b, d in found)
    return _texts(GAPS, f"{done.period.title}缺项", "按频次要求", columns, rows, len(found))


def _gap(its: Duty) -> str:
    return UNKNOWN if its.gap is None or not its.known else str(its.gap)


def _state(its: Duty) -> str:
    return "，".join(filter(None, (its.missing, f"待核实：{its.open}" if its.open else "")))


def _sources(done: Rollup, root: str) -> Page:
    columns = (("指标", 16), ("支部", 24), ("次数", 9), ("所在行", 66), ("台账", 36))
    note = "每个合计由各支部台账的哪几行数出；点“所在行”打开台账。"
    lines = (_source_line(*found, root) for found in _figures(done))
    return _lines(SOURCES, note, columns, lines, sum(1 for _ in _figures(done)))


def _figures(done: Rollup) -> Iterator[tuple[str, BranchReturn, Figure]]:
    for its in done.types:
        for branch in done.branches:
            figure = by_type(branch).get(its.type)
            if figure is not None and figure.value:
                yield its.type, branch, figure


def _source_line(type_name: str, branch: BranchReturn, figure: Figure, root: str) -> Line:
    rows = figure.rows
    said = rows_in_words(rows)
    link = _link(root, branch.file, rows[0]) if rows else None
    cells = (
        Cell(type_name, look("cell")),
        Cell(branch.name, look("cell"), quoted=True),
        Cell(float(figure.value), look("figure")),
        Cell(said, _linked(link), link),
        Cell(branch.file, look("cell"), quoted=True),
    )
    return Line(cells, sheet_looks.height([(said, 66), (branch.file, 36)]))


def _unlike(done: Rollup) -> Page:
    rows = [(b.name, b.file, words) for b in done.branches for words in _differing(b, done)]
    rows += [
        (again.unit, again.file, f"内容与“{first.file}”完全相同，没有重复计入")
        for again, first in done.repeated
    ]
    columns = (("支部", 26), ("台账", 40), ("不同之处", 80))
    note = "表式与“新建台账”不同的、报告期不同的、重复的"
    return _texts(UNLIKE, UNLIKE, note, columns, rows, len(rows))


def _differing(branch: BranchReturn, done: Rollup) -> list[str]:
    told = [f"台账写的报告期是{branch.told}，这里按{done.period.title}统计"]
    return [*(told if branch in done.other_periods else []), *branch.unlike]


def _remarks(done: Rollup, root: str) -> Page:
    columns = (("支部", 24), ("级别", 7), ("规则", 8), ("工作表", 12), ("单元格", 9), ("问题", 66))
    note = "每个台账至多列10条错误和提醒；全部问题请用“校验台账”查看。"
    lines = (_remark_line(branch, its, root) for branch in done.branches for its in branch.remarks)
    return _lines(REMARKS, note, columns, lines, sum(len(b.remarks) for b in done.branches))


def _remark_line(branch: BranchReturn, its: Remark, root: str) -> Line:
    link = _link(root, branch.file, f"{its.sheet}!{its.place}") if its.place else None
    grade = SEVERITY_LABEL.get(its.severity, "")  # type: ignore[call-overload]
    cells = (
        Cell(branch.name, look("cell"), quoted=True),
        Cell(grade, look("middle")),
        Cell(its.code, look("middle")),
        Cell(its.sheet, look("middle"), quoted=True),
        Cell(its.place, _linked(link, "middle"), link),
        Cell(its.message, look("cell"), quoted=True),
    )
    return Line(cells, sheet_looks.height([(its.message, 66), (branch.name, 24)]))


def _refused(done: Rollup) -> Page:
    rows = [(b.file, b.refusal) for b in done.refused]
    columns = (("台账", 46), ("原因和办法", 90))
    return _texts(REFUSED, REFUSED, "没有计入汇总的文件", columns, rows, len(rows))


def _lines(name: str, note: str, columns: _Columns, lines: Iterable[Line], number: int) -> Page:
    """Return a page of so many lines below its headings."""
    page = Page(name, len(columns))
    header = head(page, name, note, columns)
    page.lines = lines
    page.filter = Merge(header, 0, header + max(number, 1), len(columns) - 1)
    page.printing = Printing(landscape=True, header=header)
    return page


def _texts(  # noqa: PLR0913, PLR0917 - a table has a name, headings and rows
    name: str,
    title: str,
    note: str,
    columns: _Columns,
    rows: Iterable[Sequence[str]],
    number: int,
) -> Page:
    """Return a page that lists so many rows of texts; where there are none it says so."""
    page = Page(name, len(columns))
    header = head(page, title, note, columns)
    if number:
        page.lines = (_text_line(texts, columns) for texts in rows)
        page.filter = Merge(header, 0, header + number, len(columns) - 1)
    else:
        page.across(header + 1, "没有", look("middle"))
    page.printing = Printing(landscape=True, header=header)
    return page


def _text_line(texts: Sequence[str], columns: _Columns) -> Line:
    cells = tuple(Cell(text, look("cell"), quoted=True) for text in texts)
    wide = [int(width) for _, width in columns]
    return Line(cells, sheet_looks.height(list(zip(texts, wide, strict=True))))


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
    return look(kind, font_color=sheet_looks.NAVY, underline=1) if link else look(kind)
