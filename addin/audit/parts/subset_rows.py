"""The rows of a figure that belong to a part of it, for sure or as far as they do not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from addin.audit.parts.group_words import group_names
from addin.audit.parts.subset import Part
from addin.audit.parts.subset_data import subset_words
from addin.ledger.ledger import Ledger
from addin.ledger.records.activity import Activity
from addin.ledger.tables.table import Row
from addin.ledger.topic_tags import Tag
from addin.ledger.values.numerals import from_han

_PUNCTUATION = re.compile(r"[\s《》“”\"'「」、，,。；;：:（()）·—-]+")
_HOLLOW = re.compile(
    r"^(?:学习贯彻|学习|贯彻|党的|深入|有关|关于|开展)+|(?:精神|专题|主题|活动|工作|问题|的|里)+$"
)
_NOBODY_NAMED = re.compile(r"班子|委员|书记|党员|干部|领导|各|等|专家|老师|轮流")
_APART = re.compile(r"[、,，;；/\s#]+")
_GENERAL_PLACE = re.compile(r"^(?:活动)?(?:现场|户外|一线|室外|线上|外出|实地|所在地|地点)?$")
_A_GROUP = re.compile(r"(?P<number>[一二三四五六七八九十\d]{1,2})(?:党小组|小组|组)")


class Share(Struct, frozen=True):
    """The rows of a part: those that say so, and those that leave it open.

    ``likely``: those of the open ones that name a topic without its tag.
    """

    sure: tuple[str, ...]
    open: tuple[str, ...]
    likely: tuple[str, ...] = ()

    def allows(self, number: int) -> bool:
        """Whether the part may be so large."""
        return len(self.sure) <= number <= len(self.sure) + len(self.open)

    def comes_to(self, number: Decimal) -> bool:
        """Whether the part is so large, by tags alone or with rows that name the topic."""
        return number in (len(self.sure), len(self.sure) + len(self.likely))


class RowBook:
    """The rows of a ledger by their names, for those of a figure to be looked at."""

    def __init__(self, ledger: Ledger) -> None:
        self._rows: Mapping[str, Row] = {row.ref: row for t in ledger.tables for row in t.rows}
        self._activities = {a.row.ref: a for a in ledger.activities}
        self._tags = ledger.catalogue.tags
        self._tagged: dict[str, bool] = {}
        self._branches = ledger.branch_names
        self._groups = group_names(ledger)

    def share(self, part: Part, refs: Iterable[str]) -> Share:
        """Return which of some rows belong to a part."""
        found = {ref: self._belongs(part, ref) for ref in dict.fromkeys(refs)}
        if part.by == "group" and self._of_several_branches(r for r, its in found.items() if its):
            found = dict.fromkeys(found)  # each branch has a first group
        return Share(
            tuple(ref for ref, its in found.items() if its),
            tuple(ref for ref, its in found.items() if its is None),
            tuple(ref for ref, its in found.items() if its is None and self._is_titled(part, ref)),
        )

    def _is_titled(self, part: Part, ref: str) -> bool:
        """Whether a row without a topic's tag names the topic."""
        its = self._activities.get(ref)
        return (
            part.by == "topic" and its is not None and any(_is_titled(n, its) for n in part.names)
        )

    def _about(self, topic: str, activity: Activity) -> bool | None:
        """Whether an activity is on a topic: by its tag where there are such, else its title."""
        found = _is_about(topic, activity, self._tags)
        titled = found and not _is_tagged(topic, activity, self._tags)
        return None if titled and self._has_tag(topic) else found

    def _has_tag(self, topic: str) -> bool:
        """Whether any activity bears a topic as its tag."""
        if topic not in self._tagged:
            rows = self._activities.values()
            self._tagged[topic] = any(_is_tagged(topic, a, self._tags) for a in rows)
        return self._tagged[topic]

    def _of_several_branches(self, refs: Iterable[str]) -> bool:
        members = (ref for ref in refs if ref in self._rows and ref not in self._activities)
        return len({self._rows[ref].text("党支部") for ref in members}) > 1

    def _belongs(self, part: Part, ref: str) -> bool | None:
        """Whether a row belongs to a part; None where it does not say."""
        row, activity = self._rows.get(ref), self._activities.get(ref)
        if row is None or not part.names:
            return None
        if part.by in ("person", "duty"):
            return _is_by(part, row)
        if part.by == "branch":
            return self._is_of_branch(part, row)
        if part.by == "value":
            return _has_value(part, row)
        if activity is None:
            return _is_member_of(part, row) if part.by == "group" else None
        found = [self._names(part, what, activity) for what in part.names]
        return True if any(found) else None if None in found else False

    def _is_of_branch(self, part: Part, row: Row) -> bool | None:
        """Whether a row of a sheet beside the activities says that it is a branch's."""
        named = self._branches.of(row.text("党支部")) if row.text("党支部") else ()
        return any(name in part.names for name in named) if named else None

    def _names(self, part: Part, what: str, activity: Activity) -> bool | None:
        """Whether an activity names what those of a part have in common."""
        if part.by == "tag":
            return _is_tagged(what, activity, self._tags)
        if part.by == "topic":
            return self._about(what, activity)
        if part.by == "agenda":
            return _is_about(what, activity, self._tags)
        if part.by == "place":
            return _is_at(what, activity)
        if part.by == "group":
            return _is_of_group(what, activity, self._groups)
        return True if _core(what) in _text(activity) else None


