"""Bodies whose long name is written in two forms that differ in one character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.one_apart import one_apart
from addin.proofreading.document.passages import HAN, SENTENCE_ENDS, around, stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule
from addin.words.segmentation import words_of

_KINDS = "站|所|中心|支队|大队|公司|办公室|委员会|协会|联合会|学校|中学|小学|医院|学院|合作社|服务队|馆|科|股|处|局|基地|指挥部|领导小组"
_BODY = pattern(rf"(?=(?P<head>[{HAN}]{{5}})(?P<kind>{_KINDS})(?![{HAN}]?长))")
_ALIKE = 3  # characters that agree in front of the one that differs
# Characters that tell one body from another.
_TELLING = set(
    "一二三四五六七八九十两东西南北中上下前后新老省市县区镇乡村州旗街党团工妇男女大小幼正副内外儿教体"
    "和在与及的把对为由以经被向从于按"
)


class _Use(Struct, frozen=True):
    """The last characters of a body's name, and where they stand."""

    name: str
    part: Part
    start: int

    @property
    def sentence(self) -> tuple[int, tuple[int, int]]:
        """The sentence that has it."""
        at = around(self.part.text, self.start, self.start + len(self.name), SENTENCE_ENDS)
        return self.part.number, at


def bodies_alike(case: Case) -> Iterator[Hit]:
    """同一个单位的名称前后差一个字。

    下属单位、内设机构的名称较长，前后只差一个字的，多半是一处写错；确是两个单位的，不必改。

    错：农产品质量安全监督站开展检查……农产品质量安全监管站组建服务队
    对：两处都写“农产品质量安全监督站”
    """
    by_kind: dict[str, list[_Use]] = {}
    for part in case.structure.written:
        for m in _BODY.finditer(part.text):
            name = m["head"] + m["kind"]
            if _inside_a_word(part.text, m.end("kind")):
                continue
            by_kind.setdefault(m["kind"], []).append(_Use(name, part, m.start()))
    for uses in by_kind.values():
        counts = Counter(use.name for use in uses)
        for at, pair in one_apart(sorted(counts), _ALIKE):
            told_apart = any(name[at] in _TELLING for name in pair)
            if not told_apart and min(counts[n] for n in pair) == 1:
                yield from _odd([use for use in uses if use.name in pair], counts)


def _inside_a_word(text: str, end: int) -> bool:
    """Return whether what looks like the end of a name is in the middle of a word: 社会科|学."""
    last = words_of(text).at(end - 1)
    return last is None or last.end != end


def _odd(uses: Sequence[_Use], counts: Counter[str]) -> Iterator[Hit]:
    """Yield the uses of the name used less, or of both."""
    if len({(use.name, use.sentence) for use in uses}) > len({use.sentence for use in uses}):
        return  # set side by side: two bodies
    for use in uses:
        other = next(u.name for u in uses if u.name != use.name)
        if counts[use.name] <= counts[other]:
            first = words_of(use.part.text).at(use.start)
            start = first.start if first else use.start
            place = stretch(use.part, start, use.start + len(use.name))
            yield Hit(place, {"other": other})


RULES = (
    TextRule("W072", "info", "“{text}”和别处的“{other}”差一个字，请核对", bodies_alike, PRACTICE),
)
