"""The names in a report that 参数 states, as the fields that print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.audit.backwards.substitution import Facts, Substitution, printing
from addin.report.language.expression import Expression, path
from addin.report.prose import Paragraph, Stretch

_SHORTEST = 4  # characters of a name that no longer word has by chance
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_LONGER = re.compile(r"^(?:党|机关|支部|委|局|系统|所属|直属|下属|团|工会|第|各|[所站队科处股办])")
_ADDRESSED = re.compile(r"\s*[：:]\s*$")


def names_back(paragraph: Paragraph, facts: Facts) -> Iterator[Substitution]:
    """Yield the names of the unit, of whom a report is sent to, and of the brand."""
    text = paragraph.text
    for field in ("单位.全称", "党建品牌"):
        name = _stated(field, facts)
        if len(name) >= _SHORTEST:
            yield from (_by(field, paragraph, at, name, facts) for at in _places(name, text))
    name = _stated("主送机关", facts)
    if name and text.strip().startswith(name) and _ADDRESSED.fullmatch(text.strip()[len(name) :]):
        yield _by("主送机关", paragraph, text.index(name), name, facts)
    name = _stated("单位.简称", facts)
    for at in _places(name, text) if len(name) >= _SHORTEST - 1 else ():
        edge = not _HAN.match(text[at - 1 : at]) and not _LONGER.match(text[at + len(name) :])
        if edge:
            yield _by("单位.简称", paragraph, at, name, facts)


def _stated(field: str, facts: Facts) -> str:
    """Return what 参数 states; nothing where a field has words of its own instead."""
    its = path(field).at(facts.values)
    return str(its.value) if its and its.value and its.rows else ""


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _by(field: str, paragraph: Paragraph, at: int, name: str, facts: Facts) -> Substitution:
    stretch = Stretch(paragraph.number, at, at + len(name))
    return printing(stretch, name, Expression((path(field),)), facts)
