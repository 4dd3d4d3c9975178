"""Rules about 谈心谈话: who had none in a year, as a number."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule
from addin.checks.votes import BRANCH_RULES
from addin.sheets.talks.figures import talked
from addin.sheets.talks.record import TALKS


def talks_missing(case: Case) -> Iterator[Hit]:
    """有党员全年没有谈心谈话。

    支部委员之间、委员和党员之间、党员和党员之间，每年谈心谈话一般不少于1次。只在报告期满一年、
    每次谈话都写明了双方姓名时检查；只报人数，不报是谁。

    错：名册23名党员，全年谈话记录只涉及20名
    对：每名党员全年至少谈过一次
    """
    table = case.ledger.table("谈心谈话")
    for year in case.scope.reached.years():
        people = talked(case.ledger, year)
        if table is None or people is None:
            continue
        all_year = [m for m in case.ledger.roster_on(year.start) if m.on_roster(year.end)]
        left = sum(1 for m in all_year if m.name not in people)
        if left:
            args: dict[str, object] = {"count": left, "year": year.start.year}
            yield Hit(table.sheet, None, "", args, None, "谈心谈话", year.code)


def talks_not_held(case: Case) -> Iterator[Hit]:
    """谈心谈话表里有没有谈的。

    状态、备注写着未谈、取消、改期，或者整张表是计划，没有写已经谈了的，不计次数；只报行数，不报是谁。

    错：（不是错误）是否完成 否
    对：谈了以后改成 是
    """
    off = [t for t in case.ledger.of(TALKS) if not t.held]
    for sheet in dict.fromkeys(t.row.sheet for t in off):
        rows = sum(t.row.sheet == sheet for t in off)
        yield Hit(sheet, None, "", {"rows": rows}, key="没有谈")


RULES = (
    Rule(
        "L612",
        "info",
        "有{rows}行写明没有谈，或者只是计划，没有计入谈心谈话的次数；谈了的请改正状态或备注",
        talks_not_held,
    ),
    Rule(
        "F08",
        "info",
        "{year}年名册上有{count}名党员未见谈心谈话记录，一般每年不少于1次；请核对",
        talks_missing,
        BRANCH_RULES,
        verified=False,
    ),
)
