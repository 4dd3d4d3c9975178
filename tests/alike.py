"""Whether two Word files are the same: part by part, whatever their bytes; and values for any template."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import nodes
from lxml import etree

from addin.office.templates.engine import Environment, plain
from addin.office.templates.filling.docxtpl_filling import open_template
from addin.office.templates.filling.finishing import finish
from addin.report.language.traced import Values


def parts(package: bytes) -> dict[str, bytes]:
    """Return every part in its canonical form."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: _canonical(name, archive.read(name)) for name in archive.namelist()}


def _canonical(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")) or not content:
        return content
    return etree.tostring(etree.fromstring(content), method="c14n", exclusive=True)


def filled_by_docxtpl(template: Path, values: Values) -> bytes:
    """Return what docxtpl makes of a template, with its last touch."""
    document = open_template(template)
    document.render(plain(values), jinja_env=Environment(None, tuple(values)), autoescape=True)
    stories = [document.docx.element]
    for kind in (document.HEADER_URI, document.FOOTER_URI):
        stories += [part._element for _, part in document.get_headers_footers(kind)]
    for root in stories:
        finish(root)
    document.docx.save(done := BytesIO())
    return done.getvalue()


def values_for(template: Path) -> dict[str, Any]:
    """Return values that a template asks for: three items where it repeats, a text for the rest."""
    found: dict[str, Any] = {}
    for source in _sources(open_template(template)):
        _gather(Environment().parse(source).body, {}, found)
    return {name: _settled(below) for name, below in found.items()}


def _sources(document: Any) -> Iterator[str]:
    yield document.patch_xml(document.get_xml())
    for kind in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(kind):
            yield document.patch_xml(document.get_part_xml(part))
    for part in document.docx.part.package.iter_parts():
        if part.partname.endswith("/footnotes.xml"):
            yield document.patch_xml(part.blob.decode())
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield getattr(document.docx.core_properties, name)


def _gather(body: Any, scope: Mapping[str, Any], found: dict[str, Any]) -> None:
    for its in body if isinstance(body, list) else [body]:
        if isinstance(its, nodes.For):
            item = _place(its.iter, scope, found).setdefault("*", {})
            inner = (
                {**scope, its.target.name: item} if isinstance(its.target, nodes.Name) else scope
            )
            _gather([*its.body, *its.else_, *([its.test] if its.test else [])], inner, found)
        elif isinstance(its, nodes.Getattr | nodes.Name):
            _place(its, scope, found)
        else:
            for child in its.iter_child_nodes():
                _gather(child, scope, found)


def _place(its: Any, scope: Mapping[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    if isinstance(its, nodes.Getattr):
        return _place(its.node, scope, found).setdefault(its.attr, {})
    if isinstance(its, nodes.Name):
        return scope[its.name] if its.name in scope else found.setdefault(its.name, {})
    return {}


def _settled(found: dict[str, Any], told: str = "值") -> Any:
    if "*" in found:
        return [_settled(found["*"], f"{told}{n}") for n in range(3)]
    if not found:
        return f"{told}<&>\"'"
    return {name: _settled(below, f"{told}·{name}") for name, below in found.items()}
