"""Numbered lists that begin again in each turn of a loop.

A list begins again where a turn holds more than one of its items and something else between two
turns' items. A list whose items are the loop's turns goes on, and so does one that fills the
whole of every turn.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree
from msgspec import Struct, field

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.value_marks import AGAIN
from addin.office.templates.filling.word_elements import element, w
from addin.office.templates.finishing.loops import Loop, loops_of, text_of

_AGAIN = pattern(f"{AGAIN}(\\d+) (\\d+){AGAIN}")
_MOST_STYLES = 50  # that are based one on the other
_LEVELS = 9

ListItem = tuple[str, int]  # the list's number, the level


class NumberedLists(Struct):
    """The numbers that paragraphs have by their styles; ``highest``: of the template's lists."""

    styles: Mapping[str, Any]
    highest: int

    def item(self, paragraph: Any) -> ListItem | None:
        """Return the list and level that a paragraph is an item of."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return None
        own = properties.find(w("numPr"))
        found = [own] if own is not None else []
        found += [
            s for its in self._styles(properties) if (s := _at(its, "pPr", "numPr")) is not None
        ]
        number = next((n for its in found if (n := _value(its, "numId"))), "")
        level = next((n for its in found if (n := _value(its, "ilvl"))), "0")
        return (
            (number, int(level))
            if number.isdecimal() and number != "0" and level.isdecimal()
            else None
        )

    def name_list(self, paragraph: Any, its: ListItem) -> None:
        """Write the list into a paragraph that has it by its style, with the style's indents."""
        properties = paragraph.find(w("pPr"))
        if properties.find(w("numPr")) is not None and _value(properties.find(w("numPr")), "numId"):
            return
        indent = next(
            (i for s in self._styles(properties) if (i := _at(s, "pPr", "ind")) is not None), None
        )
        own = properties.get_or_add_numPr()
        own.get_or_add_ilvl().val, own.get_or_add_numId().val = its[1], int(its[0])
        if indent is not None and properties.find(w("ind")) is None:
            properties.get_or_add_ind().attrib.update(indent.attrib)

    def _styles(self, properties: Any) -> Iterator[Any]:
        name = _value(properties, "pStyle")
        for _ in range(_MOST_STYLES):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "basedOn")


class ListsAgain(Struct):
    """The lists that begin again in a document being finished: each new number, and its list."""

    made: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)

    def renumber(self, root: Any) -> None:
        """Give each turn's items a list of their own, and take the marks out."""
        for its in root.iter(etree.Element):
            if its.tag == w("p"):
                self._item(its)
            if its.tail and AGAIN in its.tail:
                for number, highest in _AGAIN.findall(its.tail):
                    new = str(int(highest) + len(self.made) + 1)
                    self.made[new] = self.now[number] = number
                    self.now[number] = new
                its.tail = _AGAIN.sub("", its.tail)

    def _item(self, paragraph: Any) -> None:
        number = _at(paragraph, "pPr", "numPr", "numId")
        if number is not None and (new := self.now.get(number.get(w("val"), ""))):
            number.set(w("val"), new)


def numbered_lists(docx: Any) -> NumberedLists | None:
    """Return the lists of a template; None where it has none."""
    parts = {
        r.reltype.rsplit("/", 1)[-1]: r.target_part
        for r in docx.part.rels.values()
        if not r.is_external
    }
    part = parts.get("numbering")
    if part is None:
        return None
    numbers = [n.get(w("numId"), "") for n in part.element.iter(w("num"))]
    highest = max((int(n) for n in numbers if n.isdecimal()), default=0)
    styles = {s.get(w("styleId"), ""): s for s in docx.styles.element.iter(w("style"))}
    return NumberedLists(styles, highest) if numbers else None


def mark_lists(body: Any, lists: NumberedLists) -> None:
    """Put a mark where a turn begins in which a list begins again."""
    for loop in loops_of(body):
        for number in _lists_again(loop, lists):
            mark = f"{{% if not loop.first %}}{AGAIN}{number} {lists.highest}{AGAIN}{{% endif %}}"
            loop.start.tail = mark + (loop.start.tail or "")


def _lists_again(loop: Loop, lists: NumberedLists) -> list[str]:
    """Return the lists that begin again in each turn, naming them in their paragraphs."""
    items = [(p, lists.item(p), loop.is_repeated(p)) for p in loop.paragraphs]
    again: list[str] = []
    for number in dict.fromkeys(its[0] for _, its, _ in items if its):
        own = [(p, its, more) for p, its, more in items if its and its[0] == number]
        top = [more for _, its, more in own if its[1] == min(i[1] for _, i, _ in own)]
        others = any(
            (its is None or its[0] != number) and text_of(p).strip() for p, its, _ in items
        )
        if others and (len(top) > 1 or any(top)):
            again.append(number)
            for paragraph, its, _ in own:
                lists.name_list(paragraph, its)
    return again


def with_lists(numbering: bytes, made: Mapping[str, str]) -> bytes:
    """Return the part of the lists with new ones, each like another but beginning again."""
    root = etree.fromstring(numbering)
    known: dict[Any, Any] = {n.get(w("numId")): n for n in root.iter(w("num"))}
    shapes: dict[Any, Any] = {a.get(w("abstractNumId")): a for a in root.iter(w("abstractNum"))}
    for new, old in made.items():
        its = known.get(old)
        if its is not None:
            list(known.values())[-1].addnext(new_list := _begun_again(its, shapes, new))
            known[new] = new_list
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _begun_again(old: Any, shapes: Mapping[str, Any], number: str) -> Any:
    new = copy.deepcopy(old)
    new.set(w("numId"), number)
    shape = shapes.get(_value(old, "abstractNumId"))
    starts = _starts(shape)
    for level in range(_LEVELS):
        if str(level) in starts or level == 0:
            _start(new, str(level), starts.get(str(level), "1"))
    return new


def _starts(shape: Any) -> dict[str, str]:
    levels: Sequence[Any] = [] if shape is None else shape.findall(w("lvl"))
    return {its.get(w("ilvl"), ""): _value(its, "start") or "1" for its in levels}


def _start(new: Any, level: str, start: str) -> None:
    over = next((o for o in new.findall(w("lvlOverride")) if o.get(w("ilvl")) == level), None)
    if over is None:
        over = element("lvlOverride")
        over.set(w("ilvl"), level)
        new.append(over)
    if over.find(w("startOverride")) is None:
        its = element("startOverride")
        its.set(w("val"), start)
        over.insert(0, its)


def _at(its: Any, *names: str) -> Any:
    for name in names:
        its = its.find(w(name))
        if its is None:
            return None
    return its


def _value(its: Any, name: str) -> str:
    found = its.find(w(name))
    return "" if found is None else str(found.get(w("val"), ""))
