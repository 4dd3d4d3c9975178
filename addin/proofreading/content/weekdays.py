"""The day of the week beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Severity
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import each, stretch
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_DATED = Seldom(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日[ 　]?"
    r"(?:[（(](?P<week>(?:星期|周|礼拜)(?P<w>[一二三四五六日天]))(?![至到、—\-])|(?P<week1>(?:星期|礼拜)(?P<w1>[一二三四五六日天])))",
    needed=("日（", "日(", "日 ", "日\u3000"),
)
_RANGE = pattern(r"[至到—\-–~～、和]\s*$")
_DAYS = "一二三四五六日"


def wrong_weekday(case: Case) -> Iterator[Hit]:
    """星期几和日期对不上。

    某年某月某日是星期几，日历上是定的。对不上，不是日期错了就是星期错了。

    错：2025年6月18日（星期五）
    对：2025年6月18日（星期三）
    """
    for part, m in each(_DATED, case.structure.written):
        told = re.findall(r"((?:19|20)\d\d)年", part.text[: m.start()])
        year = int(m["y"] or (told[-1] if told else _year_of(case)))
        due = _weekday(year, int(m["m"]), int(m["d"]))
        said = (m["w"] or m["w1"]).replace("天", "日")
        if due and said != due and not _RANGE.search(part.text[: m.start()]):
            group = "week" if m["week"] else "week1"
            new = f"{m[group][:-1]}{due}"
            args = {"date": f"{year}年{m['m']}月{m['d']}日", "due": new}
            sure: Severity | None = None if m["y"] else "warning"
            yield Hit(stretch(part, m.start(group), m.end(group)), args, new, severity=sure)


def _year_of(case: Case) -> int:
    """Return the year of days that name none; 0 where it is not sure."""
    if case.reported.stated and case.period:
        years = case.period.years_touched()
        return years[0] if len(years) == 1 else 0
    return 0


def _weekday(year: int, month: int, day: int) -> str | None:
    """Return the day of the week, None for a day that there is not."""
    try:
        return _DAYS[date(year, month, day).weekday()]
    except ValueError:
        return None


RULES = (TextRule("W317", "error", "“{text}”：{date}是{due}", wrong_weekday, PRACTICE),)
