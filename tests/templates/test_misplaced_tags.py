"""Tags that are well written and in the wrong place are refused, each at its own place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from addin.ledger.refusal import Refusal
from addin.office.templates.word_template import fill, open_template, template_problems
from addin.report.language.field import Each, Field, Tree
from documents import paragraphs, traced

TREE: Tree = {"甲": Field(""), "无": Field(""), "名单": Each("", {"姓名": Field("")})}
VALUES = {"甲": "有", "无": "", "名单": [{"姓名": "张三"}, {"姓名": "李四"}]}
Build = Callable[[Any], object]


def text(*lines: str) -> Build:
    return lambda document: [document.add_paragraph(line) for line in lines]


def table(*rows: list[str], before: str = "", after: str = "") -> Build:
    def build(document: Any) -> None:
        if before:
            document.add_paragraph(before)
        grid = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(grid.rows, rows, strict=True):
            for cell, its in zip(row.cells, texts, strict=True):
                cell.text = its
        if after:
            document.add_paragraph(after)

    return build


def with_break(document: Any) -> None:
    """A dash before a paragraph that begins with a page break."""
    document.add_paragraph("甲{% if 甲 -%}")
    document.add_page_break()
    document.add_paragraph("乙{% endif %}")


def with_section(document: Any) -> None:
    """A dash before the paragraph that ends a section."""
    document.add_paragraph("甲{% if 甲 -%}")
    last = document.add_paragraph("乙{% endif %}")
    last._p.get_or_add_pPr().append(parse_xml(f"<w:sectPr {nsdecls('w')}/>"))


def written(path: Path, build: Build) -> Path:
    document = docx.Document()
    build(document)
    document.save(str(path))
    return path


def found(path: Path) -> list[tuple[str, int, str]]:
    problems = [p for _, p in template_problems(open_template(path), TREE)]
    return [(p.code, p.paragraph, p.tag) for p in problems]


FAULTS: dict[str, tuple[Build, list[tuple[str, int, str]]]] = {
    "two in a paragraph": (
        text("{%p if 甲 %}{%p if 无 %}", "乙", "{%p endif %}", "{%p endif %}"),
        [("T010", 0, "{%p if 甲 %}")],
    ),
    "a field beside": (text("{%p if 甲 %}{{ 甲 }}", "{%p endif %}"), [("T010", 0, "{%p if 甲 %}")]),
    "a loop in one row": (
        table(["{%tr for 人 in 名单 %}{{ 人.姓名 }}", "{%tr endfor %}"]),
        [("T010", 1, "{%tr endfor %}")],
    ),
    "a text beside a row's tag": (
        table(["{%tr for 人 in 名单 %}", "{# 说明 #}"], ["甲", "乙"], ["{%tr endfor %}", "合计"]),
        [("T010", 4, "{%tr endfor %}")],
    ),
    "a row without a table": (
        text("{%tr if 甲 %}", "乙", "{%tr endif %}"),
        [("T010", 0, "{%tr if 甲 %}"), ("T010", 2, "{%tr endif %}")],
    ),
    "a colour without a cell": (text("{% cellbg 甲 %}乙"), [("T010", 0, "{% cellbg 甲 %}")]),
    "a merge without a loop": (table(["{% vm %}乙"]), [("T010", 0, "{% vm %}")]),
    "an end inside a table": (
        table(["乙{% endif %}"], before="{% if 无 %}", after="丙"),
        [("T020", 1, "{% endif %}")],
    ),
    "an else inside a table": (
        table(["乙", "{%p else %}"], before="{%p if 无 %}", after="{%p endif %}"),
        [("T020", 2, "{%p else %}")],
    ),
    "a dash before a table": (table(["乙"], before="{% set 丁 = 1 -%}"), [("T021", 0, "{% set 丁 = 1 -%}")]),
    "a dash behind a table": (
        table(["乙"], before="{% if 甲 %}", after="{%- endif %}丙"),
        [("T021", 2, "{%- endif %}")],
    ),
    "a dash before a page break": (with_break, [("T021", 0, "{% if 甲 -%}")]),
    "a dash before the end of a section": (with_section, [("T021", 0, "{% if 甲 -%}")]),
    "a dash before a tag that goes": (
        text("甲{% if 甲 -%}", "{%p if 无 %}", "乙", "{%p endif %}", "丙{% endif %}"),
        [("T021", 0, "{% if 甲 -%}")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("build", "expected"), FAULTS.values(), ids=FAULTS)
def test_tags_in_the_wrong_place_are_refused_there(
    tmp_path: Path, build: Build, expected: list[tuple[str, int, str]]
) -> None:
    path = written(tmp_path / "模板.docx", build)
    assert found(path) == expected
    with pytest.raises(Refusal):
        fill(path, traced(VALUES), TREE, tmp_path / "成.docx", traced=True)


GOOD: dict[str, tuple[Build, list[str]]] = {
    "over cells of a row": (table(["{% if 甲 %}乙", "丙{% endif %}"]), ["乙", "丙"]),
    "over rows": (table(["{% if 甲 %}乙"], ["丙{% endif %}"]), ["乙", "丙"]),
    "around a table": (table(["乙"], before="{%p if 甲 %}", after="{%p endif %}"), ["乙"]),
    "a raw text": (text("{% raw %}{%tr for %}{% endraw %}"), ["{%tr for %}"]),
    "a dash that ends the text": (text("甲", "{% if 甲 %}乙{% endif -%}"), ["甲", "乙"]),
    "a dash before a line break": (text("甲{% if 甲 -%}\n", "乙{% endif %}"), ["甲乙"]),
    "a dash between paragraphs": (text("甲{% if 甲 -%}", "乙{% endif %}"), ["甲乙"]),
    "a comment beside": (
        table(["{%tr for 人 in 名单 %}", "{# 每人一行 #}"], ["{{ 人.姓名 }}", "甲"], ["{%tr endfor %}", ""]),
        ["张三", "甲", "李四", "甲"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("build", "expected"), GOOD.values(), ids=GOOD)
def test_tags_in_their_place_are_filled(tmp_path: Path, build: Build, expected: list[str]) -> None:
    path = written(tmp_path / "模板.docx", build)
    assert found(path) == []
    fill(path, traced(VALUES), TREE, tmp_path / "成.docx", traced=True)
    assert paragraphs(tmp_path / "成.docx") == expected
