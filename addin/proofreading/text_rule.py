"""A rule of a report's text, and the case that it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from addin.checks.rule_entry import Entry
from addin.ledger.period import Period
from addin.ledger.values.identity_numbers import masked, unidentified
from addin.proofreading.document.reported_period import ReportedPeriod, reported_period
from addin.proofreading.document.structure import Structure, structure_of
from addin.proofreading.text_finding import Hit, TextFinding
from addin.report.prose import Paragraph, Stretch

PUNCTUATION = "《标点符号用法》（GB/T 15834—2011）"
FORMAT = "《党政机关公文格式》（GB/T 9704—2012）"
PRACTICE = "公文写作要求"


class Figure(Struct, frozen=True):
    """What the ledger says to a figure of the report: that it is another, or is less than is due.

    ``where`` is None for a kind of activity that the report does not name, and outside the body:
    ``text`` then says where it is, and quotes it.
    """

    kind: Literal["mismatch", "short"]
    where: Stretch | None
    key: str
    told: str
    text: str = ""


class Case(Struct, frozen=True, dict=True):
    """What a rule may look at: the paragraphs of a report, and the period it is known to be of.

    ``figures``: what its ledger says to its figures, and ``names``: those of persons and bodies in
    it, where it was held against one.
    """

    paragraphs: Sequence[Paragraph]
    given_period: Period | None = None
    figures: Sequence[Figure] = ()
    names: frozenset[str] = frozenset()

    @cached_property
    def structure(self) -> Structure:
        """What each paragraph is: title, heading, body, signature, annex …."""
        return structure_of(self.paragraphs)

    @cached_property
    def reported(self) -> ReportedPeriod:
        """The report's period, and who says so."""
        return reported_period(self.structure, self.given_period)

    @property
    def period(self) -> Period | None:
        """The report's period, None where nothing tells it."""
        return self.reported.period

    @cached_property
    def by_number(self) -> dict[int, Paragraph]:
        """The paragraphs by their number."""
        return {p.number: p for p in self.paragraphs}


Check = Callable[[Case], Iterable[Hit]]


class TextRule(Entry, frozen=True):
    """A rule of a report's text; ``message`` is filled with the hit's ``args`` and ``text``."""

    check: Check
    basis: str = PRACTICE

    def findings(self, case: Case) -> Iterator[TextFinding]:
        """Yield what this rule finds in a case."""
        return findings_of(self, self.check(case), case.by_number)


def findings_of(
    rule: Entry, hits: Iterable[Hit], paragraphs: dict[int, Paragraph]
) -> Iterator[TextFinding]:
    """Yield hits as findings of a rule, with the text that stands at each."""
    for hit in hits:
        its = hit.where
        text = paragraphs[its.paragraph].text[its.start : its.end] if its else ""
        text = masked(text) if hit.private else unidentified(text)
        message = unidentified(rule.message.format_map({"text": text, **hit.args}))
        severity = hit.severity or rule.severity
        yield TextFinding(
            rule.code,
            severity,
            its,
            text,
            message,
            hit.suggestion,
            rule.basis,
            hit.safe,
            hit.further,
        )
