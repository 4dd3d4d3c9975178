"""Columns known by their entries: 正式党员 and 预备党员 under 党籍状态, 政治面貌 or 身份."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from addin.ledger.catalogue import Column, SheetKind
from addin.ledger.grid import Grid, a1
from addin.ledger.tables.headings.sheet_entries import entries
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import heading_key

_ENOUGH = 0.8

Matched = tuple[Mapping[int, str], dict[str, int], tuple[CellProblem, ...]]
"""The headings by position, the columns matched to them, and what is asked about them."""


def by_entries(
    grid: Grid, kind: SheetKind, bottom: int, matched: Matched
) -> tuple[dict[str, int], tuple[CellProblem, ...]]:
    """Return the columns and problems of a header, columns that entries tell put right.

    A column keeps the heading that is its own name; one of its synonyms, as 人员类别, may head
    something else.
    """
    texts, columns, problems = matched
    told = kind.told_by_entries
    if not told or not set(kind.identified_by) & columns.keys():
        return columns, problems
    found = {i: entries(grid, bottom, i) for i in _open(kind, texts)}
    put = {column.key: _place(column, columns, texts, found) for column in told}
    moved = {i for key, i in put.items() if i is not None and columns.get(key) != i}
    kept = {k: i for k, i in columns.items() if put.get(k, i) == i and i not in moved}
    kept |= {key: i for key, i in put.items() if i is not None}
    cells = {a1(bottom, i) for i in moved}
    sure = {c.key for c in told if (i := put[c.key]) is not None and _fits(c, found.get(i, []))}
    return kept, tuple(p for p in problems if p.cell not in cells and not _is_settled(p, sure))


def _is_settled(problem: CellProblem, sure: Collection[str]) -> bool:
    """Return whether the entries have answered which of two headings is a column's."""
    return problem.problem.kind == "heading-twice" and problem.column in sure


def _place(
    column: Column,
    columns: Mapping[str, int],
    texts: Mapping[int, str],
    found: Mapping[int, list[str]],
) -> int | None:
    """Return where a column is: where its entries are, else where its heading is."""
    own = columns.get(column.key)
    fitting = [i for i, written in found.items() if _fits(column, written)]
    if fitting and own not in fitting:
        return max(fitting, key=lambda i: sum(e in column.allowed for e in found[i]))
    if own is None or not found.get(own) or heading_key(texts[own]) == heading_key(column.key):
        return own
    return own if _any_fits(column, found[own]) else None


def _open(kind: SheetKind, texts: Mapping[int, str]) -> list[int]:
    """Return the positions whose heading alone does not settle which column they are."""
    settled = {heading_key(c.key) for c in kind.columns if not c.by_entries}
    settled |= {heading_key(s) for c in kind.columns if not c.by_entries for s in c.synonyms}
    return [i for i, text in texts.items() if heading_key(text) not in settled]


def _fits(column: Column, written: list[str]) -> bool:
    """Return whether most entries are a column's own, and one at least says what its rows are."""
    own = [e for e in written if e in column.allowed or e in column.also]
    known = len(own) + sum(e in column.apart for e in written)
    return bool(own) and known >= _ENOUGH * len(written)


def _any_fits(column: Column, written: list[str]) -> bool:
    return any(e in column.allowed or e in column.also or e in column.apart for e in written)
