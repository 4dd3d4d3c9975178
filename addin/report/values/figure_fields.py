"""The fields that show figures, as the figures are declared: where each is in the tree, its note.

A path is a field's name, 次数.{type}, or a field of a list's items, 统计表[{type}].次数.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from addin.ledger.catalogue import Catalogue
from addin.ledger.values.patterns import pattern
from addin.report.language.field import Field
from addin.statistics.figure_table import figure_table
from addin.statistics.figures import Figure, Members, placeholders_pattern

_OF_ITEM = pattern(r"(.+)\[(.+)\]\.([^\].]+)")


class Shown(NamedTuple):
    """A field with the figure that it shows; of a family, the member.

    ``names``: its path. ``note``: as it is declared, with placeholders.
    """

    names: tuple[str, ...]
    figure: Figure
    members: Mapping[str, str]
    note: str


def shown_fields(catalogue: Catalogue) -> Iterator[Shown]:
    """Yield every field outside lists that shows a figure; a family's once for each member."""
    known = Members(catalogue)
    for figure, names, note in _outside_lists():
        if not figure.placeholders:
            yield Shown(names, figure, {}, note)
            continue
        for members in _members(figure, known):
            filled = tuple(n.format_map(members) if "{" in n else n for n in names)
            yield Shown(filled, figure, members, note)


@cache
def _outside_lists() -> list[tuple[Figure, tuple[str, ...], str]]:
    declared = [(f, path, note) for f in figure_table().figures for path, note in f.fields.items()]
    return [(f, tuple(path.split(".")), note) for f, path, note in declared if "[" not in path]


def _members(figure: Figure, known: Members) -> Iterator[dict[str, str]]:
    names = sorted(figure.placeholders)
    for texts in product(*map(known.of, names)):
        yield dict(zip(names, texts, strict=True))


def shown_notes(catalogue: Catalogue) -> dict[str, Any]:
    """Return the same fields as a tree, each with its note."""
    return tree_of(
        (s.names, Field(s.note.format_map(s.members) or _note_of_parameter(s.figure, catalogue)))
        for s in shown_fields(catalogue)
    )


def _note_of_parameter(figure: Figure, catalogue: Catalogue) -> str:
    return f"参数“{figure.key}”：{catalogue.parameter(figure.key).note}"


@cache
def _by_list() -> dict[str, dict[str, tuple[Figure, str]]]:
    found: dict[str, dict[str, tuple[Figure, str]]] = {}
    for figure in figure_table().figures:
        for path, note in figure.fields.items():
            if m := _OF_ITEM.fullmatch(path):
                found.setdefault(m[1], {})[m[3]] = (figure, note)
    return found


def item_figures(listed: str) -> dict[str, Figure]:
    """Return the fields of a list's items that show figures; KeyError where the list has none."""
    return {name: figure for name, (figure, _) in _by_list()[listed].items()}


def item_fields(listed: str) -> dict[str, Field]:
    """Return the same fields with their notes."""
    return {name: Field(note) for name, (_, note) in _by_list()[listed].items()}


def tree_of(found: Iterable[tuple[tuple[str, ...], Any]]) -> dict[str, Any]:
    """Return values by the names of their paths as one tree."""
    tree: dict[str, Any] = {}
    for names, value in found:
        below = tree
        for name in names[:-1]:
            below = below.setdefault(name, {})
        below[names[-1]] = value
    return tree


def merged(first: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """Return two trees as one; raise ValueError where both have a value in the same place."""
    tree = dict(first)
    for name, value in then.items():
        if name not in tree:
            tree[name] = value
        elif isinstance(tree[name], Mapping) and isinstance(value, Mapping):
            tree[name] = merged(tree[name], value)
        else:
            raise ValueError(f"the field {name} is declared twice")
    return tree


def figure_key(path: str) -> str | None:
    """Return the key of the figure that a field shows; None where it shows none."""
    by_path, families = _by_path()
    if path in by_path:
        return by_path[path]
    for form, key in families:
        if m := form.fullmatch(path):
            return key.format_map(m.groupdict())
    return None


@cache
def _by_path() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    declared = [(path, f) for f in figure_table().figures for path in f.fields]
    return (
        {path: f.key for path, f in declared if not f.placeholders},
        [(placeholders_pattern(path), f.key) for path, f in declared if f.placeholders],
    )
