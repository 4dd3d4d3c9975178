"""The same activity written on two sheets, as on the month's and on the type's: it counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from addin.ledger.branch_names import same_branch
from addin.ledger.records.activity import Activity
from addin.ledger.values.text import folded

OFTEN_A_DAY = ("谈心谈话", "党小组会")  # several people, several groups: two rows may be two


class Repeat(Struct, frozen=True):
    """A row that repeats an activity of another sheet, and the columns in which the two differ.

    ``reworded``: their topics are not the same words.
    """

    kept: Activity
    again: Activity
    differing: tuple[str, ...]
    reworded: bool = False


def without_repeats(
    activities: Sequence[Activity], by_type: Collection[str]
) -> tuple[tuple[Activity, ...], tuple[Repeat, ...]]:
    """Return the activities that count, in their order, and the rows that only repeat one.

    ``by_type``: the sheets that hold one type of activity. Two rows are the same activity where
    day, branch, topic and a type agree; unless one of them stands on such a sheet, nothing else
    may differ, for two branches may well hold the same on one day. On such a sheet the topic may
    be worded differently, where nothing else differs.
    """
    if len({a.row.sheet for a in activities}) < 2:
        return tuple(activities), ()
    ordered = sorted(activities, key=lambda a: a.row.sheet in by_type)
    kept: dict[tuple[object, str], dict[str, list[Activity]]] = defaultdict(dict)
    repeats: list[Repeat] = []
    for a in ordered:
        alike = kept[a.when, folded(a.topic)]
        others = (k for sheet, its in alike.items() if sheet != a.row.sheet for k in its)
        earlier = next((k for k in others if _same(k, a, by_type)), None)
        if earlier is None:
            alike.setdefault(a.row.sheet, []).append(a)
        else:
            repeats.append(Repeat(earlier, a, tuple(differing(earlier, a))))
    dropped = {id(r.again) for r in repeats}
    repeats += _reworded([a for a in ordered if id(a) not in dropped], repeats, by_type)
    dropped = {id(r.again) for r in repeats}
    return tuple(a for a in activities if id(a) not in dropped), tuple(repeats)


def _reworded(
    activities: Iterable[Activity], repeats: Iterable[Repeat], by_type: Collection[str]
) -> Iterator[Repeat]:
    """Yield the rows of sheets of one type whose activity is elsewhere in other words.

    A row of the ledger stands for one row of such a sheet, so that of two meetings of a day the
    second counts.
    """
    activities = list(activities)
    named = {a.branch for a in activities if a.branch}
    taken = {(id(r.kept), r.again.row.sheet) for r in repeats}
    general: dict[object, list[Activity]] = defaultdict(list)
    for a in activities:
        if a.row.sheet not in by_type and a.when is not None and a.when.exact:
            general[a.when.first].append(a)
    for a in activities if general else ():
        if a.row.sheet not in by_type or a.when is None or not a.when.exact:
            continue
        its = general[a.when.first]
        alike = (k for k in its if (id(k), a.row.sheet) not in taken and _alike(k, a, named))
        if earlier := next(alike, None):
            taken.add((id(earlier), a.row.sheet))
            yield Repeat(earlier, a, (), bool(earlier.topic and a.topic))


def _alike(one: Activity, other: Activity, branches: Collection[str]) -> bool:
    """Return whether two rows of a day agree in all but the topic."""
    shared = set(one.type_names) & set(other.type_names)
    if not shared or shared & set(OFTEN_A_DAY):
        return False
    whose = same_branch(one.branch, other.branch) or len(branches) < 2
    at_once = one.start is None or other.start is None or one.start == other.start
    return whose and at_once and not any(differing(one, other))


def _same(one: Activity, other: Activity, by_type: Collection[str]) -> bool:
    if not one.topic or one.when is None:
        return False
    if not set(one.type_names) & set(other.type_names) or _apart(one.branch, other.branch):
        return False
    on_type_sheet = (one.row.sheet in by_type) != (other.row.sheet in by_type)
    often = set(one.type_names) & set(OFTEN_A_DAY)
    return (on_type_sheet and not often) or not any(differing(one, other))


def _apart(one: str, other: str) -> bool:
    return bool(one and other) and not same_branch(one, other)


def differing(one: Activity, other: Activity) -> Iterable[str]:
    """Yield the columns that both rows have filled, and not alike."""
    facts = {
        "主持人": (one.chair and one.chair.names, other.chair and other.chair.names),
        "应到人数": (one.due, other.due),
        "实到人数": (one.present, other.present),
        "主讲人": (one.lecturer and one.lecturer.names, other.lecturer and other.lecturer.names),
        "学时": (one.hours, other.hours),
    }
    for column, (left, right) in facts.items():
        if left not in (None, ()) and right not in (None, ()) and left != right:
            yield column
