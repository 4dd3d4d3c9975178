"""Events that reports speak of, with the days on which they began and ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, twice

Kind = Literal["会议", "教育", "提法"]


class Event(CheckedRecord, frozen=True):
    """An event: its name, the pattern of how texts name it, its first and last day."""

    name: str
    pattern: re.Pattern[str]
    first: date
    last: date
    kind: Kind


class Anniversary(CheckedRecord, frozen=True):
    """Something remembered, and the year its anniversaries are counted from."""

    pattern: re.Pattern[str]
    since: int


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


_FULL_NAMES = {"names": "pattern", "from": "first", "to": "last"}


def _with_full_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data under the names of the fields: ``names`` is an event's ``pattern``."""
    full = {
        kind: [
            {_FULL_NAMES.get(key, key): value for key, value in its.items()} for its in data[kind]
        ]
        for kind in ("events", "anniversaries")
    }
    return {**data, **full}


def _event_days_of(data: Mapping[str, Any]) -> EventDays:
    events, anniversaries = data["events"], data["anniversaries"]
    return EventDays(tuple(map(_event, events)), tuple(map(_anniversary, anniversaries)))


def _event(its: Mapping[str, Any]) -> Event:
    first, last = date.fromisoformat(its["first"]), date.fromisoformat(its["last"])
    mention = re.compile(rf"(?:党的|中共)?(?:{its['pattern']})(?!代表)")
    return Event(its["name"], mention, first, last, its["kind"])


def _anniversary(its: Mapping[str, Any]) -> Anniversary:
    number = r"(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,5})"
    mention = re.compile(rf"(?:{its['pattern']})[^，。；\d]{{0,6}}?{number}周年")
    return Anniversary(mention, its["since"])


def _wrong_days(its: EventDays) -> Iterator[str]:
    yield from twice("名称", [e.name for e in its.events])
    yield from (f"“{e.name}”的from晚于to" for e in its.events if e.first > e.last)


EVENT_DAYS = DataSet(
    sources=(Path(__file__).with_name("event_days.toml"),),
    form=EventDays,
    named=_with_full_names,
    read=_event_days_of,
    check=_wrong_days,
)
