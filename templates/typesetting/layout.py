"""Page, fonts and styles of an official document, to GB/T 9704-2012."""

from __future__ import annotations

from dataclasses import dataclass

# All in twips (1/20 pt) unless said otherwise.
# The type area is 156 x 225 mm: 22 lines of 28.95 pt, 28 characters of 16 pt set 0.25 pt
# closer. 29 pt would drop a line, no tightening a character.

LINE = 579
TIGHTEN = -5
PAGE = {"w": 11906, "h": 16838}
MARGINS = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1587, "header": 851, "footer": 1390}
TYPE_WIDTH = PAGE["w"] - MARGINS["left"] - MARGINS["right"]
SIDEWAYS = {"w": PAGE["h"], "h": PAGE["w"], "orient": "landscape"}
WIDE = PAGE["h"] - MARGINS["left"] - MARGINS["right"]

# Word takes one alternative name, for a computer without the font; 小标宋 is not in Windows.
FONTS = {
    "仿宋": ("FangSong", "02010609060101010101", "modern", "fixed"),
    "楷体": ("KaiTi", "02010609060101010101", "modern", "fixed"),
    "黑体": ("SimHei", "02010609060101010101", "modern", "fixed"),
    "宋体": ("SimSun", "02010600030101010101", "auto", "variable"),
    "方正小标宋简体": ("华文中宋", "02010601030101010101", "auto", "variable"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; spaces around are in twips, indents in characters of its own size."""

    name: str
    font: str = "仿宋"
    points: float = 16
    align: str = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = LINE
    tighten: int = TIGHTEN
    outline: int | None = None
    keep_next: bool = False
    new_page: bool = False
    exact: bool = True


STYLES = (
    Style("公文标题", "方正小标宋简体", 22, "center", before=2 * LINE, after=LINE, tighten=0),
    Style("主送机关"),
    Style("公文正文", first=2),
    Style("结束语", first=2, keep_next=True),
    Style("一级标题", "黑体", first=2, outline=0, keep_next=True),
    Style("二级标题", "楷体", first=2, outline=1, keep_next=True),
    Style("附件说明", first=2, before=LINE, keep_next=True),
    Style("发文机关署名", align="right", right=2, before=LINE, keep_next=True),
    Style("成文日期", align="right", right=4),
    Style("附件标识", "黑体", new_page=True, keep_next=True),
    Style("附件标题", "方正小标宋简体", 22, "center", before=LINE, tighten=0, keep_next=True),
    Style("统计期间", "楷体", align="center", after=LINE // 2, keep_next=True),
    Style("表头", "黑体", 12, "center", line=360, tighten=0, keep_next=True),
    Style("表格文字", points=12, align="center", line=360, tighten=0),
    Style("表格说明", points=12, align="left", line=360, tighten=0),
    Style("表注", points=12, before=120, line=400, tighten=0),
    Style("单页页码", "宋体", 14, "right", right=1, line=280, tighten=0),
    Style("双页页码", "宋体", 14, "left", left=1, line=280, tighten=0),
    Style("附件说明续", first=5, keep_next=True),
    Style(
        "公文标题首行", "方正小标宋简体", 22, "center", before=2 * LINE, tighten=0, keep_next=True
    ),
    Style("公文标题续行", "方正小标宋简体", 22, "center", after=LINE, tighten=0),
    Style("表单标题", "方正小标宋简体", 22, "center", after=LINE // 2, tighten=0, keep_next=True),
    Style("图表", align="center", before=120, after=120, line=240, tighten=0, exact=False),
)
STYLE_IDS = {style.name: f"Gw{number:02d}" for number, style in enumerate(STYLES, 1)}
