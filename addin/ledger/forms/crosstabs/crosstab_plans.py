"""The cells of a crosstab that hold plans: those of 计划 where 实际 is apart from it."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.crosstabs.crosstab_axes import Axes
from addin.ledger.forms.crosstabs.states import DONE, PLAN, STATE
from addin.ledger.forms.form import Cell, Record
from addin.ledger.record import replace
from addin.ledger.tables.plan_sheets import PLANNED
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE
from addin.ledger.values.text import heading_key


def are_parted(axes: Axes) -> bool:
    """Return whether 计划 and 实际 are apart: a sum may be of either."""
    return any(STATE in its for its in (*axes.down.values(), *axes.across.values()))


def is_plan(axes: Axes, cell: Cell) -> bool:
    """Return whether a cell is one of 计划."""
    return _state(axes, cell)[0] == PLAN


def but_plans(
    axes: Axes, found: Mapping[Cell, list[Record]], catalogue: Catalogue
) -> dict[Cell, list[Record]]:
    """Return the records without plans of what was held; other plans have no day but theirs.

    10日 below 计划 with nothing below 完成 is no day on which something was held.
    """
    if not are_parted(axes):
        return dict(found)
    states = {cell: _state(axes, cell) for cell in found}
    done = {key for cell, (state, key) in states.items() if state == DONE and found[cell]}
    its = {}
    for cell, records in found.items():
        state, key = states[cell]
        if state != PLAN:
            its[cell] = records
        elif key not in done:
            its[cell] = [_planned(record, catalogue) for record in records]
    return its


def _state(axes: Axes, cell: Cell) -> tuple[str, tuple[str, ...]]:
    """Return which of 计划 and 实际 a cell is of, "" for neither, and its other headings."""
    roles = {**axes.down[cell[0]], **axes.across[cell[1]]}
    others = sorted(f"{name} {its.text}" for name, its in roles.items() if name != STATE)
    return roles[STATE].text if STATE in roles else "", tuple(others)


def _planned(record: Record, catalogue: Catalogue) -> Record:
    """Return a record with its day as the one for which it was planned."""
    known = catalogue.sheet(ACTIVITIES).headings
    fields = (
        replace(f, heading=PLANNED) if known.get(heading_key(f.heading)) == DATE else f
        for f in record.fields
    )
    return replace(record, fields=tuple(fields))
