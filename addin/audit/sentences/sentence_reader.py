"""The meanings of the numbers of a sentence, read from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct, field

from addin.audit.figure_words.counted_word import gap, linked_words, moved, nearest
from addin.audit.figure_words.figure_keys import DUE, OF_PROBLEMS, ON_TOPIC, PROBLEMS, ROSTER
from addin.audit.figure_words.lexicon import Lexicon, Mention
from addin.audit.figure_words.outside_ledger import clause, concerns_party, stranger
from addin.audit.figure_words.possible_figures import (
    NARROWER,
    OTHERS_TOO,
    STORY,
    UNCLEAR,
    Means,
    meant,
    together,
)
from addin.audit.figure_words.problem_words import of_source
from addin.audit.parts.subset_words import is_narrowed, is_sent, is_somebody, is_story
from addin.audit.sentences.activities_in_all import activities_in_all
from addin.audit.sentences.attendance_claims import attended
from addin.audit.sentences.carried_figures import (
    attended_in_all,
    carried,
    each_listed_before,
    listed_before,
)
from addin.audit.sentences.deeds import by_deed, groups_met, held_by
from addin.audit.sentences.said import NamedSpan, Said
from addin.audit.sentences.sums_behind import sum_behind
from addin.audit.sentences.topic_claims import is_on_topic, topic_keys
from addin.audit.text.clauses import SUM_WORDS, Counted, Sentence, rest
from addin.audit.text.quantity import Kind
from addin.audit.times.comparisons import BLANK
from addin.ledger.record import replace

_EACH = re.compile(r"各|均|都|同样")
_TOGETHER = re.compile(SUM_WORDS)
_AND = re.compile(r"^\s*(?:和|及|与|以及)")
_NEXT = re.compile(r"\s*[、和及与]\s*[\d一二两三四五六七八九十]+[次场期]")
_RESPECTIVELY = re.compile(r"分别|依次")
# Nothing else is named behind a number that another is compared with: 与二季度的3次相比，增加1次.
_ONLY_COMPARED = re.compile(
    r"[\u3000相比较对之下]{1,6}[，,](?:基本|略|有所|明显|大幅|仅|只|还|又)*(?:\u3000|增|减|多|少|上升|下降|提高|持平)"
)
_DUE = re.compile(r"^应(?:召开|开展|开)")
_DEALT = re.compile(r"专题|专门|集体|分析|研究|研判|讨论|听取|部署|先后|定期")
_MEAN = re.compile(r"[场次人]均|平均")
_DID = re.compile(r"参[加与会学训观]|到[会场]|出席|开展|组织|举办|走|活动|服务|[主讲领]|等(?!级)")
_OF_MEMBERS = re.compile(
    r"党员(?:队伍|总数|人数|构成|结构|[当之]?中|里)|(?:性别|学历|文化程度|年龄|民族)(?:结构|构成|分布)?[上来]?[看分说]"
)


class Meaning(Struct):
    """What each number of a sentence means.

    ``counted_before``: what sentences and clauses before counted, which numbers that name nothing
    themselves go on with. ``known_only``: only what the ledger keeps is a claim. ``beside``: what
    is counted stands in another cell. ``names``: where the sentence names branches, people, places.
    ``continued``: it goes on behind a semicolon. ``parts``: what a sum behind them may be of.
    ``not_attended``: what was counted without a number of those who came. ``types``: those of what
    the sentence before counted; ``own_types``: of what this one did. ``members``: the
    paragraph has counted members by now. ``about``: the words for what it counted of people and
    things.
    """

    sentence: Sentence
    words: Lexicon
    counted_before: list[Means] = field(default_factory=list)
    known_only: bool = False
    beside: bool = False
    names: Sequence[NamedSpan] = ()
    continued: bool = False
    parts: list[Means] = field(default_factory=list)
    not_attended: list[Means] = field(default_factory=list)
    types: frozenset[str] = frozenset()
    own_types: frozenset[str] = frozenset()
    members: bool = False
    about: list[str] = field(default_factory=list)
    _listed: list[Mention] = field(default_factory=list)
    _money: list[Means] = field(default_factory=list)
    _read_to: int = 0
    _number: Decimal | None = None

    def of(self, counted: Counted, ahead: bool = False, part: bool = True) -> list[Means]:
        """Return what a number means: nothing where it claims nothing, several for 各6次.

        ``ahead``: the word for it comes later (与上年的2次相比，警示教育). ``part``: a sum behind
        it may count it in.
        """
        if ahead and not _ONLY_COMPARED.match(self.sentence.text[counted.quantity.end :]):
            return self._ahead(counted)
        counted = replace(counted, left=(max(counted.left[0], self._read_to), counted.left[1]))
        found = list(self._found(counted))
        if part and counted.quantity.kind == "times":
            self.parts = [] if any(m.of_last for m in found) else [*self.parts, *found]
        self.own_types |= {m.type for m in found}
        self._note_rows(counted, found)
        self._note_attendance(counted, found)
        self._read_to = max([self._read_to, *(m.end for m in found)])
        if counted.quantity.kind == "money":
            self._money = [m for m in found if m.word]
        told = [m for m in found if m.word and "times" in m.word.keys]
        if told:
            goes_on = not self._begins(counted)
            self.counted_before = [*self.counted_before, *told] if goes_on else told
            if counted.quantity.kind == "times":
                self._number = counted.quantity.number
        elif part and counted.quantity.kind == "times" and counted.quantity.number != self._number:
            self.counted_before = []  # who came next came to something else
        return found

    def _note_rows(self, counted: Counted, found: Sequence[Means]) -> None:
        """Keep whether members were counted, and by what words people and things were."""
        if counted.quantity.kind in ("people", "things"):
            self.members |= any(m.keys[:1] and m.keys[0] in ROSTER and not m.loose for m in found)
            self.about += [_sheet_of(m) for m in found if m.keys]

    def _note_attendance(self, counted: Counted, found: Sequence[Means]) -> None:
        """Keep which activities are still without a number of those who came to them."""
        kind = counted.quantity.kind
        if kind in ("heads", "people") and any(m.keys or m.sums for m in found):
            self.not_attended = []
        elif kind == "times":
            self.not_attended += [m for m in found if m.word and m.word.type]

    def _begins(self, counted: Counted) -> bool:
        return counted.left[0] == 0 or self.sentence.text[counted.left[0] - 1] in "，,：:"

    def _found(self, counted: Counted) -> Iterator[Means]:
        if self._listed and not rest(_AND.sub("", self.sentence.words(counted.left))):
            means = self._means(self._listed.pop(0), counted, linked=True)
            quantity = counted.quantity  # without the number of the type before it
            yield replace(means, start=quantity.start, end=quantity.end)
            return
        self._listed = []
        said = self._said(counted)
        total = sum_behind(counted, said, self.parts) or attended_in_all(said, self.not_attended)
        if total:
            yield total
        elif each := each_listed_before(said):
            yield from (self._means(its, counted, linked=True) for its in each)
        else:
            yield from self._by_word(counted)

    def _by_word(self, counted: Counted) -> Iterator[Means]:
        """Yield what the word for a number means, or what it goes on with."""
        mention = nearest(self.sentence, counted, self.words)
        if mention and self._is_in_a_name(mention):
            mention = None
        if mention and is_sent(mention, self.sentence, counted):
            return
        if mention and mention.word.part and is_somebody(mention, self.sentence, counted):
            done = self._done_by(mention, counted)
            if done is None and mention.word.acts and counted.quantity.kind == "things":
                return
            if done or (mention.word.acts and not counted.quantity.vague):
                mention = done
        if mention:
            yield from self._named(mention, counted)
        elif unnamed := (
            self._in_turn(counted)
            or activities_in_all(self._said(counted))
            or self._unnamed(counted)
        ):
            yield unnamed
        elif self._counts_branches(counted):
            return
        elif not self.known_only and (found := stranger(self.sentence, counted)):
            name, start, end = found
            yield Means(name, (), start, end)

    def _in_turn(self, counted: Counted) -> Means | None:
        """Return the first of the types listed before, where 分别 gives each its own."""
        listed = listed_before(self._said(counted))
        self._listed = listed[1:]
        return self._means(listed[0], counted, linked=True) if listed else None

    def _counts_branches(self, counted: Counted) -> bool:
        """Whether a number says how many branches do something: 4个支部合计开展."""
        q = counted.quantity
        return any(n.start <= q.start < n.end for n in self.names)

    def _is_in_a_name(self, its: Mention) -> bool:
        """Whether a word is part of what a topic or a place is called: 志愿服务类6次."""
        things = (n for n in self.names if n.of == "thing")
        return any(n.start <= its.start and its.end <= n.end for n in things)

    def _unnamed(self, counted: Counted) -> Means | None:
        """Return what a number without a word counts: by a deed, or what was counted before."""
        said = self._said(counted)
        before = self._money if said.kind == "money" else self.counted_before
        done = (
            by_deed(said, self.counted_before)
            or held_by(said, self.counted_before)
            or groups_met(said)
        )
        return done or carried(said, before)

    def _said(self, counted: Counted) -> Said:
        return Said(
            self.sentence, counted, self.words, self.names, self._read_to, self.beside,
            counted.left[0] == 0 and not (self.beside or self.continued),
        )  # fmt: skip

    def _ahead(self, counted: Counted) -> list[Means]:
        """Return the first word for a figure that comes behind a number."""
        kind, end = counted.quantity.kind, counted.quantity.end
        found = self.words.mentions(self.sentence.text[end:], kind, self.sentence.around)
        return [self._means(moved(m, end), counted, linked=True) for m in found[:1]]

    def _counts_itself(self, at: int) -> bool:
        """Whether a number of its own follows a deed: 5个问题已整改3个."""
        behind = (c.quantity.start for c in self.sentence.counted if c.quantity.start >= at)
        number = next(behind, None)
        return number is not None and not self.sentence.text[at:number].strip("了共计有")

    def _done_by(self, who: Mention, counted: Counted) -> Mention | None:
        """Return the word for what somebody did, where that is a figure: 25名党员足额交纳."""
        text = self.sentence.text[who.end : counted.right[1]]
        found = self.words.mentions(text, counted.quantity.kind, self.sentence.around)
        told = [m for m in found if not (m.word.part or m.word.of_type)]
        done = next(reversed(told), None)
        if done is None or self._counts_itself(who.end + done.end):
            return None
        return moved(done, who.end)

    def _named(self, mention: Mention, counted: Counted) -> Iterator[Means]:
        """Yield the meanings of a number by the word for it, and those linked to that word."""
        chain = linked_words(mention, self.sentence, counted, self.words)
        between = gap(mention, self.sentence, counted) if len(chain) > 1 else ""
        in_turn = len(chain) > 1 and _NEXT.match(self.sentence.text[counted.quantity.end :])
        if _RESPECTIVELY.search(between) or in_turn:
            self._listed = chain[1:]
            yield self._means(chain[0], counted, linked=True)
        elif _EACH.search(between):
            yield from self._each(chain, counted)
        elif len(chain) > 1 and (_TOGETHER.search(between) or self._is_summed(chain, counted)):
            yield together(chain, counted.quantity.kind, self.sentence.text)
        elif family := _family(chain, counted.quantity.kind):
            kinds = together(chain, counted.quantity.kind, self.sentence.text)
            yield replace(kinds, keys=(family,))
        elif not self._is_business(means := self._means(mention, counted), counted):
            yield means

    def _of_meeting(
        self, its: Mention, keys: tuple[str, ...]
    ) -> tuple[tuple[str, ...], bool] | None:
        """Return the figures of a topic in the meeting that the clause says dealt with it.

        支委会专题研判意识形态2次 counts none of the lectures on it.
        """
        before = self.sentence.text[: its.start]
        held = self.words.mentions(before, "times")
        tags = [tag for key in its.word.otherwise if (tag := key.partition(".")[2])]
        if not (tags and held and held[-1].word.type) or rest(
            _DEALT.sub("", before[held[-1].end :])
        ):
            return None
        type_ = held[-1].word.type
        own = [ON_TOPIC.key_of({"type": type_, "tag": tag}) for tag in tags]
        return (*own, *keys), False

    def _is_named_in_full(self, its: Mention) -> bool:
        """Whether the sentence names the type before by a word that means nothing else."""
        told = f"{self.sentence.heading}，{self.sentence.text[: its.start]}"
        before = self.words.mentions(told)
        keys = its.word.keys.get("times", ())[:1]
        return bool(keys) and any(
            not m.word.weak and m.word.keys.get("times", ())[:1] == keys for m in before
        )

    def _each(self, chain: Sequence[Mention], counted: Counted) -> Iterator[Means]:
        """Yield what linked words mean that have a number each: 主题党日、党课各1次.

        What the first is about the others may be about as well, or not.
        """
        first = self._means(chain[0], counted, linked=True)
        yield first
        before = self.sentence.text[: chain[0].start]
        for its in chain[1:]:
            means = self._means(its, counted, linked=True)
            topic = topic_keys(its, before, counted.quantity.kind, self.words.catalogue)
            shared = is_on_topic(first.keys) and topic and is_on_topic(topic[0])
            keys = (*topic[0], *means.keys) if shared and topic else means.keys
            yield replace(means, keys=keys, loose=NARROWER) if shared else means

    def _is_summed(self, chain: Sequence[Mention], counted: Counted) -> bool:
        """Whether words before linked words make a number that of all: 共召开党小组会、党课8次."""
        before = self.sentence.text[counted.left[0] : chain[0].start]
        return bool(_TOGETHER.search(before)) and not rest(before)

    def _is_business(self, means: Means, counted: Counted) -> bool:
        """Whether words say more than a figure's name, and nothing of the Party: 民生问题36个."""
        if means.word is None or means.type or not means.loose:
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

    def _means(self, mention: Mention, counted: Counted, linked: bool = False) -> Means:
        keys = mention.word.keys[counted.quantity.kind]
        if mention.word.value and keys[0] in ROSTER:
            return meant(mention, keys, "" if self._has_rows_alone(mention, counted) else NARROWER)
        return self._of_keys(mention, counted, keys, linked)

    def _of_keys(
        self, mention: Mention, counted: Counted, keys: tuple[str, ...], linked: bool
    ) -> Means:
        word, quantity = mention.word, counted.quantity
        if not keys:
            return meant(mention, (), UNCLEAR)
        if _MEAN.search(self.sentence.words(counted.left)) and "均" not in mention.text:
            return meant(mention, ())
        if word.of_type:
            before = self.counted_before
            return attended(mention, self.sentence, quantity, self.words, before)
        due = _DUE.search(gap(mention, self.sentence, counted))
        if due and word.type:
            times = quantity.kind == "times"
            return meant(mention, (DUE.key_of({"type": word.type}),) if times else ())
        if quantity.kind == "hours" and self.counted_before:
            last = self.counted_before[-1].word
            keys = (*(last.keys.get("hours", ()) if last else ()), *keys)
        topic = topic_keys(mention, self.sentence.text, quantity.kind, self.words.catalogue)
        topic = topic or self._of_meeting(mention, keys)
        keys, narrower = topic or (of_source(keys, self.sentence.text[: mention.end]), False)
        if is_story(mention, self.sentence, counted):
            return meant(mention, keys, STORY)
        if not linked:
            group = self.counted_before
            said = self._without_branch(mention) if word.part else self.sentence
            narrower = narrower or is_narrowed(
                mention, said, counted, group, self.types | self.own_types
            )
        topical = quantity.kind != "people" and is_on_topic(keys)
        weak = word.weak and not (topical or self._is_named_in_full(mention))
        return meant(mention, keys, OTHERS_TOO if weak else NARROWER if narrower else "")

    def _has_rows_alone(self, its: Mention, counted: Counted) -> bool:
        """Whether a clause only says how many members a value has: 其中女同志12名."""
        start, end = min(its.start, counted.left[0]), max(its.end, counted.right[1])
        text, q = self.sentence.text, counted.quantity
        spans = sorted([(its.start, its.end), (q.start, q.end)])
        ends = (start, *(e for _, e in spans))
        said = "".join(text[a:b] for a, b in zip(ends, (*(s for s, _ in spans), end), strict=True))
        of_members = self.members or _OF_MEMBERS.search(text[: its.start]) or "党员" in its.text
        return bool(of_members) and not (rest(_OF_MEMBERS.sub("", said)) or _DID.search(said))

    def _without_branch(self, mention: Mention) -> Sentence:
        """Return the sentence with blanks for a branch named right before a word: 外科问题3项."""
        text = self.sentence.text
        for its in self.names:
            if its.of == "branch" and its.end == mention.start:
                text = text[: its.start] + BLANK * (its.end - its.start) + text[its.end :]
        return replace(self.sentence, text=text)


