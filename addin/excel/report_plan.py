"""Which template and which period a report of Excel's is to be of: asked where it is not plain."""

from __future__ import annotations

from collections.abc import Sequence

from addin.excel.desk import Desk
from addin.excel.native import native
from addin.ledger.period import Period, parse_period
from addin.ledger.refusal import Refusal
from addin.workflows.template_library import Template, templates

_MOST = 30  # templates that fit into one question


def choose_template(desk: Desk, *, each: bool) -> Template | None:
    """Return the template that the clerk picks; ``each``: of those of one activity, or the others.

    Where there is one alone she is not asked; None where she picks none.
    """
    found = [t for t in templates(desk.file()) if t.each == each][:_MOST]
    if len(found) == 1:
        return found[0]
    names = [f"{its.name}{'（自己的）' if its.own else ''}" for its in found]
    number = desk.pick("用哪个模板？请输入序号", names)
    return None if number is None else found[number]


def choose_period(desk: Desk, own: Period) -> Period | None:
    """Return the period that the clerk picks: the ledger's own, or one near it; None for none."""
    near = periods_near(own)
    titles = [f"{its.title}{'（台账的报告期）' if its == own else ''}" for its in near]
    said = desk.pick_or_say("写哪一段时间的？请输入序号，或直接写 2022Q1、2022-03", titles)
    if said is None or isinstance(said, int):
        return None if said is None else near[said]
    found = parse_period(said)
    if found is None:
        raise Refusal(f"报告期“{said}”看不懂；请写成 2022、2022H1、2022Q2、2022-03 这样，再点一次")
    return found


def periods_near(own: Period) -> list[Period]:
    """Return a period, the one before it, and the year, half-year, quarter and month at its end."""
    year = parse_period(str(own.end.year))
    assert year is not None
    ending = [
        next((its for its in reversed(spans) if its.start <= own.end), None)
        for spans in ([year], year.halves(), year.quarters(), year.months())
    ]
    return list(dict.fromkeys([own, own.preceding(), *filter(None, ending)]))


def selected_rows(desk: Desk) -> list[str]:
    """Return the rows that are selected, each as 活动台账!5."""
    book = desk.book
    try:
        selection = book.app.selection
        if selection is None:
            raise Refusal("请先在台账里选中要写记录的几行，再点一次")
        areas = native(selection, "Areas")
        spans = (
            [(area.Row, area.Rows.Count) for area in areas]
            if areas is not None
            else [(selection.row, selection.rows.count)]
        )
        sheet = selection.sheet.name
    except (NotImplementedError, AttributeError) as error:
        raise Refusal("这里看不出选中了哪几行；请用命令 taizhang report --each") from error
    return [f"{sheet}!{row}" for first, count in spans for row in _numbers(first, count)]


def _numbers(first: int, count: int) -> Sequence[int]:
    return range(first, first + min(count, 10_000))  # a whole column is no choice of rows
