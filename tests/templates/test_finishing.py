"""A filled document as a whole: lists begin again, tables go, pictures come, boxes are ticked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from addin.office.templates.word_template import fill
from addin.report.language.field import Each, Field
from addin.report.language.filters import applied
from addin.resources import resource
from documents import paragraphs, runs, tables, template, traced
from faults.packages import spoilt

TREE: dict[str, Any] = {
    "甲": Field("一个词"),
    "名单": Each("人", {"姓名": Field("姓名"), "照片": Field("文件名"), "子": Each("子", {"名": Field("名")})}),
    "空": Each("没有", {"姓名": Field("姓名")}),
}  # fmt: skip
VALUES: dict[str, Any] = {
    "甲": "有",
    "名单": [{"姓名": f"张{n}", "照片": "", "子": [{"名": f"{n}甲"}, {"名": f"{n}乙"}]} for n in range(3)],
    "空": [],
}  # fmt: skip
OURS, DOCXTPL = "", "{{ 甲|upper }}"
"""What a template says to be filled by our own way, and by docxtpl's."""
BOTH = pytest.mark.parametrize("way", [OURS, DOCXTPL], ids=["ours", "docxtpl"])


def filled(path: Path, values: dict[str, Any] = VALUES, pictures: Path | None = None) -> Path:
    target = path.with_name("成.docx")
    fill(path, traced(values), TREE, target, traced=True, pictures=pictures)
    return target


def missing(path: Path, values: dict[str, Any], pictures: Path) -> int:
    target = path.with_name("成.docx")
    return fill(path, traced(values), TREE, target, traced=False, pictures=pictures).missing


def listed(path: Path, *lines: tuple[str, str] | str, way: str) -> Path:
    """Write a template of paragraphs; a pair is a text and the name of a list's style."""
    document = docx.Document()
    for its in (*lines, *([way] if way else [])):
        text, style = (its, None) if isinstance(its, str) else its
        document.add_paragraph(text, style)
    document.save(str(path))
    return path


def numbers(path: Path) -> list[str]:
    """Return the numbers that Word writes before the paragraphs of the one list."""
    document = docx.Document(str(path))
    root = document.part.numbering_part.element
    again = {
        n.get(qn("w:numId"))
        for n in root.iter(qn("w:num"))
        if n.find(qn("w:lvlOverride")) is not None
    }
    found, count, seen = [], 0, set()
    for paragraph in document.paragraphs:
        if not paragraph.style.name.startswith("List Number"):
            continue
        own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        number = own.get(qn("w:val")) if own is not None else "style"
        if number in again and number not in seen:
            count = 0
        seen.add(number)
        count += 1
        found.append(f"{count}.{paragraph.text}")
    return found


@BOTH
def test_a_list_interrupted_in_each_turn_begins_again(tmp_path: Path, way: str) -> None:
    lines = (
        *("{%p for 人 in 名单 %}", "{{ 人.姓名 }}", ("核实", "List Number")),
        *(("整改", "List Number"), "{%p endfor %}"),
    )
    path = filled(listed(tmp_path / "模板.docx", *lines, way=way))
    assert numbers(path) == ["1.核实", "2.整改"] * 3


@BOTH
def test_a_list_of_a_list_begins_again(tmp_path: Path, way: str) -> None:
    lines = (
        *("{%p for 人 in 名单 %}", "{{ 人.姓名 }}", "{%p for 项 in 人.子 %}"),
        *(("项", "List Number"), "{%p endfor %}", "{%p endfor %}"),
    )
    path = filled(listed(tmp_path / "模板.docx", *lines, way=way))
    assert numbers(path) == ["1.项", "2.项"] * 3


@BOTH
@pytest.mark.parametrize("between", ["措施", ""])
def test_a_list_whose_items_are_the_turns_goes_on(tmp_path: Path, way: str, between: str) -> None:
    lines = ("{%p for 人 in 名单 %}", ("项", "List Number"), between, "{%p endfor %}")
    path = filled(listed(tmp_path / "模板.docx", *lines, way=way))
    assert numbers(path) == ["1.项", "2.项", "3.项"]


def test_a_list_that_fills_every_turn_goes_on(tmp_path: Path) -> None:
    lines = ("{%p for 人 in 名单 %}", ("甲", "List Number"), ("乙", "List Number"), "{%p endfor %}")
    path = filled(listed(tmp_path / "模板.docx", *lines, way=OURS))
    assert numbers(path) == [f"{n}.{'乙甲'[n % 2]}" for n in range(1, 7)]


