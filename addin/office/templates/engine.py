"""The engine that fills templates: sandboxed, strict, and it marks what each value came from.

Where values are traced, everything that a template prints from the context is put between marks,
and so is every item of a list that it repeats over; ``word/identity.py`` makes content controls of
them. The marks are private characters that no value may contain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from addin.office.templates.engine_limits import EngineLimits, limited
from addin.office.templates.filling.value_marks import BEGIN, CLOSE, END, MIDDLE, OPEN, STAND_IN
from addin.report.language.filters import FILTERS, PICTURE_FILTER, TO_FILL_IN, applied, printable
from addin.report.language.keys import filter_key
from addin.report.language.list_filters import LIST_FILTERS, listed_by
from addin.report.language.traced import (
    NO_VALUES,
    Item,
    ItemValues,
    Traced,
    Values,
    item_key,
    picked,
)

N = TypeVar("N", bound=nodes.Node)
_ESCAPES = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")
_TRACE, _BEGIN, _END = "台账通来源", "台账通始", "台账通终"


class Keyed(Mapping[str, Any]):
    """A group of fields, or an item of a list, that knows the key it goes by.

    Templates cannot read ``own_key``: the check of names knows no such field.
    """

    def __init__(self, key: str, values: Values) -> None:
        self.own_key = key
        self._values = values
        self._seen: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a field's value as a template sees it."""
        if name not in self._seen:
            prefix = f"{self.own_key}." if self.own_key else ""
            self._seen[name] = _plain(self._values[name], f"{prefix}{name}")
        return self._seen[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many fields there are."""
        return len(self._values)


class KeyedList(Sequence[Any]):
    """A list as a template sees it; it knows the key it goes by."""

    def __init__(self, key: str, listed: Sequence[Item]) -> None:
        self.own_key = key
        self._listed = listed

    def __getitem__(self, wanted: Any) -> Any:
        """Return an item by its number or its id."""
        if not isinstance(wanted, int | str):
            raise TypeError(type(wanted).__name__)
        its = picked(self._listed, wanted)
        return NO_VALUES if its is None else Keyed(f"{self.own_key}.{wanted}", its.values)

    def __iter__(self) -> Iterator[Keyed]:
        """Yield the items."""
        for its in self._listed:
            yield Keyed(item_key(self.own_key, its.id), its.values)

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._listed)

    def listed_by(self, name: str, arguments: Sequence[object]) -> KeyedList:
        """Return the items that a filter of lists leaves."""
        chosen = listed_by(name, self._listed, arguments)
        return KeyedList(f"{self.own_key}{filter_key(name, arguments)}", chosen)


def plain(values: Values, key: str = "") -> Keyed:
    """Return the values as a template sees them: text, numbers, dates, groups and lists."""
    return Keyed(key, values)


def _plain(below: Traced | Values | Sequence[Item], key: str) -> Any:
    if isinstance(below, Traced):
        return _value(below.value)
    if below is NO_VALUES:
        return below
    if isinstance(below, Mapping):
        return plain(below, below.key if isinstance(below, ItemValues) else key)
    return KeyedList(key, below)


def _chosen(name: str) -> Callable[..., KeyedList]:
    """Return a filter of lists as Jinja applies it."""

    def choose(listed: object, *arguments: object) -> KeyedList:
        if not isinstance(listed, KeyedList):
            raise TypeError(name)
        return listed.listed_by(name, arguments)

    return choose


def _printing(name: str) -> Callable[..., object]:
    """Return a filter of values as Jinja applies it."""
    return lambda value, *arguments: applied(name, _known(value), arguments)


def _known(value: object) -> object:
    return None if value is NO_VALUES else value


def _value(value: object) -> Any:
    if isinstance(value, str):
        return _ESCAPES.sub(STAND_IN, printable(value))
    if value is None or isinstance(value, bool | int | Decimal | date):
        return value
    raise TypeError(type(value).__name__)


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox for templates.

    With ``keys`` it marks what it prints, and notes the keys there; ``fields``: the names that a
    template may begin with. What a template has set itself is no field.
    """

    intercepted_binops = frozenset(("+", "-", "*", "**", "%"))

    def __init__(self, keys: list[str] | None = None, fields: Collection[str] = ()) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._finalized,
        )
        self._limits = EngineLimits()
        self.globals.clear()
        self.filters = self._limits.filters()
        ours = {**{n: _printing(n) for n in FILTERS}, **{n: _chosen(n) for n in LIST_FILTERS}}
        self.filters.update({name: self._limits.timed(its) for name, its in ours.items()})
        self._keys = keys
        self._fields = frozenset(fields)
        self.looped: set[str] = set()
        self.filters[_TRACE] = self._traced
        self.filters[_BEGIN] = lambda item: self._edge(BEGIN, item)
        self.filters[_END] = lambda item: self._edge(END, item)

    def _finalized(self, value: object) -> object:
        self._limits.printed(value)
        return TO_FILL_IN if _known(value) is None else value

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, within the limits; with what is unknown the result is unknown."""
        if _known(left) is None or _known(right) is None:
            return None
        self._limits.calculated(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        found = super()._parse(source, name, filename)
        if self._keys is None:
            return limited(found)
        listed = (source_of(its.iter)[1] for its in found.find_all(nodes.For))
        self.looped |= set(filter(None, listed))
        return limited(_Marking().visit(found))

    def _traced(self, value: object, name: str, rest: str, head: object) -> str:
        """Return a printed value between marks, noting its key: the head's own, and the rest."""
        text = TO_FILL_IN if _known(value) is None else str(value)
        key = f"{head.own_key if isinstance(head, Keyed) else name}{rest}"
        if not text or not (isinstance(head, Keyed) or not name or name in self._fields):
            return text
        return f"{OPEN}{self._number(key)}{MIDDLE}{text}{CLOSE}"

    def _edge(self, mark: str, item: object) -> str:
        key = item.own_key if isinstance(item, Keyed) else ""
        return f"{mark}{self._number(key)}{MIDDLE}" if key else ""

    def _number(self, key: str) -> int:
        assert self._keys is not None
        self._keys.append(key)
        return len(self._keys) - 1


