"""People below one another, marked as having come (√) or not (假, 事, 出差)."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.values.patterns import pattern

_PRESENT = frozenset("√ ✓ ✔ ☑ 到 到会 出席 参加 1 ● ○ 是".split())  # noqa: SIM905 - many signs
_AWAY = pattern(r"[×✗✘△▲假病事差缺旷]|.{0,3}假|出差|公差|缺[席勤]?|请假|外出|值班|培训|学习|未到|0")
_OUTSIDE = frozenset({"", "/", "\\", "-", "—", "——", "–", "无", "列席"})
_LEAST_PEOPLE = 2

Marks = Mapping[str, str]
"""What is marked beside each name."""


def is_mark(text: str) -> bool:
    """Return whether a text marks somebody as having come, or as not."""
    return text in _PRESENT or _AWAY.fullmatch(text) is not None


def came_and_away(marks: Marks) -> tuple[list[str], dict[str, str]] | None:
    """Return who came, and who did not with the mark; None where some mark is not understood."""
    present = [name for name, mark in marks.items() if mark in _PRESENT]
    away = {
        name: mark for name, mark in marks.items() if mark not in _PRESENT and _AWAY.fullmatch(mark)
    }
    known = {*present, *away}
    unread = any(name not in known and mark not in _OUTSIDE for name, mark in marks.items())
    if unread or not present or len(marks) < _LEAST_PEOPLE:
        return None
    return present, away
