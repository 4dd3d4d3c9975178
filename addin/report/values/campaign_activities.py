"""What activities were about, tag by tag: every row in one sentence only.

A tag whose activities are all 专题学习 is a topic of study; one with others too is told with the
study among them. Tags that the very same rows have are one entry. A tag with the name of a type,
or of 第一议题, is left out where the figures of that type state its rows already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.topic_tags import Tag
from addin.report.language.traced import Item, Traced, items
from addin.report.values.sources import Figures

_STUDY = "专题学习.{tag}"
_FIRST_TOPIC = "第一议题"


class TagLists(Struct, frozen=True):
    """The tags by how they are told: studied only, studied among others, not by 专题学习."""

    studied: tuple[Item, ...]
    with_study: tuple[Item, ...]
    others: tuple[Item, ...]


class _Told(Struct, frozen=True):
    tags: tuple[Tag, ...]
    rows: tuple[str, ...]
    studied: tuple[str, ...]
    days: tuple[date, ...]
    end: date

    @property
    def name(self) -> str:
        return "、".join(t.name for t in self.tags)

    @property
    def title(self) -> str:
        """The titles as of the period's end, and of the days of the activities."""
        return "、".join(_title(t, self.days, self.end) for t in self.tags)

    @property
    def words(self) -> str:
        """What activities about them are called: 党史学习教育活动, 学习……精神主题活动."""
        title = self.title
        if title.endswith("教育"):
            return f"{title}活动"
        return f"{'学习' if title.endswith(('精神', '》')) else ''}{title}主题活动"


def _title(tag: Tag, days: Sequence[date], end: date) -> str:
    """Return a tag's title; before a meeting 迎接党的二十大, before and after it 党的二十大."""
    meetings = [c for c in tag.campaigns if c.kind == "会议"]
    first = min((c.first or date.min for c in meetings), default=date.min)
    if len(meetings) < len(tag.campaigns) or min(days) >= first:
        return tag.title_on(end)
    name = meetings[0].name
    return f"迎接{name}" if max(days) < first else name


def tag_lists(figures: Figures, ledger: Ledger, end: date) -> TagLists:
    """Return the tags that activities have in a period with this ``end``."""
    types = ledger.catalogue.type_order()
    told = [t for t in _told(figures, ledger, end) if not _stated_elsewhere(t, figures, types)]
    told.sort(key=lambda its: -len(its.rows))
    studied = [its for its in told if its.rows == its.studied]
    both = [its for its in told if its.studied and its.rows != its.studied]
    others = [its for its in told if not its.studied]
    return TagLists(
        _items("学习专题", studied, figures),
        _items("主题学习", both, figures),
        _items("主题活动", others, figures),
    )


def _told(figures: Figures, ledger: Ledger, end: date) -> list[_Told]:
    """Return the tags with rows; those with the very same rows together."""
    by_rows: dict[tuple[str, ...], list[Tag]] = {}
    for tag in ledger.catalogue.tags:
        if rows := figures.get("标签.{tag}", tag=tag.name).rows:
            by_rows.setdefault(tuple(sorted(rows)), []).append(tag)
    days = {a.row.ref: a.when.first for a in ledger.activities if a.when}
    return [
        _Told(
            tuple(its),
            rows,
            tuple(sorted(figures.get(_STUDY, tag=its[0].name).rows)),
            tuple(days[row] for row in rows),
            end,
        )
        for rows, its in by_rows.items()
    ]


def _stated_elsewhere(its: _Told, figures: Figures, types: Iterable[str]) -> bool:
    """Return whether the figures of a type with the tag's own name cover its rows."""
    if len(its.tags) > 1:
        return False
    name = its.tags[0].name
    return set(its.rows) <= _rows_of_namesake(name, figures, types)


def _rows_of_namesake(tag: str, figures: Figures, types: Iterable[str]) -> set[str]:
    if tag == _FIRST_TOPIC:
        return set(figures.get("党组会.第一议题").rows)
    namesakes = [name for name in types if tag in name]
    return {row for name in namesakes for row in figures.get("{type}", type=name).rows}


def _items(listed: str, told: Sequence[_Told], figures: Figures) -> tuple[Item, ...]:
    return items((its.name, _fields(listed, its, figures)) for its in told)


def _fields(listed: str, its: _Told, figures: Figures) -> Mapping[str, Traced]:
    counted = figures.of_item(listed, tag=its.tags[0].name)
    title, words = Traced(its.title, its.rows), Traced(its.words, its.rows)
    return {"标题": title, "名称": words, **counted}
