"""What a contents page or a table of counts states, held against the rows that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from addin.checks.duplicates import listed_twice
from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case
from addin.ledger.forms.sheet_reading import Stated
from addin.ledger.records.activity import Activity
from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.ledger.tables.sheet_names import bare
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.text import folded


def wrong_counts(case: Case) -> Iterator[Hit]:
    """Yield the counts that no way to count the rows comes to; none where a sheet is not read."""
    ledger, years = case.ledger, set(case.period.years_touched())
    if ledger.not_understood or ledger.too_large or ledger.untyped:
        return
    for reading in ledger.reading:
        for stated in reading.stated:
            if stated.year is not None and stated.year not in years:
                continue
            possible = _possible(case, stated)
            if possible and not min(possible) <= stated.number <= max(possible):
                args: dict[str, object] = {
                    "what": stated.name,
                    "stated": stated.number,
                    "counted": possible[0],
                }
                yield Hit(reading.sheet, stated.cell, str(stated.number), args)


def _possible(case: Case, stated: Stated) -> list[int]:
    """Return what the rows of a type, or of a sheet, come to, counted in each way that may be
    meant; the likeliest first. None where nothing of it is read."""
    catalogue = case.ledger.catalogue
    named = folded(stated.name)
    types = set(types_named(bare(stated.name), catalogue) or types_named(named, catalogue))
    sheets = {
        t.sheet
        for t in case.ledger.tables
        if t.kind.name == ACTIVITIES and bare(t.sheet) == bare(stated.name)
    }
    of_type = _counted(case, lambda a: not types.isdisjoint(a.type_names)) if types else []
    of_sheet = _counted(case, lambda a: a.row.sheet in sheets) if sheets else []
    found = [*of_type, *of_sheet]
    return found if any(found) else []


def _counted(case: Case, of_it: Callable[[Activity], bool]) -> list[int]:
    """Count activities without rows entered twice, with them, in the period alone, and with what
    was planned, is repeated on another sheet, or is of a type that was not read."""
    twice = {id(later) for _, later, _ in listed_twice(case)}
    its = [a for a in case.activities if of_it(a)]
    inside = [a for a in its if a.within(case.period)]
    again = sum(of_it(r.again) for r in case.repeats)
    others = (*case.ledger.called_off, *case.ledger.unclear)
    more = sum(of_it(n.activity) for n in others) + sum(a.types is None for a in case.activities)
    once = [sum(id(a) not in twice for a in found) for found in (its, inside)]
    return [once[0], once[1], len(its), len(inside), len(its) + again + more]
