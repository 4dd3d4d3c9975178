"""Dated terms: the official wording that is right on a given day."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class _Term(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date = Field(alias="from")
    to: date = date.max
    text: str


def terms_on(day: date) -> dict[str, str | None]:
    """Return every dated term in the form right on a day, None where there is none."""
    return {
        name: next((t.text for t in forms if t.since <= day <= t.to), None)
        for name, forms in _terms().items()
    }


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    text = files("addin.report").joinpath("terms.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, tuple[_Term, ...]]).validate_python(tomllib.loads(text))
