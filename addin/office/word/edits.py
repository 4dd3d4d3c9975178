"""Changes to the text of a paragraph, made where its letters stand and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, islice, pairwise, takewhile

from msgspec import Struct, field

from addin.office.ooxml.markup import in_xml
from addin.office.ooxml.spans import Span, prefix_of, with_attributes
from addin.office.word.body import Atom, BodyParagraph

AUTHOR = "台账通"
Change = tuple[int, int, bytes]
"""A range of the part's bytes, and what stands there afterwards."""

# Around which marks are put, not inside: a plain-text control or a field holds nothing else.
_WHOLE = {"sdt", "fldSimple"}


class _Mark(Struct):
    """Something that stands between two runs: at a place in the text, before or behind it."""

    at: int
    behind: bool
    markup: str
    inserts: bool = False


class _Work(Struct):
    """What is to happen to the letters of one run."""

    marks: list[_Mark] = field(default_factory=list)
    dropped: list[tuple[int, int]] = field(default_factory=list)
    cut: list[tuple[int, int]] = field(default_factory=list)


class ParagraphEdits:
    """Collects what is to change in a paragraph; places are those of its text as it was."""

    def __init__(
        self, xml: bytes, paragraph: BodyParagraph, numbers: Iterator[int] | None = None
    ) -> None:
        self._xml = xml
        self._paragraph = paragraph
        self._by_run: dict[int, list[Atom]] = defaultdict(list)
        for atom in paragraph.atoms:
            self._by_run[atom.run.start].append(atom)
        self._prefix = prefix(xml)
        self._numbers = numbers or count(free_number(xml))
        self._work: dict[int, _Work] = {}
        self._outside: list[Change] = []

    def comment(self, start: int, end: int, number: int) -> None:
        """Put a comment's marks around a stretch; around the whole paragraph where it is empty."""
        w, n = self._prefix, f' {self._prefix}id="{number}"'
        opening = f"<{w}commentRangeStart{n}/>"
        closing = f"<{w}commentRangeEnd{n}/><{w}r><{w}commentReference{n}/></{w}r>"
        atoms = self._atoms(start, end) or self._paragraph.atoms
        if not atoms:
            self._at_the_end(opening + closing)
            return
        self._mark(atoms[0], max(start, atoms[0].start), opening, behind=False)
        self._mark(atoms[-1], max(min(end, atoms[-1].end), atoms[-1].start), closing, behind=True)

    def tracked(self, start: int, end: int, new: str, look: str | None = None) -> None:
        """Replace a stretch by a new text as a tracked change, in the old look or another one."""
        atoms = self._atoms(start, end)
        for atom in atoms:
            part = (max(start, atom.start), min(end, atom.end))
            self._run(atom).dropped.append(part)
        if not new:
            return
        last = atoms[-1] if atoms else self._near(start)
        if last is None:
            return
        w = self._prefix
        look = self._look(last.run) if look is None else look
        run = f"<{w}r>{look}{self._said(new)}</{w}r>"
        markup = f"<{w}ins{self._author()}>{run}</{w}ins>"
        place = min(end, last.end) if atoms else start
        self._run(last).marks.append(_Mark(place, place > last.start, markup, inserts=True))

    def cut(self, start: int, end: int) -> None:
        """Take a stretch out for good; a control that stands in it goes with its letters."""
        whole: dict[int, Span] = {}
        for atom in self._atoms(start, end):
            outer = next((a for a in atom.around if a.name in _WHOLE), None)
            if outer is None:
                part = (max(start, atom.start), min(end, atom.end))
                self._run(atom).cut.append(part)
            else:
                whole[outer.start] = outer
        self._outside += [(its.start, its.end, b"") for its in whole.values()]

    def takes(self, start: int, end: int) -> bool:
        """Return whether a stretch can be put anew: no part of it is a control, a field, a tab."""
        atoms = self._atoms(start, end)
        plain = all(a.span.name == "t" for a in atoms)
        return bool(atoms) and plain and not any(s.name in _WHOLE for a in atoms for s in a.around)

    def put(self, start: int, end: int, text: str) -> None:
        """Replace a stretch by a new text, untracked, in one run and its first letter's look."""
        atoms = self._atoms(start, end)
        for atom in atoms:
            self._run(atom).cut.append((max(start, atom.start), min(end, atom.end)))
        first = atoms[0]
        opening = self._opening(first.run)
        run = f"{opening}{self._look(first.run)}{self._said(text)}</{prefix_of(opening.encode())}r>"
        self._mark(first, max(start, first.start), run, behind=False)

    def insert(self, at: int, markup: str) -> None:
        """Put runs behind the letter before a place."""
        atom = self._near(at)
        if atom is not None:
            self._mark(atom, at, markup, behind=at > atom.start)

    def changes(self) -> Iterator[Change]:
        """Yield what changes in the part's bytes."""
        yield from self._outside
        for atom in self._firsts():
            yield (
                atom.run.start,
                atom.run.end,
                self._rebuilt(atom, self._work[atom.run.start]).encode(),
            )

    def _firsts(self) -> Iterator[Atom]:
        seen: set[int] = set()
        for atom in self._paragraph.atoms:
            if atom.run.start in self._work and atom.run.start not in seen:
                seen.add(atom.run.start)
                yield atom

    def _atoms(self, start: int, end: int) -> list[Atom]:
        atoms = self._paragraph.atoms  # in order; a paragraph may have tens of thousands
        first = bisect_right(atoms, start, key=_end)
        return list(takewhile(lambda a: a.start < end, islice(atoms, first, None)))

    def _near(self, at: int) -> Atom | None:
        """Return the letters before a place, or else those behind it."""
        atoms = self._paragraph.atoms
        found = bisect_left(atoms, at, key=_end)
        if found < len(atoms) and atoms[found].start < at:
            return atoms[found]
        return atoms[0] if atoms else None

    def _run(self, atom: Atom) -> _Work:
        return self._work.setdefault(atom.run.start, _Work())

    def _mark(self, atom: Atom, at: int, markup: str, *, behind: bool) -> None:
        whole = next((a for a in atom.around if a.name in _WHOLE), None)
        if whole is None:
            self._run(atom).marks.append(_Mark(at, behind, markup))
            return
        place = whole.end if behind else whole.start
        self._outside.append((place, place, markup.encode()))

    def _at_the_end(self, markup: str) -> None:
        span = self._paragraph.span
        if span.empty(self._xml):
            w = prefix_of(self._xml[span.start : span.opened])
            opened = self._xml[span.start : span.opened][:-2].rstrip() + b">"
            self._outside.append((span.start, span.end, opened + f"{markup}</{w}p>".encode()))
            return
        place = self._xml.rindex(b"</", span.start, span.end)
        self._outside.append((place, place, markup.encode()))

    def _rebuilt(self, first: Atom, work: _Work) -> str:
        """Return a run cut where marks stand and where letters go."""
        inside = first.around[-1] if first.around else None
        within = inside if inside is not None and inside.name == "ins" else None
        marks = sorted(work.marks, key=lambda m: m.at)
        parts: list[str] = []
        kept: list[str] = []
        gone: list[str] = []

        def close() -> None:
            w = self._prefix
            look = self._look(first.run)
            if kept:
                opening = self._opening(first.run)
                parts.append(f"{opening}{look}{''.join(kept)}</{prefix_of(opening.encode())}r>")
                kept.clear()
            if gone:
                head = f"<{w}del{self._author()}>"
                parts.append(f"{head}<{w}r>{look}{''.join(gone)}</{w}r></{w}del>")
                gone.clear()

        for piece in self._pieces(first.run, work):
            while marks and (marks[0].at < piece.start or self._is_due(marks[0], piece)):
                close()
                parts.append(self._placed(marks.pop(0), within))
            if piece.cut:
                continue
            if piece.gone:
                if kept:
                    close()
                gone.append(piece.markup)
            else:
                if gone:
                    close()
                kept.append(piece.markup)
        close()
        parts += [self._placed(m, within) for m in marks]
        return "".join(parts)

    @staticmethod
    def _is_due(mark: _Mark, piece: _Piece) -> bool:
        return mark.at == piece.start and (piece.text or not mark.behind)

    def _placed(self, mark: _Mark, within: Span | None) -> str:
        """Return a mark; an insertion never stands inside another one's."""
        if within is None or not mark.inserts:
            return mark.markup
        opening = self._xml[within.start : within.opened]
        again = with_attributes(opening, {f"{self._prefix}id": str(next(self._numbers))})
        return f"</{prefix_of(opening)}ins>{mark.markup}{again.decode()}"

    def _pieces(self, run: Span, work: _Work) -> Iterator[_Piece]:
        """Yield a run's children, its texts cut where something begins or ends."""
        atoms = {a.span.start: a for a in self._by_run[run.start]}
        at = min(a.start for a in atoms.values())
        cuts = sorted({m.at for m in work.marks} | {p for d in work.dropped + work.cut for p in d})
        for child in run.children:
            if child.name == "rPr":
                continue
            atom = atoms.get(child.start)
            if atom is None or child.name != "t":
                text = atom.text if atom else ""
                end = at + len(text)
                gone = bool(text) and _covers(work.dropped, at, end)
                cut = bool(text) and _covers(work.cut, at, end)
                markup = self._xml[child.start : child.end].decode()
                yield _Piece(at, markup, bool(text), gone, cut)
                at = end
                continue
            places = [at, *(c for c in cuts if at < c < atom.end), atom.end]
            for start, end in pairwise(places):
                gone, cut = _covers(work.dropped, start, end), _covers(work.cut, start, end)
                part = atom.text[start - atom.start : end - atom.start]
                whole = len(places) == 2 and not gone
                markup = (
                    self._xml[child.start : child.end].decode()
                    if whole
                    else self._said(part, "delText" if gone else "t")
                )
                yield _Piece(start, markup, True, gone, cut)
            at = atom.end

    def _look(self, run: Span) -> str:
        own = run.child("rPr")
        return self._xml[own.start : own.end].decode() if own else ""

    def _opening(self, run: Span) -> str:
        return self._xml[run.start : run.opened].decode()

    def _said(self, text: str, name: str = "t") -> str:
        w = self._prefix
        return f'<{w}{name} xml:space="preserve">{in_xml(text)}</{w}{name}>'

    def _author(self) -> str:
        w = self._prefix
        return f' {w}id="{next(self._numbers)}" {w}author="{AUTHOR}"'


