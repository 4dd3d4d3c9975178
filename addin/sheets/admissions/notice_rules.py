"""Rules about the notice (公示) before somebody is made 发展对象."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at, on_day
from addin.checks.regulations import (
    ADMISSION_RULES_2026,
    ADMISSION_RULES_REVISED,
    admissions_2026,
)
from addin.ledger.values.calendar_arithmetic import working_days
from addin.ledger.values.text import is_unfilled
from addin.sheets.admissions.record import ADMISSIONS, Admission

NOTICE_DAYS = 5


def notice_short(case: Case) -> Iterator[Hit]:
    """公示不到五个工作日。

    2026年5月18日起的细则规定，列为发展对象前的公示不少于五个工作日，不到的提醒；在此以前全国没有统一规定，
    各地多为5个工作日以上，只作提示。本地另有规定的，填参数“发展党员公示工作日”：2026年5月18日以前的公示，
    填0不检查；以后的公示，填得更多的从其规定，填少了仍按五个。工作日扣除法定节假日，调休上班的算工作日。

    错：公示 2022年4月2日至4月8日（清明节放假3天，只有4个工作日）
    对：公示 2022年4月11日至4月15日
    """
    stated = case.ledger.settings.number("发展党员公示工作日")
    for a in case.ledger.of(ADMISSIONS):
        days, put_up = _notice_days(a), a.day("公示起止")
        if days is None or put_up is None:
            continue
        national = put_up >= ADMISSION_RULES_REVISED
        least = NOTICE_DAYS if stated is None else max(stated, NOTICE_DAYS if national else 0)
        if days < least:
            asked = "应" if national else "一般"
            hit = at(a.row, "公示起止", name=a.name, days=days, least_is=asked, least=least)
            yield on_day(hit, put_up, "warning" if national else "info")


def _notice_days(a: Admission) -> int | None:
    span: tuple[date, date] | None = a.span("公示起止")
    if span is None or span[0] == span[1]:
        return None  # one day alone says when it was put up, not for how long
    return working_days(*span)


def notice_after_choice(case: Case) -> Iterator[Hit]:
    """列为发展对象以前没有公示。

    2026年5月18日起的细则规定，支委会研究同意拟列为发展对象的，先在工作、学习单位或者居住地公示不少于
    五个工作日，公示结果不影响发展入党的，方可列为发展对象。看“公示起止”和“确定发展对象日期”；台账没有
    “公示起止”这一列的不检查，2026年5月18日以前确定的不检查。公示的是接收预备党员等别的事的，请在本列
    填发展对象的公示。

    错：确定发展对象日期 2026年6月10日，公示 2026年6月11日至17日
    对：公示 2026年6月3日至9日，确定发展对象日期 2026年6月10日
    """
    for a in case.ledger.of(ADMISSIONS):
        chosen = a.day("确定发展对象日期")
        if chosen is None or chosen < ADMISSION_RULES_REVISED:
            continue
        if what := _noticed_when(a, chosen):
            yield on_day(at(a.row, "公示起止", name=a.name, what=what), chosen)


def _noticed_when(its: Admission, chosen: date) -> str:
    """Return what is wrong with the notice before a choice, empty where nothing is or is known."""
    span = its.span("公示起止")
    if "公示起止" not in its.row.columns:
        return ""
    if is_unfilled(its.row.value("公示起止")):
        return "未见公示的记录"
    if span and span[0] > chosen:
        return "公示在确定为发展对象之后"
    return "公示还没有结束就确定为发展对象" if span and span[1] > chosen else ""


RULES = (
    Rule(
        "M13",
        "info",
        "“{name}”的公示只有{days}个工作日，{least_is}不少于{least}个；请核对",
        notice_short,
        "各地发展党员公示的规定",
        verified=False,
        later=(admissions_2026("第十三条"),),
    ),
    Rule(
        "M15",
        "warning",
        "“{name}”：{what}；请对照公示材料核对",
        notice_after_choice,
        ADMISSION_RULES_2026 + "第十三条",
    ),
)
