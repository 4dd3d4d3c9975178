"""Patterns that cost more to make ready than most ledgers ever need of them."""

from __future__ import annotations

import re
from functools import cached_property


class Seldom:
    """A pattern made ready when a text first holds one of the letters that it cannot do without."""

    def __init__(self, pattern: str, letters: str) -> None:
        self._source = pattern
        self._letters = letters

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def sub(self, new: str, text: str) -> str:
        """Return a text with every match replaced."""
        if not any(letter in text for letter in self._letters):
            return text
        return self._pattern.sub(new, text)
