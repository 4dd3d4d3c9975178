"""The roster in figures: how many, of what kind, graded how, with anniversaries when."""

from __future__ import annotations

from collections.abc import Callable

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.roster import Member
from addin.ledger.values.calendar_arithmetic import years_after
from addin.statistics.stated_figures import stated
from addin.statistics.statistic import Statistic, count, percent, refs

GRADES = ("优秀", "合格", "基本合格", "不合格", "不定等次")
COLLEGE = ("研究生", "大学本科", "大学专科")
YOUNG = 35


def member_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return 党员总数, 正式党员 and 预备党员; without a roster the total that 参数 states.

    The latter two only where the category of every member is known.
    """
    members = ledger.roster_on(period.end)
    if not members:
        return stated(ledger, "党员总数")
    found = [count("党员总数", members)]
    formal = {m.row.place: m.formal(period.end) for m in members}
    if None not in formal.values():
        found.append(count("正式党员", [m for m in members if formal[m.row.place]]))
        found.append(count("预备党员", [m for m in members if not formal[m.row.place]]))
    return found


def composition_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return 党内统计: a figure only where the roster tells of every member."""
    members = ledger.roster_on(period.end)
    day = period.end
    kinds: dict[str, tuple[Callable[[Member], object], Callable[[Member], bool]]] = {
        "女党员": (lambda m: m.sex, lambda m: m.sex == "女"),
        "少数民族党员": (lambda m: m.nationality, lambda m: m.nationality not in ("汉", "汉族")),
        "大专以上学历党员": (lambda m: m.schooling, lambda m: m.schooling in COLLEGE),
        "研究生学历党员": (lambda m: m.schooling, lambda m: m.schooling == COLLEGE[0]),
        "35岁以下党员": (
            lambda m: m.born,
            lambda m: m.born is not None and day < years_after(m.born, YOUNG + 1),
        ),
    }
    return [
        count(key, [m for m in members if belongs(m)])
        for key, (known, belongs) in kinds.items()
        if members and all(known(m) for m in members)
    ]


def appraisal_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many members were graded (民主评议), how many got each grade, and the shares."""
    graded = [m for m in ledger.roster_on(period.end) if m.grade]
    if not graded:
        return []
    found = [count("参评党员", graded)]
    for grade in GRADES:
        if rows := [m for m in graded if m.grade == grade]:
            share = percent(len(rows), len(graded))
            found += [
                count(f"评议.{grade}", rows),
                Statistic(f"评议.{grade}占比", share, refs(graded)),
            ]
    return found


def birthday_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return the members whose day of joining comes round in a period, in all and by month."""
    by_month = {month: _celebrating(ledger, month) for month in period.months()}
    everyone = list({m.row.ref: m for rows in by_month.values() for m in rows}.values())
    if not everyone:
        return []
    return [
        count("政治生日党员", everyone),
        *(
            count("政治生日党员.{month}", rows, month=month.code)
            for month, rows in by_month.items()
            if rows
        ),
    ]


def _celebrating(ledger: Ledger, month: Period) -> list[Member]:
    return [
        m
        for m in ledger.roster_on(month.end)
        if m.joined and m.joined < month.start and m.joined.month == month.start.month
    ]
