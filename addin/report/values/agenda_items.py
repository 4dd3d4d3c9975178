"""What is due by when, for templates that list it: 待办."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from addin.agenda.agenda import agenda, day_after
from addin.agenda.basis import basis
from addin.agenda.due import Due
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, month
from addin.report.language.traced import Item, Traced, Value, id_of, items

YES = "是"


def agenda_items(ledger: Ledger, period: Period) -> tuple[Item, ...]:
    """Return what is due as of the day after a report's period, or of its signing."""
    day = day_after(ledger, period)
    return items(_item(due, day) for due in agenda(ledger, period, day))


def _item(due: Due, day: date) -> tuple[str, Mapping[str, Traced]]:
    named = id_of(f"{due.rule}{due.what}{due.branch}{due.by}")
    return named, {name: Traced(value, due.rows) for name, value in _values(due, day).items()}


def _values(due: Due, day: date) -> dict[str, Value]:
    return {
        "事项": due.words,
        "支部": due.branch or None,
        "期限": due.by,
        "依据": basis(due) or None,
        "规则": due.rule,
        "逾期": YES if due.overdue(day) else None,
        "当月": YES if due.by <= month(day.year, day.month).end else None,
    }
