"""The activities of a row: its day may be told by the row above, and 次数 may make it several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from addin.ledger.records.occasion import Read, without
from addin.ledger.tables.rows.data_rows import DATE, TIMES, TYPE, Row
from addin.ledger.values.dates import DateContext, When
from addin.ledger.values.days.relative_days import relative_day
from addin.ledger.values.heads.counts import parse_times
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import folded

if TYPE_CHECKING:
    from addin.ledger.records.several_occasions import SeveralOccasions


class Occasions:
    """Finds the activities of a table's rows, one row after the other."""

    def __init__(self, rows: Sequence[Row], heads_heading: str = "") -> None:
        """``heads_heading``: may tell that the numbers below it are of each time, or of all."""
        self._rows = rows
        self._heading = heads_heading
        self._above: When | None = None

    def of(
        self, row: Row, values: dict[str, Any], problems: list[CellProblem], context: DateContext
    ) -> Read:
        """Return each activity of a row; most are one, as it was read."""
        when: When | None = values.get(DATE)
        if when is None and (when := relative_day(row.value(DATE), self._above)):
            values = {**values, DATE: when}
            problems = without(problems, "date-unreadable")
        self._above = when
        if not values.get(TIMES):
            if when is None or when.first == when.last or not when.exact:
                return Read((values,), problems)
            read = self._several.told_by_row(row, values, problems, context)
        else:
            read = self._several.of_times(row, values, problems, context)
        self._above = read.values[-1][DATE]
        return read

    @cached_property
    def _several(self) -> SeveralOccasions:
        from addin.ledger.records.several_occasions import (  # noqa: PLC0415 - seldom needed
            SeveralOccasions,
        )

        return SeveralOccasions(self._heading, self._numbered)

    @cached_property
    def _numbered(self) -> bool:
        """Whether 次数 only numbers the rows, or those of each type: 1, 2, 3."""
        by_type: dict[str, list[int | None]] = defaultdict(list)
        for row in self._rows:
            number = parse_times(row.value(TIMES)).value
            by_type[""].append(number)
            by_type[folded(row.text(TYPE)) or "?"].append(number)
        return any(
            len(found) > 1 and found == list(range(1, len(found) + 1)) for found in by_type.values()
        )
