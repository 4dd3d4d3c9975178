"""The annex 数据来源: each figure of a document with the rows behind it, linked to the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.office.ooxml.markup import in_xml
from addin.office.ooxml.spans import Span, spans, spliced
from addin.office.word.edits import free_number, prefix
from addin.office.word.parts import linked, unlinked
from addin.office.word.word_file import WordFile
from addin.statistics.statistic import row_runs

TITLE = "数据来源"
HEADS = ("指标", "数值", "所在行")
NOTE = "每个数各由台账的哪几行得出；按住Ctrl点击行号，可以打开台账看到这一行。"
_RELATION_ID = pattern(rb""":id\s*=\s*["']([^"']+)["']""")
_BOOKMARK = "taizhang_sources"
_WIDTHS = (2600, 1500, 4700)  # twentieths of a point; together the width of the type area
_NOT_IN_A_LINK = {c: f"%{ord(c):02X}" for c in '% "<>[]^`{}#'}


class Source(NamedTuple):
    """A figure as the annex lists it: its key, its value with the unit, and its rows."""

    key: str
    value: str
    rows: tuple[str, ...]


def with_annex(
    file: WordFile, sources: Iterable[Source], ledger: str, changed: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the parts that change where a document gets the annex; an old one is replaced.

    ``ledger``: the workbook's path from the document's folder, with "/"; without one the rows are
    plain text. ``changed``: parts that are changed already.
    """
    listed = list(sources)
    targets = list(dict.fromkeys(t for s in listed for _, t in _places(s.rows, ledger) if t))
    ids, parts = linked(file, targets, changed)
    xml = changed.get(file.main) or file.part(file.main)
    body = _body(xml)
    old, number = list(_old(body)), _number(body) or free_number(xml)
    ends = [c.start for c in body.children if c.name == "sectPr"]
    end = ends[-1] if ends else xml.rindex(b"</", body.start, body.end)
    r = _relation_prefix(xml)
    annex = _Annex(prefix(xml), r, ledger, ids, number)
    new = annex.written(listed).encode()
    whole = spliced(xml, [*old, (end, end, new)])
    gone = _only_in(b"".join(xml[start:stop] for start, stop, _ in old), whole)
    return {**changed, **unlinked(file, gone, {**changed, **parts}), file.main: whole}


def _only_in(old: bytes, whole: bytes) -> set[str]:
    """Return the ids that an annex which is replaced had and the document no longer has."""
    before, now = (set(_RELATION_ID.findall(xml)) for xml in (old, whole))
    return {its.decode() for its in before - now}


def has_annex(file: WordFile) -> bool:
    """Whether a document has the annex."""
    return _BOOKMARK.encode() in file.part(file.main)


def _body(xml: bytes) -> Span:
    found = [r.child("body") for r in spans(xml, ["document"])]
    if not found or found[0] is None:
        raise Refusal("这份文档没有正文；请用Word打开后另存为.docx再试")
    return found[0]


def _old(body: Span) -> Iterator[tuple[int, int, bytes]]:
    """Yield the range of an annex that is there: from its title to the paragraph that ends it."""
    marks = [i for i, c in enumerate(body.children) if _begins(c)]
    for i in marks[:1]:
        last = next((c for c in body.children[i:] if c.name == "tbl"), body.children[i])
        after = body.children[body.children.index(last) + 1 :][:1]
        closing = [c for c in after if c.name == "p" and not _says(c)]
        yield body.children[i].start, (closing or [last])[0].end, b""


def _begins(element: Span) -> bool:
    return _mark(element) is not None


def _number(body: Span) -> int:
    """Return the number of the bookmark of an annex that is there; 0 where there is none."""
    marks = [its.attributes.get("id", "") for c in body.children if (its := _mark(c))]
    return int(marks[0]) if marks and marks[0].isdecimal() and len(marks[0]) < 10 else 0


def _mark(element: Span) -> Span | None:
    marks = (c for c in element.children if c.name == "bookmarkStart")
    return next((m for m in marks if m.attributes.get("name") == _BOOKMARK), None)


def _says(element: Span) -> bool:
    return bool(element.text.strip()) or any(map(_says, element.children))


