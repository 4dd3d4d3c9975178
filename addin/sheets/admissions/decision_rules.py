"""Rules about 发展党员: vetting, training, the branch's vote, approval, 转正."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Hit, Severity
from addin.checks.ledger_rule import Case, Rule, at, on_day
from addin.checks.regulations import (
    ADMISSION_RULES,
    ADMISSION_RULES_2026,
    ADMISSION_RULES_REVISED,
    admissions_2026,
)
from addin.ledger.values.calendar_arithmetic import months_after, years_after
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled
from addin.sheets.admissions.record import ADMISSIONS, Admission
from addin.statistics.statistic import plain

TRAINING_DAYS, TRAINING_HOURS = 3, 24
LEAST_EXTENSION, MOST_EXTENSION = 6, 12
_NUMBER = pattern(r"\d+")
_PROBATION_2026 = admissions_2026("第三十一条、《中国共产党章程》第七条")


def training_short(case: Case) -> Iterator[Hit]:
    """发展对象没有集中培训，或培训得不够。

    集中培训一般不少于3天或24学时，够其中一项就可以。本地另有要求的，填参数“发展对象培训学时”。
    2026年5月18日起的细则写明是“一般”，培训得不够的只提醒；除个别特殊情况外，未经培训的不能发展入党，
    开了支部大会而培训的日期和学时都没有填的，是错误。台账没有这两列的不检查。

    错：培训2天、16学时
    对：培训3天，或24学时
    """
    local = case.ledger.settings.number("发展对象培训学时")
    for a in case.ledger.of(ADMISSIONS):
        trained, met = a.day("培训起止"), a.day("支部大会日期")
        day = trained or met or case.period.end
        severity: Severity = "warning" if day >= ADMISSION_RULES_REVISED else "error"
        for column, what in _training_wanting(a, local):
            yield on_day(at(a.row, column, name=a.name, what=f"集中培训{what}"), day, severity)
        untrained = _no_training(a)
        if met and met >= ADMISSION_RULES_REVISED and untrained:
            what = "已开支部大会，未见集中培训的记录"
            yield on_day(at(a.row, untrained, name=a.name, what=what), met)


def _training_wanting(its: Admission, local: int | None) -> Iterator[tuple[str, str]]:
    """Yield the column and the words of what a training falls short of."""
    span, hours = its.span("培训起止"), its.training_hours
    days = (span[1] - span[0]).days + 1 if span else None
    held = f"{plain(hours)}学时" if hours is not None else ""
    if local and hours is not None and hours < local:
        yield "培训学时", f"{held}，不到{local}学时"
    elif _short(days, TRAINING_DAYS) and (hours is None or hours < TRAINING_HOURS):
        yield "培训起止", f"{days}天" + (f"、{held}" if held else "") + "，不到3天或24学时"
    elif days is None and hours is not None and hours < TRAINING_HOURS:
        yield "培训学时", f"{held}，不到24学时"


def _no_training(its: Admission) -> str | None:
    """Return the column of the training where the sheet has one and none is filled in."""
    kept = [c for c in ("培训起止", "培训学时") if c in its.row.columns]
    filled = any(not is_unfilled(its.row.value(c)) for c in kept)
    return None if filled or not kept else kept[0]


def _short(days: int | None, least: int) -> bool:
    return days is not None and days < least


def vetting_wrong(case: Case) -> Iterator[Hit]:
    """接收预备党员前没有做好政审。

    没有经过政治审查，或政治审查不合格的，不能发展入党；政审应在支部大会之前，一年之内有效
    （一年是通行的做法）。台账没有“政审日期”这一列的不检查。

    错：政审日期 2021年3月1日，支部大会日期 2022年3月2日
    对：政审日期 2021年3月1日，支部大会日期 2022年3月1日
    """
    for a in case.ledger.of(ADMISSIONS):
        met, vetted = a.day("支部大会日期"), a.day("政审日期")
        if met is None or "政审日期" not in a.row.columns:
            continue
        if what := _vetted_when(a, met, vetted):
            yield on_day(at(a.row, "政审日期", name=a.name, what=what), met)
        if any(word in a.vetting for word in ("不合格", "未通过", "不通过")):
            what = f"政审结论是“{a.vetting}”"
            yield on_day(at(a.row, "政审结论", name=a.name, what=what), met)


def _vetted_when(its: Admission, met: date, vetted: date | None) -> str:
    """Return what is wrong with the day of vetting, empty where nothing is."""
    if is_unfilled(its.row.value("政审日期")):
        return "没有政审日期"
    if vetted and vetted > met:
        return "政审在支部大会之后"
    return "支部大会时政审已超过一年" if vetted and met > years_after(vetted, 1) else ""


def leaving_soon(case: Case) -> Iterator[Hit]:
    """三个月内将离开的一般不办理接收手续。

    预备党员接收前，发展对象未来三个月内将离开工作、学习单位的，一般不办理接收预备党员的手续。
    离开的日子看“预计离开日期”，或名册上的转出日期。

    错：支部大会 2022年4月10日，预计离开 2022年7月9日
    对：支部大会 2022年4月10日，预计离开 2022年7月10日
    """
    for a in case.ledger.of(ADMISSIONS):
        met = a.day("支部大会日期")
        member = case.members_by_name.get(a.name)
        leaves = a.day("预计离开日期") or (member.moved_out if member else None)
        if met and leaves and met <= leaves < months_after(met, 3):
            yield on_day(at(a.row, "支部大会日期", name=a.name), met)


def approval_late(case: Case) -> Iterator[Hit]:
    """党委审批超过三个月。

    党委对党支部上报的接收预备党员的决议，应在三个月内审批；特殊情况可适当延长，不得超过六个月。
    超过三个月的提醒，超过六个月的是错误。

    错：支部大会 2022年1月10日，审批 2022年7月11日
    对：支部大会 2022年1月10日，审批 2022年4月10日
    """
    for a in case.ledger.of(ADMISSIONS):
        met, approved = a.day("支部大会日期"), a.day("党委审批日期")
        if not met or not approved or approved <= months_after(met, 3):
            continue
        worse = approved > months_after(met, 6)
        hit = at(a.row, "党委审批日期", name=a.name, months="六" if worse else "三")
        yield on_day(hit, approved, "error" if worse else "warning")


def confirmed_too_soon(case: Case) -> Iterator[Hit]:
    """预备期不满一年就讨论转正。

    预备党员的预备期为一年，从支部大会通过其为预备党员之日算起；党龄从预备期满转为正式党员之日
    算起。按周年算。

    错：支部大会 2021年6月10日，转正大会 2022年6月9日
    对：支部大会 2021年6月10日，转正大会 2022年6月10日
    """
    for a in case.ledger.of(ADMISSIONS):
        met, confirmed = a.day("支部大会日期"), a.day("转正大会日期")
        if met and confirmed and met <= confirmed < years_after(met, 1):
            yield on_day(at(a.row, "转正大会日期", name=a.name), confirmed)


def extension_wrong(case: Case) -> Iterator[Hit]:
    """延长预备期不合规定。

    预备期可以延长一次，延长时间不能少于半年，最长不超过一年。一格写了两个数，或者同一个人两行都写了延长，
    就是延长了两次。

    错：转正结果 延长，延长月数 3；延长月数 6、6
    对：转正结果 延长，延长月数 6
    """
    extended: set[str] = set()
    for a in case.ledger.of(ADMISSIONS):
        months, day = a.extension, a.day("转正大会日期")
        if months and not LEAST_EXTENSION <= months <= MOST_EXTENSION:
            yield on_day(at(a.row, "延长月数", name=a.name, how=f"{months}个月"), day)
        elif len(_NUMBER.findall(folded(a.row.text("延长月数")))) > 1 or (
            months and a.name in extended
        ):
            yield on_day(at(a.row, "延长月数", name=a.name, how="了两次"), day)
        if months and a.name:
            extended.add(a.name)


def confirmation_late(case: Case) -> Iterator[Hit]:
    """转正审批超过三个月。

    党委对党支部上报的预备党员转正的决议，应在三个月内审批。

    错：转正大会 2022年1月10日，转正审批 2022年4月11日
    对：转正大会 2022年1月10日，转正审批 2022年4月10日
    """
    for a in case.ledger.of(ADMISSIONS):
        met, approved = a.day("转正大会日期"), a.day("转正审批日期")
        if met and approved and approved > months_after(met, 3):
            yield on_day(at(a.row, "转正审批日期", name=a.name), approved)


def meeting_late(case: Case) -> Iterator[Hit]:
    """预审合格后一个月内没有提交支部大会讨论。

    2026年5月18日起的细则规定，预审合格的发展对象，应当在一个月内提交支部党员大会讨论。按月份算。
    预审在2026年5月18日以前的不检查。

    错：预审日期 2026年6月10日，支部大会日期 2026年7月11日
    对：预审日期 2026年6月10日，支部大会日期 2026年7月10日
    """
    for a in case.ledger.of(ADMISSIONS):
        passed, met = a.day("预审日期"), a.day("支部大会日期")
        if passed and met and passed >= ADMISSION_RULES_REVISED and met > months_after(passed, 1):
            yield on_day(at(a.row, "支部大会日期", name=a.name), met)


RULES = (
    Rule(
        "M06",
        "error",
        "“{name}”：{what}；请核对",
        training_short,
        ADMISSION_RULES,
        verified=False,
        later=(admissions_2026("第十七条"),),
    ),
    Rule(
        "M07",
        "error",
        "“{name}”：{what}；请对照政审材料核对",
        vetting_wrong,
        ADMISSION_RULES,
        verified=False,
        later=(admissions_2026("第十六条"),),
    ),
    Rule(
        "M08",
        "warning",
        "“{name}”在支部大会后三个月内将离开，一般不办理接收手续；请核对",
        leaving_soon,
        ADMISSION_RULES + "第十九条",
        later=(admissions_2026(verified=False),),
    ),
    Rule(
        "M09",
        "error",
        "“{name}”的党委审批在支部大会{months}个月以后；请核对日期",
        approval_late,
        ADMISSION_RULES,
        verified=False,
        later=(admissions_2026("第二十五条"),),
    ),
    Rule(
        "M10",
        "error",
        "“{name}”预备期不满一年就开转正大会；请核对日期",
        confirmed_too_soon,
        ADMISSION_RULES + "第三十二条、《中国共产党章程》第七条",
        later=(_PROBATION_2026,),
    ),
    Rule(
        "M11",
        "error",
        "“{name}”的预备期延长{how}，只能延长一次，不少于半年、不超过一年；请核对",
        extension_wrong,
        ADMISSION_RULES + "第三十二条",
        later=(admissions_2026("第三十一条"),),
    ),
    Rule(
        "M12",
        "warning",
        "“{name}”的转正审批在转正大会三个月以后；请核对日期",
        confirmation_late,
        ADMISSION_RULES,
        verified=False,
        later=(admissions_2026("第三十三条"),),
    ),
    Rule(
        "M16",
        "warning",
        "“{name}”预审合格一个月以后才开支部大会；请核对日期",
        meeting_late,
        ADMISSION_RULES_2026 + "第十九条",
    ),
)
