"""Cells of a sheet part, found and rewritten where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import count

from msgspec import Struct, field

from addin.ledger.grid import a1
from addin.office.ooxml.spans import Span, escaped, prefix_of, spliced, visit_spans, with_attributes

FORMULA = "单元格是公式"
ARRAY = "单元格在数组公式的范围里"
RICH = "单元格里的文字有不同的字体或颜色"
STRANGE = "单元格的内容不是普通的文字或数字"

_PLACE = re.compile(r"([A-Z]{1,3})(\d+)")


class NewCell(Struct, frozen=True):
    """What is put in a cell: a text, or a number (a day as its serial); and a note about it."""

    content: str | float
    is_day: bool = False
    note: str = ""


class FoundCells(Struct):
    """The cells of a sheet part that were looked for, and the ranges that share one formula."""

    cells: dict[str, Span] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)


def find_cells(xml: bytes, wanted: Set[str]) -> FoundCells:
    """Find some cells by address; where the part leaves addresses out, by the cells' order."""
    found = FoundCells()
    row = 0

    def visit(its: Span) -> None:
        nonlocal row
        row = int(its.attributes.get("r", row + 1))
        column = -1
        for cell in (c for c in its.children if c.name == "c"):
            address = cell.attributes.get("r") or a1(row - 1, column + 1)
            column = _column(address)
            if address in wanted:
                found.cells[address] = cell
            found.shared.extend(_shared_ranges(cell))

    visit_spans(xml, ["row"], visit)
    return found


def _shared_ranges(cell: Span) -> Iterator[str]:
    """Yield the range of an array formula or a data table that stands in a cell."""
    formula = cell.child("f")
    if formula is not None and formula.attributes.get("t") in ("array", "dataTable"):
        yield formula.attributes.get("ref", "")


def _column(address: str) -> int:
    """Return an address's column, counted from 0."""
    match = _PLACE.match(address)
    column = 0
    for letter in match[1] if match else "":
        column = column * 26 + ord(letter) - 64
    return column - 1


def why_not(address: str, cell: Span, shared: Iterable[str], rich: Set[int]) -> str | None:
    """Return why a cell is left alone, None where it may be rewritten.

    ``rich``: the places of those shared strings that are in several fonts.
    """
    if cell.child("f") is not None:
        return FORMULA
    if any(_inside(address, its) for its in shared):
        return ARRAY
    if {c.name for c in cell.children} not in ({"v"}, {"is"}) or {"cm", "vm"} & set(
        cell.attributes
    ):
        return STRANGE
    return RICH if _is_rich(cell, rich) else None


def _is_rich(cell: Span, rich: Set[int]) -> bool:
    inline, value = cell.child("is"), cell.child("v")
    if inline is not None:
        return inline.child("r") is not None
    return (
        cell.attributes.get("t") == "s"
        and value is not None
        and value.text.strip().isdigit()
        and int(value.text) in rich
    )


def _inside(address: str, area: str) -> bool:
    first, _, last = area.partition(":")
    (left, top), (right, bottom) = _place(first), _place(last or first)
    column, row = _place(address)
    return left <= column <= right and top <= row <= bottom


def _place(address: str) -> tuple[int, int]:
    match = _PLACE.match(address)
    return _column(address), int(match[2]) if match else 0


def rich_strings(xml: bytes) -> frozenset[int]:
    """Return the places of the shared strings that are written in several fonts."""
    rich: set[int] = set()
    places = count()

    def visit(its: Span) -> None:
        place = next(places)
        if its.child("r") is not None:
            rich.add(place)

    visit_spans(xml, ["si"], visit)
    return frozenset(rich)


def with_cells(xml: bytes, new: Iterable[tuple[Span, NewCell, int]]) -> bytes:
    """Return a sheet part with some cells rewritten, each with the style it is to have."""
    changes = ((cell.start, cell.end, _rewritten(xml, cell, its, s)) for cell, its, s in new)
    return spliced(xml, changes)


def _rewritten(xml: bytes, cell: Span, new: NewCell, style: int) -> bytes:
    tag = xml[cell.start : cell.opened]
    p = prefix_of(tag)
    if isinstance(new.content, str):
        tag = with_attributes(tag, {"s": str(style), "t": "inlineStr"})
        space = ' xml:space="preserve"' if new.content != new.content.strip() else ""
        content = f"<{p}is><{p}t{space}>{escaped(new.content)}</{p}t></{p}is>"
    else:
        tag = with_attributes(tag, {"s": str(style), "t": None})
        content = f"<{p}v>{_number(new.content)}</{p}v>"
    return tag + f"{content}</{p}c>".encode()


def _number(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else repr(float(number))
