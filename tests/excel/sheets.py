"""The sheets of a book in their order."""

# ruff: noqa: N802, N803  (capitalised names are Excel's own)

from __future__ import annotations

from .com import Collection
from .worksheet import Worksheet


class Worksheets(Collection):
    """The sheets of a book in their order."""

    def _members(self) -> list[Worksheet]:
        return self._parent.worksheets()

    def Add(
        self, Before: Worksheet | None = None, After: Worksheet | None = None, Count: int = 1
    ) -> Worksheet:
        book = self._parent
        book.guard_structure()
        if Count != 1:
            raise NotImplementedError(f"Worksheets.Add(Count={Count})")
        place = After.Index if After else Before.Index - 1 if Before else book.state.active
        return book.put_in(book.new_sheet(), place)
