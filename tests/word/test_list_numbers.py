"""The numbers that Word counts itself are read as a reader sees them, and shift no position."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from addin.office.word.body import BodyParagraph, read_body
from addin.office.word.word_file import open_word
from addin.workflows.proofreading import Copies, proofread

Level = tuple[str, str]
OFFICIAL: tuple[Level, ...] = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)


def _level(n: int, its: Level, first: int, style: str) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{first}"/><w:numFmt w:val="{its[0]}"/>{linked}'
        f'<w:lvlText w:val="{its[1]}"/></w:lvl>'
    )


def _with_list(
    document: docx.document.Document,
    number: int,
    levels: Sequence[Level] = OFFICIAL,
    *,
    first: int = 1,
    style: str = "",
) -> None:
    """Add a list to a document; a ``style``'s paragraphs are on its first level."""
    part = document.part.numbering_part.element
    inside = "".join(_level(n, its, first, style if n == 0 else "") for n, its in enumerate(levels))
    names = nsdecls("w")
    abstract = f'<w:abstractNum {names} w:abstractNumId="{number}">{inside}</w:abstractNum>'
    part.insert(0, parse_xml(abstract))
    _on(document, number, number)


def _on(document: docx.document.Document, number: int, base: int, anew: int | None = None) -> None:
    """Add a list that counts on with another, or, given a number, begins anew with that."""
    over = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{anew}"/></w:lvlOverride>'
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{base}"/>'
            f"{over if anew else ''}</w:num>"
        )
    )


def _paragraph(
    document: docx.document.Document, text: str, number: int | None = None, level: int = 0
) -> None:
    p = document.add_paragraph(text)
    if number is not None:
        p._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            )
        )


def _read(document: docx.document.Document, path: Path) -> list[BodyParagraph]:
    document.save(str(path))
    with open_word(path) as file:
        return read_body(file)


def test_numbers_are_counted_level_by_level_and_are_no_part_of_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    _with_list(document, 71)
    _paragraph(document, "工作情况", 71)
    _paragraph(document, "抓学习", 71, 1)
    _paragraph(document, "抓作风", 71, 1)
    _paragraph(document, "接着写正文。")
    _paragraph(document, "存在的问题", 71)
    _paragraph(document, "学得不深", 71, 1)
    _paragraph(document, "个别党员", 71, 2)
    _paragraph(document, "个别支部", 71, 2)
    body = _read(document, tmp_path / "a.docx")
    assert [p.mark for p in body] == ["一、", "（一）", "（二）", "", "二、", "（一）", "1.", "2."]
    assert body[0].text == "工作情况"
    assert body[0].prose.as_seen == "一、工作情况"


@pytest.mark.parametrize(
    ("level", "first", "marks"),
    [
        (("decimal", "%1．"), 1, ["1．", "2．"]),
        (("chineseCountingThousand", "第%1章"), 9, ["第九章", "第十章"]),
        (("ideographDigital", "%1是"), 9, ["九是", "十是"]),
        (("decimalEnclosedCircle", "%1"), 1, ["①", "②"]),
        (("bullet", "●"), 1, ["", ""]),
        (("none", ""), 1, ["", ""]),
        (("cardinalText", "%1)"), 3, ["3)", "4)"]),
        (("upperLetter", "%1."), 1, ["A.", "B."]),
    ],
)
def test_numbers_are_written_in_the_form_of_the_list(
    level: Level, first: int, marks: list[str], tmp_path: Path
) -> None:
    document = docx.Document()
    _with_list(document, 71, [level], first=first)
    _paragraph(document, "甲", 71)
    _paragraph(document, "乙", 71)
    assert [p.mark for p in _read(document, tmp_path / "a.docx")] == marks


def test_a_list_goes_on_in_another_unless_that_begins_anew(tmp_path: Path) -> None:
    document = docx.Document()
    _with_list(document, 71)
    _on(document, 72, 71)
    _on(document, 73, 71, anew=1)
    for number in (71, 72, 73, 73):
        _paragraph(document, "甲", number)
    marks = [p.mark for p in _read(document, tmp_path / "a.docx")]
    assert marks == ["一、", "二、", "一、", "二、"]


def test_a_style_puts_its_paragraphs_on_a_list_and_a_paragraph_may_leave_it(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles["Heading 1"]
    _with_list(document, 71, style=style.style_id)
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="71"/></w:numPr>')
    )
    document.add_paragraph("工作情况", style=style)
    document.add_paragraph("附记", style=style)._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>')
    )
    document.add_paragraph("打算", style=style)
    assert [p.mark for p in _read(document, tmp_path / "a.docx")] == ["一、", "", "二、"]


def _report(path: Path, *lines: tuple[str, int | None]) -> Path:
    """Write a report whose lines are on a level of an official list, or on none."""
    document = docx.Document()
    _with_list(document, 71)
    for text, level in lines:
        _paragraph(document, text, None if level is None else 71, level or 0)
    document.save(str(path))
    return path


def test_counted_numbers_are_headings_and_need_no_typed_ones_above(tmp_path: Path) -> None:
    report = _report(
        tmp_path / "a.docx",
        ("2024年上半年党建工作汇报", None),
        ("工作情况", 0),
        ("强化理论武装", 1),
        ("1.集中学习6次", None),
        ("2.研讨3次", None),
        ("建强组织", 1),
        ("召开支委会5次。", None),
    )
    found = proofread(report).findings
    assert {f.code for f in found} & {"W040", "W041", "W042", "W047"} == set()


def test_typed_numbers_have_to_fit_the_counted_ones_above(tmp_path: Path) -> None:
    report = _report(
        tmp_path / "a.docx",
        ("2024年上半年党建工作汇报", None),
        ("工作情况", 0),
        ("（一）强化理论武装", None),
        ("（三）建强组织", None),
    )
    (its,) = [f for f in proofread(report).findings if f.code == "W040"]
    assert (its.text, its.suggestion) == ("（三）", "（二）")


def test_corrections_in_a_counted_paragraph_keep_their_place(tmp_path: Path) -> None:
    report = _report(
        tmp_path / "a.docx",
        ("2024年上半年党建工作汇报", None),
        ("工作情况", 0),
        ("集中学习6次,研讨3次。", 2),
    )
    target = tmp_path / "fixed.docx"
    proofread(report, Copies(fixed=target))
    with open_word(target) as file:
        fixed = read_body(file)[2]
    assert (fixed.mark, fixed.text) == ("1.", "集中学习6次，研讨3次。")
