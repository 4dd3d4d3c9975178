"""Words that an input method has written with a character of the same sound: 按排, 常态话, 融和."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import ne

from msgspec import Struct

from addin.ledger.values.patterns import Seldom
from addin.proofreading.wording.company import company, company_before, company_of
from addin.words.segmentation import (
    Word,
    Words,
    cost,
    frequency,
    is_idiom,
    is_word,
    segmenter,
    words_among,
    words_of,
)
from addin.words.sounds import looks_of, same_sound, sounds
from addin.words.terms import proposed, terms

_LONGEST = 4
_RARE = 30  # a word that is counted less often may itself be a slip
# A word of so many characters that is counted less often is proposed only where the field has it.
_COMMON = {2: 2500, 3: 300, 4: 20}
_LEAST_COST = {2: 6.0, 3: 7.4, 4: 8.2}  # of the dictionary's commonest word of a length
_AROUND = 12
_NUMBERED = Seldom(  # 国卫办发〔2023〕1号
    r"[\u4e00-\u9fff]{2,8}(?=[〔\[【（(]20\d\d)|〇",
    needed=("〔20", "[20", "【20", "（20", "(20", "〇"),
)
_APART = 1.5  # by how much the best proposal leads the next
# Words that stand alone and are seldom a piece of another.
_FUNCTION = set(
    "的了和在是与及为对等把被将并也都就还要不有我他们这那之而或从以到于之所其个名次项件"
)
_CLASSICAL = set("之所其")  # behind which a short old word may follow
_PREFIXES = set("原几各某该本前副")  # what stands before any word: 原银保监会, 各季
_NUMERALS = set("一二三四五六七八九十百千万两第壹贰叁肆伍陆柒捌玖拾佰仟")
_CLOSED = _FUNCTION | _NUMERALS
# Characters in which the names of buildings, races and roads end: 复临舍, 环湖赛.
_OF_NAMES = set("舍楼馆亭阁轩堂苑赛杯路街桥湖塔寺")
# How much more a text has to be expected with the word proposed than as it is.
_NEEDED = 10.2
_NEEDED_OF_LONG_WORD = 8.0
_NEEDED_OF_RARE_WORD = 7.5
_NEEDED_IN_COMPANY = 4.0
_MORE_IF_ALONE = 2.8  # of a word of two characters for which no company speaks
_EXPECTED = 12.0  # words that are expected so well are no pieces of another
_EXPECTED_ALONE = 16.0  # the same where no company speaks for another word
_NEVER = 99.0
_MORE_IF_FUNCTION = 1.5  # where one of the words seldom is a piece of another
_MORE_IF_NEAR = 2.0  # where the sound is only near, or the characters look alike


class Confusion(Struct, frozen=True):
    """A stretch of a text, from the start of a word to the end of one, and the word meant.

    ``gain``: how much more than is needed the text is expected with it.
    """

    start: int
    end: int
    right: str
    gain: float


def confusions(
    text: str,
    names: frozenset[str] = frozenset(),
    right: Iterable[tuple[int, int]] = (),
) -> list[Confusion]:
    """Return where a text has a common word with one character of its sound in place of another.

    ``right``: places that are known to be as they should, names of persons among them.
    """
    if not segmenter():
        return []
    words = words_of(text, names)
    given = (*right, *(m.span() for m in _NUMBERED.finditer(text)))
    settled = {place for start, end in given for place in range(start, end)}
    every = words.every
    doubtful = (at for at, word in enumerate(every) if _doubtful(word.text))
    windows = dict.fromkeys(its for at in doubtful for its in _windows(every, at))
    found = [
        c
        for first, last in windows
        if settled.isdisjoint(range(every[first].start, every[last - 1].end))
        for c in _meant(text, every[first:last], words, names)
    ]
    return _best(found)


@cache
def _doubtful(word: str) -> bool:
    """Return whether a word may be a piece of a damaged one: a lone character, or a rare word."""
    if len(word) == 1:
        return word not in _CLOSED
    return frequency(word) < _RARE and word not in terms()


def _windows(every: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    """Yield the slices of adjoining words, one of them given, that are as long as a word."""
    for first in range(max(0, at - 2), at + 1):
        for last in range(at, min(len(every), at + 3)):
            length = every[last].end - every[first].start
            if length > _LONGEST:
                break
            joined = length == sum(len(w.text) for w in every[first : last + 1])
            if length > 1 and joined:
                yield first, last + 1


def _meant(
    text: str, its: tuple[Word, ...], words: Words, names: frozenset[str]
) -> Iterator[Confusion]:
    """Yield the words that may be meant by some that stand side by side."""
    start, end = its[0].start, its[-1].end
    pieces = [w.text for w in its]
    counted = pieces[0] in _NUMERALS or text[start] in _PREFIXES
    free = _CLASSICAL.isdisjoint(pieces) and names.isdisjoint(pieces)
    if counted or not free or _in_a_name(its, words):
        return
    old = sum(map(cost, pieces))
    if old < _EXPECTED or (old < _EXPECTED_ALONE and not _in_company(its, words)):
        return
    if not (_may_gain(its, old) or _expected(text[start:end], its, words)):
        return
    right_ones = (w for w in its if not w.alone and not _doubtful(w.text))
    known = frozenset(place - start for w in right_ones for place in range(w.start, w.end))
    for right, near in proposals(text[start:end], known):
        gain = old - cost(right) - near * _MORE_IF_NEAR - _needed(its, right, words)
        if gain > 0 and _fits(text, start, end, right, names):
            yield Confusion(start, end, right, gain)


def _in_a_name(its: tuple[Word, ...], words: Words) -> bool:
    """Return whether words may belong to a proper name: lone characters up to one that ends it."""
    if len(its) < its[-1].end - its[0].start:
        return False
    before, after = words.beside(its)
    return after in _OF_NAMES or (its[-1].text in _OF_NAMES and len(before) == 1)


def _in_company(its: tuple[Word, ...], words: Words) -> bool:
    """Return whether a word beside some others has company in which a word might be expected."""
    before, after = words.beside(its)
    return bool(company_of(before) or company_before(after))


def _may_gain(its: tuple[Word, ...], old: float) -> bool:
    """Return whether the commonest of words would be expected enough where it has no company."""
    length = its[-1].end - its[0].start
    return old > _LEAST_COST[length] + _needed_alone(its, length)


def _expected(there: str, its: tuple[Word, ...], words: Words) -> bool:
    """Return whether the words beside some others have company with one other character."""
    before, after = words.beside(its)
    return any(
        len(word) == len(there) and sum(map(ne, word, there)) == 1
        for word in (*company_of(before), *company_before(after))
    )


def _needed(its: tuple[Word, ...], right: str, words: Words) -> float:
    """Return what a proposal has to gain: less in company in which it is expected."""
    before, after = words.beside(its)
    if (before, right) in company() or (right, after) in company():
        return _NEEDED_IN_COMPANY + _MORE_IF_FUNCTION * _has_function(its)
    return _needed_alone(its, len(right))


def _needed_alone(its: tuple[Word, ...], length: int) -> float:
    """Return what a proposal of a length has to gain where no company speaks for it."""
    if _has_function(its):
        return _NEVER if length == 2 else _NEEDED
    needed = _NEEDED_OF_RARE_WORD if len(its) == 1 else _NEEDED
    return needed + _MORE_IF_ALONE if length == 2 else min(needed, _NEEDED_OF_LONG_WORD)


def _has_function(its: tuple[Word, ...]) -> bool:
    return not _CLOSED.isdisjoint([w.text for w in its])


@lru_cache(maxsize=65536)
def proposals(there: str, known: frozenset[int] = frozenset()) -> tuple[tuple[str, bool], ...]:
    """Return the common words with one other character, and whether its sound is only near.

    ``known``: the places of characters that belong to words as they are.
    """
    return tuple(
        (word, not same_sound(wrong, word[at]))
        for at, wrong in enumerate(there)
        if at not in known
        for word in words_among(_with_another(there, at))
        if _is_common(word)
    )


def _with_another(there: str, at: int) -> list[str]:
    """Return some characters with each that may be meant in a place put there."""
    wrong, before, after = there[at], there[:at], there[at + 1 :]
    meant = _candidates(wrong) if wrong in _common_characters() else looks_of(wrong)
    joined = f"{after}\n{before}".join(meant)  # faster than to join one after the other
    return f"{before}{joined}{after}".split("\n") if meant else []


@cache
def _is_common(word: str) -> bool:
    """Return whether a word of the dictionary is one that may be meant."""
    if word in proposed():
        return True
    return frequency(word) >= _COMMON[len(word)] or _is_rare_idiom(word)


def _is_rare_idiom(word: str) -> bool:
    """Return whether a word is an idiom however rare, and not two words as 阳性反应 is."""
    halves = is_word(word[:2]) and is_word(word[2:])
    return len(word) == _LONGEST and not halves and is_idiom(word)


@cache
def _candidates(wrong: str) -> str:
    """Return the common characters that may be meant by one."""
    alike = [*(c for sound in sorted(sounds(wrong)) for c in _by_sound()[sound]), *looks_of(wrong)]
    return "".join(dict.fromkeys(c for c in alike if c != wrong))


@cache
def _by_sound() -> Mapping[str, str]:
    found: dict[str, str] = defaultdict(str)
    for character in _common_characters():
        for sound in sounds(character):
            found[sound] += character
    return found


@cache
def _common_characters() -> Collection[str]:
    """Return the characters of GB/T 2312's first level, and those of the field's terms."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    common = "".join(c.decode("gb2312", "ignore") for c in codes)
    return dict.fromkeys(common + "".join(terms()))


def _fits(text: str, start: int, end: int, right: str, names: frozenset[str]) -> bool:
    """Return whether the sentence has the word as a word, and reads better with it."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    after = words_of(text[first:start] + right + text[end:last], names)
    word = after.at(start - first)
    if word is None or word.end < start - first + len(right):
        return False
    before = words_of(text[first:last], names)
    return len(after.every) <= len(before.every) and _cost(after) < _cost(before)


def _cost(words: Words) -> float:
    return sum(cost(w.text) for w in words.every)


def _best(found: Iterable[Confusion]) -> list[Confusion]:
    """Keep of each place the best proposal, and none where two are about as good."""
    ranked = sorted(set(found), key=lambda c: -c.gain)
    kept: list[Confusion] = []
    for its in ranked:
        if not any(k.start < its.end and its.start < k.end for k in kept):
            kept.append(its)
    return sorted((k for k in kept if not _rivalled(k, ranked)), key=lambda c: c.start)


def _rivalled(its: Confusion, others: Iterable[Confusion]) -> bool:
    return any(
        (o.start, o.end) == (its.start, its.end)
        and o.right != its.right
        and its.gain - o.gain < _APART
        for o in others
    )
