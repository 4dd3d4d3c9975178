"""Which workbooks are refused: those without anything to check, and those half understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from addin.ledger.forms.sheets import Sheets
from addin.ledger.records.called_off import NotHeld
from addin.ledger.refusal import Refusal
from addin.ledger.tables.rows.data_rows import ACTIVITIES

NO_BOOK_ALONE = (ACTIVITIES, "参数")
"""The kinds of sheets that are not checked where there is nothing else in the workbook."""


def refuse_without_activities(
    name: str,
    read: Sheets,
    not_held: Sequence[NotHeld],
    too_large: Mapping[str, int],
    doubtful: Sequence[str],
) -> None:
    """Raise Refusal for a workbook without an activity, where it is no book of other things.

    ``doubtful``: unread sheets that look or are named like the activity ledger.
    """
    sheets = [t for t in read.tables if t.kind.name == ACTIVITIES]
    others = any(t.rows and t.kind.name not in NO_BOOK_ALONE for t in read.tables)
    if not sheets:
        _refuse_without_sheet(name, read, too_large, doubtful, others)
        return
    unsure = (*too_large, *read.not_understood, *doubtful)
    if any(t.rows for t in sheets) or unsure or not others:
        _refuse_without_record("、".join(t.sheet for t in sheets), name, not_held)


def _refuse_without_sheet(
    name: str, read: Sheets, too_large: Mapping[str, int], doubtful: Sequence[str], others: bool
) -> None:
    if too_large:
        sheet, cells = next(iter(too_large.items()))
        raise Refusal(
            f"“{name}”的工作表“{sheet}”范围太大，有{cells}个单元格（多半是很远的地方有多余的），读不了；"
            "请删去数据区以外的行和列，保存后再试"
        )
    if read.not_understood:
        raise Refusal(
            f"“{name}”的{_seen(read)}，不敢统计，以免说错；"
            "请整理成一行一次活动、表头有“日期”“活动类型”的表格（新建的空白台账就是），再试"
        )
    if doubtful or not others:
        seen = f"工作表“{doubtful[0]}”像是，但没有认出来，" if others else ""
        if counts := [r.sheet for r in read.reading if r.counts]:
            seen = f"“{counts[0]}”是次数统计表，看不出每次是哪天的什么活动，"
        raise Refusal(
            f"“{name}”里没有找到活动台账：{seen}要有一张工作表，表头含“日期”和“活动类型”两列；"
            "请核对表头，或新建一个空白台账照着填"
        )


def _refuse_without_record(places: str, name: str, not_held: Sequence[NotHeld]) -> None:
    """Raise Refusal where no row is an activity that was held, or that was surely not held."""
    if not not_held:
        raise Refusal(f"“{name}”的“{places}”只有表头、没有记录，请先登记活动再校验或出报告")
    if all(n.reason == "plan" for n in not_held):
        raise Refusal(
            f"“{name}”的“{places}”登记的是计划，没有一行写明开展过，没有可统计的活动；"
            "请登记实际日期和实到人数，或在“状态”一栏写“已开展”"
        )
    if not all(n.certain or _contradicts(n) for n in not_held):
        raise Refusal(
            f"“{name}”的“{places}”共{len(not_held)}行，看不出哪一次开展过，没有可统计的活动；"
            "请填实际日期和实到人数，没有开的在备注写“取消”"
        )


def _seen(read: Sheets) -> str:
    """Return what is on the sheets that were not understood: “活动记录”有12处日期……."""
    return "，".join(f"“{r.sheet}”{r.seen}" for r in read.reading if r.seen)


def _contradicts(row: NotHeld) -> bool:
    """Return whether a status says that nothing was held and people came: a finding says so."""
    return row.reason == "status" and bool(row.activity.present)
