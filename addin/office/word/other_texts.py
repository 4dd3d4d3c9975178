"""The texts of a document beside its body (notes, headers, boxes), and what is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from addin.office.ooxml.spans import Span, spans
from addin.office.word.body import BodyParagraph, paragraphs_below, read_part
from addin.office.word.edits import AUTHOR
from addin.office.word.word_file import WordFile

_REFERENCE = re.compile(rb'<(?:\w+:)?(footnote|endnote)Reference\b[^>]*?\bid="(-?\d{1,9})"')
_NOTES = {"footnotes": ("footnote", "脚注"), "endnotes": ("endnote", "尾注")}
_MARGINS = {"header": "页眉", "footer": "页脚"}
_UNREAD = {
    "image": ("图片", "张"),
    "chart": ("图表", "个"),
    "diagramData": ("示意图", "个"),
    "package": ("嵌入的文件", "个"),
    "oleObject": ("嵌入的文件", "个"),
    "aFChunk": ("插入的文档", "个"),
}


class TextPart(Struct, frozen=True):
    """A text beside the body.

    ``kind``: footnote, endnote, header, footer or textbox. ``name``: what a reader calls it.
    """

    kind: str
    name: str
    paragraphs: Sequence[BodyParagraph]


def body_and_boxes(
    paragraphs: Sequence[BodyParagraph],
) -> tuple[list[BodyParagraph], list[TextPart]]:
    """Return the paragraphs of the body itself, and the text boxes that stand beside them."""
    body = [p for p in paragraphs if not p.boxed]
    boxes = groupby((p for p in paragraphs if p.boxed), key=lambda p: p.number)
    return body, [TextPart("textbox", f"第{n + 1}段旁的文本框", list(its)) for n, its in boxes]


def other_texts(file: WordFile) -> Iterator[TextPart]:
    """Yield the notes that the body refers to, and each text of headers and footers once."""
    for part, (kind, name) in _NOTES.items():
        yield from _notes(file, part, kind, name)
    seen: set[tuple[str, ...]] = set()
    for relation in file.relations(file.main):
        name = _MARGINS.get(relation.kind, "")
        paragraphs = read_part(file, relation.target) if name else []
        texts = (name, *(p.text for p in paragraphs))
        if "".join(texts[1:]).strip() and texts not in seen:
            seen.add(texts)
            yield TextPart(relation.kind, name, paragraphs)


def _notes(file: WordFile, part: str, kind: str, name: str) -> Iterator[TextPart]:
    """Yield notes in the order of the signs that refer to them, which is how Word numbers them."""
    xml = file.part(file.related(part) or "")
    if not xml:
        return
    notes = {its.attributes.get("id", ""): its for its in spans(xml, (kind,))}
    for number, note in enumerate(_referred_to(file, kind, notes), 1):
        yield TextPart(kind, f"{name}{number}", paragraphs_below(note))


def _referred_to(file: WordFile, kind: str, notes: dict[str, Span]) -> list[Span]:
    found = _REFERENCE.findall(file.part(file.main))
    ids = dict.fromkeys(number.decode() for its, number in found if its.decode() == kind)
    return [notes[number] for number in ids if number in notes]


def unread(file: WordFile) -> list[str]:
    """Return what a reader sees in a document and no check reads: 批注2条, 图片3张."""
    told = [f"批注{n}条"] if (n := _remarks(file)) else []
    counts: dict[tuple[str, str], int] = {}
    targets = dict.fromkeys((r.kind, r.target) for r in file.relations(file.main))
    for kind, _ in targets:
        if words := _UNREAD.get(kind):
            counts[words] = counts.get(words, 0) + 1
    return told + [f"{what}{n}{unit}" for (what, unit), n in counts.items()]


def _remarks(file: WordFile) -> int:
    """Count the comments that people have made: those of this program are no text of theirs."""
    xml = file.part(file.related("comments") or "")
    found = spans(xml, ("comment",)) if xml else []
    return sum(1 for its in found if its.attributes.get("author") != AUTHOR)
