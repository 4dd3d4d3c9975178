"""What a layout is to be: page, lines, page numbers, and the form of every element."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

ELEMENTS = (
    "标题",
    "主送机关",
    "正文",
    "一级标题",
    "二级标题",
    "三级标题",
    "四级标题",
    "附件说明",
    "署名",
    "成文日期",
    "附件标识",
    "附件标题",
    "抄送",
    "印发",
)
LEVELS = ELEMENTS[3:7]

Align = Literal["居中", "左", "右"]
NumberPlace = Literal["单右双左", "居中", "居右"]


class Page(Struct, frozen=True):
    """The page, in millimetres: paper, margins and how far they may be off, lines × characters."""

    paper: tuple[float, float]
    top: float
    bottom: float
    left: float
    right: float
    tolerance: float = 1
    lines: int | None = None
    characters: int | None = None


class LinePitch(Struct, frozen=True):
    """The fixed distance of lines in points: from, to, and what it is put right to.

    ``tighten``: the points between letters that go with it, so that a line holds its characters.
    """

    least: float
    most: float
    right: float
    tighten: float = 0


class NumberForm(Struct, frozen=True):
    """The page number: its font and size, its words, and on which side of the page it stands."""

    fonts: tuple[str, ...]
    points: float
    words: str
    place: NumberPlace
    blank: float = 0


class Form(Struct, frozen=True):
    """How an element of a document is set; what is None is left free.

    ``latin``: the font of digits and Western letters. Indents are in characters. ``pitched``:
    lines are at the profile's distance. ``spaced``: no space before or behind the paragraph.
    ``plain``: black letters, without underlines, highlighting and the like.
    """

    fonts: tuple[str, ...] | None = None
    latin: tuple[str, ...] | None = None
    points: float | None = None
    bold: bool | None = None
    align: Align | None = None
    first: float | None = None
    left: float | None = None
    right: float | None = None
    pitched: bool = False
    spaced: bool = False
    plain: bool = False


class Profile(Struct, frozen=True):
    """A layout to measure against; an element that has no form is not judged.

    ``checked``: its values were read in the standard's own words.
    """

    name: str
    basis: str = ""
    checked: bool = True
    page: Page | None = None
    line: LinePitch | None = None
    number: NumberForm | None = None
    elements: Mapping[str, Form] = field(default_factory=dict)

    def form(self, element: str) -> Form | None:
        """Return how an element is set."""
        return self.elements.get(element)
