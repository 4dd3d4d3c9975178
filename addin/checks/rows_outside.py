"""The rows that a report's period does not count: told once a sheet, strays at their cells.

A year's ledger of which half a year is reported has many such rows, and nothing is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin.checks.finding import Hit, Severity
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.tables.strays import MOST_STRAYS, Ledgers, days, is_outside
from addin.statistics.statistic import row_runs


def outside_period(case: Case) -> Iterator[Hit]:
    """日期不在报告期内。

    这些行没有计入本期的统计，报告期以后的行没有填全也不提醒。全年的台账出半年的报告，另外半年的行一张表只说一句，不必改动；报告期以前、以后
    接着登记的也一样。夹在中间的、与标题不符的一两行，多半是写错了，指到那一格。

    错：报告期 2022年上半年，标题“2022年上半年”，有一行是 2022年7月1日
    对：标题“2022年”，出上半年的报告，7月至12月的行不计入
    """
    ledgers = Ledgers(case.activities, case.tables, case.ledger.title_period, case.period)
    strays = {a.row.place for a in ledgers.strays()}
    for sheet, outside in _by_sheet(_outside(case)).items():
        for a in (a for a in outside if a.row.place in strays):
            what = f"日期不在报告期（{case.period.title}）内，没有计入本期；请核对"
            yield at(a.row, "日期", what=what)
        if rest := [a for a in outside if a.row.place not in strays]:
            yield _told_once(case, sheet, rest)


def _outside(case: Case) -> Iterator[Activity]:
    for a in case.aside:
        if is_outside(a, case.period):
            yield a


def _by_sheet(found: Iterable[Activity]) -> dict[str, list[Activity]]:
    sheets: dict[str, list[Activity]] = {}
    for a in found:
        sheets.setdefault(a.row.sheet, []).append(a)
    return sheets


def _told_once(case: Case, sheet: str, rows: Sequence[Activity]) -> Hit:
    later = "，没有填全的也不提醒" if any(a.row.place in case.later for a in rows) else ""
    what = f"不在报告期（{case.period.title}）内，没有计入本期{later}"
    if rows[0].row.addresses:  # a row of the sheet holds several
        what = f"有{len(rows)}次活动{what}"
    else:
        runs = row_runs(a.row.ref for a in rows)
        numbers = "、".join(str(n) if n == m else f"{n}—{m}" for _, n, m in runs)
        what = f"有{len(rows)}行{what}：第{numbers}行"
    years = {days(a).start.year for a in rows}
    known = years <= {*case.period.years_touched()} or len(rows) > MOST_STRAYS
    severity: Severity = "info" if known else "warning"
    hit = Hit(sheet, None, "", {"what": what}, key="日期")
    return replace(hit, severity=severity)


RULES = (Rule("L402", "warning", "{what}", outside_period),)
