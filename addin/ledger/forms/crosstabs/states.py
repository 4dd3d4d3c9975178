"""Headings of a crosstab that part what was planned from what was held: 计划 and 实际."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from addin.ledger.forms.roles import Role
from addin.ledger.values.patterns import pattern

STATE = "state"
PLAN, DONE = "plan", "done"
_OF = r"(?:召开|开展|举行|活动)?(?:时间|日期|安排|情况)?"
_PLAN = pattern(rf"(?:年初|年度|月度)?(?:计划|预计|拟定|预定|应)(?:召开|开展|开|完成)?{_OF}")
_DONE = pattern(rf"(?:实际|完成|落实|执行|实施|已|实)(?:完成|召开|开展|开)?{_OF}")
Roles = dict[str, Role]


def state_of(text: str) -> Role | None:
    """Return the role of a heading such as 计划, 实际 or 完成情况; None of another."""
    for kind, words in ((PLAN, _PLAN), (DONE, _DONE)):
        if words.fullmatch(text):
            return Role(STATE, kind, said=text)
    return None


def only_states(across: dict[int, Roles]) -> dict[int, Roles]:
    """Return the roles of a row of headings; states only where all of its headings are some."""
    others = {c: its for c, its in across.items() if STATE not in its}
    return across if not others and _has_both(across.values()) else others


def with_states(across: Mapping[int, Roles]) -> dict[int, Roles]:
    """Return the roles of columns; where 实际 has no month above it, those of the column before."""
    return _filled(across) if _has_both(across.values()) else dict(across)


def with_states_below(down: Mapping[int, Roles]) -> dict[int, Roles]:
    """Return the roles of rows; a row of 实际 alone has those of the row above it."""
    if _has_both(down.values()):
        return _filled(down)
    plain = {r: {k: v for k, v in its.items() if k != STATE} for r, its in down.items()}
    return {r: its for r, its in plain.items() if its}


def _has_both(roles: Iterable[Roles]) -> bool:
    return {its[STATE].text for its in roles if STATE in its} == {PLAN, DONE}


def _filled(found: Mapping[int, Roles]) -> dict[int, Roles]:
    filled: dict[int, Roles] = {}
    last: Roles = {}
    for at in sorted(found):
        last = {**last, **found[at]} if set(found[at]) == {STATE} else found[at]
        filled[at] = last
    return filled
