"""Tags that are well written and in the wrong place of the document.

docxtpl works on the text of the XML: a block that begins in one cell's paragraph and ends outside
of the table, or two row tags in one row, leave a torn document or one that lacks a condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.word_elements import w
from addin.report.language.template_blocks import ENDS
from addin.report.language.template_problem import TemplateProblem
from addin.report.language.template_tags import MERGED, OF_CELLS, Tag

UNREAD = frozenset({"T001", "T004", "T005", "T006", "T009", "T012"})
"""Codes of faults with which the places of tags tell nothing."""
_COMMENT = pattern(r"\{#.*?#\}")
_OF_TABLES = {"tr": "行", "tc": "格"}
_OPENINGS = {end: word for word, end in ENDS.items()}
_EDGES = ("p", "pPr", "rPr", "r", "proofErr", "bookmarkStart", "bookmarkEnd")
_JOINED = frozenset(map(w, (*_EDGES, "lastRenderedPageBreak")))


def misplaced(paragraphs: Sequence[Any], tags: Sequence[Tag]) -> Iterator[TemplateProblem]:
    """Yield what is wrong with the places of a part's tags, whose blocks are known to be paired."""
    tags = list(_outside_raw(tags))
    yield from _outside_tables(paragraphs, tags)
    yield from _crowded(paragraphs, tags)
    yield from _torn_blocks(paragraphs, tags)
    yield from _joining(paragraphs, tags)


def _outside_raw(tags: Sequence[Tag]) -> Iterator[Tag]:
    is_raw = False
    for tag in tags:
        is_raw = tag.word == "raw" if not is_raw else tag.word != "endraw"
        if not is_raw:
            yield tag


def _outside_tables(paragraphs: Sequence[Any], tags: Sequence[Tag]) -> Iterator[TemplateProblem]:
    loops = 0
    for tag in tags:
        loops += (tag.word == "for") - (tag.word == "endfor")
        is_of_cells = tag.word in MERGED or tag.word in OF_CELLS
        if (tag.prefix in _OF_TABLES or is_of_cells) and _around(paragraphs, tag, "tc") is None:
            yield tag.problem("T010", "只能写在表格里")
        elif tag.word in MERGED and not loops:
            yield tag.problem("T010", "只能写在循环里：合并的是循环写出的各格")


def _crowded(paragraphs: Sequence[Any], tags: Sequence[Tag]) -> Iterator[TemplateProblem]:
    """Yield the row and cell tags that are not alone: docxtpl removes all that is beside them."""
    held: dict[Any, list[Tag]] = {}
    for tag in tags:
        if tag.prefix in _OF_TABLES and (its := _around(paragraphs, tag, tag.prefix)) is not None:
            held.setdefault(its, []).append(tag)
    for its, alone in held.items():
        tag, name = alone[-1], _OF_TABLES[alone[-1].prefix]
        beside = _COMMENT.sub("", _text_of(its)).replace(tag.text, "", 1)
        if beside.strip():
            message = f"{{%{tag.prefix} … %}} 要单独占一{name}，这一{name}里不能有别的文字、标签"
            yield tag.problem("T010", message)


def _torn_blocks(paragraphs: Sequence[Any], tags: Sequence[Tag]) -> Iterator[TemplateProblem]:
    """Yield where a block ends, or turns to its else, at another depth than it begins."""
    begun: list[Tag] = []
    for tag in tags:
        if tag.word in ENDS:
            begun.append(tag)
        elif begun and tag.word in ("else", "elif", *_OPENINGS):
            opening = begun.pop() if tag.word in _OPENINGS else begun[-1]
            if tag.prefix != opening.prefix and tag.word in _OPENINGS:
                continue  # T011
            if _depth(paragraphs, tag) != _depth(paragraphs, opening):
                message = f"与 {opening.text} 不在同一层：一个在表格、控件或链接里，一个在外面"
                yield tag.problem("T020", message)


