"""Totals rows (合计、小计、共计12次) beside what the rows above them come to."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.records.activity import Activity
from addin.ledger.tables.rows.data_rows import DATE, TIMES, TYPE
from addin.ledger.tables.rows.discrepancy import Discrepancy, Number, cell_of, times_written
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.tables.side_by_side import Beside
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled, shown

_BLOCK_ONLY = pattern(r"小计|^本[月页季]")
_TABLE_TOTAL = pattern(r"汇总|Total", re.IGNORECASE)  # Excel's own: may be an average
_PEOPLE = pattern(rf"(?:共|共计|合计)?(\d+|{HAN_NUMBER})(?:人次|人|名)?")
_COUNTED = ("日期", "活动类型", "主题")
_SUMMED = {
    "应到人数": "due",
    "实到人数": "present",
    "赞成": "ayes",
    "反对": "noes",
    "弃权": "abstentions",
    "学时": "hours",
}


def discrepancies(
    table: Table,
    activities: Sequence[Activity],
    catalogue: Catalogue,
    alone: bool = True,
    beside: Beside | None = None,
) -> Iterator[Discrepancy]:
    """Yield the totals of a table that differ from its rows.

    ``activities``: those of the table, counted or not; ``beside``: the other parts of its page,
    which a total may include. A total may be of the rows since the last total or of all rows so
    far; 小计 is of the former, 累计 of other sheets' rows as well unless the table is ``alone``.
    What rows don't say clearly is not summed.
    """
    if not table.totals:
        return
    from addin.ledger.tables.rows import times_told  # noqa: PLC0415 - seldom needed

    last = table.header
    for row in table.totals:
        label = next(folded(shown(v)) for v in row.values if not is_unfilled(v))
        block_only = bool(_BLOCK_ONLY.search(label))
        spans = [
            span
            for part in _parts(row, activities, beside, block_only)
            for span in _spans(table, row, part, last, block_only)
        ]
        pairs = times_told.in_pairs(row, catalogue)
        spans = (not pairs and _of_what_it_names(row, spans, catalogue)) or spans
        last = row.number
        if "累计" in label and not alone:
            continue
        hidden = table.hidden if beside is None else {*table.hidden, *beside.hidden}
        if hidden:  # SUBTOTAL leaves out what is hidden
            spans += [[a for a in s if a.row.number not in hidden] for s in spans]
        yield from times_told.of_pairs(row, spans, pairs)
        if pairs:
            continue
        yield from times_told.times(row, spans, catalogue)
        yield from _under_ticks(row, spans, table.ticks)
        yield from _under_columns(row, spans, bool(_TABLE_TOTAL.match(label)), table.ticks)


def _parts(
    row: Row, own: Sequence[Activity], beside: Beside | None, block_only: bool
) -> list[Sequence[Activity]]:
    """Return what a total may be of, the likeliest first: its part of the page, or all parts.

    A part with a total of its own in the same row needs no other; the last part's may be of all.
    """
    if beside is None:
        return [own]
    whole = [*own, *beside.activities]
    if not beside.totals:
        return [whole, own]
    of_its_own = row.number in beside.totals and (block_only or not beside.ends_the_page)
    return [own] if of_its_own else [own, whole]


def _spans(
    table: Table, row: Row, found: Sequence[Activity], last: int, block_only: bool
) -> list[Sequence[Activity]]:
    """Return all rows so far, and those since the last total."""
    so_far = [a for a in found if a.row.number < row.number]
    if row.number == table.header + 1:  # written above the rows that it is of
        so_far = [a for a in found if a.row.number > row.number]
    block = [a for a in so_far if a.row.number > last] or so_far
    return [block] if block_only else [so_far, block]


def _of_what_it_names(
    row: Row, spans: Sequence[Sequence[Activity]], catalogue: Catalogue
) -> list[Sequence[Activity]]:
    """Return what a total such as 小计, 2月, 支委会 is of: its type, in its month or in all."""
    types = set(types_named(folded(row.text(TYPE)), catalogue))
    month = month_told(row.text(DATE))
    if not types and not month:
        return []
    of_type = [[a for a in span if not types or types & set(a.type_names)] for span in spans]
    of_month = [[a for a in s if a.when and a.when.first.month == month] for s in of_type]
    return [*(of_month if month else ()), *of_type]


def _under_ticks(
    row: Row, spans: Sequence[Sequence[Activity]], ticks: Mapping[int, str]
) -> Iterator[Discrepancy]:
    """Compare how often each type was ticked with what stands under its column."""
    for index, name in ticks.items():
        stated = _number(row.values[index]) if index < len(row.values) else None
        types = set(name.split("暨"))
        counted = [sum(types <= set(a.type_names) for a in span) for span in spans]
        if stated is not None and stated not in counted:
            cell = cell_of(row, index)
            yield Discrepancy(row, cell, shown(row.values[index]), name, stated, counted[0])


def _under_columns(
    row: Row,
    spans: Sequence[Sequence[Activity]],
    may_be_average: bool,
    ticks: Mapping[int, str],
) -> Iterator[Discrepancy]:
    for column, index in row.columns.items():
        if index in ticks:
            continue
        stated = _number(row.values[index]) if index < len(row.values) else None
        if stated is None:
            continue
        results = [_result(column, span) for span in spans]
        possible = [r for r in results if r is not None]
        if None in results or not possible:
            continue
        if may_be_average:
            possible += _other_functions(column, spans[0])
        if all(abs(Decimal(stated) - Decimal(r)) >= Decimal("0.005") for r in possible):
            yield Discrepancy(
                row,
                cell_of(row, index),
                row.text(column),
                column if column in _SUMMED else "次数",
                stated,
                possible[0],
            )


def _number(value: Value) -> Number | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            return None
        return int(value) if float(value).is_integer() else Decimal(str(value))
    m = _PEOPLE.fullmatch(folded(value)) if isinstance(value, str) else None
    return (int(m[1]) if m[1].isdigit() else from_han(m[1])) if m else None


def _result(column: str, span: Sequence[Activity]) -> Number | None:
    """Return what rows come to under a column; None where that is not clear."""
    if column in _COUNTED:
        return len(span)
    if column == TIMES:
        return times_written(span)
    if column not in _SUMMED:
        return None
    values = [getattr(a, _SUMMED[column]) for a in span]
    unread = any(
        v is None and not is_unfilled(a.row.value(column))
        for v, a in zip(values, span, strict=True)
    )
    return None if unread else sum((v for v in values if v is not None), start=0)


def _other_functions(column: str, span: Sequence[Activity]) -> list[Number]:
    """Return the average, the number and the most, which an Excel table may show as well."""
    found = [getattr(a, _SUMMED[column]) for a in span] if column in _SUMMED else []
    values: list[Number] = [v for v in found if v is not None]
    if not values:
        return []
    return [Decimal(sum(values)) / len(values), len(values), max(values, key=Decimal)]


def by_sheet(activities: Sequence[Activity]) -> Mapping[str, list[Activity]]:
    """Return activities by their sheet, in the order of its rows."""
    found: dict[str, list[Activity]] = {}
    for a in sorted(activities, key=lambda a: a.row.number):
        found.setdefault(a.row.sheet, []).append(a)
    return found
