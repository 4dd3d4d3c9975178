"""The one number that a table's cell states: 5, 5次, 召开5次, 全年20次, 3次（13、20、26日）."""

from __future__ import annotations

import re

from addin.audit.text.clauses import rest
from addin.audit.text.quantity import Quantity, bare_number, quantities

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
# How many bodies did something together: 两个小组共6次. 各, 每: what follows is of one of them.
_BODIES = re.compile(
    r"(?:全部|下属|所属)?[\d一二两三四五六七八九十]{1,3}个(?:党?支部|党?小组)(?=共|合计|总计|累计)"
)
_OF_EACH = re.compile(
    r"各|均|每|其中|分别|比|较|增|减|[多少缺欠差]|未|没|应|拟|计划|目标|余(?=[次人名])"
)
_DEEDS = re.compile(
    r"讲授|授课|宣讲|观看|教育|听取|研究|谈话|收[缴交]|[缴交]纳|发展|确定|整改|完成|销号|反馈|查摆|发现|自查|达标"
)
# What a cell remarks on its number: 5次，照片齐; 7次，含临时1次. Another number, or what is
# still to come, is no remark.
_REMARK = re.compile(
    r"(?<=[次场期堂名人个项])[，,；;、]\s*"
    r"(?:(?:其中|包括|内?含)[^，,；;]{2,16}"
    r"|(?![各每共计合应拟待未尚将欠缺差实比较增减余]|计划|目标|不含|不包括|年底)[^\d一二两三四五六七八九十，,；;、]{2,12})$"
)
_LEAD = re.compile(r"^\s*(?:合计?|计|共计?|实有?|如期|按期|按时)+")


def cell_number(text: str) -> Quantity | None:
    """Return the number that a cell states, with the position it has in the cell.

    None where it states none, several, or one about a part: 各2次, 其中书记1次.
    """
    if any(bare_number(inside.strip("（）()+-")) for inside in _BRACKETS.findall(text)):
        return None  # 5（+2）, 6（8）: which of them is meant?
    plain = _blanked(_BODIES, _blanked(_BRACKETS, text))
    if found := bare_number(plain):
        return found
    if found := bare_number(_REMARK.sub(lambda m: " " * len(m[0]), plain)):
        return found
    numbers = list(quantities(plain))
    if len(numbers) != 1 or _OF_EACH.search(plain):
        return None
    (its,) = numbers
    around = f"{plain[: its.start]} {plain[its.end :]}"
    around = _LEAD.sub("", around)
    return None if rest(_DEEDS.sub("", around)).strip("。.；;，, ") else its


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with spaces in place of what a pattern finds, as long as it was."""
    return pattern.sub(lambda m: " " * len(m[0]), text)
