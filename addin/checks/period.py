"""Rules about the report's period and the dates in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.period import Period, chinese_date, month, plausible
from addin.ledger.record import replace
from addin.ledger.records.mistyped_years import meant_day
from addin.ledger.tables.other_periods import FEWEST_ROWS, of_another_time

NEEDED_BY_REPORT = ("单位全称", "主送机关", "成文日期")


def period_unstated(case: Case) -> Iterator[Hit]:
    """没有写明报告期。

    参数表没有报告期起止，标题里也没有年份，按台账首末记录所在的月份校验、统计、出报告。

    错：标题“党建活动台账”，没有参数表
    对：参数表 报告期起 2022-01-01、报告期止 2022-06-30
    """
    if case.scope.source == "records":
        args: dict[str, object] = {"period": case.period.title, "code": case.period.code}
        yield Hit(case.activity_sheet, None, "", args, key="报告期")


def no_activities(case: Case) -> Iterator[Hit]:
    """没有登记活动的台账。

    工作簿里只有党费收缴、发展党员、党员名册、整改台账之类，没有活动记录：只按这些表校验、统计，不统计会议和活动，
    不检查应开次数，也出不了工作汇报。

    错：（不是错误）一本工作簿里只有党费收缴表
    对：不用理会；活动另有台账的，用那一本出报告
    """
    if not case.ledger.keeps_activities:
        kinds = "、".join(case.ledger.other_kinds)
        yield Hit(case.activity_sheet, None, "", {"kinds": kinds}, key="活动记录")


def period_reversed(case: Case) -> Iterator[Hit]:
    """报告期的起止不合理。

    参数里的报告期起晚于报告期止，或者前后超过十年。

    错：报告期起 2022-06-30，报告期止 2022-01-01
    对：报告期起 2022-01-01，报告期止 2022-06-30
    """
    settings = case.ledger.settings
    start, end = settings.day("报告期起"), settings.day("报告期止")
    if start and end and not plausible(start, end):
        yield at(settings.rows["报告期起"], "值")


def period_contradicts_title(case: Case) -> Iterator[Hit]:
    """参数里的报告期与标题不符。

    多半是照用了上一期的工作簿，忘了改参数。

    错：标题“2023年上半年”，报告期起 2022-01-01
    对：报告期起 2023-01-01
    """
    settings, title = case.ledger.settings, case.ledger.title_period
    start, end = settings.day("报告期起"), settings.day("报告期止")
    stated = case.scope.source == "parameters"
    if stated and title and start and end and not title.overlaps(Period(start, end)):
        yield at(settings.rows["报告期起"], "值", title=title.title)


def year_mistyped(case: Case) -> Iterator[Hit]:
    """年份疑似写错。

    这一天不在报告期内，但只要改一个数字、月日不变，就正在报告期内。这一行没有计入本期。

    错：2002年3月5日（报告期 2022年上半年）
    对：2022年3月5日
    """
    for a in case.aside:
        if meant := meant_day(a, case.period):
            yield at(a.row, "日期", chinese_date(meant), meant=chinese_date(meant))


def on_holiday(case: Case) -> Iterator[Hit]:
    """活动在法定节假日。

    节假日也可以开展活动，请确认日期没有写错。放假安排以国务院办公厅每年的通知为准。

    错：2022年5月1日（劳动节）
    对：2022年5月6日
    """
    for a in case.activities:
        if a.when and a.when.exact and a.within(case.period) and (name := _holiday(a.when.first)):
            yield at(a.row, "日期", holiday=name)


@lru_cache(maxsize=4000)  # days; ten years of them
def _holiday(day: date) -> str | None:
    """Return the public holiday that gives a day off, None on others and in unknown years."""
    import chinese_calendar  # noqa: PLC0415 - a table of all years, read only when it is asked

    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    return chinese_calendar.Holiday(name).chinese if off and name else None


def nothing_at_the_end(case: Case) -> Iterator[Hit]:
    """报告期最后几个月没有记录。

    报告期是从标题看出来的，最后几个月一条记录也没有，当作还没有到，不逐月提醒频次。

    错：标题“2022年”，记录只到6月，要出全年报告
    对：补齐记录；或把报告期改成上半年
    """
    period, reached = case.scope.period, case.scope.reached
    if case.scope.source == "title" and reached.end < period.end:
        since = next(m for m in period.months() if m.start > reached.end)
        yield Hit(case.activity_sheet, None, "", {"since": since.title}, key="记录")


def report_parameter_missing(case: Case) -> Iterator[Hit]:
    """报告要用的参数没有填。

    报告里这一处会印成红色的“（待补充）”。

    错：主送机关 空着
    对：主送机关 市直机关工委
    """
    settings = case.ledger.settings
    for key in NEEDED_BY_REPORT if settings.present else ():
        if settings.values.get(key) is None:
            row = settings.rows.get(key)
            cell = row.address("值") if row else None
            yield Hit(settings.sheet or "", cell, "", {"key": key}, key=key)


def signed_too_early(case: Case) -> Iterator[Hit]:
    """成文日期早于报告期的最后一天。

    报告写的是整个报告期，落款却在它结束以前：多半是成文日期还是上一份报告的，或者报告期写错了。

    错：报告期止 2022-06-30，成文日期 2022-06-20
    对：报告期止 2022-06-30，成文日期 2022-07-08
    """
    settings, end = case.ledger.settings, case.period.end
    signed = settings.day("成文日期")
    if signed and signed < end:
        days = {"signed": chinese_date(signed), "end": chinese_date(end)}
        yield at(settings.rows["成文日期"], "值", period=case.period.title, **days)


def older_period(case: Case) -> Iterator[Hit]:
    """报告期不是最近结束的一期。

    看成文日期（没有填的看台账最后一行，在命令里写明报告期的不看），接下来的一期也已经结束：多半是沿用了上一期的
    参数、忘了改报告期。补写以前的报告，不必改动。

    错：报告期 2022年上半年，成文日期 2023-01-10
    对：报告期 2022年下半年，成文日期 2023-01-10；报告期 2022年上半年，成文日期 2022-07-08
    """
    settings, following = case.ledger.settings, case.period.following()
    row = settings.rows.get("成文日期")
    signed = settings.day("成文日期")
    if signed and row:
        if signed > following.end:
            by = f"成文日期是{chinese_date(signed)}，{following.title}已经结束"
            hit = at(row, "值", period=case.period.title, by=by)
            yield replace(hit, severity="info") if case.scope.source == "option" else hit
        return
    stated = case.scope.source == "option" or of_another_time(case.ledger, case.period)
    last = None if stated else _last_day(case)
    if last and month(last.year, last.month).end >= following.end:
        by = f"台账已登记到{chinese_date(last)}，{following.title}也到了期末"
        args: dict[str, object] = {"period": case.period.title, "by": by}
        yield Hit(case.activity_sheet, None, "", args, key="报告期", severity="info")


def nothing_in_period(case: Case) -> Iterator[Hit]:
    """报告期里一条记录也没有。

    台账各行的日期都在报告期以前，或者都在报告期以后：多半是报告期、标题里的年份或者日期写错了。应开的会开没开看不出来，
    不检查频次，报告里也不下结论。

    错：标题“2022年第一季度”，各行都是 2023年1月至3月
    对：标题“2023年第一季度”，或把各行的年份改对
    """
    if of_another_time(case.ledger, case.period):
        days = [a.when for a in case.ledger.activities if a.when]
        first, last = min(w.first for w in days), max(w.last for w in days)
        span = chinese_date(first) + ("" if first == last else f"至{chinese_date(last)}")
        args: dict[str, object] = {"period": case.period.title, "span": span}
        yield Hit(case.activity_sheet, None, "", args, key="报告期")


def _last_day(case: Case) -> date | None:
    """Return the day of the last activity, but for dates of a year that few rows are of."""
    days = [a.when.first for a in case.activities if a.when]
    years = Counter(day.year for day in days)
    return max((d for d in days if years[d.year] >= FEWEST_ROWS), default=None)


RULES = (
    Rule(
        "L401",
        "info",
        "没有写明报告期，按记录所在的月份取{period}；要出别的时间的，请在参数表填写报告期起、止，"
        "或写 --period（这次相当于 --period {code}）",
        period_unstated,
    ),
    Rule(
        "L404", "error", "报告期起晚于报告期止，或前后超过十年，没有采用；请核对", period_reversed
    ),
    Rule(
        "L407",
        "warning",
        "参数里的报告期与标题（{title}）不符，现按参数统计；请核对",
        period_contradicts_title,
    ),
    Rule(
        "L005",
        "warning",
        "日期不在报告期内，是不是{meant}；这一行没有计入本期，请核对年份",
        year_mistyped,
    ),
    Rule(
        "L403",
        "info",
        "这一天是{holiday}放假；请确认日期没有写错",
        on_holiday,
        "国务院办公厅节假日安排",
    ),
    Rule(
        "L405",
        "info",
        "{since}起没有记录，未逐月检查频次；要检查请在参数表写明报告期",
        nothing_at_the_end,
    ),
    Rule(
        "L406",
        "warning",
        "参数“{key}”没有填，报告里会印成（待补充）；请补上",
        report_parameter_missing,
    ),
    Rule(
        "L408",
        "warning",
        "成文日期{signed}早于报告期（{period}）的最后一天{end}；请核对成文日期和报告期",
        signed_too_early,
    ),
    Rule(
        "L409",
        "warning",
        "{by}，报告期还是{period}；请核对是不是沿用了上一期的报告期",
        older_period,
    ),
    Rule(
        "L410",
        "info",
        "没有活动记录，只校验、统计了{kinds}；会议和活动没有统计，也没有检查应开次数",
        no_activities,
    ),
    Rule(
        "L411",
        "warning",
        "报告期（{period}）里一条记录也没有，各行的日期是{span}，没有检查应开次数；"
        "请核对报告期、标题里的年份和各行的日期",
        nothing_in_period,
    ),
)
OF_THE_PERIOD = ("L401", "L404", "L407", "L408", "L409", "L411")
"""The rules that say for which period the work is done: whoever writes a report hears them too."""
