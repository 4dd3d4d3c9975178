"""Which body keeps a ledger: a branch, or one above the branches, whose meetings are others."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.ledger import Ledger
from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_ABOVE_BRANCHES = pattern(r"党组|党委|[党机]关?工委|总支|[镇乡县市区省局院校司](?:直属)?委员会")
_BRANCH = pattern(r"(?<!总)支部|党小组")
_BELOW_PARTY_GROUP = pattern(r"机关(?:党委|委员会|党总支|总支)|支部(?:委员会)?$|总支(?:部委员会)?$")
_OF_BRANCHES = ("支委会", "党小组会", "主题党日", "组织生活会", "民主评议党员")
_FEW = 10  # a 党日 in which a 党组 takes part is one among ten of its own meetings
_OF_ALL_MEMBERS = "党员大会"  # of a branch, or of a 总支
_OF_PARTY_GROUP = "党组会"


def keeps_no_branch_meetings(ledger: Ledger) -> bool:
    """Return whether a 党组, a 党委 or a 总支 keeps neither 党员大会 nor 支委会.

    What is lacking of a branch's meetings may be in the ledgers of its branches.
    """
    held = ledger.by_type
    if ledger.whole or ledger.by_branch or _OF_ALL_MEMBERS in held or "支委会" in held:
        return False
    return _is_named_above_branches(ledger)


def is_above_branches(ledger: Ledger) -> bool:
    """Return whether a 党组, a 党委 or a 总支 keeps a ledger of its own meetings.

    It holds few or no meetings of a branch, and its name or its titles say whose it is; or it holds
    meetings of a 党组 and no roster.
    """
    held = ledger.by_type
    of_branches = sum(len(held.get(name, ())) for name in _OF_BRANCHES)
    if ledger.whole or ledger.by_branch or of_branches * _FEW > len(ledger.activities):
        return False
    if _OF_PARTY_GROUP in held and _OF_ALL_MEMBERS not in held and not ledger.members:
        return True
    return _is_named_above_branches(ledger)


def is_named_below_party_group(ledger: Ledger) -> bool:
    """Return whether 单位全称 is that of a 机关党委, a 总支 or a branch, and of no 党组."""
    return bool(_BELOW_PARTY_GROUP.search(folded(ledger.settings.text("单位全称") or "")))


def _is_named_above_branches(ledger: Ledger) -> bool:
    names = list(_names(ledger))
    return any(map(_ABOVE_BRANCHES.search, names)) and not any(map(_BRANCH.search, names))


def _names(ledger: Ledger) -> Iterator[str]:
    """Yield what may say whose a ledger is: the unit, the names and titles of the sheets."""
    yield folded(ledger.settings.text("单位全称") or "")
    for table in ledger.tables:
        if table.kind.name == ACTIVITIES:
            yield from (folded(table.sheet), folded(table.title))
