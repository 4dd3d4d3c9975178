"""How a document looks, as its file says: pages, paragraphs and letters, all settled and measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Ornament = Literal["下划线", "突出显示", "底纹", "斜体", "着重号", "删除线"]
LineRule = Literal["exact", "atLeast", "auto"]
Place = Literal["left", "center", "right", "outside", "inside"]


class Letters(Struct, frozen=True):
    """A stretch of a paragraph's text in one look.

    ``font`` is that of Chinese letters, ``latin`` that of digits and Western ones. ``hinted``:
    quotation marks and dashes take the Chinese font. ``spacing``: points between letters.
    ``color``: as six hexadecimal digits, "" where it is black. ``linked``: it leads to another
    place of the document, as the lines of a contents list do.
    """

    start: int
    end: int
    font: str
    latin: str
    points: float
    bold: bool = False
    hinted: bool = False
    spacing: float = 0
    color: str = ""
    ornaments: tuple[Ornament, ...] = ()
    linked: bool = False


class Line(Struct, frozen=True):
    """The distance of lines: points where it is ``exact`` or ``atLeast``, else a multiple."""

    rule: LineRule
    value: float


class ParagraphLook(Struct, frozen=True):
    """How a paragraph is set. Indents are in its own characters, spaces around it in points.

    ``first`` is negative where the first line hangs. ``new_page``: it begins a page.
    ``numbered``: the heading level that its automatic number looks like, None without one, and
    ``number``: the look of that number.
    ``with_next``: it stands on the page of the next. ``whole``: all of it stands on one page.
    ``holds_object``: a picture or the like stands in it. ``foreign``: its own settings are
    tracked, or it stands in a frame.
    """

    letters: tuple[Letters, ...]
    align: str
    first: float
    left: float
    right: float
    line: Line
    before: float
    after: float
    on_grid: bool = True
    new_page: bool = False
    numbered: int | None = None
    holds_object: bool = False
    foreign: bool = False
    with_next: bool = False
    whole: bool = False
    number: Letters | None = None


class PageNumber(Struct, frozen=True):
    """A page number in a footer: its words with every number as 1, its look, and its place.

    ``blank``: the characters left free on its side, None where a frame holds it.
    """

    words: str
    font: str
    points: float
    place: Place
    blank: float | None


class Footers(Struct, frozen=True):
    """The page numbers of a section's pages; None where there is none.

    ``even`` and ``first`` say whether such pages have a footer of their own. ``free``: nothing but
    page numbers stands in the footers.
    """

    odd: PageNumber | None
    even: PageNumber | None
    first: PageNumber | None
    has_even: bool = False
    has_first: bool = False
    free: bool = True


class PageLook(Struct, frozen=True):
    """A section's pages, in millimetres; ``last``: the number of its last paragraph.

    ``pitch``: points from line to line of the grid, None where lines keep to none.
    ``squeeze``: points that the grid adds to every character.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footers: Footers
    last: int
    pitch: float | None = None
    squeeze: float = 0

    @property
    def landscape(self) -> bool:
        """Whether the page lies on its side."""
        return self.width > self.height


class Looks(Struct, frozen=True):
    """A document's pages by section, and its paragraphs outside tables by their number."""

    pages: tuple[PageLook, ...]
    paragraphs: Mapping[int, ParagraphLook]

    def page_of(self, paragraph: int) -> PageLook:
        """Return the page that a paragraph stands on."""
        return next((p for p in self.pages if paragraph <= p.last), self.pages[-1])
