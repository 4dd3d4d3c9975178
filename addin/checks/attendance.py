"""Rules about attendance: who was due, who came, who was away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.ledger import Ledger
from addin.ledger.period import month
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.records.roster import Member
from addin.ledger.values.text import is_blank

_MOVES = {"转入日期", "转出日期"}
AWAY_STATES = ("流动", "行动不便")


def present_over_due(case: Case) -> Iterator[Hit]:
    """实到多于应到。

    列席人员不算实到。

    错：应到 23，实到 25
    对：应到 23，实到 20
    """
    for a in case.activities:
        if a.present is not None and a.due is not None and a.present > a.due:
            yield at(a.row, a.heads_column, due=a.due, present=a.present)


def heads_do_not_add_up(case: Case) -> Iterator[Hit]:
    """实到加请假不等于应到。

    写明了应到、实到、请假（缺席），三个数对不上；写在一格里的、分几栏写数字的都核对。

    错：应到 23，实到 20，请假 2
    对：应到 23，实到 20，请假 3
    """
    for a in case.activities:
        if a.away is None or a.due is None or a.present is None:
            continue
        if a.present + a.away != a.due and a.present <= a.due:
            yield at(a.row, a.heads_column, due=a.due, present=a.present, away=a.away)


def more_away_than_due(case: Case) -> Iterator[Hit]:
    """请假、缺席的比应到的还多。

    没有写实到人数的，实到按应到减请假、缺席算；请假、缺席的比应到还多，就算不出来。

    错：应到 5，缺席 6
    对：应到 5，缺席 1
    """
    for a in case.activities:
        if a.present is None and a.due is not None and a.away is not None and a.away > a.due:
            yield at(a.row, a.absent_column, due=a.due, away=a.away)


def present_derived(case: Case) -> Iterator[Hit]:
    """实到人数空着，由应到和请假算出。

    应到、请假（缺席）的人数都有，实到空着，就按应到减请假计。请核对后填上。

    错：应到 23，请假 3，实到空着
    对：应到 23，请假 3，实到 20
    """
    for a in case.activities:
        if a.derived and "实到人数" in a.row.columns:
            yield at(a.row, "实到人数", str(a.present), due=a.due, away=a.away, present=a.present)


def absence_unexplained(case: Case) -> Iterator[Hit]:
    """有人缺席而没有写明是谁。

    实到少于应到，请假人员一栏空着。

    错：应到 23，实到 20，请假人员空着
    对：请假人员 张三（出差）、李四（病假）、王五（事假）
    """
    for a in case.activities:
        missing = _missing(a)
        if missing and a.away is None and "请假人员" in a.row.columns and not _says_who(a):
            yield at(a.row, "请假人员", missing=missing)


def _says_who(activity: Activity) -> bool:
    absent = activity.absent
    if absent is None:
        return not is_blank(activity.row.value("请假人员"))
    return bool(absent.names or absent.groups or absent.total)


def absent_names_differ(case: Case) -> Iterator[Hit]:
    """请假人数与缺席人数不符。

    请假人员的名字数，应等于应到减实到。

    错：应到 23，实到 20，请假人员只写了2人
    对：应到 23，实到 20，请假人员写3人
    """
    for a in case.activities:
        if a.absent is None or a.absent.groups or not a.absent.names:
            continue
        named = a.absent.total or len(a.absent.names)
        if (
            a.due is not None
            and a.present is not None
            and a.present <= a.due
            and named != a.due - a.present
        ):
            yield at(a.row, a.absent_column, named=named, missing=a.due - a.present)


def present_names_differ(case: Case) -> Iterator[Hit]:
    """参加人员名单与实到人数不符。

    名单上的人数，应等于实到人数。列席人员请写在“列席人员”栏。

    错：实到 20，名单上有19人
    对：实到 20，名单上有20人
    """
    for a in case.activities:
        people = a.attendees
        if people is None or people.groups or people.everyone or a.present is None:
            continue
        named = people.total or len(people.names)
        if named and named != a.present and not people.repeated:
            yield at(a.row, "参加人员", named=named, present=a.present)


def present_and_absent(case: Case) -> Iterator[Hit]:
    """同一个人又参加又请假。

    参加人员和请假人员里都有这个人。

    错：参加人员 张三、李四；请假人员 张三（出差）
    对：参加人员 李四；请假人员 张三（出差）
    """
    for a in case.activities:
        if a.attendees is None or a.absent is None:
            continue
        for name in sorted(set(a.attendees.names) & set(a.absent.names)):
            yield at(a.row, a.absent_column, name=name)


def due_differs_from_roster(case: Case) -> Iterator[Hit]:
    """党员大会应到人数与名册不符。

    党员大会应到的是当天在册的全体党员；流动党员和行动不便的党员可以不计。当月有人入党、转入、转出的，多一人
    少一人都说得通，不提醒。名册没有转入、转出日期的，只差一人只作提示：可能有人那时还没有转来。

    错：名册当天23人，应到 21
    对：应到 23
    """
    for a in case.activities:
        if "党员大会" not in a.type_names or a.due is None or a.when is None or not a.when.exact:
            continue
        members = case.ledger.roster_on(a.when.first, a.branch)
        may_be_out = sum(1 for m in members if m.state in AWAY_STATES)
        less, more = _changes(case.ledger, a)
        low, high = len(members) - may_be_out - less, len(members) + more
        if members and not low <= a.due <= high:
            column = "应到人数" if "应到人数" in a.row.columns else "实到人数"
            hit = at(a.row, column, due=a.due, roster=len(members))
            by_one = a.due in (low - 1, high + 1) and not any(map(_tells_moves, members))
            yield replace(hit, severity="info") if by_one else hit


def _tells_moves(member: Member) -> bool:
    """Return whether a member's roster has a column for who came and who left when."""
    return not _MOVES.isdisjoint(member.row.columns)


