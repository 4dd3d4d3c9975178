"""Rules about the same thing written down twice, and about being in two places at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.values.text import folded

COPIED_LENGTH = 12
MANY_A_DAY = ("谈心谈话", "党小组会")  # several people, several groups


def same_day_same_type(case: Case) -> Iterator[Hit]:
    """同一天同一类活动有两行。

    是开了两场，还是一场登记了两遍？两行都已计数。谈心谈话、党小组会一天可以有几场，不提醒。

    错：3月5日 党员大会（第8行）、3月5日 党员大会（第15行）
    对：删去重复的一行；确是两场的，在主题里写明
    """
    for earlier, a, name in listed_twice(case):
        same = "，主题也相同" if folded(earlier.topic) == folded(a.topic) else ""
        yield at(
            a.row,
            "日期",
            type=name,
            row=_where(earlier),
            same=same,
            sheet=_other_sheet(earlier, a),
        )


def listed_twice(case: Case) -> Iterator[tuple[Activity, Activity, str]]:
    """Yield rows of one day and one type that may be the same: the earlier, the later, the type."""
    first: dict[tuple[date, str, str], Activity] = {}
    for a in case.activities:
        if a.when is None or not a.when.exact:
            continue
        for name in a.type_names:
            if name in MANY_A_DAY:
                continue
            earlier = first.setdefault((a.when.first, name, a.branch), a)
            alike = folded(earlier.topic) == folded(a.topic)
            if earlier is not a and (alike or _one_listing(earlier, a, case)):
                yield earlier, a, name


def chair_in_two_places(case: Case) -> Iterator[Hit]:
    """同一个人同一时间主持两场活动。

    两行的钟点有重叠，必有一处写错；其实是一场的，请合成一行，类型写成“甲暨乙”。

    错：张三 9:00—10:30 主持支委会，9:30 又主持主题党日
    对：两场的时间前后错开
    """
    for earlier, later in _overlapping(case):
        if _may_be_one(earlier, later):
            continue
        for name in _both(
            earlier.chair.names if earlier.chair else (), later.chair.names if later.chair else ()
        ):
            yield at(
                later.row,
                "主持人",
                name=name,
                row=_where(earlier),
                sheet=_other_sheet(earlier, later),
            )


def away_yet_present(case: Case) -> Iterator[Hit]:
    """一场请假，同一时间在另一场参加。

    两行的钟点有重叠，一行里这个人请假，另一行里参加。

    错：9:00 支委会请假，9:00 主题党日参加
    对：核对两场的请假和参加人员
    """
    for pair in _overlapping(case):
        for one, other in (pair, pair[::-1]):
            absent = one.absent.names if one.absent else ()
            present = other.attendees.names if other.attendees else ()
            for name in _both(absent, present):
                yield at(
                    one.row,
                    "请假人员",
                    name=name,
                    row=_where(other),
                    sheet=_other_sheet(other, one),
                )


def too_few_for_both(case: Case) -> Iterator[Hit]:
    """同时的两场，加起来比全体还多。

    两行的钟点有重叠，两场的实到加起来多于全体党员（名册在册人数，或台账里最多的应到人数），必有人同时在两处。
    地点相同的，可能是一次活动写成了两行，只作提示。

    错：全体17人，15:00 会议室专题学习实到17人，15:00 值班室党小组会实到6人
    对：核对时间、地点或人数；其实是一场的合成一行，类型写成“甲暨乙”
    """
    due: dict[str, int] = {}
    for a in case.activities:
        due[a.branch] = max(due.get(a.branch, 0), a.due or 0)
    for earlier, later in _overlapping(case):
        came = [_came(a) for a in (earlier, later)]
        if earlier.branch != later.branch or not all(came) or _are_apart(earlier, later):
            continue
        both, everyone = sum(came), max(due[later.branch], _listed(case, later))
        if 0 < everyone < both:
            places = {folded(a.place) for a in (earlier, later)}
            elsewhere = len(places) > 1 and "" not in places
            hit = at(
                later.row,
                "地点" if elsewhere else _own_column(earlier, later),
                row=_where(earlier),
                sheet=_other_sheet(earlier, later),
                both=both,
                everyone=everyone,
                least=both - everyone,
            )
            yield replace(hit, severity="warning" if elsewhere else "info")


def _own_column(earlier: Activity, later: Activity) -> str:
    """Return the column of a cell that is of the later one; in a calendar both have one day's."""
    shared = earlier.row.sheet == later.row.sheet and (
        earlier.row.address("日期") == later.row.address("日期")
    )
    return "活动类型" if shared else "日期"


def _came(activity: Activity) -> int:
    """Return how many of those due came; guests are none of them."""
    present, due = activity.present or 0, activity.due
    return present if due is None else min(present, due)


