"""The kind of period that a template is for, remembered among the document's properties."""

from __future__ import annotations

from addin.ledger.values.patterns import pattern
from addin.office.ooxml.markup import in_xml
from addin.office.ooxml.spans import prefix_of, spans, spliced
from addin.office.word.word_file import WordFile

KINDS = ("年", "半年", "季度", "月")
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_SAID = pattern(rf"报告期：({'|'.join(KINDS)})(?=；|$)")


def with_kind(file: WordFile, kind: str) -> dict[str, bytes]:
    """Return the part that changes where a template says which kind of period it is for.

    It says so in its category, behind what is said there already. Nothing changes where a document
    has no properties, or the kind is none that has a name.
    """
    part = next((r.target for r in file.relations("") if r.kind == "core-properties"), "")
    xml = file.part(part)
    root = next(iter(spans(xml, (f"{_CORE}coreProperties",))), None) if xml else None
    if root is None or kind not in KINDS or root.empty(xml):
        return {}
    own = root.child(f"{_CORE}category")
    before = _SAID.sub("", own.text if own else "").strip("；")
    words = in_xml("；".join(filter(None, (before, f"报告期：{kind}"))))
    w = prefix_of(xml[root.start : root.opened])
    element = f"<{w}category>{words}</{w}category>".encode()
    end = xml.rindex(b"</", root.start, root.end)
    place = (own.start, own.end) if own else (end, end)
    return {part: spliced(xml, [(*place, element)])}


def kind_said(category: str) -> str:
    """Return the kind of period that a template's category says; "" where it says none."""
    found = _SAID.search(category)
    return found[1] if found else ""
