"""Dated terms: the official wording that is right on a given day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    since: date
    to: date = date.max


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
def _terms() -> dict[str, tuple[_Term, ...]]:
    text = files("addin.report").joinpath("terms.toml").read_text(encoding="utf-8")
    return {
        name: tuple(_Term(f["text"], f["from"], f.get("to", date.max)) for f in forms)
        for name, forms in tomllib.loads(text).items()
    }
