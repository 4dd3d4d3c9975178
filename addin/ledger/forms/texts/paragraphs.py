"""Paragraphs of running text: which activities each may hold, and which are not read."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.texts.activity_text import (
    DATE,
    NUMBERING,
    Described,
    clean_lines,
    described,
    details,
)
from addin.ledger.forms.texts.days_in_text import opening_day
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_MONTH_FIRST = pattern(r"^(\d{1,2})月份?\s*[:,]\s*(?=\d{1,2}\s*[日号])")  # 3月：5日……；12日……
_SAME_MONTH = pattern(r"^(?:本|当|同)月(?=\d{1,2}\s*[日号])")
_NEXT_DAY = pattern(r"[。;]\s*(?=(?:\d{1,2}\s*月)?\s*\d{1,2}\s*[日号])")
_SOME_DAY = pattern(r"(?<!\d)\d{1,2}月\d{1,2}[日号]")
_MONTH_OF_DAY = pattern(r"(\d{1,2})\s*月")
_FIRST_WORDS = 30
_LEAST_WORDS = 4
_NOT_HELD = pattern(
    r"取消|停[了开办课]|停会|暂[停缓]|推迟|延期|改期|顺延|缓开|不[再]?开|没有?[召]?开|未能?(?:召?开|开展|举行|开成|按期|如期)"
    r"|没有?(?:召开|开展|举行|开成|办成|补)|拟[开于召]|待[定开]|作废"
)
_MENTIONED = pattern(r"计划|准备|筹备|通知")
_HEADS = pattern(
    r"应到|实到|到会|\d+\s*[人名](?:全部?|都)?(?:参加|到齐|到会|参会|出席|到)|全体(?:党员)?参加"
)
_HEAD_OF_CLAUSE = pattern(r"^[^,;:。()\n]{1,24}")


def paragraphs(
    text: str, month: int | None, catalogue: Catalogue
) -> Iterator[tuple[str, int | None]]:
    """Yield the parts of a cell that each begin with a day, and the month that is told before them.

    Lines with a day each are paragraphs; a later sentence that begins with a day and a type is one.
    """
    plain = _SAME_MONTH.sub("", clean_lines(text))
    if m := _MONTH_FIRST.match(plain):
        month, plain = int(m[1]), plain[m.end() :]
    for lines in _of_days(plain.split("\n"), month):
        for part in _sentences(lines, month, catalogue):
            yield part, month
            month = _month_of(part) or month


def _of_days(lines: list[str], month: int | None) -> Iterator[str]:
    """Yield lines, with those that begin with no day behind the one before them."""
    begun: list[str] = []
    for line in lines:
        if begun and opening_day(NUMBERING.sub("", line), month)[0]:
            yield "\n".join(begun)
            begun = []
        begun.append(line)
    yield "\n".join(begun)


def _sentences(text: str, month: int | None, catalogue: Catalogue) -> Iterator[str]:
    """Yield a text cut before each sentence that begins with a day and a type."""
    begin = 0
    for m in _NEXT_DAY.finditer(text):
        rest = text[m.end() :]
        told = _month_of(text[begin : m.start()]) or month
        its = described(rest, catalogue, told)
        if its and DATE in its:
            yield text[begin : m.start() + 1]
            begin = m.end()
    yield text[begin:]


def _month_of(text: str) -> int | None:
    m = _MONTH_OF_DAY.match(NUMBERING.sub("", text))
    return int(m[1]) if m else None


def unread(text: str, month: int | None, catalogue: Catalogue) -> Described | None:
    """Return the day and the words of a paragraph that seems to be an activity of no known type.

    None where it has no day, says that nothing was held, or is known to be of no type counted.
    """
    from addin.ledger.forms.texts.free_sentences import (  # noqa: PLC0415 - seldom needed
        day_first,
    )

    day, rest = day_first(text, month)
    if not day and (m := _SOME_DAY.search(text, 0, _FIRST_WORDS)) and tells_heads(text):
        day, rest = m[0], clean_lines(text)
    if (
        not day
        or len(rest) < _LEAST_WORDS
        or _is_not_held(rest, catalogue)
        or _is_uncounted(rest, catalogue)
    ):
        return None
    return {DATE: day, **details(rest, catalogue, dated=True)}


def tells_heads(text: str) -> bool:
    """Return whether a paragraph tells how many came, as one about an activity does."""
    return _HEADS.search(text) is not None


def names_type(text: str, catalogue: Catalogue) -> bool:
    """Return whether the name of a type that is counted is anywhere in a text."""
    plain = folded(text)
    return any(name in plain for name in catalogue.activity.framed)


def _is_not_held(rest: str, catalogue: Catalogue) -> bool:
    """Return whether a paragraph says that nothing was held, or what is to be.

    A plan behind a type's name is what was talked about: 开党员大会，研究年度计划.
    """
    if _NOT_HELD.search(rest):
        return True
    m = _MENTIONED.search(rest)
    return m is not None and not names_type(rest[: m.start()], catalogue)


def _is_uncounted(rest: str, catalogue: Catalogue) -> bool:
    m = _HEAD_OF_CLAUSE.match(rest)
    read = parse_types(m[0], catalogue).value if m else None
    return read is not None and not read.names
