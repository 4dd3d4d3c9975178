"""The roster: who was a member on which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from addin.ledger.records.gone import Gone, gone
from addin.ledger.tables.table import Row
from addin.ledger.values.calendar_arithmetic import years_after
from addin.ledger.values.dates import DateContext, When, parse_when
from addin.ledger.values.identity_numbers import Identity
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

FULL, PROBATIONARY = "正式党员", "预备党员"
COMMITTEE = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员", "委员")
_MAY_TELL_JOINING = pattern(r"入党|接收|预备")
_MOVED_IN = pattern(
    r"(?:^|[,;、。(])(?:于|自)?((?:19|20)\d\d[年./\-]\d{1,2}(?:[月./\-]\d{1,2})?[日号月]?)份?"
    r"(?:由|从|自)?[^\d,;。]{0,16}?(?:转|调)入"
)
_DUTY = pattern(r"支部(副?书记|(?:组织|宣传|纪检)?委员(?!会))|^(组织委员|宣传委员|纪检委员)$")
_ALSO = pattern(r"[、,;/兼()]+")  # 书记、团长; 副书记兼纪检委员
_ONE = pattern(
    r"副?书记|(?:(?:组织|宣传|纪检|青年|青工|生产|群工|统战|保密|文体|学习|保卫|妇女|群众)?委员)"
)

GONE = ("停止党籍", "转出")
"""The states of those who are no members of the branch any more."""


class Member(Struct, frozen=True):
    """A row of the roster.

    ``reported``: the day of the yearly report of personal matters; the report itself is never read.
    ``gone``: what the remark says of leaving the branch, where no column of its own does.
    """

    row: Row
    name: str
    mark: str
    sex: str | None
    identity: Identity | None
    born: date | None
    category: str | None
    duty: str | None
    branch: str
    group: str
    joined: date | None
    confirmed: date | None
    moved_in: date | None
    moved_out: date | None
    state: str | None
    leads: bool | None = None
    nationality: str = ""
    schooling: str | None = None
    grade: str | None = None
    in_office_since: date | None = None
    reported: When | None = None
    state_since: date | None = None
    dues_category: str | None = None
    gone: Gone | None = None

    def on_roster(self, day: date) -> bool:
        """Return whether the member belonged to the branch on a day."""
        since = self.moved_in or self.joined
        if since and day < since:
            return False
        if self.moved_out:
            return day < self.moved_out and self.state != "停止党籍"
        return self.state not in GONE

    def formal(self, day: date) -> bool | None:
        """Return whether the member was a full member, with a vote, on a day; None: unknown.

        The probationary period is one year. Whoever joined less than a year before and is already
        called a full member is asked about.
        """
        if self.confirmed:
            return self.confirmed <= day
        if self.category == PROBATIONARY:
            return False
        full = self.category == FULL
        if self.joined and day < years_after(self.joined, 1):
            return None if full else False
        return full or None


class Roster(Struct, frozen=True):
    """The people of a workbook's rosters.

    ``others``: rows of people who are no members. ``parts``: sheets that only list some of the
    members of another once more. ``partial``: sheets of members on probation, without a roster of
    the rest: nobody's number is known from them.
    """

    members: tuple[Member, ...] = ()
    others: tuple[Member, ...] = ()
    parts: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()


def roster(rows: Iterable[tuple[Row, dict[str, Any]]]) -> Roster:
    """Read the rows of all rosters; of a list of some members the whole list is what counts."""
    read = [member(row, values) for row, values in rows]
    people = [m for m in read if m.category in (None, FULL, PROBATIONARY)]
    parts = _parts(people)
    sheets = tuple(dict.fromkeys(m.row.sheet for m in people))
    partial = sheets if all(_category_in(s) == PROBATIONARY for s in sheets) else ()
    return Roster(
        tuple(m for m in people if m.row.sheet not in (*parts, *partial)),
        tuple(m for m in read if m.category not in (None, FULL, PROBATIONARY)),
        parts,
        partial,
    )


def _parts(people: Iterable[Member]) -> tuple[str, ...]:
    """Return the sheets whose every name is on one other sheet, a larger or an earlier one."""
    names: dict[str, set[tuple[str, str, str]]] = {}
    for m in people:
        if m.name:
            names.setdefault(m.row.sheet, set()).add((m.name, m.mark, m.branch))
    order = list(names)
    return tuple(
        sheet
        for i, sheet in enumerate(order)
        if any(names[sheet] < names[other] for other in order)
        or any(names[sheet] == names[other] for other in order[:i])
    )


def member(row: Row, values: dict[str, Any]) -> Member:
    """Build a member from a roster row's parsed values."""
    person: Person | None = values.get("姓名")
    remark = values.get("备注") or ""
    state, moved_out = values.get("党员状态"), _first_day(values.get("转出日期"))
    left = gone(remark) if moved_out is None and state not in GONE else None
    joining = row.text("入党日期")
    if left and left.sure:
        moved_out, state = left.since, state if left.since else "转出"
    return Member(
        row=row,
        name=person.name if person else "",
        mark=person.mark if person else "",
        sex=values.get("性别"),
        identity=values.get("身份证号"),
        born=_first_day(values.get("出生日期")),
        category=values.get("党员类别") or _category(row, remark, joining),
        duty=values.get("党内职务") or _duty_in(values.get("职务") or "") or _duty_in(remark),
        branch=folded(values.get("党支部") or ""),
        group=values.get("党小组") or "",
        joined=_first_day(values.get("入党日期")) or _joined_in(row, remark),
        confirmed=_first_day(values.get("转正日期")) or _confirmed_in(joining),
        moved_in=_first_day(values.get("转入日期")) or _moved_in(remark),
        moved_out=moved_out,
        state=state,
        leads=None if values.get("是否领导干部") is None else values["是否领导干部"] == "是",
        nationality=values.get("民族") or "",
        schooling=values.get("学历"),
        grade=values.get("评议等次"),
        in_office_since=_first_day(values.get("任职日期")),
        reported=values.get("个人有关事项报告日期"),
        dues_category=values.get("党费类别"),
        state_since=_first_day(values.get("状态起始日期")),
        gone=left,
    )