def _joining(paragraphs: Sequence[Any], tags: Sequence[Tag]) -> Iterator[TemplateProblem]:
    """Yield the dashes at a paragraph's edge with more than text on their other side."""
    with_prefix = {tag.paragraph for tag in tags if tag.prefix}
    for tag in tags:
        for step, is_dashed in ((-1, tag.text[:3] == "{%-"), (1, tag.text[-3:] == "-%}")):
            text = _text_of_paragraph(paragraphs[tag.paragraph])
            beside = text[: tag.start] if step < 0 else text[tag.end :]
            if is_dashed and not beside.strip() and _is_apart(paragraphs, tag, step, with_prefix):
                where = "前面" if step < 0 else "后面"
                message = (
                    f"标签{where}的“-”会与{where}一段接起来，"
                    f"中间不只是文字（有表格、图片、分节等），接不上；去掉“-”"
                )
                yield tag.problem("T021", message, _undashed(tag, step))


def _is_apart(paragraphs: Sequence[Any], tag: Tag, step: int, with_prefix: set[int]) -> bool:
    """Whether more than the edges of paragraphs is between a tag and the next text on a side."""
    here, is_apart = _element_of(paragraphs, tag), False
    for its in _following(here) if step > 0 else _preceding(here):
        if its.tag == w("t"):
            holder = next(its.iterancestors(w("p")))
            goes = any(paragraphs[n] is holder for n in with_prefix)
            return is_apart or goes or _path(its) != _path(here)
        is_apart = is_apart or not (its.tag in _JOINED or _is_line_break(its) or _is_look(its))
    return False  # nothing is joined where no text comes


def _is_line_break(its: Any) -> bool:
    return bool(its.tag == w("br") and its.get(w("type"), "textWrapping") == "textWrapping")


def _is_look(its: Any) -> bool:
    """Whether an element is below the properties of a run or a paragraph, and no section's end."""
    above = {a.tag for a in its.iterancestors(w("rPr"), w("pPr"))}
    return bool(above) and its.tag != w("sectPr") and not any(its.iterancestors(w("sectPr")))


def _following(element: Any) -> Iterator[Any]:
    yield from element.iterdescendants()
    while (parent := element.getparent()) is not None:
        for its in element.itersiblings():
            yield from its.iter()
        element = parent


def _preceding(element: Any) -> Iterator[Any]:
    while (parent := element.getparent()) is not None:
        for its in element.itersiblings(preceding=True):
            yield from reversed(list(its.iter()))
        element = parent


def _undashed(tag: Tag, step: int) -> str:
    return f"{tag.text[:2]}{tag.text[3:]}" if step < 0 else f"{tag.text[:-3]}{tag.text[-2:]}"


def _around(paragraphs: Sequence[Any], tag: Tag, name: str) -> Any:
    return next(paragraphs[tag.paragraph].iterancestors(w(name)), None)


def _depth(paragraphs: Sequence[Any], tag: Tag) -> list[str]:
    """Return the names of what is around a tag, from what docxtpl puts it in place of outwards."""
    if tag.prefix == "p":
        return _path(paragraphs[tag.paragraph])
    if tag.prefix in _OF_TABLES:
        its = _around(paragraphs, tag, tag.prefix)
        return [] if its is None else _path(its)
    return _path(_element_of(paragraphs, tag))


def _path(element: Any) -> list[str]:
    return [str(its.tag) for its in (element, *element.iterancestors())]


def _element_of(paragraphs: Sequence[Any], tag: Tag) -> Any:
    """Return the element of the text that a tag begins in."""
    at, paragraph = 0, paragraphs[tag.paragraph]
    for its in _own(paragraph):
        at += len(its.text or "")
        if at > tag.start:
            return its
    return paragraph


def _own(paragraph: Any) -> Iterator[Any]:
    return (t for t in paragraph.iter(w("t")) if next(t.iterancestors(w("p"))) is paragraph)


def _text_of_paragraph(paragraph: Any) -> str:
    return "".join(t.text or "" for t in _own(paragraph))


def _text_of(element: Any) -> str:
    """Return the text of a row or cell."""
    return "".join(t.text or "" for t in element.iter(w("t")))
