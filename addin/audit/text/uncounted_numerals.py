"""Where numerals count nothing: set phrases, titles, dates, numbers of documents and of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from addin.ledger.shipped.data_set import DataSet

_NUMBER = r"(?:[\d０-９]{1,12}|[〇○零一二三四五六七八九十百两]{1,12})"


def silent_places(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text whose numerals are no claims."""
    return [(m.start(), m.end()) for pattern in _patterns() for m in pattern.finditer(text)]


def is_silent(start: int, end: int, places: list[tuple[int, int]]) -> bool:
    """Whether a number shares a letter with a stretch that counts nothing."""
    return any(a < end and start < b for a, b in places)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return SET_PHRASES.load()


def _compiled(data: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    phrases = sorted(data["phrases"], key=len, reverse=True)
    joined = re.compile("|".join(map(re.escape, phrases)))
    return (joined, *_with_numbers(data["patterns"]))


def _with_numbers(patterns: list[str]) -> Iterator[re.Pattern[str]]:
    """Yield patterns in which N stands for a number; a letter in a class or after \\ stays."""
    for pattern in patterns:
        classes = re.sub(r"\[([^\]]*)N([^\]]*)\]", r"[\1\\d\2]", pattern)
        yield re.compile(
            re.sub(r"(?<![\\A-Za-z])N(?![A-Za-z])", _NUMBER.replace("\\", r"\\"), classes)
        )


SET_PHRASES = DataSet(
    sources=(Path(__file__).with_name("set_phrases.toml"),),
    form={"phrases": tuple[str, ...], "patterns": tuple[str, ...]},
    read=_compiled,
)
