"""Small Word files made for a test, and what they say when read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from addin.report.language.traced import Traced, Values, items


def traced(values: Mapping[str, Any]) -> Values:
    """Return plain values as a template's values: no rows behind them, items known by their place."""
    return {name: _traced(value) for name, value in values.items()}


def _traced(value: Any) -> Any:
    if isinstance(value, Mapping):
        return traced(value)
    if isinstance(value, list):
        return items((str(n), traced(item)) for n, item in enumerate(value))
    return Traced(value)


def template(path: Path, *paragraphs: str, header: str = "", table: Sequence[str] = ()) -> Path:
    """Write a template of plain paragraphs, optionally a header and a one-column table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if table:
        grid = document.add_table(len(table), 1)
        for cell, text in zip(grid.column_cells(0), table, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def paragraphs(path: Path) -> list[str]:
    """Return the text of every paragraph of the body, tables included, in order."""
    body = docx.Document(str(path)).element.body
    return [_text(p) for p in body.iter(qn("w:p"))]


def tables(path: Path) -> list[list[list[str]]]:
    """Return every table as rows of cells' texts; python-docx skips what stands in a control."""
    found = docx.Document(str(path)).tables
    return [[[_text(cell._tc) for cell in row.cells] for row in table.rows] for table in found]


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t")))


def runs(path: Path) -> Iterator[tuple[str, str | None]]:
    """Yield each run's text and colour."""
    for run in docx.Document(str(path)).element.body.iter(qn("w:r")):
        colour = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
        text = "".join(t.text or "" for t in run.iter(qn("w:t")))
        yield text, None if colour is None else colour.get(qn("w:val"))
