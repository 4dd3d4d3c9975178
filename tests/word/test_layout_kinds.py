"""Documents of other makes: styles and themes, automatic numbers, WPS's text boxes, none at all."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.layout.measured_layout import Looks
from addin.layout.profile_file import profile_named
from addin.office.ooxml.spans import Span, spans
from addin.office.word.body import read_body
from addin.office.word.layout.schema_order import LETTERS, PARAGRAPH, SECTION
from addin.office.word.word_file import open_word
from addin.resources import DEFAULT_TEMPLATE, resource
from addin.workflows.layouts import judged_layout, layout_case
from word.official import (
    LINE,
    NUMBERS,
    TEXT,
    findings,
    indent,
    letters,
    put_right,
    spacing,
    written,
)

W = nsdecls("w")


def plain(path: Path) -> Path:
    """Write the report as pasted: every paragraph Normal, nothing set."""
    document = docx.Document()
    for _, text in TEXT:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def looks(path: Path) -> Looks:
    with open_word(path) as file:
        return layout_case(file, read_body(file), profile_named()).looks


def bodies(path: Path) -> list[str]:
    with open_word(path) as file:
        return [p.text for p in read_body(file)]


def test_pasted_text_is_laid_out_whole_and_says_the_same(tmp_path: Path) -> None:
    before, after = plain(tmp_path / "a.docx"), tmp_path / "b.docx"
    assert {"Y001", "Y011", "Y012", "Y014", "Y015", "Y018", "Y031", "Y043", "Y045"} <= {
        f.code for f in findings(before)
    }
    put_right(before, after)
    assert findings(after) == []
    assert bodies(after) == bodies(before)
    assert put_right(after, tmp_path / "c.docx") == {}


def test_text_that_was_never_laid_out_is_told_so_once(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.docx")
    with open_word(path) as file:
        found = judged_layout(file, read_body(file), profile_named(), every=False)
    assert [(f.code, f.severity) for f in found] == [("Y000", "info")]


def test_a_report_laid_out_but_for_one_thing_is_judged_without_being_asked(tmp_path: Path) -> None:
    def spoil(document: Document) -> None:
        for p in document.paragraphs[1:14]:
            p.paragraph_format.line_spacing = 1.5

    with open_word(written(tmp_path / "a.docx", spoil)) as file:
        found = judged_layout(file, read_body(file), profile_named(), every=False)
    assert [f.code for f in found] == ["Y018"]


def test_layout_that_nobody_asked_for_is_no_error(tmp_path: Path) -> None:
    def letter(document: Document) -> None:
        document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)

    with open_word(written(tmp_path / "a.docx", letter)) as file:
        body = read_body(file)
        found = [judged_layout(file, body, profile_named(), every) for every in (False, True)]
    assert [[(f.code, f.severity) for f in its] for its in found] == [
        [("Y001", "warning")],
        [("Y001", "error")],
    ]


def test_a_blank_paragraph_becomes_one_line(tmp_path: Path) -> None:
    def blank(document: Document) -> None:
        document.paragraphs[NUMBERS["附件说明"]].insert_paragraph_before("")

    before, after = written(tmp_path / "a.docx", blank), tmp_path / "b.docx"
    put_right(before, after)
    its = looks(after).paragraphs[NUMBERS["附件说明"]]
    assert (its.line.rule, its.line.value, its.before, its.after) == ("exact", LINE, 0, 0)
    assert put_right(after, tmp_path / "c.docx") == {}


@pytest.mark.parametrize("profile", ["国标"])
def test_the_shipped_template_is_right(profile: str, tmp_path: Path) -> None:
    template = resource("templates", DEFAULT_TEMPLATE)
    assert findings(template, profile) == []
    assert put_right(template, tmp_path / "a.docx", profile) == {}


def styled(document: Document) -> None:
    """Move all that is set into styles that rest on each other, with a theme's fonts below."""
    base = document.styles["Normal"]
    base.font.size = Pt(16)
    base.paragraph_format.line_spacing = Pt(LINE)
    base.paragraph_format.space_after = Pt(0)
    base.element.get_or_add_rPr().append(parse_xml(f'<w:spacing {W} w:val="-5"/>'))
    fonts = base.element.rPr.get_or_add_rFonts()
    fonts.attrib.clear()
    fonts.set(qn("w:eastAsia"), "仿宋")
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    heading = document.styles.add_style("小标题甲", 1)
    heading.base_style = base
    heading.element.get_or_add_rPr().append(parse_xml(f'<w:rFonts {W} w:eastAsia="黑体"/>'))
    heading.element.get_or_add_pPr().append(
        parse_xml(f'<w:ind {W} w:firstLineChars="200" w:firstLine="640"/>')
    )
    lower = document.styles.add_style("小标题乙", 1)
    lower.base_style = heading
    lower.element.get_or_add_rPr().append(parse_xml(f'<w:rFonts {W} w:eastAsia="楷体"/>'))
    for (element, _), p in zip(TEXT, document.paragraphs, strict=True):
        if element in ("一级标题", "二级标题"):
            bare(p)
            p.style = heading if element == "一级标题" else lower


