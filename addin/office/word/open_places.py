"""The red of what is still to be filled in: taken away when it is, and put there when it is not."""

from __future__ import annotations

from addin.office.ooxml.spans import Span, prefix_of, spliced
from addin.office.word.edits import Change
from addin.report.language.filters import is_open

RED = "FF0000"
# What stands before the colour among a run's properties.
_BEFORE = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
)


def recoloured(xml: bytes, run: Span, there: str, now: str, w: str) -> list[Change]:
    """Return the changes that make a run red where its new text is （待补充）, or no longer."""
    if is_open(there) == is_open(now):
        return []
    own = run.child("rPr")
    colour = own.child("color") if own else None
    if is_open(now):
        return [_reddened(xml, run, f'<{w}color {w}val="{RED}"/>', w)]
    if colour is None or colour.attributes.get("val") != RED:
        return []
    return [(colour.start, colour.end, b"")]


def _reddened(xml: bytes, run: Span, red: str, w: str) -> Change:
    own = run.child("rPr")
    if own is None:
        return run.opened, run.opened, f"<{w}rPr>{red}</{w}rPr>".encode()
    if own.empty(xml):
        name = prefix_of(xml[own.start : own.opened])
        return own.start, own.end, f"<{name}rPr>{red}</{name}rPr>".encode()
    if (colour := own.child("color")) is not None:
        return colour.start, colour.end, red.encode()
    before = [c for c in own.children if c.name in _BEFORE]
    place = before[-1].end if before else own.opened
    return place, place, red.encode()


def look_of(xml: bytes, run: Span, there: str, now: str, w: str) -> str:
    """Return a run's properties as they are to be with its new text."""
    own = run.child("rPr")
    if own is None:
        return f'<{w}rPr><{w}color {w}val="{RED}"/></{w}rPr>' if is_open(now) else ""
    shifted = [
        (a - own.start, b - own.start, new) for a, b, new in recoloured(xml, run, there, now, w)
    ]
    return spliced(xml[own.start : own.end], shifted).decode()
