"""Which of the ledger's figures the words of a report mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import ClassVar, cast

from msgspec import Struct

from addin.audit.figure_words.value_of_column import Named
from addin.audit.text.clauses import SUM_WORDS
from addin.audit.text.quantity import Kind
from addin.ledger.catalogue import ActivityType, Catalogue
from addin.ledger.record import Discreet
from addin.ledger.topic_tags import Tag
from addin.statistics.figure_table import figure, figure_table
from addin.statistics.figures import FigureWord

_BEHIND = "(?:主题)?(?:活动|会议|学习会|大会)?"
# Names of types that as often mean something else than what the ledger keeps under them.
_WEAK = {
    "调研",
    "谈话",
    "谈心",
    "委员会",
    "观看警示教育片",
    "观看廉政警示教育片",
    "学习研讨",
    "专题研讨",
    "业务培训",
    "专题汇报",
}
_WEAK |= {"小组会", "支部会", "部署会", "动员会", "专题党课"}
# Short for a type in a report; what a ledger heads a column with is longer.
_SHORT = {
    "中心组学习": "(?:局党组|党组)?(?:理论)?中心组(?!成员|组长|秘书)",
    "党员大会": r"(?<![\u4e00-\u9fff”\d])大会(?=(?:召?开)?了?\s*(?:[\d一二两三四五六七八九十]|$))",
    "党小组会": rf"(?:(?<=各)|(?<=个))党?小组(?:{SUM_WORDS})?(?:会(?=开了?)|碰头|碰面)",
}
_TITLE = re.compile(r"《[^》]*》?")
# What a clerk calls a type where the ledger has none of the others that it may mean as well.
_DECLARED = {"集中学习": ("中心组学习", "业务讲堂")}
_ABOUT_A_TAG = "(?:精神|问题)?(?:主题)?(?:学习教育|教育)?"
_SHORT_TEXT = 400  # characters of a text, and of what is around it, that is kept with its words
_GROUPS = {"三会一课": "三会一课"}


Keys = Mapping[Kind, tuple[str, ...]]


class Word(Struct, frozen=True):
    """A word for what is counted.

    ``keys``: by kind of number the figures that it can mean. ``of_type``: it tells how many came,
    and another word tells where to. ``total``: activities of every type. ``type``: the type of
    activity it names. ``needs``: what else the sentence has to say. ``weak``: it may mean other
    things as well. ``part``: words right before it make it a part (困难党员). ``acts``: it does
    things itself (3个党支部开展). ``sums``: figures that it means together. ``otherwise``: figures
    that it may mean where the ledger has none of its own. ``rivals``: those that it may mean as
    well, where the ledger has any of them. ``value``: that of a column, whose rows alone it counts.
    """

    pattern: re.Pattern[str]
    keys: Keys
    type: str = ""
    of_type: bool = False
    total: bool = False
    weak: bool = False
    part: bool = False
    acts: bool = False
    needs: re.Pattern[str] | None = None
    sums: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    value: Named | None = None

    def figures(self, kind: Kind) -> tuple[str, ...]:
        """Return the figures each of which it can mean alone: none where it means their sum."""
        return () if self.sums else self.keys[kind]


class Mention(Struct, frozen=True):
    """A word at ``text[start:end]``."""

    start: int
    end: int
    text: str
    word: Word


class Lexicon(Discreet, frozen=True, dict=True):
    """The words for a catalogue's types and for every other figure; ``types``: those types."""

    unshown: ClassVar[tuple[str, ...]] = ("catalogue",)

    words: tuple[Word, ...]
    catalogue: Catalogue
    types: frozenset[str] = frozenset()

    def mentions(self, text: str, kind: Kind | None = None, around: str = "") -> list[Mention]:
        """Return the words for a kind of number in a text, none of them inside another one.

        ``around``: what else the sentence says.
        """
        find = self._once if len(text) + len(around) <= _SHORT_TEXT else self._find
        return list(find(text, kind, around or text))

    @cached_property
    def _once(self) -> Callable[[str, Kind | None, str], tuple[Mention, ...]]:
        """Find words, and keep them: heads and titles are looked at for every cell below them."""
        return lru_cache(maxsize=4096)(self._find)

    def _find(self, text: str, kind: Kind | None, around: str) -> tuple[Mention, ...]:
        titles = [m.span() for m in _TITLE.finditer(text)]
        found = [
            Mention(m.start(), m.end(), m[0], word)
            for word in self.words
            if (kind is None or kind in word.keys) and _is_meant(word, around)
            for m in word.pattern.finditer(text)
            if not any(a < m.start() < b for a, b in titles)
        ]
        return tuple(_longest(found))


def _is_meant(word: Word, around: str) -> bool:
    return word.needs is None or bool(word.needs.search(around))


