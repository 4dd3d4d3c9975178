"""Text of a document that is not read as it is in the file: hidden, or struck through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from addin.office.ooxml.spans import Span
from addin.office.word.body import Atom, BodyParagraph
from addin.office.word.layout.paragraph_styles import with_bases
from addin.report.unseen import HIDDEN, STRUCK, Unseen

_PROPERTIES = (("vanish", HIDDEN), ("webHidden", HIDDEN), ("strike", STRUCK), ("dstrike", STRUCK))
_OFF = ("0", "false", "off", "none")


def unseen(paragraphs: Sequence[BodyParagraph], styles: Mapping[str, Span]) -> list[Unseen]:
    """Return the stretches of a document's text that a reader does not see, or sees struck."""
    looks = _Looks(styles)
    return [
        Unseen(index, atom.start, atom.end, why)
        for index, paragraph in enumerate(paragraphs)
        for atom, why in _of_paragraph(paragraph, looks)
    ]


def _of_paragraph(paragraph: BodyParagraph, looks: _Looks) -> Iterator[tuple[Atom, str]]:
    style = _style(paragraph.span.child("pPr"), "pStyle")
    for atom in paragraph.atoms:
        if why := looks.of(atom.run.child("rPr"), style):
            yield atom, why


class _Looks:
    """Whether runs are hidden or struck, by their own properties or else their styles'."""

    def __init__(self, styles: Mapping[str, Span]) -> None:
        self._styles = styles
        self._known: dict[tuple[str, str], bool] = {}

    def of(self, properties: Span | None, paragraph_style: str) -> str:
        """Say why a run is not read as it is; "" where it is."""
        names = (_style(properties, "rStyle"), paragraph_style)
        return next((why for name, why in _PROPERTIES if self._is(name, properties, names)), "")

    def _is(self, name: str, properties: Span | None, styles: tuple[str, str]) -> bool:
        own = _switched(properties, name)
        if own is not None:
            return own
        return sum(self._in_style(name, style) for style in styles) == 1

    def _in_style(self, name: str, style: str) -> bool:
        """Whether a style, or one that it rests on, sets a property."""
        if (name, style) not in self._known:
            self._known[name, style] = self._looked_up(name, style)
        return self._known[name, style]

    def _looked_up(self, name: str, style: str) -> bool:
        found = (_switched(its.child("rPr"), name) for its in with_bases(self._styles, style))
        return next((own for own in found if own is not None), False)


def _switched(properties: Span | None, name: str) -> bool | None:
    its = properties.child(name) if properties else None
    return None if its is None else its.attributes.get("val", "1") not in _OFF


def _style(properties: Span | None, name: str) -> str:
    its = properties.child(name) if properties else None
    return its.attributes.get("val", "") if its else ""
