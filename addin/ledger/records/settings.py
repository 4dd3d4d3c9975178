"""The 参数 sheet: what a bureau says of itself, and the norms and synonyms it corrects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue, Column
from addin.ledger.record import replace
from addin.ledger.records.own_words import (
    OwnWords,
    is_left_open,
    is_own_word,
    read_own_words,
    with_words,
)
from addin.ledger.records.roster import day_of
from addin.ledger.tables.headings.confirmed_headings import entries_of
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.near_misses import slip_of
from addin.ledger.values.parsers import Context, parse_cell
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import clean, shown
from addin.ledger.values.traditional import simplified


class Settings(Struct, frozen=True):
    """The values of the 参数 sheet by key; ``rows`` tells where each stands.

    ``present`` is False where the workbook has no such sheet.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=dict)
    norms: Mapping[str, int] = field(default_factory=dict)
    words: OwnWords = OwnWords()
    sheet: str | None = None

    @property
    def present(self) -> bool:
        """Whether the workbook has a 参数 sheet."""
        return self.sheet is not None

    def text(self, key: str) -> str | None:
        """Return a text parameter, None where it is not filled in."""
        return self.values.get(key) or None

    def number(self, key: str) -> int | None:
        """Return a whole-number parameter."""
        value = self.values.get(key)
        return value if isinstance(value, int) else None

    def sum(self, key: str) -> Decimal | None:
        """Return a sum of money."""
        value = self.values.get(key)
        return value if isinstance(value, Decimal) else None

    def day(self, key: str) -> date | None:
        """Return a date parameter, None unless it is sure to the day."""
        return day_of(self.values.get(key))


def read_settings(
    table: Table, catalogue: Catalogue, context: Context
) -> tuple[Settings, list[CellProblem]]:
    """Read the 参数 sheet; unknown keys and unreadable values are problems at their cells."""
    values: dict[str, Any] = {}
    rows: dict[str, Row] = {}
    norms: dict[str, int] = {}
    words, problems = read_own_words(table.rows, catalogue)
    columns = {
        p.key: Column(key=p.key, type=p.type, allowed=p.allowed) for p in catalogue.parameters
    }
    columns |= {n.parameter: Column(key=n.parameter, type="int") for n in catalogue.norms}
    norm_keys = {n.parameter for n in catalogue.norms}
    called = {name: p.key for p in catalogue.parameters for name in p.synonyms}
    own = {simplified(clean(row.text("键"))) for row in table.rows}
    for row in table.rows:
        key = simplified(clean(row.text("键")))
        if (meant := called.get(key)) and meant not in own:
            key = meant
        if is_own_word(key) or is_left_open(key, row.value("值")):
            continue
        if entries_of(key, shown(row.value("值")), catalogue):
            continue  # read before the tables were found
        if key not in columns:
            problem = Problem("parameter-unknown", slip_of(key, columns), {"key": key})
            problems.append(CellProblem(row.sheet, row.address("键"), "键", key, problem))
            continue
        rows[key] = row
        reading = parse_cell(row.value("值"), columns[key], context)
        problems += [
            CellProblem(row.sheet, row.address("值"), key, row.text("值"), p)
            for p in reading.problems
        ]
        if reading.value is not None:
            (norms if key in norm_keys else values)[key] = reading.value
    return Settings(values, rows, norms, words, table.sheet), problems


def adapted(catalogue: Catalogue, settings: Settings) -> Catalogue:
    """Return the catalogue with the bureau's own words and norms in it."""
    norms = tuple(
        replace(n, minimum=settings.norms.get(n.parameter, n.minimum)) for n in catalogue.norms
    )
    return with_words(replace(catalogue, norms=norms), settings.words)