HEAD, ROWS = "姓名", ("{%tr for 人 in 空 %}", "{{ 人.姓名 }}", "{%tr endfor %}")
GOES: dict[str, tuple[Sequence[str], list[list[str]]]] = {
    "a head and an empty loop": ((HEAD, *ROWS), []),
    "no head": (ROWS, []),
    "two empty loops": ((HEAD, *ROWS, *ROWS), []),
    "a sum below": ((HEAD, *ROWS, "合计"), [[HEAD], ["合计"]]),
    "a field above": (("{{ 甲 }}", *ROWS), [["有"]]),
    "another loop with rows": (
        (HEAD, *ROWS, "{%tr for 人 in 名单 %}", "{{ 人.姓名 }}", "{%tr endfor %}"),
        [[HEAD], ["张0"], ["张1"], ["张2"]],
    ),
    "an else of its own": ((HEAD, *ROWS[:2], "{%tr else %}", "无", "{%tr endfor %}"), [[HEAD], ["无"]]),
    "rows on a condition": (("{%tr if 甲 %}", HEAD, "{%tr endif %}", *ROWS), [[HEAD]]),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize(("rows", "left"), GOES.values(), ids=GOES)
def test_a_table_goes_where_all_its_rows_came_from_empty_loops(
    tmp_path: Path, way: str, rows: Sequence[str], left: list[list[str]]
) -> None:
    path = filled(template(tmp_path / "模板.docx", "前" + way, table=rows))
    assert tables(path) == ([left] if left else [])
    assert not any(0xE0F0 <= ord(c) <= 0xE0FF for c in docx.Document(str(path)).element.xml)


def test_the_head_above_a_loop_repeats_on_every_page(tmp_path: Path) -> None:
    rows = (HEAD, "{%tr for 人 in 名单 %}", "{{ 人.姓名 }}", "{%tr endfor %}")
    table = docx.Document(str(filled(template(tmp_path / "模板.docx", table=rows)))).tables[0]
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True, False, False, False]


@BOTH
def test_rows_that_must_not_be_cut_stay_so(tmp_path: Path, way: str) -> None:
    rows = (HEAD, "{%tr for 人 in 名单 %}", "{{ 人.姓名 }}", "{%tr endfor %}")
    path = template(tmp_path / "模板.docx", way, table=rows)
    document = docx.Document(str(path))
    properties = document.tables[0].rows[2]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    document.save(str(path))
    found = docx.Document(str(filled(path))).element.body.iter(qn("w:cantSplit"))
    assert len(list(found)) == 3


@BOTH
def test_page_breaks_in_a_loop_come_in_each_turn(tmp_path: Path, way: str) -> None:
    document = docx.Document()
    document.add_paragraph("{%p for 人 in 名单 %}")
    document.add_paragraph("{{ 人.姓名 }}")
    document.add_page_break()
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph(way)
    document.save(str(tmp_path / "模板.docx"))
    breaks = docx.Document(str(filled(tmp_path / "模板.docx"))).element.body.iter(qn("w:br"))
    assert [its.get(qn("w:type")) for its in breaks] == ["page"] * 3


@BOTH
def test_an_emptied_header_keeps_a_paragraph(tmp_path: Path, way: str) -> None:
    path = template(tmp_path / "模板.docx", "正文" + way, header="{%p if not 甲 %}")
    document = docx.Document(str(path))
    document.sections[0].header.add_paragraph("机密")
    document.sections[0].header.add_paragraph("{%p endif %}")
    document.save(str(path))
    found = docx.Document(str(filled(path))).sections[0].header
    assert [p.text for p in found.paragraphs] == [""]


COMMENTS = {
    "in a paragraph": (["{# 数字来自台账 #}共{{ 甲 }}次"], ["共有次"]),
    "with a tag in it": (["{# {{ 没有 }} #}甲"], ["甲"]),
    "a paragraph of its own": (["{#p 说明 #}", "甲"], ["甲"]),
    "over two paragraphs": (["甲{# 一", "二 #}乙"], ["甲乙"]),
    "braces that are text": (["写{_{ 甲 }_}，{_% vm %_}"], ["写{{ 甲 }}，{% vm %}"]),
    "trimmed": (["{% if 甲 -%}", "一段", "{%- endif %}尾"], ["一段尾"]),
}


