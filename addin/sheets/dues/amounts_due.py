"""What a member owes a month, by the scales of party dues."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.values.amounts import Scale, cents, parse_scale
from addin.sheets.dues.record import Dues

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


class Standard(Struct, frozen=True):
    """What a member owes for a month: the least and the most, and the rate where there is one."""

    least: Decimal
    most: Decimal
    rate: Decimal | None = None

    def agrees_with(self, record: Dues) -> bool:
        """Return whether a record has this rate, or where it tells none, this sum."""
        if record.rate is not None and self.rate is not None:
            return record.rate == self.rate
        return record.due is not None and self.met_by(record.due)

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
    found = (standard(record, key, ledger) for key in scale_keys(record))
    return tuple(its for its in found if its is not None)


def standard(record: Dues, key: str, ledger: Ledger) -> Standard | None:
    """Return what is due by one scale; None where the base is not known."""
    since = ledger.catalogue.parameter(key).since
    if since and record.month < since:
        return None  # dues of before were others
    its = scale(ledger, key)
    if its.fixed:
        return Standard(*its.fixed)
    if not its.steps or record.base is None:
        return None
    due = its.due(record.base)
    return Standard(due, due, its.rate(record.base))


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
