"""The sheet 发展党员: one person's way into the Party, a row a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from addin.ledger.records.roster import Person, day_of
from addin.ledger.sheet_records import row_records
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.names import Names
from addin.ledger.values.text import folded, is_unfilled

STAGES = ("申请人", "积极分子", "发展对象", "预备党员", "正式党员")
STEPS = (
    "申请书日期",
    "谈话日期",
    "确定积极分子日期",
    "确定发展对象日期",
    "政审日期",
    "培训起止",
    "预审日期",
    "支部大会日期",
    "党委审批日期",
    "入党宣誓日期",
    "转正申请日期",
    "转正大会日期",
    "转正审批日期",
)
"""The columns of the steps, in the order in which they are taken."""

NEEDED = {
    "申请人": ("申请书日期",),
    "积极分子": ("谈话日期", "确定积极分子日期"),
    "发展对象": ("确定发展对象日期",),
    "预备党员": ("政审日期", "培训起止", "支部大会日期", "党委审批日期"),
    "正式党员": ("转正申请日期", "转正大会日期", "转正审批日期"),
}
"""What each stage adds to what must be on file."""


BEGUN_BY = {
    "申请人": "申请书日期",
    "积极分子": "确定积极分子日期",
    "发展对象": "确定发展对象日期",
    "预备党员": "支部大会日期",
    "正式党员": "转正大会日期",
}
"""The step with which each stage begins."""
_NOT_CONFIRMED = {"延长": "预备党员", "取消": None}


class Admission(Struct, frozen=True):
    """A row of 发展党员. ``whens`` holds every date by its column, spans with both ends.

    ``stage``: the one that the row or the sheet states. ``checks``: the half-yearly examinations
    (考察), in the order written.
    """

    row: Row
    name: str
    stage: str | None
    born: date | None
    whens: Mapping[str, When]
    checks: tuple[date, ...]
    contacts: Names | None
    sponsors: Names | None
    vetting: str
    training_hours: Decimal | None
    outcome: str | None
    extension: int | None

    def day(self, column: str) -> date | None:
        """Return the day a step was taken (began), None where it is not sure to the day."""
        return day_of(self.whens.get(column))

    def stage_on(self, day: date) -> str | None:
        """Return the stage: as stated in a column of its own, else the last begun by a day.

        A stated one that began later is of another day. None where a step is written that cannot
        be read.
        """
        begin = self.day(BEGUN_BY.get(self.stage or "", ""))
        if "当前阶段" in self.row.columns and not (begin and begin > day):
            return self.stage
        if any(_is_unread(self.row, step, self.whens) for step in BEGUN_BY.values()):
            return None
        begun = [stage for stage, step in BEGUN_BY.items() if self._begun(step, day)]
        if begun[-1:] == ["正式党员"] and self.outcome in _NOT_CONFIRMED:
            return _NOT_CONFIRMED[self.outcome]
        stated = None if "当前阶段" in self.row.columns else self.stage
        return begun[-1] if begun else stated

    def _begun(self, step: str, day: date) -> bool:
        when = self.whens.get(step)
        return when is not None and when.first <= day

    def span(self, column: str) -> tuple[date, date] | None:
        """Return the first and last day of a step that takes days."""
        when = self.whens.get(column)
        return (when.first, when.last) if when and when.exact else None


def _is_unread(row: Row, step: str, whens: Mapping[str, When]) -> bool:
    return step in row.columns and step not in whens and not is_unfilled(row.value(step))


def admission(row: Row, values: dict[str, Any]) -> Admission:
    """Build a person's file from a row's parsed values."""
    person: Person | None = values.get("姓名")
    born: When | None = values.get("出生日期")
    checks: tuple[When, ...] = values.get("考察日期列表") or ()
    return Admission(
        row=row,
        name=person.name if person else "",
        stage=values.get("当前阶段") or _stage_of_sheet(row),
        born=born.first if born else None,
        whens={key: v for key, v in values.items() if isinstance(v, When)},
        checks=tuple(sorted(w.first for w in checks)),
        contacts=values.get("培养联系人"),
        sponsors=values.get("入党介绍人"),
        vetting=values.get("政审结论") or "",
        training_hours=values.get("培训学时"),
        outcome=values.get("转正结果"),
        extension=values.get("延长月数"),
    )


def _stage_of_sheet(row: Row) -> str | None:
    """Return the only stage that a sheet's name speaks of: 入党积极分子名册."""
    name = folded(row.sheet)
    told = [stage for stage in STAGES if stage in name]
    if "申请" in name and not told:
        told = ["申请人"]
    return told[0] if len(told) == 1 and "当前阶段" not in row.columns else None


def _last_step(its: Admission) -> date | None:
    return max((w.first for step in STEPS if (w := its.whens.get(step))), default=None)


ADMISSIONS = row_records("发展党员", admission, _last_step)
