"""Where the elements of an XML part begin and end, in bytes, so that all else can be left alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from xml.parsers import expat

from msgspec import Struct, field

from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.office.ooxml.markup import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DEEPEST = 256  # elements in one another; documents of people have some forty
_MAIN_ONES = (MAIN, WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
_OTHER_CODE = pattern(rb"""\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["']|us-ascii["'])""", re.I)
_TAG = pattern(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = pattern(rb"""\s+([\w:.\-]+)\s*=\s*("[^"]*"|'[^']*')""")


class Span(Struct):
    """An element: ``xml[start:opened]`` is its start tag, ``xml[start:end]`` all of it.

    ``depth`` counts from the root, which is 0.
    """

    name: str
    attributes: dict[str, str]
    start: int
    opened: int = 0
    end: int = 0
    text: str = ""
    depth: int = 0
    children: list[Span] = field(default_factory=list)

    def child(self, name: str) -> Span | None:
        """Return the first child of a name, None where there is none."""
        return next((c for c in self.children if c.name == name), None)

    def empty(self, xml: bytes) -> bool:
        """Whether it is written as one tag: <a/>."""
        return xml[self.opened - 2 : self.opened] == b"/>"


def spans(xml: bytes, wanted: Iterable[str]) -> list[Span]:
    """Return the outermost elements of some names of the main namespace, with all inside them."""
    found: list[Span] = []
    visit_spans(xml, wanted, found.append)
    return found


def visit_spans(xml: bytes, wanted: Iterable[str], visit: Callable[[Span], object]) -> None:
    """Show the outermost elements of some names, one after the other, and keep none of them.

    Names are without namespace, those of attributes too; elements and attributes of other
    namespaces than the main one of workbooks and documents are named "{uri}name". Raises Refusal
    for a part that is not in UTF-8 or has a document type, as no office file has.
    """
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or _OTHER_CODE.match(xml):
        raise Refusal("文件的内部部件不是UTF-8编码，处理不了；请用Office打开后另存一次再试")
    _Finder(xml, frozenset(wanted), visit)


class _Finder:
    def __init__(self, xml: bytes, wanted: frozenset[str], visit: Callable[[Span], object]) -> None:
        self._visit = visit
        self._xml = xml
        self._wanted = wanted
        self._open: list[Span] = []
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            self._parser.Parse(xml, True)
        except expat.ExpatError as e:
            raise Refusal("文件的内部部件已损坏，处理不了；请用Office打开后另存一次再试") from e

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        name = _short(full)
        self._depth += 1
        if self._depth > DEEPEST:
            raise Refusal("文件的内部部件嵌套得太深，处理不了；请用Office打开后另存一次再试")
        if not self._open and name not in self._wanted:
            return
        start = self._parser.CurrentByteIndex
        tag = _TAG.match(self._xml, start)
        own = {_short(key): value for key, value in attributes.items()}
        span = Span(name, own, start, tag.end() if tag else start, depth=self._depth - 1)
        if self._open:
            self._open[-1].children.append(span)
        self._open.append(span)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text

    def _end(self, _full: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        span = self._open.pop()
        if span.empty(self._xml):
            span.end = span.opened
        else:
            span.end = self._xml.index(b">", self._parser.CurrentByteIndex) + 1
        if not self._open:
            self._visit(span)


def _refuse_doctype(*_: object) -> None:
    raise Refusal("文件的内部部件带有DOCTYPE，不安全，没有处理；请用Office打开后另存一次再试")


@lru_cache(maxsize=4096)
def _short(full: str) -> str:
    uri, _, name = full.rpartition(" ")
    return name if not uri or uri in _MAIN_ONES else f"{{{uri}}}{name}"


def with_attributes(tag: bytes, changes: dict[str, str | None]) -> bytes:
    """Return a start tag with some attributes set, or taken out (None); the others as they were.

    Values are numbers and plain words: nothing in them needs escaping.
    """
    left = dict(changes)

    def changed(m: re.Match[bytes]) -> bytes:
        name = m[1].decode()
        if name not in changes:
            return m.group()
        value = left.pop(name, None)
        return b"" if value is None else f' {name}="{value}"'.encode()

    closing = b"/>" if tag.endswith(b"/>") else b">"
    body = _ATTRIBUTE.sub(changed, tag.removesuffix(closing).rstrip())
    added = "".join(f' {name}="{value}"' for name, value in left.items() if value is not None)
    return body + added.encode() + closing


def prefix_of(tag: bytes) -> str:
    """Return the prefix that an element is written with: <x:c …> -> "x:"; mostly none."""
    name = re.match(rb"<([^\s/>]+)", tag)
    words = name[1].decode().rpartition(":") if name else ("", "", "")
    return f"{words[0]}:" if words[0] else ""


def spliced(xml: bytes, changes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """Return bytes with some ranges replaced; the ranges do not overlap."""
    parts, at = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        parts += [xml[at:start], new]
        at = end
    return b"".join((*parts, xml[at:]))


def outermost(changes: Sequence[tuple[int, int, bytes]]) -> list[tuple[int, int, bytes]]:
    """Return changes without those inside a range that is taken out; what is at its edge stays."""
    gone = sorted((start, end) for start, end, new in changes if end > start and not new)
    starts = [start for start, _ in gone]
    furthest = list(accumulate((end for _, end in gone), max, initial=-1))
    widest = dict(gone)  # of the ranges that begin at one place, the last is the widest

    def is_inside(start: int, end: int) -> bool:
        before = furthest[bisect_left(starts, start)]
        if start == end:
            return before > start
        return before >= end or widest.get(start, -1) > end

    return [c for c in changes if not is_inside(c[0], c[1])]


_LIKE_AN_ESCAPE = pattern("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Return a text as it stands in a workbook: what XML has no place for as _x0001_."""
    plain = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    return escape(_NOT_IN_XML.sub(lambda m: f"_x{ord(m.group()):04X}_", plain))
