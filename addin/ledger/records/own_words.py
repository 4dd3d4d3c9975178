"""The clerk's own types of activity, topic tags and campaigns, as rows of the 参数 sheet give them.

Keys are 活动类型：读书会, 主题标签：学雷锋, 专项教育：作风建设年. A value is made of parts with ；
between them: 计数 or 不计; days from and to; other names; for a type also the type that it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from addin.ledger.catalogue import ActivityType, Catalogue
from addin.ledger.grid import Value
from addin.ledger.record import replace
from addin.ledger.tables.rows.data_rows import Row
from addin.ledger.topic_tags import Campaign, Tag
from addin.ledger.values.dates import DateContext
from addin.ledger.values.deadlines import parse_span
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import clean, folded, is_blank, shown
from addin.ledger.values.traditional import simplified

SYNONYM = "类型同义词："
TYPE = "活动类型："
TAG = "主题标签："
CAMPAIGN = "专项教育："
GROUP = "本单位"
_COUNTED = frozenset({"计", "计数", "计入", "计次", "计次数", "统计", "是"})
_UNCOUNTED = frozenset({"不计", "不计数", "不计入", "不计次", "不计次数", "不统计", "否", "不是"})
_PARTS = pattern(r"[;\n]+")
_WORDS = pattern(r"[、,/]+")
_LABEL = pattern(r"^(?:同义词|别名|又名|也叫|又叫|起止|时间|日期):")
_DAY = pattern(r"\d")
_OPEN = pattern(r"(?:起|以来|至今|-|—|至)$")
_NAME = pattern(r"[\w·]{1,20}")


class OwnWords(Struct, frozen=True):
    """What the rows say: types and tags of the unit, types not counted, further names of types."""

    types: tuple[ActivityType, ...] = ()
    tags: tuple[Tag, ...] = ()
    uncounted: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def merged(self, other: OwnWords) -> OwnWords:
        """Return these words with others behind them."""
        return OwnWords(
            (*self.types, *other.types),
            (*self.tags, *other.tags),
            (*self.uncounted, *other.uncounted),
            (*self.synonyms, *other.synonyms),
        )

    def names_of(self, its: ActivityType) -> tuple[str, ...]:
        """Return the further names that the rows give a type."""
        return tuple(word for name, words in self.synonyms if name == its.name for word in words)


class Said(Struct, frozen=True):
    """A value, part by part."""

    counted: bool | None = None
    words: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    unclear: str = ""


def with_words(catalogue: Catalogue, words: OwnWords) -> Catalogue:
    """Return a catalogue with the unit's own words; a tag of its own takes another's place."""
    activity = catalogue.activity
    own = {t.name: t for t in words.types}
    every = (*activity.types, *own.values())
    types = tuple(replace(t, synonyms=(*t.synonyms, *words.names_of(t))) for t in every)
    uncounted = (*activity.uncounted, *words.uncounted)
    tags = {t.name: t for t in (*catalogue.tags, *words.tags)}
    activity = replace(activity, types=types, uncounted=uncounted)
    return replace(catalogue, activity=activity, tags=tuple(tags.values()))


def is_own_word(key: str) -> bool:
    """Return whether a key of the 参数 sheet gives a word of the unit's own."""
    return folded(key).startswith(_PREFIXES)


def is_left_open(key: str, value: Value) -> bool:
    """Return whether a row only shows how a word is written: 活动类型： without a name or value."""
    return folded(key).endswith(":") and is_blank(value)


def read_own_words(rows: Iterable[Row], catalogue: Catalogue) -> tuple[OwnWords, list[CellProblem]]:
    """Read the rows of the 参数 sheet that give words: types first, which others may name."""
    words, problems = OwnWords(), []
    found = [(row, simplified(clean(row.text("键")))) for row in rows]
    mine = [(r, k) for r, k in found if is_own_word(k) and not is_left_open(k, r.value("值"))]
    for row, key in sorted(mine, key=lambda its: not folded(its[1]).startswith(folded(TYPE))):
        said = own_word(key, row.value("值"), with_words(catalogue, words))
        if isinstance(said, OwnWords):
            words = words.merged(said)
        else:
            at = "键" if said.kind == "parameter-unknown" else "值"
            problems.append(CellProblem(row.sheet, row.address(at), at, row.text(at), said))
    return words, problems


