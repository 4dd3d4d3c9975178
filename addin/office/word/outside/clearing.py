"""A document's copy cleared: links that open it to other computers, and macros, taken out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set

from msgspec import Struct, field

from addin.ledger.record import replace
from addin.ledger.values.patterns import pattern
from addin.office.ooxml.spans import Span, spans, spliced
from addin.office.word.outside.addresses import is_remote
from addin.office.word.outside.disk_paths import (
    PROPERTIES,
    attributes_without_paths,
    properties_without_paths,
)
from addin.office.word.outside.leaving import Leaving
from addin.office.word.outside.references import may_name, without_links
from addin.office.word.outside.taken_out import MACROS, PATHS, WEB_ADDIN, TakenOut
from addin.office.word.reached import reached, related, target_of, unlisted
from addin.office.word.word_file import CONTENT_TYPES, WordFile, relations_part

# The kinds of parts in which fields, drawings of old and mail merges are.
_OF_WORD = frozenset(
    {
        *("officeDocument", "header", "footer", "footnotes", "endnotes", "comments"),
        *("settings", "webSettings", "numbering", "glossaryDocument"),
    }
)
_MACRO_KINDS = frozenset({"vbaProject", "wordVbaData"})
_MACRO_PARTS = pattern(r"(?i)(?:.*/)?vba(?:project|data)[^/]*\.(?:bin|xml)")
_BUTTONS = "extensibility"  # on the ribbon; without macros they do nothing
_PANES = "webextensiontaskpanes"
_WITH_MACROS = pattern(rb"(?i)application/vnd\.ms-word\.document\.macroEnabled\.main\+xml")
_WITHOUT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_DEFAULT = pattern(
    rb"""(?i)<(?:\w+:)?Default\b[^>]*application/vnd\.ms-office\.vbaProject[^>]*?/>"""
)
_BASES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}HyperlinkBase",
    "{http://purl.oclc.org/ooxml/officeDocument/extendedProperties}HyperlinkBase",
)


class Cleared(Struct):
    """The parts that change and those left out where a copy is cleared, and what that was."""

    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    out: TakenOut = field(default_factory=TakenOut)


def cleared(file: WordFile, may: Leaving, dropped: Container[str] = ()) -> Cleared:
    """Return what changes where a copy of a document is to ask no other computer, and run nothing.

    ``dropped``: parts that the copy does not have anyway.
    """
    its = _Clearing(file, replace(may, base=_base(file)))
    parts = reached(file, lambda *_: False)
    for owner in ("", *sorted(name for name in parts if name not in dropped)):
        its.clear(owner)
    if may.paths:
        its.cut_paths(dropped)
    its.finish(parts)
    return its.done


class _Clearing:
    """A copy being cleared, part by part."""

    def __init__(self, file: WordFile, may: Leaving) -> None:
        self.done = Cleared()
        self._file = file
        self._may = may
        self._gone: dict[str, dict[str, str]] = {}
        self._of_word = {file.main}
        self._properties: set[str] = set()
        self._with_macros = bool(_WITH_MACROS.search(file.part(CONTENT_TYPES))) or any(
            _MACRO_PARTS.fullmatch(name) for name in file.names
        )
        if self._with_macros:
            self.done.out.add(MACROS)

    def clear(self, owner: str) -> None:
        """Take out the relations of a part that lead elsewhere, and what names them."""
        gone: dict[str, str] = {}
        changes, clicked = [], []
        for relation in related(self._file, owner):
            kind, target, name = _told(relation)
            words = self._words(relation)
            if words:
                gone[name] = words
                changes.append((relation.start, relation.end, b""))
                self.done.out.add(words, words != MACROS)
            elif kind == "hyperlink" and is_remote(target):
                clicked.append(name)
            elif kind in _OF_WORD:
                self._of_word.add(target_of(owner, relation))
            elif kind in PROPERTIES:
                self._properties.add(target_of(owner, relation))
        self._gone[owner] = gone
        self._put(relations_part(owner), changes)
        xml = self._file.part(owner)
        if gone or clicked or (owner in self._of_word and may_name(xml)):
            self._rewrite(owner, xml, gone, clicked)

    def _rewrite(
        self, owner: str, xml: bytes, gone: Mapping[str, str], clicked: Sequence[str]
    ) -> None:
        if not xml.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return
        new, out = without_links(xml, gone, clicked, self._may)
        self.done.out.counts.update(out.counts)
        if new != xml:
            self.done.changed[owner] = new

    def cut_paths(self, dropped: Container[str]) -> None:
        """Cut paths down to names in what is beside the text: properties, alternative texts."""
        ways = dict.fromkeys(self._of_word, attributes_without_paths)
        ways |= dict.fromkeys(self._properties, properties_without_paths)
        for name in sorted(ways.keys() - self.done.dropped):
            if name in dropped or name not in self._file.names:
                continue
            xml = self.done.changed.get(name, self._file.part(name))
            new, count = ways[name](xml)
            if count:
                self.done.changed[name] = new
                self.done.out.add(PATHS, count)

    def _words(self, relation: Span) -> str:
        """Return the words for a relation that goes; nothing for one that stays."""
        kind, target, _ = _told(relation)
        if kind in _MACRO_KINDS or (kind == _BUTTONS and self._with_macros):
            return MACROS
        if kind == _PANES:
            return WEB_ADDIN
        inside = relation.attributes.get("TargetMode", "").lower() != "external"
        if inside and "://" not in target and "\\" not in target:
            return ""
        return self._may.words(kind, target)

    def finish(self, parts: Set[str]) -> None:
        """Leave out the parts that nothing leads to any more, and macros; list what is left."""
        left = reached(self._file, lambda owner, r: _told(r)[2] in self._gone.get(owner, ()))
        macros = {name for name in self._file.names if _MACRO_PARTS.fullmatch(name)}
        gone = (parts - left) | macros
        self.done.dropped = frozenset(n for part in gone for n in (part, relations_part(part)))
        types = self._file.part(CONTENT_TYPES)
        self._put(CONTENT_TYPES, unlisted(types, self.done.dropped))
        types = _WITH_MACROS.sub(_WITHOUT, self.done.changed.get(CONTENT_TYPES, types))
        if macros and not any(n.lower().endswith(".bin") for n in self._file.names - gone):
            types = _MACRO_DEFAULT.sub(b"", types)
        if types != self._file.part(CONTENT_TYPES):
            self.done.changed[CONTENT_TYPES] = types

    def _put(self, name: str, changes: Sequence[tuple[int, int, bytes]]) -> None:
        if changes:
            self.done.changed[name] = spliced(self._file.part(name), changes)


def _told(relation: Span) -> tuple[str, str, str]:
    """Return a relation's kind, target and id."""
    its = relation.attributes
    return its.get("Type", "").rpartition("/")[2], its.get("Target", ""), its.get("Id", "")


def _base(file: WordFile) -> str:
    """Return what the relative links of a document start from, where its properties tell."""
    for relation in file.relations(""):
        if relation.kind == "extended-properties":
            xml = file.part(relation.target)
            found = spans(xml, _BASES) if b"HyperlinkBase" in xml else []
            return next((s.text for s in found), "")
    return ""
