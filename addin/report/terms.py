"""Dated terms: the official wording that is right on a given day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from addin.ledger.checked_data import STRICT, checked_data

SOURCE = Path(__file__).with_name("terms.toml")


@dataclass(frozen=True)
class Term:
    """A form of a term: its first day, its last, where it has one, and its words."""

    __pydantic_config__ = STRICT

    since: date
    text: str
    to: date = date.max


Terms = dict[str, tuple[Term, ...]]


def terms_on(day: date) -> dict[str, str | None]:
    """Return every dated term in the form right on a day, None where there is none."""
    return {
        name: next((t.text for t in forms if t.since <= day <= t.to), None)
        for name, forms in _terms().items()
    }


def superseded_on(day: date) -> dict[str, str]:
    """Return the forms out of use on a day, each with the one now in its place.

    Only where a term alone tells that it is out of use: 领导核心作用, and the themes of study that
    list the plenary sessions held so far.
    """
    now = terms_on(day)
    return {
        term.text: right
        for name, forms in _terms().items()
        for term in forms
        if (right := now[name]) and term.to < day and (name == "党组作用" or "、" in term.text)
    }


@cache
def _terms() -> Terms:
    return terms_from(checked_data(SOURCE, Terms, with_full_names))


def with_full_names(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file says under the names of the fields: ``from`` is a term's ``since``."""
    return {name: [_renamed(form) for form in forms] for name, forms in told.items()}


def _renamed(form: Mapping[str, Any]) -> dict[str, Any]:
    return {"since" if key == "from" else key: value for key, value in form.items()}


def terms_from(data: Mapping[str, Any]) -> Terms:
    """Return the terms of data that has been checked."""
    return {name: tuple(_term(**form) for form in forms) for name, forms in data.items()}


def _term(since: str, text: str, to: str | None = None) -> Term:
    last = date.fromisoformat(to) if to else date.max
    return Term(date.fromisoformat(since), text, last)
