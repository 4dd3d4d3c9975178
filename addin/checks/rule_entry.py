"""What every rule has, of a ledger or of a report: its entry in the rule catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from addin.checks.finding import Severity
from addin.checks.regulations import in_force_since


class Entry(Struct, frozen=True):
    """A rule: its code (never reused), how bad a hit is, what it says, and what it rests on.

    ``message`` is filled with what the hit tells. The docstring of ``check`` is the rule's page:
    its first line is the title; below, why, with a bad and a good example. ``verified``: the
    wording of the regulation was read in a stored source.
    """

    code: str
    severity: Severity
    message: str
    check: Callable[[Any], Iterable[Any]]
    basis: str = ""
    verified: bool = True

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
    def since(self) -> int | None:
        """The year from which the rule's basis is in force, None where it always held."""
        return in_force_since(self.basis)

    @property
    def authority(self) -> str:
        """What the rule rests on and since when, and whether the wording was read in a source."""
        since = f"（{self.since}年起施行）" if self.since else ""
        return self.basis + since + ("" if self.verified else "（条文未逐字核对）")
