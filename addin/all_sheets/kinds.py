"""Every kind of sheet beside 活动台账, with what is read from it and what it is counted by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.sheet_records import Records
from addin.sheets.admissions.figures import admission_figures
from addin.sheets.admissions.record import ADMISSIONS
from addin.sheets.commitments.figures import commitment_figures
from addin.sheets.commitments.record import COMMITMENTS
from addin.sheets.dues.figures import dues_figures
from addin.sheets.dues.record import DUES
from addin.sheets.rectifications.figures import rectification_figures
from addin.sheets.rectifications.record import RECTIFICATIONS
from addin.sheets.required_readings.figures import reading_figures
from addin.sheets.required_readings.record import REQUIRED_READINGS
from addin.sheets.talks.figures import TYPE as TALK
from addin.sheets.talks.figures import talk_count, talk_kind_figures
from addin.sheets.talks.record import TALKS
from addin.sheets.training.figures import course_figures
from addin.sheets.training.record import COURSES
from addin.sheets.venues.figures import venue_figures
from addin.sheets.venues.record import VENUES
from addin.statistics.statistic import Statistic
from addin.statistics.tally import TypeCount


@dataclass(frozen=True)
class Kind:
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
)
