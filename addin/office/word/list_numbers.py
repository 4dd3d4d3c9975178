"""The numbers that Word counts itself: the text that a reader sees before a paragraph's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from addin.ledger.values.numerals import to_han
from addin.ledger.values.patterns import pattern
from addin.office.ooxml.spans import Span, spans
from addin.office.word.layout.paragraph_styles import styles_of, with_bases
from addin.office.word.word_file import WordFile

_HAN = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_SIGNS = {
    "ideographDigital": "一二三四五六七八九",
    "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalFullWidth": "１２３４５６７８９",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_UNSEEN = {"bullet", "none"}
_PLACE = pattern("%([1-9])")


class _Level(Struct, frozen=True):
    """How a level of a list is numbered; ``style``: whose paragraphs are on it."""

    form: str = "none"
    words: str = ""
    first: int = 1
    style: str = ""
    decimal: bool = False


class _List(Struct, frozen=True):
    """A list: its levels, and the numbers with which levels begin anew where it begins.

    ``counted_with``: lists that have this in common count on, one where the other has come to.
    """

    counted_with: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]


class _Numbered(Struct, frozen=True):
    """Which list, and which of its levels, a paragraph is on; None where it is not said."""

    list: str | None = None
    level: int | None = None


class ListNumbers(Struct):
    """The lists of a document, and how far each has come."""

    lists: Mapping[str, _List]
    styles: Mapping[str, Span]
    reached: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, paragraph: Span) -> str:
        """Return the number of the paragraph that comes next; "" where it has none."""
        own = paragraph.child("pPr")
        name, level = self._place(own) if own is not None else ("", 0)
        its = self.lists.get(name)
        if its is None or level not in its.levels:
            return ""
        return self._counted(name, its, level)

    def _place(self, own: Span) -> tuple[str, int]:
        """Return the list and the level of a paragraph, given its w:pPr."""
        style = _value(own, "pStyle")
        named, by_style = _numbered(own), _style_numbered(style, self.styles)
        name = named.list or by_style.list or ""
        if named.list is None and named.level is None:
            linked = self._linked(name, style)
            return name, linked if linked is not None else by_style.level or 0
        return name, named.level or 0

    def _linked(self, name: str, style: str) -> int | None:
        """Return the level of a list that belongs to a style."""
        its = self.lists.get(name)
        levels = its.levels.items() if its and style else ()
        return next((n for n, level in levels if level.style == style), None)

    def _counted(self, name: str, its: _List, level: int) -> str:
        come = self.reached.setdefault(its.counted_with, {})
        for below in [n for n in come if n > level]:
            del come[below]
        first = its.levels[level].first
        if level in its.restarts and (name, level) not in self.begun:
            come[level] = its.restarts[level]
        else:
            come[level] = come.get(level, first - 1) + 1
        self.begun.add((name, level))
        return _written(its, level, come)


def _written(its: _List, level: int, come: Mapping[int, int]) -> str:
    own = its.levels[level]
    if own.form in _UNSEEN:
        return ""

    def number(m: re.Match[str]) -> str:
        at = int(m[1]) - 1
        other = its.levels.get(at, own)
        return _formed("decimal" if own.decimal else other.form, come.get(at, other.first))

    return _PLACE.sub(number, own.words).strip()


def _formed(form: str, number: int) -> str:
    """Return a number in a form of Word's; in plain digits where the form has none for it."""
    if form in _UNSEEN:
        return ""
    if form in _HAN or (form in ("ideographDigital", "chineseLegalSimplified") and number > 9):
        return to_han(number)
    signs = _SIGNS.get(form, "")
    return signs[number - 1] if 0 < number <= len(signs) else str(number)


def list_numbers(file: WordFile) -> ListNumbers | None:
    """Return the lists of a document, none of them begun; None where it has none."""
    part = file.related("numbering")
    xml = file.part(part) if part else b""
    found = spans(xml, ("abstractNum", "num")) if xml else []
    abstract = {s.attributes.get("abstractNumId", ""): s for s in found if s.name != "num"}
    lists = dict(_lists([s for s in found if s.name == "num"], abstract))
    return ListNumbers(lists, styles_of(file)) if lists else None


def _lists(those: Sequence[Span], abstract: Mapping[str, Span]) -> Iterator[tuple[str, _List]]:
    for its in those:
        base = _value(its, "abstractNumId")
        on = abstract.get(base)
        changed = [c for c in its.children if c.name == "lvlOverride"]
        levels = dict(_levels(on.children if on else []))
        levels |= dict(_levels([level for c in changed if (level := c.child("lvl"))]))
        starts = {
            _number(c.attributes.get("ilvl", "")): _number(_value(c, "startOverride"), 1)
            for c in changed
            if c.child("startOverride")
        }
        yield its.attributes.get("numId", ""), _List(base, levels, starts)


def _levels(those: Sequence[Span]) -> Iterator[tuple[int, _Level]]:
    for its in those:
        if its.name == "lvl":
            form, words = _value(its, "numFmt") or "decimal", _value(its, "lvlText")
            first, style = _number(_value(its, "start"), 1), _value(its, "pStyle")
            decimal = its.child("isLgl") is not None
            yield (
                _number(its.attributes.get("ilvl", "")),
                _Level(form, words, first, style, decimal),
            )


def _numbered(properties: Span | None) -> _Numbered:
    listed = properties.child("numPr") if properties else None
    if listed is None:
        return _Numbered()
    level = _value(listed, "ilvl")
    return _Numbered(_value(listed, "numId") or None, _number(level) if level else None)


def _style_numbered(style: str, styles: Mapping[str, Span]) -> _Numbered:
    """Return the list that a style or one it rests on puts its paragraphs on."""
    level: int | None = None
    for one in with_bases(styles, style):
        its = _numbered(one.child("pPr"))
        level = its.level if level is None else level
        if its.list is not None:
            return _Numbered(its.list, level)
    return _Numbered()


def _value(parent: Span, name: str) -> str:
    its = parent.child(name)
    return its.attributes.get("val", "") if its else ""


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default
