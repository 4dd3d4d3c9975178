"""How many came, and to what: 参加200人次 and 到会率95.6% go with the activities told before."""

from __future__ import annotations

from collections.abc import Sequence

from addin.audit.figure_words.figure_keys import instead_of_heads
from addin.audit.figure_words.lexicon import Lexicon, Mention, Word
from addin.audit.figure_words.possible_figures import UNCLEAR, Means, meant
from addin.audit.parts.subset_words import AMONG
from addin.audit.text.clauses import Sentence, rest
from addin.audit.text.quantity import Quantity


def attended(
    mention: Mention,
    sentence: Sentence,
    quantity: Quantity,
    words: Lexicon,
    group: Sequence[Means],
) -> Means:
    """Return heads or a rate of what was spoken of last; ``group``: what was counted before."""
    own = mention.word.keys[quantity.kind]
    before = sentence.text[: quantity.start]
    named = [m for m in words.mentions(before, "heads") if not m.word.of_type]
    if not named:
        last = group[-1].word if group else None
        of_last = attendance_of(last, own) if last else ()
        sure = "总体" in mention.text or (of_last and _is_of_heading(sentence, group, words))
        return meant(mention, (*of_last, *own), "" if sure else UNCLEAR)
    *_, last_named = named
    word = last_named.word
    if not (keys := attendance_of(word, own)):  # of meetings or talks, which are no one type
        return meant(mention, own, UNCLEAR)
    if not rest(sentence.text[last_named.end : mention.start]):  # 支委会到会率: of these alone
        return meant(mention, keys)
    others = {m.type for m in group} - {word.type}
    if (others or AMONG.search(before)) and not word.total:
        told = [k for m in reversed(named) for k in attendance_of(m.word, own)]
        return meant(mention, tuple(dict.fromkeys((*told, *own))), UNCLEAR)
    return meant(mention, keys)


def _is_of_heading(sentence: Sentence, group: Sequence[Means], words: Lexicon) -> bool:
    """Whether a cell is about the one type that heads its row: 主题党日｜7次，157人次参加."""
    named = {m.word.type for m in words.mentions(sentence.heading, "times")}
    return {m.type for m in group} == named


def attendance_of(word: Word, whole: tuple[str, ...]) -> tuple[str, ...]:
    """Return the figures of those who came to what a word names; ``whole``: of all activities."""
    if word.total and not word.sums:
        return whole
    return instead_of_heads(word.keys.get("heads", ()), whole[0])
