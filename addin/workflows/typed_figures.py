"""What is typed by hand in a template although a field prints it: figures, the period's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.audit.report_audit import claims_of
from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.period import half
from addin.ledger.records.settings import Settings
from addin.report.language.expression import Expression
from addin.report.language.template_tags import places_of_tags
from addin.report.prose import Paragraph, Stretch
from addin.report.values.figure_paths import FigurePaths

_PERIOD = re.compile(r"20\d\d年(?:上半年|下半年|第[一二三四]季度|度)")
_FIGURE = "“{}”是手写的，下一期还是这个数；说的是整个报告期的，请改成字段"
_OF_PERIOD = "“{}”是手写的，换一期要自己改；说的是报告期的，请改成字段"


class Typed(Struct, frozen=True):
    """Words typed by hand, and the field that is proposed."""

    stretch: Stretch
    message: str
    suggestion: str


def typed_figures(paragraphs: Sequence[Paragraph]) -> Iterator[Typed]:
    """Yield the figures typed by hand where the words say surely which field prints them."""
    read = [_without_tags(p) for p in paragraphs]
    period = half(2022, 1)
    paths = FigurePaths(catalogue(), period)
    for claim in claims_of(read, _no_ledger(), period):
        doubted = (claim.loose, claim.part, claim.body, claim.difference, claim.sums, claim.unread)
        if any(doubted) or len(claim.keys) != 1 or (claim.when and claim.when.period != period):
            continue
        if its := next(paths.of(claim.keys[0], period), None):
            yield Typed(claim.stretch, _FIGURE.format(claim.text), Expression((its,)).tag)


def typed_periods(paragraphs: Sequence[Paragraph]) -> Iterator[Typed]:
    """Yield names of a period that are typed by hand."""
    for p in map(_without_tags, paragraphs):
        for m in _PERIOD.finditer(p.text):
            field = (
                "{{ 期间.年份 }}年度"
                if m[0].endswith("度") and "季" not in m[0]
                else "{{ 期间.名称 }}"
            )
            yield Typed(Stretch(p.number, *m.span()), _OF_PERIOD.format(m[0]), field)


def _without_tags(its: Paragraph) -> Paragraph:
    """Return a paragraph of the same length, with signs that say nothing for its tags."""
    text = its.text
    for start, end in places_of_tags(text):
        text = text[:start] + "※" * (end - start) + text[end:]
    return Paragraph(its.number, text, its.level, its.cell, its.centred, its.mark)


def _no_ledger() -> Ledger:
    return Ledger("", catalogue(), (), (), {}, Settings({}), (), (), ())
