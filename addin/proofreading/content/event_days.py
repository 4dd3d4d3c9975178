"""Events that reports speak of, with the days on which they began and ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from addin.report.shipped_data import shipped_data

Kind = Literal["会议", "教育", "提法"]


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its name, the pattern of how texts name it, its first and last day."""

    name: str
    pattern: re.Pattern[str]
    first: date
    last: date
    kind: Kind


@dataclass(frozen=True, slots=True)
class Anniversary:
    """Something remembered, and the year its anniversaries are counted from."""

    pattern: re.Pattern[str]
    since: int


@cache
def events() -> tuple[Event, ...]:
    """Return the events in the order of the data."""
    return tuple(
        Event(e["name"], _mention(e["names"]), e["from"], e["to"], e["kind"])
        for e in _data()["events"]
    )


@cache
def anniversaries() -> tuple[Anniversary, ...]:
    """Return what is remembered every year."""
    return tuple(
        Anniversary(
            re.compile(
                rf"(?:{a['names']})[^，。；\d]{{0,6}}?(?P<n>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})周年"
            ),
            a["since"],
        )
        for a in _data()["anniversaries"]
    )


def _mention(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:党的|中共)?(?:{names})(?!代表)")


@cache
def _data() -> dict[str, Any]:
    return shipped_data("addin.proofreading.content", "event_days.toml")
