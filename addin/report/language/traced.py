"""Values of a template's fields that know their rows, under the keys of ``keys.py``.

An item's id comes from the ledger's content and not from a place in it, so that it holds when
rows are put in or the list is sorted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Union, overload

from msgspec import Struct, field

from addin.ledger.values.private_numbers import masked_text

Value = str | int | Decimal | date | None


class Traced(Struct, frozen=True):
    """A value with the rows behind it, each as 活动台账!5."""

    value: Value
    rows: tuple[str, ...] = ()


class Item(Struct, frozen=True):
    """One of a list: its id, which no other of the list has, and its values.

    ``facts``: what filters of the list look at, where a field's text says less: the types of a row
    that is of two.
    """

    id: str
    values: Values
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def at(self, name: str) -> Traced:
        """Return the value of a field of its own; raise KeyError where it is none."""
        its = self.values[name]
        if not isinstance(its, Traced):
            raise KeyError(name)
        return its

    def facts_of(self, name: str) -> tuple[object, ...]:
        """Return what a field says, each of several things on its own."""
        if name in self.facts:
            return self.facts[name]
        value = self.values.get(name)
        return (value.value,) if isinstance(value, Traced) else ()


Values = Mapping[str, Union[Traced, "Values", Sequence[Item]]]
"""The values for the tree of ``values/field_tree.py``."""


class LazyValues(Mapping[str, Any]):
    """Values that are worked out when one of them is first asked for."""

    def __init__(self, make: Callable[[], Values]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Values:
        return self._make()

    def __getitem__(self, name: str) -> Any:
        """Return a value."""
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._made)


class LazyItems(Sequence[Item]):
    """A list that is worked out when it is first asked for.

    ``first``: the number by which a template calls its first item. ``named``: returns an item by
    a name that is not its id, or one that is not gone through with the others.
    """

    def __init__(
        self,
        make: Callable[[], Sequence[Item]],
        first: int = 0,
        named: Callable[[str], Item | None] = lambda _name: None,
    ) -> None:
        self._make = make
        self.first = first
        self.named = named

    @cached_property
    def _made(self) -> Sequence[Item]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        """Return an item by its place, from 0."""
        return list(self._made)[at] if isinstance(at, slice) else self._made[at]

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._made)


class ItemValues(LazyValues):
    """An item's values under a name of their own; ``key``: that of the item in its list."""

    def __init__(self, key: str, values: Values) -> None:
        super().__init__(lambda: values)
        self.key = key


class _NoValues(Mapping[str, Any]):
    """What an item that a list does not have holds: nothing is known of it."""

    def __getitem__(self, name: str) -> Any:
        return self

    def get(self, _name: str, otherwise: Any = None) -> Any:
        return self if otherwise is None else otherwise

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __str__(self) -> str:
        return ""


NO_VALUES = _NoValues()
"""The values of an item that a list does not have; everything below it is unknown too."""


def picked(listed: Sequence[Item], wanted: str | int) -> Item | None:
    """Return an item by its number in the list, or by its id; None where the list has none."""
    if isinstance(wanted, int):
        at = wanted - getattr(listed, "first", 0)
        return listed[at] if 0 <= at < len(listed) else None
    its = next((its for its in listed if its.id == wanted), None)
    return listed.named(wanted) if its is None and isinstance(listed, LazyItems) else its


def items(found: Iterable[tuple[str, Values]]) -> tuple[Item, ...]:
    """Return a list of items; where two would have the same id, the later ones get a number."""
    return numbered(Item(name, values) for name, values in found)


def numbered(found: Iterable[Item]) -> tuple[Item, ...]:
    """Return items with ids of their own: the later ones of the same id get a number."""
    seen: dict[str, int] = {}
    made: list[Item] = []
    for its in found:
        seen[its.id] = seen.get(its.id, 0) + 1
        name = its.id if seen[its.id] == 1 else f"{its.id}#{seen[its.id]}"
        made.append(its if name == its.id else Item(name, its.values, its.facts))
    return tuple(made)


def id_of(text: str) -> str:
    """Return the id of an item that is known by its text alone."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:8]


def item_key(listed: str, item: str) -> str:
    """Return the key of one item of a list: 统计表[支委会]."""
    return f"{listed}[{item}]"


def unidentified_values(values: Values) -> Values:
    """Return values with the private numbers masked that a cell's text had in it."""
    return {name: _unidentified(below) for name, below in values.items()}


def _unidentified(below: Traced | Values | Sequence[Item]) -> Traced | Values | Sequence[Item]:
    if isinstance(below, Traced):
        return _masked(below)
    if isinstance(below, LazyValues):
        return LazyValues(lambda: unidentified_values(below))
    if isinstance(below, Mapping):
        return unidentified_values(below)
    if isinstance(below, LazyItems):
        return LazyItems(lambda: _of_items(below), below.first, _unidentified_named(below))
    return _of_items(below)


def _unidentified_named(listed: LazyItems) -> Callable[[str], Item | None]:
    def named(name: str) -> Item | None:
        its = listed.named(name)
        return _of_items([its])[0] if its else None

    return named


def _of_items(listed: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(Item(i.id, _values_of(i), i.facts) for i in listed)


def _values_of(item: Item) -> Values:
    its = _unidentified(item.values)
    assert isinstance(its, Mapping)
    return its


def _masked(its: Traced) -> Traced:
    if not isinstance(its.value, str):
        return its
    text = masked_text(its.value)
    return its if text == its.value else Traced(text, its.rows)
