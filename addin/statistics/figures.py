"""The figures that there are: each declared once, in ``figures.toml``, and known by its key.

A family's key has placeholders: 参加人次.{type} stands for 参加人次.党员大会 and all the like.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, cached_property
from typing import Literal

from msgspec import field

from addin.ledger.catalogue import Catalogue
from addin.ledger.period import parse_period
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import Regex
from addin.ledger.values.patterns import pattern

_PLACEHOLDER = pattern(r"\{(\w+)\}")


class UndeclaredFigure(LookupError):  # noqa: N818
    """A figure was asked for, or made, that no file declares: a mistake in the program."""


class Figure(CheckedRecord, frozen=True, kw_only=True, dict=True):
    """A declared figure, or a family of them. ``figures.toml`` says what each entry means.

    ``meaning``: how it is counted, "" where its name says so. ``fields``: the templates' fields
    that show it, each with its note in the list of fields.
    """

    key: str
    unit: str
    meaning: str = ""
    group: str = ""
    label: str = ""
    absent: Literal["nought", "unknown"] = "unknown"
    summed: bool = False
    stated: bool = False
    dated: bool = True
    by_branch: Literal["", "activities", "members", "rows"] = ""
    day: str = ""
    known: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.key)

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """The names of a family's placeholders; none for a figure that stands for itself."""
        return frozenset(_PLACEHOLDER.findall(self.key)) if "{" in self.key else frozenset()

    def key_of(self, members: Mapping[str, str]) -> str:
        """Return a member's key. Raises UndeclaredFigure where the placeholders differ."""
        if not members and not self.placeholders:
            return self.key
        if members.keys() != self.placeholders or not all(members.values()):
            raise UndeclaredFigure(f"{self.key}: {dict(members)}")
        return self.key.format_map(members)


class Group(CheckedRecord, frozen=True, kw_only=True):
    """Figures that are shown together. ``key``: among the key figures."""

    name: str
    key: bool = False


class FigureWord(CheckedRecord, frozen=True, kw_only=True):
    """Words in which reports state figures; by kind of number the keys that they mean."""

    words: tuple[Regex, ...]
    times: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    rate: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    total: bool = False
    of_type: bool = False
    part: bool = False
    acts: bool = False
    weak: bool = False
    needs: Regex = ""

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys by kind of number, those kinds alone that have any."""
        found = {kind: getattr(self, kind) for kind in KINDS}
        return {kind: keys for kind, keys in found.items() if keys}


KINDS = ("times", "heads", "people", "rate", "money", "hours", "things", "points")


class FigureTable(CheckedRecord, frozen=True, kw_only=True, dict=True):
    """All figures, the words for them, and the order in which they are shown."""

    figures: tuple[Figure, ...]
    words: tuple[FigureWord, ...] = ()
    groups: tuple[Group, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Figure]:
        """Figures and families by their keys as they are declared."""
        return {f.key: f for f in self.figures}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each group in the order in which figures are shown."""
        return {g.name: place for place, g in enumerate(self.groups)}

    @cached_property
    def key_groups(self) -> frozenset[str]:
        """The groups of the key figures."""
        return frozenset(g.name for g in self.groups if g.key)

    def figure(self, key: str) -> Figure:
        """Return a figure or a family by its key as declared; raise UndeclaredFigure for others."""
        found = self.by_key.get(key)
        if found is None:
            raise UndeclaredFigure(key)
        return found

    def place(self, figure: Figure) -> int:
        """Return where a figure's group is shown; one that is not listed comes last."""
        return self.places.get(figure.group, len(self.groups))

    def named(self, key: str, members: Members) -> Figure:
        """Return the figure of a key, or the family whose member it is: 参加人次.党员大会.

        Raises UndeclaredFigure where no ledger with these types and tags has such a figure.
        """
        if (found := self.by_key.get(key)) and not found.placeholders:
            return found
        for family, form in self._families:
            m = form.fullmatch(key)
            if m and members.include(m.groupdict()):
                return family
        raise UndeclaredFigure(key)

    @cached_property
    def _families(self) -> list[tuple[Figure, re.Pattern[str]]]:
        families = [f for f in self.figures if f.placeholders]
        families.sort(key=lambda f: -len(_PLACEHOLDER.sub("", f.key)))
        return [(f, placeholders_pattern(f.key)) for f in families]


def placeholders_pattern(text: str) -> re.Pattern[str]:
    """Return a pattern for what a text with placeholders stands for, each of them as a group."""
    parts = _PLACEHOLDER.split(text)
    pattern = (f"(?P<{p}>.+)" if i % 2 else re.escape(p) for i, p in enumerate(parts))
    return re.compile("".join(pattern))


class Members:
    """The types and tags of a catalogue: what a ledger may have in place of placeholders."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._known = {
            "type": dict.fromkeys(catalogue.type_order()),
            "tag": dict.fromkeys(t.name for t in catalogue.tags),
        }

    def of(self, placeholder: str) -> Collection[str]:
        """Return all members of a placeholder; none where the ledger's own cells have them."""
        return self._known.get(placeholder, ())

    def include(self, members: Mapping[str, str]) -> bool:
        """Return whether a ledger can have a figure of these types, tags and months."""
        for name, text in members.items():
            known = self._known.get(name)
            if text not in known if known is not None else name == "month" and not _is_span(text):
                return False
        return True


@cache
def _is_span(code: str) -> bool:
    return parse_period(code) is not None
