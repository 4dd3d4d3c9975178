"""How often each type, or each sheet, says that it was held: a contents page, a table of counts."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.forms.sheet_reading import Stated
from addin.ledger.grid import Grid, Value, a1
from addin.ledger.period import period_in_title
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, shown, standing

_HOW_OFTEN = pattern(
    r"(?:实际|实|已|共|累计|全年|本年|年度|本期|完成|召开|开展|举行|组织|登记|活动|会议|记录|开|台账)*"
    r"(?:次数|场次|场数|条数|份数|篇数|记录数|数量|件数)(?:\(.\))?|合计|总计|全年|共计|累计"
)
_NUMBER = pattern(r"(\d{1,3})[次场条份篇件]?")
_OF_ELSE = pattern(
    r"计划|要求|任务|应开|标准|考核|指标|上年|去年|下年|明年|预计|打分|得分|人次|人数|姓名|学时|党费|[金数]额"
    r"|[考出缺]勤|签到|[出参]席|[到参]会"
)
_OF_TIME = pattern(r".*(?:月份?|季度?|半年|次数|场次|序号?)|[\d.、]+|")
_MOST_ROWS = 100
_MOST_TITLES = 5


def stated_counts(grid: Grid) -> tuple[Stated, ...]:
    """Return the counts that a sheet states, each with the text that it is of.

    They stand under 次数, or beside it in a row. A plan's counts are none.
    """
    near = [standing(row) for row in grid.rows[:_MOST_TITLES]]
    titles = [shown(texts[0][1]) for texts in near if len(texts) == 1]
    said = (shown(v) for texts in near for _, v in texts)
    if any(_OF_ELSE.search(text) for text in (grid.sheet, *said)):
        return ()
    span = next(filter(None, map(period_in_title, (*titles, grid.sheet))), None)
    year = span.start.year if span else None
    found: dict[tuple[int, int], tuple[str, int]] = {}
    for r in range(min(len(grid.rows), _MOST_ROWS)):
        for c, value in standing(grid.rows[r]):
            if isinstance(value, str) and _HOW_OFTEN.fullmatch(heading_key(value)):
                found |= dict((*_below(grid, r, c), *_beside(grid, r, c)))
    return tuple(Stated(a1(*cell), name, number, year) for cell, (name, number) in found.items())


_Found = tuple[tuple[int, int], tuple[str, int]]


def _below(grid: Grid, row: int, column: int) -> Iterator[_Found]:
    """Yield the numbers under a heading, each with the text on its left."""
    for r in range(row + 1, min(len(grid.rows), row + _MOST_ROWS)):
        number = _number(grid.value(r, column))
        texts = [v for c, v in standing(grid.rows[r]) if c < column and _is_name(v)]
        if number is not None and texts:
            yield (r, column), (shown(texts[-1]), number)


def _beside(grid: Grid, row: int, column: int) -> Iterator[_Found]:
    """Yield the numbers on the right of a label, each with the text above it.

    A sum is one of months or quarters: not of people, who each came so many times.
    """
    for c, value in standing(grid.rows[row]):
        number = _number(value) if c > column else None
        named = next((r for r in range(row - 1, -1, -1) if _is_name(grid.value(r, c))), None)
        if number is None or named is None:
            continue
        summed = (folded(shown(grid.value(r, column))) for r in range(named + 1, row))
        if all(_OF_TIME.fullmatch(text) for text in summed):
            yield (row, c), (shown(grid.value(named, c)), number)


def _is_name(value: Value) -> bool:
    return isinstance(value, str) and bool(value.strip()) and _number(value) is None


def _number(value: Value) -> int | None:
    if isinstance(value, float):
        return int(value) if value.is_integer() and 0 <= value < 1000 else None
    m = _NUMBER.fullmatch(folded(value)) if isinstance(value, str) else None
    return int(m[1]) if m else None
