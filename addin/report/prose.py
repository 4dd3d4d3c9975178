"""A document as it reads: its paragraphs, once every tracked change in it is accepted."""

from __future__ import annotations

from msgspec import Struct


class Cell(Struct, frozen=True):
    """Where in a table a paragraph stands: the table among the body's, row and column, from 0."""

    table: int
    row: int
    column: int


class Paragraph(Struct, frozen=True):
    """A paragraph of the body.

    ``number`` counts the body's paragraphs from 0, those in tables where they stand. ``text`` has
    a tab as "\\t" and a line break as "\\n". ``level``: of a heading, from 1; None for other text,
    and where only its look tells. ``cell``: None outside tables. ``centred``: as titles are.
    ``mark``: the number that Word shows before the text and that is no part of it, "" without one.
    """

    number: int
    text: str
    level: int | None = None
    cell: Cell | None = None
    centred: bool = False
    mark: str = ""

    @property
    def as_seen(self) -> str:
        """What a reader sees: the number that Word shows, and the text."""
        return self.mark + self.text


class Stretch(Struct, frozen=True):
    """A stretch of a paragraph's text: ``text[start:end]`` of the paragraph with this number."""

    paragraph: int
    start: int
    end: int
