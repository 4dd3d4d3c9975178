"""Party dues: what was owed and paid in a period, by how many; and what each member owes a month.

Sums are of the whole body; no figure tells one member's base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from addin.ledger.dues import Dues, once
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.roster import Member
from addin.ledger.values.amounts import Scale, cents, parse_scale
from addin.statistics.statistic import Number, Statistic

WORKING, RETIRED = "党费比例（在职）", "党费比例（离退休）"
FARMING, OTHERS = "党费定额（农民）", "党费定额（其他）"
BY_CATEGORY = {
    "在职": WORKING,
    "年薪制": WORKING,
    "不按月收入": WORKING,
    "离退休": RETIRED,
    "农民": FARMING,
    "学生": OTHERS,
    "下岗失业": OTHERS,
    "低保抚恤": OTHERS,
}
EXEMPT = "免缴"
REDUCED = ("免缴", "少缴")


# --- What is due by the scales ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standard:
    """What a member owes for a month: the least and the most, and the rate where there is one."""

    least: Decimal
    most: Decimal
    rate: Decimal | None = None

    def met_by(self, due: Decimal) -> bool:
        """Return whether a sum is this to the cent."""
        return self.least <= cents(due) <= self.most


def scale(ledger: Ledger, key: str) -> Scale:
    """Return a scale: the bureau's own of the 参数 sheet, or the regulation's."""
    own = ledger.settings.values.get(key)
    if isinstance(own, Scale):
        return own
    return parse_scale(ledger.catalogue.parameter(key).default).value or Scale()


def scale_keys(record: Dues) -> tuple[str, ...]:
    """Return by which scales a member may pay: where no category is told, 在职 or 离退休."""
    return (BY_CATEGORY[record.category],) if record.category else (WORKING, RETIRED)


def standards(record: Dues, ledger: Ledger) -> tuple[Standard, ...]:
    """Return what is due by each scale that may apply; none where the base is not known."""
    found = []
    for key in scale_keys(record):
        since = ledger.catalogue.parameter(key).since
        if since and record.month < since:
            continue  # dues of before were others
        its = scale(ledger, key)
        if its.fixed:
            found.append(Standard(*its.fixed))
        elif its.steps and record.base is not None:
            due = its.due(record.base)
            found.append(Standard(due, due, its.rate(record.base)))
    return tuple(found)


def disagrees(record: Dues, ledger: Ledger) -> bool:
    """Return whether the sum stated as due is by no scale that may apply."""
    found = standards(record, ledger)
    return record.due is not None and bool(found) and not any(s.met_by(record.due) for s in found)


def amount_due(record: Dues, ledger: Ledger) -> Decimal | None:
    """Return what is due: as stated, else by the one scale that applies; None if not known."""
    if record.due is not None:
        return cents(record.due)
    sums = {(s.least, s.most) for s in standards(record, ledger)}
    if len(sums) == 1 and record.category:
        least, most = sums.pop()
        return least if least == most else None
    return None


# --- Who owed what -----------------------------------------------------------------------------


def owed(ledger: Ledger, period: Period | None = None) -> list[Dues]:
    """Return the records of months in which a member owed dues: a member then, not exempt.

    Months after the last for which anybody has paid have not come yet.
    """
    members = {(m.name, m.mark): m for m in ledger.members if m.name}
    began = _first_payments(ledger.dues)
    last = max((d.month for d in ledger.dues if d.settled), default=None)
    return [
        d
        for d in once(ledger.dues)
        if last is not None
        and d.month <= last
        and (period is None or period.covers(d.span))
        and d.state != EXEMPT
        and d.due != 0
        and _belonged(d, members.get(d.who), began)
    ]


def _first_payments(records: Iterable[Dues]) -> dict[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = {}
    for d in records:
        if d.settled:
            found[d.who] = min(found.get(d.who, d.month), d.month)
    return found


def _belonged(record: Dues, member: Member | None, began: dict[tuple[str, str], date]) -> bool:
    """Return whether the person was a member of the branch; without a roster, had begun to pay."""
    if member is None:
        first = began.get(record.who)
        return not record.blank or first is None or record.month >= first
    since = member.moved_in or member.joined
    joined = since is None or since <= record.span.end
    left = member.moved_out is not None and member.moved_out <= record.span.end
    return record.settled or (joined and not left)


def unpaid(record: Dues) -> bool:
    """Return whether a month that was owed has no payment on record."""
    return record.told and not record.settled


def paid_in_full(record: Dues, ledger: Ledger) -> bool:
    """Return whether as much was paid as was due."""
    due = amount_due(record, ledger)
    if not record.settled or record.state == "少缴":
        return False
    return record.paid is None or due is None or cents(record.paid) >= due


# --- Figures -----------------------------------------------------------------------------------


def dues_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return the sums due and paid in a period, and how many members paid, in full or not."""
    records = owed(ledger, period)
    if not records:
        return []
    by_member: dict[tuple[str, str], list[Dues]] = defaultdict(list)
    for d in records:
        by_member[d.who].append(d)
    people = list(by_member.values())
    return [
        *_sums(records, ledger),
        _heads("党费.缴纳人数", [p for p in people if any(d.settled for d in p)]),
        _heads("党费.足额人数", [p for p in people if all(paid_in_full(d, ledger) for d in p)]),
        _heads("党费.未缴人数", [p for p in people if any(unpaid(d) for d in p)]),
    ]


def _sums(records: Sequence[Dues], ledger: Ledger) -> list[Statistic]:
    due = [(d, amount) for d in records if (amount := amount_due(d, ledger)) is not None]
    paid = [(d, amount) for d in records if (amount := _amount_paid(d, ledger)) is not None]
    found = [_money("党费.应缴合计", due)] if due else []
    if paid:
        found.append(_money("党费.实缴合计", paid))
    whole = sum((amount for _, amount in due), Decimal(0))
    known = len(due) == len(records) and all(_amount_known(d, ledger) for d in records)
    if whole and paid and known:
        rate = sum((amount for _, amount in paid), Decimal(0)) * 100 / whole
        share = rate.quantize(Decimal("0.1"), ROUND_HALF_UP)
        found.append(Statistic("党费.收缴率", share, _rows(records)))
    return found


def _amount_known(record: Dues, ledger: Ledger) -> bool:
    return not record.settled or _amount_paid(record, ledger) is not None


def _amount_paid(record: Dues, ledger: Ledger) -> Decimal | None:
    """Return what was paid; a tick in place of a sum stands for what was due."""
    if record.paid is not None:
        return cents(record.paid)
    return amount_due(record, ledger) if record.settled and record.state != "少缴" else None


def _money(key: str, items: Sequence[tuple[Dues, Decimal]]) -> Statistic:
    total: Number = cents(sum((amount for _, amount in items), Decimal(0)))
    return Statistic(key, total, _rows(d for d, _ in items))


def _heads(key: str, people: Sequence[Sequence[Dues]]) -> Statistic:
    return Statistic(key, len(people), _rows(d for p in people for d in p))


def _rows(records: Iterable[Dues]) -> tuple[str, ...]:
    """Return the rows of records once each: a wide sheet has many in a row."""
    return tuple(dict.fromkeys(d.row.ref for d in records))
