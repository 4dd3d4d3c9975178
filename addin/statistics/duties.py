"""How often something was due, how often it was held, and where it is missing."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from addin.ledger.catalogue import Norm
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.statistics.secretary_lectures import by_secretary, may_lack

SMALLEST_BRANCH_WITH_COMMITTEE = 7
# Bodies above the branches: what 支部工作条例 asks of a branch is not asked of them.
_ABOVE_BRANCHES = ("党组", "党委", "总支", "总支委", "总支委员会")


class Shortfall(Struct, frozen=True):
    """A span in which a type of activity was held less often than its norm asks.

    ``branch``: the branch that it is about, where the ledger tells several apart.
    """

    norm: Norm
    span: Period
    required: int
    held: tuple[Activity, ...]
    branch: str = ""


def active_norms(ledger: Ledger, period: Period) -> list[Norm]:
    """Return the norms that have a number and apply to this body."""
    return [n for n in ledger.catalogue.norms if n.minimum and _applies(n, ledger, period)]


def required(norm: Norm, ledger: Ledger, period: Period) -> int:
    """Return how often a norm asks for its activity in a whole period."""
    return len(spans(norm, period)) * _each(norm, ledger) * len(_bodies(norm, ledger))


def shortfalls(norm: Norm, ledger: Ledger, period: Period) -> Iterator[Shortfall]:
    """Yield each month, quarter, half-year or year in which too few were held."""
    bodies, each = _bodies(norm, ledger), _each(norm, ledger)
    for span in spans(norm, period):
        everywhere = counted(norm, ledger, span)
        by_branch: dict[str, list[Activity]] = {}
        for a in everywhere if bodies != ("",) else ():
            by_branch.setdefault(a.branch, []).append(a)
        for branch in bodies:
            held = tuple(by_branch.get(branch, ())) if branch else everywhere
            short = Shortfall(norm, span, each, held, branch)
            if len(held) < each and _can_be_told(norm, ledger, short):
                yield short


def spans(norm: Norm, period: Period) -> list[Period]:
    """Return the spans of a norm that lie wholly inside a period."""
    return period.spans(norm.per)


def counted(norm: Norm, ledger: Ledger, span: Period) -> tuple[Activity, ...]:
    """Return the activities that count towards a norm in a span."""
    held = ledger.held(norm.type, span)
    return tuple(a for a in held if by_secretary(a, ledger)) if norm.by_secretary else held


def _can_be_told(norm: Norm, ledger: Ledger, short: Shortfall) -> bool:
    """Return whether the ledger knows enough to say that something was not held."""
    missing = short.required - len(short.held)
    return not norm.by_secretary or may_lack(ledger, short.span, short.branch, missing)


def _bodies(norm: Norm, ledger: Ledger) -> tuple[str, ...]:
    """Return the branches that each owe a norm, or one nameless body."""
    several = len(ledger.branches) > 1 and norm.applies != "有党组" and not norm.each_group
    if not several:
        return ("",)
    return tuple(b for b in ledger.branches if not b.endswith(_ABOVE_BRANCHES)) or ledger.branches


def _each(norm: Norm, ledger: Ledger) -> int:
    return (norm.minimum or 0) * (_groups(ledger) if norm.each_group else 1)


def _groups(ledger: Ledger) -> int:
    stated = ledger.settings.number("党小组数")
    return len({m.group for m in ledger.members if m.group}) if stated is None else stated


def _applies(norm: Norm, ledger: Ledger, period: Period) -> bool:
    if norm.applies == "有支委会":
        return _has_committee(ledger, period)
    if norm.applies == "有党小组":
        return _groups(ledger) > 0
    if norm.applies == "有党组":
        return _has_party_group(ledger)
    return True


def _has_committee(ledger: Ledger, period: Period) -> bool:
    """Return whether the branch has, or must have, a committee (seven full members or more)."""
    stated = ledger.settings.number("支委人数")
    if stated is not None:
        return stated > 0
    if ledger.by_type.get("支委会"):
        return True
    total = ledger.settings.number("党员总数")
    if not ledger.members:
        return total is None or total >= SMALLEST_BRANCH_WITH_COMMITTEE
    voting = [m for m in ledger.roster_on(period.end) if m.formal(period.end) is not False]
    return len(voting) >= SMALLEST_BRANCH_WITH_COMMITTEE


def _has_party_group(ledger: Ledger) -> bool:
    """Return whether the ledger is a 党组's: it says so, or it records what only a 党组 does."""
    stated = ledger.settings.text("设党组")
    if stated is not None:
        return stated == "是"
    return any(ledger.by_type.get(t) for t in ("党组会", "中心组学习"))
