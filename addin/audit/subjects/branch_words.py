"""The branch that a report speaks of, where the ledger tells several branches apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from addin.audit.claim import Body
from addin.audit.subjects.branch_forms import (
    NO_NUMBER,
    NUMERAL,
    called,
    called_alone,
    called_before_branch,
    loosely,
)
from addin.audit.subjects.other_bodies import number_of_branches, other_bodies
from addin.audit.subjects.rest_of_branches import rest_of, the_rest
from addin.audit.subjects.speakers_branch import OURS, THEIRS, speakers_branch, theirs
from addin.audit.text.clauses import SUM_WORDS
from addin.audit.text.distribution import Sharing, sharing
from addin.audit.text.ranks import BEHIND_A_NAME
from addin.ledger.ledger import Ledger
from addin.ledger.record import replace
from addin.ledger.values.numerals import from_han

_TAIL = r"党?支部(?:委员会)?"
_TAIL_ABOVE = r"(?:党?总支部(?:委员会)?|党总支)"
_BRANCH = re.compile(rf".*?(?:{_TAIL}|{_TAIL_ABOVE})$")
# From such words on a sentence is about all branches again.
_ALL = re.compile(
    r"各(?:基层)?(?:党?支部|党组织)|每个?党?支部|所属党?支部|全(?:局|体|院|校|委|总支|中心|馆|站|队)|(?:机关)?党委|局?党组"
    r"|我[局院校委]|(?:(?<=^)|(?<=[，,；;。：:\s]))(?:合计数?|总计数?)|党?总支(?!委|书记)"
)
_SEVERAL = re.compile(
    r"[\d一二两三四五六七八九十]+[^，,。；;、和及与]{0,3}[、和及与]\s*[\d一二两三四五六七八九十]"
)
_TOTAL = re.compile(SUM_WORDS)
_EACH_ALONE = re.compile(r"[，,；;：:]\s*(?:平均|每个?支部)?[各均都][^，,；;：:]{0,4}$")
_EACH_OF_ALL = re.compile(r"各|每|个")
_COUNTY = re.compile(r"[\u4e00-\u9fff]{2}[省市县区镇乡]$")
_NUMBERED = re.compile(rf"第{NUMERAL}党?支部|{NO_NUMBER}{NUMERAL}党支部")
_LISTED = re.compile(r"\s*[、和及与]\s*")
# Where a short name stands alone: at the head of a clause or in a list, before a deed or a number.
_HEADS = (
    "^",
    "局",
    "[，,。；;：:、和及与（( \u3000]",
    "其中",
    "分别",
    "由",
    "到",
    "赴",
    "包括",
    "支部分",
    "是",
    "再说说",
    "大会",
    "支委会",
    "小组会",
    "党日",
    "党课",
    "学习",
    "次数",
)
# Where a part of a name before 支部 is a word of its own: 督促市政支部, and not 土建工程支部.
_STARTS = r"(?:(?<![\u4e00-\u9fff])|(?<=[的了到在对与同和及由向给促导助动中求织让使为是如]))"
_BEFORE = f"(?:{'|'.join(f'(?<={head})' for head in _HEADS)})"
_BEHIND = (
    r"(?=\s*(?:[、和及与，,]|\d|[一二两三四五六七八九十]{1,3}[次场个名]|[两二三四五六七八九十\d]个"
    r"|共|各|分别|累计|先后|也|则|为|均|全年|上半年|下半年|召开|组织|开展|举办|举行|讲|上党课|完成"
    r"|[那这][边儿]|支委会|党员大会|主题党日|党课|党小组会|专题学习|集中学习|警示教育|组织生活会|民主评议|政治生日"
    r"|谈心|谈话|整改|问题(?=[\d一二两三四五六七八九十])|领题|认领|收缴|缴纳|现有|共有|有党员|去年|今年|上年"
    rf"|{BEHIND_A_NAME}))"
)


class Named(Struct, frozen=True):
    """A branch, or None for all of them, named at ``text[start:end]``."""

    start: int
    end: int
    body: Body | None


class Branches:
    """The branches that a ledger tells apart, and what a report may call them.

    ``own``: the names of the body that keeps the ledger, in one text.
    """

    def __init__(self, names: Iterable[str] = (), own: str = "") -> None:
        known = [n for n in dict.fromkeys(names) if _BRANCH.fullmatch(n)]
        self.names = tuple(known) if len(known) > 1 else ()
        self.own = own
        self._mine: Body | None = None
        self._called = called(self.names)
        by_length = sorted(self._called, key=len, reverse=True)
        self._patterns = [
            (re.compile(loosely(core) + _tail(self._called[core])), self._called[core])
            for core in by_length
        ]
        ends = called_before_branch(self.names)
        self._patterns += [
            (re.compile(_STARTS + re.escape(form) + _tail(ends[form])), ends[form])
            for form in sorted(ends.keys() - self._called.keys(), key=len, reverse=True)
        ]
        self._cells = [
            (re.compile(f"{loosely(core)}(?:{_tail(self._called[core])})?"), self._called[core])
            for core in by_length
        ]
        numbered = "|".join(loosely(core) for core in by_length if len(core) > 2) or "(?!)"
        self._in_list = re.compile(
            f"(?P<core>{numbered})(?=(?:[、和及与](?:{numbered}))*[、和及与](?:{numbered}){_TAIL})"
        )
        alone = called_alone(self.names)
        self._alone = [
            (re.compile(_BEFORE + re.escape(form) + _BEHIND), alone[form])
            for form in sorted(alone, key=len, reverse=True)
        ]

    def named(self, text: str) -> list[Named]:
        """Return the branches that a text names, in order, and the words for all of them."""
        found: list[Named] = []
        for its in self._all_named(text):
            if not any(a.start < its.end and its.start < a.end for a in found):
                found.append(its)
        named = _with_their_number(sorted(found, key=lambda n: n.start), text)
        return self._with_theirs(self._with_the_rest(named, text), text)

    def _with_theirs(self, named: list[Named], text: str) -> list[Named]:
        """Take 他们 for the branch named before it."""
        if not self.names:
            return named
        for m in THEIRS.finditer(text):
            before = [n.body for n in named if n.end <= m.start()]
            if not any(n.start < m.end() and m.start() < n.end for n in named):
                its = Named(m.start(), m.end(), theirs(m[0], before, self._mine))
                named = sorted([*named, its], key=lambda n: n.start)
        return named

    def _nobody_knows(self, words: str) -> Body | None:
        """Return whom 我们支部 means where no speaker is known: of several branches nobody."""
        return Body("", words) if self.names else None

    def _with_the_rest(self, named: list[Named], text: str) -> list[Named]:
        """Take words for the rest of the branches for those that are not named before."""
        if not self.names:
            return named
        for m in rest_of(text):
            before = [(n.start, n.end, n.body) for n in named]
            others = [n for n in named if n.end <= m.start() or m.end() <= n.start]
            if body := the_rest(m, before, self.names):
                named = sorted([*others, Named(m.start(), m.end(), body)], key=lambda n: n.start)
        return named

    def in_cell(self, text: str) -> Body | None:
        """Return the branch that a table's cell is the name of."""
        told = text.strip()
        for pattern, name in self._cells:
            if pattern.fullmatch(told):
                return Body(name, told)
        unknown = _NUMBERED.fullmatch(told)
        return Body("", told) if unknown else None

    def of_document(self, lines: Iterable[str]) -> Body | None:
        """Return the one branch that the title or the signature of a report names."""
        found = {n.body.name: n.body for line in lines for n in self.named(line) if n.body}
        (only,) = found.values() if len(found) == 1 else (None,)
        return replace(only, near=False) if only and only.name else None

    def of_speaker(self, lines: Iterable[str]) -> Body | None:
        """Return the branch that a speaker calls his own: 我是机关党支部书记."""
        found = ((line[: n.start], n.body) for line in lines for n in self.named(line) if n.body)
        return speakers_branch(found)

    def of_one(self, mine: Body) -> Branches:
        """Return the same branches for a report of one of them, which calls that one 我们支部."""
        found = Branches(self.names, self.own)
        found._mine = mine
        return found

    def _all_named(self, text: str) -> Iterator[Named]:
        """Yield whatever a text names; of two for the same words the first one is meant."""
        for start, end, number, wide in number_of_branches(text):
            for body in self._so_many(text[start:end], number, wide):
                yield Named(start, end, body)
        yield from self._elsewhere(_known(self._patterns, text), text)
        for m in self._in_list.finditer(text):  # 教工第一、学生第二党支部
            yield Named(m.start(), m.end(), self.in_cell(m[0]))
        for m in _NUMBERED.finditer(text):
            if self.names:
                yield Named(m.start(), m.end(), Body("", m[0]))
            elif self.own and m[0].replace("党", "") not in self.own.replace("党", ""):
                yield Named(m.start(), m.end(), Body("", m[0], other=True))
        for m in OURS.finditer(text):
            yield Named(m.start(), m.end(), self._mine or self._nobody_knows(m[0]))
        for start, end in other_bodies().named(text, self.own):
            yield Named(start, end, Body("", text[start:end], other=True))
        yield from _known(self._alone, text)
        for m in _ALL.finditer(text):
            yield Named(m.start(), m.end(), None)

    def _elsewhere(self, found: Iterable[Named], text: str) -> Iterator[Named]:
        """Yield branches, and as others those of another county: 东湖区监测站党支部."""
        for its in found:
            where = _COUNTY.search(text[: its.start])
            if where and self.own and where[0] not in self.own:
                yield Named(its.start, its.end, Body("", text[its.start : its.end], other=True))
            else:
                yield its

    def _so_many(self, words: str, number: str, wide: bool) -> list[Body | None]:
        """Return whom words for so many branches mean: all of ours, None, or others."""
        count = int(number) if number.isdigit() else from_han(number.replace("两", "二"))
        if count == len(self.names):
            return [None]
        return [Body("", words, other=True)] if wide else []


