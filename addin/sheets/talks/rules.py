"""Rules about 谈心谈话: who had none in a year, as a number."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule
from addin.checks.votes import BRANCH_RULES
from addin.sheets.talks.figures import talked


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


RULES = (
    Rule(
        "F08",
        "info",
        "{year}年名册上有{count}名党员未见谈心谈话记录，一般每年不少于1次；请核对",
        talks_missing,
        BRANCH_RULES,
        verified=False,
    ),
)
