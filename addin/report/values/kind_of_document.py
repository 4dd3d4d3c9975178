"""What kind of document a report is: 报告 to a body above, 通报 to those below, or as 参数 says."""

from __future__ import annotations

from addin.ledger.records.settings import Settings
from addin.ledger.values.patterns import pattern
from addin.report.language.traced import Traced

PARAMETER = "文种"
UPWARD, DOWNWARD = "报告", "通报"
_BELOW = pattern(r"[^、，,；]{0,6}各")


def kind_of_document(settings: Settings) -> Traced:
    """Return the kind, with the row that states it, or the addressee that it follows from."""
    stated = settings.text(PARAMETER)
    key = PARAMETER if stated else "主送机关"
    row = settings.rows.get(key)
    below = _BELOW.match(settings.text("主送机关") or "")
    return Traced(stated or (DOWNWARD if below else UPWARD), (row.ref,) if row else ())
