"""What every rule has, of a ledger or of a report: its entry in the rule catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from addin.checks.finding import Severity
from addin.checks.regulations import Basis, Versions, first_version


class Entry(Struct, frozen=True):
    """A rule: its code (never reused), how bad a hit is, what it says, and what it rests on.

    ``message`` is filled with what the hit tells. The docstring of ``check`` is the rule's page:
    its first line is the title; below, why, with a bad and a good example. ``verified``: the
    wording of the regulation was read in a stored source. ``later``: what the basis became, each
    version from its day on.
    """

    code: str
    severity: Severity
    message: str
    check: Callable[[Any], Iterable[Any]]
    basis: str = ""
    verified: bool = True
    later: tuple[Basis, ...] = ()

    @property
    def title(self) -> str:
        """The first line of the rule's page."""
        return self.page.splitlines()[0].rstrip("。")

    @property
    def page(self) -> str:
        """The rule explained, as ``taizhang rules CODE`` prints it."""
        import inspect  # noqa: PLC0415 - only where pages are shown

        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def versions(self) -> Versions:
        """What the rule rests on, version by version; a later one counts from its day on."""
        return Versions(first_version(self.basis, verified=self.verified), self.later)

    @property
    def authority(self) -> str:
        """What the rule rests on and since when, and whether the wording was read in a source."""
        return self.versions.cited
