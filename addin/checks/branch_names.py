"""Rules about which branch an activity is of, where a ledger is kept for several."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.branch_names import is_above
from addin.ledger.records.activity import Activity
from addin.ledger.values.text import folded

COLUMN = "党支部"
_OF_PARTY_GROUP = "党组"


def spelled_otherwise(case: Case) -> Iterator[Hit]:
    """同一个支部有几种写法。

    “第一支部”“1支部”“第一党支部”按同一个支部统计。写法一致，查起来方便。

    错：有的行写“第一党支部”，有的行写“一支部”
    对：都写“第一党支部”
    """
    names = case.ledger.branch_names
    others = {o: name for name, its in names.spellings.items() for o in its if o != name}
    for written, name in others.items() if len(case.ledger.branches) > 1 else ():
        first = next((a for a in case.activities if a.branch == written), None)
        if first is not None and COLUMN in first.row.columns:
            yield at(first.row, COLUMN, name, name=name)


def may_be_one(case: Case) -> Iterator[Hit]:
    """两个支部的名称相近，可能是一个。

    一个名称只比另一个前面多几个字，说不准是一个支部还是两个。现按两个支部统计，其中一个缺的，另一个有
    记录时不下结论。两个都在党员名册的“党支部”栏里的，就是两个支部，不问。

    错：有的行写“机关第一党支部”，有的行写“第一党支部”
    对：写法一致；确是两个支部的，在党员名册里分别写明
    """
    names = case.ledger.branch_names.alike if len(case.ledger.branches) > 1 else ()
    for one, other in names:
        yield Hit(case.activity_sheet, None, "", {"one": one, "other": other}, key=one)


def branch_untold(case: Case) -> Iterator[Hit]:
    """没有写明是哪个支部的活动。

    几个支部合记一本台账的，一次活动没有写明支部（或只写“联合”“两个支部”），不知道该计给谁；可能缺这次活动的
    支部，都不下结论。几个支部联合开展的，把支部都写上：“第一、第二党支部”，或写“各党支部”。

    错：党支部 一栏空着
    对：第一党支部
    """
    if len(case.ledger.branches) < 2:
        return
    for a in case.activities:
        if (
            a.within(case.period)
            and not case.ledger.branch_names.of(a.branch)
            and _of_branch(a, case)
        ):
            yield at(a.row, COLUMN) if COLUMN in a.row.columns else at(a.row, "活动类型")


def _of_branch(a: Activity, case: Case) -> bool:
    """Return whether some type of an activity is a branch's, and not a 党组's."""
    groups = {t.name: t.group for t in case.ledger.catalogue.activity.types}
    return any(groups.get(name) != _OF_PARTY_GROUP for name in a.type_names)


def number_differs(case: Case) -> Iterator[Hit]:
    """参数“支部数”与台账里的支部不一样多。

    一个支部在台账和名册里都没有写到，就不知道它叫什么，也不列出它缺的次数；多出来的，可能是一个支部写了两种名称。

    错：支部数 3，台账里只有第一、第二党支部
    对：支部数 2；或补上第三党支部的活动和党员
    """
    stated = case.ledger.settings.number("支部数")
    told = [b for b in case.ledger.branches if not is_above(b)]
    if stated is not None and len(told) > 1 and stated != len(told):
        row = case.ledger.settings.rows["支部数"]
        yield at(row, "值", stated=stated, told=len(told), names="、".join(told))


def not_told_apart(case: Case) -> Iterator[Hit]:
    """有几个支部，活动没有分支部登记。

    名册或参数写明有几个支部，活动台账却没有写明每次活动是哪个支部的（或只写了一个支部）。应开、缺少暂按一个
    支部计算。几个支部合记一本台账的，加一列“党支部”；台账只是一个支部的，不用理会。

    错：名册上有三个支部，活动台账没有“党支部”一列
    对：活动台账有“党支部”一列
    """
    branches = {folded(m.branch) for m in case.ledger.members if m.branch}
    stated = case.ledger.settings.number("支部数") or 0
    several = max(stated, len([b for b in branches if not is_above(b)]))
    if case.ledger.activities and len(case.ledger.branches) < 2 <= several:
        yield Hit(case.activity_sheet, None, "", {"several": several}, key=COLUMN)


RULES = (
    Rule("L220", "info", "与“{name}”按同一个支部统计；请统一写法", spelled_otherwise),
    Rule(
        "L221",
        "warning",
        "“{one}”和“{other}”是一个支部还是两个？一个的请统一写法，两个的请在党员名册的“党支部”栏分别写明",
        may_be_one,
    ),
    Rule(
        "L222",
        "warning",
        "没有写明是哪个支部，没有计入任何一个支部；请写明，联合开展的把支部都写上",
        branch_untold,
    ),
    Rule(
        "L223",
        "warning",
        "参数里支部数是{stated}，台账里有{told}个：{names}；请核对，没有记录的支部没有列出缺项",
        number_differs,
    ),
    Rule(
        "L224",
        "info",
        "本单位有{several}个支部，活动没有分支部登记，应开、缺少暂按一个支部计算；合记一本的请加“党支部”一列",
        not_told_apart,
    ),
)
