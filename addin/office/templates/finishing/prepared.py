"""A template made ready: marks where lists begin again and tables may go, for the finishing."""

from __future__ import annotations

from typing import Any

from lxml import etree

from addin.office.templates.filling.docxtpl_filling import notes_of, roots
from addin.office.templates.finishing.lists_again import mark_lists, numbered_lists
from addin.office.templates.finishing.merged_cells import merge_down
from addin.office.templates.finishing.tables import give_cells_properties, mark_tables
from addin.office.templates.finishing.tidied_tags import drop_deleted_tags, tidy_tags


def prepare(document: Any) -> None:
    """Prepare a template that docxtpl has opened and that has been checked."""
    docx = document.docx
    for _, root in roots(document):
        drop_deleted_tags(root)
        tidy_tags(root)
        merge_down(root)
    for _, part in notes_of(document):
        if b"{%" in part.blob:
            tidy_tags(notes := etree.fromstring(part.blob))
            part._blob = etree.tostring(notes, encoding="UTF-8", standalone=True)
    if (lists := numbered_lists(docx)) is not None:
        mark_lists(docx.element.body, lists)
    mark_tables(docx.element.body)
    give_cells_properties(docx.element.body)
