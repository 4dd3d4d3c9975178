"""Rules about 整改台账: deadlines, dates and evidence of what was put right."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.period import chinese_date
from addin.ledger.values.text import is_unfilled
from addin.sheets.rectifications.record import RECTIFICATIONS


def overdue(case: Case) -> Iterator[Hit]:
    """整改到期没有完成。

    整改时限在报告期末以前，完成情况还不是已完成、已销号。时限写“立行立改”“长期坚持”的不检查。

    错：整改时限 2022年5月31日，完成情况 正在整改（报告期到6月30日）
    对：整改时限 2022年5月31日，完成情况 已完成
    """
    for r in case.ledger.of(RECTIFICATIONS):
        day = r.deadline.day
        if r.open and day and day < case.scope.reached.end:
            yield at(r.row, "完成情况", state=r.state or "没有填", day=chinese_date(day))


def done_without_date(case: Case) -> Iterator[Hit]:
    """已完成的整改没有完成日期。

    已完成、已销号的，要写明是哪一天。台账没有“完成日期”这一列的不检查。

    错：完成情况 已完成，完成日期空着
    对：完成情况 已完成，完成日期 2022年6月22日
    """
    return _done_without(case, "完成日期")


def done_without_evidence(case: Case) -> Iterator[Hit]:
    """已完成的整改没有佐证材料。

    已完成、已销号的，要有材料可查。台账没有“佐证材料”这一列的不检查。

    错：完成情况 已完成，佐证材料空着
    对：完成情况 已完成，佐证材料 会议记录、照片
    """
    return _done_without(case, "佐证材料")


def _done_without(case: Case, column: str) -> Iterator[Hit]:
    for r in case.ledger.of(RECTIFICATIONS):
        if r.done and column in r.row.columns and is_unfilled(r.row.value(column)):
            yield at(r.row, column, state=r.state)


def done_before_found(case: Case) -> Iterator[Hit]:
    """完成日期早于发现日期。

    问题还没有发现就整改完了，两个日期必有一个写错。同一天可以。

    错：发现日期 2022年5月10日，完成日期 2022年4月27日
    对：发现日期 2022年4月10日，完成日期 2022年4月27日
    """
    for r in case.ledger.of(RECTIFICATIONS):
        if r.found_on and r.done_on and r.done_on.last < r.found_on:
            yield at(r.row, "完成日期", found=chinese_date(r.found_on))


def closed_but_ongoing(case: Case) -> Iterator[Hit]:
    """长期坚持的事项已经销号。

    整改时限是“长期坚持”“持续整改”的，没有办完的一天，不应销号。

    错：整改时限 长期坚持，完成情况 已销号
    对：整改时限 长期坚持，完成情况 长期坚持
    """
    for r in case.ledger.of(RECTIFICATIONS):
        if r.state == "已销号" and r.deadline.ongoing:
            yield at(r.row, "完成情况", "长期坚持", deadline=r.deadline.text)


RULES = (
    Rule("L601", "warning", "整改时限{day}已过，完成情况是“{state}”；请核对", overdue),
    Rule("L602", "warning", "完成情况是“{state}”，没有完成日期；请补上", done_without_date),
    Rule("L603", "warning", "完成情况是“{state}”，没有佐证材料；请补上", done_without_evidence),
    Rule("L604", "error", "完成日期早于发现日期{found}；请核对", done_before_found),
    Rule("L605", "warning", "整改时限是“{deadline}”，不应销号；请核对", closed_but_ongoing),
)
