"""Which sheets of a workbook are not read for their size, so that the others can be."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.limits import MOST_SHEETS
from addin.ledger.refusal import Refusal


def left_out(sizes: Sequence[int], most: int) -> frozenset[int]:
    """Return the positions of the largest sheets without which the others are within a limit."""
    left, total = sorted(range(len(sizes)), key=lambda n: sizes[n]), sum(sizes)
    out: list[int] = []
    while total > most:
        out.append(left.pop())
        total -= sizes[out[-1]]
    return frozenset(out)


def refuse_many_sheets(name: str, sheets: int) -> None:
    """Raise Refusal for a workbook of more sheets than are read."""
    if sheets > MOST_SHEETS:
        raise Refusal(
            f"“{name}”有{sheets}张工作表，最多读{MOST_SHEETS}张；请删去用不到的工作表，保存后再试"
        )
