"""What a column 状态 or 是否开展 says of an activity: held, not held, or a word not known."""

from __future__ import annotations

from enum import Enum

from addin.ledger.catalogue import StatusWords
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

STATUS = "状态"
_YES = frozenset(("是", "√", "✓", "✔", "对", "有", "Y", "YES"))
_NO = frozenset(("否", "×", "✗", "✘", "X", "没有", "N", "NO"))
_ASKS = "是否"
_SURELY_HELD = pattern(r"已(?:召开|开展|完成|举行|举办|落实|结束|归档)")
_NOT_YET = pattern(r"(?:[未待拟没]|尚未|还未|计划|取消|延期|推迟).*|.*中|.*\d.*%")
_PAPERWORK = pattern(
    r"(?:已|未|待|暂未|尚未)?(?:抽查|检查|备案|上报|报送|录入|上传)|已审核|审核通过|已审批"
)
_LONGEST = 10  # a longer text tells of what was done, and is no status


class Status(Enum):
    """Whether an activity was held, as a status has it."""

    HELD = "held"
    NOT_HELD = "not held"
    UNKNOWN = "unknown"


def status_of(text: str, heading: str, words: StatusWords) -> Status | None:
    """Return what a cell says below a heading; None for a blank one, an account, or paperwork.

    A known word may be followed by more: 已取消（防汛）, 已完成，3月5日.
    """
    said = folded(text).strip("。.!;,")
    if said in words.held or said in words.not_held:
        return Status.HELD if said in words.held else Status.NOT_HELD
    if not said or _PAPERWORK.fullmatch(said):
        return None
    if said.upper() in _YES or said.upper() in _NO:
        return _answer(said.upper(), heading)
    held = said.startswith(words.held) or _SURELY_HELD.search(said) is not None
    if not _SURELY_HELD.search(said) and said.startswith(words.not_held):
        return Status.NOT_HELD
    if held and not _NOT_YET.fullmatch(said):
        return Status.HELD
    told = heading.endswith("情况") and not _NOT_YET.fullmatch(said)  # 效果良好
    return None if told or len(said) > _LONGEST else Status.UNKNOWN


def _answer(said: str, heading: str) -> Status:
    if not heading.startswith(_ASKS) and said not in ("√", "✓", "✔", "×", "✗", "✘"):
        return Status.UNKNOWN
    return Status.HELD if said in _YES else Status.NOT_HELD
