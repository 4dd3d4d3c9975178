"""Rules about the roster, and about people named who are not on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Hit
from addin.checks.rule import Case, Rule, at
from addin.checks.votes import BRANCH_RULES
from addin.ledger.activity import Activity
from addin.ledger.names import Names
from addin.ledger.roster import COMMITTEE, Member
from addin.ledger.text import nearest

ADULT = 18
DAYS_OF_NOTICE = 180


def not_on_roster(case: Case) -> Iterator[Hit]:
    """有人不在党员名册里。

    多半是写错了字，或名册没有更新。党组的活动不核对；主讲人、记录人可以是外人，只有与名册上某人
    差一个字时才提醒。

    错：主持人 张珊（名册上是 张姗）
    对：主持人 张姗
    """
    known = set(case.members_by_name)
    groups = {t.name: t.group for t in case.ledger.catalogue.activity.types}
    for a in case.activities if known else ():
        if a.type_names and all(groups[t] == "党组" for t in a.type_names):
            continue
        for column, people in _people(a):
            for name in people.names:
                near = nearest(name, known, 1) if name not in known else None
                if name not in known and (near or column not in ("主讲人", "记录人")):
                    hint = f"，是不是“{near}”" if near else ""
                    yield at(
                        a.row,
                        column,
                        near and a.row.text(column).replace(name, near),
                        name=name,
                        hint=hint,
                    )


def _people(activity: Activity) -> list[tuple[str, Names]]:
    named = {
        "主持人": activity.chair,
        "主讲人": activity.lecturer,
        "记录人": activity.recorder,
        "参加人员": activity.attendees,
        "请假人员": activity.absent,
    }
    return [(column, people) for column, people in named.items() if people]


def after_leaving(case: Case) -> Iterator[Hit]:
    """已转出的党员还在参加活动。

    名册上这个人已经转出，活动在转出之后。

    错：3月10日转出，4月8日还在参加人员里
    对：更正名册的转出日期，或更正参加人员
    """
    gone = {m.name: m for m in case.ledger.members if m.moved_out}
    stayed = {m.name for m in case.ledger.members if not m.moved_out}
    for a in case.activities if gone else ():
        if a.when is None:
            continue
        for column, people in _people(a):
            for name in people.names:
                out = gone[name].moved_out if name in gone and name not in stayed else None
                if out and a.when.first >= out and column not in ("主讲人", "记录人"):
                    yield at(a.row, column, name=name, day=out)


def same_name_twice(case: Case) -> Iterator[Hit]:
    """名册里有两个同名的人。

    是同一个人登记了两遍，还是两个人同名？同名的请在名字后加括号区分。

    错：张三、张三
    对：张三、张三（女）
    """
    first: dict[str, Member] = {}
    for m in case.ledger.members:
        if m.name and m.name in first:
            yield at(m.row, "姓名", name=m.name, number=first[m.name].row.number)
        else:
            first[m.name] = m


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
        if m.joined and m.born and m.joined < _birthday(m.born, ADULT):
            yield at(m.row, "入党日期", name=m.name)


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # 29 February
        return date(born.year + age, 3, 1)


def total_differs(case: Case) -> Iterator[Hit]:
    """党员总数与名册不符。

    参数里的党员总数，应等于报告期末名册上的在册人数。

    错：参数 24，名册 23
    对：参数 23，名册 23
    """
    stated = case.ledger.settings.number("党员总数")
    members = case.ledger.roster_on(case.period.end)
    if members and stated is not None and stated != len(members):
        yield at(
            case.ledger.settings.rows["党员总数"],
            "值",
            str(len(members)),
            stated=stated,
            roster=len(members),
        )


def committee_differs(case: Case) -> Iterator[Hit]:
    """支委人数与名册不符。

    参数里的支委人数，应等于名册上党内职务为书记、副书记和各委员的人数。

    错：参数 5，名册上有4名委员
    对：参数 5，名册上有5名委员
    """
    stated = case.ledger.settings.number("支委人数")
    named = _committee(case)
    if stated and named and stated != named:
        yield at(
            case.ledger.settings.rows["支委人数"], "值", str(named), stated=stated, roster=named
        )


def committee_size(case: Case) -> Iterator[Hit]:
    """支委会人数不合一般规定。

    支委会一般由3至5人组成，一般不超过7人。

    错：2人
    对：3人
    """
    size = case.ledger.settings.number("支委人数") or _committee(case)
    if size and not 3 <= size <= 7:
        rows = case.ledger.settings.rows
        if "支委人数" in rows:
            yield at(rows["支委人数"], "值", size=size)
        elif table := case.ledger.table("党员名册"):
            yield Hit(table.sheet, None, str(size), {"size": size}, key="支委会")


def _committee(case: Case) -> int:
    members = Counter(m.duty for m in case.ledger.roster_on(case.period.end))
    return sum(members[duty] for duty in COMMITTEE)


def term_over(case: Case) -> Iterator[Hit]:
    """支委会任期届满。

    支部委员会每届任期一般3年。届满前180天提醒准备换届；已届满的，应按期换届或报批延期。

    错：届满日期 2022年3月1日，6月底还没有换届
    对：届满前完成换届，更新届满日期
    """
    end = case.ledger.settings.day("届满日期")
    if end is None:
        return
    left = (end - case.period.end).days
    if left <= DAYS_OF_NOTICE:
        what = f"已届满{-left}天" if left < 0 else f"还有{left}天届满"
        yield at(case.ledger.settings.rows["届满日期"], "值", what=what)


IDENTITY = "《公民身份号码》（GB 11643—1999）"

RULES = (
    Rule("L201", "warning", "“{name}”不在党员名册里{hint}；请核对姓名或补充名册", not_on_roster),
    Rule("L212", "warning", "“{name}”已于{day}转出；请核对名单或名册的转出日期", after_leaving),
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
    Rule(
        "L211",
        "warning",
        "参数里党员总数是{stated}，名册上报告期末在册{roster}人；请核对",
        total_differs,
    ),
    Rule(
        "L213",
        "warning",
        "参数里支委人数是{stated}，名册上有{roster}名支委；请核对",
        committee_differs,
    ),
    Rule(
        "Q07",
        "info",
        "支委会{size}人，一般应为3至5人、不超过7人；请核对",
        committee_size,
        BRANCH_RULES,
        verified=False,
    ),
    Rule(
        "T01",
        "warning",
        "到报告期末，本届支委会{what}；请按期换届，或报批延期",
        term_over,
        BRANCH_RULES + "第二十一条",
    ),
)
