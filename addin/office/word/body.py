"""The paragraphs of a document's body: their text as it reads, and where each letter stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from addin.ledger.limits import LONGEST_PARAGRAPH, MOST_CHARACTERS, MOST_ELEMENTS
from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.office.ooxml.spans import Span, spans
from addin.office.word.layout.paragraph_styles import centred, level_of, levels, styles_of
from addin.office.word.list_numbers import list_numbers
from addin.office.word.word_file import WordFile
from addin.report.prose import Cell, Paragraph

# What stands around runs or paragraphs and is read through.
_ROOTS = ("document", "hdr", "ftr", "footnotes", "endnotes")
_AROUND = {
    "footnote",
    "endnote",
    "ins",
    "moveTo",
    "hyperlink",
    "smartTag",
    "customXml",
    "fldSimple",
    "dir",
    "bdo",
}
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHINESE = pattern("[\u4e00-\u9fff（）]")
_WHITE = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


class Atom(Struct):
    """Letters that stand in one element of one run; ``around``: the elements from the paragraph's
    child down to the run's parent."""

    text: str
    start: int
    span: Span
    run: Span
    around: tuple[Span, ...]

    @property
    def end(self) -> int:
        """Where it ends in the paragraph's text."""
        return self.start + len(self.text)


class Control(Struct):
    """An inline content control with a tag or an alias."""

    key: str
    span: Span
    atoms: list[Atom] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it."""
        return "".join(a.text for a in self.atoms)


class BodyParagraph(Struct, dict=True):
    """A paragraph of the body: what it says, and the elements that say it.

    ``boxed``: it stands in a text box, where Word allows no comments. ``doubles``: controls that
    only repeat the one before them, and are no part of the text. ``mark``: the number that Word
    counts and shows before the text; no part of it either.
    """

    number: int
    span: Span
    atoms: list[Atom]
    controls: list[Control]
    cell: Cell | None
    row: Span | None
    level: int | None
    centred: bool
    boxed: bool = False
    doubles: list[Span] = field(default_factory=list)
    mark: str = ""

    @cached_property
    def text(self) -> str:
        """The paragraph's text with all tracked changes accepted."""
        return "".join(a.text for a in self.atoms)

    @property
    def prose(self) -> Paragraph:
        """The paragraph as the checks of prose see it."""
        return Paragraph(self.number, self.text, self.level, self.cell, self.centred, self.mark)


def read_body(file: WordFile) -> list[BodyParagraph]:
    """Return the paragraphs of a document in order.

    Those of tables are numbered where they stand, those of text boxes with the paragraph that
    holds the box. Deleted text and rows are left out, inserted ones are in.
    """
    _refuse_endless(file)
    paragraphs = read_part(file, file.main)
    _refuse_long(file, paragraphs)
    numbers = list_numbers(file)
    for its in paragraphs if numbers else ():
        its.mark = numbers.next(its.span) if numbers else ""
    return paragraphs


def _refuse_endless(file: WordFile) -> None:
    xml = file.part(file.main)
    elements = xml.count(b"<") - xml.count(b"</")
    if elements > MOST_ELEMENTS:
        raise Refusal(
            f"报告“{file.path.name}”的正文由{elements}个部件组成，太碎太多，最多处理{MOST_ELEMENTS}个；"
            "请用Word打开，全选、复制到新文档（只保留文本）或分成几份，保存后再试"
        )


def _refuse_long(file: WordFile, paragraphs: Sequence[BodyParagraph]) -> None:
    characters = sum(len(p.text) for p in paragraphs)
    if characters > MOST_CHARACTERS:
        raise Refusal(
            f"报告“{file.path.name}”的正文有{characters}字，最多处理{MOST_CHARACTERS}字；"
            "请分成几份再试"
        )
    for p in paragraphs:
        if len(p.text) > LONGEST_PARAGRAPH:
            raise Refusal(
                f"报告“{file.path.name}”第{p.number + 1}段有{len(p.text)}字，"
                f"一段最多处理{LONGEST_PARAGRAPH}字；请分段后再试"
            )


