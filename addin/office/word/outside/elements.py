"""Elements of a part that have what is looked for, wherever they are, with their places in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from msgspec import Struct

from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern

RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_TAG = pattern(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


class Element(Struct):
    """An element: ``xml[start:opened]`` is its start tag, ``xml[closing:end]`` its end tag.

    ``uri`` is its namespace; attributes of a namespace are named "uri name".
    """

    uri: str
    name: str
    attributes: dict[str, str]
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    text: str = ""

    @property
    def alone(self) -> bool:
        """Whether it is written as one tag."""
        return self.end == self.opened

    def relations(self) -> Mapping[str, str]:
        """Return the relations that it names, by the attributes that name them."""
        split = ((key.rpartition(" "), value) for key, value in self.attributes.items())
        return {name: value for (uri, _, name), value in split if uri in RELATIONS}


Wanted = Callable[[str, Mapping[str, str]], bool]
"""Whether an element is looked for, by its name without namespace and its attributes."""


def elements(xml: bytes, wanted: Wanted) -> list[Element]:
    """Return the elements that are wanted, in the order of their start tags.

    Raises Refusal for a part that is not well-formed.
    """
    found: list[Element] = []
    open_ones: list[Element | None] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(full: str, attributes: dict[str, str]) -> None:
        uri, _, name = full.rpartition(" ")
        if not wanted(name, attributes):
            open_ones.append(None)
            return
        at = parser.CurrentByteIndex
        tag = _TAG.match(xml, at)
        its = Element(uri, name, attributes, at, tag.end() if tag else at)
        open_ones.append(its)
        found.append(its)

    def text(characters: str) -> None:
        if open_ones and (its := open_ones[-1]):
            its.text += characters

    def end(_full: str) -> None:
        if (its := open_ones.pop()) is None:
            return
        if xml[its.opened - 2 : its.opened] == b"/>":
            its.closing = its.end = its.opened
        else:
            its.closing = parser.CurrentByteIndex
            its.end = xml.index(b">", its.closing) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as e:
        raise Refusal("文件的内部部件已损坏，处理不了；请用Office打开后另存一次再试") from e
    return found
