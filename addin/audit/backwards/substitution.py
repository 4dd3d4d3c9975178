"""A substitution: a stretch of a report, and the tag that prints it or why none does."""

from __future__ import annotations

from msgspec import Struct

from addin.ledger.period import Period
from addin.report.language.expression import Expression
from addin.report.language.traced import Values
from addin.report.prose import Stretch
from addin.report.values.figure_paths import FigurePaths


class Substitution(Struct, frozen=True):
    """What becomes of a stretch of a report.

    ``tag``: what takes its place, None where it stays. ``expression``: what the tag prints.
    ``note``: what the clerk has to know of it; ``quiet``: in the list alone, without a comment.
    ``key``: of the figure that it is.
    """

    stretch: Stretch
    text: str
    tag: str | None = None
    expression: Expression | None = None
    note: str = ""
    quiet: bool = False
    key: str = ""

    @property
    def field(self) -> str:
        """What the tag prints, as templates have it."""
        return self.expression.source if self.tag and self.expression else ""

    def overlaps(self, other: Substitution) -> bool:
        """Whether two stretches have a character in common."""
        a, b = self.stretch, other.stretch
        return a.paragraph == b.paragraph and a.start < b.end and b.start < a.end


class Facts(Struct, frozen=True):
    """What a template's fields would print: their values, and how figures are reached."""

    values: Values
    period: Period
    paths: FigurePaths


def printing(  # noqa: PLR0913 - what is replaced, by what, and what is said of it
    stretch: Stretch, text: str, its: Expression, facts: Facts, *, note: str = "", behind: str = ""
) -> Substitution:
    """Return the substitution by an expression; without a tag where it prints anything else.

    ``behind``: characters of the stretch that stay behind the tag.
    """
    printed = its.text(facts.values)
    if printed is None or printed + behind != text:
        return Substitution(stretch, text, None, its, note)
    return Substitution(stretch, text, its.tag + behind, its, note)
