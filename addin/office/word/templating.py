"""A document made into a template: tags where characters were, remarks where they stay."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from addin.office.ooxml.markup import in_xml
from addin.office.ooxml.spans import Span, spliced
from addin.office.word.body import BodyParagraph, read_body
from addin.office.word.comments import Comment, with_comments
from addin.office.word.edits import Change, ParagraphEdits, prefix
from addin.office.word.final_copy import without_our_records
from addin.office.word.other_texts import other_texts
from addin.office.word.own_comments import without_own_comments
from addin.office.word.word_file import WordFile
from addin.report.prose import Stretch

_LOOK = re.compile(
    rb"(?<=<w:t>)[^<]*|(?<=<w:t xml:space=.preserve.>)[^<]*| xml:space=.preserve."
    rb"| (?:w:rsid\w*|w14:paraId|w14:textId)=.[0-9A-F]*."
)
"""What tells apart two rows that look alike: their texts, and the numbers that Word gives them."""


class Tagged(Struct, frozen=True):
    """A stretch of a document: the tag that takes its place, None where it stays; a remark."""

    stretch: Stretch
    tag: str | None
    note: str = ""


class TemplateParts(Struct, frozen=True):
    """The parts of a document that change where it becomes a template, and those that go."""

    changed: Mapping[str, bytes]
    dropped: frozenset[str]


def forgotten(file: WordFile, ours: Callable[[str], bool]) -> TemplateParts:
    """Return what changes where a document forgets what we wrote of it, remarks too."""
    bare = without_our_records(file, ours)
    rest = without_own_comments(file.altered(bare.changed))
    return TemplateParts({**bare.changed, **rest}, bare.dropped)


def can_hold(paragraph: BodyParagraph, xml: bytes, start: int, end: int) -> bool:
    """Return whether a tag can take the place of a stretch."""
    return not paragraph.boxed and ParagraphEdits(xml, paragraph).takes(start, end)


def with_tags(file: WordFile, tagged: Sequence[Tagged]) -> dict[str, bytes]:
    """Return the parts that change where tags and remarks are put into a document."""
    xml, paragraphs = file.part(file.main), read_body(file)
    by_number: dict[int, list[Tagged]] = defaultdict(list)
    for its in tagged:
        by_number[its.stretch.paragraph].append(its)
    changes = [c for p in paragraphs if not p.boxed for c in _put(xml, p, by_number[p.number])]
    changed = {file.main: spliced(xml, changes)}
    now = file.altered(changed)
    comments = [c for found in by_number.values() for c in _comments(found)]
    return changed | with_comments(now, read_body(now), comments)


class LoopRows(Struct, frozen=True):
    """Rows of a table that become one in a loop.

    ``rows``: the first and the last. ``opening``, ``closing``: the loop's tags. ``cells``: what the
    first row says then.
    """

    table: int
    rows: tuple[int, int]
    opening: str
    closing: str
    cells: tuple[Tagged, ...]


def can_loop(file: WordFile, its: LoopRows) -> bool:
    """Return whether rows look alike but for their text, and can hold the tags."""
    xml = file.part(file.main)
    rows = _rows(file, its)
    by_number = {p.number: p for p in read_body(file) if not p.boxed}
    looks = {_LOOK.sub(b"", xml[row.start : row.end]) for row in rows}
    alike = len(looks) == 1 and b":tbl>" not in looks.pop()
    return alike and all(
        can_hold(by_number[c.stretch.paragraph], xml, c.stretch.start, c.stretch.end)
        for c in its.cells
    )


def with_loops(file: WordFile, loops: Sequence[LoopRows]) -> dict[str, bytes]:
    """Return the parts that change where rows of tables become loops."""
    xml, paragraphs = file.part(file.main), read_body(file)
    w = prefix(xml)
    changes: list[Change] = []
    for its in loops:
        rows = _rows(file, its)
        wide = 1 + max(p.cell.column for p in paragraphs if p.cell and p.cell.table == its.table)
        first, last = rows[0], rows[-1]
        changes.append((first.start, first.start, _tag_row(w, its.opening, wide)))
        changes += [(row.start, row.end, b"") for row in rows[1:]]
        changes.append((last.end, last.end, _tag_row(w, its.closing, wide)))
        for p in paragraphs:
            changes += _put(xml, p, [c for c in its.cells if c.stretch.paragraph == p.number])
    return {file.main: spliced(xml, changes)}


def _rows(file: WordFile, its: LoopRows) -> list[Span]:
    first, last = its.rows
    found = {
        p.cell.row: p.row
        for p in read_body(file)
        if p.cell and p.row and p.cell.table == its.table and first <= p.cell.row <= last
    }
    return [found[row] for row in sorted(found)]


def _tag_row(w: str, tag: str, wide: int) -> bytes:
    """Return a row that holds a tag alone, as wide as the table."""
    cell = f'<{w}tcPr><{w}gridSpan {w}val="{wide}"/></{w}tcPr>'
    text = f"<{w}p><{w}r><{w}t>{in_xml(tag)}</{w}t></{w}r></{w}p>"
    return f"<{w}tr><{w}tc>{cell}{text}</{w}tc></{w}tr>".encode()


def _put(xml: bytes, paragraph: BodyParagraph, tagged: Sequence[Tagged]) -> Iterator[Change]:
    edits = ParagraphEdits(xml, paragraph)
    for its in tagged:
        if its.tag is not None:
            edits.put(its.stretch.start, its.stretch.end, its.tag)
    return edits.changes()


def _comments(tagged: Sequence[Tagged]) -> Iterator[Comment]:
    """Yield a paragraph's remarks, each where its stretch is among the tags."""
    moved = 0
    for its in sorted(tagged, key=lambda t: t.stretch.start):
        at, length = its.stretch, its.stretch.end - its.stretch.start
        now = length if its.tag is None else len(its.tag)
        start = at.start + moved
        if its.note:
            yield Comment(Stretch(at.paragraph, start, start + now), its.note)
        moved += now - length


def texts_of(file: WordFile) -> list[tuple[str, list[str]]]:
    """Return all that a reader sees of a document, text by text."""
    body = [p.text for p in read_body(file)]
    others = [(t.name, [p.text for p in t.paragraphs]) for t in other_texts(file)]
    return [("正文", body), *others]
