"""A number of a sentence with the words around it, and who is named there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from addin.audit.figure_words.lexicon import Lexicon
from addin.audit.figure_words.possible_figures import Means
from addin.audit.text.clauses import Counted, Sentence, rest
from addin.audit.text.plain_words import says_more
from addin.audit.text.quantity import Kind
from addin.audit.text.ranks import unranked
from addin.audit.times.put_in import is_put_at, is_put_in
from addin.ledger.record import replace

_STOPS = "，,。；;：:！!？?"
_AND = re.compile(r"\s*(?:[、和及与]|以及)\s*")
_ITEM = re.compile(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[）)、.．](?![一二三四1-4、和]+季度)|[①-⑩]|[·•●]|【[^】]{1,30}】)"
)
_LINK = re.compile(r"^\s*(?:和|及|与|以及)")


class NamedSpan(Struct, frozen=True):
    """Where a sentence names somebody or something; ``of``: a branch, people, a topic or place."""

    start: int
    end: int
    of: Literal["branch", "people", "thing", "agenda"]


class Said(Struct, frozen=True):
    """A number and the words around it.

    ``names``: where the sentence names branches, people, places. ``read_to``: up to where it is
    read. ``beside``: what is counted stands in another cell. ``opens``: the number is in the first
    words of a sentence.
    """

    sentence: Sentence
    counted: Counted
    words: Lexicon
    names: Sequence[NamedSpan] = ()
    read_to: int = 0
    beside: bool = False
    opens: bool = False

    @property
    def kind(self) -> Kind:
        """What kind of number it is."""
        return self.counted.quantity.kind

    @property
    def start(self) -> int:
        """Where the words before it begin: with the clause before, if that only ranks a branch."""
        start, text = self.counted.left[0], self.sentence.text
        if not start or text[start - 1] not in "，,":
            return start
        before = max(max(text.rfind(c, 0, start - 1) for c in _STOPS) + 1, self.read_to)
        inside = [n for n in self.names if before <= n.start and n.end < start]
        only = any(n.of == "branch" for n in inside) and not rest(
            unranked(self._without(inside, before, start - 1))
        )
        return before if only else start

    @property
    def named(self) -> list[NamedSpan]:
        """Who is named right before it."""
        start, end = self.start, self.counted.left[1]
        return [n for n in self.names if start <= n.start and n.end <= end]

    @property
    def left(self) -> str:
        """The words before it, without those that name somebody and an 和 between two numbers."""
        named, end = self.named, self.counted.left[1]
        words = _LINK.sub("", _ITEM.sub("", self._without(named, self.start, end)))
        return unranked(words).replace("，", "").replace(",", "") if named else words

    def _without(self, named: Sequence[NamedSpan], start: int, end: int) -> str:
        """Return what stands between two places beside the words that name somebody."""
        found, at = "", start
        for its in named:
            between = self.sentence.text[at : its.start]
            found, at = found + ("" if _AND.fullmatch(between) else between), its.end
        return found + self.sentence.text[at:end]

    @property
    def right(self) -> str:
        """The words behind it."""
        return unranked(self.sentence.words(self.counted.right))

    @property
    def is_placed_behind(self) -> bool:
        """Whether words behind it only say when or at which branch: 4次放在二季度."""
        end = self.counted.quantity.end
        bodies = ((n.start - end, n.end - end) for n in self.names if n.of == "branch")
        behind = self.sentence.text[end:]
        return is_put_in(self.right) or any(is_put_at(behind, n) for n in bodies if n[0] >= 0)

    @property
    def says_nothing(self) -> bool:
        """Whether the words around it lead to the number and say nothing else."""
        behind = "" if self.is_placed_behind else self.right
        return not says_more(self.left) and not says_more(_LINK.sub("", behind))


def at_number(means: Means, said: Said) -> Means:
    """Return a meaning at the place of the number itself."""
    quantity = said.counted.quantity
    return replace(means, start=quantity.start, end=quantity.end)
