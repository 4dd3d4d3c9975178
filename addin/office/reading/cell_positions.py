"""Addresses of cells as the parts of a workbook write them."""

from __future__ import annotations

from addin.ledger.values.patterns import pattern

_CELL = pattern(r"([A-Z]+)(\d+)")


def position(address: str) -> tuple[int, int]:
    """Return the zero-based row and column of an address; those of A1 where it is none."""
    match = _CELL.fullmatch(address)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
