"""The private characters that travel through a template while it is filled; no value holds them."""

from __future__ import annotations

from msgspec import Struct, field

from addin.ledger.values.patterns import pattern

# docxtpl turns {_{ into {{ after filling; the underscore travels as a private character instead.
STAND_IN = "\ue0f1"
OPEN, MIDDLE, CLOSE, BEGIN, END = "\ue0f2", "\ue0f3", "\ue0f4", "\ue0f5", "\ue0f6"
# The list that begins again here, and the highest number among the template's lists.
AGAIN = "\ue0f8"
# Stands in a table for a loop that had nothing to repeat; with the number of the table's loops.
NOTHING = "\ue0fc"
# Stands for rows that are in controls already, by their number.
ASIDE = "\ue0fd"
MARK = pattern(f"([{OPEN}{BEGIN}{END}])(\\d+){MIDDLE}|({CLOSE})")


class Unusual(Exception):  # noqa: N818 - not an error: the other way of filling is taken
    """A template, or a value in it, that only docxtpl itself fills."""


class Edges(Struct):
    """What stood around the items of lists: for one in a sentence the words around its controls.

    ``blocks``: the lists whose items are paragraphs or rows; ``plain``: those whose items are all
    printed alike; ``looped``: all that the template repeats over; ``keys``: all that it prints.
    """

    inline: dict[str, tuple[str, str]] = field(default_factory=dict)
    blocks: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    looped: set[str] = field(default_factory=set)
    keys: frozenset[str] = frozenset()


class Said(Struct):
    """What a part says: its XML, with marks around what is traced.

    ``rows``: pieces that are in controls already, each told in the XML by its number.
    """

    xml: str
    rows: list[str] = field(default_factory=list)

    def whole(self, xml: str) -> str:
        """Return the part's XML, as it became meanwhile, with the rows in their places."""
        return _ASIDE.sub(lambda place: self.rows[int(place[1])], xml) if self.rows else xml


_ASIDE = pattern(f"{ASIDE}(\\d+){ASIDE}")
