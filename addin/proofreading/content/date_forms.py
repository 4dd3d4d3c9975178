"""Dates written with points, strokes or hyphens where a document writes 年, 月 and 日."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.period import chinese_date
from addin.ledger.values.patterns import pattern
from addin.proofreading.content.text_dates import span_of
from addin.proofreading.document.passages import each, matched, quotations, within
from addin.proofreading.document.structure import Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, Case, TextRule

_SHORT = pattern(
    r"(?<![\w.\-/:])(?P<y>20\d\d)(?P<mark>[.\-/])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?![\w.\-/%]|:\d|\s*\d{1,2}[:：]\d\d)"
)
_BRACKETS = pattern(r"[（(][^（()）]*[)）]")


def short_form(case: Case) -> Iterator[Hit]:
    """日期用小圆点、横线、斜线代替了年月日。

    公文的成文日期和正文里的日期写“2024年7月26日”；表格里可以写“2024.7.26”；
    系统给出的时间（2024-07-26 09:30:00）照原样。

    错：2024.7.26
    对：2024年7月26日
    """
    parts = case.structure.of(Role.HEADING, Role.BODY, Role.BYLINE, Role.SIGNATURE, Role.DATE)
    for part, m in each(_SHORT, parts):
        span = span_of(int(m["y"]), int(m["m"]), m["d"])
        if span is None or within(quotations(part.text), *m.span()):
            continue
        noted = part.role is Role.BODY and within(_noted(part.text), *m.span())
        right = chinese_date(span.start)
        yield Hit(matched(part, m), {"right": right}, right, not noted, "info" if noted else None)


def _noted(text: str) -> list[tuple[int, int]]:
    """Return where a text has notes in brackets, which may be short."""
    return [m.span() for m in _BRACKETS.finditer(text)]


RULES = (TextRule("W324", "warning", "“{text}”应写成“{right}”", short_form, FORMAT),)
