"""Activities of every kind, by the bare word: 办了70场活动, 入账活动27次, 49条记录."""

from __future__ import annotations

import re

from addin.audit.figure_words.possible_figures import UNCLEAR, Means, meant
from addin.audit.sentences.said import Said, at_number
from addin.audit.text.plain_words import says_more

_ACTIVITIES = re.compile(
    r"(?:各项|各种|各式|组织生活|党建|党内|党组织)?(?:的)?活动(?:总?数量?|总量|总次数|次数)?"
)
_BEHIND = re.compile(rf"(?:的)?(?:{_ACTIVITIES.pattern}|(?:台账|活动)?记录)")
_RECORDS = re.compile(r"^(?:条|笔)?(?:台账|活动)?(?:记录|台账)")
# Words by which a body's activities are meant, and not those of one campaign or kind.
_WHOLE = re.compile(
    r"登记|入账|记载|在册|记录|录入|合计|总计|总量|总数|共计|一共|所有|全部|[各\d一二两三四五六七八九十]个?党?支部"
)
_TIMES = frozenset(("次", "场", "期", "回"))


def activities_in_all(said: Said) -> Means | None:
    """Return all activities where a clause counts 活动 and says nothing of their kind.

    A number that is not the ledger's is only called wrong where the words mean them all.
    """
    quantity = said.counted.quantity
    behind = _BEHIND.match(said.right)
    before = _ACTIVITIES.search(said.left)
    if quantity.unit == "条":
        found = bool(behind and _RECORDS.match(said.right))
    elif quantity.unit in _TIMES:
        found = bool(behind or before)
    else:
        found = quantity.unit in ("项", "个") and bool(behind and "活动" in behind[0])
    left = _ACTIVITIES.sub("", said.left) if not behind else said.left
    right = said.right[behind.end() :] if behind else said.right
    if any(n.of != "branch" for n in said.named):
        return None  # of a topic, of somebody, at a place
    if not found or says_more(left) or says_more(right):
        return None
    its = next((m for m in said.words.mentions("各类活动", "times") if m.word.total), None)
    if its is None:
        return None
    text = said.sentence.text[: said.counted.right[1]]
    return at_number(
        meant(its, its.word.keys["times"], "" if _WHOLE.search(text) else UNCLEAR), said
    )
