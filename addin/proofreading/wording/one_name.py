"""One thing, one name: institutions, meetings, names in quotation marks, set phrases with 同."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from addin.checks.finding import Severity
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, records
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import HAN, SENTENCE_ENDS, around, matched
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import Case, TextRule
from addin.words.segmentation import is_thing, words_of
from addin.words.sounds import alike


class Group(CheckedRecord, frozen=True):
    """Names of one thing; those of a class are one name in more than one spelling."""

    what: str
    classes: Sequence[Sequence[str]]
    severity: Severity
    before: Sequence[str] = ()
    right: int | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Every form, the longer first, behind the words that must stand before it."""
        forms = sorted((f for c in self.classes for f in c), key=len, reverse=True)
        lead = f"(?:{'|'.join(sorted(self.before, key=len, reverse=True))})" if self.before else ""
        return re.compile(f"{lead}({'|'.join(map(re.escape, forms))})")

    def class_of(self, form: str) -> int:
        """Return the number of the class that a form belongs to."""
        return next(n for n, c in enumerate(self.classes) if form in c)


class Use(Struct, frozen=True):
    """A name used: what counts as the same name, where, and its words."""

    name: object
    part: Part
    match: re.Match[str]
    group: int = 0

    @property
    def words(self) -> str:
        """The name as it stands."""
        return self.match[self.group]


@cache
def groups() -> tuple[Group, ...]:
    """Return the groups of names known."""
    return NAMES.load()


def _wrong_groups(those: tuple[Group, ...]) -> Iterator[str]:
    for its in those:
        if not all(its.classes):
            yield f"“{its.what}”有一类没有名称"
        if its.right is not None and its.right not in range(len(its.classes)):
            yield f"“{its.what}”的right没有对应的一类"


NAMES = DataSet(
    sources=(Path(__file__).with_name("one_name.toml"),),
    form={"group": tuple[Group, ...]},
    read=lambda data: records(Group, data["group"]),
    check=_wrong_groups,
)


def odd_ones(uses: Sequence[Use], right: object = None) -> Iterator[tuple[Use, Use]]:
    """Yield the uses of a name other than the one to keep, each with a use of that.

    The name to keep is the right one, else the one used most; of names used alike often the last:
    then every other is marked where it stands first.
    """
    counts = Counter(use.name for use in uses)
    if len(counts) < 2:
        return
    most = max(counts.values())
    last = {use.name: n for n, use in enumerate(uses)}
    keep = (
        right
        if right in counts
        else max((name for name, n in counts.items() if n == most), key=last.__getitem__)
    )
    kept = next(use for use in uses if use.name == keep)
    yield from ((use, kept) for use in uses if use.name != keep)


def two_names(case: Case) -> Iterator[Hit]:
    """同一事物前后叫法不一。

    同一个组织、制度、会议，一篇之内用一个名称，并以规范的名称为准。

    错：……坚持党组理论学习中心组学习制度。……组织党组中心组学习6次。
    对：……坚持党组理论学习中心组学习制度。……组织党组理论学习中心组学习6次。
    """
    for group in groups():
        forms = group.pattern
        uses = [
            Use(group.class_of(m[1]), part, m, 1)
            for part in case.structure.written
            for m in forms.finditer(part.text)
        ]
        for use, kept in odd_ones(uses, group.right):
            right = kept.words if group.right is not None else None
            yield _hit(use, kept, group.severity, right)


_ALIKE = pattern(rf"(?:同[{HAN}]{{2}}[、，]?){{2,}}")


def alike_said_differently(case: Case) -> Iterator[Hit]:
    """“同部署、同落实”一类说法前后不一。

    党建与业务“同谋划、同部署、同推进、同考核”一类的说法，一篇之内用一种。

    错：与业务工作同部署同落实。……与业务工作同安排、同部署、同促进。
    对：两处都用“同谋划、同部署、同推进、同考核”。
    """
    uses = [
        Use(tuple(re.findall(r"同..", m[0])), part, m)
        for part in case.structure.prose
        for m in _ALIKE.finditer(part.text)
        if not re.match(r"同[志时意样步等期类级业行频向心舟甘题比]", m[0])
    ]
    for use, kept in odd_ones(uses):
        yield _hit(use, kept, None, None)


