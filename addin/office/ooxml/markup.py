"""Text written into XML; the standard library's own way loads half of the internet with it."""

from __future__ import annotations

from addin.ledger.values.patterns import pattern

_NOT_IN_XML = pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"))
_IN_ATTRIBUTES = (*_IN_TEXT, ("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;"))


def escape(text: str) -> str:
    """Return a text as it stands between two tags."""
    return _written(text, _IN_TEXT)


def in_xml(text: str) -> str:
    """Return a text as it stands in a part: escaped, without what XML has no place for."""
    return escape(_NOT_IN_XML.sub(" ", text))


def quoteattr(text: str) -> str:
    """Return a text as the value of an attribute, with its quotes."""
    written = _written(text, _IN_ATTRIBUTES)
    if '"' not in written:
        return f'"{written}"'
    if "'" not in written:
        return f"'{written}'"
    return '"' + written.replace('"', "&quot;") + '"'


def _written(text: str, names: tuple[tuple[str, str], ...]) -> str:
    for letter, name in names:
        if letter in text:
            text = text.replace(letter, name)
    return text
