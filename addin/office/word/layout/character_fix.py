"""Letters put into their font and size, run by run; a run that holds two elements is parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from addin.layout.letters_corrections import NUMBER, LettersCorrection
from addin.office.ooxml.markup import in_xml
from addin.office.ooxml.spans import Span, prefix_of, spliced
from addin.office.word.body import Atom, BodyParagraph
from addin.office.word.edits import Change
from addin.office.word.layout.ornaments import plain_properties
from addin.office.word.layout.property_edits import new_elements, set_below, set_in
from addin.office.word.layout.schema_order import LETTERS

# In these nothing is changed: what is tracked is somebody's own, still to be decided.
_TRACKED = {"ins", "moveTo"}
# A run can be parted where it holds nothing else, and stands in nothing that must stay one.
_PLAIN = {"rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak"}
_FILL = "{http://schemas.microsoft.com/office/word/2010/wordml}textFill"
_WHOLE = {"sdt", "fldSimple", "hyperlink"}


def letters_changes(
    xml: bytes, paragraph: BodyParagraph, wanted: Sequence[LettersCorrection], w: str
) -> Iterator[Change]:
    """Yield what changes in the runs of a paragraph."""
    for _, group in groupby(paragraph.atoms, key=lambda atom: atom.run.start):
        atoms = list(group)
        ours = [c for c in wanted if c.start < atoms[-1].end and c.end > atoms[0].start]
        if ours and not _is_tracked(atoms[0]):
            yield from _run(xml, atoms, ours, w)


def number_changes(
    xml: bytes, paragraph: Span, wanted: Sequence[LettersCorrection], w: str
) -> Iterator[Change]:
    """Yield what changes in the look of a paragraph's mark, which its automatic number takes.

    A paragraph without properties of its own is numbered by its style, which stays as it is.
    """
    own = paragraph.child("pPr")
    for its in wanted:
        if its.start == NUMBER and own is not None and not own.empty(xml):
            yield from _mark(xml, own, its, w)


def _mark(xml: bytes, own: Span, its: LettersCorrection, w: str) -> Iterator[Change]:
    """Yield what changes in the w:rPr of a w:pPr; a new one stands where the schema wants it."""
    properties = _properties(its)
    if (there := own.child("rPr")) is not None:
        yield from set_in(xml, there, LETTERS, properties, w)
        return
    later = [c.start for c in own.children if c.name in ("sectPr", "pPrChange")]
    at = later[0] if later else xml.rindex(b"</", own.start, own.end)
    yield at, at, f"<{w}rPr>{new_elements(LETTERS, properties, w)}</{w}rPr>".encode()


def _is_tracked(atom: Atom) -> bool:
    own = atom.run.child("rPr")
    changed = own is not None and own.child("rPrChange") is not None
    return changed or any(a.name in _TRACKED for a in atom.around)


def _run(
    xml: bytes, atoms: Sequence[Atom], ours: Sequence[LettersCorrection], w: str
) -> Iterator[Change]:
    run, text = atoms[0].run, "".join(a.text for a in atoms)
    first, last = atoms[0].start, atoms[-1].end
    for its in ours:
        outside = text[: max(its.start - first, 0)] + text[its.end - first :]
        if not outside.strip():
            yield from _set(xml, run, its, w)
            return
    if all(c.name in _PLAIN for c in run.children) and not any(
        a.name in _WHOLE for a in atoms[0].around
    ):
        cuts = sorted(
            {p for c in ours for p in (c.start, c.end) if first < p < last} | {first, last}
        )
        pieces = (_piece(xml, atoms, a, b, ours, w) for a, b in pairwise(cuts))
        yield run.start, run.end, b"".join(pieces)


def _piece(  # noqa: PLR0913, PLR0917 - a piece of a run, and what is wanted of it
    xml: bytes,
    atoms: Sequence[Atom],
    start: int,
    end: int,
    ours: Sequence[LettersCorrection],
    w: str,
) -> bytes:
    """Return the run that holds a stretch of another run's letters."""
    run = atoms[0].run
    its = next((c for c in ours if c.start <= start and end <= c.end), None)
    look = _look(xml, run, its, w)
    tag = xml[run.start : run.opened]
    inside = b"".join(_inside(xml, atoms, start, end, w))
    return tag + look + inside + f"</{prefix_of(tag)}r>".encode()


def _look(xml: bytes, run: Span, its: LettersCorrection | None, w: str) -> bytes:
    own = run.child("rPr")
    there = xml[own.start : own.end] if own else b""
    if its is None:
        return there
    changes = _set(xml, run, its, w)
    base = own.start if own else run.opened
    return spliced(there, [(a - base, b - base, new) for a, b, new in changes])


def _set(xml: bytes, run: Span, its: LettersCorrection, w: str) -> list[Change]:
    """Return the changes in a run's w:rPr; a fill that Word shows in the colour's place goes."""
    own = run.child("rPr")
    fills = [c for c in own.children if c.name == _FILL] if own and its.black else []
    changes = set_below(xml, run, "rPr", LETTERS, _properties(its), w)
    return [*changes, *((fill.start, fill.end, b"") for fill in fills)]


def _inside(xml: bytes, atoms: Sequence[Atom], start: int, end: int, w: str) -> Iterator[bytes]:
    """Yield a run's children in a stretch; what has no letters goes with those behind."""
    by_place = {a.span.start: a for a in atoms}
    at = atoms[0].start
    for child in atoms[0].run.children:
        atom = by_place.get(child.start)
        if child.name == "rPr":
            continue
        if atom is None:
            if start <= at < end:
                yield xml[child.start : child.end]
            continue
        at = atom.end
        a, b = max(start, atom.start), min(end, atom.end)
        if a >= b:
            continue
        if child.name != "t" or (a, b) == (atom.start, atom.end):
            yield xml[child.start : child.end]
        else:
            part = atom.text[a - atom.start : b - atom.start]
            yield f'<{w}t xml:space="preserve">{in_xml(part)}</{w}t>'.encode()


def _properties(its: LettersCorrection) -> dict[str, dict[str, str | None]]:
    wanted: dict[str, dict[str, str | None]] = {}
    fonts: dict[str, str | None] = {}
    if its.font is not None or its.hinted:
        fonts["hint"] = "eastAsia"
    if its.font is not None:
        fonts |= {"eastAsia": its.font, "eastAsiaTheme": None}
    if its.latin is not None:
        fonts |= {"ascii": its.latin, "hAnsi": its.latin, "asciiTheme": None, "hAnsiTheme": None}
    if fonts:
        wanted["rFonts"] = fonts
    if its.bold is not None:
        wanted["b"] = wanted["bCs"] = {"val": "1" if its.bold else "0"}
    if its.spacing is not None:
        wanted["spacing"] = {"val": f"{its.spacing * 20:.0f}"}
    wanted |= plain_properties(its.black, its.cleared)
    if its.points is not None:
        wanted["sz"] = wanted["szCs"] = {"val": f"{its.points * 2:.0f}"}
    return wanted
