"""Notes and hyperlinks: what hangs on cells."""

# ruff: noqa: N802, N803, ARG002  (capitalised names are Excel's own)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cells import Area, Link, Note
from .com import Collection, ComObject, refused
from .geometry import PROTECTED

if TYPE_CHECKING:
    from .ranges import Range
    from .worksheet import Worksheet

MOST_LINKS = 65_530
LINK_BLUE = 0x0563C1


def add_comment(cell: Range, text: str) -> Comment:
    sheet, spot = cell._sheet, cell.area[:2]
    if sheet.is_guarded("AllowEditingObjects"):
        raise refused(PROTECTED)
    if cell.area.count > 1 and sheet.state.merge_at(*spot) != cell.area:
        raise refused("应用程序定义或对象定义错误")
    if spot in sheet.state.notes:
        raise refused("应用程序定义或对象定义错误")
    sheet.state.notes[spot] = Note(str(text or ""), sheet.book.app.user_name)
    return Comment(sheet, spot)


def frame_property(name: str) -> property:
    def read(self: Any) -> Any:
        return getattr(self._note, name)

    def write(self: Any, value: Any) -> None:
        setattr(self._note, name, value)

    return property(read, write)


class Comment(ComObject):
    """An old-style comment, which xlwings calls a note."""

    def __init__(self, sheet: Worksheet, spot: tuple[int, int]) -> None:
        super().__init__(sheet._calls)
        self._sheet, self._spot = sheet, spot

    @property
    def _note(self) -> Note:
        if self._spot not in self._sheet.state.notes:
            raise refused("对象已删除")
        return self._sheet.state.notes[self._spot]

    def Text(self, Text: str | None = None, Start: int | None = None) -> str:
        if Text is not None:
            if self._sheet.is_guarded("AllowEditingObjects"):
                raise refused(PROTECTED)
            self._note.text = str(Text)
        return self._note.text

    @property
    def Author(self) -> str:
        return self._note.author

    @property
    def Parent(self) -> Range:
        return self._sheet.at(Area(*self._spot, *self._spot))

    @property
    def Shape(self) -> NoteShape:
        return NoteShape(self._calls, self._note)

    @property
    def Visible(self) -> bool:
        return False

    @Visible.setter
    def Visible(self, value: bool) -> None:
        if value:
            raise NotImplementedError("Comment.Visible = True")

    def Delete(self) -> None:
        if self._sheet.is_guarded("AllowEditingObjects"):
            raise refused(PROTECTED)
        del self._sheet.state.notes[self._spot]


class NoteShape(ComObject):
    """A note's frame: sizes in points, or as large as its text."""

    def __init__(self, calls: Any, note: Note) -> None:
        super().__init__(calls)
        self._note = note

    Width, Height = frame_property("width"), frame_property("height")

    @property
    def TextFrame(self) -> NoteText:
        return NoteText(self._calls, self._note)


class NoteText(ComObject):
    def __init__(self, calls: Any, note: Note) -> None:
        super().__init__(calls)
        self._note = note

    AutoSize = frame_property("fits")


class Comments(Collection):
    def _members(self) -> list[Comment]:
        return [Comment(self._parent, spot) for spot in sorted(self._parent.state.notes)]


class Hyperlink(ComObject):
    def __init__(self, sheet: Worksheet, link: Link) -> None:
        super().__init__(sheet._calls)
        self._sheet, self._link = sheet, link

    @property
    def Range(self) -> Range:
        return self._sheet.at(self._link.area)

    @property
    def Address(self) -> str:
        return self._link.address

    @Address.setter
    def Address(self, value: str) -> None:
        self._link.address = value

    @property
    def SubAddress(self) -> str:
        return self._link.place

    @SubAddress.setter
    def SubAddress(self, value: str) -> None:
        self._link.place = value

    @property
    def ScreenTip(self) -> str:
        return self._link.tip

    @ScreenTip.setter
    def ScreenTip(self, value: str) -> None:
        self._link.tip = value or ""

    @property
    def TextToDisplay(self) -> str:
        cell = self._sheet.state.cells.get(self._link.area[:2])
        return str(cell.value or "") if cell else ""

    @TextToDisplay.setter
    def TextToDisplay(self, value: str) -> None:
        if value is not None:
            self.Range(1, 1).Value = value

    def Delete(self) -> None:
        if self._sheet.is_guarded("AllowInsertingHyperlinks"):
            raise refused(PROTECTED)
        _take_away(self._sheet, [self._link])


def _take_away(sheet: Worksheet, links: list[Link]) -> None:
    """As Excel does: the link goes, and with it the look of its cell."""
    for link in links:
        sheet.state.links.remove(link)
        sheet.at(link.area).restyle_area(link.area, lambda _: sheet.book.state.normal)


class Hyperlinks(Collection):
    """The links of a range or of a whole sheet."""

    def __init__(self, sheet: Worksheet, of: Range | None = None) -> None:
        super().__init__(sheet._calls, sheet)
        self._of = of

    def _links(self) -> list[Link]:
        links = self._parent.state.links
        if self._of is None:
            return links
        return [link for link in links if any(a.meet(link.area) for a in self._of.areas)]

    def _members(self) -> list[Hyperlink]:
        return [Hyperlink(self._parent, link) for link in self._links()]

    def Add(
        self,
        Anchor: Range,
        Address: str,
        SubAddress: str | None = "",
        ScreenTip: str | None = "",
        TextToDisplay: str | None = None,
    ) -> Hyperlink:
        sheet: Worksheet = self._parent
        if sheet.is_guarded("AllowInsertingHyperlinks"):
            raise refused(PROTECTED)
        kept = [link for link in sheet.state.links if not Anchor.area.meet(link.area)]
        if len(kept) >= MOST_LINKS:
            raise refused("应用程序定义或对象定义错误")
        outside, _, inside = Address.partition("#")
        link = Link(Anchor.area, outside, SubAddress or inside, ScreenTip or "")
        sheet.state.links = [*kept, link]
        found = Hyperlink(sheet, link)
        Anchor.restyle(color=LINK_BLUE, underline=True, hyperlink=True)
        cell = sheet.state.cell_at(*Anchor.area[:2])
        if TextToDisplay is not None or cell.is_empty:
            text = TextToDisplay or Address or SubAddress
            Anchor(1, 1).Value = text
        return found

    def Delete(self) -> None:
        _take_away(self._parent, list(self._links()))
