"""Text written into XML; the standard library's own way loads half of the internet with it."""

from __future__ import annotations

import re
import sys

from addin.ledger.values.patterns import pattern

_NOT_IN_XML = pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"))
_IN_ATTRIBUTES = (*_IN_TEXT, ("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;"))
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_REFERENCE = pattern(r"&(amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")


def escape(text: str) -> str:
    """Return a text as it stands between two tags."""
    return _written(text, _IN_TEXT)


def unescape(text: str) -> str:
    """Return what a text between two tags, or in quotes, says."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_letter, text)


def _letter(reference: re.Match[str]) -> str:
    name = reference[1]
    if name in _NAMED:
        return _NAMED[name]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number < sys.maxunicode else reference[0]


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
