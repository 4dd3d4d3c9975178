"""Content controls written into a part's XML as text, as ``made_controls`` makes them of a tree.

A tree of a table of a thousand rows takes ten times as long. What only a tree can tell, as runs
inside of runs, raises ``Unusual``, and is left to ``made_controls``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.document_text import escaped
from addin.office.templates.filling.value_marks import BEGIN, CLOSE, END, MARK, OPEN, Edges, Unusual
from addin.office.word.controls.mark_reader import MarkReader, list_of
from addin.office.word.controls.tags import tag_of

_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Where runs stand in these, or are in them, a control cannot be put around any text.
_ODD = pattern(r"<(?:w:(?:sdt|del|moveFrom|ruby|rPrChange|txbxContent)|m:oMath)[ >]")
_RUN = pattern(r"<w:p[ >]|(<w:r(?: [^<>]*)?>)(.*?)</w:r>", re.DOTALL)
_LOOK = pattern(r"\s*(<w:rPr>.*?</w:rPr>|<w:rPr/>)", re.DOTALL)
_TEXT = pattern(r"<w:t(?: [^<>]*)?>([^<]+)</w:t>")
_NESTED = pattern(r"<w:r(?:Pr)?[ />]")
END_OF_CONTROL = "</w:sdtContent></w:sdt>"
_ANY = pattern(f"[{OPEN}{BEGIN}{END}{CLOSE}]")


def write_controls(xml: str, keys: Sequence[str], edges: Edges) -> str:
    """Return a part with every marked text in a content control, and without any mark."""
    if _MAIN not in xml or is_odd(xml):
        raise Unusual("element")
    found = Edges()
    told = _Writer(MarkReader(keys, found), found)
    written = MARK.sub(told.around, _RUN.sub(told.run, xml))
    edges.inline |= found.inline
    edges.blocks |= found.blocks
    edges.plain |= found.plain | edges.blocks
    edges.keys |= frozenset(keys)
    return written


def is_odd(xml: str) -> bool:
    """Whether there may be runs in a part, or a piece of it, that no control can be put around."""
    return _ODD.search(xml) is not None


def beginning_of_control(key: str) -> str:
    """Return the beginning of an inline plain-text control: LibreOffice keeps no other kind."""
    tag = tag_of(key)
    name = tag if tag.isalnum() else escaped(tag)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:text/></w:sdtPr>'
        "<w:sdtContent>"
    )


class _Writer:
    """Goes through a part's runs in order, splitting them at the marks."""

    def __init__(self, reader: MarkReader, edges: Edges) -> None:
        self._reader = reader
        self._edges = edges

    def run(self, found: re.Match[str]) -> str:
        """Return what a run is split into; a paragraph's beginning is left as it is."""
        if found[1] is None:
            self._reader.paragraph()
            return found[0]
        if not _ANY.search(found[0]):
            if self._reader.item:
                self._reader.literal(html.unescape("".join(_TEXT.findall(found[2]))))
            return found[0]
        look = _LOOK.match(found[2])
        start, rest = found[1] + (look[1] if look else ""), found[2][look.end() if look else 0 :]
        if _NESTED.search(rest):
            raise Unusual("run")
        return "".join(self._parts(start, rest))

    def _parts(self, start: str, rest: str) -> Iterator[str]:
        """Yield the runs and controls of a run, whose beginning with its look is given."""
        current = ""
        for other, text in _children(rest):
            current += other
            for key, piece in self._reader.read(text):
                if key:
                    self._reader.control()
                    yield f"{start}{current}</w:r>" if current else ""
                    current = ""
                    yield f"{beginning_of_control(key)}{start}{_said(piece)}</w:r>{END_OF_CONTROL}"
                else:
                    self._reader.literal(html.unescape(piece))
                    current += _said(piece)
        if current:
            yield f"{start}{current}</w:r>"

    def around(self, mark: re.Match[str]) -> str:
        """Take a mark out that stands between elements, and note the list whose item it begins."""
        xml, at = mark.string, mark.start()
        if xml.rfind("<", 0, at) > xml.rfind(">", 0, at):
            raise Unusual("attribute")
        key = self._reader.key(mark) if mark[1] == BEGIN else ""
        if key:
            self._edges.blocks.add(list_of(key))
        return ""


def _children(rest: str) -> Iterator[tuple[str, str]]:
    """Yield each text of a run with the elements before it; the last may have no text."""
    at = 0
    for text in _TEXT.finditer(rest):
        yield _unmarked(rest[at : text.start()]), text[1]
        at = text.end()
    yield _unmarked(rest[at:]), ""


def _unmarked(elements: str) -> str:
    if _ANY.search(elements):
        raise Unusual("mark")
    return elements if elements.strip() else ""


def _said(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'
