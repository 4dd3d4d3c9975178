"""A document fit to be sent: the same text, without our controls, comments and people's names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from msgspec import Struct, field

from addin.ledger.refusal import Refusal
from addin.office.ooxml.spans import Span, outermost, spans, spliced
from addin.office.word.body import key_of, paragraphs_of, shows_placeholder
from addin.office.word.controls.provenance_part import SPACE
from addin.office.word.edits import Change
from addin.office.word.reached import Relates, reached, related, target_of, unlisted
from addin.office.word.word_file import CONTENT_TYPES, WordFile, parts_with_text, relations_part

# The kinds of parts that hold what people said about the text, and who they are.
_ABOUT_THE_TEXT = (
    "comments",
    "commentsExtended",
    "commentsIds",
    "commentsExtensible",
    "people",
)
_RANGES = ("commentRangeStart", "commentRangeEnd")
_FORMER = (
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
)
_RANGED = ("customXmlInsRangeStart", "customXmlDelRangeStart")
_TRACKED = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "cellIns",
    "cellDel",
    "cellMerge",
    *_FORMER,
    *_RANGED,
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PEOPLE = (
    "{http://purl.org/dc/elements/1.1/}creator",
    f"{{{_PACKAGE}/metadata/core-properties}}lastModifiedBy",
    *(
        f"{{{space}}}{name}"
        for space in (
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
            "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
        )
        for name in ("Manager", "Company")
    ),
)


class FinalCopy(Struct):
    """The parts that change and those left out; how many controls and comments are gone."""

    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    controls: int = 0
    comments: int = 0


def final_copy(file: WordFile, ours: Callable[[str], bool]) -> FinalCopy:
    """Return what changes where a document is made final; its text stays, letter for letter.

    ``ours``: whether a control is one of ours, by its key; other controls stay. Controls that
    another program wrote several times over are written once, as they read. Raises Refusal where
    tracked changes are left: nobody but a person can decide on those.
    """
    _refuse_tracked(file)
    final = FinalCopy()
    for name in parts_with_text(file):
        text = _Text(file.part(name), ours)
        _put(final, file, name, text.changes())
        final.controls += text.controls
        final.comments += text.comments
    _put(final, file, *_without(file, "styles", _FORMER))
    _put(final, file, *_without(file, "numbering", _FORMER))
    for relation in file.relations(""):
        if relation.kind in ("core-properties", "extended-properties"):
            gone = spans(file.part(relation.target), _PEOPLE)
            _put(final, file, relation.target, [(s.start, s.end, b"") for s in gone])
    _cut_relations(final, file)
    return final


def without_our_records(file: WordFile, ours: Callable[[str], bool]) -> FinalCopy:
    """Return what changes where a document forgets what we wrote of it: controls, and our part.

    Its text stays, letter for letter, and so does all that people have said of it.
    """
    found = FinalCopy()
    for name in parts_with_text(file):
        text = _Text(file.part(name), ours, comments=False)
        _put(found, file, name, text.changes())
        found.controls += text.controls
    _cut_relations(found, file, kinds=())
    return found


def _put(final: FinalCopy, file: WordFile, name: str, changes: list[Change]) -> None:
    if changes:
        final.changed[name] = spliced(file.part(name), outermost(changes))


def _without(file: WordFile, kind: str, names: tuple[str, ...]) -> tuple[str, list[Change]]:
    """Return the part of a kind, and the changes that take some elements out of it."""
    part = file.related(kind)
    xml = file.part(part) if part else b""
    return part or "", [(s.start, s.end, b"") for s in (spans(xml, names) if xml else [])]


def _refuse_tracked(file: WordFile) -> None:
    found = [(s, n) for n in parts_with_text(file) for s in spans(file.part(n), _TRACKED)]
    if found:
        text = next((f"，如“{said[:20]}”" for s, _ in found if (said := _text_of(s))), "")
        raise Refusal(
            f"“{file.path.name}”里还有{len(found)}处修订没有接受或拒绝{text}；"
            "请在Word的“审阅”里接受或拒绝全部修订，保存后再定稿"
        )


def _text_of(span: Span) -> str:
    own = span.text if span.name in ("t", "delText") else ""
    return own + "".join(map(_text_of, span.children))


class _Text:
    """What goes from a part with text: our controls around their text, and comments' marks."""

    def __init__(self, xml: bytes, ours: Callable[[str], bool], comments: bool = True) -> None:
        self._xml = xml
        self._ours = ours
        self._wanted: tuple[str, ...] = ("sdt", "r", *_RANGES) if comments else ("sdt",)
        self._doubles = {d.start for p in paragraphs_of(xml) for d in p.doubles}
        self.controls = 0
        self.comments = 0

    def changes(self) -> list[Change]:
        return [c for span in spans(self._xml, self._wanted) for c in self._of(span)]

    def _of(self, span: Span) -> Iterator[Change]:
        if span.name in _RANGES and span.name in self._wanted:
            yield span.start, span.end, b""
        elif span.name == "sdt" and self._ours(key_of(span)):
            yield from self._unwrapped(span)
        elif self._is_reference(span):
            yield from self._unreferred(span)
        else:
            for child in span.children:
                yield from self._of(child)

    def _is_reference(self, span: Span) -> bool:
        if span.name != "r" or "r" not in self._wanted:
            return False
        return any(c.name == "commentReference" for c in span.children)

    def _unwrapped(self, control: Span) -> Iterator[Change]:
        """Yield the changes that leave of a control what stands in it."""
        content = control.child("sdtContent")
        self.controls += 1
        gone = control.start in self._doubles or shows_placeholder(control)
        if gone or content is None or content.empty(self._xml):
            yield control.start, control.end, b""
            return
        yield control.start, content.opened, b""
        for child in content.children:
            yield from self._of(child)
        yield self._xml.rindex(b"</", content.opened, content.end), control.end, b""

    def _unreferred(self, run: Span) -> Iterator[Change]:
        """Yield the changes that take a comment's reference out, with its run if that is all."""
        marks = [c for c in run.children if c.name == "commentReference"]
        self.comments += len(marks)
        if all(c.name in ("rPr", "commentReference") for c in run.children):
            yield run.start, run.end, b""
        else:
            yield from ((m.start, m.end, b"") for m in marks)


