"""Properties of paragraphs and letters laid over one another, as Word does from style to run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from addin.office.ooxml.spans import Span

Properties = Mapping[str, Mapping[str, str]]
"""What is set, by element; of each its attributes."""

# Of these each attribute is inherited on its own; all else is replaced as a whole.
_BY_ATTRIBUTE = {"spacing", "ind", "rFonts"}
_TODAY = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_FIRST = ("firstLine", "firstLineChars")
_HANGING = ("hanging", "hangingChars")
_SLOTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme"}
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?")
_OFF = {"0", "false", "off", "none"}


def own_properties(span: Span | None) -> Properties:
    """Return what a w:pPr or w:rPr sets itself."""
    if span is None:
        return {}
    return {
        c.name: _today(c.attributes) if c.name == "ind" else c.attributes for c in span.children
    }


def _today(indents: Mapping[str, str]) -> Mapping[str, str]:
    return {_TODAY.get(name, name): value for name, value in indents.items()}


def laid_over(base: Properties, upper: Properties) -> Properties:
    """Return properties with others laid over them."""
    if not upper:
        return base
    merged = dict(base)
    for name, attributes in upper.items():
        before = merged.get(name, {}) if name in _BY_ATTRIBUTE else {}
        merged[name] = {**_left(name, before, attributes), **attributes}
    return merged


def _left(name: str, before: Mapping[str, str], upper: Mapping[str, str]) -> Mapping[str, str]:
    """Return what is left of an element's attributes under others: of two ways one holds."""
    gone: set[str] = set()
    if name == "ind":
        gone |= set(_HANGING) if upper.keys() & set(_FIRST) else set()
        gone |= set(_FIRST) if upper.keys() & set(_HANGING) else set()
    if name == "rFonts":
        for slot, theme in _SLOTS.items():
            gone |= {theme} if slot in upper else set()
            gone |= {slot} if theme in upper else set()
    return {key: value for key, value in before.items() if key not in gone}


def value(properties: Properties, name: str, attribute: str = "val") -> str:
    """Return an attribute of a property; "" where it is not set."""
    return properties.get(name, {}).get(attribute, "")


def number(properties: Properties, name: str, attribute: str = "val") -> float | None:
    """Return an attribute as a number; None where it is not set or none."""
    written = value(properties, name, attribute).strip()
    return float(written) if _NUMBER.fullmatch(written) else None


def is_on(properties: Properties, name: str, default: bool = False) -> bool:
    """Return whether a switch (w:b, w:snapToGrid …) is on."""
    if name not in properties:
        return default
    return properties[name].get("val", "1") not in _OFF
