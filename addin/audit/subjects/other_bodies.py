"""Bodies that a report speaks of beside its own: 个别支部, 兄弟支部, 县委组织部, 气象台党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from addin.ledger.shipped.data_set import DataSet, Regex

_BRANCH = re.compile(r"(?:机关)?(?:党总支|党?支部)")
_ABOVE_OURS = re.compile(
    r"(?P<unit>[省市县区州][\u4e00-\u9fff]{1,8}?[局委厅院办])(?:直属)?(?:机关)?(?:党委|党组|党总支|工会|团委)"
)
_NUMBER_OF = re.compile(
    r"(?:全(?:市|县|区|省|州|系统|行业)[^，,。；;\d一二两三四五六七八九十、]{0,6}?)?"
    r"(?P<number>\d{1,4}|[一二两三四五六七八九十]{1,3})个[^，,。；;]{0,4}?(?:党支部|支部|机关党委|基层党组织)"
)
_WIDE = re.compile(r"全(?:市|县|区|省|州|系统|行业)")
# A branch that does something by a name that is not ours: 土建工程支部召开支委会9次.
_DOING = re.compile(
    r"(?:^|[，,。；;：:、\s（(])(?P<name>[\u4e00-\u9fff]{2,10}?)(?:党总支|党?支部)"
    r"(?=[\d共]|全年|上半年|下半年|召开|组织|开展|举办|举行|讲|上党课|完成|累计|先后)"
)
# An institution that does something by a name that shares nothing with ours: 城东支行召开支委会9次.
_INSTITUTION_DOING = re.compile(
    r"(?:^|[，,。；;：:、\s（(])(?:而|但|像|比如)?(?P<name>(?P<core>[\u4e00-\u9fff]{2,8}?)"
    r"(?:局|厂|学校|总行|研究院|设计院|支队|大队|支行|分行|公司|集团|中学|小学|大学|学院|医院|法院|检察院|车务段|工务段|机务段|电务段|社区))"
    r"(?=[\d共]|全年|上半年|下半年|半年|今年|去年|年内|一年|也|仅|召开|组织|开展|举办|举行|讲|上党课|累计|先后|搞)"
)
_GOES_THERE = re.compile(
    r"^(?:进|入|去|来|访|帮|依托|利用|借|联系|结合|参观|我|本|全|各|该|这|那)|[走赴往到]|深入"
)
_NO_NAME = re.compile(
    r"[各每全本我该这那个第和与及在对由为等同以把将让向从据由]|所属|下属|基层|机关|党员|联合|先进|示范|标准"
    r"|优秀|有的|一些|多数|其他|其余|有关|[一二两三四五六七八九十]|书记|支委|指导|督促|加强|推动"
)
_LONGEST = 12  # characters of an institution's name before 党支部


class OtherBodies(Struct, frozen=True):
    """The words for bodies that are not the one that keeps a ledger."""

    ends: re.Pattern[str]
    others: tuple[re.Pattern[str], ...]
    above: re.Pattern[str]

    def named(self, text: str, own: str) -> Iterator[tuple[int, int]]:
        """Yield where a text names other bodies; ``own``: the names of the one that it is of."""
        for pattern in self.others:
            yield from (m.span() for m in pattern.finditer(text))
        yield from (m.span("body") for m in self.above.finditer(text))
        if own:
            yield from self._institutions(text, own)

    def _institutions(self, text: str, own: str) -> Iterator[tuple[int, int]]:
        """Yield the bodies of institutions whose names are not among the own ones."""
        for m in _ABOVE_OURS.finditer(text):
            if m["unit"] not in own:
                yield m.span()
        for m in _DOING.finditer(text):
            if m["name"] not in own and not _NO_NAME.search(m["name"]):
                yield m.start("name"), m.end()
        for m in _INSTITUTION_DOING.finditer(text):
            if not (_is_like(m["core"], own) or _GOES_THERE.search(m["core"])):
                yield m.span("name")
        for m in _BRANCH.finditer(text):
            found = self.ends.search(text[max(0, m.start() - _LONGEST) : m.start()])
            if found and found[0] not in own:
                yield m.start() - len(found[0]), m.end()


def _is_like(name: str, own: str) -> bool:
    """Whether a name may be a short form of an own one, or is none of a body."""
    pairs = (name[i : i + 2] for i in range(len(name) - 1))
    return bool(_NO_NAME.search(name)) or any(pair in own for pair in pairs)


def number_of_branches(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield where a text says how many branches there are: start, end, number, and 全系统."""
    for m in _NUMBER_OF.finditer(text):
        yield m.start(), m.end(), m["number"], bool(_WIDE.match(m[0]))


@cache
def other_bodies() -> OtherBodies:
    """Return the words for other bodies."""
    return BODIES.load()


def _read(data: Mapping[str, Any]) -> OtherBodies:
    acting = f"(?={data['acting']})(?!.{{0,8}}?(?:{data['not_acting']}))"
    return OtherBodies(
        re.compile(f"[\u4e00-\u9fff]{{1,2}}(?:{data['ends']})$"),
        tuple(map(re.compile, data["others"])),
        re.compile(f"(?P<body>{data['above']}){acting}"),
    )


BODIES = DataSet(
    sources=(Path(__file__).with_name("bodies.toml"),),
    form={
        "others": tuple[Regex, ...],
        **dict.fromkeys(("ends", "above", "acting", "not_acting"), Regex),
    },
    read=_read,
)
