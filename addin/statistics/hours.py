"""Study hours of a body, and who took part in an activity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from addin.ledger.ledger import Ledger
from addin.ledger.records.activity import Activity
from addin.statistics.statistic import Statistic, plain, refs


def study_hours(ledger: Ledger, rows: Iterable[Activity]) -> list[Statistic]:
    """Return 学时 of the activities held, of each type, and per member: hours times heads over
    the roster."""
    timed = [a for a in rows if a.hours is not None and a.hours > 0]
    if not timed:
        return []
    types = [t for t in ledger.catalogue.type_order() if any(t in a.type_names for a in timed)]
    return [
        _hours("学时", timed),
        *(_hours("学时.{type}", [a for a in timed if t in a.type_names], type=t) for t in types),
        *_per_member(ledger, timed),
    ]


def _hours(key: str, timed: Sequence[Activity], **members: str) -> Statistic:
    total = sum((a.hours or Decimal(0) for a in timed), Decimal(0))
    return Statistic(key, plain(total), refs(timed), **members)


def _per_member(ledger: Ledger, timed: list[Activity]) -> list[Statistic]:
    headed = [a for a in timed if a.present is not None and a.when]
    sizes = [len(ledger.roster_on(a.when.first)) for a in headed if a.when]
    if not headed or not all(sizes):
        return []
    each = sum(
        (
            (a.hours or Decimal(0)) * min(a.present or 0, size) / size
            for a, size in zip(headed, sizes, strict=True)
        ),
        Decimal(0),
    )
    return [Statistic("人均学时", plain(each.quantize(Decimal("0.1"))), refs(headed))]


def participants(activity: Activity, ledger: Ledger) -> tuple[str, ...] | None:
    """Return who took part: the names listed, or the roster of the day less those away."""
    people = activity.attendees
    if people is None or activity.when is None or people.groups or people.total:
        return None
    if not people.everyone:
        return people.names or None
    away = set(activity.absent.names) if activity.absent else set()
    return tuple(m.name for m in ledger.roster_on(activity.when.first) if m.name not in away)
