"""One activity: one row of the ledger, read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from msgspec import Struct

from addin.ledger.period import Period
from addin.ledger.records.heads import AWAY, ON_LEAVE, heads
from addin.ledger.records.roster import day_of
from addin.ledger.tables.rows.data_rows import TIMES
from addin.ledger.tables.table import Row
from addin.ledger.values.activity_types.types import Types
from addin.ledger.values.dates import When
from addin.ledger.values.days.clock_times import Clock
from addin.ledger.values.names import Names
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_blank

PLANNED = "计划日期"
_HEADS = ("实到人数", *reversed(AWAY), "参加人员", "应到人数")
_SECRETARY = pattern(r"(?:本|党)?(?:支部)?书记")


class Activity(Struct, frozen=True):
    """A row that is one activity. What its cells don't say, or don't say clearly, is None.

    ``due`` and ``present`` are heads, 全体党员 already counted by the roster of that day;
    ``hours`` are 学时; ``types`` holds canonical names. ``derived``: how many came was not written,
    but who was due and who was away.
    """

    row: Row
    when: When | None
    types: Types | None
    topic: str
    content: str
    form: str
    place: str
    chair: Names | None
    lecturer: Names | None
    recorder: Names | None
    attendees: Names | None
    absent: Names | None
    due: int | None
    present: int | None
    away: int | None
    voters_due: int | None
    voters_present: int | None
    ayes: int | None
    noes: int | None
    abstentions: int | None
    hours: Decimal | None
    tags: tuple[str, ...]
    start: time | None
    end: time | None
    branch: str = ""
    entered: date | None = None
    derived: bool = False

    @property
    def heads_column(self) -> str:
        """The column that says how many came, or failing that how many were away."""
        columns = self.row.columns
        return next((c for c in _HEADS if c in columns), _HEADS[0])

    @property
    def absent_column(self) -> str:
        """The column that says who, or how many, were away."""
        row = self.row
        filled = (c for c in AWAY if c in row.columns and not is_blank(row.value(c)))
        return next(filled, ON_LEAVE)

    @property
    def type_names(self) -> tuple[str, ...]:
        """The canonical types; empty where the cell could not be read or says none of those."""
        return self.types.names if self.types else ()

    @property
    def voted(self) -> bool:
        """Whether the row records a vote."""
        return self.ayes is not None

    def within(self, period: Period) -> bool:
        """Return whether the activity counts for a period: by its first day, or its month."""
        return self.when is not None and self.when.within(period)


def activity(row: Row, values: dict[str, Any], everyone: int | None) -> Activity:
    """Build an activity from a row's parsed values.

    ``everyone``: the roster's size on the day, for cells that say 全体党员.
    """
    when: When | None = values.get("日期")
    if when is None and "日期" not in row.columns:
        when = values.get(PLANNED)
    counted = heads(values, everyone, _listed(row, values))
    from_: Clock = values.get("开始时间") or Clock()
    until: Clock = values.get("结束时间") or Clock()
    return Activity(
        row=row,
        when=when,
        types=values.get("活动类型"),
        topic=_topic(row, values.get("主题") or ""),
        content=values.get("主要内容") or "",
        form=values.get("形式") or "",
        place=values.get("地点") or "",
        chair=values.get("主持人"),
        lecturer=values.get("主讲人"),
        recorder=values.get("记录人"),
        attendees=values.get("参加人员"),
        absent=counted.absent,
        due=counted.due,
        present=counted.present,
        away=counted.away,
        voters_due=values.get("有表决权应到"),
        voters_present=values.get("有表决权实到"),
        ayes=values.get("赞成"),
        noes=values.get("反对"),
        abstentions=values.get("弃权"),
        hours=values.get("学时"),
        tags=values.get("主题标签") or (),
        start=from_.start or (when.start if when else None),
        end=until.end or until.start or from_.end or (when.end if when else None),
        branch=folded(values.get("党支部") or ""),
        entered=day_of(values.get("录入日期")),
        derived=counted.derived,
    )


def secretaries_named(activity: Activity) -> Iterator[str]:
    """Yield whom an activity's row calls the branch's secretary: 张三（书记）."""
    for people in (activity.chair, activity.lecturer, activity.attendees):
        if people is not None and people.roles:
            yield from (name for name, role in people.roles.items() if _SECRETARY.fullmatch(role))


def _listed(row: Row, values: Mapping[str, Any]) -> Names | None:
    """Return who took part, where nothing but their names tells how many; not of 张三、李四等."""
    people: Names | None = values.get("参加人员")
    elsewhere = "实到人数" in row.columns or TIMES in row.columns
    if people is None or elsewhere or row.text("参加人员").strip().endswith("等"):
        return None
    return people


def _topic(row: Row, text: str) -> str:
    """Return the topic; of a column that holds the whole content, its first sentence."""
    if row.columns.get("主题") != row.columns.get("主要内容", -1):
        return text
    return re.split(r"[。；;]", text, maxsplit=1)[0]
