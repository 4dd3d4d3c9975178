"""What a tag prints, made from parts: the path of a field, several added up, and filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from addin.report.language.filters import applied, printed
from addin.report.language.keys import Applied, Id, Name, filter_key, steps_of_key
from addin.report.language.traced import Item, Traced, Value, Values, picked


class Pick(Struct, frozen=True):
    """An item of the list before it, by its number there or by its name: 各月[4], 各支部['甲']."""

    wanted: str | int


PathStep = Name | Pick


class Path(Struct, frozen=True):
    """Where a field is among the values: 次数.党课, 各月[4].次数.党课."""

    steps: tuple[PathStep, ...]

    @property
    def written(self) -> str:
        """The path as templates have it."""
        said = ""
        for step in self.steps:
            if isinstance(step, Name) and step.name.isidentifier():
                said += f".{step.name}" if said else step.name
            else:
                said += f"[{_constant(step.name if isinstance(step, Name) else step.wanted)}]"
        return said

    def below(self, *steps: PathStep) -> Path:
        """Return the same path below others: 次数.党课 below 各月[4]."""
        return Path((*steps, *self.steps))

    def at(self, values: Values) -> Traced | None:
        """Return the value at the path; None where there is none."""
        its: Any = values
        for step in self.steps:
            if isinstance(step, Name):
                its = its.get(step.name) if isinstance(its, Mapping) else None
            elif isinstance(its, Sequence) and not isinstance(its, str):
                item: Item | None = picked(its, step.wanted)
                its = item.values if item else None
            else:
                return None
        return its if isinstance(its, Traced) else None


class Expression(Struct, frozen=True):
    """What a tag prints: fields added up, a number added to them, and how it is printed."""

    paths: tuple[Path, ...]
    plus: int = 0
    filters: tuple[Applied, ...] = ()

    @property
    def source(self) -> str:
        """The expression as templates have it: 期间.年份 - 1, (次数.党课 + 次数.支委会)|几."""
        said = " + ".join(path.written for path in self.paths)
        if self.plus:
            said += f" {'+' if self.plus > 0 else '-'} {abs(self.plus)}"
        if self.filters and (self.plus or len(self.paths) > 1):
            said = f"({said})"
        return said + "".join(filter_key(f.name, f.arguments) for f in self.filters)

    @property
    def tag(self) -> str:
        """The tag that prints it."""
        return f"{{{{ {self.source} }}}}"

    def value(self, values: Values) -> Value:
        """Return what it comes to before it is printed; None where a part is not known."""
        found = [path.at(values) for path in self.paths]
        known = [its.value for its in found if its and its.value is not None]
        if len(known) < len(found):
            return None
        if len(known) == 1 and not self.plus:
            return known[0]
        numbers = [n for n in known if isinstance(n, int | Decimal)]
        return sum(numbers, Decimal(0)) + self.plus if len(numbers) == len(known) else None

    def text(self, values: Values) -> str | None:
        """Return what it prints; None where that cannot be said."""
        its: object = self.value(values)
        if isinstance(its, Decimal) and its == its.to_integral_value() and len(self.paths) > 1:
            its = int(its)
        if isinstance(its, Decimal) and self.plus:
            its = int(its)
        for each in self.filters:
            its = applied(each.name, its, each.arguments)
        return None if its is None else printed(its)


def path(written: str) -> Path:
    """Return the path that a key names: 期间.名称; an item's id is a name: 统计表[支委会].次数."""
    return Path(tuple(_step(its) for its in steps_of_key(written)))


def _step(its: Name | Id | Applied) -> PathStep:
    if isinstance(its, Applied):
        raise TypeError(its.name)
    return Pick(its.id) if isinstance(its, Id) else its


def _constant(wanted: str | int) -> str:
    if isinstance(wanted, int):
        return str(wanted)
    text = wanted.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"