def read_part(file: WordFile, name: str) -> list[BodyParagraph]:
    """Return the paragraphs of a part: the body, a header, a footer, the notes."""
    return paragraphs_of(file.part(name), styles_of(file))


def paragraphs_of(xml: bytes, styles: Mapping[str, Span] | None = None) -> list[BodyParagraph]:
    """Return the paragraphs of a part's bytes; ``styles``: where headings are known by them."""
    found = spans(xml, _ROOTS)
    if not found:
        return []
    reading = _Reading(levels(styles or {}), centred(styles or {}))
    tops = [
        t for root in found for t in ([root.child("body")] if root.name == "document" else [root])
    ]
    return [p for top in tops if top is not None for p in reading.paragraphs(top)]


def paragraphs_below(parent: Span) -> list[BodyParagraph]:
    """Return the paragraphs of one element of a part: a note among the notes."""
    return list(_Reading({}, frozenset()).paragraphs(parent))


class _Reading:
    def __init__(self, levels: Mapping[str, int], centred: frozenset[str]) -> None:
        self._levels, self._centred = levels, centred
        self._number = -1
        self._table = -1

    def paragraphs(
        self, parent: Span, cell: Cell | None = None, row: Span | None = None
    ) -> Iterator[BodyParagraph]:
        for its in parent.children:
            if its.name == "p":
                self._number += 1
                yield from self._paragraph(its, cell, row)
            elif its.name == "tbl":
                yield from self._rows(its)
            elif its.name == "sdt":
                within = self._within(its.child("sdtContent"), cell, row)
                yield from _controlled(its, within)
            elif its.name in _AROUND:
                yield from self.paragraphs(its, cell, row)
            elif its.name == f"{_COMPATIBLE}AlternateContent":
                yield from self._within(its.child(f"{_COMPATIBLE}Choice"), cell, row)

    def _within(
        self, content: Span | None, cell: Cell | None, row: Span | None
    ) -> Iterator[BodyParagraph]:
        if content is not None:
            yield from self.paragraphs(content, cell, row)

    def _rows(self, table: Span) -> Iterator[BodyParagraph]:
        self._table += 1
        number = self._table
        rows = (r for r in _inside(table, "tr") if not _is_deleted_row(r))
        for r, row in enumerate(rows):
            column = 0
            for control, cell in _cells(row):
                within = self.paragraphs(cell, Cell(number, r, column), row)
                yield from _controlled(control, within)
                column += _width(cell)

    def _paragraph(
        self, span: Span, cell: Cell | None, row: Span | None, boxed: bool = False
    ) -> Iterator[BodyParagraph]:
        found = _Found()
        _collect(span, (), found)
        style, level, centred = self._looks(span)
        level = self._levels.get(style) if level is None else level
        yield BodyParagraph(
            self._number,
            span,
            found.atoms,
            found.controls,
            cell,
            row,
            level,
            style in self._centred if centred is None else centred,
            boxed,
            found.doubles,
        )
        for box in found.boxes:
            for its in _inside(box, "p"):
                yield from self._paragraph(its, cell, row, boxed=True)

    @staticmethod
    def _looks(span: Span) -> tuple[str, int | None, bool | None]:
        """Return a paragraph's style, and its heading level and centring where it has its own."""
        own = span.child("pPr")
        style = own.child("pStyle") if own else None
        level = own.child("outlineLvl") if own else None
        jc = own.child("jc") if own else None
        return (
            style.attributes.get("val", "") if style else "",
            level_of(level.attributes.get("val", "")) if level else None,
            jc.attributes.get("val") == "center" if jc else None,
        )


class _Found(Struct):
    """What a paragraph is found to hold."""

    atoms: list[Atom] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    boxes: list[Span] = field(default_factory=list)
    doubles: list[Span] = field(default_factory=list)


def _collect(parent: Span, around: tuple[Span, ...], found: _Found) -> None:
    """Gather the letters below an element in their order, and the controls they stand in."""
    last: Control | None = None  # the control right before
    for its in parent.children:
        if its.name == "r":
            _letters(its, around, found)
        elif its.name in _AROUND:
            _collect(its, (*around, its), found)
        elif its.name == "sdt":
            last = _collect_control(its, around, found, last)
            continue
        last = None


