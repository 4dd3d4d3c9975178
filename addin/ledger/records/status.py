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
_HELD_LATE = pattern(
    r"(?:已?(?:延期|推迟|改期|顺延|延后|延迟)后?|逾期|补)已?(?:完成|办结|开完)|(?:已|(?:取消|未开)?后|延期|改期|推迟)补[开办]"
)
_PUT_OFF = pattern(r"已?(?:延期|推迟|改期|顺延|延后|延迟)")
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

    A known word may be followed by more: 已取消（防汛）, 已完成，3月5日. What
    was put off and is done was held: 延期完成.
    """
    said = folded(text).strip("。.!;,")
    if said in words.held or said in words.not_held:
        return Status.HELD if said in words.held else Status.NOT_HELD
    if not said or _PAPERWORK.fullmatch(said):
        return None
    if said.upper() in _YES or said.upper() in _NO:
        return _answer(said.upper(), heading)
    surely = _SURELY_HELD.search(said) or _HELD_LATE.match(said)
    held = said.startswith(words.held) or surely is not None
    if not surely and said.startswith(words.not_held):
        return Status.NOT_HELD
    if _HELD_LATE.match(said) or (held and not _NOT_YET.fullmatch(said)):
        return Status.HELD
    told = heading.endswith("情况") and not _NOT_YET.fullmatch(said)  # 效果良好
    return None if told or len(said) > _LONGEST else Status.UNKNOWN


def only_put_off(text: str) -> bool:
    """Return whether a status says that an activity was put off, not that it was dropped."""
    return _PUT_OFF.match(folded(text)) is not None


def _answer(said: str, heading: str) -> Status:
    if not heading.startswith(_ASKS) and said not in ("√", "✓", "✔", "×", "✗", "✘"):
        return Status.UNKNOWN
    return Status.HELD if said in _YES else Status.NOT_HELD
