"""Heads at an activity: who was due, came and was away, from all the columns that say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from addin.ledger.values.heads.counts import Attendance
from addin.ledger.values.names import Names

ON_LEAVE, LEAVES, MISSING = "请假人员", "请假人数", "缺席人数"
OF_A_FEW = frozenset(("支委会", "党小组会", "党组会", "中心组学习", "民主生活会"))
"""Types of meetings at which 全体 are not all members."""
AWAY = (ON_LEAVE, LEAVES, MISSING)


class Heads(Struct, frozen=True):
    """None where the row does not say.

    ``derived``: nobody wrote how many came; it is those due less those away.
    """

    due: int | None
    present: int | None
    away: int | None
    absent: Names | None
    derived: bool = False


_NOTHING = Attendance()


def heads(values: Mapping[str, Any], roster: int | None, listed: Names | None = None) -> Heads:
    """Count a row's heads; ``roster``: its size on the day, for cells that say 全体党员; None of
    meetings of a few.

    ``listed``: who took part by name, where no column is for how many.
    """
    present: Attendance = values.get("实到人数") or _NOTHING
    expected: Attendance = values.get("应到人数") or _NOTHING
    all_due = roster if expected.everyone and not expected.some else None
    due = first(all_due, expected.due, expected.count, present.due)
    came = first(present.present, present.count, expected.present)
    if came is None and present.everyone:
        came = _less(first(due, None if present.some else roster), present.away or 0)
    if came is None and listed is not None:
        came = _counted(listed)
    away_cells = [values.get(column) for column in AWAY]
    if all(cell is None for cell in away_cells):  # as most rows have it
        return Heads(due, came, first(present.away, expected.away), None)
    leave, *counts = away_cells
    numbers = [_number(leave), *(_number(cell, blank=0) for cell in counts)]
    known = [n for n in numbers if n is not None]
    away = first(present.away, expected.away, _away(due, came, known))
    absent = next((n for n in away_cells if n is not None and _number(n) is None), None)
    if came is None and known and (less := _less(due, away)) is not None:
        return Heads(due, less, away, absent, derived=True)
    return Heads(due, came, away, absent)


def _number(people: Names | None, blank: int | None = None) -> int | None:
    """Return the number in a cell that holds no names; ``blank``: what 无 stands for."""
    if people is None or people.names or people.groups:
        return None
    return blank if people.total is None else people.total


def _counted(listed: Names) -> int | None:
    """Return how many a list names; None of one that names a group, or everybody."""
    if listed.groups or listed.everyone or not listed.names:
        return None
    return listed.total if listed.total is not None else len(listed.names)


def _away(due: int | None, present: int | None, numbers: list[int]) -> int | None:
    """Return how many were away by 请假 and 缺席, of which one may include the other."""
    readings = [r for r in (sum(numbers), max(numbers, default=0)) if numbers]
    if due is not None and present is not None and due - present in readings:
        return due - present
    if len(numbers) > 1 and due is not None and present is None and readings[0] != readings[1]:
        return None
    return readings[0] if readings else None


def _less(whole: int | None, part: int | None) -> int | None:
    """Return what is left of a number, None where that is not known or cannot be."""
    return whole - part if whole is not None and part is not None and whole >= part else None


def first(*values: int | None) -> int | None:
    """Return the first number that is known."""
    for value in values:  # a loop: several are asked for in every row
        if value is not None:
            return value
    return None