def _collect_control(
    its: Span, around: tuple[Span, ...], found: _Found, last: Control | None
) -> Control | None:
    """Gather a control's letters; those of one that only repeats the control before are left out.

    LibreOffice 7.4 writes a control whose text has Chinese letters several times over, each time
    with all of the text.
    """
    content, key, first = its.child("sdtContent"), key_of(its), len(found.atoms)
    if content is None:
        return last
    if not shows_placeholder(its):
        _collect(content, (*around, its), found)
    if not key:
        return None
    control = Control(key, its, found.atoms[first:])
    if last and last.key == key and _repeats(control.text, last.text):
        del found.atoms[first:]
        found.doubles.append(its)
        return last
    found.controls.append(control)
    return control


def _repeats(text: str, before: str) -> bool:
    """Whether a text is the one before over again; what has no Chinese letters is a number."""
    return text.endswith(before) and bool(_CHINESE.search(before))


def _letters(run: Span, around: tuple[Span, ...], found: _Found) -> None:
    for its in run.children:
        text = _text(its)
        if text:
            at = found.atoms[-1].end if found.atoms else 0
            found.atoms.append(Atom(text, at, its, run, around))
        elif its.children:
            found.boxes += _boxes(its)


def _text(its: Span) -> str:
    if its.name == "t":
        return its.text
    if its.name == "br":
        return "\n" if its.attributes.get("type", "textWrapping") == "textWrapping" else ""
    return _WHITE.get(its.name, "")


def _boxes(parent: Span) -> list[Span]:
    """Return the text boxes below an element; of alternatives only the first is one."""
    found: list[Span] = []
    for its in parent.children:
        if its.name == f"{_COMPATIBLE}Fallback":
            continue
        found += [its] if its.name == "txbxContent" else _boxes(its)
    return found


def _controlled(control: Span | None, found: Iterable[BodyParagraph]) -> Iterator[BodyParagraph]:
    """Yield paragraphs; where a control stands around one alone, it is that paragraph's.

    Word may write so what was the only text of a paragraph or of a cell.
    """
    inside = list(found)
    key = key_of(control) if control is not None else ""
    if control is not None and key and len(inside) == 1 and not inside[0].controls:
        held = [] if shows_placeholder(control) else inside[0].atoms
        inside[0].controls.append(Control(key, control, held))
    yield from inside


def _cells(row: Span, control: Span | None = None) -> Iterator[tuple[Span | None, Span]]:
    """Yield the cells of a row, each with the control that stands around it alone, if any."""
    for its in row.children:
        if its.name == "tc":
            yield control, its
        elif its.name == "sdt" and (content := its.child("sdtContent")) is not None:
            alone = sum(1 for c in content.children if c.name == "tc") == 1
            yield from _cells(content, its if alone else None)
        elif its.name in ("customXml", "ins"):
            yield from _cells(its)


def shows_placeholder(control: Span) -> bool:
    """Whether a control is empty: what stands in it is Word's own 单击此处输入文字."""
    properties = control.child("sdtPr")
    return properties is not None and properties.child("showingPlcHdr") is not None


def key_of(control: Span) -> str:
    """Return a control's tag; its alias where a program has dropped the tag."""
    properties = control.child("sdtPr")
    for name in ("tag", "alias"):
        its = properties.child(name) if properties else None
        if its is not None and its.attributes.get("val"):
            return its.attributes["val"]
    return ""


def _inside(parent: Span, name: str) -> Iterator[Span]:
    """Yield elements of a name below another, also those in content controls."""
    for its in parent.children:
        if its.name == name:
            yield its
        elif its.name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(its, name)


def _is_deleted_row(row: Span) -> bool:
    properties = row.child("trPr")
    return properties is not None and properties.child("del") is not None


def _width(cell: Span) -> int:
    """Return how many columns a cell spans."""
    properties = cell.child("tcPr")
    span = properties.child("gridSpan") if properties else None
    value = span.attributes.get("val", "") if span else ""
    is_number = value.isdecimal() and len(value) < 10
    return (int(value) or 1) if is_number else 1
