"""Grades that bodies were given, against how many bodies were judged: 优秀4个、良好7个、一般2个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_GRADE = r"(?:评为)?“?(?:优秀|良好|较好|好|一般|中等|合格|基本合格|不合格|较差|差|达标|不达标|称职|基本称职|不称职)”?(?:等次|等级|档次)?(?:的|有|为)?"
_GRADES = pattern(
    rf"(?:(?:检查|考核|测评|评议|评定|评价|评估|验收|督查|述职)(?:评议|考核)?(?:结果|等次|情况)|评定等次|结果)(?:为|是|如下|：|，|分别为|:)+"
    rf"(?P<list>{_GRADE}\d{{1,3}}(?P<unit>[个名人家])(?:[、，]{_GRADE}\d{{1,3}}(?P=unit)){{1,4}})[。；]"
)
_JUDGED = pattern(
    r"(?:对|组织)(?:所属|所辖|下属)?(?:全[局院县市区校镇乡街道系统公司集团]{1,2})?的?(?P<n>\d{1,3})(?P<unit>[个名家])(?P<what>[\u4e00-\u9fff]{2,8}?)[^。；，\d]{0,10}(?P<more>[^。；，]{0,24})(?:进行了?|开展了?|实施了?)[^。；，]{0,8}(?:检查|考核|测评|评议|评定|评估|验收|督查)"
)
_NOT_ALL = pattern("其中|抽查|抽取|未|除|部分|不参加|另有|不定等次|不确定等次")


def graded_as_judged(case: Case) -> Iterator[Hit]:
    """评出的各等次相加，不等于参加考核、检查的个数。

    对14个党支部进行了检查，优秀、良好、一般相加应当是14个；有没有评定等次的，写明。

    错：对全院14个党支部进行了检查。检查结果为：优秀4个、良好7个、一般2个。
    对：对全院14个党支部进行了检查。检查结果为：优秀4个、良好7个、一般3个。
    """
    prose = case.structure.prose
    for at, part in enumerate(prose):
        for m in _GRADES.finditer(part.text):
            values = [int(n) for n in re.findall(r"\d+", m["list"])]
            judged = _judged(prose[: at + 1], part, m, sum(values))
            if judged and sum(values) != judged:
                added = "＋".join(map(str, values)) + f"＝{sum(values)}"
                args = {"added": added, "judged": judged}
                yield Hit(stretch(part, *m.span("list")), args)


def _judged(before: Sequence[Part], part: Part, m: re.Match[str], total: int) -> int:
    """Return how many the text before says were judged; 0 where it does not say, or says more.

    The grades may be those of another number that the text names, if they come to it.
    """
    text = "\n".join([*(p.text for p in before[:-1]), part.text[: m.start()]])
    found = [its for its in _JUDGED.finditer(text) if its["unit"] == m["unit"]]
    if len(found) != 1 or _NOT_ALL.search(text, found[0].start()):
        return 0
    if re.search(rf"(?<!\d){total}{m['unit']}", text):
        return 0
    return int(found[0]["n"])


RULES = (
    TextRule(
        "W445",
        "warning",
        "“{text}”：{added}，和前面说的{judged}不相符，请核对",
        graded_as_judged,
        PRACTICE,
    ),
)
