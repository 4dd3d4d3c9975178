"""Rules about members who are away, out of touch, or suspended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from addin.checks.duties import EDUCATION_RULES
from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.checks.regulations import DISPOSAL_RULES_ISSUED, with_disposal_rules

AFTER: dict[str, tuple[int, str]] = {
    "流动": (6, "外出6个月以上、地点相对固定的，应当转移组织关系"),
    "失联": (6, "失去联系6个月以上的，按程序停止党籍"),
    "停止党籍": (24, "停止党籍满2年仍无法取得联系的，按自行脱党予以除名"),
}
"""How many calendar months a state may last, and what follows then."""
_SINCE_2024 = {
    "失联": "失去联系6个月以上的，按程序停止党籍，其中2年以内的限期改正",
    "停止党籍": "停止党籍满2年确实无法取得联系的，予以除名",
}
"""What follows by the rules on unqualified members."""


def state_too_long(case: Case) -> Iterator[Hit]:
    """外出、失联或停止党籍的时间已满规定的期限。

    外出6个月以上、地点相对固定的党员一般要转移组织关系；失去联系6个月以上的，停止党籍；停止党籍满2年仍
    无法取得联系的，按自行脱党予以除名。2024年6月16日起的《中国共产党不合格党员组织处置办法》另规定，失去联系
    6个月以上、2年以内的，限期改正；被停止党籍2年后确实无法取得联系的，予以除名。只看名册上“党员状态”和“状态起始日期”，没有填起始日期的不检查。

    错：党员状态 流动，状态起始日期 2021年12月1日，6月底仍是流动
    对：党员状态 流动，状态起始日期 2022年3月1日
    """
    for m in case.ledger.members:
        if m.state not in AFTER or m.state_since is None or m.moved_out:
            continue
        months, what = AFTER[m.state]
        if case.period.end >= DISPOSAL_RULES_ISSUED:
            what = _SINCE_2024.get(m.state, what)
        past = whole_months(m.state_since, case.period.end)
        if past >= months:
            yield at(m.row, "党员状态", state=m.state, months=past, what=what)


def whole_months(since: date, until: date) -> int:
    """Return the calendar months between two days: from the 31st to the end of a month is whole."""
    whole = until.day >= since.day or (until + timedelta(days=1)).day == 1
    return (until.year - since.year) * 12 + until.month - since.month - (not whole)


_BASIS = EDUCATION_RULES + "第二十四条、第二十五条、第三十二条"

RULES = (
    Rule(
        "L03",
        "info",
        "到报告期末，“{state}”已满{months}个月；{what}，请核对",
        state_too_long,
        _BASIS,
        later=(with_disposal_rules(_BASIS),),
    ),
)
