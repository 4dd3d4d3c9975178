"""How a job tells what it is doing."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Is called with the step that begins."""


def silent(_step: str) -> None:
    """Show no progress."""
