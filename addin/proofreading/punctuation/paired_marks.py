"""Marks that come in pairs: quotation marks, book-title marks, brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from addin.ledger.limits import LONGEST_QUOTATION
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import HAN, each, matched, stretch
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PUNCTUATION, Case, TextRule

_CLOSING = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_ALIKE = {"(": "（", ")": "）"}
_MARK = pattern(f"[{''.join((*_OPENING, *_CLOSING, *_ALIKE))}]")
_LIST_MARK = pattern(r"(?:^|[\s，。；：、])[\da-zA-Z一二三四五六七八九十]{1,3}$")
_REVERSED = pattern(r"”([^“”]{1,20})“")
_STRAIGHT = Seldom(
    rf"\"(?=[{HAN}“《0-9])|(?<=[{HAN}”》。，！？])\"|(?<=[{HAN}])'|'(?=[{HAN}])", needed="\"'"
)
_LIST_MARK_LENGTH = 4  # characters before the bracket of a list mark that decide whether it is one
_INNER = {"“": "‘’", "《": "〈〉"}


class _Paired(Struct, frozen=True):
    """What came out of a paragraph: marks without a partner, and pairs inside pairs of their kind.

    ``nested``: where the outer pair begins, where the inner one begins and ends.
    """

    single: list[tuple[int, str]]
    nested: list[tuple[int, int, int]]


class _Open(Struct, frozen=True):
    """The marks without a partner so far, and how many there are of each kind."""

    marks: list[tuple[int, str]]
    kinds: Counter[str]

    def add(self, at: int, mark: str) -> None:
        self.marks.append((at, mark))
        self.kinds[mark] += 1

    def take(self) -> tuple[int, str]:
        at, mark = self.marks.pop()
        self.kinds[mark] -= 1
        return at, mark


@lru_cache(maxsize=1 << 14)  # all paragraphs of a report, for one rule after the other
def _paired(text: str) -> _Paired:
    found = _Paired([], [])
    still_open = _Open([], Counter())
    for m in _MARK.finditer(text):
        at, letter = m.start(), m.group()
        mark = _ALIKE.get(letter, letter)
        if letter in "‘’" and _is_apostrophe(text, at):
            continue
        if mark in _CLOSING:
            still_open.add(at, mark)
        elif mark in _OPENING:
            _close(text, at, mark, still_open, found)
    found.single.extend(still_open.marks)
    alone = {at for at, _ in found.single}
    return _Paired(found.single, [its for its in found.nested if its[0] not in alone])


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a mark stands between Latin letters: People’s."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalpha()


def _close(text: str, at: int, mark: str, still_open: _Open, found: _Paired) -> None:
    opening = _OPENING[mark]
    if not still_open.kinds[opening]:
        if mark != "）" or not _LIST_MARK.search(text[max(0, at - _LIST_MARK_LENGTH) : at]):
            found.single.append((at, mark))
        return
    while still_open.marks[-1][1] != opening:
        found.single.append(still_open.take())
    begun, _ = still_open.take()
    marks = still_open.marks
    if marks and marks[-1][1] == opening and opening in _INNER:
        found.nested.append((marks[-1][0], begun, at))


def unpaired(case: Case) -> Iterator[Hit]:
    """引号、书名号、括号不成对。

    有前半个没有后半个，或者相反，读的人不知道引到哪里为止。

    错：认真学习《中国共产党章程，交流体会
    对：认真学习《中国共产党章程》，交流体会
    """
    for part in case.structure.written:
        backwards = {
            at
            for m in _REVERSED.finditer(part.text)
            for at in (m.start(), m.start() + 1, m.end() - 1)
        }
        for at, mark in sorted(_paired(part.text).single):
            if at not in backwards:
                missing = _CLOSING.get(mark) or _OPENING[mark]
                yield Hit(stretch(part, at, at + 1), {"missing": missing})


def reversed_quotes(case: Case) -> Iterator[Hit]:
    """引号的方向反了。

    前引号是“，后引号是”，反着写的多半是输入法打出来没有留意。

    错：开展”学习身边榜样“活动
    对：开展“学习身边榜样”活动
    """
    for part in case.structure.written:
        single = {at for at, _ in _paired(part.text).single}
        for m in _REVERSED.finditer(part.text):
            if m.start() in single and m.end() - 1 in single:
                yield Hit(matched(part, m), suggestion=f"“{m[1]}”", safe=True)


def straight_quotes(case: Case) -> Iterator[Hit]:
    """用了直引号。

    中文的引号分前后：“ ”和‘ ’；直的 " 和 ' 是半角符号。

    错：推行"一窗受理"服务
    对：推行“一窗受理”服务
    """
    for part in case.structure.written:
        found = list(_STRAIGHT.finditer(part.text))
        even = part.text.count('"') % 2 == 0 and part.text.count("'") % 2 == 0
        before, counted_to = Counter[str](), 0
        for m in found:
            before.update(c for c in part.text[counted_to : m.start()] if c in "\"'")
            counted_to = m.start()
            curly = ("“”" if m.group() == '"' else "‘’")[before[m.group()] % 2]
            yield Hit(matched(part, m), suggestion=curly if even else None, safe=even)


def nested(case: Case) -> Iterator[Hit]:
    """引号里面还用双引号，书名号里面还用双书名号。

    引号里面再用引号，里面的用单引号；书名号里面再用书名号，里面的用单书名号。

    错：《关于印发《考勤办法》的通知》
    对：《关于印发〈考勤办法〉的通知》
    """
    for part in case.structure.written:
        for _, start, end in _paired(part.text).nested:
            if end - start > LONGEST_QUOTATION:
                continue
            inner = _INNER[part.text[start]]
            new = f"{inner[0]}{part.text[start + 1 : end]}{inner[1]}"
            yield Hit(stretch(part, start, end + 1), suggestion=new, safe=True)


def empty(case: Case) -> Iterator[Hit]:
    """引号、书名号、括号里面是空的。

    里面的内容没有填，或者删了内容没有删标点。

    错：认真学习《》和《中国共产党廉洁自律准则》
    对：认真学习《中国共产党章程》和《中国共产党廉洁自律准则》
    """
    for part, m in each(
        re.compile(r"（[ 　]*）|《[ 　]*》|“[ 　]*”|〔[ 　]*〕"), case.structure.written
    ):
        yield Hit(matched(part, m))


RULES = (
    TextRule("W018", "error", "“{text}”没有配对的“{missing}”", unpaired, PUNCTUATION),
    TextRule("W019", "error", "引号的方向反了", reversed_quotes, PUNCTUATION),
    TextRule("W020", "error", "“{text}”是直引号，中文引号分前后", straight_quotes, PUNCTUATION),
    TextRule("W021", "warning", "里面一层要用单引号或单书名号", nested, PUNCTUATION),
    TextRule("W003", "error", "“{text}”里面是空的", empty),
)
