"""What was promised and what is to be put right: 承诺事项 and 整改台账."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from addin.ledger.catalogue import Catalogue
from addin.ledger.records.roster import day_of
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.deadlines import Deadline
from addin.ledger.values.text import folded

DONE = ("已完成", "已销号")
OPEN = ("正在整改", "未完成", None)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise made in a report, such as 每月至少召开1次支委会.

    ``type`` is the canonical activity type it is about, None when it is about something else.
    """

    row: Row
    text: str
    type: str | None
    times: int | None
    per: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Rectification:
    """A problem found and what is done about it."""

    row: Row
    source: str
    problem: str
    measure: str
    deadline: Deadline
    state: str | None
    found_on: date | None = None
    done_on: When | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done; 长期坚持 is neither open nor done."""
        return self.state in OPEN

    @property
    def done(self) -> bool:
        """Whether the sheet says that it is settled."""
        return self.state in DONE


def commitment(row: Row, values: dict[str, Any], catalogue: Catalogue) -> Commitment:
    """Build a commitment from a row's parsed values."""
    return Commitment(
        row=row,
        text=values.get("原文") or "",
        type=catalogue.type_names.get(folded(values.get("事项类型") or "")),
        times=values.get("频次"),
        per=values.get("单位"),
        start=day_of(values.get("期间起")),
        end=day_of(values.get("期间止")),
    )


def rectification(row: Row, values: dict[str, Any]) -> Rectification:
    """Build a rectification from a row's parsed values."""
    return Rectification(
        row=row,
        source=values.get("来源") or "",
        problem=values.get("问题") or "",
        measure=values.get("整改措施") or "",
        deadline=values.get("整改时限") or Deadline(),
        state=values.get("完成情况"),
        found_on=day_of(values.get("发现日期")),
        done_on=values.get("完成日期"),
    )
