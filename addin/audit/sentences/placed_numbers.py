"""The numbers of a sentence with the time and the branch that each is about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from addin.audit.claim import Body, Difference, When
from addin.audit.figure_words.possible_figures import Means
from addin.audit.subjects.branch_words import Named, bodies_at
from addin.audit.text.clauses import Counted
from addin.audit.text.quantity import Quantity
from addin.audit.times.comparisons import Comparisons, reaches
from addin.audit.times.period_words import Time
from addin.audit.times.put_in import is_put_at, names_nothing, time_behind
from addin.audit.times.spoken_times import in_said_years, in_turn, is_spoken_of, times_of, together
from addin.ledger.record import replace


class Place(Struct, frozen=True):
    """The time and the branch that a number is about."""

    when: When | None
    body: Body | None


class Said(Struct, frozen=True):
    """What numbers before counted, and what they were about."""

    parts: Sequence[Means] = ()
    places: Sequence[Place] = ()


class PlacedNumber(Struct, frozen=True):
    """A number by its part in a comparison.

    ``base``: the time of one that another is compared with. ``ahead``: the word for it comes
    later. ``difference``: the two times that it lies between; ``is_bare``: a difference from what
    nobody knows.
    """

    counted: Counted
    base: When | None
    ahead: bool
    difference: Difference | None
    is_bare: bool

    @property
    def is_count(self) -> bool:
        """Whether it counts what the sentence is about, and compares nothing."""
        return self.base is None and self.difference is None and not self.is_bare


class PlacedNumbers(Struct):
    """The numbers of a sentence; ``before``: what those that were read are about.

    ``named``: the branches that the sentence names; ``every``: all of the ledger's. ``opening``:
    the time that opens its paragraph.
    """

    compared: Comparisons
    named: Sequence[Named]
    every: Sequence[str] = ()
    before: Sequence[Place] = ()
    opening: When | None = None
    spoken: list[Time] = field(default_factory=list)
    _from: bool = False
    _reached: Counted | None = None

    def __post_init__(self) -> None:
        text = self.compared.text
        told = [t for t in self.compared.spoken() if is_spoken_of(t, text)]
        self.spoken = in_said_years(told, text, self.opening)

    def kind_of(self, counted: Counted) -> PlacedNumber:
        """Return what a number is in the sentence's comparisons."""
        q = counted.quantity
        base = self._base(q)
        self._reached = counted if self._from and reaches(self.compared.text[: q.start]) else None
        self._from = base is not None and self._is_of_its_year(base)
        ahead = base is not None and self.compared.looks_ahead(q)
        if not self.compared.is_difference(q):
            return PlacedNumber(counted, base, ahead, None, is_bare=False)
        between = self.compared.difference(q, [p.when for p in self.before])
        between = None if self.compared.is_shared_out(q) else between
        return PlacedNumber(counted, base, ahead, between, is_bare=between is None)

    def _is_of_its_year(self, base: When) -> bool:
        """Whether a number may be compared with another part of the same year: not with 去年."""
        own = self.opening.period if self.opening else None
        return base.period is None or (own is not None and own.end.year == base.period.end.year)

    def _base(self, q: Quantity) -> When | None:
        """Return the time that a number is compared with: of 由3次增至4次 that said before."""
        base = self.compared.base_number(q)
        if base is None or base.period is not None:
            return base
        told = {p.when.period: p.when for p in self.before if p.when and p.when.period}
        own = self.opening.period if self.opening else None
        others = [w for period, w in told.items() if period != own]
        known = len(told) == 2 or (own and len(others) == 1)
        return next(iter(others), base) if known else base

    def places(self, number: PlacedNumber, default: Place) -> list[Place]:
        """Return what a number is about; ``default``: where its sentence does not say."""
        at = number.counted.quantity.start
        numbers = [q.start for q in self.compared.numbers]
        kind = number.counted.quantity.kind
        told = times_of(self.spoken, self.compared.text, at, numbers, kind)
        behind = time_behind(self.spoken, self.compared.text, at, number.counted.quantity.end)
        told = [behind.when] if behind else told
        whens = [number.base] if number.base else told
        bodies = self._bodies(number.counted) or [default.body]
        when = default.when
        if when and number.counted is self._reached:  # 由1次增加到3次: no time but that is meant
            when = replace(when, near=True)
        return [Place(w or when, b) for w in whens for b in bodies]

    def note(self, number: PlacedNumber, places: Sequence[Place]) -> None:
        """Keep what a number that was read is about, for sums and differences behind it."""
        if number.is_count:
            self.before = [*self.before, *places]
        elif number.base:
            self.before = [*self.before, places[0]]

    def summed_up(self, parts: int, last: Place, default: Place) -> list[Place]:
        """Return what a sum of so many numbers before is about; nothing for none."""
        if not parts:
            return []
        summed = self.before[-parts:]
        bodies = {p.body for p in summed}
        body = last.body if len(bodies) == 1 else default.body
        return [Place(_time_of_sum([p.when for p in summed], last.when), body)]

    def _bodies(self, counted: Counted) -> list[Body | None]:
        """Return the branches of a number, none where its sentence names none before it."""
        at = counted.quantity.start
        if behind := self._named_behind(counted.quantity):
            return [behind]
        if not any(n.end <= at for n in self.named):
            return []
        numbers = [q.start for q in self.compared.numbers]
        found = bodies_at(self.named, self.compared.text, at, numbers, self.every)
        return [None] if self._is_of_all(found, at, numbers) else found

    def _named_behind(self, q: Quantity) -> Body | None:
        """Return the branch behind a number that is only said to be its: 其中8次在机关党支部."""
        its = next((n for n in self.named if n.start >= q.end), None)
        text = self.compared.text
        if its is None or not names_nothing(text[: q.start]):
            return None
        place = (its.start - q.end, its.end - q.end)
        return its.body if is_put_at(text[q.end :], place) else None

    def _is_of_all(self, found: Sequence[Body | None], at: int, numbers: Sequence[int]) -> bool:
        """Whether times have a number each, and no branches: 一至四季度各支部分别2、3、2、2次."""
        of_all = len(found) == 1 and found[0] is not None and found[0].words.startswith("各")
        times = of_all and in_turn(self.spoken, self.compared.text, at, numbers)
        return bool(times) and times != len(self.every)


def _time_of_sum(whens: Sequence[When | None], last: When | None) -> When | None:
    """Return the time of a sum: that of its parts, together where they are several."""
    told = list(dict.fromkeys(whens))
    if len(told) == 1:
        return told[0]
    known = [t for t in told if t]
    return together(known, "、".join(t.words for t in known)) if len(known) == len(told) else last
