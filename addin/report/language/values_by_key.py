"""Values found by their keys, and the keys of the values that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from addin.report.language.keys import Applied, Id, Name, Step, steps_of_key
from addin.report.language.list_filters import LIST_FILTERS, listed_by
from addin.report.language.traced import (
    Item,
    LazyItems,
    LazyValues,
    Traced,
    Values,
    item_key,
    picked,
)


class ByKey(Mapping[str, Traced]):
    """Values by their keys.

    Any key finds its value; only those that need no working out are gone through.
    """

    def __init__(self, values: Values) -> None:
        self._values = values
        self._found: dict[str, Traced | None] = {}

    def __getitem__(self, key: str) -> Traced:
        """Return the value of a key."""
        if key not in self._found:
            its = found_at(self._values, steps_of_key(key))
            self._found[key] = its if isinstance(its, Traced) else None
        value = self._found[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        """Yield the keys of the values that are there already."""
        return _keys(self._values)

    def __len__(self) -> int:
        """Return how many values are there already."""
        return sum(1 for _ in self)


class ListsByKey(Mapping[str, tuple[str, ...]]):
    """The ids of the items of each list, in their order, by the list's key, as ``ByKey``."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """Return the ids of a list's items."""
        its = found_at(self._values, steps_of_key(key))
        if its is None or isinstance(its, Traced | Mapping):
            raise KeyError(key)
        return tuple(item.id for item in its)

    def __iter__(self) -> Iterator[str]:
        """Yield the keys of the lists that are there already."""
        return _lists(self._values)

    def __len__(self) -> int:
        """Return how many lists are there already."""
        return sum(1 for _ in self)


def found_at(values: Values, steps: Sequence[Step]) -> Traced | Values | Sequence[Item] | None:
    """Return what a key names; None where there is none such."""
    its: Any = values if steps else None
    for step in steps:
        if isinstance(step, Name) and isinstance(its, Mapping):
            its = its.get(step.name)
        elif isinstance(step, Name) and _is_list(its):  # 各月.4, as 各月[4] is kept in keys
            wanted = int(step.name) if step.name.isdecimal() else step.name
            item = picked(its, wanted)
            its = item.values if item else None
        elif isinstance(step, Id) and _is_list(its):
            its = next((i.values for i in its if i.id == step.id), None)
        elif isinstance(step, Applied) and _is_list(its) and step.name in LIST_FILTERS:
            its = listed_by(step.name, its, step.arguments)
        else:
            return None
    return its  # type: ignore[no-any-return]


def _is_list(its: object) -> bool:
    return isinstance(its, Sequence) and not isinstance(its, str)


def _keys(values: Values, prefix: str = "") -> Iterator[str]:
    for name, below in values.items():
        if isinstance(below, Traced):
            yield f"{prefix}{name}"
        elif isinstance(below, LazyValues | LazyItems):
            continue
        elif isinstance(below, Mapping):
            yield from _keys(below, f"{prefix}{name}.")
        else:
            for item in below:
                yield from _keys(item.values, f"{item_key(f'{prefix}{name}', item.id)}.")


def _lists(values: Values, prefix: str = "") -> Iterator[str]:
    for name, below in values.items():
        if isinstance(below, Traced | LazyValues | LazyItems):
            continue
        if isinstance(below, Mapping):
            yield from _lists(below, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"
