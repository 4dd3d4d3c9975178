"""Word comments at stretches of a document; not a letter of the text itself changes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from addin.ledger.refusal import Refusal
from addin.office.ooxml.markup import in_xml
from addin.office.ooxml.spans import WORD, prefix_of, spans, spliced
from addin.office.word.body import BodyParagraph
from addin.office.word.edits import AUTHOR, Change, ParagraphEdits
from addin.office.word.parts import added_part
from addin.office.word.word_file import WordFile
from addin.report.prose import Stretch

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS = "台"


class Comment(NamedTuple):
    """What is said about a stretch of the text; a line break begins a new paragraph."""

    stretch: Stretch
    words: str


def with_comments(
    file: WordFile,
    paragraphs: Sequence[BodyParagraph],
    comments: Iterable[Comment],
    summary: str = "",
) -> dict[str, bytes]:
    """Return the parts that change where comments are put at stretches of a document.

    ``summary``: a comment on the document as a whole, put at its first text. Comments that the
    document has already stay.
    """
    listed = [*_summed_up(paragraphs, summary), *comments]
    if not listed:
        return {}
    part = file.related("comments")
    old, xml = file.part(part or ""), file.part(file.main)
    placed = list(enumerate(listed, _free(old, xml)))
    changed = {file.main: spliced(xml, _marks(xml, paragraphs, placed))}
    if part and old:
        return changed | {part: _appended(old, placed)}
    name = _free_name(file)
    new = f'<w:comments xmlns:w="{_space(xml)}">{_written(placed, "w:")}</w:comments>'
    return changed | added_part(file, name, "comments", _TYPE, new)


def _summed_up(paragraphs: Sequence[BodyParagraph], summary: str) -> Iterator[Comment]:
    first = next((p for p in paragraphs if p.text.strip()), paragraphs[0] if paragraphs else None)
    if summary and first is not None:
        yield Comment(Stretch(first.number, 0, len(first.text)), summary)


def _marks(
    xml: bytes, paragraphs: Sequence[BodyParagraph], placed: Sequence[tuple[int, Comment]]
) -> Iterator[Change]:
    by_paragraph: dict[int, list[tuple[int, Comment]]] = {}
    for number, its in placed:
        by_paragraph.setdefault(its.stretch.paragraph, []).append((number, its))
    for paragraph in (p for p in paragraphs if not p.boxed and p.number in by_paragraph):
        edits = ParagraphEdits(xml, paragraph)
        # The narrower stretch is marked later: its marks stand inside those of the wider one.
        for number, its in by_paragraph[paragraph.number]:
            if its.stretch.end <= len(paragraph.text):
                edits.comment(its.stretch.start, its.stretch.end, number)
        yield from edits.changes()


def _free(comments: bytes, document: bytes) -> int:
    """Return a number that no comment has, not even one that stands only in the text."""
    used = re.findall(
        rb'<(?:\w+:)?comment(?:RangeStart|RangeEnd|Reference)?\b[^>]*\bid="(\d{1,9})"',
        comments + document,
    )
    return max(map(int, used), default=-1) + 1


def _written(placed: Iterable[tuple[int, Comment]], w: str) -> str:
    return "".join(
        f'<{w}comment {w}id="{number}" {w}author="{AUTHOR}" {w}initials="{_INITIALS}">'
        + "".join(
            f'<{w}p><{w}r><{w}t xml:space="preserve">{in_xml(line)}</{w}t></{w}r></{w}p>'
            for line in its.words.split("\n")
        )
        + f"</{w}comment>"
        for number, its in placed
    )


def _appended(old: bytes, placed: Iterable[tuple[int, Comment]]) -> bytes:
    """Return a comments part with more comments behind those it has."""
    found = spans(old, ["comments"])
    if not found:
        raise Refusal("文档的批注部分已损坏；请用Word打开后另存一次再试")
    root = found[0]
    opening = old[root.start : root.opened]
    w = prefix_of(opening) or "w:"
    if w == "w:" and not prefix_of(opening):
        opening = opening.replace(b"<comments", f'<comments xmlns:w="{WORD}"'.encode(), 1)
    new = _written(placed, w).encode()
    if root.empty(old):
        name = prefix_of(opening)
        return spliced(
            old,
            [(root.start, root.end, opening[:-2] + b">" + new + f"</{name}comments>".encode())],
        )
    end = old.rindex(b"</", root.start, root.end)
    return spliced(old, [(root.start, root.opened, opening), (end, end, new)])


def _space(xml: bytes) -> str:
    """Return the namespace that a document's part is written in."""
    found = re.search(rb'"(http://purl\.oclc\.org/ooxml/wordprocessingml/main)"', xml[:8000])
    return found[1].decode() if found else WORD


def _free_name(file: WordFile) -> str:
    folder = posixpath.dirname(file.main)
    names: Iterator[str] = (posixpath.join(folder, f"comments{n or ''}.xml") for n in count())
    return next(name for name in names if name not in file.names)
