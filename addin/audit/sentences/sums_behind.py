"""A sum told behind its parts: 党小组会4次、党课4次，合计8次; 上半年7次，下半年5次，共12次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.audit.figure_words.possible_figures import UNCLEAR, Means
from addin.audit.sentences.carried_figures import Said
from addin.audit.subjects.rest_of_branches import REST
from addin.audit.text.clauses import SUM_WORDS, TIME_WORDS, Counted, rest
from addin.ledger.values.numerals import from_han

_SUM = re.compile(SUM_WORDS)
_SO_MANY = re.compile(r"(?:上述|以上)?([两二三四五六七八\d])[项样类种者](?:会议|活动)?")
_ALL = re.compile("[各全每个所]|总支|党委|党组|合计|总计|我")
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
    if _is_of_some(said) or said.words.mentions(since, "times"):
        return None  # of those branches, or of what the clauses between name
    so_many = _SO_MANY.search(left)
    if rest(plain) or (_NOUN.search(left) and not so_many):
        return None
    summed = _last_of(parts, so_many)
    timed = bool(re.search(TIME_WORDS, plain))
    if len(summed) < 2 or (timed and len({m.keys[:1] for m in summed}) == 1):
        return None  # a number of one kind with a time of its own is no sum
    start, end = counted.quantity.start, counted.quantity.end
    loose = UNCLEAR if any(m.loose for m in summed) else ""
    if len({m.keys[:1] or m.sums for m in summed}) == 1:
        its = summed[-1]
        return Means(its.name, its.keys, start, end, loose, its.sums, its.word, len(summed))
    keys = tuple(dict.fromkeys(k for m in summed for k in m.sums or m.keys[:1]))
    name = "、".join(dict.fromkeys(m.name for m in summed))
    return Means(name, (), start, end, loose, keys, summed[-1].word, 0 if timed else len(summed))


def _is_of_some(said: Said) -> bool:
    """Whether a number is that of branches that its own words name: 其余三个支部共5次."""
    words = (said.sentence.text[n.start : n.end] for n in said.named if n.of == "branch")
    return any(REST.match(w) or not _ALL.search(w) for w in words)


def _last_of(parts: Sequence[Means], told: re.Match[str] | None) -> Sequence[Means]:
    """Return the parts that are summed: the last two for 两项合计, else all."""
    if not told:
        return parts
    n = int(told[1]) if told[1].isdigit() else from_han(told[1].replace("两", "二")) or 0
    return parts[-n:] if n <= len(parts) else ()
