"""Plain rows of a table, joined all at once: a column is made ready, then a pattern is filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from addin.office.templates.filling.document_text import escaped, needs_nothing
from addin.office.templates.filling.value_marks import Unusual
from addin.report.language.filters import FILTERS, PICTURE_FILTER, TO_FILL_IN, printable
from addin.report.language.traced import Item, Traced

_Column = Callable[[Sequence[Any]], list[str]]


def rows_of(name: str, body: Sequence[Any]) -> Callable[[Sequence[Any]], str] | None:
    """Return what writes the items of a list whose every item is printed alike.

    None where more than the fields of the item, or its number, stands in the loop.
    """
    pattern: list[str] = []
    columns: list[_Column] = []
    for its in body:
        if isinstance(its, str):
            pattern.append(its.replace("%", "%%"))
            continue
        column = _column(name, its[1]) if its[0] == "value" else None
        if column is None:
            return None
        pattern.append("%s")
        columns.append(column)
    return _joining("".join(pattern), columns) if columns else None


def _joining(pattern: str, columns: Sequence[_Column]) -> Callable[[Sequence[Any]], str]:
    def write(items: Sequence[Any]) -> str:
        filled = zip(*[column(items) for column in columns], strict=True)
        return "".join(map(pattern.__mod__, filled))

    return write


def _column(name: str, expression: Sequence[Any]) -> _Column | None:
    filters: list[Callable[[object], object]] = []
    while expression[0] == "filter":
        its = _applied(expression[1], expression[3])
        if its is None:
            return None
        filters.insert(0, its)
        expression = expression[2]
    if list(expression) == ["loop", "index"] and not filters:
        return lambda items: list(map(str, range(1, len(items) + 1)))
    if expression[0] != "at" or list(expression[1]) != ["name", name]:
        return None
    key = expression[2]

    def column(items: Sequence[Any]) -> list[str]:
        found = [_value(item, key) for item in items]
        for apply in filters:
            found = [apply(value) for value in found]
        return _texts(found)

    return column


def _applied(name: str, arguments: Sequence[Any]) -> Callable[[object], object] | None:
    """Return a filter with its arguments; None where they are more than texts and numbers."""
    if name not in FILTERS or name == PICTURE_FILTER or any(its[0] != "const" for its in arguments):
        return None
    its, constants = FILTERS[name], [a[1] for a in arguments]
    if not its.takes(len(constants)):
        return None
    return lambda value: its.apply(value, *constants)


def _value(item: Any, key: str) -> Any:
    value = (item.values if type(item) is Item else item)[key]
    return value.value if type(value) is Traced else value


def _texts(values: list[Any]) -> list[str]:
    """Return values as they stand in the document; most columns need nothing done to them."""
    if set(map(type, values)) != {str}:
        values = [_text(value) for value in values]
    if needs_nothing("".join(values)):
        return values
    return [escaped(printable(value)) for value in values]


def _text(value: Any) -> str:
    if value is None:
        return TO_FILL_IN
    if isinstance(value, str | int | Decimal | date):
        return str(value)
    raise Unusual(type(value).__name__)
