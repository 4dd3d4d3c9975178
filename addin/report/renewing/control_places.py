"""Where each figure of a report is printed: the words around it, and its row and column.

A place is known again by what is said around it, whatever the figures themselves are by then, so
that a control that has been moved, swapped or copied is told from one that is where it was
written.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.report.prose import Cell, Paragraph
from addin.report.values.figure_fields import figure_key

_NUMBER = pattern(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_ALONE = pattern(rf"{_NUMBER.pattern}[%％]?")
_SENTENCE = pattern(r"[^。；;！!？?\n]+[。；;！!？?\n]?")
_CLAUSE = pattern(r"[^，,。；;：:！!？?\n\t]+[，,。；;：:！!？?\n\t]?")
_FIGURE, _ITSELF = "□", "■"
_AROUND = 200  # characters of an endless sentence that make a place
SAYS_NOTHING = pattern(r"[□■⟦⟧\W]")
_HAN = pattern("[\u4e00-\u9fff]")


class Own(Struct, frozen=True):
    """A control of a report: its place in the text, the key of its value, and its text.

    ``paragraph`` is the number of its paragraph, ``index`` its position among those that are read.
    """

    paragraph: int
    start: int
    end: int
    key: str
    text: str
    index: int = 0

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number: a figure, several added up, or another one."""
        return is_figure(self.key, self.text)


class Place(Struct, frozen=True):
    """What is said around a figure, as digests.

    ``whole``: all of its paragraph up to the end of its sentence, in a table what is said above
    the table too. ``sentence``: its sentence, and
    in a table its row and column. ``clause``: its clause.
    """

    whole: str
    sentence: str
    clause: str

    @property
    def written(self) -> str:
        """The place as a report remembers it."""
        return f"{self.whole}:{self.sentence}:{self.clause}"


class Mark(Struct, frozen=True):
    """A number of a text: a control's, or a plain one where ``own`` is None.

    ``clause``: the words around it that its place's clause is the digest of, in a table with those
    of its row and column.
    """

    index: int
    start: int
    end: int
    place: Place
    own: Own | None
    clause: str


def is_figure(key: str, text: str) -> bool:
    """Whether a key is that of a figure, or of several added up, or its text is a number."""
    if key.startswith("=") or _ALONE.fullmatch(text):
        return True
    return figure_key(key.split("|", maxsplit=1)[0]) is not None


def read_place(text: str) -> Place:
    """Return a place as a report remembered it."""
    whole, _, others = text.partition(":")
    sentence, _, clause = others.partition(":")
    return Place(whole, sentence, clause)


def marks_of(
    paragraphs: Sequence[Paragraph],
    owned: Sequence[Own],
    is_as_written: Callable[[Own], bool] = lambda _: True,
) -> list[Mark]:
    """Return every number of a text with its place, in order.

    ``is_as_written``: whether a control that holds a text holds what was written in it; one that
    does is known by its key, one that was typed over by its text.
    """
    by_paragraph: dict[int, list[Own]] = {
        index: sorted(group, key=lambda o: o.start)
        for index, group in groupby(sorted(owned, key=_index), key=_index)
    }
    read = [_masked(p, by_paragraph.get(i, ()), is_as_written) for i, p in enumerate(paragraphs)]
    around = _Tables(paragraphs, read)
    return [
        mark for i, its in enumerate(read) for mark in its.marks(i, around.of(i), around.caption(i))
    ]


def _index(own: Own) -> int:
    return own.index


