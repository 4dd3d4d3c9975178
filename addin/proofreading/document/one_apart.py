"""Names that agree but for one character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations


def one_apart(names: Iterable[str], first: int) -> list[tuple[int, tuple[str, str]]]:
    """Return pairs of different names that differ in one character alone, and which.

    ``first``: the place of the first character that may differ.
    """
    alike: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for name in names:
        for at in range(first, len(name)):
            alike[at, name[:at], name[at + 1 :]].append(name)
    found = [(at, pair) for (at, *_), those in alike.items() for pair in combinations(those, 2)]
    return sorted(found, key=lambda its: its[1])