def _longest(found: list[Mention]) -> list[Mention]:
    """Return mentions without those inside a longer one, in order."""
    kept: list[Mention] = []
    for its in sorted(found, key=lambda m: (m.start, -m.end, m.word.weak, m.word.needs is None)):
        if not kept or its.end > kept[-1].end:
            kept.append(its)
    return kept


def lexicon(catalogue: Catalogue, values: Sequence[Word] = ()) -> Lexicon:
    """Return the words for a catalogue, and for the values that a ledger's columns have."""
    types = [w for t in catalogue.activity.types for w in _of_type(t)]
    groups = [_of_group(name, g, catalogue) for name, g in _GROUPS.items()]
    tags = [_of_tag(t) for t in catalogue.tags]
    names = frozenset(t.name for t in catalogue.activity.types)
    words = (*_with_values(values), _MEETINGS, *types, *groups, *tags)
    return Lexicon(words, catalogue, names)


def _with_values(values: Sequence[Word]) -> Iterator[Word]:
    """Yield the declared words, those for values before the ones for all of their figure.

    在职党员 are those of that category where the ledger keeps it, and else all members.
    """
    wholes = {key for w in values for keys in w.keys.values() for key in keys}
    yield from (w for w in _others() if not _means_any(w, wholes))
    yield from values
    yield from (w for w in _others() if _means_any(w, wholes))


def _means_any(word: Word, figures: Container[str]) -> bool:
    return any(key in figures for keys in word.keys.values() for key in keys)


def _key(family: str, **members: str) -> tuple[str, ...]:
    return (figure(family).key_of(members),)


def _of_tag(its: Tag) -> Word:
    names = sorted({n for n in (its.name, its.title, *its.keywords) if n})
    pattern = f"(?:{'|'.join(map(re.escape, names))}){_ABOUT_A_TAG}(?:学习)?(?:活动|学习)"
    return Word(re.compile(pattern), {"times": _key("标签.{tag}", tag=its.name)}, weak=True)


def _of_type(its: ActivityType) -> Iterator[Word]:
    """Yield the words for a type: its names, and apart those that are often something else."""
    names = {its.name, *its.synonyms}
    keys: dict[Kind, tuple[str, ...]] = {
        "times": _key("{type}", type=its.name),
        "heads": _heads(its.name),
        "hours": _key("学时.{type}", type=its.name),
    }
    for declared in sorted(names & _DECLARED.keys()):
        pattern = _names([declared], weak=True)
        yield Word(pattern, keys, its.name, weak=True, rivals=_DECLARED[declared])
    for weak in (False, True):
        wanted = [n for n in names - _DECLARED.keys() if (n in _WEAK) == weak]
        if wanted:
            short = "" if weak else _SHORT.get(its.name, "")
            yield Word(_names(wanted, weak, short), keys, its.name, weak=weak)


def _heads(type_: str) -> tuple[str, ...]:
    """Return the figures of those who came to a type, as declared for its name: talks are heads."""
    declared = (w for w in _others() if w.pattern.fullmatch(type_) and not w.of_type)
    own = next((w.keys["heads"] for w in declared if "heads" in w.keys), ())
    return tuple(dict.fromkeys((*own, *_key("参加人次.{type}", type=type_))))


def _names(names: Sequence[str], weak: bool, short: str = "") -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    patterns = [*map(_spelt, longest), *filter(None, [short])]
    alone = "(?<![\u4e00-\u9fff]{2}常务)" if weak else ""
    return re.compile(f"{alone}(?:{'|'.join(patterns)}){_BEHIND}")


def _spelt(name: str) -> str:
    """Return a name as a pattern: brackets in either width, 了 where writers put it."""
    escaped = re.escape(name).replace(r"\(", "[(（]").replace(r"\)", "[)）]")
    for verb in ("讲党课", "上党课"):
        escaped = escaped.replace(verb, f"{verb[0]}(?:授|了)?(?:专题)?党课")
    return f"(?<!副)(?<!总支)(?<!党委)(?<!党组){escaped}" if name.startswith("书记") else escaped


def _of_group(name: str, group: str, catalogue: Catalogue) -> Word:
    types = tuple(t.name for t in catalogue.activity.types if t.group == group)
    return Word(re.compile(f"“?{name}”?(?:活动|会议)?"), {"times": types}, total=True, sums=types)


# Meetings are no type of activity: which are meant, nobody can say.
_MEETINGS = Word(
    re.compile("各[类种项](?:党建|党内|组织生活|党员|学习)?会议"), {"times": (), "heads": ()}
)


@cache
def _others() -> tuple[Word, ...]:
    return tuple(map(_word, figure_table().words))


def _word(its: FigureWord) -> Word:
    return Word(
        re.compile("|".join(f"(?:{w})" for w in its.words)),
        cast(Keys, its.keys),
        of_type=its.of_type,
        total=its.total,
        weak=its.weak,
        part=its.part,
        acts=its.acts,
        needs=re.compile(its.needs) if its.needs else None,
        otherwise=its.otherwise,
    )
