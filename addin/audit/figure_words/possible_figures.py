"""What a number in a sentence means: the figures that it can state."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from addin.audit.figure_words.lexicon import Mention, Word
from addin.audit.text.quantity import Kind

NARROWER = "说的可能只是其中一部分"
STORY = "讲的是其中一次活动，不是次数"
UNCLEAR = "看不出说的是哪几类活动"
ONE_OR_ALL = "看不出说的是其中一次的还是合计的，核对不了"
OTHERS_TOO = "这个说法也可能指台账以外的"


class Means(Struct, frozen=True):
    """Figures by their keys, and where the words for them begin and end in the sentence.

    ``loose``: why only agreement says something. ``sums``: figures that are meant together.
    """

    name: str
    keys: tuple[str, ...]
    start: int
    end: int
    loose: str = ""
    sums: tuple[str, ...] = ()
    word: Word | None = None
    of_last: int = 0

    @property
    def type(self) -> str:
        """The type of activity that its word names, "" where it names none."""
        return self.word.type if self.word else ""


def meant(mention: Mention, keys: tuple[str, ...], loose: str = "") -> Means:
    """Return what a word means, by the figures that it can mean here."""
    word = mention.word
    return Means(
        mention.text, () if word.sums else keys, mention.start, mention.end, loose, word.sums, word
    )


def together(chain: Sequence[Mention], kind: Kind, text: str) -> Means:
    """Return what several words of a text mean together: the sum of their figures."""
    keys = tuple(dict.fromkeys(k for m in chain for k in m.word.sums or m.word.keys[kind][:1]))
    start, end = chain[0].start, chain[-1].end
    return Means(text[start:end], (), start, end, sums=keys, word=chain[-1].word)
