"""The axes of a crosstab: which rows and columns are headings, and what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import owners
from addin.ledger.forms.crosstabs.states import (
    STATE,
    only_states,
    state_of,
    with_states,
    with_states_below,
)
from addin.ledger.forms.form import Cell
from addin.ledger.forms.roles import Role, role
from addin.ledger.forms.texts.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.headings.month_headings import heading_text
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE
from addin.ledger.values.activity_types.uncounted_types import is_slip
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, shown, standing

_LEAST_ON_AXIS = 2
_MOST_HEADER_ROWS = 3
_LEAST_FIELDS = 2
_LEAST_MONTHS = 3
_LEAST_DAYS = 3
_LONGEST_TYPE = 12
_LAST_DAY = 31
_DAY_OF_MONTH = pattern(r"(\d{1,2})[日号]?")
_HEADS = {"人数": "参加人数"}
_AXES = ("month", "quarter", "type", "branch", "group", STATE)

Roles = dict[str, Role]
"""What the headings of a cell say, by the name of the role."""


def day_of_month(value: Value) -> int | None:
    """Return the day that a heading such as 5 or 5日 is, whatever the month."""
    m = _DAY_OF_MONTH.fullmatch(folded(shown(value)))
    return int(m[1]) if m and 1 <= int(m[1]) <= _LAST_DAY else None


class Axes(Struct, frozen=True):
    """Where the headings of a crosstab are: its rows, the columns of its row headings, the roles
    by column and by row.

    ``fields``: the headings of a list, 时间, 议题, 人数, below each heading of the axis; then a row
    of them is one record. ``days``: the cells of the days that head rows, in place of months.
    """

    top: int
    bottom: int
    left: int
    across: Mapping[int, Roles]
    down: Mapping[int, Roles]
    fields: Mapping[int, str]
    days: Mapping[int, Cell]


def axes_at(grid: Grid, top: int, catalogue: Catalogue) -> Axes | None:
    """Return the axes whose column headings begin in a row; None where it heads no crosstab."""
    headings = _Headings(grid, catalogue, owners(grid))
    across = headings.of_row(top)
    if len(across) < _LEAST_ON_AXIS:
        return None
    bottom = top
    while bottom + 1 < min(len(grid.rows), top + _MOST_HEADER_ROWS):
        lower = headings.of_row(bottom + 1)
        if len(lower) < len(across) or not _adds(across, lower):
            break
        across = with_states({c: {**across.get(c, {}), **its} for c, its in lower.items()})
        bottom += 1
    if fields := headings.fields(bottom + 1, across):
        bottom += 1
    left = min(across)
    rows = range(bottom + 1, headings.again(bottom + 1, across))
    down = with_states_below({r: found for r in rows if (found := headings.left_of(r, left))})
    if _cross(across, down):
        return Axes(top, bottom, left, across, down, fields, {})
    names = _names(across.values())
    days = headings.days_left(rows, left, names == {"month"}) if len(names) == 1 else {}
    if len(days) < _LEAST_DAYS or not names <= {"month", "type"}:
        return None
    return Axes(top, bottom, left, across, {r: down.get(r, {}) for r in days}, {}, days)


def _cross(across: Mapping[int, Roles], down: Mapping[int, Roles]) -> bool:
    """Return whether the headings of both sides are of different things, and of activities."""
    names, others = _names(across.values()) - {STATE}, _names(down.values()) - {STATE}
    enough = len(down) >= _LEAST_ON_AXIS - 1
    enough = enough and bool(names and others)
    return enough and not names & others and bool((names | others) & {"month", "type", "quarter"})


def _names(roles: Iterable[Roles]) -> set[str]:
    return {name for its in roles for name in its}


def _adds(upper: Mapping[int, Roles], lower: Mapping[int, Roles]) -> bool:
    """Return whether a second row of headings has roles that the first does not have."""
    above = _names(upper.values())
    return all(not set(its) <= above for its in lower.values())


class _Headings(Struct, frozen=True):
    """The headings of a grid; ``under``: for a cell under a merged range the one with its value."""

    grid: Grid
    catalogue: Catalogue
    under: Mapping[Cell, Cell]

    def of_row(self, row: int) -> dict[int, Roles]:
        """Return the roles that a row of headings gives to the columns below it."""
        merged = (m.right + 1 for m in self.grid.merges if m.top <= row <= m.bottom)
        columns = range(1, max([len(self.grid.rows[row]), *merged]))
        found = {c: self._role(row, c) for c in columns if self._is_of_its_own(row, c)}
        if any("type" in its for its in found.values()):  # among types a slip is of one
            found |= {c: self._slip(row, c) for c, its in found.items() if not its}
        named = only_states({c: its for c, its in found.items() if its})
        return named or self._numbered_months(row)

    def _numbered_months(self, row: int) -> dict[int, Roles]:
        """Return the months of a row such as 月份 | 1 | 2 | 3."""
        texts = standing(self.grid.rows[row])
        numbers = [v for _, v in texts[1:]]
        if len(numbers) < _LEAST_MONTHS or "月" not in shown(texts[0][1]):
            return {}
        if numbers[:12] != [float(n + 1) for n in range(min(12, len(numbers)))]:
            return {}
        return {
            c: {"month": Role("month", f"{n}月", n, None, f"{n}月")}
            for n, (c, _) in enumerate(texts[1:13], 1)
        }

    def left_of(self, row: int, left: int) -> Roles:
        """Return the roles that the headings left in a row give to it."""
        found: Roles = {}
        for c in range(left):
            for name, its in self._role(row, c).items():
                found.setdefault(name, its)
        slips = [self._slip(row, c) for c in range(left)] if "type" not in found else []
        return found | next(filter(None, slips), {})

    def days_left(self, rows: Iterable[int], left: int, of_months: bool) -> dict[int, Cell]:
        """Return the cells of the days that head rows; below months those of any month, 5日."""
        found: dict[int, Cell] = {}
        for r in rows:
            cells = [self.under.get((r, c), (r, c)) for c in range(left)]
            values = [(self.grid.value(*cell), cell) for cell in cells]
            heads = [cell for v, cell in values if (day_of_month(v) if of_months else is_day(v))]
            if heads:
                found[r] = heads[-1]
        return found

    def fields(self, row: int, across: Mapping[int, Roles]) -> dict[int, str]:
        """Return the headings of a list in a row below the axis, 时间, 议题, 人数: most known."""
        known = self.catalogue.sheet(ACTIVITIES).headings
        texts = {c: t for c in across if (t := heading_text(self.grid.value(row, c)))}
        keys = [known[key] for t in texts.values() if (key := heading_key(t)) in known]
        if DATE not in keys or len(set(keys)) < _LEAST_FIELDS or len(keys) * 2 < len(texts):
            return {}
        return {c: _HEADS.get(heading_key(t), t) for c, t in texts.items()}

    def again(self, first: int, across: Mapping[int, Roles]) -> int:
        """Return the row in which headings like those of a table come again, else the last."""
        names = _names(across.values())
        for r in range(first, len(self.grid.rows)):
            its = self.of_row(r)
            if len(its) >= _LEAST_ON_AXIS and _names(its.values()) <= names:
                return r
        return len(self.grid.rows)

    def _is_of_its_own(self, row: int, column: int) -> bool:
        """Return whether a cell is none under a title that is merged over the row headings too."""
        return self.under.get((row, column), (row, column))[1] > 0

    def _role(self, row: int, column: int) -> Roles:
        cell = self.under.get((row, column), (row, column))
        value = self.grid.value(*cell)
        its = role(value, self.catalogue) or state_of(folded(heading_text(value)))
        return {its.name: its} if its is not None and its.name in _AXES else {}

    def _slip(self, row: int, column: int) -> Roles:
        """Return the role of a heading that is nearly the name of a type: 主提党日.

        Its records are asked about, and not passed over.
        """
        value = self.grid.value(*self.under.get((row, column), (row, column)))
        text = folded(heading_text(value)) if isinstance(value, str) else ""
        known = heading_key(text) in self.catalogue.sheet(ACTIVITIES).headings
        slip = len(text) <= _LONGEST_TYPE and not known and is_slip(text, self.catalogue)
        return {"type": Role("type", text, None, None, text)} if slip else {}