def bare(p: object) -> None:
    """Take out of a paragraph all that is set in itself."""
    for properties in list(p._p.iter(qn("w:pPr"), qn("w:rPr"))):  # type: ignore[attr-defined]
        properties.getparent().remove(properties)


def test_what_styles_say_holds_as_if_it_stood_there(tmp_path: Path) -> None:
    assert findings(written(tmp_path / "a.docx", styled)) == []


def test_a_theme_stands_for_its_chinese_font(tmp_path: Path) -> None:
    def themed(document: Document) -> None:
        run = document.paragraphs[NUMBERS["正文"]].runs[0]
        fonts = run._r.rPr.rFonts
        fonts.attrib.clear()
        fonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")
        fonts.set(qn("w:hint"), "eastAsia")

    path = written(tmp_path / "a.docx", themed)
    with ZipFile(path) as package:
        theme = package.read("word/theme/theme1.xml").decode()
    minor = theme.partition("<a:minorFont>")[2]
    named = re.search(r'script="Hans" typeface="([^"]+)"', minor)
    assert named
    assert looks(path).paragraphs[NUMBERS["正文"]].letters[0].font == named[1]
    (found,) = findings(path)
    assert (found.code, named[1] in found.message) == ("Y011", True)


NUMBERING = f"""<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/>
<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/>
<w:pPr><w:ind w:left="1280" w:hanging="640"/></w:pPr></w:lvl></w:abstractNum>"""


def numbered(document: Document) -> None:
    """Let the program count the headings, as documents made from Word's gallery do."""
    part = document.part.numbering_part.element
    part.insert(0, parse_xml(NUMBERING))
    part.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for (element, text), p in zip(TEXT, document.paragraphs, strict=True):
        if element in ("一级标题", "二级标题"):
            level = element == "二级标题"
            p.runs[0].text = re.sub("^.*?[、）]", "", text)
            own = p._p.get_or_add_pPr()
            for ind in own.findall(qn("w:ind")):
                own.remove(ind)
            own._insert_numPr(
                parse_xml(
                    f'<w:numPr {W}><w:ilvl w:val="{level:d}"/><w:numId w:val="90"/></w:numPr>'
                )
            )