def _sheet_of(its: Means) -> str:
    """Return what its sheet is about, for the words behind that mean something only there."""
    return PROBLEMS if its.keys[0] in OF_PROBLEMS else its.name


def _family(chain: Sequence[Mention], kind: Kind) -> str:
    """Return what linked words are kinds of: 支委之间、党员之间谈心谈话8次 are talks in all."""
    parts = [key.partition(".") for m in chain for key in m.word.keys[kind][:1]]
    names = {name if dot else "" for name, dot, _ in parts}
    return names.pop() if len(parts) > 1 and len(names) == 1 else ""


def named_beside(name: str, words: Lexicon) -> list[Means]:
    """Return the type that a cell beside names, where it names nothing else."""
    found = [m for m in words.mentions(name, "times") if m.word.type]
    if len(found) != 1:
        return []
    (its,) = found
    more = rest(name[: its.start] + name[its.end :])
    return [] if more else [meant(its, its.word.keys["times"])]


_OF_THE_TIME = re.compile("[当本每全]月|[当本]季度?|[（(](?:单位[:：])?[次场期][）)]")


def named_above(head: str, words: Lexicon) -> list[Means]:
    """Return what the head of a column names, where it names nothing else: 当月活动总次数."""
    found = [m for m in words.mentions(head, "times") if m.word.type or m.word.total]
    if len(found) != 1:
        return []
    (its,) = found
    more = rest(_OF_THE_TIME.sub("", head[: its.start] + head[its.end :]))
    nothing_else = not (more or its.word.weak or its.word.of_type)
    return [meant(its, its.word.keys["times"])] if nothing_else else []
