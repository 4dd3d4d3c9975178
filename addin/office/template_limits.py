"""What a template may use up: turns of its loops, letters, time; and what it may not do at all.

A template comes from anybody. The sandbox keeps it from the computer; this keeps it from running
on, and from growing without end, wherever in the document its tags stand. The limits are far
beyond any report: a table of 20,000 rows takes a twentieth of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as BUILT_IN_FILTERS
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from addin.report.template_names import BUILT_IN

TURNS = 500_000
LETTERS = 200_000_000
LONGEST = 100_000  # letters of a text put together, items of a list
SECONDS = 20.0
_GREATEST = 256  # bits of a number
_EVERY = 4096  # turns between two looks at the clock
_TURN, _SHORT = "台账通轮", "台账通限"
_FORBIDDEN = (
    *(nodes.Call, nodes.CallBlock, nodes.Macro, nodes.Include, nodes.Import, nodes.FromImport),
    *(nodes.Extends, nodes.Block, nodes.Pow),
)

N = TypeVar("N", bound=nodes.Node)
Filters = dict[str, Callable[..., Any]]


class Limits:
    """What one filling has used up so far; SecurityError, as of the sandbox, beyond."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = clock() + SECONDS
        self._turns = 0
        self._letters = 0

    def filters(self) -> Filters:
        """Return the filters that templates may use, and those that ``limited`` puts in."""
        own = {name: its for name, its in BUILT_IN_FILTERS.items() if name in BUILT_IN}
        return {**own, "join": self._join, _TURN: self._turn, _SHORT: self._short}

    def printed(self, value: object) -> None:
        """Count a value that is printed."""
        if isinstance(value, str):
            self._count(len(value))

    def calculated(self, operator: str, left: object, right: object) -> None:
        """Refuse a calculation whose result has no bounds: text times a number, huge numbers."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            if len(left) + len(right) > LONGEST:
                raise SecurityError("too long")
        elif _bits(left) + _bits(right) > _GREATEST:
            raise SecurityError(operator)

    def _count(self, letters: int) -> None:
        self._letters += letters
        if self._letters > LETTERS:
            raise SecurityError("too long")

    @pass_context  # or the engine would work it out once, as it does with what is constant
    def _turn(self, _context: Context, letters: int) -> str:
        """Count a turn of a loop that prints so many letters of the template's own."""
        self._turns += 1
        self._count(letters)
        if self._turns > TURNS or (self._turns % _EVERY == 0 and self._clock() > self._until):
            raise SecurityError("too much")
        return ""

    def _short(self, value: Any) -> Any:
        if len(value) > LONGEST:
            raise SecurityError("too long")
        return value

    def _join(
        self, value: Sequence[object], between: str = "", attribute: str | None = None
    ) -> str:
        items = [str(its if attribute is None else its[attribute]) for its in value]  # type: ignore[index]
        if sum(map(len, items)) + len(items) * len(str(between)) > LONGEST:
            raise SecurityError("too long")
        return str(between).join(items)


def _bits(value: object) -> int:
    """Return how large a number is; more than any may be, where it is none."""
    if isinstance(value, int):
        return value.bit_length()
    return _GREATEST + 1 if isinstance(value, str | list | tuple | dict) else 1


class _Limiting(NodeTransformer):
    """Puts a counter into every loop, and a measure around every text put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - jinja's name
        if node.recursive:
            raise SecurityError("recursive")
        self.generic_visit(node)
        letters = sum(len(its.data) for its in node.find_all(nodes.TemplateData))
        turn = nodes.Filter(nodes.Const(letters), _TURN, [], [], None, None)
        node.body.insert(0, _near(nodes.Output([turn]), node))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _near(nodes.Filter(node, _SHORT, [], [], None, None), node)


def _near(new: N, near: nodes.Node) -> N:
    new.set_lineno(near.lineno)
    if near.environment:
        new.set_environment(near.environment)
    return new


def limited(template: nodes.Template) -> nodes.Template:
    """Return a parsed template that counts what it uses up.

    Raises SecurityError where it calls something, or brings other templates in: what the check
    of names refuses where it sees a tag is refused here wherever a tag is hidden.
    """
    if any(template.find_all(_FORBIDDEN)):
        raise SecurityError("not in templates")
    return _Limiting().visit(template)  # type: ignore[no-any-return]
