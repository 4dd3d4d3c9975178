"""Types of activity as clerks write them: one name, a synonym, or two joined by 暨."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.values.numerals import HAN_NUMBER
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean, folded, nearest
from addin.ledger.values.type_wording import plainer


class Types(Struct, frozen=True):
    """The canonical types that one activity is, and what stood in brackets (书记讲)."""

    names: tuple[str, ...]
    remark: str = ""


LONGEST_NAME = 40
_BRACKETS = pattern(r"\(([^()]*)\)")
_QUOTES = pattern(r"[“”\"'《》]|^(?:\d{1,2}|[一二三四五六七八九十])[.、)]")
_LECTURER = pattern(
    r"^(?:党组|支部|机关|局)?(?:党支部|党委)?(?:第一|副)?(?:书记|支委|委员|领导干部|党员领导干部|领导|党员)(?:为党员|带头)?"
)
_NUMBERED = pattern(
    rf"^(?:\d{{4}}年)?(?:第?(?:\d+|{HAN_NUMBER})(?:次|期|讲|月份?|季度))?(?:组织|召开|开展|举行|举办)?(?:(?:本|党|机关)?支部)?"
)


def parse_types(value: Value, catalogue: Catalogue) -> Reading[Types]:
    """Read an 活动类型 cell.

    A 暨 cell is split only where every part is a known type; an unknown name is reported with
    the nearest known one; a class of activities (三会一课) is asked about.
    """
    if not isinstance(value, str):
        return unreadable("type-unknown")
    text = _QUOTES.sub("", folded(value))
    if names := _known(text, catalogue) or _one_a_line(value, catalogue):
        return Reading(Types(names))
    bare = _BRACKETS.sub("", text)
    remark = "、".join(_BRACKETS.findall(text))
    if inside := types_named(remark, catalogue):
        return _with_type_in_brackets(bare, inside, catalogue)
    if "扩大" in bare and not types_named(bare, catalogue):
        bare, remark = bare.replace("扩大", ""), "扩大"
    if bare in catalogue.activity.too_broad:
        return unreadable("type-too-broad", name=value)
    if names := types_named(bare, catalogue) or _in_other_words(value, catalogue):
        notes = (Problem("type-remark", names[0], {"remark": remark}),) if remark == "扩大" else ()
        return Reading(Types(names, remark), notes)
    return unreadable("type-unknown", _proposal(bare, catalogue))


def _in_other_words(value: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types that a text says in other words: the whole of it, or each of its parts."""
    text = _BRACKETS.sub("", folded(value))
    for cut in ([text], *_cuts(text, catalogue)):
        names = [plainer(part, catalogue.type_names) for part in cut]
        if all(names):
            return tuple(dict.fromkeys(n for n in names if n))
    return ()


def _one_a_line(value: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types of a cell that names one in each word; empty unless all are known."""
    words = [folded(word) for word in clean(value).split()]
    names = [catalogue.type_names.get(word) for word in words]
    return tuple(dict.fromkeys(n for n in names if n)) if len(words) > 1 and all(names) else ()


def _with_type_in_brackets(
    bare: str, inside: tuple[str, ...], catalogue: Catalogue
) -> Reading[Types]:
    """Read 三会一课（党员大会), and ask about 党员大会（主题党日）: one type, or two?"""
    if bare in catalogue.activity.too_broad:
        return Reading(Types(inside))
    names = types_named(bare, catalogue)
    if not names:
        return unreadable("type-unknown", _proposal(bare, catalogue))
    if set(inside) <= set(names):
        return Reading(Types(names))
    both = "暨".join(dict.fromkeys((*names, *inside)))
    args: dict[str, object] = {"type": "暨".join(names), "other": "、".join(inside)}
    return Reading(Types(names, "、".join(inside)), (Problem("type-in-brackets", both, args),))


def types_named(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types a folded text is the name of, 3月份 or 召开 before it allowed; else none.

    Who gave a lecture may be said with it: 支部书记上党课.
    """
    named = _known(text, catalogue) or _known(_NUMBERED.sub("", text), catalogue)
    if named or "党课" not in text:
        return named
    lecture = _known(_LECTURER.sub("", text), catalogue)
    return lecture if set(lecture) <= {"党课", "微党课"} else ()


def _known(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types that a text names, split at separators in every way; empty if none fits."""
    if text in catalogue.type_names:
        return (catalogue.type_names[text],)
    for cut in _cuts(text, catalogue):
        names = [catalogue.type_names.get(part) for part in cut]
        if all(names):
            return tuple(dict.fromkeys(n for n in names if n))
    return ()


def _cuts(text: str, catalogue: Catalogue) -> list[list[str]]:
    """Return the ways to split a text at separators, the fewest parts first."""
    spots = list(catalogue.activity.between.finditer(text))[:6]
    if not spots:
        return []
    ways = []
    for choice in product((False, True), repeat=len(spots)):
        parts, start = [], 0
        for spot, chosen in zip(spots, choice, strict=True):
            if chosen:
                parts.append(text[start : spot.start()])
                start = spot.end()
        parts.append(text[start:])
        if len(parts) > 1:
            ways.append([p for p in parts if p])
    return sorted(ways, key=len)


def _proposal(text: str, catalogue: Catalogue) -> str | None:
    """Return the nearest known type: by letters, or the only one the text contains."""
    if len(text) > LONGEST_NAME:
        return None
    if "暨" in text:
        parts = [_proposal(part, catalogue) for part in text.split("暨")]
        return "暨".join(p for p in parts if p) if all(parts) else None
    if near := nearest(text, catalogue.type_names):
        return catalogue.type_names[near]
    inside = [n for n in catalogue.type_names if len(n) > 2 and n in text]
    longest = max(inside, key=len, default="")
    found = {catalogue.type_names[n] for n in inside if n not in longest or n == longest}
    return found.pop() if len(found) == 1 else None


def parse_tags(value: Value, catalogue: Catalogue) -> Reading[tuple[str, ...]]:
    """Read a 主题标签 cell: known tags, separated by 、 or the like."""
    if not isinstance(value, str):
        return unreadable("tag-unknown", tag=str(value))
    text = clean(unicodedata.normalize("NFKC", value))
    parts = [p for p in (p.strip('#《》“”"') for p in re.split(r"[、,;/\s]+", text)) if p]
    known = tuple(dict.fromkeys(catalogue.tag_names[p] for p in parts if p in catalogue.tag_names))
    strange = [p for p in parts if p not in catalogue.tag_names]
    problems = tuple(
        Problem("tag-unknown", nearest(p, catalogue.tag_names), {"tag": p}) for p in strange
    )
    return Reading(known, problems)
