"""Whether a row can head a table of a kind, told quickly by the words in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from addin.ledger.catalogue import SheetKind
from addin.ledger.tables.headings.attendance_headings import BOTH_HEADS
from addin.ledger.tables.headings.full_headings import lookup_key
from addin.ledger.tables.headings.matched_headings import CONTENT, NAMES
from addin.ledger.values.text import heading_key
from addin.ledger.values.time_and_place import is_time_and_place

_LONGEST_SPLIT = 24  # characters of a heading that is looked up by its parts


def may_head(kind: SheetKind, texts: Mapping[int, str]) -> bool:
    """Return whether a row can have as many columns of a kind as a header needs; quickly.

    Near misses do not count: they are looked for where two columns have been found.
    """
    row = _words_in(tuple(texts.values()))
    found = {kind.headings[known] for known in row.words & kind.known_headings}
    needed = min(2, len(kind.identified_by))
    if len(found) >= needed:
        return True
    may_be_more = len(found) + len(row.long) + row.tells_two + (CONTENT in found) >= needed
    for heading in row.long if may_be_more else ():
        found |= {key for known, key in kind.headings.items() if known in heading}
    more = 2 * row.tells_two + (CONTENT in found)  # 内容 may stand for 主题
    return len(found) + more >= needed


class _Words(NamedTuple):
    """What a row may head, whatever the kind: its words, its long headings, two columns in one."""

    words: frozenset[str]
    long: tuple[str, ...]
    tells_two: bool


@lru_cache(64)
def _words_in(texts: tuple[str, ...]) -> _Words:
    """Return all that may be a heading in a row: its texts, and what stands in those not long."""
    keys = [lookup_key(text) for text in texts]
    inside = (_parts(key) for key in keys if not _is_long(key))
    return _Words(
        frozenset(keys).union(*inside),
        tuple(filter(_is_long, map(heading_key, texts))),
        any(map(_tells_two, texts)),
    )


def _parts(key: str) -> Iterator[str]:
    return (key[i:j] for i in range(len(key)) for j in range(i + 2, len(key) + 1))


def _is_long(key: str) -> bool:
    return len(key) > _LONGEST_SPLIT


def _tells_two(text: str) -> bool:
    """Return whether a heading may tell of a column that does not stand in it by its name."""
    key = heading_key(text)
    return (
        key in ("月", "日", *NAMES) or BOTH_HEADS.search(key) is not None or is_time_and_place(text)
    )
