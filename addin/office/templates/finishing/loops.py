"""The loops of a template that repeat whole paragraphs or rows, found in its elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.word_elements import w

_TAG = pattern(r"\{%-?(?:p|tr|tc|r)?\s*(for|endfor)\b")
_ROW_TAG = pattern(r"\{%-?tr\s")


class Loop(Struct):
    """A loop: the element behind which a turn begins, and the paragraphs of a turn.

    ``inner``: how many of the paragraphs are in a loop inside this one.
    """

    start: Any
    paragraphs: list[Any] = field(default_factory=list)
    repeated: set[Any] = field(default_factory=set)

    def is_repeated(self, paragraph: Any) -> bool:
        """Whether a loop inside this one repeats a paragraph."""
        return paragraph in self.repeated


def text_of(its: Any) -> str:
    """Return what an element says."""
    return "".join(t.text or "" for t in its.iter(w("t")))


def loops_of(body: Any) -> list[Loop]:
    """Return the loops over whole paragraphs and rows, the outermost first."""
    found: list[Loop] = []
    open_: list[Loop | None] = []
    for paragraph in body.iter(w("p")):
        tags = _TAG.findall(text_of(paragraph))
        begun = len(open_)
        for tag in tags:
            if tag == "for":
                open_.append(None)
            elif open_:
                open_.pop()
                begun = min(begun, len(open_))
        for at in range(begun, len(open_)):
            open_[at] = Loop(_start_of(paragraph))
            found.append(open_[at])  # type: ignore[arg-type]
        if not tags:
            _put(paragraph, [its for its in open_ if its is not None])
    return found


def _put(paragraph: Any, loops: list[Loop]) -> None:
    for at, loop in enumerate(loops):
        loop.paragraphs.append(paragraph)
        if at < len(loops) - 1:
            loop.repeated.add(paragraph)


def _start_of(paragraph: Any) -> Any:
    """Return the element that a turn follows: the row of a {%tr for %}, else the paragraph."""
    if _ROW_TAG.search(text_of(paragraph)):
        return next(paragraph.iterancestors(w("tr")), paragraph)
    return paragraph


def rows_between_loops(table: Any) -> Iterator[tuple[Any, str]]:
    """Yield a table's rows, each with its tag: "for", "endfor", "other" for another tag, or ""."""
    for row in table.iterchildren(w("tr")):
        text = text_of(row)
        tag = _TAG.search(text)
        own = _ROW_TAG.search(text)
        yield row, (tag[1] if tag else "other") if own else ""