def _cut_relations(
    final: FinalCopy, file: WordFile, kinds: Collection[str] = _ABOUT_THE_TEXT
) -> None:
    """Take out the relations to what goes, and the parts that nothing leads to any more.

    ``kinds``: of parts about the text that go; where there are none its template on a disk stays.
    """
    settings = file.related("settings") if kinds else None
    if settings:
        _put(final, file, *_without(file, "settings", ("attachedTemplate",)))
    goes = _goes(file, settings, kinds)
    for owner in (file.main, *([settings] if settings else [])):
        name = relations_part(owner)
        changes = [(s.start, s.end, b"") for s in related(file, owner) if goes(owner, s)]
        _put(final, file, name, changes)
    gone = reached(file, lambda *_: False) - reached(file, goes)
    final.dropped = frozenset(n for part in gone for n in (part, relations_part(part)))
    _put(final, file, CONTENT_TYPES, unlisted(file.part(CONTENT_TYPES), final.dropped))


def _goes(file: WordFile, settings: str | None, kinds: Collection[str]) -> Relates:
    """Return which relations go: to comments, to our custom part, to the template on a disk."""

    def goes(owner: str, relation: Span) -> bool:
        kind = relation.attributes.get("Type", "").rpartition("/")[2]
        if owner == settings:
            return kind == "attachedTemplate"
        if owner != file.main:
            return False
        ours = kind == "customXml" and SPACE.encode() in file.part(target_of(owner, relation))
        return kind in kinds or ours

    return goes
