"""Steps of admission (发展党员) that have a day: each follows another within some months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from addin.agenda.due import Due
from addin.agenda.outlook import Outlook
from addin.checks.regulations import ADMISSION_RULES_REVISED
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.values.calendar_arithmetic import months_after, years_after
from addin.ledger.values.text import is_unfilled
from addin.sheets.admissions.figures import once
from addin.sheets.admissions.record import ADMISSIONS, Admission

CONFIRMING = "转正大会日期"
_OLD = 12  # months after which a step that is not filled in is a gap in the records


class Step(Struct, frozen=True):
    """A step that somebody at one of some stages waits for, so many months after another.

    ``since``: the day from which the regulation asks for it, by the day of the earlier step.
    """

    rule: str
    words: str
    stages: tuple[str, ...]
    after: str
    column: str
    months: int
    since: date = date.min


STEPS = (
    Step("M01", "派人同入党申请人“{}”谈话", ("申请人",), "申请书日期", "谈话日期", 1),
    Step(
        "M16",
        "支部大会讨论接收“{}”为预备党员",
        ("发展对象",),
        "预审日期",
        "支部大会日期",
        1,
        ADMISSION_RULES_REVISED,
    ),
    Step(
        "M09",
        "党委审批接收“{}”为预备党员的决议",
        ("发展对象", "预备党员"),
        "支部大会日期",
        "党委审批日期",
        3,
    ),
    Step(
        "M12",
        "党委审批“{}”转正的决议",
        ("预备党员", "正式党员"),
        CONFIRMING,
        "转正审批日期",
        3,
    ),
)


def steps_due(at: Outlook) -> Iterator[Due]:
    """Yield the steps that each person waits for, with the last day of each."""
    formal = _formal(at.ledger, at.day)
    for a in once(at.ledger.of(ADMISSIONS), Period(at.day, at.day)):
        stage = a.stage_on(at.day)
        if not a.name or stage is None:
            continue
        yield from (due for step in STEPS if (due := _after(step, a, stage, at.day)))
        if stage == "积极分子":
            yield from _examination(a, at.day)
            yield from _notice(a, at.day)
        if stage == "预备党员" and a.name not in formal:
            yield from _confirmation(a, at.day)


def _formal(ledger: Ledger, day: date) -> frozenset[str]:
    """Return the names of those whom the roster calls full members."""
    return frozenset(m.name for m in ledger.members if m.formal(day))


def _after(step: Step, its: Admission, stage: str, day: date) -> Due | None:
    """Return a step that follows another one taken, and is not taken yet."""
    before = its.day(step.after)
    if stage not in step.stages or before is None or not step.since <= before <= day:
        return None
    if _taken(its, step.column, day) is not False or _later_ones(its, step.column, day):
        return None
    return _due(step.words.format(its.name), months_after(before, step.months), step.rule, its, day)


def _due(what: str, by: date, rule: str, its: Admission, day: date) -> Due | None:
    return Due(what, by, rule, rows=(its.row.ref,)) if months_after(by, _OLD) >= day else None


def _taken(its: Admission, column: str, day: date) -> bool | None:
    """Return whether a step is taken by a day; None where the sheet does not tell."""
    if column not in its.row.columns:
        return None
    if when := its.whens.get(column):
        return when.first <= day
    return False if is_unfilled(its.row.value(column)) else None


def _later_ones(its: Admission, column: str, day: date) -> bool:
    """Return whether a step that comes later still is taken: the one before has no entry then."""
    later = {
        "党委审批日期": ("入党宣誓日期", "转正申请日期", CONFIRMING),
        "转正审批日期": ("归档日期",),
    }
    return any(_taken(its, c, day) for c in later.get(column, ()))


def _examination(its: Admission, day: date) -> Iterator[Due]:
    """Yield the next half-yearly examination (考察) of somebody who is 积极分子."""
    start = its.day("确定积极分子日期")
    unsure = its.row.text("考察日期列表") and not its.checks
    if start is None or start > day or unsure or "考察日期列表" not in its.row.columns:
        return
    last = max((d for d in its.checks if start <= d <= day), default=start)
    if due := _due(f"半年一次考察积极分子“{its.name}”", months_after(last, 6), "M04", its, day):
        yield due


def _notice(its: Admission, day: date) -> Iterator[Due]:
    """Yield the end of a notice (公示) that is up on the day."""
    first, last = its.span("公示起止") or (day, day)
    is_up = first <= day <= last and first < last
    if is_up and _taken(its, "确定发展对象日期", day) is False:
        what = f"“{its.name}”公示期满，研究确定为发展对象"
        yield Due(what, last, "M13", rows=(its.row.ref,))


def _confirmation(its: Admission, day: date) -> Iterator[Due]:
    """Yield the end of somebody's probation: the branch then discusses 转正."""
    met, held = its.day("支部大会日期"), _taken(its, CONFIRMING, day)
    if met is None or met > day or _untold(its):
        return
    end = years_after(met, 1)
    if held or (held is None and its.outcome):
        if its.outcome != "延长" or not its.extension:
            return
        end = months_after(end, its.extension)
    if due := _due(f"预备党员“{its.name}”预备期满，讨论转正", end, "M10", its, day):
        yield due


def _untold(its: Admission) -> bool:
    """Return whether the sheet may not say that somebody has been confirmed."""
    if CONFIRMING in its.row.columns:
        return CONFIRMING not in its.whens and not is_unfilled(its.row.value(CONFIRMING))
    return "当前阶段" not in its.row.columns
