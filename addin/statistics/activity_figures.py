"""Figures of activities: attendance, tags, lectures of the secretary, teaching on site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.statistics.secretary_lectures import lectures, may_lack
from addin.statistics.statistic import Statistic, count, percent, refs


def attendance_figures(
    rows: Sequence[Activity], family: str = "", **members: str
) -> list[Statistic]:
    """Return heads present and, of rows with both, the rate and those expected.

    ``family`` and ``members``: of which family of figures, as ".{type}" with type="党课". A row
    with more present than due counts in no rate, nor does one that nobody came to.
    """
    rows = [a for a in rows if a.present != 0]
    present = [a for a in rows if a.present is not None]
    if not present:
        return []
    heads = sum(a.present or 0 for a in present)
    found = [Statistic(f"参加人次{family}", heads, refs(present), **members)]
    if not family:
        found.append(count("记录人数的活动", present))
    both = [a for a in present if a.due and a.present is not None and a.present <= a.due]
    if both:
        rate = percent(sum(a.present or 0 for a in both), sum(a.due or 0 for a in both))
        due = [a for a in rows if a.due]
        expected = sum(a.due or 0 for a in due)
        found += [
            Statistic(f"到会率{family}", rate, refs(both), **members),
            Statistic(f"应到人次{family}", expected, refs(due), **members),
        ]
    return found


def tag_figures(ledger: Ledger, inside: Iterable[Activity]) -> dict[str, Statistic]:
    """Return how many activities have each tag, by tag."""
    found = _by_tag(inside)
    names = [t.name for t in ledger.catalogue.tags if t.name in found]
    return {name: count("标签.{tag}", found[name], tag=name) for name in names}


def _by_tag(rows: Iterable[Activity]) -> dict[str, list[Activity]]:
    """Return the activities of each tag that any of them has."""
    found: dict[str, list[Activity]] = {}
    for a in rows:
        for name in dict.fromkeys(a.tags):
            found.setdefault(name, []).append(a)
    return found


def tagged_type_figures(ledger: Ledger, period: Period) -> dict[str, Statistic]:
    """Return how many activities of a type have a tag, by key: 专题学习.两化."""
    found = {}
    for name in ledger.catalogue.type_order():
        tagged = _by_tag(ledger.held(name, period))
        for tag in ledger.catalogue.tags:
            if rows := tagged.get(tag.name):
                times = count("{type}.{tag}", rows, type=name, tag=tag.name)
                found[times.key] = times
    return found


def lecture_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return 书记讲党课; 0 only where the ledger knows that no lecture was the secretary's."""
    given = lectures_given(ledger, period)
    return [given] if given.value or may_lack(ledger, period, "", 1) else []


def lectures_given(ledger: Ledger, period: Period) -> Statistic:
    """Return how often a secretary is known to have lectured."""
    return count("书记讲党课", lectures(ledger, period))


def on_site_figures(inside: Iterable[Activity]) -> list[Statistic]:
    """Return 现场教学, a form that any type of activity can take, with its attendance."""
    rows = [a for a in inside if "现场教学" in a.form or "现场教学" in a.topic]
    if not rows:
        return []
    return [count("现场教学", rows), *attendance_figures(rows, ".现场教学")]


def first_topic_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return 第一议题覆盖率: the share of Party-group meetings that had one."""
    meetings = ledger.held("党组会", period)
    having = [a for a in meetings if "第一议题" in a.tags]
    if not having:
        return []
    rows = refs(meetings)
    return [Statistic("第一议题覆盖率", percent(len(having), len(meetings)), rows)]
