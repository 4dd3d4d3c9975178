"""What activities were about, where no type or tag says so: the words of their topics."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.values.patterns import pattern
from addin.statistics.statistic import Statistic, count, refs

_TITLES = pattern(r"《[^》]*》")
_ELECTION = pattern(r"换届选举(?!办法|方案|工作|准备|条例|纪律|筹备)")
_OATH = pattern(r"重温(?:了)?入党誓(?:词|言)|重温铮铮誓言")


def topic_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return 换届, 重温入党誓词, 三重一大 and the kinds of 意识形态专题, where there were any."""
    ideology = ledger.held("意识形态专题", period)
    meetings = ledger.held("党组会", period)
    found = [
        count("重温入党誓词", (a for a in ledger.within(period) if _OATH.search(_said(a)))),
        count("党组会.三重一大", (a for a in meetings if "三重一大" in _noted(a))),
        count("意识形态专题.分析研判", (a for a in ideology if "研判" in a.topic)),
        count("意识形态专题.风险排查", (a for a in ideology if "排查" in a.topic)),
    ]
    return [*_elections(ledger, period), *(s for s in found if s.value)]


def _elections(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many branches elected a committee, and how far off the end of the term is."""
    meetings = ledger.held("党员大会", period)
    held = [a for a in meetings if _ELECTION.search(_TITLES.sub("", a.topic))]
    found = [Statistic("换届支部", len(_branches(held, ledger)), refs(held))] if held else []
    end = ledger.settings.day("届满日期")
    if end and end >= period.end:
        rows = (ledger.settings.rows["届满日期"].ref,)
        found.append(Statistic("距届满天数", (end - period.end).days, rows))
    return found


def _branches(held: Iterable[Activity], ledger: Ledger) -> set[str]:
    return {name for a in held for name in ledger.branch_names.of(a.branch) or ("",)}


def _said(activity: Activity) -> str:
    return activity.topic + activity.content


def _noted(activity: Activity) -> str:
    return _said(activity) + activity.row.text("备注")
