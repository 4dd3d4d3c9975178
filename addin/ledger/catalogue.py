"""The catalogue: sheet kinds and columns, parameters, activity types, tags and norms, as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

from addin.ledger.checked_data import STRICT, checked_data
from addin.ledger.period import chinese_date
from addin.ledger.values.month_columns import month_columns
from addin.ledger.values.text import folded, heading_key

SOURCE = Path(__file__).with_name("catalogue.toml")
E = TypeVar("E")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a sheet kind: canonical heading, how cells are read, when it is needed.

    ``sensitive``: what stands in it is never shown outside the ledger itself.
    """

    __pydantic_config__ = STRICT

    key: str
    type: str
    sensitive: bool = False
    required: bool = False
    required_for: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    width: int = 12
    optional_in_new: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetKind:
    """A kind of sheet, recognised by its name or by the columns in ``identified_by``.

    ``form_of``: another way to lay out that kind of sheet, read but not put into a new ledger.
    ``by_month``: it has columns 1月 to 12月, and such with these words behind. ``about``: the word
    that tells it from sheets that look the same; where it is not said, a column of ``telling`` must
    be there and no word of ``not_about``.
    """

    __pydantic_config__ = STRICT

    name: str
    aliases: tuple[str, ...] = ()
    identified_by: tuple[str, ...]
    columns: tuple[Column, ...]
    form_of: str = ""
    by_month: tuple[str, ...] = ()
    about: str = ""
    telling: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()

    @cached_property
    def headings(self) -> dict[str, str]:
        """Every heading this kind understands, as a match key, to its column."""
        known = {heading_key(s): c.key for c in self.columns for s in c.synonyms}
        return known | {heading_key(c.key): c.key for c in self.columns}

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """The columns that are never shown."""
        return frozenset(c.key for c in self.columns if c.sensitive)

    def column(self, key: str) -> Column:
        """Return the column with a canonical heading."""
        return next(c for c in self.columns if c.key == key)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A key of the 参数 sheet.

    ``default``: what holds where a bureau gives nothing; ``source`` and ``since``: where that
    stands, and the day from which it is in force.
    """

    __pydantic_config__ = STRICT

    key: str
    type: str
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


@dataclass(frozen=True, kw_only=True)
class ActivityType:
    """A type of activity and the other names clerks give it."""

    __pydantic_config__ = STRICT

    name: str
    synonyms: tuple[str, ...]
    group: str
    needs_tag: bool = False


@dataclass(frozen=True, kw_only=True)
class Activities:
    """The types of activity, what stands between two in one cell, and words that tell no type."""

    __pydantic_config__ = STRICT

    separators: tuple[str, ...]
    too_broad: tuple[str, ...]
    types: tuple[ActivityType, ...]

    @cached_property
    def between(self) -> re.Pattern[str]:
        """What stands between two types in one cell."""
        return re.compile("|".join(re.escape(s) for s in self.separators))


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A topic tag, the words that suggest it, and its full title for prose."""

    __pydantic_config__ = STRICT

    name: str
    title: str = ""
    keywords: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Norm:
    """How often a type of activity is due. ``minimum`` None: only where 参数 gives a number."""

    __pydantic_config__ = STRICT

    code: str
    type: str
    per: Literal["月", "季度", "半年", "年"]
    minimum: int | None = None
    parameter: str
    applies: Literal["支部", "有支委会", "有党小组", "有党组"]
    each_group: bool = False
    by_secretary: bool = False


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything in ``catalogue.toml``."""

    __pydantic_config__ = STRICT

    sheets: tuple[SheetKind, ...]
    parameters: tuple[Parameter, ...]
    activity: Activities
    tags: tuple[Tag, ...]
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
        """Every tag, folded, to its canonical name."""
        return {folded(t.name): t.name for t in self.tags}

    def type_order(self) -> list[str]:
        """Return the canonical types in the order they are shown."""
        return [t.name for t in self.activity.types]


@cache
def catalogue() -> Catalogue:
    """Return the catalogue shipped with the program."""
    return catalogue_from(checked_data(SOURCE, Catalogue, with_full_names))


def with_full_names(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file says under the names of the fields: [[sheet]] is one of ``sheets``."""
    activity = dict(told["activity"])
    activity["types"] = activity.pop("type")
    return {
        "sheets": [_with_columns(sheet) for sheet in told["sheet"]],
        "parameters": told["parameter"],
        "activity": activity,
        "tags": told["tag"],
        "norms": told["norm"],
    }


def _with_columns(sheet: Mapping[str, Any]) -> dict[str, Any]:
    columns = [*sheet["column"], *month_columns(sheet.get("by_month", ()))]
    return {**{k: v for k, v in sheet.items() if k != "column"}, "columns": columns}


def catalogue_from(data: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue of data that has been checked."""
    sheets = [{**s, "columns": _entries(Column, s["columns"])} for s in data["sheets"]]
    days = [{**p, "since": _day(p.get("since"))} for p in data["parameters"]]
    activity = data["activity"]
    return Catalogue(
        sheets=_entries(SheetKind, sheets),
        parameters=_entries(Parameter, days),
        activity=_entry(
            Activities, {**activity, "types": _entries(ActivityType, activity["types"])}
        ),
        tags=_entries(Tag, data["tags"]),
        norms=_entries(Norm, data["norms"]),
    )


def _entries(kind: type[E], data: Iterable[Mapping[str, Any]]) -> tuple[E, ...]:
    return tuple(_entry(kind, its) for its in data)


def _entry(kind: type[E], data: Mapping[str, Any]) -> E:
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in data.items()})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
