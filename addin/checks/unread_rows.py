"""Rows that could be what seems to be missing: what they say of day or type cannot be read.

Such a row has a finding at its cell. That its activity is missing too is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.checks.ledger_rule import Case
from addin.checks.period import meant_day
from addin.ledger.records.activity import Activity
from addin.ledger.records.called_off import NotHeld
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded
from addin.ledger.values.types import parse_types
from addin.statistics.duties import Shortfall

_MONTH = pattern(r"(?:\d{4}[年./\-])?(\d{1,2})月|\d{4}[./\-](\d{1,2})(?=[./\-])")


class Unread(Struct, frozen=True):
    """A row that is an activity of some types; ``month``: the one it is of, if that is sure.

    ``broad``: it says 三会一课 or the like, and may be any of the types. ``unheld``: day and type
    are read, but not whether it was held.
    """

    row: Activity
    types: frozenset[str]
    month: int | None
    broad: bool = False
    unheld: bool = False


def unread_rows(case: Case) -> tuple[Unread, ...]:
    """Return the rows of a ledger of which day or type could not be read, or whether it was."""
    unread = (u for a in case.aside if (u := _unread(a, case)) is not None)
    return (*unread, *(u for n in case.ledger.unclear if (u := _unclear(n, case)) is not None))


def _unclear(row: NotHeld, case: Case) -> Unread | None:
    """Return a row of which it is to be asked whether it was held; a planned day is no sure one."""
    a = row.activity
    if a.types is None or (a.when is not None and not a.within(case.period)):
        return None
    sure = a.when is not None and row.reason != "plan"
    month = a.when.first.month if sure and a.when else None
    return Unread(a, frozenset(a.type_names), month, unheld=True)


def not_explained(
    missing: Sequence[Shortfall], unread: Sequence[Unread]
) -> Iterator[tuple[Shortfall, tuple[Unread, ...]]]:
    """Yield what is missing even if each row that could be it is; with rows that may yet be it.

    A row stands for one activity: of a sure month for that one, else for any, where there are
    enough such rows for all that is missing. A broad one stands for none.
    """
    left = {i: s.required - len(s.held) for i, s in enumerate(missing)}
    anytime: list[Unread] = []
    for u in (u for u in unread if not u.broad):
        fitting = [i for i, s in enumerate(missing) if _could_be(u, s)]
        if u.month is None:
            anytime += [u] if fitting else []
            continue
        for i in [i for i in fitting if left[i] > 0][:1]:
            left[i] -= 1
    if sum(left.values()) <= len(anytime):
        return
    for i, s in enumerate(missing):
        if left[i] > 0:
            maybe = (u for u in unread if u.broad or u.month is None)
            yield s, tuple(u for u in maybe if _could_be(u, s))


def _could_be(unread: Unread, short: Shortfall) -> bool:
    """Return whether a row may be of the type, the branch and the time of what is missing."""
    if short.norm.type not in unread.types or short.branch not in ("", unread.row.branch):
        return False
    return unread.month is None or any(m.start.month == unread.month for m in short.span.months())


def _unread(a: Activity, case: Case) -> Unread | None:
    if a.when is None and a.types is not None:
        return Unread(a, frozenset(a.type_names), _month_of(a))
    if a.when is not None and a.types is not None and (day := meant_day(a, case.period)):
        return Unread(a, frozenset(a.type_names), day.month)
    if a.when is not None and a.types is None and a.within(case.period):
        proposal = case.proposals.get((a.row.sheet, a.row.address("活动类型") or ""))
        types = _proposed(proposal, case) if proposal else _in_group(a, case)
        return Unread(a, types, a.when.first.month, broad=proposal is None)
    return None


def _proposed(text: str, case: Case) -> frozenset[str]:
    types = parse_types(text, case.ledger.catalogue).value
    return frozenset(types.names if types else ())


def _month_of(a: Activity) -> int | None:
    m = _MONTH.search(han_to_arabic(folded(a.row.text("日期"))))
    number = int(m[1] or m[2]) if m else a.row.month
    return number if number and 1 <= number <= 12 else None


def _in_group(a: Activity, case: Case) -> frozenset[str]:
    """Return the types of the class that a cell names, 三会一课, or that stand among its words."""
    named = folded(a.row.text("活动类型"))
    activity = case.ledger.catalogue.activity
    names = case.ledger.catalogue.type_names
    in_class = {t.name for t in activity.types if t.group == named}
    return frozenset(in_class | {names[n] for n in activity.framed if n in named})


def mentioned(rows: Sequence[Unread]) -> str:
    """Return the words that say which rows may be what is missing; none where there are none."""
    if not rows:
        return ""
    why = "看不出开了没有" if all(u.unheld for u in rows) else "的日期或类型没有读出"
    numbers = "、".join(str(u.row.row.number) for u in rows[:5]) + ("等" if len(rows) > 5 else "")
    return f"（第{numbers}行{why}，可能是它）"
