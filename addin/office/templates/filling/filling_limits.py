"""What a template may use up: turns of its loops, letters, time.

A template comes from anybody. The sandbox keeps it from the computer; this keeps it from running
on, and from growing without end, wherever in the document its tags stand. The limits are far
beyond any report: a table of 20,000 rows takes a twentieth of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sized

TURNS = 500_000
LETTERS = 200_000_000
LONGEST = 100_000  # letters of a text put together, items of a list
SECONDS = 20.0
_GREATEST = 256  # bits of a number
TOO_MUCH = "标签用了不允许的写法，或要填的内容太多、太久"
_EVERY = 256  # turns, values, filters between two looks at the clock


class LimitError(Exception):
    """A template asks for more than any report takes."""


class Limits:
    """What one filling has used up so far; LimitError beyond."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = clock() + SECONDS
        self._turns = 0
        self._letters = 0
        self._steps = 0

    def stepped(self) -> None:
        """Count whatever a template does; refuse to go on when the time is up."""
        self._steps += 1
        if self._steps % _EVERY == 0 and self._clock() > self._until:
            raise LimitError("too long")

    def printed(self, value: object) -> None:
        """Count a value that is printed."""
        self.stepped()
        if isinstance(value, str):
            self._count(len(value))

    def turned(self, letters: int) -> None:
        """Count a turn of a loop that prints so many letters of the template's own."""
        self.stepped()
        self._turns += 1
        self._count(letters)
        if self._turns > TURNS:
            raise LimitError("too much")

    def rows(self, number: int, letters: int) -> None:
        """Count so many turns at once."""
        self._turns += number
        self._count(number * letters)
        if self._turns > TURNS:
            raise LimitError("too much")

    def put_together(self, value: Sized) -> None:
        """Refuse a text or a list that has grown too long."""
        self.stepped()
        if len(value) > LONGEST:
            raise LimitError("too long")

    def calculated(self, operator: str, left: object, right: object) -> None:
        """Refuse a calculation whose result has no bounds: text times a number, huge numbers."""
        self.stepped()
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            if len(left) + len(right) > LONGEST:
                raise LimitError("too long")
        elif _bits(left) + _bits(right) > _GREATEST:
            raise LimitError(operator)

    def _count(self, letters: int) -> None:
        self._letters += letters
        if self._letters > LETTERS:
            raise LimitError("too long")


def _bits(value: object) -> int:
    """Return how large a number is; more than any may be, where it is none."""
    if isinstance(value, int):
        return value.bit_length()
    return _GREATEST + 1 if isinstance(value, str | list | tuple | dict) else 1
