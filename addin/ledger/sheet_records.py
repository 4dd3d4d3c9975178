"""The records of a kind of sheet beside 活动台账: which sheets they are read from, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.records.roster import Member
from addin.ledger.tables.table import Row, Table

R = TypeVar("R")
Parsed = Sequence[tuple[Row, dict[str, Any]]]
"""Rows, each with the values of its cells by column."""


class SheetReader(Protocol):
    """What the records of a sheet are read with: parsed rows and their context."""

    @property
    def tables(self) -> Sequence[Table]:
        """All tables understood, of every kind."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, with what the 参数 sheet changes in it."""

    @property
    def members(self) -> Sequence[Member]:
        """The roster."""

    def rows(self, kind: str, table: Table | None = None) -> Parsed:
        """Return the parsed rows of all tables of a kind, or of one of them."""

    def year(self, table: Table) -> int | None:
        """Return the year of what a table writes without one."""


def _undated(_record: object) -> None:
    """Say that a kind's records tell no time that a report could be of."""


class Records(Struct, Generic[R], frozen=True):
    """The records of a kind of sheet. ``name``: the kind's name in the catalogue.

    ``day``: when a record is of, from which the period is known where nothing else tells it.
    """

    name: str
    read: Callable[[SheetReader], tuple[R, ...]]
    day: Callable[[R], date | None] = _undated


def row_records(
    name: str,
    record: Callable[[Row, dict[str, Any]], R],
    day: Callable[[R], date | None] = _undated,
) -> Records[R]:
    """Return records of which each is one row of a kind's tables."""
    return Records(name, lambda reader: tuple(record(*parsed) for parsed in reader.rows(name)), day)
