"""Properties set in a w:pPr, w:rPr or w:sectPr, each in the place that the schema gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from addin.office.ooxml.markup import escape
from addin.office.ooxml.spans import Span, with_attributes
from addin.office.word.edits import Change

Wanted = Mapping[str, Mapping[str, str | None]]
"""By element the attributes to set, or to take out (None); those not named stay."""


def set_below(  # noqa: PLR0913, PLR0917 - where, and what
    xml: bytes, parent: Span, name: str, order: Sequence[str], wanted: Wanted, w: str
) -> list[Change]:
    """Return the changes that set properties in a child (w:pPr, w:rPr) of a paragraph or run."""
    own = parent.child(name)
    if own is not None:
        return set_in(xml, own, order, wanted, w)
    new = f"<{w}{name}>{new_elements(order, wanted, w)}</{w}{name}>".encode()
    if not parent.empty(xml):
        return [(parent.opened, parent.opened, new)]
    tag = xml[parent.start : parent.opened]
    return [(parent.start, parent.end, _opened(tag) + new + _closing(tag))]


def set_in(xml: bytes, own: Span, order: Sequence[str], wanted: Wanted, w: str) -> list[Change]:
    """Return the changes that set properties in an element that holds them."""
    if own.empty(xml):
        tag = xml[own.start : own.opened]
        inside = new_elements(order, wanted, w).encode()
        return [(own.start, own.end, _opened(tag) + inside + _closing(tag))]
    changes = []
    for name in sorted(wanted, key=order.index):
        child = own.child(name)
        if child is not None:
            tag = xml[child.start : child.opened]
            changes.append(
                (child.start, child.opened, with_attributes(tag, _said(wanted[name], w)))
            )
        else:
            at = _place(xml, own, order, name)
            changes.append((at, at, new_elements(order, {name: wanted[name]}, w).encode()))
    return [c for c in changes if xml[c[0] : c[1]] != c[2]]


def _place(xml: bytes, own: Span, order: Sequence[str], name: str) -> int:
    """Return where a new child belongs: before the first that comes after it."""
    later = set(order[order.index(name) + 1 :])
    for child in own.children:
        if child.name in later or child.name not in order:
            return child.start
    return xml.rindex(b"</", own.start, own.end)


def new_elements(order: Sequence[str], wanted: Wanted, w: str) -> str:
    """Return properties as elements of their own, in order."""
    return "".join(
        f"<{w}{name}"
        + "".join(
            f' {key}="{its}"' for key, its in _said(wanted[name], w).items() if its is not None
        )
        + "/>"
        for name in sorted(wanted, key=order.index)
    )


def _said(attributes: Mapping[str, str | None], w: str) -> dict[str, str | None]:
    return {
        f"{w}{key}": None if its is None else escape(its).replace('"', "&quot;")
        for key, its in attributes.items()
    }


def _opened(tag: bytes) -> bytes:
    return tag[:-2].rstrip() + b">"


def _closing(tag: bytes) -> bytes:
    """Return the end tag of a start tag, or of a tag that was both."""
    name = tag[1:].split(None, 1)[0].rstrip(b"/>")
    return b"</" + name + b">"
