"""Rules about 发展党员: vetting, training, the branch's vote, approval, 转正."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.checks.votes import ADMISSION_RULES
from addin.ledger.record import replace
from addin.ledger.values.calendar_arithmetic import months_after, working_days, years_after
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled
from addin.sheets.admissions.record import ADMISSIONS, Admission
from addin.statistics.statistic import plain

TRAINING_DAYS, TRAINING_HOURS = 3, 24
NOTICE_DAYS = 5
LEAST_EXTENSION, MOST_EXTENSION = 6, 12
_NUMBER = pattern(r"\d+")


def training_short(case: Case) -> Iterator[Hit]:
    """发展对象的集中培训不够。

    集中培训一般不少于3天或24学时，够其中一项就可以。本地另有要求的，填参数“发展对象培训学时”。

    错：培训2天、16学时
    对：培训3天，或24学时
    """
    local = case.ledger.settings.number("发展对象培训学时")
    for a in case.ledger.of(ADMISSIONS):
        span, hours = a.span("培训起止"), a.training_hours
        days = (span[1] - span[0]).days + 1 if span else None
        held = f"{plain(hours)}学时" if hours is not None else ""
        if local and hours is not None and hours < local:
            yield at(a.row, "培训学时", name=a.name, what=f"{held}，不到{local}学时")
        elif _short(days, TRAINING_DAYS) and (hours is None or hours < TRAINING_HOURS):
            what = f"{days}天" + (f"、{held}" if held else "")
            yield at(a.row, "培训起止", name=a.name, what=f"{what}，不到3天或24学时")
        elif days is None and hours is not None and hours < TRAINING_HOURS:
            yield at(a.row, "培训学时", name=a.name, what=f"{held}，不到24学时")


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
        if is_unfilled(a.row.value("政审日期")):
            yield at(a.row, "政审日期", name=a.name, what="没有政审日期")
        elif vetted and vetted > met:
            yield at(a.row, "政审日期", name=a.name, what="政审在支部大会之后")
        elif vetted and met > years_after(vetted, 1):
            yield at(a.row, "政审日期", name=a.name, what="支部大会时政审已超过一年")
        if any(word in a.vetting for word in ("不合格", "未通过", "不通过")):
            yield at(a.row, "政审结论", name=a.name, what=f"政审结论是“{a.vetting}”")


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
            yield at(a.row, "支部大会日期", name=a.name)


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
        yield hit if worse else replace(hit, severity="warning")


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
            yield at(a.row, "转正大会日期", name=a.name)


def extension_wrong(case: Case) -> Iterator[Hit]:
    """延长预备期不合规定。

    预备期可以延长一次，延长时间不能少于半年，最长不超过一年。一格写了两个数，或者同一个人两行都写了延长，
    就是延长了两次。

    错：转正结果 延长，延长月数 3；延长月数 6、6
    对：转正结果 延长，延长月数 6
    """
    extended: set[str] = set()
    for a in case.ledger.of(ADMISSIONS):
        months = a.extension
        if months and not LEAST_EXTENSION <= months <= MOST_EXTENSION:
            yield at(a.row, "延长月数", name=a.name, how=f"{months}个月")
        elif len(_NUMBER.findall(folded(a.row.text("延长月数")))) > 1 or (
            months and a.name in extended
        ):
            yield at(a.row, "延长月数", name=a.name, how="了两次")
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
            yield at(a.row, "转正审批日期", name=a.name)


def notice_short(case: Case) -> Iterator[Hit]:
    """公示不到五个工作日。

    公示的天数全国没有统一规定，各地多为5个工作日以上；本地另有规定的，填参数“发展党员公示工作日”，
    填0不检查。工作日扣除法定节假日，调休上班的算工作日。

    错：公示 2022年4月2日至4月8日（清明节放假3天，只有4个工作日）
    对：公示 2022年4月11日至4月15日
    """
    stated = case.ledger.settings.number("发展党员公示工作日")
    least = NOTICE_DAYS if stated is None else stated
    for a in case.ledger.of(ADMISSIONS):
        days = _notice_days(a)
        if days is not None and days < least:
            yield at(a.row, "公示起止", name=a.name, days=days, least=least)


def _notice_days(a: Admission) -> int | None:
    span: tuple[date, date] | None = a.span("公示起止")
    if span is None or span[0] == span[1]:
        return None  # one day alone says when it was put up, not for how long
    return working_days(*span)


RULES = (
    Rule(
        "M06",
        "error",
        "“{name}”的集中培训{what}；请核对",
        training_short,
        ADMISSION_RULES,
        verified=False,
    ),
    Rule(
        "M07",
        "error",
        "“{name}”：{what}；请对照政审材料核对",
        vetting_wrong,
        ADMISSION_RULES,
        verified=False,
    ),
    Rule(
        "M08",
        "warning",
        "“{name}”在支部大会后三个月内将离开，一般不办理接收手续；请核对",
        leaving_soon,
        ADMISSION_RULES + "第十九条",
    ),
    Rule(
        "M13",
        "info",
        "“{name}”的公示只有{days}个工作日，一般不少于{least}个；请核对",
        notice_short,
        "各地发展党员公示的规定",
        verified=False,
    ),
    Rule(
        "M09",
        "error",
        "“{name}”的党委审批在支部大会{months}个月以后；请核对日期",
        approval_late,
        ADMISSION_RULES,
        verified=False,
    ),
    Rule(
        "M10",
        "error",
        "“{name}”预备期不满一年就开转正大会；请核对日期",
        confirmed_too_soon,
        ADMISSION_RULES + "第三十二条、《中国共产党章程》第七条",
    ),
    Rule(
        "M11",
        "error",
        "“{name}”的预备期延长{how}，只能延长一次，不少于半年、不超过一年；请核对",
        extension_wrong,
        ADMISSION_RULES + "第三十二条",
    ),
    Rule(
        "M12",
        "warning",
        "“{name}”的转正审批在转正大会三个月以后；请核对日期",
        confirmation_late,
        ADMISSION_RULES,
        verified=False,
    ),
)
