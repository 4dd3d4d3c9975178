"""Dashes and blanks of tags, put so that docxtpl reads them as they are meant.

A dash with text right beside it, {% endif -%} 后, takes the blanks away. docxtpl joins what is
before with the next text of the document, which is what a dash at the edge of a line is for. Text
between the tag and that edge would be lost, and nobody told.

Blanks that come with text from web pages it does not take for blanks, nor for nothing those
characters that have no width.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.word_elements import w
from addin.report.language.template_tags import STRINGS, UNSEEN, places_of_tags

_ODD_BLANK = pattern("[\u00a0\u2002-\u200a\u202f\u3000]")
_EDGE = "\ufffc"
"""What stands for a line break, a tab or a picture between texts."""
_EDGES = frozenset(map(w, ("br", "cr", "drawing", "pict", "object")))


def tidy_tags(root: Any) -> None:
    """Take out of a part the dashes with text on their side, with the blanks they remove."""
    for paragraph in root.iter(w("p")):
        characters = list(_characters(paragraph))
        text = "".join(character for character, _, _ in characters)
        if "{" not in text:
            continue
        for place in _odd_blanks(text):
            _, t, n = characters[place]
            t.text = f"{t.text[:n]} {t.text[n + 1 :]}"
        for place in sorted(_superfluous(text), reverse=True):
            _, t, n = characters[place]
            t.text = t.text[:n] + t.text[n + 1 :]


def drop_deleted_tags(root: Any) -> None:
    """Take out what was deleted while changes were tracked, where it holds a tag."""
    for deleted in list(root.iter(w("del"))):
        if any(set(its.text or "") & set("{}") for its in deleted.iter(w("delText"))):
            deleted.getparent().remove(deleted)


def _characters(paragraph: Any) -> Iterator[tuple[str, Any, int]]:
    """Yield a paragraph's own characters, each with its element and its number there."""
    for its in paragraph.iter(w("t"), w("tab"), *_EDGES):
        if next(its.iterancestors(w("p"))) is not paragraph:
            continue
        if its.tag == w("t"):
            yield from ((character, its, n) for n, character in enumerate(its.text or ""))
        elif its.getparent().tag == w("r"):
            yield _EDGE, its, 0


def _odd_blanks(text: str) -> Iterator[int]:
    """Yield where tags have another blank than the usual one, which takes its place."""
    for start, end in places_of_tags(text):
        yield from (start + m.start() for m in _ODD_BLANK.finditer(_unquoted(text[start:end])))


def _unquoted(tag: str) -> str:
    """Return a tag of the same length without what is in quotation marks."""
    return STRINGS.sub(lambda quoted: "-" * len(quoted[0]), tag)


def _superfluous(text: str) -> set[int]:
    """Return what goes: dashes with text on their side, blanks before it, the unseen in tags."""
    gone: set[int] = set()
    for start, end in places_of_tags(text):
        gone |= {start + m.start() for m in UNSEEN.finditer(_unquoted(text[start:end]))}
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if text.startswith("{%-", start) and before and before[-1] != _EDGE:
            gone |= {start + 2, *range(len(before), start)}
        if text.endswith("-%}", start, end) and after and after[0] != _EDGE:
            gone |= {end - 3, *range(end, len(text) - len(after))}
    return gone
