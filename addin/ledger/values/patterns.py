"""Patterns made ready when they are first looked for: a run needs half of those that it loads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, AnyStr, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled with its first use, and never before."""
    return cast("re.Pattern[AnyStr]", _Later(lambda: re.compile(source, flags)))


class _Later:
    """Stands for a pattern; what is asked of it is from then on the compiled pattern's own."""

    def __init__(self, compiled: Callable[[], object]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._compiled(), name)
        setattr(self, name, found)
        return found


class Seldom:
    """A pattern not looked for in a text with none of the letters, or words, that it needs."""

    def __init__(self, source: str, needed: Sequence[str]) -> None:
        self._pattern = pattern(source)
        self._needed = needed

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield every match in a text, from a place on."""
        return self._pattern.finditer(text, start) if self.may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self._pattern.search(text) if self.may_match(text) else None

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with every match replaced."""
        return self._pattern.sub(new, text) if self.may_match(text) else text

    def may_match(self, text: str) -> bool:
        """Return whether a text has any of what the pattern needs."""
        for word in self._needed:  # noqa: SIM110 - any() with a generator takes twice as long
            if word in text:
                return True
        return False
