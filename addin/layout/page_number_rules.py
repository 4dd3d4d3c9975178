"""Page numbers: that there are any, how they read, and where on the page they stand."""

from __future__ import annotations

from collections.abc import Iterator

from addin.layout.fonts import is_font
from addin.layout.layout_rule import LayoutCase, LayoutRule
from addin.layout.measured_layout import Footers, PageNumber, Place
from addin.layout.profile import NumberForm
from addin.layout.type_sizes import size_name
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.structure import Role
from addin.proofreading.text_finding import Hit

_ONE_PAGE = 22  # lines
_ISSUED = pattern(r"〔\d{4}〕|抄送[:：]|印发$")  # 云水发〔2024〕3号; the lines of an imprint
_LINE = 28  # characters
_PLACES: dict[str, tuple[Place, Place]] = {
    "单右双左": ("right", "left"),
    "居中": ("center", "center"),
    "居右": ("right", "right"),
}
_SAID = {"left": "居左", "center": "居中", "right": "居右", "outside": "在外侧", "inside": "在内侧"}
_WORDS_FOR = {"单右双左": "单页居右、双页居左", "居中": "居中", "居右": "居右"}


def no_number(case: LayoutCase) -> Iterator[Hit]:
    """没有页码。

    页码编排在版心下边缘之下，各面连续编号；只有一面的可以不编。页码要用“插入页码”，打上去的数字
    每面都一样。

    错：页脚空白，或页码是手打的数字
    对：页脚插入页码“— 1 —”
    """
    if case.profile.number is None or not _is_long(case):
        return
    footers = case.looks.pages[0].footers
    if not any(numbers_of(footers)):
        yield Hit(None, {"found": "没有页码"})
    elif footers.odd is None or (footers.has_even and footers.even is None):
        missing = "双页" if footers.odd else "单页"
        yield Hit(None, {"found": f"{missing}没有页码"})
    elif footers.has_first and footers.first is None:
        yield Hit(None, {"found": "首页没有页码"}, severity="info")


def wrong_words(case: LayoutCase) -> Iterator[Hit]:
    """页码的样式不对。

    数字左右各放一条一字线：— 1 —。一字线是“—”，不是减号“-”；不写“第1页”“1/10”。

    错：- 1 -
    对：— 1 —
    """
    form = case.profile.number
    if form:
        off = [n.words for n in _numbers(case) if plain(n.words) != plain(form.words)]
        if off:
            yield Hit(None, {"wanted": form.words, "found": off[0]})


def wrong_look(case: LayoutCase) -> Iterator[Hit]:
    """页码的字体字号不对。

    页码用四号半角宋体阿拉伯数字，不随正文用仿宋，也不用Word默认的小五号。

    错：页码为小五号Calibri
    对：页码为四号宋体
    """
    form = case.profile.number
    if form is None:
        return
    for its in _numbers(case):
        if not _looks_right(its, form):
            wanted = f"{size_name(form.points)}{'或'.join(form.fonts)}"
            found = f"{size_name(its.points)}{its.font}"
            common = its.points == form.points and its.font == "Times New Roman"
            yield Hit(None, {"wanted": wanted, "found": found}, severity="info" if common else None)
            return


def wrong_place(case: LayoutCase) -> Iterator[Hit]:
    """页码的位置不对。

    单页码居右空一字，双页码居左空一字，装订后都在外侧。在“页面设置”里勾选“奇偶页不同”，两种页分别设。
    没有发文字号和版记的内部材料，页码全部居中也常见，只作提示。

    错：页码全部居中
    对：单页居右、双页居左，各空一字
    """
    form = case.profile.number
    if form is None or not any(_numbers(case)):
        return
    for page in case.looks.pages:
        if found := _misplaced(page.footers, form):
            args = {"wanted": _WORDS_FOR[form.place], "found": found}
            yield Hit(None, args, severity="info" if _is_custom(case) else None)
            return
        if _crowded(page.footers, form):
            args = {
                "wanted": f"{_WORDS_FOR[form.place]}，各空{form.blank:g}字",
                "found": "空的字数不同",
            }
            yield Hit(None, args, severity="info")
            return


def _is_custom(case: LayoutCase) -> bool:
    """Return whether all numbers are centred in what has no masthead and no imprint."""
    edges = case.structure.of(Role.MASTHEAD, Role.IMPRINT, Role.ANNEX)
    issued = any(_ISSUED.search(p.text.strip()) for p in edges)
    return not issued and all(n.place == "center" for n in _numbers(case))


def numbers_of(footers: Footers) -> tuple[PageNumber | None, ...]:
    """Return the page numbers of a section, None where a kind of page has none."""
    return footers.odd, footers.even, footers.first


def is_right(footers: Footers, form: NumberForm) -> bool:
    """Return whether the numbers that a section has are right in words, look and place."""
    said = all(plain(n.words) == plain(form.words) for n in numbers_of(footers) if n)
    looks = all(_looks_right(n, form) for n in numbers_of(footers) if n)
    return said and looks and not _misplaced(footers, form) and not _crowded(footers, form)


def _looks_right(its: PageNumber, form: NumberForm) -> bool:
    right_font = not its.font or is_font(its.font, form.fonts)
    return right_font and abs(its.points - form.points) <= 0.05


def _misplaced(footers: Footers, form: NumberForm) -> str:
    """Return where numbers stand that should be elsewhere; "" where all is right."""
    odd, even = _PLACES[form.place]
    if footers.odd and footers.odd.place == "outside" and form.place == "单右双左":
        return ""
    if footers.odd and footers.odd.place != odd:
        return f"{'单页' if footers.has_even else ''}{_SAID[footers.odd.place]}"
    if footers.has_even:
        its = footers.even
        return f"双页{_SAID[its.place]}" if its and its.place != even else ""
    return "单双页都居右" if odd != even and footers.odd else ""


def _crowded(footers: Footers, form: NumberForm) -> bool:
    numbers = [n for n in (footers.odd, footers.even if footers.has_even else None) if n]
    return form.place != "居中" and any(
        n.blank is not None and abs(n.blank - form.blank) > 0.5 for n in numbers
    )


def plain(words: str) -> str:
    """Return a page number's words without spaces, the long dashes as one."""
    return "".join(words.split()).replace("―", "—")


def _numbers(case: LayoutCase) -> list[PageNumber]:
    return [n for page in case.looks.pages for n in numbers_of(page.footers) if n]


def _is_long(case: LayoutCase) -> bool:
    """Return whether a document fills more than a page, as far as its letters tell."""
    written = [p for p in case.structure.parts if p.role is not Role.TABLE]
    return sum(len(p.text) // _LINE + 1 for p in written) > _ONE_PAGE


RULES = (
    LayoutRule("Y031", "warning", "{found}", no_number),
    LayoutRule("Y032", "warning", "页码应写成“{wanted}”，现在是“{found}”", wrong_words),
    LayoutRule("Y033", "warning", "页码应用{wanted}，现在是{found}", wrong_look),
    LayoutRule("Y034", "warning", "页码应{wanted}，现在{found}", wrong_place),
)
