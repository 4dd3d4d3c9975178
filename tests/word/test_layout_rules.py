"""One thing spoilt in a report that is right: exactly that is found, and put right again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from addin.layout.layout_rule import LayoutRule
from addin.layout.layout_rules import LAYOUT_RULES
from word.official import (
    LINE,
    NUMBERS,
    TEXT,
    findings,
    indent,
    letters,
    number,
    page_break,
    put_right,
    spacing,
    written,
)

Spoil = Callable[[Document], None]


def at(element: str, change: Callable[..., None]) -> Spoil:
    """Return what does something to the first paragraph of an element."""
    return lambda document: change(document.paragraphs[NUMBERS[element]])


def each(change: Callable[..., None]) -> Spoil:
    """Return what does something to every paragraph of the body."""

    def spoil(document: Document) -> None:
        for (element, _), p in zip(TEXT, document.paragraphs, strict=True):
            if element in ("正文", "接排"):
                change(p)

    return spoil


def font(name: str, points: float = 16) -> Callable[..., None]:
    return lambda p: [letters(run, name, points) for run in p.runs[:1]]


def body(name: str, *, tight: bool = True) -> Callable[..., None]:
    """Return what gives the body's letters another font; a run-in heading keeps its own."""
    return lambda p: letters(p.runs[-1], name, 16, tight=tight)


def bold(p: object) -> None:
    for run in p.runs:  # type: ignore[attr-defined]
        run.bold = True


def text(words: str) -> Callable[..., None]:
    def change(p: object) -> None:
        p.runs[0].text = words  # type: ignore[attr-defined]

    return change


def aligned(value: int) -> Callable[..., None]:
    return lambda p: setattr(p, "alignment", value)


def margins(top: float, bottom: float, left: float, right: float) -> Spoil:
    def spoil(document: Document) -> None:
        its = document.sections[0]
        its.top_margin, its.bottom_margin = Mm(top), Mm(bottom)
        its.left_margin, its.right_margin = Mm(left), Mm(right)

    return spoil


def paper(width: float, height: float) -> Spoil:
    def spoil(document: Document) -> None:
        document.sections[0].page_width, document.sections[0].page_height = Mm(width), Mm(height)

    return spoil


def footers(odd: str, even: str, **look: object) -> Spoil:
    def spoil(document: Document) -> None:
        number(document.sections[0].footer.paragraphs[0], odd, **look)  # type: ignore[arg-type]
        number(document.sections[0].even_page_footer.paragraphs[0], even, **look)  # type: ignore[arg-type]

    return spoil


def coloured(color: str) -> Callable[..., None]:
    def change(p: object) -> None:
        p.runs[0].font.color.rgb = RGBColor.from_string(color)  # type: ignore[attr-defined]

    return change


def highlighted(p: object) -> None:
    p.runs[0].font.highlight_color = WD_COLOR_INDEX.YELLOW  # type: ignore[attr-defined]


def shaded(p: object) -> None:
    """Shade letters as text from a web page is."""
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F2F2F2"/>')
    p.runs[0]._r.rPr.append(shade)  # type: ignore[attr-defined]


def dotted(p: object) -> None:
    p.runs[0]._r.rPr.append(parse_xml(f'<w:em {nsdecls("w")} w:val="dot"/>'))  # type: ignore[attr-defined]


def blank_above(p: object) -> None:
    blank = p.insert_paragraph_before("")  # type: ignore[attr-defined]
    spacing(blank, before=0, after=0, line=LINE)


def no_footers(document: Document) -> None:
    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        for p in footer.paragraphs:
            for child in list(p._p):
                p._p.remove(child)


