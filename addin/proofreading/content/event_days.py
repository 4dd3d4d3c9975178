"""Events that reports speak of, with the days on which they began and ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, Regex, record, records, twice
from addin.ledger.values.patterns import Seldom, pattern

Kind = Literal["会议", "教育", "提法"]


class Event(CheckedRecord, frozen=True):
    """An event: its name, the pattern of how texts name it, its first and last day."""

    name: str
    names: Regex
    first: date
    last: date
    kind: Kind

    @property
    def mention(self) -> Seldom:
        """How texts name it, and whose event it is."""
        return _mention(rf"(?:党的|中共)?(?:{self.names})(?!代表)", self.names)


class Anniversary(CheckedRecord, frozen=True):
    """Something remembered, and the year its anniversaries are counted from."""

    names: Regex
    since: int

    @property
    def mention(self) -> Seldom:
        """How texts name one of its anniversaries: ``n`` is which."""
        return _mention(rf"(?:{self.names})[^，。；\d]{{0,6}}?{_NUMBER}周年", self.names)


_NUMBER = r"(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,5})"
_LETTERS = pattern(r"[\w“”、]+(?![?*{])")


@cache
def _mention(source: str, names: str) -> Seldom:
    return Seldom(source, _beginnings(names))


def _beginnings(names: str) -> tuple[str, ...]:
    """Return the letters with which the alternatives of a pattern begin; each begins with some."""
    found = [_LETTERS.match(name) for name in names.split("|")]
    return tuple(m.group() if m else "" for m in found)


class EventDays(CheckedRecord, frozen=True):
    """The events and the anniversaries, each in the order of the data."""

    events: tuple[Event, ...]
    anniversaries: tuple[Anniversary, ...]


def events() -> tuple[Event, ...]:
    """Return the events in the order of the data."""
    return _event_days().events


def anniversaries() -> tuple[Anniversary, ...]:
    """Return what is remembered every year."""
    return _event_days().anniversaries


@cache
def _event_days() -> EventDays:
    return EVENT_DAYS.load()


_FULL_NAMES = {"from": "first", "to": "last"}


def _with_full_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data under the names of the fields: ``from`` is ``first``, ``to`` is ``last``."""
    full = {
        kind: [
            {_FULL_NAMES.get(key, key): value for key, value in its.items()} for its in data[kind]
        ]
        for kind in ("events", "anniversaries")
    }
    return {**data, **full}


def _event_days_of(data: Mapping[str, Any]) -> EventDays:
    anniversaries = records(Anniversary, data["anniversaries"])
    return EventDays(tuple(map(_event, data["events"])), anniversaries)


def _event(its: Mapping[str, Any]) -> Event:
    days = {key: date.fromisoformat(its[key]) for key in ("first", "last")}
    return record(Event, {**its, **days})


def _wrong_days(its: EventDays) -> Iterator[str]:
    yield from twice("名称", [e.name for e in its.events])
    yield from (f"“{e.name}”的from晚于to" for e in its.events if e.first > e.last)
    every = [e.names for e in its.events] + [a.names for a in its.anniversaries]
    yield from (
        f"“{names}”的每个说法要以文字开头" for names in every if not all(_beginnings(names))
    )


EVENT_DAYS = DataSet(
    sources=(Path(__file__).with_name("event_days.toml"),),
    form=EventDays,
    named=_with_full_names,
    read=_event_days_of,
    check=_wrong_days,
)