def _are_apart(earlier: Activity, later: Activity) -> bool:
    """Return whether both are of a few people each: the groups meet at the same time, or talks."""
    types = (set(earlier.type_names), set(later.type_names))
    return any("谈心谈话" in its for its in types) or all(its & {*MANY_A_DAY} for its in types)


def _listed(case: Case, activity: Activity) -> int:
    """Return how many members the roster has on an activity's day."""
    day = activity.when.first if activity.when else date.min
    return len(case.ledger.roster_on(day, activity.branch))


def copied_content(case: Case) -> Iterator[Hit]:
    """两个月的记录内容完全相同。

    主要内容一字不差。照抄了上次的记录、忘了改的，请改成本次的内容。

    错：3月、4月的主要内容一字不差
    对：各写各的内容
    """
    first: dict[str, Activity] = {}
    for a in case.activities:
        text = folded(a.content)
        if len(text) < COPIED_LENGTH or a.when is None:
            continue
        earlier = first.setdefault(text, a)
        if earlier.row is not a.row and earlier.when and _month(earlier) != _month(a):
            yield at(a.row, "主要内容", row=_where(earlier), sheet=_other_sheet(earlier, a))


def _may_be_one(earlier: Activity, later: Activity) -> bool:
    """Return whether two rows that overlap are asked about as one meeting registered twice."""
    shared = set(earlier.type_names) & set(later.type_names) - set(MANY_A_DAY)
    return bool(shared) and earlier.branch == later.branch and earlier.place == later.place


def _month(activity: Activity) -> tuple[int, int]:
    day = activity.when.first if activity.when else date.min
    return day.year, day.month


def _overlapping(case: Case) -> Iterator[tuple[Activity, Activity]]:
    """Yield pairs of activities of one day whose clock times overlap, in the order of the rows."""
    by_day: dict[date, list[Activity]] = defaultdict(list)
    for a in case.activities:
        if a.when and a.when.exact and a.start:
            by_day[a.when.first].append(a)
    for activities in by_day.values():
        for i, earlier in enumerate(activities):
            for later in activities[i + 1 :]:
                if _overlap(earlier, later) and not _is_again(earlier, later):
                    yield earlier, later


def _is_again(earlier: Activity, later: Activity) -> bool:
    """Return whether two rows are one activity written down twice, which L301 says of them."""
    alike = bool(earlier.topic) and folded(earlier.topic) == folded(later.topic)
    return alike and bool(set(earlier.type_names) & set(later.type_names) - {*MANY_A_DAY})


def _overlap(a: Activity, b: Activity) -> bool:
    first, second = sorted((_span(a), _span(b)))
    return second[0] < first[1] or second[0] == first[0]


def _span(activity: Activity) -> tuple[time, time]:
    start = activity.start or time()
    end = activity.end if activity.end and activity.end > start else start
    return start, end


def _both(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    return [name for name in left if name in right]


def _one_listing(earlier: Activity, later: Activity, case: Case) -> bool:
    """Return whether two rows stand on one sheet, or on a sheet of one type and another."""
    sheets = {earlier.row.sheet, later.row.sheet}
    return len(sheets) == 1 or len(sheets & case.ledger.type_sheets) == 1


def _where(activity: Activity) -> str:
    """Return the row of an activity as it is told, or in a form the cell of its day."""
    cell = activity.row.addresses.get("日期")
    return f"{cell}格" if cell else f"第{activity.row.number}行"


def _other_sheet(earlier: Activity, later: Activity) -> str:
    return f"“{earlier.row.sheet}”" if earlier.row.sheet != later.row.sheet else ""


RULES = (
    Rule(
        "L301",
        "warning",
        "同一天的{type}在{sheet}{row}已有一行{same}，两行都已计数；登记了两遍的请删去一行",
        same_day_same_type,
    ),
    Rule(
        "L302",
        "warning",
        "“{name}”同一时间还主持{sheet}{row}的活动；请核对时间或主持人",
        chair_in_two_places,
    ),
    Rule(
        "L303",
        "info",
        "主要内容与{sheet}{row}一字不差；照抄后忘了改的，请改成本次的内容",
        copied_content,
    ),
    Rule(
        "L304",
        "warning",
        "“{name}”在这里请假，同一时间却参加了{sheet}{row}的活动；请核对",
        away_yet_present,
    ),
    Rule(
        "L305",
        "warning",
        "与{sheet}{row}同时，两场实到共{both}人，全体只有{everyone}人，至少有{least}人同时在两场；"
        "请核对时间、地点或人数，其实是一场的请合成一行",
        too_few_for_both,
    ),
)
