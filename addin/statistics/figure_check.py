"""What is wrong with a table of figures: seen when documents are made and when tests run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from addin.ledger.catalogue import Catalogue
from addin.statistics.figures import FigureTable, Members, UndeclaredFigure

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_KNOWN = {"type", "tag", "month", "source", "kind"}


def table_problems(table: FigureTable, catalogue: Catalogue) -> list[str]:
    """Return what is wrong with a table, each in one sentence; nothing where all is right."""
    return [
        *_repeated("key", (f.key for f in table.figures)),
        *_repeated("field", (path for f in table.figures for path in f.fields)),
        *_repeated("group", (g.name for g in table.groups)),
        *_families(table),
        *_stated(table, catalogue),
        *_words(table, catalogue),
    ]


def _repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {name} is declared twice" for name, n in Counter(names).items() if n > 1)


def _families(table: FigureTable) -> Iterator[str]:
    for f in table.figures:
        own = set(_PLACEHOLDER.findall(f.key))
        if not own <= _KNOWN:
            yield f"{f.key} has an unknown placeholder"
        if not f.fields:
            yield f"{f.key} is shown by no field"
        for path, note in f.fields.items():
            if set(_PLACEHOLDER.findall(path)) != own:
                yield f"{f.key}: the field {path} has other placeholders"
            if not note and not f.stated:
                yield f"{f.key}: the field {path} has no note"


def _stated(table: FigureTable, catalogue: Catalogue) -> Iterator[str]:
    numbers = {p.key for p in catalogue.parameters if p.type == "int"}
    yield from (
        f"{f.key} is no number that the sheet 参数 states"
        for f in table.figures
        if f.stated and f.key not in numbers
    )


def _words(table: FigureTable, catalogue: Catalogue) -> Iterator[str]:
    members = Members(catalogue)
    for word in table.words:
        for source in (*word.words, word.needs):
            try:
                re.compile(source)
            except re.error as e:
                yield f"the words {source} are no regular expression: {e}"
        if not word.keys:
            yield f"the words {word.words[0]} mean no figure"
        for key in (*(k for keys in word.keys.values() for k in keys), *word.otherwise):
            try:
                table.named(key, members)
            except UndeclaredFigure:
                yield f"the words {word.words[0]} mean {key}, which is not declared"
