"""Paths of files in what a document has beside its text: the file's name stays, the rest goes."""

from __future__ import annotations

import html
import re

from addin.ledger.values.patterns import pattern

# Drives, shared folders, file: addresses, and the folders in which systems keep people's files.
_PATH = pattern(
    r"""(?ix)
    (?: file:/{1,5}(?=[^\s/"<>|]) (?:[a-z][:|][\\/])?
      | (?<![a-z0-9]) [a-z]:[\\/]{1,2}
      | \\\\[?.]\\
      | (?<![\\\w]) \\\\ (?=\w)
      | (?<![\w/.:]) /(?:home|users|volumes|mnt|media|tmp|root|var|opt)/
    ) [^"<>|*?\r\n\t，。；、（）“”《》]*"""
)
_END_OF_FOLDERS = pattern(r"[\\/]|%2f|%5c", re.IGNORECASE)
_TAG = pattern(
    rb"""<(?:[\w.\-]+:)?
    (?:docPr|cNvPr|docVar|tblCaption|tblDescription|hyperlink|hlinkClick|hlinkHover|shape|shapetype
      |rect|roundrect|oval|line|polyline|arc|curve|image|imagedata|group)
    \s(?:[^"'>]|"[^"]*"|'[^']*')*>""",
    re.VERBOSE,
)
_BESIDE_THE_TEXT = pattern(
    rb"""(\s(?:[\w.\-]+:)?(?:descr|title|alt|name|val|tooltip)\s*=\s*)("[^"]*"|'[^']*')"""
)
_TEXT = pattern(rb">([^<>]+)<")
_BASE = pattern(rb"<((?:[\w.\-]+:)?HyperlinkBase)\b[^>]*>([^<]*)</\1\s*>")
PROPERTIES = frozenset({"core-properties", "extended-properties", "custom-properties"})
"""Kinds of the parts that hold a document's properties."""


def without_paths(text: str) -> str:
    """Return a text with each path in it cut down to the name of its file."""
    return _PATH.sub(lambda m: _END_OF_FOLDERS.split(m.group())[-1], text)


def attributes_without_paths(xml: bytes) -> tuple[bytes, int]:
    """Return a part whose alternative texts, names and variables hold no path; how many did."""
    count = 0

    def kept(m: re.Match[bytes]) -> bytes:
        nonlocal count
        new = _cut(m[2][1:-1])
        count += new is not None
        return m.group() if new is None else m[1] + b'"' + new + b'"'

    changed = _TAG.sub(lambda tag: _BESIDE_THE_TEXT.sub(kept, tag.group()), xml)
    return changed, count


def properties_without_paths(xml: bytes) -> tuple[bytes, int]:
    """Return a part of properties that holds no path, nor a folder that links start from."""
    count = 0

    def base(m: re.Match[bytes]) -> bytes:
        nonlocal count
        if _cut(m[2]) is None:
            return m.group()
        count += 1
        return b""

    def kept(m: re.Match[bytes]) -> bytes:
        nonlocal count
        new = _cut(m[1])
        count += new is not None
        return m.group() if new is None else b">" + new + b"<"

    without = _BASE.sub(base, xml)
    return _TEXT.sub(kept, without), count


def _cut(value: bytes) -> bytes | None:
    """Return an escaped value without paths; None where it has none."""
    text = html.unescape(value.decode("utf-8", "replace"))
    cut = without_paths(text)
    return None if cut == text else html.escape(cut).encode()
