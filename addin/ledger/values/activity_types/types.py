"""Types of activity as clerks write them: one name, a synonym, or two joined by 暨."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.values.activity_types.type_frames import framed, is_something_else, without_class
from addin.ledger.values.activity_types.type_wording import plainer
from addin.ledger.values.activity_types.uncounted_types import (
    is_occasion,
    is_of_above,
    is_uncounted,
    proposed_type,
    uncounted,
)
from addin.ledger.values.numerals import HAN_NUMBER
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean, folded


class Types(Struct, frozen=True):
    """The canonical types that one activity is, and what stood in brackets (书记讲).

    ``names`` is empty for an activity of a type that is known to be none of those counted.
    """

    names: tuple[str, ...]
    remark: str = ""


_BRACKETS = pattern(r"\(([^()]*)\)")
_QUOTES = pattern(r"[“”\"'《》]|^(?:\d{1,2}|[一二三四五六七八九十])[.、)]")
_SQUARE = pattern(r"[\[【〔〖]([^\[\]【】〔〕〖〗]*)[\]】〕〗]")
_HOLDING = pattern(
    r"(?:其中|同时|同步|同日|一并|并|内)?(?:包含|包括|含有|含|兼|套开|合并|结合|穿插)(?:有|召开|开展|进行|举行)?(?:了)?"
)
_HELD_BESIDE = pattern(r"(?<!不)(?:包含|包括|含|套开|穿插)(?:有|了)?(?!义|量)")
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
    if text in catalogue.activity.said_uncounted:
        return Reading(Types(()))
    if names := _known(text, catalogue) or _one_a_line(value, catalogue):
        return Reading(Types(names))
    return _read_apart(value, without_class(_round(text), catalogue.activity), catalogue)


def _read_apart(value: str, text: str, catalogue: Catalogue) -> Reading[Types]:
    """Read a type with words in brackets, or before it; ``value``: the cell as it is."""
    bare = _BRACKETS.sub("", text)
    remark = "、".join(_BRACKETS.findall(text))
    if (also := _HOLDING.match(remark)) and (names := _both(bare, remark[also.end() :], catalogue)):
        return Reading(Types(names, remark))
    if inside := types_named(remark, catalogue):
        return _with_type_in_brackets(bare, inside, catalogue)
    if "扩大" in bare and not types_named(bare, catalogue):
        bare, remark = bare.replace("扩大", ""), "扩大"
    if bare in catalogue.activity.too_broad:
        return unreadable("type-too-broad", name=value)
    if names := types_named(bare, catalogue) or _in_other_words(value, catalogue):
        return Reading(Types(names, remark), tuple(_about_remark(names, remark, catalogue)))
    others = _with_others(bare, catalogue) or _with_occasion(bare, catalogue)
    return others or _none_read(bare or text, catalogue)


def _round(text: str) -> str:
    """Return a text with round brackets in place of square ones."""
    return _SQUARE.sub(r"(\1)", text)


def _none_read(text: str, catalogue: Catalogue) -> Reading[Types]:
    """Read a text that names no counted type: known to be none of them, or a question."""
    known = text in catalogue.activity.none_counted or is_of_above(text)
    none = Types(()) if known else None
    return Reading(none, uncounted(text, catalogue))


def _about_remark(names: tuple[str, ...], remark: str, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what is to be said of the words in brackets: 扩大, or another type among them."""
    if remark == "扩大":
        yield Problem("type-remark", names[0], {"remark": remark})
    elif remark and not is_something_else(remark):
        others = {catalogue.type_names[n] for n in catalogue.activity.framed if n in remark}
        if others - set(names):
            args: dict[str, object] = {"type": "暨".join(names), "other": remark}
            yield Problem("type-in-brackets", None, args)


