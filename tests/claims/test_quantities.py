"""Numbers with their units: where they begin and end, how exact they are, what they count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.audit.text.quantity import Quantity, bare_number, quantities


def _told(q: Quantity, text: str) -> tuple[str, str, str, str]:
    """Return a number's text, its size and its unit, and marks: ~ vague, 汉 spelt, … of a list."""
    marks = ("~" if q.vague else "") + ("" if q.arabic else "汉") + ("…" if q.of_list else "")
    return text[q.start : q.end], str(q.number), q.unit, marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共6次", ("6次", "6", "次", "")),
        ("共６次", ("６次", "6", "次", "")),
        ("共六次", ("六次", "6", "次", "汉")),
        ("共6 次", ("6 次", "6", "次", "")),
        ("收12,340元", ("12,340元", "12340", "元", "")),
        ("收12，340元", ("12，340元", "12340", "元", "")),
        ("收1.25元", ("1.25元", "1.25", "元", "")),
        ("收１．２５元", ("１．２５元", "1.25", "元", "")),
        ("收1.2万元", ("1.2万元", "12000.0", "元", "")),
        ("收3千元", ("3千元", "3000", "元", "")),
        ("收三万元", ("三万元", "30000", "元", "汉")),
        ("为95.6%", ("95.6%", "95.6", "%", "")),
        ("为95％", ("95％", "95", "%", "")),
        ("为3‰", ("3‰", "3", "‰", "")),
        ("为百分之九十五", ("百分之九十五", "95", "%", "")),
        ("为百分之95.6", ("百分之95.6", "95.6", "%", "")),
        ("为百分之九十五点六五", ("百分之九十五点六五", "95.65", "%", "")),
        ("为百分之九十五点零六", ("百分之九十五点零六", "95.06", "%", "")),
        # What only comes near a number, before it, in it or behind it.
        ("近6次", ("近6次", "6", "次", "~")),
        ("超过6次", ("超过6次", "6", "次", "~")),
        ("不下6次", ("不下6次", "6", "次", "~")),
        ("上6次", ("6次", "6", "次", "")),
        ("高达6次", ("6次", "6", "次", "")),
        ("多达6次", ("6次", "6", "次", "")),
        ("20余次", ("20余次", "20", "次", "~")),
        ("20多名", ("20多名", "20", "名", "~")),
        ("二十余次", ("二十余次", "20", "次", "~汉")),
        ("20次左右", ("20次", "20", "次", "~")),
        ("20次以上", ("20次", "20", "次", "~")),
        ("收300余元", ("300余元", "300", "元", "~")),
        ("收3万余元", ("3万余元", "30000", "元", "~")),
        ("收3万多元", ("3万多元", "30000", "元", "~")),
        ("数十次", ("数十次", "10", "次", "~汉")),
        ("几十次", ("几十次", "10", "次", "~汉")),
        ("几次", ("几次", "1", "次", "~汉")),
        ("十几次", ("十几次", "10", "次", "~汉")),
        ("百余次", ("百余次", "100", "次", "~汉")),
        ("近百人次", ("近百人次", "100", "人次", "~汉")),
        ("一百次", ("一百次", "100", "次", "汉")),
    ],
)
def test_a_number_of_a_text(text: str, found: tuple[str, str, str, str]) -> None:
    assert [_told(q, text) for q in quantities(text)] == [found]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("6次", "1"),
        ("12,340元", "1"),
        ("95.6%", "0.1"),
        ("95.65%", "0.01"),
        ("1.2万元", "1000.0"),
        ("3万元", "10000"),
        ("3千元", "1000"),
        ("六次", "1"),
        ("数十次", "1"),
        ("几次", "1"),
        ("百分之九十五点六五", "0.01"),
    ],
)
def test_the_last_digit_says_how_exact_a_number_is(text: str, step: str) -> None:
    assert [str(q.step) for q in quantities(text)] == [step]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("6次", "6"),
        ("1.2万元", "1.2万"),
        ("20余次", "20"),
        ("百分之九十五", "百分之九十五"),
        ("6 次", "6"),
        ("近6次", "近6"),
    ],
)
def test_the_unit_begins_where_the_number_ends(text: str, digits: str) -> None:
    (its,) = quantities(text)
    assert text[its.start : its.number_end] == digits


