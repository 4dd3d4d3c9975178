"""The value of a column by which words name some of a sheet's rows."""

from __future__ import annotations

from msgspec import Struct


class Named(Struct, frozen=True):
    """A column, and what is written in it in the rows that are meant.

    ``or_all``: all rows of the figure may be meant as well.
    """

    column: str
    written: tuple[str, ...]
    or_all: bool = False
