"""A template's tags as plain data: what is printed, on what condition, how often.

The data can be kept in a file and read back, since there is no code in it. It holds the common
part of Jinja's language; what goes beyond raises Unusual.

A statement is a text as it stands, or a list: ``["value", expression, head, rest]`` (``head`` and
``rest`` name the source, see ``source_of``), ``["if", [[test, statements] …], otherwise]``,
``["for", name, listed, test, statements, otherwise, is_plain, source]`` (``source`` is empty where
only a run tells which part of a list it is), or
``["set", name, expression]`` for a number of the template's own. An expression is a list that
begins with its kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment as Engine
from jinja2 import nodes

from addin.office.templates.engine import is_plain, source_of
from addin.office.templates.filling.value_marks import Unusual
from addin.report.language.filters import FILTERS
from addin.report.language.list_filters import LIST_FILTERS

LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length")
_OF_TWO: Mapping[type[nodes.Node], str] = {
    nodes.And: "and",
    nodes.Or: "or",
    nodes.Add: "add",
    nodes.Sub: "sub",
    nodes.Mul: "mul",
}
_ESCAPED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


def program_of(source: str) -> list[Any]:
    """Return the statements of a template's text, as docxtpl has made it ready for Jinja."""
    parsed = Engine().parse(source)
    own = _own_names(parsed)
    return _without_sources(_statements(parsed.body), own) if own else _statements(parsed.body)


def _own_names(parsed: nodes.Template) -> frozenset[str]:
    """Return the names that a template sets itself; raise Unusual where they are more than values.

    What is set in a loop is forgotten behind it, and a field of a name is not known here: both are
    left to docxtpl.
    """
    if any(any(loop.find_all(nodes.Assign)) for loop in parsed.find_all(nodes.For)):
        raise Unusual("set in a loop")
    targets = [its.target for its in parsed.find_all(nodes.Assign)]
    names = frozenset(t.name for t in targets if isinstance(t, nodes.Name))
    owners: list[nodes.Node] = [its.node for its in parsed.find_all(nodes.Getattr)]
    owners += [its.node for its in parsed.find_all(nodes.Getitem)]
    owners += [its.iter for its in parsed.find_all(nodes.For)]
    if any(isinstance(owner, nodes.Name) and owner.name in names for owner in owners):
        raise Unusual("a field of what is set")
    return names


def _without_sources(program: list[Any], own: frozenset[str]) -> list[Any]:
    """Return statements in which what prints a name of the template's own has no source."""
    found: list[Any] = []
    for its in program:
        match its:
            case ["value", expression, head, _] if head in own:
                found.append(["value", expression, "", ""])
            case ["if", branches, otherwise]:
                told = [[test, _without_sources(body, own)] for test, body in branches]
                found.append(["if", told, _without_sources(otherwise, own)])
            case ["for", name, listed, test, body, otherwise, *rest]:
                bodies = (_without_sources(body, own), _without_sources(otherwise, own))
                found.append(["for", name, listed, test, *bodies, *rest])
            case _:
                found.append(its)
    return found


def _statements(body: Sequence[nodes.Node]) -> list[Any]:
    found: list[Any] = []
    for its in body:
        if isinstance(its, nodes.Output):
            found += [_printed(printed) for printed in its.nodes]
        elif isinstance(its, nodes.Assign) and isinstance(its.target, nodes.Name):
            found.append(["set", its.target.name, _expression(its.node)])
        elif isinstance(its, nodes.If):
            branches = [its, *its.elif_]
            told = [[_expression(b.test), _statements(b.body)] for b in branches]
            found.append(["if", told, _statements(its.else_)])
        elif isinstance(its, nodes.For):
            found.append(_loop(its))
        else:
            raise Unusual(type(its).__name__)
    return found


def _printed(its: nodes.Expr) -> Any:
    if isinstance(its, nodes.TemplateData):
        text = its.data
        for written, meant in _ESCAPED.items():
            text = text.replace(written, meant)
        return text
    head, path = source_of(its)
    return ["value", _expression(its), head, path[len(head) :]]


def _loop(its: nodes.For) -> list[Any]:
    source = source_of(its.iter)[1]
    if its.recursive or not isinstance(its.target, nodes.Name) or its.target.name == "loop":
        raise Unusual("For")
    if source.startswith("=") or not (source or _is_chosen(its.iter)):
        raise Unusual("list")
    return [
        "for",
        its.target.name,
        _expression(its.iter),
        _expression(its.test) if its.test else None,
        _statements(its.body),
        _statements(its.else_),
        is_plain(its),
        source,
    ]


def _expression(its: nodes.Node) -> list[Any]:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    match its:
        case nodes.Const(value=str() | int() | None as value):
            return ["const", value]
        case nodes.Name(name=name) if name != "loop":
            return ["name", name]
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attr) if attr in LOOP:
            return ["loop", attr]
        case nodes.Getattr(node=owner, attr=name) if _is_field(name):
            return ["at", _expression(owner), name]
        case nodes.Getitem(node=owner, arg=nodes.Const(value=str() | int() as name)):
            return ["at", _expression(owner), name]
        case nodes.Getitem(node=owner, arg=nodes.Expr() as wanted):
            return ["pick", _expression(owner), _expression(wanted)]
        case nodes.Filter(node=nodes.Expr() as value, name="length", args=[], kwargs=[]):
            return ["length", _expression(value)]
        case nodes.Filter(node=nodes.Expr() as value, name=name, args=arguments, kwargs=[]) if (
            name in FILTERS or name in LIST_FILTERS
        ) and not (its.dyn_args or its.dyn_kwargs):
            return ["filter", name, _expression(value), [_expression(a) for a in arguments]]
        case nodes.Not(node=value):
            return ["not", _expression(value)]
        case nodes.CondExpr(test=test, expr1=one, expr2=nodes.Expr() as other):
            return ["choice", _expression(test), _expression(one), _expression(other)]
        case nodes.Compare(expr=first, ops=rest):
            return ["compare", _expression(first), [[o.op, _expression(o.expr)] for o in rest]]
        case nodes.BinExpr(left=left, right=right) if type(its) in _OF_TWO:
            return [_OF_TWO[type(its)], _expression(left), _expression(right)]
        case nodes.Concat(nodes=parts):
            return ["join", [_expression(part) for part in parts]]
    raise Unusual(type(its).__name__)


def _is_chosen(its: nodes.Node) -> bool:
    """Whether a list is a part of a field's, which filters of lists leave."""
    while isinstance(its, nodes.Filter) and its.name in LIST_FILTERS:
        its = its.node or its
    return bool(source_of(its)[1])


def _is_field(name: str) -> bool:
    """Whether a dotted name cannot be taken for something that a group of fields can do."""
    return not hasattr(dict, name) and not name.startswith("_") and name != "own_key"
