"""A rule of layout, and the case that it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from addin.checks.rule_entry import Entry
from addin.layout.elements import Unit, units_of
from addin.layout.free_lines import FreeLines, free_lines
from addin.layout.measured_layout import Looks
from addin.layout.profile import Profile
from addin.proofreading.document.structure import Structure
from addin.proofreading.text_finding import Hit, TextFinding
from addin.proofreading.text_rule import FORMAT, findings_of


class LayoutCase(Struct, frozen=True, dict=True):
    """What a rule may look at: what a document's parts are, how they look, and how they should.

    ``styled``: the headings that a style makes are looked at.
    """

    structure: Structure
    looks: Looks
    profile: Profile
    styled: bool = True

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The stretches of the document that the profile has a form for."""
        units = units_of(self.structure, self.looks, self.profile)
        return tuple(u for u in units if self.styled or u.part.paragraph.level is None)

    @cached_property
    def fonts(self) -> tuple[str, ...]:
        """The fonts of Chinese characters, in the order in which the document uses them."""
        used = (its.font for unit in self.units for _, _, its in unit.chinese())
        return tuple(dict.fromkeys(used))

    @cached_property
    def free_lines(self) -> FreeLines:
        """The paragraphs between which a line is free."""
        return free_lines(self.structure)

    def of(self, *elements: str) -> tuple[Unit, ...]:
        """Return the stretches that are one of some elements."""
        return tuple(u for u in self.units if u.element in elements)


Check = Callable[[LayoutCase], Iterable[Hit]]


class LayoutRule(Entry, frozen=True):
    """A rule of layout; ``message`` is filled with the hit's ``args`` and ``text``.

    ``arranged``: what it finds can be put right without a change to the text.
    """

    check: Check
    basis: str = FORMAT
    arranged: bool = True

    def findings(self, case: LayoutCase) -> Iterator[TextFinding]:
        """Yield what this rule finds in a case, on the profile's authority."""
        paragraphs = {p.number: p.paragraph for p in case.structure.parts}
        unchecked = "" if case.profile.checked else "（数值未与原文逐条核对）"
        basis = (case.profile.basis or f"版式方案“{case.profile.name}”") + unchecked
        for its in findings_of(self, self.check(case), paragraphs):
            yield TextFinding(
                its.code,
                its.severity,
                its.where,
                its.text,
                its.message,
                its.suggestion,
                self.basis if self.basis != FORMAT else basis,
                its.safe,
            )
