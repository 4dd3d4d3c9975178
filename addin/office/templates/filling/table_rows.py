"""Rows of a table, joined all at once: a column is made ready, then a pattern is filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.document_text import escaped, needs_nothing
from addin.office.templates.filling.value_marks import Unusual
from addin.office.word.controls.text_controls import END_OF_CONTROL, beginnings_of_controls, is_odd
from addin.report.language.filters import FILTERS, PICTURE_FILTER, TO_FILL_IN, printable
from addin.report.language.traced import Item, Traced, item_key

_Column = Callable[[Sequence[Any]], list[str]]
_BLOCK = ("<w:tr>", "<w:tr ")
_BEGUN = pattern(
    r"(<w:r(?: [^<>]*)?>(?:<w:rPr>(?:(?!</w:rPr>|<w:rPrChange).)*</w:rPr>|<w:rPr/>)?)"
    r"<w:t(?: [^<>]*)?>\Z"
)
_ENDED = "</w:t></w:r>"


class Rows(Struct, frozen=True):
    """Writes the items of a list that are all printed alike.

    ``pattern``: the text of one, with %s for every value; ``columns``: what tells the values.
    ``traced``: how each value becomes a control; None where some cannot as simply.
    """

    pattern: str
    columns: tuple[_Column, ...]
    traced: _Traced | None = None

    def plain(self, items: Sequence[Any]) -> str:
        """Return the items with their values as bare text."""
        filled = zip(*[column(items) for column in self.columns], strict=True)
        return "".join(map(self.pattern.__mod__, filled))

    def in_controls(self, items: Sequence[Any], key: str, keys: list[str]) -> str | None:
        """Return the items of a list, each value in its control; None where that is not simple.

        ``key``: the list's; ``keys``: takes the key of every item, and of every value.
        """
        if self.traced is None or any(type(its) is not Item for its in items):
            return None
        owners = [item_key(key, its.id) for its in items]
        keys.extend(owners)
        texts = [column(items) for column in self.columns]
        filled = [
            frame.around(column, owners, keys) if frame else column
            for frame, column in zip(self.traced.frames, texts, strict=True)
        ]
        return "".join(map(self.traced.pattern.__mod__, zip(*filled, strict=True)))


class _Frame(Struct, frozen=True):
    """A run that holds one value and nothing else; ``rest``: the value's key below its item's."""

    run: str
    rest: str

    def around(self, texts: Sequence[str], owners: Sequence[str], keys: list[str]) -> list[str]:
        """Return the texts of a column as runs in controls; what says nothing is a bare run."""
        its_keys = [f"{owner}{self.rest}" for owner in owners]
        keys.extend(key for key, text in zip(its_keys, texts, strict=True) if text)
        said = f'{self.run}<w:t xml:space="preserve">'
        empty = f"{said}{_ENDED}"
        end = f"{_ENDED}{END_OF_CONTROL}"
        return [
            f"{begun}{said}{text}{end}" if text else empty
            for begun, text in zip(beginnings_of_controls(its_keys), texts, strict=True)
        ]


class _Traced(Struct, frozen=True):
    """The pattern of an item with %s for runs; a column without a frame is no value of the item."""

    pattern: str
    frames: tuple[_Frame | None, ...]


def rows_of(name: str, body: Sequence[Any]) -> Rows | None:
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
    if not columns:
        return None
    return Rows("".join(pattern), tuple(columns), _traced(body))


def _traced(body: Sequence[Any]) -> _Traced | None:
    """Return how the values of rows become controls: each is all that its run says."""
    if not _is_block(body):
        return None
    told = [its if isinstance(its, str) else its[2:] for its in body]
    frames: list[_Frame | None] = []
    for n, its in enumerate(told):
        if isinstance(its, str):
            continue
        _, rest = its
        before, behind = told[n - 1], told[n + 1]  # a row begins and ends with texts
        if not rest:
            frames.append(None)
            continue
        begun = _BEGUN.search(before) if isinstance(before, str) else None
        if begun is None or not str(behind).startswith(_ENDED):
            return None
        told[n - 1], told[n + 1] = before[: begun.start()], str(behind)[len(_ENDED) :]
        frames.append(_Frame(begun[1], rest))
    texts = [its.replace("%", "%%") if isinstance(its, str) else "%s" for its in told]
    return _Traced("".join(texts), tuple(frames))


def _is_block(body: Sequence[Any]) -> bool:
    """Whether a loop's body is whole rows, in which a control can stand anywhere in a paragraph."""
    texts = [its for its in body if isinstance(its, str)]
    ends = [isinstance(its, str) for its in (body[0], body[-1])]
    return all(ends) and body[0].lstrip().startswith(_BLOCK) and not is_odd("".join(texts))


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
