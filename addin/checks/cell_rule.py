"""A rule about a single cell: which problems of the sheet's reader it finds, and its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from addin.checks.finding import Hit, Severity
from addin.checks.ledger_rule import Case, Rule
from addin.ledger.record import replace
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_THE_REST = pattern(
    r"(?:其余|其他|其它|另外?|余下|另有).{0,6}\d{1,4}[人名位].{0,4}|其[余他它](?:党员|人员|同志)"
)

Refine = Callable[[Iterable[Hit]], Iterator[Hit]]


def every_one(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits as they are."""
    yield from hits


def asked_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the first hit with the number of all: one answer settles them together."""
    found = list(hits)
    for hit in found[:1]:
        yield replace(hit, args={**hit.args, "count": len(found)})


def once_a_name(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the first hit of each name, with the number of all of that name."""
    found = list(hits)
    counted = Counter(str(hit.args["name"]) for hit in found)
    first = {str(hit.args["name"]): hit for hit in reversed(found)}
    for name in counted:
        yield replace(first[name], args={**first[name].args, "count": counted[name]})


def graver_where_counted(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits, as errors in the columns that figures are made of, else as warnings."""
    for hit in hits:
        counted = hit.args["column"] in ("党员类别", "完成情况")
        yield replace(hit, severity="error" if counted else "warning")


def rest_as_info(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits; a row of all the others together, 其余13人, asks for nothing."""
    for hit in hits:
        of_the_rest = _THE_REST.fullmatch(folded(hit.value))
        yield replace(hit, severity="info") if of_the_rest else hit


def cell_rule(
    code: str, severity: Severity, message: str, page: str, *kinds: str, refine: Refine = every_one
) -> Rule:
    """Return a rule that finds the reader's problems of some kinds; ``page`` explains it."""

    def check(case: Case) -> Iterator[Hit]:
        return refine(case.problems(*kinds))

    check.__doc__ = page
    return Rule(code, severity, message, check)
