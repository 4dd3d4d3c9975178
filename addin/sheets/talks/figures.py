"""谈心谈话: counted, and held against the roster; nobody's name goes further than this."""

from __future__ import annotations

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.talks.record import TALKS, Talk
from addin.statistics.hours import participants
from addin.statistics.statistic import Statistic, count

TYPE = "谈心谈话"
KINDS = ("支委之间", "支委与党员", "党员之间", "政治生日", "提醒谈话")


def talks_in(ledger: Ledger, period: Period) -> tuple[Talk, ...]:
    """Return the talks of a period that have a row of their own."""
    return tuple(t for t in ledger.of(TALKS) if t.held and t.when and t.when.within(period))


def talk_count(ledger: Ledger, period: Period) -> Statistic | None:
    """Return how many talks the sheet of talks holds of a period; None where there is none.

    It counts instead of rows of the type 谈心谈话 in 活动台账: they tell of the same talks.
    """
    held = talks_in(ledger, period)
    known = any(t.held for t in ledger.of(TALKS))
    return count("{type}", held, type=TYPE) if known else None


def talk_kind_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many talks there were of each kind."""
    held = talks_in(ledger, period)
    by_kind = {kind: [t for t in held if t.kind == kind] for kind in KINDS}
    return [count(f"{TYPE}.{kind}", rows) for kind, rows in by_kind.items() if rows]


def talked(ledger: Ledger, year: Period) -> frozenset[str] | None:
    """Return who had a talk in a year; None where some record does not name both sides."""
    held, activities = talks_in(ledger, year), ledger.held(TYPE, year)
    named = [participants(a, ledger) for a in activities]
    if not held or not all(t.whole for t in held) or any(n is None for n in named):
        return None
    return frozenset().union(*(t.people for t in held), *(n or () for n in named))
