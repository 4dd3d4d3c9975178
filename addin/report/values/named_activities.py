"""The few activities that a report names: by a stated rule, which the handbook repeats.

Named are at most three, in the order of their days: of the campaigns of education that the period
had, the one that most took part in; the same of its congresses, plenary sessions and anniversaries;
the one with an outcome (决议) that most took part in; then those that most took part in. A 主题党日
and the unit's own types come before what has a sentence elsewhere (党课, 专题学习, 警示教育). Of
two alike the earlier one. A tag says what an activity is of, or its topic does. Only activities
for the members count, with a day, a topic that says more than their type, and no name of a person
in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from addin.checks.row_values import PLACEHOLDER
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.records.own_words import GROUP
from addin.ledger.topic_tags import Campaign, Tag
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_blank
from addin.report.language.traced import Item, Traced, id_of, items
from addin.report.values.wording import clause

MOST = 3
YES = "是"
TOLD_ELSEWHERE = frozenset({"党课", "微党课", "专题学习", "警示教育", "集中学习"})
FOR_MEMBERS = ("主题党日", "党课", "微党课", "专题学习", "警示教育")
_TOPIC_LENGTH = range(4, 41)
_STUDY = "集中学习"
_SAYS_NOTHING = pattern(
    r"(?:支部|党委|党组|副?书记|主要负责人|班子成员|全体|党员|机关|同志|讲授?|上|开展|召开|组织|举办|举行|参加|进行"
    r"|专题|集中|学习|教育|警示|主题|微?党[课日]|活动|大会|会议|重温入党誓[词言]|第|上半年|下半年"
    r"|[0-9一二三四五六七八九十]|年度?|月份?|季度|次|节|期|[的了：:、（）()\s])*"
)
"""What a topic is made of that names no matter: 支部书记讲党课, 6月主题党日活动."""
_QUOTES = str.maketrans("“”", "‘’")


class _Named(Struct, frozen=True):
    activity: Activity
    day: date
    type: str
    topic: str

    @property
    def rank(self) -> tuple[bool, int, date]:
        """Its place among others: those told nowhere else first, the most heads, the first day."""
        return self.type in TOLD_ELSEWHERE, -(self.activity.present or 0), self.day

    def is_of(self, tags: Iterable[Tag]) -> bool:
        """Return whether it is of one of some tags, by its own tag or by the words of its topic."""
        return any(
            t.name in self.activity.tags or any(word in self.topic for word in t.keywords)
            for t in tags
        )


def named_activities(ledger: Ledger, period: Period) -> tuple[Item, ...]:
    """Return all activities fit to be named, in the order of their days, with those to be named.

    All of them, so that one that a report names is still known when others are the first.
    """
    candidates = list(_candidates(ledger, period))
    chosen = _chosen(candidates, _tags(ledger, period, ("教育",)), _events(ledger, period))
    several = len(ledger.branches) > 1
    in_order = sorted(candidates, key=lambda its: its.day)
    return items(_item(its, several, its in chosen) for its in in_order)


def _chosen(candidates: list[_Named], campaigns: list[Tag], events: list[Tag]) -> list[_Named]:
    ranked = sorted(candidates, key=lambda its: its.rank)
    of_campaign = (its for its in ranked if its.is_of(campaigns))
    of_event = (its for its in ranked if its.is_of(events))
    with_outcome = (its for its in ranked if not is_blank(its.activity.row.value("决议")))
    first = (next(of_campaign, None), next(of_event, None), next(with_outcome, None))
    return _different([*filter(None, first), *ranked])[:MOST]


def _different(found: Iterable[_Named]) -> list[_Named]:
    """Return the first of those with the same topic."""
    by_topic: dict[str, _Named] = {}
    for its in found:
        by_topic.setdefault(its.topic, its)
    return list(by_topic.values())


def _tags(ledger: Ledger, period: Period, kinds: tuple[str, ...]) -> list[Tag]:
    """Return the tags of what went on in a period, of some kinds."""
    known = ledger.catalogue.tags
    return [t for t in known if any(_goes_on(c, period, kinds) for c in t.campaigns)]


def _events(ledger: Ledger, period: Period) -> list[Tag]:
    """Return the tags of the congresses, plenary sessions and anniversaries of a period."""
    found = _tags(ledger, period, ("会议", "工作"))
    return [t for t in found if all(c.last for c in t.campaigns)]


def _goes_on(its: Campaign, period: Period, kinds: tuple[str, ...]) -> bool:
    begun = (its.first or date.min) <= period.end
    return its.kind in kinds and begun and period.start <= (its.last or date.max)


def _candidates(ledger: Ledger, period: Period) -> Iterator[_Named]:
    own = [t.name for t in ledger.catalogue.activity.types if t.group == GROUP]
    known = {m.name for m in ledger.members if m.name}
    for a in ledger.within(period):
        fit = [name for name in (*FOR_MEMBERS, *own) if name in a.type_names]
        topic = clause(a.topic)
        if fit and a.when and a.when.exact and _is_quotable(topic, fit[0], known | _people(a)):
            yield _Named(a, a.when.first, _own_word(a, fit[0]), topic)


def _own_word(a: Activity, type_name: str) -> str:
    """Return what the row calls its type: 集中学习, where that is all that it says."""
    return _STUDY if folded(a.row.text("活动类型")) == _STUDY else type_name


def _is_quotable(topic: str, type_name: str, people: set[str]) -> bool:
    return (
        len(topic) in _TOPIC_LENGTH
        and not _SAYS_NOTHING.fullmatch(folded(topic).replace(folded(type_name), ""))
        and not any(mark in topic for mark in "。；;\n")
        and not any(name in topic for name in people)
        and not PLACEHOLDER.search(topic)
    )


def _people(a: Activity) -> set[str]:
    listed = filter(None, (a.chair, a.lecturer, a.recorder, a.attendees, a.absent))
    return {name for people in listed for name in people.names if len(name) > 1}


def _item(its: _Named, several: bool, chosen: bool) -> tuple[str, dict[str, Traced]]:
    branch = its.activity.branch or None if several else None
    refs = (its.activity.row.ref,)
    return f"{its.day}{id_of(its.topic)}", {
        "日期": Traced(its.day, refs),
        "支部": Traced(branch, refs),
        "类型": Traced(its.type, refs),
        "主题": Traced(its.topic.translate(_QUOTES), refs),
        "人数": Traced(its.activity.present or None, refs),
        "点名": Traced(YES if chosen else None, refs),
    }
