"""What a number in a sentence counts: told by the words before it, behind it, or before those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from addin.report.claims.clauses import TIME_WORDS, Counted, Sentence, rest
from addin.report.claims.quantity import Kind, Quantity
from addin.report.claims.strangers import stranger
from addin.report.claims.topics import topic_keys
from addin.report.claims.words import Lexicon, Mention, Word

_LINK = re.compile(r"\s*(?:、|和|及|与|以及|，)\s*")
_EACH = re.compile(r"各|均|都|分别|同样")
_TOGETHER = re.compile(r"共|合计|总计|累计")
_RESPECTIVELY = re.compile(r"分别|依次")
_AMONG = re.compile(r"其中|包括|含")
_COME = re.compile(r"参加|参与|参会|到会|出席|参训|参学|覆盖|受教育|教育")
_HAVING = re.compile(
    r"(?:现?有|共有?|在册|在职|拥有|管理|设有|下[设辖]|总计|合计|建立|列入|列出|梳理|查摆|发现|检视|查找|举办|开展|组织|参加|的|，|,|、|：|（|\(|^|[是一二三四五六七八九十]是|其中|上半年|下半年|全年|年|度|累计|整改台账|党务干部|党员)$"
)
_WORD = re.compile(r"[\u4e00-\u9fff”]$")
_SOURCE = re.compile(r"两化|巡[察视]|民主生活会|组织生活会|上级反馈|自查|审计")
_STUDIED = re.compile(r"\s*(?:专题)?(?:研究|审议|讨论|听取|传达|学习贯彻)")
_MEAN = re.compile(r"[场次人]均|平均")

NARROWER = "说的可能只是其中一部分"
UNCLEAR = "看不出说的是哪几类活动"
OTHERS_TOO = "这个说法也可能指台账以外的"


@dataclass(frozen=True, slots=True)
class Means:
    """What a number means: figures by their keys, and where the words for it begin and end."""

    name: str
    keys: tuple[str, ...]
    start: int
    end: int
    loose: str = ""
    sums: tuple[str, ...] = ()
    word: Word | None = None


@dataclass
class Meaning:
    """The meanings of the numbers of one sentence, read from left to right.

    ``last``: what was counted last, which numbers that name nothing themselves go on with.
    ``known_only``: only what the ledger keeps is a claim. ``beside``:
    what is counted stands beside, in another cell.
    """

    sentence: Sentence
    words: Lexicon
    last: Means | None = None
    known_only: bool = False
    beside: bool = False
    _group: list[Means] = field(default_factory=list)
    _listed: list[Mention] = field(default_factory=list)
    _read_to: int = 0

    def of(self, counted: Counted) -> list[Means]:
        """Return what a number means: nothing where it claims nothing, several for 各6次."""
        counted = replace(counted, left=(max(counted.left[0], self._read_to), counted.left[1]))
        found = list(self._found(counted))
        self._read_to = max([self._read_to, *(m.end for m in found)])
        told = [m for m in found if m.word and "times" in m.word.keys]
        if told:
            self.last = told[-1]
            self._group = told if self._begins(counted) else [*self._group, *told]
        return found

    def _begins(self, counted: Counted) -> bool:
        return counted.left[0] == 0 or self.sentence.text[counted.left[0] - 1] in "，,：:"

    def _found(self, counted: Counted) -> Iterator[Means]:
        q = counted.quantity
        if q.kind in ("times", "heads", "people", "hours") and self._respective(counted):
            yield self._means(self._listed.pop(0), counted, linked=True)
            return
        self._listed = []
        mention = self._mention(counted)
        if mention and mention.word.part and self._is_somebody(mention, counted):
            mention = None
        if mention is None:
            carried = self._carried(counted)
            if carried is not None:
                yield carried
            elif not self.known_only:
                yield from self._stranger(counted)
            return
        chain = self._chain(mention, counted)
        if len(chain) > 1 and _RESPECTIVELY.search(self._gap(mention, counted)):
            self._listed = chain[1:]
            yield self._means(chain[0], counted, linked=True)
        elif len(chain) > 1 and _EACH.search(self._gap(mention, counted)):
            yield from (self._means(m, counted, linked=True) for m in chain)
        elif len(chain) > 1 and _TOGETHER.search(self._gap(mention, counted)):
            yield self._together(chain, counted)
        else:
            yield self._means(mention, counted)

    def _respective(self, counted: Counted) -> bool:
        return bool(self._listed) and not rest(self.sentence.words(counted.left))

    def _mention(self, counted: Counted) -> Mention | None:
        """Return the word for what is counted: right before, across, right behind, or further."""
        sentence, kind = self.sentence, counted.quantity.kind
        left, right = sentence.words(counted.left), sentence.words(counted.right)
        around = sentence.text
        before = self.words.mentions(left, kind, around)
        across = [
            m
            for m in self.words.mentions(left + right, kind, around)
            if m.start < len(left) < m.end and m.end > len(left)
        ]
        behind = self.words.mentions(right, kind, around)
        before = _without_what_they_do(before, left)
        near = before[-1] if before and not rest(left[before[-1].end :]) else None
        start, skip = counted.left[0], counted.quantity.end - counted.quantity.start
        if near and not (across and across[0].start < near.start):
            return _moved(near, start)
        if across:
            m = across[0]
            return Mention(start + m.start, start + m.end + skip, m.text, m.word)
        if behind and not rest(right[: behind[0].start]):
            return _moved(behind[0], counted.right[0])
        if before and not self._verb_between(left[before[-1].end :]):
            return _moved(before[-1], start)
        if behind and (kind != "times" or not rest(left)):
            return _moved(behind[0], counted.right[0])
        return _moved(before[-1], start) if before else None

    @staticmethod
    def _verb_between(gap: str) -> bool:
        return len(gap) > 12

    def _gap(self, mention: Mention, counted: Counted) -> str:
        end = counted.quantity.start
        behind = self.sentence.text[counted.quantity.end : counted.right[1]]
        return self.sentence.text[mention.end : end] if mention.end <= end else behind

    def _chain(self, mention: Mention, counted: Counted) -> list[Mention]:
        """Return the words linked to one by 、 or 和, in their order."""
        if mention.start >= counted.quantity.start:
            return [mention]
        kind = counted.quantity.kind
        before = [
            m
            for m in self.words.mentions(self.sentence.text[: mention.start], kind)
            if m.start >= counted.left[0]
        ]
        chain = [mention]
        for its in reversed(before):
            if not _LINK.fullmatch(self.sentence.text[its.end : chain[0].start]):
                break
            chain.insert(0, its)
        return chain

    def _together(self, chain: Sequence[Mention], counted: Counted) -> Means:
        kind = counted.quantity.kind
        keys = tuple(m.word.keys[kind][0] for m in chain)
        text = self.sentence.text[chain[0].start : chain[-1].end]
        return Means(text, (), chain[0].start, chain[-1].end, sums=keys, word=chain[-1].word)

    def _means(self, mention: Mention, counted: Counted, linked: bool = False) -> Means:
        word, kind = mention.word, counted.quantity.kind
        keys = word.keys[kind]
        if _MEAN.search(self.sentence.words(counted.left)) and "均" not in mention.text:
            return Means(mention.text, (), mention.start, mention.end, word=word)
        if word.of_type:
            return self._of_type(mention, kind, counted.quantity)
        loose = OTHERS_TOO if word.weak else ""
        if word.type and kind in ("times", "heads"):
            before = self.sentence.text[: mention.start]
            keys, narrower = topic_keys(before, word.type, kind, keys, self.words.catalogue)
            loose = loose or (NARROWER if narrower else "")
        if word.type and self._is_part(mention, counted):
            loose = NARROWER
        if word.part and self._is_narrowed(mention, counted):
            loose = loose or NARROWER
        keys = self._by_source(keys, mention)
        apart = mention.end <= counted.quantity.start and rest(self._gap(mention, counted))
        studied = mention.start == counted.quantity.end
        if studied and _STUDIED.match(self.sentence.text[mention.end : counted.right[1]]):
            loose = loose or NARROWER
        if apart and not linked:
            loose = loose or NARROWER
        return Means(mention.text, keys, mention.start, mention.end, loose, word.sums, word)

    def _is_narrowed(self, mention: Mention, counted: Counted) -> bool:
        """Whether other words make it a part: 慰问困难党员8名, 8名党员参加活动."""
        before = self.sentence.text[: min(mention.start, counted.quantity.start)]
        return bool(_WORD.search(before)) and not _HAVING.search(before)

    def _is_somebody(self, mention: Mention, counted: Counted) -> bool:
        """Whether a number behind which a word stands tells who did something: 8名党员下沉一线."""
        if mention.start < counted.quantity.end:
            return False
        return bool(rest(self.sentence.text[mention.end : counted.right[1]]))

    def _by_source(self, keys: tuple[str, ...], mention: Mention) -> tuple[str, ...]:
        """Return figures of problems by where they came from, where the sentence tells it."""
        if not keys[0].startswith("整改"):
            return keys
        found = _SOURCE.findall(self.sentence.text[: mention.end])
        return (f"{keys[0]}.{found[-1]}", *keys) if found else keys

    def _is_part(self, mention: Mention, counted: Counted) -> bool:
        """Whether 其中 makes a type a part of another type: 召开党组会9次，其中专题学习4次."""
        text = self.sentence.text[: min(mention.start, counted.quantity.start)]
        among = max((m.end() for m in _AMONG.finditer(text)), default=-1)
        if among < 0 or self.last is None or self.last.word is None:
            return False
        base = next((m for m in reversed(self._group) if m.end <= among), self.last)
        return (
            base.word is not None and bool(base.word.type) and base.word.type != mention.word.type
        )

    def _of_type(self, mention: Mention, kind: Kind, quantity: Quantity) -> Means:
        """Return heads or a rate of what was spoken of last."""
        own = mention.word.keys[kind][0]
        spoken = self._spoken_of(mention, quantity)
        whole = (own,)
        if spoken is None:
            loose = "" if "总体" in mention.text else UNCLEAR
            return Means(mention.text, whole, mention.start, mention.end, loose, word=mention.word)
        keys, loose = spoken
        keys = keys if keys else whole
        return Means(mention.text, keys, mention.start, mention.end, loose, word=mention.word)

    def _spoken_of(
        self, mention: Mention, quantity: Quantity
    ) -> tuple[tuple[str, ...], str] | None:
        kind = quantity.kind
        before = self.words.mentions(self.sentence.text[: quantity.start], "heads")
        held = [m for m in before if not m.word.of_type]
        if not held:
            if self.last is None or self.last.word is None:
                return None
            return (
                *_attended(self.last.word, mention.word, kind),
                mention.word.keys[kind][0],
            ), UNCLEAR
        last = held[-1].word
        others = [m for m in self._group if m.word and m.word.type not in ("", last.type)]
        several = bool(others) or _AMONG.search(self.sentence.text[: quantity.start])
        keys = _attended(last, mention.word, kind)
        if several and not last.total:
            others = [k for m in reversed(held) for k in _attended(m.word, mention.word, kind)]
            return tuple(dict.fromkeys((*keys, *others, *mention.word.keys[kind]))), UNCLEAR
        return keys, ""

    def _carried(self, counted: Counted) -> Means | None:
        """Return what the clause before counted, where this one names nothing itself."""
        kind = counted.quantity.kind
        left, right = self.sentence.words(counted.left), self.sentence.words(counted.right)
        last = self._named_before(counted) or self.last
        if last is None or last.word is None or rest(left) or rest(right):
            return None
        if counted.left[0] == 0 and not self.beside:
            return None
        at, end = counted.quantity.start, counted.quantity.end
        if kind == "times" and "times" in last.word.keys and self._goes_on(left):
            return Means(last.name, last.keys, at, end, last.loose, last.sums, last.word)
        come = kind == "people" and _COME.search(left + right)
        if (kind == "heads" or come) and "heads" in last.word.keys:
            keys = last.word.keys["heads"]
            several = {m.word.type for m in self._group if m.word} - {last.word.type}
            loose = UNCLEAR if several and not last.word.total else ""
            keys = (*keys, "参加人次") if loose else keys
            return Means(last.name, keys, at, end, loose, word=last.word)
        return None

    def _goes_on(self, left: str) -> bool:
        """Whether words before a number go on with what was named before: 共9次, 8月2次."""
        return self.beside or bool(_TOGETHER.search(left) or re.search(TIME_WORDS, left))

    def _named_before(self, counted: Counted) -> Means | None:
        """Return what the clauses since the last number name without counting it."""
        text = self.sentence.text[self._read_to : counted.left[0]]
        found = [m for m in self.words.mentions(text, "times") if m.word.type]
        if not found:
            return None
        m = _moved(found[-1], self._read_to)
        return Means(m.text, m.word.keys["times"], m.start, m.end, word=m.word)

    def _stranger(self, counted: Counted) -> Iterator[Means]:
        """Yield what is counted but known to no ledger: 走访慰问困难党员8人次."""
        found = stranger(self.sentence, counted)
        if found is not None:
            name, start, end = found
            yield Means(name, (), start, end)


def named_beside(name: str, words: Lexicon) -> Means | None:
    """Return the type that a cell beside names, and nothing else."""
    found = [m for m in words.mentions(name, "times") if m.word.type]
    if not found or rest(name[: found[0].start] + name[found[0].end :]):
        return None
    return Means(found[0].text, found[0].word.keys["times"], 0, 0, word=found[0].word)


def _without_what_they_do(found: list[Mention], text: str) -> list[Mention]:
    """Return words without those that only tell what was done there: 中心组集中学习, 培训参加."""
    if len(found) < 2 or not _is_general(found[-1].word):
        return found
    last, before = found[-1], found[-2]
    firm = not _is_general(before.word)
    return found[:-1] if firm and not rest(text[before.end : last.start]) else found


def _is_general(word: Word) -> bool:
    return word.weak or word.of_type or word.total


def _attended(of: Word, word: Word, kind: Kind) -> tuple[str, ...]:
    """Return the figures of a kind of those who came to what another word names."""
    if of.total and not of.sums:
        return word.keys[kind]
    if kind == "rate":
        return tuple(k.replace("参加人次", "到会率") for k in of.keys.get("heads", ()))
    return of.keys.get("heads", ())


def _moved(mention: Mention, by: int) -> Mention:
    return Mention(mention.start + by, mention.end + by, mention.text, mention.word)
