"""The custom part of a report that holds what it remembers of its ledger; bound to nothing.

Nothing of it shows in Word. The values' texts stand in the report anyway; of the ledger's other
contents it tells the addresses of rows only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import asdict

from addin.office.ooxml.markup import in_xml, quoteattr
from addin.office.ooxml.spans import Span, spans
from addin.office.word.outside.addresses import is_absolute
from addin.office.word.parts import added_part
from addin.office.word.word_file import WordFile
from addin.report.renewing.provenance import Origin, Provenance, Written, WrittenItem, WrittenList

SPACE = "urn:taizhang:report"
_ITEM = "{0137554D-7A53-555C-A569-74E2210B9D4A}"  # the UUID that SPACE makes
_BETWEEN = "/"  # sheets' names cannot have it
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = ("ledger", "path", "sha256", "period", "template", "template_sha256", "template_version")


def find_provenance(file: WordFile) -> tuple[str, Provenance] | None:
    """Return the custom part and what it holds; None where the document has none of ours."""
    for relation in file.relations(file.main):
        xml = file.part(relation.target) if relation.kind == "customXml" else b""
        if SPACE.encode() in xml:
            root = next(iter(spans(xml, [_named("report")])), None)
            if root is not None:
                return relation.target, _read(root)
    return None


def with_provenance(file: WordFile, provenance: Provenance) -> dict[str, bytes]:
    """Return the parts that change where a document is to hold what it remembers."""
    content = written(provenance)
    found = find_provenance(file)
    if found:
        return {found[0]: _HEAD.encode() + content.encode()}
    number = next(n for n in range(1, 10_000) if f"customXml/item{n}.xml" not in file.names)
    item, store = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts = added_part(file, item, "customXml", "application/xml", content)
    properties = (
        f'<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{_ITEM}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return parts | added_part(
        file, store, "customXmlProps", _STORE_TYPE, properties, owner=item, changed=parts
    )


def written(provenance: Provenance) -> str:
    """Return the custom part's content."""
    told = ((k, _without_place(v)) for k, v in asdict(provenance.origin).items())
    origin = "".join(f" {k}={quoteattr(_plain(v))}" for k, v in told)
    return (
        f'<report xmlns="{SPACE}" version="1"{origin}>'
        f"{''.join(_values(provenance.values))}{''.join(map(_list, provenance.lists))}</report>"
    )


def _without_place(text: str) -> str:
    """Return a name or a relative path as it is; of an absolute one the file's name alone."""
    return re.split(r"[/\\]", text)[-1] if is_absolute(text) else text


def _values(values: Mapping[str, Written]) -> Iterator[str]:
    for key, its in values.items():
        at = f" at={quoteattr(' '.join(its.at))}" if its.at else ""
        yield (
            f'<value key={quoteattr(_plain(key))} times="{its.times}"'
            f" rows={quoteattr(_plain(_BETWEEN.join(its.rows)))}{at}>{in_xml(its.text)}</value>"
        )
        for text in its.was:
            yield f"<was key={quoteattr(_plain(key))}>{in_xml(text)}</was>"


def _list(its: WrittenList) -> str:
    items = "".join(
        f"<item id={quoteattr(_plain(name))} before={quoteattr(item.before)}"
        f" after={quoteattr(item.after)}>{in_xml(item.said)}</item>"
        for name, item in its.items.items()
    )
    known = "".join(f"<known id={quoteattr(_plain(name))}/>" for name in its.ids)
    return (
        f"<list key={quoteattr(_plain(its.key))} fields={quoteattr(_plain(' '.join(its.fields)))}"
        f' inline="{int(its.inline)}" plain="{int(its.plain)}">{known}{items}</list>'
    )


def _plain(text: str) -> str:
    return in_xml(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _read(root: Span) -> Provenance:
    was: dict[str, tuple[str, ...]] = {}
    for its in (c for c in root.children if c.name == _named("was")):
        key = its.attributes.get("key", "")
        was[key] = (*was.get(key, ()), its.text)
    values = {
        key: Written(
            v.text,
            tuple(filter(None, v.attributes.get("rows", "").split(_BETWEEN))),
            _number(v.attributes.get("times", "")),
            tuple(v.attributes.get("at", "").split()),
            was.get(key, ()),
        )
        for v in root.children
        if v.name == _named("value")
        for key in [v.attributes.get("key", "")]
    }
    lists = tuple(_read_list(its) for its in root.children if its.name == _named("list"))
    told = {name: root.attributes.get(name, "") for name in (*_NAMES, "program")}
    return Provenance(Origin(**told), values, lists)


def _read_list(its: Span) -> WrittenList:
    told = its.attributes
    return WrittenList(
        told.get("key", ""),
        tuple(told.get("fields", "").split()),
        tuple(c.attributes.get("id", "") for c in its.children if c.name == _named("known")),
        {
            c.attributes.get("id", ""): WrittenItem(
                c.text, c.attributes.get("before", ""), c.attributes.get("after", "")
            )
            for c in its.children
            if c.name == _named("item")
        },
        inline=told.get("inline") == "1",
        plain=told.get("plain") == "1",
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _named(name: str) -> str:
    return f"{{{SPACE}}}{name}"
