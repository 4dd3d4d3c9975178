"""A ledger as of a day: which time it covers, and which span of it the day is in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from addin.ledger import period as periods
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, chinese_date
from addin.ledger.values.calendar_arithmetic import months_after
from addin.statistics.unclear import Doubts

MONTHS_AFTER = 3
"""For how many months after its period what a ledger leaves open is taken to be open."""
_DAY = timedelta(days=1)
_FEW = 2  # rows after that, of which one may be a slip of the pen


class Outlook(Struct, frozen=True, dict=True):
    """A ledger kept for a period, and the day as of which it is looked at.

    What was held or done later than that day is not yet held or done.
    """

    ledger: Ledger
    period: Period
    day: date

    @property
    def year(self) -> Period:
        """The calendar year of the day."""
        return periods.year(self.day.year)

    def span(self, unit: str) -> Period:
        """Return the month, quarter, half-year or year (月、季度、半年、年) that the day is in."""
        return next(s for s in self.year.spans(unit) if self.day in s)

    def so_far(self, span: Period) -> Period:
        """Return the part of a span that is over on the day."""
        return Period(span.start, min(span.end, self.day))

    def unknown(self, span: Period) -> str:
        """Return why it is not known what was held in a span so far; empty where it is.

        The ledger is kept from the span's first day to its last, or to the day: in its period, or
        with activities in each month outside. The month after its period is not begun as a rule.
        """
        if span.start < self.period.start and not self._kept(span.start, self.period.start - _DAY):
            return f"台账从{chinese_date(self.period.start)}记起"
        after = self.period.end + _DAY
        is_over = span.end < self.day
        last = span.end if is_over else periods.month(after.year, after.month).end
        if is_over and last > self.period.end and not self._kept(after, last):
            return self._ended
        return self._ended if not is_over and self.day > last and not self._goes_on else ""

    def _kept(self, first: date, last: date) -> bool:
        """Return whether each month from one day to another has activities."""
        return all(self.ledger.within(m) for m in Period(first, last).months())

    @property
    def _ended(self) -> str:
        return f"台账的报告期到{chinese_date(self.period.end)}为止"

    @property
    def _goes_on(self) -> bool:
        """Whether there are activities of late, after the ledger's period."""
        first = max(self.period.end + _DAY, months_after(self.day, -MONTHS_AFTER))
        return first <= self.day and len(self.ledger.within(Period(first, self.day))) >= _FEW

    @cached_property
    def beyond(self) -> str:
        """Why nothing is known as of the day: it is before the ledger's period or long after it.

        Empty where the ledger speaks of it.
        """
        if self.day < self.period.start:
            return self.unknown(self.span("月"))
        is_late = self.day > months_after(self.period.end, MONTHS_AFTER)
        return self._ended if is_late and not self._goes_on else ""

    def doubts(self, span: Period) -> Doubts:
        """Return what may be an activity that seems to be missing in a span.

        The ledger's period is what the years of rows are held against, and no more than the span.
        """
        first, last = min(self.period.start, span.start), max(self.period.end, span.end)
        return self._doubts.setdefault((first, last), Doubts(self.ledger, Period(first, last)))

    @cached_property
    def _doubts(self) -> dict[tuple[date, date], Doubts]:
        return {}
