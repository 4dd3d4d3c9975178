"""The word for what a number counts: right before it, across it, right behind it, or further."""

from __future__ import annotations

import re

from addin.audit.figure_words.figure_keys import HEADS
from addin.audit.figure_words.lexicon import Lexicon, Mention, Word
from addin.audit.text.clauses import Counted, Sentence, rest

_LINK = re.compile(
    r"\s*(?:、|和|及|与|以及|，)\s*(?:召开|开展|组织|举办|举行|进行|集中|讲授?|上|过|开|办)?了?\s*"
)
# Where problems are written down, which counts none: 整改清单中2个问题尚未整改到位.
_PLACE = re.compile(r"(?:台账|清单)(?:中|里|上)$")
_LIST = re.compile("[：:]")  # what follows is counted by numbers of its own
_FAR = 12  # letters between a word and a number that make a word behind the number likelier


def nearest(sentence: Sentence, counted: Counted, words: Lexicon) -> Mention | None:
    """Return the word for what is counted, None where no word for a figure stands near."""
    kind, around = counted.quantity.kind, sentence.around
    left, right = sentence.words(counted.left), _LIST.split(sentence.words(counted.right))[0]
    before = _firm(words.mentions(left, kind, around), left)
    behind = words.mentions(right, kind, around)
    across = _across(words.mentions(left + right, kind, around), len(left))
    near = before[-1] if before and not rest(left[before[-1].end :]) else None
    touches = behind and not rest(right[: behind[0].start])
    if near and touches and _PLACE.search(near.text):
        near, across = None, None
    start = counted.left[0]
    if near and not (across and across.start < near.start):
        return moved(near, start)
    if across:
        end = across.end + counted.quantity.end - counted.quantity.start
        return Mention(start + across.start, start + end, across.text, across.word)
    if touches:
        return moved(behind[0], counted.right[0])
    if before and len(left) - before[-1].end <= _FAR:
        return moved(before[-1], start)
    if behind and (kind != "times" or not rest(left)):
        return moved(behind[0], counted.right[0])
    return moved(before[-1], start) if before else None


def linked_words(
    mention: Mention, sentence: Sentence, counted: Counted, words: Lexicon
) -> list[Mention]:
    """Return the words linked to one by 、 or 和 before it, and itself, in their order."""
    said = sentence.text[: mention.start]
    before = words.mentions(said, counted.quantity.kind, sentence.around)
    chain = [mention]
    for its in reversed([m for m in before if m.start >= counted.left[0]]):
        if not _LINK.fullmatch(sentence.text[its.end : chain[0].start]):
            break
        chain.insert(0, its)
    return chain


def last_listed(found: list[Mention], text: str) -> list[Mention]:
    """Return the last of some words, and those linked to it before."""
    listed = found[-1:]
    for its in reversed(found[:-1]):
        if not _LINK.fullmatch(text[its.end : listed[0].start]):
            break
        listed.insert(0, its)
    return listed


def gap(mention: Mention, sentence: Sentence, counted: Counted) -> str:
    """Return what stands between a word and its number; what follows where the word is behind."""
    q = counted.quantity
    if mention.end <= q.start:
        return sentence.text[mention.end : q.start]
    return sentence.text[q.end : counted.right[1]]


def moved(mention: Mention, by: int) -> Mention:
    """Return a word that was found in a part of a text, at its place in the whole."""
    return Mention(mention.start + by, mention.end + by, mention.text, mention.word)


def _across(found: list[Mention], joint: int) -> Mention | None:
    """Return the word that a number stands in: 发展3名党员."""
    return next((m for m in found if m.start < joint < m.end), None)


def _firm(found: list[Mention], text: str) -> list[Mention]:
    """Return words without one that only tells what was done: 中心组集中学习, 双重组织生活参加."""
    if len(found) < 2 or not _is_general(found[-1].word):
        return found
    last, before = found[-1], found[-2]
    said = rest(text[before.end : last.start])
    return found if said or _is_general(before.word) else found[:-1]


def _is_general(word: Word) -> bool:
    came = word.of_type and HEADS in word.keys.get("heads", ())
    return word.weak or came or word.total
