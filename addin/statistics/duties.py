"""How often something was due, how often it was held, and where it is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from addin.ledger.catalogue import Norm
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.statistics.bodies import is_above_branches, is_named_below_party_group
from addin.statistics.narrow_books import would_be_in
from addin.statistics.secretary_lectures import by_secretary, may_lack
from addin.statistics.unclear import NOTHING_UNCLEAR, Doubts, Unclear
from addin.statistics.year_of_meeting import held_for, of_other_years

SMALLEST_BRANCH_WITH_COMMITTEE = 7


class Shortfall(Struct, frozen=True):
    """A span in which a type of activity was held less often than its norm asks.

    ``branch``: the branch that it is about, where the ledger tells several apart. ``maybe``: the
    rows and sheets that may be what is missing; where there are any, its absence is not known.
    ``others``: those held in the span that are of another year.
    """

    norm: Norm
    span: Period
    required: int
    held: tuple[Activity, ...]
    branch: str = ""
    maybe: Unclear = NOTHING_UNCLEAR
    others: tuple[Activity, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it is sure that something is missing."""
        return not self.maybe


def active_norms(ledger: Ledger, period: Period) -> list[Norm]:
    """Return the norms that have a number and apply to this body.

    None where the ledger keeps no activities: what was held is not known. In a book of one type,
    or of a 党小组, nothing else is missing.
    """
    if not ledger.keeps_activities:
        return []
    active = [n for n in ledger.catalogue.norms if n.minimum and _applies(n, ledger, period)]
    return [n for n in active if would_be_in(ledger, n.type)]


def required(norm: Norm, ledger: Ledger, period: Period) -> int:
    """Return how often a norm asks for its activity in a whole period, of one body."""
    return len(spans(norm, period)) * _each(norm, ledger)


def shortfalls(norm: Norm, ledger: Ledger, period: Period, doubts: Doubts) -> Iterator[Shortfall]:
    """Yield each month, quarter, half-year or year in which a body held too few; span by span."""
    owing = owing_bodies(norm, ledger, period)
    for span in spans(norm, period):
        yield from lacking(norm, owing, span, doubts)


def lacking(
    norm: Norm, owing: Iterable[Ledger], span: Period, doubts: Doubts, until: date = date.max
) -> Iterator[Shortfall]:
    """Yield what each body that owes a norm lacks of it in a span; held up to a day ``until``."""
    for body in owing:
        each = _each(norm, body)
        held = tuple(a for a in counted(norm, body, span) if _has_begun(a, until))
        if len(held) < each and _can_be_told(norm, body, span, each - len(held)):
            own = body.held(norm.type, span)
            maybe = doubts.of(norm.type, body.branch, span).but(own)
            others = of_other_years(norm, body, span) if norm.months_behind else ()
            yield Shortfall(norm, span, each, held, body.branch, maybe, others)


def _has_begun(activity: Activity, day: date) -> bool:
    return activity.when is None or activity.when.first <= day


def spans(norm: Norm, period: Period) -> list[Period]:
    """Return the spans of a norm that lie wholly inside a period."""
    return period.spans(norm.per)


def counted(norm: Norm, ledger: Ledger, span: Period) -> tuple[Activity, ...]:
    """Return the activities that count towards a norm in a span."""
    if norm.months_behind:
        return held_for(norm, ledger, span)
    held = ledger.held(norm.type, span)
    return tuple(a for a in held if by_secretary(a, ledger)) if norm.by_secretary else held


def _can_be_told(norm: Norm, body: Ledger, span: Period, missing: int) -> bool:
    """Return whether the ledger knows enough to say that something was not held."""
    return not norm.by_secretary or may_lack(body, span, "", missing)


def owing_bodies(norm: Norm, ledger: Ledger, period: Period) -> tuple[Ledger, ...]:
    """Return the bodies that owe a norm in a period, each with its own ledger."""
    return tuple(b for b in _bodies(norm, ledger) if _applies(norm, b, period))


def _bodies(norm: Norm, ledger: Ledger) -> tuple[Ledger, ...]:
    """Return who may owe a norm: each branch by its own ledger, or the body that keeps the ledger.

    What a 党组 owes is owed once. So are meetings of groups where nobody says whose they are.
    """
    if ledger.whole:
        return tuple(b for b in _bodies(norm, ledger.whole) if b.branch == ledger.branch)
    if norm.applies == "有党组" or not ledger.by_branch:
        return (ledger,)
    if norm.each_group and not _groups_by_branch(ledger):
        return (ledger,)
    return tuple(ledger.by_branch[name] for name in ledger.branch_names.owing)


def _groups_by_branch(ledger: Ledger) -> bool:
    """Return whether the roster says which groups each branch has."""
    grouped = [m for m in ledger.members if m.group]
    stated = _stated_groups(ledger)
    told = len({(m.branch, m.group) for m in grouped})
    return bool(grouped) and all(m.branch for m in grouped) and stated in (None, told)


def _each(norm: Norm, ledger: Ledger) -> int:
    return (norm.minimum or 0) * (_groups(ledger) if norm.each_group else 1)


def _stated_groups(ledger: Ledger) -> int | None:
    return ledger.settings.number("党小组数")


def _groups(ledger: Ledger) -> int:
    stated = _stated_groups(ledger)
    if stated is None or ledger.whole:
        return len({(m.branch, m.group) for m in ledger.members if m.group})
    return stated


def _applies(norm: Norm, ledger: Ledger, period: Period) -> bool:
    stated = norm.parameter in ledger.settings.norms
    if norm.applies != "有党组" and not stated and is_above_branches(ledger):
        return False  # a 党组 has no 党员大会 of its own
    if norm.applies == "有支委会":
        return _has_committee(ledger, period)
    if norm.applies == "有党小组":
        return _groups(ledger) > 0
    if norm.applies == "有党组":
        return _has_party_group(ledger)
    return True


def _has_committee(ledger: Ledger, period: Period) -> bool:
    """Return whether the branch has, or must have, a committee (seven full members or more).

    What 参数 states is of all branches together; one of several may have too few members for it.
    """
    stated = ledger.settings.number("支委人数")
    if ledger.whole and stated != 0:
        return _branch_has_committee(ledger, ledger.whole, period)
    if stated is not None:
        return stated > 0
    if ledger.by_type.get("支委会"):
        return True
    total = ledger.settings.number("党员总数")
    if not ledger.members:
        return total is None or total >= SMALLEST_BRANCH_WITH_COMMITTEE
    return _enough_for_committee(ledger, period)


def _branch_has_committee(ledger: Ledger, whole: Ledger, period: Period) -> bool:
    if ledger.by_type.get("支委会"):
        return True
    if not ledger.members:
        return _has_committee(whole, period)
    return _enough_for_committee(ledger, period)


def _enough_for_committee(ledger: Ledger, period: Period) -> bool:
    voting = [m for m in ledger.roster_on(period.end) if m.formal(period.end) is not False]
    return len(voting) >= SMALLEST_BRANCH_WITH_COMMITTEE


def _has_party_group(ledger: Ledger) -> bool:
    """Return whether the ledger is a 党组's: it says so, or it records what only a 党组 does.

    A 机关党委 or a branch that notes 中心组学习 does not thereby owe what the 党组 owes.
    """
    stated = ledger.settings.text("设党组")
    if stated is not None:
        return stated == "是"
    if ledger.by_type.get("党组会"):
        return True
    return bool(ledger.by_type.get("中心组学习")) and not is_named_below_party_group(ledger)
