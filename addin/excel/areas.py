"""Ranges of a sheet by their areas, several in one where Excel takes them: each call is a wait."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from addin.excel.native import native
from addin.ledger.grid import Merge, a1, position

if TYPE_CHECKING:
    import xlwings

_LONGEST = 250  # characters of an address that Excel takes: 255
_UNKNOWN = object()
_ADDRESS = re.compile(r"([A-Z]+\d+)(?::([A-Z]+\d+))?")


def address_of_area(area: Merge) -> str:
    """Return an area as Excel writes it: A1:C3, or A1 for one cell."""
    first, last = a1(area.top, area.left), a1(area.bottom, area.right)
    return first if first == last else f"{first}:{last}"


def area_at(address: str) -> Merge | None:
    """Return the area of an address such as $A$1:$C$3; None for whole rows, columns, or several."""
    m = _ADDRESS.fullmatch(address.replace("$", ""))
    if m is None:
        return None
    return Merge(*position(m[1]), *position(m[2] or m[1]))


class Asked:
    """The areas of a sheet that have been asked for: each is looked up once."""

    def __init__(self, sheet: xlwings.Sheet) -> None:
        self.sheet = sheet
        self._known: dict[Merge, xlwings.Range] = {}

    def part(self, area: Merge) -> xlwings.Range:
        """Return an area of the sheet."""
        if area not in self._known:
            self._known[area] = part(self.sheet, area)
        return self._known[area]

    def used(self) -> Merge:
        """Return the area in use."""
        its = self.sheet.used_range
        address = native(its, "Address")
        area = area_at(address) if isinstance(address, str) else None
        if area is None:
            last = its.last_cell
            return Merge(0, 0, last.row - 1, last.column - 1)
        self._known[area] = its
        return area


def part(sheet: xlwings.Sheet, area: Merge) -> xlwings.Range:
    """Return an area of a sheet."""
    return sheet.range(address_of_area(area))


def parts(sheet: xlwings.Sheet, areas: Iterable[Merge]) -> Iterator[xlwings.Range]:
    """Yield ranges that hold some areas together: as few as Excel takes, else one an area."""
    yield from parts_at(sheet, map(address_of_area, areas))


def parts_at(sheet: xlwings.Sheet, addresses: Iterable[str]) -> Iterator[xlwings.Range]:
    """Yield ranges that hold the areas of some addresses, in the same way."""
    return (its for _, its in together(sheet, addresses))


def together(
    sheet: xlwings.Sheet, addresses: Iterable[str]
) -> Iterator[tuple[Sequence[str], xlwings.Range]]:
    """Yield such ranges, each with the addresses that it holds."""
    longest = _LONGEST if native(sheet, "Range") is not None else 0
    waiting: list[str] = []
    letters = 0
    for address in addresses:
        if waiting and letters + len(address) >= longest:
            yield waiting, sheet.range(",".join(waiting))
            waiting, letters = [], 0
        waiting.append(address)
        letters += len(address) + 1
    if waiting:
        yield waiting, sheet.range(",".join(waiting))


def values_of(its: xlwings.Range) -> Sequence[Sequence[Any]]:
    """Return the values of a range row by row, as Excel gives them, in one call."""
    values = native(its, "Value", default=_UNKNOWN)
    if values is _UNKNOWN:
        return its.options(ndim=2, err_to_str=True).value  # type: ignore[no-any-return]
    return values if isinstance(values, tuple) else ((values,),)


def write(its: xlwings.Range, rows: Sequence[Sequence[str | float | date | None]]) -> None:
    """Write values into a range, in one call where no day is among them."""
    has_days = any(isinstance(value, date) for row in rows for value in row)
    if has_days or native(its, "Cells") is None:
        its.value = rows
    else:
        its.raw_value = tuple(tuple("" if v is None else v for v in row) for row in rows)


def text_at(sheet: xlwings.Sheet, cell: str) -> str:
    """Return what a cell says; "" where it says nothing."""
    its = sheet.range(cell)
    value = native(its, "Value", default=_UNKNOWN)
    return str((its.value if value is _UNKNOWN else value) or "")


def colour_number(colour: str) -> int:
    """Return a colour as Excel counts it: #RRGGBB backwards."""
    value = int(colour.lstrip("#"), 16)
    return (value & 0xFF) << 16 | value & 0xFF00 | value >> 16
