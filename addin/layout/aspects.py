"""What is measured of an element, and whether it is as the profile wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from addin.layout.elements import Unit
from addin.layout.fonts import is_font
from addin.layout.free_lines import FreeLines
from addin.layout.measured_layout import Letters, Line, PageLook
from addin.layout.profile import LinePitch
from addin.layout.type_sizes import size_name
from addin.ledger.values.patterns import pattern
from addin.report.prose import Stretch

_WESTERN = pattern(r"[0-9A-Za-z]")
WIDE_SPACE = "\u3000"
_NEAR = 0.15  # characters: what a ruler in centimetres makes of a whole one
_HAIR = 0.05  # points
_CHINESE_NUMBERS = (1, 2)  # the levels of 一、 and （一）
_ALIGN = {"center": "居中", "right": "右", "left": "左", "both": "左", "distribute": "分散"}


class Deviation(Struct, frozen=True):
    """A place where an element is not as it should be, and how it is there."""

    unit: Unit
    where: Stretch
    found: str


Aspect = Callable[[Unit], Iterator[Deviation]]


def fonts(unit: Unit) -> Iterator[Deviation]:
    """Yield where Chinese letters are in another font."""
    if unit.form.fonts:
        for start, end, its in unit.chinese():
            if not is_font(its.font, unit.form.fonts):
                yield _at(unit, start, end, its.font or "未指定中文字体")


def latin_fonts(unit: Unit) -> Iterator[Deviation]:
    """Yield where digits or Western letters are in another font."""
    if unit.form.latin:
        for start, end, its in unit.letters():
            western = _WESTERN.search(unit.part.text[start:end])
            if western and not is_font(its.latin, unit.form.latin):
                yield _at(unit, start, end, its.latin or "未指定西文字体")


def sizes(unit: Unit) -> Iterator[Deviation]:
    """Yield where letters are of another size."""
    if unit.form.points:
        for start, end, its in unit.letters():
            if abs(its.points - unit.form.points) > _HAIR:
                yield _at(unit, start, end, size_name(its.points))


def number_look(unit: Unit) -> Iterator[Deviation]:
    """Yield a paragraph whose automatic number is in another font or of another size."""
    if its := number_in_another_font(unit):
        yield _whole(unit, its.font or "未指定中文字体")
    if its := number_of_another_size(unit):
        yield _whole(unit, size_name(its.points))


def number_in_another_font(unit: Unit) -> Letters | None:
    """Return the look of the Chinese number that the program counts, where its font is another."""
    its, fonts = unit.look.number, unit.form.fonts
    if its is None or not fonts or not unit.leads or unit.look.numbered not in _CHINESE_NUMBERS:
        return None
    return None if is_font(its.font, fonts) else its


def number_of_another_size(unit: Unit) -> Letters | None:
    """Return the look of the number that the program counts, where its size is another."""
    its, points = unit.look.number, unit.form.points
    if its is None or not points or not unit.leads:
        return None
    return its if abs(its.points - points) > _HAIR else None


def boldness(unit: Unit) -> Iterator[Deviation]:
    """Yield an element that is bold as a whole and should not be, or should be and is not."""
    if unit.form.bold is None:
        return
    letters = list(unit.letters())
    if unit.form.bold:
        for start, end, its in letters:
            if not its.bold:
                yield _at(unit, start, end, "未加粗")
    elif letters and all(its.bold for _, _, its in letters):
        yield _whole(unit, "加粗")


def alignment(unit: Unit) -> Iterator[Deviation]:
    """Yield a paragraph that is aligned otherwise; indents alone may also put it to the middle."""
    wanted, its = unit.form.align, _ALIGN.get(unit.look.align, unit.look.align)
    if unit.leads and wanted and its != wanted:
        yield _whole(unit, {"左": "靠左", "右": "靠右"}.get(its, its))


def first_line(unit: Unit) -> Iterator[Deviation]:
    """Yield a paragraph whose first line begins elsewhere; spaces typed there count."""
    wanted, centred = unit.form.first, unit.look.align == "center"
    if unit.leads and wanted is not None and (not centred or unit.form.align == "居中"):
        its = unit.look.first + (0 if centred else typed_indent(unit.part.text))
        if abs(its - wanted) > _NEAR:
            yield _whole(unit, f"缩进{_rounded(its)}字" if its > _NEAR else _hung(its))


def _hung(its: float) -> str:
    return f"悬挂{_rounded(-its)}字" if its < -_NEAR else "没有缩进"


def sides(unit: Unit) -> Iterator[Deviation]:
    """Yield a paragraph set in from the left or the right of the type area, or beyond it."""
    if not unit.leads or unit.look.align == "center":
        return
    pairs = (("左", unit.form.left, unit.look.left), ("右", unit.form.right, unit.look.right))
    for side, wanted, its in pairs:
        if wanted is not None and abs(its - wanted) > _NEAR:
            yield _whole(unit, f"{side}缩进{_rounded(its)}字")


def pitch(unit: Unit, wanted: LinePitch, page: PageLook) -> Iterator[Deviation]:
    """Yield a paragraph whose lines are nearer or farther than they should be."""
    look = unit.look
    if unit.leads and unit.form.pitched and not look.holds_object:
        its = points_between_lines(look.line, page.pitch if look.on_grid else None)
        if its is None or not wanted.least - _HAIR <= its <= wanted.most + _HAIR:
            yield _whole(unit, line_in_words(look.line))


def gaps(unit: Unit, free: FreeLines) -> Iterator[Deviation]:
    """Yield a paragraph with space before or behind it, except where a line is to be free."""
    if unit.leads and unit.form.spaced:
        sides = (
            ("段前", unit.look.before, free.above),
            ("段后", unit.look.after, free.below),
        )
        told = [
            f"{side}{_rounded(its)}磅"
            for side, its, where in sides
            if its > _HAIR and unit.part.number not in where
        ]
        if told:
            yield _whole(unit, "、".join(told))


def points_between_lines(line: Line, grid: float | None) -> float | None:
    """Return the fixed distance of lines: an exact one, or the grid's; None where it is free."""
    if line.rule == "exact":
        return line.value
    return grid if grid and line.rule == "auto" and line.value == 1 else None


def line_in_words(line: Line) -> str:
    """Return a distance of lines as Word's dialog calls it."""
    if line.rule == "auto":
        return {1: "单倍行距", 1.5: "1.5倍行距", 2: "2倍行距"}.get(
            line.value, f"{line.value:.3g}倍行距"
        )
    return f"{'固定值' if line.rule == 'exact' else '最小值'}{line.value:g}磅"


def typed_indent(text: str) -> float:
    """Return the characters that the spaces before a paragraph's words take."""
    spaces = text[: len(text) - len(text.lstrip(" \u3000\xa0\t"))]
    return sum({WIDE_SPACE: 1.0, "\t": 2.0}.get(c, 0.5) for c in spaces)


def _rounded(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _at(unit: Unit, start: int, end: int, found: str) -> Deviation:
    return Deviation(unit, Stretch(unit.part.number, start, end), found)


def _whole(unit: Unit, found: str) -> Deviation:
    return Deviation(unit, unit.stretch, found)