def _tail(name: str) -> str:
    """Return how a short name ends; 机关总支 is not 机关支部."""
    return _TAIL_ABOVE if "总支" in name else _TAIL


def _known(patterns: Iterable[tuple[re.Pattern[str], str]], text: str) -> Iterator[Named]:
    for pattern, name in patterns:
        for m in pattern.finditer(text):
            yield Named(m.start(), m.end(), Body(name, m[0]))


def branches_of(ledger: Ledger, lines: Iterable[str] = ()) -> Branches:
    """Return the branches whose activities a ledger holds; ``lines``: a report's title and such."""
    settings = ledger.settings
    own = (settings.text(key) for key in ("单位全称", "单位简称"))
    return Branches(ledger.branches, " ".join(filter(None, (*own, *ledger.branches, *lines))))


def bodies_at(
    named: Sequence[Named], text: str, at: int, numbers: Iterable[int], every: Sequence[str] = ()
) -> list[Body | None]:
    """Return the branches that a number at a place is about: that named last before it.

    Of several in one list, 各 means each, and 分别 each in turn; else they are meant together.
    ``every``: all branches, for 各支部各1次; ``numbers``: where the sentence has numbers.
    """
    before = [n for n in named if n.end <= at]
    listed = [before[-1]]
    for its in reversed(before[:-1]):
        if not _LISTED.fullmatch(text[its.end : listed[0].start]):
            break
        listed.insert(0, its)
    places = list(numbers)
    shared = sharing(text, listed[-1].end, at, places)
    if len(listed) == 1 and listed[0].body is None and every:
        first = min((n for n in places if n >= listed[0].end), default=at)
        return _of_all(listed[0], text, (first, at), every, shared)
    bodies = [_placed(n, text, at) for n in listed]
    if len(listed) == 1:
        return _of_each(bodies[0], shared) if bodies[0] and bodies[0].more else bodies
    words = text[listed[0].start : listed[-1].end]
    if shared.place is not None:
        return [bodies[shared.place] if shared.place < len(bodies) else Body("", words)]
    if shared.each:
        return bodies
    return [_together(bodies, words)]