_QUOTED = pattern(r"“([^“”\n]{3,14})”")


def quoted_names_alike(case: Case) -> Iterator[Hit]:
    """引号里的名称前后差一个字。

    品牌、项目、活动的名称，前后应当一字不差。只看同音、形近的字；一句话里对举的两个名称不算。

    错：打造“红盾先锋”品牌，……“红顿先锋”成为亮点
    对：打造“红盾先锋”品牌，……“红盾先锋”成为亮点
    """
    uses = [
        Use(m[1], part, m) for part in case.structure.written for m in _QUOTED.finditer(part.text)
    ]
    counts = Counter(use.name for use in uses)
    names = sorted({str(use.name) for use in uses})
    for near in (*_near_pairs(names), *_near_pairs_of_one_kind(uses)):
        its = [use for use in uses if use.name in near]
        if _set_side_by_side(its):
            continue
        for use, kept in odd_ones(its):
            yield _hit(use, kept, None, kept.words)
            if counts[kept.name] == counts[use.name]:
                yield _hit(kept, use, None, use.words)


def _set_side_by_side(uses: Sequence[Use]) -> bool:
    """Return whether two names stand in one sentence: then they are meant to differ."""
    places = {
        (use.part.number, around(use.part.text, *use.match.span(), SENTENCE_ENDS)) for use in uses
    }
    return len(places) < len(uses)


_COUNTING = set("一二三四五六七八九十两0123456789上下前后新老党学知明守不")


_KIND = pattern(
    "(?:志愿)?(?:工程|品牌|行动|项目|活动|机制|模式|工作法|服务队|突击队|平台|计划|专栏|课堂|讲堂|驿站|站)"
)


def _near_pairs_of_one_kind(uses: Sequence[Use]) -> Iterator[tuple[str, str]]:
    """Yield names that differ in one character, one of them used once, and are called one thing."""
    by_kind: dict[str, list[str]] = {}
    for use in uses:
        if m := _KIND.match(use.part.text, use.match.end()):
            by_kind.setdefault(m.group(), []).append(str(use.name))
    for names in by_kind.values():
        counts = Counter(names)
        for one, other, at in _one_apart(sorted(counts)):
            meant = _COUNTING & {one[at], other[at]} or one.count("一") > 1
            if min(counts[one], counts[other]) == 1 and not (meant or _slip_of(one, other, at)):
                yield one, other


def _near_pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield names of four letters or more that differ in one letter, and not in a number."""
    for one, other, at in _one_apart(names):
        if _slip_of(one, other, at):
            yield one, other


def _one_apart(names: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Yield names of four characters or more that differ in one, and where."""
    by_rest: dict[str, list[str]] = {}
    for name in names:
        if len(name) > 3:
            for at in range(len(name)):
                by_rest.setdefault(f"{name[:at]}*{name[at + 1 :]}", []).append(name)
    for rest, its in by_rest.items():
        at = rest.index("*")
        if len(its) == 2:
            yield its[0], its[1], at


def _slip_of(name: str, other: str, at: int) -> bool:
    """Return whether a character of one name is written for another, and not to say another thing."""
    one, two = name[at], other[at]
    if not (one.isalnum() and two.isalnum()):
        return True
    words = [words_of(its).at(at) for its in (name, other)]
    meant = all(word is not None and not word.alone for word in words)
    return not meant and not _COUNTING & {one, two} and alike(one, two)


