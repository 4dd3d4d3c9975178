"""Whether a control of a report is the figure that a reader takes it for.

A control is tied to its key where it is printed as it was written, or where the words around it
name that figure. Where they name another one, or the place is known as another figure's, the key
says nothing about what is read there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from addin.audit.claim import Claim
from addin.audit.text.clauses import rest
from addin.audit.text.seen_number import why_unclear
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.ledger.values.patterns import pattern
from addin.report.prose import Paragraph
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import (
    SAYS_NOTHING,
    Mark,
    Own,
    Place,
    marks_of,
    read_place,
)
from addin.report.unseen import Unseen, unseen_at
from addin.report.values.figure_fields import figure_key

FOREIGN = "这个数字的标记不是本报告生成时写下的"
SWAPPED = "这个数字的标记与原来写在这里的不是同一项"
OTHER_WORDS = "这个数字的标记与前后文字说的不是同一项"
OTHER_SCOPE = "前后文字说的是另一个时段或另一个支部"
UNPLACED = "这个数字前后的文字已改，看不出说的还是不是原来那一项"
COPIED = "这一处是后来复制或粘贴进来的"
WHICH = "同样的一处现有几处，分不清哪一处是原来的"

_NUMBERS = pattern("(?<=..)数$")
By = Literal["key", "place", "words", "nothing"]


class Tie(Struct, frozen=True):
    """What a control is to be judged by, and why its key alone does not settle it.

    ``key``: its own, or with ``by`` "place" that of the figure which was written there. ``why``:
    "" where the control is tied to its key. ``seen``: what is wrong with the number as it is seen.
    """

    own: Own
    by: By
    key: str
    why: str = ""
    seen: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it is to be told even where the number is right today."""
        return not self.holds and self.why != UNPLACED

    @property
    def holds(self) -> bool:
        """Whether the control is the figure of its key, as a reader sees it."""
        return self.by == "key" and not self.why


class Text(Struct, frozen=True):
    """A report's text with its controls.

    ``unseen``: what is hidden in it. ``units``: of figures by key.
    """

    paragraphs: Sequence[Paragraph]
    owned: Sequence[Own]
    unseen: Sequence[Unseen] = ()
    units: Mapping[str, str] = {}


class Ties:
    """The ties of a text's controls.

    ``claims``: what its words say, read when first needed. ``marks``: its numbers, where known.
    """

    def __init__(
        self,
        text: Text,
        memory: Memory,
        claims: Callable[[], Sequence[Claim]],
        period: Period,
        marks: Sequence[Mark] | None = None,
    ) -> None:
        self._text, self._memory, self._period = text, memory, period
        self._claims = claims
        self.marks = marks or marks_of(text.paragraphs, text.owned, memory.is_as_written)

    @cached_property
    def _by_paragraph(self) -> Mapping[int, list[Claim]]:
        found: dict[int, list[Claim]] = {}
        for claim in self._claims():
            found.setdefault(claim.stretch.paragraph, []).append(claim)
        return found

    @cached_property
    def ties(self) -> list[Tie]:
        """The tie of every control that is to hold a figure, in order."""
        return [self._tie(m, m.own) for m in self.marks if m.own is not None]

    @property
    def texts(self) -> list[Own]:
        """The controls that are to hold a text."""
        return [o for o in self._text.owned if not o.is_figure]

    def inside(self, own: Own) -> list[Claim]:
        """Return the claims that words make of a control's number."""
        found = self._by_paragraph.get(own.paragraph, ())
        return [c for c in found if c.stated.start < own.end and own.start < c.stated.number_end]

    # --- One control --------------------------------------------------------------------------

    def _tie(self, mark: Mark, own: Own) -> Tie:
        key, place, memory = own.key, mark.place, self._memory
        if hidden := unseen_at(self._text.unseen, mark.index, own.start, own.end):
            return Tie(own, "nothing", key, hidden, hidden)
        if key in memory.wholes.get(place.whole, ()):
            return Tie(own, "key", key)
        if touched := self._touched(mark, own):
            return Tie(own, self._by_words(own), key, touched, touched)
        if not memory.knows(key):
            return Tie(own, self._by_words(own), key, FOREIGN)
        return self._by_place(own, place) or self._by_meaning(own, mark)

    def _touched(self, mark: Mark, own: Own) -> str:
        """Say what touches a number that was not written beside it."""
        if mark.place.sentence in self._memory.sentences:
            return ""
        text = self._text.paragraphs[mark.index].text
        end = own.end
        unit = self._text.units.get(_figure(own.key), "")
        if unit == "%" and text[end : end + 1] in ("%", "％") and not own.text.endswith("%"):
            end += 1
        return why_unclear(text, own.start, end)

    def _by_words(self, own: Own) -> By:
        return "words" if self.inside(own) else "nothing"

    def _by_place(self, own: Own, place: Place) -> Tie | None:
        """Return the tie by the sentence around a control, where that was written."""
        known = self._memory.sentences.get(place.sentence, frozenset())
        if own.key in known:
            return self._unless_elsewhere(own)
        if known:
            return _of_another(own, known, self._by_words(own))
        return None

    def _by_meaning(self, own: Own, mark: Mark) -> Tie:
        """Return the tie by what the words around a control name."""
        if own.key.startswith("="):
            return self._by_parts(own, mark)
        known, remembers = self._by_clause(mark), self._memory.has_places(own.key)
        named = [claim for claim in self.inside(own) if names_figure(claim, own.key)]
        if known == {own.key} or any(not (c.loose and remembers) for c in named):
            return self._unless_elsewhere(own)
        if named:
            return Tie(own, "words", own.key, named[0].loose)
        if len(known) == 1:
            return _of_another(own, known, self._by_words(own))
        return self._unnamed(own, remembers)

    def _unnamed(self, own: Own, remembers: bool) -> Tie:
        """Return the tie of a control whose figure is not what the words around it name.

        ``remembers``: whether the report knows where it was written, which is elsewhere.
        """
        inside, labelled = self.inside(own), not remembers and self._is_labelled(own)
        if inside and not (inside[0].loose and labelled):
            return Tie(own, "words", own.key, OTHER_WORDS)
        return Tie(own, "key", own.key) if labelled else Tie(own, "nothing", own.key, UNPLACED)

    def _by_parts(self, own: Own, mark: Mark) -> Tie:
        """Return the tie of a sum: words name all that it is the sum of, in one way or another."""
        written = self._memory.clauses.get(mark.place.clause, frozenset())
        as_written = own.key in written or not self._memory.has_places(own.key)
        summed = any(names_figure(claim, own.key) for claim in self.inside(own))
        if summed or (as_written and self._is_labelled(own)):
            return self._unless_elsewhere(own)
        return Tie(own, "nothing", own.key, UNPLACED)

    def _by_clause(self, mark: Mark) -> frozenset[str]:
        """Return the keys that were written in a control's clause, where that names something."""
        known = self._memory.clauses.get(mark.place.clause, frozenset())
        names = known and len(rest(SAYS_NOTHING.sub("", mark.clause))) > 1
        return known if names else frozenset()

    def _unless_elsewhere(self, own: Own) -> Tie:
        """Return that a control is tied, unless its words speak of another time or body."""
        if any(self._is_elsewhere(claim) for claim in self.inside(own)):
            return Tie(own, "words", own.key, OTHER_SCOPE)
        return Tie(own, "key", own.key)

    def _is_elsewhere(self, claim: Claim) -> bool:
        other_time = claim.when is not None and claim.when.period != self._period
        return other_time or claim.body is not None

    def _is_labelled(self, own: Own) -> bool:
        """Whether words near a control have its figure's own name, where nothing else is known."""
        names = [_NUMBERS.sub("", path.rpartition(".")[2]) for path in _parts(own.key)]
        paragraph = self._text.paragraphs[own.index]
        if (cell := paragraph.cell) is None:
            return all(name in paragraph.text for name in names)
        head = self._heads.get((cell.table, cell.column), "")
        items = self._items.get((cell.table, cell.row), ())
        return all(name in head for name in names) and len(items) == 1

    @cached_property
    def _heads(self) -> Mapping[tuple[int, int], str]:
        """What the first row of each table says, by table and column."""
        cells = [(p.cell, p.text) for p in self._text.paragraphs if p.cell and not p.cell.row]
        return {(c.table, c.column): text for c, text in cells}

    @cached_property
    def _items(self) -> Mapping[tuple[int, int], set[str]]:
        """The items of lists whose controls are in each row of a table."""
        found: dict[tuple[int, int], set[str]] = {}
        for own in self._text.owned:
            cell = self._text.paragraphs[own.index].cell
            if cell is not None and "]." in own.key:
                item = own.key.rpartition(".")[0]
                found.setdefault((cell.table, cell.row), set()).add(item)
        return found


