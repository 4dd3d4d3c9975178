"""What headings name for the numbers below them: a half-year, a branch, what a cell counts."""

from __future__ import annotations

from addin.audit.claim import Body, When
from addin.audit.figure_words.lexicon import Lexicon
from addin.audit.figure_words.possible_figures import Means
from addin.audit.parts.group_words import MEETING, MEETS
from addin.audit.sentences.sentence_reader import named_above, named_beside
from addin.audit.subjects.subjects import Subjects
from addin.audit.tables.table_surroundings import Beside
from addin.audit.text.intentions import Section
from addin.audit.times.period_words import times
from addin.ledger.period import Period
from addin.ledger.record import replace


def time_above(section: Section, period: Period, year: int) -> When | None:
    """Return the half or the quarter that a heading above names: 二、下半年重点工作.

    ``year``: the year from which 去年 and 今年 count.
    """
    for title in reversed(section.titles):
        found = [t.when for t in times(title, period, year)]
        if found:
            parts = [p for y in period.years() for p in (*y.halves(), *y.quarters())]
            only = len(found) == 1 and found[0].period in parts and found[0].period != period
            return replace(found[0], near=False) if only else None
    return None


def body_above(section: Section, subjects: Subjects) -> Body | None:
    """Return the branch that the nearest heading with any names alone: （二）机关党支部."""
    for title in reversed(section.titles):
        if named := subjects.branches.named(title):
            only = named[0].body if len(named) == 1 else None
            return replace(only, near=False) if only and only.name else None
    return None


def counted_in_cell(beside: Beside, words: Lexicon) -> list[Means]:
    """Return what the head of a cell's row names, or that of its column."""
    found = named_beside(beside.name, words) if beside.name else []
    found = found or (named_above(beside.head, words) if beside.head else [])
    if not found and beside.group and MEETS.search(beside.head):
        found = named_beside(MEETING, words)
    return found
