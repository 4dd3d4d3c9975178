"""Where a claim is, in words, and the period that a report's title names."""

from __future__ import annotations

import pytest

from addin.audit.parts.subset import Part
from addin.audit.parts.subset_rows import RowBook
from addin.audit.places import place_words
from addin.audit.report_audit import claims_of, report_period
from addin.ledger.period import parse_period
from claims.reports import Line, ledger, paragraphs


@pytest.mark.parametrize(
    ("caption", "table", "last"),
    [
        ("情况", [["月份", "支委会"], ["3月", "2"]], "第1个表“3月”行“支委会”列"),
        ("附表 2-1 情况", [["月份", "支委会"], ["3月", "2"]], "附表2-1“3月”行“支委会”列"),
        ("情况", [["", ""], ["", "2"]], "第1个表第2行第2列"),
        ("情况", [["月份", "支委会"]], "第1个表“月份”行第2列"),
        ("情况", [["月份", "支委会"], ["两个责任", "2"]], "第1个表“两个责任”行“支委会”列"),
        ("情况", [["季", "月", "会"], ["春季", "3月", "2"]], "第1个表“春季·3月”行“会”列"),
        (
            "情况",
            [["月份", "一二三四五六七八九十一二三四"], ["3月", "2"]],
            "第1个表“3月”行“一二三四五六七八九十一二三四”列",
        ),
        (
            "情况",
            [["月份", "一二三四五六七八九十一二三四五"], ["3月", "2"]],
            "第1个表“3月”行“一二三四五六七八九十一二三四…”列",
        ),
        ("情况", [["电话", "支委会"], ["党 13800001111", "2"]], "第1个表“党***”行“支委会”列"),
    ],
)
def test_a_cell_is_named_by_its_headings(caption: str, table: Line, last: str) -> None:
    found = place_words(paragraphs(caption, table))
    assert found[0] == "第1段"
    assert found[max(found)] == last


_YEAR = ledger(参数="键|值\n单位全称|测试局\n报告期起|2022-1-1\n报告期止|2022-12-31")
_HALF = ledger()


@pytest.mark.parametrize(
    ("title", "half", "year"),
    [
        ("2022年上半年工作总结", "2022H1", "2022H1"),
        ("2022年工作情况", "2022H1", "2022"),  # the year of the ledger's period
        ("2022年度工作情况", "2022", "2022"),
        ("2021年工作情况", "2021", "2021"),
        ("工作情况", "2022H1", "2022"),
        ("2021年工作情况。", "2022H1", "2022"),  # a sentence
        ("（2021年1月10日）", "2022H1", "2022"),
        ("2021年工作情况".rjust(60, "关"), "2021", "2021"),
        ("2021年工作情况".rjust(61, "关"), "2022H1", "2022"),
    ],
)
def test_the_title_names_the_period_of_a_report(title: str, half: str, year: str) -> None:
    lines = paragraphs("", title, "我们做了工作。")
    assert report_period(lines, _HALF.scope) == parse_period(half)
    assert report_period(lines, _YEAR.scope) == parse_period(year)


@pytest.mark.parametrize("said", ["上半年很好。", "下半年继续。"])
def test_a_year_in_the_title_is_the_half_of_which_the_opening_speaks(said: str) -> None:
    lines = paragraphs("2022年度工作情况", said)
    assert report_period(lines, _HALF.scope) == parse_period("2022H1")


def test_a_title_may_name_more_than_the_ledgers_period() -> None:
    quarter = ledger(参数="键|值\n单位全称|测试局\n报告期起|2022-1-1\n报告期止|2022-3-31").scope
    assert report_period(paragraphs("2022年上半年工作情况"), quarter) == parse_period("2022H1")
    assert report_period(paragraphs("2022年工作情况"), quarter) == quarter.period


def test_claims_are_in_the_order_of_their_places() -> None:
    table: Line = [["月份", "支委会"], ["3月", "2"], ["4月", "3"]]
    lines = paragraphs("上半年支委会3次、党课2次。", table, "支委会4次。")
    found = claims_of(lines, _HALF.ledger, _HALF.scope.period)
    assert [(c.stretch.paragraph, float(c.stated.number)) for c in found] == [
        (0, 3),
        (0, 2),
        (4, 2),
        (6, 3),
        (7, 4),
    ]


def test_a_cell_is_no_title() -> None:
    assert report_period(paragraphs([["2021年工作情况"]], "好"), _HALF.scope) == _HALF.scope.period


def test_a_title_is_among_the_first_lines() -> None:
    lines = ["开头。"] * 5
    assert report_period(paragraphs(*lines, "2021年"), _HALF.scope) == parse_period("2021")
    assert report_period(paragraphs(*lines, "", "2021年"), _HALF.scope) == parse_period("2021")
    assert report_period(paragraphs(*lines, "好。", "2021年"), _HALF.scope) == _HALF.scope.period


def test_rows_beside_the_activities_say_whose_they_are() -> None:
    talks = (
        "党支部|日期|谈话人|谈话对象\n闸站党支部|2022-1-5|甲一|乙二\n"
        "泵站党支部|2022-2-5|甲一|丙三\n|2022-3-5|甲一|丁四\n"
        "闸站党支部、泵站党支部|2022-4-5|甲一|丁四"
    )
    header = "日期|党支部|活动类型|主题|主持人|应到人数|实到人数"
    rows = [f"2022年3月4日|{b}党支部|支委会|研究计划|张三|5|5" for b in ("闸站", "泵站")]
    book = RowBook(ledger(*rows, header=header, 谈心谈话=talks).ledger)
    share = book.share(Part("branch", "它", ("闸站党支部",)), [f"谈心谈话!{n}" for n in "2345"])
    assert share.sure == ("谈心谈话!2", "谈心谈话!5")
    assert share.open == ("谈心谈话!4",)