def _with_others(bare: str, catalogue: Catalogue) -> Reading[Types] | None:
    """Read 主题党日暨志愿服务: each part is a counted type, or known to be none of them."""
    for parts in _cuts(bare, catalogue):
        strange = [p for p in parts if is_uncounted(p, catalogue.activity)]
        known = [_in_words(p, catalogue) for p in parts if p not in strange]
        if strange and known and all(known):
            names = tuple(dict.fromkeys(name for names in known for name in names))
            notes = [note for p in strange for note in uncounted(p, catalogue)]
            return Reading(Types(names, "、".join(strange)), tuple(notes))
    return None


def _with_occasion(bare: str, catalogue: Catalogue) -> Reading[Types] | None:
    """Read 党员大会暨“两优一先”表彰: what is joined to a type may be no type of its own.

    Where it comes first, 祝寿暨主题党日, it may be what the type's name only stands for.
    """
    names: dict[str, None] = {}
    occasions: list[str] = []
    for part in bare.split("暨") if "暨" in bare else ():
        if types := types_named(part, catalogue) or _in_words(part, catalogue):
            names.update(dict.fromkeys(types))
        elif names and is_occasion(part, catalogue):
            occasions.append(part)
        else:
            return None
    if not names:
        return None
    said = (p for p in occasions if not is_something_else(p))
    notes = tuple(Problem("type-other", None, {"name": p}) for p in said)
    return Reading(Types(tuple(names), "、".join(occasions)), notes)


def _both(bare: str, held: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types of an activity that held another, 主题党日（含党课）, if all are known."""
    names, inside = (_in_words(text, catalogue) for text in (bare, held))
    return tuple(dict.fromkeys((*names, *inside))) if names and inside else ()


def _in_other_words(value: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types that a text says in other words: the whole of it, or each of its parts."""
    text = without_class(_BRACKETS.sub("", _round(folded(value))), catalogue.activity)
    if names := _in_words(text, catalogue):
        return names
    if (held := _HELD_BESIDE.search(text)) and held.start():
        return _both(text[: held.start()], text[held.end() :], catalogue)
    return ()


def _in_words(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types that the whole of a text, or each of its parts, says in other words."""
    known, activity = catalogue.type_names, catalogue.activity
    for cut in ([text], *_cuts(text, catalogue)):
        names = [plainer(part, known, activity) or framed(part, known, activity) for part in cut]
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
        return _known_by_brackets(bare, inside, catalogue)
    if set(inside) <= set(names):
        return Reading(Types(names))
    if len(names) == len(inside) == 1 and inside[0].endswith(names[0]):
        return Reading(Types(inside))  # 党课（微党课） says which kind it was
    both = "暨".join(dict.fromkeys((*names, *inside)))
    args: dict[str, object] = {"type": "暨".join(names), "other": "、".join(inside)}
    return Reading(Types(names, "、".join(inside)), (Problem("type-in-brackets", both, args),))


def _known_by_brackets(bare: str, inside: tuple[str, ...], catalogue: Catalogue) -> Reading[Types]:
    """Read 清明祭扫（主题党日）: what is in no way a type is explained by the one in brackets.

    Not so of a slip, of what may be a type itself, or is known to be none, 团日活动（主题党日）.
    """
    activity = catalogue.activity
    proposal = proposed_type(bare, catalogue)
    may_be = proposal or any(name in bare for name in activity.framed)
    may_be = may_be or ("学习" in bare and not any("学习" in name for name in inside))
    if may_be or is_something_else(bare) or is_uncounted(bare, activity):
        return unreadable("type-unknown", proposal)
    return Reading(Types(inside))


def types_named(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types a folded text is the name of, 3月份 or 召开 before it allowed; else none.

    Who gave a lecture may be said with it: 支部书记上党课.
    """
    named = _known(text, catalogue) or _known(_NUMBERED.sub("", text), catalogue)
    if named or "党课" not in text:
        return named
    lecture = _known(_LECTURER.sub("", text), catalogue)
    return lecture if set(lecture) <= {"党课", "微党课"} else ()


def says_only_types(text: str, catalogue: Catalogue) -> bool:
    """Return whether a folded text is names of types and what joins them, and no word more."""
    return bool(_known(text, catalogue))


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
