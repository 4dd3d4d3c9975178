"""Dated terms: the official wording that is right on a given day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet


class Term(CheckedRecord, frozen=True):
    """A form of a term: its first day, its last, where it has one, and its words.

    ``of``: whose term it is, empty for anybody's.
    """

    since: date
    text: str
    to: date = date.max
    of: str = ""


Terms = dict[str, tuple[Term, ...]]


def terms_on(day: date) -> dict[str, str | None]:
    """Return every dated term in the form right on a day, None where there is none."""
    return {
        name: next((t.text for t in forms if t.since <= day <= t.to), None)
        for name, forms in _terms().items()
    }


def superseded_on(day: date) -> dict[Term, str]:
    """Return the forms out of use on a day, each with the one now in its place.

    Only where a term alone tells that it is out of use: 领导核心作用 of a 党组, and the themes of
    study that list the plenary sessions held so far.
    """
    now = terms_on(day)
    return {
        term: right
        for name, forms in _terms().items()
        for term in forms
        if (right := now[name]) and term.to < day and (term.of or "、" in term.text)
    }


@cache
def _terms() -> Terms:
    return TERMS.load()


def _with_full_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data under the names of the fields: ``from`` is a term's ``since``."""
    return {name: [_renamed(form) for form in forms] for name, forms in data.items()}


def _renamed(form: Mapping[str, Any]) -> dict[str, Any]:
    return {"since" if key == "from" else key: value for key, value in form.items()}


def _terms_of(data: Mapping[str, Any]) -> Terms:
    return {name: tuple(_term(**form) for form in forms) for name, forms in data.items()}


def _term(since: str, text: str, to: str | None = None, of: str = "") -> Term:
    last = date.fromisoformat(to) if to else date.max
    return Term(date.fromisoformat(since), text, last, of)


def _overlaps(terms: Terms) -> Iterator[str]:
    """Yield the forms of a term that end before they begin, or before which another one ends."""
    for name, forms in terms.items():
        yield from (f"{name}“{its.text}”的from晚于to" for its in forms if its.since > its.to)
        for its, after in pairwise(forms):
            if its.to >= after.since:
                yield f"{name}“{its.text}”和“{after.text}”的日期重叠或次序颠倒"


TERMS = DataSet(
    sources=(Path(__file__).with_name("terms.toml"),),
    form=Terms,
    named=_with_full_names,
    read=_terms_of,
    check=_overlaps,
)
