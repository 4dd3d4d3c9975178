"""Text as clerks type it, made comparable."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from addin.ledger.grid import Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.traditional import half_width

_INVISIBLE = pattern("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fa5"  # those that NFKC leaves as they are
_NOTHING = {"/", "\\", "-", "--", "—", "——", "–", "无", "N/A"}
_SPACES = pattern(r"\s+")
_REMEMBERED = 1 << 13  # texts: those of a ledger come again and again
_HEADING_NOISE = pattern(r"[\s\[\]()<>{}【】〔〕《》:：*·.,，。_\-/、]+")


def shown(value: Value) -> str:
    """Return a cell's value as text, the way it is quoted in messages.

    Whole numbers lose the ``.0`` that file formats give them; dates are written 2022-03-05.
    """
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, date | time):
        return value.strftime(_time_format(value))
    if isinstance(value, timedelta):
        return f"{value // timedelta(hours=1)}:{value // timedelta(minutes=1) % 60:02d}"
    return str(value)


def _time_format(value: date | time) -> str:
    if isinstance(value, time):
        return "%H:%M"
    midnight = not isinstance(value, datetime) or value.time() == time()
    return "%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M"


def is_blank(value: Value) -> bool:
    """Return whether a cell holds nothing a person could see."""
    if isinstance(value, str):
        return not value[:1].isalnum() and not clean(value)
    return value is None


def is_unfilled(value: Value) -> bool:
    """Return whether a cell is blank, or says with a dash or 无 that there is nothing to say."""
    if not isinstance(value, str):
        return value is None
    if begins_with_han(value) and value[0] not in "无無":
        return False
    return is_blank(value) or folded(value) in _NOTHING


def begins_with_han(text: str) -> bool:
    """Return whether a text begins with a Chinese character, as most do; its folded form too."""
    return _FIRST_HAN <= text[:1] <= _LAST_HAN


def standing(values: Iterable[Value]) -> list[tuple[int, Value]]:
    """Return the cells of a row that hold something a person could see, each with its column."""
    return [
        (i, v)
        for i, v in enumerate(values)
        # What is_blank would say of nearly all cells, said without asking it.
        if v is not None and ((type(v) is str and v[:1].isalnum()) or not is_blank(v))
    ]


@lru_cache(_REMEMBERED)
def clean(text: str) -> str:
    """Return text with invisible characters removed and every run of spaces made one space."""
    if text.isprintable() and "  " not in text:  # then a plain space is the only one in it
        return text.strip()
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


@lru_cache(_REMEMBERED)
def folded(text: str) -> str:
    """Return text in half-width form (NFKC) with no space in it, for reading values.

    Traditional characters are the simplified ones in it.
    """
    seen = text if text.isprintable() else _INVISIBLE.sub("", text)
    normal = seen if seen.isascii() else half_width(seen)
    if normal.isprintable():
        return normal.replace(" ", "")
    return _SPACES.sub("", normal)


@lru_cache(_REMEMBERED)
def heading_key(text: str) -> str:
    """Return a heading without spaces, brackets, colons and stars, for matching columns."""
    return _HEADING_NOISE.sub("", folded(text))


def nearest(word: str, candidates: Iterable[str], most: int | None = None) -> str | None:
    """Return the one candidate closest to a word, or None.

    At most ``most`` edits apart (default: a third of the word, at least one); None too when
    two candidates are equally near, because then only the clerk knows.
    """
    limit = max(1, len(word) // 3) if most is None else most
    scored = sorted((distance(word, other, limit), other) for other in set(candidates) if other)
    close = [(score, other) for score, other in scored if score <= limit]
    if not close or (len(close) > 1 and close[0][0] == close[1][0]):
        return None
    return close[0][1]


def apart(left: str, right: str) -> tuple[str, str]:
    """Return two words without what they begin with alike, and then end with alike."""
    start = 0
    least = min(len(left), len(right))
    while start < least and left[start] == right[start]:
        start += 1
    end = 0
    while end < least - start and left[-1 - end] == right[-1 - end]:
        end += 1
    return left[start : len(left) - end], right[start : len(right) - end]


def distance(left: str, right: str, limit: int) -> int:
    """Return the edit distance of two words (a swap of neighbours counts one), cut at limit + 1."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    left, right = apart(left, right)
    if limit == 1 and max(len(left), len(right)) > 2:
        return 2  # more than one letter, or two neighbours, in the place where they differ
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return min(last[-1], limit + 1)
