"""Filling a Word template: the traps of the engine, and what a clerk gets wrong in a template."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from addin.ledger.catalogue import catalogue
from addin.ledger.refusal import Refusal
from addin.office.templates.word_template import fill
from addin.report.language.template_names import check_template
from addin.report.values.field_tree import Each, Field, fields
from documents import paragraphs, runs, template, traced

TREE = fields(catalogue())
SMALL = {
    "甲": Field("text"),
    "乙": {"丙": Field("number")},
    "名单": Each("people", {"姓名": Field("text")}),
}


def filled(tmp_path: Path, *texts: str, values: dict[str, Any], **more: Any) -> list[str]:
    source = template(tmp_path / "模板.docx", *texts, **more)
    told = traced(values)
    fill(source, told, SMALL, tmp_path / "报告.docx", traced=True)
    fill(source, told, SMALL, tmp_path / "素文.docx", traced=False)
    said = paragraphs(tmp_path / "报告.docx")
    assert said == paragraphs(tmp_path / "素文.docx")
    return said


@pytest.mark.parametrize(
    "value",
    [
        "A&B 出席率<80%",
        "R&D <b>粗</b>",
        "&amp; &lt;",
        "{{ 乙.丙 }}",
        "{% if 甲 %}",
        "{_{ 甲 }_}",
        "{_% x %_}",
        "]]>",
        "“引号”与'撇号'",
        "买买提·阿不都拉𠮷😀",
        "=cmd|' /C calc'!A0",
    ],
)
def test_ledger_text_comes_out_as_it_is(tmp_path: Path, value: str) -> None:
    assert filled(tmp_path, "前{{ 甲 }}后", "下一段", values={"甲": value}) == [
        f"前{value}后",
        "下一段",
    ]


@pytest.mark.parametrize(
    "value",
    ["甲\x00乙", "甲\x0b乙", "甲\a乙", "甲\f乙", "甲\n乙", "甲\t乙", "甲\ufffe乙", "甲\ud800乙"],
)
def test_control_characters_and_line_breaks_become_one_space(tmp_path: Path, value: str) -> None:
    assert filled(tmp_path, "前{{ 甲 }}后", "下一段", values={"甲": value}) == [
        "前甲 乙后",
        "下一段",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(max_size=40))
def test_any_text_leaves_a_well_formed_document(tmp_path: Path, value: str) -> None:
    result = filled(tmp_path, "前{{ 甲 }}后", "下一段", values={"甲": value})
    assert result[0].startswith("前") and result[0].endswith("后") and result[1:] == ["下一段"]
    with zipfile.ZipFile(tmp_path / "报告.docx") as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                etree.fromstring(archive.read(name))


def test_what_is_missing_is_to_be_filled_in_and_red(tmp_path: Path) -> None:
    source = template(tmp_path / "模板.docx", "主送：{{ 甲 }}，共{{ 乙.丙 }}次", "没有缺的")
    values = traced({"甲": None, "乙": {"丙": None}})
    assert fill(source, values, SMALL, tmp_path / "报告.docx", traced=True).missing == 2
    assert paragraphs(tmp_path / "报告.docx")[0] == "主送：（待补充），共（待补充）次"
    assert [t for t, colour in runs(tmp_path / "报告.docx") if colour == "FF0000"] == [
        "（待补充）"
    ] * 2
    assert [t for t, colour in runs(tmp_path / "报告.docx") if colour is None] == [
        "主送：",
        "，共",
        "次",
        "没有缺的",
    ]


def test_zero_is_not_missing(tmp_path: Path) -> None:
    assert filled(tmp_path, "共{{ 乙.丙 }}次", values={"乙": {"丙": 0}}) == ["共0次"]


def test_dates_and_chinese_numerals(tmp_path: Path) -> None:
    values = {"甲": date(2022, 7, 8), "乙": {"丙": 21}}
    assert filled(tmp_path, "{{ 甲|日期 }}，{{ 乙.丙|汉字 }}次", values=values) == [
        "2022年7月8日，二十一次"
    ]


def test_a_field_of_what_is_in_brackets(tmp_path: Path) -> None:
    text = "{{ (名单|last).姓名 }}，{{ (名单|first).姓名 }}"
    values = {"名单": [{"姓名": "甲"}, {"姓名": "乙"}]}
    assert filled(tmp_path, text, values=values) == ["乙，甲"]


def test_lists_repeat_paragraphs_and_table_rows(tmp_path: Path) -> None:
    people = {"名单": [{"姓名": "张三"}, {"姓名": "李四"}]}
    loop = ("{%p for 人 in 名单 %}", "{{ 人.姓名 }}同志", "{%p endfor %}")
    assert filled(tmp_path, *loop, values=people) == ["张三同志", "李四同志"]
    rows = ("姓名", "{%tr for 人 in 名单 %}", "{{ 人.姓名 }}", "{%tr endfor %}")
    assert filled(tmp_path, "表", table=rows, values=people)[:4] == ["表", "姓名", "张三", "李四"]


def test_tables_stay_valid_when_conditions_empty_them(tmp_path: Path) -> None:
    values = {"甲": "", "名单": []}
    cell = ("{%p if 甲 %}", "x", "{%p endif %}")
    source = template(
        tmp_path / "模板.docx", "表", table=["头", "{%tr if 甲 %}", "行", "{%tr endif %}"]
    )
    document = docx.Document(str(source))
    whole = document.add_table(3, 1)
    for row, text in zip(whole.rows, ("{%tr if 甲 %}", "行", "{%tr endif %}"), strict=True):
        row.cells[0].text = text
    inside = document.add_table(1, 1).rows[0].cells[0]
    inside.text = cell[0]
    for text in cell[1:]:
        inside.add_paragraph(text)
    document.save(str(source))
    fill(source, traced(values), SMALL, tmp_path / "报告.docx", traced=True)
    tables = docx.Document(str(tmp_path / "报告.docx")).tables
    assert [[len(c.paragraphs) for c in t.column_cells(0)] for t in tables] == [[1], [1]]


# --- A template that is wrong is refused before anything is written ---------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("开展{{ 次数.党员大汇 }}次", "是不是“次数.党员大会”"),
        ("{{ 次树.党员大会 }}", "是不是“次数”"),
        ("{{ 单位.全程 }}", "是不是“单位.全称”"),
        ("{{ 期间.结束|日起 }}", "是不是“日期”"),
        ("{% for 项 in 承诺 %}{{ 项.原问 }}{% endfor %}", "是不是“项.原文”"),
        ("{{ 主送机关.名称 }}", "下面没有“名称”"),
        ("{{ 单位.__class__ }}", "没有“单位.__class__”"),
        ("{{ range(10) }}", "不能调用函数"),
        ("{% if 主送机关 %}有", "没有成对"),
        ("｛｛ 单位.全称 ｝｝", "半角"),
        ("{{ 单位.全称 | default(“无”) }}", "写法有误"),
        ("{{ }}", "写法有误"),
        ("共{ 次数.党员大会 }次", "花括号没有成对"),
        ("共{次数.党员大会}}次", "花括号没有成对"),
        ("共{｛次数.党员大会｝}次", "半角"),
        ("前{%p if 次数.党课 %}", "单独占一段"),
        ("共{{r 次数.党员大会 }}次", "直接写字段名"),
        ("{{ 单位 }}", "下面还有字段"),
        ("{{ 承诺 }}", "下面还有字段"),
        ("{{ " + "(" * 3000 + "次数.党课" + ")" * 3000 + " }}", "模板"),
    ],
)
def test_a_wrong_tag_is_named_with_its_paragraph(tmp_path: Path, text: str, said: str) -> None:
    source = template(tmp_path / "模板.docx", "标题", "第二段", text)
    with pytest.raises(Refusal) as refusal:
        fill(source, {}, TREE, tmp_path / "报告.docx", traced=True)
    assert said in str(refusal.value)
    assert "正文第3段" in str(refusal.value)
    assert not (tmp_path / "报告.docx").exists()


def test_headers_are_checked_too(tmp_path: Path) -> None:
    source = template(tmp_path / "模板.docx", "正文", header="{{ 单位.全程 }}")
    with pytest.raises(Refusal, match="页眉第1段"):
        fill(source, {}, TREE, tmp_path / "报告.docx", traced=True)


@pytest.mark.parametrize(
    "payload",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 甲.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{% for c in ().__class__.__base__.__subclasses__() %}{% endfor %}",
        "{{ self._TemplateReference__context }}",
        "{% set x = 甲.replace %}{{ x }}",
        "{% autoescape false %}{{ 甲 }}{% endautoescape %}",
    ],
)
@pytest.mark.parametrize("place", ["body", "header", "title"])
def test_a_hostile_template_gets_nowhere(tmp_path: Path, payload: str, place: str) -> None:
    source = template(
        tmp_path / "模板.docx",
        payload if place == "body" else "正文",
        header=payload if place == "header" else "",
    )
    if place == "title":
        document = docx.Document(str(source))
        document.core_properties.title = payload
        document.save(str(source))
    with pytest.raises(Refusal):
        values = traced({"甲": "x", "乙": {"丙": 1}, "名单": []})
        fill(source, values, SMALL, tmp_path / "报告.docx", traced=True)
    assert not (tmp_path / "报告.docx").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04junk", b"hello"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(content)
    with pytest.raises(Refusal, match="不是Word文档"):
        fill(path, {}, SMALL, tmp_path / "报告.docx", traced=True)


def test_names_inside_loops_and_after_set_are_known() -> None:
    lines = [
        "{%p for 人 in 名单 %}",
        "{{ loop.index }}{{ 人.姓名 }}",
        "{%p endfor %}",
        "{% set n = 乙.丙 %}{{ n }}",
        "{% if not 甲 %}无{% else %}{{ 甲 }}{% endif %}",
    ]
    assert check_template(lines, SMALL) == []


def test_every_wrong_name_is_listed_where_it_stands() -> None:
    found = check_template(["{{ 甲 }}", "{{ 丁 }}和{{ 乙.戊 }}", "", "{{ 姓名 }}"], SMALL)
    assert [(p.paragraph, p.tag) for p in found] == [
        (1, "{{ 丁 }}"),
        (1, "{{ 乙.戊 }}"),
        (3, "{{ 姓名 }}"),
    ]


def test_a_property_longer_than_word_lets_anybody_type_stays(tmp_path: Path) -> None:
    source = template(tmp_path / "模板.docx", "共{{ 乙.丙 }}次")
    long = "长" * 300
    with zipfile.ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"].decode()
    core = re.sub(r"<dc:subject>.*?</dc:subject>|<dc:subject/>", "", core)
    core = core.replace(
        "</cp:coreProperties>", f"<dc:subject>{long}</dc:subject></cp:coreProperties>"
    )
    with zipfile.ZipFile(source, "w") as package:
        for name, content in (parts | {"docProps/core.xml": core.encode()}).items():
            package.writestr(name, content)
    fill(
        source,
        traced({"乙": {"丙": 6}}),
        {"乙": {"丙": Field("次数")}},
        tmp_path / "报告.docx",
        traced=True,
    )
    assert paragraphs(tmp_path / "报告.docx") == ["共6次"]
    with zipfile.ZipFile(tmp_path / "报告.docx") as package:
        assert long in package.read("docProps/core.xml").decode()
