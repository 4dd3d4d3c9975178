"""发展党员: how many stand at each stage, and how many steps a period saw."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.admissions.record import ADMISSIONS, STAGES, Admission
from addin.statistics.statistic import Statistic, count

STEPS = {
    "新收入党申请书": "申请书日期",
    "新确定积极分子": "确定积极分子日期",
    "新确定发展对象": "确定发展对象日期",
    "接收预备党员": "支部大会日期",
    "预备党员转正": "转正大会日期",
}
"""A figure of a period, and the column whose date decides."""


def admission_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return people by stage, and of each step those who took it in a period.

    A step that the sheet keeps at all, and nobody took in the period, is nought.
    """
    listed = once([a for a in ledger.of(ADMISSIONS) if a.name], period)
    staged = [(a, a.stage_on(period.end)) for a in listed]
    by_stage = {f"发展党员.{s}": [a for a, stage in staged if stage == s] for s in STAGES}
    by_step = {key: [a for a in listed if _took(a, key, period)] for key in STEPS}
    found = {**by_stage, **by_step}
    return [count(key, rows) for key, rows in found.items() if rows or _is_kept(key, listed)]


def once(found: Iterable[Admission], period: Period) -> list[Admission]:
    """Return each person once: of several sheets, as the one that knows of the latest stage."""
    latest: dict[str, Admission] = {}
    kept: list[Admission] = []
    for a in found:
        other = latest.get(a.name)
        if other is None or other.row.sheet == a.row.sheet:
            kept.append(a)
        elif _place(a, period) > _place(other, period):
            kept[kept.index(other)] = a
        else:
            continue
        latest[a.name] = a
    return kept


def _place(a: Admission, period: Period) -> int:
    stage = a.stage_on(period.end)
    return STAGES.index(stage) if stage else -1


def _is_kept(key: str, listed: Iterable[Admission]) -> bool:
    return key in STEPS and any(a.day(STEPS[key]) for a in listed)


def _took(a: Admission, key: str, period: Period) -> bool:
    if key == "预备党员转正" and a.outcome in ("延长", "取消"):
        return False
    return a.day(STEPS[key]) in period
