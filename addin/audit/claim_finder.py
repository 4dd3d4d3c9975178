"""The claims that paragraphs make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct, field

from addin.audit.branch_words import Branches, Named, bodies_at
from addin.audit.carried_figures import NamedSpan
from addin.audit.claim import Body, Claim, When
from addin.audit.clauses import Counted, Sentence, sentences
from addin.audit.intentions import Section, is_planned, is_to_come, sections, tells_what_was
from addin.audit.lexicon import Lexicon
from addin.audit.people_words import NamedPart
from addin.audit.period_words import Time, times
from addin.audit.possible_figures import Means
from addin.audit.sentence_reader import Meaning, named_beside
from addin.audit.subjects import Subjects
from addin.audit.subset import THINGS, Part
from addin.audit.subset_finder import parts_at
from addin.audit.table_surroundings import Beside
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.report.prose import Paragraph, Stretch

# Such words make a time the name of something else: 12月中央经济工作会议, 2021年印发的办法.
_NO_TIME = re.compile(
    r"\s*(?:度?(?:工作)?(?:会议|全会|计划|要点|总结)|.{0,8}(?:精神|讲话|印发|修订|批示)|版|级|生|入党|党龄|前|后|起)"
)
_EVERY = re.compile(r"每个?(?:月|季度)")
_COMPARED = ("较", "比", "相比", "同比", "对比")  # 较去年: what is told is not of that time
_ITS_NUMBER = re.compile(r"的[\d一二三四五六七八九十两]")  # 比去年同期的8次多: those 8 are
_BY_THEN = re.compile(r"[之以]?前(?!后)")
_LISTED = re.compile(r"\s*[、和及与]\s*")
_EACH = re.compile(r"各|均|分别")
_TOGETHER = re.compile(r"共|合计|总计|累计")
_OPENING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]+[）)、.．])?\s*$"
)


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
    for paragraph, section in sections(paragraphs):
        headings = (beside or {}).get(paragraph.number, Beside())
        yield from _Reader(paragraph, section, words, period, known, headings).claims()


class _Told(Struct, frozen=True):
    """What a sentence says beside its numbers: times, branches, and parts of figures."""

    times: Sequence[Time]
    spoken: Sequence[Time]
    branches: Sequence[Named]
    parts: Sequence[NamedPart]

    @property
    def names(self) -> list[NamedSpan]:
        """Where it names branches and parts."""
        found = [NamedSpan(n.start, n.end, "branch") for n in self.branches]
        for n in self.parts:
            found.append(NamedSpan(n.start, n.end, "thing" if n.part.by in THINGS else "people"))
        return sorted(found, key=lambda n: n.start)


class _About(Struct, frozen=True):
    """The time, the branch and the part of a figure that a number is about."""

    when: When | None
    body: Body | None
    part: Part | None


class _Reader(Struct):
    """Reads a paragraph; what it goes on from one sentence to the next.

    ``opening``: the time that opens the paragraph. ``own``: the branch that it is about.
    ``carried``: what was counted last. ``planned``: a part of a sentence before ；plans.
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

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the paragraph up to where it begins to plan."""
        text = self.paragraph.text
        name = self.beside.name
        self.carried = named_beside(name, self.words) if name else []
        self.own = self.beside.body or self.subjects.own
        self.opening = self.beside.when
        planned_from = len(text) if self.section.plan is None else self.section.plan
        for sentence in sentences(text, self.subjects.spans):
            if sentence.start >= planned_from:
                return
            yield from self._claims_of(sentence)

    def _claims_of(self, sentence: Sentence) -> Iterator[Claim]:
        told = self._told(sentence)
        self._begin(sentence, told)
        meaning = self._meaning(sentence, told)
        self.planned = self.planned and not tells_what_was(sentence.text)
        for counted in sentence.counted:
            found = meaning.of(counted)
            if not self._is_to_be(sentence, counted, told):
                yield from self._claims_at(sentence, counted, found, told)
        self.carried = meaning.counted_before[-1:]
        self.planned = sentence.text[-1] in "；;" and (self.planned or is_to_come(sentence.text))

    def _told(self, sentence: Sentence) -> _Told:
        told = list(times(sentence.text, self.period))
        spoken = [its for its in told if _is_spoken_of(its, sentence.text)]
        return _Told(told, spoken, *self.subjects.named(sentence.text))

    def _begin(self, sentence: Sentence, told: _Told) -> None:
        """Take the time or the branch with which the paragraph or a line of it opens."""
        before = self.paragraph.text[: sentence.start]
        if told.spoken and _OPENING.match(before + sentence.text[: told.spoken[0].start]):
            self.opening = _lasting(told.spoken[0].when)
        named = told.branches
        opens = named and _OPENING.match(before + sentence.text[: named[0].start])
        if opens and not (named[0].body and named[0].body.other):
            self.own = named[0].body and replace(named[0].body, near=False)

    def _meaning(self, sentence: Sentence, told: _Told) -> Meaning:
        return Meaning(
            sentence,
            self.words,
            self.carried,
            self.section.short,
            bool(self.carried and self.beside.name),
            told.names,
            self.paragraph.text[: sentence.start].endswith(("；", ";")),
        )

    def _is_to_be(self, sentence: Sentence, counted: Counted, told: _Told) -> bool:
        """Whether a number is planned, and so claims nothing."""
        at = counted.quantity.start
        planned = self.planned or is_planned(sentence.text, at)
        return planned or self._is_due(told.times, sentence.text[:at])

    def _claims_at(
        self, sentence: Sentence, counted: Counted, found: Sequence[Means], told: _Told
    ) -> Iterator[Claim]:
        """Yield the claims of one number: for each time, branch, kind and part that it is of."""
        bodies = _bodies_of(told.branches, sentence, counted, self.subjects.branches) or [self.own]
        times_of = _times_of(list(told.spoken), sentence.text, counted.quantity.start)
        for when, body, means in product(times_of, bodies, found):
            for part in self._parts(sentence, counted, means, told):
                about = _About(when or self.opening, body, part)
                yield self._claim(sentence, counted, means, about)

    def _parts(
        self, sentence: Sentence, counted: Counted, means: Means, told: _Told
    ) -> list[Part | None]:
        """Return the parts of a figure that a number is about; only activities have such parts."""
        type_ = self._type_of(means)
        if not type_ or counted.quantity.kind not in ("times", "heads"):
            return [None]
        return parts_at(told.parts, sentence, counted, means, type_)

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
            and _BY_THEN.match(before, its.end)
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
            (self._type_of(means), *means.keys) if about.part else means.keys,
            about.when,
            means.loose,
            means.sums,
            about.body,
            means.word.otherwise if means.word else (),
            about.part,
            means.word.rivals if means.word else (),
        )


def _is_spoken_of(its: Time, text: str) -> bool:
    """Whether a time is what a sentence is about, and not the name or the measure of another."""
    behind = text[its.end :]
    compared = text[max(0, its.start - 2) : its.start].endswith(_COMPARED)
    return not (compared and not _ITS_NUMBER.match(behind)) and not _NO_TIME.match(behind)


def _bodies_of(
    named: Sequence[Named], sentence: Sentence, counted: Counted, known: Branches
) -> list[Body | None]:
    """Return the branches that a number is about, none where its sentence names none before it."""
    at = counted.quantity.start
    if not any(n.end <= at for n in named):
        return []
    numbers = [c.quantity.start for c in sentence.counted]
    return bodies_at(named, sentence.text, at, numbers, known.names)


def _lasting(when: When) -> When | None:
    """Return the time that opens a paragraph, where more than one sentence can be about it."""
    single = when.period is not None and when.period.start == when.period.end
    return None if single else replace(when, near=False)


def _times_of(spoken: list[Time], text: str, at: int) -> list[When | None]:
    """Return the times of a number: that told last before it, or each of several for 各1次.

    每月 goes on from a time to the whole period, and so does 共 after 各.
    """
    before = [its for its in spoken if its.end <= at]
    if not before or _EVERY.search(text[before[-1].end : at]):
        return [None]
    listed = [before[-1]]
    for its in reversed(before[:-1]):
        if not _LISTED.fullmatch(text[its.end : listed[0].start]):
            break
        listed.insert(0, its)
    since = text[before[-1].end : at]
    if len(listed) == 1:
        return [listed[0].when]
    if _EACH.search(since):
        return [None] if _TOGETHER.search(since) else [its.when for its in listed]
    return [When(text[listed[0].start : listed[-1].end], None)]
