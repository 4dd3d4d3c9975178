"""Dashes of tags with text right beside them, {% endif -%} 后: they take the blanks away.

docxtpl joins what is before with the next text of the document, which is what a dash at the edge
of a line is for. Text between the tag and that edge would be lost, and nobody told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from addin.office.templates.filling.word_elements import w
from addin.report.language.template_tags import places_of_tags

_EDGE = "\ufffc"
"""What stands for a line break, a tab or a picture between texts."""
_EDGES = frozenset(map(w, ("br", "cr", "drawing", "pict", "object")))


def trim_dashes(root: Any) -> None:
    """Take the dashes with text on their side out of a part, and the blanks they remove."""
    for paragraph in root.iter(w("p")):
        characters = list(_characters(paragraph))
        text = "".join(character for character, _, _ in characters)
        if "-%}" in text or "{%-" in text:
            for place in sorted(_superfluous(text), reverse=True):
                _, t, n = characters[place]
                t.text = t.text[:n] + t.text[n + 1 :]


def _characters(paragraph: Any) -> Iterator[tuple[str, Any, int]]:
    """Yield a paragraph's own characters, each with its element and its number there."""
    for its in paragraph.iter(w("t"), w("tab"), *_EDGES):
        if next(its.iterancestors(w("p"))) is not paragraph:
            continue
        if its.tag == w("t"):
            yield from ((character, its, n) for n, character in enumerate(its.text or ""))
        elif its.getparent().tag == w("r"):
            yield _EDGE, its, 0


def _superfluous(text: str) -> set[int]:
    """Return which characters go: dashes with text on their side, and the blanks before it."""
    gone: set[int] = set()
    for start, end in places_of_tags(text):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if text.startswith("{%-", start) and before and before[-1] != _EDGE:
            gone |= {start + 2, *range(len(before), start)}
        if text.endswith("-%}", start, end) and after and after[0] != _EDGE:
            gone |= {end - 3, *range(end, len(text) - len(after))}
    return gone
