"""The catalogue: sheet kinds and columns, parameters, activity types, tags and norms, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from msgspec import field

from addin.ledger.period import chinese_date
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, Regex, record, records, twice, unknown
from addin.ledger.topic_tags import (
    Phrases,
    StudyTheme,
    Tag,
    names_of_tags,
    phrases_of_tags,
    tag_key,
    tag_of,
)
from addin.ledger.values.month_columns import month_columns
from addin.ledger.values.text import folded, heading_key

CellType = Literal[
    "absentees", "any", "attendance", "choice", "clock hours", "dates", "deadline", "guests",
    "hours", "identity", "int", "minutes", "money", "month", "names", "payment", "person",
    "planned when", "private names", "rate", "scale", "span", "tags", "text", "time", "times",
    "types", "unread", "when", "year month",
]  # fmt: skip
"""How a column's cells are read: each has its parser in ``addin.ledger.values.parsers``."""


class Column(CheckedRecord, frozen=True, kw_only=True):
    """A column of a sheet kind: canonical heading, how cells are read, when it is needed.

    ``unlike``: words that make a heading with one of its names in it the heading of something else.
    ``sensitive``: what stands in it is never shown outside the ledger itself. ``also``: other words
    for its entries, "" for one that leaves open which. ``apart``: entries of rows that do not
    belong to the table. ``by_entries``: it is known by its entries, whatever it is headed.
    """

    key: str
    type: CellType
    sensitive: bool = False
    required: bool = False
    required_for: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()
    by_entries: bool = False
    note: str = ""
    width: int = 12
    optional_in_new: bool = False


