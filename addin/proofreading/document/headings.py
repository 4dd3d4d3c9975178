"""Headings and numbered items, known by what stands before them: 一、（一）1.（1）."""

from __future__ import annotations

import re

from msgspec import Struct

from addin.ledger.record import replace
from addin.ledger.values.numerals import from_han
from addin.report.prose import Paragraph

_HAN = "[一二三四五六七八九十]{1,3}"
_MARKS = (
    re.compile(rf"\s*({_HAN})\s*[、，,.．](?!\s*[是，])\s*"),
    re.compile(rf"\s*[（(]\s*({_HAN})\s*[）)]\s*[、.．，,]?\s*"),
    re.compile(r"\s*(\d{1,2})\s*[.．、](?:(?!\d)|(?=(?:19|20)\d\d年))\s*"),
    re.compile(r"\s*[（(]\s*(\d{1,2})\s*[）)]\s*[、.．，,]?\s*"),
)
_LONGEST = 60  # characters: what is longer is an item of text and no heading


class Heading(Struct, frozen=True):
    """A heading: its level from 1, its number, and where its words stand in the paragraph.

    ``number`` is None where there is none. ``counted``: Word shows it before the paragraph's own
    text. ``run_in``: the text follows in the same paragraph. ``item``: numbered like a heading, but a sentence of its own.
    ``stop``: a full stop ends its words.
    """

    level: int
    number: int | None
    start: int
    end: int
    run_in: bool = False
    item: bool = False
    stop: bool = False
    counted: bool = False

    @property
    def numbered(self) -> bool:
        """Whether it bears a number of its own."""
        return self.number is not None

    def words(self, text: str) -> str:
        """Return its words, without number and full stop."""
        return text[self.start : self.end]


def heading_of(paragraph: Paragraph) -> Heading | None:
    """Return the heading that a paragraph is or begins with, None where it is plain text."""
    text, counted = paragraph.text, bool(paragraph.mark)
    for level, mark in enumerate(_MARKS, 1):
        if m := mark.match(paragraph.mark or text):
            number = from_han(m[1]) if level in (1, 2) else int(m[1])
            its = _measured(level, number, 0 if counted else m.end(), text)
            return replace(its, counted=counted)
    if paragraph.level is None:
        return None
    return _measured(paragraph.level, None, 0, text)


def _measured(level: int, number: int | None, start: int, text: str) -> Heading:
    length = len(text.rstrip())
    stop = text.find("。", start)
    if 0 <= stop < length - 1 and stop - start <= _LONGEST:
        return Heading(level, number, start, stop, run_in=True, stop=True)
    end = length - 1 if stop == length - 1 else length
    item = end - start > _LONGEST or text[end - 1 : end] in "；;："
    return Heading(level, number, start, end, run_in=item, item=item, stop=stop == length - 1)
