"""A sum told behind its parts: 党小组会4次、党课4次，合计8次; 上半年7次，下半年5次，共12次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.audit.figure_words.figure_keys import ACTIVITIES
from addin.audit.figure_words.possible_figures import UNCLEAR, Means
from addin.audit.sentences.said import Said
from addin.audit.subjects.rest_of_branches import REST
from addin.audit.text.clauses import SUM_WORDS, TIME_WORDS, Counted, rest
from addin.ledger.values.numerals import from_han

_SUM = re.compile(SUM_WORDS)
_SO_MANY = re.compile(
    r"(?:上述|以上|这|此)?(?:前)?([两二三四五六七八\d])[项样类种者会](?:会议|活动)?"
)
_ALL = re.compile("[各全每个所]|总支|党委|党组|合计|总计|我")
# Of what a body did in all, and not only of the types before: 支部共计16次.
_OF_ALL_IT_DID = re.compile(r"\s*(?:本|该|我)?(?:党?支部|单位)")
_NOUN = re.compile("活动|会议|学习|讨论|交流")


def sum_behind(counted: Counted, said: Said, parts: Sequence[Means]) -> Means | None:
    """Return the sum of the numbers before, where words say so and name nothing themselves.

    ``said``: the words around it. ``parts``: what the numbers before
    it in the sentence counted, in order.
    """
    left, plain = said.sentence.words(counted.left), said.left
    if counted.quantity.kind != "times" or not _SUM.search(left):
        return None
    since = said.sentence.text[said.read_to : counted.left[0]]
    if _is_of_some(said) or said.words.mentions(since, "times") or _names_its_own(counted, said):
        return None  # of those branches, or of what the clauses between or the noun behind name
    so_many = _SO_MANY.search(left)
    apart = None if so_many else _of_sentence(said.sentence.text)
    if rest(plain) or (_NOUN.search(left) and not so_many):
        return None
    summed = _last_of(parts, so_many or apart)
    timed = bool(re.search(TIME_WORDS, plain))
    if len(summed) < 2 or (timed and len({m.keys[:1] for m in summed}) == 1):
        return None  # a number of one kind with a time of its own is no sum
    start, end = counted.quantity.start, counted.quantity.end
    whole = _OF_ALL_IT_DID.match(plain)
    unsure = whole or (apart and len(summed) < len(parts))
    loose = UNCLEAR if unsure or any(m.loose for m in summed) else ""
    if len({m.keys[:1] or m.sums for m in summed}) == 1:
        its = summed[-1]
        return Means(its.name, its.keys, start, end, loose, its.sums, its.word, len(summed))
    keys = tuple(dict.fromkeys(k for m in summed for k in m.sums or m.keys[:1]))
    name = "、".join(dict.fromkeys(m.name for m in summed))
    every = (ACTIVITIES,) if whole else ()
    return Means(name, every, start, end, loose, keys, summed[-1].word, 0 if timed else len(summed))


def sums_up(sentence: str) -> bool:
    """Whether a sentence begins by summing up the one before: 两类会议加起来，一共是16次."""
    return _of_sentence(sentence) is not None


def _of_sentence(text: str) -> re.Match[str] | None:
    """Return the words of how many kinds a sentence sums up, with which it begins."""
    told = _SO_MANY.match(text.lstrip())
    return told if _SUM.search(text) else None


def _is_of_some(said: Said) -> bool:
    """Whether a number is that of branches that its own words name: 其余三个支部共5次."""
    words = (said.sentence.text[n.start : n.end] for n in said.named if n.of == "branch")
    return any(REST.match(w) or not _ALL.search(w) for w in words)


def _names_its_own(counted: Counted, said: Said) -> bool:
    """Whether a type of activity is right behind a number: 合计六次专题学习."""
    behind = said.sentence.words(counted.right)
    found = said.words.mentions(behind, "times")
    return bool(found and found[0].word.type and not behind[: found[0].start].strip("的"))


def _last_of(parts: Sequence[Means], told: re.Match[str] | None) -> Sequence[Means]:
    """Return the parts that are summed: the last two for 两项合计, else all."""
    if not told:
        return parts
    n = int(told[1]) if told[1].isdigit() else from_han(told[1].replace("两", "二")) or 0
    return parts[-n:] if n <= len(parts) else ()
