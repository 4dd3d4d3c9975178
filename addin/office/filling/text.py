"""Text as it stands in the XML of a filled document."""

from __future__ import annotations

from addin.ledger.patterns import pattern
from addin.report.filters import TO_FILL_IN

_SPECIAL = {"&": "&amp;", ">": "&gt;", "<": "&lt;", "'": "&#39;", '"': "&#34;"}


_LAST_IN_CELL = pattern(r"(?:</w:p>|<w:p(?: [^<>]*)?/>)</w:tc>")


def escaped(text: str) -> str:
    """Return a text with what XML gives a meaning to written out, as Jinja's autoescape does."""
    for letter, name in _SPECIAL.items():
        if letter in text:
            text = text.replace(letter, name)
    return text


def needs_nothing(text: str) -> bool:
    """Whether a text stands in a document as it is: no mark, control letter or run of blanks."""
    return (
        text.isprintable() and "  " not in text and not any(letter in text for letter in _SPECIAL)
    )


def needs_finishing(xml: str) -> bool:
    """Whether something is left open in a part, or a condition took a table's or a cell's all."""
    cells = xml.count("</w:tc>")
    return (
        TO_FILL_IN in xml
        or "<w:tc/>" in xml
        or "</w:tblGrid></w:tbl>" in xml
        or "<w:tblGrid/></w:tbl>" in xml
        or (
            cells != xml.count("</w:p></w:tc>")
            and cells != sum(1 for _ in _LAST_IN_CELL.finditer(xml))
        )
    )
