"""Characters that are taken for one another: they sound alike to an input method, or look alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import json

from addin.ledger.values.similar_characters import looks_alike, looks_of
from addin.ledger.values.similar_characters import sounds as common_sounds

__all__ = ["alike", "looks_of", "readings", "same_sound", "sounds"]

_READINGS = 2  # of a character, the usual ones: its further readings are those of old books
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê", "aaaaeeeeiiiioooouuuuvvvvvnnnme")


def same_sound(a: str, b: str) -> bool:
    """Return whether two characters have a reading in common, whatever its tone."""
    return not readings(a).isdisjoint(readings(b))


def alike(a: str, b: str) -> bool:
    """Return whether two characters sound alike, as dialects mix sounds too, or look alike."""
    return not sounds(a).isdisjoint(sounds(b)) or looks_alike(a, b)


@cache
def readings(character: str) -> frozenset[str]:
    """Return the usual readings of a character without tone; none where it has none."""
    return _without_tones(_dictionary().get(str(ord(character)), ""))


@cache
def _without_tones(listed: str) -> frozenset[str]:
    """Return the first of some listed readings; many characters have the same ones."""
    its = dict.fromkeys(listed.translate(_TONES).split(","))
    return frozenset([reading for reading in its if reading][:_READINGS])


@cache
def sounds(character: str) -> frozenset[str]:
    """Return the usual readings with what input methods and dialects mix written alike."""
    return frozenset(map(_merged, readings(character))) or common_sounds(character)


@cache
def _merged(reading: str) -> str:
    """Write zh as z, n as l and ng as n: 字 and 职, 南 and 兰, 因 and 应."""
    flat = reading.replace("h", "", 1) if reading[:2] in ("zh", "ch", "sh") else reading
    flat = f"l{flat[1:]}" if flat[0] == "n" and len(flat) > 1 else flat
    return flat.removesuffix("g") if flat.endswith(("ang", "eng", "ing")) else flat


@cache
def _dictionary() -> Mapping[str, str]:
    """Return every character's readings by its code, the usual first; empty without the library.

    The library is not imported: that takes longer than all its readings take to read.
    """
    found = find_spec("pypinyin")
    places = (found.submodule_search_locations if found else None) or ()
    files = (Path(place) / "pinyin_dict.json" for place in places)
    its = next((file.read_bytes() for file in files if file.is_file()), b"{}")
    return json.decode(its, type=dict[str, str])
