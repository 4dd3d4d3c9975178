"""Content controls written into a part's XML as text, as ``made_controls`` makes them of a tree.

A tree of a table of a thousand rows takes ten times as long. What only a tree can tell, as runs
inside of runs, raises ``Unusual``, and is left to ``made_controls``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.ledger.values.patterns import pattern
from addin.office.ooxml.markup import unescape
from addin.office.templates.filling.document_text import escaped, needs_nothing
from addin.office.templates.filling.value_marks import BEGIN, CLOSE, END, MARK, OPEN, Edges, Unusual
from addin.office.word.controls.mark_reader import MarkReader, list_of
from addin.office.word.controls.tags import tag_of

_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Where runs stand in these, or are in them, a control cannot be put around any text.
_ODD = tuple(
    f"<{name}{end}"
    for name in (
        "w:sdt",
        "w:del",
        "w:moveFrom",
        "w:ruby",
        "w:rPrChange",
        "w:txbxContent",
        "m:oMath",
    )
    for end in " >"
)
_RUN = pattern(r"<w:p[ >]|(<w:r(?: [^<>]*)?>)(.*?)</w:r>", re.DOTALL)
_LOOK = pattern(r"\s*(<w:rPr>.*?</w:rPr>|<w:rPr/>)", re.DOTALL)
_TEXT = pattern(r"<w:t(?: [^<>]*)?>([^<]+)</w:t>")
_NESTED = pattern(r"<w:r(?:Pr)?[ />]")
_TEXT_BEGUN = '<w:t xml:space="preserve">'
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
    return any(beginning in xml for beginning in _ODD)


def beginnings_of_controls(keys: Sequence[str]) -> list[str]:
    """Return the beginnings of inline plain-text controls: LibreOffice keeps no other kind."""
    tags = [tag_of(key) for key in keys]
    if not needs_nothing("".join(tags)):
        tags = [escaped(tag) for tag in tags]
    return [
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
        "<w:sdtContent>"
        for tag in tags
    ]


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
                self._reader.literal(unescape("".join(_TEXT.findall(found[2]))))
            return found[0]
        look = _LOOK.match(found[2])
        start, rest = found[1] + (look[1] if look else ""), found[2][look.end() if look else 0 :]
        if _NESTED.search(rest):
            raise Unusual("run")
        return self._parts(start, rest)

    def _parts(self, start: str, rest: str) -> str:
        """Return the runs and controls of a run, whose beginning with its look is given."""
        done, current = "", ""
        reader = self._reader
        for other, text in _children(rest):
            current += other
            for key, piece in reader.read(text):
                if key:
                    reader.control()
                    done += f"{start}{current}</w:r>" if current else ""
                    current = ""
                    begun = f"{beginnings_of_controls((key,))[0]}{start}"
                    done += f"{begun}{_TEXT_BEGUN}{piece}</w:t></w:r>{END_OF_CONTROL}"
                else:
                    reader.literal(unescape(piece))
                    current += f"{_TEXT_BEGUN}{piece}</w:t>"
        return f"{done}{start}{current}</w:r>" if current else done

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
