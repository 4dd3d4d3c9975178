"""What has to change in a document for its layout to be right, as far as a program may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from addin.layout import aspects
from addin.layout.elements import ANNEX_MARK, SIGNED, Unit
from addin.layout.free_lines import FreeLines, signature_block
from addin.layout.layout_rule import LayoutCase
from addin.layout.layout_rules import layout_findings
from addin.layout.letters_corrections import LettersCorrection, letters_corrections
from addin.layout.measured_layout import ParagraphLook
from addin.layout.page_number_rules import is_right, no_number
from addin.layout.page_rules import is_page
from addin.layout.part_rules import (
    annex_note_place,
    apart,
    gap_due,
    imprint_place,
    signature_place,
)
from addin.layout.profile import NumberForm, Page
from addin.ledger.record import replace
from addin.proofreading.document.structure import Role

_RIGHT = {SIGNED[0]: 2.0, SIGNED[1]: 4.0}


class ParagraphCorrection(Struct, frozen=True):
    """How a paragraph is to be set: indents in characters of ``points``, the rest in points.

    ``with_next``: on the page of the next paragraph. ``whole``: all of it on one page.
    """

    number: int
    points: float
    align: str | None = None
    first: float | None = None
    left: float | None = None
    right: float | None = None
    line: float | None = None
    before: float | None = None
    after: float | None = None
    new_page: bool = False
    with_next: bool = False
    whole: bool = False


class Corrections(Struct, frozen=True):
    """All that is to change; ``page``: for the sections named, ``number``: for all footers."""

    letters: tuple[LettersCorrection, ...] = ()
    paragraphs: tuple[ParagraphCorrection, ...] = ()
    sections: tuple[int, ...] = ()
    page: Page | None = None
    number: NumberForm | None = None

    def __bool__(self) -> bool:
        return bool(self.letters or self.paragraphs or self.sections or self.number)


def corrections(case: LayoutCase) -> Corrections:
    """Return what is to change; nothing in a document whose layout has no finding."""
    if not layout_findings(case):
        return Corrections()
    page = case.profile.page
    off = (n for n, its in enumerate(case.looks.pages) if page and not is_page(its, page))
    return Corrections(
        tuple(c for unit in case.units for c in letters_corrections(case, unit)),
        tuple(_paragraphs(case)),
        tuple(off),
        page,
        _number(case),
    )


def _paragraphs(case: LayoutCase) -> Iterator[ParagraphCorrection]:
    led = {u.part.number: u for u in case.units if u.leads}
    placed = _placed(case)
    together = _together(case)
    for part in case.structure.parts:
        look, unit = case.looks.paragraphs.get(part.number), led.get(part.number)
        if look is None or look.foreign:
            continue
        plain = ParagraphCorrection(part.number, _points(unit, look))
        wanted = plain
        if part.role is Role.BLANK:
            wanted = replace(plain, **_blank_line(case, look))
        elif unit is not None:
            wanted = replace(_formed(case, unit, plain), **placed.get(part.number, {}))
            wanted = _kept(wanted, look)
        wanted = replace(wanted, **together.get(part.number, {}))
        if wanted != plain:
            yield wanted


def _points(unit: Unit | None, look: ParagraphLook) -> float:
    """Return the size that a paragraph's first letters will have."""
    if unit is not None and unit.form.points:
        return unit.form.points
    return look.letters[0].points if look.letters else 16.0


def _formed(case: LayoutCase, unit: Unit, plain: ParagraphCorrection) -> ParagraphCorrection:
    """Return how a paragraph has to be for its element's form."""
    form, line = unit.form, case.profile.line
    changes: dict[str, Any] = {}
    turned = any(aspects.alignment(unit))
    if turned:
        changes["align"] = form.align
    if turned or any(aspects.first_line(unit)):
        changes["first"] = _first(unit)
    if turned or any(aspects.sides(unit)):
        changes |= {"left": form.left, "right": form.right}
    if turned and form.align == "居中":
        changes |= {"left": 0.0, "right": 0.0}
    if line and any(aspects.pitch(unit, line, case.looks.page_of(unit.part.number))):
        changes["line"] = line.right
    if any(aspects.gaps(unit, case.free_lines)):
        changes |= _closed(unit.part.number, case.free_lines)
    if unit.element == ANNEX_MARK and not unit.look.new_page:
        changes["new_page"] = True
    return replace(plain, **changes)


