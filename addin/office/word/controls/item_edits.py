"""Items put into a document's lists, made after the pattern of one that stands there, or taken out.

A pattern is never one that somebody has edited. What tells a paragraph, a control or a comment
from all others is left out of the copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from addin.office.ooxml.markup import in_xml, quoteattr
from addin.office.ooxml.spans import Span, outermost, prefix_of, spliced
from addin.office.word.body import BodyParagraph, Control
from addin.office.word.controls.list_items import Block, split_key
from addin.office.word.controls.tags import tag_of
from addin.office.word.edits import AUTHOR, Change, ParagraphEdits, replaced
from addin.report.language.traced import item_key

Say = Callable[[str], str]
"""What a key's value reads like."""

_UNIQUE = re.compile(
    rb'\s\w+:(?:paraId|textId)="[^"]*"|<\w+:id \w+:val="-?\d+"\s*/>'
    rb"|<\w+:(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|commentReference)\b[^>]*/>"
)
_TRACKED = re.compile(rb"<\w+:(?:ins|del|moveFrom|moveTo)\b")
_VALUE = re.compile(rb"""\s(\w+:val)=("[^"]*"|'[^']*')""")


def is_pattern(xml: bytes, block: Block) -> bool:
    """Whether a block's bytes may be a pattern: no tracked change stands in it."""
    return not _TRACKED.search(xml, block.start, block.end)


def new_block(
    xml: bytes, pattern: Block, item: str, say: Say, numbers: Iterator[int] | None
) -> bytes:
    """Return a block for another item; with ``numbers`` as a tracked insertion."""
    changes: list[Change] = [(d.start, d.end, b"") for p in pattern.paragraphs for d in p.doubles]
    for control in pattern.controls:
        changes += _rekeyed(xml, control, item, say)
    if numbers is not None:
        changes += _inserted(xml, pattern, numbers)
    shifted = [
        (a - pattern.start, b - pattern.start, new)
        for a, b, new in outermost(changes)
        if pattern.start <= a and b <= pattern.end
    ]
    return _UNIQUE.sub(b"", spliced(xml[pattern.start : pattern.end], shifted))


def new_words(  # noqa: PLR0913, PLR0917 - what it is made of
    xml: bytes,
    pattern: Block,
    item: str,
    say: Say,
    around: tuple[str, str],
    numbers: Iterator[int] | None,
) -> str:
    """Return a part of a sentence for another item; ``around``: the words before and behind it."""
    paragraph = pattern.paragraphs[0]
    first = pattern.controls[0]
    run = first.atoms[0].run
    w = prefix_of(xml[run.start : run.opened])
    own = run.child("rPr")
    look = xml[own.start : own.end].decode() if own else ""

    def said(words: str) -> str:
        text = f'<{w}t xml:space="preserve">{in_xml(words)}</{w}t>'
        run = f"<{w}r>{look}{text}</{w}r>" if words else ""
        return f"<{w}ins{_by(w, numbers)}>{run}</{w}ins>" if run and numbers else run

    parts = [said(around[0])]
    for n, control in enumerate(pattern.controls):
        changes = _rekeyed(xml, control, item, say)
        if numbers is not None:
            changes += _as_inserted(control.span, w, numbers)
        start = control.span.start
        shifted = [(a - start, b - start, new) for a, b, new in changes]
        copy = spliced(xml[start : control.span.end], shifted)
        made = _UNIQUE.sub(b"", copy).decode()
        parts.append(made if numbers is None else "".join(_ranged(made, w, "Ins", numbers)))
        if n + 1 < len(pattern.controls):
            following = pattern.controls[n + 1]
            parts.append(said(paragraph.text[control.atoms[-1].end : following.atoms[0].start]))
    return "".join((*parts, said(around[1])))


def _rekeyed(xml: bytes, control: Control, item: str, say: Say) -> list[Change]:
    """Return the changes that make a control another item's."""
    key = split_key(control.key)
    if key is None:
        return []
    new = f"{item_key(key[0], item)}.{key[2]}"
    changes = replaced(xml, control.atoms, say(new))
    properties = control.span.child("sdtPr")
    for its in properties.children if properties else []:
        if its.name in ("tag", "alias"):
            tag = xml[its.start : its.opened]
            value = quoteattr(tag_of(new)).encode()
            changed = _VALUE.sub(lambda m, v=value: b" " + m[1] + b"=" + v, tag)  # type: ignore[misc]
            changes.append((its.start, its.opened, changed))
    return changes


def _inserted(xml: bytes, block: Block, numbers: Iterator[int]) -> Iterator[Change]:
    """Yield the changes that make all of a copied block a tracked insertion."""
    w = prefix_of(xml[block.start : block.start + 80])
    yield from _marked(xml, block, "ins", numbers)  # a paragraph's properties stand first in it
    for paragraph in block.paragraphs:
        yield from _as_inserted(paragraph.span, w, numbers, controls=not block.is_row)
        if not block.is_row:
            outer = [c for c in paragraph.controls if c.span.start < paragraph.span.start]
            yield from _with_their_text(xml, outer, "Ins", numbers)


