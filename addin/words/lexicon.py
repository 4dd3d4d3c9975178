"""Words looked for all at once: a text is read once for any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import add
from typing import Generic, TypeVar

Known = TypeVar("Known")


class Lexicon(Generic[Known]):
    """Words of two characters or more, by the first two, each with what is known of it."""

    def __init__(self, words: Iterable[tuple[str, Known]]) -> None:
        self._by_start: dict[str, list[tuple[str, Known]]] = {}
        for word, known in words:
            self._by_start.setdefault(word[:2], []).append((word, known))

    def found(self, text: str) -> Iterator[tuple[int, str, Known]]:
        """Yield where a text has a word, the word, and what is known of it, from left to right."""
        pairs = map(add, text, text[1:])
        for at in compress(count(), map(self._by_start.__contains__, pairs)):
            for word, known in self._by_start[text[at : at + 2]]:
                if text.startswith(word, at):
                    yield at, word, known
