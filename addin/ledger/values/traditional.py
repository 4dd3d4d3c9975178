"""Traditional characters: 黨員大會 is read as 党员大会.

The table is loaded where a text has a character that GB 2312 lacks, as no simplified text of an
office has: looking for traditional ones takes next to no time.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from addin.ledger.shipped.data_set import DataSet

_ENCODED = codecs.getencoder("gb2312")


def simplified(text: str) -> str:
    """Return a text with traditional characters as the simplified ones, character by character."""
    try:
        _ENCODED(text)
    except UnicodeEncodeError:
        return text.translate(_table())
    return text


def half_width(text: str) -> str:
    """Return a text to be read, and not to be quoted: half-width (NFKC) and simplified."""
    return simplified(unicodedata.normalize("NFKC", text))


@cache
def _table() -> dict[int, str]:
    return TRADITIONAL.load()


def _read(data: Mapping[str, Any]) -> dict[int, str]:
    pairs = zip(_characters(data["traditional"]), _characters(data["simplified"]), strict=False)
    return {ord(t): s for t, s in pairs}


def _characters(lines: str) -> str:
    return lines.replace("\n", "")


def _unequal(table: Mapping[int, str]) -> Iterable[str]:
    """Yield the pairs that cannot be: a character that is its own, or simplified into another."""
    return (f"“{chr(t)}”不能简化为“{s}”" for t, s in table.items() if ord(s) in table)


TRADITIONAL = DataSet(
    sources=(Path(__file__).with_name("traditional.toml"),),
    form={"source": str, "licence": str, "traditional": str, "simplified": str},
    read=_read,
    check=_unequal,
)
