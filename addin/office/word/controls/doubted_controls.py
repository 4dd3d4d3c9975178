"""Which controls of a part may be renewed, and numbers that have lost theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.ledger.period import Period
from addin.office.ooxml.spans import Span
from addin.office.word.body import BodyParagraph, Control
from addin.office.word.controls.own_values import owned_by_keys
from addin.office.word.unseen_text import unseen
from addin.report.prose import Paragraph
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import Mark, marks_of, read_place
from addin.statistics.statistic import plain

if TYPE_CHECKING:
    from addin.audit.claim import Claim
    from addin.audit.controls.tied_controls import Tie, Ties


class Words(Struct, frozen=True):
    """How the words of a report are read.

    ``claims``: what paragraphs claim. ``period``: what the report was written about. ``units``:
    of figures by key.
    """

    claims: Callable[[Sequence[Paragraph]], Sequence[Claim]]
    period: Period
    units: Mapping[str, str]


class PartControls:
    """The controls of one part of a document, each with what it is tied to."""

    def __init__(
        self,
        paragraphs: Sequence[BodyParagraph],
        styles: Mapping[str, Span],
        keys: Mapping[str, str],
        memory: Memory,
        words: Words,
    ) -> None:
        self._memory, self._words = memory, words
        self._prose = [p.prose for p in paragraphs]
        self._controls = [c for p in paragraphs for c in p.controls if c.atoms]
        self._owned = owned_by_keys(paragraphs, keys.values())
        self._unseen = unseen(paragraphs, styles)
        self._marks = marks_of(self._prose, self._owned, memory.is_as_written)

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """What the words of the part claim; read where a control is not where it was written."""
        return self._words.claims(self._prose)

    @cached_property
    def _ties(self) -> Ties:
        from addin.audit.controls.tied_controls import Text, Ties  # noqa: PLC0415

        text = Text(self._prose, self._owned, self._unseen, self._words.units)
        claims, period = (lambda: self.claims), self._words.period
        return Ties(text, self._memory, claims, period, self._marks)

    def _is_as_written(self) -> bool:
        """Whether every figure is where it was written, and none is there once more."""
        held = [(m.place.whole, m.own.key) for m in self._marks if m.own is not None]
        known = all(key in self._memory.wholes.get(whole, ()) for whole, key in held)
        times = Counter(key for _, key in held)
        once = all(n <= (self._memory.times(key) or 0) for key, n in times.items())
        return known and once and not self._unseen

    def doubts(self) -> Iterator[tuple[Control, Tie]]:
        """Yield the controls that hold a figure and are not surely that of their keys."""
        if self._is_as_written():
            return
        from addin.audit.controls.tied_controls import without_copies  # noqa: PLC0415

        found = without_copies(self._ties.ties, self._marks, self._memory)
        pairs = zip(self._owned, self._controls, strict=True)
        controls = {id(own): control for own, control in pairs}
        for tie in found:
            if not tie.holds:
                yield controls[id(tie.own)], tie

    def bare(self, key: str, written: str) -> Iterator[str]:
        """Yield the plain numbers that have lost the control of a key.

        ``written``: what was written in it.
        """
        known = (self._memory.written or {}).get(key)
        at = {read_place(place).sentence for place in known.at} if known else set()
        marks = [m for m in self._plain if m.place.sentence in at]
        if marks:
            yield from (self._prose[m.index].text[m.start : m.end] for m in marks)
            return
        from addin.audit.controls.tied_controls import names_figure  # noqa: PLC0415

        taken = {id(c) for own in self._owned for c in self._ties.inside(own)}
        for claim in (c for c in self.claims if id(c) not in taken):
            number = str(plain(claim.stated.number))
            if number == written.rstrip("%") and names_figure(claim, key):
                yield number

    @cached_property
    def _plain(self) -> list[Mark]:
        return [m for m in self._marks if m.own is None]