def _is_by(part: Part, row: Row) -> bool | None:
    told = row.text(part.column)
    if not told:
        return None
    if any(name in told for name in part.names):
        return True
    return None if _NOBODY_NAMED.search(told) else False


def _has_value(part: Part, row: Row) -> bool | None:
    """Whether a row has one of some values in its column; None where that is blank."""
    told = row.text(part.column).strip()
    return told in part.names if told else None


def _is_about(topic: str, its: Activity, tags: Iterable[Tag]) -> bool | None:
    """Whether an activity is on a topic: by its tags or its title, else by words they share."""
    core = _core(topic)
    if not core:
        return None
    if _is_tagged(topic, its, tags) or _is_titled(topic, its):
        return True
    return None if _pairs(core) & _pairs(_text(its)) else False


def _is_tagged(topic: str, its: Activity, tags: Iterable[Tag]) -> bool:
    """Whether an activity bears a topic as its tag."""
    core = _core(topic)
    known = any(_means(tag, core) and tag.name in its.tags for tag in tags)
    told = its.row.text("主题标签")
    owns = (_bare(t) for t in _APART.split(told))
    return known or bool(
        core and (core in _bare(told) or any(len(t) > 2 and t in core for t in owns))
    )


def _is_titled(topic: str, its: Activity) -> bool:
    """Whether an activity's title names a topic."""
    core = _core(topic)
    return bool(core and core in _bare(its.topic))


def _means(tag: Tag, core: str) -> bool:
    names = filter(None, (tag.name, tag.title, *tag.synonyms, *tag.keywords))
    owns = map(_core, names)
    return any(core in {own, f"{own}教育"} or own == f"{core}教育" for own in owns)


def _is_at(place: str, its: Activity) -> bool | None:
    """Whether an activity was at a place, by its column; open where that is general or alike."""
    core, told = _core(place), _bare(its.place)
    if core and (core in told or (len(told) > 2 and told in core)):
        return True
    if _GENERAL_PLACE.match(told) or core in _text(its):
        return None
    return None if _pairs(core) & _pairs(told) else False


def _is_of_group(number: str, its: Activity, names: Iterable[str]) -> bool | None:
    """Whether a meeting is one of a 党小组 by its number or name; open where it has none."""
    if number in names:
        told = [name for name in names if name in _text(its)]
        return number in told if told else None
    found = {_value(m["number"]) for m in _A_GROUP.finditer(_text(its))}
    return _value(number) in found if found else None


def _is_member_of(part: Part, row: Row) -> bool | None:
    """Whether a row of a roster puts somebody in one of some 党小组; None where it is blank."""
    told = _A_GROUP.search(_bare(row.text("党小组")))
    return told and any(_value(what) == _value(told["number"]) for what in part.names)


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else from_han(number)


def _text(its: Activity) -> str:
    row = its.row
    columns = ("活动类型", "主题", "主要内容", "地点", "形式", "备注", "参加人员", "党支部")
    return _bare("|".join(row.text(c) for c in columns))


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", text)


def _core(text: str) -> str:
    """Return words without marks and without what any of them may begin or end with."""
    bare = _bare(text)
    return _HOLLOW.sub("", bare) or bare


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text that mean something."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) - subset_words().common
