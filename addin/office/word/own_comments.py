"""The comments that this program put into a document, taken out of it again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.office.ooxml.spans import Span, spans, spliced
from addin.office.word.edits import AUTHOR, Change
from addin.office.word.word_file import WordFile

_RANGES = ("commentRangeStart", "commentRangeEnd")


def without_own_comments(file: WordFile) -> dict[str, bytes]:
    """Return the parts that change where the comments by this program go; those of others stay."""
    part = file.related("comments")
    xml = file.part(part) if part else b""
    own = [c for c in spans(xml, ("comment",)) if _is_own(c)] if AUTHOR.encode() in xml else []
    if not part or not own:
        return {}
    numbers = {c.attributes.get("id", "") for c in own}
    body = file.part(file.main)
    return {
        part: spliced(xml, [(c.start, c.end, b"") for c in own]),
        file.main: spliced(body, list(_marks(body, numbers))),
    }


def _is_own(comment: Span) -> bool:
    return comment.attributes.get("author") == AUTHOR


def _marks(body: bytes, numbers: set[str]) -> Iterator[Change]:
    """Yield what takes the marks of comments out, and the runs that hold nothing else."""
    gone: set[tuple[int, int]] = set()
    for run in _runs(body):
        marks = [c for c in run.children if c.name == "commentReference"]
        own = [m for m in marks if m.attributes.get("id", "") in numbers]
        if own and all(c.name == "rPr" or c in own for c in run.children):
            gone.add((run.start, run.end))
        else:
            gone |= {(m.start, m.end) for m in own}
    for its in spans(body, _RANGES):
        if its.attributes.get("id", "") in numbers:
            gone.add((its.start, its.end))
    yield from ((start, end, b"") for start, end in sorted(gone))


def _runs(body: bytes) -> Iterator[Span]:
    """Yield the runs that hold a comment's mark."""
    if re.search(rb"commentReference\b", body):
        yield from (r for r in spans(body, ("r",)) if any(_is_mark(c) for c in r.children))


def _is_mark(span: Span) -> bool:
    return span.name == "commentReference"
