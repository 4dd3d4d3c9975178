"""Where a document has to have a blank line between its parts, and which parts are kept together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.proofreading.document.structure import Part, Role, Structure

_SIGNED = (Role.SIGNATURE, Role.DATE)
_APART = (Role.ADDRESSEE, Role.ANNEX_NOTE, Role.SIGNATURE)
_TEXT = (Role.BODY, Role.HEADING)
_BETWEEN = (Role.BLANK, Role.ANNEX_NOTE)
_LONGEST = 15  # paragraphs that are kept together; more would not fit on a page


class FreeLines(Struct, frozen=True):
    """The paragraphs that have a blank line above them, and those that have one below."""

    above: frozenset[int]
    below: frozenset[int]


def free_lines(structure: Structure) -> FreeLines:
    """Return where a line is free: above the addressee, the list of annexes and the signature."""
    written = structure.written
    pairs = [
        (before.number, part.number)
        for before, part in zip((None, *written), written, strict=False)
        if before is not None and _begins(before, part)
    ]
    return FreeLines(frozenset(b for _, b in pairs), frozenset(a for a, _ in pairs))


def _begins(before: Part, part: Part) -> bool:
    """Return whether a part begins what stands apart from the text before it."""
    if part.role is Role.DATE:
        return before.role not in _SIGNED
    return part.role in _APART and before.role is not part.role


def signature_block(structure: Structure) -> tuple[Part, ...]:
    """Return what stays on one page: the last words, the signature, the date, and what is between.

    A page with a signature and no words above it does not show what was signed. Where what is
    between is long, the signature and the date alone stay together.
    """
    parts = structure.parts
    signed = [n for n, part in enumerate(parts) if part.role in _SIGNED]
    if not signed:
        return ()
    own = parts[signed[0] : signed[-1] + 1]
    block = (*reversed(list(_above(parts[: signed[0]]))), *own)
    return next((its for its in (block, own) if len(its) <= _LONGEST), ())


def _above(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield what stands above a signature up to the last words of the text, the nearest first."""
    for part in reversed(parts):
        if part.role not in (*_BETWEEN, *_TEXT):
            return
        yield part
        if part.role in _TEXT:
            return
