"""The catalogue: sheet kinds and columns, parameters, activity types, tags and norms, as data."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from addin.ledger.months import month_columns
from addin.ledger.period import chinese_date
from addin.ledger.text import folded, heading_key


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Entry):
    """A column of a sheet kind: canonical heading, how cells are read, when it is needed.

    ``sensitive``: what stands in it is never shown outside the ledger itself.
    """

    key: str
    type: str
    sensitive: bool = False
    required: bool = False
    required_for: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    also: dict[str, str] = Field(default_factory=dict)
    note: str = ""
    width: int = 12
    optional_in_new: bool = False


class SheetKind(_Entry):
    """A kind of sheet, recognised by its name or by the columns in ``identified_by``.

    ``form_of``: another way to lay out that kind of sheet, read but not put into a new ledger.
    ``by_month``: it has columns 1月 to 12月, and such with these words behind. ``about``: the word
    that tells it from sheets that look the same; where it is not said, a column of ``telling`` must
    be there and no word of ``not_about``.
    """

    name: str
    aliases: tuple[str, ...] = ()
    identified_by: tuple[str, ...]
    columns: tuple[Column, ...] = Field(alias="column")
    form_of: str = ""
    by_month: tuple[str, ...] = ()
    about: str = ""
    telling: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _with_months(cls, data: Any) -> Any:
        suffixes = data.get("by_month") if isinstance(data, dict) else None
        return {**data, "column": [*data["column"], *month_columns(suffixes)]} if suffixes else data

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


class Parameter(_Entry):
    """A key of the 参数 sheet. A number with a ``unit`` is a figure of its own.

    ``default``: what holds where a bureau gives nothing; ``source`` and ``since``: where that
    stands, and the day from which it is in force.
    """

    key: str
    type: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    note: str = ""
    unit: str = ""
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


class ActivityType(_Entry):
    """A type of activity and the other names clerks give it."""

    name: str
    synonyms: tuple[str, ...]
    group: str
    needs_tag: bool = False


class _Activity(_Entry):
    separators: tuple[str, ...]
    too_broad: tuple[str, ...]
    types: tuple[ActivityType, ...] = Field(alias="type")


class Tag(_Entry):
    """A topic tag, the words that suggest it, and its full title for prose."""

    name: str
    title: str = ""
    keywords: tuple[str, ...]


class Norm(_Entry):
    """How often a type of activity is due. ``minimum`` None: only where 参数 gives a number."""

    code: str
    type: str
    per: Literal["月", "季度", "半年", "年"]
    minimum: int | None = None
    parameter: str
    applies: Literal["支部", "有支委会", "有党小组", "有党组"]
    each_group: bool = False
    by_secretary: bool = False


class Catalogue(_Entry):
    """Everything in ``catalogue.toml``, checked when it is loaded."""

    sheets: tuple[SheetKind, ...] = Field(alias="sheet")
    parameters: tuple[Parameter, ...] = Field(alias="parameter")
    activity: _Activity
    tags: tuple[Tag, ...] = Field(alias="tag")
    norms: tuple[Norm, ...] = Field(alias="norm")

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
    text = files("addin.ledger").joinpath("catalogue.toml").read_text(encoding="utf-8")
    return Catalogue.model_validate(tomllib.loads(text))
