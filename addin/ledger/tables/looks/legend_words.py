"""Words by which a sheet may explain its colours: 黄色为计划, or a coloured cell beside 未召开."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.grid import Value
from addin.ledger.values.patterns import pattern

COLOUR = r"[红粉橙橘黄绿青蓝紫灰黑]"
PLACE = r"(?:色|字体|字|底纹|底色|填充|背景|单元格|部分|标记|标注|标识|格子|的|行|格)"
MEANS = r"(?:表示|代表|即|为|是|指|[:：])"
MARKED = rf"[标涂填底](?:色|充|纹)?[^<]{{0,3}}?{COLOUR}"
WITH = rf"[用以]{COLOUR}色"
SWATCH = (
    r"(?:[未待拟]|尚未|还未)(?:召开|开展|举行|举办|完成|实施)(?:的?(?:活动|会议))?|[未待]开"
    r"|(?:已|拟)?(?:计划|取消|延期|推迟|暂缓)(?:中|的)?(?:活动|会议)?"
)
# One after the other: each begins with a few characters, for which the search is quick.
_SENTENCES = (pattern(rf"{COLOUR}{PLACE}{{0,4}}{MEANS}"), pattern(MARKED), pattern(WITH))
_TITLE = pattern(r"\s*(?:图例|图示|颜色说明|说明|注)[:：]?\s*")
_LONGEST = 120
_OPENING = frozenset("未待拟尚还已计取延推暂")  # characters of SWATCH
_COLOURS = frozenset(COLOUR[1:-1])
_SIGNS = _COLOURS | _OPENING
_EXPLAINING = frozenset("表代即为是指:：标涂填底用以")  # of MEANS, MARKED and WITH
_WORD = pattern(rf"\s*(?:{SWATCH})\s*")


def is_legend(values: Sequence[Value], may_be_word: bool) -> bool:
    """Return whether a row's cells are a legend and nothing else: 图例, 计划, 取消; 黄色为计划.

    ``may_be_word``: a single 取消 is one too.
    """
    texts = [v for v in values if isinstance(v, str) and len(v) <= _LONGEST]
    if len(texts) < len(values) or not all(_TITLE.fullmatch(t) or _says(t) for t in texts):
        return False
    return may_be_word or len(texts) > 1 or not _WORD.fullmatch(texts[0])


def may_explain_colours(text: str) -> bool:
    """Return whether a cell may be, or belong to, a legend of colours."""
    return len(text) <= _LONGEST and _says(text)


def _says(text: str) -> bool:
    if text.lstrip()[:1] in _OPENING and _WORD.fullmatch(text):
        return True
    if _COLOURS.isdisjoint(text) or _EXPLAINING.isdisjoint(text):
        return False  # nearly all texts, at once
    return any(p.search(text) for p in _SENTENCES)


def holds_legend(part: str) -> bool:
    """Return whether some text in a part of a workbook (XML) may explain colours."""
    texts = [its.rpartition(">")[2] for its in part.split("<") if not _SIGNS.isdisjoint(its)]
    return any(map(may_explain_colours, texts))
