"""What every reader of a form returns: records as labelled values with their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Value
from addin.ledger.values.problems import CellProblem

FormName = Literal["list", "columns", "cards", "crosstab", "text", "calendar", "names", "unread"]
"""How a sheet is laid out, as ``reading`` in the JSON of ``check`` names it."""

Cell = tuple[int, int]
"""A zero-based row and column."""


class Field(Struct, frozen=True):
    """One value of a record under its heading.

    ``cell``: where the value is; ``label``: where its heading is. ``part``: the cell holds more
    than this value, so that no replacement of the whole cell can be proposed.
    """

    heading: str
    value: Value
    cell: Cell
    label: Cell | None = None
    part: bool = False


class Record(Struct, frozen=True):
    """One record of a form. ``month``: the one that the form states for a day without a month.

    ``place``: the day of the place where it is written, if its text says a day itself.
    """

    fields: tuple[Field, ...]
    month: int | None = None
    year: int | None = None
    place: Value = None


class Sum(Struct, frozen=True):
    """A sum that a form states: its cell, and what the records come to, each way to count them."""

    cell: Cell
    stated: int
    counted: tuple[int, ...]


class Found(Struct, frozen=True):
    """A sheet, or a part of one, read as a form.

    ``cells``: the cells that the reading accounts for. ``header``: the last zero-based row of its
    headings. ``title``: the text above it. ``sums``: what it says that the records come to.
    ``titles``: its headings as written, where the records have them by their columns' names;
    ``problems``: what is to be asked about them, and where a record's text and place disagree.
    ``totals``: records headed 合计.
    """

    form: FormName
    records: tuple[Record, ...]
    cells: frozenset[Cell]
    header: int
    title: str
    kind: str = "活动台账"
    sums: tuple[Sum, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[CellProblem, ...] = ()
    totals: tuple[Record, ...] = ()


Reader = Callable[[Grid, Catalogue, str], Found | None]
"""Read a grid as one form, None where it is not laid out so. The text is the title above it."""
