"""One activity of two types that is registered on the sheet of each: 与主题党日合并开展."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from addin.ledger.branch_names import same_branch
from addin.ledger.catalogue import Catalogue
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.records.repeats import Repeat
from addin.ledger.values.activity_types.types import Types
from addin.ledger.values.days.when import When
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_TOGETHER = pattern(r"合并|结合|套开|一并|一起|合办|并入|融合|同步|同时")
_APART = pattern(r"[不未]|分[开别]|另")
_CLAUSES = pattern(r"[,。;()]")
_SAYING = ("备注", "主题", "主要内容", "形式")


def held_together(
    activities: Sequence[Activity], by_type: Collection[str], catalogue: Catalogue
) -> tuple[tuple[Activity, ...], tuple[Repeat, ...]]:
    """Return the activities with those of one day, on two sheets of one type each, made one where
    a row says that they were held together; and the rows that only repeat one so."""
    found: list[Activity] = []
    repeats: list[Repeat] = []
    of_day: dict[When | None, list[int]] = defaultdict(list)
    for a in activities:
        its = of_day[a.when]
        i = next((i for i in its if _together(found[i], a, by_type, catalogue)), None)
        if i is None:
            its.append(len(found))
            found.append(a)
        else:
            repeats.append(Repeat(found[i], a, ()))
            found[i] = _of_both(found[i], a)
    return tuple(found), tuple(repeats)


def _together(one: Activity, other: Activity, by_type: Collection[str], known: Catalogue) -> bool:
    if one.when is None or not one.when.exact:
        return False
    if one.row.sheet == other.row.sheet or not {one.row.sheet, other.row.sheet} <= set(by_type):
        return False
    if not one.type_names or not other.type_names or set(one.type_names) & set(other.type_names):
        return False
    if one.branch and other.branch and not same_branch(one.branch, other.branch):
        return False
    if one.start and other.start and one.start != other.start:
        return False
    return _says_so(one, other, known) or _says_so(other, one, known)


def _says_so(one: Activity, other: Activity, known: Catalogue) -> bool:
    """Return whether a row says in one clause that it was together with the other's type."""
    names = [n for n, its in known.type_names.items() if its in other.type_names and len(n) > 1]
    return any(
        _TOGETHER.search(clause) and not _APART.search(clause) and any(n in clause for n in names)
        for clause in _clauses(one)
    )


def _clauses(activity: Activity) -> Iterator[str]:
    for column in _SAYING:
        if text := activity.row.text(column):
            yield from _CLAUSES.split(folded(text))


def _of_both(kept: Activity, other: Activity) -> Activity:
    """Return an activity of the types of both rows, with what only the other tells."""
    return replace(
        kept,
        types=Types((*kept.type_names, *other.type_names)),
        chair=kept.chair or other.chair,
        lecturer=kept.lecturer or other.lecturer,
        due=other.due if kept.due is None else kept.due,
        present=other.present if kept.present is None else kept.present,
        hours=other.hours if kept.hours is None else kept.hours,
    )
