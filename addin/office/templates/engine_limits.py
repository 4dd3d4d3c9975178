"""What a template may use up, and may not do at all, where Jinja runs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as BUILT_IN_FILTERS
from jinja2.filters import do_round
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from addin.office.templates.filling.filling_limits import LONGEST, LimitError, Limits
from addin.report.language.template_names import BUILT_IN

_TURN, _SHORT = "台账通轮", "台账通限"
_MOST_DIGITS = 28  # of a number that is rounded: as many as a decimal number has
_FORBIDDEN = (
    *(nodes.Call, nodes.CallBlock, nodes.Macro, nodes.Include, nodes.Import, nodes.FromImport),
    *(nodes.Extends, nodes.Block, nodes.EvalContextModifier, nodes.Pow),
)

N = TypeVar("N", bound=nodes.Node)
Filters = dict[str, Callable[..., Any]]


class EngineLimits(Limits):
    """The limits as filters that ``limited`` puts into a template."""

    def filters(self) -> Filters:
        """Return the filters that templates may use, and those that ``limited`` puts in."""
        own = {name: self.timed(its) for name, its in BUILT_IN_FILTERS.items() if name in BUILT_IN}
        ours: Filters = {"join": self._join, "round": self._round}
        return {**own, **ours, _TURN: self._turn, _SHORT: self._short}

    def timed(self, apply: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that counts each time it is applied, and refuses too long a text."""

        @wraps(apply)  # with the marks by which the engine knows what it has to pass
        def within_limits(*arguments: Any, **named: Any) -> Any:
            self.stepped()
            for its in arguments:
                if isinstance(its, str):
                    self.put_together(its)
            return apply(*arguments, **named)

        return within_limits

    def _round(self, value: Any, precision: int = 0, method: str = "common") -> Any:
        """Round a number; its digits are limited, for the engine makes a power of ten of them."""
        self.calculated("round", value, 0)
        if not isinstance(precision, int) or abs(precision) > _MOST_DIGITS:
            raise LimitError("round")
        return do_round(value, precision, method)  # type: ignore[arg-type]

    @pass_context  # or the engine would work it out once, as it does with what is constant
    def _turn(self, _context: Context, letters: int) -> str:
        self.turned(letters)
        return ""

    def _short(self, value: Any) -> Any:
        self.put_together(value)
        return value

    def _join(
        self, value: Sequence[object], between: str = "", attribute: str | None = None
    ) -> str:
        self.stepped()
        items = [str(its if attribute is None else its[attribute]) for its in value]  # type: ignore[index]
        if sum(map(len, items)) + len(items) * len(str(between)) > LONGEST:
            raise LimitError("too long")
        return str(between).join(items)


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
