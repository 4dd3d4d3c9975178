"""What the marks in a part's runs say: which text is of which key, and what stands around items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.value_marks import BEGIN, CLOSE, END, MARK, MIDDLE, OPEN, Edges

_VALUE = pattern(f"{OPEN}(\\d+){MIDDLE}([^{CLOSE}]*){CLOSE}")


def list_of(item: str) -> str:
    """Return the key of an item's list."""
    return item.rpartition("[")[0]


class MarkReader:
    """Reads the texts of a part in their order; what stands around items goes into the edges.

    ``keys``: the key of every marked value, by the number in its mark.
    """

    def __init__(self, keys: Sequence[str], edges: Edges) -> None:
        self._keys = keys
        self._edges = edges
        self._before = ""
        self._after = ""
        self._seen = False  # whether a control of the item was met
        self.item = ""
        """The item of a list that is being read inside a paragraph; "" where there is none."""

    def paragraph(self) -> None:
        """Begin another paragraph: an item inside of a paragraph ends with it."""
        self.item = ""

    def read(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the pieces of a run's text, each with the key it is marked with, "" for none.

        Of each piece the caller says whether it became a ``control`` or stays ``literal``.
        """
        if BEGIN not in text and END not in text:
            return self._values(text)
        return self._items(text)

    def _values(self, text: str) -> Iterator[tuple[str, str]]:
        told = _VALUE.split(text)
        if told[0]:
            yield "", told[0]
        for n in range(1, len(told), 3):
            if told[n + 1]:
                yield self._named(int(told[n])), told[n + 1]
            if told[n + 2]:
                yield "", told[n + 2]

    def _items(self, text: str) -> Iterator[tuple[str, str]]:
        key = ""
        for mark, piece in _pieces(text):
            if mark:
                own = self.key(mark)
                if mark[1] in (BEGIN, END):
                    self._edge(mark[1], own)
                key = own if mark[1] == OPEN else ""
            if piece:
                yield key, piece

    def key(self, mark: re.Match[str]) -> str:
        """Return the key that a mark names; "" where it names none."""
        return self._named(int(mark[2] or -1))

    def _named(self, number: int) -> str:
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def control(self) -> None:
        """Note that a control was made."""
        self._seen, self._after = True, ""

    def literal(self, text: str) -> None:
        """Note a text that is in no control."""
        if self._seen:
            self._after += text
        else:
            self._before += text

    def _edge(self, mark: str, key: str) -> None:
        if mark == BEGIN:
            self.item, self._before, self._after, self._seen = key, "", "", False
        elif self.item == key:
            if self._seen:
                self._edges.inline[key] = (self._before, self._after)
                self._edges.plain.add(list_of(key))
            self.item = ""


def _pieces(text: str) -> Iterator[tuple[re.Match[str] | None, str]]:
    """Yield each mark with the text behind it; first the text before any mark."""
    at = 0
    mark: re.Match[str] | None = None
    for found in MARK.finditer(text):
        yield mark, text[at : found.start()]
        at, mark = found.end(), found
    yield mark, text[at:]