def first_page_bare(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = True


def one_footer(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = False


def western_quotes(p: object) -> None:
    for run in p.runs:  # type: ignore[attr-defined]
        fonts = run._r.rPr.rFonts
        fonts.set(qn("w:ascii"), "Times New Roman")
        fonts.set(qn("w:hAnsi"), "Times New Roman")


def every_line(value: float) -> Spoil:
    def spoil(document: Document) -> None:
        for p in document.paragraphs[1:14]:
            p.paragraph_format.line_spacing = Pt(value)

    return spoil


# Code; what spoils; whether --fix-layout puts it right.
CASES: list[tuple[str, str, Spoil, bool]] = [
    ("Y001", "error", paper(216, 279), True),
    ("Y001", "error", paper(184, 260), True),
    ("Y002", "warning", margins(37, 35, 31.8, 26), True),
    ("Y002", "warning", margins(25.4, 25.4, 31.8, 31.8), True),
    ("Y002", "error", margins(12.7, 12.7, 12.7, 12.7), True),
    ("Y003", "info", every_line(29.5), False),
    ("Y004", "info", each(body("仿宋", tight=False)), True),
    ("Y011", "warning", at("标题", font("黑体", 22)), True),
    ("Y011", "warning", each(body("宋体")), True),
    ("Y011", "warning", at("一级标题", font("仿宋")), True),
    ("Y011", "warning", at("二级标题", font("仿宋")), True),
    ("Y011", "warning", at("接排", font("仿宋")), True),
    ("Y012", "warning", at("标题", font("方正小标宋简体", 18)), True),
    ("Y012", "warning", at("正文", font("仿宋", 14)), True),
    ("Y012", "warning", at("抄送", font("仿宋", 16)), True),
    ("Y013", "info", at("标题", bold), True),
    ("Y013", "info", at("正文", bold), True),
    ("Y014", "warning", at("标题", aligned(0)), True),
    ("Y014", "warning", at("正文", aligned(1)), True),
    ("Y015", "warning", at("正文", lambda p: indent(p, first=0)), True),
    ("Y015", "warning", each(lambda p: indent(p, first=3)), True),
    ("Y015", "warning", at("主送机关", lambda p: indent(p, first=2)), True),
    ("Y015", "warning", at("标题", lambda p: indent(p, first=2, points=22)), True),
    ("Y016", "warning", at("正文", lambda p: indent(p, first=2, left=2)), True),
    ("Y016", "warning", at("一级标题", lambda p: indent(p, first=2, left=1)), True),
    ("Y018", "warning", each(lambda p: setattr(p.paragraph_format, "line_spacing", 1.5)), True),
    (
        "Y018",
        "warning",
        at("正文", lambda p: setattr(p.paragraph_format, "line_spacing", Pt(24))),
        True,
    ),
    ("Y019", "warning", at("正文", lambda p: spacing(p, before=0, after=10, line=LINE)), True),
    ("Y019", "warning", at("主送机关", lambda p: spacing(p, before=0, after=12, line=LINE)), True),
    ("Y019", "warning", at("署名", lambda p: spacing(p, before=LINE, after=8, line=LINE)), True),
    (
        "Y019",
        "warning",
        at("成文日期", lambda p: spacing(p, before=LINE, after=0, line=LINE)),
        True,
    ),
    ("Y020", "info", each(western_quotes), True),
    ("Y022", "warning", at("正文", coloured("FF0000")), True),
    ("Y022", "warning", at("一级标题", coloured("1F4E79")), True),
    ("Y022", "warning", at("标题", coloured("0070C0")), True),
    ("Y023", "warning", at("正文", highlighted), True),
    ("Y023", "warning", at("主送机关", shaded), True),
    ("Y024", "info", at("正文", lambda p: setattr(p.runs[0], "underline", True)), True),
    ("Y024", "info", at("署名", lambda p: setattr(p.runs[0], "italic", True)), True),
    ("Y024", "info", at("正文", dotted), True),
    ("Y026", "warning", at("正文", lambda p: setattr(p.runs[0].font, "strike", True)), False),
    ("Y031", "warning", no_footers, True),
    ("Y031", "info", first_page_bare, True),
    ("Y032", "warning", footers("right", "left", words=("- ", " -")), True),
    ("Y032", "warning", footers("right", "left", words=("第", "页")), True),
    ("Y033", "warning", footers("right", "left", font="Calibri", points=9), True),
    ("Y034", "warning", footers("center", "center"), True),
    ("Y034", "warning", footers("right", "right"), True),
    ("Y034", "warning", one_footer, True),
    ("Y041", "info", at("标题", lambda p: spacing(p, before=0, after=0, line=LINE)), True),
    ("Y041", "info", at("标题", lambda p: spacing(p, before=0, after=3 * LINE, line=LINE)), False),
    ("Y042", "warning", at("附件说明", lambda p: indent(p, first=0)), True),
    ("Y042", "info", at("附件说明", lambda p: spacing(p, before=0, after=0, line=LINE)), True),
    ("Y043", "warning", at("署名", aligned(0)), True),
    ("Y043", "info", at("成文日期", indent), True),
    ("Y044", "warning", at("成文日期", text("2024年01月08日")), False),
    ("Y044", "warning", at("成文日期", text("二〇二四年一月八日")), False),
    (
        "Y045",
        "warning",
        at("附件标识", lambda p: setattr(p.paragraph_format, "page_break_before", False)),
        True,
    ),
    ("Y046", "info", at("抄送", lambda p: indent(p, points=14)), True),
    ("Y047", "warning", at("抄送", text("抄送：县委组织部，县纪委监委")), False),
    ("Y048", "info", at("署名", lambda p: spacing(p, before=0, after=0, line=LINE)), True),
    ("Y049", "info", at("成文日期", blank_above), False),
]
IDS = [f"{code}-{n}" for n, (code, *_) in enumerate(CASES)]


def test_a_right_report_has_no_finding(tmp_path: Path) -> None:
    assert findings(written(tmp_path / "a.docx")) == []


@pytest.mark.parametrize(("code", "severity", "spoil", "fixable"), CASES, ids=IDS)
def test_what_is_spoilt_is_found_alone_and_put_right(
    tmp_path: Path, code: str, severity: str, spoil: Spoil, fixable: bool
) -> None:
    spoilt, right = written(tmp_path / "a.docx", spoil), tmp_path / "b.docx"
    found = findings(spoilt)
    assert [(f.code, f.severity) for f in found] == [(code, severity)]
    put_right(spoilt, right)
    assert [f.code for f in findings(right)] == ([] if fixable else [code])
    assert put_right(right, tmp_path / "c.docx") == {}


def test_a_page_number_without_a_stored_result_is_one(tmp_path: Path) -> None:
    def unstored(document: Document) -> None:
        section = document.sections[0]
        for footer in (section.footer, section.even_page_footer):
            for its in list(footer.part.element.iter(qn("w:t"))):
                if its.text == "1":
                    its.getparent().remove(its)

    assert findings(written(tmp_path / "a.docx", unstored)) == []


def test_centred_page_numbers_are_only_a_hint_in_what_was_never_issued(tmp_path: Path) -> None:
    def internal(document: Document) -> None:
        footers("center", "center")(document)
        for p in document.paragraphs[NUMBERS["附件标识"] :]:
            p._p.getparent().remove(p._p)

    found = findings(written(tmp_path / "a.docx", internal))
    assert [(f.code, f.severity) for f in found if f.code == "Y034"] == [("Y034", "info")]


def test_every_rule_is_tried() -> None:
    # These have tests of their own, below and in test_layout_kinds and test_layout_profiles.
    apart = {"Y000", "Y017", "Y021", "Y025"}
    assert {c.code for c in LAYOUT_RULES} == {code for code, *_ in CASES} | apart
    assert not apart & {code for code, *_ in CASES}


def test_what_can_be_arranged_is_what_was_put_right() -> None:
    apart = {"Y000", "Y017", "Y021", "Y025"}
    put_right_here = {code for code, _, _, fixable in CASES if fixable}
    assert {r.code for r in LAYOUT_RULES if r.arranged} - apart == put_right_here


@pytest.mark.parametrize("rule", LAYOUT_RULES, ids=lambda rule: rule.code)
def test_every_rule_explains_itself_with_a_bad_and_a_good_example(rule: LayoutRule) -> None:
    lines = rule.page.splitlines()
    assert lines[0].endswith("。")
    assert [line[:2] for line in lines[-2:]] == ["错：", "对："]
    assert len("".join(lines[2:-2])) > 20


def test_a_pages_break_before_the_annex_is_one_however_it_is_made(tmp_path: Path) -> None:
    def broken(document: Document) -> None:
        document.paragraphs[NUMBERS["附件标识"]].paragraph_format.page_break_before = False
        page_break(document.paragraphs[NUMBERS["成文日期"]])

    assert findings(written(tmp_path / "a.docx", broken)) == []


def test_an_indent_of_typed_spaces_is_told_and_counts_as_one(tmp_path: Path) -> None:
    def typed(p: object) -> None:
        indent(p)
        p.runs[0].text = "　　" + p.runs[0].text  # type: ignore[attr-defined]

    spoilt = written(tmp_path / "a.docx", at("正文", typed))
    assert [f.code for f in findings(spoilt)] == ["Y017"]
    assert put_right(spoilt, tmp_path / "b.docx") == {}


def test_a_table_on_its_side_keeps_its_margins(tmp_path: Path) -> None:
    def sideways(document: Document) -> None:
        its = document.add_section()
        its.orientation = WD_ORIENT.LANDSCAPE
        its.page_width, its.page_height = Mm(297), Mm(210)
        its.left_margin = Mm(15)

    assert findings(written(tmp_path / "a.docx", sideways)) == []


def test_many_places_are_one_finding_that_tells_how_many(tmp_path: Path) -> None:
    (found,) = findings(written(tmp_path / "a.docx", each(body("宋体"))))
    assert found.where is not None
    assert found.where.paragraph == NUMBERS["正文"]
    assert "共5段" in found.message
    assert "宋体" in found.message
