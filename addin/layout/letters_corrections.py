"""What has to change in the letters of a document: font, size, weight, colour, spacing."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from addin.layout import aspects
from addin.layout.element_rules import takes_western_quotes
from addin.layout.elements import BODY, Unit
from addin.layout.fonts import font_to_write, is_font
from addin.layout.layout_rule import LayoutCase
from addin.layout.measured_layout import Letters, Ornament
from addin.layout.ornament_rules import backgrounds, colours, marks
from addin.layout.page_rules import fitting

NUMBER = -1
"""Where the automatic number stands in a paragraph: before its text."""


class LettersCorrection(Struct, frozen=True):
    """How a stretch of a paragraph is to be set; what is None stays as it is.

    A stretch that begins before the first character is the automatic number.
    """

    paragraph: int
    start: int
    end: int
    font: str | None = None
    points: float | None = None
    bold: bool | None = None
    spacing: float | None = None
    hinted: bool = False
    latin: str | None = None
    black: bool = False
    cleared: tuple[Ornament, ...] = ()


def letters_corrections(case: LayoutCase, unit: Unit) -> Iterator[LettersCorrection]:
    """Yield what changes in the letters of an element; nothing in what is not ours to change."""
    if unit.look.foreign:
        return
    chinese = {start for start, _, _ in unit.chinese()}
    western = {its.where.start for its in aspects.latin_fonts(unit)}
    too_bold = any(aspects.boldness(unit))
    coloured = {its.where.start for its in colours(unit)}
    ornate = {its.where.start for rule in (backgrounds, marks) for its in rule(unit)}
    for start, end, its in unit.letters():
        wanted = LettersCorrection(
            unit.part.number,
            start,
            end,
            _font(case, unit, its) if start in chinese else None,
            _other(unit.form.points, its.points),
            unit.form.bold if too_bold and its.bold != unit.form.bold else None,
            _spacing(case, unit, its),
            takes_western_quotes(unit.part.text[start:end], its),
            font_to_write(unit.form.latin) if unit.form.latin and start in western else None,
            start in coloured,
            its.ornaments if start in ornate else (),
        )
        if wanted != LettersCorrection(unit.part.number, start, end):
            yield wanted
    yield from _numbered(case, unit)


def _numbered(case: LayoutCase, unit: Unit) -> Iterator[LettersCorrection]:
    """Yield how the automatic number of a paragraph is to be set, where it is not so."""
    number, its = unit.part.number, unit.look.number
    font = _font(case, unit, its) if its and aspects.number_in_another_font(unit) else None
    points = unit.form.points if aspects.number_of_another_size(unit) else None
    if font or points:
        yield LettersCorrection(number, NUMBER, NUMBER, font, points)


def _font(case: LayoutCase, unit: Unit, its: Letters) -> str | None:
    fonts = unit.form.fonts
    if not fonts or is_font(its.font, fonts):
        return None
    return _usual(case, fonts) or font_to_write(fonts)


def _usual(case: LayoutCase, fonts: tuple[str, ...]) -> str | None:
    """Return the cut of a font that the document uses already."""
    return next((font for font in case.fonts if is_font(font, fonts[:1])), None)


def _other(wanted: float | None, its: float) -> float | None:
    return wanted if wanted and abs(its - wanted) > 0.05 else None


def _spacing(case: LayoutCase, unit: Unit, its: Letters) -> float | None:
    """Return how far letters are set closer, where else a line would not hold its characters."""
    page, line = case.profile.page, case.profile.line
    body = case.profile.form(BODY)
    points = unit.form.points or its.points
    if not (page and line and page.characters and body and unit.form.pitched):
        return None
    if points != body.points or case.looks.page_of(unit.part.number).landscape:
        return None
    squeeze = case.looks.page_of(unit.part.number).squeeze if unit.look.on_grid else 0
    width = page.paper[0] - page.left - page.right
    fits = fitting(width, points + its.spacing + squeeze) == page.characters
    return None if fits or abs(its.spacing - line.tighten) < 0.01 else line.tighten
