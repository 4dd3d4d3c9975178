"""The table of all figures: put together from the files that declare them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from addin.ledger.catalogue import CATALOGUE
from addin.ledger.shipped.data_set import DataSet, records
from addin.statistics.figure_check import table_problems
from addin.statistics.figures import Figure, FigureTable, FigureWord, Group


def figure(key: str) -> Figure:
    """Return a figure or a family by its key as declared; raise UndeclaredFigure for others."""
    return figure_table().figure(key)


@cache
def figure_table() -> FigureTable:
    """Return all figures that the program declares."""
    return FIGURES.load()


def _with_full_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data under the names of the fields: [[figure]] is one of ``figures``."""
    full_names = {"figure": "figures", "word": "words", "group": "groups"}
    return {full_names.get(name, name): its for name, its in data.items()}


def _table(data: Mapping[str, Any]) -> FigureTable:
    return FigureTable(
        figures=records(Figure, data["figures"]),
        words=records(FigureWord, data["words"]),
        groups=records(Group, data["groups"]),
    )


def _sources() -> tuple[Path, ...]:
    """Return the files in their order: of two words for the same text the first one is meant."""
    here = Path(__file__).parent
    kinds = sorted((here.parent / "sheets").glob("*/figures.toml"))
    last = (here / "stated_figures.toml", here / "attendance_words.toml")
    return (here / "figures.toml", *kinds, *last)


FIGURES = DataSet(
    sources=_sources(),
    form=FigureTable,
    named=_with_full_names,
    read=_table,
    check=table_problems,
    refers_to=(CATALOGUE,),
)