def _changes(ledger: Ledger, activity: Activity) -> tuple[int, int]:
    """Return how many fewer, and how many more, members there were in the month of an activity."""
    day = activity.when.first if activity.when else None
    if day is None:
        return 0, 0
    its = month(day.year, day.month)
    days = (its.start - timedelta(days=1), day, its.end)
    before, on_day, after = (len(ledger.roster_on(d, activity.branch)) for d in days)
    return on_day - min(before, on_day, after), max(before, on_day, after) - on_day


def ticks_differ(case: Case) -> Iterator[Hit]:
    """打勾的人数与实到不符。

    每名党员一列、到会打勾的表，打勾的有几个，应是实到人数。“○”算不算到会，看多数行是怎样对上的；
    多数行都对不上的表不核对。

    错：打勾13个，实到写 11
    对：打勾13个，实到写 13
    """
    tables = [t for t in case.tables if t.people]
    if not tables:
        return
    from addin.ledger.records.member_ticks import differing  # noqa: PLC0415 - seldom needed

    by_place = {a.row.place: a for a in case.activities}
    for table in tables:
        rows = [by_place[r.place] for r in table.rows if r.place in by_place]
        for a, ticked in differing(table, rows):
            yield at(a.row, "实到人数", str(ticked), ticked=ticked, present=a.present)


def _missing(activity: Activity) -> int:
    if activity.due is None or activity.present is None:
        return 0
    return max(0, activity.due - activity.present)


RULES = (
    Rule(
        "L101",
        "error",
        "实到{present}人，多于应到{due}人；请核对，列席人员不算实到",
        present_over_due,
    ),
    Rule(
        "L102",
        "error",
        "实到{present}人加请假{away}人，不等于应到{due}人；请核对",
        heads_do_not_add_up,
    ),
    Rule(
        "L109",
        "error",
        "请假、缺席{away}人，多于应到{due}人，算不出实到人数；请核对",
        more_away_than_due,
    ),
    Rule(
        "L110",
        "info",
        "实到人数没有填，按应到{due}人减请假、缺席{away}人计为{present}人；请核对后填上",
        present_derived,
    ),
    Rule(
        "L103",
        "warning",
        "缺席{missing}人，没有写明是谁、为什么；请填请假人员",
        absence_unexplained,
    ),
    Rule(
        "L104",
        "warning",
        "请假人员写了{named}人，应到减实到是{missing}人；请核对",
        absent_names_differ,
    ),
    Rule(
        "L105",
        "warning",
        "参加人员名单有{named}人，实到人数是{present}；请核对",
        present_names_differ,
    ),
    Rule("L106", "error", "“{name}”既在参加人员里又在请假人员里；请核对", present_and_absent),
    Rule(
        "L107",
        "warning",
        "应到{due}人，当天名册在册{roster}人；请核对应到人数或名册",
        due_differs_from_roster,
    ),
    Rule("L111", "warning", "打勾到会的有{ticked}人，实到写的是{present}人；请核对", ticks_differ),
)
