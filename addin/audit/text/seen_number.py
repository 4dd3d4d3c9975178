"""A number as a reader sees it: with every character that touches it."""

from __future__ import annotations

import unicodedata

INVISIBLE = "这个数字里夹有看不见的字符，看不准是多少"
TOUCHED = "这个数字前后还紧挨着别的数字或符号，看不准是多少"
_HAN = frozenset("〇○零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億")
_BEHIND = frozenset("%％‰余多几")
_BETWEEN = frozenset(".．,，'’-−–－+＋±×*＊/／~～^:： \u00a0\u2009\u200a\u202f\u205f")
_LIST_MARKS = frozenset(map(chr, (*range(0x2460, 0x2500), *range(0x2776, 0x2794))))
_SIGNS = frozenset(".．-−+＋±")
_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def seen_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a number at ``text[start:end]`` begins and ends for a reader."""
    first, last = start, end
    while first > 0 and _touches_before(text, first):
        first -= 1
    while last < len(text) and _touches_behind(text, last):
        last += 1
    return first, last


def why_unclear(text: str, start: int, end: int) -> str:
    """Say why a number at ``text[start:end]`` is not all that a reader sees; "" where it is."""
    first, last = seen_around(text, start, end)
    if any(map(is_invisible, text[first:last])):
        return INVISIBLE
    return TOUCHED if (first, last) != (start, end) else ""


def is_invisible(character: str) -> bool:
    """Whether a character shows nothing of its own: of no width, or laid over another one."""
    return unicodedata.category(character) in ("Cf", "Mn", "Me", "Cc") and character not in "\t\n"


def has_numeral(text: str) -> bool:
    """Whether a text has a digit or a Chinese numeral."""
    return any(map(_is_numeral, text))


def plainly(text: str) -> str:
    """Return a number's text in one form, so that only another number is another text."""
    return text.strip().translate(_WIDE).replace(",", "").replace("，", "")


def _is_numeral(character: str) -> bool:
    return unicodedata.category(character)[0] == "N" or character in _HAN


def _touches_before(text: str, at: int) -> bool:
    """Whether the character before a place belongs to the number behind it."""
    its = text[at - 1]
    if _is_list_mark(its):
        return False
    if _is_numeral(its) or is_invisible(its) or (its in _SIGNS and not _ends_words(text, at - 1)):
        return True
    return its in _BETWEEN and at > 1 and _is_digit(text[at - 2])


def _is_list_mark(character: str) -> bool:
    """Whether a character is a circled number, as items of a list begin with."""
    return character in _LIST_MARKS


def _ends_words(text: str, at: int) -> bool:
    """Whether a sign is the end of a dash and none of a number's."""
    return text.endswith("--", 0, at + 1)


def _touches_behind(text: str, at: int) -> bool:
    """Whether the character at a place belongs to the number before it."""
    its = text[at]
    if _is_numeral(its) or is_invisible(its) or its in _BEHIND:
        return True
    return its in _BETWEEN and at + 1 < len(text) and _is_digit(text[at + 1])


def _is_digit(character: str) -> bool:
    return unicodedata.category(character)[0] == "N"
