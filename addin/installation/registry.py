"""What is read of the Windows registry, and the registry of a computer without Windows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

Hive = Literal["HKCU", "HKLM", "HKCR"]
Value = str | int | bytes | None


class Registry(Protocol):
    """Reading the Windows registry; a key that is not there, or not readable, is empty."""

    def read(self, hive: Hive, key: str, name: str = "") -> Value:
        """Return a value, or None; the name "" is the key's default value."""

    def values(self, hive: Hive, key: str) -> Mapping[str, Value]:
        """Return all values of a key."""


class NoRegistry:
    """The registry of a computer without Windows."""

    def read(self, hive: Hive, key: str, name: str = "") -> Value:  # noqa: ARG002 - Registry's
        """Return None."""
        return None

    def values(self, hive: Hive, key: str) -> Mapping[str, Value]:  # noqa: ARG002 - Registry's
        """Return nothing."""
        return {}
