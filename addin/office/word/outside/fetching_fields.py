"""Fields that fetch something as they are brought up to date: undone, and what they show stays."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from addin.ledger.values.patterns import pattern
from addin.office.word.outside.elements import Element
from addin.office.word.outside.leaving import Leaving
from addin.office.word.outside.taken_out import STARTING, remote

NAMES = frozenset({"fldChar", "fldSimple", "instrText", "delInstrText"})
# What they are, in the words for relations.
_FETCHING = {
    "INCLUDEPICTURE": "image",
    "IMPORT": "image",
    "INCLUDETEXT": "subDocument",
    "INCLUDE": "subDocument",
    "RD": "subDocument",
    "LINK": "oleObject",
    "DATABASE": "mailMergeSource",
    "HYPERLINK": "hyperlink",
}
_STARTING = ("DDE", "DDEAUTO")
_INSTRUCTION = pattern(
    rb"""<(?:\w+:)?(?:del)?[iI]nstrText\b[^>]*>([^<]*)<|\binstr\s*=\s*("[^"]*"|'[^']*')"""
)
_TOKEN = pattern(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_SWITCH = pattern(r"\\[^\\/]{1,2}")
_SERVER = pattern(r"(?i)\b(?:server|data source|host)\s*=\s*(?![a-z]:)")

Change = tuple[int, int, bytes]


class _Field(Struct):
    """A field that is being read: the marks of it, its instruction, and what is built for that."""

    marks: list[Element]
    instruction: str = ""
    built: list[Element] = field(default_factory=list)
    nested: bool = False
    shows: bool = False


def may_fetch(xml: bytes) -> bool:
    """Whether a part may have a field of these kinds; quick, and never false where one is."""
    if b"nstr" not in xml:
        return False
    pieces = [m[1] or m[2] or b"" for m in _INSTRUCTION.finditer(xml)]
    if not pieces:
        return b"CDATA" in xml
    text = html.unescape(b"".join(pieces).decode("utf-8", "replace")).upper()
    words = (*_FETCHING, *_STARTING)
    return b"CDATA" in xml or any(word in text for word in words)


def undone_fields(found: Sequence[Element], may: Leaving) -> Iterator[tuple[str, list[Change]]]:
    """Yield the words for each field that goes, and the changes that leave only what it shows.

    ``found``: the elements of the part named in ``NAMES`` and its texts, in order.
    """
    open_ones: list[_Field] = []
    for its in found:
        if its.name == "fldSimple":
            said = _said(_Field([its], _instruction(its)), may)
            if said:
                yield said, [(its.start, its.opened, b""), (its.closing, its.end, b"")]
        elif its.name == "fldChar":
            done = _marked(its, open_ones)
            said = _said(done, may) if done else ""
            if done and said:
                yield said, [(e.start, e.end, b"") for e in (*done.marks, *done.built)]
        elif asking := next((f for f in open_ones if not f.shows), None):
            _read(its, open_ones, asking)


def _marked(mark: Element, open_ones: list[_Field]) -> _Field | None:
    """Take a mark of a field in; return the field where it ends."""
    kind = next((v for k, v in mark.attributes.items() if k.endswith("fldCharType")), "")
    if kind == "begin":
        for its in (f for f in open_ones if not f.shows):
            its.nested = True
        open_ones.append(_Field([mark]))
    elif open_ones:
        its = open_ones[-1]
        its.marks.append(mark)
        its.shows = True
        if kind == "end":
            return open_ones.pop()
    return None


def _read(its: Element, open_ones: Sequence[_Field], asking: _Field) -> None:
    """Take a text in as a part of an instruction, or of what the outer ones are built from."""
    inner = open_ones[-1]
    if its.name != "t" and not inner.shows:
        inner.instruction += its.text
    for one in (f for f in open_ones[open_ones.index(asking) :] if not f.shows):
        one.built.append(its)


def _instruction(simple: Element) -> str:
    return next((v for k, v in simple.attributes.items() if k.endswith(" instr")), "")


def _said(field_: _Field, may: Leaving) -> str:
    """Return the words for a field that goes; nothing for one that stays."""
    tokens = [(a or b).strip('"') for a, b in _TOKEN.findall(field_.instruction)]
    kind = tokens[0].upper() if tokens else ""
    if kind in _STARTING:
        return STARTING
    related = _FETCHING.get(kind, "")
    if not related:
        return ""
    if related != "hyperlink" and (field_.nested or _SERVER.search(field_.instruction)):
        return remote(related)
    addresses = [t for t in tokens[1:] if not _SWITCH.fullmatch(t)]
    return next(filter(None, (may.words(related, way) for a in addresses for way in _ways(a))), "")


def _ways(address: str) -> tuple[str, str]:
    """Return an address as written, and as Word reads it: with \\\\ for \\."""
    return address, re.sub(r"\\(.)", r"\1", address)
