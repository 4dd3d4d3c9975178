"""All figures of a ledger for a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.statistics.activity_figures import (
    attendance_figures,
    first_topic_figures,
    lecture_figures,
    on_site_figures,
    tag_figures,
    tagged_type_figures,
)
from addin.statistics.dual_life import dual_life_figures
from addin.statistics.duty_figures import Owed
from addin.statistics.figure_table import figure, figure_table
from addin.statistics.figures import Members, UndeclaredFigure
from addin.statistics.hours import study_hours
from addin.statistics.personal_reports import report_figures
from addin.statistics.roster_figures import (
    appraisal_figures,
    birthday_figures,
    composition_figures,
    member_figures,
)
from addin.statistics.shares import share_figures
from addin.statistics.stated_figures import stated_figures
from addin.statistics.statistic import BranchDuties, CalendarCell, DutyFigure, Statistic, count
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

    ``activities``: None where the ledger keeps none. ``types`` and ``tags`` by canonical name,
    ``tagged`` by type and tag (专题学习.两化); ``duties`` are 三会一课 and every other type with a
    norm or a count; ``others`` the key figures beside (heads, attendance, hours, members);
    ``institutions`` the rest. ``figures`` is all of them in order. ``lectures``: those of the
    secretaries, where any that was due is missing. ``owed``: what was due, of the body and of its
    branches.
    """

    period: Period
    activities: Statistic | None
    types: dict[str, Statistic]
    tags: dict[str, Statistic]
    tagged: dict[str, Statistic]
    duties: tuple[DutyFigure, ...]
    calendar: tuple[CalendarCell, ...]
    others: dict[str, Statistic]
    institutions: dict[str, Statistic]
    lectures: DutyFigure | None = None
    owed: Owed | None = None

    @property
    def branches(self) -> tuple[BranchDuties, ...]:
        """What each of several branches held and owed, counted when somebody asks."""
        return self.owed.by_branch if self.owed else ()

    @property
    def figures(self) -> list[Statistic]:
        """Every figure once, in the order in which it is shown."""
        found = {
            s.key: s
            for s in [
                *filter(None, [self.activities]),
                *self.types.values(),
                *self.tags.values(),
                *self.tagged.values(),
                *self._of_duties(),
                *self.others.values(),
                *self.institutions.values(),
            ]
        }
        return list(found.values())

    @property
    def times_in_words(self) -> str:
        """How many activities there were, in words."""
        held = self.activities
        return "没有活动记录" if held is None else f"共{held.value}{held.unit}活动"

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
    owed = Owed(ledger, period, reached)
    counted = Tally(
        period=period,
        activities=count("活动总数", inside) if ledger.keeps_activities else None,
        types={name: s for name, s in types.items() if s.value},
        tags=tag_figures(ledger, inside),
        tagged=tagged_type_figures(ledger, period),
        duties=owed.figures(ledger, types),
        calendar=owed.calendar(ledger, types, lambda name, m: _times(name, ledger, m, sheets)),
        others={s.key: s for s in shown if s.figure.group in key_groups},
        institutions={s.key: s for s in shown if s.figure.group not in key_groups},
        lectures=owed.lectures,
        owed=owed,
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
    of_people = [
        *member_figures(ledger, period),
        *composition_figures(ledger, period),
        *appraisal_figures(ledger, period),
        *birthday_figures(ledger, period),
        *report_figures(ledger, period),
        *stated_figures(ledger),
        *share_figures(ledger, period),
    ]
    if not ledger.keeps_activities:
        return of_people
    return [
        *of_people,
        *attendance_figures(inside),
        *study_hours(ledger, inside),
        *first_topic_figures(ledger, period),
        *lecture_figures(ledger, reached),
        *on_site_figures(inside),
        *dual_life_figures(ledger, period),
        *topic_figures(ledger, period),
    ]
