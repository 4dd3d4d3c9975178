"""Numbers without a word of their own, by what somebody did or by what was counted before."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.possible_figures import UNCLEAR
from claims.reports import claims


def _keys(text: str) -> list[str]:
    """Return the first figure of each number, "" where it means none."""
    return ["+".join(c.sums) or (c.keys[0] if c.keys else "") for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "keys", "columns"),
    [
        ("李大河同志讲了2次。", ["党课"], ["主讲人"]),
        ("由李大河同志主讲2次。", ["党课"], ["主讲人"]),
        ("李大河同志和王小河同志讲了2次。", ["党课"], ["主讲人"]),
        ("李大河同志、王小河同志和张远山同志讲了2次。", ["党课"], ["主讲人"]),
        ("李大河同志谈了3次。", ["谈心谈话"], ["谈话人"]),
        ("李大河同志谈了3人次。", ["谈心谈话"], ["谈话人"]),
        ("李大河同志领学3次。", ["专题学习"], ["主讲人"]),
        ("李大河同志主持2次。", [], []),  # of what, nothing says
        ("支委会6次，李大河同志主持2次。", ["支委会", "支委会"], ["", "主持人"]),
        ("支委会6次，李大河同志讲了2次。", ["支委会", "党课"], ["", "主讲人"]),
        ("专题学习6次，李大河同志讲了2次。", ["专题学习", "专题学习"], ["", "主讲人"]),
        ("李大河同志讲了故事2次。", [], []),
        ("李大河同志讲了2次故事。", [], []),
        ("李大河同志讲了2小时。", [], []),
        ("讲了2次。", [], []),
    ],
)
def test_what_somebody_did_says_what_is_counted(
    text: str, keys: list[str], columns: list[str]
) -> None:
    assert _keys(text) == keys
    assert [c.part.column if c.part else "" for c in claims(text)] == columns


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("党课6次。3月2次。", ["党课", "党课"]),
        ("党课6次。其中，3月2次。", ["党课", "党课"]),
        ("党课6次。2次。", ["党课"]),
        ("党课6次。共6次。", ["党课"]),
        ("党课6次；共6次。", ["党课", "党课"]),
        ("党课6次，共6次。", ["党课", "党课"]),
        ("党课3次；累计参加60人次。", ["党课", "参加人次.党课"]),
        ("党课6次，慰问2次。", ["党课"]),
        ("党课6次，累计慰问2次。", ["党课"]),
        ("党课3次，共6学时。", ["党课", "学时.党课"]),
        ("收缴党费，共1200元。", ["党费.实缴合计"]),
        ("收缴党费1200元，3月500元。", ["党费.实缴合计", "党费.实缴合计"]),
        ("收缴党费1200元，党课3次，共1500元。", ["党费.实缴合计", "党课", "党费.实缴合计"]),
        ("党课6次，研究年度预算2次。", ["党课"]),  # no meeting
        ("支委会6次，研究年度预算2次。", ["支委会", "支委会"]),
        ("党员大会6次，研究年度预算2次。", ["党员大会", "党员大会"]),
        ("组织生活会6次，研究年度预算2次。", ["组织生活会"]),
        ("应召开支委会12次，实际召开11次。", ["支委会"]),
    ],
)
def test_a_number_goes_on_with_what_was_counted(text: str, keys: list[str]) -> None:
    assert [key for key in _keys(text) if key] == keys


@pytest.mark.parametrize(
    ("text", "key", "loose"),
    [
        ("党课3次，共60人参加。", "参加人次.党课", ""),
        ("党课3次，60人次。", "参加人次.党课", ""),
        ("党课3次，到会累计60人。", "参加人次.党课", ""),
        ("党课3次、支委会2次，60人次。", "参加人次.支委会", UNCLEAR),
        ("党课3次、支委会2次、各类活动5次，60人次。", "参加人次", ""),
        ("党课3次，慰问20名老人。", "", ""),
    ],
)
def test_who_came_came_to_what_was_counted(text: str, key: str, loose: str) -> None:
    its = claims(text)[-1]
    assert (its.keys[0] if its.keys else "", its.loose) == (key, loose)


def test_who_came_to_several_kinds_may_have_come_to_all() -> None:
    (*_, several) = claims("党课3次、支委会2次，60人次。")
    assert several.keys == ("参加人次.支委会", "参加人次")
    (*_, all_) = claims("党课3次、支委会2次、各类活动5次，60人次。")
    assert all_.keys == ("参加人次",)
    (*_, summed) = claims("党课3次、支委会2次，合计5次，60人次。")
    assert summed.keys == ("参加人次.支委会",)
    (*_, one) = claims("党课3次、党课2次，60人次。")
    assert one.keys == ("参加人次.党课",)


@pytest.mark.parametrize(
    ("text", "key", "loose"),
    [
        ("组织党课、主题党日，共5次。", "党课+主题党日", ""),
        ("组织党课、主题党日，就有5次。", "党课+主题党日", ""),
        ("组织党课、主题党日，达5次。", "党课+主题党日", ""),
        ("组织党课、主题党日，有5次。", "党课+主题党日", ""),
        ("组织党课、主题党日，都有5次。", "主题党日", UNCLEAR),  # rather each
        ("组织党课、主题党日，5次。", "主题党日", UNCLEAR),
        ("党课也没断，讲了3次。", "党课", ""),
        ("工作很实，党课也没断，讲了3次。", "党课", ""),
        ("工作很实：党课也没断，讲了3次。", "党课", ""),
        ("工作中党课也没断，讲了3次。", "党课", ""),
        ("工作中党课也没断，热热闹闹讲了3次。", "党课", ""),
        ("工作中党课也没断，数来数去是3次。", "党课", ""),
        ("工作中党课也没断，前前后后凑了3次。", "党课", ""),
        ("工作中党课也没断，登记簿上有3次。", "党课", ""),
        ("工作中党课也没断，硬是攒下了3次。", "党课", ""),
        ("工作中党课也没断，一口气讲了3次。", "党课", UNCLEAR),
        ("党课6次，周明同志挑大梁，一人讲3次。", "党课", UNCLEAR),
        ("党课6次，其中他们讲了3次。", "党课", UNCLEAR),
        ("支委会由去年的6次变为8次。", "支委会", ""),
        ("支委会6次，工作很实，党课也没断，讲了3次。", "党课", ""),
        ("工作中党课也没断，实际3次。", "党课", ""),
        ("工作中党课也没断，达到3次。", "党课", ""),
        ("工作中党课也没断，3月3次。", "党课", ""),
        ("工作中党课也没断，只3次。", "党课", ""),
        ("各类活动不断线，共30次。", "活动总数", ""),
        ("党课2次、支委会4次，分别为3次、5次。", "支委会", UNCLEAR),
        ("分季度看，一季度2次。", "活动总数", UNCLEAR),
        ("从时间分布看，3月2次。", "活动总数", UNCLEAR),
        ("分月说，3月2次。", "活动总数", UNCLEAR),
        ("按月份看，3月2次。", "活动总数", UNCLEAR),
        ("一季度支委会2次，二季度3次居首位。", "支委会", ""),
        ("分季度看，一季度支委会2次，二季度3次。", "支委会", ""),
        ("三季度一下子冲到10次。", "活动总数", UNCLEAR),
    ],
)
def test_a_number_may_count_what_was_named_without_one(text: str, key: str, loose: str) -> None:
    assert (_keys(text)[-1], claims(text)[-1].loose) == (key, loose)


@pytest.mark.parametrize(
    "text",
    [
        "从质量看，3月2次。",
        "从时间分布看，3月20人次。",
        "从时间分布看，3月20人到会。",
        "从时间分布看，3月2学时。",
        "3月2次，从时间分布看很均匀。",
        "党课也没断，走访3次。",
        "党课也没断，督导了3次。",
        "党课也没断，缺席3次。",
        "党课也没断，没讲3次。",
        "人员参加踊跃，共30次。",
        "三季度一下子冲到9次。",  # too few to be told from chance
    ],
)
def test_nothing_named_or_counted_is_gone_on_with(text: str) -> None:
    assert [key for key in _keys(text) if key] == []