class _Piece(Struct):
    """A child of a run, or a part of one: where it stands, whether it holds letters, and stays."""

    start: int
    markup: str
    text: bool
    gone: bool
    cut: bool = False


def _covers(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in ranges)


def replaced(xml: bytes, atoms: Sequence[Atom], new: str) -> list[Change]:
    """Return the changes that put a new text in place of some letters, keeping every element.

    The new text stands where the first letters stood, in their look.
    """
    texts = [a for a in atoms if a.span.name == "t"]
    if not texts:
        return []
    changes = [_filled(xml, texts[0].span, new)]
    changes += [_filled(xml, a.span, "") for a in texts[1:]]
    changes += [(a.span.start, a.span.end, b"") for a in atoms if a.span.name != "t"]
    return changes


def _filled(xml: bytes, span: Span, text: str) -> Change:
    """Return the change that gives a w:t another text."""
    tag = xml[span.start : span.opened]
    w = prefix_of(tag)
    opening = tag[:-2].rstrip() + b">" if span.empty(xml) else tag
    if text != text.strip() and b"xml:space" not in opening:
        opening = opening[:-1] + b' xml:space="preserve">'
    return span.start, span.end, opening + in_xml(text).encode() + f"</{w}t>".encode()


def prefix(xml: bytes) -> str:
    """Return the prefix of Word's own names in a part: those of attributes always have one."""
    found = re.search(rb'xmlns:(\w+)\s*=\s*["\'][^"\']*wordprocessingml/(?:2006/)?main["\']', xml)
    return f"{found[1].decode()}:" if found else "w:"


def _end(atom: Atom) -> int:
    return atom.end


@lru_cache(maxsize=1)  # asked for each paragraph of a part
def free_number(xml: bytes) -> int:
    """Return a number that no annotation, bookmark or control of a part has."""
    taken = (int(n) for n in re.findall(rb'\bid="(\d{1,9})"', xml))
    return max(taken, default=0) + 1
