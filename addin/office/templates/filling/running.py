"""Running a template's program over values: the texts of its parts, escaped, and where traced
with marks around every value and every item of a list."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from addin.office.templates.filling.document_text import escaped
from addin.office.templates.filling.filling_limits import Limits
from addin.office.templates.filling.table_rows import Rows, rows_of
from addin.office.templates.filling.value_marks import (
    ASIDE,
    BEGIN,
    CLOSE,
    END,
    MIDDLE,
    OPEN,
    Said,
    Unusual,
)
from addin.report.language.filters import FILTERS, TO_FILL_IN, printable
from addin.report.language.keys import filter_key
from addin.report.language.list_filters import LIST_FILTERS, listed_by
from addin.report.language.traced import NO_VALUES, Item, Traced, item_key, picked

_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
    "in": lambda a, b: a in b,
    "notin": lambda a, b: a not in b,
}
_COUNTED: Mapping[str, tuple[str, Callable[[Any, Any], Any]]] = {
    "add": ("+", operator.add),
    "sub": ("-", operator.sub),
    "mul": ("*", operator.mul),
}


class Run(Struct):
    """What a run has at hand: names and the keys they go by, the loop it is in, what it has said.

    ``keys``: the key of every value that was printed, by the number in its mark; None where
    nothing is traced. ``rows``: those that were put into controls at once.
    """

    names: dict[str, Any]
    keys: list[str] | None = None
    known: dict[str, str] = field(default_factory=dict)
    at: tuple[int, int] = (0, 0)
    said: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)

    def number(self, key: str) -> int:
        """Note a key and return its number."""
        assert self.keys is not None
        self.keys.append(key)
        return len(self.keys) - 1


Step = Callable[[Run], None]
Ask = Callable[[Run], Any]


def run(steps: Sequence[Step], run: Run) -> Said:
    """Return what the steps say; raises Unusual where a value is not what they are made for."""
    run.said, run.rows = [], []
    try:
        for step in steps:
            step(run)
    except (KeyError, TypeError, AttributeError, ArithmeticError, ValueError) as e:
        raise Unusual(type(e).__name__) from e
    return Said("".join(run.said), run.rows)


def steps_of(program: Sequence[Any]) -> list[Step]:
    """Return a program's statements as functions."""
    return [_step(its) for its in program]


def _step(its: Any) -> Step:
    if isinstance(its, str):
        return lambda run: run.said.append(its)
    match its:
        case ["value", expression, head, rest]:
            return _value(expression, head, rest)
        case ["if", branches, otherwise]:
            return _if([(_ask(test), steps_of(body)) for test, body in branches], otherwise)
        case ["for", *_]:
            return _for(its)
        case ["set", name, expression]:
            return _set(name, _ask(expression))
    raise Unusual("statement")


def _set(name: str, ask: Ask) -> Step:
    def step(run: Run) -> None:
        run.names[name] = ask(run)

    return step


def _value(expression: Any, head: str, rest: str) -> Step:
    ask = _ask(expression)

    def step(run: Run) -> None:
        text = _printed(ask(run))
        run.limits.printed(text)
        if run.keys is not None and text and (head or rest):
            key = f"{run.known.get(head, head)}{rest}"
            text = f"{OPEN}{run.number(key)}{MIDDLE}{text}{CLOSE}"
        run.said.append(text)

    return step


def _printed(value: Any) -> str:
    if value is None or value is NO_VALUES:
        return TO_FILL_IN
    if isinstance(value, str | int | Decimal | date):
        return escaped(str(value))
    raise Unusual(type(value).__name__)


def _if(branches: Sequence[tuple[Ask, list[Step]]], otherwise: Sequence[Any]) -> Step:
    last = steps_of(otherwise)

    def step(run: Run) -> None:
        body = next((body for test, body in branches if test(run)), last)
        for inner in body:
            inner(run)

    return step


def _for(its: Sequence[Any]) -> Step:
    _, name, listed, test, body, otherwise, is_plain, _ = its
    ask, steps, last = _ask(listed), steps_of(body), steps_of(otherwise)
    wanted = _ask(test) if test else None
    at_once = None if test else rows_of(name, body)
    letters = sum(len(text) for text in body if isinstance(text, str))
    key_of = _key_of(listed)

    def step(run: Run) -> None:
        found = ask(run)
        if isinstance(found, str | Mapping) or not isinstance(found, Sequence):
            raise Unusual("list")
        key = key_of(run)
        if at_once is not None and found and _wrote_at_once(run, at_once, found, key, is_plain):
            run.limits.rows(len(found), letters)
            return
        before = run.names.get(name), run.known.get(name), run.at
        told = [(item_key(key, i.id) if isinstance(i, Item) else "", _own(i)) for i in found]
        if wanted:
            told = [pair for pair in told if _is_wanted(run, name, pair[1], wanted)]
        for n, (its_key, item) in enumerate(told):
            run.limits.turned(letters)
            _enter(run, name, its_key, item, (n, len(told)))
            _edge(run, BEGIN, its_key if is_plain else "")
            for inner in steps:
                inner(run)
            _edge(run, END, its_key if is_plain else "")
        _leave(run, name, before)
        for inner in last if not told else ():
            inner(run)

    return step


def _wrote_at_once(run: Run, rows: Rows, found: Sequence[Any], key: str, is_plain: bool) -> bool:
    """Write all rows of a list together; False where each is to be written on its own."""
    if run.keys is None:
        run.said.append(rows.plain(found))
        return True
    first = len(run.keys)
    written = rows.in_controls(found, key, run.keys)
    if written is None:
        return False
    begun = f"{BEGIN}{first}{MIDDLE}" if is_plain else ""
    run.said.append(f"{begun}{ASIDE}{len(run.rows)}{ASIDE}")
    run.rows.append(written)
    return True


