"""The meanings of the numbers of a sentence, read from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct, field

from addin.audit.attendance_claims import attended
from addin.audit.clauses import TIME_WORDS, Counted, Sentence, rest
from addin.audit.counted_word import gap, linked_words, moved, nearest
from addin.audit.figure_keys import DUE, HEADS
from addin.audit.lexicon import Lexicon, Mention
from addin.audit.outside_ledger import clause, concerns_party, stranger
from addin.audit.possible_figures import NARROWER, OTHERS_TOO, UNCLEAR, Means, meant
from addin.audit.quantity import Kind
from addin.audit.subset_words import is_narrowed, is_somebody
from addin.audit.topic_claims import topic_keys
from addin.ledger.record import replace

_EACH = re.compile(r"各|均|都|同样")
_TOGETHER = re.compile(r"共|合计|总计|累计")
_ALTOGETHER = re.compile(rf"{_TOGETHER.pattern}|前后|先后|分别|依次|实际|[只仅]")
_RESPECTIVELY = re.compile(r"分别|依次")
_COME = re.compile(r"参加|参与|参会|到会|出席|参训|参学|覆盖|受教育|教育")
_SOURCE = re.compile(r"两化|巡[察视]|民主生活会|组织生活会|上级反馈|自查|审计")
_SOURCES = re.compile(
    rf"(?:{_SOURCE.pattern})(?:反馈|查摆|发现)?(?:的)?[、和及与](?:{_SOURCE.pattern})"
)
_DUE = re.compile(r"^应(?:召开|开展|开)")
_MEAN = re.compile(r"[场次人]均|平均")


class Meaning(Struct):
    """What each number of a sentence means.

    ``counted_before``: what sentences and clauses before counted, which numbers that name nothing
    themselves go on with. ``known_only``: only what the ledger keeps is a claim. ``beside``: what
    is counted stands in another cell. ``bodies``: where the sentence names branches.
    ``continued``: it goes on behind a semicolon.
    """

    sentence: Sentence
    words: Lexicon
    counted_before: list[Means] = field(default_factory=list)
    known_only: bool = False
    beside: bool = False
    bodies: Sequence[tuple[int, int]] = ()
    continued: bool = False
    _listed: list[Mention] = field(default_factory=list)
    _read_to: int = 0
    _number: Decimal | None = None

    def of(self, counted: Counted) -> list[Means]:
        """Return what a number means: nothing where it claims nothing, several for 各6次."""
        counted = replace(counted, left=(max(counted.left[0], self._read_to), counted.left[1]))
        found = list(self._found(counted))
        self._read_to = max([self._read_to, *(m.end for m in found)])
        told = [m for m in found if m.word and "times" in m.word.keys]
        if told:
            goes_on = not self._begins(counted)
            self.counted_before = [*self.counted_before, *told] if goes_on else told
            if counted.quantity.kind == "times":
                self._number = counted.quantity.number
        elif counted.quantity.kind == "times" and counted.quantity.number != self._number:
            self.counted_before = []  # who came next came to something else
        return found

    def _begins(self, counted: Counted) -> bool:
        return counted.left[0] == 0 or self.sentence.text[counted.left[0] - 1] in "，,：:"

    def _found(self, counted: Counted) -> Iterator[Means]:
        if self._listed and not rest(self.sentence.words(counted.left)):
            yield self._means(self._listed.pop(0), counted, linked=True)
            return
        self._listed = []
        mention = nearest(self.sentence, counted, self.words)
        if mention and mention.word.part and is_somebody(mention, self.sentence, counted):
            done = self._done_by(mention, counted)
            if done is None and mention.word.acts and counted.quantity.kind == "things":
                return
            if done or (mention.word.acts and not counted.quantity.vague):
                mention = done
        if mention:
            yield from self._named(mention, counted)
        elif carried := self._carried(counted):
            yield carried
        elif not self.known_only and (found := stranger(self.sentence, counted)):
            name, start, end = found
            yield Means(name, (), start, end)

    def _done_by(self, who: Mention, counted: Counted) -> Mention | None:
        """Return the word for what somebody did, where that is a figure: 25名党员足额交纳."""
        text = self.sentence.text[who.end : counted.right[1]]
        found = self.words.mentions(text, counted.quantity.kind, self.sentence.text)
        told = [m for m in found if not (m.word.part or m.word.of_type)]
        return moved(told[-1], who.end) if told else None

    def _named(self, mention: Mention, counted: Counted) -> Iterator[Means]:
        """Yield the meanings of a number by the word for it, and those linked to that word."""
        chain = linked_words(mention, self.sentence, counted, self.words)
        between = gap(mention, self.sentence, counted) if len(chain) > 1 else ""
        if _RESPECTIVELY.search(between):
            self._listed = chain[1:]
            yield self._means(chain[0], counted, linked=True)
        elif _EACH.search(between):
            yield from (self._means(m, counted, linked=True) for m in chain)
        elif _TOGETHER.search(between):
            yield self._together(chain, counted)
        elif family := _family(chain, counted.quantity.kind):
            kinds = self._together(chain, counted)
            yield replace(kinds, keys=(family,))
        elif not self._is_business(means := self._means(mention, counted), counted):
            yield means

    def _is_business(self, means: Means, counted: Counted) -> bool:
        """Whether words say more than a figure's name, and nothing of the Party: 民生问题36个."""
        if means.word is None or means.word.type or not means.loose:
            return False
        if (
            means.word.of_type and counted.quantity.kind != "rate"
        ):  # who came to what is no activity of a Party body
            others = self._between(means, counted)
            known = self.counted_before and not others
            return not known and not concerns_party(others or self.sentence.text)
        if means.loose != NARROWER:
            return False
        things = self._between(means, counted) if counted.quantity.kind == "things" else ""
        return not concerns_party(things or clause(self.sentence, counted))

    def _between(self, means: Means, counted: Counted) -> str:
        """Return what words say between a word and its number: 扬尘点位 in 整改扬尘点位64处."""
        return rest(self.sentence.text[means.end : counted.quantity.start])

    def _together(self, chain: Sequence[Mention], counted: Counted) -> Means:
        kind = counted.quantity.kind
        keys = tuple(dict.fromkeys(k for m in chain for k in m.word.sums or m.word.keys[kind][:1]))
        text = self.sentence.text[chain[0].start : chain[-1].end]
        return Means(text, (), chain[0].start, chain[-1].end, sums=keys, word=chain[-1].word)

    def _means(self, mention: Mention, counted: Counted, linked: bool = False) -> Means:
        word, quantity = mention.word, counted.quantity
        keys = word.keys[quantity.kind]
        if _MEAN.search(self.sentence.words(counted.left)) and "均" not in mention.text:
            return meant(mention, ())
        if word.of_type:
            before = self.counted_before
            return attended(mention, self.sentence, quantity, self.words, before)
        due = _DUE.search(gap(mention, self.sentence, counted))
        if due and word.type and quantity.kind == "times":
            return meant(mention, (DUE.key_of({"type": word.type}),))
        if quantity.kind == "hours" and self.counted_before:
            last = self.counted_before[-1].word
            keys = (*(last.keys.get("hours", ()) if last else ()), *keys)
        topic = topic_keys(mention, self.sentence.text, quantity.kind, self.words.catalogue)
        keys, narrower = topic or (self._by_source(keys, mention), False)
        if not linked:
            group = self.counted_before
            narrower = narrower or is_narrowed(mention, self.sentence, counted, group)
        return meant(mention, keys, OTHERS_TOO if word.weak else NARROWER if narrower else "")

    def _by_source(self, keys: tuple[str, ...], mention: Mention) -> tuple[str, ...]:
        """Return figures of problems by where they came from, where the sentence tells it."""
        if not keys[0].startswith("整改"):
            return keys
        told = self.sentence.text[: mention.end]
        found = _SOURCE.findall(told)
        if not found or _SOURCES.search(told):
            return keys
        return (f"{keys[0]}.{found[-1]}", *keys)

    def _carried(self, counted: Counted) -> Means | None:
        """Return what the clause before counted, where this one names nothing itself."""
        left, right = self._without_bodies(counted.left), self.sentence.words(counted.right)
        opens = counted.left[0] == 0 and not self.beside and not self.continued
        kind = counted.quantity.kind
        named = self._named_before(counted, "money" if kind == "money" else "times")
        last = named or next(iter(self.counted_before[-1:]), None)
        if opens or last is None or last.word is None or rest(left) or rest(right):
            return None
        word = last.word
        start, end = counted.quantity.start, counted.quantity.end
        surely = self._goes_on(counted, left, last)
        if kind == "times" and "times" in word.keys and (named or surely):
            due = bool(word.type) and last.keys == (DUE.key_of({"type": word.type}),)
            last = replace(last, keys=word.keys[kind]) if due else last
            return replace(last, start=start, end=end, loose=last.loose if surely else UNCLEAR)
        if kind in ("hours", "money") and kind in word.keys:
            return Means(last.name, word.keys[kind], start, end, word=word)
        came = kind == "heads" or (kind == "people" and _COME.search(left + right))
        if came and "heads" in word.keys:
            several = {m.word.type for m in self.counted_before if m.word} - {word.type}
            unclear = bool(several) and not word.total
            keys = (*word.keys["heads"], *((HEADS,) if unclear else ()))
            loose = UNCLEAR if unclear else ""
            return Means(last.name, keys, start, end, loose, word=word)
        return None

    def _goes_on(self, counted: Counted, left: str, last: Means) -> bool:
        """Whether words before a number go on with what was named before: 共9次, 8月2次."""
        if self.beside or len(left) < counted.left[1] - counted.left[0]:  # of another branch
            return True
        shared = bool(self.bodies) and _RESPECTIVELY.search(self.sentence.text[: last.end])
        return bool(shared or _ALTOGETHER.search(left) or re.search(TIME_WORDS, left))

    def _without_bodies(self, place: tuple[int, int]) -> str:
        """Return what stands at a place beside the names of branches."""
        inside = [b for b in self.bodies if place[0] <= b[0] and b[1] <= place[1]]
        found, at = "", place[0]
        for start, end in inside:
            found, at = found + self.sentence.text[at:start], end
        return found + self.sentence.text[at : place[1]]

    def _named_before(self, counted: Counted, kind: Kind) -> Means | None:
        """Return what the clauses since the last number name without counting it."""
        text = self.sentence.text[self._read_to : counted.left[0]]
        found = [m for m in self.words.mentions(text, kind) if m.word.type or kind == "money"]
        if not found:
            return None
        mention = moved(found[-1], self._read_to)
        return meant(mention, mention.word.keys[kind])


def _family(chain: Sequence[Mention], kind: Kind) -> str:
    """Return what linked words are kinds of: 支委之间、党员之间谈心谈话8次 are talks in all."""
    parts = [m.word.keys[kind][0].partition(".") for m in chain]
    names = {name if dot else "" for name, dot, _ in parts}
    return names.pop() if len(parts) > 1 and len(names) == 1 else ""


def named_beside(name: str, words: Lexicon) -> list[Means]:
    """Return the type that a cell beside names, where it names nothing else."""
    found = [m for m in words.mentions(name, "times") if m.word.type]
    if not found or rest(name[: found[0].start] + name[found[0].end :]):
        return []
    return [meant(found[0], found[0].word.keys["times"])]
