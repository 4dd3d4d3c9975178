"""Rules about 发展党员: the order of the steps, and what comes before 确定发展对象.

Months and years are calendar months and years. A rule compares only dates that the row holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at, on_day
from addin.checks.regulations import ADMISSION_RULES, admissions_2026
from addin.ledger.period import chinese_date
from addin.ledger.values.calendar_arithmetic import months_after, years_after
from addin.ledger.values.names import Names
from addin.ledger.values.text import is_unfilled
from addin.sheets.admissions.record import ADMISSIONS, NEEDED, STAGES, STEPS, Admission

ADULT = 18
MOST_CONTACTS = 2
SPONSORS = 2


def step_missing(case: Case) -> Iterator[Hit]:
    """当前阶段以前的日期没有填全。

    到了哪个阶段，这个阶段和以前各阶段的日期都应有据可查。台账里没有的列不检查。

    错：当前阶段 发展对象，确定积极分子日期空着
    对：申请书、谈话、确定积极分子、确定发展对象的日期都填了
    """
    for a in case.ledger.of(ADMISSIONS):
        stage = a.stage_on(case.period.end)
        reached = STAGES[: STAGES.index(stage) + 1] if stage else ()
        for column in (c for stage in reached for c in NEEDED[stage]):
            if column in a.row.columns and is_unfilled(a.row.value(column)):
                yield at(a.row, column, name=a.name, stage=stage, column=column)


def steps_out_of_order(case: Case) -> Iterator[Hit]:
    """发展党员的日期前后颠倒。

    各步依次是：申请、谈话、确定积极分子、确定发展对象、政审、培训、预审、支部大会、审批、宣誓、
    转正申请、转正大会、转正审批。后一步早于前一步的，多半是写错了年份。同一天可以。

    错：申请书日期 2021年3月1日，谈话日期 2012年3月15日
    对：申请书日期 2021年3月1日，谈话日期 2021年3月15日
    """
    for a in case.ledger.of(ADMISSIONS):
        taken = [(step, day) for step in STEPS if (day := a.day(step))]
        last = max((day for _, day in taken), default=None)
        for (before, earlier), (step, day) in pairwise(taken):
            if day < earlier:
                yield on_day(at(a.row, step, name=a.name, step=step, before=before), last)


def applied_too_young(case: Case) -> Iterator[Hit]:
    """申请入党时不满18岁。

    年满18岁才能申请入党。18岁生日当天可以。

    错：2004年5月1日出生，2022年4月30日申请
    对：2004年5月1日出生，2022年5月1日申请
    """
    for a in case.ledger.of(ADMISSIONS):
        applied = a.day("申请书日期")
        if applied and a.born and applied < years_after(a.born, ADULT):
            yield on_day(at(a.row, "申请书日期", name=a.name), applied)


def talk_late(case: Case) -> Iterator[Hit]:
    """收到申请书后一个月内没有谈话。

    党组织收到入党申请书后，应在一个月内派人同申请人谈话。按月份算，不按30天算：1月31日收到的，
    到2月28日为止。

    错：申请书日期 2022年3月1日，谈话日期 2022年4月2日
    对：申请书日期 2022年3月1日，谈话日期 2022年4月1日
    """
    for a in case.ledger.of(ADMISSIONS):
        for _, talked in _later_than(a, "申请书日期", "谈话日期", 1):
            yield on_day(at(a.row, "谈话日期", name=a.name, day=chinese_date(talked)), talked)


def candidate_too_soon(case: Case) -> Iterator[Hit]:
    """培养考察不满一年就确定为发展对象。

    入党积极分子经过一年以上培养教育和考察，方可列为发展对象。按周年算，不按365天算。

    错：2021年3月10日确定为积极分子，2022年3月9日确定为发展对象
    对：2021年3月10日确定为积极分子，2022年3月10日确定为发展对象
    """
    for a in case.ledger.of(ADMISSIONS):
        first, then = a.day("确定积极分子日期"), a.day("确定发展对象日期")
        if first and then and first <= then < years_after(first, 1):
            yield on_day(at(a.row, "确定发展对象日期", name=a.name), then)


def examination_late(case: Case) -> Iterator[Hit]:
    """半年没有考察积极分子。

    对入党积极分子每半年考察一次，从确定之日起，到确定为发展对象为止。台账没有“考察日期列表”
    这一列的不检查。

    错：2021年1月10日确定，第一次考察在2021年7月11日
    对：2021年1月10日确定，第一次考察在2021年7月10日
    """
    for a in case.ledger.of(ADMISSIONS):
        start = a.day("确定积极分子日期")
        unsure = a.row.text("考察日期列表") and not a.checks
        if start is None or unsure or "考察日期列表" not in a.row.columns:
            continue
        end = a.day("确定发展对象日期")
        if end is None and a.stage_on(case.period.end) == "积极分子":
            end = case.scope.reached.end
        days = [start, *(d for d in a.checks if d >= start and (end is None or d <= end))]
        days += [end] if end and end > start else []
        for before, after in pairwise(days):
            due = months_after(before, 6)
            if after > due:
                span = f"{chinese_date(before)}至{chinese_date(after)}"
                yield on_day(at(a.row, "考察日期列表", name=a.name, span=span), due)


def sponsors_wrong(case: Case) -> Iterator[Hit]:
    """培养联系人或入党介绍人不合规定。

    培养联系人是1至2名正式党员，入党介绍人是2名正式党员；预备党员不能担任。人数按姓名数，
    是不是正式党员看名册，名册上没有的不判断。

    错：入党介绍人 张三
    对：入党介绍人 张三、李四
    """
    for a in case.ledger.of(ADMISSIONS):
        for column, people, due, step in (
            ("培养联系人", a.contacts, (1, MOST_CONTACTS), "确定积极分子日期"),
            ("入党介绍人", a.sponsors, (SPONSORS, SPONSORS), "支部大会日期"),
        ):
            day = a.day(step) or case.period.end
            for what in _wrong_people(case, column, people, due, day):
                yield on_day(at(a.row, column, name=a.name, what=what), day)


def _wrong_people(
    case: Case, column: str, people: Names | None, due: tuple[int, int], day: date
) -> Iterator[str]:
    """Yield what is wrong with those named: how many they are, who was no full member on a day."""
    least, most = due
    if people and not least <= len(people.names) <= most and _all_named(people):
        heads = f"{least}至{most}" if least < most else f"{most}"
        yield f"{column}写了{len(people.names)}名，应为{heads}名"
    for person in _not_formal(case, people, day):
        yield f"{column}“{person}”当时不是正式党员"


def _all_named(people: Names) -> bool:
    return not people.groups and not people.total and not people.everyone


def _not_formal(case: Case, people: Names | None, day: date) -> list[str]:
    known = case.members_by_name
    named = [n for n in (people.names if people else ()) if n in known]
    return [n for n in named if known[n].formal(day) is False]


def _later_than(a: Admission, before: str, after: str, months: int) -> Iterator[tuple[date, date]]:
    """Yield the days of two steps where the second came more than some months after the first."""
    first, then = a.day(before), a.day(after)
    if first and then and then > months_after(first, months):
        yield first, then


_RULES = ADMISSION_RULES

RULES = (
    Rule(
        "L501",
        "warning",
        "“{name}”已到“{stage}”阶段，{column}没有填；请对照档案补上",
        step_missing,
    ),
    Rule(
        "M14",
        "error",
        "“{name}”的{step}早于{before}；请对照档案核对",
        steps_out_of_order,
        _RULES,
        verified=False,
        later=(admissions_2026(verified=False),),
    ),
    Rule(
        "M02",
        "error",
        "按出生日期算，“{name}”申请入党时不满18岁；请核对两个日期",
        applied_too_young,
        _RULES,
        verified=False,
        later=(admissions_2026("第五条", verified=False),),
    ),
    Rule(
        "M01",
        "warning",
        "收到“{name}”的申请书后，{day}才谈话，超过一个月；请核对日期",
        talk_late,
        _RULES,
        verified=False,
        later=(admissions_2026("第七条"),),
    ),
    Rule(
        "M03",
        "error",
        "“{name}”确定为积极分子不满一年就确定为发展对象；请核对日期",
        candidate_too_soon,
        _RULES,
        verified=False,
        later=(admissions_2026("第十三条"),),
    ),
    Rule(
        "M04",
        "warning",
        "“{name}”{span}超过半年，未见考察记录；请核对",
        examination_late,
        _RULES,
        verified=False,
        later=(admissions_2026("第十一条"),),
    ),
    Rule(
        "M05",
        "error",
        "“{name}”的{what}；请核对",
        sponsors_wrong,
        _RULES,
        verified=False,
        later=(admissions_2026("第九条、第十四条", verified=False),),
    ),
)
