"""Problems by where they came from: a report's 巡察 is the ledger's 市委巡察反馈."""

from __future__ import annotations

from addin.audit.claim import Claim
from addin.audit.figure_words.figure_keys import (
    BY_SOURCE,
    OF_PROBLEMS,
    PROBLEMS,
    PROBLEMS_DONE,
    PROBLEMS_OPEN,
)
from addin.audit.figure_words.possible_figures import NARROWER
from addin.audit.figure_words.problem_words import INSPECTION
from addin.audit.verdicts.figures_by_period import Counts
from addin.ledger.record import replace

_ADDED_UP = (PROBLEMS, PROBLEMS_DONE, PROBLEMS_OPEN)


def by_source(claim: Claim, counts: Counts) -> Claim:
    """Return a claim about problems of one source under the source's name in the ledger.

    Where the ledger keeps no sources, all problems may be meant or not; where it keeps others,
    it knows nothing of this one.
    """
    if together := _together(claim, counts):
        family = claim.keys[0].partition(".")[0]
        others = () if family == PROBLEMS else claim.keys[1:]
        return replace(claim, keys=others, sums=together)
    first = claim.keys[0] if claim.keys else ""
    if "、" in first and not first.startswith(f"{PROBLEMS}.") and not first.endswith("其他"):
        claim = replace(claim, keys=claim.keys[1:])  # the ledger cannot add those sources up
    keys = [_known(key, counts) for key in claim.keys]
    if all(keys):
        meant = keys[:1] if _is_of_source(claim) else keys
        return replace(claim, keys=tuple(meant))
    rest = tuple(k for k in keys if k)
    if keys[0]:
        return replace(claim, keys=rest, loose=claim.loose or NARROWER)
    anybody = claim.keys[0].endswith(f".{INSPECTION}")  # may be of any source, or in no ledger
    kept = not anybody and counts.members(BY_SOURCE.key, "source")
    return replace(claim, keys=(), otherwise=() if kept else (*rest, *claim.otherwise))


def _together(claim: Claim, counts: Counts) -> tuple[str, ...]:
    """Return the figures of several sources that are named together: 巡察和自查问题9个."""
    family, _, told = claim.keys[0].partition(".") if claim.keys else ("", "", "")
    names = told.split("、")
    now = claim.when is None or claim.when.period == counts.kept_for
    keys = tuple(_known(f"{family}.{name}", counts) for name in names)
    return keys if len(names) > 1 and now and all(keys) and family in _ADDED_UP else ()


def _is_of_source(claim: Claim) -> bool:
    family, dot, _ = claim.keys[0].partition(".") if claim.keys else ("", "", "")
    return bool(dot) and family in OF_PROBLEMS


def _known(key: str, counts: Counts) -> str:
    """Return a figure's key as the ledger has it, "" where it can't be told."""
    family, dot, told = key.partition(".")
    if not dot or family not in OF_PROBLEMS:
        return key
    known = counts.members(BY_SOURCE.key, "source")
    names = [told] if told in known else [name for name in known if told in name]
    return f"{family}.{names[0]}" if len(names) == 1 else ""