def _closed(number: int, free: FreeLines) -> dict[str, float]:
    """Return what takes the space around a paragraph away, but not where a line is to be free."""
    sides = {"before": free.above, "after": free.below}
    return {side: 0.0 for side, where in sides.items() if number not in where}


def _kept(wanted: ParagraphCorrection, look: ParagraphLook) -> ParagraphCorrection:
    """Return a correction that keeps the characters of indents where their size changes."""
    before = look.letters[0].points if look.letters else wanted.points
    if abs(before - wanted.points) < 0.01:
        return wanted
    sides = {"first": look.first, "left": look.left, "right": look.right}
    kept: dict[str, Any] = {
        side: round(its, 2)
        for side, its in sides.items()
        if getattr(wanted, side) is None and abs(its) > 0.01
    }
    return replace(wanted, **kept)


def _first(unit: Unit) -> float | None:
    """Return the indent of a first line, less the spaces typed there; None where it is right."""
    wanted = unit.form.first
    if wanted is None:
        return 0.0 if unit.form.align == "居中" else None
    typed = 0.0 if unit.form.align == "居中" else aspects.typed_indent(unit.part.text)
    indent = max(0.0, wanted - typed)
    return None if abs(indent - unit.look.first) < 0.01 else indent


def _placed(case: LayoutCase) -> dict[int, dict[str, Any]]:
    """Return what the parts of a document need that stand at the wrong place."""
    found: dict[int, dict[str, Any]] = {}
    for part in (*apart(case), *case.structure.of(Role.ANNEX_NOTE)[:1]):
        if (above := gap_due(case, part)) is not None:
            found[part.number] = {"before": above}
    for hit in annex_note_place(case):
        if hit.where and hit.severity is None:
            found.setdefault(hit.where.paragraph, {}).update(first=2.0, left=0.0)
    for hit in signature_place(case):
        if hit.where:
            right = _RIGHT[str(hit.args["element"])]
            places = {"align": "右", "first": 0.0, "left": 0.0, "right": right}
            found.setdefault(hit.where.paragraph, {}).update(places)
    for hit in imprint_place(case):
        if hit.where:
            found[hit.where.paragraph] = {"first": 0.0, "left": 1.0, "right": 1.0}
    return found


def _together(case: LayoutCase) -> dict[int, dict[str, Any]]:
    """Return what keeps the signature, the date and the words above them on one page."""
    found: dict[int, dict[str, Any]] = {}
    block = signature_block(case.structure)
    looks = [case.looks.paragraphs.get(part.number) for part in block]
    if any(look is None for look in looks) or any(its.new_page for its in looks[1:] if its):
        return {}
    for part, look in zip(block, looks, strict=True):
        last, signed = part is block[-1], part.role in (Role.SIGNATURE, Role.DATE)
        wanted = {"with_next": not last and not (look and look.with_next)}
        wanted["whole"] = signed and not (look and look.whole)
        found[part.number] = {key: True for key, its in wanted.items() if its}
    return found


def _blank_line(case: LayoutCase, look: ParagraphLook) -> dict[str, Any]:
    """Return what makes a blank paragraph one line high."""
    line = case.profile.line
    if line is None or look.holds_object:
        return {}
    exact = look.line.rule == "exact" and look.line.value <= line.most
    tight = look.before + look.after < 0.05
    return {} if exact and tight else {"line": line.right, "before": 0.0, "after": 0.0}


def _number(case: LayoutCase) -> NumberForm | None:
    """Return how page numbers are to be, where they are not and nothing else stands beside them."""
    form = case.profile.number
    footers = [page.footers for page in case.looks.pages]
    if form is None or not all(f.free for f in footers):
        return None
    wrong = any(no_number(case)) or not all(is_right(f, form) for f in footers)
    return form if wrong else None
