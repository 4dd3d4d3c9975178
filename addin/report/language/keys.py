"""The keys that name a template's values for good, taken apart.

A key is the path of a field: ``次数.党员大会``; an item of a list goes by its id:
``统计表[支委会].次数``; an item that a template picks goes by its number or name there:
``各月.4.次数.党课``. A list of which filters left a part keeps them:
``活动|类型('党课')[2022-03-04a1b2c3d4].主题``; a filter at the end says how the value is printed:
``期间.结束|日期``. A sum of fields begins with "=".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from addin.ledger.values.patterns import pattern

Argument = str | int

_NAME = pattern(r"[^.\[\]|()]+")
_ARGUMENT = pattern(r"\s*(?:(-?\d+)|'((?:[^'\\]|\\.)*)')\s*(,|\))")
_END_OF_ID = pattern(r"\](?=[.|\[]|$)")


class Name(Struct, frozen=True):
    """A field below what comes before it."""

    name: str


class Id(Struct, frozen=True):
    """An item of the list before it."""

    id: str


class Applied(Struct, frozen=True):
    """A filter applied to what comes before it."""

    name: str
    arguments: tuple[Argument, ...] = ()


Step = Name | Id | Applied


def steps_of_key(key: str) -> tuple[Step, ...]:
    """Take a key apart; empty where it is none."""
    try:
        return tuple(_steps(key))
    except ValueError:
        return ()


def _steps(key: str) -> Iterator[Step]:
    at = 0
    while at < len(key):
        mark = key[at]
        if mark == "[":
            end = _END_OF_ID.search(key, at)
            if end is None:
                raise ValueError(key)
            yield Id(key[at + 1 : end.start()])
            at = end.end()
            continue
        if mark in ".|":
            at += 1
        elif at:
            raise ValueError(key)
        named = _NAME.match(key, at)
        if named is None:
            raise ValueError(key)
        at = named.end()
        if mark != "|":
            yield Name(named[0])
            continue
        arguments, at = _arguments(key, at)
        yield Applied(named[0], arguments)


def _arguments(key: str, at: int) -> tuple[tuple[Argument, ...], int]:
    if key[at : at + 1] != "(":
        return (), at
    found: list[Argument] = []
    at += 1
    while its := _ARGUMENT.match(key, at):
        found.append(int(its[1]) if its[1] else its[2].replace("\\'", "'").replace("\\\\", "\\"))
        at = its.end()
        if its[3] == ")":
            return tuple(found), at
    raise ValueError(key)


def filter_key(name: str, arguments: Iterable[object]) -> str:
    """Return a filter as keys have it: |类型('党课')."""
    written = ",".join(map(_written, arguments))
    return f"|{name}({written})" if written else f"|{name}"


def _written(argument: object) -> str:
    if isinstance(argument, int):
        return str(argument)
    text = str(argument).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"


def without_printing(key: str) -> tuple[str, tuple[Applied, ...]]:
    """Return the key of a value, and the filters at its end that say how it is printed."""
    steps = steps_of_key(key)
    printing: list[Applied] = []
    while steps and isinstance(last := steps[-1], Applied):
        printing.insert(0, last)
        steps = steps[:-1]
    return key_of_steps(steps), tuple(printing)


def key_of_steps(steps: Iterable[Step]) -> str:
    """Return the key that is made of these steps."""
    said = ""
    for its in steps:
        if isinstance(its, Name):
            said += f".{its.name}" if said else its.name
        elif isinstance(its, Id):
            said += f"[{its.id}]"
        else:
            said += filter_key(its.name, its.arguments)
    return said