def _own(item: Any) -> Any:
    return item.values if isinstance(item, Item) else item


def _key_of(listed: Any) -> Callable[[Run], str]:
    """Return what says the key of a list, as it is when the list is gone through."""
    match listed:
        case ["name", name]:
            return lambda run: run.known.get(name, name)
        case ["at", owner, name]:
            above = _key_of(owner)
            return lambda run: f"{above(run)}.{name}"
        case ["filter", name, value, arguments]:
            above, asks = _key_of(value), list(map(_ask, arguments))
            return lambda run: above(run) + filter_key(name, [ask(run) for ask in asks])
    raise Unusual("list")


def _enter(run: Run, name: str, key: str, item: Any, at: tuple[int, int]) -> None:
    run.names[name], run.known[name], run.at = item, key, at


def _leave(run: Run, name: str, before: tuple[Any, str | None, tuple[int, int]]) -> None:
    item, key, run.at = before
    for names, old in ((run.names, item), (run.known, key)):
        if old is None:
            names.pop(name, None)
        else:
            names[name] = old


def _is_wanted(run: Run, name: str, item: Any, wanted: Ask) -> bool:
    run.names[name] = item
    return bool(wanted(run))


def _edge(run: Run, mark: str, key: str) -> None:
    if key and run.keys is not None:
        run.said.append(f"{mark}{run.number(key)}{MIDDLE}")


def _ask(its: Any) -> Ask:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    match its:
        case ["const", value]:
            return lambda _: value
        case ["name", name]:
            return lambda run: _read(run.names[name])
        case ["at", owner, name]:
            group = _ask(owner)
            return lambda run: _read(_below(group(run), name))
        case ["pick", owner, wanted]:
            group, which = _ask(owner), _ask(wanted)
            return lambda run: _read(_below(group(run), _named(which(run))))
        case ["length", value]:
            ask = _ask(value)
            return lambda run: len(_list(run, ask(run)))
        case ["loop", what]:
            return lambda run: _LOOP[what](*run.at)
        case ["filter", name, value, arguments]:
            return _filter(name, _ask(value), list(map(_ask, arguments)))
        case ["not", value]:
            ask = _ask(value)
            return lambda run: not ask(run)
        case ["and" | "or" as which, *both]:
            one, other = map(_ask, both)
            if which == "and":
                return lambda run: one(run) and other(run)
            return lambda run: one(run) or other(run)
        case ["choice", *parts]:
            test, one, other = map(_ask, parts)
            return lambda run: one(run) if test(run) else other(run)
        case ["compare", first, rest]:
            return _compare(_ask(first), [(_COMPARED[name], _ask(its)) for name, its in rest])
        case ["join", parts]:
            asks = [_ask(part) for part in parts]
            return lambda run: _joined(run, [str(ask(run)) for ask in asks])
        case [name, *both] if name in _COUNTED:
            one, other = map(_ask, both)
            return lambda run: _calculated(run, name, one(run), other(run))
    raise Unusual("expression")


def _joined(run: Run, parts: Sequence[str]) -> str:
    text = "".join(parts)
    run.limits.put_together(text)
    return text


def _filter(name: str, ask: Ask, arguments: Sequence[Ask]) -> Ask:
    if name in LIST_FILTERS:
        return lambda run: listed_by(name, _list(run, ask(run)), [its(run) for its in arguments])
    if not FILTERS[name].takes(len(arguments)):
        raise Unusual("arguments")
    apply = FILTERS[name].apply
    if not arguments:
        return lambda run: apply(_known(ask(run)))
    return lambda run: apply(_known(ask(run)), *[its(run) for its in arguments])


def _list(run: Run, value: Any) -> Sequence[Item]:
    if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
        raise Unusual("list")
    run.limits.stepped()
    return value


def _known(value: Any) -> Any:
    return None if value is NO_VALUES else value


def _calculated(run: Run, name: str, left: Any, right: Any) -> Any:
    """Return a result; with what is unknown it is unknown."""
    if _known(left) is None or _known(right) is None:
        return None
    sign, apply = _COUNTED[name]
    run.limits.calculated(sign, left, right)
    return apply(left, right)


def _compare(first: Ask, rest: Sequence[tuple[Callable[[Any, Any], bool], Ask]]) -> Ask:
    def ask(run: Run) -> bool:
        left, holds = first(run), True
        for compared, its in rest:
            right = its(run)
            holds = compared(left, right)
            if not holds:
                return holds
            left = right
        return holds

    return ask


def _named(wanted: Any) -> str | int:
    if isinstance(wanted, str | int):
        return wanted
    raise Unusual(type(wanted).__name__)


def _below(owner: Any, name: str | int) -> Any:
    """Return a field of a group, or the values of an item of a list."""
    if isinstance(owner, Mapping):
        return owner[name]
    if isinstance(owner, str) or not isinstance(owner, Sequence):
        raise Unusual(type(owner).__name__)
    its = picked(owner, name)
    return NO_VALUES if its is None else its.values


def _read(value: Any) -> Any:
    """Return a value as a template sees it: text that Word has a place for."""
    if type(value) is Traced:
        value = value.value
    return printable(value) if isinstance(value, str) else value


_LOOP: Mapping[str, Callable[[int, int], Any]] = {
    "index": lambda at, _: at + 1,
    "index0": lambda at, _: at,
    "revindex": lambda at, of: of - at,
    "revindex0": lambda at, of: of - at - 1,
    "first": lambda at, _: at == 0,
    "last": lambda at, of: at == of - 1,
    "length": lambda _, of: of,
}