def own_word(key: str, value: Value, catalogue: Catalogue) -> OwnWords | Problem:
    """Read a row whose key is one of those; a problem where it cannot be understood."""
    text = folded(key)
    prefix = next(p for p in _PREFIXES if text.startswith(p))
    name, said = text.removeprefix(prefix), _said(value)
    if not name:
        return _unclear(prefix, "名称没有写")
    if said.unclear:
        return _unclear(prefix, f"“{said.unclear}”看不懂")
    if not _NAME.fullmatch(name):
        return _unclear(prefix, "名称只用汉字、字母和数字，不超过20个字")
    return _READERS[prefix](name, said, catalogue)


def _said(value: Value) -> Said:
    said = Said()
    for part in filter(None, _PARTS.split(_lines(value))):
        text = _LABEL.sub("", folded(part))
        if text in _COUNTED | _UNCOUNTED:
            said = replace(said, counted=text in _COUNTED)
        elif _DAY.match(text):
            said = _with_days(said, part)
        else:
            words = tuple(w for w in _WORDS.split(text) if w)
            said = replace(said, words=(*said.words, *words))
    return said


def _lines(value: Value) -> str:
    return shown(value).replace("；", ";") if value is not None else ""


def _with_days(said: Said, part: str) -> Said:
    text = _LABEL.sub("", folded(part))
    open_end = _OPEN.search(text)
    when = parse_span(text[: open_end.start()] if open_end else text, DateContext()).value
    if when is None:
        return replace(said, unclear=part)
    return replace(said, first=when.first, last=None if open_end else when.last)


def _type(name: str, said: Said, catalogue: Catalogue) -> OwnWords | Problem:
    known = catalogue.type_names
    if meant := {known[w] for w in said.words if w in known} - {name}:
        if len(meant) > 1 or len(said.words) > 1 or said.counted is False:
            return _unclear(TYPE, "只写一类")
        return OwnWords(synonyms=((meant.pop(), (name,)),))
    if said.counted is False:
        if name in catalogue.type_order():
            return _unclear(TYPE, f"“{name}”是固定统计的类型")
        return OwnWords(uncounted=(name, *said.words))
    if name in catalogue.type_order():
        return OwnWords(synonyms=((name, said.words),))
    return OwnWords(types=(ActivityType(name=name, synonyms=said.words, group=GROUP),))


def _synonym(name: str, said: Said, catalogue: Catalogue) -> OwnWords | Problem:
    if name not in catalogue.type_names:
        return Problem("parameter-unknown", None, {"key": f"{SYNONYM}{name}"})
    return OwnWords(synonyms=((catalogue.type_names[name], said.words),))


def _tag(name: str, said: Said, _catalogue: Catalogue) -> OwnWords | Problem:
    words = tuple(dict.fromkeys((name, *said.words)))
    if said.counted is False:
        return _unclear(TAG, "标签没有不计的；不用的删去这一行")
    about = Campaign(name=name, kind="教育", first=said.first, last=said.last)
    campaigns = (about,) if said.first else ()
    return OwnWords(
        tags=(Tag(name=name, keywords=words, synonyms=said.words, campaigns=campaigns),)
    )


def _unclear(prefix: str, why: str) -> Problem:
    return Problem("own-word-unclear", None, {"why": why, "example": _EXAMPLES[folded(prefix)]})


_READERS: dict[str, Callable[[str, Said, Catalogue], OwnWords | Problem]] = {
    folded(SYNONYM): _synonym,
    folded(TYPE): _type,
    folded(TAG): _tag,
    folded(CAMPAIGN): _tag,
}
_PREFIXES = tuple(_READERS)
_EXAMPLES = {
    folded(SYNONYM): "类型同义词：支委会，值填“支部碰头会”",
    folded(TYPE): "活动类型：读书会，值填“计数”或“不计”；是某一类的别名的，值填那一类",
    folded(TAG): "主题标签：学雷锋，值填“雷锋精神、雷锋日”，没有别的叫法的不填",
    folded(CAMPAIGN): "专项教育：作风建设年，值填“2024-04-01至2024-12-31；作风年”",
}
