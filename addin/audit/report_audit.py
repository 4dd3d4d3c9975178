"""A report held against the ledger: its claims in order, each with its verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from addin.audit.claim import Claim, Judged
from addin.audit.controls.control_claims import known, settled
from addin.audit.controls.tied_controls import Text, Ties
from addin.audit.controls.unclear_claims import Clearness, unless_unclear
from addin.audit.figure_words.lexicon import lexicon
from addin.audit.figure_words.value_words import value_words
from addin.audit.sentences.claim_finder import find_claims
from addin.audit.subjects.subjects import subjects_of
from addin.audit.tables.table_claims import is_list_of_sources, table_claims
from addin.audit.tables.table_surroundings import surroundings
from addin.audit.text.quantity import bare_number, quantities
from addin.audit.times.year_of_speaking import year_of_speaking
from addin.audit.times.yearly_meetings import unless_of_another_year
from addin.audit.verdicts.figures_by_period import Counts
from addin.audit.verdicts.verdicts import judged, unless_unread
from addin.ledger.ledger import Ledger
from addin.ledger.limits import MOST_NUMBERS
from addin.ledger.period import Period, period_in_title
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.scope import Scope
from addin.report.language.values_by_key import ByKey
from addin.report.prose import Paragraph
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import Own
from addin.report.renewing.provenance import Written
from addin.report.renewing.refresh import text_of
from addin.report.unseen import Unseen
from addin.report.values.context import context
from addin.statistics.tally import Tally

_WHOLE_YEAR = re.compile(r"年度|全年|年终|年工作总结|年党建工作总结|年总结")
_LONGEST_TITLE = 60
# The day that a title page bears tells no period: （2025年1月10日）.
_DAY = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月"
    r"[\d一二三四五六七八九十]{1,3}[日号](?!\s*[-—–~～至到])"
)
_OPENING = 6  # paragraphs that may hold the title and what the report is about


def claims_of(paragraphs: Sequence[Paragraph], ledger: Ledger, period: Period) -> list[Claim]:
    """Return the claims of a text in their order; a number in a table is claimed once."""
    own = is_list_of_sources(paragraphs)
    read = [p for p in paragraphs if p.number not in own]
    _refuse_endless(read)
    words = lexicon(ledger.catalogue, value_words(ledger))
    subjects = replace(subjects_of(ledger, read), year=year_of_speaking(read, period))
    found = list(table_claims(read, words, period, subjects))
    taken = {(c.stretch.paragraph, c.stated.start) for c in found}
    beside = surroundings(read, subjects.branches, period)
    found += [
        c
        for c in find_claims(read, words, period, beside, subjects)
        if (c.stretch.paragraph, c.stated.start) not in taken
    ]
    return sorted(found, key=lambda c: (c.stretch.paragraph, c.stated.start, c.stretch.start))


def _refuse_endless(paragraphs: Sequence[Paragraph]) -> None:
    numbers = sum(map(_numbers, paragraphs))
    if numbers > MOST_NUMBERS:
        raise Refusal(
            f"报告里有{numbers}处数字，一次最多核对{MOST_NUMBERS}处；请把报告分成几份，分别核对"
        )


def _numbers(its: Paragraph) -> int:
    if its.cell is not None and bare_number(its.text):
        return 1
    return sum(1 for _ in quantities(its.text))


def audit_text(  # noqa: PLR0913 - a text, its ledger, and what its file says of it
    paragraphs: Sequence[Paragraph],
    ledger: Ledger,
    scope: Scope,
    tally: Tally,
    owned: Sequence[Own] = (),
    *,
    written: Mapping[str, Written] | None = None,
    unseen: Sequence[Unseen] = (),
) -> list[Judged]:
    """Return the claims of any report in their order, each held against the ledger.

    ``owned``: the values that controls of ours hold. ``written``: what the report remembers of
    them, None where it has forgotten. ``unseen``: what is hidden in the text.
    """
    return Audit(paragraphs, ledger, scope, tally, written).of(paragraphs, owned, unseen)


class Audit:
    """A report held against the ledger text by text: its body, and what is written beside it.

    ``written``: what the report remembers of its controls, None where it has forgotten.
    """

    def __init__(
        self,
        body: Sequence[Paragraph],
        ledger: Ledger,
        scope: Scope,
        tally: Tally,
        written: Mapping[str, Written] | None = None,
    ) -> None:
        self._ledger, self._tally = ledger, tally
        self._period = report_period(body, scope)
        self._counts = Counts(ledger, scope, tally)
        self._written = written

    def of(
        self,
        paragraphs: Sequence[Paragraph],
        owned: Sequence[Own] = (),
        unseen: Sequence[Unseen] = (),
    ) -> list[Judged]:
        """Return the claims of one text in their order.

        ``owned``: the values of its controls. ``unseen``: what is hidden in it.
        """
        claims = claims_of(paragraphs, self._ledger, self._period)
        values = ByKey(context(self._ledger, self._tally)) if owned else {}
        memory = Memory(self._written, lambda key: text_of(key, values))
        its = known(values, self._tally.figures, memory)
        text = Text(paragraphs, owned, unseen, its.units)
        held = settled(claims, Ties(text, memory, lambda: claims, self._period), paragraphs, its)
        found, clear = list(held.judged), Clearness(text)
        for claim in held.left:
            place = claim.stretch.paragraph, claim.stated.start
            why = held.doubts.get(place) or clear.why_not(claim)
            found.append(unless_unclear(self._judged(claim), why))
        return sorted(found, key=lambda j: (j.stretch.paragraph, j.stretch.start, j.stretch.end))

    def _judged(self, claim: Claim) -> Judged:
        its = unless_unread(judged(claim, self._counts, self._period), claim)
        return unless_of_another_year(its, claim, self._ledger, self._period)


def report_period(paragraphs: Sequence[Paragraph], scope: Scope) -> Period:
    """Return the period that a report is about: told on the command line, by its title, or else
    the ledger's.

    A title that only names the year of the ledger's period means that, unless it says 年度.
    """
    if scope.source == "option":
        return scope.period
    opening = [p.text for p in paragraphs if p.text.strip() and p.cell is None][:_OPENING]
    for title in (t for t in opening if len(t) <= _LONGEST_TITLE and "。" not in t):
        if told := period_in_title(_DAY.sub("", title)):
            return _as_meant(told, title, opening, scope.period)
    return scope.period


def _as_meant(told: Period, title: str, opening: Sequence[str], own: Period) -> Period:
    halved = any("上半年" in text or "下半年" in text for text in opening)
    if told.covers(own) and told.code.isdigit() and (halved or not _WHOLE_YEAR.search(title)):
        return own
    return told
