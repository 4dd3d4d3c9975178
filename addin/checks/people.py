"""Rules about people named in a row who are not, or no longer, on the roster."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.values.names import Names, parse_names
from addin.ledger.values.near_misses import person_meant
from addin.ledger.values.patterns import pattern

_OF_THE_BRANCH = frozenset({"支委会", "党员大会", "党小组会"})  # no guest chairs these
LECTURES = frozenset({"党课", "微党课"})
_GUEST = pattern(
    r"特[邀约聘]|[邀聘]请|[外受应]邀|外[请聘单]|列席|指导|上级|挂职|党校|讲师|教授|老师|专家|教[员官]|退休"
    r"|党(?:工)?委|纪委|总支|(?:市|县|区|镇|局|院|校|公司|集团|机关).*(?:书记|部长|主任|委员|局长|科长)"
)
_GIVEN_BY_A_GUEST = pattern(
    r"特邀|外请|(?:应|受|邀请?|请).{0,12}(?:讲|授课|辅导|作报告)|(?:老师|教授|讲师|专家|教员|宣讲团).{0,4}(?:讲|授课|辅导|作报告)"
)
_JOINT = pattern(r"共建|联建|结对|联合|联办|联学|共同|[与和同].{1,12}(?:支部|总支|党委)")
_FAMILIAR = pattern(
    r"[老小大阿]([\u4e00-\u9fff])"
    r"|([\u4e00-\u9fff])(?:师傅|工|姐|哥|总|队|班长|[大阿](?:姐|哥|妈|爷|婆|伯|叔|姨)|老[大二三四五六七八九幺]?|[爷奶]{2}|[叔伯姨嫂婶])"
)


def not_on_roster(case: Case) -> Iterator[Hit]:
    """有人不在党员名册里。

    多半是写错了字，或名册没有更新。党组的活动不核对；主讲人、记录人可以是外人，只有与名册上某人
    差一个字时才提醒。共建、联合开展的，和本支部党员一起主持的可以是对方的人。党课的主持人多半就是讲课人，不在名册里只作提示；注明特邀的、写作老张的不核对。

    错：主持人 张珊（名册上是 张姗）
    对：主持人 张姗
    """
    known = set(case.members_by_name)
    known |= {m.name for m in case.ledger.roster.others if known and m.name}
    known |= {m.mark for m in case.ledger.members if m.mark}
    meant = cache(lambda name: person_meant(name, known))
    groups = {t.name: t.group for t in case.ledger.catalogue.activity.types}
    for a in case.activities if known else ():
        if a.type_names and all(groups[t] == "党组" for t in a.type_names):
            continue
        for column, people in _people(a):
            for name in people.names:
                near = meant(name) if name not in known else None
                if near in people.names:
                    near = None  # both are there
                if name not in known and (near or not _may_be_no_member(a, column, name, known)):
                    hint = f"，是不是“{near}”" if near else ""
                    mended = near and _with_name_mended(a.row.text(column), people, name, near)
                    hit = at(a.row, column, mended, name=name, hint=hint)
                    lectures = column == "主持人" and _is_lecture(a)
                    yield replace(hit, severity="info") if lectures and not near else hit


def _is_lecture(activity: Activity) -> bool:
    """Return whether whoever is named first may have come from elsewhere to give a lecture."""
    if activity.row.columns.get("主讲人") not in (None, activity.row.columns.get("主持人")):
        return False  # whoever lectures has a column of his own
    if not LECTURES.isdisjoint(activity.type_names):
        return True
    said = f"{activity.topic} {activity.content} {activity.row.text('备注')}"
    return _GIVEN_BY_A_GUEST.search(said) is not None


def _may_be_no_member(activity: Activity, column: str, name: str, known: Collection[str]) -> bool:
    """Return whether somebody may be a guest, or is a member by another name: 老张, 王师傅."""
    if column in ("主讲人", "记录人"):
        return True
    people = dict(_people(activity))[column]
    chairs_own = column == "主持人" and not _OF_THE_BRANCH.isdisjoint(activity.type_names)
    if not chairs_own and _GUEST.search(people.roles.get(name, "")):
        return True
    if column == "主持人" and _is_joint(activity) and any(n in known for n in people.names):
        return True
    return any(who[:1] == surname for surname in _called(name) for who in known)


def _is_joint(activity: Activity) -> bool:
    """Return whether another branch took part, so that one of its members may lead as well."""
    said = f"{activity.topic} {activity.content} {activity.place} {activity.row.text('备注')}"
    return _JOINT.search(said) is not None


def _called(name: str) -> str:
    """Return the surname of a form of address such as 老张 or 王师傅; empty where it is none."""
    m = _FAMILIAR.fullmatch(name)
    return (m[1] or m[2]) if m else ""


def _with_name_mended(text: str, people: Names, name: str, near: str) -> str | None:
    """Return a cell's text with one name mended and every other as it is; None where it is not so.

    A space inside the name goes with it: 王健 国 becomes 王建国.
    """
    spaced = " ?".join(map(re.escape, name))
    mended = re.sub(rf"(?<![\u3400-\u9fff]){spaced}(?![\u3400-\u9fff])", near, text)
    if mended == text:
        mended = text.replace(name, near)
    read = parse_names(mended).value
    wanted = tuple(near if n == name else n for n in people.names)
    return mended if read and read.names == wanted else None


def _people(activity: Activity) -> list[tuple[str, Names]]:
    """Return whom a row names, by column; of a talk nobody: who talked with whom stays private."""
    if "谈心谈话" in activity.type_names:
        return []
    named = {
        "主持人": activity.chair,
        "主讲人": activity.lecturer,
        "记录人": activity.recorder,
        "参加人员": activity.attendees,
        activity.absent_column: activity.absent,
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


RULES = (
    Rule("L201", "warning", "“{name}”不在党员名册里{hint}；请核对姓名或补充名册", not_on_roster),
    Rule("L212", "warning", "“{name}”已于{day}转出；请核对名单或名册的转出日期", after_leaving),
)
