"""What a rule says of a report, and where."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from addin.checks.finding import Severity
from addin.report.prose import Stretch


class Hit(Struct, frozen=True):
    """What a rule's check yields: a stretch of the text, or None for the document as a whole.

    ``args`` fill the rule's message. ``suggestion`` is what should stand in the stretch's place.
    ``safe``: it may be put there without asking. ``severity`` replaces the rule's own where one
    rule has two grades. ``private``: what stands there is not quoted. ``further``: places with the
    same slip, each with what should stand there, for which there is no finding of their own.
    """

    where: Stretch | None
    args: Mapping[str, object] = field(default_factory=dict)
    suggestion: str | None = None
    safe: bool = False
    severity: Severity | None = None
    private: bool = False
    further: tuple[tuple[Stretch, str], ...] = ()


class TextFinding(Struct, frozen=True):
    """A hit with its rule's code, severity and wording; ``text`` is what stands at the place."""

    code: str
    severity: Severity
    where: Stretch | None
    text: str
    message: str
    suggestion: str | None
    basis: str
    safe: bool = False
    further: tuple[tuple[Stretch, str], ...] = ()

    @property
    def corrections(self) -> tuple[tuple[Stretch, str], ...]:
        """Return what should stand where: at the finding's place, and at places with its slip."""
        if self.where is None or self.suggestion is None:
            return ()
        return (self.where, self.suggestion), *self.further
