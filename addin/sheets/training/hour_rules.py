"""Rules about the hours that each member must study in a year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin.checks.duties import EDUCATION_RULES
from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.sheets.training.member_hours import MEMBER_HOURS, hours_by_member
from addin.statistics.statistic import plain


def study_hours(case: Case) -> Iterator[Hit]:
    """党员每年集中学习不少于32学时。

    党员每年集中学习培训时间一般不少于32学时。只在报告期满一年、且每次学习都写明了参加的人时检查；
    年内入党或转入的不检查。

    错：全年28学时
    对：全年32学时
    """
    for year in case.scope.reached.years():
        hours = hours_by_member(case.ledger, year)
        all_year = [m for m in case.ledger.roster_on(year.start) if m.on_roster(year.end)]
        for member in all_year if hours else ():
            had = hours.get(member.name)
            if had is None or had < MEMBER_HOURS:
                stated = {"year": year.start.year, "hours": plain(had or Decimal(0))}
                yield at(member.row, "姓名", name=member.name, **stated)


RULES = (
    Rule(
        "F12",
        "warning",
        "{year}年“{name}”集中学习{hours}学时，一般不少于32学时；请核对",
        study_hours,
        EDUCATION_RULES + "第二十条",
    ),
)
