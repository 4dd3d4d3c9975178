"""What records need beyond a msgspec Struct: fields that no repr shows, and changed copies.

Records are Structs for the time that a command takes to start: ``@dataclass`` generates and
compiles Python source for every class in every process, while the methods of a Struct are C code
that all of them share. A Struct shows all of its fields in its repr; a record of which some must
not be in a traceback, in a log or in a test's output is a ``Discreet``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct

if TYPE_CHECKING:  # msgspec's accepts any keyword; this one is checked against a Struct's fields
    from dataclasses import replace  # noqa: TID251 - for mypy alone
else:
    from msgspec.structs import replace

__all__ = ["Discreet", "replace"]


class Discreet(Struct, frozen=True):
    """A record whose fields named in ``unshown`` are in no repr: names of people, sums of money."""

    unshown: ClassVar[tuple[str, ...]] = ()

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        shown = (name for name in self.__struct_fields__ if name not in self.unshown)
        return [(name, getattr(self, name)) for name in shown]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({fields})"
