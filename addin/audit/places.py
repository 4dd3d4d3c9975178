"""Where a claim is, in words: a paragraph by its number, a cell by the headings of its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from addin.audit.tables.table_headings import Table, tables_of
from addin.audit.text.quantity import quantities
from addin.report.prose import Cell, Paragraph

_TITLE = re.compile(r"^\s*(附?表\s*[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?)")
_LONGEST = 14  # characters of a heading that are shown
_DIGITS = re.compile(r"\d{7,}[\dXx]?")  # a telephone number, or that of an identity card


def place_words(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Return where each paragraph is, by its number: 第3段, 表1“3月”行“支委会”列."""
    tables = {t.number: t for t in tables_of(paragraphs)}
    return {
        p.number: _in_table(p.cell, tables[p.cell.table]) if p.cell else f"第{p.number + 1}段"
        for p in paragraphs
    }


def _in_table(cell: Cell, table: Table) -> str:
    title = _TITLE.match(table.caption)
    name = title[1].replace(" ", "") if title else f"第{cell.table + 1}个表"
    row, column = _row_heading(cell, table), _column_heading(cell, table)
    told_row = f"“{row}”行" if row else f"第{cell.row + 1}行"
    told_column = f"“{column}”列" if column else f"第{cell.column + 1}列"
    return f"{name}{told_row}{told_column}"


def _row_heading(cell: Cell, table: Table) -> str:
    """Return the words at the head of a row: those before a cell that state no numbers."""
    labels = table.words_of(cell.row, cell.column)
    heads = list(takewhile(lambda text: not any(quantities(text)), labels))
    return _short("·".join(heads or labels[:1]))


def _column_heading(cell: Cell, table: Table) -> str:
    if cell.row == 0:
        return ""
    heads = table.heads(cell.column) or [table.cells.get((0, cell.column), "")]
    return _short("·".join(heads))


def _short(text: str) -> str:
    shown = _DIGITS.sub("***", re.sub(r"\s+", "", text))
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
