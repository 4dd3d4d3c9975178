"""Absences that rows not read for sure may explain: which are said, and with which rows.

A row that stands for what is missing has a finding at its cell; the absence is not said as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from addin.statistics.duties import Shortfall
from addin.statistics.unclear import Unclear

_Place = tuple[str, int, int, int]
_Rows = Mapping[int, Sequence[_Place]]
"""The rows that may stand for each place of what is missing."""


def not_explained(missing: Sequence[Shortfall]) -> Iterator[tuple[Shortfall, Unclear]]:
    """Yield what is missing even if each row that could be it is; with the rows that may yet be it.

    A row stands for one activity, a broad one (三会一课) for none. A sheet that is not understood
    may hold all that is missing.
    """
    known = [s for s in missing if not s.maybe.sheets]
    places = [s for s in known for _ in range(s.required - len(s.held))]
    left = _left({at: _standing(s) for at, s in enumerate(places)})
    said = {id(places[at]) for at in left}
    yield from ((s, s.maybe) for s in known if id(s) in said)


def mentioned(maybe: Unclear) -> str:
    """Return the words that say which rows may be what is missing; none where there are none."""
    return f"（{maybe.words}，可能是它）" if maybe else ""


def _standing(short: Shortfall) -> list[_Place]:
    return [u.row.row.place for u in short.maybe.rows if not u.broad]


def _left(rows: _Rows) -> set[int]:
    """Return the places that may be left where as many as can be have a row each."""
    row_of: dict[int, _Place] = {}
    for at in rows:
        _place(at, rows, row_of)
    place_of = {row: at for at, row in row_of.items()}
    left = [at for at in rows if at not in row_of]
    for at in left:  # grows: a row of a place that is reached may be moved to the one before
        reached = (place_of[row] for row in rows[at])
        left += [other for other in dict.fromkeys(reached) if other not in left]
    return set(left)


def _place(at: int, rows: _Rows, row_of: dict[int, _Place]) -> None:
    """Find a row for a place, moving the rows of others where that frees one."""
    place_of = {row: other for other, row in row_of.items()}
    came_from: dict[_Place, int] = {}
    waiting = [at]
    for place in waiting:  # grows
        for row in rows[place]:
            if row in came_from:
                continue
            came_from[row] = place
            if row not in place_of:
                _move(row, came_from, row_of)
                return
            waiting.append(place_of[row])


def _move(row: _Place | None, came_from: Mapping[_Place, int], row_of: dict[int, _Place]) -> None:
    """Give a free row to the place that asked for it, and that place's own row on, to the first."""
    while row is not None:
        place = came_from[row]
        row_of[place], row = row, row_of.get(place)
