"""What a sheet's name or title says of all its rows: the type of activity, the month."""

from __future__ import annotations

from addin.ledger.catalogue import Catalogue
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_WORDS = r"(?:(?:党建|党内|工作|活动|会议)*(?:台账|记录|登记|情况|统计|明细|一览)(?:表|簿|本)?|表)"
_TAIL = pattern(rf"(?:\(?\d+\)?|\(.*\)|{_WORDS})+$")
_YEAR = pattern(r"20\d\d年?度?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}[-~至]?\d{0,2}月份?)?")
_BODY = pattern(r".*(?:支部|党组|总支|总支部|党委|党总支)(?:委员会)?$")
_BODY_OR_TYPE = "委员会"
_OF_MEETINGS = ("会议", "记录", "纪要")
_NO_NAME = {"支部", "党支部", "本支部", "我支部", "各支部", "各党支部", "党组", "党委"}
_MONTH = pattern(r"(?:20\d\d年)?(\d{1,2}|[一二三四五六七八九十]{1,2})月份?.*")


def type_told(sheet: str, title: str, catalogue: Catalogue) -> str | None:
    """Return the type that a sheet's name is, or the only one that its name or title speaks of.

    A sheet called 党员大会暨主题党日 tells both.
    """
    name = bare(sheet)
    if name not in catalogue.activity.too_broad and (types := types_named(name, catalogue)):
        return "暨".join(types)
    for text, whole in ((name, sheet), (bare(title), title)):
        found = _types_in(text, folded(whole), catalogue)
        if len(found) == 1:
            return found.pop()
    return None


def _types_in(text: str, whole: str, catalogue: Catalogue) -> set[str]:
    """Return the types that a text names, each stretch of it read as the longest name it holds.

    ``whole``: the text with 会议记录 and the like; without them 学院支部委员会 is a body.
    """
    found: set[str] = set()
    known = sorted((n for n in catalogue.type_names if _tells(n, catalogue)), key=len, reverse=True)
    for name in known:
        if name in text and not (name.endswith(_BODY_OR_TYPE) and _is_body(name, text, whole)):
            found.add(catalogue.type_names[name])
            text = text.replace(name, "|")
    return found


def _is_body(name: str, text: str, whole: str) -> bool:
    """Return whether a name such as 委员会 is that of a body, and of no meeting of it."""
    return text != name and not any(name + word in whole for word in _OF_MEETINGS)


def _tells(name: str, catalogue: Catalogue) -> bool:
    return len(name) > 2 or name == catalogue.type_names[name]


def bare(text: str) -> str:
    """Return a sheet's name or title without year and words such as 台账."""
    return _TAIL.sub("", without_year(folded(text)))


def without_year(text: str) -> str:
    """Return a folded text without the year, half-year or month that it speaks of."""
    return _YEAR.sub("", text)


def month_told(sheet: str) -> int | None:
    """Return the month that a sheet's name is: 3月, 三月份, 2022年3月."""
    m = _MONTH.fullmatch(folded(sheet))
    number = (int(m[1]) if m[1].isdigit() else from_han(m[1]) or 0) if m else 0
    return number if 1 <= number <= 12 else None


def is_body(name: str) -> bool:
    """Return whether a name is that of one branch, or another body of the Party: 第一党支部."""
    return bool(_BODY.fullmatch(name)) and name not in _NO_NAME


def has_no_name(branch: str) -> bool:
    """Return whether a word such as 本支部 tells no branch from another."""
    return branch in _NO_NAME


def is_named_like_ledger(sheet: str, catalogue: Catalogue) -> bool:
    """Return whether a sheet's name is that of an activity ledger, or of a type."""
    kind = catalogue.sheet("活动台账")
    named = any(folded(name) in folded(sheet) for name in (kind.name, *kind.aliases))
    return named or type_told(sheet, "", catalogue) is not None
