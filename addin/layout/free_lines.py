"""Where a document has to have a blank line between its parts, and which parts are kept together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.proofreading.document.structure import Part, Role, Structure

_SIGNED = (Role.SIGNATURE, Role.DATE)
_APART = (Role.ADDRESSEE, Role.ANNEX_NOTE, Role.SIGNATURE)
_TEXT = (Role.BODY, Role.HEADING, Role.ANNEX_NOTE)
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

    A signature on a page of its own is none: nothing shows what was signed.
    """
    parts = structure.parts
    signed = [n for n, part in enumerate(parts) if part.role in _SIGNED]
    if not signed:
        return ()
    above = list(_above(parts[: signed[0]]))[::-1]
    block = (*above, *parts[signed[0] : signed[-1] + 1])
    return block if len(block) <= _LONGEST else ()


def _above(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield blank paragraphs above a signature, the nearest first, and the text above them."""
    for part in reversed(parts):
        if part.role is Role.BLANK or part.role in _TEXT:
            yield part
        if part.role is not Role.BLANK:
            return
