"""Dashes of tags inside a paragraph, {% endif -%}: they take the blanks away, and nothing else.

docxtpl joins the paragraph with the one before or behind, which is what a dash at its edge is for.
With text between the tag and that edge, the text would be lost and nobody told.
"""

from __future__ import annotations

from typing import Any

from addin.office.templates.filling.word_elements import w
from addin.report.language.template_tags import places_of_tags


def trim_dashes(root: Any) -> None:
    """Take the dashes with text on their side out of a part, and the blanks they remove."""
    for paragraph in root.iter(w("p")):
        characters = [(t, n) for t in own_texts(paragraph) for n in range(len(t.text or ""))]
        text = "".join(t.text[n] for t, n in characters)
        if "-%}" in text or "{%-" in text:
            _remove(characters, _superfluous(text))


def own_texts(paragraph: Any) -> list[Any]:
    """Return the elements of a paragraph's own text, without those of a text box in it."""
    return [t for t in paragraph.iter(w("t")) if next(t.iterancestors(w("p"))) is paragraph]


def _superfluous(text: str) -> set[int]:
    """Return which characters go: dashes with text on their side, and the blanks before it."""
    gone: set[int] = set()
    for start, end in places_of_tags(text):
        before, after = text[:start], text[end:]
        if text.startswith("{%-", start) and before.strip():
            gone |= {start + 2, *range(len(before.rstrip()), start)}
        if text.endswith("-%}", start, end) and after.strip():
            gone |= {end - 3, *range(end, len(text) - len(after.lstrip()))}
    return gone


def _remove(characters: list[tuple[Any, int]], gone: set[int]) -> None:
    for place in sorted(gone, reverse=True):
        t, n = characters[place]
        t.text = t.text[:n] + t.text[n + 1 :]