def _of_all(
    its: Named, text: str, numbers: tuple[int, int], every: Sequence[str], shared: Sharing
) -> list[Body | None]:
    """Return each branch where all of them are said to have so many each: 各支部均召开4次.

    ``numbers``: where the first number behind it is, and that which is asked about. Of several in
    turn nobody says which is whose; where types are listed, the numbers are theirs.
    """
    first, at = numbers
    said = text[its.start : its.end]
    if _LISTED.search(text[its.end : first]) or not _EACH_OF_ALL.search(said):
        return [None]
    if at > first and _TOTAL.search(text[its.end : first]) and not _EACH_ALONE.search(text[:at]):
        return [None]  # of 共12次，其中4月、5月各4次 the months have so many each
    if shared.place is not None and (shared.place or _SEVERAL.match(text, at)):
        return [Body("", said)]
    near = not re.search(
        "[，,；;。]", text[first:at]
    )  # 各开1次大会，又讲党课2堂: of each, or of all
    each = shared.each or shared.place == 0
    return [Body(name, said, near) for name in every] if each else [None]


def _of_each(several: Body, shared: Sharing) -> list[Body | None]:
    """Return several branches that one word means, each of them for 其余支部各2次."""
    if shared.place is not None:
        return [Body("", several.words)]
    names = (several.name, *several.more)
    return [Body(n, several.words, several.near) for n in names] if shared.each else [several]


def _together(bodies: Sequence[Body | None], words: str) -> Body | None:
    known = [b for b in bodies if b is not None]
    if len(known) < len(bodies):
        return None
    if not all(b.name for b in known):
        return Body("", words)
    first, *more = known
    names = dict.fromkeys(b.name for b in more if b.name != first.name)
    return replace(first, words=words, more=tuple(names))


def _with_their_number(found: Sequence[Named], text: str) -> list[Named]:
    """Take how many there are for a part of a list: 机关、养护、路政三个支部."""
    merged: list[Named] = []
    for its in found:
        last = merged[-1] if merged else None
        number = its.body is None and "个" in text[its.start : its.end]
        if last and number and its.start == last.end:
            merged[-1] = Named(last.start, its.end, last.body)
        else:
            merged.append(its)
    return [_with_count(n, text) for n in merged]


_COUNT = re.compile(r"(?:[两二三四五六七八九十\d]{1,2}|这几)个党?支部")


def _with_count(its: Named, text: str) -> Named:
    count = _COUNT.match(text, its.end) if its.body else None
    return replace(its, end=count.end()) if count else its


def _placed(its: Named, text: str, at: int) -> Body | None:
    if its.body is None:
        return None
    near = not re.search(r"[，,；;。]", text[its.end : at])
    return replace(its.body, near=near)
