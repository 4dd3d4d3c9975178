"""Adding a part to a document: the part itself, its type, and its place among the relations."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from addin.office.ooxml.markup import quoteattr
from addin.office.ooxml.spans import spans, spliced
from addin.office.word.word_file import CONTENT_TYPES, WordFile, relations_part

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIP = f"{{{_PACKAGE}/relationships}}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def added_part(  # noqa: PLR0913, PLR0917 - what tells a part from another
    file: WordFile,
    name: str,
    kind: str,
    content_type: str,
    content: str,
    owner: str | None = None,
    changed: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Return the parts that change where a new one is added, related to the document.

    ``owner``: the part that it is related to, where that is not the document. ``changed``:
    parts that are changed already.
    """
    before = changed or {}
    owner = owner or file.main
    relations = relations_part(owner)
    related = before.get(relations) or file.part(relations) or _no_relations()
    types = before.get(CONTENT_TYPES) or file.part(CONTENT_TYPES)
    return {
        name: (_HEAD + content).encode(),
        relations: _with_relation(related, name, kind),
        CONTENT_TYPES: _with_type(types, name, content_type),
    }


def linked(
    file: WordFile, targets: Sequence[str], changed: Mapping[str, bytes]
) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the ids of links from the document to other files, and the part that changes.

    A link that the document has already is used again.
    """
    name = relations_part(file.main)
    relations = changed.get(name) or file.part(name) or _no_relations()
    ids = {
        its.attributes.get("Target", ""): its.attributes.get("Id", "")
        for its in spans(relations, [_RELATIONSHIP])
        if its.attributes.get("TargetMode") == "External"
    }
    base = _STRICT if _STRICT.encode() in relations else _OFFICE
    used = [int(n) for n in re.findall(rb'\bId="taizhangLink(\d{1,6})"', relations)]
    new = ""
    for number, target in enumerate((t for t in targets if t not in ids), max(used, default=0) + 1):
        ids = {**ids, target: f"taizhangLink{number}"}
        new += (
            f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{ids[target]}"'
            f' Type="{base}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
        )
    return ids, {name: _before_the_end(relations, new)} if new else {}


def unlinked(file: WordFile, ids: Container[str], changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the changed parts, without links of some ids from the document to other files."""
    name = relations_part(file.main)
    relations = changed.get(name) or file.part(name)
    gone = [
        (its.start, its.end, b"")
        for its in (spans(relations, [_RELATIONSHIP]) if relations else [])
        if its.attributes.get("TargetMode") == "External" and its.attributes.get("Id", "") in ids
    ]
    return {**changed, name: spliced(relations, gone)} if gone else dict(changed)


def _no_relations() -> bytes:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()


def _with_relation(relations: bytes, name: str, kind: str) -> bytes:
    taken = set(re.findall(rb'\bId="([^"]*)"', relations))
    number = next(n for n in range(1, len(taken) + 2) if f"taizhang{n}".encode() not in taken)
    base = _STRICT if _STRICT.encode() in relations else _OFFICE
    return _before_the_end(
        relations,
        f'<Relationship xmlns="{_PACKAGE}/relationships" Id="taizhang{number}"'
        f' Type="{base}/{kind}" Target={quoteattr("/" + name)}/>',
    )


def _with_type(types: bytes, name: str, content_type: str) -> bytes:
    if re.search(rf'PartName="/{re.escape(name)}"'.encode(), types, re.IGNORECASE):
        return types
    return _before_the_end(
        types,
        f'<Override xmlns="{_PACKAGE}/content-types" PartName={quoteattr("/" + name)}'
        f' ContentType="{content_type}"/>',
    )


def _before_the_end(xml: bytes, new: str) -> bytes:
    """Return a part with an element behind its last; a root that is one tag is opened."""
    end = xml.rfind(b"</")
    if end >= 0:
        return spliced(xml, [(end, end, new.encode())])
    close = xml.rindex(b"/>")
    start = xml.rindex(b"<", 0, close)
    name = xml[start + 1 :].split(None, 1)[0].rstrip(b"/>")
    return xml[:close] + b">" + new.encode() + b"</" + name + b">" + xml[close + 2 :]
