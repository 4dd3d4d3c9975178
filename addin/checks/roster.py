"""Rules about the roster, and about people named who are not on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.records.roster import Member

ADULT = 18
DAYS_OF_NOTICE = 180


def same_name_twice(case: Case) -> Iterator[Hit]:
    """名册里有两个同名的人。

    是同一个人登记了两遍，还是两个人同名？同名的请在名字后加括号区分。

    错：张三、张三
    对：张三、张三（女）
    """
    first: dict[tuple[str, str], Member] = {}
    for m in case.ledger.members:
        earlier = first.setdefault((m.name, m.mark), m)
        if m.name and earlier is not m:
            yield at(m.row, "姓名", name=m.name, number=earlier.row.number)


def identity_wrong(case: Case) -> Iterator[Hit]:
    """身份证号有误。

    位数不对，或最后一位校验码不符（GB 11643）。程序只核对，不保存，也不写进任何报告。

    错：110105194912310021
    对：11010519491231002X
    """
    return case.problems("identity-check", "identity-length")


def identity_damaged(case: Case) -> Iterator[Hit]:
    """身份证号被 Excel 改坏了。

    按数字填的18位号码，Excel 只留前15位，后三位变成000。请先把单元格设为“文本”再重新填写。

    错：1.10105E+17
    对：11010519491231002X
    """
    return case.problems("identity-damaged")


def identity_old(case: Case) -> Iterator[Hit]:
    """身份证号是15位旧号。

    旧号码仍能核对出生日期和性别，建议换成18位。

    错：110105491231002
    对：11010519491231002X
    """
    return case.problems("identity-old")


def identity_twice(case: Case) -> Iterator[Hit]:
    """两个人的身份证号相同。

    号码一人一个，必有一处填错。

    错：张三、李四的号码一样
    对：各填各的号码
    """
    first: dict[int, Member] = {}
    for m in case.ledger.members:
        if m.identity and m.identity.digest in first:
            hit = at(m.row, "身份证号", name=first[m.identity.digest].name)
            yield Hit(hit.sheet, hit.cell, "", hit.args)
        elif m.identity:
            first[m.identity.digest] = m


def identity_disagrees(case: Case) -> Iterator[Hit]:
    """出生日期或性别与身份证号不符。

    身份证号里含有出生日期和性别，与本行填的不一样。

    错：号码里是1949年12月31日，出生日期填 1950年1月1日
    对：出生日期 1949年12月31日
    """
    for m in case.ledger.members:
        if m.identity and m.born and m.born != m.identity.born:
            yield at(m.row, "出生日期", what="出生日期")
        if m.identity and m.sex and m.sex != m.identity.sex:
            yield at(m.row, "性别", what="性别")


def confirmed_missing(case: Case) -> Iterator[Hit]:
    """正式党员没有转正日期。

    没有转正日期，就不知道哪一天起有表决权。

    错：正式党员，转正日期空着
    对：正式党员，转正日期 2015年7月1日
    """
    for m in case.ledger.members:
        if m.category == "正式党员" and "转正日期" in m.row.columns and not m.row.text("转正日期"):
            yield at(m.row, "转正日期", name=m.name)


def confirmed_before_joined(case: Case) -> Iterator[Hit]:
    """转正日期早于入党日期。

    两个日期填反了，或写错了年份。

    错：入党 2015年7月1日，转正 2014年7月1日
    对：入党 2014年7月1日，转正 2015年7月1日
    """
    for m in case.ledger.members:
        if m.joined and m.confirmed and m.confirmed < m.joined:
            yield at(m.row, "转正日期", name=m.name)


def joined_too_young(case: Case) -> Iterator[Hit]:
    """入党时不满18岁。

    年满18岁才能申请入党，入党日期或出生日期多半写错了。

    错：1990年5月出生，2006年7月入党
    对：1990年5月出生，2012年7月入党
    """
    for m in case.ledger.members:
        if m.joined and m.born and _months(m.joined) < _months(m.born) + ADULT * 12:
            yield at(m.row, "入党日期", name=m.name)


def _months(day: date) -> int:
    """Return a day's month as a number: a roster often gives no more than the month."""
    return day.year * 12 + day.month


IDENTITY = "《公民身份号码》（GB 11643—1999）"

RULES = (
    Rule(
        "L202",
        "warning",
        "“{name}”在第{number}行已登记过；是同一个人还是同名，请核对",
        same_name_twice,
    ),
    Rule("L203", "error", "身份证号位数不对或校验码不符；请对照证件核对", identity_wrong, IDENTITY),
    Rule(
        "L204",
        "error",
        "身份证号被Excel按数字存坏了；请把单元格设为“文本”后重新填写",
        identity_damaged,
    ),
    Rule("L205", "error", "身份证号与“{name}”的相同；请核对", identity_twice),
    Rule("L206", "info", "这是15位旧号码；建议换成18位", identity_old, IDENTITY),
    Rule("L207", "error", "{what}与身份证号里的不一致；请核对", identity_disagrees, IDENTITY),
    Rule("L208", "error", "“{name}”是正式党员，没有转正日期；请补上", confirmed_missing),
    Rule("L209", "error", "“{name}”的转正日期早于入党日期；请核对", confirmed_before_joined),
    Rule(
        "L210",
        "warning",
        "按出生日期算，“{name}”入党时不满18岁；请核对两个日期",
        joined_too_young,
        "《中国共产党章程》第一条",
    ),
)