class _Masked(Struct):
    """A paragraph's text with a sign for each of its numbers.

    ``numbers``: of each the control, its start and end in the paragraph, and where its sign is.
    """

    text: str
    numbers: list[tuple[Own | None, int, int, int]]

    @property
    def says(self) -> str:
        """What it says beside its numbers; "" where that is nothing."""
        return self.text if _HAN.search(SAYS_NOTHING.sub("", self.text)) else ""

    def marks(self, index: int, around: str, caption: str) -> Iterator[Mark]:
        sentences = [m.span() for m in _SENTENCE.finditer(self.text)]
        clauses = [m.span() for m in _CLAUSE.finditer(self.text)]
        read, at = hashlib.sha256(f"{caption}\n{around}".encode()), -1
        for own, start, end, sign in self.numbers:
            its = _last(sentences, sign)
            while at < its:
                at += 1
                read.update(self.text[slice(*sentences[at])].encode())
            sentence = self._marked(sign, sentences[its])
            clause = self._marked(sign, clauses[_last(clauses, sign)])
            whole = read.copy()
            whole.update(f"{sign}".encode())
            words = f"{around}\n{clause}"
            place = Place(whole.hexdigest()[:8], _digest(f"{around}\n{sentence}"), _digest(words))
            yield Mark(index, start, end, place, own, words)

    def _marked(self, sign: int, within: tuple[int, int]) -> str:
        start, end = max(within[0], sign - _AROUND), min(within[1], sign + _AROUND)
        return f"{self.text[start:sign]}{_ITSELF}{self.text[sign + 1 : end]}"


def _last(found: Sequence[tuple[int, int]], at: int) -> int:
    return bisect_right(found, (at, 1 << 40)) - 1


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _masked(
    paragraph: Paragraph, owned: Sequence[Own], is_as_written: Callable[[Own], bool]
) -> _Masked:
    masked = _Masked("", [])
    parts: list[str] = []
    length = at = 0

    def said(words: str) -> None:
        nonlocal length
        parts.append(words)
        length += len(words)

    def plain(start: int, end: int) -> None:
        last = start
        for m in _NUMBER.finditer(paragraph.text, start, end):
            said(_close(paragraph.text[last : m.start()]))
            masked.numbers.append((None, m.start(), m.end(), length))
            said(_FIGURE)
            last = m.end()
        said(_close(paragraph.text[last:end]))

    for own in owned:
        if own.start < at:
            continue
        plain(at, own.start)
        if own.is_figure:
            masked.numbers.append((own, own.start, own.end, length))
            said(_FIGURE)
        else:
            said(f"⟦{own.key}⟧" if is_as_written(own) else _close(own.text))
        at = own.end
    plain(at, len(paragraph.text))
    masked.text = "".join(parts)
    return masked


def _close(words: str) -> str:
    """Return words without blanks; ends of lines stay, and signs that mark numbers do not."""
    return re.sub(r"[^\S\n\t]+|[□■⟦⟧]", "", words)


class _Tables:
    """The rows and columns of a text's tables, in words."""

    def __init__(self, paragraphs: Sequence[Paragraph], read: Sequence[_Masked]) -> None:
        self._paragraphs = paragraphs
        self._rows: dict[tuple[int, int], dict[int, str]] = {}
        self._captions: dict[int, str] = {}
        caption = ""
        for paragraph, its in zip(paragraphs, read, strict=True):
            if (cell := paragraph.cell) is None:
                caption = its.text or caption
            else:
                self._captions.setdefault(cell.table, caption)
                row = self._rows.setdefault((cell.table, cell.row), {})
                row[cell.column] = row.get(cell.column, "") + its.says

    def of(self, index: int) -> str:
        """Return what names a cell: the words before it in its row, and those above it."""
        cell = self._paragraphs[index].cell
        return "" if cell is None else f"{self._before(cell)}\n{self._above(cell)}"

    def caption(self, index: int) -> str:
        """Return what is said right above the table of a cell; "" outside tables."""
        cell = self._paragraphs[index].cell
        return "" if cell is None else self._captions[cell.table]

    def _before(self, cell: Cell) -> str:
        row = self._rows[cell.table, cell.row]
        return "|".join(t for c, t in sorted(row.items()) if c < cell.column and t)

    def _above(self, cell: Cell) -> str:
        head = self._rows.get((cell.table, 0), {}) if cell.row else {}
        before = [c for c in head if c <= cell.column]
        return head[max(before)] if before else ""
