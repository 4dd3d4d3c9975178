"""Something wrong with a template, as its checks report it."""

from __future__ import annotations

from msgspec import Struct


class TemplateProblem(Struct, frozen=True):
    """Something wrong with a template. ``paragraph`` counts from 0 in its part.

    ``code``: the rule. ``start``, ``end``: where in the paragraph's text; equal where it is the
    paragraph as a whole.
    """

    paragraph: int
    tag: str
    message: str
    suggestion: str | None = None
    code: str = ""
    start: int = 0
    end: int = 0
