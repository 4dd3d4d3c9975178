"""What a template field is: a single value, or a list to be repeated over."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from addin.ledger.values.patterns import pattern


class Field(Struct, frozen=True):
    """A single value: text, a number or a date; printed as （待补充） where it is missing."""

    note: str


class Each(Struct, frozen=True):
    """A list to be repeated over: {%p for 甲 in 名单 %} … {{ 甲.字段 }} … {%p endfor %}."""

    note: str
    fields: Mapping[str, Field]


Tree = Mapping[str, "Field | Each | Tree"]

_SHORTENED = pattern(r".+~[0-9a-f]{8}")


def looks_like_field(key: str, tree: Tree) -> bool:
    """Whether a key may name a field of the tree: 次数.支委会, 统计表[支委会].次数, =甲.乙+丙.丁.

    A type or tag that only one ledger knows is not told from a slip: the group alone decides.
    """
    if key.startswith("="):
        parts = [p for p in re.split(r"[+-]", key[1:]) if p and not p.isdigit()]
        return bool(parts) and all(looks_like_field(p, tree) for p in parts)
    first, _, rest = key.partition("|")[0].partition(".")
    name = first.partition("[")[0]
    below = tree.get(name)
    if isinstance(below, Each):
        return first.endswith("]") or _SHORTENED.fullmatch(key) is not None
    return bool(rest) if isinstance(below, Mapping) else isinstance(below, Field) and not rest
