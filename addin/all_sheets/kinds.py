"""Every kind of sheet beside 活动台账: what is read from it, its figures, and the rules of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from addin.checks import (
    attendance,
    branch,
    branch_life,
    branch_names,
    cadres,
    cell_values,
    date_conflicts,
    duplicates,
    duties,
    member_categories,
    member_state,
    not_held,
    people,
    period,
    roster,
    row_values,
    rows_outside,
    sheets_read,
    votes,
    whole_sheets,
)
from addin.checks.ledger_rule import Rule
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.sheet_records import Records
from addin.sheets.admissions import decision_rules, notice_rules, step_rules
from addin.sheets.admissions.figures import admission_figures
from addin.sheets.admissions.record import ADMISSIONS
from addin.sheets.commitments import rules as commitments
from addin.sheets.commitments.figures import commitment_figures
from addin.sheets.commitments.record import COMMITMENTS
from addin.sheets.dues import amount_rules, payment_rules
from addin.sheets.dues.figures import dues_figures
from addin.sheets.dues.record import DUES
from addin.sheets.rectifications import rules as rectifications
from addin.sheets.rectifications.figures import rectification_figures
from addin.sheets.rectifications.record import RECTIFICATIONS
from addin.sheets.required_readings import rules as required_readings
from addin.sheets.required_readings.figures import reading_figures
from addin.sheets.required_readings.record import REQUIRED_READINGS
from addin.sheets.talks import rules as talks
from addin.sheets.talks.figures import TYPE as TALK
from addin.sheets.talks.figures import talk_count, talk_kind_figures
from addin.sheets.talks.record import TALKS
from addin.sheets.training import course_rules, hour_rules
from addin.sheets.training.figures import course_figures
from addin.sheets.training.record import COURSES
from addin.sheets.venues import rules as venues
from addin.sheets.venues.figures import venue_figures
from addin.sheets.venues.record import VENUES
from addin.sheets.volunteering import rules as volunteering
from addin.sheets.volunteering.figures import volunteering_figures
from addin.sheets.volunteering.record import SERVICES
from addin.statistics.statistic import Statistic
from addin.statistics.tally import TypeCount


class Kind(Struct, frozen=True):
    """A kind of sheet: its records, and the figures made of them for a period.

    ``until_reached``: the figures are of the part of the period that is over. ``counts``: the type
    of activity that its records count in place of the rows of 活动台账, where there are any.
    """

    records: Records[Any]
    figures: Callable[[Ledger, Period], Iterable[Statistic]]
    until_reached: bool = False
    counts: Mapping[str, TypeCount] = field(default_factory=dict)


KINDS = (
    Kind(ADMISSIONS, admission_figures),
    Kind(COURSES, course_figures),
    Kind(TALKS, talk_kind_figures, counts={TALK: talk_count}),
    Kind(VENUES, venue_figures),
    Kind(REQUIRED_READINGS, reading_figures),
    Kind(DUES, dues_figures),
    Kind(COMMITMENTS, commitment_figures, until_reached=True),
    Kind(RECTIFICATIONS, rectification_figures),
    Kind(SERVICES, volunteering_figures),
)

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "逐格": (*cell_values.RULES, *date_conflicts.RULES),
    "逐行": row_values.RULES,
    "开没开": not_held.RULES,
    "工作表": (*whole_sheets.RULES, *sheets_read.RULES),
    "出席": attendance.RULES,
    "表决": votes.RULES,
    "名册": (
        *roster.RULES,
        *member_categories.RULES,
        *people.RULES,
        *branch.RULES,
        *branch_names.RULES,
        *member_state.RULES,
    ),
    "重复": duplicates.RULES,
    "报告期": (*period.RULES, *rows_outside.RULES),
    "频次": (*duties.RULES, *hour_rules.RULES, *commitments.RULES),
    "发展党员": (*step_rules.RULES, *decision_rules.RULES, *notice_rules.RULES),
    "教育管理": (*course_rules.RULES, *talks.RULES, *branch_life.RULES, *cadres.RULES),
    "整改和清单": (*rectifications.RULES, *required_readings.RULES, *venues.RULES),
    "志愿服务": volunteering.RULES,
    "党费": (*amount_rules.RULES, *payment_rules.RULES),
}
"""The rules of a ledger by family, in the order in which they are listed."""
