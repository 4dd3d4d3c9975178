"""What a template field is: a single value, or a list to be repeated over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.report.language.keys import Applied, Id, Name, Step, steps_of_key

OTHERS = "*"
"""Stands among an item's fields for the columns that an office may have added."""

ACTIVITIES = "活动"
"""The list of the period's activities."""
ITEM = "项"
"""What a template that is filled once for each activity calls its activity."""


class Field(Struct, frozen=True):
    """A single value: text, a number or a date; printed as （待补充） where it is missing."""

    note: str


class Each(Struct, frozen=True):
    """A list to be repeated over: {%p for 甲 in 名单 %} … {{ 甲.字段 }} … {%p endfor %}.

    ``fields``: of each item. An item is picked by number or name too: 各月[4], 各支部['甲'].
    """

    note: str
    fields: Tree


Tree = Mapping[str, "Field | Each | Tree"]

_SHORTENED = pattern(r".+~[0-9a-f]{8}")
_PART = pattern(r"(?:\[[^\]]*\]|[^+\-\[])+")


def looks_like_field(key: str, tree: Tree) -> bool:
    """Whether a key may name a field of the tree: 次数.支委会, 统计表[支委会].次数, =甲.乙+丙.丁.

    A type or tag that only one ledger knows is not told from a slip: the group alone decides.
    """
    if key.startswith("="):
        parts = [p for p in re.findall(_PART.pattern, key[1:]) if not p.isdigit()]
        return bool(parts) and all(looks_like_field(p, tree) for p in parts)
    if _SHORTENED.fullmatch(key):
        return isinstance(tree.get(re.split(r"[.\[|]", key, maxsplit=1)[0]), Each | Mapping)
    steps = steps_of_key(key)
    while steps and isinstance(steps[-1], Applied):
        steps = steps[:-1]
    if not steps or not isinstance(steps[0], Name):
        return False
    return _is_below(tree.get(steps[0].name), steps[1:])


def _is_below(known: Field | Each | Tree | None, rest: Sequence[Step]) -> bool:
    if isinstance(known, Each):
        return any(isinstance(its, Id) for its in rest) or len(rest) > 1
    return bool(rest) if isinstance(known, Mapping) else isinstance(known, Field) and not rest
