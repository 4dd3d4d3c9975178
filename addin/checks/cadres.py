"""Rules about a bureau's cadres: how many do Party work, what leaders report, what they signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at, on_day
from addin.checks.regulations import Basis
from addin.statistics.personal_reports import personal_reports


def party_workers(case: Case) -> Iterator[Hit]:
    """专职党务工作人员的比例不在一般范围。

    机关专职党务工作人员一般占机关工作人员总数的1%至2%。参数“专职党务工作人员数”和“机关工作人员
    总数”都填了才检查。

    错：机关工作人员300名，专职党务工作人员2名
    对：机关工作人员300名，专职党务工作人员3名
    """
    settings = case.ledger.settings
    workers, everyone = settings.number("专职党务工作人员数"), settings.number("机关工作人员总数")
    if workers is None or not everyone:
        return
    if not everyone <= workers * 100 <= everyone * 2:
        row = settings.rows["专职党务工作人员数"]
        yield at(row, "值", workers=workers, everyone=everyone)


def reports_late(case: Case) -> Iterator[Hit]:
    """领导干部个人有关事项没有按时报告。

    领导干部应于每年1月31日前集中报告个人有关事项。看名册的“个人有关事项报告日期”，只报人数，
    不报是谁；没有这一列、或整列没有填的不检查。

    错：应报告7名，其中1名是2月3日报告的
    对：7名都在1月31日前报告
    """
    table = case.ledger.table("党员名册")
    for year in case.scope.reached.years_touched():
        found = personal_reports(case.ledger, year, case.scope.reached)
        if table and found and found.late:
            args: dict[str, object] = {"year": year, "due": len(found.due), "late": len(found.late)}
            hit = Hit(table.sheet, None, "", args, None, "个人有关事项", str(year))
            yield on_day(hit, date(year, 1, 31))


def pledges_differ(case: Case) -> Iterator[Hit]:
    """责任书签订人数与党组成员人数不一致。

    年初与每名党组班子成员签订党建工作责任书，签订的人数应等于党组成员人数。两个参数都填了才检查。

    错：党组成员人数 7，责任书签订人数 6
    对：党组成员人数 7，责任书签订人数 7
    """
    settings = case.ledger.settings
    members, signed = settings.number("党组成员人数"), settings.number("责任书签订人数")
    if members is not None and signed is not None and members != signed:
        yield at(settings.rows["责任书签订人数"], "值", signed=signed, members=members)


_REPORTS_2023 = Basis(
    "《领导干部报告个人有关事项规定》（2023年修订）", date(2023, 3, 30), verified=False
)
"""Revised in 2023: the day is that of the meeting that examined it; its text was not found."""

RULES = (
    Rule(
        "F15",
        "info",
        "机关工作人员{everyone}名，专职党务工作人员{workers}名，一般占1%至2%；请核对",
        party_workers,
        "《中国共产党党和国家机关基层组织工作条例》（2019年修订）第三十条",
    ),
    Rule(
        "F17",
        "info",
        "{year}年应报告个人有关事项{due}名，{late}名未见1月31日前报告的记录；请核对",
        reports_late,
        "《领导干部报告个人有关事项规定》",
        verified=False,
        later=(_REPORTS_2023,),
    ),
    Rule(
        "L631",
        "warning",
        "责任书签订人数是{signed}，党组成员人数是{members}；请核对",
        pledges_differ,
    ),
)
