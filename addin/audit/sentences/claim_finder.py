"""The claims that paragraphs make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from addin.audit.claim import Claim
from addin.audit.figure_words.lexicon import Lexicon
from addin.audit.parts.topic_context import (
    headline,
)
from addin.audit.sentences.listed_lines import is_item, is_numbered, leads_on, leads_to_items
from addin.audit.sentences.paragraph_reader import ParagraphReader
from addin.audit.subjects.subjects import Subjects
from addin.audit.tables.table_surroundings import Beside
from addin.audit.text.intentions import sections
from addin.ledger.period import Period
from addin.report.prose import Paragraph


def find_claims(
    paragraphs: Iterable[Paragraph],
    words: Lexicon,
    period: Period,
    beside: Mapping[int, Beside] | None = None,
    subjects: Subjects | None = None,
) -> Iterator[Claim]:
    """Yield the claims of a text's paragraphs in order; ``period``: what the report is about.

    ``beside``: of paragraphs in tables, what the headings say. ``subjects``: the branches and
    people of the ledger.
    """
    known = subjects or Subjects()
    above: ParagraphReader | None = None
    lead: ParagraphReader | None = None
    title = ""
    for paragraph, section in sections(paragraphs):
        headings = (beside or {}).get(paragraph.number, Beside())
        reader = ParagraphReader(paragraph, section, words, period, known, headings)
        lead = lead if is_numbered(paragraph) else None
        reader.named_above = lead.own if lead else None
        line = headline(paragraph.text) if paragraph.cell is None else ""
        title = line or title
        reader.headline = title
        if above and is_item(paragraph):
            reader.above = above
        found = list(reader.claims())
        yield from found
        if leads_to_items(paragraph):
            last = paragraph.text.rfind("。")
            said = [c for c in found if c.stretch.start > last]
            reader.opening = said[-1].when if said else reader.opening
            above = reader if len({c.keys[:1] for c in said}) == 1 else None
        elif not is_item(paragraph):
            above = None
        if leads_on(paragraph):
            lead = reader