_LEADERSHIP = pattern(
    r"(我局|我委|我厅|我院|我办|我中心|我区|局|厅|委|院|办|中心|公司|集团|大队|支队|所|社)(党组|党委)(?!织|成员单位)"
)
_NO_NAME = set("在由经对和及与向据按以为是了的被让请使各本该我")
_OTHER_BODY = pattern(
    r"(?:机关|直属|直属机关|系统|行业|学校|企业|上级|各级|基层|所属|下属|教育局机关)$"
)


def _of_one_body(uses: Sequence[Use]) -> bool:
    """Return whether no two bodies are meant, by the characters before 局: 林草局, 林局."""
    return len({its for use in uses if (its := _said_of(use))}) < 2


def _said_of(use: Use) -> str:
    """Return the character by which the name of a body goes on to the left, empty for none."""
    words, at = words_of(use.part.text), use.match.start(1)
    before, its = words.at(at - 1), words.at(at)
    inside = its is not None and its.start < at
    if use.match[1].startswith("我") or before is None:
        return ""
    if not (inside or before.alone or is_thing(before.text)):
        return ""
    return "" if before.text in _NO_NAME else use.part.text[at - 1]


def leadership_named_twice(case: Case) -> Iterator[Hit]:
    """同一单位的“党组”“党委”混用。

    一个单位要么设党组，要么设党委，一篇之内不会两样都有（机关党委除外）。

    错：局党组高度重视，……局党委专题研究2次
    对：局党组高度重视，……局党组专题研究2次
    """
    uses: dict[str, list[Use]] = {}
    for part in case.structure.written:
        for m in _LEADERSHIP.finditer(part.text):
            if not _OTHER_BODY.search(part.text[: m.start(2)]):
                name = m[1].removeprefix("我")
                uses.setdefault(name, []).append(Use(m[2], part, m))
    for its in filter(_of_one_body, uses.values()):
        counts = Counter(use.name for use in its)
        if _set_side_by_side(its):
            continue  # two bodies, each with its own
        if len(counts) == 2 and min(counts.values()) * 2 <= max(counts.values()):
            for use, kept in odd_ones(its):
                yield _hit(use, kept, None, f"{use.match[1]}{kept.match[2]}")


_SHORT_FORMS = pattern(
    r"([“‘]?)(三会一课|四个意识|四个自信|两个维护|两个确立|一岗双责|学习强国|四种形态|四风|第一议题|两学一做)(?![”’]?(?:》|学习教育常态化))"
)


def quoted_and_bare(case: Case) -> Iterator[Hit]:
    """同一个简称，有的加引号，有的没有加。

    “三会一课”“两个维护”一类的简称，加不加引号一篇之内要一致。

    错：落实“三会一课”制度，……通过三会一课组织学习
    对：落实“三会一课”制度，……通过“三会一课”组织学习
    """
    uses: dict[str, list[Use]] = {}
    for part in case.structure.prose:
        for m in _SHORT_FORMS.finditer(part.text):
            uses.setdefault(m[2], []).append(Use(bool(m[1]), part, m, 2))
    for its in uses.values():
        for use, _ in odd_ones(its, right=True):
            yield Hit(matched(use.part, use.match, 2), suggestion=f"“{use.words}”")


def _hit(use: Use, kept: Use, severity: Severity | None, right: str | None) -> Hit:
    args = {"other": kept.words}
    return Hit(matched(use.part, use.match), args, right, severity=severity)


RULES = (
    TextRule("W201", "warning", "“{text}”与文中的“{other}”说的是同一件事，名称应当统一", two_names),
    TextRule("W202", "info", "“{text}”与文中的“{other}”说法不一，宜统一", alike_said_differently),
    TextRule("W203", "warning", "{text}与文中的{other}只差一个字，请核对名称", quoted_names_alike),
    TextRule(
        "W204",
        "warning",
        "“{text}”：文中别处为“{other}”，请核对本单位设的是党组还是党委",
        leadership_named_twice,
    ),
    TextRule("W205", "info", "“{text}”在文中别处加了引号，写法宜统一", quoted_and_bare),
)
