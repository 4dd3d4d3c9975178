"""Text as it stands in the XML of a filled document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.value_marks import AGAIN, NOTHING
from addin.report.language.filters import OPEN_PLACE, PICTURE

_SPECIAL = {"&": "&amp;", ">": "&gt;", "<": "&lt;", "'": "&#39;", '"': "&#34;"}


_TABLE = pattern(r"<w:tbl(?: [^<>]*)?>|</w:tbl>")
_PLACE = pattern(rb"<\?taizhang-table (\d+)\?>")
_HOLDERS = ("<w:hdr", "<w:ftr", "<w:footnote", "<w:endnote", "<w:txbxContent")
_EMPTIED = pattern(r"<w:(hdr|ftr|footnote|endnote|txbxContent)\b[^<>]*(?:/>|>\s*</w:\1>)")
_LAST_IN_CELL = pattern(r"(?:</w:p>|<w:p(?: [^<>]*)?/>)</w:tc>")
_BARE_ROW = pattern(r"(?:<w:tr(?: [^<>]*)?>|</w:trPr>|<w:trPr/>|</w:tblPrEx>)\s*</w:tr>")
_ODD_FILL = pattern(r'w:fill="(?!auto"|[0-9A-Fa-f]{6}")')
_ODD_SPAN = pattern(r'<w:gridSpan w:val="(?![1-9][0-9]*")')


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
    """Whether something is left open in a part, or is to be done that only a tree can tell."""
    return OPEN_PLACE.search(xml) is not None or needs_tree(xml)


def needs_tree(xml: str) -> bool:
    """Whether a part has lists, pictures or boxes to finish, or lost a table's or a cell's all."""
    cells = xml.count("</w:tc>")
    return (
        any(mark in xml for mark in (AGAIN, NOTHING, PICTURE))
        or is_emptied(xml)
        or "w14:checkbox" in xml
        or "<w:tc/>" in xml
        or "</w:tblGrid></w:tbl>" in xml
        or "<w:tblGrid/></w:tbl>" in xml
        or _has_odd_cells(xml)
        or (
            cells != xml.count("</w:p></w:tc>")
            and cells != sum(1 for _ in _LAST_IN_CELL.finditer(xml))
        )
    )


def _has_odd_cells(xml: str) -> bool:
    """Whether a row has no cell, or a cell a colour or span that Word does not open."""
    return any(odd.search(xml) is not None for odd in (_BARE_ROW, _ODD_FILL, _ODD_SPAN))


def is_emptied(xml: str) -> bool:
    """Whether a header, note or text box has no paragraph left."""
    return any(name in xml for name in _HOLDERS) and _EMPTIED.search(xml) is not None


def set_aside(xml: str, mark: str) -> tuple[str, list[bytes]]:
    """Return a part without those of its tables that stay as they are, and these tables.

    A tree takes many times the memory of the text that it is read from, and a table of a thousand
    rows needs none. ``mark``: a letter that shows that a table needs more than ``needs_finishing``.
    """
    kept: list[bytes] = []
    rest: list[str] = []
    end = 0
    if AGAIN in xml:  # its mark may lie outside of the table with the list
        return xml, kept
    if "<?taizhang-table" in xml:  # somebody else's, which would be taken for ours
        return xml, kept
    for start, stop in _outermost_tables(xml):
        table = xml[start:stop]
        if mark not in table and not needs_finishing(table):
            rest += [xml[end:start], f"<?taizhang-table {len(kept)}?>"]
            kept.append(table.encode())
            end = stop
    return "".join((*rest, xml[end:])), kept


def _outermost_tables(xml: str) -> Iterator[tuple[int, int]]:
    depth = start = 0
    for found in _TABLE.finditer(xml):
        is_end = found[0].startswith("</")
        if not is_end and not depth:
            start = found.start()
        depth += -1 if is_end else 1
        if is_end and not depth:
            yield start, found.end()


def put_back(xml: bytes, kept: Sequence[bytes]) -> bytes:
    """Return a part with the tables that were set aside."""
    return _PLACE.sub(lambda place: kept[int(place[1])], xml) if kept else xml
