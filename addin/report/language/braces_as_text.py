"""Braces that are no tag, and were not meant to be one: a set in a formula, an example, a face."""

from __future__ import annotations

from addin.ledger.values.patterns import pattern
from addin.report.language.field import Tree
from addin.report.language.nearest_fields import nearest_field, usual_names
from addin.report.language.template_problem import TemplateProblem
from addin.report.language.template_tags import blanked, places_of_tags

_SINGLE = pattern(r"\{(?!\{)[^{}]*\}?(?!\})|\}(?!\})")
_HALF = pattern(r"\{\s*%|%\s*\}")
_NAME = pattern(r"[\w.]+")
_LONGEST = 30  # characters of a name that fields are likened to
_PRINTED = "花括号不是标签，会原样印出来；要填字段，写成 {{ 字段 }}"


def as_text(problem: TemplateProblem, text: str, tree: Tree, *, liken: bool) -> TemplateProblem:
    """Return a fault of braces as a remark where they hold, and stand beside, no field.

    ``liken``: whether a name that is nearly a field's counts, which takes some milliseconds.
    """
    if problem.code != "T001":
        return problem
    rest = blanked(text, list(places_of_tags(text)))
    single = _SINGLE.match(rest, problem.start)
    if not single or _HALF.search(rest) or _names_fields(single[0], rest, tree, liken):
        return problem
    its = problem
    return TemplateProblem(its.paragraph, its.tag, _PRINTED, None, "T022", its.start, its.end)


def _names_fields(braced: str, text: str, tree: Tree, liken: bool) -> bool:
    if any(f"{name}." in text for name in tree):
        return True
    names = [n[:_LONGEST] for n in _NAME.findall(braced)]
    return any(
        name in tree or (liken and nearest_field(name, tree, "", tree, usual_names()))
        for name in names
    )
