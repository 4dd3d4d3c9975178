"""Content controls made of the marks that the template engine leaves around values and items."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from addin.office.templates.filling.value_marks import BEGIN, CLOSE, END, MARK, OPEN, Edges
from addin.office.templates.filling.word_elements import SPACE, element, w
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
        edges.blocks.update(_list_of(key) for key in _begun(text, keys))
    edges.plain |= edges.blocks
    edges.keys |= frozenset(keys)
    wrapper = _Wrapper(keys, edges)
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


def _list_of(item: str) -> str:
    return item.rpartition("[")[0]


class _Wrapper:
    """Goes through a part's runs in order, splitting them at the marks."""

    def __init__(self, keys: Sequence[str], edges: Edges) -> None:
        self._keys = keys
        self._edges = edges
        self._item = ""  # the item of a list that is being read inside a paragraph
        self._paragraph: Any = None
        self._before = ""
        self._after = ""
        self._seen = False  # whether a control of the item was met

    def run(self, run: Any) -> None:
        texts = [t for t in run.findall(w("t")) if t.text]
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is not self._paragraph:
            self._paragraph, self._item = paragraph, ""
        if not any(MARK.search(t.text) for t in texts):
            self._literal("".join(t.text for t in texts))
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
            for key, text in self._read(child.text):
                if key and may_hold:
                    self._seen, self._after = True, ""
                    yield from [current] if _filled(current) else []
                    current = _like(run)
                    yield _control(run, key, text)
                else:
                    self._literal(text)
                    current.append(_said(text))
        if _filled(current):
            yield current

    def _read(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the pieces of a text, each with the key it is marked with, "" for none."""
        key = ""
        for mark, piece in _pieces(text):
            if mark:
                own = self._key(mark)
                if mark[1] in (BEGIN, END):
                    self._edge(mark[1], own)
                key = own if mark[1] == OPEN else ""
            if piece:
                yield key, piece

    def _key(self, mark: re.Match[str]) -> str:
        number = int(mark[2] or -1)
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def _edge(self, mark: str, key: str) -> None:
        if mark == BEGIN:
            self._item, self._before, self._after, self._seen = key, "", "", False
        elif self._item == key:
            if self._seen:
                self._edges.inline[key] = (self._before, self._after)
                self._edges.plain.add(_list_of(key))
            self._item = ""

    def _literal(self, text: str) -> None:
        if self._seen:
            self._after += text
        else:
            self._before += text


def _pieces(text: str) -> Iterator[tuple[re.Match[str] | None, str]]:
    """Yield each mark with the text behind it; first the text before any mark."""
    at = 0
    mark: re.Match[str] | None = None
    for found in MARK.finditer(text):
        yield mark, text[at : found.start()]
        at, mark = found.end(), found
    yield mark, text[at:]


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
