"""The items of lists in a document, known by the controls that stand in them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from addin.office.word.body import BodyParagraph, Control

_OF_ITEM = re.compile(r"(.+?)\[(.*)\]\.([^\]]+)")


@dataclass(slots=True)
class Block:
    """What stands of one item in one place: rows, paragraphs, or a part of a sentence.

    ``start`` and ``end`` are bytes of the part; of a part of a sentence they are those of its
    first and last control. ``said`` is its text with every control as ⟦its field⟧.
    """

    key: str
    item: str
    fields: tuple[str, ...]
    controls: list[Control]
    paragraphs: list[BodyParagraph]
    start: int
    end: int
    said: str
    is_row: bool = False

    @property
    def stretch(self) -> tuple[int, int]:
        """Where a part of a sentence stands in its paragraph."""
        return self.controls[0].atoms[0].start, self.controls[-1].atoms[-1].end

    @property
    def said_plainly(self) -> str:
        """What stands there, for reading."""
        return "　".join(c.text for c in self.controls if c.text)[:40]

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """The list and the fields that stand here: what tells one place of a list from another."""
        return self.key, self.fields


def split_key(key: str) -> tuple[str, str, str] | None:
    """Return the list, the item's id and the field of a key; None for one of no list."""
    found = _OF_ITEM.fullmatch(key)
    return (found[1], found[2], found[3]) if found else None


def blocks(paragraphs: Sequence[BodyParagraph], inline: Container[str] = ()) -> list[Block]:
    """Return the items' blocks in order; ``inline``: the lists whose items are parts of sentences.

    A row is an item's where all of its list's controls are; so is a paragraph. Paragraphs of one
    item that follow each other are one block.
    """
    found: list[Block] = []
    for _, group in groupby(paragraphs, key=lambda p: (id(p.row) if p.row else 0, p.boxed)):
        inside = list(group)
        row = inside[0].row
        whole = _block(inside) if row is not None else None
        if whole is not None and row is not None:
            whole.start, whole.end, whole.is_row = row.start, row.end, True
            found.append(whole)
            continue
        for paragraph in inside:
            found += _of_paragraph(paragraph, inline)
    return list(_joined(found))


def _of_paragraph(paragraph: BodyParagraph, inline: Container[str]) -> Iterator[Block]:
    block = _block([paragraph])
    if block is not None and block.key not in inline:
        yield block
        return
    told = [(split_key(c.key), c) for c in paragraph.controls]
    listed = [(key, c) for key, c in told if key is not None]
    for (name, item), group in groupby(listed, key=lambda pair: pair[0][:2]):
        controls = [c for _, c in group]
        fields = tuple(key[2] for key, _ in listed if key[:2] == (name, item))
        first, last = controls[0], controls[-1]
        if first.atoms and last.atoms:
            said = said_between(paragraph, first.atoms[0].start, last.atoms[-1].end)
            yield Block(
                name, item, fields, controls, [paragraph], first.span.start, last.span.end, said
            )


def _block(paragraphs: Sequence[BodyParagraph]) -> Block | None:
    """Return paragraphs as one item's block; None where they hold none, or several."""
    controls = [c for p in paragraphs for c in p.controls]
    keys = [key for c in controls if (key := split_key(c.key)) is not None]
    if len({key[:2] for key in keys}) != 1:
        return None
    name, item, _ = keys[0]
    fields = tuple(key[2] for key in keys)
    start, end = paragraphs[0].span.start, paragraphs[-1].span.end
    said = "\n".join(said_between(p, 0, len(p.text)) for p in paragraphs)
    return Block(name, item, fields, controls, list(paragraphs), start, end, said)


def said_between(paragraph: BodyParagraph, start: int, end: int) -> str:
    """Return a stretch of a paragraph with every control in it as ⟦its field⟧."""
    parts, at = [], start
    for control in paragraph.controls:
        if not control.atoms or not start <= control.atoms[0].start < end:
            continue
        key = split_key(control.key)
        parts += [
            paragraph.text[at : control.atoms[0].start],
            f"⟦{key[2] if key else control.key}⟧",
        ]
        at = control.atoms[-1].end
    return "".join((*parts, paragraph.text[at:end]))


def _joined(found: Iterable[Block]) -> Iterator[Block]:
    """Join the paragraphs of one item that follow each other."""
    last: Block | None = None
    for block in found:
        if last is not None and _follows(last, block):
            last.fields += block.fields
            last.controls += block.controls
            last.paragraphs += block.paragraphs
            last.end, last.said = block.end, f"{last.said}\n{block.said}"
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _follows(last: Block, block: Block) -> bool:
    return (
        (last.key, last.item, last.is_row) == (block.key, block.item, block.is_row)
        and block.paragraphs[0].number == last.paragraphs[-1].number + 1
        and block.paragraphs[0].cell == last.paragraphs[-1].cell
        and not block.is_row
        and not set(last.fields) & set(block.fields)
    )
