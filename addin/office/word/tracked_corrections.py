"""Corrections of a document's words as tracked changes, for a person to accept one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from addin.office.ooxml.spans import spliced
from addin.office.word.body import BodyParagraph
from addin.office.word.edits import ParagraphEdits, free_number
from addin.office.word.word_file import WordFile
from addin.report.prose import Stretch


class Correction(NamedTuple):
    """What is to stand in a stretch's place."""

    stretch: Stretch
    new: str


def disjoint(corrections: Iterable[Correction]) -> list[Correction]:
    """Return corrections in the text's order; of two that overlap, the one that begins first."""
    chosen: list[Correction] = []
    for its in sorted(
        corrections, key=lambda c: (c.stretch.paragraph, c.stretch.start, c.stretch.end)
    ):
        last = chosen[-1].stretch if chosen else None
        if last is None or last.paragraph != its.stretch.paragraph or last.end <= its.stretch.start:
            chosen.append(its)
    return chosen


def _narrowed(correction: Correction, text: str) -> tuple[int, int, str]:
    """Return a correction without the letters that stay at its beginning and its end."""
    start, end, new = correction.stretch.start, correction.stretch.end, correction.new
    same = _alike(text[start:end], new)
    start, new = start + same, new[same:]
    same = _alike(text[start:end][::-1], new[::-1])
    return start, end - same, new[: len(new) - same]


def _alike(left: str, right: str) -> int:
    """Return with how many of the same letters two texts begin."""
    pairs = zip(left, right, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def with_corrections(
    file: WordFile, paragraphs: Sequence[BodyParagraph], corrections: Iterable[Correction]
) -> dict[str, bytes]:
    """Return the parts that change where corrections are tracked in the body's paragraphs."""
    xml = file.part(file.main)
    numbers = count(free_number(xml))
    by_paragraph: dict[int, list[Correction]] = {}
    for its in disjoint(corrections):
        by_paragraph.setdefault(its.stretch.paragraph, []).append(its)
    changes = []
    for paragraph in paragraphs:
        edits = ParagraphEdits(xml, paragraph, numbers)
        for its in by_paragraph.get(paragraph.number, ()):
            edits.tracked(*_narrowed(its, paragraph.text))
        changes += list(edits.changes())
    return {file.main: spliced(xml, changes)} if changes else {}
