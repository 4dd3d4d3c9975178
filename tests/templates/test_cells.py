"""Cells that are coloured, widened or merged by tags: as docxtpl has them, traced or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from addin.office.templates.word_template import fill
from addin.report.language.field import Each, Field, Tree
from alike import filled_by_docxtpl, parts
from documents import traced

TREE: Tree = {
    "色": Field(""),
    "数": Field(""),
    "无": Field(""),
    "零": Field(""),
    "红": Field(""),
    "名单": Each("", {"姓名": Field(""), "数": Field("")}),
}
VALUES = {
    "色": "FF0000",
    "数": 2,
    "无": None,
    "零": 0,
    "红": "#00ff00",
    "名单": [{"姓名": f"张{n}", "数": n} for n in range(3)],
}
Cell = tuple[str, str | None, str | None, bool]


def template(path: Path, rows: Sequence[Sequence[str]]) -> Any:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return document


def cells(path: Path) -> list[list[Cell]]:
    """Return each cell's text, colour, span, and whether it is merged with those below."""
    (table,) = docx.Document(str(path)).element.body.iter(qn("w:tbl"))
    return [[_cell(tc) for tc in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]


def _cell(tc: Any) -> Cell:
    def told(name: str, key: str) -> str | None:
        found = tc.find(f"{qn('w:tcPr')}/{qn(name)}")
        return None if found is None else found.get(qn(key), "")

    text = "".join(t.text or "" for t in tc.iter(qn("w:t")))
    span, merged = told("w:gridSpan", "w:val"), told("w:vMerge", "w:val")
    return text, told("w:shd", "w:fill"), span, merged is not None


PLAIN: Cell = ("", None, None, False)


def plain(text: str) -> Cell:
    return (text, *PLAIN[1:])


CASES: dict[str, tuple[list[list[str]], list[list[Cell]]]] = {
    "cellbg": (
        [["{% cellbg 色 %}{{ 数 }}", "b"]],
        [[("2", "FF0000", None, False), plain("b")]],
    ),
    "colspan": (
        [["{% colspan 数 %}{{ 色 }}", "c"]],
        [[("FF0000", None, "2", False), plain("c")]],
    ),
    "colspan of a number": ([["{% colspan 2 %}甲", "c"]], [[("甲", None, "2", False), plain("c")]]),
    "vm": (
        [["{%tr for 人 in 名单 %}", ""], ["{% vm %}合{{ 数 }}", "{{ 人.姓名 }}"], ["{%tr endfor %}", ""]],
        [
            [("合2", None, None, True), plain("张0")],
            [("", None, None, True), plain("张1")],
            [("", None, None, True), plain("张2")],
        ],
    ),
    "a colour with a sign": (
        [["{% cellbg 红 %}甲", "b"]],
        [[("甲", "00ff00", None, False), plain("b")]],
    ),
    "no colour": ([["{% cellbg 无 %}甲", "b"]], [[("甲", "auto", None, False), plain("b")]]),
    "words for a colour": (
        [["{% cellbg '红色' %}甲", "b"]],
        [[("甲", "auto", None, False), plain("b")]],
    ),
    "a span of none": ([["{% colspan 零 %}甲", "c"]], [[plain("甲"), plain("c")]]),
    "a span that is not known": ([["{% colspan 无 %}甲", "c"]], [[plain("甲"), plain("c")]]),
    "words for a span": ([["{% colspan '两格' %}甲", "c"]], [[plain("甲"), plain("c")]]),
    "a row without cells": (
        [["甲", "乙", "丙"], ["{%tc if 零 %}", "丁", "{%tc endif %}"]],
        [[plain("甲"), plain("乙"), plain("丙")]],
    ),
    "hm": (
        [["{%tc for 人 in 名单 %}", "{% hm %}合{{ 人.数 }}", "{%tc endfor %}", "末"]],
        [[("合0", None, "3", False), plain("末")]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_cells_are_as_their_tags_say(
    tmp_path: Path, rows: list[list[str]], expected: list[list[Cell]]
) -> None:
    path, done = tmp_path / "模板.docx", tmp_path / "成.docx"
    template(path, rows)
    for is_traced in (True, False):
        fill(path, traced(VALUES), TREE, done, traced=is_traced)
        assert cells(done) == expected, is_traced
    assert parts(done.read_bytes()) == parts(filled_by_docxtpl(path, traced(VALUES)))


def _emptied(cell: Any) -> None:
    for its in list(cell.tcPr):
        cell.tcPr.remove(its)


def _without(cell: Any) -> None:
    cell.remove(cell.tcPr)


@pytest.mark.parametrize("change", [_emptied, _without])
@pytest.mark.parametrize("case", ["cellbg", "colspan", "vm"])
def test_cells_without_properties_get_theirs(
    tmp_path: Path, change: Callable[[Any], None], case: str
) -> None:
    rows, expected = CASES[case]
    document = template(tmp_path / "模板.docx", rows)
    for cell in document.element.body.iter(qn("w:tc")):
        change(cell)
    document.save(str(tmp_path / "模板.docx"))
    fill(tmp_path / "模板.docx", traced(VALUES), TREE, tmp_path / "成.docx", traced=True)
    assert cells(tmp_path / "成.docx") == expected


def test_a_merged_cell_may_have_tabs(tmp_path: Path) -> None:
    """docxtpl takes a tab, or a tab stop, for the text of the tag, and tears the rows behind it."""
    rows, expected = CASES["vm"]
    document = template(tmp_path / "模板.docx", rows)
    paragraph = document.tables[0].cell(1, 0).paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(914400)
    paragraph.runs[0]._r.addprevious(tab := OxmlElement("w:r"))
    tab.append(OxmlElement("w:tab"))
    document.save(str(tmp_path / "模板.docx"))
    fill(tmp_path / "模板.docx", traced(VALUES), TREE, tmp_path / "成.docx", traced=True)
    assert cells(tmp_path / "成.docx") == expected


def test_a_merged_cell_says_what_is_before_its_tag_once(tmp_path: Path) -> None:
    rows, _ = CASES["vm"]
    document = template(tmp_path / "模板.docx", rows)
    document.tables[0].cell(1, 0).paragraphs[0].runs[0]._r.addprevious(run := OxmlElement("w:r"))
    run.append(text := OxmlElement("w:t"))
    text.text = "前"
    document.save(str(tmp_path / "模板.docx"))
    fill(tmp_path / "模板.docx", traced(VALUES), TREE, tmp_path / "成.docx", traced=True)
    assert [row[0][0] for row in cells(tmp_path / "成.docx")] == ["前合2", "", ""]