def _category(row: Row, remark: str, joining: str) -> str | None:
    """Return the category that other cells speak of than 党员类别: 职务, 备注, 入党日期."""
    told = _category_in(f"{row.sheet} {remark} {row.text('职务')} {row.text('党内职务')}")
    if told or "预备" not in joining:
        return told
    from addin.ledger.values.joining import is_on_probation  # noqa: PLC0415 - seldom

    return PROBATIONARY if is_on_probation(joining) else None


def _joined_in(row: Row, remark: str) -> date | None:
    """Return the day of joining that a remark tells on a roster without a column for it."""
    if "入党日期" in row.columns or not _MAY_TELL_JOINING.search(remark):
        return None
    from addin.ledger.values.joining import joined_and_confirmed  # noqa: PLC0415 - seldom

    return _first_day(parse_when(joined_and_confirmed(remark)[0], DateContext()).value)


def _confirmed_in(joining: str) -> date | None:
    """Return the day of confirmation that stands behind that of joining: 2023.6（2024.6转正）."""
    if "转正" not in joining and "正式" not in joining:
        return None
    from addin.ledger.values.joining import joined_and_confirmed  # noqa: PLC0415 - seldom

    return _first_day(parse_when(joined_and_confirmed(joining)[1], DateContext()).value)


def _moved_in(remark: str) -> date | None:
    """Return the day from which a remark says that somebody belongs to the branch."""
    m = _MOVED_IN.search(folded(remark)) if "转入" in remark or "调入" in remark else None
    return _first_day(parse_when(m[1], DateContext()).value) if m else None


def _category_in(text: str) -> str | None:
    """Return the only category that a sheet's name or a remark speaks of: 预备党员名册."""
    told = [name for name in (FULL, PROBATIONARY) if name in text]
    return told[0] if len(told) == 1 else None


def _duty_in(text: str) -> str | None:
    """Return the duty in the branch that a post or a remark names: 局长、党支部书记."""
    plain = folded(text)
    if plain in COMMITTEE[:2]:
        return plain
    if found := _DUTY.search(plain):
        return found[1] or found[2]
    parts = _ALSO.split(plain) if "书记" in plain or "委员" in plain else ()
    return next((p if p in COMMITTEE else COMMITTEE[-1] for p in parts if _ONE.fullmatch(p)), None)


class Person(Struct, frozen=True):
    """A name of the roster, and what stands in brackets behind it to tell namesakes apart."""

    name: str
    mark: str = ""


def day_of(when: When | None) -> date | None:
    """Return the one day a date cell means, None where it is not sure to the day."""
    return when.first if when and when.exact else None


def _first_day(when: When | None) -> date | None:
    """Return the day a roster's date means; the month's first where only the month is given."""
    return when.first if when else None


def members_on(members: Sequence[Member], day: date, branch: str = "") -> tuple[Member, ...]:
    """Return who was a member on a day; of one branch, where the roster tells branches apart."""
    by_branch = bool(branch) and any(m.branch for m in members)
    return tuple(
        m for m in members if m.name and m.on_roster(day) and (not by_branch or m.branch == branch)
    )
