"""The field that was probably meant, where a template names one that is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from addin.ledger.catalogue import catalogue
from addin.ledger.values.text import nearest
from addin.report.language.field import OTHERS, Each, Field, Tree

Known = Field | Each | Mapping[str, Any] | None
_SHORTEST = 2  # characters of a name that is likened to others
_LEAST = 0.6  # of the characters that two names have in common


def nearest_field(
    full: str, scope: Mapping[str, Known], owner: str, tree: Tree, usual: Mapping[str, str]
) -> str | None:
    """Return the known name nearest to one, None where two are as near, or it is of one character.

    ``owner``: what stands before its last dot, whose fields are ``scope``. ``usual``: other words
    for the names of types: 支部大会 for 党员大会.
    """
    name = full.removeprefix(f"{owner}.") if owner else full
    prefix = f"{owner}." if owner else ""
    usually = usual.get(name, name)
    if usually in scope:
        return prefix + usually
    if len(name) < _SHORTEST:  # any other name of one character is as near
        return None
    if near := nearest(name, scope):
        return prefix + near
    known = list(dict.fromkeys((*_names(scope, prefix), *_names(tree, ""))))
    return nearest(full, known) or _moved(full, known, usual)


@cache
def usual_names() -> Mapping[str, str]:
    """Return what else the types of activities are called: 支部大会 for 党员大会."""
    types = catalogue().activity.types
    return {word: its.name for its in types for word in its.synonyms}


def _moved(full: str, known: list[str], usual: Mapping[str, str]) -> str | None:
    """Return the one name that has the same characters, or most of them, in another order."""
    words = max((w for w in usual if len(w) > 1 and w in full), key=len, default="")
    meant = Counter(full.replace(words, usual[words]) if words else full) - Counter(".")
    best, found = _LEAST, set[str]()
    for name in known:
        its = Counter(name) - Counter(".")
        alike = 2 * (its & meant).total() / max(1, its.total() + meant.total())
        if alike > best:
            best, found = alike, {name}
        elif alike == best:
            found.add(name)
    return found.pop() if len(found) == 1 else None


def _names(scope: Mapping[str, Known], prefix: str) -> Iterator[str]:
    for name, below in scope.items():
        if name == OTHERS:
            continue
        if isinstance(below, Mapping):
            yield from _names(below, f"{prefix}{name}.")
        else:
            yield prefix + name
