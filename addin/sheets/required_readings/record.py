"""The sheet 必学清单: what must be studied, by when, and the words that tell it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from addin.ledger.records.activity import Activity
from addin.ledger.sheet_records import row_records
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_KEYWORDS = tuple(f"关键字{n}" for n in range(1, 6))
_BETWEEN = pattern(r"[、,;/]+")
_TITLE = pattern(r"《([^》]+)》")


class RequiredReading(Struct, frozen=True):
    """A document or speech to be studied by ``due``; ``words``: one of them in a record will do."""

    row: Row
    title: str
    issued: date | None
    due: date | None
    words: tuple[str, ...]

    def studied_in(self, activity: Activity) -> bool:
        """Return whether an activity's topic or contents name it, on or after its day of issue."""
        if activity.when is None or (self.issued and activity.when.last < self.issued):
            return False
        said = folded(activity.topic + activity.content)
        return any(word in said for word in self.words)


def required_reading(row: Row, values: dict[str, Any]) -> RequiredReading:
    """Build a required reading from a row's parsed values."""
    title = values.get("文件或讲话") or ""
    typed = [w for key in _KEYWORDS for w in _BETWEEN.split(folded(values.get(key) or "")) if w]
    named = [folded(t) for t in _TITLE.findall(title)] or [folded(title)]
    issued: When | None = values.get("下发日期")
    due: When | None = values.get("要求完成日期")
    return RequiredReading(
        row=row,
        title=title,
        issued=issued.first if issued else None,
        due=due.last if due else None,
        words=tuple(typed or [n for n in named if n]),
    )


REQUIRED_READINGS = row_records("必学清单", required_reading)
