"""Persons commended, all together and by their titles: 24名个人, 优秀共产党员15名、优秀党务工作者8名."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import stretch
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_TOTAL = pattern(r"(?:表彰|表扬|嘉奖|获奖|命名)[^，。；\d]{0,6}(?P<n>\d{1,3})名(?:先进|优秀)?个人")
_TITLE = r"“?(?:优秀|先进|模范|十佳|最美|杰出)(?:共产党员|党员|党务工作者|工作者|个人|干部|教师|员工|职工|志愿者|党支部书记|团干部|共青团员)”?"
_LIST = pattern(
    rf"(?:有|为|包括|分别是|：)(?P<list>{_TITLE}\d{{1,3}}名(?:[、，]{_TITLE}\d{{1,3}}名){{1,5}})"
)
_BOTH = pattern("兼|同时获|重复|人次|一人两项|其中")


def commended(case: Case) -> Iterator[Hit]:
    """表彰的个人总数，和各项荣誉列出的人数相加不一样。

    前面说表彰多少名个人，后面按荣誉称号列出人数，相加应当相等；有人得了两项的，写明。

    错：受表彰的24名个人……优秀共产党员15名、优秀党务工作者8名
    对：受表彰的23名个人……优秀共产党员15名、优秀党务工作者8名
    """
    for part in case.structure.prose:
        totals = list(_TOTAL.finditer(part.text)) if "名" in part.text else []
        lists = list(_LIST.finditer(part.text)) if totals else []
        if len(totals) != 1 or len(lists) != 1 or _BOTH.search(part.text):
            continue
        values = [int(n) for n in re.findall(r"\d+", lists[0]["list"])]
        if sum(values) != int(totals[0]["n"]):
            added = "＋".join(map(str, values)) + f"＝{sum(values)}"
            yield Hit(stretch(part, *totals[0].span()), {"added": added})


RULES = (TextRule("W446", "warning", "“{text}”：按称号列出的{added}，请核对", commended, PRACTICE),)
