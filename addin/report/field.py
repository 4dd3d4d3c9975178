"""What a template field is: a single value, or a list to be repeated over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A single value: text, a number or a date; printed as （待补充） where it is missing."""

    note: str


@dataclass(frozen=True, slots=True)
class Each:
    """A list to be repeated over: {%p for 甲 in 名单 %} … {{ 甲.字段 }} … {%p endfor %}."""

    note: str
    fields: Mapping[str, Field]


Tree = Mapping[str, "Field | Each | Tree"]
