"""A document's layout put right where it stands: not a letter of the text changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.layout.layout_corrections import Corrections, ParagraphCorrection
from addin.layout.letters_corrections import LettersCorrection
from addin.office.ooxml.spans import Span, spliced
from addin.office.word.body import BodyParagraph
from addin.office.word.edits import Change, prefix
from addin.office.word.layout.character_fix import letters_changes, number_changes
from addin.office.word.layout.footer_fix import page_numbers
from addin.office.word.layout.property_edits import set_below
from addin.office.word.layout.schema_order import PARAGRAPH
from addin.office.word.layout.section_fix import section_changes
from addin.office.word.word_file import WordFile

_ALIGN = {"居中": "center", "右": "right", "左": "both"}


def with_layout(
    file: WordFile, paragraphs: Sequence[BodyParagraph], wanted: Corrections
) -> dict[str, bytes]:
    """Return the parts that change where a document's layout is put right."""
    if not wanted:
        return {}
    xml = file.part(file.main)
    w = prefix(xml)
    by_number = {p.number: p for p in paragraphs if p.cell is None and not p.boxed}
    changes: list[Change] = []
    for its in wanted.paragraphs:
        changes += _paragraph(xml, by_number[its.number].span, its, w)
    letters: dict[int, list[LettersCorrection]] = {}
    for correction in wanted.letters:
        letters.setdefault(correction.paragraph, []).append(correction)
    for number, ours in letters.items():
        changes += letters_changes(xml, by_number[number], ours, w)
        changes += number_changes(xml, by_number[number].span, ours, w)
    footers = page_numbers(file, wanted.number) if wanted.number else None
    changes += section_changes(xml, wanted, footers, w)
    new = spliced(xml, changes)
    changed = dict(footers.parts) if footers else {}
    return changed if new == xml else {**changed, file.main: new}


def _paragraph(xml: bytes, span: Span, its: ParagraphCorrection, w: str) -> list[Change]:
    wanted: dict[str, dict[str, str | None]] = {}
    for name, kept in (("keepNext", its.with_next), ("keepLines", its.whole)):
        if kept:
            wanted[name] = {"val": "1"}
    if its.new_page:
        wanted["pageBreakBefore"] = {"val": "1"}
    if its.align:
        wanted["jc"] = {"val": _ALIGN[its.align]}
    if spacing := dict(_spacing(its)):
        wanted["spacing"] = spacing
    if indents := dict(_indents(its)):
        wanted["ind"] = indents
    return set_below(xml, span, "pPr", PARAGRAPH, wanted, w) if wanted else []


def _spacing(its: ParagraphCorrection) -> Iterator[tuple[str, str | None]]:
    for side, value in (("before", its.before), ("after", its.after)):
        if value is not None:
            yield f"{side}Lines", "0"
            yield f"{side}Autospacing", "0"
            yield side, _twips(value)
    if its.line is not None:
        yield "line", _twips(its.line)
        yield "lineRule", "exact"


def _indents(its: ParagraphCorrection) -> Iterator[tuple[str, str | None]]:
    for side, old, value in (("left", "start", its.left), ("right", "end", its.right)):
        if value is not None:
            yield old, None
            yield f"{old}Chars", None
            yield f"{side}Chars", f"{value * 100:.0f}"
            yield side, _twips(value * its.points)
    if its.first is not None:
        own, other = ("firstLine", "hanging") if its.first >= 0 else ("hanging", "firstLine")
        yield other, None
        yield f"{other}Chars", None
        yield f"{own}Chars", f"{abs(its.first) * 100:.0f}"
        yield own, _twips(abs(its.first) * its.points)


def _twips(points: float) -> str:
    return f"{points * 20:.0f}"
