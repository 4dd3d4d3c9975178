"""Two columns of days, 日期 beside 会议时间, that name different days: which is the meeting's."""

from __future__ import annotations

from datetime import date

from addin.ledger.grid import Grid
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import is_unfilled

_LOOKED_AT = 40  # rows below a heading
_ANY_YEAR = DateContext(2000)
_OF_MEETING = pattern(r"会议|活动|召开|开展|举行|举办|组织|学习|[授上讲]课|党课|实际")
_OF_ENTRY = pattern(r"录入|补录|登记|填写|填报|填表|上报|上传|报送|归档|整理")


def name_other_days(grid: Grid, header: int, one: int, other: int) -> bool:
    """Return whether two columns name different days in some row below a heading."""
    for row in range(header + 1, min(header + 1 + _LOOKED_AT, len(grid.rows))):
        days = _day(grid, row, one), _day(grid, row, other)
        if None not in days and days[0] != days[1]:
            return True
    return False


def of_the_meeting(headings: tuple[str, str]) -> int | None:
    """Return which of two headings, 0 or 1, says that its days are the meeting's; None if neither.

    A day of entry is none; a bare 日期 beside 会议时间 is most likely one.
    """
    said = [_OF_MEETING.search(h) is not None and not _OF_ENTRY.search(h) for h in headings]
    entered = [_OF_ENTRY.search(h) is not None for h in headings]
    if said[0] != said[1]:
        return said.index(True)
    return entered.index(False) if entered[0] != entered[1] else None


def _day(grid: Grid, row: int, column: int) -> date | None:
    value = grid.value(row, column)
    when = None if is_unfilled(value) else parse_when(value, _ANY_YEAR).value
    return when.first if when and when.exact else None