def _places(rows: Sequence[str], ledger: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a figure as they read, each with the place in the workbook."""
    last = ""
    for sheet, first, end in row_runs(rows):
        name = f"{'；' if last else ''}{sheet} 第" if sheet != last else "、"
        last = sheet
        words = f"{name}{first}行" if first == end else f"{name}{first}—{end}行"
        cell = f"A{first}" if first == end else f"A{first}:A{end}"
        quoted = sheet.replace("'", "''")
        target = f"{_in_link(ledger)}#'{_in_link(quoted)}'!{cell}" if ledger else ""
        yield words, target


def _in_link(text: str) -> str:
    return "".join(_NOT_IN_A_LINK.get(c, c) for c in text)


def _relation_prefix(xml: bytes) -> tuple[str, str]:
    """Return the prefix of relations in a part, and what declares it where nothing does yet."""
    strict = b"purl.oclc.org/ooxml/wordprocessingml" in xml[:8000]
    space = (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
        if strict
        else "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    return "r:", f' xmlns:r="{space}"'


class _Annex:
    def __init__(
        self, w: str, r: tuple[str, str], ledger: str, ids: Mapping[str, str], number: int
    ) -> None:
        self._w, self._r, self._ledger, self._ids, self._number = w, r, ledger, ids, number

    def written(self, sources: Sequence[Source]) -> str:
        """Return the annex: a title on a new page, a note, the table and the paragraph after."""
        w, n = self._w, f'{self._w}id="{self._number}"'
        mark = f'<{w}bookmarkStart {n} {w}name="{_BOOKMARK}"/><{w}bookmarkEnd {n}/>'
        rows = "".join(self._row([self._text(c) for c in self._cells(s)], s) for s in sources)
        head = self._row([self._text(h, bold=True) for h in HEADS], None)
        return (
            self._paragraph(mark + self._text(TITLE, 32, bold=True), new_page=True, centred=True)
            + self._paragraph(self._text(NOTE))
            + f"<{w}tbl>{self._table_look()}{head}{rows}</{w}tbl>"
            + self._paragraph("")
        )

    @staticmethod
    def _cells(source: Source) -> tuple[str, ...]:
        # A point between letters would be a slip of the pen; Chinese sets one in the middle.
        return source.key.replace(".", "·"), source.value, ""

    def _row(self, cells: Sequence[str], source: Source | None) -> str:
        w = self._w
        if source is not None:
            cells = [*cells[:2], self._links(source)]
        repeated = f"<{w}trPr><{w}cantSplit/><{w}tblHeader/></{w}trPr>"
        look = repeated if source is None else f"<{w}trPr><{w}cantSplit/></{w}trPr>"
        told = "".join(
            f'<{w}tc><{w}tcPr><{w}tcW {w}w="{width}" {w}type="dxa"/></{w}tcPr>'
            f"{self._paragraph(cell)}</{w}tc>"
            for width, cell in zip(_WIDTHS, cells, strict=True)
        )
        return f"<{w}tr>{look}{told}</{w}tr>"

    def _links(self, source: Source) -> str:
        found = list(_places(source.rows, self._ledger))
        return "".join(self._link(words, target) for words, target in found) or self._text("—")

    def _link(self, words: str, target: str) -> str:
        if not target:
            return self._text(words)
        w, (r, declared) = self._w, self._r
        told = re.fullmatch(r"(.*?第|、)(.*)", words)
        before, number = (told[1], told[2]) if told else ("", words)
        link = f'<{w}hyperlink{declared} {r}id="{self._ids[target]}" {w}history="1">'
        return f"{self._text(before)}{link}{self._text(number, linked=True)}</{w}hyperlink>"

    def _paragraph(self, content: str, *, new_page: bool = False, centred: bool = False) -> str:
        w = self._w
        breaks = f"<{w}pageBreakBefore/>" if new_page else ""
        look = (
            f"{breaks}"
            f'<{w}spacing {w}before="0" {w}after="0" {w}line="300" {w}lineRule="auto"/>'
            f'<{w}ind {w}left="0" {w}right="0" {w}firstLineChars="0" {w}firstLine="0"/>'
            f'<{w}jc {w}val="{"center" if centred else "left"}"/>'
        )
        return f"<{w}p><{w}pPr>{look}</{w}pPr>{content}</{w}p>"

    def _text(self, text: str, size: int = 21, *, bold: bool = False, linked: bool = False) -> str:
        w = self._w
        look = f"<{w}b/>" if bold else ""
        look += f'<{w}color {w}val="0563C1"/>' if linked else ""
        look += f'<{w}sz {w}val="{size}"/><{w}szCs {w}val="{size}"/>'
        look += f'<{w}u {w}val="single"/>' if linked else ""
        said = f'<{w}t xml:space="preserve">{in_xml(text)}</{w}t>'
        return f"<{w}r><{w}rPr>{look}</{w}rPr>{said}</{w}r>"

    def _table_look(self) -> str:
        w = self._w
        edges = "".join(
            f'<{w}{side} {w}val="single" {w}sz="4" {w}space="0" {w}color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        grid = "".join(f'<{w}gridCol {w}w="{width}"/>' for width in _WIDTHS)
        return (
            f'<{w}tblPr><{w}tblW {w}w="{sum(_WIDTHS)}" {w}type="dxa"/><{w}jc {w}val="center"/>'
            f"<{w}tblBorders>{edges}</{w}tblBorders>"
            f'<{w}tblLayout {w}type="fixed"/></{w}tblPr><{w}tblGrid>{grid}</{w}tblGrid>'
        )