class _Marking(NodeTransformer):
    """Puts marks around what is printed and around the items of lists."""

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - jinja's name
        node.nodes = [
            its if isinstance(its, nodes.TemplateData) else _marked(its) for its in node.nodes
        ]
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        plain_loop = is_plain(node)
        self.generic_visit(node)
        if plain_loop and isinstance(node.target, nodes.Name):
            node.body.insert(0, _edge(node, node.target.name, _BEGIN))
            node.body.append(_edge(node, node.target.name, _END))
        return node


def _marked(printed: nodes.Expr) -> nodes.Expr:
    head, path = source_of(printed)
    if not path:
        return printed
    its = nodes.Name(head, "load") if head else nodes.Const(None)
    told: list[nodes.Expr] = [nodes.Const(head), nodes.Const(path[len(head) :]), its]
    return _located(nodes.Filter(printed, _TRACE, told, [], None, None), printed)


def source_of(printed: nodes.Node) -> tuple[str, str]:
    """Return the name that an expression begins with, and its source: ("项", "项.日期|日期").

    For a sum of fields the name is empty and the source begins with "=". Both are empty for what
    is not made of fields alone.
    """
    filters = ""
    its: nodes.Node | None = printed
    while isinstance(its, nodes.Filter) and (its.name in FILTERS or its.name in LIST_FILTERS):
        arguments = constants_of(its)
        if arguments is None or its.name == PICTURE_FILTER:
            return "", ""
        filters, its = f"{filter_key(its.name, arguments)}{filters}", its.node
    names: list[str] = []
    while isinstance(its, nodes.Getattr | nodes.Getitem):
        if isinstance(its, nodes.Getitem):
            if not isinstance(its.arg, nodes.Const) or not is_keyed_by(its.arg.value):
                return "", ""
            names.insert(0, str(its.arg.value))
        else:
            names.insert(0, its.attr)
        its = its.node
    if isinstance(its, nodes.Name):
        return (
            ("", "") if its.name == "loop" else (its.name, ".".join([its.name, *names]) + filters)
        )
    total = "" if isinstance(printed, nodes.Getattr) else _sum(printed)  # of no field by itself
    return ("", f"={total}") if total else ("", "")


def constants_of(its: nodes.Filter) -> list[str | int] | None:
    """Return a filter's arguments where they are texts and numbers, else None."""
    if its.kwargs or its.dyn_args or its.dyn_kwargs:
        return None
    found = [a.value for a in its.args if isinstance(a, nodes.Const)]
    fit = len(found) == len(its.args) and all(isinstance(a, str | int) for a in found)
    return found if fit else None


def is_keyed_by(wanted: object) -> bool:
    """Whether an item that a template picks can be named so in a key."""
    return isinstance(wanted, int) or (isinstance(wanted, str) and not set(wanted) & set(".[]|()"))


def _sum(its: nodes.Node) -> str:
    if isinstance(its, nodes.Add | nodes.Sub):
        left, right = _sum(its.left), _sum(its.right)
        sign = "+" if isinstance(its, nodes.Add) else "-"
        whole = isinstance(its.right, nodes.Add | nodes.Sub)
        return f"{left}{sign}{right}" if left and right and not whole else ""
    if isinstance(its, nodes.Const) and isinstance(its.value, int):
        return str(its.value)
    if isinstance(its, nodes.Getattr | nodes.Name):
        return source_of(its)[1]
    return ""


def _edge(near: nodes.For, name: str, which: str) -> nodes.Output:
    item = nodes.Name(name, "load")
    its = nodes.Filter(item, which, [], [], None, None)
    return _located(nodes.Output([its]), near)


def _located(new: N, near: nodes.Node) -> N:
    new.set_lineno(near.lineno)
    if near.environment:
        new.set_environment(near.environment)
    return new


def is_plain(loop: nodes.For) -> bool:
    """Whether each item of a list is printed alike: nothing in the loop hangs on the item."""
    if loop.test or loop.recursive or not isinstance(loop.target, nodes.Name):
        return False
    tests = [its.test for its in _conditions(loop)]
    names = {n.name for test in tests for n in _names(test)}
    return (
        names <= {"loop"}
        and not any(loop.find_all((nodes.Assign, nodes.AssignBlock)))
        and not (any(its is not loop for its in loop.find_all(nodes.For)))
    )


def _conditions(loop: nodes.For) -> Iterator[nodes.If | nodes.CondExpr]:
    for part in loop.body:
        for its in (part, *part.find_all((nodes.If, nodes.CondExpr))):
            if isinstance(its, nodes.If | nodes.CondExpr):
                yield its


def _names(test: nodes.Node) -> Iterator[nodes.Name]:
    yield from ([test] if isinstance(test, nodes.Name) else [])
    yield from test.find_all(nodes.Name)
