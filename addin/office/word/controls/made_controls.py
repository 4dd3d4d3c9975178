"""Content controls made of the marks that the template engine leaves around values and items."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from addin.office.templates.filling.value_marks import BEGIN, CLOSE, MARK, Edges
from addin.office.templates.filling.word_elements import SPACE, element, w
from addin.office.word.controls.mark_reader import MarkReader, list_of
from addin.office.word.controls.tags import tag_of

# An element's own text: python-docx tells all that a paragraph or a run says.
_OWN_TEXT: Any = etree._Element.text
_HOLDERS = frozenset(
    w(name)
    for name in (
        "p",
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    )
)


def make_controls(root: Any, keys: Sequence[str], edges: Edges) -> None:
    """Put every marked text of a part into a content control, and take all marks out."""
    for text in _marked_around(root):
        edges.blocks.update(list_of(key) for key in _begun(text, keys))
    edges.plain |= edges.blocks
    edges.keys |= frozenset(keys)
    wrapper = _Wrapper(MarkReader(keys, edges))
    for run in list(root.iter(w("r"))):
        wrapper.run(run)
    _clean(root)


def _marked_around(root: Any) -> Iterator[str]:
    """Yield the texts between elements where marks stand, and take the marks out of them."""
    for its in root.iter(etree.Element):
        text = _OWN_TEXT.__get__(its)
        if text and its.tag != w("t") and MARK.search(text):
            yield text
            _OWN_TEXT.__set__(its, MARK.sub("", text))
        if its.tail and MARK.search(its.tail):
            yield its.tail
            its.tail = MARK.sub("", its.tail)


def _begun(text: str, keys: Sequence[str]) -> Iterator[str]:
    for mark in MARK.finditer(text):
        if mark[1] == BEGIN and int(mark[2]) < len(keys):
            yield keys[int(mark[2])]


class _Wrapper:
    """Goes through a part's runs in order, splitting them at the marks."""

    def __init__(self, reader: MarkReader) -> None:
        self._reader = reader
        self._paragraph: Any = None

    def run(self, run: Any) -> None:
        texts = [t for t in run.findall(w("t")) if t.text]
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is not self._paragraph:
            self._paragraph = paragraph
            self._reader.paragraph()
        if not any(MARK.search(t.text) for t in texts):
            self._reader.literal("".join(t.text for t in texts))
            return
        parts = list(self._parts(run))
        for part in parts:
            run.addprevious(part)
        run.getparent().remove(run)

    def _parts(self, run: Any) -> Iterator[Any]:
        """Yield the runs and controls that a run is split into."""
        may_hold = run.getparent().tag in _HOLDERS or _is_rich(run.getparent())
        current = _like(run)
        for child in [c for c in run if c.tag != w("rPr")]:
            if child.tag != w("t") or not child.text:
                current.append(child)
                continue
            for key, text in self._reader.read(child.text):
                if key and may_hold:
                    self._reader.control()
                    yield from [current] if _filled(current) else []
                    current = _like(run)
                    yield _control(run, key, text)
                else:
                    self._reader.literal(text)
                    current.append(_said(text))
        if _filled(current):
            yield current


def _is_rich(parent: Any) -> bool:
    """Whether an element is the content of a control that may hold other controls."""
    if parent.tag != w("sdtContent"):
        return False
    properties = parent.getparent().find(w("sdtPr"))
    plain = ("text", "date", "comboBox", "dropDownList", "picture", "bibliography", "citation")
    return properties is None or not any(properties.find(w(n)) is not None for n in plain)


def _like(run: Any) -> Any:
    """Return an empty run in another one's look."""
    new = element("r")
    for name, value in run.attrib.items():
        new.set(name, value)
    look = run.find(w("rPr"))
    if look is not None:
        new.append(copy.deepcopy(look))
    return new


def _filled(run: Any) -> bool:
    return any(child.tag != w("rPr") for child in run)


def _said(text: str) -> Any:
    new = element("t")
    new.text = text
    new.set(SPACE, "preserve")
    return new


def _control(run: Any, key: str, text: str) -> Any:
    """Return an inline plain-text control: LibreOffice keeps no other kind."""
    control, tag = element("sdt"), tag_of(key)
    properties = etree.SubElement(control, w("sdtPr"))
    for name in ("alias", "tag"):
        etree.SubElement(properties, w(name)).set(w("val"), tag)
    etree.SubElement(properties, w("text"))
    inner = _like(run)
    inner.append(_said(text))
    etree.SubElement(control, w("sdtContent")).append(inner)
    return control


def _clean(root: Any) -> None:
    """Take out what marks are left: in fields' instructions, attributes and plain controls."""
    for its in root.iter(etree.Element):
        text = _OWN_TEXT.__get__(its)
        if text and CLOSE in text:
            _OWN_TEXT.__set__(its, MARK.sub("", text))
        for name, value in its.attrib.items():
            if CLOSE in value:
                its.set(name, MARK.sub("", value))
