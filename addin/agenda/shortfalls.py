"""What a span still lacks: how many for sure, and why it may not lack them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.agenda.due import still
from addin.agenda.outlook import Outlook
from addin.checks.explained import not_explained
from addin.ledger import period as periods
from addin.ledger.period import Period
from addin.ledger.values.calendar_arithmetic import months_after
from addin.statistics.duties import Shortfall


def last_year_open(months_behind: int, at: Outlook) -> Period | None:
    """Return last year where a yearly meeting of it may still be held; None where it is over.

    None too where the ledger was not kept all that year.
    """
    last = periods.year(at.day.year - 1)
    is_open = bool(months_behind) and at.day <= months_after(last.end, months_behind)
    return last if is_open and not at.unknown(last) else None


def still_lacking(
    missing: Sequence[Shortfall], name: str, at: Outlook
) -> Iterator[tuple[Shortfall, str, str]]:
    """Yield what is lacking, its name with how many, and why it is not sure (empty: it is).

    How many is not named where some row may be one of them.
    """
    sure = {id(short) for short, _ in not_explained(missing)}
    for short in missing:
        number = 1 if short.maybe else short.required - len(short.held)
        unsure = at.unknown(short.span)
        if id(short) not in sure:
            unsure = f"{short.maybe.words}，可能是它"
        yield short, still(name, number), unsure
