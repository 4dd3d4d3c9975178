"""Seen in a template beforehand: whatever its values, what comes out is well-formed XML with tables
that need no mending.

Every condition and every loop has to leave the open elements as it found them, so it does not
matter whether, or how often, it is gone through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from addin.office.templates.filling.value_marks import Unusual

_TAG = re.compile(r"""<(/?)([\w:.\-]+)((?:\s+[\w:.\-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>""")
_SPAN = re.compile(r'\bw:val="(\d+)"')
_MEANT = re.compile("[\t\n\a\f]")  # docxtpl makes tabs and breaks of these inside a text
_BARE = re.compile(r"&(?!(?:#\d+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);)")


def prove(program: Sequence[Any]) -> None:
    """Raise Unusual unless every run of a part's program gives a well-formed part."""
    walk = _Walk()
    walk.statements(program)
    if walk.open or walk.roots != 1 or walk.begun:
        raise Unusual("root")


class _Table(Struct):
    """How many columns a table has, and how many cells and columns its row has so far."""

    columns: int = 0
    cells: int = 0
    width: int = 0


class _Element(Struct):
    name: str
    declares: bool
    table: _Table | None = None


class _Walk(Struct):
    """Goes through a program in order. ``base``: how many elements were open where the innermost
    condition or loop began; ``begun``: a tag that has not ended yet, as one that holds a value."""

    open: list[_Element] = field(default_factory=list)
    base: int = 0
    begun: str = ""
    roots: int = 0

    def statements(self, program: Sequence[Any]) -> None:
        for its in program:
            if isinstance(its, str):
                self._text(its)
            elif its[0] == "value":
                self._value()
            elif its[0] == "set":
                continue
            elif its[0] == "if":
                for body in (*(body for _, body in its[1]), its[2]):
                    self._block(body)
            else:
                for body in (its[4], its[5]):
                    self._block(body)

    def _block(self, body: Sequence[Any]) -> None:
        if self.begun:
            if self.begun.count('"') % 2 == 0:
                raise Unusual("a condition outside an attribute")
            _refuse_markup(body)
            return
        before, outer = list(self.open), self.base
        self.base = len(before)
        self.statements(body)
        if self.begun or [e.name for e in self.open] != [e.name for e in before]:
            raise Unusual("a condition around half an element")
        replaced = [a for a, b in zip(before, self.open, strict=True) if a is not b]
        if any(its.declares or its.name in ("w:tbl", "w:tr") for its in replaced):
            raise Unusual("a condition around half a table")
        self.open, self.base = before, outer

    def _value(self) -> None:
        if self.begun:
            if self.begun.count('"') % 2 == 0:
                raise Unusual("a value outside an attribute")
            self.begun += "0"
        elif not self.open:
            raise Unusual("a value outside the part")

    def _text(self, text: str) -> None:
        text, self.begun, at = self.begun + text, "", 0
        while (start := text.find("<", at)) >= 0:
            self._letters(text[at:start])
            tag = _TAG.match(text, start)
            if tag is None:
                self._unfinished(text[start:])
                return
            self._tag(*tag.groups())
            at = tag.end()
        self._letters(text[at:])

    def _unfinished(self, rest: str) -> None:
        if ">" in rest or rest.startswith(("<!", "<?")) or "'" in rest:
            raise Unusual("markup")
        self.begun = rest

    def _letters(self, text: str) -> None:
        if _BARE.search(text) or "]]>" in text:
            raise Unusual("markup")
        if not self.open:
            if text.strip():
                raise Unusual("text outside the part")
        elif self.open[-1].name == "w:t" and _MEANT.search(text):
            raise Unusual("white space")

    def _tag(self, closing: str, name: str, attributes: str, empty: str) -> None:
        if closing:
            if not self.open or self.open[-1].name != name or attributes or empty:
                raise Unusual("tags")
            self._closed(self.open.pop())
            return
        element = _Element(name, "xmlns" in attributes)
        self._opened(element, attributes)
        if not empty:
            self.open.append(element)
        else:
            self._closed(element)

    def _opened(self, its: _Element, attributes: str) -> None:
        if not self.open:
            self.roots += 1
        if _BARE.search(attributes):
            raise Unusual("markup")
        if its.name == "w:tbl":
            its.table = _Table()
        elif its.name == "w:gridCol":
            self._near("w:tbl", 2).columns += 1
        elif its.name == "w:tr":
            table = self._near("w:tbl", 1, anywhere=True)
            table.cells = table.width = 0
        elif its.name == "w:tc" and self.open and self.open[-1].name == "w:tr":
            table = self._near("w:tbl", 2, inside="w:tr")
            table.cells += 1
            table.width += 1
        elif its.name == "w:gridSpan":
            self._span(attributes)
        elif its.name.endswith(":docPr") and its.name != "wp:docPr":
            raise Unusual("drawing")

    def _near(self, name: str, up: int, anywhere: bool = False, inside: str = "") -> _Table:
        """Return the table that stands so many elements up, begun in the same block as this."""
        at = len(self.open) - up
        first = at + 1 if inside else at
        if at < 0 or self.open[at].name != name or (not anywhere and first < self.base):
            raise Unusual("table")
        table = self.open[at].table
        if table is None:
            raise Unusual("table")
        return table

    def _span(self, attributes: str) -> None:
        wide = _SPAN.search(attributes)
        names = [e.name for e in self.open[-4:]]
        if names != ["w:tbl", "w:tr", "w:tc", "w:tcPr"] or not wide:
            raise Unusual("table")
        if len(self.open) - 2 < self.base:
            raise Unusual("table")
        self._near("w:tbl", 4, anywhere=True).width += int(wide[1]) - 1

    def _closed(self, its: _Element) -> None:
        if its.name == "w:tbl" and its.table is not None and not its.table.columns:
            raise Unusual("table")
        if its.name != "w:tr":
            return
        table = self.open[-1].table
        around = [e.table for e in self.open[:-1] if e.table]
        if table is None or table.width != table.columns:
            raise Unusual("table")
        if any(table.width > outer.columns for outer in around):
            raise Unusual("table")


def _refuse_markup(body: Sequence[Any]) -> None:
    """Raise Unusual where a condition inside an attribute holds more than letters and values."""
    for its in body:
        if isinstance(its, str):
            if re.search("[<>\"'&]", its):
                raise Unusual("markup")
        elif its[0] == "if":
            for inner in (*(inner for _, inner in its[1]), its[2]):
                _refuse_markup(inner)
        elif its[0] == "for":
            _refuse_markup([*its[4], *its[5]])