class SheetKind(CheckedRecord, frozen=True, kw_only=True, dict=True):
    """A kind of sheet, recognised by its name or by the columns in ``identified_by``.

    ``simple_names``: what the whole of a sheet's name may be as well; ``vague_names``: the same,
    where its entries bear it out.
    ``form_of``: another way to lay out that kind of sheet, read but not put into a new ledger.
    ``by_month``: it has columns 1月 to 12月, and such with these words behind. ``assume_year``: a
    day without a year is one of the report's year; not so where days of birth stand.

    What tells it from sheets that look the same. ``about``: what the name, the title or a heading
    says; where none does, a column of ``telling`` must be there and nothing of ``not_about``.
    ``not_called``: what the name or the title of another thing is, whatever its columns.
    ``not_with``: headings of another register, of which a list with little else is none of these.
    ``identified_instead_by``: two of these columns make up for one of ``identified_by``.
    ``instead``: columns that another will do for, where a table has none of them. ``titled``: a
    title above it is as good as a sheet's name. ``filled``: the column that in a sheet not called
    so is filled in in every row, where two headings match ``steps_before``; of a kind with
    ``identified_instead_by`` it is not filled in in every row.
    """

    name: str
    aliases: tuple[str, ...] = ()
    simple_names: tuple[str, ...] = ()
    vague_names: tuple[str, ...] = ()
    identified_by: tuple[str, ...]
    columns: tuple[Column, ...]
    form_of: str = ""
    by_month: tuple[str, ...] = ()
    about: tuple[Regex, ...] = ()
    telling: tuple[str, ...] = ()
    not_about: tuple[Regex, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    not_called: tuple[Regex, ...] = ()
    not_with: tuple[Regex, ...] = ()
    identified_instead_by: tuple[str, ...] = ()
    titled: bool = False
    filled: str = ""
    steps_before: tuple[Regex, ...] = ()
    assume_year: bool = True

    @cached_property
    def headings(self) -> dict[str, str]:
        """Every heading this kind understands, as a match key, to its column."""
        known = {heading_key(s): c.key for c in self.columns for s in c.synonyms}
        return known | {heading_key(c.key): c.key for c in self.columns}

    @cached_property
    def known_headings(self) -> frozenset[str]:
        """The headings as a set, to be met with the words of a row."""
        return frozenset(self.headings)

    @cached_property
    def longest_heading(self) -> int:
        """The length of the longest heading."""
        return max(map(len, self.headings))

    @cached_property
    def headings_by_end(self) -> dict[str, tuple[str, ...]]:
        """The headings of three letters or more by their first letter, and by their last."""
        found: dict[str, list[str]] = {}
        for heading in self.headings:
            for end in {heading[0], heading[-1]} if len(heading) > 2 else ():
                found.setdefault(end, []).append(heading)
        return {end: tuple(its) for end, its in found.items()}

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """The columns that are never shown."""
        return frozenset(c.key for c in self.columns if c.sensitive)

    @cached_property
    def told_by_entries(self) -> tuple[Column, ...]:
        """The columns that are known by their entries, whatever they are headed."""
        return tuple(c for c in self.columns if c.by_entries)

    def column(self, key: str) -> Column:
        """Return the column with a canonical heading."""
        return next(c for c in self.columns if c.key == key)


class Parameter(CheckedRecord, frozen=True, kw_only=True):
    """A key of the 参数 sheet; ``synonyms``: what else bureaus call it.

    ``default``: what holds where a bureau gives nothing; ``source`` and ``since``: where that
    stands, and the day from which it is in force.
    """

    key: str
    type: CellType
    synonyms: tuple[str, ...] = ()
    required: bool = False
    allowed: tuple[str, ...] = ()
    note: str = ""
    default: str = ""
    source: str = ""
    since: date | None = None

    @property
    def words(self) -> str:
        """What the sheet says beside it: whether it is needed, what it means, what else holds."""
        said = ("必填。" if self.required else "") + self.note
        if not self.default:
            return said
        since = f"，{chinese_date(self.since)}起" if self.since else ""
        source = f"（{self.source}{since}）" if self.source else ""
        return f"{said}；不填按{self.default}{source}"


class ActivityType(CheckedRecord, frozen=True, kw_only=True):
    """A type of activity and the other names clerks give it; ``phrases``: patterns of further ones,
    for a whole text behind the name of a body; ``without``: columns that it leaves blank;
    ``tells_topic``: its name says what it is about."""

    name: str
    synonyms: tuple[str, ...]
    group: str
    needs_tag: bool = False
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    tells_topic: bool = False


class Activities(CheckedRecord, frozen=True, kw_only=True, dict=True):
    """The types of activity, what stands between two in one cell, and words that tell no type.

    ``classes`` may be named before a type. Other words may stand before the names in ``framed``,
    and in a cell that says nothing else before those in ``framed_in_cell``.
    ``telling``: words of a text that may be about a counted type. ``others``: types that are none
    of those counted; ``uncounted``: those that this ledger says are none.
    """

    separators: tuple[str, ...]
    too_broad: tuple[str, ...]
    classes: tuple[str, ...]
    framed: tuple[str, ...]
    framed_in_cell: tuple[str, ...]
    telling: tuple[str, ...]
    others: tuple[str, ...]
    types: tuple[ActivityType, ...]
    uncounted: tuple[str, ...] = ()

    @cached_property
    def between(self) -> re.Pattern[str]:
        """What stands between two types in one cell."""
        return re.compile("|".join(re.escape(s) for s in self.separators))

    @cached_property
    def class_before(self) -> re.Pattern[str]:
        """A class before a type, with what stands between; 三会一课 needs nothing between."""
        names = "|".join(re.escape(c) for c in self.classes)
        return re.compile(rf"(?:(?:{names})[:—–―\-_/|·・>→]+|三会一课(?:之|的)?)(?=[^(])")

    @cached_property
    def framed_names(self) -> tuple[str, ...]:
        """The names that other words may stand before."""
        return (*self.framed, *self.framed_in_cell)

    @cached_property
    def phrases(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """The patterns of phrases that name a type, each with the type."""
        return tuple((re.compile(p), t.name) for t in self.types for p in t.phrases)

    @cached_property
    def known_others(self) -> frozenset[str]:
        """The types, folded, that the program knows to be none of those counted."""
        return frozenset(map(folded, self.others))

    @cached_property
    def said_uncounted(self) -> frozenset[str]:
        """The types, folded, that the ledger says are none of those counted."""
        return frozenset(map(folded, self.uncounted))

    @cached_property
    def none_counted(self) -> frozenset[str]:
        """The types, folded, that are known or said to be none of those counted."""
        return self.known_others | self.said_uncounted


class StatusWords(CheckedRecord, frozen=True, kw_only=True):
    """What a column 状态 says of activities that were held, and of those that were not."""

    held: tuple[str, ...]
    not_held: tuple[str, ...]


class Norm(CheckedRecord, frozen=True, kw_only=True):
    """How often a type of activity is due. ``minimum`` None: only where 参数 gives a number.

    ``months_behind``: how many months into the next year that of a year may be held.
    """

    code: str
    type: str
    per: Literal["月", "季度", "半年", "年"]
    minimum: int | None = None
    parameter: str
    applies: Literal["支部", "有支委会", "有党小组", "有党组"]
    each_group: bool = False
    by_secretary: bool = False
    months_behind: int = 0


class Catalogue(CheckedRecord, frozen=True, kw_only=True, dict=True):
    """Everything in ``catalogue.toml``, and the columns of every kind of sheet.

    ``order``: of the sheets in a new ledger; a kind that is not listed comes last.
    """

    order: tuple[str, ...]
    sheets: tuple[SheetKind, ...]
    parameters: tuple[Parameter, ...]
    activity: Activities
    status: StatusWords
    tags: tuple[Tag, ...]
    themes: tuple[StudyTheme, ...] = ()
    norms: tuple[Norm, ...]

    def sheet(self, name: str) -> SheetKind:
        """Return the sheet kind with a canonical name."""
        return next(s for s in self.sheets if s.name == name)

    def parameter(self, key: str) -> Parameter:
        """Return the parameter with a key."""
        return next(p for p in self.parameters if p.key == key)

    @cached_property
    def type_names(self) -> dict[str, str]:
        """Every name of a type of activity, folded, to its canonical name."""
        known = {folded(s): t.name for t in self.activity.types for s in t.synonyms}
        return known | {folded(t.name): t.name for t in self.activity.types}

    @cached_property
    def tag_names(self) -> dict[str, str]:
        """Every name of a tag, as a match key, to its canonical name."""
        return names_of_tags(self.tags)

    @cached_property
    def tag_phrases(self) -> Phrases:
        """The names of tags with separators in them, and words that name several; longest first."""
        return phrases_of_tags(self.tags, self.themes)

    def type_order(self) -> list[str]:
        """Return the canonical types in the order they are shown."""
        return [t.name for t in self.activity.types]


@cache
def catalogue() -> Catalogue:
    """Return the catalogue shipped with the program."""
    return CATALOGUE.load()


@cache
def all_headings() -> frozenset[str]:
    """Return every heading of every kind of sheet, as a match key."""
    return frozenset(h for kind in catalogue().sheets for h in kind.headings)


def _with_full_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data under the names of the fields: [[sheet]] is one of ``sheets``."""
    full = {_FULL_NAMES.get(name, name): its for name, its in data.items()}
    activity = dict(full["activity"])
    activity["types"] = activity.pop("type")
    order = full["order"]
    sheets = sorted(full["sheets"], key=lambda its: _place(its["name"], order))
    tags = [_with_campaigns(its) for its in full["tags"]]
    sheets_read = [_with_columns(its) for its in sheets]
    return full | {"sheets": sheets_read, "activity": activity, "tags": tags}


def _with_campaigns(tag: Mapping[str, Any]) -> dict[str, Any]:
    return {_FULL_NAMES.get(name, name): its for name, its in tag.items()}


_FULL_NAMES = {
    "sheet": "sheets",
    "parameter": "parameters",
    "tag": "tags",
    "campaign": "campaigns",
    "study_theme": "themes",
    "norm": "norms",
}


def _place(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


def _with_columns(sheet: Mapping[str, Any]) -> dict[str, Any]:
    columns = [*sheet["column"], *month_columns(sheet.get("by_month", ()))]
    return {**{k: v for k, v in sheet.items() if k != "column"}, "columns": columns}


def _catalogue(data: Mapping[str, Any]) -> Catalogue:
    sheets = [{**s, "columns": records(Column, s["columns"])} for s in data["sheets"]]
    days = [{**p, "since": _day(p.get("since"))} for p in data["parameters"]]
    activity = data["activity"]
    return Catalogue(
        order=tuple(data["order"]),
        sheets=records(SheetKind, sheets),
        parameters=records(Parameter, days),
        activity=record(
            Activities, {**activity, "types": records(ActivityType, activity["types"])}
        ),
        status=record(StatusWords, data["status"]),
        tags=tuple(map(tag_of, data["tags"])),
        themes=records(StudyTheme, data["themes"]),
        norms=records(Norm, data["norms"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _contradictions(its: Catalogue) -> Iterator[str]:
    """Yield the names that are there twice, and those that refer to nothing."""
    types, sheets = its.type_order(), [s.name for s in its.sheets]
    yield from twice("表", sheets)
    yield from unknown("order里的表", its.order, sheets)
    yield from twice("活动类型", types)
    yield from twice("参数", [p.key for p in its.parameters])
    tags = [t.name for t in its.tags]
    yield from twice("标签", tags)
    yield from unknown("学习主题的标签", [name for t in its.themes for name in t.tags], tags)
    written = [(tag_key(n), t.name) for t in its.tags for n in t.names]
    yield from twice("标签的叫法", [key for key, _ in dict.fromkeys(written)])
    yield from twice("次数要求", [n.code for n in its.norms])
    yield from unknown("次数要求的活动类型", [n.type for n in its.norms], types)
    yield from unknown("form_of", [s.form_of for s in its.sheets if s.form_of], sheets)
    for sheet in its.sheets:
        columns = [c.key for c in sheet.columns]
        yield from twice(f"{sheet.name}的列", columns)
        named = [*sheet.identified_by, *sheet.telling, *sheet.identified_instead_by]
        yield from unknown(f"{sheet.name}据以识别的列", named, columns)
        needing = [name for c in sheet.columns for name in c.required_for]
        yield from unknown(f"{sheet.name}必填列的活动类型", needing, types)


def _sources() -> tuple[Path, ...]:
    """Return the files of what every ledger has, and that of each kind of sheet beside."""
    kinds = Path(__file__).parent.parent / "sheets"
    own = (Path(__file__).with_name(name) for name in ("catalogue.toml", "campaigns.toml"))
    return (*own, *sorted(kinds.glob("*/columns.toml")))


CATALOGUE = DataSet(
    sources=_sources(),
    form=Catalogue,
    named=_with_full_names,
    read=_catalogue,
    check=_contradictions,
)
