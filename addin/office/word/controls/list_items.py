"""The items of lists in a document, known by the controls that stand in them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from msgspec import Struct

from addin.office.word.body import BodyParagraph, Control
from addin.report.language.keys import Id, key_of_steps, steps_of_key
from addin.report.renewing.provenance import WrittenList


class Block(Struct):
    """What stands of one item in one place: rows, paragraphs, or a part of a sentence.

    ``start`` and ``end`` are bytes of the part; of a part of a sentence they are those of its
    first and last control. ``said`` is its text with every control as ⟦its field⟧. ``is_part``:
    of a sentence, or of a paragraph in which several items stand.
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
    is_part: bool = False

    @property
    def stretch(self) -> tuple[int, int]:
        """Where a part of a sentence stands in its paragraph."""
        return self.controls[0].atoms[0].start, self.controls[-1].atoms[-1].end

    @property
    def around(self) -> tuple[int, int]:
        """The bytes beside which another paragraph or row may stand."""
        its = self.paragraphs[0].span
        return (its.start, its.end) if self.is_part else (self.start, self.end)

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
    steps = steps_of_key(key) if "[" in key else ()
    at = max((n for n, its in enumerate(steps) if isinstance(its, Id)), default=-1)
    if at < 1 or at + 1 == len(steps):
        return None
    listed, field = key_of_steps(steps[:at]), key_of_steps(steps[at + 1 :])
    return listed, cast("Id", steps[at]).id, field


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
            start, end = first.span.start, last.span.end
            yield Block(name, item, fields, controls, [paragraph], start, end, said, is_part=True)


def _block(paragraphs: Sequence[BodyParagraph]) -> Block | None:
    """Return paragraphs as one item's block; None where they hold none, or several."""
    controls = [c for p in paragraphs for c in p.controls]
    keys = [key for c in controls if (key := split_key(c.key)) is not None]
    if len({key[:2] for key in keys}) != 1:
        return None
    name, item, _ = keys[0]
    fields = tuple(key[2] for key in keys)
    around = [p.span for p in paragraphs]
    around += [c.span for c in controls if paragraphs[0].cell is None]
    start, end = min(s.start for s in around), max(s.end for s in around)
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


def is_as_written(block: Block, old: WrittenList) -> bool:
    """Whether a block stands as it was written, but for its values."""
    its = old.items.get(block.item)
    alike = its is not None and block.said == its.said and block.is_part == old.inline
    return alike and is_framed(block, old)


def best_pattern(patterns: Sequence[Block], old: WrittenList) -> Block | None:
    """Return the item that others are made after: one that is not the first, if there is any.

    Where some are rows it is one of those. In a sentence the first has no words before it that
    part it from another; where it is the only one and nothing stands before it, nobody knows what
    would part them.
    """
    patterns = [b for b in patterns if b.is_row] or patterns
    later = [b for b in patterns if b.item in list(old.items)[1:]]
    if later:
        return later[-1]
    if patterns and old.inline and not old.items[patterns[-1].item].before:
        return None
    return patterns[-1] if patterns else None


def is_framed(block: Block, old: WrittenList) -> bool:
    """Whether the words around a part of a sentence are as they were written."""
    if not old.inline:
        return True
    its, text = old.items[block.item], block.paragraphs[0].text
    start, end = block.stretch
    return text[:start].endswith(its.before) and text[end:].startswith(its.after)


def stretch_of(block: Block, old: WrittenList, found: Sequence[Block]) -> tuple[int, int]:
    """Return what goes with a part of a sentence: its own words, so that the rest still reads.

    With the first of several go the words up to the next, whose place it leaves.
    """
    its = old.items[block.item]
    start, end = block.stretch
    same = [b for b in found if b.paragraphs[0] is block.paragraphs[0]]
    if block is same[0] and len(same) > 1 and its.before != old.items.get(same[1].item, its).before:
        return start, same[1].stretch[0]
    return start - len(its.before), end + len(its.after)
