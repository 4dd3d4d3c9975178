"""The engine that fills templates: sandboxed, strict, and it marks what each value came from.

Where values are traced, everything that a template prints from the context is put between marks,
and so is every item of a list that it repeats over; ``word/identity.py`` makes content controls of
them. The marks are private characters that no value may contain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from addin.office.templates.engine_limits import EngineLimits, limited
from addin.office.templates.filling.value_marks import BEGIN, CLOSE, END, MIDDLE, OPEN, STAND_IN
from addin.report.language.filters import FILTERS, TO_FILL_IN, printable
from addin.report.values.traced import Item, Traced, Values, item_key

N = TypeVar("N", bound=nodes.Node)
_ESCAPES = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")
_TRACE, _BEGIN, _END = "台账通来源", "台账通始", "台账通终"


class Keyed(dict[str, Any]):
    """A group of fields, or an item of a list, that knows the key it goes by."""

    def __init__(self, key: str, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self._key = key

    @property
    def own_key(self) -> str:
        """The key; templates cannot read it: the check of names knows no such field."""
        return self._key


def plain(values: Values, key: str = "") -> Keyed:
    """Return the values as a template sees them: nothing but text, numbers, dates, lists, dicts."""
    prefix = f"{key}." if key else ""
    return Keyed(key, {name: _plain(below, f"{prefix}{name}") for name, below in values.items()})


def _plain(below: Traced | Values | Sequence[Item], key: str) -> Any:
    if isinstance(below, Traced):
        return _value(below.value)
    if isinstance(below, Mapping):
        return plain(below, key)
    return [plain(item.values, item_key(key, item.id)) for item in below]


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

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, keys: list[str] | None = None, fields: Collection[str] = ()) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._finalized,
        )
        self._limits = EngineLimits()
        self.globals.clear()
        self.filters = self._limits.filters()
        self.filters.update({name: self._limits.timed(its.apply) for name, its in FILTERS.items()})
        self._keys = keys
        self._fields = frozenset(fields)
        self.looped: set[str] = set()
        self.filters[_TRACE] = self._traced
        self.filters[_BEGIN] = lambda item: self._edge(BEGIN, item)
        self.filters[_END] = lambda item: self._edge(END, item)

    def _finalized(self, value: object) -> object:
        self._limits.printed(value)
        return TO_FILL_IN if value is None else value

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, within the limits."""
        self._limits.calculated(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        found = super()._parse(source, name, filename)
        if self._keys is None:
            return limited(found)
        self.looped |= {source_of(its.iter)[1] for its in found.find_all(nodes.For)}
        return limited(_Marking().visit(found))

    def _traced(self, value: object, name: str, rest: str, head: object) -> str:
        """Return a printed value between marks, noting its key: the head's own, and the rest."""
        text = TO_FILL_IN if value is None else str(value)
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
    while isinstance(its, nodes.Filter) and its.name in FILTERS and not its.args:
        filters, its = f"|{its.name}{filters}", its.node
    names: list[str] = []
    while isinstance(its, nodes.Getattr | nodes.Getitem):
        if isinstance(its, nodes.Getitem):
            if not (isinstance(its.arg, nodes.Const) and isinstance(its.arg.value, str)):
                return "", ""
            names.insert(0, its.arg.value)
        else:
            names.insert(0, its.attr)
        its = its.node
    if isinstance(its, nodes.Name):
        return (
            ("", "") if its.name == "loop" else (its.name, ".".join([its.name, *names]) + filters)
        )
    total = _sum(printed)
    return ("", f"={total}") if total else ("", "")


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
