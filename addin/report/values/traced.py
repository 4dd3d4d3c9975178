"""Values of a template's fields that know their rows; and the keys that name each for good.

A key is the field's path, ``次数.党员大会``; in a list the item's id stands in it,
``统计表[支委会].次数``. An id comes from the ledger's content and not from a place in it, so that
it holds when rows are put in or the list is sorted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Union

from msgspec import Struct

from addin.ledger.values.identity_numbers import unidentified

Value = str | int | Decimal | date | None


class Traced(Struct, frozen=True):
    """A value with the rows behind it, each as 活动台账!5."""

    value: Value
    rows: tuple[str, ...] = ()


class Item(Struct, frozen=True):
    """One of a list: its id, which no other of the list has, and its values."""

    id: str
    values: Mapping[str, Traced]


Values = Mapping[str, Union[Traced, "Values", Sequence[Item]]]
"""The values for the tree of ``values/field_tree.py``."""


def items(found: Iterable[tuple[str, Mapping[str, Traced]]]) -> tuple[Item, ...]:
    """Return a list of items; where two would have the same id, the later ones get a number."""
    seen: dict[str, int] = {}
    made: list[Item] = []
    for name, values in found:
        seen[name] = seen.get(name, 0) + 1
        made.append(Item(name if seen[name] == 1 else f"{name}#{seen[name]}", values))
    return tuple(made)


def id_of(text: str) -> str:
    """Return the id of an item that is known by its text alone."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:8]


def item_key(listed: str, item: str) -> str:
    """Return the key of one item of a list: 统计表[支委会]."""
    return f"{listed}[{item}]"


def by_key(values: Values, prefix: str = "") -> Iterator[tuple[str, Traced]]:
    """Yield every value with its key."""
    for name, below in values.items():
        if isinstance(below, Traced):
            yield f"{prefix}{name}", below
        elif isinstance(below, Mapping):
            yield from by_key(below, f"{prefix}{name}.")
        else:
            for item in below:
                yield from by_key(item.values, f"{item_key(f'{prefix}{name}', item.id)}.")


def lists(values: Values, prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every list: its key and the ids of its items in their order."""
    for name, below in values.items():
        if isinstance(below, Mapping):
            yield from lists(below, f"{prefix}{name}.")
        elif not isinstance(below, Traced):
            yield f"{prefix}{name}", tuple(item.id for item in below)


def unidentified_values(values: Values) -> Values:
    """Return values with the identity numbers masked that a cell's text had in it."""
    return {name: _unidentified(below) for name, below in values.items()}


def _unidentified(below: Traced | Values | Sequence[Item]) -> Traced | Values | Sequence[Item]:
    if isinstance(below, Traced):
        return _masked(below)
    if isinstance(below, Mapping):
        return unidentified_values(below)
    return tuple(Item(i.id, {name: _masked(its) for name, its in i.values.items()}) for i in below)


def _masked(its: Traced) -> Traced:
    if not isinstance(its.value, str):
        return its
    text = unidentified(its.value)
    return its if text == its.value else Traced(text, its.rows)
