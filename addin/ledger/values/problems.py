"""What a cell parser returns: a value, or what is wrong with what was typed; never a guess."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with, or uncertain about, a cell's value.

    ``kind`` is matched to a rule in ``addin.checks``, which owns code, severity and wording;
    ``args`` fill the rule's message; ``suggestion`` is the text proposed for the cell.
    """

    kind: str
    suggestion: str | None = None
    args: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem at its place. ``cell`` is an A1 address, None for a whole sheet."""

    sheet: str
    cell: str | None
    column: str
    text: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A parsed value (None if there is none) and the problems met on the way."""

    value: T | None
    problems: tuple[Problem, ...] = ()


def unreadable(kind: str, suggestion: str | None = None, **args: object) -> Reading[T]:
    """Return a reading with no value and one problem."""
    return Reading(None, (Problem(kind, suggestion, args),))
