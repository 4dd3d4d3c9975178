"""What a cell parser returns: a value, or what is wrong with what was typed; never a guess."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct, field

T = TypeVar("T")


class Problem(Struct, frozen=True):
    """One thing wrong with, or uncertain about, a cell's value.

    ``kind`` is matched to a rule in ``addin.checks``, which owns code, severity and wording;
    ``args`` fill the rule's message; ``suggestion`` is the text proposed for the cell.
    """

    kind: str
    suggestion: str | None = None
    args: dict[str, object] = field(default_factory=dict)


class CellProblem(Struct, frozen=True):
    """A problem at its place. ``cell`` is an A1 address, None for a whole sheet."""

    sheet: str
    cell: str | None
    column: str
    text: str
    problem: Problem


class Reading(Struct, Generic[T], frozen=True):
    """A parsed value (None if there is none) and the problems met on the way."""

    value: T | None
    problems: tuple[Problem, ...] = ()


def unreadable(kind: str, suggestion: str | None = None, **args: object) -> Reading[T]:
    """Return a reading with no value and one problem."""
    return Reading(None, (Problem(kind, suggestion, args),))
