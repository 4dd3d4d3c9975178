"""The claims that paragraphs make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from addin.audit.branch_words import Branches, Named, bodies_at
from addin.audit.claim import Body, Claim, When
from addin.audit.clauses import Counted, Sentence, sentences
from addin.audit.intentions import Section, is_planned, is_to_come, sections, tells_what_was
from addin.audit.lexicon import Lexicon
from addin.audit.period_words import Time, times
from addin.audit.possible_figures import Means
from addin.audit.sentence_reader import Meaning, named_beside
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
    beside: Mapping[int, str] | None = None,
    branches: Branches | None = None,
) -> Iterator[Claim]:
    """Yield the claims of a text's paragraphs in order; ``period``: what the report is about.

    ``beside``: of paragraphs in tables, what their row is about. ``branches``: those that the
    ledger tells apart.
    """
    for paragraph, section in sections(paragraphs):
        name = (beside or {}).get(paragraph.number, "")
        known = branches or Branches()
        yield from _Reader(paragraph, section, words, period, known, name).claims()


class _Reader(Struct):
    paragraph: Paragraph
    section: Section
    words: Lexicon
    period: Period
    branches: Branches
    beside: str = ""

    def claims(self) -> Iterator[Claim]:
        text = self.paragraph.text
        opening: When | None = None
        carried = named_beside(self.beside, self.words) if self.beside else []
        own = self.branches.in_cell(self.beside)
        planned = False
        planned_from = len(text) if self.section.plan is None else self.section.plan
        for sentence in sentences(text):
            if sentence.start >= planned_from:
                return
            told = list(times(sentence.text, self.period))
            spoken = [its for its in told if _is_spoken_of(its, sentence.text)]
            if spoken and _OPENING.match(text[: sentence.start + spoken[0].start]):
                opening = _lasting(spoken[0].when)
            named = self.branches.named(sentence.text)
            if named and _OPENING.match(text[: sentence.start + named[0].start]):
                own = named[0].body and replace(named[0].body, near=False)
            meaning = Meaning(
                sentence,
                self.words,
                carried,
                self.section.short,
                bool(carried and self.beside),
                [(n.start, n.end) for n in named],
                text[: sentence.start].endswith(("；", ";")),
            )
            planned = planned and not tells_what_was(sentence.text)
            for counted in sentence.counted:
                found = meaning.of(counted)
                at = counted.quantity.start
                if (
                    planned
                    or is_planned(sentence.text, at)
                    or self._is_due(told, sentence.text[:at])
                ):
                    continue
                for when in _times_of(spoken, sentence.text, counted.quantity.start):
                    for body in _bodies_of(named, sentence, counted) or [own]:
                        for means in found:
                            yield self._claim(sentence, counted, means, when or opening, body)
            carried = meaning.counted_before[-1:]
            planned = sentence.text[-1] in "；;" and (planned or is_to_come(sentence.text))

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
        when: When | None,
        body: Body | None,
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
            means.keys,
            when,
            means.loose,
            means.sums,
            body,
            means.word.otherwise if means.word else (),
        )


def _is_spoken_of(its: Time, text: str) -> bool:
    """Whether a time is what a sentence is about, and not the name or the measure of another."""
    behind = text[its.end :]
    compared = text[max(0, its.start - 2) : its.start].endswith(_COMPARED)
    return not (compared and not _ITS_NUMBER.match(behind)) and not _NO_TIME.match(behind)


def _bodies_of(named: list[Named], sentence: Sentence, counted: Counted) -> list[Body | None]:
    """Return the branches that a number is about, none where its sentence names none before it."""
    at = counted.quantity.start
    last = max((n.end for n in named if n.end <= at), default=None)
    if last is None:
        return []
    nth = sum(last <= c.quantity.start < at for c in sentence.counted)
    return bodies_at(named, sentence.text, at, nth)


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
