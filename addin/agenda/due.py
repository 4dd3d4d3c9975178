"""Something that is due by a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from addin.ledger.values.private_numbers import masked_text

OPEN = "待核实"
_LONGEST = 60  # characters of a cell's text that name what is due


class Due(Struct, frozen=True):
    """What is due by a day, the code of the rule that asks for it, and the rows behind it.

    ``branch``: whose it is, where the ledger tells several apart. ``unsure``: why it is not known
    whether it is held or done already; empty where that is sure.
    """

    what: str
    by: date
    rule: str
    branch: str = ""
    rows: tuple[str, ...] = ()
    unsure: str = ""

    @property
    def words(self) -> str:
        """What is due, with what is to be verified first."""
        return f"{self.what}（{OPEN}：{self.unsure}）" if self.unsure else self.what

    def overdue(self, day: date) -> bool:
        """Return whether its day is over."""
        return self.by < day


def in_words(agenda: Iterable[Due], day: date) -> str:
    """Return how many things are due, and how many of them are overdue."""
    listed = list(agenda)
    late = sum(d.overdue(day) for d in listed)
    if not listed:
        return "没有看到待办的事项"
    return f"待办{len(listed)}项" + (f"，其中逾期{late}项" if late else "")


def cut(text: str) -> str:
    """Return a cell's text in one line, without its end where it is long.

    Private numbers are masked first: half of one would be known for none.
    """
    line = masked_text(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"


def still(text: str, missing: int) -> str:
    """Return what is due with how often, where that is more than once."""
    return f"{text}（还差{missing}次）" if missing > 1 else text
