"""The keys of how many came, how many were to come, and the share: of all activities, or of a type.

Those of a type begin with those of all: 参加人次.支委会.
"""

from __future__ import annotations

from collections.abc import Iterable

from addin.statistics.figures import figure

HEADS = figure("参加人次").key
EXPECTED = figure("应到人次").key
RATE = figure("到会率").key


def instead_of_heads(keys: Iterable[str], whole: str) -> tuple[str, ...]:
    """Return the keys of EXPECTED or RATE, ``whole``, for the same activities as those of heads."""
    return tuple(key.replace(HEADS, whole) for key in keys)
