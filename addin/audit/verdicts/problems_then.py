"""Problems as they were at the end of a time that is over, where some were put right later."""

from __future__ import annotations

from collections.abc import Callable

from addin.audit.figure_words.figure_keys import PROBLEMS, PROBLEMS_DONE, PROBLEMS_OPEN, SHARE_DONE
from addin.statistics.statistic import Statistic, percent

Figure = Callable[[str], list[Statistic]]
"""The readings of a figure at the time, by its key."""


def problems_then(kept: Statistic, done_now: Statistic | None, at: Figure) -> list[Statistic]:
    """Return how many were open, or what share was done, at a time.

    ``kept``: the figure as the ledger has it; ``done_now``: how many are done by now. Nothing
    where the days on which they were put right are not known.
    """
    family, _, source = kept.key.partition(".")
    suffix = f".{source}" if source else ""
    done = at(f"{PROBLEMS_DONE}{suffix}")
    if done_now is None or not done or done[0].value == done_now.value:
        return [kept]
    if family == PROBLEMS_OPEN:
        later = [row for row in done_now.rows if row not in done[0].rows]
        rows = (*kept.rows, *later)
        return [Statistic(kept.figure.key, len(rows), rows, **kept.members)]
    found = at(f"{PROBLEMS}{suffix}")
    if not found or not found[0].value:
        return []
    share = percent(int(done[0].value), int(found[0].value))
    return [Statistic(kept.figure.key, share, found[0].rows, **kept.members)]


def depends_on_the_day(key: str) -> bool:
    """Whether a figure is another one when further problems are put right."""
    return key.partition(".")[0] in (PROBLEMS_OPEN, SHARE_DONE)