def _figure(key: str) -> str:
    path = key.split("|", maxsplit=1)[0]
    return figure_key(path) or path


def _parts(key: str) -> list[str]:
    """Return the fields that a key adds up, or its own one."""
    if not key.startswith("="):
        return [key.split("|", maxsplit=1)[0]]
    return [part for part in key[1:].replace("-", "+").split("+") if not part.isdigit()]


def names_figure(claim: Claim, key: str) -> bool:
    """Whether a claim is of the figure of a key, before all others that it can be of."""
    if key.startswith("="):
        return bool(claim.sums) and set(map(_figure, _parts(key))) == set(claim.sums)
    figure = _figure(key)
    return figure in claim.keys[:1] or (not claim.keys and figure in claim.otherwise)


def _of_another(own: Own, known: Collection[str], by: By) -> Tie:
    """Return the tie of a control at a place where another figure was written."""
    if len(known) == 1:
        return Tie(own, "place", next(iter(known)), SWAPPED)
    return Tie(own, by, own.key, SWAPPED)


def without_copies(ties: Sequence[Tie], marks: Sequence[Mark], memory: Memory) -> list[Tie]:
    """Return ties where no control counts that is one more than was written of its key.

    What is where it was written is no copy; of several that are alike it is the one whose
    paragraph holds what was written in it.
    """
    places = {id(m.own): m.place for m in marks}
    strange = Counter(t.own.index for t in ties if not memory.is_as_written(t.own))
    found = list(ties)
    by_key: dict[str, list[int]] = {}
    for n, tie in enumerate(ties):
        if tie.holds:
            by_key.setdefault(tie.key, []).append(n)
    for key, held in by_key.items():
        times = memory.times(key)
        if not times or len(held) <= times:
            continue
        known = {read_place(at).sentence for at in (memory.written or {})[key].at}

        def rank(n: int, known: Collection[str] = frozenset(known)) -> tuple[bool, int]:
            own = ties[n].own
            return places[id(own)].sentence not in known, strange[own.index]

        ordered = sorted(held, key=rank)
        kept = ordered[:times]
        tied = rank(ordered[times]) == rank(kept[-1])
        for n in held:
            if tied and rank(n) == rank(kept[-1]):
                found[n] = replace(ties[n], by="nothing", why=WHICH)
            elif n not in kept:
                found[n] = replace(ties[n], by="nothing", why=COPIED)
    return found
