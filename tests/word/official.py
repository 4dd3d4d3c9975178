"""A report in .docx that is right in every respect of layout, to be spoilt in one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from addin.layout.profile_file import profile_named
from addin.office.word.body import read_body
from addin.office.word.saving import save_document
from addin.office.word.word_file import open_word
from addin.proofreading.text_finding import TextFinding
from addin.workflows.layouts import judged_layout, layout_put_right

LINE = 28.95
_DONE = "认真落实“三会一课”制度，全年召开党员大会4次、支部委员会12次，党员参加率保持在较高水平。"
TEXT: tuple[tuple[str, str], ...] = (
    ("标题", "关于2023年度机关党建工作情况的报告"),
    ("主送机关", "中共临江县直属机关工作委员会："),
    ("正文", "2023年，我局党支部围绕中心、服务大局，" + _DONE * 3 + "现将有关情况报告如下："),
    ("一级标题", "一、工作开展情况"),
    ("二级标题", "（一）加强政治建设"),
    ("正文", _DONE * 4),
    ("接排", "（二）加强队伍建设。" + _DONE * 3),
    ("三级标题", "1.抓好培训"),
    ("正文", _DONE * 3),
    ("一级标题", "二、下一步工作打算"),
    ("正文", _DONE * 3),
    ("附件说明", "附件：党建活动统计表"),
    ("署名", "中共临江县水利局支部委员会"),
    ("成文日期", "2024年1月8日"),
    ("附件标识", "附件"),
    ("附件标题", "党建活动统计表"),
    ("抄送", "抄送：县委组织部，县纪委监委。"),
    ("印发", "临江县水利局办公室　　2024年1月8日印发"),
)
NUMBERS = {name: n for n, (name, _) in reversed(list(enumerate(TEXT)))}
"""The first paragraph of each element."""
FONTS = {
    "标题": "方正小标宋简体",
    "一级标题": "黑体",
    "二级标题": "楷体_GB2312",
    "附件标识": "黑体",
    "附件标题": "方正小标宋简体",
}
_POINTS = {"标题": 22, "附件标题": 22, "抄送": 14, "印发": 14}
_FIRST = {"正文", "接排", "一级标题", "二级标题", "三级标题", "附件说明"}


def written(path: Path, spoil: Callable[[Document], None] | None = None) -> Path:
    """Write the report, spoilt by a function on its python-docx document."""
    document = docx.Document()
    _without_table_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for element, text in TEXT:
        _paragraph(document, element, text)
    document.paragraphs[NUMBERS["附件说明"] - 1].paragraph_format.keep_with_next = True
    number(section.footer.paragraphs[0], "right")
    document.settings.odd_and_even_pages_header_footer = True
    number(section.even_page_footer.paragraphs[0], "left")
    if spoil:
        spoil(document)
    document.save(str(path))
    return path


def _without_table_styles(document: Document) -> None:
    """Take out what no report needs and every reader has to read: 9,000 elements of its styles."""
    for style in [
        s for s in document.styles if s.type == WD_STYLE_TYPE.TABLE and s.name != "Normal Table"
    ]:
        style.delete()


def _paragraph(document: Document, element: str, text: str) -> None:
    p = document.add_paragraph()
    points = _POINTS.get(element, 16)
    spacing(p, before=0, after=0, line=LINE)
    heading, stop, rest = text.partition("。") if element == "接排" else (text, "", "")
    name = FONTS.get("二级标题" if element == "接排" else element, "仿宋_GB2312")
    letters(p.add_run(heading + stop), name, points)
    if rest:
        letters(p.add_run(rest), "仿宋_GB2312", points)
    indent(p, first=2 if element in _FIRST else 0, points=points)
    if element in ("标题", "附件标题"):
        p.alignment = 1
        spacing(p, before=0, after=LINE, line=LINE)
    p.paragraph_format.keep_with_next = element in ("附件说明", "署名")
    p.paragraph_format.keep_together = element in ("署名", "成文日期")
    if element in ("署名", "成文日期"):
        p.alignment = 2
        indent(p, right=2 if element == "署名" else 4, points=points)
    if element in ("抄送", "印发"):
        indent(p, left=1, right=1, points=points)
    if element == "附件标识":
        p.paragraph_format.page_break_before = True
    if element in ("附件说明", "署名"):
        spacing(p, before=LINE, after=0, line=LINE)


def letters(run: Any, font: str, points: float, *, tight: bool = True) -> None:
    """Set a run's font and size, and the tightening that lets 28 characters into a line."""
    properties = run._r.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for slot in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), font)
    properties.append(fonts)
    if tight and points == 16:
        closer = OxmlElement("w:spacing")
        closer.set(qn("w:val"), "-5")
        properties.append(closer)
    run.font.size = Pt(points)


def spacing(p: Any, *, before: float, after: float, line: float) -> None:
    """Set the space around a paragraph and the fixed distance of its lines, in points."""
    form = p.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), Pt(line)


def indent(
    p: Any, *, first: float = 0, left: float = 0, right: float = 0, points: float = 16
) -> None:
    """Set a paragraph's indents, in characters."""
    own = p._p.get_or_add_pPr()
    for old in own.findall(qn("w:ind")):
        own.remove(old)
    its = own.get_or_add_ind()
    for side, value in {"left": left, "right": right, "firstLine": first}.items():
        its.set(qn(f"w:{side}Chars"), f"{value * 100:.0f}")
        its.set(qn(f"w:{side}"), f"{value * points * 20:.0f}")


def number(
    p: Any, side: str, words: tuple[str, str] = ("— ", " —"), font: str = "宋体", points: float = 14
) -> None:
    """Put a page number into a footer's paragraph, one character from its side."""
    for old in list(p._p):
        p._p.remove(old)
    p.style = p.part.document.styles["Normal"] if hasattr(p.part, "document") else None
    p.alignment = {"left": 0, "center": 1, "right": 2}[side]
    indent(p, left=side == "left", right=side == "right", points=points)
    for piece in (words[0], "PAGE", words[1]):
        run = p.add_run() if piece == "PAGE" else p.add_run(piece)
        letters(run, font, points)
        if piece == "PAGE":
            _field(run)


def _field(run: Any) -> None:
    for kind in ("begin", None, "separate", "1", "end"):
        if kind is None:
            its = OxmlElement("w:instrText")
            its.text = " PAGE "
        elif kind == "1":
            its = OxmlElement("w:t")
            its.text = "1"
        else:
            its = OxmlElement("w:fldChar")
            its.set(qn("w:fldCharType"), kind)
        run._r.append(its)


def findings(path: Path, profile: str = "国标") -> list[TextFinding]:
    """Return what the rules of layout find in a document."""
    with open_word(path) as file:
        return judged_layout(file, read_body(file), profile_named(profile))


def put_right(path: Path, target: Path, profile: str = "国标") -> Mapping[str, bytes]:
    """Write the copy with its layout put right; return the parts that changed."""
    with open_word(path) as file:
        changed = layout_put_right(file, read_body(file), profile_named(profile))
        save_document(file, target, changed)
    return changed


def page_break(p: Any) -> None:
    """Put a page break at the end of a paragraph."""
    p.add_run().add_break(WD_BREAK.PAGE)
