"""Numbers counted until a day that comes after the day on which the document is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from addin.ledger.period import chinese_date, month
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import each, matched, quotations, sentence, within
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_UNTIL = pattern(r"截[至止](?:(?P<y>20\d\d|今|本)年)?(?P<m>\d{1,2})月(?:底|末)，")
_AHEAD = pattern(
    r"将|预计|力争|计划|要|拟|应|确保|报名|有效|期限|届满|任期|[去上前]年|20\d\d年.*截|同期|预期"
)
_MONTHS_AHEAD = 3  # a month further off may be of the year before
_FIRST_MONTHS = 2


def counted_until(case: Case) -> Iterator[Hit]:
    """统计截至的日期，在成文日期以后。

    “截至某月底”说的是已经有的数，那一天不会在成文日期以后；多半是月份写错了，或者成文日期没有改。

    错：（成文日期8月8日）截至9月底，14个问题全部完成整改
    对：（成文日期8月8日）截至7月底，14个问题全部完成整改
    """
    signed = case.structure.published
    if signed is None or case.structure.looks_ahead:
        return
    for part, m in each(_UNTIL, case.structure.done):
        quoted = within(quotations(part.text), *m.span())
        if (
            _is_after(m, signed)
            and not quoted
            and not _AHEAD.search(sentence(part.text, *m.span()))
        ):
            yield Hit(matched(part, m), {"signed": chinese_date(signed)})


def _is_after(m: re.Match[str], signed: date) -> bool:
    """Whether a month ends after a day; one without a year only where it is of that day's year."""
    its, named = int(m["m"]), m["y"] or ""
    if not 1 <= its <= 12:
        return False
    this_year = signed.month > _FIRST_MONTHS and its - signed.month <= _MONTHS_AHEAD
    if not named.isdigit() and not this_year:
        return False
    year = int(named) if named.isdigit() else signed.year
    return (year, its) > (signed.year, signed.month) and month(year, its).end > signed


RULES = (TextRule("W325", "warning", "“{text}”晚于成文日期（{signed}）", counted_until, PRACTICE),)
