"""What the months of a calendar are said to come to: 党内5次, 本月共4次, 本月：支委会1次."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.calendars.week_heads import titles_month
from addin.ledger.forms.form import Cell, Record, Sum
from addin.ledger.forms.texts.activity_text import REMARK
from addin.ledger.grid import Grid
from addin.ledger.tables.rows.counted_types import counts_types
from addin.ledger.tables.rows.data_rows import DATE, TYPE
from addin.ledger.values.activity_types.types import parse_types, types_named
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, standing

_MOST_ABOVE = 4
_PARTY = r"(?:党内|党建|党务|党支部|支部|组织生活|三会一课)"
_MONTH = r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[本当全]月|月度)"
_SAID = (
    r"(?:活动|会议|次数|合计|小计|总计|共计|实际|开展|召开|举行|举办|组织|完成|记录|各类|各项"
    r"|共|计|有)*"
)
_SUM = pattern(
    rf"\(?(?P<month>{_MONTH})?[(:]?(?P<party>{_PARTY})?{_SAID}(?P<again>{_PARTY})?{_SAID}"
    rf":?(?P<n>\d{{1,2}}|{HAN_NUMBER})(?:场次|次|场)\)?[。!]?"
)
_OF_MONTH = pattern(rf"\s*{_MONTH}")
_LABEL = pattern(rf"{_MONTH}{_SAID}:?")
_OF_TYPE = pattern(rf"(.{{2,8}}?)(?:共|计|开展|召开)?(\d{{1,2}}|{HAN_NUMBER})(?:场次|次|场)")
_BETWEEN = pattern(r"[,;、。]")
_CLASS = "三会一课"


class Month(Struct, frozen=True):
    """The rows of a calendar from its title on, what was held in it, and what else is written."""

    head: int
    rows: range
    columns: Collection[int]
    records: Sequence[Record]
    others: int


def rows_with_title(grid: Grid, heads: Sequence[int]) -> list[range]:
    """Return the rows of each calendar, from the title above its head to that of the next."""
    tops = [_title(grid, head) for head in heads]
    return [range(a, b) for a, b in zip(tops, [*tops[1:], len(grid.rows)], strict=True)]


def tells_of_month(text: str) -> bool:
    """Return whether a text counts, or tells, what was held in a month, and is no entry."""
    return _SUM.fullmatch(folded(text)) is not None or _OF_MONTH.match(text) is not None


def _title(grid: Grid, head: int) -> int:
    for r in range(head - 1, max(-1, head - 1 - _MOST_ABOVE), -1):
        if any(titles_month(v) for _, v in standing(grid.rows[r])):
            return r
    return head


def sums_of_months(grid: Grid, months: Sequence[Month], catalogue: Catalogue) -> Iterator[Sum]:
    """Yield the sums that stand in the titles of the months of a calendar, beside and below them.

    A line below a single one that names types is compared elsewhere, as those of other forms are.
    """
    used = {f.cell for month in months for record in month.records for f in record.fields}
    for month in months:
        for cell, text in _texts(grid, month):
            if cell not in used and (len(months) > 1 or not counts_types(text, catalogue)):
                yield from _sums(cell, folded(text), month, catalogue)


def _texts(grid: Grid, month: Month) -> Iterator[tuple[Cell, str]]:
    """Yield the texts in the title, those that name the month beside the days, and lines of one.

    1次 beside a week is of the week.
    """
    for r in month.rows:
        texts = standing(grid.rows[r])
        for c, value in texts:
            beside = c not in month.columns or len(texts) == 1
            if isinstance(value, str) and (r <= month.head or (beside and _OF_MONTH.match(value))):
                yield (r, c), value


def _sums(cell: Cell, text: str, month: Month, catalogue: Catalogue) -> Iterator[Sum]:
    if m := _SUM.fullmatch(text):
        party = m["party"] or m["again"] or ""
        names = _of_class(catalogue) if party == _CLASS else None
        counted = _counted(month, names, catalogue)
        more = (counted[0] + month.others,) if not party and month.others else ()
        yield Sum(cell, _figure(m["n"]), (*counted, *more))
        return
    label = _LABEL.match(text)
    for name, stated in _by_type(text[label.end() :], catalogue) if label else ():
        yield Sum(cell, stated, _counted(month, {name}, catalogue))


def _by_type(text: str, catalogue: Catalogue) -> list[tuple[str, int]]:
    """Return how often a text says that each type was held; nothing where it says more."""
    found = []
    for piece in filter(None, _BETWEEN.split(text)):
        m = _OF_TYPE.fullmatch(piece)
        names = types_named(m[1], catalogue) if m else ()
        if m is None or len(names) != 1:
            return []
        found.append((names[0], _figure(m[2])))
    return found


def _of_class(catalogue: Catalogue) -> set[str]:
    return {t.name for t in catalogue.activity.types if t.group == _CLASS}


def _counted(month: Month, names: set[str] | None, catalogue: Catalogue) -> tuple[int, ...]:
    """Return how many records there are of some types, with those not read for sure, or without.

    First what they come to with those, but without what was called off.
    """
    sure = unsure = off = 0
    for record in month.records:
        said = {f.heading: f.value for f in record.fields}
        read = parse_types(said.get(TYPE), catalogue).value
        its = read.names if read else ()
        if its and names is not None and not names & set(its):
            continue
        known = bool(its) and _is_dated(record)
        off += REMARK in said
        sure += known and REMARK not in said
        unsure += not known and REMARK not in said
    return tuple(dict.fromkeys((sure + unsure, *range(sure, sure + unsure + off + 1))))


def _is_dated(record: Record) -> bool:
    value = next((f.value for f in record.fields if f.heading == DATE), None)
    return parse_when(value, DateContext(record.year or 2000, month=record.month)).value is not None


def _figure(text: str) -> int:
    return int(text) if text.isdecimal() else from_han(text) or 0
