"""Anniversaries: the number of years against the year, and against the one in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.proofreading.content.event_days import Anniversary, anniversaries
from addin.proofreading.document.passages import each, quotations, sentence, stretch, within
from addin.proofreading.document.structure import Part, Section
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_OTHER_YEAR = pattern(r"\d{4}年|[去上前次明]年|当年|往年|历年|时隔")
_NEXT = pattern("[明来次]年|即将到来|将迎来")
_SPOKEN_THEN = pattern("(?:大会|座谈会)?上?的?(?:重要)?讲话")


def wrong_anniversary(case: Case) -> Iterator[Hit]:
    """周年的数和年份对不上，或者和标题里的不一样。

    某年成立，到报告的年份是多少周年，一算便知；标题写的是多少周年，正文说今年也是多少周年。

    错：（2022年的报告）庆祝中国共产党成立100周年
    对：（2022年的报告）庆祝中国共产党成立101周年
    """
    for its in anniversaries():
        wrong = [*_of_another_year(case, its)]
        yield from wrong or _of_another_title(case, its)


def _of_another_year(case: Case, its: Anniversary) -> Iterator[Hit]:
    published = case.structure.published
    if not case.reported.stated and published is None:
        return
    stated = case.period if case.reported.stated else None
    years = stated.years_touched() if stated else [published.year if published else 0]
    for part, m in each(its.mention, case.structure.prose):
        held = its.since + _number(m)
        last = years[-1] + (part.section is Section.PLANS)
        early = years[0] - (part.section is not Section.PLANS)
        then = _SPOKEN_THEN.match(part.text, m.end()) or _in_its_year(part, m, held, years[-1])
        if _number(m) and not then and not early <= held <= last:
            yield _hit(part, m, held, years[-1], its)


def _in_its_year(part: Part, m: re.Match[str], held: int, year: int) -> bool:
    """Whether the sentence itself says that an anniversary is of another year: 2021年, 明年."""
    said = sentence(part.text, *m.span())
    return f"{held}年" in said or (held == year + 1 and bool(_NEXT.search(said)))


def _of_another_title(case: Case, its: Anniversary) -> Iterator[Hit]:
    """Yield what the text celebrates where the title celebrates it with another number."""
    titled = {_number(m) for m in its.mention.finditer(case.structure.title)}
    if len(titled) != 1 or not min(titled):
        return
    year = its.since + min(titled)
    for part, m in each(its.mention, case.structure.prose):
        then = _SPOKEN_THEN.match(part.text, m.end())
        quoted = within(quotations(part.text), *m.span())
        past = then or quoted or _OTHER_YEAR.search(sentence(part.text, *m.span()))
        if 0 < _number(m) not in titled and not past:
            yield _hit(part, m, its.since + _number(m), year, its)


def _number(m: re.Match[str]) -> int:
    return int(m["n"]) if m["n"].isdigit() else from_han(m["n"]) or 0


def _hit(part: Part, m: re.Match[str], held: int, year: int, its: Anniversary) -> Hit:
    return Hit(stretch(part, *m.span()), {"held": held, "due": year - its.since, "year": year})


RULES = (
    TextRule(
        "W305",
        "warning",
        "“{text}”是{held}年的事，{year}年是{due}周年",
        wrong_anniversary,
        PRACTICE,
    ),
)