@pytest.mark.parametrize(
    ("units", "kind"),
    [
        ("个班次 班次 场次 次 场 期 堂 讲 回 轮 节", "times"),
        ("人次", "heads"),
        ("人 名 位", "people"),
        ("% ‰ ％ 个百分点", "rate"),
        ("元 余元", "money"),
        ("个学时 学时 个小时 小时 课时", "hours"),
        ("个 项 件 条 处 篇 份 户 家 支 类 起 册 本 部 册次 部次 件次 户次", "things"),
        ("分", "points"),
    ],
)
def test_a_unit_says_what_is_counted(units: str, kind: str) -> None:
    assert [(u, q.kind) for u in units.split() for q in quantities(f"8{u}")] == [
        (u, kind) for u in units.split()
    ]


@pytest.mark.parametrize("text", ["", "6", "6日", "次", "零散", "多次", "6：00", "上百分点"])
def test_no_number_without_a_unit(text: str) -> None:
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # 12、10和8次: the unit stands behind the last.
        ("分别12、10和8次", [("12", "12", "次", "…"), ("10", "10", "次", "…"), ("8次", "8", "次", "")]),
        ("分别十二、八次", [("十二", "12", "次", "汉…"), ("八次", "8", "次", "汉")]),
        ("分别12次、8次", [("12次", "12", "次", ""), ("8次", "8", "次", "")]),
        ("分别，12、8次", [("8次", "8", "次", "")]),
        # Names with bare numbers share out the number before them.
        ("10次（机关4、制水6）", [("10次", "10", "次", ""), ("4", "4", "次", "…"), ("6", "6", "次", "…")]),
        ("10篇，其中机关4、制水6。", [("10篇", "10", "篇", ""), ("4", "4", "篇", "…"), ("6", "6", "篇", "…")]),
        ("其中：机关4，制水6；", [("4", "4", "次", "…"), ("6", "6", "次", "…")]),
        ("大会5、党日7", [("5", "5", "次", "…"), ("7", "7", "次", "…")]),
        ("大会5/党日7。", [("5", "5", "次", "…"), ("7", "7", "次", "…")]),
        ("次数：大会5、党日7；", [("5", "5", "次", "…"), ("7", "7", "次", "…")]),
        ("很好，大会5、党日7", []),
        ("大会5、党日7，很好", []),
        ("很好。大会5、党日7。", []),
        ("（机关4、制水6）", [("4", "4", "次", "…"), ("6", "6", "次", "…")]),
        ("附件1、附件2", []),
        ("大会5", []),
    ],
)  # fmt: skip
def test_bare_numbers_of_a_list(text: str, found: list[tuple[str, str, str, str]]) -> None:
    assert [_told(q, text) for q in quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("6", "", ("6", "6", "", "")),
        ("6", "篇", ("6", "6", "篇", "")),
        (" 6 ", "", ("6", "6", "", "")),
        ("6次", "", ("6次", "6", "次", "")),
        ("6次", "篇", ("6次", "6", "次", "")),
        ("6篇", "", ("6篇", "6", "篇", "")),
        ("6篇", "人", ("6篇", "6", "篇", "")),
        ("6", "人", ("6", "6", "人", "")),
        ("95%", "", ("95%", "95", "%", "")),
        ("6次左右", "", ("6次左右", "6", "次", "~")),
    ],
)
def test_a_number_alone(text: str, unit: str, found: tuple[str, str, str, str]) -> None:
    its = bare_number(text, unit)
    assert its
    assert _told(its, text) == found
    assert its.number_end == text.index(found[1]) + len(found[1])


@pytest.mark.parametrize("text", ["", " ", "共6次", "6次的", "无"])
def test_more_than_a_number_is_none(text: str) -> None:
    assert bare_number(text) is None


def test_a_number_alone_is_as_exact_as_it_says() -> None:
    its = bare_number("1.2万元")
    assert its
    assert (its.number, its.step) == (Decimal(12000), Decimal(1000))
