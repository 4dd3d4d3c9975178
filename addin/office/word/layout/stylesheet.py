"""A document's styles settled: what holds in a paragraph or a run once all is laid over another."""

from __future__ import annotations

from functools import cached_property

from addin.office.ooxml.spans import Span
from addin.office.word.layout.automatic_numbers import Numbering
from addin.office.word.layout.formatting import Properties, is_on, laid_over, own_properties, value
from addin.office.word.layout.paragraph_styles import with_bases
from addin.office.word.layout.theme import Theme
from addin.office.word.word_file import WordFile


class Stylesheet:
    """The styles of a document, with its defaults, numbering and theme."""

    def __init__(self, file: WordFile) -> None:
        self._defaults = next((s for s in file.styles if s.name == "docDefaults"), None)
        self._styles = {
            s.attributes.get("styleId", ""): s for s in file.styles if s.name == "style"
        }
        self._settled: dict[tuple[str, str], Properties] = {}
        self.numbering = Numbering(file)
        self.theme = Theme(file)

    @cached_property
    def normal(self) -> str:
        """The style of paragraphs that name none."""
        return next(
            (
                name
                for name, s in self._styles.items()
                if s.attributes.get("type") == "paragraph"
                and s.attributes.get("default") in ("1", "true", "on")
            ),
            "",
        )

    def style_of(self, own: Span | None) -> str:
        """Return the style of a paragraph, given its w:pPr."""
        name = value(own_properties(own), "pStyle")
        return name if name in self._styles else self.normal

    def paragraph(self, own: Span | None) -> Properties:
        """Return what holds in a paragraph, given its w:pPr."""
        return self._with_numbering(self._style(self.style_of(own), "pPr"), own)

    def letters(self, style: str, own: Span | None) -> Properties:
        """Return what holds in a run, given its paragraph's style and its w:rPr."""
        ours = own_properties(own)
        settled = self._style(style, "rPr")
        character = self._chain(value(ours, "rStyle"))
        upper: Properties = {}
        for its in character:
            upper = laid_over(upper, own_properties(its.child("rPr")))
        return laid_over(laid_over(settled, _toggled(settled, upper)), ours)

    def _style(self, name: str, kind: str) -> Properties:
        if (name, kind) not in self._settled:
            settled = self._default(kind)
            for its in self._chain(name):
                own = its.child(kind)
                settled = (
                    self._with_numbering(settled, own)
                    if kind == "pPr"
                    else laid_over(settled, own_properties(own))
                )
            self._settled[name, kind] = settled
        return self._settled[name, kind]

    def _with_numbering(self, settled: Properties, own: Span | None) -> Properties:
        """Lay a w:pPr over what holds already; the indent of its number lies beneath its own."""
        ours = own_properties(own)
        listed = own.child("numPr") if own else None
        if listed is not None:
            numbered = self.numbering.marked(own_properties(listed), settled)
            settled = laid_over(settled, numbered)
        return laid_over(settled, {k: v for k, v in ours.items() if k != "numPr"})

    def _default(self, kind: str) -> Properties:
        around = self._defaults.child(f"{kind}Default") if self._defaults else None
        return own_properties(around.child(kind) if around else None)

    def _chain(self, name: str) -> list[Span]:
        """Return a style and those that it rests on, the lowest first."""
        return [*with_bases(self._styles, name)][::-1]


def _toggled(settled: Properties, upper: Properties) -> Properties:
    """Return a character style's properties; bold in a style that is bold already is not."""
    both = [name for name in ("b", "i") if is_on(settled, name) and is_on(upper, name)]
    return {**upper, **{name: {"val": "0"} for name in both}}
