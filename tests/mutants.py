"""Mutants: one small change each to a function of a module."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

PAIRS = (
    *("Lt/LtE", "Lt/GtE", "Gt/GtE", "Gt/LtE", "Eq/NotEq", "Is/IsNot", "In/NotIn"),
    *("And/Or", "Add/Sub", "Mult/FloorDiv", "Div/Mult", "BitOr/BitAnd"),
)
"""Operators, by their names in ``ast``, that replace each other."""

NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
EMPTY = {
    "bool": ("True", "False"),
    "int": ("0",),
    "str": ("''",),
    "list": ("[]",),
    "tuple": ("()",),
    "Iterable": ("()",),
    "Iterator": ("iter(())",),
    "dict": ("{}",),
    "set": ("set()",),
    "frozenset": ("frozenset()",),
}
"""What a function of a type returns where its result is dropped; None for others."""

MESSAGE = re.compile(r"[，。；].|.[，。；]", re.DOTALL)
LEFT_ALONE = (ast.Raise, ast.Assert, ast.arguments, ast.Import, ast.ImportFrom)

Change = dict[str, Any]  # new values of a node's fields


@dataclass(frozen=True)
class Mutant:
    """A changed function: its file, qualified name and first line, and its code after the change.

    ``lines``: from the statement's first to the changed one; a test that executes one bears on it.
    ``scope``: all lines of the function.
    """

    function: tuple[str, str, int]
    scope: range
    lines: range
    code: CodeType
    before: str
    after: str

    @property
    def path(self) -> str:
        return self.function[0]

    @property
    def place(self) -> tuple[str, int]:
        return self.path, self.lines[-1]


@dataclass(frozen=True)
class _Place:
    path: str
    module: ast.Module
    name: str
    function: ast.FunctionDef
    statement: ast.stmt
    node: ast.AST

    def mutant(self, change: Change) -> Mutant | None:
        """Return the mutant of a change, None where the compiler refuses or sees no change."""
        kept = {field: getattr(self.node, field) for field in change}
        before = ast.unparse(self.function).splitlines()
        vars(self.node).update(change)
        try:
            after = ast.unparse(self.function).splitlines()
            code = compile(ast.fix_missing_locations(self.module), self.path, "exec")
        except (SyntaxError, ValueError):
            return None
        finally:
            vars(self.node).update(kept)
        lines = next(((b, a) for b, a in zip(before, after, strict=False) if b != a), None)
        if lines is None:
            return None
        start = min([self.function.lineno, *(d.lineno for d in self.function.decorator_list)])
        key = (self.path, self.name, start)
        its = next(c for c in _codes(code) if identity(c) == key)
        first = self.statement.lineno
        last = max(first, getattr(self.node, "lineno", first))
        scope = range(start, (self.function.end_lineno or start) + 1)
        return Mutant(key, scope, range(first, last + 1), its, *_excerpts(*lines))


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Return two lines from a little before to a little behind where they begin to differ."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((i for i, (b, a) in pairs if b != a), min(len(before), len(after)))
    start = 0 if same < 60 else same - 40
    return before[start : same + 60].strip(), after[start : same + 60].strip()


def mutants(files: Iterable[Path], count: int, seed: int) -> list[Mutant]:
    """Return random mutants of the functions of some files, in order; of one place at most one."""
    choose = random.Random(seed)
    places = [place for file in files for place in _places(file)]
    found: list[Mutant] = []
    for place in choose.sample(places, len(places)):
        changes = list(_changes(place.node, place.function.returns))
        mutant = place.mutant(choose.choice(changes))
        found += [mutant] if mutant else []
        if len(found) == count:
            break
    return sorted(found, key=lambda m: m.place)


def identity(code: CodeType) -> tuple[str, str, int]:
    """Return what tells a function's code from others: file, qualified name, first line."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _places(file: Path) -> Iterator[_Place]:
    module = ast.parse(file.read_text("utf-8"))
    for name, function in _functions(module):
        for top in function.body:
            for statement, node in _inside(top, top):
                if any(True for _ in _changes(node, function.returns)):
                    yield _Place(str(file), module, name, function, statement, node)


def _functions(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield prefix + child.name, child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.")


def _inside(node: ast.AST, statement: ast.stmt) -> Iterator[tuple[ast.stmt, ast.AST]]:
    """Yield a node and those in it that may be changed, each with its innermost statement."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    typing = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, LEFT_ALONE) or docstring or typing:
        return
    statement = node if isinstance(node, ast.stmt) else statement
    yield statement, node
    kept = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    words = isinstance(node, ast.JoinedStr)
    for child in ast.iter_child_nodes(node):
        if child not in kept and not (words and isinstance(child, ast.Constant)):
            yield from _inside(child, statement)


def _changes(node: ast.AST, returns: ast.expr | None) -> Iterator[Change]:
    """Yield what may be changed in a node itself, in a function that returns so."""
    if isinstance(node, ast.Return) and node.value:
        kind = ast.unparse(returns).partition("[")[0] if returns else ""
        for empty in EMPTY.get(kind, ("None",)):
            yield {"value": ast.parse(empty, mode="eval").body}
    yield from _other_operators(node)
    yield from _other_values(node)
    yield from _other_flow(node)


def _other_operators(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=ops):
            for i, op in enumerate(ops):
                yield from ({"ops": [*ops[:i], new, *ops[i + 1 :]]} for new in _swapped(op))
        case ast.BoolOp(op=op, values=values):
            yield from ({"op": new} for new in _swapped(op))
            neutral = ast.Constant(isinstance(op, ast.And))
            for i in range(len(values)):
                yield {"values": [*values[:i], neutral, *values[i + 1 :]]}
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            yield from ({"op": new} for new in _swapped(op))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield {"operand": ast.UnaryOp(ast.Not(), operand)}


def _swapped(operator: ast.AST) -> Iterator[ast.AST]:
    name = type(operator).__name__
    for one, other in (pair.split("/") for pair in PAIRS):
        if name in (one, other):
            yield getattr(ast, other if name == one else one)()


def _other_values(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Name(id=name) if name in NAMES:
            yield {"id": NAMES[name]}
        case ast.Constant(value=bool() as value):
            yield {"value": not value}
        case ast.Constant(value=int() | float() as value):
            yield from ({"value": other} for other in (value + 1, value - 1))
        case ast.Constant(value=str() as value) if not MESSAGE.search(value):
            yield from ({"value": other} for other in sorted({"", value + "?"} - {value}))
        case ast.List(elts=elts) | ast.Set(elts=elts) | ast.Tuple(elts=elts, ctx=ast.Load()):
            yield from ({"elts": elts[:i] + elts[i + 1 :]} for i in range(len(elts)))
        case ast.Dict(keys=keys, values=values):
            for i in range(len(keys)):
                yield {"keys": keys[:i] + keys[i + 1 :], "values": values[:i] + values[i + 1 :]}


def _other_flow(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.If() | ast.IfExp():
            yield from ({"test": ast.Constant(value)} for value in (True, False))
        case ast.While():
            yield {"test": ast.Constant(False)}
        case ast.comprehension(ifs=[_, *_]):
            yield {"ifs": []}
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield {"value": ast.YieldFrom(ast.Tuple([], ast.Load()))}
        case ast.Expr():
            yield {"value": ast.Constant(None)}
