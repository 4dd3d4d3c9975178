"""The page: its paper, its margins, and the lines and characters that it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from addin.layout.aspects import points_between_lines
from addin.layout.elements import BODY
from addin.layout.layout_rule import LayoutCase, LayoutRule
from addin.layout.measured_layout import PageLook
from addin.layout.profile import Page
from addin.proofreading.text_finding import Hit

_PAPER_TOLERANCE = 1.5  # millimetres: programs round a sheet's size
_FAR_OFF = 15.0  # millimetres beyond what may be off: no longer a document's page
_POINTS_PER_MM = 72 / 25.4
_ROUNDED = 0.5  # points that are lost where lengths are kept in twips and millimetres
_SIDES = (("上", "top"), ("下", "bottom"), ("左", "left"), ("右", "right"))


def wrong_paper(case: LayoutCase) -> Iterator[Hit]:
    """纸张不对。

    公文用纸为A4型，210毫米×297毫米。按别的纸张排好的文件，打印到A4纸上行数、页数都会变。

    错：纸张为信纸（216×279毫米）
    对：纸张为A4（210×297毫米）
    """
    wanted = case.profile.page
    if wanted is None:
        return
    for number, page in _numbered(case):
        if not _is_paper(page, wanted):
            args = {"section": number, "found": _size(page.width, page.height)}
            yield Hit(None, {**args, "wanted": _size(*wanted.paper)})


def wrong_margins(case: LayoutCase) -> Iterator[Hit]:
    """页边距不对。

    天头37毫米、订口28毫米（各可相差1毫米），版心156毫米×225毫米，所以下边距35毫米、右边距26毫米。
    横排的表格页不在此列。

    错：上下25.4毫米、左右31.8毫米（Word的默认值）
    对：上37、下35、左28、右26毫米
    """
    wanted = case.profile.page
    if wanted is None:
        return
    for number, page in _numbered(case):
        off = _margins_off(page, wanted)
        if off and not page.landscape and _is_paper(page, wanted):
            found = "、".join(f"{side}{its:.1f}" for side, its, _ in off)
            right = "、".join(f"{side}{w:g}" for side, _, w in off)
            far = any(abs(its - w) > wanted.tolerance + _FAR_OFF for _, its, w in off)
            args = {"section": number, "found": found, "wanted": right}
            yield Hit(None, args, severity="error" if far else None)


def lines_on_page(case: LayoutCase) -> Iterator[Hit]:
    """每面的行数不对。

    版心高225毫米排22行，每行约28.95磅；29磅就只排得下21行。页边距、行距都在允许的范围内时才看这一项。

    错：固定值30磅，每面21行
    对：固定值28.95磅，每面22行
    """
    wanted = case.profile.page
    if wanted is None or wanted.lines is None:
        return
    for page, _, pitch in _bodies(case, wanted):
        if pitch is None or not _within(pitch, case):
            continue
        lines = fitting(page.height - page.top - page.bottom, pitch)
        if lines != wanted.lines:
            yield Hit(None, {"found": lines, "wanted": wanted.lines, "pitch": f"{pitch:g}"})


def characters_in_line(case: LayoutCase) -> Iterator[Hit]:
    """每行的字数不对。

    版心宽156毫米排28个三号字，三号字本身宽16磅，28个字要158毫米，所以每个字要收紧0.25磅（字符间距
    紧缩0.25磅，或用文档网格定每行28字），否则每行只排27字。

    错：三号字不收紧，每行27字
    对：字符间距紧缩0.25磅，每行28字
    """
    wanted = case.profile.page
    if wanted is None or wanted.characters is None:
        return
    for page, width, _ in _bodies(case, wanted):
        characters = fitting(page.width - page.left - page.right, width)
        if characters != wanted.characters:
            yield Hit(None, {"found": characters, "wanted": wanted.characters})


def _numbered(case: LayoutCase) -> Iterator[tuple[str, PageLook]]:
    """Yield the pages, each section that looks like one before it left out."""
    seen: set[tuple[float, ...]] = set()
    for number, page in enumerate(case.looks.pages, 1):
        key = tuple(
            round(x, 1)
            for x in (page.width, page.height, page.top, page.bottom, page.left, page.right)
        )
        if key not in seen:
            seen.add(key)
            yield (f"第{number}节" if len(case.looks.pages) > 1 else ""), page


def fitting(millimetres: float, points: float) -> int:
    """Return how many lines or characters of a size fit into a length."""
    return int((millimetres * _POINTS_PER_MM + _ROUNDED) / points) if points > 0 else 0


def is_page(page: PageLook, wanted: Page) -> bool:
    """Return whether paper and margins are as they should be; one on its side keeps its own."""
    return _is_paper(page, wanted) and (page.landscape or not _margins_off(page, wanted))


def _is_paper(page: PageLook, wanted: Page) -> bool:
    short, long = sorted((page.width, page.height))
    right = sorted(wanted.paper)
    return abs(short - right[0]) <= _PAPER_TOLERANCE and abs(long - right[1]) <= _PAPER_TOLERANCE


def _margins_off(page: PageLook, wanted: Page) -> list[tuple[str, float, float]]:
    pairs = ((side, getattr(page, name), getattr(wanted, name)) for side, name in _SIDES)
    return [(s, its, w) for s, its, w in pairs if abs(its - w) > wanted.tolerance + 0.05]


def _bodies(case: LayoutCase, wanted: Page) -> Iterator[tuple[PageLook, float, float | None]]:
    """Yield the first page that is in order, with the width of a character and the line most used."""
    body = [u for u in case.of(BODY) if u.leads]
    form = case.profile.form(BODY)
    for page in case.looks.pages[:1]:
        if not body or page.landscape or not is_page(page, wanted):
            return
        letters = Counter(
            (its.points, its.spacing)
            for u in body
            for start, end, its in u.chinese()
            for _ in range(end - start)
        )
        if not letters:
            return
        (points, spacing), _ = letters.most_common(1)[0]
        if form and form.points and abs(points - form.points) > 0.05:
            return
        pitches = Counter(
            points_between_lines(u.look.line, page.pitch if u.look.on_grid else None) for u in body
        )
        squeeze = page.squeeze if body[0].look.on_grid else 0
        yield page, points + spacing + squeeze, pitches.most_common(1)[0][0]


def _within(pitch: float, case: LayoutCase) -> bool:
    wanted = case.profile.line
    return wanted is None or wanted.least <= pitch <= wanted.most


def _size(width: float, height: float) -> str:
    return f"{width:.0f}×{height:.0f}毫米"


RULES = (
    LayoutRule("Y001", "error", "{section}纸张应为{wanted}，现在是{found}", wrong_paper),
    LayoutRule(
        "Y002", "warning", "{section}页边距不对：应为{wanted}毫米，现在是{found}毫米", wrong_margins
    ),
    LayoutRule(
        "Y003",
        "info",
        "每面宜排{wanted}行，按现在的行距{pitch}磅只能排{found}行",
        lines_on_page,
        arranged=False,
    ),
    LayoutRule("Y004", "info", "每行宜排{wanted}字，现在排{found}字", characters_in_line),
)
