"""A template made ready: marks where lists begin again and tables may go, for the finishing."""

from __future__ import annotations

from typing import Any

from addin.office.templates.finishing.lists_again import mark_lists, numbered_lists
from addin.office.templates.finishing.tables import give_cells_properties, mark_tables


def prepare(document: Any) -> None:
    """Prepare the body of a template that docxtpl has opened and that has been checked."""
    docx = document.docx
    if (lists := numbered_lists(docx)) is not None:
        mark_lists(docx.element.body, lists)
    mark_tables(docx.element.body)
    give_cells_properties(docx.element.body)