def removed_tracked(xml: bytes, block: Block, numbers: Iterator[int]) -> list[Change]:
    """Return the changes that take a block out as a tracked deletion."""
    changes = list(_marked(xml, block, "del", numbers))
    for paragraph in block.paragraphs:
        edits = ParagraphEdits(xml, paragraph, numbers)
        edits.tracked(0, len(paragraph.text), "")
        changes += edits.changes()
        if not block.is_row:
            changes += emptied(xml, paragraph.controls, numbers)
    return changes


def emptied(xml: bytes, controls: Iterable[Control], numbers: Iterator[int]) -> Iterator[Change]:
    """Yield the changes by which controls go with the letters that are deleted in them.

    A control that stayed without any would show Word's own 单击此处输入文字.
    """
    yield from _with_their_text(xml, controls, "Del", numbers)


def _with_their_text(
    xml: bytes, controls: Iterable[Control], change: str, numbers: Iterator[int]
) -> Iterator[Change]:
    for span in (c.span for c in controls):
        w = prefix_of(xml[span.start : span.opened])
        before, behind = _ranged("", w, change, numbers)[::2]
        yield span.start, span.start, before.encode()
        yield span.end, span.end, behind.encode()


def _marked(xml: bytes, block: Block, name: str, numbers: Iterator[int]) -> Iterator[Change]:
    """Yield the changes that mark a row, or the ends of paragraphs, as inserted or deleted."""
    if block.is_row:
        row = block.paragraphs[0].row
        if row is not None:
            yield from _row_mark(xml, row, name, numbers)
        return
    for paragraph in block.paragraphs:
        yield from _end_mark(xml, paragraph, name, numbers)


def _row_mark(xml: bytes, row: Span, name: str, numbers: Iterator[int]) -> Iterator[Change]:
    w = prefix_of(xml[row.start : row.opened])
    mark = f"<{w}{name}{_by(w, numbers)}/>"
    own = row.child("trPr")
    if own is None:
        before = row.child("tblPrEx")
        place = before.end if before else row.opened
        yield place, place, f"<{w}trPr>{mark}</{w}trPr>".encode()
    elif own.empty(xml):
        yield own.start, own.end, f"<{w}trPr>{mark}</{w}trPr>".encode()
    else:
        change = own.child("trPrChange")
        place = change.start if change else xml.rindex(b"</", own.start, own.end)
        yield place, place, mark.encode()


def _end_mark(
    xml: bytes, paragraph: BodyParagraph, name: str, numbers: Iterator[int]
) -> Iterator[Change]:
    span = paragraph.span
    w = prefix_of(xml[span.start : span.opened])
    mark = f"<{w}{name}{_by(w, numbers)}/>"
    own = span.child("pPr")
    look = own.child("rPr") if own else None
    if look is not None and not look.empty(xml):
        yield look.opened, look.opened, mark.encode()
    elif look is not None:
        yield look.start, look.end, f"<{w}rPr>{mark}</{w}rPr>".encode()
    elif own is not None and not own.empty(xml):
        behind = own.child("sectPr") or own.child("pPrChange")
        place = behind.start if behind else xml.rindex(b"</", own.start, own.end)
        yield place, place, f"<{w}rPr>{mark}</{w}rPr>".encode()
    else:
        start, end = (own.start, own.end) if own else (span.opened, span.opened)
        yield start, end, f"<{w}pPr><{w}rPr>{mark}</{w}rPr></{w}pPr>".encode()


def _as_inserted(
    parent: Span, w: str, numbers: Iterator[int], *, controls: bool = False
) -> Iterator[Change]:
    """Yield, in the order of the text, what makes the runs below an element insertions.

    ``controls``: and the controls around them too, so that they go with their text.
    """
    for its in parent.children:
        if its.name == "r":
            yield its.start, its.start, f"<{w}ins{_by(w, numbers)}>".encode()
            yield its.end, its.end, f"</{w}ins>".encode()
        elif its.name == "sdt" and controls:
            before, _, behind = _ranged("", w, "Ins", numbers)
            yield its.start, its.start, before.encode()
            yield from _as_inserted(its, w, numbers, controls=True)
            yield its.end, its.end, behind.encode()
        elif its.name not in ("pPr", "sdtPr"):
            yield from _as_inserted(its, w, numbers, controls=controls)


def _ranged(made: str, w: str, change: str, numbers: Iterator[int]) -> tuple[str, str, str]:
    """Return a control between the marks of its own insertion or deletion."""
    by = _by(w, numbers)
    number = by.split()[0]
    name = f"{w}customXml{change}Range"
    return f"<{name}Start{by}/>", made, f"<{name}End {number}/>"


def _by(w: str, numbers: Iterator[int]) -> str:
    return f' {w}id="{next(numbers)}" {w}author="{AUTHOR}"'


def in_order(ids: list[str], present: list[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each id that is not present with the nearest one before it that is; None for none."""
    last: str | None = None
    for before, name in pairwise(["", *ids]):
        last = before if before in present else last
        if name not in present:
            yield name, last
