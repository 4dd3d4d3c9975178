"""A part changed so that it names no relation that is gone, and no address in its own words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from addin.ledger.values.patterns import pattern
from addin.office.word.outside.elements import RELATIONS, Element, Wanted, elements
from addin.office.word.outside.fetching_fields import NAMES, Change, may_fetch, undone_fields
from addin.office.word.outside.leaving import Leaving
from addin.office.word.outside.taken_out import TakenOut, remote

VML = "urn:schemas-microsoft-com:vml"
_OF_FIELDS = NAMES | {"t"}
_CLICKED = frozenset({"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"})
# Elements that are nothing without what they name; what is in them goes as well.
_WHOLE = frozenset(
    {
        *("attachedTemplate", "OLEObject", "objectLink", "subDoc", "sourceFileName"),
        *("externalData", "saveThroughXslt", "videoFile", "audioFile", "quickTimeFile"),
        *("movie", "svgBlip", "hlinkClick", "hlinkHover", "hlinkMouseOver"),
        *("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"),
    }
)
_ADDRESSES = frozenset({"src", "href", "althref"})
_ATTRIBUTE = pattern(rb"""\s+(?:[\w.\-]+:)?([\w.\-]+)\s*=\s*("[^"]*"|'[^']*')""")
_OWN_WORDS = pattern(rb"""\b(?:src|href|althref)\s*=|\bwebVideoPr\b|\bmailMerge\b""")


def may_name(xml: bytes) -> bool:
    """Whether a part may have an address in its own words, without a relation."""
    hints = any(word in xml for word in (b"src", b"href", b"webVideoPr", b"mailMerge"))
    return (hints and bool(_OWN_WORDS.search(xml))) or may_fetch(xml)


def without_links(
    xml: bytes, gone: Mapping[str, str], clicked: Iterable[str], may: Leaving
) -> tuple[bytes, TakenOut]:
    """Return a part without what takes something from elsewhere, and what that was.

    ``gone``: the relations that go, with the words for them. ``clicked``: those to other
    computers that stay as hyperlinks, and may be nothing else.
    """
    only = frozenset(clicked)
    found = elements(xml, _wanted(gone.keys() | only, bool(_OWN_WORDS.search(xml))))
    out = TakenOut()
    changes = [c for its in found for c in _changes(its, xml, gone, only, may, out)]
    for words, undone in undone_fields([e for e in found if e.name in _OF_FIELDS], may):
        out.add(words)
        changes += undone
    changes += _merges(found, gone, may, out)
    return _changed(xml, changes), out


def _wanted(ids: Set[str], addresses: bool) -> Wanted:
    """Return what is looked for; ``addresses``: also what has one in an attribute of its own.

    It is asked of every element, of which a report may have half a million.
    """
    fixed = _OF_FIELDS | {"webVideoPr", "mailMerge", "connectString"}

    def wanted(name: str, attributes: Mapping[str, str]) -> bool:
        if name in fixed or not ids.isdisjoint(attributes.values()):
            return True
        return addresses and any(k.rpartition(" ")[2] in _ADDRESSES for k in attributes)

    return wanted


def _changes(  # noqa: PLR0913, PLR0917 - an element, and what is known of links
    its: Element,
    xml: bytes,
    gone: Mapping[str, str],
    only: Set[str],
    may: Leaving,
    out: TakenOut,
) -> Iterator[Change]:
    """Yield what takes links that go out of an element, or the element out."""
    related = {
        name: i
        for name, i in its.relations().items()
        if i in gone or (i in only and its.name not in _CLICKED)
    }
    own = _own_addresses(its, may, out) if its.uri == VML else {}
    if its.name == "webVideoPr":
        out.add(remote("video"))
        yield its.start, its.end, b""
    elif related and its.name == "hyperlink":
        yield its.start, its.opened, b""
        yield its.closing, its.end, b""
    elif related and its.name == "altChunk":
        yield its.start, its.end, _paragraph(xml[its.start : its.opened])
    elif related and its.name in _WHOLE:
        yield its.start, its.end, b""
    elif related or own:
        yield its.start, its.opened, _without(xml[its.start : its.opened], {**related, **own})


def _paragraph(tag: bytes) -> bytes:
    """Return an empty paragraph in place of a text put in: a cell has to have one."""
    return tag.split(b"altChunk")[0] + b"p/>"


def _own_addresses(its: Element, may: Leaving, out: TakenOut) -> dict[str, str]:
    """Return the attributes of a drawing of old by which it fetches a picture from elsewhere."""
    lost = {}
    for key, value in its.attributes.items():
        uri, _, name = key.rpartition(" ")
        if name not in _ADDRESSES or uri in RELATIONS:
            continue
        if words := may.words("image" if uri or name != "href" else "hyperlink", value):
            out.add(words)
            lost[name] = value
    return lost


def _merges(
    found: Sequence[Element], gone: Mapping[str, str], may: Leaving, out: TakenOut
) -> Iterator[Change]:
    """Yield what takes a mail merge out whose addresses come from another computer."""
    for merge in (e for e in found if e.name == "mailMerge"):
        inside = [e for e in found if merge.start < e.start < merge.end]
        related = any(i in gone for e in inside for i in e.relations().values())
        strings = [v for e in inside if e.name == "connectString" for v in e.attributes.values()]
        named = any("://" in s or "\\\\" in s for s in strings) or (may.paths and bool(strings))
        if named and not related:
            out.add(remote("mailMergeSource"))
        if named or related:
            yield merge.start, merge.end, b""


def _without(tag: bytes, lost: Mapping[str, str]) -> bytes:
    """Return a start tag without the attributes of these names and values."""

    def kept(m: re.Match[bytes]) -> bytes:
        value = html.unescape(m[2][1:-1].decode("utf-8", "replace"))
        return b"" if lost.get(m[1].decode()) == value else m.group()

    return _ATTRIBUTE.sub(kept, tag)


def _changed(xml: bytes, changes: Iterable[Change]) -> bytes:
    """Return bytes with ranges replaced; of ranges within one that is taken out nothing is left."""
    parts, at = [], 0
    for start, end, new in sorted(changes, key=lambda c: (c[0], -c[1])):
        if start < at:
            continue
        parts += [xml[at:start], new]
        at = end
    return b"".join((*parts, xml[at:]))