def test_headings_that_the_program_counts_are_headings(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", numbered)
    its = looks(path).paragraphs
    assert [its[NUMBERS[e]].numbered for e in ("一级标题", "二级标题")] == [1, 2]
    # The second level hangs by its numbering, and the numbers look as the paragraphs' marks do.
    assert {f.code for f in findings(path)} == {"Y015", "Y016", "Y025"}
    put_right(path, tmp_path / "b.docx")
    assert findings(tmp_path / "b.docx") == []


BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>{place}</wp:align>
</wp:positionH><wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体"/>
<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:rPr>
<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t> —</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""


@pytest.mark.parametrize(("place", "codes"), [("outside", []), ("center", ["Y034"])])
def test_a_page_number_in_a_text_box_as_wps_makes_it(
    tmp_path: Path, place: str, codes: list[str]
) -> None:
    def boxed(document: Document) -> None:
        document.settings.odd_and_even_pages_header_footer = False
        p = document.sections[0].footer.paragraphs[0]
        for child in list(p._p):
            p._p.remove(child)
        p._p.append(parse_xml(BOX.format(place=place)))

    assert [f.code for f in findings(written(tmp_path / "a.docx", boxed))] == codes


def foreign(document: Document) -> None:
    """Add what is nobody's to change: a table, a tracked insertion, a footer with words."""
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "活动"
    ins = parse_xml(
        f'<w:ins {W} w:id="900" w:author="甲"><w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>新增</w:t></w:r></w:ins>'
    )
    body = document.paragraphs[NUMBERS["正文"]]
    body._p.append(ins)
    letters(body.runs[0], "宋体", 14)
    document.sections[0].footer.paragraphs[0].add_run("临江县水利局")
    document.sections[0].footer.paragraphs[0].alignment = 1


def test_tables_tracked_changes_and_footers_with_words_are_left_alone(tmp_path: Path) -> None:
    before, after = written(tmp_path / "a.docx", foreign), tmp_path / "b.docx"
    changed = put_right(before, after)
    assert set(changed) == {"word/document.xml"}
    with open_word(before) as old, open_word(after) as new:
        for name in ("tbl", "ins"):
            (a,), (b,) = (spans(f.part(f.main), [name]) for f in (old, new))
            assert old.part(old.main)[a.start : a.end] == new.part(new.main)[b.start : b.end]
        assert old.part("word/footer1.xml") == new.part("word/footer1.xml")


def run_in(document: Document) -> None:
    """Let a run-in heading and what follows it be one run of the body's font."""
    p = document.paragraphs[NUMBERS["接排"]]
    for run in p.runs[1:]:
        run._r.getparent().remove(run._r)
    p.runs[0].text = dict(TEXT)["接排"]
    letters(p.runs[0], "仿宋", 16)


def test_a_run_in_heading_is_set_apart_up_to_its_full_stop(tmp_path: Path) -> None:
    before, after = written(tmp_path / "a.docx", run_in), tmp_path / "b.docx"
    put_right(before, after)
    runs = docx.Document(str(after)).paragraphs[NUMBERS["接排"]].runs
    assert runs[0].text == "（二）加强队伍建设。"
    fonts = [run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in runs]
    assert fonts == ["楷体_GB2312", "仿宋"]  # the cut that the document has already
    assert bodies(after) == bodies(before)
    assert findings(after) == []


def in_order(parent: Span) -> bool:
    orders = {"pPr": PARAGRAPH, "rPr": LETTERS, "sectPr": SECTION}
    order = orders.get(parent.name)
    if order:
        places = [order.index(c.name) for c in parent.children if c.name in order]
        if places != sorted(places) and parent.name != "sectPr":
            return False
        if parent.name == "sectPr":
            places = [max(p, 1) for p in places]  # headers and footers in any order
            if places != sorted(places):
                return False
    return all(in_order(c) for c in parent.children)


@pytest.mark.parametrize(
    "spoil",
    [None, foreign, numbered, styled],
    ids=["plain", "foreign", "numbered", "styled"],
)
def test_what_is_written_stands_in_the_schemas_order(tmp_path: Path, spoil: object) -> None:
    path = written(tmp_path / "a.docx", spoil) if spoil else plain(tmp_path / "a.docx")  # type: ignore[arg-type]
    put_right(path, tmp_path / "b.docx")
    with open_word(tmp_path / "b.docx") as file:
        (root,) = spans(file.part(file.main), ["document"])
        assert in_order(root)


SIZES = st.sampled_from([9, 10.5, 12, 14, 15, 18, 22, 26])
ELEMENTS = st.sampled_from(["主送机关", "正文", "一级标题", "三级标题", "附件说明", "署名", "抄送"])


@settings(max_examples=8, deadline=None)
@given(element=ELEMENTS, points=SIZES)
def test_any_other_size_is_found_where_it_stands(
    tmp_path_factory: pytest.TempPathFactory, element: str, points: float
) -> None:
    folder = tmp_path_factory.mktemp("a")

    def spoil(document: Document) -> None:
        p = document.paragraphs[NUMBERS[element]]
        letters(p.runs[0], "黑体" if element == "一级标题" else "仿宋", points)

    found = findings(written(folder / "a.docx", spoil))
    right = points == (14 if element == "抄送" else 16)
    assert [f.code for f in found] == ([] if right else ["Y012"])
    assert all(f.where and f.where.paragraph == NUMBERS[element] for f in found)


@settings(max_examples=8, deadline=None)
@given(first=st.floats(0, 6), left=st.floats(0, 3))
def test_indents_are_put_right_from_wherever_they_were(
    tmp_path_factory: pytest.TempPathFactory, first: float, left: float
) -> None:
    folder = tmp_path_factory.mktemp("a")

    def spoil(document: Document) -> None:
        p = document.paragraphs[NUMBERS["正文"]]
        indent(p, first=first, left=left)
        spacing(p, before=left, after=first, line=LINE)

    path = written(folder / "a.docx", spoil)
    put_right(path, folder / "b.docx")
    assert findings(folder / "b.docx") == []
    assert put_right(folder / "b.docx", folder / "c.docx") == {}
