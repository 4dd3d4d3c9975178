"""All figures of a ledger for a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.statistics import duties
from addin.statistics.dual_life import dual_life_figures
from addin.statistics.figure_table import figure, figure_table
from addin.statistics.figures import Members, UndeclaredFigure
from addin.statistics.hours import study_hours
from addin.statistics.personal_reports import report_figures
from addin.statistics.roster_figures import appraisal_figures, birthday_figures, composition_figures
from addin.statistics.shares import share_figures
from addin.statistics.stated_figures import stated, stated_figures
from addin.statistics.statistic import CalendarCell, DutyFigure, Statistic, count, percent, refs
from addin.statistics.topics import topic_figures

TypeCount = Callable[[Ledger, Period], Statistic | None]
"""Counts a type of activity by records of its own; None where the ledger keeps none."""


def _no_figures(_ledger: Ledger, _period: Period, _reached: Period) -> list[Statistic]:
    return []


class SheetCounts(Struct, frozen=True):
    """What the sheets beside 活动台账 add to a tally.

    ``figures``: theirs for a period and the part of it that is reached, in any order. ``types``:
    the types of activity that they count in place of the rows of 活动台账.
    """

    figures: Callable[[Ledger, Period, Period], list[Statistic]] = _no_figures
    types: Mapping[str, TypeCount] = field(default_factory=dict)


_NO_SHEETS = SheetCounts()


class Tally(Struct, frozen=True):
    """The figures of a period.

    ``types`` and ``tags`` by canonical name, ``tagged`` by type and tag (专题学习.两化);
    ``duties`` are 三会一课 and every other type with a norm or a count; ``others`` the key figures
    beside (heads, attendance, hours, members); ``institutions`` the rest. ``figures`` is all of
    them in order.
    """

    period: Period
    activities: Statistic
    types: dict[str, Statistic]
    tags: dict[str, Statistic]
    tagged: dict[str, Statistic]
    duties: tuple[DutyFigure, ...]
    calendar: tuple[CalendarCell, ...]
    others: dict[str, Statistic]
    institutions: dict[str, Statistic]

    @property
    def figures(self) -> list[Statistic]:
        """Every figure once, in the order in which it is shown."""
        found = {
            s.key: s
            for s in [
                self.activities,
                *self.types.values(),
                *self.tags.values(),
                *self.tagged.values(),
                *self._of_duties(),
                *self.others.values(),
                *self.institutions.values(),
            ]
        }
        return list(found.values())

    def key_figure(self, key: str) -> Statistic | None:
        """Return one of ``others``, None where there is none; raise UndeclaredFigure."""
        return self.others.get(figure(key).key)

    def _of_duties(self) -> list[Statistic]:
        figures = [(d.held, d.required, d.gap, d.heads, d.expected, d.rate) for d in self.duties]
        return [s for its in figures for s in its if s is not None]


def tally(
    ledger: Ledger,
    period: Period,
    reached: Period | None = None,
    sheets: SheetCounts = _NO_SHEETS,
) -> Tally:
    """Count a ledger for a period; what is due is due in the part of it that is ``reached``."""
    reached = reached or period
    inside = ledger.within(period)
    types = {name: _times(name, ledger, period, sheets) for name in ledger.catalogue.type_order()}
    others = _others(ledger, period, reached, inside)
    shown = _in_order([*others, *sheets.figures(ledger, period, reached)])
    key_groups = figure_table().key_groups
    counted = Tally(
        period=period,
        activities=count("活动总数", inside),
        types={name: s for name, s in types.items() if s.value},
        tags=_tags(ledger, inside),
        tagged=_tagged(ledger, period),
        duties=tuple(
            _duty(name, ledger, period, reached, types[name])
            for name in _with_norm_or_count(ledger, period, reached, types)
        ),
        calendar=tuple(_calendar(ledger, period, reached, types, sheets)),
        others={s.key: s for s in shown if s.figure.group in key_groups},
        institutions={s.key: s for s in shown if s.figure.group not in key_groups},
    )
    known = Members(ledger.catalogue)
    for s in counted.figures:
        if s.members and not known.include(s.members):
            raise UndeclaredFigure(s.key)
    return counted


def _in_order(found: Iterable[Statistic]) -> list[Statistic]:
    """Return figures group by group, in the order declared; those of a group as they came."""
    table = figure_table()
    return sorted(found, key=lambda s: table.place(s.figure))


def _times(name: str, ledger: Ledger, period: Period, sheets: SheetCounts) -> Statistic:
    """Return how often a type was held: by a sheet of its own, where there is one."""
    counted = sheets.types[name](ledger, period) if name in sheets.types else None
    return counted or count("{type}", ledger.held(name, period), type=name)


def _others(
    ledger: Ledger, period: Period, reached: Period, inside: tuple[Activity, ...]
) -> list[Statistic]:
    """Return all figures but those of types, tags and duties, in any order."""
    return [
        *_attendance(inside),
        *study_hours(ledger, inside),
        *_members(ledger, period),
        *_first_topic(ledger, period),
        *_lectures(ledger, reached),
        *_on_site(inside),
        *composition_figures(ledger, period),
        *dual_life_figures(ledger, period),
        *appraisal_figures(ledger, period),
        *birthday_figures(ledger, period),
        *topic_figures(ledger, period),
        *report_figures(ledger, period),
        *stated_figures(ledger),
        *share_figures(ledger, period),
    ]


def _lectures(ledger: Ledger, period: Period) -> list[Statistic]:
    by_secretary = [a for a in ledger.held("党课", period) if duties.by_secretary(a, ledger)]
    due = any(
        duties.spans(n, period) for n in duties.active_norms(ledger, period) if n.by_secretary
    )
    return [count("书记讲党课", by_secretary)] if by_secretary or due else []


def _on_site(inside: Iterable[Activity]) -> list[Statistic]:
    """现场教学: a form that any type of activity can take."""
    rows = [a for a in inside if "现场教学" in a.form or "现场教学" in a.topic]
    if not rows:
        return []
    return [count("现场教学", rows), *_attendance(rows, ".现场教学")]


def _tags(ledger: Ledger, inside: Iterable[Activity]) -> dict[str, Statistic]:
    rows = list(inside)
    found = {t.name: [a for a in rows if t.name in a.tags] for t in ledger.catalogue.tags}
    return {name: count("标签.{tag}", tagged, tag=name) for name, tagged in found.items() if tagged}


def _tagged(ledger: Ledger, period: Period) -> dict[str, Statistic]:
    found = {}
    for name in ledger.catalogue.type_order():
        held = ledger.held(name, period)
        for tag in ledger.catalogue.tags:
            if rows := [a for a in held if tag.name in a.tags]:
                times = count("{type}.{tag}", rows, type=name, tag=tag.name)
                found[times.key] = times
    return found


def _first_topic(ledger: Ledger, period: Period) -> list[Statistic]:
    """第一议题 coverage: Party-group meetings that had one, of all."""
    meetings = ledger.held("党组会", period)
    having = [a for a in meetings if "第一议题" in a.tags]
    if not having:
        return []
    rows = refs(meetings)
    return [Statistic("第一议题覆盖率", percent(len(having), len(meetings)), rows)]


def _with_norm_or_count(
    ledger: Ledger, period: Period, reached: Period, types: Mapping[str, Statistic]
) -> list[str]:
    normed = {n.type for n in duties.active_norms(ledger, period) if duties.spans(n, reached)}
    return [
        t.name for t in ledger.catalogue.activity.types if t.name in normed or types[t.name].value
    ]


def _duty(
    name: str, ledger: Ledger, period: Period, reached: Period, times: Statistic
) -> DutyFigure:
    held = ledger.held(name, period)
    norms = [
        n
        for n in duties.active_norms(ledger, period)
        if n.type == name and not n.by_secretary and duties.spans(n, reached)
    ]
    due = gap = None
    if norms:
        most = max(duties.required(n, ledger, reached) for n in norms)
        due = Statistic("应开.{type}", most, type=name)
        gap = Statistic("缺少.{type}", max(0, most - len(held)), times.rows, type=name)
    empty = {s.span for n in norms for s in duties.shortfalls(n, ledger, reached)}
    attendance = {s.figure.key: s for s in _attendance(held, ".{type}", type=name)}
    none = None if times.value else Statistic("参加人次.{type}", 0, type=name)
    return DutyFigure(
        name,
        times,
        due,
        gap,
        tuple(sorted(empty)),
        attendance.get("参加人次.{type}", none),
        attendance.get("应到人次.{type}"),
        attendance.get("到会率.{type}"),
    )


def _calendar(
    ledger: Ledger,
    period: Period,
    reached: Period,
    types: Mapping[str, Statistic],
    sheets: SheetCounts,
) -> Iterable[CalendarCell]:
    for name in _with_norm_or_count(ledger, period, reached, types):
        for month in period.months() or [period]:
            rows = _times(name, ledger, month, sheets).rows
            held = Statistic("{type}.{month}", len(rows), rows, type=name, month=month.code)
            yield CalendarCell(name, month, held)


def _attendance(rows: Sequence[Activity], family: str = "", **members: str) -> list[Statistic]:
    """Heads present, and the rate where both 应到 and 实到 are known (and 实到 is not more)."""
    present = [a for a in rows if a.present is not None]
    if not present:
        return []
    heads = sum(a.present or 0 for a in present)
    found = [Statistic(f"参加人次{family}", heads, refs(present), **members)]
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


def _members(ledger: Ledger, period: Period) -> list[Statistic]:
    members = ledger.roster_on(period.end)
    if not members:
        return stated(ledger, "党员总数")
    formal = [m for m in members if m.formal(period.end)]
    others = [m for m in members if not m.formal(period.end)]
    groups = (("党员总数", members), ("正式党员", formal), ("预备党员", others))
    return [count(key, rows) for key, rows in groups]
