"""The sheet 整改台账: a problem a row, and what is done about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from addin.ledger.records.roster import day_of
from addin.ledger.sheet_records import row_records
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.deadlines import Deadline
from addin.ledger.values.text import is_unfilled

DONE = ("已完成", "已销号")
OPEN = ("正在整改", "未完成", None)


class Rectification(Struct, frozen=True):
    """A problem found and what is done about it; ``unread``: a word for that is not understood."""

    row: Row
    source: str
    problem: str
    measure: str
    deadline: Deadline
    state: str | None
    found_on: date | None = None
    done_on: When | None = None
    unread: bool = False

    @property
    def open(self) -> bool:
        """Whether it is still to be done; 长期坚持 is neither open nor done, nor is an unread word."""
        return self.state in OPEN and not self.unread

    @property
    def done(self) -> bool:
        """Whether the sheet says that it is settled."""
        return self.state in DONE


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
        unread=values.get("完成情况") is None and not is_unfilled(row.value("完成情况")),
    )


RECTIFICATIONS = row_records(
    "整改台账", rectification, lambda its: its.found_on or day_of(its.done_on)
)
