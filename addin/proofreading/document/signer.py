"""The body that signs, against the one whose name the title bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part, Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, Case, TextRule

_SENDER = pattern(
    r"^(?P<name>[\u4e00-\u9fff（）]{3,30}?)(?=关于|20\d\d|上半年|下半年|全年|年度|党建工作|工作(?:总结|报告|汇报|情况))"
)
_OF_THE_PARTY = pattern(
    r"^中共|^中国共产党|(?:机关)?(?:党组|党委|党支部|党总支|支部|总支|工委|纪委|纪检组)?(?:委员会)?(?:办公室)?$"
)
_KINDS = pattern(
    r"(?:局|委|办|厅|部|院|校|所|站|处|科|队|会|中心|公司|集团|学校|医院|大学|学院|政府|街道|镇|乡|社区|村|馆|支部|党委|党组|总支|居)$"
)
_PARTY = pattern(
    r"^(?P<body>(?:中共|中国共产党)[\u4e00-\u9fff（）]+?)(?P<organ>(?:机关)?(?:总支部|支部|纪律检查|工作)?委员会|党组|总支部|支部)$"
)
_ALIKE = 0.6


def sender_of(title: str) -> str | None:
    """Return the body that a title names first, None where it names none."""
    m = _SENDER.match(re.sub(r"\s", "", title))
    return m["name"] if m and _KINDS.search(m["name"]) else None


def signs_for_another(case: Case) -> Iterator[Hit]:
    """署名和标题里的发文机关不一样。

    标题写明了发文机关的，正文后的署名是同一个机关。差一个字的，多半是笔误；是两个机关的，
    多半是套用旧稿没有改。

    错：标题“青山县司法局关于……的报告”，署名“青山县司法居”
    对：标题“青山县司法局关于……的报告”，署名“青山县司法局”
    """
    sender = sender_of(case.structure.title)
    signed = [p for p in case.structure.of(Role.SIGNATURE) if _is_body(p)]
    if sender is None:
        return
    if len(signed) == 1 and _other_organ(sender, signed[0].text):
        yield from _other_committee(signed[0], sender)
    elif not any(_same(sender, p.text) for p in signed):
        for part in signed:
            yield from _other(part, sender)


def _is_body(part: Part) -> bool:
    name = part.text.strip()
    return len(name) > 3 and bool(re.fullmatch(r"[\u4e00-\u9fff（） 　]+", name))


def _core(name: str) -> str:
    """Return a body's name without the words that say which of its organs it is."""
    name = re.sub(r"[\s　]", "", name)
    return _OF_THE_PARTY.sub("", _OF_THE_PARTY.sub("", name))


def _same(sender: str, signed: str) -> bool:
    one, other = _core(sender), _core(signed)
    return one in other or other in one or _shortened(one, other) or _shortened(other, one)


def _shortened(short: str, full: str) -> bool:
    """Whether a name is another with letters left out, as 县委组织部 is of 青山县委员会组织部."""
    letters = iter(full)
    return len(short) < len(full) and all(c in letters for c in short)


def _other(part: Part, sender: str) -> Iterator[Hit]:
    signed = part.text.strip()
    start = part.text.index(signed)
    place = stretch(part, start, start + len(signed))
    if _slips(sender, signed) == 1:
        yield Hit(place, {"sender": sender}, sender)
    elif 3 < len(sender) < len(signed) and _slips(sender, signed[-len(sender) :]) == 1:
        yield Hit(place, {"sender": sender})
    elif SequenceMatcher(None, _core(sender), _core(signed)).ratio() >= _ALIKE:
        yield Hit(place, {"sender": sender}, severity="warning")


def _other_organ(sender: str, signed: str) -> bool:
    """Whether two full names of one body's party organisations are of different ones."""
    one, other = (_PARTY.match(re.sub(r"[\s　]", "", name)) for name in (sender, signed))
    if not one or not other or one["body"] != other["body"]:
        return False
    organs = {its["organ"].replace("支部委员会", "支部") for its in (one, other)}
    return len(organs) > 1


def _other_committee(part: Part, sender: str) -> Iterator[Hit]:
    signed = part.text.strip()
    start = part.text.index(signed)
    yield Hit(stretch(part, start, start + len(signed)), {"sender": sender})


def _slips(one: str, other: str) -> int:
    """Return in how many places two names of one length differ; of other lengths, 9."""
    if len(one) != len(other):
        return 9
    return sum(a != b for a, b in zip(one, other, strict=True))


RULES = (
    TextRule("W070", "error", "署名“{text}”和标题里的“{sender}”不一样", signs_for_another, FORMAT),
)
