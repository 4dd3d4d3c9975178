"""Rules about the branch as a body: its numbers, its committee, its term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.checks.votes import BRANCH_RULES
from addin.ledger.record import replace
from addin.ledger.records.roster import COMMITTEE

DAYS_OF_NOTICE = 180


def total_differs(case: Case) -> Iterator[Hit]:
    """党员总数与名册不符。

    参数里的党员总数，应等于报告期末名册上的在册人数。

    错：参数 24，名册 23
    对：参数 23，名册 23
    """
    stated = case.ledger.settings.number("党员总数")
    members = case.ledger.roster_on(case.period.end)
    if members and stated is not None and stated != len(members):
        yield at(
            case.ledger.settings.rows["党员总数"],
            "值",
            str(len(members)),
            stated=stated,
            roster=len(members),
        )


def committee_differs(case: Case) -> Iterator[Hit]:
    """支委人数与名册不符。

    参数里的支委人数，应等于名册上党内职务为书记、副书记和各委员的人数。

    错：参数 5，名册上有4名委员
    对：参数 5，名册上有5名委员
    """
    stated = case.ledger.settings.number("支委人数")
    named = _committee(case)
    if stated and named and stated != named:
        yield at(
            case.ledger.settings.rows["支委人数"], "值", str(named), stated=stated, roster=named
        )


def committee_size(case: Case) -> Iterator[Hit]:
    """支委会人数不合一般规定。

    支委会一般由3至5人组成，一般不超过7人。

    错：2人
    对：3人
    """
    stated = case.ledger.settings.number("支委人数")
    size = _committee(case) if stated is None else stated
    if size and not 3 <= size <= 7:
        rows = case.ledger.settings.rows
        if "支委人数" in rows:
            yield at(rows["支委人数"], "值", size=size)
        elif table := case.ledger.table("党员名册"):
            yield Hit(table.sheet, None, str(size), {"size": size}, key="支委会")


def _committee(case: Case) -> int:
    """Count the committee on the roster; 0 where it names the secretary alone, and not the rest."""
    members = Counter(m.duty for m in case.ledger.roster_on(case.period.end))
    rest = sum(members[duty] for duty in COMMITTEE[1:])
    return members[COMMITTEE[0]] + rest if rest else 0


def term_over(case: Case) -> Iterator[Hit]:
    """支委会任期届满。

    支部委员会每届任期一般3年。届满前180天提醒准备换届；已届满而没有换届的是错误，报批延期的在参数
    “延期换届批复”填上文号，不再提醒。

    错：届满日期 2022年3月1日，6月底还没有换届
    对：届满前完成换届，更新届满日期
    """
    end = case.ledger.settings.day("届满日期")
    if end is None or case.ledger.settings.text("延期换届批复"):
        return
    left = (end - case.period.end).days
    if left <= DAYS_OF_NOTICE:
        what = f"已届满{-left}天" if left < 0 else f"还有{left}天届满"
        hit = at(case.ledger.settings.rows["届满日期"], "值", what=what)
        yield replace(hit, severity="error") if left < 0 else hit


RULES = (
    Rule(
        "L211",
        "warning",
        "参数里党员总数是{stated}，名册上报告期末在册{roster}人；请核对",
        total_differs,
    ),
    Rule(
        "L213",
        "warning",
        "参数里支委人数是{stated}，名册上有{roster}名支委；请核对",
        committee_differs,
    ),
    Rule(
        "Q07",
        "info",
        "支委会{size}人，一般应为3至5人、不超过7人；请核对",
        committee_size,
        BRANCH_RULES,
        verified=False,
    ),
    Rule(
        "T01",
        "warning",
        "到报告期末，本届支委会{what}；请按期换届，或报批延期",
        term_over,
        BRANCH_RULES + "第二十一条",
    ),
)
