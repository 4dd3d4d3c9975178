"""Rows of activities that were not held, or of which that is not clear."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from addin.ledger.catalogue import StatusWords
from addin.ledger.records.activity import PLANNED, Activity
from addin.ledger.records.crossed_out import Marks
from addin.ledger.records.prefilled import is_prefilled, tells_what_was_done
from addin.ledger.records.status import STATUS, Status, only_put_off, status_of
from addin.ledger.tables.plan_sheets import (
    has_only_planned_days,
    names_itself_plan,
    says_who_came,
)
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.activity_types.off_words import (
    a_clause_says_off,
    intended_beside_day,
    off_beside_day,
    off_in_brackets,
    off_in_some_brackets,
    says_off,
    says_only_off,
    says_void,
    verdict,
)
from addin.ledger.values.text import is_unfilled

Reason = Literal[
    "remark", "status", "no day", "nobody", "plan", "struck out", "fill", "void", "prefilled"
]

_CAME = ("实到人数", "参加人员")
_TOPIC = ("主题", "主要内容")
_SAYING = (*_TOPIC, "活动类型")
_WITH_BRACKETS = ("主题", "活动类型", "日期")
REMARK = "备注"
_VOIDED = (REMARK, STATUS, "序号", *_TOPIC)
_BARE = 5  # characters: （延期） alone may be what was decided, （因雨延期） is not


class NotHeld(Struct, frozen=True):
    """A row, why it is not counted, and the column that says so.

    ``certain``: it was not held; else that is to be asked. ``words``: what a legend says of it, the
    remark that leaves it open, or what is said of a planned day.
    """

    activity: Activity
    column: str
    reason: Reason
    certain: bool = True
    words: str = ""


class Parted(Struct, frozen=True):
    """The rows of a table: those held, and the others."""

    held: list[Activity]
    others: list[NotHeld]


class _Signs(Struct, frozen=True):
    """What a table has that tells whether its rows were held.

    ``only_planned``: it has no real days; ``plan``: it calls itself a plan; ``intended``: so that
    its heads are those expected; ``told``: rows say what was done, so that one may say nothing;
    ``voiding``: the columns that may say 作废.
    """

    words: StatusWords
    status_heading: str | None
    both_days: bool
    only_planned: bool
    plan: bool
    intended: bool
    told: bool
    heads: bool
    voiding: tuple[str, ...]
    marks: Marks | None


def apart(
    table: Table, written: Iterable[Activity], words: StatusWords, marks: Marks | None = None
) -> Parted:
    """Part the activities of a table into those held and those not, or not surely."""
    held: list[Activity] = []
    others: list[NotHeld] = []
    signs = _signs(table, words, marks)
    for a in written:
        found = _not_held(a, signs)
        if found is None:
            held.append(a)
        else:
            others.append(found)
    return Parted(held, others)


def _signs(table: Table, words: StatusWords, marks: Marks | None) -> _Signs:
    only_planned = has_only_planned_days(table)
    both = PLANNED in table.columns and not only_planned
    plan = not both and names_itself_plan(table)
    return _Signs(
        words=words,
        status_heading=table.headings.get(STATUS) if STATUS in table.columns else None,
        both_days=both,
        only_planned=only_planned,
        plan=plan,
        intended=plan and not says_who_came(table),
        told=tells_what_was_done(table),
        heads="实到人数" in table.columns,
        voiding=tuple(c for c in _VOIDED if c in table.columns),
        marks=marks,
    )


def _not_held(a: Activity, signs: _Signs) -> NotHeld | None:
    """Return why a row is not counted; None where it is that of an activity held."""
    if signs.marks is not None and (off := _by_looks(a, signs.marks)) is not None:
        return off
    for column in signs.voiding:
        if isinstance(said := a.row.value(column), str) and says_void(said):
            return NotHeld(a, column, "void")
    status = None
    if signs.status_heading is not None:
        status = status_of(a.row.text(STATUS), signs.status_heading, signs.words)
    if status is Status.NOT_HELD and not _held_late(a, signs):
        return NotHeld(a, STATUS, "status", certain=not a.present)
    if signs.both_days and is_unfilled(a.row.value("日期")):
        return NotHeld(a, PLANNED, "no day", certain=not a.present)
    return None if status in (Status.HELD, Status.NOT_HELD) else _by_heads(a, status, signs)


def _held_late(a: Activity, signs: _Signs) -> bool:
    """Return whether what was put off has a real day beside its planned one, and people came."""
    put_off = signs.both_days and only_put_off(a.row.text(STATUS))
    return put_off and a.when is not None and bool(a.present)


def _by_looks(a: Activity, marks: Marks) -> NotHeld | None:
    if (column := marks.struck(a.row)) is not None:
        return NotHeld(a, column, "struck out")
    if (filled := marks.filled(a.row)) is not None:
        certain = not a.present or "取消" in filled[1]  # people came to what was planned
        return NotHeld(a, filled[0], "fill", certain, filled[1])
    return None


def _by_heads(a: Activity, status: Status | None, signs: _Signs) -> NotHeld | None:
    """Judge by who came, and where nobody is said to have, by the rest of the row and the sheet."""
    if (off := _called_off(a)) is not None:
        return off
    if a.present and not signs.intended:
        return None
    if a.present == 0 and not (a.attendees and a.attendees.names):
        return NotHeld(a, a.heads_column, "nobody", certain=False)
    expected = signs.intended and not is_unfilled(a.row.value("实到人数"))
    if signs.plan or signs.only_planned:
        return NotHeld(
            a,
            PLANNED if signs.only_planned else "日期",
            "plan",
            certain=signs.plan and not expected,
        )
    if signs.told and is_prefilled(a):
        return NotHeld(a, "日期", "prefilled", certain=False)
    unclear = status is Status.UNKNOWN and signs.heads
    return NotHeld(a, STATUS, "status", certain=False) if unclear else None


def _called_off(a: Activity) -> NotHeld | None:
    """Return which cell says that an activity was called off; None where it was held.

    A row with people in it was held, whatever its remark speaks of.
    """
    for column in _CAME:
        value = a.row.value(column)
        if isinstance(value, str) and says_off(value):
            return NotHeld(a, column, "remark")
        if value != 0 and not is_unfilled(value):
            return None
    column, words, topic = _said_off(a.row)
    if not column and any(key in a.row.columns for key in _CAME):
        if planned := intended_beside_day(_day_as_text(a.row)):
            return NotHeld(a, "日期", "remark", words=planned)
        column, words = _said_in_part(a.row)
    if not column:
        return None
    its = verdict(words, a.when.first if a.when and a.when.exact else None, topic)
    if its == "held":
        return None
    return NotHeld(a, column, "remark", its == "off", words if its == "doubtful" else "")


def _said_off(row: Row) -> tuple[str, str, str]:
    """Return the column that says that an activity was called off, how, and the topic beside it."""
    remark = row.text(REMARK)
    if says_off(remark) or says_only_off(remark):
        return REMARK, remark, ""
    for column in _SAYING:
        if says_only_off(text := row.text(column)):
            return column, text, ""
    for column in _WITH_BRACKETS:
        if words := off_in_brackets(text := row.text(column)):
            return column, words, text[: -len(words) - 1] if len(words) < _BARE else ""
    return "", "", ""


def _said_in_part(row: Row) -> tuple[str, str]:
    """Return the column of which a clause, of several, says that an activity was called off."""
    if a_clause_says_off(remark := row.text(REMARK)):
        return REMARK, remark
    for column in _WITH_BRACKETS:
        if words := off_in_some_brackets(row.text(column)):
            return column, words
    if words := off_beside_day(_day_as_text(row)):
        return "日期", words
    for column in _TOPIC:
        if a_clause_says_off(text := row.text(column), surely=True):
            return column, text
    return "", ""


def _day_as_text(row: Row) -> str:
    """Return the words of a day's cell; none of what is a day."""
    value = row.value("日期")
    return value if isinstance(value, str) else ""
