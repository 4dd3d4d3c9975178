"""Numbers of people as clerks type them."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from addin.ledger.grid import Value
from addin.ledger.record import replace
from addin.ledger.values.heads.attendance_lists import away_from_all, away_named, heads_named
from addin.ledger.values.heads.guests import without_guests
from addin.ledger.values.names import Names, parse_names
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean, folded, shown


class Attendance(Struct, frozen=True):
    """Heads at an activity; None where the cell does not say.

    ``everyone`` stands for 全体党员, whom those due, or the roster of that day, number; ``some``
    says that they are all of a part of them, 全体支委, of whom no roster is kept.
    """

    count: int | None = None
    due: int | None = None
    present: int | None = None
    away: int | None = None
    everyone: bool = False
    some: bool = False


_MINUTES = pattern(r"(\d{1,3})分钟?$")
MOST_HEADS = 999_999
_NUMBER = rf"(\d{{1,7}}|{HAN_NUMBER})"
_VAGUE = pattern(rf"约|大约|近|左右|上下|若干|数十|[\d{HAN_NUMBER[1:-2]}][余多几来]|几[人名十]")
_PEOPLE = (
    r"(?:(?:党员|团员|干部|骨干|群众|代表|职工|员工|教师|学生|学员|同志|委员|支委|成员)"
    r"|(?:入党)?积极分子){0,3}"
)
_PLAIN = pattern(
    rf"(?:共|共计|合计|累计|总计|到会|参会|参加)?{_PEOPLE}{_NUMBER}(?:人|名|位|人次|名党员)?(?:(?:全部?|[均都])(?:到会|到齐|参加|出席))?"
    r"(?:[,;(]?(?:其中|含|包括|另有)[^余多几约]*\)?)?"
)
_LABELLED = {
    "due": pattern(rf"应(?:到|参加|出席|参会|与会|参与|出勤)?(?:会)?(?:人数|党员)?[:为]?{_NUMBER}"),
    "present": pattern(
        rf"(?:(?:实|已)(?:到|参加|出席|参会|与会|参与|出勤|际到会|际参加|际参会|际出席)(?:会)?(?:人数|党员)?"
        rf"|实(?=\d)|(?:^|(?<=[,;。]))(?:出席|到会|参会|参加|出勤))[:为]?{_NUMBER}"
    ),
    "away": pattern(
        rf"(?:请假|缺席|未到|(?<=[\d人名,;、:(])[假缺](?=[\d:]))(?:人数)?[:为]?{_NUMBER}"
    ),
}
_LEADING = pattern(rf"(?:共)?{_NUMBER}[人名]")
_OF_THREE = pattern(r"(\d{1,7})人?[/／](\d{1,7})人?[/／](\d{1,7})人?")
_RATIO = pattern(r"(\d{1,7})人?[/／](\d{1,7})人?")
_EVERYONE = pattern(
    r"(?:全[体部](?:在册)?(?:正式)?(?:党员|人员|同志|(支委|委员|成员|组员))?(?:干部)?|全员|全勤|全到|[均都]到会|无(?:人)?缺[席勤]"
    r"|无(?:人)?请假)(?:均|都)?(?:到会|参加|出席|参会|到齐)?(?=$|[、,;(和及])"
)
_TWO_NUMBERS = pattern(r"\d\s+\d|[①-⒛]\s*\d")  # 48 46, two occasions' heads; not 4846
_NAMING = pattern(r"[、,;:(]|等\d+[人名]|\S\s+\S")
RATIOS = ("实到/应到", "应到/实到")


def ratio_in_heading(heading: str) -> str:
    """Return which number comes first where a heading says so: 参会人数（实到/应到）."""
    text = folded(heading)
    present, due = (re.search(f"{c}(?:[到参出与/、)]|$)", text) for c in "实应")
    if present is not None and due is not None:
        return RATIOS[0] if present.start() < due.start() else RATIOS[1]
    return _ratio_of_two(text) if due is not None else ""


def _ratio_of_two(text: str) -> str:
    """Return which comes first in 到会/应到, where only those due are called so."""
    parts = re.search(r"([^/()]+)/([^/()]+)", text)
    if parts is None or ("应" in parts[1]) == ("应" in parts[2]):
        return ""
    others = parts[2] if "应" in parts[1] else parts[1]
    if not re.search(r"[到参出与实]", others):
        return ""
    return RATIOS[1] if "应" in parts[1] else RATIOS[0]


def parse_attendance(value: Value, ratio: str = "") -> Reading[Attendance]:
    """Read a head-count cell: 23, 二十三人, 应到23人/实到20人, 全体党员; 20余人 is asked about.

    ``ratio``: what 20/23 means, one of ``RATIOS``; where nobody has said so, that is asked.
    """
    if isinstance(value, str):
        return _from_text(folded(value), ratio, value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return unreadable("count-unreadable")
    if not 0 <= value <= MOST_HEADS or not float(value).is_integer():
        return unreadable("count-unreadable")
    return Reading(Attendance(count=int(value)))


def _from_text(text: str, ratio: str, typed: str) -> Reading[Attendance]:
    if _TWO_NUMBERS.search(typed):
        return unreadable("count-unreadable")
    if (heads := without_guests(text)) is not None:
        return Reading(Attendance(count=heads))
    if m := _PLAIN.fullmatch(text):
        return Reading(Attendance(count=_int(m[1])))
    if labelled := _labelled(text):
        return unreadable("count-vague") if _VAGUE.search(text) else Reading(labelled)
    return _named(typed) or _in_words(text, ratio)


def _in_words(text: str, ratio: str) -> Reading[Attendance]:
    """Read 20余人, 20/23, 全体党员, 除张三外全部到会."""
    if _VAGUE.search(text):
        return unreadable("count-vague")
    if m := _RATIO.fullmatch(text):
        return _from_ratio(int(m[1]), int(m[2]), ratio)
    if (m := _OF_THREE.fullmatch(text)) and (heads := _due_came_away(*map(int, m.groups()))):
        return Reading(heads)
    if m := _EVERYONE.match(text):
        away = away_named(text[m.end() :])
        return Reading(Attendance(everyone=True, away=away, some=m[1] is not None))
    if (away := away_from_all(text)) is not None:
        return Reading(Attendance(everyone=True, away=away))
    return _with_remark(text, ratio) or unreadable("count-unreadable")


def _with_remark(text: str, ratio: str) -> Reading[Attendance] | None:
    """Read 21/24(3人出警); who was away settles which number is of those due, where it agrees."""
    if not text.endswith(")"):
        return None
    from addin.ledger.values.heads.remarked import remarked  # noqa: PLC0415 - seldom needed

    said = remarked(text)
    if said is None:
        return None
    first, _, second = said.number.partition("/")
    if not second:
        return Reading(Attendance(count=int(first), away=said.away))
    read = _from_ratio(int(first), int(second), ratio)
    heads = read.value or Attendance()
    gap = (heads.due or 0) - (heads.present or 0)
    if gap > 0 and gap == (said.away or 0) + (said.other or 0):
        return Reading(replace(heads, away=gap))
    return Reading(replace(heads, away=said.away), read.problems)


def _named(typed: str) -> Reading[Attendance] | None:
    """Count a cell that names who came; its spaces tell names apart."""
    text = unicodedata.normalize("NFKC", clean(typed))
    found = heads_named(text) if _NAMING.search(text) else None
    if found is None:
        return None
    return Reading(Attendance(count=found.present, away=found.away), found.problems)


def _from_ratio(first: int, second: int, ratio: str) -> Reading[Attendance]:
    if ratio:
        present, due = (first, second) if ratio == RATIOS[0] else (second, first)
        return Reading(Attendance(due=due, present=present))
    few, many = sorted((first, second))
    asked = Problem("count-ratio", f"应到{many}人，实到{few}人")
    return Reading(Attendance(due=many, present=few), () if few == many else (asked,))


def _due_came_away(due: int, present: int, away: int) -> Attendance | None:
    """Return the heads of 20/18/2, due, came and away; None where they do not add up."""
    adds_up = due == present + away and present > away
    return Attendance(due=due, present=present, away=away) if adds_up else None


def _labelled(text: str) -> Attendance | None:
    """Read 应到23人，实到20人，请假3人, or 18人，请假2人; None where no label tells who came."""
    found = {key: _int(m[1]) for key, p in _LABELLED.items() if (m := p.search(text))}
    count = _LEADING.match(text)
    if not found or not (count or "due" in found or "present" in found):
        return None
    if "/" in text and found.keys() == {"away"}:  # 17人/19人(缺2人): two numbers, and a remark
        return None
    heads = _int(count[1]) if count else None
    return Attendance(heads, found.get("due"), found.get("present"), found.get("away"))


def _int(text: str) -> int:
    return int(text) if text.isascii() else from_han(text) or 0


def parse_minutes(value: Value) -> Reading[int]:
    """Read a number of minutes: 60, 45分钟, 1学时=45分钟."""
    text = folded(shown(value))
    told = _MINUTES.search(text)
    return Reading(int(told[1])) if told else parse_int(value)


def parse_int(value: Value) -> Reading[int]:
    """Read a whole number, written in digits or Chinese numerals."""
    reading = parse_attendance(value)
    if reading.value is None or reading.value.count is None:
        return unreadable("number-unreadable")
    return Reading(reading.value.count)


_HEADS_FIRST = pattern(rf"(?:共|计)?{_NUMBER}[人名]?(?:[,:;(](.+?)\)?)?")


def parse_absentees(value: Value) -> Reading[Names]:
    """Read who was away: names, a number of people, or both: 2人（张三、李四）."""
    if not isinstance(value, str):
        count = parse_attendance(value).value
        return Reading(Names(total=count.count)) if count else unreadable("names-unreadable")
    m = _HEADS_FIRST.fullmatch(folded(value))
    if m is None:
        return parse_names(value)
    listed = parse_names(m[2]) if m[2] else Reading(Names())
    people = listed.value or Names()
    return Reading(replace(people, total=_int(m[1])), listed.problems)


_GUESTS = pattern(rf"(?:共|计)?{_NUMBER}[人名位]?")


def parse_guests(value: Value) -> Reading[Names]:
    """Read who sat in: names, or how many they were."""
    if not isinstance(value, str):
        return parse_absentees(value)
    m = _GUESTS.fullmatch(folded(value))
    return Reading(Names(total=_int(m[1]))) if m else parse_names(value)


_TIMES = pattern(rf"(?:共|计|共计)?(\d{{1,3}}|{HAN_NUMBER})(?:次|场次?|期)?")


def parse_times(value: Value) -> Reading[int]:
    """Read how often: 3, 3次, 两场. What is no number of times, as 第3次, has no value."""
    m = _TIMES.fullmatch(folded(shown(value)))
    return Reading(_int(m[1]) if m else None)
