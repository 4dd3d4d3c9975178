"""A report is understood before it is judged: what each paragraph is, and what it is about."""

from __future__ import annotations

import pytest

from addin.proofreading.document.reported_period import reported_period
from addin.proofreading.document.structure import Role, Section, Structure, structure_of
from addin.report.prose import Cell, Paragraph

WHOLE = """\
青河县水利局文件
青水党〔2023〕5号
关于2023年上半年党建工作
情况的报告
县直机关工委：
2023年上半年，我局抓实党建工作。现将情况报告如下：
一、工作情况
（一）抓学习。开展集中学习6次。
（二）抓作风。开展督查3次。
二、存在的问题
学习不够深入，解决办法不多。
三、下一步打算
1.完善学习计划。
特此报告。

附件：1.统计表
      2.清单
中共青河县水利局总支部委员会
2023年7月5日
（联系人：办公室）
附件1
统计表"""


def understood(text: str) -> Structure:
    return structure_of([Paragraph(n, line) for n, line in enumerate(text.split("\n"))])


def lines(structure: Structure, role: Role) -> list[str]:
    return [p.text.strip() for p in structure.of(role)]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.MASTHEAD, ["青河县水利局文件", "青水党〔2023〕5号"]),
        (Role.TITLE, ["关于2023年上半年党建工作", "情况的报告"]),
        (Role.ADDRESSEE, ["县直机关工委："]),
        (Role.HEADING, ["一、工作情况", "二、存在的问题", "三、下一步打算", "1.完善学习计划。"]),
        (Role.ANNEX_NOTE, ["附件：1.统计表", "2.清单"]),
        (Role.SIGNATURE, ["中共青河县水利局总支部委员会"]),
        (Role.DATE, ["2023年7月5日"]),
        (Role.IMPRINT, ["（联系人：办公室）"]),
        (Role.ANNEX, ["附件1", "统计表"]),
    ],
    ids=lambda value: value.value if isinstance(value, Role) else "",
)
def test_each_paragraph_has_its_role(role: Role, expected: list[str]) -> None:
    structure = structure_of(
        [Paragraph(n, line, centred=n == 2) for n, line in enumerate(WHOLE.split("\n"))]
    )
    assert lines(structure, role) == expected


def test_sections_are_told_by_their_headings() -> None:
    sections = {p.text: p.section for p in understood(WHOLE).parts}
    assert sections["2023年上半年，我局抓实党建工作。现将情况报告如下："] is Section.OPENING
    assert sections["（二）抓作风。开展督查3次。"] is Section.DONE
    assert sections["学习不够深入，解决办法不多。"] is Section.PROBLEMS
    assert sections["1.完善学习计划。"] is Section.PLANS


def test_a_heading_may_be_followed_by_its_text_or_stand_alone() -> None:
    headings = [p.heading for p in understood(WHOLE).headings]
    assert [(h.level, h.number, h.run_in) for h in headings if h] == [
        (1, 1, False),
        (2, 1, True),
        (2, 2, True),
        (1, 2, False),
        (1, 3, False),
        (3, 1, False),
    ]


def test_the_name_and_date_below_a_title_are_no_part_of_it() -> None:
    structure = understood(
        "党建工作总结\n青河县水利局\n（2023年12月20日）\n2023年，我局抓实党建工作，成效明显。"
    )
    assert lines(structure, Role.TITLE) == ["党建工作总结"]
    assert lines(structure, Role.BYLINE) == ["青河县水利局", "（2023年12月20日）"]
    assert str(structure.published) == "2023-12-20"


def test_the_name_and_date_below_the_title_of_a_speech_are_no_part_of_it() -> None:
    told = ["在动员会上的讲话", "（2023年9月15日）", "苏远", "同志们：", "今天我们开会。"]
    structure = structure_of([Paragraph(n, line, centred=n < 3) for n, line in enumerate(told)])
    assert lines(structure, Role.TITLE) == ["在动员会上的讲话"]
    assert lines(structure, Role.BYLINE) == ["（2023年9月15日）", "苏远"]


def test_a_bulletin_bears_the_date_in_its_masthead() -> None:
    structure = understood(
        "党史学习教育简报\n第8期\n水利局办公室　2023年7月5日\n水利局抓实学习\n6月以来，学习5次。"
    )
    assert structure.is_bulletin
    assert str(structure.published) == "2023-07-05"
    assert not understood(WHOLE).is_bulletin


@pytest.mark.parametrize(
    "line",
    ["二〇二三年七月五日", "水利局　　2023年7月5日", "2023年7月5日", "2023.7.5", "2023-07-05"],
)
def test_the_date_is_read_however_it_is_written(line: str) -> None:
    structure = understood(f"情况报告\n做了三件事，件件有着落。\n水利局\n{line}")
    assert str(structure.published) == "2023-07-05"
    assert structure.signed


def test_paragraphs_of_tables_are_no_prose() -> None:
    table = Paragraph(1, "党员大会次", cell=Cell(0, 0, 0))
    structure = structure_of([Paragraph(0, "统计情况的报告"), table])
    assert [p.role for p in structure.parts] == [Role.TITLE, Role.TABLE]


@pytest.mark.parametrize(
    ("text", "code", "source"),
    [
        (WHOLE, "2023H1", "title"),
        ("关于工作情况的报告\n2022年第三季度，我局抓实党建工作，成效明显。", "2022Q3", "opening"),
        ("关于工作情况的报告\n2022年以来，我局抓实党建工作，上半年开会6次。", "2022H1", "inferred"),
        ("关于工作情况的报告\n2022年以来，我局抓实党建工作，成效明显。", "2022", "inferred"),
        ("关于工作情况的报告\n我局抓实党建工作，成效明显。", None, "unknown"),
    ],
)
def test_the_period_is_told_by_the_title_the_opening_or_the_text(
    text: str, code: str | None, source: str
) -> None:
    structure = structure_of(
        [Paragraph(n, line, centred=n == 2) for n, line in enumerate(text.split("\n"))]
    )
    found = reported_period(structure)
    assert (found.period.code if found.period else None, found.source) == (code, source)
