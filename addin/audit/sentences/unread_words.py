"""Words that narrow or move what a number is about, and that its meaning did not use.

A number is only called wrong where every such word of its clause is accounted for: a person, a
group, a place or a topic, a branch, a time, 其中, and a list that 分别 does not match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from addin.audit.claim import Body, When
from addin.audit.figure_words.figure_keys import ACTIVITIES, MEMBERS, PROBLEMS, SECRETARY
from addin.audit.figure_words.possible_figures import Means
from addin.audit.parts.people_words import NamedPart
from addin.audit.parts.subset import THINGS, Part
from addin.audit.parts.subset_data import subset_words
from addin.audit.subjects.branch_words import Named
from addin.audit.text.clauses import Counted, Sentence
from addin.audit.times.period_words import Time

_WHOLES = frozenset((ACTIVITIES, MEMBERS, PROBLEMS))
_AMONG = re.compile("其中|其余")
_IN_TURN = re.compile(r"(?:分别|依次)(?!.*(?:分别|依次))")
_LINK = re.compile(r"\s*(?:[、和及与]|以及)\s*")
_NEXT = re.compile(r"\s*(?:[、，,和及与]|以及)\s*")
# A title, with one for every post that a person has: 党组书记、院长赵明.
_TITLE = re.compile(
    r"(?:[、兼]?[\u4e00-\u9fff]{0,6}?(?:书记|主任|主席|委员|组长|成员|代表|负责人|经理|董事长|会长|总工|[局院校厂站行处科所馆台队长]长))*[、兼]?(?:同志)?"
)
_STOP = re.compile("[，,；;。：:（(]")


class Clause(Struct, frozen=True):
    """The clause of a number, and what its sentence names; ``word``: where that for it begins."""

    sentence: Sentence
    counted: Counted
    word: int
    parts: Sequence[NamedPart] = ()
    branches: Sequence[Named] = ()
    times: Sequence[Time] = ()

    @property
    def start(self) -> int:
        """Where it begins: at the stop or the number before the number, or at the word for it."""
        return min(self.counted.left[0], self.word)

    @property
    def end(self) -> int:
        """Where it ends: at the stop or the number behind the number."""
        return self.counted.right[1]

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text[self.start : self.end]


class Used(Struct, frozen=True):
    """What the meaning of a number uses."""

    means: Means
    when: When | None = None
    body: Body | None = None
    part: Part | None = None

    def covers(self, start: int, end: int) -> bool:
        """Whether a place is inside the words for what is counted."""
        return self.means.start <= start and end <= self.means.end


class _Limit(Struct, frozen=True):
    """Words at ``text[start:end]`` that limit a number; ``used``: its meaning has them."""

    start: int
    end: int
    used: bool


def unread(clause: Clause, used: Used) -> str:
    """Return the first words that narrow or move a number and were not used, "" for none."""
    text = clause.sentence.text
    kinds = (_parts(clause, used), _branches(clause, used), _times(clause, used))
    left = [its for limits in kinds for its in _left_over(limits, clause)]
    words = (text[its.start : its.end] for its in sorted(left, key=lambda n: n.start))
    others = (*_among(clause, used), *_uneven(clause), *_narrowing(clause, used))
    return next(iter((*words, *others)), "")


def _left_over(limits: Iterable[_Limit], clause: Clause) -> list[_Limit]:
    """Return what is neither used nor in one list with what is: of 5月、6月各4次 both are."""
    inside = [n for n in limits if clause.start <= n.start and n.end <= clause.end]
    inside.sort(key=lambda n: n.start)
    runs: list[list[_Limit]] = []
    for its in inside:
        between = clause.sentence.text[runs[-1][-1].end : its.start] if runs else ""
        if runs and _LINK.fullmatch(between):
            runs[-1].append(its)
        else:
            runs.append([its])
    return [its for run in runs if not any(n.used for n in run) for its in run]


def _parts(clause: Clause, used: Used) -> Iterator[_Limit]:
    """Yield people, groups, topics and places, beside those in the name of what is counted."""
    names, words = (used.part.names, used.part.words) if used.part else ((), "")
    topic = next((key.partition(".")[2] for key in used.means.keys), "")
    for its in clause.parts:
        own = its.part.words in words or bool(set(names) & set(its.part.names))
        own = own or bool(topic and its.part.by in THINGS and topic in its.part.words)
        secretary = its.part.by == "duty" and SECRETARY in used.means.keys
        own = own or _is_title(its, clause, names)
        if not used.covers(its.start, its.end):
            yield _Limit(its.start, its.end, own or secretary)


def _is_title(its: NamedPart, clause: Clause, names: Iterable[str]) -> bool:
    """Whether a part only is the post of the person behind it whom the number is of."""
    wanted = set(names)
    behind = (n for n in clause.parts if n.start >= its.end and wanted & set(n.part.names))
    person = next(behind, None)
    between = clause.sentence.text[its.end : person.start] if person else ""
    return person is not None and bool(_TITLE.fullmatch(between))


def _branches(clause: Clause, used: Used) -> Iterator[_Limit]:
    names = {used.body.name, *used.body.more} if used.body else set()
    for its in clause.branches:
        if its.body:
            own = bool(names & {its.body.name, *its.body.more})
            yield _Limit(its.start, its.end, own)


def _times(clause: Clause, used: Used) -> Iterator[_Limit]:
    """Yield times; a longer one that the meant time is in limits nothing more."""
    words = used.when.words if used.when else ""
    period = used.when.period if used.when else None
    for its in clause.times:
        spans = (its.when.period, *its.when.others)
        wider = period is not None and any(s and s.covers(period) for s in spans)
        yield _Limit(its.start, its.end, its.when.words in words or wider)


def _among(clause: Clause, used: Used) -> Iterator[str]:
    """Yield 其中 before a number of all there is, which can be no part of anything."""
    told = _AMONG.search(clause.text)
    narrowed = used.body or used.part or (used.when and used.when.near)
    if told and not narrowed and set(used.means.keys[:1]) & _WHOLES:
        yield told[0]


def _uneven(clause: Clause) -> Iterator[str]:
    """Yield 分别 where it gives more or fewer numbers than there are names before it."""
    text, at = clause.sentence.text, clause.counted.quantity.start
    turn = _IN_TURN.search(text[:at])
    if not turn:
        return
    numbers = _in_a_row(clause.sentence, turn.end())
    names = len(_LINK.split(_STOP.split(text[: turn.start()])[-1].strip("、")))
    behind = [n for n in numbers if n == at]
    if behind and names > 1 and len(numbers) > 1 and names != len(numbers):
        yield turn[0]


def _in_a_row(sentence: Sentence, start: int) -> list[int]:
    """Return where numbers behind a place are that follow each other with nothing in between."""
    found: list[int] = []
    end = start
    for its in (c.quantity for c in sentence.counted if c.quantity.start >= start):
        if found and not _NEXT.fullmatch(sentence.text[end : its.start]):
            break
        found.append(its.start)
        end = its.end
    return found


def _narrowing(clause: Clause, used: Used) -> Iterator[str]:
    """Yield words that always narrow, whatever they stand beside: 同类, 学生党员, 校外."""
    for m in subset_words().narrowing.finditer(clause.sentence.text, clause.start, clause.end):
        if not used.covers(m.start(), m.end()):
            yield m[0]
