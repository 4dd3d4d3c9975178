"""A paragraph read sentence by sentence: its claims, and what it goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from msgspec import Struct, field

from addin.audit.claim import Body, Claim, Difference, When
from addin.audit.figure_words.figure_keys import MEMBERS
from addin.audit.figure_words.lexicon import Lexicon
from addin.audit.figure_words.possible_figures import UNCLEAR, Means
from addin.audit.figure_words.problem_words import is_about_problems, names_its_source, of_source
from addin.audit.parts.carried_part import carried_part
from addin.audit.parts.group_words import MEETING
from addin.audit.parts.subset import THINGS, Part
from addin.audit.parts.subset_finder import group_of_members, parts_at, with_deed_before
from addin.audit.parts.topic_context import (
    topic_before,
    topic_mentioned,
    topic_of,
)
from addin.audit.sentences.named_in_title import named_in_title
from addin.audit.sentences.placed_numbers import Place, PlacedNumber, PlacedNumbers, Said
from addin.audit.sentences.sentence_reader import Meaning
from addin.audit.sentences.spoken_of import SpokenOf
from addin.audit.sentences.sums_behind import sums_up
from addin.audit.sentences.topic_claims import is_on_topic
from addin.audit.sentences.unread_words import Clause, Used, unread
from addin.audit.sentences.words_above import body_above, counted_in_cell, time_above
from addin.audit.subjects.branch_words import Named
from addin.audit.subjects.subjects import Subjects
from addin.audit.tables.table_surroundings import OF_THE_ROW, Beside
from addin.audit.text.clauses import Counted, Sentence, sentences
from addin.audit.text.intentions import Section, is_planned, is_to_come, tells_what_was
from addin.audit.times.campaign_times import with_campaigns
from addin.audit.times.comparisons import comparisons
from addin.audit.times.period_words import Time, times
from addin.audit.times.spoken_times import lasting
from addin.audit.times.that_month import with_that_month
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.report.prose import Paragraph, Stretch

_SHORT = 24  # characters of a sentence that only says whom it goes on with


_MOST_NAMES = 4  # of what was counted before in a paragraph, which tell what words mean
_BY_THEN = re.compile(r".*[之以]?前$")
_OPENING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]+[）)、.．])?\s*$"
)

# Before the branch that a sentence is about: 再看机关党支部，..., 同时指出，机关党支部....
_OPENED_BY_A_BODY = re.compile(
    r"^\s*(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]+[）)、.．])?\s*"
    r"(?:(?:同时|此外|另外|相比之下|与此同时)?(?:指出)?[，,])?"
    r"(?:对于?|关于|至于|而|再|先|来|还|看|说|谈|讲)*\s*$"
)


def _only_leads_on(sentence: Sentence, named: Sequence[Named]) -> bool:
    """Whether a sentence counts nothing and names one body, whom those behind it are about."""
    return not sentence.counted and len(named) == 1 and len(sentence.text) <= _SHORT


class _About(Struct, frozen=True):
    """The time and the branch that a number is about, the part of a figure, what it compares."""

    place: Place
    part: Part | None
    difference: Difference | None


class ParagraphReader(Struct):
    """Reads a paragraph; what it goes on from one sentence to the next.

    ``opening``: the time that opens the paragraph. ``own``: the branch that it is about.
    ``carried``: what was counted last. ``planned``: a part of a sentence before ；plans. ``said``:
    what the parts before ；counted, which a sum behind them may be of. ``ended``:
    the same of the sentence before, for 两类会议合计. ``of_part``: the last
    number was of a part, and so may be a difference behind it. ``above``: the line whose items it
    is one of, which says what they count. ``named_above``: whom the line above it names that its
    number goes on from. ``not_attended``: activities whose attendance is not
    stated yet. ``part``: the part that the number before was of. ``titled``: a title
    before names what is counted. ``headline``: the line as short as one before. ``topic``: what
    the sentences before were about. ``types``: what the sentence before counted. ``asked``: the
    time that a question before is about, which its answer may be of. ``members``, ``about``: as of
    a ``Meaning``.
    """

    paragraph: Paragraph
    section: Section
    words: Lexicon
    period: Period
    subjects: Subjects
    beside: Beside = Beside()
    opening: When | None = None
    own: Body | None = None
    carried: list[Means] = field(default_factory=list)
    planned: bool = False
    said: Said = field(default_factory=Said)
    ended: Said = field(default_factory=Said)
    of_part: bool = False
    above: ParagraphReader | None = None
    named_above: Body | None = None
    not_attended: list[Means] = field(default_factory=list)
    part: Part | None = None
    titled: bool = False
    headline: str = ""
    topic: Part | None = None
    types: frozenset[str] = frozenset()
    asked: str = ""
    members: bool = False
    about: list[str] = field(default_factory=list)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the paragraph up to where it begins to plan."""
        text = self.paragraph.text
        self.carried = counted_in_cell(self.beside, self.words)
        if not (self.carried or self.beside.name or self.beside.head):
            self._go_on_with_title(next(reversed(self.section.titles), ""))
        self.own = (
            self.beside.body
            or self.named_above
            or body_above(self.section, self.subjects)
            or self.subjects.own
        )
        self.opening = self.beside.when or time_above(self.section, self.period, self.subjects.year)
        if self.above:
            self.carried = self.above.carried
            self.opening = self.above.opening and replace(self.above.opening, near=False)
        planned_from = len(text) if self.section.plan is None else self.section.plan
        for sentence in sentences(text, self.subjects.spans):
            if sentence.start >= planned_from:
                return
            yield from self._claims_of(sentence)

    def _go_on_with_title(self, text: str) -> None:
        """Take what a title, or a sentence as short as one, names for what is counted behind it."""
        found = named_in_title(text, self.words)
        self.carried = found or self.carried
        self.titled = bool(found)

    def _claims_of(self, sentence: Sentence) -> Iterator[Claim]:
        self.part = None
        told = self._told(sentence)
        if sums_up(sentence.text):
            self.said = self.ended
        known = self.subjects.branches.names
        numbers = PlacedNumbers(told.compared, told.branches, known, self.said.places, self.opening)
        self._begin(sentence, numbers.spoken, told.branches)
        meaning = self._meaning(sentence, told)
        self.planned = self.planned and not tells_what_was(told.nameless(sentence.text))
        for counted in sentence.counted:
            number = numbers.kind_of(counted)
            found = meaning.of(counted, number.ahead, number.is_count)
            if found and not (number.is_bare or self._is_to_be(sentence, counted, told)):
                yield from self._claims_at(sentence, number, numbers, found, told)
        if self.opening and any(t.when.period == self.period for t in numbers.spoken):
            self.opening = self.beside.when  # from there on all of it is meant again
        self._leave(told, told.nameless(sentence.text), meaning, numbers)

    def _told(self, sentence: Sentence) -> SpokenOf:
        known = times(sentence.text, self.period, self.subjects.year)
        told = list(with_campaigns(known, self.words.catalogue.tags, self.period))
        if when := self.beside.when:  # 当月 in a row of a month is that month
            told = [replace(t, when=when) if t.when.words in OF_THE_ROW else t for t in told]
        told = list(with_that_month(told))
        quantities = (c.quantity for c in sentence.counted)
        compared = comparisons(sentence.text, told, quantities, self.period)
        return SpokenOf(told, compared, *self.subjects.named(sentence.text))

    def _begin(self, sentence: Sentence, spoken: Sequence[Time], named: Sequence[Named]) -> None:
        """Take the time with which the paragraph or a line of it opens, and the branch with which
        a sentence does."""
        before = self.paragraph.text[: sentence.start]
        if spoken and _OPENING.match(before + sentence.text[: spoken[0].start]):
            self.opening = lasting(spoken[0].when)
        opens = named and (
            _OPENED_BY_A_BODY.match(sentence.text[: named[0].start])
            or _only_leads_on(sentence, named)
        )
        if opens and not (named[0].body and named[0].body.other):
            self.own = named[0].body and replace(named[0].body, near=False)

    def _meaning(self, sentence: Sentence, told: SpokenOf) -> Meaning:
        return Meaning(
            self._as_read(sentence, told),
            self.words,
            self.carried,
            self.section.short,
            bool(self.carried and (self.beside.name or self.beside.head)),
            told.names,
            self.titled or self.paragraph.text[: sentence.start].endswith(("；", ";")),
            list(self.said.parts),
            list(self.not_attended),
            self.types,
            members=self.members,
        )

    def _as_read(self, sentence: Sentence, told: SpokenOf) -> Sentence:
        last = [m.name for m in self.carried[-1:]]
        before = "，".join((*last, *self.about[-_MOST_NAMES:]))
        return replace(
            sentence, text=told.compared.plain(), heading=self.beside.name, before=before
        )

    def _is_to_be(self, sentence: Sentence, counted: Counted, told: SpokenOf) -> bool:
        """Whether a number is planned, and so claims nothing."""
        at = counted.quantity.start
        planned = self.planned or is_planned(told.nameless(sentence.text), at)
        return planned or self._is_due(told.times, sentence.text[:at])

    def _claims_at(
        self,
        sentence: Sentence,
        number: PlacedNumber,
        numbers: PlacedNumbers,
        found: Sequence[Means],
        told: SpokenOf,
    ) -> Iterator[Claim]:
        """Yield the claims of one number: for each time, branch, kind and part that it is of."""
        default = Place(self.opening, self.own)
        own = numbers.places(number, default)
        last, *_ = own
        for means in found:
            places = numbers.summed_up(means.of_last, last, default) or own
            parts = self._parts(sentence, number.counted, means, told)
            its = self._as_compared(means, number, parts)
            for place, part in product(places, parts):
                about = _About(place, part, number.difference)
                claim = self._claim(sentence, number.counted, its, about)
                clause = Clause(
                    sentence, number.counted, its.start, told.parts, told.branches, numbers.spoken
                )
                used = Used(its, place.when, place.body, part)
                yield replace(claim, unread=unread(clause, used) or self.asked)
        numbers.note(number, own)

    def _as_compared(
        self, means: Means, number: PlacedNumber, parts: Sequence[Part | None]
    ) -> Means:
        """Return a meaning, as an unclear one for a difference that may be of a part before it."""
        if number.is_count:
            self.of_part = any(parts)
        if number.difference and self.of_part:
            return replace(means, loose=means.loose or UNCLEAR)
        return means

    def _leave(self, told: SpokenOf, said: str, meaning: Meaning, numbers: PlacedNumbers) -> None:
        """Keep what the sentence behind may go on with; ``said``: its text without names."""
        goes_on = said[-1] in "；;"
        self.topic = topic_of(told.parts) or self.topic
        self.ended = Said() if goes_on else Said(meaning.parts, numbers.before)
        self.carried = meaning.counted_before
        self._go_on_with_title(said)
        self.not_attended = meaning.not_attended
        self.members = meaning.members
        self.about += meaning.about
        self.types = meaning.own_types | (self.types if goes_on else frozenset())
        self.planned = goes_on and (self.planned or is_to_come(said))
        self.said = Said(meaning.parts, numbers.before) if goes_on else Said()
        asks = said[-1] in "？?" and numbers.spoken
        self.asked = numbers.spoken[-1].when.words if asks else ""

    def _parts(
        self, sentence: Sentence, counted: Counted, means: Means, told: SpokenOf
    ) -> list[Part | None]:
        """Return the parts of a figure that a number is about, or the topic of what is around."""
        found = self._own_parts(sentence, counted, means, told)
        counts = means.word and (means.word.type or means.word.total) and not means.word.of_type
        if not counts or counted.quantity.kind != "times" or is_on_topic(means.keys):
            return found
        listed = topic_before(told.parts, sentence.text, counted.quantity.start)
        loosely = all(p is None or (not p.near and p.by in THINGS) for p in found)
        if loosely and listed and listed.context == "listed":
            return [listed]
        return found if any(found) else [listed or self._context(sentence, counted)]

    def _context(self, sentence: Sentence, counted: Counted) -> Part | None:
        """Return the topic that is named before a sentence whose number may be of it."""
        at = counted.quantity.start
        before = self.paragraph.text[: sentence.start] + sentence.text[: counted.left[0]]
        topics = (*self.subjects.topics, *self.subjects.tags)
        text = f"{self.headline}，{before}"
        return self.topic or topic_mentioned(text, topics, sentence.text[:at])

    def _own_parts(
        self, sentence: Sentence, counted: Counted, means: Means, told: SpokenOf
    ) -> list[Part | None]:
        """Return the parts of a figure that a number is about; only activities have such parts."""
        if means.word and (value := means.word.value):
            return [Part("value", means.name, value.written, value.column, or_all=value.or_all)]
        if MEMBERS in means.keys:
            return [group_of_members(told.parts, sentence, counted, means)]
        type_ = self._type_of(means)
        total = means.word and means.word.total and not means.sums
        if not (type_ or total) or counted.quantity.kind not in ("times", "heads"):
            return [None]
        found = parts_at(told.parts, sentence, counted, means, type_)
        found = [p and with_deed_before(p, self.part) for p in found]
        if (
            not any(found)
            and type_ == MEETING
            and (own := self.subjects.group_of([self.beside.group]))
        ):
            return [own]
        if any(found) or means.start != counted.quantity.start:
            its = found[0] if len(found) == 1 else None
            self.part = its if its and its.by not in THINGS else None
        elif self.part:
            spans = [(t.start, t.end) for t in told.times]
            return [carried_part(self.part, sentence, counted, spans)]
        return found

    def _when(self, means: Means, when: When | None) -> When | None:
        """Return the time of a number, unless it only names the meeting that found problems."""
        text = self.paragraph.text
        named = when is not None and names_its_source(when.words, text)
        return self.opening if named and is_about_problems(means.keys) else when

    def _keys_of(self, means: Means, about: _About) -> tuple[str, ...]:
        """Return the figures of a number: of a part first the whole type, whose rows decide, and
        of problems those of the source that a row is about."""
        type_ = self._type_of(means)
        if about.part and type_:
            return (type_, *means.keys)
        return of_source(means.keys, self.beside.name)

    def _type_of(self, means: Means) -> str:
        """Return the type of activity that a number counts, "" where it counts something else."""
        if means.word is None or means.word.of_type:
            return ""
        types = (k for k in reversed(means.keys) if k in self.words.types)
        return means.word.type or next(types, "")

    def _is_due(self, told: Iterable[Time], before: str) -> bool:
        """Whether words before a number set a day for it behind the period: 10月底前."""
        return any(
            its.when.period is not None
            and its.when.period.end > self.period.end
            and its.end <= len(before)
            and _BY_THEN.match(its.when.words)
            for its in told
        )

    def _claim(
        self,
        sentence: Sentence,
        counted: Counted,
        means: Means,
        about: _About,
    ) -> Claim:
        quantity = counted.quantity
        start, end = min(means.start, quantity.start), max(means.end, quantity.end)
        at = sentence.start
        stretch = Stretch(self.paragraph.number, at + start, at + end)
        moved = replace(
            quantity,
            start=at + quantity.start,
            end=at + quantity.end,
            number_end=at + quantity.number_end,
        )
        return Claim(
            stretch,
            sentence.text[start:end],
            moved,
            means.name,
            self._keys_of(means, about),
            self._when(means, about.place.when),
            means.loose,
            means.sums,
            about.place.body,
            means.word.otherwise if means.word else (),
            about.part,
            means.word.rivals if means.word else (),
            about.difference,
        )
