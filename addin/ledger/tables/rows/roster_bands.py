"""Bands across a roster that say who stands below them: 一、正式党员, 三、转出党员."""

from __future__ import annotations

from addin.ledger.tables.rows.bands import NUMBERING, Band
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_HEADS = pattern(r"(?:[(:]?(?:共|合计)?\d+[人名]\)?|:)$|名单$|名册$|一览表?$")
_FULL = pattern(r"(?:在册|现有)?(?:中共)?正式党员")
_ON_PROBATION = pattern(r"(?:在册|现有)?(?:中共)?预备党员")
_GONE = pattern(
    r"(?:本?年度?)?(?:已经?)?(?:组织关系)?(?:转出|转走|调出|调离|迁出|去世|病故|已故|死亡|出党|除名|停止党籍)"
    r"(?:的)?(?:党员|人员)?(?:及.{0,6}(?:党员|人员))?"
)
_NOT_YET = pattern(r"(?:入党)?(积极分子|申请人|发展对象)|(申请入党)(?:人员)?")
_MEMBERS = pattern(
    r"(?:在册|在职|现有|离退休|退休|流动|流入|转入|失联|机关|老|全体)+(?:正式)?党员|党员"
)
_CATEGORY, _STATE = "党员类别", "党员状态"


def read_roster_band(text: str) -> Band | None:
    """Read a roster's only text in a row as a band; None where it is none."""
    plain = NUMBERING.sub("", folded(text))
    while (shorter := _HEADS.sub("", plain)) != plain:
        plain = shorter
    if _FULL.fullmatch(plain):
        return _band("正式党员")
    if _ON_PROBATION.fullmatch(plain):
        return _band("预备党员")
    if _GONE.fullmatch(plain):
        return _band(state="转出")
    if m := _NOT_YET.fullmatch(plain):
        return _band("申请人" if m[2] else m[1])
    return _band() if _MEMBERS.fullmatch(plain) else None


def _band(category: str = "", state: str = "") -> Band:
    """Return a band that replaces all that the one before it told."""
    return Band({_CATEGORY: category, _STATE: state})
