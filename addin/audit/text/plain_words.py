"""Words that lead to a number and do not say what it counts: 数来数去是11堂, 三季度一下子冲到30次.

A list of fillers (`rest`) knows the usual ones. Whatever else a clause says is known by its parts
of speech: an adverb or an idiom limits nothing, a noun does, and a verb may be an activity itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from addin.audit.text.clauses import TIME_WORDS, rest
from addin.ledger.shipped.data_set import DataSet
from addin.words.parts_of_speech import tagged

_LONGEST = 24  # characters before a number that may all lead to it
_TIMES = re.compile(TIME_WORDS)
# Adverbs, particles, manners, conjunctions: they limit nothing.
_SURE = ("d", "u", "y", "z", "ad", "c", "e", "o", "x", "w")
# Prepositions, pronouns, places, idioms, numerals, times: they hardly do.
_LIKELY = ("p", "r", "f", "i", "l", "m", "q", "t")
_EACH = re.compile("[都均各]")  # of several, a number each
_TOWARDS = frozenset("到赴去给向对与同跟被")  # first before a name: whom or where it was done
_BODY = re.compile("[会组课党团队员日]")  # an idiom that names a body or a meeting is none


class PlainWords(Struct, frozen=True):
    """Words that say nothing of what a number counts; ``never``: that always do.

    ``doubtful``: that may, though words of their kind do not.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    never: frozenset[str]
    doubtful: frozenset[str]


_KEYS = ("verbs", "nouns", "never", "doubtful")


def _read(data: Mapping[str, str]) -> PlainWords:
    return PlainWords(*(frozenset(data[key].split()) for key in _KEYS))


PLAIN_WORDS = DataSet(
    sources=(Path(__file__).with_name("plain_words.toml"),),
    form=dict.fromkeys(_KEYS, str),
    read=_read,
)


@cache
def _words() -> PlainWords:
    return PLAIN_WORDS.load()


def says_more(words: str) -> bool:
    """Whether words beside a number say more than that a number follows."""
    return _most(words) > _HARDLY


def may_say_more(words: str) -> bool:
    """Whether words beside a number may say more than that a number follows."""
    return _most(words) > _NOTHING


def leads(words: str) -> bool:
    """Whether words say nothing but that something came to a number: 也攒下了, 登记簿上有."""
    if not words or _EACH.search(words) or says_more(words):
        return False
    its = _words()
    return any(word in its.verbs or word in its.nouns for word, _ in tagged(words))


_NOTHING, _HARDLY, _MORE = range(3)


@lru_cache(maxsize=4096)
def _most(words: str) -> int:
    """Return how much words say beside a number: nothing, hardly anything, or more."""
    if not rest(words):
        return _NOTHING
    found = tagged(_TIMES.sub("，", words)) if len(words) <= _LONGEST else ()
    if not found:
        return _MORE
    first = next((word for word, _ in found if rest(word)), "")
    return max(_HARDLY * (first in _TOWARDS), *(_says(word, kind) for word, kind in found))


def _says(word: str, kind: str) -> int:
    its = _words()
    if word in its.never:
        return _MORE
    if word in its.doubtful:
        return _HARDLY
    if not rest(word) or word in its.verbs or word in its.nouns:
        return _NOTHING
    if kind.startswith(_SURE):
        return _NOTHING
    likely = kind.startswith(_LIKELY) and not (kind[0] in "il" and _BODY.search(word))
    return _HARDLY if likely else _MORE