@BOTH
@pytest.mark.parametrize(("texts", "said"), COMMENTS.values(), ids=COMMENTS)
def test_comments_are_left_out(tmp_path: Path, way: str, texts: list[str], said: list[str]) -> None:
    path = template(tmp_path / "模板.docx", *texts, *([way] if way else []))
    assert paragraphs(filled(path)) == [*said, *(["有"] if way else [])]


PHOTO = resource("docs", "标记样张.png")


def album(path: Path, tag: str, way: str) -> Path:
    rows = ("{%tr for 人 in 名单 %}", tag, "{%tr endfor %}")
    return template(path, "照片" + way, table=rows)


def photos(folder: Path) -> None:
    (folder / "图").mkdir()
    (folder / "图" / "一.png").write_bytes(PHOTO.read_bytes())
    (folder / "二.jpg").write_bytes(b"no picture")
    (folder.parent / "外.png").write_bytes(PHOTO.read_bytes())
    (folder / "链.png").symlink_to(folder.parent / "外.png")


@BOTH
def test_pictures_come_from_below_the_folder_only(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    photos(folder)
    names = [
        "图/一.png",
        "图\\一.png",
        "../外.png",
        str(tmp_path / "外.png"),
        "链.png",
        "二.jpg",
        "没有.png",
    ]
    values = {**VALUES, "名单": [{"姓名": "", "照片": n, "子": []} for n in names]}
    path = album(folder / "模板.docx", "{{ 人.照片|图片(3) }}", way)
    assert missing(path, values, folder) == 5
    done = docx.Document(str(folder / "成.docx"))
    assert [round(s.width / Cm(1), 1) for s in _shapes(done)] == [3.0, 3.0]
    red = [text for text, colour in runs(folder / "成.docx") if colour == "FF0000"]
    assert red == [f"（缺图：{n}）" for n in names[2:]]
    with zipfile.ZipFile(folder / "成.docx") as archive:
        media = [n for n in archive.namelist() if n.startswith("word/media/taizhang")]
        assert [archive.read(n) for n in media] == [PHOTO.read_bytes()]


def _shapes(document: Any) -> list[Any]:
    found = []
    for its in document.element.body.iter(qn("wp:inline")):
        related = document.part.related_parts[its.find(f".//{qn('a:blip')}").get(qn("r:embed"))]
        assert related.blob == PHOTO.read_bytes()
        found.append(its.extent)
        its.extent.width = its.extent.cx
    return found


@BOTH
def test_a_cell_may_name_several_pictures_or_none(tmp_path: Path, way: str) -> None:
    photos(folder := tmp_path)
    values = {
        **VALUES,
        "名单": [{"姓名": "", "照片": n, "子": []} for n in ("图/一.png、没有.png", "")],
    }
    path = album(folder / "模板.docx", "{{ 人.照片|图片 }}", way)
    assert missing(path, values, folder) == 2
    assert [t for t, c in runs(folder / "成.docx") if c] == ["（缺图：没有.png）", "（待补充）"]


TICKS: dict[str, tuple[object, str]] = {
    "yes": ("是", "☑"),
    "no": ("否", "☐"),
    "none": (None, "☐"),
    "nought": (0, "☐"),
    "some": (3, "☑"),
    "not yet": ("未开展", "☐"),
    "a name": ("张三", "☑"),
}


@pytest.mark.parametrize(("value", "box"), TICKS.values(), ids=TICKS)
def test_a_box_is_ticked_where_there_is_something(value: object, box: str) -> None:
    assert applied("勾选", value) == box


@BOTH
def test_a_checkbox_control_knows_that_it_is_ticked(tmp_path: Path, way: str) -> None:
    path = template(tmp_path / "模板.docx", way)
    document = docx.Document(str(path))
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    document.element.body.insert(0, parse_xml(
        f"<w:p {nsdecls('w')} {w14}><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox>"
        "</w:sdtPr><w:sdtContent><w:r><w:t>{{ 甲|勾选 }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    ))  # fmt: skip
    document.save(str(path))
    xml = docx.Document(str(filled(path))).element.xml
    assert 'w14:checked w14:val="1"' in xml
    assert "☑" in xml


@BOTH
def test_a_picture_in_a_header_is_related_to_the_header(tmp_path: Path, way: str) -> None:
    photos(tmp_path)
    header = "{% for 人 in 名单 %}{{ 人.照片|图片(2) }}{% endfor %}"
    path = template(tmp_path / "模板.docx", "文" + way, header=header)
    one = {"姓名": "", "照片": "图/一.png", "子": []}
    assert missing(path, {**VALUES, "名单": [one]}, tmp_path) == 0
    part = docx.Document(str(tmp_path / "成.docx")).sections[0].header.part
    blip = next(part.element.iter(qn("a:blip")))
    assert part.related_parts[blip.get(qn("r:embed"))].blob == PHOTO.read_bytes()


@BOTH
@pytest.mark.parametrize(("value", "inside"), [("字", "框里字"), ("", "")])
def test_a_condition_inside_a_text_box_is_its_own(
    tmp_path: Path, way: str, value: str, inside: str
) -> None:
    """The paragraph that a box is anchored in has text of its own, beside the box's tags."""
    box = (
        '<w:r xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{%p if 甲 %}</w:t></w:r></w:p><w:p><w:r><w:t>框里{{ 甲 }}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ).encode()
    path = listed(tmp_path / "模板.docx", "框外", way=way)
    spoilt(path, "word/document.xml", lambda its: its.replace(b"</w:p>", box + b"</w:p>", 1))
    with zipfile.ZipFile(filled(path, {**VALUES, "甲": value})) as package:
        body = package.read("word/document.xml").decode()
    boxed = body.partition("<w:txbxContent>")[2].partition("</w:txbxContent>")[0]
    assert re.sub("<[^>]*>", "", boxed) == inside
    assert "<w:p" in boxed


DASHES = {
    "text behind": (["甲{% if 甲 %}乙{% endif -%} 丙", "丁"], ["甲乙丙", "丁"]),
    "text before": (["甲", "丙 {%- if 甲 %}乙{% endif %}"], ["甲", "丙乙"]),
    "a tag behind": (["{% if 甲 -%} {{ 甲 }}{% endif %}"], ["有"]),
    "at the edges": (["甲{% if 甲 -%}", "乙", "{%- endif %}丙"], ["甲乙丙"]),
}


@BOTH
@pytest.mark.parametrize(("texts", "said"), DASHES.values(), ids=DASHES)
def test_a_dash_takes_blanks_away_and_no_text(
    tmp_path: Path, way: str, texts: list[str], said: list[str]
) -> None:
    header = "{% if 甲 %}页{% endif -%} 眉"
    done = filled(template(tmp_path / "模板.docx", *texts, *([way] if way else []), header=header))
    assert paragraphs(done) == [*said, *(["有"] if way else [])]
    heading = docx.Document(str(done)).sections[0].header
    assert [p.text for p in heading.paragraphs] == ["页眉"]


@BOTH
@pytest.mark.parametrize("gone", ["{{ 没有 }}", "{% if 甲 %}", "原来的"])
def test_a_tag_deleted_with_changes_tracked_is_none(tmp_path: Path, way: str, gone: str) -> None:
    path = listed(tmp_path / "模板.docx", "共{{ 甲 }}次", way=way)
    deleted = (
        f'<w:del w:id="9" w:author="甲"><w:r><w:delText>{gone}</w:delText></w:r></w:del></w:p>'
    )
    spoilt(path, "word/document.xml", lambda its: its.replace(b"</w:p>", deleted.encode(), 1))
    assert paragraphs(filled(path))[0] == "共有次"


@BOTH
def test_blanks_from_web_pages_are_blanks(tmp_path: Path, way: str) -> None:
    texts = (
        "{%p\u00a0if\u3000甲 %}",
        "{{\u00a0甲\u200b }}\u00a0",
        "{%p endif\ufeff %}",
        "{{ 甲 ~ '\u3000' }}",
    )
    done = paragraphs(filled(template(tmp_path / "模板.docx", *texts, *([way] if way else []))))
    assert done[:2] == ["有\u00a0", "有\u3000"]


@BOTH
def test_a_dash_at_a_line_break_joins_the_lines(tmp_path: Path, way: str) -> None:
    path = listed(tmp_path / "模板.docx", "甲\n{%- if 甲 -%}\n乙\n{%- endif -%}\n丙", way=way)
    done = docx.Document(str(filled(path)))
    assert done.paragraphs[0].text == "甲乙丙"


def test_a_dash_leaves_the_look_of_the_text_beside_it(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{% if 甲 %}乙{% endif -%}")
    paragraph.add_run(" 丙").bold = True
    document.save(str(tmp_path / "模板.docx"))
    found = docx.Document(str(filled(tmp_path / "模板.docx"))).paragraphs[0].runs
    assert [(run.text, run.bold) for run in found if run.text] == [("乙", None), ("丙", True)]
