"""Colours and ornaments that were left in the text: official documents are black and plain."""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import rgb_to_hls

from addin.layout.aspects import Deviation
from addin.layout.element_rules import by_element
from addin.layout.elements import TITLE, Unit
from addin.layout.layout_rule import LayoutCase, LayoutRule
from addin.layout.measured_layout import Letters, Ornament
from addin.ledger.values.patterns import pattern
from addin.proofreading.text_finding import Hit
from addin.report.language.filters import is_open
from addin.report.prose import Stretch

_BACKGROUNDS: tuple[Ornament, ...] = ("突出显示", "底纹")
_MARKS: tuple[Ornament, ...] = ("下划线", "斜体", "着重号")
_TO_FILL_IN = pattern(r"[*＊×xXＸ□_＿]{2,}|待补充|待填|待定|待核|请填写|\{\{|\{%|某某")
_HUES = ((20, "红色"), (45, "橙色"), (70, "黄色"), (165, "绿色"), (200, "青色"), (260, "蓝色"))
_LIGHT, _PALE = 0.92, 0.15  # where a colour is nearly white, and where it is grey


def coloured(case: LayoutCase) -> Iterator[Hit]:
    """文字带有颜色。

    公文中文字的颜色均为黑色；审改时标的红字、网页粘贴来的蓝字，定稿前要改回黑色。还没有填的地方
    （“待补充”）标红不算，填好后再改。

    错：正文里有一句是红色的
    对：全文黑色
    """
    return by_element(case, colours, lambda _: "")


def with_background(case: LayoutCase) -> Iterator[Hit]:
    """文字带有突出显示或底纹。

    审改时用荧光笔标的、网页粘贴带来的底纹，打印出来是一块灰，定稿前要去掉。

    错：正文里有一句是黄色突出显示
    对：没有突出显示和底纹
    """
    return by_element(case, backgrounds, lambda _: "")


def with_marks(case: LayoutCase) -> Iterator[Hit]:
    """文字加了下划线、斜体或着重号。

    公文用字体分层次，不用下划线、斜体和着重号。网址、邮箱自动变成的下划线也要去掉；空白处的横线和
    字母、变量的斜体不在此列。

    错：重点句子加下划线
    对：不加下划线
    """
    return by_element(case, marks, lambda _: "")


def struck(case: LayoutCase) -> Iterator[Hit]:
    """文字带有删除线。

    带删除线的文字打印出来还在，也还会被当作正文。要删的删去，要留的去掉删除线；程序不替您定。

    错：一句话上划着删除线
    对：这句话已经删去
    """
    return by_element(case, lines_through, lambda _: "")


def lines_through(unit: Unit) -> Iterator[Deviation]:
    """Yield where letters are struck through."""
    for start, end, its in _looked_at(unit):
        if "删除线" in its.ornaments:
            yield _at(unit, start, end, "删除线")


def colours(unit: Unit) -> Iterator[Deviation]:
    """Yield where letters are not black."""
    for start, end, its in _looked_at(unit):
        if its.color and not (unit.element == TITLE and colour_name(its.color) == "红色"):
            yield _at(unit, start, end, colour_name(its.color))


def backgrounds(unit: Unit) -> Iterator[Deviation]:
    """Yield where letters stand on a coloured background."""
    for start, end, its in _looked_at(unit):
        if found := [o for o in its.ornaments if o in _BACKGROUNDS]:
            yield _at(unit, start, end, "、".join(found))


def marks(unit: Unit) -> Iterator[Deviation]:
    """Yield where letters are underlined, slanted or dotted; Western letters may slant."""
    chinese = {start for start, _, _ in unit.chinese()}
    for start, end, its in _looked_at(unit):
        found = [o for o in its.ornaments if o in _MARKS and (o != "斜体" or start in chinese)]
        if found:
            yield _at(unit, start, end, "、".join(found))


def colour_name(color: str) -> str:
    """Return what a colour is called, given as six hexadecimal digits."""
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    if lightness >= _LIGHT:
        return "白色"
    if saturation <= _PALE:
        return "灰色"
    return next((name for end, name in _HUES if hue * 360 < end), _beyond(hue * 360))


def _beyond(degrees: float) -> str:
    return "红色" if degrees >= 340 else "紫色"


def _looked_at(unit: Unit) -> Iterator[tuple[int, int, Letters]]:
    """Yield the looks of what is no link in the document, and no place still to be filled in."""
    if not unit.form.plain:
        return
    for start, end, its in unit.letters():
        text = unit.part.text[start:end].strip()
        if not its.linked and not is_open(text) and not _TO_FILL_IN.search(text):
            yield start, end, its


def _at(unit: Unit, start: int, end: int, found: str) -> Deviation:
    return Deviation(unit, Stretch(unit.part.number, start, end), found)


RULES = (
    LayoutRule("Y022", "warning", "{element}的文字应为黑色，这里是{found}{places}", coloured),
    LayoutRule("Y023", "warning", "{element}的文字带有{found}，应去掉{places}", with_background),
    LayoutRule("Y024", "info", "{element}的文字加了{found}，宜去掉{places}", with_marks),
    LayoutRule(
        "Y026",
        "warning",
        "{element}的文字带有删除线，要删的请删去，要留的去掉删除线{places}",
        struck,
        arranged=False,
    ),
)
