"""Rosters that keep who has gone: in a band, a remark or a state; they are no members."""

from __future__ import annotations

import pytest

from addin.all_sheets.counting import tally
from addin.ledger.records.gone import gone
from addin.statistics.statistic import Number
from ledgers import H1, codes, ledger

ACTIVITIES = "日期|活动类型|主题\n2022-3-5|支委会|研究"
HEADER = "序号|姓名|性别|入党日期|备注"
SHOWN = ("党员总数", "正式党员", "预备党员")


def figures(roster: str) -> dict[str, Number]:
    assert H1 is not None
    return {s.key: s.value for s in tally(ledger(ACTIVITIES, 党员名册=roster), H1).figures}


def members(roster: str) -> tuple[Number | None, ...]:
    found = figures(roster)
    return tuple(found.get(key) for key in SHOWN)


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (("一、正式党员", "二、预备党员", "三、转出党员", "四、发展对象"), (2, 1, 1)),
        (("（一）正式党员（1人）", "（二）预备党员（1人）", "（三）已调离人员", "（四）积极分子"), (2, 1, 1)),
        (("正式党员：", "预备党员：", "去世党员", "申请入党人员"), (2, 1, 1)),
        (("1.正式党员", "2.预备党员", "3.除名党员", "4.入党积极分子名单"), (2, 1, 1)),
    ],
)  # fmt: skip
def test_bands_tell_who_is_a_member(bands: tuple[str, ...], expected: tuple[int, ...]) -> None:
    rows = ("1|甲一|男|2000-7-1|", "2|乙二|女|2021-9-1|", "3|丙三|男|2001-7-1|", "4|丁四|男||")
    below = [line for pair in zip(bands, rows, strict=True) for line in pair]
    first = [below[0], HEADER, *below[1:]]
    for lines in ([HEADER, *below], first):
        assert members("\n".join(("某支部党员名册", *lines))) == expected


def test_a_band_ends_what_the_one_before_it_told() -> None:
    table = f"{HEADER}\n转出党员\n1|甲一|男|2000-7-1|\n在册党员\n2|乙二|男|2001-7-1|"
    assert figures(table)["党员总数"] == 1


@pytest.mark.parametrize(
    ("remark", "counted"),
    [
        ("2022年2月转出", False),
        ("2022年2月组织关系转出至乙县", False),
        ("组织关系已于2022.2.3转往外省", True),  # another word: not read as gone
        ("已转出", False),
        ("2021年10月去世", False),
        ("因病去世", False),
        ("2021年8月因病去世", False),
        ("病故", False),
        ("2022年1月被开除党籍", False),
        ("取消预备党员资格", False),
        ("2022年9月转出", True),  # after the period
        ("拟转出", True),
        ("转出手续办理中", True),
        ("2018年转出，2020年转回", True),
        ("其父2021年去世", True),
        ("2019年由乙支部转入", True),
        ("退休", True),
    ],
)
def test_a_remark_tells_who_has_gone_and_when(remark: str, counted: bool) -> None:
    table = f"{HEADER}\n1|甲一|男|2000-7-1|\n2|乙二|男|2001-7-1|{remark}"
    assert figures(table)["党员总数"] == 1 + counted


def test_what_is_not_clear_is_asked_and_what_is_said_once() -> None:
    roster = "{header}\n1|甲一|男|2000-7-1|{remark}\n2|乙二|男|2001-7-1|"
    for remark, code in (("拟转出", "L226"), ("2022年2月转出", "L225"), ("老党员", "")):
        found = codes(ACTIVITIES, 党员名册=roster.format(header=HEADER, remark=remark))
        assert found & {"L225", "L226"} == ({code} if code else set())


@pytest.mark.parametrize(
    "state",
    ["转出", "已转出", "去世", "已去世", "病故", "开除党籍", "除名", "取消预备资格", "停止党籍"],
)
@pytest.mark.parametrize("heading", ["党员状态", "状态"])
def test_a_state_tells_who_has_gone(heading: str, state: str) -> None:
    people = ("甲一|正式党员|2000-7-1|在册", "乙二|正式党员|2001-7-1|流动")
    table = "\n".join(
        (f"姓名|党员类别|入党日期|{heading}", *people, f"丙三|正式党员|2002-7-1|{state}")
    )
    assert members(table)[0] == 2
    assert "L030" not in codes(ACTIVITIES, 党员名册=table)


def test_a_date_column_says_more_than_a_remark() -> None:
    table = "姓名|入党日期|转出日期|备注\n甲一|2000-7-1|2022-8-1|转出\n乙二|2000-7-1||"
    assert figures(table)["党员总数"] == 2


def test_a_sheet_called_a_roster_with_the_title_of_another_list_is_none() -> None:
    table = "入党积极分子名册\n序号|姓名|性别|确定积极分子时间\n1|甲一|男|2021-3-1"
    assert "党员总数" not in figures(table)
    titled = "某支部发展党员登记表\n姓名|党员类别|入党日期\n甲一|正式党员|2000-7-1"
    assert figures(titled)["党员总数"] == 1


def test_days_of_remarks() -> None:
    assert str(gone("2022.2.3调离").since) == "2022-02-03"  # type: ignore[union-attr]
    assert gone("2022年13月去世") is not None
    assert gone("党员先锋岗") is None
