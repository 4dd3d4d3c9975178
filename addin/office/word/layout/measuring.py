"""A document's layout measured in the file itself, with styles, theme and numbering settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from addin.layout.measured_layout import Letters, Line, LineRule, Looks, ParagraphLook
from addin.office.ooxml.spans import Span
from addin.office.word.body import Atom, BodyParagraph
from addin.office.word.layout.automatic_numbers import HEADING
from addin.office.word.layout.formatting import (
    Properties,
    is_on,
    laid_over,
    number,
    value,
)
from addin.office.word.layout.ornaments import color_of, ornaments_of
from addin.office.word.layout.sections import measured_pages
from addin.office.word.layout.stylesheet import Stylesheet
from addin.office.word.word_file import WordFile

_DEFAULT_POINTS = 10.0  # Word's, where nothing says a size
_RULES: dict[str, LineRule] = {"exact": "exact", "atLeast": "atLeast"}
_ALIGN = {"start": "left", "end": "right", "": "left"}
_AUTOMATIC = 14.0  # points that Word leaves where the space is automatic
_OBJECTS = {"drawing", "pict", "object", "ptab"}
_TRACKED = {"pPrChange", "framePr"}


def measured(file: WordFile, paragraphs: Sequence[BodyParagraph]) -> Looks:
    """Return how a document looks; ``paragraphs``: its body as it was read."""
    sheet = Stylesheet(file)
    pages, starts = measured_pages(file, paragraphs, sheet)
    told = (p for p in paragraphs if p.cell is None and not p.boxed)
    looks = {p.number: _Measure(p, sheet).look(p.number in starts) for p in told}
    return Looks(pages, looks)


class _Measure:
    """The measure of one paragraph."""

    def __init__(self, paragraph: BodyParagraph, sheet: Stylesheet) -> None:
        self._paragraph = paragraph
        self._own = paragraph.span.child("pPr")
        self._sheet = sheet
        self._style = sheet.style_of(self._own)
        self._set = sheet.paragraph(self._own)
        self._mark = sheet.letters(self._style, self._own.child("rPr") if self._own else None)

    def look(self, new_page: bool) -> ParagraphLook:
        letters = tuple(letters_of(self._paragraph, self._sheet, self._style))
        points = next((its.points for its in letters), _points(self._mark)) or _DEFAULT_POINTS
        level = number(self._set, HEADING)
        return ParagraphLook(
            letters,
            _ALIGN.get(value(self._set, "jc"), value(self._set, "jc")),
            self._first(points),
            self._indent("left", points),
            self._indent("right", points),
            self._line(),
            self._space("before"),
            self._space("after"),
            is_on(self._set, "snapToGrid", default=True),
            new_page or is_on(self._set, "pageBreakBefore"),
            int(level) if level else None,
            _holds(self._paragraph.span, _OBJECTS),
            self._own is not None and any(c.name in _TRACKED for c in self._own.children),
            is_on(self._set, "keepNext"),
            is_on(self._set, "keepLines"),
            self._number() if level else None,
        )

    def _number(self) -> Letters:
        """Return the look of an automatic number: the paragraph mark's, and its level's over it."""
        its = laid_over(self._mark, self._sheet.numbering.letters(self._set))
        return _letters_of_a_look(0, 0, self._sheet, its)

    def _first(self, points: float) -> float:
        if value(self._set, "ind", "hanging") or value(self._set, "ind", "hangingChars"):
            return -self._indent("hanging", points)
        return self._indent("firstLine", points)

    def _indent(self, side: str, points: float) -> float:
        """Return an indent in characters; one told in characters goes before one in twips."""
        characters = number(self._set, "ind", f"{side}Chars")
        if characters:
            return characters / 100
        return (number(self._set, "ind", side) or 0) / 20 / points

    def _line(self) -> Line:
        rule = _RULES.get(value(self._set, "spacing", "lineRule"), "auto")
        written = number(self._set, "spacing", "line")
        if rule == "auto":
            return Line("auto", (written or 240) / 240)
        return Line(rule, abs(written or 240) / 20)

    def _space(self, side: str) -> float:
        """Return the points before or behind; a hundredth of a line is told as 0.12 points."""
        if is_on(self._set, "contextualSpacing"):
            return 0
        if value(self._set, "spacing", f"{side}Autospacing") in ("1", "true", "on"):
            return _AUTOMATIC
        lines = number(self._set, "spacing", f"{side}Lines")
        if lines:
            return lines * 0.12
        return (number(self._set, "spacing", side) or 0) / 20


def letters_of(paragraph: BodyParagraph, sheet: Stylesheet, style: str) -> Iterator[Letters]:
    """Yield the looks of a paragraph's letters, one for each run."""
    for _, group in groupby(paragraph.atoms, key=lambda atom: atom.run.start):
        atoms = list(group)
        yield _letters(atoms, sheet, sheet.letters(style, atoms[0].run.child("rPr")))


def _letters(atoms: Sequence[Atom], sheet: Stylesheet, its: Properties) -> Letters:
    linked = any("anchor" in a.attributes for a in atoms[0].around if a.name == "hyperlink")
    return _letters_of_a_look(atoms[0].start, atoms[-1].end, sheet, its, linked)


def _letters_of_a_look(
    start: int, end: int, sheet: Stylesheet, its: Properties, linked: bool = False
) -> Letters:
    return Letters(
        start,
        end,
        sheet.theme.font(its, "eastAsia"),
        sheet.theme.font(its, "ascii"),
        _points(its) or _DEFAULT_POINTS,
        is_on(its, "b"),
        value(its, "rFonts", "hint") == "eastAsia",
        (number(its, "spacing") or 0) / 20,
        color_of(its),
        ornaments_of(its),
        linked,
    )


def _points(its: Properties) -> float:
    return (number(its, "sz") or 0) / 2


def _holds(span: Span, names: set[str]) -> bool:
    return any(c.name in names or _holds(c, names) for c in span.children)
