"""What is wrong with a table of figures though each entry has the right form."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.catalogue import Catalogue
from addin.ledger.shipped.data_set import twice
from addin.ledger.values.patterns import pattern
from addin.statistics.figures import FigureTable, Members, UndeclaredFigure

_PLACEHOLDER = pattern(r"\{(\w*)\}")
_KNOWN = {"type", "tag", "month", "source", "kind"}


def table_problems(table: FigureTable, catalogue: Catalogue) -> Iterator[str]:
    """Yield a sentence for whatever is wrong with a table."""
    yield from twice("指标", [f.key for f in table.figures])
    yield from twice("模板字段", [path for f in table.figures for path in f.fields])
    yield from twice("指标组", [g.name for g in table.groups])
    yield from _families(table)
    yield from _stated(table, catalogue)
    yield from _words(table, catalogue)


def _families(table: FigureTable) -> Iterator[str]:
    for f in table.figures:
        own = set(_PLACEHOLDER.findall(f.key))
        if not own <= _KNOWN:
            yield f"指标“{f.key}”里有不认识的占位名"
        if not f.fields:
            yield f"指标“{f.key}”没有模板字段"
        for path, note in f.fields.items():
            if set(_PLACEHOLDER.findall(path)) != own:
                yield f"指标“{f.key}”和模板字段“{path}”的占位名不同"
            if not note and not f.stated:
                yield f"指标“{f.key}”的模板字段“{path}”没有说明"


def _stated(table: FigureTable, catalogue: Catalogue) -> Iterator[str]:
    numbers = {p.key for p in catalogue.parameters if p.type == "int"}
    yield from (
        f"指标“{f.key}”不是参数表里的数字"
        for f in table.figures
        if f.stated and f.key not in numbers
    )


def _words(table: FigureTable, catalogue: Catalogue) -> Iterator[str]:
    members = Members(catalogue)
    for word in table.words:
        if not word.keys:
            yield f"“{word.words[0]}”没有指标"
        for key in (*(k for keys in word.keys.values() for k in keys), *word.otherwise):
            try:
                table.named(key, members)
            except UndeclaredFigure:
                yield f"“{word.words[0]}”的指标“{key}”不存在"
