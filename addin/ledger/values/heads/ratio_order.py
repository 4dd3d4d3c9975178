"""What 20/23 means in a book: titles, headings and notes say which number comes first, or most
cells show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin.ledger.grid import Grid, Value
from addin.ledger.values.heads.counts import RATIOS
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_ROWS_ABOVE, _ROWS_BELOW = 8, 6
_LEAST_TELLING = 4
_FEW = 5  # of as many at most one is the other way round
_CAME = r"(?:实|到|实到|到会|出席|参会|参加|已到)(?:会|人数|人|党员|数)*"
_DUE = r"(?:应|应到|应参加|应参会|应出席)(?:会|人数|人|党员|数)*"
_CAME_FIRST = pattern(
    rf"(?<![应已未])(?:{_CAME})/(?:{_DUE})|(?:前|分子)[^,;。应]{{0,4}}(?:实到|到会)"
)
_DUE_FIRST = pattern(rf"(?:{_DUE})/(?:{_CAME})")
_PAIR = pattern(r"(\d{1,7})人?/(\d{1,7})人?")


def order_said(text: str) -> str:
    """Return which number a text says to come first, one of ``RATIOS``: 到/应; "" for neither."""
    plain = folded(text)
    came, due = _CAME_FIRST.search(plain), _DUE_FIRST.search(plain)
    if bool(came) == bool(due):
        return ""
    return RATIOS[0] if came else RATIOS[1]


def order_in_book(grids: Iterable[Grid]) -> str:
    """Return the order that titles, headings and notes say; "" where none does, or two differ."""
    said = {order for grid in grids for text in _said_of_all(grid) if (order := order_said(text))}
    return said.pop() if len(said) == 1 else ""


def _said_of_all(grid: Grid) -> Iterator[str]:
    rows = [*grid.rows[:_ROWS_ABOVE], *grid.rows[_ROWS_ABOVE:][-_ROWS_BELOW:]]
    for row in rows:
        for value in row:
            if isinstance(value, str) and "应" in value and ("/" in value or "／" in value):
                yield value


def order_of_most(values: Sequence[Value]) -> str:
    """Return the order that nearly all cells show, where one or a few show the other.

    Where 8/9 and 9/11 are usual, 29/28 is more than were due, and not those due first.
    """
    pairs = [m for v in values if isinstance(v, str) and (m := _PAIR.fullmatch(folded(v)))]
    fewer = sum(int(m[1]) < int(m[2]) for m in pairs)
    more = sum(int(m[1]) > int(m[2]) for m in pairs)
    least, most = sorted((fewer, more))
    if not least or most < _LEAST_TELLING or least * _FEW > most + least:
        return ""
    return RATIOS[0] if fewer > more else RATIOS[1]
