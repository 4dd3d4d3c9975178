"""Rules about the training of a branch's committee and of a new secretary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at, on_day
from addin.checks.regulations import Basis
from addin.ledger.period import Period, chinese_date
from addin.ledger.records.roster import COMMITTEE, Member
from addin.ledger.values.calendar_arithmetic import months_after
from addin.sheets.training.figures import courses_in, took_part
from addin.sheets.training.member_hours import hours_by_member
from addin.sheets.training.record import COURSES
from addin.statistics.statistic import plain

COMMITTEE_HOURS = 56
ZERO = Decimal(0)
PLAN = "全国党员教育培训工作规划"
PLANS = (
    Basis("《2019—2023年全国党员教育培训工作规划》", date(2019, 1, 1), verified=False),
    Basis("《全国党员教育培训工作规划（2024—2028年）》", date(2024, 1, 1), verified=False),
)
"""The plan of each five years, by the years in its title."""


def committee_training(case: Case) -> Iterator[Hit]:
    """书记和班子成员每年培训不少于56学时。

    基层党组织书记和班子成员每年参加集中培训和集体学习不少于56学时，至少参加1次集中培训。出自
    全国党员教育培训工作规划，不是《党员教育管理工作条例》（条例规定的是32学时）。只在报告期满一年、
    有培训表、每次学习和培训都写明了参加的人时检查。

    错：支部书记全年50学时
    对：支部书记全年56学时，参加过1次集中培训
    """
    for year in case.scope.reached.years():
        hours = hours_by_member(case.ledger, year)
        courses = courses_in(case.ledger, year)
        if not hours or not courses:
            continue
        for member in _all_year(case, year):
            had = hours.get(member.name, ZERO)
            if had < COMMITTEE_HOURS:
                what = f"学习培训{plain(had)}学时，一般不少于56学时"
                yield on_day(_at(member, year, what), year.end)
            if not _went_to_central_course(case, member, year):
                what = "未见参加集中培训的记录"
                yield on_day(_at(member, year, what), year.end)


def _at(member: Member, year: Period, what: str) -> Hit:
    return at(member.row, "姓名", name=member.name, year=year.start.year, what=what)


def _all_year(case: Case, year: Period) -> list[Member]:
    on_first_day = case.ledger.roster_on(year.start)
    return [m for m in on_first_day if m.duty in COMMITTEE and m.on_roster(year.end)]


def _went_to_central_course(case: Case, member: Member, year: Period) -> bool:
    """Return whether some course was, or for want of a word may have been, 集中培训."""
    return any(
        course.central is not False and member.name in (took_part(course, case.ledger) or ())
        for course in courses_in(case.ledger, year)
    )


def new_secretary(case: Case) -> Iterator[Hit]:
    """新任书记半年内未见任职培训。

    新任基层党组织书记应在半年内参加任职培训。看名册上的任职日期和培训表；任职早于本台账的不检查，
    有一期培训没有写明参加人的也不检查。

    错：2022年1月10日任书记，到7月10日培训表里没有他
    对：2022年1月10日任书记，4月参加任职培训
    """
    courses = case.ledger.of(COURSES)
    days = [c.when.first for c in courses if c.when]
    if not days or any(took_part(c, case.ledger) is None for c in courses):
        return
    covered_from = min(case.scope.reached.start, *days)
    for m in case.ledger.members:
        since = m.in_office_since
        if m.duty != "书记" or since is None or since < covered_from:
            continue
        until = months_after(since, 6)
        span = Period(since, until)
        taken = [c for c in courses if c.when and c.when.within(span)]
        if until <= case.scope.reached.end and not any(
            m.name in (took_part(c, case.ledger) or ()) for c in taken
        ):
            yield on_day(at(m.row, "任职日期", name=m.name, until=chinese_date(until)), until)


RULES = (
    Rule(
        "F13",
        "warning",
        "{year}年“{name}”{what}；请核对",
        committee_training,
        PLAN,
        verified=False,
        later=PLANS,
    ),
    Rule(
        "F14",
        "info",
        "新任书记“{name}”到{until}未见培训记录，一般应在半年内参加任职培训；请核对",
        new_secretary,
        PLAN,
        verified=False,
        later=PLANS,
    ),
)
