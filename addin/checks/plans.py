"""Rules about what was to be done: 整改台账, 必学清单 and 阵地, held against the records."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.period import chinese_date
from addin.ledger.values.text import is_unfilled
from addin.statistics.readings import first_study
from addin.statistics.venues import inspected


def overdue(case: Case) -> Iterator[Hit]:
    """整改到期没有完成。

    整改时限在报告期末以前，完成情况还不是已完成、已销号。时限写“立行立改”“长期坚持”的不检查。

    错：整改时限 2022年5月31日，完成情况 正在整改（报告期到6月30日）
    对：整改时限 2022年5月31日，完成情况 已完成
    """
    for r in case.ledger.rectifications:
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
    for r in case.ledger.rectifications:
        if r.done and column in r.row.columns and is_unfilled(r.row.value(column)):
            yield at(r.row, column, state=r.state)


def done_before_found(case: Case) -> Iterator[Hit]:
    """完成日期早于发现日期。

    问题还没有发现就整改完了，两个日期必有一个写错。同一天可以。

    错：发现日期 2022年5月10日，完成日期 2022年4月27日
    对：发现日期 2022年4月10日，完成日期 2022年4月27日
    """
    for r in case.ledger.rectifications:
        if r.found_on and r.done_on and r.done_on.last < r.found_on:
            yield at(r.row, "完成日期", found=chinese_date(r.found_on))


def closed_but_ongoing(case: Case) -> Iterator[Hit]:
    """长期坚持的事项已经销号。

    整改时限是“长期坚持”“持续整改”的，没有办完的一天，不应销号。

    错：整改时限 长期坚持，完成情况 已销号
    对：整改时限 长期坚持，完成情况 长期坚持
    """
    for r in case.ledger.rectifications:
        if r.state == "已销号" and r.deadline.ongoing:
            yield at(r.row, "完成情况", "长期坚持", deadline=r.deadline.text)


def not_studied(case: Case) -> Iterator[Hit]:
    """必学清单里的篇目未见按时学习。

    活动的主题或主要内容里有篇目的关键字（不填关键字的看书名号里的篇名），就算学过。要求完成日期在
    报告期内、到期未见学习记录的提醒；学过而没有登记的请补记。

    错：要求2022年5月31日前学完，到6月30日台账里没有学习记录
    对：5月24日的专题学习，主题里有这个篇目
    """
    for r in case.ledger.readings:
        if not r.title or r.due is None or r.due not in case.scope.reached:
            continue
        studied = first_study(r, case.ledger)
        if studied is None or studied.when is None:
            yield at(r.row, "文件或讲话", title=r.title, what="未见学习记录")
        elif studied.when.first > r.due:
            what = f"最早的学习记录是{chinese_date(studied.when.first)}，晚于要求"
            yield at(r.row, "文件或讲话", title=r.title, what=what)


def not_inspected(case: Case) -> Iterator[Hit]:
    """阵地在报告期内未见检查。

    最近检查日期不在报告期内，或没有填。台账没有“最近检查日期”这一列的不检查。

    错：报告期 2022年上半年，最近检查日期 2021年11月3日
    对：最近检查日期 2022年4月8日
    """
    for v in case.ledger.venues:
        if v.name and "最近检查日期" in v.row.columns and not inspected(v, case.period):
            yield at(v.row, "最近检查日期", name=v.name)


RULES = (
    Rule("L601", "warning", "整改时限{day}已过，完成情况是“{state}”；请核对", overdue),
    Rule("L602", "warning", "完成情况是“{state}”，没有完成日期；请补上", done_without_date),
    Rule("L603", "warning", "完成情况是“{state}”，没有佐证材料；请补上", done_without_evidence),
    Rule("L604", "error", "完成日期早于发现日期{found}；请核对", done_before_found),
    Rule("L605", "warning", "整改时限是“{deadline}”，不应销号；请核对", closed_but_ongoing),
    Rule("L611", "warning", "“{title}”{what}；学过的请补记", not_studied),
    Rule("L621", "info", "“{name}”在报告期内未见检查记录；请核对", not_inspected),
)
